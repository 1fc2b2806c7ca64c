//! Numbering plans: calling codes and how many digits follow them.

use crate::decimal::whole;

/// Calling code, region (`--` for none), and the fewest and most digits of a national number,
/// local numbers included. Derived from the metadata of Google's libphonenumber as libphonenumber-js
/// 1.13.16 packs it (Apache-2.0): lengths of all regions of a code, joined.
const PLANS: &str = "1US7-10 7RU10-14 20EG8-10 27ZA5-10 30GR10-12 31NL5-11 32BE8-9 33FR9 34ES9 36HU8-9 \
    39IT6-12 40RO6-9 41CH9-12 43AT4-13 44GB7-10 45DK8 46SE6-12 47NO5-8 48PL6-10 49DE4-15 \
    51PE8-9 52MX10 53CU6-10 54AR10-11 55BR8-11 56CL9-11 57CO8-11 58VE10 60MY8-10 61AU5-12 \
    62ID7-17 63PH6-13 64NZ5-10 65SG8-11 66TH8-13 81JP8-17 82KR5-14 84VN7-10 86CN7-12 90TR7-13 \
    91IN8-13 92PK8-12 93AF9 94LK9 95MM6-10 98IR4-10 211SS9 212MA9 213DZ8-9 216TN8 218LY9 \
    220GM7-9 221SN9 222MR8 223ML8 224GN8-9 225CI10 226BF8 227NE8 228TG8 229BJ10 230MU7-10 \
    231LR7-9 232SL8 233GH8-9 234NG10-14 235TD8 236CF8 237CM8-9 238CV7 239ST7 240GQ9 241GA7-8 \
    242CG9 243CD7-10 244AO9 245GW7-9 246IO7 247AC5-6 248SC7 249SD9 250RW8-9 251ET9 252SO6-9 \
    253DJ8 254KE7-10 255TZ9 256UG9 257BI8 258MZ8-9 260ZM9 261MG9 262RE9 263ZW7-10 264NA8-9 \
    265MW7-9 266LS8 267BW7-10 268SZ8-9 269KM7 290SH4-5 291ER7 297AW7 298FO6 299GL6 350GI8 \
    351PT9 352LU4-11 353IE7-10 354IS7-9 355AL6-9 356MT8 357CY8 358FI5-12 359BG6-12 370LT8 \
    371LV8 372EE7-10 373MD8 374AM8 375BY6-11 376AD6-9 377MC8-9 378SM8-10 380UA9-10 381RS6-12 \
    382ME8-9 383XK8-12 385HR7-9 386SI5-8 387BA8-9 389MK8 420CZ9-12 421SK6-9 423LI7-9 500FK5 \
    501BZ7-11 502GT8-11 503SV7-11 504HN8-11 505NI8 506CR8-10 507PA7-11 508PM6-9 509HT8 590GP9 \
    591BO8-9 592GY7 593EC8-11 594GF9 595PY6-11 596MQ9 597SR6-7 598UY4-13 599CW7-8 670TL7-8 \
    672NF6 673BN7 674NR7 675PG7-8 676TO5-7 677SB5-7 678VU5-7 679FJ7-11 680PW7 681WF6-9 682CK5 \
    683NU4-7 685WS5-10 686KI5-8 687NC6 688TV5-7 689PF6-9 690TK4-7 691FM7 692MH7 850KP8-10 \
    852HK5-11 853MO7-8 855KH8-10 856LA8-10 880BD6-10 886TW7-11 960MV7-10 961LB7-8 962JO8-9 \
    963SY8-9 964IQ8-10 965KW7-8 966SA9-10 967YE7-9 968OM7-9 970PS8-10 971AE5-12 972IL7-12 \
    973BH8 974QA7-11 975BT7-8 976MN8-10 977NP8-11 992TJ9 993TM8 994AZ9 995GE9 996KG9-10 \
    998UZ9 800--8 808--8 870--9-12 878--12 881--9-10 882--7-12 883--8-12 888--11 979--9";

/// A calling code's plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Plan {
    /// Digits of the calling code itself.
    pub code: usize,
    /// ISO 3166 code of its main region; `--` for none.
    pub region: &'static str,
    /// Digits of a national number, fewest.
    pub min: usize,
    /// Digits of a national number, most.
    pub max: usize,
}

/// The plan of an international number's digits; codes are prefix-free, so the first hit is it.
pub fn plan(digits: &str) -> Option<Plan> {
    PLANS.split(' ').find_map(|row| {
        let letters = row.find(|c: char| !c.is_ascii_digit())?;
        let code = row.get(..letters)?;
        digits.starts_with(code).then_some(())?;
        let lengths = row.get(letters + 2..)?;
        let (min, max) = lengths.split_once('-').unwrap_or((lengths, lengths));
        Some(Plan {
            code: code.len(),
            region: row.get(letters..letters + 2)?,
            min: whole(min)?,
            max: whole(max)?,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{PLANS, plan};

    #[test]
    fn every_row_is_a_plan_and_codes_are_prefix_free() {
        let rows: Vec<&str> = PLANS.split(' ').collect();
        for row in &rows {
            let code: String = row.chars().take_while(char::is_ascii_digit).collect();
            let found = plan(&code).expect("each row is readable");
            assert_eq!(found.code, code.len(), "{row}");
            assert!(found.min <= found.max && found.max <= 17, "{row}");
        }
        assert!(rows.len() > 200);
        assert_eq!(plan("4915112345678").map(|plan| plan.region), Some("DE"));
        assert_eq!(plan("999"), None);
    }
}
