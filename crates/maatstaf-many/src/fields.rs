//! The values of fields: read, or passed over.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use jiff::civil::Date;
use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::days;

/// A name: an id, a theme or the like.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Name<'t>(pub(crate) Cow<'t, str>);

impl Name<'_> {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de: 't, 't> Deserialize<'de> for Name<'t> {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameVisitor;
        impl<'de> Visitor<'de> for NameVisitor {
            type Value = Name<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name")
            }
            #[inline]
            fn visit_borrowed_str<E: Error>(self, name: &'de str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Borrowed(name)))
            }
            fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Owned(name.to_owned())))
            }
        }
        deserializer.deserialize_str(NameVisitor)
    }
}

/// A text that is passed over.
#[derive(Debug, Default)]
pub(crate) struct Passed;

impl<'de> Deserialize<'de> for Passed {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        raw(deserializer).map(|_| Self)
    }
}

/// A text that is passed over: whether there is more in it than white space.
#[derive(Debug, Default)]
pub(crate) struct Said(pub(crate) bool);

impl<'de> Deserialize<'de> for Said {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = raw(deserializer)?;
        Ok(Self(match text.as_bytes() {
            [_, first, ..] if first.is_ascii_graphic() && !matches!(first, b'\\' | b'"') => true,
            _ => serde_json::from_str::<Cow<'_, str>>(text).is_ok_and(|text| !text.trim().is_empty()),
        }))
    }
}

/// A text as it stands in its file, quotes included.
#[inline]
fn raw<'de, D: Deserializer<'de>>(deserializer: D) -> Result<&'de str, D::Error> {
    let text = <&RawValue>::deserialize(deserializer)?.get();
    if text.starts_with('"') { Ok(text) } else { Err(doubt()) }
}

/// A day, as a number.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Day(pub(crate) i32);

impl<'de> Deserialize<'de> for Day {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <&str>::deserialize(deserializer)?;
        day(text.as_bytes()).map(Self).ok_or_else(doubt)
    }
}

/// Reads a day that is written as `2026-06-30`; nothing for any other way of writing one.
fn day(text: &[u8]) -> Option<i32> {
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

/// One of the names of a choice.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Choice<T>(pub(crate) T);

impl<'de, T: std::str::FromStr> Deserialize<'de> for Choice<T> {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <&str>::deserialize(deserializer)?;
        text.parse().map(Self).map_err(|_| doubt())
    }
}

/// A list with room for as many as people usually have, so that it seldom has to move while it grows.
pub(crate) fn roomy<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    struct RoomyVisitor<T>(PhantomData<T>);
    impl<'de, T: Deserialize<'de>> Visitor<'de> for RoomyVisitor<T> {
        type Value = Vec<T>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list")
        }
        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
            let mut items = Vec::with_capacity(32);
            while let Some(item) = list.next_element()? {
                items.push(item);
            }
            Ok(items)
        }
    }
    deserializer.deserialize_seq(RoomyVisitor(PhantomData))
}

/// The core will say what is wrong, or that nothing is.
fn doubt<E: Error>() -> E {
    E::custom("in doubt")
}
