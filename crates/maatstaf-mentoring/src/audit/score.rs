//! How answers become scores, in whole numbers so that a threshold is met exactly or not at all.

use super::Audit;
use super::programme::{Item, Programme, Standard};
use super::result::Score;

/// What answers are worth, of what they could be worth.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Points {
    /// When every unanswered item is a no.
    certain: u64,
    /// When every unanswered item is a yes.
    possible: u64,
    /// When every item is a yes.
    full: u64,
}

impl Points {
    /// The points as whole percentages, rounded down.
    pub(super) fn score(self) -> Score {
        Score { certain: self.percent(self.certain), possible: self.percent(self.possible) }
    }

    /// Whether the certain and the possible score reach a percentage.
    pub(super) fn reaches(self, percent: u32) -> (bool, bool) {
        let needed = u64::from(percent) * self.full;
        (self.certain * 100 >= needed, self.possible * 100 >= needed)
    }

    fn percent(self, points: u64) -> u32 {
        let percent = (points * 100).checked_div(self.full).unwrap_or(0);
        u32::try_from(percent).unwrap_or(u32::MAX)
    }
}

/// The points of each standard, all out of the same full number, so that their sum weighs each alike.
pub(super) fn by_standard<'p>(audit: &Audit, programme: &'p Programme) -> Vec<(&'p Standard, Points)> {
    let common = common_multiple(programme);
    programme
        .standards
        .iter()
        .map(|standard| (standard, points(audit, programme, &standard.id, common)))
        .collect()
}

/// The sum over the standards: each counts alike, whatever its number of items. That is this project's choice.
pub(super) fn overall(standards: &[(&Standard, Points)]) -> Points {
    standards.iter().fold(Points::default(), |sum, (_, one)| Points {
        certain: sum.certain + one.certain,
        possible: sum.possible + one.possible,
        full: sum.full + one.full,
    })
}

/// What the overall score would gain from this item, in tenths of a percentage point, and the exact gain to compare by.
pub(super) fn gain(audit: &Audit, programme: &Programme, item: &Item) -> (u32, u64) {
    let worth = audit.have(&item.id).map_or(0, |have| programme.worth.of(have));
    let missing = u64::from(programme.worth.yes.saturating_sub(worth));
    let common = common_multiple(programme);
    let exact = missing * common.checked_div(items_of(programme, &item.standard)).unwrap_or(0);
    let standards = u64::try_from(programme.standards.len()).unwrap_or(1);
    let full = u64::from(programme.worth.yes) * common * standards;
    let tenths = (exact * 1000).checked_div(full).unwrap_or(0);
    (u32::try_from(tenths).unwrap_or(u32::MAX), exact)
}

fn points(audit: &Audit, programme: &Programme, standard: &str, common: u64) -> Points {
    let full = u64::from(programme.worth.yes);
    let mut points = Points::default();
    for item in programme.items.iter().filter(|item| item.standard == standard) {
        let worth = audit.have(&item.id).map(|have| u64::from(programme.worth.of(have)));
        points.certain += worth.unwrap_or(0);
        points.possible += worth.unwrap_or(full);
        points.full += full;
    }
    let times = common.checked_div(items_of(programme, standard)).unwrap_or(0);
    Points { certain: points.certain * times, possible: points.possible * times, full: points.full * times }
}

fn items_of(programme: &Programme, standard: &str) -> u64 {
    let items = programme.items.iter().filter(|item| item.standard == standard).count();
    u64::try_from(items).unwrap_or(u64::MAX)
}

/// The least number that the number of items of every standard divides.
fn common_multiple(programme: &Programme) -> u64 {
    let counts = programme.standards.iter().map(|standard| items_of(programme, &standard.id).max(1));
    counts.fold(1, |multiple, count| multiple / divisor(multiple, count) * count)
}

/// The greatest common divisor of two numbers above 0.
fn divisor(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { divisor(b, a % b) }
}
