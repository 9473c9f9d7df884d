//! What the marks of a picture mean, below it.

use super::canvas::{Area, Canvas, WIDTH};
use super::words::{SMALL, Stand};

/// How wide a mark of a legend is.
const MARK: f64 = 24.0;
/// The room between two entries.
const GAP: f64 = 18.0;

/// A mark of a legend, drawn in an area.
pub(super) type Mark<'m> = Box<dyn Fn(&mut Canvas, Area) + 'm>;

/// Entries of a legend, one after the other.
#[derive(Default)]
pub(super) struct Legend<'m> {
    entries: Vec<(Option<Mark<'m>>, String)>,
}

impl<'m> Legend<'m> {
    /// Adds a mark and what it means.
    pub(super) fn with(mut self, mark: impl Fn(&mut Canvas, Area) + 'm, meaning: impl Into<String>) -> Self {
        self.entries.push((Some(Box::new(mark)), meaning.into()));
        self
    }

    /// Adds words that have no mark.
    pub(super) fn words(mut self, words: impl Into<String>) -> Self {
        self.entries.push((None, words.into()));
        self
    }

    /// Adds what numbers mean.
    pub(super) fn key(self, key: Vec<String>) -> Self {
        key.into_iter().fold(self, Self::words)
    }

    /// Draws it from a height on, over as many lines as it takes.
    pub(super) fn draw(&self, canvas: &mut Canvas, top: f64) {
        let (mut x, mut y) = (0.0, top);
        for (mark, meaning) in &self.entries {
            let indent = if mark.is_some() { MARK + 7.0 } else { 0.0 };
            let lines = SMALL.lines(meaning, WIDTH - indent - 1.0);
            let wide = lines.iter().map(|line| SMALL.width(line)).fold(0.0, f64::max) + indent;
            if x > 0.0 && x + wide > WIDTH {
                (x, y) = (0.0, y + 22.0);
            }
            if let Some(mark) = mark {
                mark(canvas, Area { x, y, width: MARK, height: 16.0 });
            }
            let end = canvas.lines((x + indent, y), &lines, SMALL, Stand::Start);
            x += wide + GAP;
            if lines.len() > 1 {
                (x, y) = (0.0, end + 7.0);
            }
        }
    }
}
