//! Days as numbers.

use jiff::civil::{Date, date};

/// The number of a day: 0 is 1 January 1970, as in other tables.
///
/// # Example
/// ```
/// use maatstaf_many::{day_number, day_of};
/// assert_eq!(day_number(jiff::civil::date(1970, 1, 2)), 1);
/// assert_eq!(day_of(20_634), Some(jiff::civil::date(2026, 6, 30)));
/// ```
pub fn day_number(day: Date) -> i32 {
    number(i32::from(day.year()), i32::from(day.month()), i32::from(day.day()))
}

/// The day with a number; nothing outside the years that dates have here (-9999 to 9999).
pub fn day_of(number: i32) -> Option<Date> {
    let days = jiff::Span::new().try_days(number).ok()?;
    date(1970, 1, 1).checked_add(days).ok()
}

/// Counts the days of the Gregorian calendar. Years begin in March, so that a leap day is the last one.
pub(crate) fn number(year: i32, month: i32, day: i32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, month) = (year.div_euclid(400), (month + 9) % 12);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}
