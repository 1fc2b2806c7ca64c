//! Which words a dictionary can judge. Precision comes first: a correct word that is called
//! wrong is worse than a slip that is missed.

use crate::case::{is_capital, is_small};
use crate::latex::emit::Letters;
use crate::posting::lexicon;
use crate::posting::words::words;
use crate::report::{SectionKind, WordsToCheck};
use crate::resume::{At, Section};
use crate::rules::Context;
use crate::rules::language::Language;
use crate::sort::distinct;
use crate::text_search::Search as _;

/// Letters below which a word is more likely an abbreviation than a slip.
const SHORTEST: usize = 4;

/// The words of a document that a dictionary can judge, each once.
pub fn to_check(context: &Context) -> WordsToCheck {
    let words = places(context).into_iter().chain(titles(context));
    WordsToCheck {
        language: context
            .language()
            .map(|language| language.code().to_owned()),
        words: distinct(words.map(|at| written(context, at)).collect()),
    }
}

/// A word as dictionaries write it: with the typewriter's apostrophe.
pub fn written(context: &Context, at: At) -> String {
    context.words(at).replace('’', "'")
}

/// Places of the words of prose, in reading order: bullets, paragraphs of entries, the summary.
/// Left out are names, terms of the lexicon, addresses, code, acronyms, words with digits, and
/// capitalised words that start no sentence.
pub fn places(context: &Context) -> Vec<At> {
    let model = context.model;
    // Filler of a template is no language; a rule of its own speaks about it.
    if context.lower().has("lorem ipsum") {
        return Vec::new();
    }
    let mut prose: Vec<At> = context.bullets().to_vec();
    prose.extend(
        model
            .entries
            .iter()
            .flat_map(|entry| entry.details.iter().copied()),
    );
    for section in &model.sections {
        if section.kind == SectionKind::Summary {
            let lines = model
                .lines
                .get(section.first..section.last)
                .unwrap_or_default();
            prose.extend(lines.iter().map(|line| At {
                start: line.start,
                end: line.end,
            }));
        }
    }
    let spoken = |section: usize| {
        model.sections.get(section).is_none_or(|section| {
            !matches!(
                section.kind,
                SectionKind::Publications | SectionKind::References | SectionKind::Skills
            )
        })
    };
    let silent: Vec<At> = model
        .entries
        .iter()
        .filter(|entry| !spoken(entry.section))
        .flat_map(|entry| entry.bullets.iter().chain(&entry.details).copied())
        .chain(
            model
                .loose_bullets
                .iter()
                .filter(|(section, _)| !spoken(*section))
                .map(|(_, at)| *at),
        )
        .collect();
    prose.retain(|at| !silent.contains(at));
    crate::sort::plain(&mut prose);
    prose.dedup();
    // Letters as they are typed mean code in LaTeX; in Markdown and plain text all are.
    let runs = &context.document.text.runs;
    let code = runs.iter().any(|run| !run.style.plain);
    let mut out = Vec::new();
    // A small word alone is a name, as of a tool.
    prose.retain(|at| {
        context.tokens_in(*at).len() > 1 || context.words(*at).starts_with(is_capital)
    });
    for at in prose {
        words_of(context, at, code, &mut out);
    }
    crate::sort::plain(&mut out);
    out.dedup();
    out
}

/// Letters from which on a capitalised word with a usual ending is no name.
const TITLED: usize = 8;
/// Letters from which on a word of a heading or a title is looked up.
const HEADED: usize = 6;

/// Whether a word ends as English nouns and adjectives do and names seldom do.
pub fn is_formed(word: &str) -> bool {
    const ENDINGS: [&str; 12] = [
        "ment", "tion", "ering", "eting", "uting", "ining", "sity", "ility", "ology", "cal",
        "ental", "ency",
    ];
    word.len() >= TITLED && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Words of headings, titles and lists of skills, and capitalised ones anywhere by their endings:
/// “Enviromental Engineer”.
pub fn titles(context: &Context) -> Vec<At> {
    if !context.english() {
        return Vec::new();
    }
    let model = context.model;
    let section = |at: At| {
        let within = |section: &&Section| {
            let lines = model
                .lines
                .get(section.first..section.last)
                .unwrap_or_default();
            lines.first().is_some_and(|line| line.start <= at.start)
                && lines.last().is_some_and(|line| at.end <= line.end)
        };
        model
            .sections
            .iter()
            .find(within)
            .map(|section| section.kind)
    };
    let unusual = model.sections.iter().filter(|section| !section.usual);
    let headings = unusual.map(|section| section.heading);
    let entries = model.entries.iter().map(|entry| entry.head);
    let mut heads: Vec<At> = headings.chain(entries).chain(model.headline).collect();
    heads.sort_unstable_by_key(|head| head.start);
    let named = |at: At| {
        let before = heads.partition_point(|head| head.start <= at.start);
        before > 0 && at.end <= heads[before - 1].end
    };
    let hits = context.hits();
    let is_known = |at: At| {
        let before = hits.partition_point(|hit| hit.range.start <= at.start);
        before > 0 && at.end <= hits[before - 1].range.end
    };
    let looked_up = |word: &At| {
        let here = context.words(*word);
        if here.len() < HEADED || !here.is_ascii() {
            return false;
        }
        let mut letters = here.chars();
        let capital = letters.next().is_some_and(is_capital);
        if !letters.all(is_small) {
            return false;
        }
        let kind = section(*word);
        !matches!(
            kind,
            Some(SectionKind::Publications | SectionKind::References)
        ) && (capital && is_formed(here)
            || kind == Some(SectionKind::Skills) && (capital || is_formed(here))
            || named(*word))
            && !is_known(*word)
            && !is_part_of_a_name(context, *word)
            && !holds_command(context, *word)
            && is_shown(context, *word, true)
    };
    context.tokens().iter().copied().filter(looked_up).collect()
}

fn words_of(context: &Context, at: At, code: bool, out: &mut Vec<At>) {
    // English titles and phrases stand in texts of all languages.
    let lower = context.lower_words(at);
    let foreign = [" the ", " and ", " for ", " with ", " using "];
    if !context.english() && foreign.iter().any(|word| lower.has(word)) {
        return;
    }
    // "parsing", "clustering": Romance languages have these words from English.
    let loan = matches!(context.language().map(Language::code), Some("es" | "fr"));
    let text = context.words(at);
    let terms: Vec<_> = lexicon::core()
        .find(text, &words(text))
        .into_iter()
        .map(|hit| at.start + hit.range.start..at.start + hit.range.end)
        .collect();
    let tokens = context.tokens_in(at);
    // "Elmly City" begins with a name; "Using Kubernetes" does not.
    let named = |word: &At, next: &At| {
        let words = context.words(*next);
        next.start == word.end + 1
            && words.starts_with(is_capital)
            && words.contains(is_small)
            && !terms.iter().any(|term| term.contains(&next.start))
    };
    for (n, word) in tokens.iter().enumerate() {
        let here = context.words(*word);
        let mut letters = here.chars();
        let Some(first) = letters.next() else {
            continue;
        };
        let plain = first.is_alphabetic()
            && letters.all(|c| is_small(c) || matches!(c, '\'' | '’'))
            && here.chars().count() >= SHORTEST;
        if !plain
            || is_capital(first)
                && (!starts_sentence(context.words(at), word.start - at.start)
                    || tokens.get(n + 1).is_some_and(|next| named(word, next)))
            || loan && here.ends_with("ing")
            || is_part_of_a_name(context, *word)
            || is_listed(context, *word)
            || is_short_form(context, here)
            || holds_command(context, *word)
            || terms
                .iter()
                .any(|term| term.start < word.end && word.start < term.end)
            || !is_prose(context, *word, code)
        {
            continue;
        }
        out.push(*word);
    }
}

/// At the start of a text, or behind the end of a sentence.
fn starts_sentence(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| {
        let before = before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '“' | '"'));
        before.is_empty() || before.ends_with(['.', '!', '?'])
    })
}

/// Visible, no code where that shows, no link, not emphasised in the middle of a line as names are.
fn is_prose(context: &Context, at: At, code: bool) -> bool {
    context
        .document
        .text
        .runs_in(at.start, at.end)
        .iter()
        .all(|run| !run.style.italic && run.style.letters == Letters::Small)
        && is_shown(context, at, code)
}

/// Visible, no code where that shows, no link.
pub fn is_shown(context: &Context, at: At, code: bool) -> bool {
    let runs = context.document.text.runs_in(at.start, at.end);
    runs.iter()
        .all(|run| run.style.hidden.is_none() && !(code && run.style.plain) && run.style.link == 0)
}

/// Part of an address, a path, a file's name or a compound with a sign in it.
fn is_part_of_a_name(context: &Context, at: At) -> bool {
    let text = context.text();
    let before = text.get(..at.start).unwrap_or_default();
    let after = text.get(at.end..).unwrap_or_default();
    let mut next = after.chars();
    let (one, two) = (next.next(), next.next());
    let joined = |c: Option<char>| {
        matches!(
            c,
            Some('@' | '_' | '/' | '\\' | '#' | '+' | '=' | '~' | '-' | '‐' | '‑')
        )
    };
    joined(before.chars().next_back())
        || joined(one)
        || before.ends_with('.')
        || one == Some('.') && two.is_some_and(char::is_alphanumeric)
        || one == Some('(')
        || one == Some(':') && two == Some(':')
}

/// Introduced in brackets: “Elm School of Baking (esba)”.
fn is_short_form(context: &Context, word: &str) -> bool {
    context.text().places_of(word).any(|at| {
        let text = context.text();
        let open = text.get(..at).is_some_and(|t| t.ends_with('('));
        open && text
            .get(at + word.len()..)
            .is_some_and(|t| t.starts_with(')'))
    })
}

/// Written with a command in the middle, which may print more than is known here:
/// “ta\textglotstop aw”. Accents have names of one sign.
fn holds_command(context: &Context, at: At) -> bool {
    let source = context.place(at).map_or("", |src| context.source(src));
    source
        .as_bytes()
        .windows(3)
        .any(|w| matches!(w, [b'\\', a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic()))
}

/// Alone between two commas, or at the end of such a list: “vim, ssh, tmux, and TensorFlow”. More
/// often a name in small letters than a slip.
fn is_listed(context: &Context, at: At) -> bool {
    let text = context.text();
    let before = text.get(..at.start).unwrap_or_default().trim_end();
    let after = text.get(at.end..).unwrap_or_default().trim_start();
    let opened = before
        .strip_suffix("and")
        .map_or(before, str::trim_end)
        .ends_with([',', '(']);
    opened && (after.is_empty() || after.starts_with([',', '.', ')', ';']))
}

#[cfg(test)]
mod tests {
    use crate::rules::testing;

    fn checked(body: &str) -> Vec<String> {
        crate::words_to_check(&testing::request(&testing::document(body)))
            .expect("a request with a file, a main file and a date is valid")
            .words
    }

    #[test]
    fn words_of_prose_are_checked_and_names_are_not() {
        let words = checked(
            "\\section{Experience}\\textbf{Engineer}, Example GmbH \\hfill Jan 2020 -- May 2022\\begin{itemize}\\item Developped the interface with Kubernetes and Zorblax for jane@quux.example, with Zorblax, tmux, and msgpack. See docs/readme.md and \\texttt{frobnicate} v2beta\\end{itemize}",
        );
        // Of titles and employers too, where little is said of what is found.
        assert_eq!(
            words,
            ["Developped", "Engineer", "Example", "interface", "with"]
        );
    }

    #[test]
    fn markdown_and_plain_text_are_checked_too() {
        let source = "# Jane Sample\n\n## Experience\n\n### Engineer, Example GmbH, 2020 – 2022\n\n- Developped the interface\n";
        for name in ["jane.md", "jane.txt"] {
            let request = crate::ScoreRequest {
                files: [(name.to_owned(), source.to_owned())].into(),
                as_of: "2026-05-01".to_owned(),
                ..crate::ScoreRequest::default()
            };
            let words = crate::words_to_check(&request).expect("valid").words;
            assert!(words.contains(&"Developped".to_owned()), "{words:?}");
        }
    }

    #[test]
    fn loans_from_english_are_not_checked() {
        let words = checked(
            "\\section{Expérience}\\begin{itemize}\\item Analyse des données et parsing de journaux pour les équipes de la société\\end{itemize}",
        );
        assert!(words.contains(&"journaux".to_owned()) && !words.contains(&"parsing".to_owned()));
    }

    #[test]
    fn names_at_the_beginning_of_a_sentence_are_not_checked() {
        let words = checked(
            "\\section{Experience}\\begin{itemize}\\item Elmly City is an app for towns\\item Usinng Kubernetes daily\\item Work with zsh, fish, and chezmox; an editor\\end{itemize}",
        );
        assert!(words.contains(&"Usinng".to_owned()));
        for name in ["Elmly", "chezmox"] {
            assert!(!words.contains(&name.to_owned()), "{words:?}");
        }
    }

    #[test]
    fn short_forms_and_words_with_commands_inside_are_not_checked() {
        let words = checked(
            "\\section{Experience}\\begin{itemize}\\item Taught at the Elm School of Baking (esba) and ran the esba\\item Wrote ta\\someglot{}aw and d\\'ecid\\'e\\end{itemize}",
        );
        assert!(words.contains(&"Taught".to_owned()));
        for absent in ["esba", "taaw"] {
            assert!(!words.contains(&absent.to_owned()), "{words:?}");
        }
    }

    #[test]
    fn capitalised_words_are_checked_by_their_endings() {
        let words = checked(
            "\\section{Work Experiance}\\textit{Senior Enviromental Engineer}, Quuxement GmbH \\hfill Jan 2020 -- May 2022\\section{Skills}Web Developement\\section{Interests}Zorblaxer",
        );
        assert!(words.contains(&"Enviromental".to_owned()), "{words:?}");
        assert!(words.contains(&"Developement".to_owned()), "{words:?}");
        assert!(!words.contains(&"Zorblaxer".to_owned()), "{words:?}");
        // Small ones of titles too; one alone in a list is a name.
        let words = checked(
            "\\section{Experience}\\textbf{Baker and developper}, Example AG \\hfill Jan 2018 -- May 2019\\begin{itemize}\\item quuxly\\end{itemize}",
        );
        assert!(words.contains(&"developper".to_owned()), "{words:?}");
        assert!(!words.contains(&"quuxly".to_owned()), "{words:?}");
    }

    #[test]
    fn hidden_words_are_not_checked() {
        let words = checked(
            "\\section{Experience}\\begin{itemize}\\item Built \\textcolor{white}{secrets} things\\end{itemize}",
        );
        assert_eq!(words, ["Built", "things"]);
    }
}
