//! Days along a line, to scale.

use jiff::civil::Date;

use super::super::canvas::{Canvas, WIDTH};
use super::super::words::{SMALL, Stand, count};

/// How far the last snapshot is drawn on, so that it can be seen.
const TAIL: f64 = 12.0;

/// Where each day stands.
pub(super) struct Time {
    days: Vec<Date>,
    places: Vec<f64>,
    start: f64,
    end: f64,
}

impl Time {
    /// Days from left to right, in proportion. Snapshots that are all of one day stand at equal distances.
    pub(super) fn new(days: &[Date], start: f64, end: f64) -> Self {
        let first = days.first().copied().unwrap_or_default();
        let since = |day: Date| first.until(day).map_or(0.0, |span| f64::from(span.get_days()));
        let all = days.last().map_or(0.0, |last| since(*last));
        let room = end - start - TAIL;
        let places = days.iter().enumerate().map(|(at, day)| {
            let part = if all > 0.0 {
                since(*day) / all
            } else {
                count(at) / count(days.len().saturating_sub(1).max(1))
            };
            start + part * room
        });
        Self { places: places.collect(), days: days.to_vec(), start, end }
    }

    /// Where it starts.
    pub(super) fn start(&self) -> f64 {
        self.start
    }

    /// Where it ends.
    pub(super) fn end(&self) -> f64 {
        self.end
    }

    /// Where a snapshot stands.
    pub(super) fn at(&self, snapshot: usize) -> f64 {
        self.places.get(snapshot).copied().unwrap_or(self.start)
    }

    /// Heights as steps: each holds until the next.
    pub(super) fn steps(&self, heights: &[f64]) -> Vec<(f64, f64)> {
        let ends = self.places.iter().skip(1).copied().chain([self.end]);
        let steps = self.places.iter().zip(ends).zip(heights);
        steps.flat_map(|((from, to), y)| [(*from, *y), (to, *y)]).collect()
    }

    /// Writes the dates: the last, the first, and those between that have room.
    pub(super) fn dates(&self, canvas: &mut Canvas, top: f64) -> f64 {
        let mut taken: Vec<(f64, f64)> = Vec::new();
        let last = self.days.len().saturating_sub(1);
        let order = [last, 0].into_iter().chain(1..last);
        for at in order {
            let Some(day) = self.days.get(at) else { continue };
            let text = day.to_string();
            let half = SMALL.width(&text) / 2.0;
            let x = self.at(at).clamp(half, WIDTH - half);
            if taken.iter().all(|(left, right)| x + half + 8.0 < *left || x - half - 8.0 > *right) {
                taken.push((x - half, x + half));
                canvas.word((x, top + SMALL.size), &text, SMALL, Stand::Middle);
            }
        }
        top + SMALL.step() + 8.0
    }

    /// Draws a short line at each snapshot.
    pub(super) fn ticks(&self, canvas: &mut Canvas, bottom: f64) {
        for x in &self.places {
            canvas.line((*x, bottom - 6.0), (*x, bottom), "axis");
        }
    }
}
