use super::*;

const POSTING: &str = "Senior Data Engineer\n\nAbout us\nWe love Java at Acme.\n\nRequirements\n\
    - 5+ years with Python and SQL\n- AWS, Docker; C++\n- Knowledge of the QWX protocol\n\nNice to have\n- k8s, German\n";

#[test]
fn a_posting_is_read_with_what_matters_first() {
    let posting = read(POSTING);
    assert_eq!(posting.title.as_deref(), Some("Senior Data Engineer"));
    let seen: Vec<_> = posting
        .requirements
        .iter()
        .map(|one| (one.term.as_str(), one.importance))
        .collect();
    assert_eq!(
        seen,
        [
            ("Python", Importance::Must),
            ("SQL", Importance::Must),
            ("AWS", Importance::Must),
            ("Docker", Importance::Must),
            ("C++", Importance::Must),
            ("QWX", Importance::Must),
            ("Kubernetes", Importance::Nice),
            ("German", Importance::Nice),
        ]
    );
    for one in &posting.requirements {
        for place in &one.places {
            assert!(!POSTING[place.clone()].is_empty());
        }
    }
}

#[test]
fn an_empty_posting_asks_for_nothing() {
    assert_eq!(read("  \n\n"), Posting::default());
}

#[test]
fn a_posting_in_another_language_has_its_own_small_words() {
    let posting = read(
        "Mechaniker (m/w/d) gesucht\n\nWir suchen dich als Verstärkung unseres Teams.\n\nDein Profil:\n\
         - Teamfähigkeit\n- abgeschlossene Ausbildung und Erfahrung mit Kränen\n- Führerschein\n",
    );
    let terms: Vec<&str> = posting
        .requirements
        .iter()
        .map(|one| one.term.as_str())
        .collect();
    assert!(!terms.contains(&"Microsoft Teams"), "{terms:?}");
    assert!(!terms.contains(&"Advanced Life Support"), "{terms:?}");
    assert!(terms.len() >= 2, "{terms:?}");
}

#[test]
fn who_is_looked_for_is_no_tool() {
    let terms = |text: &str| -> Vec<String> {
        let asked = read(text).requirements.into_iter();
        asked.map(|one| one.term).collect()
    };
    let text = "Sous Chef, Leeds\n\nThe role will suit a motivated Chef who knows Excel.";
    assert!(
        !terms(text).contains(&"Chef".to_owned()),
        "{:?}",
        terms(text)
    );
    for text in [
        "Requirements: Kafka and Rust",
        "Backend Developer Rust, Leeds\n\nYou know Kafka and Rust.",
    ] {
        assert!(terms(text).contains(&"Rust".to_owned()), "{text}");
    }
    let text = "Contador\n\nRequisitos\n- Conocimiento avanzado de Excel y redacción en inglés\n";
    assert!(terms(text).contains(&"Excel".to_owned()));
    assert!(terms(text).contains(&"English".to_owned()));
    // Names of skills that other words surround count beside sure ones in other languages.
    let text =
        "Cocinero\n\nRequisitos\n- Conocimientos de los sistemas de la cocina (Windows, Linux)\n";
    assert!(
        terms(text).contains(&"Microsoft Windows".to_owned()),
        "{:?}",
        terms(text)
    );
}

#[test]
fn what_no_posting_asks_for_is_left() {
    for (text, never) in [
        // Headings that are not known.
        (
            "Cook\n\nRequirements\n- Ovens\n\nDuties\nWorking Rules Of Ovens\nYou bake.",
            "Working Rules",
        ),
        // The place of work.
        (
            "Cook\n\nYou have experience with Portville TS4 3BW ovens.",
            "TS4",
        ),
        // Those of the title, in the plural.
        (
            "Salaried QPX\n\nWe are looking for QPXs who know Excel.",
            "QPXs",
        ),
        // A unit, a state, and whom one meets.
        ("Cook\n\nRequirements\n- Drives for 41 CPM", "CPM"),
        (
            "Cook\n\nRequirements\n- Excel and Bread with Southern CA",
            "CA",
        ),
        (
            "Cook\n\nDuties\n- Key contacts include Accounting, Marketing and Payroll.",
            "Payroll",
        ),
        // What the house has.
        (
            "Cook\n\nRequirements\n- Excel, to write lists for guests of our mobile app",
            "Mobile development",
        ),
        // What is given.
        (
            "Cook\n\nYou have experience, and we have training and development opportunities.",
            "Learning and development",
        ),
    ] {
        let asked = read(text).requirements;
        assert!(
            asked.iter().all(|one| !one.term.contains(never)),
            "{text}: {asked:?}"
        );
    }
}

#[test]
fn duties_name_skills_of_one_word_and_no_qualities() {
    let text = "Cook\n\nRequirements\n- Excel\n- Ovens of brick\n\nDuties\n- Help with troubleshooting and creativity\n\nAbout us\nWe do payroll.";
    let asked = read(text).requirements;
    let has = |term: &str| asked.iter().any(|one| one.term == term);
    assert!(
        has("Troubleshooting") && !has("Creativity") && !has("Payroll"),
        "{asked:?}"
    );
}

#[test]
fn a_posting_of_duties_alone_is_read_to_its_end() {
    let duties = "Scrum\nExcel\nSQL\nKanban\nPython\nDocker\nJava\nPayroll\nOnboarding\nProofs sourdough loaves\n";
    for (heading, all) in [("", true), ("\nRequirements\n- Greek\n", false)] {
        let asked = read(&format!("Baker\n\nDuties\n{duties}{heading}")).requirements;
        let has = asked.iter().any(|one| one.term == "sourdough loaves");
        assert_eq!(has, all, "{asked:?}");
    }
}

#[test]
fn capitals_of_a_title_name_nothing() {
    let text = "Cook\n\nRequirements\n- Excel\n- Knows Good Bread with Rye Flour and Long Proofing Times\n- Knowledge of the Oven Bread Rules (OBR)\n";
    let asked = read(text).requirements;
    let has = |term: &str| asked.iter().any(|one| one.term.contains(term));
    assert!(has("OBR") && !has("Rye"), "{asked:?}");
}

#[test]
fn titles_of_people_are_no_skills() {
    let posting =
        read("Cook\n\nRequirements\n- Worked as Chef de Cuisine with Project Managers and Excel\n");
    let terms: Vec<&str> = posting
        .requirements
        .iter()
        .map(|one| one.term.as_str())
        .collect();
    assert_eq!(terms, ["Excel"]);
}

#[test]
fn the_first_line_is_a_title_even_with_the_words_of_a_heading() {
    let posting = read("Soudeur licence exigée\nGroupe Exemple\n\nProfil:\n- Soudure TIG\n");
    assert_eq!(posting.title.as_deref(), Some("Soudeur licence exigée"));
    let first = posting.requirements.first().expect("one");
    assert!(first.places[0].start > 30, "{:?}", posting.requirements);
}

fn terms(text: &str) -> Vec<String> {
    let asked = read(text).requirements.into_iter();
    asked.map(|one| one.term).collect()
}

#[test]
fn what_is_unsure_fills_up_only_where_little_is_sure() {
    let few =
        "Bäcker (m/w/d)\n\nAufgaben\n- Pflege der Knetmaschine\n- Bestellung von Roggenmehl\n";
    assert!(
        terms(few).contains(&"Bestellung von Roggenmehl".to_owned()),
        "{:?}",
        terms(few)
    );
    let many = format!(
        "{few}\nIhr Profil\n- Python\n- SQL\n- JavaScript\n- Docker\n- Linux\n- PostgreSQL\n- Kubernetes\n\
         - TypeScript\n"
    );
    assert!(
        !terms(&many).contains(&"Bestellung von Roggenmehl".to_owned()),
        "{:?}",
        terms(&many)
    );
}

#[test]
fn what_a_list_does_to_things_counts_where_it_says_nothing_else() {
    let text = "Bakery driver\n\nRequirements:\n- Pass a company road test\n- Be punctual\n";
    assert!(
        terms(text).contains(&"company road test".to_owned()),
        "{:?}",
        terms(text)
    );
    let text = "Apprentice\n\nDuties\n- Bake under the supervision of a licensed electrician\n";
    assert!(
        !terms(text).iter().any(|term| term.contains("license")),
        "{:?}",
        terms(text)
    );
}

#[test]
fn a_degree_of_a_field_tells_its_level() {
    let posting = read("Attorney\n\nRequirements\n- JD\n- Excel\n");
    assert_eq!(posting.degrees, ["Doctorate"]);
}
