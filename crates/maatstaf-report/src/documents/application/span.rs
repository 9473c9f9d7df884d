//! Quarters, and stretches of days in words.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use maatstaf_document::{Language, say};
use maatstaf_readiness::Window;

/// A stretch of days in words.
pub(crate) fn words(window: Window, language: Language) -> String {
    let Window { first, last } = window;
    say!(language, "{first} to {last}", "{first} tot en met {last}")
}

/// The calendar quarter of a day: `2026 Q1`, in Dutch `2026 K1`.
pub(crate) fn quarter_name(day: Date, language: Language) -> String {
    let (year, quarter) = (day.year(), (day.month() + 2) / 3);
    say!(language, "{year} Q{quarter}", "{year} K{quarter}")
}

/// The days of a calendar quarter.
pub(crate) fn quarter_of(day: Date) -> Window {
    let first = date(day.year(), (day.month() - 1) / 3 * 3 + 1, 1);
    Window { first, last: before(first.saturating_add(3.months())) }
}

/// The day before another.
pub(crate) fn before(day: Date) -> Date {
    day.yesterday().unwrap_or(Date::MIN)
}
