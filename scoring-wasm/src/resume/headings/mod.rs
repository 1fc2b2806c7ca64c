//! What a heading is about, in ten languages.

mod far;
mod parts;
mod whole;

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::case::lower;
use crate::report::SectionKind::{
    self, Awards, Certifications, Education, Experience, Interests, Languages, Other, Projects,
    Publications, References, Skills, Summary, Volunteering,
};
use crate::resume::lines::{is_bullet, is_private};
use crate::text_search::Search as _;
use crate::word_list::WordList;
use parts::PARTS;
use whole::WHOLE;

/// Words with the kind that they name, looked up in a few steps. Accents are left out, as many
/// leave them out who type.
struct Tables {
    /// Whole headings, sorted.
    whole: Vec<(&'static str, SectionKind)>,
    /// Parts of headings, and the number of the next one that begins likewise.
    parts: Vec<(&'static str, SectionKind, usize)>,
    /// The number of the first part that begins with two bytes.
    first: [usize; 1 << 10],
}

/// Bits of a byte that tell how a part begins.
const BITS: u8 = 31;

/// The place of two bytes in [`Tables::first`].
fn place(begins: [u8; 2]) -> usize {
    usize::from(begins[0] & BITS) << 5 | usize::from(begins[1] & BITS)
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let (mut whole, mut parts) = (Vec::new(), Vec::new());
        let (far_whole, far_parts) = if crate::WHOLE {
            (&far::WHOLE[..], &far::PARTS[..])
        } else {
            (&[][..], &[][..])
        };
        for (kind, names) in WHOLE.iter().chain(far_whole) {
            whole.extend(names.split('|').map(|name| (name, *kind)));
        }
        for (kind, names) in PARTS.iter().chain(far_parts) {
            parts.extend(names.split('|').map(|name| (name, *kind, usize::MAX)));
        }
        let mut first = [usize::MAX; 1 << 10];
        for (n, (name, _, next)) in parts.iter_mut().enumerate().rev() {
            let begins = name.as_bytes().first_chunk().copied().unwrap_or_default();
            *next = std::mem::replace(&mut first[place(begins)], n);
        }
        crate::sort::by_key(&mut whole, |(name, _)| *name);
        Tables {
            whole,
            parts,
            first,
        }
    })
}

/// Letters in lower case without their accents.
fn bare(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let bare = text.chars().map(|c| match c {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        c => c,
    });
    Cow::Owned(bare.collect())
}

/// The kind of a heading, and whether it is one of the usual wordings.
pub fn kind(heading: &str) -> (SectionKind, bool) {
    let folded = fold(heading);
    if let Some(kind) = known(&folded) {
        return (kind, true);
    }
    // "Datos personales / Personal Details"
    if let Some((first, last)) = folded.cut(" and ")
        && let (Some(kind), Some(same)) = (known(first), known(last))
        && kind == same
    {
        return (kind, true);
    }
    // "Skills, Certifications & Interests"
    if folded.starts_with("skills ") {
        return (Skills, false);
    }
    // French "formation" hides in "information".
    let folded = bare(&folded).swapped("inform", "").swapped("prefer", "");
    if let Some(kind) = by_part(&folded) {
        // "Academic Achievements and Scholarships", "Qualifications and Technical Skills"
        let sides = folded
            .cut(" and ")
            .filter(|_| matches!(kind, Education | Experience | Projects));
        let first = sides.and_then(|(first, _)| known(first));
        let last = sides.and_then(|(_, last)| known(last));
        let sure = match (first, last) {
            (Some(first), _) if kind == Education && !matches!(first, Other | Education) => {
                Some(first)
            }
            (_, Some(Skills)) if kind == Education => last,
            // "Experiences | Projects"
            (Some(Experience), _) if kind == Projects => first,
            // "Ausbildung / Akademischer Werdegang"
            (Some(Education), None | Some(Education)) => first,
            _ => None,
        };
        return (sure.unwrap_or(kind), false);
    }
    // However it is worded, it says what follows.
    (Other, folded.has("contact") || folded.has("kontakt"))
}

/// The kind of the part that stands first in our list of those in a heading. Few places of one
/// begin as a part does.
fn by_part(folded: &str) -> Option<SectionKind> {
    let Tables { parts, first, .. } = tables();
    let bytes = folded.as_bytes();
    let mut best = usize::MAX;
    for at in 0..bytes.len() {
        let rest = bytes.get(at..).unwrap_or_default();
        let mut n = rest
            .first_chunk()
            .map_or(usize::MAX, |begins| first[place(*begins)]);
        while n < best
            && let Some((part, _, next)) = parts.get(n)
        {
            if rest.starts_with(part.as_bytes()) {
                best = n;
            }
            n = *next;
        }
    }
    parts.get(best).map(|(_, kind, _)| *kind)
}

fn known(folded: &str) -> Option<SectionKind> {
    // Without its accents it is no French summary, but what stands over the whole.
    if folded == "résumé" {
        return Some(Summary);
    }
    let table = &tables().whole;
    let heading = bare(folded);
    let find = |heading: &str| {
        let at = table
            .binary_search_by(|(name, _)| (*name).cmp(heading))
            .ok()?;
        table.get(at).map(|(_, kind)| *kind)
    };
    find(&heading).or_else(|| {
        // "Laboratory Skills": whatever stands before these words.
        const LAST: WordList =
            WordList::new("awards|certifications|experience|projects|publications|skills");
        let (first, last) = heading.cut_last(" ")?;
        // not "Experience y Projects", which names two
        let brief = match first.cut_last(" ") {
            Some((first, joint)) => !first.has_sign(' ') && joint.len() > 3,
            None => true,
        };
        find(Some(last).filter(|last| brief && LAST.contains(last))?)
    })
}

/// The usual English heading of a kind.
pub fn usual(kind: SectionKind) -> Option<&'static str> {
    match kind {
        Summary => Some("Summary"),
        Experience => Some("Experience"),
        Education => Some("Education"),
        Skills => Some("Skills"),
        Projects => Some("Projects"),
        Certifications => Some("Certifications"),
        Awards => Some("Awards"),
        Publications => Some("Publications"),
        Languages => Some("Languages"),
        Interests => Some("Interests"),
        References => Some("References"),
        Volunteering => Some("Volunteering"),
        Other => None,
    }
}

/// Lower case, one space between words, no numbering, no signs around; letters set apart
/// ("E X P E R I E N C E") are joined.
fn fold(heading: &str) -> String {
    let heading = without_number(heading.trim());
    // "Talks (selected)"
    let heading = heading.cut(" (").map_or(heading, |(first, _)| first);
    let mut out = String::with_capacity(heading.len());
    let mut words = 0;
    let mut letters = 0;
    let ends = |c: char| c.is_whitespace() || matches!(c, ':' | '：' | '.' | ',' | '_' | '?' | '!');
    for word in heading.split(ends) {
        if word.is_empty() || word.chars().all(is_bullet) {
            continue;
        }
        words += 1;
        letters += word.chars().count();
        if !out.is_empty() {
            out.push(' ');
        }
        for c in word.chars() {
            match c {
                '&' | '+' | '/' | '|' | '＆' => out.push_str(" and "),
                '’' => out.push('\''),
                c if is_private(c) => {}
                c => out.push(lower(c)),
            }
        }
    }
    if words >= 3 && letters == words {
        out.retain(|c| c != ' ');
    }
    if out.has("  ") || out.starts_with(' ') || out.ends_with(' ') {
        out = out.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    // "Kenntnisse & Fähigkeiten" stands in the table with its own language's "and".
    if out.has(" and ") && known(&out).is_none() {
        for joint in [" und ", " et ", " y ", " e ", " en "] {
            let joined = out.swapped(" and ", joint);
            if known(&joined).is_some() {
                return joined;
            }
        }
    }
    out
}

/// "1. Experience", "II) Education" and "A. Skills" without their number.
fn without_number(heading: &str) -> &str {
    let Some(dot) = heading.find(&['.', ')', '、'][..]) else {
        return heading;
    };
    let number = heading.get(..dot).unwrap_or_default();
    let counts = !number.is_empty()
        && number.len() <= 6
        && (number.chars().all(crate::case::is_digit)
            || number.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
            || number.chars().count() == 1);
    if counts {
        let rest = heading.get(dot..).unwrap_or_default();
        rest.trim_start_matches(&['.', ')', '、', ' '][..])
    } else {
        heading
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_ten_languages_are_understood() {
        for (heading, expected) in [
            ("Work Experience", Experience),
            ("EDUCATION", Education),
            ("Skills & Tools", Skills),
            ("Berufserfahrung", Experience),
            ("Expériences Professionelles", Experience),
            ("Formación académica", Education),
            ("Volunteer Experience", Volunteering),
            ("Programming Languages", Skills),
            ("Programmiersprachen", Skills),
            ("Praktika und Nebentätigkeiten", Experience),
            ("Diplômes et concours", Education),
            ("Estudios de Licenciatura", Education),
            ("Presentaciones en congresos", Publications),
            ("Soziales Engagement", Volunteering),
            ("Languages", Languages),
            ("Progetti", Projects),
            ("Technical Experience", Experience),
            ("Honors & Awards", Awards),
            ("My Journey", Other),
            ("Participaciones en Congresos", Other),
            ("1. Werkervaring", Experience),
            ("E X P E R I E N C E", Experience),
            ("Fähigkeiten & Kenntnisse", Skills),
            ("学歴", Education),
            ("工作经历", Experience),
            ("शिक्षा", Education),
            ("Centres d’intérêt", Interests),
            ("Pre-University Studies", Education),
            ("Principais Conhecimentos", Skills),
            ("Linguagens de programação", Skills),
            ("Langages", Skills),
            ("Weitere Qualifikationen", Skills),
            ("Aktivitäten und Hobbys", Interests),
            ("Educacao", Education),
            ("Formacao academica", Education),
            ("Resume", Other),
            ("Résumé", Summary),
            ("Conference & Colloquium Presentations", Publications),
            ("Assistantships", Experience),
            ("Other Training", Certifications),
            ("Zertifizierung / Schulung", Certifications),
            ("Sobre", Summary),
            ("Academic Achievements and Scholarships", Awards),
            ("实践经验", Experience),
            ("Teaching", Experience),
            ("Activités d’enseignement", Experience),
            ("Invited Talks", Publications),
            ("Drittmittel", Awards),
            ("Cursos Complementares", Certifications),
            ("Peer Review", Volunteering),
            ("Relevant Coursework", Other),
            ("Qualifications and Technical Skills", Skills),
            ("Ausbildung / Akademischer Werdegang", Education),
            ("Akademischer Werdegang", Education),
            ("Beruflicher Werdegang", Experience),
            ("Education and Work Experience", Experience),
            ("Professional Activity", Other),
            ("Experiences | Projects", Experience),
            ("Preferences", Other),
            ("Academic References", References),
        ] {
            assert_eq!(kind(heading).0, expected, "{heading}");
        }
        // One heading in two languages is as usual as both.
        assert_eq!(kind("Datos personales / Personal Details"), (Other, true));
    }
}
