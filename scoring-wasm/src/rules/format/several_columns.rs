use crate::latex::facts::ColumnKind;
use crate::latex::token::Src;
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::Search as _;

declare_rule! {
    /// ## What it checks
    ///
    /// Whether parts of the body are set side by side: `multicols`, `paracol`,
    /// minipages, a sidebar or a two-column class. It weighs more where sections stand
    /// beside sections, less where only dates or places stand in a column beside each
    /// entry. A list of short items in columns is left alone.
    ///
    /// ## Why it matters
    ///
    /// Some parsers read straight across the page and mix the columns; others
    /// rebuild the order. One vendor lists columns among its parse risks. Look at
    /// “what the machine reads”: if the order is right there, this costs you
    /// little.
    ///
    /// ## Example
    ///
    /// `\begin{paracol}{2}` with experience on the left and skills on the right
    ///
    /// ## Fix
    ///
    /// Set the body in one column, or keep the second one for things that may stand
    /// anywhere, such as skills.
    ///
    /// ## Sources
    ///
    /// C1, C5, C6, C7
    "FMT003", "several-columns", Format, Info, "Text stands in several columns"
}

/// Tenths of a point, a risk with some parsers only: sections beside sections, other text, and
/// dates beside their entries. Open parsers lose about as large a share of resumes set so.
const COST: (u16, u16, u16) = (50, 25, 15);
/// Entries in columns from which on it is how the page is set.
const SEVERAL: usize = 2;
/// Places that are looked at: each is searched to its end.
const MOST: usize = 60;
/// Words of a block below which it is a margin or a line of the head.
const MUCH: usize = 25;
/// Words of an environment below which its columns hold an entry or short items.
const LONG: usize = 120;

/// A stretch of the source that stands beside another.
struct Block {
    headings: usize,
    words: usize,
}

fn check(context: &Context) -> Vec<Draft> {
    let headings = headings(context);
    let (mut sections, mut text, mut rows) = (Vec::new(), Vec::new(), Vec::new());
    let mut minipages: Vec<(Src, Block)> = Vec::new();
    for (kind, src) in context.document.facts.columns.iter().take(MOST) {
        let inner = inside(context, *src);
        let Some((inner, named)) = inner else {
            // What a class sets side by side has no end in the source; a box alone may be anything.
            if *kind != ColumnKind::Minipage {
                text.push(*src);
            }
            continue;
        };
        match kind {
            ColumnKind::Minipage => minipages.push((*src, block(context, inner, &headings))),
            ColumnKind::Paracol => {
                let sides = switched(context, inner)
                    .into_iter()
                    .map(|side| block(context, side, &headings))
                    .collect::<Vec<_>>();
                let words: usize = sides.iter().map(|side| side.words).sum();
                if sides.iter().filter(|side| side.headings > 0).count() > 1 {
                    sections.push(*src);
                } else if named && words > LONG {
                    text.push(*src);
                } else {
                    rows.push(*src);
                }
            }
            ColumnKind::Multicol | ColumnKind::TwoColumn => {
                let all = block(context, inner, &headings);
                if all.headings > 1 || all.words > LONG {
                    text.push(*src);
                }
            }
            ColumnKind::Sidebar => {
                let all = block(context, inner, &headings);
                if all.headings > 0 && headings.len() > all.headings {
                    sections.push(*src);
                } else {
                    text.push(*src);
                }
            }
        }
    }
    if minipages
        .iter()
        .filter(|(_, block)| block.headings > 0)
        .count()
        > 1
    {
        sections.extend(minipages.iter().map(|(src, _)| *src));
    } else if minipages
        .iter()
        .filter(|(_, block)| block.words > MUCH)
        .count()
        > 1
    {
        text.extend(minipages.iter().map(|(src, _)| *src));
    }
    if sections.is_empty() && text.is_empty() {
        if rows.len() < SEVERAL {
            return Vec::new();
        }
        let message = "Dates or places stand in a column beside each entry. A parser that takes columns one after the other reads them all at the end, apart from their entries. \\hfill keeps them on the line.";
        return Draft::about(rows, message, COST.2)
            .into_iter()
            .map(|draft| draft.titled("Entries are set in columns"))
            .collect();
    }
    let (message, cost) = if sections.is_empty() {
        (
            "Some parsers read straight across the page and mix columns. Check the order in the machine text; one column is the safe choice.",
            COST.1,
        )
    } else {
        (
            "Sections stand side by side. A parser that reads straight across the page mixes their lines, and entries lose their dates and employers. One column is the safe choice.",
            COST.0,
        )
    };
    sections.extend(text);
    crate::sort::plain(&mut sections);
    Draft::about(sections, message, cost)
}

/// Where the headings of sections stand.
fn headings(context: &Context) -> Vec<Src> {
    context
        .model
        .sections
        .iter()
        .filter_map(|section| context.place(section.heading))
        .collect()
}

/// What an environment holds, and whether it is called by the name that LaTeX knows it by:
/// one that the document defines for itself is often the frame of an entry.
fn inside(context: &Context, src: Src) -> Option<(Src, bool)> {
    let name = context
        .source(src)
        .strip_prefix("\\begin{")?
        .trim_end_matches('}');
    let (begin, end) = (format!("\\begin{{{name}}}"), format!("\\end{{{name}}}"));
    let after = context.after(src);
    let (mut depth, mut at) = (1_usize, 0_usize);
    while depth > 0 {
        let rest = after.get(at..)?;
        let close = rest.place_of(&end)?;
        if let Some(open) = rest.place_of(&begin).filter(|open| *open < close) {
            depth += 1;
            at += open + begin.len();
        } else {
            depth -= 1;
            at += close + if depth > 0 { end.len() } else { 0 };
        }
    }
    let inner = Src {
        start: src.end,
        end: src.end + u32::try_from(at).ok()?,
        ..src
    };
    Some((inner, name == "paracol"))
}

/// The columns of a `paracol`.
fn switched(context: &Context, inner: Src) -> Vec<Src> {
    let mut out = Vec::new();
    let mut start = inner.start;
    let source = context.source(inner);
    let switches = source.places_of("\\switchcolumn").chain([source.len()]);
    for switch in switches {
        let end = inner.start + u32::try_from(switch).unwrap_or(0);
        out.push(Src {
            start,
            end,
            ..inner
        });
        start = end + u32::try_from("\\switchcolumn".len()).unwrap_or(0);
    }
    out
}

fn block(context: &Context, inner: Src, headings: &[Src]) -> Block {
    let holds = |place: &&Src| {
        place.file == inner.file && inner.start <= place.start && place.end <= inner.end
    };
    Block {
        headings: headings.iter().filter(holds).count(),
        words: words(context.source(inner)),
    }
}

/// Words of a source, without its commands.
fn words(source: &str) -> usize {
    source
        .split(|c: char| c.is_whitespace() || matches!(c, '{' | '}' | '[' | ']' | '~'))
        .filter(|word| !word.starts_with(['\\', '%']))
        .filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1)
        .count()
}

#[cfg(test)]
mod tests {
    use super::{COST, RULE};
    use crate::rules::testing;

    const LEFT: &str = "\\section{Skills} Rust";
    const RIGHT: &str = "\\section{Experience} Engineer";

    #[test]
    fn cases() {
        testing::pass(
            &RULE,
            &[
                "\\begin{minipage}{0.3\\textwidth}Jane\\end{minipage}",
                "\\begin{minipage}{0.3\\textwidth}Jane Sample\\end{minipage}\\begin{minipage}{0.3\\textwidth}Berlin\\end{minipage}",
                "\\begin{multicols}{3}Rust Python SQL\\end{multicols}",
                "\\newenvironment{dated}[1]{\\begin{paracol}{2}\\def\\when{#1}}{\\switchcolumn\\when\\end{paracol}}\\begin{dated}{2019}Engineer at a bank\\end{dated}",
            ],
        );
        testing::fail(
            &RULE,
            &[
                &format!("\\begin{{paracol}}{{2}}{LEFT}\\switchcolumn {RIGHT}\\end{{paracol}}"),
                &format!(
                    "\\begin{{minipage}}{{0.3\\textwidth}}{LEFT}\\end{{minipage}}\\begin{{minipage}}{{0.6\\textwidth}}{RIGHT}\\end{{minipage}}"
                ),
                &format!("\\begin{{multicols}}{{2}}{LEFT} {RIGHT}\\end{{multicols}}"),
            ],
        );
    }

    #[test]
    fn sections_beside_sections_weigh_more() {
        let cost = |body: &str| testing::findings(&RULE, body)[0].cost;
        let beside = format!(
            "\\begin{{minipage}}{{0.3\\textwidth}}{LEFT}\\end{{minipage}}\\begin{{minipage}}{{0.6\\textwidth}}{RIGHT}\\end{{minipage}}"
        );
        let flowing = format!("\\begin{{multicols}}{{2}}{LEFT} {RIGHT}\\end{{multicols}}");
        assert!((cost(&beside) - f64::from(COST.0) / 10.0).abs() < 1e-9);
        assert!(cost(&flowing) < cost(&beside));
    }
}
