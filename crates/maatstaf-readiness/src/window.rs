//! Windows and periods: which days count.
//!
//! A window of twelve months that ends on 30 June 2026 begins on 1 July 2025; one that ends on 29 February 2024 begins on 1 March 2023.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};

use crate::scheme::{Every, Period, Requirement};

/// The days from the first to the last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

impl Window {
    /// Whether a day lies in it.
    pub fn holds(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// All days up to one.
    pub(crate) fn until(last: Date) -> Self {
        Self { first: Date::MIN, last }
    }

    /// The months that end on a day.
    pub(crate) fn of_months(months: u32, last: Date) -> Self {
        let before = last.saturating_sub(i64::from(months).months());
        Self { first: before.tomorrow().unwrap_or(Date::MAX), last }
    }
}

impl Requirement {
    /// The first day that it looks at, read on a day; none when it counts from an award that there is not.
    ///
    /// # Example
    /// ```
    /// use jiff::civil::date;
    /// use maatstaf_readiness::Scheme;
    /// let eia = Scheme::by_id("eia").expect("it comes with the engine");
    /// let asked = &eia.document().requirements;
    /// let cpd = asked.iter().find(|one| one.id == "cpd-past-year").expect("EIA asks for CPD");
    /// assert_eq!(cpd.first_day(date(2026, 6, 30), None), Some(date(2025, 7, 1))); // the past year
    /// ```
    pub fn first_day(&self, on: Date, award: Option<Date>) -> Option<Date> {
        match (self.every, award.filter(|_| self.since_award)) {
            (Some(_), None) if self.since_award => None,
            (Some(_), Some(award)) => Some(award),
            (Some(every), None) => every.over(None, on).last().map(|window| window.first),
            (None, award) => window(self, on, award).map(|window| window.first),
        }
    }
}

impl Every {
    /// The periods that are over on a day, the latest first: since an award, or else back from the day.
    pub fn over(self, award: Option<Date>, on: Date) -> Vec<Window> {
        periods(self, award, on)
    }

    /// The periods since an award, the first first, whether or not they are over.
    pub fn since(self, award: Date) -> Vec<Window> {
        // Each is counted from the award itself, so that a short February does not move the later ones.
        let start = |number: u32| months_after(award, length(self.period) * number);
        let last = |number: u32| start(number + 1).yesterday().unwrap_or(Date::MAX);
        (0..self.last).map(|number| Window { first: start(number), last: last(number) }).collect()
    }
}

/// The day so many months after another; the last day of the calendar when that is beyond it.
pub(crate) fn months_after(day: Date, months: u32) -> Date {
    let span = jiff::Span::new().try_months(months);
    span.map_or(Date::MAX, |span| day.saturating_add(span))
}

/// The window that a requirement looks at, when it asks for no periods; none when there is no award to count from.
pub(crate) fn window(requirement: &Requirement, on: Date, award: Option<Date>) -> Option<Window> {
    let mut window = match requirement.within_months {
        Some(months) => Window::of_months(months, on),
        None => Window::until(on),
    };
    if requirement.since_award {
        window.first = window.first.max(award?);
    }
    Some(window)
}

/// The periods that a requirement asks for and that are over on a day, the latest first.
pub(crate) fn periods(every: Every, since: Option<Date>, on: Date) -> Vec<Window> {
    match (since, every.period) {
        (Some(award), _) => since_award(every, award, on),
        (None, Period::Quarter) => quarters(every.last, on),
        (None, Period::Year) => {
            let ends = (0..every.last).map(|back| on.saturating_sub((12 * i64::from(back)).months()));
            let begins = (1..=every.last).map(|back| on.saturating_sub((12 * i64::from(back)).months()));
            ends.zip(begins)
                .map(|(last, before)| Window { first: before.tomorrow().unwrap_or(last), last })
                .collect()
        }
    }
}

/// The period that is running on a day; none for years that run back from the day itself, and after the last one of an award.
pub(crate) fn running(every: Every, since: Option<Date>, on: Date) -> Option<Window> {
    if let Some(award) = since {
        let months = length(every.period);
        let start = |number: u32| months_after(award, months * number);
        let number = (0..every.last).find(|number| start(*number) <= on && on < start(*number + 1))?;
        return Some(Window { first: start(number), last: start(number + 1).yesterday().ok()? });
    }
    let first = date(on.year(), (on.month() - 1) / 3 * 3 + 1, 1);
    let last = months_after(first, 3).yesterday().ok()?;
    (every.period == Period::Quarter).then_some(Window { first, last })
}

/// How long a period is, in months.
fn length(period: Period) -> u32 {
    match period {
        Period::Quarter => 3,
        Period::Year => 12,
    }
}

/// Periods that run from the day of an award, as far as they are over, at most so many from the first.
fn since_award(every: Every, award: Date, on: Date) -> Vec<Window> {
    every.since(award).into_iter().rev().filter(|window| window.last <= on).collect()
}

/// The last calendar quarters that are over on a day; on its last day a quarter is over.
fn quarters(count: u32, on: Date) -> Vec<Window> {
    let month = (on.month() - 1) / 3 * 3 + 1;
    let current = date(on.year(), month, 1);
    let end_of = |first: Date| first.saturating_add(3.months()).yesterday().unwrap_or(Date::MAX);
    let latest = if end_of(current) == on { current } else { current.saturating_sub(3.months()) };
    let firsts = (0..count).map(|back| latest.saturating_sub((3 * i64::from(back)).months()));
    firsts.map(|first| Window { first, last: end_of(first) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_that_ends_on_a_leap_day_begins_on_the_first_of_march() {
        let window = Window::of_months(12, date(2024, 2, 29));
        assert_eq!(window.first, date(2023, 3, 1));
        assert_eq!(Window::of_months(12, date(2025, 2, 28)).first, date(2024, 2, 29));
    }

    #[test]
    fn a_quarter_is_over_on_its_last_day_and_not_the_day_before() {
        let latest = |on| quarters(1, on).first().map(|window| window.first);
        assert_eq!(latest(date(2026, 3, 31)), Some(date(2026, 1, 1)));
        assert_eq!(latest(date(2026, 3, 30)), Some(date(2025, 10, 1)));
    }

    #[test]
    fn periods_since_an_award_on_a_leap_day_do_not_drift() {
        let every = Every { period: Period::Year, last: 5 };
        let over = since_award(every, date(2024, 2, 29), date(2029, 2, 28));
        let firsts: Vec<Date> = over.iter().rev().map(|window| window.first).collect();
        let expected =
            [date(2024, 2, 29), date(2025, 2, 28), date(2026, 2, 28), date(2027, 2, 28), date(2028, 2, 29)];
        assert_eq!(firsts, expected);
        // The fifth anniversary falls on 28 February, so the fifth year is over the day before.
        assert_eq!(since_award(every, date(2024, 2, 29), date(2029, 2, 27)).len(), 5);
        assert_eq!(since_award(every, date(2024, 2, 29), date(2029, 2, 26)).len(), 4);
    }
}
