use crate::case::Case as _;
use crate::latex::token::Src;
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::holds_any;

declare_rule! {
    /// ## What it checks
    ///
    /// Skill bars, dots, stars and wheels of known templates, and commands of one’s own that
    /// are named so: `\skillbar`, `\languagedots`.
    ///
    /// ## Why it matters
    ///
    /// A bar is a graphic: the level it shows is lost to machines, and people
    /// cannot tell what “4 of 5” means.
    ///
    /// ## Example
    ///
    /// `\cvskill{Python}{4}`
    ///
    /// ## Fix
    ///
    /// Say the level in words where it matters, and show it by what you did.
    ///
    /// ## Sources
    ///
    /// C1
    "FMT008", "skill-ratings", Format, Info, "Skills are rated by bars or dots"
}

/// Tenths of a point.
const COST: u16 = 10;
/// Bytes of such a name, at least; most commands are shorter.
const SHORTEST: usize = 8;
/// What is rated, and what shows it, in names of commands.
const WHAT: [&str; 6] = ["skill", "lang", "level", "rating", "progress", "score"];
const HOW: [&str; 7] = [
    "bar", "dots", "stars", "bubble", "circles", "rating", "meter",
];

fn check(context: &Context) -> Vec<Draft> {
    let mut ratings = context.document.facts.ratings.clone();
    if ratings.is_empty() {
        ratings = own(context);
    }
    Draft::about(
        ratings,
        "Bars and dots are graphics, so their meaning is lost to machines. Words such as “daily use since 2019” say more.",
        COST,
    )
}

/// Where the body calls a command that its name says to draw a level.
fn own(context: &Context) -> Vec<Src> {
    let begin = context.document.facts.begin_document;
    let (mut places, mut pending) = (Vec::new(), false);
    for command in context.commands() {
        let name = command.name;
        // What is being defined draws nothing yet.
        let defined = std::mem::replace(&mut pending, name.ends_with("command") || name == "def");
        let body = begin
            .is_none_or(|begin| begin.file != command.src.file || begin.start < command.src.start);
        if name.len() < SHORTEST || !body || defined {
            continue;
        }
        let name = name.lowered();
        if holds_any(&name, &WHAT) && holds_any(&name, &HOW) {
            places.push(command.src);
        }
    }
    places
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
                "\\newcommand{\\skillbar}[2]{#1 \\rule{#2cm}{1ex}}\\section{Skills} Baking",
                "\\newcommand{\\skillset}[2]{#1: #2}\\section{Skills} \\skillset{Baking}{bread}",
            ],
        );
        testing::fail(
            &RULE,
            &[
                "\\documentclass{altacv}\\begin{document}\\cvskill{Python}{4}\\end{document}",
                "\\newcommand{\\skillbar}[2]{#1 \\rule{#2cm}{1ex}}\\section{Skills} \\skillbar{Baking}{3}",
            ],
        );
    }
}
