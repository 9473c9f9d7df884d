//! Cells as values: dates, times, lengths and numbers, as people in the Netherlands, Belgium and Britain write them.

use jiff::civil::{Date, Time};
use maatstaf_document::{Problem, text};
use serde_json::Value;

use super::columns::Is;

/// A date: 2026-03-02, or with the day first 2-3-2026, 02/03/2026, 02.03.2026. Years of two digits are not guessed.
///
/// A time behind it is passed over: spreadsheets write midnight there.
pub(super) fn date(cell: &str, month_first: bool) -> Option<Value> {
    let (day, rest) = cell.split_once([' ', 'T']).unwrap_or((cell, "0:00"));
    clock(rest)?;
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let [one, two, three] = parts.as_slice() else { return None };
    let (year, month, day) = match (one.len(), month_first) {
        (4, _) => (one, two, three),
        (_, true) => (three, one, two),
        (_, false) => (three, two, one),
    };
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    (date.year() >= 1900).then(|| date.to_string().into())
}

/// A time of day: 9:00, 09:00, 9.00 or 09:00:00, alone or behind a date.
pub(super) fn time(cell: &str) -> Option<Value> {
    let (day, time) = cell.split_once([' ', 'T']).unwrap_or(("", cell));
    let behind_a_date = day.is_empty() || date(day, false).or_else(|| date(day, true)).is_some();
    behind_a_date.then(|| clock(time)).flatten().map(|time| time.to_string().into())
}

/// What a clock shows, to the minute.
fn clock(text: &str) -> Option<Time> {
    let (hour, rest) = text.split_once([':', '.'])?;
    let (minute, second) = rest.split_once(':').unwrap_or((rest, "00"));
    let two_digits = minute.len() == 2 && second.len() == 2;
    let time = Time::new(hour.parse().ok()?, minute.parse().ok()?, second.parse().ok()?, 0).ok()?;
    two_digits.then(|| time.with().second(0).build().ok()).flatten()
}

/// A whole number.
pub(super) fn number(cell: &str) -> Option<Value> {
    cell.parse::<u32>().ok().map(Value::from)
}

/// A length in hours, as minutes: 1.5, 1,5, 1:30 or 1:30:00. What is left below a minute is rounded to the nearest.
pub(super) fn hours(cell: &str) -> Option<Value> {
    if let Some((hours, rest)) = cell.split_once(':') {
        let (minutes, seconds) = rest.split_once(':').unwrap_or((rest, "00"));
        let two_digits = minutes.len() == 2 && seconds.len() == 2;
        let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
        let seconds: u32 = seconds.parse().ok()?;
        let all = hours.checked_mul(60)?.checked_add(minutes)?.checked_add(u32::from(seconds >= 30))?;
        return (minutes < 60 && seconds < 60 && two_digits).then(|| all.into());
    }
    let (whole, part) = cell.split_once([',', '.']).unwrap_or((cell, "0"));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits(whole) || !all_digits(part) || part.len() > 4 {
        return None;
    }
    let (whole, digits): (u64, u64) = (whole.parse().ok()?, part.parse().ok()?);
    let scale = 10_u64.pow(u32::try_from(part.len()).ok()?);
    let minutes = whole.checked_mul(60)? + (digits * 120 + scale) / (2 * scale);
    u32::try_from(minutes).ok().map(Value::from)
}

/// The minutes between two times of one day.
pub(super) fn between(start: Option<&Value>, end: Option<&Value>) -> Option<Value> {
    let time =
        |value: Option<&Value>| value.and_then(Value::as_str).and_then(|text| text.parse::<Time>().ok());
    let (start, end) = (time(start)?, time(end)?);
    let minute = |time: Time| i64::from(time.hour()) * 60 + i64::from(time.minute());
    u32::try_from(minute(end) - minute(start)).ok().filter(|minutes| *minutes > 0).map(Value::from)
}

/// What is wrong with a cell that cannot be read as its field asks.
pub(super) fn problem(is: Is, known: &[&str]) -> Problem {
    let known = known.join(", ");
    let (code, message, help) = match is {
        Is::Date => (
            "not-a-date",
            text!("this is not a date", "dit is geen datum"),
            text!("write 2026-06-30 or 30-06-2026", "schrijf 2026-06-30 of 30-06-2026"),
        ),
        Is::Time => (
            "not-a-time",
            text!("this is not a time of day", "dit is geen tijdstip"),
            text!("write 09:30", "schrijf 09:30"),
        ),
        Is::Hours => (
            "not-a-length",
            text!("this is not a length in hours", "dit is geen duur in uren"),
            text!("write 1.5 or 1:30", "schrijf 1,5 of 1:30"),
        ),
        Is::Choice => (
            "unknown-value",
            text!("this value is not known here", "deze waarde is hier niet bekend"),
            text!("known here: {known}", "bekend zijn hier: {known}"),
        ),
        Is::Minutes | Is::Number | Is::Id | Is::Pseudonym | Is::Text | Is::List => (
            "not-a-number",
            text!("this is not a whole number", "dit is geen geheel getal"),
            text!("write 90", "schrijf 90"),
        ),
    };
    Problem::new(code, "", message).help(help)
}
