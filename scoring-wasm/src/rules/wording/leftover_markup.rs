use crate::latex::emit::span;
use crate::report::Edit;
use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::{Search as _, next_of};

declare_rule! {
    /// ## What it checks
    ///
    /// Marks of Markdown or HTML in LaTeX text: `**bold**`, `&amp;`, fences of backticks; and
    /// “about” as a tilde in a bullet, `~500 users`, which LaTeX prints as a space.
    ///
    /// ## Why it matters
    ///
    /// They come along when text is pasted from a chat or a web page, and print as they
    /// are. It looks unfinished, and words stuck to asterisks may not be found.
    ///
    /// ## Example
    ///
    /// `**Python** developer`
    ///
    /// ## Fix
    ///
    /// `\textbf{Python} developer`
    ///
    /// ## Sources
    ///
    /// G7, D3
    "REA011", "leftover-markup", Wording, Warning, "Marks of another format are printed"
}

/// Tenths of a point.
const COST: u16 = 15;

const MARKS: [&str; 7] = ["&amp;", "&nbsp;", "&lt;", "&gt;", "&quot;", "&#39;", "```"];

fn check(context: &Context) -> Vec<Draft> {
    let text = context.text();
    let has = |one: u8, two: u8| next_of(text, 0, one, two) < text.len();
    let stars = has(b'*', b'*') && text.has("**");
    if !context.latex {
        return Vec::new();
    }
    let mut found = lost_tildes(context);
    if !stars && !has(b'&', b'`') {
        return found;
    }
    let mut places = Vec::new();
    let mut edits = Some(Vec::new());
    for line in context.model.lines.iter().filter(|_| stars) {
        let words = context.words(At {
            start: line.start,
            end: line.end,
        });
        let mut rest = 0;
        // The offset of the next mark from here on.
        while let Some(open) = words.get(rest..).and_then(|text| text.place_of("**")) {
            let from = rest + open;
            let inner = words.get(from + 2..).unwrap_or_default();
            let Some(len) = inner.place_of("**").filter(|len| {
                inner.get(..*len).is_some_and(|bold| {
                    bold.starts_with(char::is_alphanumeric) && !bold.ends_with(char::is_whitespace)
                })
            }) else {
                rest = from + 2;
                continue;
            };
            let bold = inner.get(..len).unwrap_or_default();
            let at = At {
                start: line.start + from,
                end: line.start + from + len + 4,
            };
            rest = from + len + 4;
            let plain = context
                .document
                .text
                .run_at(at.start)
                .is_none_or(|run| run.style.plain);
            if plain {
                continue;
            }
            places.extend(context.place(at));
            match (
                context.replace(at, &format!("\\textbf{{{bold}}}")),
                &mut edits,
            ) {
                (Some(edit), Some(edits)) => edits.push(edit),
                _ => edits = None,
            }
        }
    }
    let marks = MARKS
        .iter()
        .filter(|mark| context.may_say(mark))
        .flat_map(|mark| text.places_of(mark).map(move |at| (at, mark)));
    for (start, mark) in marks {
        let at = At {
            start,
            end: start + mark.len(),
        };
        if context
            .document
            .text
            .run_at(start)
            .is_some_and(|run| !run.style.plain)
        {
            places.extend(context.place(at));
            edits = None;
        }
    }
    crate::sort::plain(&mut places);
    found.extend(Draft::mended(
        places,
        "These marks belong to Markdown or HTML and are printed as they are. Set the words in LaTeX’s way.",
        COST,
        "Set it in bold",
        edits,
    ));
    found
}

/// “~500 users” of bullets: the tie is a space, and “about” is lost.
fn lost_tildes(context: &Context) -> Vec<Draft> {
    let mut places = Vec::new();
    for at in context.bullets() {
        let Some(mut src) = context.place(*at) else {
            continue;
        };
        let bytes = context.source(src).as_bytes();
        for (w, n) in bytes.windows(3).zip(src.start..) {
            if matches!(w, [b' ' | b'(', b'~', b'0'..=b'9']) {
                (src.start, src.end) = (n + 1, n + 2);
                places.push(src);
            }
        }
    }
    places.dedup();
    let edits = places.iter().map(|src| Edit {
        span: span(context.paths, *src),
        text: "$\\sim$".to_owned(),
    });
    let edits = Some(edits.collect());
    let found = Draft::mended(
        places,
        "LaTeX prints “~” as a space, so that nobody sees “about”.",
        COST,
        "Write a sign that prints",
        edits,
    );
    found
        .into_iter()
        .map(|draft| draft.titled("A tilde is not printed"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        testing::pass(
            &RULE,
            &[
                "2 ** 3",
                "R\\&D",
                "\\texttt{**kwargs**}",
                "\\textbf{Python}",
                "\\section{Experience}\\begin{itemize}\\item See Figure~2 and page ~\\pageref{x}\\end{itemize}",
            ],
        );
        testing::fail(&RULE, &["**Python** developer", "R\\&amp;D"]);
        testing::fix(
            &RULE,
            &[
                ("A **Python** developer", "A \\textbf{Python} developer"),
                (
                    "\\section{Experience}\\begin{itemize}\\item Served ~500 users (~9\\%)\\end{itemize}",
                    "\\section{Experience}\\begin{itemize}\\item Served $\\sim$500 users ($\\sim$9\\%)\\end{itemize}",
                ),
            ],
        );
    }
}
