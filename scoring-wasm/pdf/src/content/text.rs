//! Operators that set text: where each glyph stands, and how it looks.

use super::{Walker, matrix};
use crate::plain::{Token, Tokens};
use crate::runs::{Glyph, Look, Page};
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, MaybeRef, Name, Object};
use hayro_syntax::page::Resources;
use kurbo::{Affine, Point, Vec2};

impl<'a> Walker<'_, 'a> {
    /// Follows an operator of text; `false` when it is none.
    pub(super) fn text_operator(
        &mut self,
        operator: &Op<'_, '_>,
        resources: &Resources<'a>,
    ) -> bool {
        match operator {
            Op::BeginText(_) => self.start_line(Affine::IDENTITY),
            Op::TextFont(font) => {
                self.state.font = self.font(font.0, resources);
                self.state.size = font.1.as_f64();
            }
            Op::CharacterSpacing(space) => self.state.char_space = space.0.as_f64(),
            Op::WordSpacing(space) => self.state.word_space = space.0.as_f64(),
            Op::HorizontalScaling(scale) => self.state.scale = scale.0.as_f64() / 100.0,
            Op::TextLeading(leading) => self.state.leading = leading.0.as_f64(),
            Op::TextRise(rise) => self.state.rise = rise.0.as_f64(),
            Op::TextRenderingMode(mode) => self.state.mode = mode.0.as_i64(),
            Op::SetTextMatrix(m) => self.start_line(matrix([m.0, m.1, m.2, m.3, m.4, m.5])),
            Op::NextLine(step) => self.next_line(step.0.as_f64(), step.1.as_f64()),
            Op::NextLineAndSetLeading(step) => {
                self.state.leading = -step.1.as_f64();
                self.next_line(step.0.as_f64(), step.1.as_f64());
            }
            Op::NextLineUsingLeading(_) => self.next_line(0.0, -self.state.leading),
            Op::ShowText(text) => self.show(text.0.as_bytes()),
            Op::NextLineAndShowText(text) => {
                self.next_line(0.0, -self.state.leading);
                self.show(text.0.as_bytes());
            }
            Op::ShowTextWithParameters(text) => {
                self.state.word_space = text.0.as_f64();
                self.state.char_space = text.1.as_f64();
                self.next_line(0.0, -self.state.leading);
                self.show(text.2.as_bytes());
            }
            Op::ShowTexts(texts) => self.show_all(texts.0),
            _ => return false,
        }
        true
    }

    /// Shows strings, and moves between them.
    fn show_all(&mut self, texts: &Array<'_>) {
        if let Some(tokens) = plain_texts(texts.data()) {
            let mut room = Vec::new();
            for token in tokens {
                match token {
                    Token::Text(text) => self.show(text.bytes(&mut room)),
                    Token::Number(number) => self.adjust(number.value),
                    Token::Open | Token::Close => {}
                }
            }
            return;
        }
        for item in texts.raw_iter() {
            match item {
                MaybeRef::NotRef(Object::String(text)) => self.show(text.as_bytes()),
                MaybeRef::NotRef(Object::Number(number)) => self.adjust(number.as_f64()),
                _ => {}
            }
        }
    }

    /// The number of the font of a name; the dictionary is read once a stream.
    fn font(&mut self, name: &Name<'_>, resources: &Resources<'a>) -> Option<usize> {
        if let Some(known) = self.named.fonts.get(name) {
            return known;
        }
        let number = resources
            .get_font(name)
            .and_then(|dict| self.shared.font(&dict));
        self.named.fonts.keep(name, number);
        number
    }

    fn start_line(&mut self, matrix: Affine) {
        self.line = matrix;
        self.text = matrix;
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.start_line(self.line * Affine::translate((x, y)));
    }

    /// Moves along the line by thousandths of the size, backwards.
    fn adjust(&mut self, thousandths: f64) {
        let horizontal = self
            .state
            .font
            .and_then(|font| self.shared.fonts.get_mut(font))
            .is_none_or(|font| font.horizontal());
        let step = -thousandths / 1000.0 * self.state.size;
        self.text *= Affine::translate(if horizontal {
            (step * self.state.scale, 0.0)
        } else {
            (0.0, step)
        });
    }

    fn show(&mut self, bytes: &[u8]) {
        let state = &self.state;
        let Some(number) = state.font else { return };
        let Some(font) = self.shared.fonts.get_mut(number) else {
            return;
        };
        let horizontal = font.horizontal();
        let base = state.ctm * self.text;
        let [a, b, c, d, ..] = base.as_coeffs();
        // The directions of the line and of the letters' height, a unit of text space long.
        let (along, upright) = (Vec2::new(a, b), Vec2::new(c, d));
        let line = if horizontal { along } else { upright };
        let Some(length) = Some(line.hypot()).filter(|l| l.is_finite() && *l > 0.0) else {
            return;
        };
        let height = upright.hypot() * (state.size * font.height).abs();
        let mark = self.marks.last().copied().unwrap_or_default();
        let paint = state.text_paint();
        let backwards = if horizontal {
            (state.size * state.scale).signum()
        } else {
            -1.0
        };
        let look = Look {
            font: number,
            size: height,
            along: line * (backwards / length),
            colour: paint.colour,
            alpha: paint.alpha,
            invisible: matches!(state.mode, 3 | 7) || mark.off,
            actual: mark.actual,
        };
        let mut offset = 0.0;
        let mut at = 0;
        let mut glyphs = 0;
        let held = Page {
            painted: &self.painted,
            actual: &self.actual,
        };
        while let Some((code, bytes_read)) = font.code(bytes, at) {
            at += bytes_read;
            glyphs += 1;
            if glyphs > self.shared.fuel {
                break;
            }
            let letter = font.letter(code);
            let mut step = letter.advance * state.size;
            let extra = state.char_space
                + if code == 32 && bytes_read == 1 {
                    state.word_space
                } else {
                    0.0
                };
            let scale = if horizontal { state.scale } else { 1.0 };
            let shown = step * scale * length;
            step = (step + extra) * scale;
            let start = if horizontal {
                base * Point::new(offset, state.rise)
            } else {
                base * Point::new(0.0, offset)
            };
            if start.is_finite() {
                let glyph = Glyph {
                    look,
                    at: start,
                    advance: shown.abs(),
                    clip: state.clip,
                };
                self.runs.glyph(glyph, letter.text.as_ref(), &held);
            }
            offset += step;
        }
        self.shared.burn(glyphs);
        self.text *= Affine::translate(if horizontal {
            (offset, 0.0)
        } else {
            (0.0, offset)
        });
    }
}

/// Items of an array that room is made for at once.
const MAX_ROOM: usize = 1024;

/// The items of an array that holds nothing but plain strings and numbers.
fn plain_texts(data: &[u8]) -> Option<Vec<Token<'_>>> {
    let mut tokens = Tokens::new(data);
    let mut texts = Vec::with_capacity((data.len() / 4).min(MAX_ROOM));
    while let Some(token) = tokens.next().ok()? {
        if matches!(token, Token::Open | Token::Close) {
            return None;
        }
        texts.push(token);
    }
    Some(texts)
}
