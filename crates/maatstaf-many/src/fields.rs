//! The values of fields.

use jiff::civil::Date;
use serde::de::Deserialize;
use serde::de::value::{self, BorrowedStrDeserializer};

use crate::cursor::{Cursor, Doubt, Sure};
use crate::days;

/// A day, as a number.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Day(pub(crate) i32);

/// Reads a name.
#[inline]
pub(crate) fn name<'t>(cursor: &mut Cursor<'t>) -> Sure<&'t str> {
    let text = cursor.text()?;
    text.plain().or_else(|_| text.meant().map(|meant| cursor.keep(meant)))
}

/// Passes over a text.
#[inline]
pub(crate) fn passed(cursor: &mut Cursor<'_>) -> Sure<()> {
    cursor.text().map(|_| ())
}

/// Passes over a text: whether there is more in it than white space.
#[inline]
pub(crate) fn said(cursor: &mut Cursor<'_>) -> Sure<bool> {
    cursor.text()?.says_something()
}

/// Reads one of the names of a choice.
#[inline]
pub(crate) fn choice<'t, T: Deserialize<'t>>(cursor: &mut Cursor<'t>) -> Sure<T> {
    let name = BorrowedStrDeserializer::<value::Error>::new(cursor.text()?.plain()?);
    T::deserialize(name).map_err(|_| Doubt)
}

/// Reads a number that is below 256.
#[inline]
pub(crate) fn small(cursor: &mut Cursor<'_>) -> Sure<u8> {
    u8::try_from(cursor.number()?).map_err(|_| Doubt)
}

/// Reads a day.
#[inline]
pub(crate) fn day(cursor: &mut Cursor<'_>) -> Sure<Day> {
    written(cursor.text()?.plain()?.as_bytes()).map(Day).ok_or(Doubt)
}

/// A day that is written as `2026-06-30`; nothing for any other way of writing one.
fn written(text: &[u8]) -> Option<i32> {
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_i16, |number, digit| {
            digit.is_ascii_digit().then(|| number * 10 + i16::from(digit - b'0'))
        })
    };
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text else { return None };
    let (year, month, day) = (number(&[y1, y2, y3, y4])?, number(&[m1, m2])?, number(&[d1, d2])?);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some(days::number(year.into(), month.into(), day.into()))
}
