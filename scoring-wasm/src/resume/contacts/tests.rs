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
    // The next word may begin with a digit.
    for (text, phone) in [
        ("5550102030 0xroe", "5550102030"),
        ("(555) 010-2030 4you", "(555) 010-2030"),
        ("Number: 06 12 34 56 78", "06 12 34 56 78"),
    ] {
        assert_eq!(cut(text, &phones(text)), [phone]);
    }
    for text in [
        "2018 - 2020",
        "01/2019 – 05/2021",
        "ORCID 0000-0000-0000-0000-1",
        "github.com/1234567",
        "D. Lgs. 196/2003, UE 2016/679",
        "Passport number: 1234567890",
        "RUT\t16.754.157-7",
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

/// Lines as resumes of ten languages hold them: whom to call, and numbers that call nobody.
#[test]
fn numbers_of_ten_languages_are_told_from_phones() {
    for (line, phone) in [
        (
            "Phone: +1 (415) 555-0134 · GPA 3.85/4.00",
            "+1 (415) 555-0134",
        ),
        (
            "Telefon: +49 30 901820 | 10/2019 – 03/2021",
            "+49 30 901820",
        ),
        ("Tél. : 01 99 00 12 34, 2015 – 2019", "01 99 00 12 34"),
        ("Teléfono: +34 910 123 456 | 2012-2016", "+34 910 123 456"),
        ("Telefone: +351 210 123 456 | 03/2018", "+351 210 123 456"),
        ("Telefono: +39 06 5550 1234 | 2020", "+39 06 5550 1234"),
        ("Telefoon: +31 20 555 0123 | sinds 2014", "+31 20 555 0123"),
        ("电话：+86 138 0013 8000", "+86 138 0013 8000"),
        ("電話：03-5550-1234", "03-5550-1234"),
        ("फ़ोन: +91 98765 43210", "+91 98765 43210"),
    ] {
        assert_eq!(cut(line, &phones(line)), [phone], "{line}");
    }
}

proptest::proptest! {
    #[test]
    fn no_phone_is_made_of_other_numbers(
        from in 1950_u32..2040,
        to in 1950_u32..2040,
        (month, day, last) in (1_u32..=12, 1_u32..=28, 1_u32..=12),
        (grade, rest) in (0_u32..=4, 0_u32..100),
        (registrant, item, check) in (10_000_u32..99_999, 100_u32..999, 0_u32..10),
        shape in 0_usize..10,
    ) {
        let text = match shape {
            0 => format!("{from} - {to}"),
            1 => format!("{month:02}/{from} – {last:02}/{to}"),
            2 => format!("{from}-{month:02}-{day:02}"),
            3 => format!("{from}-{month:02} to {to}-{last:02}"),
            4 => format!("{day:02}.{month:02}.{from} – {day:02}.{last:02}.{to}"),
            5 => format!("GPA: {grade}.{rest:02}/4.00 ({from})"),
            6 => format!("ISBN 978-3-{registrant}-{item}-{check}"),
            7 => format!("doi:10.{registrant}/{item}.{from}.{rest:02}"),
            8 => format!("ORCID 0000-000{check}-{from}-{to}"),
            _ => format!("https://example.org/{registrant}{item}/{from}{rest:02}"),
        };
        proptest::prop_assert!(phones(&text).is_empty(), "{}: {:?}", text, cut(&text, &phones(&text)));
    }
}

#[test]
fn a_target_that_was_never_filled_in_leaves_the_printed_address() {
    let source = r"\documentclass{article}\usepackage{hyperref}\begin{document}Ana Roe\\ \href{LINK}{linkedin.com/in/ana-roe} | \href{LINK}{Portfolio}\end{document}";
    let document = crate::latex::read(&[("main.tex", source)], "1 May 2026");
    let urls: Vec<String> = crate::resume::build(&document)
        .urls
        .into_iter()
        .map(|url| url.target)
        .collect();
    assert_eq!(urls, ["linkedin.com/in/ana-roe"]);
}
