use super::super::words::words;
use super::*;

fn found(text: &str) -> Vec<&str> {
    find(
        text,
        &words(text),
        &[],
        &Place {
            item: true,
            said: true,
            duty: false,
        },
    )
    .into_iter()
    .map(|range| &text[range])
    .collect()
}

#[test]
fn what_begins_with_a_verb_is_no_thing() {
    assert!(
        found("Makes plans, recommends cheaper routes and keeps each guest informed").is_empty()
    );
    assert_eq!(
        found("Ability to monitor oven temperatures and write how dough behaves"),
        ["oven temperatures"]
    );
    assert_eq!(
        found("Knowledge of dough fermentation and flour received"),
        ["dough fermentation", "flour"]
    );
}

#[test]
fn what_was_done_to_a_thing_is_no_part_of_it() {
    for (text, things) in [
        (
            "Passion for rustic and sourdough baking",
            vec!["sourdough baking"],
        ),
        ("Experience in bread R&D", vec!["bread R&D"]),
        ("Skill in the development and production of cakes", vec![]),
        ("Command of spoken and written Greek", vec!["written Greek"]),
        ("Degree in an oven-related field, bread", vec![]),
        ("Experience in sub-regional bakeries", vec![]),
        (
            "Knowledge of brick ovens adhering to the law",
            vec!["brick ovens"],
        ),
        (
            "Experienced working with brick ovens and passionate about rye bread",
            vec!["brick ovens", "rye bread"],
        ),
        (
            "Experience in cooking and decorating wedding cakes carefully",
            vec!["decorating wedding cakes"],
        ),
        (
            "Knowledge of wedding cakes decorated by hand",
            vec!["wedding cakes"],
        ),
        (
            "Experience with wood-fired brick ovens",
            vec!["wood-fired brick ovens"],
        ),
        (
            "Ability to run smoothly several brick ovens",
            vec!["brick ovens"],
        ),
        (
            "Knowledge of family meals and assembly lines",
            vec!["family meals", "assembly lines"],
        ),
    ] {
        assert_eq!(found(text), things, "{text}");
    }
    let duty = |text: &str| {
        let place = Place {
            item: false,
            said: false,
            duty: true,
        };
        find(text, &words(text), &[], &place).len()
    };
    for (text, things) in [
        ("Make tired bakers happy", 0),
        ("They bake brick bread", 0),
        ("Escort pupils to the bakery", 0),
        ("Clean brick ovens", 1),
    ] {
        assert_eq!(duty(text), things, "{text}");
    }
}

#[test]
fn phrases_of_other_languages_begin_and_end_at_their_words() {
    for (text, nouns, things) in [
        (
            "Savez préparer les pâtes feuilletées",
            false,
            vec!["pâtes feuilletées"],
        ),
        (
            "Préparer des pâtes feuilletées",
            false,
            vec!["pâtes feuilletées"],
        ),
        ("rejoindre notre équipe de pâtissiers", false, vec![]),
        ("une expérience ou un poste similaire", false, vec![]),
        (
            "Brot- und Kuchenverkauf im Laden",
            true,
            vec!["Kuchenverkauf im Laden"],
        ),
        ("(Back-)Technik der Öfen", true, vec!["Technik der Öfen"]),
        (
            "Planung der Öfen einschl. Reinigung",
            true,
            vec!["Planung der Öfen"],
        ),
        (
            "Führung eines Ofens von Vorteil",
            true,
            vec!["Führung eines Ofens"],
        ),
        ("Sie backen gerne feines Brot", true, vec!["feines Brot"]),
        (
            "Sie pflegen helle, saubere und ruhige Öfen",
            true,
            vec!["ruhige Öfen"],
        ),
        (
            "bevorzugst feine Torten, gehört zum Haus",
            true,
            vec!["feine Torten"],
        ),
        ("Gehört zum Handwerk", true, vec![]),
        ("professionell in ihrer Küche", true, vec![]),
        (
            "Zusammenarbeit, Kuchenpräsentation",
            true,
            vec!["Kuchenpräsentation"],
        ),
        (
            "Reinigung der Öfen orientiert",
            true,
            vec!["Reinigung der Öfen"],
        ),
    ] {
        let found = foreign(text, &words(text), &[], nouns);
        let found: Vec<&str> = found.into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, things, "{text}");
    }
}

#[test]
fn a_little_word_that_means_and_in_one_language_joins_in_that_alone() {
    for (text, wanted) in [
        ("hornos en panadería", &["hornos en panadería"][..]),
        (
            "Kennis van brood en koekjes bakken",
            &["Kennis van brood", "koekjes bakken"],
        ),
        ("Umgang mit diesen Öfen", &[]),
        (
            "pétrissage, façonnage, farine",
            &["pétrissage", "façonnage"],
        ),
        ("Morgens auf um Brot", &[]),
        ("Nantes recherchent un boulanger", &[]),
        ("les différents fours neufs", &["fours neufs"]),
        ("sont souhaitant certains fours neufs", &["fours neufs"]),
    ] {
        let found = foreign(text, &words(text), &[], false);
        let found: Vec<&str> = found.into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, wanted, "{text}");
    }
}

#[test]
fn what_is_like_another_thing_is_nothing_to_ask_for() {
    let spark = found("Experience with Apache Spark or a similar engine");
    assert_eq!(spark, ["Apache Spark"]);
    assert!(found("Knowledge of equivalent tooling systems").is_empty());
}

#[test]
fn what_follows_a_demand_is_found() {
    assert_eq!(
        found("Possess knowledge of the federal appropriations process, and more."),
        ["federal appropriations process"]
    );
    assert_eq!(
        found("Strong understanding of crop rotation planning is needed"),
        ["crop rotation planning"]
    );
    assert_eq!(
        found("Must be able to read and interpret process sheets, shop drawings and safety rules."),
        ["process sheets", "shop drawings", "safety rules"]
    );
    assert_eq!(
        found("Knowledge of grafting and pruning"),
        ["grafting", "pruning"]
    );
}

#[test]
fn short_items_are_things_themselves() {
    let found = |text: &'static str| -> Vec<&str> {
        let ranges = find(
            text,
            &words(text),
            &[],
            &Place {
                item: true,
                said: true,
                duty: false,
            },
        );
        ranges.into_iter().map(|range| &text[range]).collect()
    };
    assert_eq!(found("Must have own spray guns"), ["spray guns"]);
    assert_eq!(found("Own spray guns a plus"), ["spray guns"]);
    assert_eq!(
        found("Reading shop drawings and wiring diagrams;"),
        ["shop drawings", "wiring diagrams"]
    );
    assert!(found("You love your work").is_empty());
}

#[test]
fn duties_name_what_is_done() {
    let place = Place {
        item: false,
        said: false,
        duty: true,
    };
    for (text, wanted) in [
        ("To wash dishes by hand", &["wash dishes"][..]),
        (
            "Setting up convection ovens and mixing stations",
            &["convection ovens", "mixing stations"],
        ),
        ("The primary task", &[]),
        ("To co-ordinate the morning routine", &[]),
        ("Attend team meetings", &[]),
        (
            "This position manages the bread counter",
            &["bread counter"],
        ),
        ("You’ll prepare choux pastry", &["choux pastry"]),
        ("Coordinate lengthy and complex orders", &[]),
        ("Wash dishes and ovens", &["Wash dishes"]),
        ("Clean brick ovens used daily", &["brick ovens"]),
        ("Ensures cleanliness", &[]),
        (
            "Duties include baking rye bread, washing bakery floors and selling cakes",
            &["rye bread", "bakery floors", "selling cakes"],
        ),
        ("Bake strong bread", &[]),
        ("May also clean", &[]),
        ("Cooks should have ovens", &[]),
    ] {
        let found = find(text, &words(text), &[], &place);
        let found: Vec<&str> = found.into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, wanted, "{text}");
    }
}

#[test]
fn a_preposition_said_again_is_no_part_of_a_thing() {
    assert_eq!(
        found("experience in brick ovens or with stone mills"),
        ["brick ovens", "stone mills"]
    );
}

#[test]
fn work_is_done_to_things() {
    for (text, things) in [
        (
            "Installation of grinders, dough mills, kneaders and proofers",
            vec!["grinders", "dough mills", "kneaders", "proofers"],
        ),
        ("Arrangement of policies and cakes", vec![]),
        (
            "Ability to carefully follow recipes",
            vec!["follow recipes"],
        ),
        ("Ability to demonstrate mastery", vec![]),
        ("Knowledgeable about brick ovens", vec!["brick ovens"]),
        ("Able to help lead the bakers", vec![]),
        ("Interest in bread, an awareness of ovens", vec!["bread"]),
        (
            "Candidates with good baking ability and maturity",
            vec!["baking ability", "maturity"],
        ),
        ("Must have the following qualifications", vec![]),
    ] {
        assert_eq!(found(text), things, "{text}");
    }
}

#[test]
fn items_may_be_several_things() {
    for (text, things) in [
        (
            "Oven Repair/Dough Handling/Bakery",
            vec!["Oven Repair", "Dough Handling", "Bakery"],
        ),
        (
            "Brick ovens, dough mills and scales",
            vec!["Brick ovens", "dough mills"],
        ),
        ("Ovens, Bakery, Registers", vec![]),
        ("Maintain brick ovens, dough mills", vec![]),
        ("Brick ovens, heated by hand", vec![]),
    ] {
        assert_eq!(found(text), things, "{text}");
    }
}

#[test]
fn what_is_done_to_something_is_no_thing_alone() {
    assert_eq!(
        found("knowledge of yeasts and utilizing shared ovens"),
        ["yeasts"]
    );
}

#[test]
fn vague_words_are_left() {
    for text in [
        "5 years of experience in a similar role",
        "experience with building things",
        "experience in the field",
        "knowledge of it",
        "an understanding of our customers and their needs",
        "Able to work independently under pressure",
        "Ability to lift 50 pounds",
        "Able to work late nights",
        "knowledge of state and federal matters",
        "special interests in the local flour mills",
        "able to meet tight times",
        "experience with additional support",
        "knowledge of what helps the general bakery manager",
        "knowledge of a monthly paycheck",
        "experience in it, and skilled in ovens",
    ] {
        assert!(found(text).is_empty(), "{text}: {:?}", found(text));
    }
}

#[test]
fn german_lines_without_a_noun_name_nothing() {
    for text in [
        "mehr und mehr",
        "und",
        "backen, kneten",
        "incluyendo noches",
    ] {
        assert!(foreign(text, &words(text), &[], true).is_empty(), "{text}");
    }
}
