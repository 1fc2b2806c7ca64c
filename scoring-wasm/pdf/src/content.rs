//! Walks content streams: the page's own and those of the forms it draws.

use std::collections::HashSet;

use crate::colour::{Rgb, Space};
use crate::document::{area, text_string};
use crate::fonts::Fonts;
use crate::paint::Painted;
use crate::path::Path;
use crate::runs::{Look, Page, Run, Runs};
use crate::state::State;
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{
    Array, Dict, MaybeRef, Name, Number, Object, ObjectIdentifier, Stream, String as Bytes,
};
use hayro_syntax::page::Resources;
use kurbo::{Affine, Point, Rect, Vec2};
use page_text::Area;

/// Forms within forms.
const MAX_DEPTH: u8 = 12;
/// Saved states.
const MAX_STATES: usize = 256;
/// Images of a page that are kept.
const MAX_IMAGES: usize = 1000;
/// Marked content within marked content.
const MAX_MARKS: usize = 256;
/// Fuel that the start of a stream burns, whatever it holds.
const STREAM_FUEL: u64 = 50;
/// Bytes of content for a unit of fuel.
const FUEL_BYTES: usize = 16;

/// What the pages of a document share.
pub struct Shared<'a> {
    /// Its fonts.
    pub fonts: Fonts<'a>,
    /// Layers that are switched off.
    pub off: HashSet<ObjectIdentifier>,
    /// Steps that are left.
    pub fuel: u64,
    /// The fuel ran out, or a stack was full.
    pub truncated: bool,
}

impl Shared<'_> {
    fn burn(&mut self, steps: u64) -> bool {
        let enough = self.fuel >= steps;
        self.fuel = self.fuel.saturating_sub(steps);
        self.truncated |= !enough;
        enough
    }
}

/// What a page holds.
pub struct Content {
    /// Text.
    pub runs: Vec<Run>,
    /// Images.
    pub images: Vec<Area>,
    /// Shapes like letters.
    pub outlines: u32,
}

/// Reads the content of a page. `matrix` leads from its space to the page as shown, whose
/// bounds are `bounds`, in points.
pub fn read<'a>(
    page: &hayro_syntax::page::Page<'a>,
    matrix: Affine,
    bounds: Rect,
    shared: &mut Shared<'a>,
) -> Content {
    let mut walker = Walker {
        shared,
        state: State::new(matrix, bounds),
        saved: Vec::new(),
        line: Affine::IDENTITY,
        text: Affine::IDENTITY,
        path: Path::default(),
        at: None,
        clip: false,
        runs: Runs::default(),
        painted: Painted::default(),
        images: Vec::new(),
        outlines: 0,
        marks: Vec::new(),
        actual: Vec::new(),
        depth: 0,
    };
    if let Some(stream) = page.page_stream() {
        walker.stream(stream, page.resources());
    }
    let held = Page {
        painted: &walker.painted,
        actual: &walker.actual,
    };
    Content {
        runs: walker.runs.finish(&held),
        images: walker.images,
        outlines: walker.outlines,
    }
}

/// Marked content that is open.
#[derive(Clone, Copy, Default)]
struct Mark {
    /// Belongs to a layer that is off.
    off: bool,
    /// Number of the replacement text; 0 for none.
    actual: usize,
}

struct Walker<'s, 'a> {
    shared: &'s mut Shared<'a>,
    state: State,
    saved: Vec<State>,
    /// Text line matrix.
    line: Affine,
    /// Text matrix.
    text: Affine,
    path: Path,
    /// Current point, on the page.
    at: Option<Point>,
    /// The next painting operator also clips.
    clip: bool,
    runs: Runs,
    painted: Painted,
    images: Vec<Area>,
    outlines: u32,
    marks: Vec<Mark>,
    actual: Vec<String>,
    depth: u8,
}

impl<'a> Walker<'_, 'a> {
    fn stream(&mut self, content: &[u8], resources: &Resources<'a>) {
        let bytes = content.len() / FUEL_BYTES;
        if !self.shared.burn(STREAM_FUEL + bytes as u64) {
            return;
        }
        let states = self.saved.len();
        let marks = self.marks.len();
        let mut operators = TypedIter::new(content);
        while let Some(operator) = operators.next() {
            if !self.shared.burn(1) {
                break;
            }
            self.operator(&operator, resources, states);
        }
        // A stream leaves the stacks as it found them.
        if self.saved.len() > states {
            self.saved.truncate(states + 1);
            self.restore(states);
        }
        self.marks.truncate(marks);
    }

    fn restore(&mut self, floor: usize) {
        if self.saved.len() > floor
            && let Some(state) = self.saved.pop()
        {
            self.state = state;
        }
    }

    fn operator(&mut self, operator: &Op<'_, '_>, resources: &Resources<'a>, floor: usize) {
        match operator {
            Op::SaveState(_) => {
                if self.saved.len() < MAX_STATES {
                    self.saved.push(self.state.clone());
                } else {
                    self.shared.truncated = true;
                }
            }
            Op::RestoreState(_) => self.restore(floor),
            Op::Transform(m) => {
                self.state.ctm *= matrix([m.0, m.1, m.2, m.3, m.4, m.5]);
            }
            Op::SetGraphicsState(name) => {
                if let Some(dict) = resources.get_ext_g_state(name.0) {
                    self.graphics_state(&dict);
                }
            }
            Op::XObject(name) => {
                if let Some(object) = resources.get_x_object(name.0) {
                    self.object(&object, resources);
                }
            }
            Op::InlineImage(_) => self.image(true),
            Op::Shading(_) => {
                self.cover(self.state.clip, None, false);
            }
            Op::BeginMarkedContent(_) => self.mark(None, resources),
            Op::BeginMarkedContentWithProperties(mark) => {
                self.mark(Some((mark.0, mark.1)), resources);
            }
            Op::EndMarkedContent(_) => {
                self.marks.pop();
            }
            _ => {
                let _ = self.colour_operator(operator, resources)
                    || self.path_operator(operator)
                    || self.text_operator(operator, resources);
            }
        }
    }

    fn graphics_state(&mut self, dict: &Dict<'a>) {
        if let Some(alpha) = dict.get::<f64>(b"ca") {
            self.state.fill.alpha = alpha;
        }
        if let Some(alpha) = dict.get::<f64>(b"CA") {
            self.state.stroke.alpha = alpha;
        }
        if let Some(blend) = dict.get::<Name<'_>>(b"BM") {
            self.state.normal_blend = matches!(blend.as_ref(), b"Normal" | b"Compatible");
        }
        if let Some(font) = dict.get::<Array<'a>>(b"Font") {
            let mut items = font.iter::<Object<'a>>();
            if let (Some(Object::Dict(font)), Some(Object::Number(size))) =
                (items.next(), items.next())
            {
                self.state.font = self.shared.fonts.index(&font);
                self.state.size = size.as_f64();
            }
        }
    }

    fn object(&mut self, object: &Stream<'a>, resources: &Resources<'a>) {
        let dict = object.dict();
        if self.is_off(dict) {
            return;
        }
        if dict.get::<Name<'_>>(b"Subtype").as_deref() != Some(b"Form") {
            let see_through = dict.contains_key(b"SMask")
                || dict.contains_key(b"Mask")
                || dict.get::<bool>(b"ImageMask").unwrap_or(false);
            self.image(see_through);
            return;
        }
        if self.depth >= MAX_DEPTH {
            self.shared.truncated = true;
            return;
        }
        let packed = object.raw_data().len() / FUEL_BYTES;
        if !self.shared.burn(packed as u64) {
            return;
        }
        let Ok(content) = object.decoded_data() else {
            return;
        };
        let own = dict.get::<Dict<'a>>(b"Resources").map(Resources::new);
        let outer = (self.state.clone(), self.line, self.text);
        self.state.ctm *= Affine::new(
            dict.get::<[f64; 6]>(b"Matrix")
                .unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]),
        );
        if let Some(bbox) = dict.get::<hayro_syntax::object::Rect>(b"BBox") {
            let bounds = self
                .state
                .ctm
                .transform_rect_bbox(Rect::new(bbox.x0, bbox.y0, bbox.x1, bbox.y1));
            self.state.clip = self.state.clip.intersect(bounds);
        }
        self.depth += 1;
        self.stream(&content, own.as_ref().unwrap_or(resources));
        self.depth -= 1;
        (self.state, self.line, self.text) = outer;
        self.path.clear();
    }

    /// Paints an area over what is there: the text before it ends here.
    fn cover(&mut self, area: Rect, colour: Option<Rgb>, solid: bool) {
        self.runs.close(&Page {
            painted: &self.painted,
            actual: &self.actual,
        });
        self.painted.add(area, colour, solid, self.runs.len());
    }

    fn image(&mut self, see_through: bool) {
        let bounds = self
            .state
            .ctm
            .transform_rect_bbox(Rect::new(0.0, 0.0, 1.0, 1.0))
            .intersect(self.state.clip);
        let solid = !see_through && self.state.normal_blend && self.state.fill.alpha > 0.9;
        self.cover(bounds, None, solid);
        if bounds.area() > 0.0 && self.images.len() < MAX_IMAGES {
            self.images.push(area(bounds));
        }
    }

    fn mark(&mut self, properties: Option<(&Name<'_>, &Object<'_>)>, resources: &Resources<'a>) {
        let outer = self.marks.last().copied().unwrap_or_default();
        let mut mark = outer;
        if let Some((tag, object)) = properties {
            match object {
                Object::Dict(dict) => mark.actual = self.replacement(dict).unwrap_or(outer.actual),
                Object::Name(name) => {
                    if tag.as_ref() == b"OC" {
                        mark.off |= resources
                            .properties
                            .get_ref(name)
                            .is_some_and(|layer| self.shared.off.contains(&layer.into()));
                    }
                    if let Some(dict) = resources.properties.get::<Dict<'_>>(name) {
                        mark.actual = self.replacement(&dict).unwrap_or(outer.actual);
                    }
                }
                _ => {}
            }
        }
        if self.marks.len() < MAX_MARKS {
            self.marks.push(mark);
        } else {
            self.shared.truncated = true;
        }
    }

    fn replacement(&mut self, dict: &Dict<'_>) -> Option<usize> {
        let text = dict.get::<Bytes<'_>>(b"ActualText")?;
        self.actual.push(text_string(text.as_bytes()));
        Some(self.actual.len())
    }

    fn is_off(&self, dict: &Dict<'a>) -> bool {
        dict.get_ref(b"OC")
            .is_some_and(|layer| self.shared.off.contains(&layer.into()))
    }

    fn colour_operator(&mut self, operator: &Op<'_, '_>, resources: &Resources<'a>) -> bool {
        let (fill, stroke) = (&mut self.state.fill, &mut self.state.stroke);
        match operator {
            Op::NonStrokeColorDeviceGray(c) => fill.set(Space::Gray, &[c.0.as_f64()]),
            Op::StrokeColorDeviceGray(c) => stroke.set(Space::Gray, &[c.0.as_f64()]),
            Op::NonStrokeColorDeviceRgb(c) => fill.set(Space::Rgb, &numbers(&[c.0, c.1, c.2])),
            Op::StrokeColorDeviceRgb(c) => stroke.set(Space::Rgb, &numbers(&[c.0, c.1, c.2])),
            Op::NonStrokeColorCmyk(c) => fill.set(Space::Cmyk, &numbers(&[c.0, c.1, c.2, c.3])),
            Op::StrokeColorCmyk(c) => stroke.set(Space::Cmyk, &numbers(&[c.0, c.1, c.2, c.3])),
            Op::ColorSpaceNonStroke(c) => fill.switch(Space::named(c.0, resources)),
            Op::ColorSpaceStroke(c) => stroke.switch(Space::named(c.0, resources)),
            Op::NonStrokeColor(c) => fill.set(fill.space, &numbers(&c.0)),
            Op::StrokeColor(c) => stroke.set(stroke.space, &numbers(&c.0)),
            Op::NonStrokeColorNamed(c) => match c.1 {
                Some(_) => fill.colour = None,
                None => fill.set(fill.space, &numbers(&c.0)),
            },
            Op::StrokeColorNamed(c) => match c.1 {
                Some(_) => stroke.colour = None,
                None => stroke.set(stroke.space, &numbers(&c.0)),
            },
            _ => return false,
        }
        true
    }

    fn path_operator(&mut self, operator: &Op<'_, '_>) -> bool {
        let ctm = self.state.ctm;
        let point = |x: &Number, y: &Number| ctm * Point::new(x.as_f64(), y.as_f64());
        match operator {
            Op::MoveTo(p) => {
                let to = point(&p.0, &p.1);
                self.path.move_to(to);
                self.at = Some(to);
            }
            Op::LineTo(p) => {
                let to = point(&p.0, &p.1);
                self.path.line_to(self.at, to);
                self.at = Some(to);
            }
            Op::CubicTo(c) => {
                let to = point(&c.4, &c.5);
                self.path
                    .curve_to(&[point(&c.0, &c.1), point(&c.2, &c.3), to]);
                self.at = Some(to);
            }
            Op::CubicStartTo(c) => self.curve([point(&c.0, &c.1), point(&c.2, &c.3)]),
            Op::CubicEndTo(c) => self.curve([point(&c.0, &c.1), point(&c.2, &c.3)]),
            Op::RectPath(r) => {
                let (x, y) = (r.0.as_f64(), r.1.as_f64());
                let rect = Rect::new(x, y, x + r.2.as_f64(), y + r.3.as_f64());
                self.path.rect(ctm, rect);
                self.at = Some(ctm * Point::new(x, y));
            }
            Op::ClosePath(_) => {}
            Op::ClipNonZero(_) | Op::ClipEvenOdd(_) => self.clip = true,
            Op::FillPathNonZero(_)
            | Op::FillPathNonZeroCompatibility(_)
            | Op::FillPathEvenOdd(_)
            | Op::FillAndStrokeNonZero(_)
            | Op::FillAndStrokeEvenOdd(_)
            | Op::CloseFillAndStrokeNonZero(_)
            | Op::CloseFillAndStrokeEvenOdd(_) => self.paint(true),
            Op::StrokePath(_) | Op::CloseAndStrokePath(_) | Op::EndPath(_) => self.paint(false),
            _ => return false,
        }
        true
    }

    fn curve(&mut self, points: [Point; 2]) {
        self.path.curve_to(&points);
        self.at = points.last().copied();
    }

    fn paint(&mut self, fills: bool) {
        if let Some(bounds) = self.path.bounds() {
            let fill = self.state.fill;
            let off = self.marks.last().is_some_and(|mark| mark.off);
            if fills && !off && fill.alpha > 0.1 {
                let whole = self.path.is_rect();
                let solid = whole && fill.alpha > 0.9 && self.state.normal_blend;
                let visible = bounds.intersect(self.state.clip);
                let colour = fill.colour.filter(|_| solid);
                self.cover(visible, colour, solid);
                self.outlines = self.outlines.saturating_add(self.path.letters());
            }
            if self.clip {
                self.state.clip = self.state.clip.intersect(bounds);
            }
        }
        self.clip = false;
        self.path.clear();
        self.at = None;
    }

    fn text_operator(&mut self, operator: &Op<'_, '_>, resources: &Resources<'a>) -> bool {
        match operator {
            Op::BeginText(_) => self.start_line(Affine::IDENTITY),
            Op::TextFont(font) => {
                self.state.font = resources
                    .get_font(font.0)
                    .and_then(|dict| self.shared.fonts.index(&dict));
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
            Op::ShowTexts(texts) => {
                for item in texts.0.raw_iter() {
                    match item {
                        MaybeRef::NotRef(Object::String(text)) => self.show(text.as_bytes()),
                        MaybeRef::NotRef(Object::Number(number)) => self.adjust(number.as_f64()),
                        _ => {}
                    }
                }
            }
            _ => return false,
        }
        true
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
                self.runs.glyph(
                    &look,
                    letter.text.as_ref(),
                    start,
                    shown.abs(),
                    state.clip,
                    &held,
                );
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

fn matrix(numbers: [Number; 6]) -> Affine {
    Affine::new(numbers.map(|number| number.as_f64()))
}

/// The numbers of an operator; at most four tell a colour.
fn numbers(operands: &[Number]) -> Vec<f64> {
    operands.iter().take(8).map(Number::as_f64).collect()
}
