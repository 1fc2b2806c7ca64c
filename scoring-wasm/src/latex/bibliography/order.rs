//! In what order a list stands, and what tells its entries apart.

use super::{Entry, Interp, Manner, Sort, Style};
use crate::case::lower;
use crate::latex::token::Map;

impl Interp<'_> {
    /// The list as the style sorts it.
    pub(super) fn ordered(
        &self,
        mut list: Vec<(u16, Entry)>,
        cited: &[String],
        manner: Manner,
    ) -> Vec<(u16, Entry)> {
        let place = |entry: &Entry| cited.iter().position(|key| *key == entry.key);
        if manner.sort == Sort::Cited {
            crate::sort::by_key(&mut list, |(_, entry)| place(entry).unwrap_or(usize::MAX));
            return list;
        }
        let down = manner.sort == Sort::YearDown;
        let mut keyed: Vec<_> = list
            .into_iter()
            .map(|(file, entry)| {
                let year = self.year(file, &entry);
                ((year, self.sort_name(file, &entry, manner)), (file, entry))
            })
            .collect();
        crate::sort::by(
            &mut keyed,
            |((a_year, a_name), _), ((b_year, b_name), _)| {
                if down {
                    b_year.cmp(a_year).then_with(|| a_name.cmp(b_name))
                } else {
                    a_name.cmp(b_name).then_with(|| a_year.cmp(b_year))
                }
            },
        );
        keyed.into_iter().map(|(_, item)| item).collect()
    }

    /// The letters that tell works of the same people and year apart, by key.
    pub(super) fn letters(&self, list: &[(u16, Entry)], manner: Manner) -> Map<String, char> {
        let mut letters = Map::default();
        if !matches!(manner.style, Style::AuthorYear | Style::Apa) {
            return letters;
        }
        let mut seen: Map<(String, u32), (u8, String)> = Map::default();
        for (file, entry) in list {
            let at = (
                self.sort_name(*file, entry, manner),
                self.year(*file, entry),
            );
            let (count, first) = seen.entry(at).or_insert((0, entry.key.clone()));
            if *count > 0 {
                letters.insert(first.clone(), 'a');
                letters.insert(entry.key.clone(), char::from(b'a' + (*count).min(25)));
            }
            *count = count.saturating_add(1);
        }
        letters
    }

    fn year(&self, file: u16, entry: &Entry) -> u32 {
        let text = self.raw(file, entry, &["date", "year"]);
        let digits: String = text
            .chars()
            .skip_while(|c| !c.is_ascii_digit())
            .take_while(char::is_ascii_digit)
            .take(4)
            .collect();
        digits.parse().unwrap_or(0)
    }

    /// The people of an entry, last name first, letters and digits in lower case.
    pub(super) fn people(&self, file: u16, entry: &Entry) -> Vec<String> {
        let names = self.raw(file, entry, &["author", "editor"]);
        let names = names.split_whitespace().collect::<Vec<_>>().join(" ");
        names.split(" and ").map(folded_name).collect()
    }

    /// What an entry is sorted by: its people, else its title. Those who are not printed do not
    /// count.
    fn sort_name(&self, file: u16, entry: &Entry, manner: Manner) -> String {
        let mut people = self.people(file, entry);
        if people.len() > manner.most_names {
            people.truncate(1);
            people.push("~".to_owned());
        }
        let people = people.join(" ");
        if people.is_empty() {
            return folded(&self.raw(file, entry, &["title"]));
        }
        people
    }
}

/// A name as `.bib` files give it, last name first.
fn folded_name(name: &str) -> String {
    let name = name.trim();
    let (last, first) = match name.split_once(',') {
        Some(parts) => parts,
        None => match name.rsplit_once(' ') {
            Some((first, last)) => (last, first),
            None => (name, ""),
        },
    };
    format!("{} {}", folded(last), folded(first))
}

/// Letters and digits in lower case.
fn folded(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .map(lower)
        .collect()
}
