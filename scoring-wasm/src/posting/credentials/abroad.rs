//! Licences and certificates in German, French and Spanish, by their form: “Staplerschein”, “permis B”,
//! “certificado de manipulador de alimentos”.

use std::ops::Range;

use super::super::words::Word;
use crate::case::is_capital;
use crate::word_list::WordList;

/// How German ones end.
const ENDS: [&str; 5] = [
    "führerschein",
    "staplerschein",
    "ausweis",
    "zertifikat",
    "gesundheitszeugnis",
];

/// Words with which French and Spanish ones begin.
const HEADS: WordList = WordList::new(
    "agrément|brevet|caces|carnet|carné|certificado|certificat|habilitation|habilitations|licence|\
     licencia|permis|permiso|tarjeta",
);

/// Words of a name that name nothing alone.
const LITTLE: WordList = WordList::new("d|de|del|des|du|l|la|tipo|type");

/// Words with which a name is over, and those of permits to live and work somewhere.
const OVER: WordList = WordList::new(
    "a|apprécié|avec|con|des|deseable|en|est|et|exigé|imprescindible|maladie|naissance|o|\
     obligatoire|ou|para|pour|requis|requise|residencia|souhaité|séjour|trabajo|travail|un|valable|\
     valide|valorable|vigente|y|à",
);

/// Diplomas of a trade that have letters for a name.
const LETTERS: WordList = WordList::new("BEP|BEPA|CAP|CAPA|CQP|CQPM|DEAES|DEAS|DMLT|SSIAP");

/// Their byte ranges in a line: none that `known` explains.
pub(in super::super) fn abroad(
    text: &str,
    words: &[Word],
    known: &[Range<usize>],
) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let last = if LETTERS.contains(word.written) {
            Some(at)
        } else if HEADS.contains(word.stem()) && !is_shouted(word) {
            named(text, words, at)
        } else if ENDS.iter().any(|end| word.stem().ends_with(end)) {
            Some(class(text, words, at))
        } else {
            None
        };
        let Some(last) = last.and_then(|last| words.get(last)) else {
            continue;
        };
        let range = word.range.start..last.range.end;
        if !known
            .iter()
            .chain(&found)
            .any(|known| known.start < range.end && range.start < known.end)
        {
            found.push(range);
        }
    }
    found
}

/// Words of a title: “SOUDEUR LICENCE 135”.
fn is_shouted(word: &Word) -> bool {
    word.written.chars().all(is_capital) && word.written != "CACES"
}

/// “B”, “CE”, “1A”
fn is_class(word: &Word) -> bool {
    const LONGEST: usize = 3;
    word.written.len() <= LONGEST
        && word
            .written
            .chars()
            .all(|c| is_capital(c) || c.is_ascii_digit())
}

/// The last word of a German licence with its class: “Führerschein der Klasse B”.
fn class(text: &str, words: &[Word], at: usize) -> usize {
    let mut next = at + 1;
    while words.get(next).is_some_and(|word| {
        matches!(
            word.stem(),
            "der" | "klasse" | "kat" | "kategorie" | "kl" | "typ"
        )
    }) {
        next += 1;
    }
    let near = words.get(next).is_some_and(|word| {
        let gap = text.get(words[at].range.end..word.range.start);
        is_class(word) && gap.is_some_and(|gap| !gap.contains([',', ';']))
    });
    if near { next } else { at }
}

/// The last word of a French or Spanish name; none where nothing but its first word is said.
fn named(text: &str, words: &[Word], at: usize) -> Option<usize> {
    const LONGEST: usize = 4;
    let mut last = None;
    for next in at + 1..=at + LONGEST {
        let word = words.get(next)?;
        let gap = text.get(words[next - 1].range.end..word.range.start)?;
        let joined = matches!(gap, " " | "’" | "'" | " (");
        if !joined || OVER.contains(word.stem()) && !is_class(word) {
            break;
        }
        if gap == " (" && !is_class(word) {
            break;
        }
        if !LITTLE.contains(word.stem()) {
            last = Some(next);
        }
        if next + 1 == words.len() {
            break;
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use super::super::super::words::words;
    use super::*;

    #[test]
    fn licences_are_found_by_their_form() {
        for (text, expected) in [
            (
                "Führerausweis Kat. B & Deutsch",
                &["Führerausweis Kat. B"][..],
            ),
            ("Staplerschein von Vorteil", &["Staplerschein"]),
            (
                "Führerschein der Klasse CE",
                &["Führerschein der Klasse CE"],
            ),
            ("Titulaire du permis B et mobile", &["permis B"]),
            ("Licence de brasage 135 à jour", &["Licence de brasage 135"]),
            ("CAP ou BEP Boulangerie", &["CAP", "BEP"]),
            ("Permis de travail valide", &[]),
            (
                "Certificado de manipulador de alimentos",
                &["Certificado de manipulador de alimentos"],
            ),
            ("PÂTISSIER LICENCE 135", &[]),
            ("Carnet de conducir B", &["Carnet de conducir B"]),
            ("Avec votre permis", &[]),
        ] {
            let found = abroad(text, &words(text), &[]);
            let found: Vec<_> = found.into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
