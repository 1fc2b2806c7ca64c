//! Tables.

use super::emit::Event;
use super::facts::Table;
use super::interp::{Def, EnvEnd, Interp, OnEnd};
use super::token::{Kind, Src, Sym, Token};

impl Interp<'_> {
    /// Tab stops are gaps; whatever else moves between them is nothing.
    pub(super) fn begin_tabbing(&mut self, sym: Sym) {
        self.plain(sym);
        let tab = self.names.sym("L@tab");
        let relax = self.names.sym("relax");
        for (name, target) in [
            ("=", tab),
            (">", tab),
            ("<", relax),
            ("+", relax),
            ("-", relax),
        ] {
            let own = self.names.sym(name);
            let token = Token {
                kind: Kind::Cs(target),
                src: Src::default(),
            };
            let before = self.defs.insert(own, Def::Alias(token));
            if let Some(group) = self.groups.last_mut() {
                group.saved.push((own, before));
            }
        }
    }

    pub(super) fn begin_table(&mut self, sym: Sym, src: Src) {
        let spec = self.arg();
        let columns = count_columns(&spec);
        self.begin_group(OnEnd::Environment(sym, EnvEnd::Table));
        if self.live {
            self.out.soft_newline();
        }
        self.event(Event::TableStart);
        let at = u32::try_from(self.out.out.text.len()).unwrap_or(u32::MAX);
        self.tables.push(self.facts.tables.len());
        self.facts.tables.push(Table {
            src,
            columns: if self.live { columns } else { 0 },
            holds_list: false,
            out_start: at,
            out_end: at,
        });
    }

    /// `&` between cells.
    pub(super) fn cell(&mut self) {
        self.reset_cell();
        if self.live {
            self.out.tab();
        }
    }

    /// `\\` in a table or anywhere else; a heading of two lines is one.
    pub(super) fn line_break(&mut self, src: Src) {
        let mut groups = self.groups.iter().rev().map(|group| &group.on_end);
        let inside = groups.find(|end| !matches!(end, OnEnd::Brace));
        if matches!(inside, Some(OnEnd::Heading)) {
            self.out.space(src);
            return;
        }
        self.reset_cell();
        self.newline();
    }

    /// Declarations in a cell end with it.
    fn reset_cell(&mut self) {
        if let Some(group) = self.groups.last()
            && matches!(group.on_end, OnEnd::Environment(_, EnvEnd::Table))
        {
            self.style = group.style;
        }
    }
}

/// Columns that hold text, from a table's specification.
fn count_columns(spec: &[Token]) -> u8 {
    let mut count = 0_u8;
    let mut depth = 0_usize;
    for (at, token) in spec.iter().enumerate() {
        match token.kind {
            Kind::Begin => depth += 1,
            Kind::End => depth = depth.saturating_sub(1),
            Kind::Char(c) if depth == 0 && c.is_ascii_alphabetic() => {
                let after_mark = at.checked_sub(1).and_then(|before| spec.get(before));
                let mark = after_mark
                    .is_some_and(|token| matches!(token.kind, Kind::Char('@' | '!' | '>' | '<')));
                if !mark {
                    count = count.saturating_add(1);
                }
            }
            _ => {}
        }
    }
    count
}
