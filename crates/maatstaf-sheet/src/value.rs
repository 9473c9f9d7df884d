//! Numbers of a spreadsheet as people see them: plain decimals, days, times and lengths.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::styles::Shape;

/// The minutes of a day, of which a spreadsheet's time is a part.
const DAY: i64 = 1_440;

/// The largest number that is a moment: the last day of the year 9999 in either system.
const LAST_MOMENT: f64 = 2_958_466.0;

/// A number as it is shown. Nothing when it is no number, or no moment where a moment is shown.
pub(crate) fn number(raw: &str, shape: Shape, since_1904: bool) -> Option<String> {
    let raw = raw.trim();
    let value = raw.parse::<f64>().ok().filter(|value| value.is_finite())?;
    match shape {
        // A number of many digits is kept as it is written: a float has room for 15.
        Shape::Number if raw.bytes().all(|byte| byte.is_ascii_digit()) => Some(raw.to_owned()),
        Shape::Number => Some(decimal(value)),
        _ if !(0.0..LAST_MOMENT).contains(&value) => None,
        Shape::Date => day(whole(value + 1e-9), since_1904).map(|day| day.to_string()),
        Shape::DateTime => moment(whole(value * 1440.0 + 0.5), since_1904),
        Shape::Length => {
            let minutes = whole(value * 1440.0 + 0.5);
            Some(format!("{}:{:02}", minutes / 60, minutes % 60))
        }
    }
}

/// A date as files in ISO 8601 have it, without the seconds that say nothing.
pub(crate) fn iso(raw: &str) -> String {
    let text = raw.trim().trim_end_matches('Z').replacen('T', " ", 1);
    let text = text.strip_suffix(".000").unwrap_or(&text);
    let minutes = text.strip_suffix(":00").filter(|rest| rest.contains(':')).unwrap_or(text);
    minutes.strip_suffix(" 00:00").unwrap_or(minutes).to_owned()
}

/// A number with the 15 digits that spreadsheets know, and no exponent.
fn decimal(value: f64) -> String {
    let known = format!("{value:.14e}").parse::<f64>().unwrap_or(value);
    if known == 0.0 { "0".to_owned() } else { known.to_string() }
}

/// Days and minutes as a day, a time of day, or both.
fn moment(minutes: i64, since_1904: bool) -> Option<String> {
    let (days, rest) = (minutes / DAY, minutes % DAY);
    let time = format!("{:02}:{:02}", rest / 60, rest % 60);
    if days == 0 {
        return Some(time);
    }
    let day = day(days, since_1904)?;
    Some(if rest == 0 { day.to_string() } else { format!("{day} {time}") })
}

/// The day with a number. The system of 1900 has a 29 February that never was, and is one off before it.
fn day(number: i64, since_1904: bool) -> Option<Date> {
    let first = match number {
        _ if since_1904 => date(1904, 1, 1),
        ..1 | 60 => return None,
        ..60 => date(1899, 12, 31),
        _ => date(1899, 12, 30),
    };
    first.checked_add(number.days()).ok()
}

#[expect(clippy::cast_possible_truncation, reason = "moments lie below five thousand million minutes")]
fn whole(value: f64) -> i64 {
    value.floor() as i64
}
