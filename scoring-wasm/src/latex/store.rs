//! What a document says about a person before it prints it.

use super::interp::Interp;
use super::token::{Kind, Src, Token};
use crate::decimal::whole;

/// Slots from here on belong to a class that nobody has: `\begin{document}` prints them.
const GIVEN: u8 = 100;

impl Interp<'_> {
    /// `\L@store[slot]{…}` keeps its argument for `\L@print`.
    pub(super) fn store_argument(&mut self) {
        let slot = self.slot();
        let tokens = self.arg();
        self.store.push((slot, tokens));
    }

    /// `\L@print` prints what was stored, by slot.
    pub(super) fn print_store(&mut self) {
        let mut store = self.store.to_vec();
        crate::sort::by_key(&mut store, |(slot, _)| *slot);
        let tokens: Vec<Token> = store.into_iter().flat_map(|(_, tokens)| tokens).collect();
        self.push(tokens);
    }

    /// `\L@given[slot]{…}` stores its argument in the preamble and prints it in the body, where
    /// its lines are the document's own.
    pub(super) fn given(&mut self, src: Src) {
        let slot = self.slot();
        let mut tokens = self.arg();
        if self.live {
            self.push(tokens);
            return;
        }
        let kind = Kind::Cs(self.names.sym("par"));
        tokens.push(Token { kind, src });
        self.store.push((GIVEN.saturating_add(slot), tokens));
    }

    /// Prints what was given to a class that nobody has.
    pub(super) fn print_given(&mut self) {
        if self.store.iter().all(|(slot, _)| *slot < GIVEN) {
            return;
        }
        let mut given = self.store.to_vec();
        given.retain(|(slot, _)| *slot >= GIVEN);
        self.store.retain(|(slot, _)| *slot < GIVEN);
        crate::sort::by_key(&mut given, |(slot, _)| *slot);
        let tokens: Vec<Token> = given.into_iter().flat_map(|(_, tokens)| tokens).collect();
        self.push(tokens);
    }

    fn slot(&mut self) -> u8 {
        self.opt()
            .map_or(0, |tokens| whole(&self.to_text(&tokens)).unwrap_or(0))
    }
}
