use super::*;

#[test]
fn headings_say_what_lines_stand_under() {
    let text = "Data Engineer\n\nWhat you'll do\n- Build pipelines\n\n**Requirements**\n- Python\n\
                Preferred qualifications:\n- Kubernetes\nBenefits\n- Gym\n";
    let parts: Vec<_> = lines(text, &Cues::of(text))
        .iter()
        .map(|line| (&text[line.range.clone()], line.part))
        .collect();
    assert_eq!(
        parts,
        [
            ("Data Engineer", Part::Plain),
            ("- Build pipelines", Part::Duties),
            ("- Python", Part::Required),
            ("- Kubernetes", Part::Preferred),
            ("- Gym", Part::Noise),
        ]
    );
}

#[test]
fn sentences_under_no_heading_say_who_does_what() {
    let cues = Cues::of("");
    let part = |text: &str| lines(text, &cues).first().map(|line| line.part);
    for work in [
        "The baker will manage ovens.",
        "You will prepare cakes.",
        "You’ll act as a baker.",
        "Vous pétrirez la pâte.",
        "Vous participez à la vente du pain.",
    ] {
        assert_eq!(part(work), Some(Part::Duties), "{work}");
    }
    for other in [
        "Vous possédez un four.",
        "The bakery will be large.",
        "Bread will prepare cakes.",
    ] {
        assert_eq!(part(other), Some(Part::Plain), "{other}");
    }
    for house in ["We love bread.", "The team has experience with cakes."] {
        assert!(tells_house(&Low::of(house)), "{house}");
    }
    for wanted in [
        "We are looking for a baker.",
        "Our client needs bread.",
        "Bread is what we love.",
    ] {
        assert!(!tells_house(&Low::of(wanted)), "{wanted}");
    }
}

#[test]
fn duties_begin_at_the_sentence_that_says_so() {
    let text = "Acme bakes bread. Cooks love it. In this role, you bake. And you clean.\nAnd mill.";
    let parts: Vec<Part> = lines(text, &Cues::of(text))
        .iter()
        .map(|line| line.part)
        .collect();
    assert_eq!(
        parts,
        [
            Part::Plain,
            Part::Plain,
            Part::Duties,
            Part::Duties,
            Part::Duties
        ]
    );
}

#[test]
fn what_is_no_part_of_the_job_ends_where_another_part_begins() {
    let parts = |text: &str| -> Vec<Part> {
        let found = lines(text, &Cues::of(text));
        found.iter().map(|line| line.part).collect()
    };
    for (text, last) in [
        // A title of its own, whatever it says.
        (
            "Cook\n\n# Pay and benefits\nGood pay\n\n# A day with us\nYou bake",
            Part::Plain,
        ),
        (
            "Cook\n\nBenefits\nGood pay\nA day with us\nYou bake",
            Part::Noise,
        ),
        // Duties begin with their words, not in passing.
        (
            "Cook\n\nHow to apply\nIn this role you will bake all our bread and cakes.",
            Part::Duties,
        ),
        (
            "Cook\n\nHow to apply\nBased on our rules, before you start in this position, you wash",
            Part::Noise,
        ),
        // The last sentence of a paragraph announces a list.
        (
            "Cook\n\nWe bake bread. Our cooks should have the following skills:\n- Ovens",
            Part::Required,
        ),
        (
            "Cook\n\nWe bake bread. With us you’ll get all this:\n- Ovens",
            Part::Noise,
        ),
        (
            "Cook\n\nBenefits\nAt our bakery you will have access to the following:\n- Ovens",
            Part::Noise,
        ),
        // Items under no heading ask where most of them do.
        (
            "Cook\n\n- Experience with ovens\n- Knowledge of cakes\n- Brick ovens",
            Part::Required,
        ),
        (
            "Cook\n\n- Experience with ovens\n- Clean floors\n- Bake bread",
            Part::Duties,
        ),
        ("Cook\n\nRequirements\n- AED 4,000 – 5,000/mo", Part::Noise),
        ("Cook\n\nRequirements\nGute Ofen-Kenntnisse", Part::Required),
        // What a test is about is asked for.
        (
            "Cook\n\nHow to apply\nCooks may be examined for knowledge of: ovens; cakes",
            Part::Required,
        ),
        ("Cook\n\nEssential duties\nOvens", Part::Duties),
        ("Cook\n\nVos missions :\nOvens", Part::Duties),
        ("Cook\n\nOur mission\nOvens", Part::Noise),
        // How to apply, what one gets, and facts of one line.
        (
            "Cook\n\nRequirements\nOvens\n\n# Application\nCopies of certificates",
            Part::Noise,
        ),
        (
            "Cook\n\nTo join us your application should contain the following things:\n- Photo",
            Part::Noise,
        ),
        ("Cook\n\nWe can offer:\n- Ovens", Part::Noise),
        (
            "Cook\n\nRequirements\nOvens\n\nWe are a bakery with:\nFriendly cooks",
            Part::Noise,
        ),
        (
            "Cook\n\nOnly send your resume if one of the following applies:\n- Ovens",
            Part::Required,
        ),
        (
            "Cook\n\nBenefits\nEducation reimbursements\nGood pay",
            Part::Noise,
        ),
        (
            "Cook\n\nBenefits\nGood pay with experience Essential duties include the following.\nBakes cakes",
            Part::Duties,
        ),
        ("Cook\n\nJob Type\nFull-time\nOvens", Part::Plain),
        (
            "Cook\n\nDuties\nOvens\nGUEST EXPERIENCE\nBread",
            Part::Duties,
        ),
        ("Cook\n\nRequirements\nOvens\n\nPay\nBread", Part::Noise),
        // A marked heading that nobody knows is no line.
        (
            "Cook\n\n# Duties\nOvens\n\n# Requirements\n# Sourdough growth",
            Part::Duties,
        ),
        ("Cook\n\nPrefered qualifications\nOvens", Part::Preferred),
        (
            "Cook\n\nRequirements\nThe bakery is committed to safeguarding its bread.",
            Part::Noise,
        ),
        // A field of a board is no line of its list.
        (
            "Cook\n\nRequirements\nIndustry TypeBread & Cakes",
            Part::Noise,
        ),
        (
            "Cook\n\nRequirements\nOvens of any industry type",
            Part::Required,
        ),
        // What the house tells of itself goes on to the end of its paragraph.
        (
            "Cook\n\nRequirements: Ovens. Acme Bread Group is one of the oldest bakeries. It bakes cakes.",
            Part::Noise,
        ),
        // So do benefits, but for what is asked for behind them.
        (
            "Cook\n\nRequirements: Ovens. Benefit options include dental insurance; leave with a match.",
            Part::Noise,
        ),
        (
            "Cook\n\nRequirements: Ovens. We offer free bread. Candidates must bake.",
            Part::Required,
        ),
        (
            "Cook\n\nRequirements: Ovens. This is one of our needs. Cakes.",
            Part::Required,
        ),
        (
            "Cook\n\nABOUT COMPANY: Acme has baked bread and cakes for three hundred years,\nand rolls",
            Part::Noise,
        ),
        ("Cook\n\nSalary: good\nOvens", Part::Plain),
        // A licence is asked for wherever it is.
        (
            "Cook\n\nNotes\nA baker's license is required.",
            Part::Required,
        ),
        ("Cook\n\nRequirements\nAble to apply glaze", Part::Required),
        (
            "Cook\n\nRequirements\nBakers are encouraged to apply.",
            Part::Noise,
        ),
        (
            "Cook\n\nHow to apply\nAfter meeting all of the requirements, our cooks bake the following:\n- Cakes",
            Part::Noise,
        ),
    ] {
        assert_eq!(parts(text).last(), Some(&last), "{text}");
    }
}

#[test]
fn columns_of_a_table_ask_as_their_heads_say() {
    let text = "Cook\n\n\tEssential\tDesirable\nSkills\tBaking; frying\tGrilling\nOther\tPunctual\t\n\nBenefits\n";
    let parts: Vec<_> = lines(text, &Cues::of(text))
        .iter()
        .map(|line| (&text[line.range.clone()], line.part))
        .collect();
    assert_eq!(
        parts,
        [
            ("Cook", Part::Plain),
            ("Baking;", Part::Required),
            ("frying", Part::Required),
            ("Grilling", Part::Preferred),
            ("Punctual", Part::Required),
        ]
    );
}

#[test]
fn a_heading_may_carry_its_list() {
    let text = "Must have: Python, SQL";
    let found = lines(text, &Cues::of(text));
    assert_eq!(text[found[0].range.clone()].trim(), "Python, SQL");
    assert_eq!(found[0].part, Part::Required);
}

#[test]
fn headings_are_told_from_what_one_has_to_have() {
    let part = |line: &str| headings::read(line, &Cues::of(line)).map(|heading| heading.part);
    for (line, wanted) in [
        ("About Acme", Some(Part::Noise)),
        ("About baking bread", None),
        ("Why should I bake bread?", Some(Part::Noise)),
        ("Driver's License (Required)", None),
        ("Bachelor's (Required)", None),
        ("Skills (Required)", Some(Part::Required)),
        ("First Aid Certificate", None),
        ("Licenses and Certificates", Some(Part::Required)),
        (
            "VOS ATOUTS (des plus, pas des obligations!)",
            Some(Part::Nice),
        ),
        ("CE QU'ON CHERCHE", Some(Part::Required)),
        ("TON QUOTIDIEN", Some(Part::Duties)),
        ("Lo que ofrecemos", Some(Part::Noise)),
        (
            "We value people that have the following traits:",
            Some(Part::Required),
        ),
        ("Additional pay:", Some(Part::Noise)),
        ("The ideal baker will have:", Some(Part::Required)),
        ("Ideal:", Some(Part::Preferred)),
        ("You need:", Some(Part::Required)),
        ("What we do for you", Some(Part::Noise)),
        ("Quel est le profil idéal ?", Some(Part::Required)),
        ("Do you have experience with ovens and cakes?", None),
        ("Sourdough baking experience", None),
        ("Professional experience", Some(Part::Required)),
        ("Formation requise", Some(Part::Required)),
        ("Formation des équipes de cuisine :", None),
        ("¿Cuáles son los requisitos?", Some(Part::Required)),
        ("Strong baking skills", None),
        ("Oven certificate a plus", None),
        ("Basic oven knowledge", None),
        ("Work experience", Some(Part::Required)),
        ("Reporting relationships", Some(Part::Noise)),
        ("Responsible to: Head Baker", Some(Part::Noise)),
        ("Additional characteristics:", Some(Part::Required)),
    ] {
        assert_eq!(part(line), wanted, "{line}");
    }
}

#[test]
fn notices_and_benefits_are_noise_wherever_they_stand() {
    for (line, noise) in [
        (
            "- $30 an hour, benefits after 3 months, RRSP matching, dental",
            true,
        ),
        ("- We offer free bread", true),
        ("- Administer pension and dental plans", false),
        ("- Dental x-rays", false),
        ("- VEVRAA Federal Contractor", true),
        ("- Baking experience is not required", true),
        ("- Baking a plus, but not required", false),
    ] {
        let text = format!("Cook\n\nRequirements\n{line}\n");
        let found = lines(&text, &Cues::of(&text));
        let last = found.last().map(|line| line.part == Part::Noise);
        assert_eq!(last, Some(noise), "{line}");
    }
}

#[test]
fn a_sentence_is_no_heading() {
    assert_eq!(
        headings::read(
            "We have great experience in building things for people.",
            &Cues::of("We have great experience in building things for people.")
        ),
        None
    );
    assert_eq!(
        headings::read(
            "- 5+ years of experience",
            &Cues::of("- 5+ years of experience")
        ),
        None
    );
}

#[test]
fn lines_that_lost_their_breaks_or_hold_one_fact_change_no_more() {
    let parts = |text: &str| -> Vec<(String, Part)> {
        let of = |line: &Line| (text[line.range.clone()].to_owned(), line.part);
        lines(text, &Cues::of(text)).iter().map(of).collect()
    };
    // A number is a value, and no heading stands there.
    let text = "Baker\nHours per week: 20\nYou will bake bread.";
    assert_ne!(parts(text).last().map(|line| line.1), Some(Part::Noise));
    // A heading at the end of a field's line.
    let text = "Boulanger\nMissions :\n- Pétrir\nContrat : 9 mois Profil recherché :\n- Rigueur";
    assert!(parts(text).contains(&("- Rigueur".to_owned(), Part::Required)));
    // A heading that nobody knows ends what stands under a deeper one, not what stands under a higher one.
    let text = "# Baker\n## Requirements\n### Tools\n- Own knives\n## Expectations\n- Bakes bread";
    assert!(parts(text).contains(&("- Own knives".to_owned(), Part::Required)));
    assert!(parts(text).contains(&("- Bakes bread".to_owned(), Part::Duties)));
    // Items that tell how good something is, though nothing says so above them.
    let text = "Baker\n- Good hand for dough\n- Excellent health\n- Early riser\nDuties:\n- Bake";
    assert!(parts(text).contains(&("- Early riser".to_owned(), Part::Required)));
    // Headings within a paragraph.
    let text = "Baker in Leeds. Duties: kneading dough. Requirements: own knives";
    assert!(parts(text).contains(&("own knives".to_owned(), Part::Required)));
    assert!(parts(text).contains(&("kneading dough.".to_owned(), Part::Duties)));
    // A field ends what stands behind another.
    let text = "Bäcker\nVoraussetzungen: Führerschein\nBemerkung: Beginn sofort";
    assert!(parts(text).contains(&("Bemerkung: Beginn sofort".to_owned(), Part::Plain)));
    // What nobody may have.
    let text = "Requirements\n- A van\nCriminal history:\n- Theft of bread";
    assert!(parts(text).contains(&("- Theft of bread".to_owned(), Part::Noise)));
}
