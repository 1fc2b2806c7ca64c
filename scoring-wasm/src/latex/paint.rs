//! Colours and sizes: which text nobody can see.

use super::emit::Hidden;
use super::interp::{Interp, OnEnd};
use crate::decimal::decimal;

impl Interp<'_> {
    /// A colour's name or model and value; true for one too light to see.
    pub(super) fn colour(&mut self) -> bool {
        let model = self.opt();
        let model = model.map_or_else(String::new, |tokens| self.to_text(&tokens));
        let value = self.arg();
        let value = self.to_text(&value);
        self.light_colour(&value, &model)
    }

    pub(super) fn paint(&mut self, light: bool) {
        if light && !self.style.backed {
            self.style.hidden = Some(Hidden::White);
        } else if self.style.hidden == Some(Hidden::White) {
            self.style.hidden = None;
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "the value is clamped to the range of an i8 first"
    )]
    pub(super) fn font_size(&mut self, points: f64) {
        if points <= 3.0 {
            self.style.hidden = Some(Hidden::Tiny);
            return;
        }
        if self.style.hidden == Some(Hidden::Tiny) {
            self.style.hidden = None;
        }
        // LaTeX's own steps are about 2 pt around 10 pt.
        self.style.size = ((points - 10.0) / 2.0).clamp(-4.0, 8.0) as i8;
    }

    /// `\fontsize{points}{distance of lines}`
    pub(super) fn font_size_command(&mut self) {
        let size = self.arg();
        self.swallow("m");
        let size = self.to_text(&size);
        let number: String = size
            .chars()
            .take_while(|c| c.is_ascii_digit() || *c == '.')
            .collect();
        // "1em" and "5mm" are no points.
        if let Some(points) = decimal(&number).filter(|_| !size.ends_with('m')) {
            self.font_size(points);
        }
    }

    /// `\colorbox` and `\fcolorbox`: white text in a dark box is there to be seen.
    pub(super) fn colour_box(&mut self, framed: bool) {
        self.opt();
        if framed {
            self.swallow("m");
        }
        let box_colour = self.arg();
        let light = self.light_colour(&self.to_text(&box_colour), "");
        self.around_argument(OnEnd::Brace);
        self.style.backed |= !light;
    }
}
