//! Operators of colour and of paths: what is painted over text, and what is shaped like it.

use super::Walker;
use crate::colour::Space;
use crate::state::Paint;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::Number;
use hayro_syntax::page::Resources;
use kurbo::{Point, Rect};

impl<'a> Walker<'_, 'a> {
    /// Follows an operator of colour; `false` when it is none.
    pub(super) fn colour_operator(
        &mut self,
        operator: &Op<'_, '_>,
        resources: &Resources<'a>,
    ) -> bool {
        let (fill, stroke) = (&mut self.state.fill, &mut self.state.stroke);
        match operator {
            Op::NonStrokeColorDeviceGray(c) => set(fill, Space::Gray, &[c.0]),
            Op::StrokeColorDeviceGray(c) => set(stroke, Space::Gray, &[c.0]),
            Op::NonStrokeColorDeviceRgb(c) => set(fill, Space::Rgb, &[c.0, c.1, c.2]),
            Op::StrokeColorDeviceRgb(c) => set(stroke, Space::Rgb, &[c.0, c.1, c.2]),
            Op::NonStrokeColorCmyk(c) => set(fill, Space::Cmyk, &[c.0, c.1, c.2, c.3]),
            Op::StrokeColorCmyk(c) => set(stroke, Space::Cmyk, &[c.0, c.1, c.2, c.3]),
            Op::ColorSpaceNonStroke(c) => fill.switch(Space::named(c.0, resources)),
            Op::ColorSpaceStroke(c) => stroke.switch(Space::named(c.0, resources)),
            Op::NonStrokeColor(c) => set(fill, fill.space, &c.0),
            Op::StrokeColor(c) => set(stroke, stroke.space, &c.0),
            Op::NonStrokeColorNamed(c) => match c.1 {
                Some(_) => fill.colour = None,
                None => set(fill, fill.space, &c.0),
            },
            Op::StrokeColorNamed(c) => match c.1 {
                Some(_) => stroke.colour = None,
                None => set(stroke, stroke.space, &c.0),
            },
            _ => return false,
        }
        true
    }

    /// Follows an operator of paths; `false` when it is none.
    pub(super) fn path_operator(&mut self, operator: &Op<'_, '_>) -> bool {
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
            | Op::CloseFillAndStrokeEvenOdd(_) => self.paint(true, true),
            Op::StrokePath(_) | Op::CloseAndStrokePath(_) => self.paint(false, true),
            Op::EndPath(_) => self.paint(false, false),
            _ => return false,
        }
        true
    }

    fn curve(&mut self, points: [Point; 2]) {
        self.path.curve_to(&points);
        self.at = points.last().copied();
    }

    fn paint(&mut self, fills: bool, paints: bool) {
        if let Some(bounds) = self.path.bounds() {
            let fill = self.state.fill;
            let off = self.marks.last().is_some_and(|mark| mark.off);
            if !off && paints {
                self.dots.add(bounds);
            }
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
}

/// Most numbers of an operator that tell a colour.
const MAX_NUMBERS: usize = 8;

/// Sets a colour by the numbers of an operator.
fn set(paint: &mut Paint, space: Space, operands: &[Number]) {
    let mut numbers = [0.0; MAX_NUMBERS];
    let count = operands.len().min(MAX_NUMBERS);
    for (number, operand) in numbers.iter_mut().zip(operands) {
        *number = operand.as_f64();
    }
    paint.set(space, numbers.get(..count).unwrap_or_default());
}
