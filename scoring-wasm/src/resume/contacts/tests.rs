use super::*;

fn cut(text: &str, found: &[Part]) -> Vec<String> {
    found.iter().map(|(a, b)| text[*a..*b].to_owned()).collect()
}

#[test]
fn addresses_are_found_whole() {
    let text = "Mail: jane.doe+cv@uni-x.ac.uk, or <me@x.io>. not@host @handle";
    assert_eq!(
        cut(text, &emails(text)),
        ["jane.doe+cv@uni-x.ac.uk", "me@x.io"]
    );
}

#[test]
fn phones_of_many_countries_are_found_and_years_are_not() {
    for phone in [
        "123-456-7890",
        "(555) 555-1212",
        "+1 (234) 567 890",
        "+49 176 313 877 3",
        "(+82) 10-9030-1843",
        "607.379.5733",
        "+39 0325658974",
        "+687 831 831",
        "0541 999 99 99",
        "+91-98765-43210",
    ] {
        let text = format!("Tel {phone} | Berlin");
        assert_eq!(cut(&text, &phones(&text)), [phone]);
    }
    for text in [
        "2018 - 2020",
        "01/2019 – 05/2021",
        "ORCID 0000-0000-0000-0000-1",
        "github.com/1234567",
        "2020",
    ] {
        assert!(
            phones(text).is_empty(),
            "{text}: {:?}",
            cut(text, &phones(text))
        );
    }
}

#[test]
fn links_are_found_with_or_without_scheme() {
    let text =
        "https://a.dev/x, www.b.org | github.com/jane · Node.js and e.g. nothing janedoe.com";
    assert_eq!(
        cut(text, &urls(text)),
        [
            "https://a.dev/x",
            "www.b.org",
            "github.com/jane",
            "janedoe.com"
        ]
    );
}
