//! Levels over time.

mod facts;
mod time;

use maatstaf::Framework;
use maatstaf_document::{Language, say};
use maatstaf_progress::{LaneLevels, ProgressDocument};

use self::facts::{data, describe};
use self::time::Time;
use super::canvas::{Area, Canvas, WIDTH};
use super::legend::Legend;
use super::scale::{Names, key};
use super::states::{Reach, State, lanes};
use super::words::{Labels, NAME, SMALL, STRONG, Stand, count};
use crate::picture::Picture;

/// The levels over time, all categories together and each by itself: what is certain, estimated and possible, with days to scale.
///
/// A level holds from the day of a snapshot until the next: what lies between is not known.
pub fn progress(progress: &ProgressDocument, framework: &Framework, language: Language) -> Picture {
    let names = Names { framework, language };
    let strips = strips(progress, names);
    let mut canvas = Canvas::default();
    draw(&mut canvas, progress, &strips, names);
    let title = say!(language, "Levels over time", "Niveaus door de tijd");
    let (description, data) = (describe(progress, &strips, names), data(progress, &strips, names, &title));
    canvas.finish("progress", &title, &description, data)
}

/// What one strip shows: all categories together, or one.
struct Strip<'p> {
    category: Option<&'p str>,
    name: String,
    reaches: Vec<Reach>,
}

fn strips<'p>(progress: &'p ProgressDocument, names: Names<'_>) -> Vec<Strip<'p>> {
    let reach = |lanes: &LaneLevels| names.reach([&lanes.floor, &lanes.estimate, &lanes.ceiling]);
    let overall = progress.snapshots.iter().map(|snapshot| reach(&snapshot.overall));
    let mut strips = vec![Strip { category: None, name: names.overall(), reaches: overall.collect() }];
    let categories = progress.snapshots.first().into_iter().flat_map(|snapshot| &snapshot.categories);
    for (at, category) in categories.enumerate() {
        let all = progress.snapshots.iter().filter_map(|snapshot| snapshot.categories.get(at));
        strips.push(Strip {
            category: Some(&category.category),
            name: names.category(&category.category),
            reaches: all.map(|one| reach(&one.levels)).collect(),
        });
    }
    strips
}

fn draw(canvas: &mut Canvas, progress: &ProgressDocument, strips: &[Strip<'_>], names: Names<'_>) {
    let all: Vec<String> = strips.iter().map(|strip| strip.name.clone()).collect();
    let labels = Labels::fit(&all, STRONG, 90.0, 200.0);
    let (levels, key) = level_names(&names.heights());
    let days: Vec<_> = progress.snapshots.iter().map(|snapshot| snapshot.as_of).collect();
    let time = Time::new(&days, labels.width + 14.0, WIDTH - levels.width - 10.0);
    let half = step(&levels) / 2.0;
    let dates = time.dates(canvas, 0.0);
    let mut y = dates + half;
    for (row, strip) in strips.iter().enumerate() {
        let plain = strip.category.is_some();
        let per_level = if plain { 9.0 } else { step(&levels) };
        let last = strip.reaches.last().map_or(0, |reach| reach.estimate);
        let words = labels.height(row, STRONG).max(if plain { levels.height(last, SMALL) } else { 0.0 });
        let height = (count(names.framework.levels().len()) * per_level).max(words).max(24.0);
        let plot = Area { x: time.start(), y, width: time.end() - time.start(), height };
        if let Some(lines) = labels.lines.get(row) {
            canvas.centred((0.0, y + height / 2.0), lines, if plain { NAME } else { STRONG }, Stand::Start);
        }
        strip_of(canvas, strip, &time, plot, names.framework.levels().len());
        right(canvas, plain.then_some(last), &levels, plot);
        y += height + if plain { 14.0 } else { half + 14.0 };
    }
    time.ticks(canvas, dates);
    legend(names.language).key(key).draw(canvas, y);
}

/// The names beside the strips, as numbers with a key where one does not fit on two lines.
fn level_names(names: &[String]) -> (Labels, Vec<String>) {
    let levels = Labels::fit(names, SMALL, 50.0, 130.0);
    if levels.lines.iter().all(|lines| lines.len() <= 2) {
        return (levels, Vec::new());
    }
    let numbers: Vec<String> = (0..names.len()).map(|number| number.to_string()).collect();
    (Labels::fit(&numbers, SMALL, 50.0, 130.0), key(names, 0))
}

/// The room of a level in the strip that names them all.
fn step(levels: &Labels) -> f64 {
    let most = levels.lines.iter().map(Vec::len).max().unwrap_or(1);
    count(most) * SMALL.step() + 4.0
}

/// The names of the levels beside a strip: all of them, or the one estimated last.
fn right(canvas: &mut Canvas, last: Option<usize>, levels: &Labels, plot: Area) {
    let x = plot.right() + 8.0;
    for (height, lines) in levels.lines.iter().enumerate() {
        let y = match last {
            None => level_y(plot, height, levels.lines.len() - 1),
            Some(last) if last == height => plot.y + plot.height / 2.0,
            Some(_) => continue,
        };
        canvas.centred((x, y), lines, SMALL, Stand::Start);
    }
}

fn level_y(plot: Area, height: usize, levels: usize) -> f64 {
    plot.y + plot.height * (1.0 - count(height) / count(levels.max(1)))
}

/// Draws one strip: areas for what is certain, estimated and possible, and a line with a dot per snapshot for the estimate.
fn strip_of(canvas: &mut Canvas, strip: &Strip<'_>, time: &Time, plot: Area, levels: usize) {
    for height in 0..=levels {
        let y = level_y(plot, height, levels);
        canvas.line((plot.x, y), (plot.right(), y), if height == 0 { "axis" } else { "grid" });
    }
    let lane = |of: fn(&Reach) -> usize| -> Vec<f64> {
        strip.reaches.iter().map(|reach| level_y(plot, of(reach), levels)).collect()
    };
    let (floor, estimate) = (lane(|reach| reach.floor), lane(|reach| reach.estimate.max(reach.floor)));
    let ceiling = lane(|reach| reach.ceiling.max(reach.estimate));
    let ground = vec![level_y(plot, 0, levels); floor.len()];
    let areas = [
        (State::Certain, &ground, &floor),
        (State::Estimated, &floor, &estimate),
        (State::Possible, &estimate, &ceiling),
    ];
    for (state, low, high) in areas {
        let mut around = time.steps(high);
        around.extend(time.steps(low).into_iter().rev());
        match state {
            State::Certain => canvas.path(&around, true, "area-certain"),
            State::Estimated => canvas.patterned_path(&around, "hatch"),
            _ => canvas.patterned_path(&around, "dots"),
        }
    }
    canvas.path(&time.steps(&ceiling), false, "edge-possible");
    canvas.path(&time.steps(&estimate), false, "edge-estimate");
    for (at, y) in estimate.iter().enumerate() {
        canvas.circle((time.at(at), *y), 2.6, "moment");
    }
}

fn legend(language: Language) -> Legend<'static> {
    let mut legend = Legend::default();
    for (state, words) in lanes(language) {
        legend = legend.with(move |canvas, area| state.fill(canvas, area), words);
    }
    let line = |canvas: &mut Canvas, area: Area| {
        let middle = area.middle();
        canvas.path(&[(area.x, middle.1), (area.right(), middle.1)], false, "edge-estimate");
        canvas.circle(middle, 2.6, "moment");
    };
    legend.with(
        line,
        say!(language, "the estimate, a dot per snapshot", "de schatting, een stip per momentopname"),
    )
}
