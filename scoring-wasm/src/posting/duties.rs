//! Sentences that tell a duty though no heading says so.

use super::phrases::is_doing;
use super::words::Word;
use crate::word_list::WordList;

/// Verbs with which duties begin, as [`Word::stem`] folds them.
const DUTIES: WordList = WordList::new(
    "administer|advise|analyze|answer|arrange|assemble|assess|assist|attend|audit|build|calibrate|care|\
     carry|check|clean|coach|collect|communicate|compile|complete|conduct|consult|cook|coordinate|counsel|\
     create|deliver|design|develop|diagnose|direct|dispense|document|draft|drive|edit|educate|ensure|\
     establish|evaluate|examine|execute|facilitate|file|forecast|handle|help|identify|implement|inspect|\
     install|interpret|interview|investigate|lead|load|maintain|manage|measure|mentor|monitor|negotiate|\
     operate|order|organize|oversee|pack|participate|perform|pick|plan|prepare|present|process|produce|\
     program|promote|provide|purchase|receive|recommend|reconcile|record|recruit|repair|report|represent|\
     research|resolve|respond|review|schedule|screen|sell|serve|service|solve|stock|store|supervise|\
     support|teach|test|track|train|translate|transport|treat|troubleshoot|unload|update|verify|wash|\
     weld|write",
);

/// Whether a word, folded, is a verb with which duties begin.
pub(super) fn is_verb(stem: &str) -> bool {
    DUTIES.contains(stem)
}

/// Where the verb stands of a sentence about the one in the job: “This position will manage ovens”.
pub(super) fn behind_subject(words: &[Word]) -> Option<usize> {
    let stem = |at: usize| words.get(at).map_or("", Word::stem);
    let verb = match (stem(0), stem(1)) {
        (
            "this" | "the",
            "position" | "role" | "person" | "incumbent" | "employee" | "job" | "post",
        ) => 2,
        ("you", "will" | "ll") => 1,
        _ => return None,
    };
    let verb = verb + usize::from(matches!(stem(verb), "will" | "ll"));
    is_verb(stem(verb)).then_some(verb)
}

/// Whether a sentence tells a duty though no heading says so: “Performs procedures”, “Answering the
/// telephone”.
pub(super) fn tells(words: &[Word]) -> bool {
    let starts = |word: &Word| {
        let stem = word.stem();
        DUTIES.contains(stem)
            || is_doing(stem)
                && stem.strip_suffix("ing").is_some_and(|front| {
                    DUTIES.contains(front) || DUTIES.contains(&format!("{front}e"))
                })
    };
    // “Test engineers are …”, “Support is …”: a noun.
    let is_noun = |word: &Word| {
        matches!(
            word.stem(),
            "are" | "is" | "was" | "will" | "must" | "of" | "has" | "have" | "can"
        )
    };
    behind_subject(words).is_some()
        || words.first().is_some_and(starts) && !words.iter().skip(1).take(2).any(is_noun)
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    #[test]
    fn sentences_that_tell_duties_begin_with_their_verb() {
        for (text, expected) in [
            ("Performs computerized tomographic procedures", true),
            ("Answering the telephone and taking messages", true),
            ("Prepare invoices", true),
            ("This position manages ovens", true),
            ("The role will prepare cakes", true),
            ("This position is open", false),
            ("Test engineers are welcome", false),
            ("Support is given by the team", false),
            ("Our team cooks", false),
            ("King size beds", false),
        ] {
            assert_eq!(tells(&words(text)), expected, "{text}");
        }
    }
}
