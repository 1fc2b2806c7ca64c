//! Networks as limits see them: one IPv4 address, or one IPv6 /64, which is what one line gets.

use std::net::IpAddr;

/// The bucket that requests of this address count in.
pub fn bucket(address: &str) -> String {
    match address.parse() {
        Ok(IpAddr::V4(v4)) => v4.to_string(),
        Ok(IpAddr::V6(v6)) => v6.to_ipv4_mapped().map_or_else(
            || {
                let [a, b, c, d, ..] = v6.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            },
            |v4| v4.to_string(),
        ),
        Err(_) => "unknown".to_owned(),
    }
}

/// What may be kept for long of a bucket: the part of the network that says whose it is, and not which line.
pub fn outline(bucket: &str) -> String {
    let address = bucket.strip_suffix("/64").unwrap_or(bucket);
    match address.parse() {
        Ok(IpAddr::V4(v4)) => {
            let [a, b, c, _] = v4.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        Ok(IpAddr::V6(v6)) => {
            let [a, b, c, ..] = v6.segments();
            format!("{a:x}:{b:x}:{c:x}::/48")
        }
        Err(_) => "unknown".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_says_less_than_a_bucket() {
        for (address, expected) in [
            ("192.0.2.7", "192.0.2.0/24"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"),
            ("not an address", "unknown"),
        ] {
            assert_eq!(outline(&bucket(address)), expected, "{address}");
        }
    }

    #[test]
    fn addresses_of_one_line_share_a_bucket() {
        for (address, expected) in [
            ("192.0.2.7", "192.0.2.7"),
            ("::ffff:192.0.2.7", "192.0.2.7"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
            ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
            ("not an address", "unknown"),
            ("", "unknown"),
        ] {
            assert_eq!(bucket(address), expected, "{address}");
        }
    }
}
