use crate::latex::token::Src;
use crate::resume::contacts::emails;
use crate::rules::shared::{Command, braces};
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::Search as _;

declare_rule! {
    /// ## What it checks
    ///
    /// `textblock` of textpos, `picture`, `\AddToShipoutPicture` and TikZ pictures laid
    /// over the page that hold text. A short note at the edge, such as “Last updated in
    /// May”, is left alone.
    ///
    /// ## Why it matters
    ///
    /// Boxes are placed outside the flow of the text, so an extractor may put their words
    /// anywhere. Vendors and an employer name text boxes among the things that may be
    /// misread or missed.
    ///
    /// ## Example
    ///
    /// `\begin{textblock*}{5cm}(1cm,2cm) jane@example.com \end{textblock*}`
    ///
    /// ## Fix
    ///
    /// Set the words in the flow of the page.
    ///
    /// ## Sources
    ///
    /// C1, C2, C4, C5
    "FMT012", "text-boxes", Format, Info, "Text stands in a box placed on the page"
}

/// Tenths of a point: with contact details in a box, and without.
const COST: (u16, u16) = (30, 12);
/// Words of all boxes below which they are a note at the edge.
const NOTE: usize = 12;

fn check(context: &Context) -> Vec<Draft> {
    let mut boxes: Vec<(Src, &str)> = Vec::new();
    for command in context.commands() {
        if let Some(found) = boxed(context, command) {
            boxes.push(found);
        }
    }
    boxes.retain(|(_, inner)| holds_text(inner));
    let words: usize = boxes.iter().map(|(_, inner)| told(inner)).sum();
    if words < NOTE && boxes.iter().all(|(_, inner)| emails(inner).is_empty()) {
        return Vec::new();
    }
    let contact = boxes.iter().any(|(_, inner)| !emails(inner).is_empty());
    if contact {
        return vec![
            Draft::new("An e-mail address in a box may be missed. Print it in the flow of the page, under your name.", COST.0)
                .titled("Contact details stand in a text box")
                .at(boxes.into_iter().map(|(src, _)| src)),
        ];
    }
    Draft::about(
        boxes.into_iter().map(|(src, _)| src).collect(),
        "An extractor may put the words of a box anywhere, or miss them. In the flow of the page they stay in order.",
        COST.1,
    )
}

/// The box that a command opens, with what is in it.
fn boxed<'a>(context: &Context<'a>, command: &Command) -> Option<(Src, &'a str)> {
    if command.name != "begin" && !command.name.starts_with("Add") {
        return None;
    }
    let rest = context.after(command.src);
    match command.name {
        "begin" => {
            let (name, len) = braces(rest)?;
            if !matches!(name, "textblock" | "textblock*" | "picture" | "tikzpicture") {
                return None;
            }
            let inner = rest.get(len..)?;
            let end = inner.place_of(&format!("\\end{{{name}}}"))?;
            let inner = inner.get(..end)?;
            let over = name == "tikzpicture"
                && inner
                    .lines()
                    .next()
                    .is_some_and(|first| first.has("overlay"));
            (name != "tikzpicture" || over).then_some((command.src, inner))
        }
        "AddToShipoutPicture" | "AddToShipoutPictureBG" | "AddToShipoutPictureFG" => {
            let (inner, _) = braces(rest.trim_start_matches('*'))?;
            Some((command.src, inner))
        }
        _ => None,
    }
}

/// Three words in a row: more than numbers, names of colours and coordinates.
fn holds_text(inner: &str) -> bool {
    let mut row = 0;
    let mut braced = 0_usize;
    for word in inner.split_whitespace() {
        braced += word.matches('@').count();
        let plain = word.len() > 1
            && word
                .trim_end_matches(&[',', '.', '}', ';', '\\'][..])
                .bytes()
                .all(|b| b.is_ascii_alphabetic() || b == b'{');
        row = if plain { row + 1 } else { 0 };
        if row >= 3 {
            return true;
        }
    }
    braced > 0 && !emails(inner).is_empty()
}

/// Words, without commands and lengths.
fn told(inner: &str) -> usize {
    inner
        .lines()
        .filter_map(|line| line.split('%').next())
        .flat_map(|line| {
            line.split(|c: char| c.is_whitespace() || matches!(c, '{' | '}' | '[' | ']'))
        })
        .filter(|word| {
            let letters = word.trim_end_matches(&[',', '.', ';', ':'][..]);
            letters.len() > 1 && letters.chars().all(char::is_alphabetic)
        })
        .count()
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
                "x",
                "\\AddToShipoutPictureFG*{\\put(0,0){\\textit{Last updated in May}}}",
                "\\begin{tikzpicture}[remember picture,overlay]\\fill[blue] (0,0) rectangle (3,4);\\end{tikzpicture}",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\begin{textblock*}{5cm}(1cm,2cm) Berlin is where I live, and since May I have built services there for a bank \\end{textblock*}",
                "\\begin{textblock}{5}(1,2) jane@example.com \\end{textblock}",
            ],
        );
    }
}
