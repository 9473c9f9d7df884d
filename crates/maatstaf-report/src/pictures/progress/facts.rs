//! What the picture of progress says, in words.

use maatstaf_document::{Language, first_few, say};
use maatstaf_progress::ProgressDocument;

use super::Strip;
use crate::content::{Anchor, Inline, Table, TableRow};
use crate::pictures::scale::Names;
use crate::pictures::states::Reach;

/// From where to where the estimate went, and which categories rose and fell.
pub(super) fn describe(progress: &ProgressDocument, strips: &[Strip<'_>], names: Names<'_>) -> String {
    let language = names.language;
    let (Some(first), Some(last)) = (progress.snapshots.first(), progress.snapshots.last()) else {
        return say!(language, "There are no snapshots.", "Er zijn geen momentopnamen.");
    };
    let (from, to, all) = (first.as_of, last.as_of, progress.snapshots.len());
    let (before, after) = strips.first().map_or((0, 0), ends);
    let (low, high) = (names.height(before), names.height(after));
    let mut said = if before == after {
        say!(
            language,
            "{all} snapshots from {from} to {to}: overall the estimate is {high} at the start and at the end.",
            "{all} momentopnamen van {from} tot en met {to}: als geheel is de schatting aan begin en eind {high}."
        )
    } else {
        say!(
            language,
            "{all} snapshots from {from} to {to}: overall the estimate went from {low} to {high}.",
            "{all} momentopnamen van {from} tot en met {to}: als geheel ging de schatting van {low} naar {high}."
        )
    };
    let moved = |up: bool| {
        let moved = strips.iter().skip(1).filter(|strip| {
            let (before, after) = ends(strip);
            if up { after > before } else { after < before }
        });
        first_few(moved.map(|strip| strip.name.clone()).collect(), language)
    };
    let (up, down) = (moved(true), moved(false));
    if !up.is_empty() {
        said += &say!(language, " Higher than at the start: {up}.", " Hoger dan aan het begin: {up}.");
    }
    if !down.is_empty() {
        said += &say!(language, " Lower than at the start: {down}.", " Lager dan aan het begin: {down}.");
    }
    said
}

fn ends(strip: &Strip<'_>) -> (usize, usize) {
    let estimate = |reach: Option<&Reach>| reach.map_or(0, |reach| reach.estimate);
    (estimate(strip.reaches.first()), estimate(strip.reaches.last()))
}

/// Each lane of each category: its level at the start, and the day of every change.
pub(super) fn data(
    progress: &ProgressDocument,
    strips: &[Strip<'_>],
    names: Names<'_>,
    title: &str,
) -> Table {
    let head = match names.language {
        Language::En => ["Category", "Estimated", "Certain", "Possible"],
        Language::Nl => ["Categorie", "Geschat", "Zeker", "Mogelijk"],
    };
    let lanes: [fn(&Reach) -> usize; 3] =
        [|reach| reach.estimate, |reach| reach.floor, |reach| reach.ceiling];
    let rows = strips.iter().map(|strip| {
        let cells = lanes.map(|lane| {
            let words = changes(progress, strip, lane, names);
            match strip.category {
                Some(category) => Inline::link(Anchor::why(category, None), words),
                None => Inline::text(words),
            }
        });
        TableRow::new(std::iter::once(Inline::text(strip.name.as_str())).chain(cells))
    });
    Table::new(title, head).rows(rows)
}

fn changes(
    progress: &ProgressDocument,
    strip: &Strip<'_>,
    lane: fn(&Reach) -> usize,
    names: Names<'_>,
) -> String {
    let mut said: Vec<String> = Vec::new();
    let mut before = None;
    for (snapshot, reach) in progress.snapshots.iter().zip(&strip.reaches) {
        let height = lane(reach);
        if before != Some(height) {
            let (level, day) = (names.height(height), snapshot.as_of);
            said.push(say!(names.language, "{level} from {day}", "{level} vanaf {day}"));
        }
        before = Some(height);
    }
    said.join(", ")
}
