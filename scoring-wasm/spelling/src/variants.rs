//! English words that dictionaries do not list because everybody can make them.

const FRONT: [&str; 24] = [
    "anti", "auto", "bio", "co", "cross", "cyber", "geo", "hyper", "inter", "intra", "macro",
    "mega", "meta", "micro", "mini", "multi", "nano", "neuro", "non", "post", "pre", "re", "sub",
    "un",
];

/// Endings that make a word of another, and what the other ended with.
const BACK: [(&str, &str); 20] = [
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
];

/// Letters of each half of a compound; shorter ones would let slips pass.
const HALF: usize = 4;

/// Whether a word is a known one with a usual beginning or ending, or two known ones:
/// "microservice", "containerized", "chatbot".
pub fn is_made_of(word: &str, known: &dyn Fn(&str) -> bool) -> bool {
    if !word.is_ascii() {
        return false;
    }
    let begun = FRONT.iter().any(|front| {
        word.strip_prefix(front)
            .is_some_and(|rest| rest.len() >= HALF && known(rest))
    });
    let ended = BACK.iter().any(|(back, lost)| {
        word.strip_suffix(back)
            .is_some_and(|rest| rest.len() >= HALF && known(&format!("{rest}{lost}")))
    });
    let joined = (HALF..word.len().saturating_sub(HALF - 1)).any(
        |at| matches!(word.split_at_checked(at), Some((one, two)) if known(one) && known(two)),
    );
    begun || ended || joined
}

#[cfg(test)]
mod tests {
    use super::is_made_of;

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
            ]
            .contains(&word)
        };
        for word in [
            "microservice",
            "containerized",
            "dashboard",
            "scalable",
            "databoard",
        ] {
            assert!(is_made_of(word, &known), "{word}");
        }
        for word in ["managment", "servise", "containr", "é"] {
            assert!(!is_made_of(word, &known), "{word}");
        }
    }
}
