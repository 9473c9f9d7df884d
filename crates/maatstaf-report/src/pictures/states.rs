//! How far something is: certain, estimated, possible, not yet; and what that looks like, by sign, by pattern and by colour.

use maatstaf_document::{Language, Text, text};

use super::canvas::{Area, Canvas, n};

/// How far a category is at a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::EnumIter)]
pub(super) enum State {
    /// What assessors accepted reaches it.
    Certain,
    /// What nobody ruled on counts too.
    Estimated,
    /// Everything counts that was not rejected.
    Possible,
    /// Nothing reaches it.
    NotYet,
    /// The framework asks for nothing there.
    Carried,
}

/// How far the three lanes reach, as heights: 0 is not yet, 1 the lowest level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reach {
    pub(super) floor: usize,
    pub(super) estimate: usize,
    pub(super) ceiling: usize,
}

impl Reach {
    /// The state at a height.
    pub(super) fn at(self, height: usize) -> State {
        if self.floor >= height {
            State::Certain
        } else if self.estimate >= height {
            State::Estimated
        } else if self.ceiling >= height {
            State::Possible
        } else {
            State::NotYet
        }
    }
}

impl State {
    /// The state in words.
    pub(super) fn words(self) -> Text {
        match self {
            Self::Certain => text!("certain", "zeker"),
            Self::Estimated => text!("estimated", "geschat"),
            Self::Possible => text!("possible", "mogelijk"),
            Self::NotYet => text!("not yet", "nog niet"),
            Self::Carried => text!("asks for nothing itself", "vraagt zelf niets"),
        }
    }

    /// The class of words and signs that stand on it.
    pub(super) fn ink(self) -> &'static str {
        if self == Self::Certain { "on-certain" } else { "count" }
    }

    /// Fills an area.
    pub(super) fn fill(self, canvas: &mut Canvas, area: Area) {
        let area = area.inset(0.8);
        match self {
            Self::Certain => canvas.rect(area, "certain"),
            Self::Estimated => canvas.patterned(area, "hatch", "estimated"),
            Self::Possible => canvas.patterned(area, "dots", "possible"),
            Self::NotYet => canvas.rect(area, "blank"),
            Self::Carried => {}
        }
    }

    /// Draws its sign, as it stands in an area of that state.
    pub(super) fn sign(self, canvas: &mut Canvas, at: (f64, f64)) {
        match self {
            Self::Certain => canvas.circle(at, 5.0, "sign-on-certain"),
            Self::Estimated => {
                canvas.circle(at, 5.0, "sign-open");
                canvas.outline(&half(at, 5.0), "sign");
            }
            Self::Possible => canvas.circle(at, 5.0, "sign-open"),
            Self::NotYet => canvas.circle(at, 1.6, "sign"),
            Self::Carried => canvas.line((at.0 - 5.0, at.1), (at.0 + 5.0, at.1), "sign-line"),
        }
    }

    /// An area of that state with its sign in the middle.
    pub(super) fn swatch(self, canvas: &mut Canvas, area: Area) {
        self.fill(canvas, area);
        self.sign(canvas, area.middle());
    }
}

/// The left half of a circle.
fn half((x, y): (f64, f64), radius: f64) -> String {
    let (top, bottom, radius) = (n(y - radius), n(y + radius), n(radius));
    let x = n(x);
    format!("M{x} {top}A{radius} {radius} 0 0 0 {x} {bottom}Z")
}

/// Draws the interval of the lanes along a scale: solid as far as it is certain, hatched as far as estimated, dotted as far as possible.
///
/// `area` runs from the start of the scale; `along` says where a height lies on it. At the end of the estimate stands a mark.
pub(super) fn interval(canvas: &mut Canvas, reach: Reach, area: Area, along: impl Fn(usize) -> f64) {
    let parts = [
        (State::Certain, 0, reach.floor),
        (State::Estimated, reach.floor, reach.estimate),
        (State::Possible, reach.estimate.max(reach.floor), reach.ceiling),
    ];
    for (state, from, to) in parts {
        if to > from {
            let (x, end) = (along(from), along(to));
            state.fill(canvas, Area { x, width: end - x, ..area });
        }
    }
    estimate_mark(canvas, (along(reach.estimate), area.y + area.height / 2.0), area.height / 2.0 + 3.0);
}

/// The mark of an estimate: a bar across.
pub(super) fn estimate_mark(canvas: &mut Canvas, (x, y): (f64, f64), reach: f64) {
    let area = Area { x: x - 2.5, y: y - reach, width: 5.0, height: 2.0 * reach };
    canvas.rect(area, "estimate-mark");
}

/// The states that legends explain, without the one that asks for nothing.
pub(super) fn lanes(language: Language) -> Vec<(State, String)> {
    let states = [State::Certain, State::Estimated, State::Possible];
    states.into_iter().map(|state| (state, state.words().to(language).to_owned())).collect()
}
