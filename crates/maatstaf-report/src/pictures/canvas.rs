//! What pictures are drawn on: shapes and words, with the place of all words kept.

use maud::{Markup, html};

use super::words::{Stand, Type, clean};
use crate::content::Table;
use crate::picture::{ID, Picture, TextBox};

/// How wide pictures are: what fits on paper at full size.
pub(super) const WIDTH: f64 = 660.0;

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// A picture that is being drawn.
#[derive(Debug, Clone, Default)]
pub(super) struct Canvas {
    body: String,
    words: Vec<TextBox>,
    bottom: f64,
}

impl Area {
    /// Its middle.
    pub(super) fn middle(self) -> (f64, f64) {
        (self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// Its right edge.
    pub(super) fn right(self) -> f64 {
        self.x + self.width
    }

    /// The same with this much less on every side.
    pub(super) fn inset(self, by: f64) -> Self {
        Self { x: self.x + by, y: self.y + by, width: self.width - 2.0 * by, height: self.height - 2.0 * by }
    }
}

impl Canvas {
    /// Draws a rectangle with rounded corners.
    pub(super) fn rect(&mut self, area: Area, class: &str) {
        let Area { x, y, width, height } = area;
        self.mark(
            area.y + area.height,
            &html! { rect class=(class) x=(n(x)) y=(n(y)) width=(n(width)) height=(n(height)) rx="2" {} },
        );
    }

    /// Draws a rectangle filled with a pattern.
    pub(super) fn patterned(&mut self, area: Area, pattern: &str, class: &str) {
        let Area { x, y, width, height } = area;
        let fill = format!("url(#{ID}-{pattern})");
        self.mark(
            area.y + area.height,
            &html! { rect class=(class) x=(n(x)) y=(n(y)) width=(n(width)) height=(n(height)) rx="2" fill=(fill) {} },
        );
    }

    /// Draws a line.
    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), class: &str) {
        let bottom = from.1.max(to.1);
        self.mark(
            bottom,
            &html! { line class=(class) x1=(n(from.0)) y1=(n(from.1)) x2=(n(to.0)) y2=(n(to.1)) {} },
        );
    }

    /// Draws a circle.
    pub(super) fn circle(&mut self, centre: (f64, f64), radius: f64, class: &str) {
        let bottom = centre.1 + radius;
        self.mark(bottom, &html! { circle class=(class) cx=(n(centre.0)) cy=(n(centre.1)) r=(n(radius)) {} });
    }

    /// Draws lines from point to point, closed or not.
    pub(super) fn path(&mut self, points: &[(f64, f64)], closed: bool, class: &str) {
        let steps: Vec<String> = points.iter().map(|(x, y)| format!("{} {}", n(*x), n(*y))).collect();
        let way = format!("M{}{}", steps.join("L"), if closed { "Z" } else { "" });
        let bottom = points.iter().map(|point| point.1).fold(0.0, f64::max);
        self.mark(bottom, &html! { path class=(class) d=(way) {} });
    }

    /// Fills what lies within points with a pattern, without an edge.
    pub(super) fn patterned_path(&mut self, points: &[(f64, f64)], pattern: &str) {
        let steps: Vec<String> = points.iter().map(|(x, y)| format!("{} {}", n(*x), n(*y))).collect();
        let way = format!("M{}Z", steps.join("L"));
        let fill = format!("url(#{ID}-{pattern})");
        self.mark(0.0, &html! { path d=(way) fill=(fill) {} });
    }

    /// Draws a path written out.
    pub(super) fn outline(&mut self, way: &str, class: &str) {
        self.mark(0.0, &html! { path class=(class) d=(way) {} });
    }

    /// Puts one line of words, which stands on `at`.
    pub(super) fn word(&mut self, at: (f64, f64), text: &str, look: Type, stand: Stand) {
        let text = clean(text);
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let width = look.width(text);
        // The ground goes below the letters. HTML's own checker knows this as an attribute and not as a property.
        let halo = look.class.contains("halo").then_some("stroke");
        let left = match stand {
            Stand::Start => at.0,
            Stand::Middle => at.0 - width / 2.0,
            Stand::End => at.0 - width,
        };
        let (top, bottom) = (at.1 - look.rise(), at.1 + look.drop());
        let [left, right, top, bottom] = [left, left + width, top, bottom].map(tenths);
        self.words.push(TextBox { text: text.to_owned(), left, right, top, bottom });
        let anchor = match stand {
            Stand::Start => None,
            Stand::Middle => Some("middle"),
            Stand::End => Some("end"),
        };
        self.mark(
            at.1 + look.drop(),
            &html! {
                text class=(look.class) x=(n(at.0)) y=(n(at.1)) text-anchor=[anchor] paint-order=[halo] { (text) }
            },
        );
    }

    /// Puts lines of words one below the other, with `top` above the first, and gives where they end.
    pub(super) fn lines(&mut self, (x, top): (f64, f64), lines: &[String], look: Type, stand: Stand) -> f64 {
        let mut y = top;
        for line in lines {
            self.word((x, y + look.size), line, look, stand);
            y += look.step();
        }
        y
    }

    /// Puts lines of words with their middle at a height.
    pub(super) fn centred(&mut self, (x, middle): (f64, f64), lines: &[String], look: Type, stand: Stand) {
        let height = super::words::count(lines.len()) * look.step();
        self.lines((x, middle - height / 2.0 - 0.5), lines, look, stand);
    }

    /// How far down it is drawn on.
    pub(super) fn bottom(&self) -> f64 {
        self.bottom
    }

    /// The picture.
    pub(super) fn finish(self, name: &'static str, title: &str, description: &str, data: Table) -> Picture {
        let defs = html! { defs { (hatch()) (dots()) (stripes()) } }.into_string();
        Picture {
            name,
            title: clean(title),
            description: clean(description),
            width: tenths(WIDTH).unsigned_abs() / 10,
            height: tenths((self.bottom + 4.0).ceil()).unsigned_abs() / 10,
            body: defs + &self.body,
            data,
            words: self.words,
        }
    }

    fn mark(&mut self, bottom: f64, mark: &Markup) {
        self.bottom = self.bottom.max(bottom);
        self.body.push_str(&mark.0);
    }
}

/// Lines aslant: what is estimated.
fn hatch() -> Markup {
    html! {
        pattern id={ (ID) "-hatch" } width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
            rect class="hatch-ground" width="6" height="6" {}
            rect class="hatch-line" width="2.4" height="6" {}
        }
    }
}

/// Dots: what is possible.
fn dots() -> Markup {
    html! {
        pattern id={ (ID) "-dots" } width="6" height="6" patternUnits="userSpaceOnUse" {
            rect class="dots-ground" width="6" height="6" {}
            circle class="dot" cx="1.5" cy="1.5" r="1" {}
            circle class="dot" cx="4.5" cy="4.5" r="1" {}
        }
    }
}

/// Upright lines: what is not paid for.
fn stripes() -> Markup {
    html! {
        pattern id={ (ID) "-stripes" } width="5" height="5" patternUnits="userSpaceOnUse" {
            rect class="dots-ground" width="5" height="5" {}
            rect class="stripe" width="2" height="5" {}
        }
    }
}

/// A length with at most one decimal, so that every machine writes the same.
pub(super) fn n(length: f64) -> String {
    let tenths = tenths(length);
    let (whole, rest) = (tenths.abs() / 10, tenths.abs() % 10);
    let sign = if tenths < 0 { "-" } else { "" };
    if rest == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

/// A length in tenths.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a picture is far less than two hundred million wide, and casts stop at the ends"
)]
fn tenths(length: f64) -> i32 {
    (length * 10.0).round() as i32
}
