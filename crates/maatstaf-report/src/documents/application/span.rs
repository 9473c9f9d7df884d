//! Stretches of days: the periods that a scheme looks at.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use maatstaf_document::{Language, say};
use maatstaf_readiness::{Every, Period, Requirement};

/// The days from the first to the last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) first: Date,
    pub(crate) last: Date,
}

impl Span {
    pub(crate) fn holds(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// The span in words.
    pub(crate) fn words(self, language: Language) -> String {
        let (first, last) = (self.first, self.last);
        say!(language, "{first} to {last}", "{first} tot en met {last}")
    }
}

/// The day so many months after another; the last day of the calendar when that is beyond it.
pub(crate) fn months_after(day: Date, months: u32) -> Date {
    day.saturating_add(i64::from(months).months())
}

/// The calendar quarter of a day: `2026 Q1`, in Dutch `2026 K1`.
pub(crate) fn quarter_name(day: Date, language: Language) -> String {
    let (year, quarter) = (day.year(), (day.month() + 2) / 3);
    say!(language, "{year} Q{quarter}", "{year} K{quarter}")
}

/// The days of a calendar quarter.
pub(crate) fn quarter_of(day: Date) -> Span {
    let first = date(day.year(), (day.month() - 1) / 3 * 3 + 1, 1);
    Span { first, last: before(months_after(first, 3)) }
}

/// The day before another.
pub(crate) fn before(day: Date) -> Date {
    day.yesterday().unwrap_or(Date::MIN)
}

/// The periods since an award, from the first to the last that a scheme looks at, whether or not they are over.
pub(crate) fn since(award: Date, every: Every) -> Vec<Span> {
    let months = if every.period == Period::Quarter { 3 } else { 12 };
    // Each is counted from the award itself, so that a short February does not move the later ones.
    let start = |number: u32| months_after(award, months * number);
    (0..every.last).map(|number| Span { first: start(number), last: before(start(number + 1)) }).collect()
}

/// The last calendar quarters that are over on a day, the earliest first.
pub(crate) fn quarters(count: u32, on: Date) -> Vec<Span> {
    let current = quarter_of(on);
    let latest = if current.last == on { current } else { quarter_of(before(current.first)) };
    let back = |count: u32| latest.first.saturating_sub((3 * i64::from(count)).months());
    (0..count).rev().map(|count| quarter_of(back(count))).collect()
}

/// The first day that a requirement looks at; none when it counts from an award that there is not.
pub(crate) fn first_day(requirement: &Requirement, on: Date, award: Option<Date>) -> Option<Date> {
    if requirement.since_award {
        award?;
    }
    let months_back = |months: u32| {
        let day = on.saturating_sub(i64::from(months).months());
        day.tomorrow().unwrap_or(Date::MAX)
    };
    let first = match (requirement.every, requirement.within_months) {
        (Some(_), _) if requirement.since_award => Date::MIN,
        (Some(every), _) if every.period == Period::Quarter => {
            quarters(every.last, on).first().map_or(Date::MIN, |quarter| quarter.first)
        }
        (Some(every), _) => months_back(12 * every.last),
        (None, Some(months)) => months_back(months),
        (None, None) => Date::MIN,
    };
    Some(if requirement.since_award { first.max(award?) } else { first })
}
