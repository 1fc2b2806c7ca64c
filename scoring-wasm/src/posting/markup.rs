//! A posting as people see it: HTML's tags and entities are read, Markdown's links and the addresses of
//! pages blanked. It knows where in the posting each of its places stood.

use std::ops::Range;

use crate::case::Case as _;
use crate::text_search::Search as _;

/// Tags that begin a line.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "br",
    "dd",
    "div",
    "dl",
    "dt",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Tags whose content nobody sees.
const UNSEEN: &[&str] = &[
    "head", "noscript", "script", "style", "svg", "template", "title",
];

/// Entities by name.
const ENTITIES: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("bull", "•"),
    ("middot", "·"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("rsquo", "’"),
    ("lsquo", "‘"),
    ("rdquo", "”"),
    ("ldquo", "“"),
    ("hellip", "…"),
    ("szlig", "ß"),
    ("oelig", "œ"),
    ("aring", "å"),
    ("euro", "€"),
    ("pound", "£"),
];

/// Letters with signs: the end of their entity's name, then each letter without and with it.
const ACCENTS: &[(&str, &str)] = &[
    ("acute", "aáeéiíoóuúAÁEÉIÍOÓUÚ"),
    ("grave", "aàeèiìoòuùAÀEÈ"),
    ("circ", "aâeêiîoôuûEÊ"),
    ("uml", "aäeëiïoöuüAÄOÖUÜ"),
    ("tilde", "aãnñoõ"),
    ("cedil", "cçCÇ"),
];

/// Inline tags inside of words.
const INSIDE: &[&str] = &["em", "font", "i", "mark", "small", "sub", "sup", "u", "wbr"];

/// A posting without its markup.
pub(super) struct Plain {
    /// What is seen.
    pub(super) text: String,
    /// Where lengths changed; empty where every place stands as it stood.
    moved: Vec<Moved>,
}

/// A place from which on the text goes on as the posting does.
struct Moved {
    seen: usize,
    stood: usize,
    /// What stands before it is one sign of the posting: “&eacute;”.
    sign: bool,
}

impl Plain {
    /// Where in the posting a place of the text stood.
    pub(super) fn stood(&self, place: &Range<usize>) -> Range<usize> {
        let at = |index: Option<usize>, place: usize| {
            let moved = index.and_then(|index| self.moved.get(index));
            moved.map_or(place, |moved| moved.stood + (place - moved.seen))
        };
        let behind = self
            .moved
            .partition_point(|moved| moved.seen <= place.start);
        let start = at(behind.checked_sub(1), place.start);
        let before = self.moved.partition_point(|moved| moved.seen < place.end);
        let sign = self.moved.get(before);
        let end = match sign.filter(|moved| moved.seen == place.end && moved.sign) {
            Some(moved) => moved.stood,
            None => at(before.checked_sub(1), place.end),
        };
        start..end.max(start)
    }
}

/// The text without its markup.
pub(super) fn plain(text: &str) -> Plain {
    let mut moved = Vec::new();
    let mut out = if is_html(text) {
        html(text, &mut moved)
    } else {
        text.to_owned()
    };
    if out.has("](") {
        out = links(&out);
    }
    if out.starts_with("---\n") {
        out = front_matter(&out);
    }
    if out.has("://") || out.has("www.") || out.contains('@') {
        out = addresses(&out);
    }
    out = super::wraps::joined(out);
    Plain { text: out, moved }
}

/// Without addresses of pages and people: parts of them look like names of skills.
fn addresses(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let closes =
        |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '"' | '|' | ',');
    for part in text.split_inclusive(closes) {
        let word = part.trim_end_matches(closes);
        let low = word.lowered();
        let is_mail = || {
            let mail = word.split_once('@');
            mail.is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
        };
        let start = match low.place_of("http") {
            Some(start) if low[start..].has("://") => start,
            _ => low
                .place_of("www.")
                .unwrap_or_else(|| if is_mail() { 0 } else { word.len() }),
        };
        // Lowering may change the length of rare letters; then the word stays as it is.
        let start = if low.len() == word.len() {
            start
        } else {
            word.len()
        };
        let (kept, gone) = word.split_at(start);
        out.push_str(kept);
        out.extend(std::iter::repeat_n(' ', gone.len()));
        out.push_str(&part[word.len()..]);
    }
    out
}

/// Whether tags stand in it, and not only a “<” here and there.
fn is_html(text: &str) -> bool {
    let low = text.lowered();
    [
        "</p>",
        "</li>",
        "<br",
        "</div>",
        "</ul>",
        "</h2>",
        "</h3>",
        "</strong>",
        "</b>",
        "&nbsp;",
        "&amp;",
        "</span>",
        "</td>",
        "acute;",
        "&#",
    ]
    .iter()
    .any(|tag| low.has(tag))
}

fn html(text: &str, moved: &mut Vec<Moved>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    // In a paragraph or an item a break is a blank.
    let mut inside = false;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let plain = rest.find(['<', '&']).unwrap_or(rest.len());
        if inside {
            blank_breaks(&rest[..plain], at, &mut out, moved);
        } else {
            out.push_str(&rest[..plain]);
        }
        at += plain;
        let rest = &rest[plain..];
        let sign = rest.starts_with('&');
        let found = if sign { entity(rest) } else { tag(rest) };
        let Some((seen, length)) = found else {
            let one = rest.len().min(1);
            out.push_str(&rest[..one]);
            at += one;
            continue;
        };
        at += length;
        if !sign && seen.starts_with('\n') {
            inside = ["<p>", "<p ", "<li>", "<li "]
                .iter()
                .any(|tag| starts_with(rest, tag));
        }
        // Blanks do not add up.
        let blank = seen == " " && (out.ends_with(' ') || text[at..].starts_with(' '));
        if !blank || sign {
            out.push_str(&seen);
        }
        moved.push(Moved {
            seen: out.len(),
            stood: at,
            sign,
        });
    }
    out
}

/// Adds a text of a paragraph, whose breaks are blanks unless something begins behind them.
fn blank_breaks(text: &str, stood: usize, out: &mut String, moved: &mut Vec<Moved>) {
    let mut parts = text.split('\n');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let bare = part.trim_start();
        let begins = bare.starts_with(|c: char| c.is_alphanumeric() || c == '(');
        out.push(if begins { ' ' } else { '\n' });
        // What is indented stands behind one blank too.
        if begins && bare.len() < part.len() {
            let at = bare.as_ptr() as usize - text.as_ptr() as usize;
            moved.push(Moved {
                seen: out.len(),
                stood: stood + at,
                sign: false,
            });
            out.push_str(bare);
        } else {
            out.push_str(part);
        }
    }
}

/// Whether a text begins with letters in either case.
fn starts_with(text: &str, letters: &str) -> bool {
    let front = text.get(..letters.len());
    front.is_some_and(|front| front.eq_ignore_ascii_case(letters))
}

/// No tag is longer: a “<” that nobody closed.
const LONGEST: usize = 2000;

/// What stands for a tag, and how long the tag is.
fn tag(rest: &str) -> Option<(String, usize)> {
    if rest.starts_with("<!--") {
        let end = rest.place_of("-->").map_or(rest.len(), |end| end + 3);
        return Some((String::new(), end));
    }
    // “<!DOCTYPE html>”
    if rest.starts_with("<!") {
        let end = rest.bytes().take(LONGEST).position(|byte| byte == b'>')? + 1;
        return Some((String::new(), end));
    }
    let closing = rest.starts_with("</");
    let name: String = rest
        .get(if closing { 2 } else { 1 }..)?
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .take(12)
        .collect::<String>()
        .to_ascii_lowercase();
    if name.is_empty() {
        return None;
    }
    let end = rest.bytes().take(LONGEST).position(|byte| byte == b'>')? + 1;
    let whole = rest.get(..end)?;
    if UNSEEN.contains(&name.as_str()) && !closing && !whole.ends_with("/>") {
        let close = format!("</{name}");
        let low = rest.to_ascii_lowercase();
        if let Some(at) = low.place_of(&close) {
            let end = low
                .get(at..)
                .and_then(|tail| tail.place_of(">"))
                .map_or(rest.len(), |end| at + end + 1);
            return Some((String::new(), end));
        }
    }
    let name = name.as_str();
    let seen = match name {
        "li" if !closing => "\n- ",
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if !closing => "\n# ",
        "strong" | "b" => "**",
        _ if BLOCKS.contains(&name) => "\n",
        _ if INSIDE.contains(&name) => "",
        _ => " ",
    };
    Some((seen.to_owned(), end))
}

fn entity(rest: &str) -> Option<(String, usize)> {
    const LONGEST: usize = 10;
    let end = rest.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = rest.get(1..end)?;
    let seen = if let Some(number) = name.strip_prefix('#') {
        let number = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        let sign = number.ok().and_then(char::from_u32)?;
        let blank = sign.is_whitespace() || sign.is_control();
        (if blank { ' ' } else { sign }).to_string()
    } else if let Some((_, seen)) = ENTITIES.iter().find(|(own, _)| *own == name) {
        (*seen).to_owned()
    } else {
        let letter = name.chars().next()?;
        let (_, letters) = ACCENTS.iter().find(|(end, _)| name.get(1..) == Some(end))?;
        let mut letters = letters.chars();
        letters.find(|other| *other == letter)?;
        letters.next()?.to_string()
    };
    Some((seen, end + 1))
}

/// Markdown's links without their targets.
fn links(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for place in text.places_of("](") {
        let tail = text.get(place + 2..).unwrap_or_default();
        let Some(end) = tail
            .place_of(")")
            .filter(|end| !tail[..*end].contains('\n'))
        else {
            continue;
        };
        bytes[place..=place + 2 + end].fill(b' ');
        let line = text[..place].rfind('\n').map_or(0, |at| at + 1);
        if let Some(open) = text[line..place].rfind('[') {
            bytes[line + open] = b' ';
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// Data before the text, as pages made from Markdown have it: facts of the page are blanked, names of
/// texts stay as headings, and so do the texts.
fn front_matter(text: &str) -> String {
    const SHOWN: &[&str] = &["title", "city", "location", "job_title"];
    // A longer value is a sentence.
    const FACT: usize = 60;
    let Some(end) = text.get(4..).and_then(|rest| rest.place_of("\n---")) else {
        return text.to_owned();
    };
    let mut bytes = text.as_bytes().to_vec();
    let mut start = 0;
    for line in text[..end + 8].split_inclusive('\n') {
        let length = line.trim_end_matches('\n').len();
        let pair = line
            .trim()
            .split_once(':')
            .map(|(key, value)| (key.trim(), value.trim()));
        let blank = match pair {
            _ if line.starts_with("---") => 0..length,
            // “requirements: |”: a text follows.
            Some((_, "|" | "|-" | ">" | ">-" | "|+" | ">+")) => {
                let sign = line.last_place_of(":").map_or(length, |at| at + 1);
                sign..length
            }
            Some((key, value)) => {
                let named = key.starts_with(|c: char| c.is_ascii_alphabetic())
                    && key
                        .bytes()
                        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
                let fact = named
                    && !value.is_empty()
                    && value.chars().count() <= FACT
                    && !SHOWN.contains(&key);
                0..if fact { length } else { 0 }
            }
            None => 0..0,
        };
        bytes[start + blank.start..start + blank.end].fill(b' ');
        start += line.len();
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_and_places_stay() {
        let text = "<h2>Needs</h2><ul><li>Python &amp; SQL</li><li class=\"x\">C++</li></ul><script>no()</script>";
        let seen = plain(text);
        let lines: Vec<_> = seen
            .text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect();
        assert_eq!(lines, ["# Needs", "- Python & SQL", "- C++"]);
        for (words, stood) in [
            ("Python", "Python"),
            ("Python & SQL", "Python &amp; SQL"),
            ("C++", "C++"),
        ] {
            let at = seen.text.find(words).expect("seen");
            assert_eq!(&text[seen.stood(&(at..at + words.len()))], stood);
        }
    }

    #[test]
    fn words_with_entities_stay_whole() {
        let text = "<p>Ma&icirc;trise des <i>c&eacute;r&#233;ales</i>, du caf&eacute;<br/>Grund&uuml;berholung</p><p>You&rsquo;ll&nbsp;bake</p>";
        let seen = plain(text);
        for (words, stood) in [
            ("Maîtrise", "Ma&icirc;trise"),
            ("céréales", "c&eacute;r&#233;ales"),
            ("café", "caf&eacute;"),
            ("Grundüberholung", "Grund&uuml;berholung"),
            ("You’ll bake", "You&rsquo;ll&nbsp;bake"),
        ] {
            let at = seen.text.find(words).expect(words);
            assert_eq!(&text[seen.stood(&(at..at + words.len()))], stood);
        }
        for text in ["</p>R&D; &Xacute; &#x110000; &;", "</p>a & b &"] {
            assert_eq!(plain(text).text.trim(), &text[4..]);
        }
    }

    #[test]
    fn breaks_of_a_paragraph_are_blanks() {
        let text = "<!DOCTYPE html>\n<li>Bakes\n   Brot</li>\n<p>Needs:\n- ovens</p>\nFlour\nYeast";
        let seen = plain(text).text;
        let lines: Vec<String> = seen
            .lines()
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|line| !line.is_empty())
            .collect();
        assert_eq!(
            lines,
            ["- Bakes Brot", "Needs:", "- ovens", "Flour", "Yeast"]
        );
    }

    #[test]
    fn what_is_indented_in_a_paragraph_stands_where_it_stood() {
        let text = "<p>An Oven\n      Certificate is\n\tneeded &amp; more</p>";
        let seen = plain(text);
        assert_eq!(seen.text.trim(), "An Oven Certificate is needed & more");
        for words in ["Certificate", "needed", "more"] {
            let at = seen.text.find(words).expect("seen");
            assert_eq!(&text[seen.stood(&(at..at + words.len()))], words);
        }
    }

    #[test]
    fn addresses_name_no_skills() {
        for (text, rest) in [
            ("See https://example.org/jobs.php?id=PHP today", "See today"),
            (
                "Apply at www.example.org, by mail (jobs@sql.example.org) or HTTP",
                "Apply at , by mail ( ) or HTTP",
            ),
            ("Write to ana+java@example.org", "Write to"),
            ("Ünï http://x.y", "Ünï"),
        ] {
            let seen = plain(text).text;
            assert_eq!(seen.len(), text.len());
            assert_eq!(seen.split_whitespace().collect::<Vec<_>>().join(" "), rest);
        }
        for text in ["Node.js @ scale", "CI/CD, @decorators", "a@b"] {
            assert_eq!(plain(text).text, text);
        }
    }

    #[test]
    fn plain_text_is_left_alone() {
        for text in [
            "a < b and c > d",
            "R&D",
            "Growth < 5 %\n- [x] done",
            "<no tag",
            "&",
            "<",
        ] {
            assert_eq!(plain(text).text, text);
        }
    }

    #[test]
    fn links_show_their_words() {
        let seen = plain("# [Cook](https://x.y/z) wanted").text;
        assert_eq!(
            seen.split_whitespace().collect::<Vec<_>>(),
            ["#", "Cook", "wanted"]
        );
    }

    #[test]
    fn data_before_the_text_is_blanked() {
        let text = "---\ntitle: Cook\ndraft: false\nrequirements: |\n  - Bakes\n---\nCook well\n";
        let seen = plain(text).text;
        assert_eq!(seen.len(), text.len());
        assert_eq!(
            seen.split_whitespace().collect::<Vec<_>>(),
            [
                "title:",
                "Cook",
                "requirements:",
                "-",
                "Bakes",
                "Cook",
                "well"
            ]
        );
    }
}
