//! The ladder of levels as columns, with their names above them.

use maatstaf::Framework;
use maatstaf_document::{Language, say};

use super::canvas::{Area, Canvas};
use super::states::Reach;
use super::words::{SMALL, Stand, TARGET, clean, count};

/// The names of what a framework holds, in one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names<'f> {
    pub(super) framework: &'f Framework,
    pub(super) language: Language,
}

impl Names<'_> {
    /// The name of a category.
    pub(super) fn category(self, id: &str) -> String {
        self.framework.category_name(id, self.language).to_owned()
    }

    /// The name of a height: 0 is not yet.
    pub(super) fn height(self, height: usize) -> String {
        let level = height.checked_sub(1).and_then(|at| self.framework.levels().get(at));
        level.map_or_else(
            || say!(self.language, "not yet evidenced", "nog niet aangetoond"),
            |level| self.framework.level_name(level, self.language).to_owned(),
        )
    }

    /// The names of the levels, lowest first.
    pub(super) fn levels(self) -> Vec<String> {
        (1..=self.framework.levels().len()).map(|height| self.height(height)).collect()
    }

    /// The same with a first column for what is below the lowest.
    pub(super) fn heights(self) -> Vec<String> {
        let mut names = vec![say!(self.language, "not yet", "nog niet")];
        names.extend(self.levels());
        names
    }

    /// How far lanes reach.
    pub(super) fn reach(self, lanes: [&Option<String>; 3]) -> Reach {
        let [floor, estimate, ceiling] = lanes.map(|level| self.framework.height(level.as_deref()));
        Reach { floor, estimate, ceiling }
    }

    /// The words for all categories together.
    pub(super) fn overall(self) -> String {
        say!(self.language, "Overall", "Als geheel")
    }

    /// How far lanes reach, in words.
    pub(super) fn lanes(self, reach: Reach) -> String {
        let [floor, estimate, ceiling] =
            [reach.floor, reach.estimate, reach.ceiling].map(|height| self.height(height));
        say!(
            self.language,
            "the estimate is {estimate}, {floor} is certain and {ceiling} possible",
            "de schatting is {estimate}, zeker is {floor} en mogelijk is {ceiling}"
        )
    }
}

/// What the numbers mean that stand for names which do not fit.
pub(super) fn key(names: &[String], first: usize) -> Vec<String> {
    (first..).zip(names).map(|(number, name)| format!("{number} = {name}")).collect()
}

/// Columns of equal width, each with a name: in full where it fits in three lines, else a number that a key explains.
#[derive(Debug, Clone)]
pub(super) struct Scale {
    left: f64,
    slot: f64,
    heads: Vec<Vec<String>>,
    /// What the numbers mean, where names do not fit; else empty.
    pub(super) key: Vec<String>,
}

impl Scale {
    /// Columns from left to right. Where they get numbers, the first gets this one.
    pub(super) fn new(left: f64, right: f64, names: &[String], first: usize) -> Self {
        let slot = (right - left) / count(names.len().max(1));
        let room = slot - 6.0;
        let names: Vec<String> = names.iter().map(|name| clean(name)).collect();
        let lines: Vec<Vec<String>> = names.iter().map(|name| SMALL.lines(name, room)).collect();
        if SMALL.widest_word(&names) <= room && lines.iter().all(|lines| lines.len() <= 3) {
            return Self { left, slot, heads: lines, key: Vec::new() };
        }
        let numbers = (first..).take(names.len()).map(|number| vec![number.to_string()]);
        Self { left, slot, heads: numbers.collect(), key: key(&names, first) }
    }

    /// How wide a column is.
    pub(super) fn slot(&self) -> f64 {
        self.slot
    }

    /// Where a column starts.
    pub(super) fn start(&self, column: usize) -> f64 {
        self.left + count(column) * self.slot
    }

    /// The middle of a column.
    pub(super) fn middle(&self, column: usize) -> f64 {
        self.start(column) + self.slot / 2.0
    }

    /// Writes the names from a height down and gives where the columns begin. Above the column aimed at stands that it is.
    pub(super) fn heads(&self, canvas: &mut Canvas, top: f64, target: Option<(usize, Language)>) -> f64 {
        let top = target.map_or(top, |(column, language)| self.target(canvas, top, column, language));
        let most = self.heads.iter().map(Vec::len).max().unwrap_or(1);
        for (column, lines) in self.heads.iter().enumerate() {
            let above = count(most - lines.len()) * SMALL.step();
            canvas.lines((self.middle(column), top + above), lines, SMALL, Stand::Middle);
        }
        top + count(most) * SMALL.step() + 6.0
    }

    /// Writes the word for the target in the middle of its column, as far as the picture is wide.
    fn target(&self, canvas: &mut Canvas, top: f64, column: usize, language: Language) -> f64 {
        let word = say!(language, "target", "doel");
        let half = TARGET.width(&word) / 2.0;
        let x = self.middle(column).clamp(half, super::canvas::WIDTH - half);
        canvas.word((x, top + TARGET.size), &word, TARGET, Stand::Middle);
        top + TARGET.step() + 2.0
    }

    /// The part of a row that a column takes.
    pub(super) fn cell(&self, column: usize, top: f64, height: f64) -> Area {
        Area { x: self.start(column) + 2.0, y: top, width: self.slot - 4.0, height }
    }
}
