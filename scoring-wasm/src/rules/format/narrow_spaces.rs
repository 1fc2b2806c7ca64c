use super::small_print::{normal_size, points, words_set};
use crate::decimal::decimal;
use crate::latex::facts::Engine;
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::{
    LOWER, SIGN, Search as _, UPPER, find_far, may_lack_spaces, next_of, parts, until,
};
use crate::word_list::Beginnings;

declare_rule! {
    /// ## What it checks
    ///
    /// How wide the spaces of the text are: what the font gives them, at the size in which the
    /// text is set. Those of three points and less are named. Computer Modern and Latin Modern
    /// have wide spaces, a third of their size; those of most other fonts are a quarter, those of
    /// Source Sans and Garamond a fifth. Where the space is widened, nothing is said.
    ///
    /// ## Why it matters
    ///
    /// The page that TeX makes holds no spaces, only gaps, and a parser takes a gap for a space
    /// from some width on. A common open parser wants more than three points: Times, Helvetica
    /// or Lato at 10 points come out of it with all words of a line glued together. Glued words
    /// match no search, and glued titles and employers fill no field. Users of two popular
    /// templates report the same of others.
    ///
    /// ## Example
    ///
    /// `\usepackage{times}` at 10 points: spaces of 2.5 points
    ///
    /// ## Fix
    ///
    /// One line in the preamble that makes no space narrower than 3.1 points. Lines grow by one
    /// or two per cent; look whether the page still holds them.
    ///
    /// ## Sources
    ///
    /// F10; measured with 45 fonts at four sizes and three engines, pdfplumber and pypdf with
    /// their defaults
    "FMT020", "narrow-spaces", Format, Info, "Words may run together"
}

/// Tenths of a point if all text is set so: one of the four open parsers that we measure with
/// loses such text, a quarter of the category.
const COST: usize = 62;
/// From so many words of a hundred on it is how the text is set.
const SOME: usize = 20;
/// Points of a gap that is no space to a parser with a fixed tolerance.
const TOLERANCE: f64 = 3.0;
/// The line of the fix. LaTeX asks the hook whenever a font is chosen.
const LINE: &str = "\\ifdefined\\AddToHook\\AddToHook{selectfont}{\\spaceskip\\ifdim\\fontdimen2\\font<3.1pt3.1pt\\else\\fontdimen2\\font\\fi plus\\fontdimen3\\font minus.05pt\\relax}\\fi";

/// Width of the space by the beginning of the font's name, in thousandths of its size, as
/// `\fontdimen2` says at 10 points.
const SPACES: [(f64, &str); 4] = [
    (
        0.342,
        "lmodern latinmodern lm cmu computermodern cmbright dejavu bookman iwona",
    ),
    (
        0.278,
        "helvet tgheros texgyreheros arial liberationsans charter xcharter newcent tgschola texgyreschola avant tgadventor nimbussans inter",
    ),
    (0.2, "source ebgaramond garamond fourier utopia crimson"),
    (
        0.25,
        "times mathptm newtx txfonts tgtermes stix palatino mathpazo newpx pxfonts tgpagella libert lato roboto raleway opensans \
         fira noto cabin carlito calibri cormorant merriweather montserrat plex droid gentium gillius poppins alegreya clearsans \
         kpfonts mathdesign baskervald librebask libreb bera quattrocento overlock",
    ),
];
/// The width for a font that is not listed.
const USUAL: f64 = 0.25;
/// Commands that choose fonts.
const COMMANDS: [&str; 7] = [
    "usepackage",
    "RequirePackage",
    "setmainfont",
    "setromanfont",
    "setsansfont",
    "moderncvstyle",
    "moderncvtheme",
];
/// How the names of these fonts begin: their first and second letter, and their first and third.
static BEGINNINGS: [Beginnings; 2] = {
    let (mut second, mut third) = (Beginnings::NONE, Beginnings::NONE);
    let mut n = 0;
    while n < SPACES.len() {
        second = second.with(SPACES[n].1, b' ');
        third = third.with_letter(SPACES[n].1, b' ', 2);
        n += 1;
    }
    [second, third]
};
/// Packages that set only the sans serif or typewriter face unless told otherwise.
const SANS: &str = "helvet tgheros avant tgadventor lato roboto raleway opensans fira cabin carlito montserrat plex droid gillius \
    sourcesans sourcecode poppins clearsans";
/// Classes that choose their fonts, where their own file is not at hand.
const CLASSES: [(&str, &str); 3] = [
    ("awesome-cv", "source"),
    ("deedy-resume", "lato"),
    ("yaac", "source"),
];

/// The font's name without what tells packages and files of it apart.
fn folded(name: &str) -> String {
    name.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// Whether a package may be one of these fonts: most are told by three letters to be none.
fn may_be_font(name: &str) -> bool {
    let mut letters = name.bytes().filter(u8::is_ascii_alphanumeric);
    let first = letters.next().unwrap_or(0);
    // Names of two letters have no third.
    BEGINNINGS.iter().all(|known| {
        known.may_hold_two(first, letters.next().unwrap_or(0)) || known.may_hold_two(first, 0)
    })
}

/// Whether a name begins with one of a list.
fn starts(list: &str, name: &str) -> bool {
    // There may be more than one space between two names.
    parts(list, b' ').any(|font| !font.is_empty() && name.starts_with(font))
}

/// Width of the space of a font, as a share of its size; `None` for what is no font we know.
fn space(name: &str) -> Option<f64> {
    SPACES
        .iter()
        .find(|(_, fonts)| starts(fonts, name))
        .map(|(width, _)| *width)
}

/// Whether a file says a word outside of comments.
fn says(text: &str, word: &str) -> bool {
    find_far(text, word).is_some()
        && text
            .lines()
            .any(|line| line.split('%').next().unwrap_or(line).has(word))
}

/// Whether a line of a file begins with a word: in a heading's or a name's format it would not.
fn opens(text: &str, word: &str) -> bool {
    find_far(text, word).is_some() && text.lines().any(|line| line.trim_start().starts_with(word))
}

/// The names in the braces behind a command, after its options.
fn names(rest: &str) -> Option<(&str, &str)> {
    let rest = rest.trim_start();
    let (options, rest) = match rest.strip_prefix('[') {
        Some(inner) => inner.split_once(']')?,
        None => ("", rest),
    };
    let inner = rest.trim_start().strip_prefix('{')?;
    Some((options, inner.split_once('}')?.0))
}

/// How a package is told to scale its font: `scaled`, `scaled=0.92`.
fn scale(options: &str) -> f64 {
    let Some((_, rest)) = options.cut("scaled") else {
        return 1.0;
    };
    rest.strip_prefix('=')
        .and_then(|number| decimal(number.split([',', ' ']).next()?))
        .filter(|scale| (0.5..2.0).contains(scale))
        .unwrap_or(0.95)
}

/// The last font for text that a preamble chooses, with the width of its space. `sans` says that
/// text is set in the sans serif face.
fn chosen(preamble: &str, sans: &dyn Fn() -> bool) -> Option<(String, f64)> {
    let mut out = None;
    let mut next = 0;
    loop {
        let at = next_of(preamble, next, b'\\', b'\\');
        let Some(rest) = preamble.get(at + 1..) else {
            break;
        };
        next = at + 1;
        let end = until(rest.as_bytes(), 0, LOWER | UPPER, false);
        let name = rest.get(..end).unwrap_or_default();
        if !COMMANDS.contains(&name) {
            continue;
        }
        let front = preamble.get(..at).unwrap_or_default();
        let commented = front
            .rsplit('\n')
            .next()
            .is_some_and(|line| line.has_sign('%'));
        let Some((options, list)) = rest.get(end..).and_then(names).filter(|_| !commented) else {
            continue;
        };
        match name {
            // A font by a name that nobody knows is like most.
            "setmainfont" | "setromanfont" => {
                let name = folded(list);
                let width = space(&name).unwrap_or(USUAL);
                out = Some((name, width));
            }
            "setsansfont" if sans() => {
                let name = folded(list);
                let width = space(&name).unwrap_or(USUAL);
                out = Some((name, width));
            }
            "moderncvstyle" | "moderncvtheme" if list == "banking" && !sans() => {
                out = Some((list.to_owned(), USUAL));
            }
            "usepackage" | "RequirePackage" => {
                for name in list.split(',').filter(|name| may_be_font(name)).map(folded) {
                    if let Some(width) = space(&name)
                        && (options.has("default") || !starts(SANS, &name) || sans())
                    {
                        out = Some((name, width * scale(options)));
                    }
                }
            }
            _ => {}
        }
    }
    out
}

/// The last choice in the main file's preamble, or in those of the files that it loads.
fn font(context: &Context, class: &str) -> Option<(String, f64)> {
    let facts = &context.document.facts;
    let loaded = |path: &str| {
        let file = path.rsplit('/').next().unwrap_or(path);
        match file.rsplit_once('.') {
            Some((name, "cls")) => name == class,
            Some((name, "sty")) => facts.package(name).is_some(),
            _ => true,
        }
    };
    // What has a document of its own stands beside this one only.
    let files = || {
        context
            .files
            .iter()
            .enumerate()
            .filter(|(n, (path, text))| {
                loaded(path) && (*n == 0 || find_far(text, "\\begin{document}").is_none())
            })
    };
    let sans = || {
        facts
            .class_options
            .split(',')
            .any(|option| option.trim() == "sans")
            || files().any(|(_, (_, text))| says(text, "\\sfdefault") || opens(text, "\\sffamily"))
    };
    files()
        .find_map(|(_, (_, text))| {
            let preamble = find_far(text, "\\begin{document}")
                .map_or(*text, |end| text.get(..end).unwrap_or_default());
            chosen(preamble, &sans)
        })
        .or_else(|| {
            CLASSES
                .iter()
                .find(|(name, _)| class.starts_with(name))
                .and_then(|(_, font)| Some(((*font).to_owned(), space(font)?)))
        })
}

fn check(context: &Context) -> Vec<Draft> {
    let facts = &context.document.facts;
    let Some((class, src)) = facts.class.as_ref() else {
        return Vec::new();
    };
    // Between the words of Chinese and Japanese stand none.
    let text = context.text();
    if may_lack_spaces(text)
        && text.bytes().filter(|byte| *byte >= SIGN).count() > text.matches(' ').count()
    {
        return Vec::new();
    }
    // Without a choice it is Computer Modern.
    let (name, width) = font(context, class).unwrap_or((String::new(), 0.342));
    let normal = normal_size(facts);
    let (narrow, all) = words_set(context, |size| points(size, normal) * width <= TOLERANCE);
    let share = narrow * 100 / all.max(1);
    if share < SOME {
        return Vec::new();
    }
    let widened = context
        .files
        .iter()
        .any(|(_, text)| says(text, "\\spaceskip") || says(text, "WordSpace"));
    if widened {
        return Vec::new();
    }
    // With the engines of OpenType fonts a second one glues Adobe's Source families.
    let readers = if facts.engine == Engine::Unicode && name.starts_with("source") {
        2
    } else {
        1
    };
    let cost = u16::try_from(COST * readers * share / 100).unwrap_or(0);
    vec![
        Draft::new(
            "The spaces of this font are so narrow at this size that some parsers glue words together, titles and employers too. One line in the preamble widens them to 3.1 points; look whether the page still holds its lines.",
            cost,
        )
        .at([*src])
        .fix(context.preamble_fix("Widen the spaces", LINE)),
    ]
}

#[cfg(test)]
mod tests {
    use super::{COST, LINE, RULE};
    use crate::rules::testing;

    fn set(font: &str) -> String {
        format!(
            "\\documentclass{{article}}\n\\usepackage{{fontspec}}\n{font}\n\\begin{{document}}\\section{{Experience}} Built the tools of a bank\\end{{document}}"
        )
    }

    #[test]
    fn another_document_in_the_folder_chooses_no_font() {
        let mut request = testing::request(&set(""));
        let other = set("\\usepackage{mathptmx}");
        request.files.insert("other.tex".to_owned(), other);
        let found = crate::score(&request).expect("valid").findings;
        assert!(found.iter().all(|one| one.code != RULE.code));
    }

    #[test]
    fn cases() {
        testing::pass(
            &RULE,
            &[
                "x",
                &set(""),
                &set("%\\setmainfont{Lato}"),
                &set("\\setmainfont{Lato}[WordSpace=1.5]"),
                &set("\\setmainfont{Latin Modern Sans}"),
                &set("\\usepackage{lato}"),
                &set("\\usepackage{translator}"),
                // At 11 points the space of Helvetica is just wide enough.
                "\\documentclass{moderncv}\n\\usepackage{helvet}\\renewcommand\\familydefault{\\sfdefault}\n\\begin{document}Jane Sample built it\\end{document}",
                "\\documentclass[fontsize=12pt]{scrartcl}\n\\usepackage{helvet}\\renewcommand\\familydefault{\\sfdefault}\n\\begin{document}Jane Sample built it\\end{document}",
                "\\documentclass[11pt]{article}\n\\usepackage{helvet}\\renewcommand\\familydefault{\\sfdefault}\n\\begin{document}Jane Sample built it\\end{document}",
            ],
        );
        testing::fail(
            &RULE,
            &[
                &set("\\setmainfont{TeX Gyre Pagella}"),
                &set("\\setmainfont[Scale=0.9]{Source Sans Pro}"),
                &set("\\usepackage[default]{lato}"),
                &set("\\usepackage{mathptmx}"),
                &set("\\usepackage{helvet}\n\\renewcommand{\\familydefault}{\\sfdefault}"),
                "\\documentclass[8pt]{extarticle}\n\\begin{document}Jane Sample built it\\end{document}",
            ],
        );
    }

    #[test]
    fn the_fix_widens_what_is_narrow() {
        let written = set("\\setmainfont{Lato}");
        let mended = written.replacen('\n', &format!("\n{LINE}\n"), 1);
        testing::fix(&RULE, &[(&written, &mended)]);
    }

    #[test]
    fn the_cost_follows_the_share_of_the_text_and_the_parsers_that_lose_it() {
        let cost = |font: &str| testing::findings(&RULE, &set(font))[0].cost;
        let all = |n: usize| f64::from(u32::try_from(COST * n).unwrap_or(0)) / 10.0;
        assert!(cost("\\setmainfont{Lato}") <= all(1));
        assert!(cost("\\setmainfont{Source Sans Pro}") > cost("\\setmainfont{Lato}"));
    }
}
