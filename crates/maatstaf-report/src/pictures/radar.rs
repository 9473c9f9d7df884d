//! The profile as a radar, unfilled and in a fixed order.

use std::f64::consts::TAU;

use maatstaf::{EstimateDocument, Framework};
use maatstaf_document::{Language, say};

use super::canvas::{Area, Canvas, WIDTH};
use super::legend::Legend;
use super::matrix::{describe, reach, target};
use super::profile;
use super::scale::{Names, key};
use super::states::{Reach, State};
use super::words::{NAME, SMALL, Stand, Type, clean, count};
use crate::picture::Picture;

/// The height that a category reaches in a lane.
type Lane = fn(&Reach) -> usize;

/// The room between the outer ring and the names.
const GAP: f64 = 20.0;

/// How far each category reaches, as a radar: a ring per level, a line per lane, the categories in the framework's order from the top.
///
/// The area within a line means nothing, so nothing is filled.
///
/// # Example
/// ```
/// use maatstaf::{Framework, Language, Portfolio};
/// let estimate = Portfolio::new(Framework::emcc()).estimate().document();
/// let picture = maatstaf_report::pictures::radar(&estimate, &Framework::emcc(), Language::Nl);
/// assert!(picture.svg().contains("Zelfinzicht")); // the first category, at the top
/// ```
pub fn radar(estimate: &EstimateDocument, framework: &Framework, language: Language) -> Picture {
    let names = Names { framework, language };
    let mut canvas = Canvas::default();
    let reaches: Vec<Reach> = estimate.categories.iter().map(|one| reach(one, names)).collect();
    let categories: Vec<String> =
        estimate.categories.iter().map(|one| names.category(&one.category)).collect();
    let aim = target(estimate, framework);
    let wheel = Wheel::new(&categories, framework.levels().len());
    wheel.rings(&mut canvas, aim);
    wheel.axes(&mut canvas);
    wheel.lanes(&mut canvas, &reaches);
    let key = wheel.ring_names(&mut canvas, &names.levels());
    let bottom = canvas.bottom();
    legend(aim.is_some(), key, language).draw(&mut canvas, bottom + 14.0);
    let title = say!(language, "Profile as a radar", "Profiel als radar");
    let data = profile::data(&profile::rows(estimate, names), names, &title);
    canvas.finish("radar", &title, &describe(estimate, names), data)
}

/// Where everything stands: the middle, the outer ring, and the name of each axis.
struct Wheel {
    middle: (f64, f64),
    radius: f64,
    levels: usize,
    names: Vec<Name>,
}

/// The name of an axis.
struct Name {
    lines: Vec<String>,
    /// The top of its first line, from the middle of the wheel.
    top: f64,
    /// On which side it stands: to the left, to the right, or in the middle above or below.
    side: Side,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Above,
    Right,
    Below,
    Left,
}

impl Name {
    fn height(&self) -> f64 {
        count(self.lines.len()) * NAME.step()
    }
}

impl Wheel {
    fn new(categories: &[String], levels: usize) -> Self {
        let radius = (count(levels) * 21.0).max(150.0);
        let column = WIDTH / 2.0 - radius - GAP - 2.0;
        let all = categories.len();
        let names = categories.iter().enumerate().map(|(at, name)| {
            let side = side(at, all);
            let room = if matches!(side, Side::Above | Side::Below) { WIDTH * 0.7 } else { column };
            let lines = NAME.lines(name, room);
            let height = count(lines.len()) * NAME.step();
            Name { top: -direction(at, all).1 * radius - height / 2.0, lines, side }
        });
        let mut names: Vec<Name> = names.collect();
        let reach = [Side::Right, Side::Left].map(|side| spread(&mut names, side, radius));
        let reach = reach.into_iter().fold(radius, f64::max);
        let above = names.first().map_or(0.0, Name::height);
        for name in &mut names {
            match name.side {
                Side::Above => name.top = -reach - 8.0 - name.height(),
                Side::Below => name.top = reach + 8.0,
                Side::Left | Side::Right => {}
            }
        }
        Self { middle: (WIDTH / 2.0, above + 8.0 + reach), radius, levels, names }
    }

    /// A point on an axis, at a part of the radius.
    fn point(&self, axis: usize, part: f64) -> (f64, f64) {
        let (x, y) = direction(axis, self.names.len());
        (self.middle.0 + x * self.radius * part, self.middle.1 - y * self.radius * part)
    }

    fn part(&self, height: usize) -> f64 {
        count(height) / count(self.levels.max(1))
    }

    fn rings(&self, canvas: &mut Canvas, aim: Option<usize>) {
        for height in 1..=self.levels {
            let class = if aim == Some(height) { "ring target" } else { "ring grid" };
            canvas.circle(self.middle, self.radius * self.part(height), class);
        }
    }

    fn axes(&self, canvas: &mut Canvas) {
        for (axis, name) in self.names.iter().enumerate() {
            canvas.line(self.middle, self.point(axis, 1.0), "grid");
            let (x, top) = (self.middle.0, self.middle.1 + name.top);
            let edge = self.radius + GAP;
            let (x, stand) = match name.side {
                Side::Above | Side::Below => (x, Stand::Middle),
                Side::Right => (x + edge, Stand::Start),
                Side::Left => (x - edge, Stand::End),
            };
            if stand != Stand::Middle {
                let toward = if stand == Stand::Start { x - 4.0 } else { x + 4.0 };
                let end = (toward, top + name.height() / 2.0);
                canvas.line(self.point(axis, 1.02), end, "grid");
            }
            canvas.lines((x, top), &name.lines, NAME, stand);
        }
    }

    /// The widest line first, so that lines that coincide are all seen.
    fn lanes(&self, canvas: &mut Canvas, reaches: &[Reach]) {
        let lanes: [(&str, Lane); 3] = [
            ("lane-ceiling", |reach| reach.ceiling),
            ("lane-estimate", |reach| reach.estimate),
            ("lane-floor", |reach| reach.floor),
        ];
        for (class, height) in lanes {
            let corners = reaches.iter().enumerate();
            let corners = corners.map(|(axis, reach)| self.point(axis, self.part(height(reach))));
            let corners: Vec<(f64, f64)> = corners.collect();
            canvas.path(&corners, true, class);
            if class == "lane-estimate" {
                for corner in &corners {
                    canvas.circle(*corner, 3.5, "corner");
                }
            }
        }
    }

    /// The name of each ring, right of the first axis; numbers with a key where one is too long.
    fn ring_names(&self, canvas: &mut Canvas, levels: &[String]) -> Vec<String> {
        let look = Type { class: "small halo", ..SMALL };
        let fits = levels.iter().all(|name| look.width(&clean(name)) <= self.radius - 10.0);
        for (at, name) in levels.iter().enumerate() {
            let number = (at + 1).to_string();
            let y = self.middle.1 - self.radius * self.part(at + 1) + 13.0;
            canvas.word((self.middle.0 + 6.0, y), if fits { name } else { &number }, look, Stand::Start);
        }
        if fits { Vec::new() } else { key(levels, 1) }
    }
}

/// The direction of an axis, clockwise from the top: how far to the right and how far up. Rounded, because sines differ in their last
/// digits from machine to machine.
fn direction(axis: usize, all: usize) -> (f64, f64) {
    let angle = TAU * count(axis) / count(all.max(1));
    let rounded = |part: f64| (part * 1e9).round() / 1e9;
    (rounded(angle.sin()), rounded(angle.cos()))
}

fn side(axis: usize, all: usize) -> Side {
    if axis == 0 {
        Side::Above
    } else if axis * 2 == all {
        Side::Below
    } else if axis * 2 < all {
        Side::Right
    } else {
        Side::Left
    }
}

/// Moves the names on one side apart until none lies on another, and gives how far from the middle they then reach.
fn spread(names: &mut [Name], side: Side, radius: f64) -> f64 {
    let mut column: Vec<&mut Name> = names.iter_mut().filter(|name| name.side == side).collect();
    if side == Side::Left {
        column.reverse();
    }
    let total: f64 = column.iter().map(|name| name.height() + 4.0).sum();
    let limit = radius.max(total / 2.0);
    let mut least = -limit;
    for name in &mut column {
        name.top = name.top.max(least);
        least = name.top + name.height() + 4.0;
    }
    let mut most = limit;
    for name in column.iter_mut().rev() {
        name.top = name.top.min(most - name.height());
        most = name.top - 4.0;
    }
    limit
}

fn legend(aim: bool, key: Vec<String>, language: Language) -> Legend<'static> {
    let lanes = [
        (State::Certain, "lane-floor"),
        (State::Estimated, "lane-estimate"),
        (State::Possible, "lane-ceiling"),
    ];
    let line = |class: &'static str| {
        move |canvas: &mut Canvas, area: Area| {
            let y = area.middle().1;
            canvas.line((area.x, y), (area.right(), y), class);
        }
    };
    let mut legend = Legend::default();
    for (state, class) in lanes {
        legend = legend.with(line(class), state.words().to(language));
    }
    if aim {
        legend = legend.with(line("target"), say!(language, "the target", "het doel"));
    }
    legend = legend.words(say!(language, "middle: not yet evidenced", "midden: nog niet aangetoond"));
    legend.key(key)
}
