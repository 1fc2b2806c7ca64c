//! One date among the tokens of a text.

use super::tokens::Token;
use super::words::Word;
use super::{Date, Format};

/// The date that begins at a token, how it is written, and the token behind it.
pub fn date(tokens: &[Token], earliest: u32, at: usize) -> Option<(Date, Format, usize)> {
    let word = |n: usize| tokens.get(at + n).map(|token| &token.word);
    let adjacent = |n: usize| {
        matches!((tokens.get(at + n - 1), tokens.get(at + n)),
            (Some(a), Some(b)) if a.end == b.start)
    };
    match word(0)? {
        Word::Month(month, long) => {
            let mut n = 1;
            // "August/2017", "August-2017"
            while matches!(word(n), Some(Word::Dot | Word::Of | Word::Slash))
                || matches!(
                    (word(n), word(n + 1)),
                    (Some(Word::Dash), Some(Word::Number(_, 4)))
                ) && adjacent(n)
                    && adjacent(n + 1)
            {
                n += 1;
            }
            // "May 5, 2020", "May 5 – 7, 2020": days are left out.
            if let Some(Word::Number(1..=31, 1 | 2)) = word(n) {
                let behind = match (word(n + 1), word(n + 2)) {
                    (Some(Word::Dash | Word::To), Some(Word::Number(1..=31, 1 | 2))) => n + 3,
                    _ => n + 1,
                };
                if matches!(word(behind), Some(Word::Number(_, 4))) {
                    n = behind;
                }
            }
            let format = if *long {
                Format::LongMonth
            } else {
                Format::ShortMonth
            };
            match word(n)? {
                Word::Number(value, 4) => {
                    Some((dated(earliest, *value, *month)?, format, at + n + 1))
                }
                Word::Apostrophe => match word(n + 1)? {
                    Word::Number(value, 2) => Some((
                        dated(earliest, short_year(*value), *month)?,
                        Format::ShortYear,
                        at + n + 2,
                    )),
                    _ => None,
                },
                _ => None,
            }
        }
        Word::Season => {
            // "Q3 2020": the quarter's number stands between.
            let n = usize::from(matches!(word(1), Some(Word::Number(1..=4, 1)))) + 1;
            match word(n)? {
                Word::Number(value, 4) => {
                    Some((dated(earliest, *value, 0)?, Format::Season, at + n + 1))
                }
                Word::Apostrophe => match word(n + 1)? {
                    Word::Number(value, 2) => Some((
                        dated(earliest, short_year(*value), 0)?,
                        Format::Season,
                        at + n + 2,
                    )),
                    _ => None,
                },
                _ => None,
            }
        }
        Word::Apostrophe => match word(1)? {
            Word::Number(value, 2) if adjacent(1) => Some((
                dated(earliest, short_year(*value), 0)?,
                Format::ShortYear,
                at + 2,
            )),
            _ => None,
        },
        Word::Number(value, 4) => {
            let year = dated(earliest, *value, 0)?;
            // "2020-01", "2020/01", "2020.1", but not "2019-2021" or "2019-20".
            if let (Some(separator), Some(Word::Number(month, digits @ (1 | 2)))) =
                (word(1), word(2))
                && (1..=12).contains(month)
                && (matches!(separator, Word::Slash | Word::Dot)
                    || matches!(separator, Word::Dash)
                        && *digits == 2
                        && adjacent(1)
                        && adjacent(2))
            {
                // "2010/11" alone is an academic year.
                let ends = |at: Option<&Token>| {
                    !at.is_some_and(|at| matches!(at.word, Word::Dash | Word::To | Word::Slash))
                };
                let before = at.checked_sub(1).and_then(|at| tokens.get(at));
                if (separator, digits) == (&Word::Slash, &2)
                    && *month == (value + 1) % 100
                    && ends(tokens.get(at + 3))
                    && ends(before)
                {
                    return Some((year, Format::Year, at + 1));
                }
                let month = u8::try_from(*month).ok()?;
                let mut next = at + 3;
                // "2020-01-15"
                if let (Some(_), Some(Word::Number(day, 2))) = (word(3), word(4))
                    && (1..=31).contains(day)
                    && adjacent(3)
                    && adjacent(4)
                {
                    next += 2;
                }
                return Some((
                    Date {
                        year: year.year,
                        month,
                    },
                    Format::YearFirst,
                    next,
                ));
            }
            // "2020 Aug."
            if let Some(Word::Month(month, _)) = word(1) {
                let next = 2 + usize::from(word(2) == Some(&Word::Dot));
                let own = !matches!(word(next), Some(Word::Number(..)))
                    || matches!(word(next + 1), Some(Word::Month(..)));
                if own {
                    let date = Date {
                        month: *month,
                        ..year
                    };
                    return Some((date, Format::YearFirst, at + next));
                }
            }
            Some((year, Format::Year, at + 1))
        }
        Word::Number(month, 1 | 2) => {
            let mut n = 0;
            // "15.01.2020", "15/01/2020" or "15-01-2020": the day is left out.
            if matches!(word(1), Some(Word::Dot | Word::Slash | Word::Dash))
                && word(1) == word(3)
                && matches!(word(2), Some(Word::Number(_, 1 | 2)))
                && matches!(word(4), Some(Word::Number(_, 4)))
                && (adjacent(1) && adjacent(2) || word(1) != Some(&Word::Dash))
            {
                n = 2;
            }
            // "5 May 2020", but not the end of "4.00 May 2020".
            let day = (1..=31).contains(month)
                && at
                    .checked_sub(1)
                    .and_then(|before| tokens.get(before))
                    .is_none_or(|before| before.end < tokens[at].start || before.word != Word::Dot);
            if day && let Some(Word::Month(..)) = word(1) {
                return date(tokens, earliest, at + 1);
            }
            if day
                && let Some(Word::Dot | Word::Of) = word(1)
                && let Some(Word::Month(..)) = word(2)
            {
                return date(tokens, earliest, at + 2);
            }
            let month = if n == 2 {
                match word(2)? {
                    Word::Number(value, _) => *value,
                    _ => return None,
                }
            } else {
                *month
            };
            if !(1..=12).contains(&month) {
                return None;
            }
            // "03 2021", "10 2021 – 03 2023"
            let joint = |at: usize| {
                let word = tokens.get(at).map(|token| token.word);
                matches!(word, Some(Word::Dash | Word::To))
            };
            if let (Word::Number(_, 2), Some(Word::Number(year, 4))) = (word(0)?, word(1))
                && tokens[at].end + 1 == tokens[at + 1].start
                && (month < 10 || joint(at + 2) || at.checked_sub(1).is_some_and(joint))
            {
                let month = u8::try_from(month).ok()?;
                return Some((dated(earliest, *year, month)?, Format::Numbers, at + 2));
            }
            match (word(n + 1)?, word(n + 2)?) {
                (Word::Slash | Word::Dot | Word::Dash, Word::Number(year, 4))
                    if adjacent(n + 1) =>
                {
                    let month = u8::try_from(month).ok()?;
                    Some((dated(earliest, *year, month)?, Format::Numbers, at + n + 3))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

fn dated(earliest: u32, year: u32, month: u8) -> Option<Date> {
    (earliest..=2059).contains(&year).then_some(Date {
        year: u16::try_from(year).ok()?,
        month,
    })
}

pub fn short_year(value: u32) -> u32 {
    if value < 60 {
        2000 + value
    } else {
        1900 + value
    }
}
