//! The self-rating beside the assessors and the estimate.

mod facts;

use maatstaf::Framework;
use maatstaf_crosscheck::{CategoryPanel, CrosscheckAnswer};
use maatstaf_document::{Language, say};

use self::facts::{data, describe};
use super::canvas::{Area, Canvas, WIDTH};
use super::legend::Legend;
use super::scale::{Names, Scale};
use super::states::{estimate_mark, interval, lanes};
use super::words::{Labels, NAME, SMALL, Stand, Type, count};
use crate::picture::Picture;

/// More assessors than this are shown as counts.
const MOST_SIGNS: usize = 6;
/// The room that a sign takes.
const SIGN: f64 = 20.0;
/// The room of the sign for what is contested.
const CONTESTED: f64 = 20.0;
/// The letters of the assessors, with the classes of their colours.
const LETTERS: [(&str, &str); MOST_SIGNS] =
    [("a", "by a1"), ("b", "by a2"), ("c", "by a3"), ("d", "by a4"), ("e", "by a5"), ("f", "by a6")];

/// What the holder, each assessor and the evidence say of each category, on one scale.
///
/// `assessors` says what to call the assessors, in the order of the answer's. Up to six have a letter each; more are counted per level.
pub fn panel(
    answer: &CrosscheckAnswer,
    framework: &Framework,
    assessors: &[String],
    language: Language,
) -> Picture {
    let names = Names { framework, language };
    let mut canvas = Canvas::default();
    draw(&mut canvas, answer, assessors, names);
    let title =
        say!(language, "Self-rating, assessors and evidence", "Zelfbeoordeling, assessoren en bewijs");
    canvas.finish("panel", &title, &describe(answer, names), data(answer, assessors, names, &title))
}

/// A sign at a level.
#[derive(Debug, Clone, PartialEq)]
enum Mark {
    /// The self-rating.
    Own,
    /// An assessor by position, and whether it is what was judged in the end.
    By(usize, bool),
    /// How many assessors.
    Count(usize),
}

/// The signs of a category, per height.
fn marks(category: &CategoryPanel, answer: &CrosscheckAnswer, names: Names<'_>) -> Vec<Vec<Mark>> {
    let mut marks = vec![Vec::new(); names.framework.levels().len() + 1];
    let height = |level: &Option<String>| names.framework.height(level.as_deref());
    let mut put = |at: usize, mark: Mark| {
        if let Some(there) = marks.get_mut(at) {
            there.push(mark);
        }
    };
    if let Some(own) = &category.self_rating {
        put(height(&own.level), Mark::Own);
    }
    if answer.assessors.len() > MOST_SIGNS {
        for at in 0..=names.framework.levels().len() {
            let judged = category.assessors.iter().filter(|one| height(&one.after.level) == at).count();
            if judged > 0 {
                put(at, Mark::Count(judged));
            }
        }
        return marks;
    }
    for judged in &category.assessors {
        let known = answer.assessors.iter().position(|one| one.assessor == judged.assessor);
        let Some(assessor) = known else { continue };
        let before = judged.before.as_ref().filter(|before| **before != judged.after);
        if let Some(before) = before {
            put(height(&before.level), Mark::By(assessor, false));
        }
        put(height(&judged.after.level), Mark::By(assessor, true));
    }
    marks
}

fn draw(canvas: &mut Canvas, answer: &CrosscheckAnswer, assessors: &[String], names: Names<'_>) {
    let categories: Vec<String> = answer.categories.iter().map(|one| names.category(&one.category)).collect();
    let labels = Labels::fit(&categories, NAME, 90.0, 230.0);
    let scale = Scale::new(labels.width + CONTESTED + 10.0, WIDTH - 2.0, &names.heights(), 0);
    let aim = Some(names.framework.height(answer.target.as_deref())).filter(|height| *height > 0);
    let head = scale.heads(canvas, 0.0, aim.map(|height| (height, names.language)));
    let marks: Vec<_> = answer.categories.iter().map(|one| marks(one, answer, names)).collect();
    let heights: Vec<f64> = marks
        .iter()
        .enumerate()
        .map(|(row, marks)| (labels.height(row, NAME) + 8.0).max(lines_of(marks, &scale) * SIGN + 26.0))
        .collect();
    let bottom = head + heights.iter().sum::<f64>();
    columns(canvas, &scale, (head, bottom), aim, names.framework.levels().len());
    let mut y = head;
    for (((category, marks), lines), height) in
        answer.categories.iter().zip(&marks).zip(&labels.lines).zip(&heights)
    {
        canvas.line((0.0, y), (WIDTH, y), "rule");
        canvas.centred((0.0, y + height / 2.0), lines, NAME, Stand::Start);
        if category.contested {
            contested(canvas, (labels.width + CONTESTED / 2.0 + 2.0, y + height / 2.0));
        }
        for (column, marks) in marks.iter().enumerate() {
            place(canvas, &scale, column, y + 4.0, marks);
        }
        let evidence = &category.evidence;
        let reach = names.reach([&evidence.floor, &evidence.estimate, &evidence.ceiling]);
        let area = Area { x: 0.0, y: y + height - 17.0, width: 0.0, height: 9.0 };
        interval(canvas, reach, area, |height| scale.middle(height));
        y += height;
    }
    legend(answer, assessors, &scale, names.language).draw(canvas, bottom + 14.0);
}

fn columns(canvas: &mut Canvas, scale: &Scale, (top, bottom): (f64, f64), aim: Option<usize>, levels: usize) {
    for height in 0..=levels {
        let class = if Some(height) == aim { "target" } else { "grid" };
        canvas.line((scale.middle(height), top), (scale.middle(height), bottom), class);
    }
}

/// How many signs stand beside each other in a column. A count takes a line to itself.
fn abreast(marks: &[Mark], scale: &Scale) -> usize {
    if marks.iter().any(|mark| matches!(mark, Mark::Count(_))) {
        return 1;
    }
    (1..=MOST_SIGNS).rev().find(|signs| count(*signs) * SIGN <= scale.slot() - 2.0).unwrap_or(1)
}

/// How many lines of signs a category takes.
fn lines_of(marks: &[Vec<Mark>], scale: &Scale) -> f64 {
    let most = marks.iter().map(|marks| lines_in(marks, scale)).max();
    count(most.unwrap_or(1).max(1))
}

fn lines_in(marks: &[Mark], scale: &Scale) -> usize {
    marks.len().div_ceil(abreast(marks, scale))
}

/// Draws the signs of a column, as many beside each other as fit.
fn place(canvas: &mut Canvas, scale: &Scale, column: usize, top: f64, marks: &[Mark]) {
    for (line, marks) in marks.chunks(abreast(marks, scale)).enumerate() {
        for (at, mark) in marks.iter().enumerate() {
            let x = scale.middle(column) + (count(at) - (count(marks.len()) - 1.0) / 2.0) * SIGN;
            draw_mark(canvas, (x, top + (count(line) + 0.5) * SIGN), mark);
        }
    }
}

fn draw_mark(canvas: &mut Canvas, at: (f64, f64), mark: &Mark) {
    match mark {
        Mark::Own => own(canvas, at),
        Mark::By(assessor, last) => {
            let (letter, class) = LETTERS.get(*assessor).copied().unwrap_or(("?", "by a6"));
            letter_mark(canvas, at, letter, &format!("{class}{}", if *last { "" } else { " before" }));
        }
        Mark::Count(judged) => {
            let text = format!("{judged}×");
            let half = SMALL.width(&text) / 2.0 + 4.0;
            let area = Area { x: at.0 - half, y: at.1 - 9.0, width: 2.0 * half, height: 18.0 };
            canvas.rect(area, "by a6");
            canvas.word((at.0, at.1 + 4.3), &text, SMALL, Stand::Middle);
        }
    }
}

fn own(canvas: &mut Canvas, (x, y): (f64, f64)) {
    canvas.path(&[(x, y - 8.0), (x + 8.0, y), (x, y + 8.0), (x - 8.0, y)], true, "own");
}

fn letter_mark(canvas: &mut Canvas, at: (f64, f64), letter: &str, class: &str) {
    canvas.circle(at, 8.6, class);
    let look = Type { class: "letter", ..SMALL };
    canvas.word((at.0, at.1 + 4.0), letter, look, Stand::Middle);
}

/// Two waves: what is contested.
fn contested(canvas: &mut Canvas, (x, y): (f64, f64)) {
    for dy in [-3.0, 3.0] {
        let wave =
            |dx: f64, by: f64| format!("{} {}", super::canvas::n(x + dx), super::canvas::n(y + dy + by));
        let way = format!("M{}Q{} {}T{}", wave(-7.0, 0.0), wave(-3.5, -4.0), wave(0.0, 0.0), wave(7.0, 0.0));
        canvas.outline(&way, "wave");
    }
}

fn legend<'a>(
    answer: &'a CrosscheckAnswer,
    assessors: &'a [String],
    scale: &Scale,
    language: Language,
) -> Legend<'a> {
    let mut legend = Legend::default();
    if answer.categories.iter().any(|one| one.self_rating.is_some()) {
        let words = say!(language, "self-rating", "zelfbeoordeling");
        legend = legend.with(|canvas, area| own(canvas, area.middle()), words);
    }
    if answer.assessors.len() > MOST_SIGNS {
        let words = say!(language, "so many assessors", "zoveel assessoren");
        legend = legend.with(|canvas, area| draw_mark(canvas, area.middle(), &Mark::Count(3)), words);
    } else {
        for (at, one) in answer.assessors.iter().enumerate() {
            let name = assessors.get(at).unwrap_or(&one.assessor).as_str();
            legend =
                legend.with(move |canvas, area| draw_mark(canvas, area.middle(), &Mark::By(at, true)), name);
        }
        if facts::changed(answer) {
            let mark =
                |canvas: &mut Canvas, area: Area| letter_mark(canvas, area.middle(), "a", "by a1 before");
            legend = legend.with(mark, say!(language, "before the reveal", "vóór inzage"));
        }
    }
    if answer.categories.iter().any(|one| one.contested) {
        legend = legend
            .with(|canvas, area| contested(canvas, area.middle()), say!(language, "contested", "betwist"));
    }
    for (state, words) in lanes(language) {
        let words = say!(language, "evidence: {words}", "bewijs: {words}");
        legend = legend.with(move |canvas, area| state.fill(canvas, area.inset(2.0)), words);
    }
    legend = legend.with(
        |canvas, area| estimate_mark(canvas, area.middle(), 7.0),
        say!(language, "the estimate", "de schatting"),
    );
    legend.key(scale.key.clone())
}
