//! From the lexicon's text to its skills and names.

use super::vocabulary::Vocabulary;
use super::{Name, Part, Skill, SkillId, gap};
use crate::hash::Map;
use crate::posting::words::words;

/// What a lexicon's text says.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    pub(super) skills: Vec<Skill>,
    pub(super) names: Vec<Name>,
    /// The words of all names, one name after the other.
    pub(super) parts: Vec<Part>,
    pub(super) vocabulary: Vocabulary,
}

/// Reads texts one after the other. A line whose term is known adds names to it.
pub(super) fn parse(texts: &[&'static str]) -> Parsed {
    let mut parsed = Parsed::default();
    let mut ids: Map<&'static str, u32> = Map::default();
    let mut implied: Vec<Vec<&'static str>> = Vec::new();
    let (mut kind, mut field) = ("hard", "");
    let mut told = 0;
    for line in texts.iter().flat_map(|text| text.lines()) {
        if let Some(run) = line.strip_prefix('=') {
            let (count, field) = run.split_once(' ').unwrap_or((run, ""));
            let count = count.parse().unwrap_or(0);
            for skill in parsed.skills.iter_mut().skip(told).take(count) {
                skill.field = field;
            }
            told += count;
            continue;
        }
        if let Some(head) = line.strip_prefix('[') {
            let head = head.trim_end_matches(']');
            (kind, field) = head.split_once(' ').unwrap_or((head, ""));
            continue;
        }
        let (own, shown) = line.split_once('>').unwrap_or((line, ""));
        let mut names = own.split([';', ',']).map(str::trim);
        let Some(term) = names.next() else {
            continue;
        };
        let bare = term.trim_end_matches('!');
        let skill = if let Some(known) = ids.get(bare) {
            *known as usize
        } else {
            let next = parsed.skills.len();
            ids.insert(bare, u32::try_from(next).unwrap_or(u32::MAX));
            parsed.skills.push(Skill {
                term: bare,
                kind,
                field,
                implies: Vec::new(),
            });
            implied.push(Vec::new());
            parsed.add(next, term);
            next
        };
        names.for_each(|name| parsed.add(skill, name));
        let shown = shown.split(',').map(str::trim);
        implied[skill].extend(shown.filter(|name| !name.is_empty()));
    }
    link(&mut parsed.skills, &implied, &ids);
    parsed
}

impl Parsed {
    /// A name of a skill, as the lexicon writes it.
    fn add(&mut self, skill: SkillId, written: &'static str) {
        let text = written.trim_end_matches('!');
        let first = self.parts.len();
        let mut end = 0;
        for word in words(text) {
            if self.parts.len() > first {
                let between = text.get(end..word.range.start).unwrap_or_default();
                self.parts.last_mut().expect("a word before").gap = gap(between).unwrap_or(' ');
            }
            end = word.range.end;
            self.parts.push(Part {
                word: self.vocabulary.add(word.stem()),
                gap: ' ',
            });
        }
        if self.parts.len() > first {
            self.names.push(Name {
                skill,
                text,
                first,
                length: self.parts.len() - first,
                everyday: written.ends_with('!'),
            });
        }
    }
}

/// Turns names of implied skills into ids, followed to their ends.
fn link(skills: &mut [Skill], implied: &[Vec<&str>], ids: &Map<&'static str, u32>) {
    for (id, skill) in skills.iter_mut().enumerate() {
        let mut open: Vec<&str> = implied[id].clone();
        while let Some(name) = open.pop() {
            let Some(next) = ids.get(name).map(|id| *id as usize) else {
                continue;
            };
            if next != id && !skill.implies.contains(&next) {
                skill.implies.push(next);
                open.extend(&implied[next]);
            }
        }
    }
}
