//! English words that dictionaries do not list because everybody can make them.

const FRONT: &str = "aero agro anti astro auto bi bio cardio co counter cross cyber de eco electro geo hetero homo hydro \
    hyper immuno inter intra macro mega meta micro mini mono multi nano neuro non out over photo physio poly post pre \
    pseudo psycho radio re semi socio spectro sub super techno tele thermo trans tri ultra un under";

/// Endings that make a word of another, and what the other ended with.
const BACK: [(&str, &str); 33] = [
    ("ization", ""),
    ("isation", ""),
    ("izations", ""),
    ("ized", ""),
    ("ised", ""),
    ("izing", ""),
    ("ising", ""),
    ("ize", ""),
    ("ise", ""),
    ("izes", ""),
    ("izer", ""),
    ("able", ""),
    ("able", "e"),
    ("ability", "e"),
    ("less", ""),
    ("wise", ""),
    ("ers", "e"),
    ("er", "e"),
    ("ness", ""),
    ("ship", ""),
    ("al", ""),
    ("ic", ""),
    ("ic", "e"),
    ("ies", "y"),
    ("lessly", "less"),
    ("ment", ""),
    ("or", "e"),
    ("ors", "e"),
    ("a", "um"),
    ("ure", "e"),
    ("ying", "y"),
    ("ings", "ing"),
    ("ations", "ation"),
];

/// Letters of each half of a compound; shorter ones would let slips pass.
const HALF: usize = 4;

/// Whether a word is a known one with a usual beginning or ending, or two known ones:
/// "microservice", "containerized", "chatbot".
pub fn is_made_of(word: &str, known: &dyn Fn(&str) -> bool) -> bool {
    // Of “information” there is but one.
    if !word.is_ascii() || word == "informations" {
        return false;
    }
    let begun = FRONT.split_whitespace().any(|front| {
        word.strip_prefix(front)
            .is_some_and(|rest| rest.len() >= HALF && known(rest))
    });
    let ended = BACK.iter().any(|(back, lost)| {
        word.strip_suffix(back)
            .is_some_and(|rest| rest.len() + lost.len() >= HALF && known(&format!("{rest}{lost}")))
    });
    let joined = (HALF..word.len().saturating_sub(HALF - 1)).any(
        |at| matches!(word.split_at_checked(at), Some((one, two)) if known(one) && known(two)),
    );
    begun || ended || joined
}

/// Whether a Spanish word says what was done by a noun: “tipado” of “tipo”.
pub fn is_done(word: &str, known: &dyn Fn(&str) -> bool) -> bool {
    ["ado", "ada", "ados", "adas"].iter().any(|back| {
        word.strip_suffix(back).is_some_and(|stem| {
            stem.len() >= 3
                && ["o", "a", "e"]
                    .iter()
                    .any(|end| known(&format!("{stem}{end}")))
        })
    })
}

/// Whether a word ends as usual words do and names seldom do: “Implemeted”, “Universties”.
pub fn is_formed(word: &str) -> bool {
    const ENDINGS: [&str; 22] = [
        "ed", "ing", "ion", "ions", "ment", "ments", "ity", "ies", "ly", "ble", "nce", "ncy",
        "ive", "ant", "ent", "ous", "cal", "ogy", "é", "ée", "és", "ó",
    ];
    ENDINGS.iter().any(|ending| word.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::{is_done, is_made_of};

    #[test]
    fn spanish_nouns_make_participles() {
        let known = |word: &str| word == "tipo";
        assert!(is_done("tipados", &known) && !is_done("tapiados", &known));
    }

    #[test]
    fn made_words_are_known_and_slips_are_not() {
        let known = |word: &str| {
            [
                "service",
                "container",
                "chat",
                "data",
                "board",
                "scale",
                "manage",
                "dash",
                "enable",
                "game",
                "rotate",
                "aspiration",
                "topology",
            ]
            .contains(&word)
        };
        for word in [
            "microservice",
            "containerized",
            "dashboard",
            "scalable",
            "databoard",
            "enablement",
            "gamers",
            "rotator",
            "aspirational",
            "topologies",
        ] {
            assert!(is_made_of(word, &known), "{word}");
        }
        for word in ["managment", "servise", "containr", "é"] {
            assert!(!is_made_of(word, &known), "{word}");
        }
    }
}
