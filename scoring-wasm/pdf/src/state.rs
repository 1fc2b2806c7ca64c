//! The graphics state of a content stream, as far as text needs it.

use crate::colour::{BLACK, Rgb, Space};
use kurbo::{Affine, Rect};

/// A paint: what fills or strokes.
#[derive(Clone, Copy)]
pub struct Paint {
    /// How its numbers are meant.
    pub space: Space,
    /// Its colour, if known.
    pub colour: Option<Rgb>,
    /// Opacity, 0–1.
    pub alpha: f64,
}

impl Default for Paint {
    fn default() -> Self {
        Self {
            space: Space::Gray,
            colour: Some(BLACK),
            alpha: 1.0,
        }
    }
}

impl Paint {
    /// Sets a colour of a device's space.
    pub fn set(&mut self, space: Space, numbers: &[f64]) {
        self.space = space;
        self.colour = space.rgb(numbers);
    }

    /// Changes the space; the colour becomes its first one.
    pub fn switch(&mut self, space: Space) {
        self.space = space;
        self.colour = space.initial();
    }
}

/// What `q` saves and `Q` restores.
#[derive(Clone)]
pub struct State {
    /// From user space to the page as shown, in points.
    pub ctm: Affine,
    /// What may be seen of the page.
    pub clip: Rect,
    /// For filling.
    pub fill: Paint,
    /// For stroking.
    pub stroke: Paint,
    /// Painting replaces what was there.
    pub normal_blend: bool,
    /// Index of the font.
    pub font: Option<usize>,
    /// Size of the font, in text space.
    pub size: f64,
    /// Extra advance of each character.
    pub char_space: f64,
    /// Extra advance of the one-byte code 32.
    pub word_space: f64,
    /// Horizontal scale, 1 for none.
    pub scale: f64,
    /// Distance of lines.
    pub leading: f64,
    /// Height above the baseline.
    pub rise: f64,
    /// Text rendering mode, 0–7.
    pub mode: i64,
}

impl State {
    /// The state at the start of a page.
    pub fn new(ctm: Affine, page: Rect) -> Self {
        Self {
            ctm,
            clip: page,
            fill: Paint::default(),
            stroke: Paint::default(),
            normal_blend: true,
            font: None,
            size: 1.0,
            char_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
        }
    }

    /// The paint that shows text: strokes where only the outline is drawn.
    pub fn text_paint(&self) -> &Paint {
        if matches!(self.mode, 1 | 5) {
            &self.stroke
        } else {
            &self.fill
        }
    }
}
