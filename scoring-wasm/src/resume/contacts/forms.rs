//! How people print their name, phone and e-mail address, and what only looks like one of them.

use crate::resume::{Model, build};

/// A resume in plain text with these lines at its top.
fn resume(head: &str, bullet: &str) -> (String, Model) {
    let text = format!(
        "{head}\n\nEXPERIENCE\n\nWelder, Saima Boats\t2019 – 2021\n• {bullet}\n• Taught three apprentices.\n"
    );
    let document = crate::plain::read(&text, false);
    let model = build(&document);
    (document.text.text, model)
}

fn phones(head: &str, bullet: &str) -> Vec<String> {
    let (text, model) = resume(head, bullet);
    let words = |at: &crate::resume::At| text.get(at.start..at.end).unwrap_or_default().to_owned();
    model.phones.iter().map(words).collect()
}

#[test]
fn phones_are_read_as_printed() {
    let mut wrong = Vec::new();
    for phone in [
        "(415) 555-0134",
        "415.555.0134",
        "415 555 0134",
        "+1-415-555-0134",
        "1-800-555-0199",
        "123-456-7890",
        "(555) 555-5555",
        "(555) · 555 · 5555",
        "4155550134",
        "+44 20 7946 0018",
        "+44 (0)20 7946 0018",
        "07700 900123",
        "020 7946 0018",
        "+49 (0)30 901820-12",
        "030 / 901820",
        "0171 1234567",
        "+49/171/1234567",
        "+33 1 99 00 12 34",
        "06 12 34 56 78",
        "06.12.34.56.78",
        "+34 910 12 34 56",
        "612 345 678",
        "+39 02 5550 1234",
        "+351 912 345 678",
        "+31 (0)6 12345678",
        "06-12345678",
        "+32 470 12 34 56",
        "+41 44 668 18 00",
        "+43 1 5880 0123",
        "+46 70 174 06 05",
        "+47 400 12 345",
        "+45 20 12 34 56",
        "+358 40 123 4567",
        "+48 512 345 678",
        "+420 601 123 456",
        "+90 532 123 45 67",
        "+7 (912) 345-67-89",
        "8 (912) 345-67-89",
        "+380 67 123 4567",
        "+91 98765 43210",
        "+91-9876543210",
        "9876543210",
        "+86 138-0013-8000",
        "13800138000",
        "(+86) 138 0013 8000",
        "090-1234-5678",
        "+81 90-1234-5678",
        "010-1234-5678",
        "+82 10 1234 5678",
        "+55 (11) 91234-5678",
        "(11) 91234-5678",
        "+52 55 1234 5678",
        "+54 9 11 1234-5678",
        "+57 300 1234567",
        "+61 412 345 678",
        "0412 345 678",
        "+64 21 123 4567",
        "+27 82 123 4567",
        "+234 803 123 4567",
        "+254 712 345678",
        "+971 50 123 4567",
        "+65 8123 4567",
        "+60 12-345 6789",
        "+63 917 123 4567",
        "+92 300 1234567",
        "+972-54-123-4567",
        "00 49 171 1234567",
    ] {
        for head in [
            format!("Ana Roe\n{phone} | ana@roe.example | Turku, Finland"),
            format!("Ana Roe\nana@roe.example\n{phone}"),
            format!("Ana Roe\nPhone: {phone}, E-mail: ana@roe.example"),
        ] {
            let found = phones(&head, "Built two ferries.");
            if found != [phone] {
                wrong.push((head, found));
            }
        }
    }
    assert_eq!(wrong, []);
}

#[test]
fn other_numbers_call_nobody() {
    let mut wrong = Vec::new();
    for text in [
        "2015 – 2019",
        "09/2015 – 08/2019",
        "2015-09-01 – 2019-08-31",
        "01.09.2015–31.08.2019",
        "Born 12.04.1990",
        "Date of birth: 12/04/1990",
        "ORCID: 0000-0002-1825-0097",
        "https://orcid.org/0000-0002-1825-0097",
        "ISBN 978-3-16-148410-0",
        "ISBN 0-306-40615-2",
        "ISSN 2049-3630",
        "doi:10.1145/3292500.3330701",
        "https://doi.org/10.1145/3292500.3330701",
        "arXiv:2101.12345",
        "PMID 31452104",
        "Grant no. 101023456",
        "Horizon 2020 grant 824074-2",
        "Patent US 9,876,543 B2",
        "Patent US20190123456A1",
        "Student ID 20191234567",
        "Roll No: 1604-10-733-021",
        "Matrikelnummer 03641234",
        "Licence No. RN 1234567",
        "IBAN DE89 3704 0044 0532 0130 00",
        "IBAN: GB29 NWBK 6016 1331 9268 19",
        "VAT DE123456789",
        "60.4518° N, 22.2666° E",
        "Coordinates: 60.4518, 22.2666",
        "Turku 20100-1234",
        "ZIP 94105-1234",
        "São Paulo 01310-100",
        "Toronto, ON M5V 2T6, 1990-2010",
        "version 10.15.7.2 and 2.0.1",
        "192.168.100.200",
        "raised € 1 250 000",
        "from 1,000,000 to 2,500,000 users",
        "cut 1200000 lines to 800000",
        "GPA 3.85/4.00 (2015)",
        "score 320/340, 110/120",
        "ISO 9001:2015, ISO/IEC 27001:2013",
        "RFC 7231, 7232, 7233",
        "10-12 people, 100-150 users",
        "36-40 hours, 2-3 days",
        "MAC 00:1B:44:11:3A:B7",
        "commit 5e3f1a2 of 20210304",
        "YYYY-YYYY",
    ] {
        let head = format!("Ana Roe\nana@roe.example\n{text}");
        let found = [
            phones(&head, "Built two ferries."),
            phones("Ana Roe\nana@roe.example", text),
        ]
        .concat();
        if !found.is_empty() {
            wrong.push((text, found));
        }
    }
    assert_eq!(wrong, []);
}

#[test]
fn addresses_are_read_as_printed() {
    for address in [
        "ana@roe.example",
        "ana.roe+jobs@roe.example",
        "ana_roe-92@mail.roe.co.uk",
        "ANA.ROE@ROE.EXAMPLE",
        "a@b.io",
        "ana.roe@students.uni-turku.example",
        "änä@örö.example",
        "ana@münchen.example",
        "o'brien@roe.example",
        "1990ana@roe.example",
        "安娜@例子.例子",
        "ana@roe.technology",
    ] {
        for head in [
            format!("Ana Roe\n{address} | +358 40 123 4567"),
            format!("Ana Roe\nE-mail: {address}, Turku"),
            format!("Ana Roe\n<{address}>"),
            format!("Ana Roe\n+358 40 123 4567\t{address}"),
        ] {
            let (text, model) = resume(&head, "Built two ferries.");
            let found: Vec<&str> = model
                .emails
                .iter()
                .filter_map(|at| text.get(at.start..at.end))
                .collect();
            assert_eq!(found, [address], "{head}");
        }
    }
    for text in [
        "@anaroe",
        "mastodon: @ana@roe.social",
        "ana at roe dot example",
        "react@18.2.0",
        "user@host",
        "3 @ 5.00 EUR",
    ] {
        let (_, model) = resume(&format!("Ana Roe\n{text}"), text);
        assert_eq!(model.emails, [], "{text}");
    }
}

#[test]
fn names_are_read_as_printed() {
    let mut wrong = Vec::new();
    for name in [
        "Ana Roe",
        "ANA ROE",
        "Ana María Roe-Poe",
        "José Ángel Núñez García",
        "Ludwig van der Roe",
        "Juana de la Cruz y Roe",
        "Otto von Roe",
        "Fatima al-Roe",
        "Seán O'Roe",
        "Aoife O’Roe",
        "Ana J. Roe",
        "A. J. Roe",
        "J. R. R. Roe",
        "Ana Roe Jr.",
        "Ana Roe III",
        "Dr. Ana Roe",
        "Prof. Dr. Ana Roe",
        "Mag. Ana Roe",
        "Ana \"Annie\" Roe",
        "Ana “Annie” Roe",
        "Ana (Annie) Roe",
        "Nguyễn Thị Roe",
        "Łukasz Róe",
        "Søren Røe",
        "Şebnem Röe",
        "Ирина Роева",
        "Ελένη Ρο",
        "田中太郎",
        "田中 太郎",
        "王小明",
        "김철수",
        "अना रो",
        "Sukarno",
        "Everett Kayce Dovie Roe",
        "Will Baker",
        "Mason Carpenter",
        "Grace Park",
        "Paris Rome",
    ] {
        for head in [
            format!("{name}\nana@roe.example | +358 40 123 4567"),
            format!("Curriculum Vitae\n{name}\n+358 40 123 4567"),
            format!("{name}\nWelder\nTurku, Finland\nana@roe.example"),
            format!("Name: {name}\nE-mail: ana@roe.example"),
            format!("{name} | ana@roe.example | +358 40 123 4567"),
        ] {
            let (text, model) = resume(&head, "Built two ferries.");
            let found = model.name.and_then(|at| text.get(at.start..at.end));
            if found != Some(name) {
                wrong.push((head, found.map(str::to_owned)));
            }
        }
    }
    assert_eq!(wrong, []);
}

#[test]
fn a_name_may_stand_on_two_lines() {
    let source = r"\documentclass{article}\begin{document}{\Huge ANA}

{\Huge ROE}

Web Developer

+358 40 123 4567

roe@ana.example
\section{Experience}
Cook
\end{document}";
    let document = crate::latex::read(&[("main.tex", source)], "1 May 2026");
    let name = build(&document)
        .name
        .and_then(|at| document.text.text.get(at.start..at.end));
    assert_eq!(name, Some("ANA\nROE"));
}

#[test]
fn contacts_may_follow_a_large_name_in_its_line() {
    let source = r"\documentclass{article}\begin{document}{\Huge Roeington} {\small 415 555 0134 | U.S. Citizen}

roe@ana.example
\section{Experience}
Cook
\end{document}";
    let document = crate::latex::read(&[("main.tex", source)], "1 May 2026");
    let name = build(&document)
        .name
        .and_then(|at| document.text.text.get(at.start..at.end));
    assert_eq!(name.map(str::trim), Some("Roeington"));
}

#[test]
fn addresses_of_macros_are_ones_own_and_those_of_others_are_not() {
    let source = r"\documentclass{article}\def\me{anaroe}\begin{document}{\Huge Ana Roe}

\href{mailto:roe@ana.example}{\nolinkurl{roe@ana.example}} \href{https://github.com/\me}{\me}
\href{https://orcid.org/0000-0002-0000-0001}{ORCID}
\section{Dados pessoais}
\textbf{Rua:} Elm 5

\textbf{Celular:} (21) 97287-3254
\section{Encadrement}
2022--2023 \hfill Bo Poe, \href{https://orcid.org/0000-0002-0000-0002}{Elm University}
\end{document}";
    let document = crate::latex::read(&[("main.tex", source)], "1 May 2026");
    let model = build(&document);
    let urls: Vec<&str> = model.urls.iter().map(|url| url.target.as_str()).collect();
    assert_eq!(
        urls,
        [
            "https://github.com/anaroe",
            "https://orcid.org/0000-0002-0000-0001"
        ]
    );
    assert_eq!((model.phones.len(), model.emails.len()), (1, 1));
}

#[test]
fn white_text_on_a_painted_margin_is_read() {
    let fill = r"\fill[blue] (0,0) rectangle (4,20);";
    let node = r"\node[rectangle,fill=blue] at (0,0) {};";
    let overlay = "[remember picture,overlay]";
    let within = format!(
        r"\newcommand\margin{{\begin{{tikzpicture}}{overlay}{node}\end{{tikzpicture}}}}\margin"
    );
    for (options, drawing, mails) in [
        (overlay, fill, 1),
        (overlay, node, 1),
        ("", fill, 0),
        // Nothing is painted.
        (overlay, r"\draw (0,0) -- (4,0);", 0),
        (
            "",
            &*format!(r"\end{{tikzpicture}}{within}\begin{{tikzpicture}}"),
            1,
        ),
    ] {
        let source = format!(
            r"\documentclass{{article}}\usepackage{{tikz}}\begin{{document}}\begin{{tikzpicture}}{options}{drawing}\end{{tikzpicture}}
{{\color{{white}} roe@ana.example}}

{{\Huge Ana Roe}}
\section{{Experience}}
Cook \hfill 2019 -- 2021
\end{{document}}"
        );
        let document = crate::latex::read(&[("main.tex", &source)], "1 May 2026");
        assert_eq!(build(&document).emails.len(), mails, "{options} {drawing}");
    }
}
