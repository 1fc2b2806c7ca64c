//! Walks content streams: the page's own and those of the forms it draws.

mod graphics;
mod marks;
mod named;
mod text;

use std::collections::HashSet;

use self::marks::Mark;
use self::named::{Named, Set};
use crate::colour::Rgb;
use crate::document::area;
use crate::fonts::Fonts;
use crate::layout::Dots;
use crate::paint::Painted;
use crate::path::Path;
use crate::runs::{Page, Run, Runs};
use crate::state::State;
use crate::unpack::Unpacker;
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::Resources;
use hayro_syntax::xref::XRef;
use kurbo::{Affine, Point, Rect};
use page_text::Area;

/// Forms within forms.
const MAX_DEPTH: u8 = 12;
/// Saved states.
const MAX_STATES: usize = 256;
/// Images of a page that are kept.
const MAX_IMAGES: usize = 1000;
/// Fuel that the start of a stream burns, whatever it holds.
const STREAM_FUEL: u64 = 50;
/// Bytes of content for a unit of fuel.
const FUEL_BYTES: usize = 16;

/// What the pages of a document share.
pub struct Shared<'a> {
    /// Where its objects are.
    pub xref: &'a XRef,
    /// Its fonts.
    pub fonts: Fonts<'a>,
    /// What unpacks its streams.
    pub unpacker: Unpacker,
    /// Layers that are switched off.
    pub off: HashSet<ObjectIdentifier>,
    /// Steps that are left.
    pub fuel: u64,
    /// The fuel ran out, or a stack was full.
    pub truncated: bool,
}

impl<'a> Shared<'a> {
    /// The number of the font of a dictionary.
    fn font(&mut self, dict: &Dict<'a>) -> Option<usize> {
        self.fonts.index(dict, &mut self.unpacker)
    }

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
    /// Shapes like bullets.
    pub dots: Dots,
}

/// Reads the content of a page. `matrix` leads from its space to the page as shown, whose
/// bounds are `bounds`, in points.
pub fn read<'a>(
    page: &hayro_syntax::page::Page<'a>,
    matrix: Affine,
    bounds: Rect,
    shared: &mut Shared<'a>,
) -> Content {
    // More than the fuel lasts for is not read.
    let most = usize::try_from(shared.fuel).unwrap_or(usize::MAX);
    let most = most.saturating_mul(FUEL_BYTES);
    let content = shared.unpacker.content(page, shared.xref, most);
    let mut walker = Walker {
        shared,
        state: State::new(matrix, bounds),
        saved: Vec::new(),
        line: Affine::IDENTITY,
        text: Affine::IDENTITY,
        named: Named::default(),
        path: Path::default(),
        at: None,
        clip: false,
        runs: Runs::default(),
        painted: Painted::default(),
        images: Vec::new(),
        outlines: 0,
        dots: Dots::default(),
        marks: Vec::new(),
        actual: Vec::new(),
        depth: 0,
    };
    if let Some(content) = content {
        walker.stream(&content, page.resources());
    }
    let held = Page {
        painted: &walker.painted,
        actual: &walker.actual,
    };
    Content {
        runs: walker.runs.finish(&held),
        images: walker.images,
        outlines: walker.outlines,
        dots: walker.dots.sorted(),
    }
}

struct Walker<'s, 'a> {
    shared: &'s mut Shared<'a>,
    state: State,
    saved: Vec<State>,
    /// Text line matrix.
    line: Affine,
    /// Text matrix.
    text: Affine,
    /// What the names in this stream mean.
    named: Named,
    path: Path,
    /// Current point, on the page.
    at: Option<Point>,
    /// The next painting operator also clips.
    clip: bool,
    runs: Runs,
    painted: Painted,
    images: Vec<Area>,
    outlines: u32,
    dots: Dots,
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
        // Names mean what the stream's own resources say.
        let named = std::mem::take(&mut self.named);
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
        self.named = named;
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
                if let Some(set) = self.graphics_state(name.0, resources) {
                    self.set(&set);
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

    /// The graphics state of a name. Some programs name one before each word.
    fn graphics_state(&mut self, name: &Name<'_>, resources: &Resources<'a>) -> Option<Set> {
        if let Some(known) = self.named.states.get(name) {
            return known;
        }
        let set = resources.get_ext_g_state(name).map(|dict| Set {
            fill: dict.get::<f64>(b"ca"),
            stroke: dict.get::<f64>(b"CA"),
            normal_blend: dict
                .get::<Name<'_>>(b"BM")
                .map(|blend| matches!(blend.as_ref(), b"Normal" | b"Compatible")),
            font: self.font_and_size(&dict),
        });
        self.named.states.keep(name, set);
        set
    }

    fn font_and_size(&mut self, dict: &Dict<'a>) -> Option<(Option<usize>, f64)> {
        let font = dict.get::<Array<'a>>(b"Font")?;
        let mut items = font.iter::<Object<'a>>();
        match (items.next(), items.next()) {
            (Some(Object::Dict(font)), Some(Object::Number(size))) => {
                Some((self.shared.font(&font), size.as_f64()))
            }
            _ => None,
        }
    }

    fn set(&mut self, set: &Set) {
        let state = &mut self.state;
        state.fill.alpha = set.fill.unwrap_or(state.fill.alpha);
        state.stroke.alpha = set.stroke.unwrap_or(state.stroke.alpha);
        state.normal_blend = set.normal_blend.unwrap_or(state.normal_blend);
        if let Some((font, size)) = set.font {
            (state.font, state.size) = (font, size);
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
        let Some(content) = self.shared.unpacker.data(object) else {
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
}

fn matrix(numbers: [Number; 6]) -> Affine {
    Affine::new(numbers.map(|number| number.as_f64()))
}
