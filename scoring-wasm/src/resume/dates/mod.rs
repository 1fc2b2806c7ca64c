//! Dates as resumes write them: "Jan 2020 – Present", "01/2020", "2019-2021", "Sept. 2018".

mod date;
mod tokens;
mod words;

use crate::text_search::Search as _;
use date::date;
use tokens::{Token, tokens};
use words::Word;
pub use words::is_long_month;

/// A day, a month or a year.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub struct Date {
    /// Year, four digits.
    pub year: u16,
    /// Month 1–12; 0 when only the year is given.
    pub month: u8,
}

impl Date {
    /// Months since year 0; a bare year counts as its first month.
    pub fn months(self) -> i32 {
        i32::from(self.year) * 12 + i32::from(self.month.max(1)) - 1
    }

    /// `YYYY-MM` or `YYYY`.
    pub fn iso(self) -> String {
        if self.month == 0 {
            format!("{:04}", self.year)
        } else {
            format!("{:04}-{:02}", self.year, self.month)
        }
    }
}

/// How a date is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub enum Format {
    /// "2020"
    Year,
    /// "Jan 2020", "Sept. 2020"
    ShortMonth,
    /// "January 2020"
    LongMonth,
    /// "01/2020"
    Numbers,
    /// "2020/01", "2020-01", "2020.1"
    YearFirst,
    /// "Spring 2020"
    Season,
    /// "'19"
    ShortYear,
}

/// The end of a range.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum End {
    /// A date.
    Date(Date),
    /// "Present", "heute", "aujourd'hui" …
    Present,
}

/// A date or a range found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Where it begins; the only date when there is just one.
    pub from: Option<Date>,
    /// Where it ends.
    pub to: Option<End>,
    /// Formats of its dates, in order.
    pub formats: Vec<Format>,
    /// It is open: "2019 –".
    pub open: bool,
}

impl Range {
    /// It names the month of a year that stands alone: "Harbour School 2019" over "May 2019".
    pub fn refines(&self, year: &Range) -> bool {
        year.to.is_none()
            && year.formats == [Format::Year]
            && matches!((self.from, year.from), (Some(date), Some(year)) if date.month > 0 && date.year == year.year)
    }

    /// A longer time that the other is a part of.
    pub fn holds(&self, part: &Range) -> bool {
        let year = |date: Option<Date>| date.map_or(0, |date| date.year);
        let last = |range: &Range| match range.to {
            Some(End::Present) => u16::MAX,
            _ => year(range.to_date().or(range.from)),
        };
        self.to.is_some()
            && (self.from, self.to) != (part.from, part.to)
            && year(self.from) <= year(part.from)
            && last(part) <= last(self)
    }

    /// The end, where it is a date.
    pub fn to_date(&self) -> Option<Date> {
        match self.to {
            Some(End::Date(date)) => Some(date),
            _ => None,
        }
    }
}

/// All dates and ranges of a text, in order.
pub fn find(text: &str) -> Vec<Range> {
    find_in(text, false, false)
}

/// The same where a template calls them dates, and where months stand before days.
pub fn find_in(text: &str, marked: bool, months_first: bool) -> Vec<Range> {
    find_since(text, if marked { 1000 } else { EARLIEST }, months_first)
}

/// "04/14/2021": no day stands first.
pub fn has_months_first(text: &str) -> bool {
    text.has_sign('/')
        && tokens(text)
            .windows(5)
            .any(|five| is_day(five) == Some(true))
}

/// Whether the second number of a day in numbers parted by slashes can be no month.
fn is_day(five: &[Token]) -> Option<bool> {
    use Word::{Number, Slash};
    let [first, slash, second, end, year] = five else {
        return None;
    };
    match (first.word, slash.word, second.word, end.word, year.word) {
        (Number(1..=31, _), Slash, Number(day @ 1..=31, _), Slash, Number(_, 4)) => Some(day > 12),
        _ => None,
    }
}

/// "to 2016", "– 2016": words that go on with a range.
pub fn begins_with_joint(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    text.starts_with(&['-', '–', '—'][..]) || words::name(first) == Word::To
}

/// "Since 2020": no more than a beginning.
pub fn begins_with_since(text: &str) -> bool {
    words::name(text.split(' ').next().unwrap_or_default()) == Word::Since
}

/// "Present", and nothing else.
pub fn is_present(text: &str) -> bool {
    words::name(text) == Word::Present
}

/// Years before this one are numbers of other things, unless a template calls them dates.
const EARLIEST: u32 = 1900;

fn find_since(text: &str, earliest: u32, months_first: bool) -> Vec<Range> {
    if !may_hold_year(text) {
        return Vec::new();
    }
    let mut tokens = tokens(text);
    for n in 0..if months_first { tokens.len() } else { 0 } {
        if tokens.get(n..n + 5).and_then(is_day).is_some() {
            let day = tokens[n + 2].word;
            tokens[n + 2].word = std::mem::replace(&mut tokens[n].word, day);
        }
    }
    let mut out: Vec<Range> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        // "ab Mai 2020", but "Calgary, AB May 2020".
        let since = tokens.get(at).is_some_and(|token| {
            token.word == Word::Since && text.get(token.start..token.end) != Some("AB")
        });
        let begin = if since { at + 1 } else { at };
        // Most words begin no date.
        if tokens
            .get(begin)
            .is_some_and(|token| token.word == Word::Other)
        {
            at += 1;
            continue;
        }
        if let Some((from, to, next)) = short_years(&tokens, begin, earliest < EARLIEST) {
            out.push(Range {
                start: tokens.get(at).map_or(0, |token| token.start),
                end: tokens.get(next - 1).map_or(0, |token| token.end),
                from: Some(from),
                to: to.or(since.then_some(End::Present)),
                formats: vec![Format::ShortYear],
                open: false,
            });
            at = next;
            continue;
        }
        // "03–06 2012"
        let months = two_months(&tokens, begin);
        let read = date(
            &tokens,
            earliest,
            begin + months.map_or(0, |(.., before)| before),
        );
        let Some((mut from, format, mut next)) = read else {
            at += 1;
            continue;
        };
        let mut last = None;
        if let Some((first, month, _)) = months {
            last = Some(End::Date(Date { month, ..from }));
            from.month = first;
        }
        let start = tokens.get(at).map_or(0, |token| token.start);
        let mut range = Range {
            start,
            end: tokens.get(next - 1).map_or(start, |token| token.end),
            from: Some(from),
            to: last.or(since.then_some(End::Present)),
            formats: vec![if months.is_some() {
                Format::Numbers
            } else {
                format
            }],
            open: false,
        };
        // "2016/17", "2016/2017": an academic year
        if let Some(year) = academic(&tokens, next, from.year) {
            range.to = Some(year);
            range.end = tokens.get(next + 1).map_or(range.end, |token| token.end);
            next += 2;
        }
        // "Jan 2020 – Present"
        let dashes = tokens
            .get(next..)
            .unwrap_or_default()
            .iter()
            .take_while(|token| matches!(token.word, Word::Dash | Word::To))
            .count();
        // "2023 – exp. May 2026"
        let word = |n: usize| tokens.get(next + dashes + n).map(|token| token.word);
        let ahead = usize::from(word(0) == Some(Word::Expected));
        let colon = || {
            let token = tokens.get(next + dashes + 1);
            token.is_some_and(|token| text.get(token.start..token.end) == Some(":"))
        };
        let ahead = ahead + usize::from(ahead > 0 && (word(1) == Some(Word::Dot) || colon()));
        if dashes > 0 && !since {
            if let Some((to, format, after)) = date(&tokens, earliest, next + dashes + ahead) {
                let year = academic(&tokens, after, to.year);
                next = after + 2 * usize::from(year.is_some());
                range.to = year.or(Some(End::Date(to)));
                range.formats.push(format);
            } else if let Some(words) = (0..3).find(|n| {
                // "à ce jour", "hasta la actualidad"
                let at = next + dashes + n;
                matches!(
                    tokens.get(at).map(|t| &t.word),
                    Some(Word::Present | Word::UntilNow | Word::Underway)
                ) && (next + dashes..at).all(|n| is_word(text, tokens.get(n)))
            }) {
                range.to = Some(End::Present);
                next += dashes + words + 1;
            } else if text.get(range.end..).is_some_and(|rest| {
                // "2019 –", and nothing more in its cell
                let cell = rest.split('\t').next().unwrap_or_default();
                cell.trim()
                    .chars()
                    .all(|c| matches!(c, '-' | '–' | '—' | '.' | '…'))
            }) {
                range.open = true;
            } else if let Some(Word::Month(month, _)) = tokens.get(next + dashes).map(|t| &t.word)
                && let Some(Word::Number(number, 2)) =
                    tokens.get(next + dashes + 1).map(|t| &t.word)
                && let Ok(short) = u16::try_from(*number)
                && (short, *month) >= (from.year % 100, from.month)
                && from.month > 0
            {
                // "Jan 2016 – Feb 19"
                range.to = Some(End::Date(Date {
                    year: from.year / 100 * 100 + short,
                    month: *month,
                }));
                range.formats.push(Format::ShortYear);
                next += dashes + 2;
            } else if format == Format::YearFirst
                && let Some(Word::Month(month, _)) = tokens.get(next + dashes).map(|t| &t.word)
                && *month > from.month
            {
                // "2009 Jul–Sep"
                range.to = Some(End::Date(Date {
                    month: *month,
                    ..from
                }));
                range.formats.push(format);
                next += dashes + 1;
            } else if dashes == 1
                && matches!(format, Format::Year | Format::Season)
                && let Some(Word::Number(number, 2)) = tokens.get(next + 1).map(|t| &t.word)
                && let Ok(short) = u16::try_from(*number)
                && short > from.year % 100
                && text.get(range.end..).is_some_and(|rest| {
                    // "2019 - 20", and nothing more in its cell
                    let cell = rest.split(['\t', '\n']).next().unwrap_or_default();
                    rest.starts_with(['–', '-']) || cell.len() <= 7
                })
            {
                // "2019–20"
                range.to = Some(End::Date(Date {
                    year: from.year / 100 * 100 + short,
                    month: 0,
                }));
                range.formats.push(Format::Year);
                next += 2;
            }
            range.end = tokens.get(next - 1).map_or(range.end, |token| token.end);
        }
        if dashes == 0 && matches!(tokens.get(next).map(|t| &t.word), Some(Word::UntilNow)) {
            range.to = Some(End::Present);
            next += 1;
            range.end = tokens.get(next - 1).map_or(range.end, |token| token.end);
        }
        if dashes == 0 && !since && range.to.is_none() {
            next = beside(text, &tokens, earliest, begin, next, &mut range);
        }
        // "Summer 2012 and 2013", "2012, 2013"
        let and = matches!(tokens.get(next).map(|t| &t.word), Some(Word::And));
        let comma = || text.get(range.end..).is_some_and(|t| t.starts_with(','));
        if matches!(format, Format::Season | Format::Year)
            && range.to.is_none()
            && (and || comma())
            && let Some((to, Format::Year, after)) =
                date(&tokens, earliest, next + usize::from(and))
            && (and
                || to.year == from.year + 1
                    && !matches!(tokens.get(after).map(|t| &t.word), Some(Word::Dash)))
        {
            range.to = Some(End::Date(to));
            range.formats.push(format);
            next = after;
            range.end = tokens.get(next - 1).map_or(range.end, |token| token.end);
        }
        // "2017 (Winter)"
        if let Some(season) = tokens.get(next)
            && season.word == Word::Season
            && text.get(range.end..season.start) == Some(" (")
            && text
                .get(season.end..)
                .is_some_and(|rest| rest.starts_with(')'))
        {
            range.end = season.end + 1;
            next += 1;
        }
        // Month first, one year for both: "Jan – May 2021".
        // "Apr.–Sep. 2021", "Apr 28 – May 2, 2021"
        let dot = begin > 2
            && matches!(
                tokens[begin - 2].word,
                Word::Dot | Word::Number(1..=31, 1 | 2)
            );
        if let Some(before) = begin.checked_sub(2 + usize::from(dot))
            && range.to.is_none()
            && from.month > 0
            && let (Some(Word::Dash | Word::To | Word::And), Some(Word::Month(month, long))) = (
                tokens.get(begin - 1).map(|t| &t.word),
                tokens.get(before).map(|t| &t.word),
            )
        {
            range.to = Some(End::Date(from));
            range.from = Some(Date {
                year: from.year,
                month: *month,
            });
            range.start = tokens.get(before).map_or(range.start, |t| t.start);
            let format = if *long {
                Format::LongMonth
            } else {
                Format::ShortMonth
            };
            range.formats.insert(0, format);
        }
        // "8–10 May 2021", "8.–10. May 2021": the first day belongs to the date.
        let mut before = tokens[..begin].iter().rev();
        if matches!(tokens[begin].word, Word::Number(_, 1 | 2))
            && before.next().is_some_and(|token| token.word == Word::Dash)
            && let Some(day) = before.find(|token| token.word != Word::Dot)
            && matches!(day.word, Word::Number(_, 1 | 2))
        {
            range.start = range.start.min(day.start);
        }
        if out.last().is_none_or(|last| last.end <= range.start) {
            out.push(range);
        }
        at = next;
    }
    out
}

/// "06/05 – 8/09", "6/05 – present": months and years of two digits, where two of them are a range or a
/// template calls them dates. The token behind them.
fn short_years(tokens: &[Token], at: usize, marked: bool) -> Option<(Date, Option<End>, usize)> {
    let word = |at: usize| tokens.get(at).map(|token| token.word);
    let one = |at: usize| match (word(at)?, word(at + 1)?, word(at + 2)?) {
        (Word::Number(month @ 1..=12, _), Word::Slash, Word::Number(year, 2)) => {
            let alone = |at: Option<usize>| at.and_then(word) != Some(Word::Slash);
            let year = u16::try_from(date::short_year(year)).ok()?;
            let month = u8::try_from(month).ok()?;
            (alone(at.checked_sub(1)) && alone(Some(at + 3))).then_some(Date { year, month })
        }
        _ => None,
    };
    let from = one(at)?;
    let mut next = at + 3;
    while matches!(word(next), Some(Word::Dash | Word::To)) {
        next += 1;
    }
    let to = match one(next) {
        Some(to) if to >= from => Some((End::Date(to), next + 3)),
        _ => (word(next) == Some(Word::Present)).then_some((End::Present, next + 1)),
    };
    match to.filter(|_| next > at + 3) {
        Some((to, next)) => Some((from, Some(to), next)),
        None => marked.then_some((from, None, at + 3)),
    }
}

/// Two months that are numbers and share the year behind them, and how many tokens stand before it.
fn two_months(tokens: &[Token], at: usize) -> Option<(u8, u8, usize)> {
    let word = |n: usize| tokens.get(at + n).map(|token| token.word);
    let (Word::Number(first, 2), sign @ (Word::Dash | Word::Slash), Word::Number(last, 2)) =
        (word(0)?, word(1)?, word(2)?)
    else {
        return None;
    };
    // "06-10/2006"
    let slash = sign == Word::Dash && matches!(word(3)?, Word::Slash | Word::Dot);
    let year = matches!(word(3 + usize::from(slash))?, Word::Number(_, 4));
    let read = year && 0 < first && first < last && last <= 12;
    read.then_some((
        u8::try_from(first).ok()?,
        u8::try_from(last).ok()?,
        3 + usize::from(slash),
    ))
}

/// The year behind the slash of "2016/17" and "2016/2017", the next one; in full, a later one.
fn academic(tokens: &[Token], slash: usize, year: u16) -> Option<End> {
    let (Word::Slash, Word::Number(number, digits @ (2 | 4))) =
        (tokens.get(slash)?.word, tokens.get(slash + 1)?.word)
    else {
        return None;
    };
    let next = year + 1;
    let later = u16::try_from(number).ok().filter(|_| digits == 4);
    let end = later.unwrap_or(next);
    let told = match later {
        Some(later) => (next..year + 10).contains(&later),
        None => number == u32::from(next % 100),
    };
    told.then_some(End::Date(Date {
        year: end,
        month: 0,
    }))
}

/// "Jan 2020  Present", "Present" over "Jan 2020" in a narrow column: two ends with nothing between
/// them, where a page lost the dash or stacks them. The token behind them.
fn beside(
    text: &str,
    tokens: &[Token],
    earliest: u32,
    begin: usize,
    next: usize,
    range: &mut Range,
) -> usize {
    // Where months are named, two cells side by side may hold the ends.
    let cells = range.from.is_some_and(|from| from.month > 0);
    let blank = |from: usize, to: usize| {
        text.get(from..to).is_some_and(|gap| {
            !gap.is_empty() && gap.trim().is_empty() && (cells || !gap.has_sign('\t'))
        })
    };
    let word = |at: Option<usize>| at.and_then(|at| tokens.get(at));
    if let Some(before) = word(begin.checked_sub(1))
        && matches!(before.word, Word::Present)
        && blank(before.end, range.start)
    {
        range.start = before.start;
        range.to = Some(End::Present);
        return next;
    }
    let Some(after) = word(Some(next)).filter(|after| blank(range.end, after.start)) else {
        return next;
    };
    if matches!(after.word, Word::Present) {
        range.end = after.end;
        range.to = Some(End::Present);
        return next + 1;
    }
    match date(tokens, earliest, next) {
        Some((to, format, end)) if (to.month > 0) == range.from.is_some_and(|d| d.month > 0) => {
            let stop = tokens.get(end - 1).map_or(range.end, |token| token.end);
            // Bare years may be numbers of other things: they fill their cell.
            let edge = |c: char| matches!(c, '\t' | '\n');
            let before = text
                .get(..range.start)
                .is_none_or(|t| t.is_empty() || t.ends_with(edge));
            let behind = text
                .get(stop..)
                .is_none_or(|t| t.is_empty() || t.starts_with(edge));
            if to.month == 0 && !(before && behind) {
                return next;
            }
            range.end = stop;
            let from = range.from;
            // The later one stands on top.
            let reversed = from.is_some_and(|from| to < from);
            range.to = if reversed {
                from.map(End::Date)
            } else {
                Some(End::Date(to))
            };
            range.from = if reversed { Some(to) } else { from };
            range.formats.push(format);
            end
        }
        _ => next,
    }
}

/// Whether four digits stand together, or a sign may stand beside two: no date does without.
fn may_hold_year(text: &str) -> bool {
    let mut digits = 0;
    let mut short = false;
    let mut quoted = false;
    for byte in text.bytes() {
        if byte.is_ascii_digit() {
            digits += 1;
            continue;
        }
        if digits > 0 {
            if digits == 4 {
                return true;
            }
            short |= digits == 2;
            digits = 0;
        }
        // The first byte of curly apostrophes, among others; "06/05".
        quoted |= matches!(byte, b'\'' | b'/' | 0xe2);
    }
    digits == 4 || (short || digits == 2) && quoted
}

/// A token of letters.
fn is_word(text: &str, token: Option<&Token>) -> bool {
    token
        .and_then(|token| text.get(token.start..token.end))
        .is_some_and(|word| word.chars().all(char::is_alphabetic))
}

#[cfg(test)]
mod tests;
