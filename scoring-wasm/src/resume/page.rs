//! What the builder's steps share: the document, its words and the dates in it.

use std::rc::Rc;

use super::dates::{self, Range};
use super::education;
use super::lines::Line;
use super::memo::Memo;
use super::model::At;
use super::pieces::{self, Piece};
use super::stacks;
use super::vocabulary;
use crate::latex::Document;
use crate::latex::emit::Role;

/// A document with the dates of its lines.
pub struct Page<'a> {
    /// The document.
    pub document: &'a Document,
    /// The machine text.
    pub text: &'a str,
    /// Dates of all lines, in order, with offsets in the machine text.
    dates: Vec<Range>,
    /// Items have numbers of their own.
    signs: bool,
    leanings: Memo<i32>,
    degrees: Memo<i32>,
    pieces: Memo<Rc<Vec<Piece>>>,
    /// The parts of pieces around their dates.
    pub names: Memo<Rc<Vec<At>>>,
}

impl<'a> Page<'a> {
    /// Reads the dates of all lines once.
    pub fn new(document: &'a Document, lines: &[Line]) -> Self {
        let text = document.text.text.as_str();
        let mut found: Vec<Range> = Vec::new();
        let day = |line: &Line| line.dialled > 7 && dates::has_months_first(line.text(document));
        let months_first = lines.iter().any(day);
        // A year has two digits at least.
        for (n, line) in lines
            .iter()
            .enumerate()
            .filter(|(_, line)| line.dialled > 1)
        {
            let part = text.get(line.start..line.end).unwrap_or_default();
            let marked = document
                .text
                .runs_in(line.start, line.end)
                .iter()
                .any(|run| run.style.role == Role::Dates);
            let ranges = dates::find_in(part, marked, months_first);
            let read = found.last().map_or(0, |range| range.end);
            found.extend(ranges.into_iter().filter_map(|mut range| {
                range.start += line.start;
                range.end += line.start;
                (range.start >= read).then_some(range)
            }));
            if let (Some(last), Some(next)) = (found.last_mut(), lines.get(n + 1))
                && let Some(whole) = stacks::across(text, line, next, last)
            {
                *last = whole;
            }
        }
        stacks::unite(text, lines, &mut found);
        Self {
            document,
            text,
            dates: found,
            signs: document
                .text
                .runs
                .iter()
                .any(|run| run.style.role == Role::Sign),
            leanings: Memo::new(),
            degrees: Memo::new(),
            pieces: Memo::new(),
            names: Memo::new(),
        }
    }

    /// The words of a range.
    pub fn words(&self, at: At) -> &'a str {
        self.text.get(at.start..at.end).unwrap_or_default()
    }

    /// The words of a line.
    pub fn line(&self, line: &Line) -> &'a str {
        self.text.get(line.start..line.end).unwrap_or_default()
    }

    /// [`vocabulary::lean`] of a range.
    pub fn lean(&self, at: At) -> i32 {
        self.leanings.of(at, &|| vocabulary::lean(self.words(at)))
    }

    /// How much the words of an education's head lean to a degree (above 0) or to a school (below 0).
    pub fn degree_or_school(&self, at: At) -> i32 {
        let degree = self
            .degrees
            .of(at, &|| education::is_studied(self.words(at)).into());
        self.lean(at) + 2 * degree
    }

    /// [`pieces::pieces`] of a line.
    pub fn pieces(&self, line: &Line) -> Rc<Vec<Piece>> {
        let at = At {
            start: line.start,
            end: line.end,
        };
        self.pieces
            .of(at, &|| Rc::new(pieces::pieces(self.document, line)))
    }

    /// The dates that touch a range.
    pub fn dates(&self, start: usize, end: usize) -> &[Range] {
        let first = self.dates.partition_point(|range| range.end <= start);
        let last = self.dates.partition_point(|range| range.start < end);
        self.dates.get(first..last.max(first)).unwrap_or_default()
    }

    /// Whether a date begins in a line.
    pub fn dated(&self, line: &Line) -> bool {
        let dates = self.dates(line.start, line.end);
        dates.iter().any(|range| range.start >= line.start)
    }

    /// Where a line's words begin behind the number of its item.
    pub fn behind_sign(&self, line: &Line) -> usize {
        if !self.signs {
            return line.start;
        }
        let runs = self.document.text.runs_in(line.start, line.end);
        let Some(sign) = runs.iter().position(|run| run.style.role == Role::Sign) else {
            return line.start;
        };
        runs.iter()
            .skip(sign)
            .find(|run| run.style.role != Role::Sign)
            .map_or(line.end, |run| run.out as usize)
    }

    /// Whether a template gave one of these roles to a part of a line.
    pub fn has_role(&self, line: &Line, roles: &[Role]) -> bool {
        self.document
            .text
            .runs_in(line.start, line.end)
            .iter()
            .any(|run| roles.contains(&run.style.role))
    }
}
