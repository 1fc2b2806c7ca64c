//! Things of a line in another language than English.

use std::ops::Range;

use super::super::words::Word;
use super::{LONGEST, Reader};
use crate::case::{Case as _, is_small};
use crate::word_list::WordList;

/// Little words of German, French, Spanish, Italian, Portuguese and Dutch, with which no thing begins or
/// ends.
const LITTLE: WordList = WordList::new(
    "a|afin|ainsi|al|als|am|an|ans|au|auf|aus|aux|avec|avez|años|bei|bis|bon|bonne|bonnes|bons|\
     buena|bzw|c|capacité|capacités|certaines|certains|che|chez|comme|con|connaissance|\
     connaissances|conocimiento|conocimientos|cualquier|d|da|dans|das|de|debe|deine|del|delà|dem|\
     den|der|des|devez|di|die|différentes|différents|diplômé|disposez|doit|dont|du|durch|e|\
     eigene|eigenen|ein|eine|einem|einen|einer|einschl|el|en|entre|erfahrung|erfahrungen|\
     erforderlich|est|et|exigé|exigée|experiencia|expérience|für|gegen|gern|gerne|ggf|gute|guter|\
     gutes|het|i|idealerweise|ihr|ihre|il|im|in|inkl|ist|j|jahre|kenntnisse|l|la|las|le|les|leur|\
     leurs|lo|lors|los|m|maîtrise|mindestens|minimum|mit|mínima|mínimo|n|na|nach|ne|no|nos|\
     notamment|notre|notwendig|o|oder|ohne|om|os|ou|par|para|pas|per|personne|plus|plusieurs|por|\
     pour|praktische|praktischen|prefiere|previa|previo|qu|que|requiere|requis|requise|s|sa|se|\
     sehr|selon|sepa|serez|seront|ses|sich|sie|sin|sind|son|sont|souhaitant|souhaitez|souhaité|\
     souhaitée|sous|sowie|sowohl|su|sur|t|te|tener|titulaire|tu|tus|um|un|una|und|une|uns|unser|\
     unsere|unseren|unserer|van|vers|vom|von|voor|vorausgesetzt|voraussetzung|vorteil|vos|votre|\
     vous|wir|wünschenswert|y|zu|zum|zur|zwingend|à|è|également|êtes|être",
);

/// Things of a line in another language than English: what stands between its signs and its words for
/// “and”, as far as it is short. For postings that say little else that is known.
///
/// In German (`nouns`) a thing ends with a noun, which has a capital, and the verb of a sentence stands
/// behind whom it is said to.
pub(in super::super) fn foreign(
    text: &str,
    words: &[Word],
    known: &[Range<usize>],
    nouns: bool,
) -> Vec<Range<usize>> {
    const SHORTEST: usize = 6;
    // Letters of a German noun that is made of several.
    const COMPOUND: usize = 13;
    // Words of a line that may be one thing: “Teamfähigkeit”.
    const ALONE: usize = 2;
    if text.ends_with(':') {
        return Vec::new();
    }
    let reader = Reader { text, words, known };
    let mut found = Vec::new();
    // “Trabajo en equipo”, but “brood en koek”
    let dutch = words
        .iter()
        .any(|word| matches!(word.written, "het" | "een" | "van" | "voor" | "met" | "wij"));
    let mut start = 0;
    while start < words.len() {
        let mut end = start + 1;
        let joins = |at: usize| {
            matches!(
                reader.stem(at),
                "und" | "et" | "y" | "e" | "oder" | "ou" | "o" | "sowie"
            ) || dutch && reader.stem(at) == "en"
                || nouns
                    && words.get(at).is_some_and(|word| {
                        matches!(word.written, "ein" | "eine" | "einen" | "einem" | "einer")
                    })
        };
        while end < words.len() && matches!(reader.gap(end), " " | "-" | "’" | "'") && !joins(end)
        {
            end += 1;
        }
        let next = end + usize::from(joins(end));
        // “Brot- und Kuchenverkauf”: half a word.
        let half = end
            .checked_sub(1)
            .and_then(|last| words.get(last))
            .is_some_and(|last| {
                let rest = text.get(last.range.end..).unwrap_or_default();
                rest.strip_prefix('-')
                    .is_some_and(|rest| rest.starts_with([' ', ')', '/', ',']))
            });
        if half {
            start = next;
            continue;
        }
        let little = |at: usize| LITTLE.contains(&words[at].written.lowered());
        // “Gehört zum Backen”: a verb in German, for a noun has a capital and an adjective an ending.
        while nouns
            && start < end
            && words[start].written.starts_with(is_small)
            && words[start].written.ends_with('t')
        {
            start += 1;
        }
        // “Gehört zum Backen”
        if nouns
            && start == 0
            && words[0].written.ends_with('t')
            && matches!(reader.stem(1), "zum" | "zur" | "zu")
        {
            start = 2.min(end);
        }
        // “Sie backen gerne Brot”
        if nouns && start == 0 && matches!(reader.stem(0), "sie" | "du" | "ihr" | "wir") {
            start = 2.min(end);
        }
        while nouns && end > start && words[end - 1].written.starts_with(is_small) {
            end -= 1;
        }
        let ours = |word: &Word| {
            matches!(
                word.stem(),
                "notre"
                    | "nos"
                    | "unser"
                    | "unsere"
                    | "unserer"
                    | "unseren"
                    | "nuestro"
                    | "nuestra"
                    | "diese"
                    | "diesen"
                    | "dieser"
                    | "folgenden"
                    | "um"
                    | "ihrer"
                    | "ihren"
                    | "seiner"
            ) || [
                "ähnlich",
                "vergleichbar",
                "gleichwertig",
                "similaire",
                "similar",
                "afín",
                "afin",
                "équivalent",
            ]
            .iter()
            .any(|like| word.written.lowered().starts_with(like))
        };
        if words[start..end].iter().any(ours) {
            start = next;
            continue;
        }
        // “Savez préparer les pâtes”, “incluyendo fines de semana”
        if words.get(start).is_some_and(|word| goes_with(word.written)) {
            start = next;
            continue;
        }
        let doing = |at: usize| is_doing_abroad(words[at].written);
        while start < end
            && (little(start)
                || start + 1 < end && doing(start) && (little(start + 1) || doing(start + 1)))
        {
            start += 1;
        }
        while end > start && little(end - 1) {
            end -= 1;
        }
        let size = end - start;
        if size == 0 {
            start = next;
            continue;
        }
        // “Warenpräsentation”
        let compound = |word: &Word| {
            nouns
                && word.written.chars().count() >= COMPOUND
                && word.written.chars().skip(1).all(is_small)
                && !WIDE.contains(&word.written.lowered())
        };
        // “Praktikum im Rahmen (des Studiums)”: what it is a part of stands behind it.
        if size > 1 && OPEN.contains(&words[end - 1].written.lowered()) {
            start = next;
            continue;
        }
        // “Découpe, décapage, cintrage”
        let listed = || {
            let beside = [start, end].iter().any(|at| comma(reader.gap(*at)));
            let word = words[start].written;
            beside
                && !matches!(
                    word,
                    "gestion" | "installation" | "modification" | "réalisation" | "utilisation"
                )
                && ["age", "tion", "ción", "erie", "ture"]
                    .iter()
                    .any(|end| word.ends_with(end))
        };
        // “Entsprechende Berufserfahrung”, “recherchent un cuisinier”
        let wide = nouns && WIDE.contains(&words[end - 1].written.lowered())
            || words[start..end]
                .iter()
                .any(|word| word.written.lowered().starts_with("recherch"));
        if size > 1 && wide {
            start = next;
            continue;
        }
        let named = size > 1
            || size == 1 && !nouns && words[start].written.chars().count() > SHORTEST && listed()
            || size == 1 && compound(&words[start])
            || size == 1
                && !WIDE.contains(&words[start].written.lowered())
                && words.len() <= ALONE
                && words[start].written.chars().count() >= SHORTEST;
        if named && size <= LONGEST && reader.is_thing(start, end) {
            found.push(words[start].range.start..words[end - 1].range.end);
        }
        start = next;
    }
    found
}

/// Long German nouns that name nothing to be looked for.
const WIDE: WordList = WordList::new(
    "ansprechpartner|ansprechpartnerin|berufserfahrung|dienstleistungen|herausforderung|herausforderungen|hochschulstudium|\
     mitarbeiterinnen|semester|studiengang|unternehmenskultur|unterstützung|verantwortlichkeit|\
     verantwortungsbereich|voraussetzungen|weiterbildungen|weiterentwicklung|zusammenarbeit",
);

fn comma(gap: &str) -> bool {
    matches!(gap, ", " | ",")
}

/// Nouns that end no thing.
const OPEN: WordList = WordList::new(
    "bereich|bezug|form|gebiet|grundlage|hinblick|rahmen|sinne|umfeld|umgang|zusammenhang",
);

/// What goes with something else and is no thing: “incluyendo”, “tanto”, “bien”.
fn goes_with(word: &str) -> bool {
    const LONG: usize = 8;
    word.len() >= LONG && (word.ends_with("iendo") || word.ends_with("yendo"))
        || matches!(word, "bien" | "tanto" | "tant")
}

/// How verbs end in French, Spanish, Italian and Portuguese: “préparer”, “disposez”.
fn is_doing_abroad(word: &str) -> bool {
    ["er", "ez", "ir", "ar"]
        .iter()
        .any(|end| word.ends_with(end))
}
