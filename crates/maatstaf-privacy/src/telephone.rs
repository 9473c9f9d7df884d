//! Telephone numbers: Dutch ones, and those of other countries as they are commonly written.

use std::sync::LazyLock;

use regex_lite::Regex;

use crate::countries::COUNTRIES;
use crate::finder::Span;
use crate::pattern::{digits, each, ends, front, pattern};
use crate::{Kind, Sureness};

static ABROAD: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:\+|00)[1-9][0-9]?(?:[ .()/-]{0,3}[0-9]){6,14}"));

static NATIONAL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\(?0[1-9][0-9]{0,4}\)?(?:[ .-]{0,3}[0-9]){5,9}"));

static AMERICAN: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\(?[2-9][0-9]{2}\)?[ .-][2-9][0-9]{2}[.-][0-9]{4}"));

static DATE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\(?[0-9]{1,2}[-. ][0-9]{1,2}[-. ](?:19|20)[0-9]{2}"));

/// Telephone numbers.
pub(crate) fn find(text: &str) -> Vec<Span> {
    let span = |start: usize, part: &str, sure| {
        let end = start + part.len();
        ends(text, end).then_some(Span { kind: Kind::Telephone, sure, start, end })
    };
    let mut found = each(
        &ABROAD,
        text,
        |sign| matches!(sign, '+' | '0'),
        |start, part| span(start, abroad(part)?, Sureness::Likely),
    );
    found.extend(each(
        &NATIONAL,
        text,
        |sign| matches!(sign, '(' | '0'),
        |start, part| {
            let (part, sure) = national(part)?;
            span(start, part, sure)
        },
    ));
    found.extend(each(
        &AMERICAN,
        text,
        |sign| sign == '(' || sign.is_ascii_digit(),
        |start, part| span(start, part, Sureness::Possible),
    ));
    found
}

/// A number with its country: as many digits as that country's have.
fn abroad(part: &str) -> Option<&str> {
    let bare: String = part.chars().filter(char::is_ascii_digit).collect();
    let bare = if part.starts_with('+') { bare.as_str() } else { bare.strip_prefix("00")? };
    let extra = usize::from(part.contains("(0)")) + if part.starts_with('+') { 0 } else { 2 };
    let known = COUNTRIES.telephone_digits.iter().find(|(code, _)| bare.starts_with(code.as_str()));
    let (fewest, most) = known.map_or((8, 14), |(_, digits)| *digits);
    let has = digits(part).len();
    if has < fewest + extra {
        return None;
    }
    front(part, has.min(most + extra))
}

/// A number without its country: ten digits in the Netherlands, nine or ten in Belgium, eleven in Britain.
fn national(part: &str) -> Option<(&str, Sureness)> {
    if DATE.is_match(part) {
        return None;
    }
    let has = digits(part).len();
    let ten = front(part, 10);
    let cut = ten.is_some_and(|ten| {
        part.get(ten.len()..).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
    });
    let groups: Vec<&str> =
        part.split(|sign: char| !sign.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
    let pairs = groups.len() > 3 && groups.iter().all(|group| group.len() < 3);
    match has {
        _ if pairs && !part.starts_with("06") => None,
        9 if groups.len() > 2 => Some((part, Sureness::Possible)),
        10.. if cut => Some((ten?, Sureness::Likely)),
        11.. => Some((front(part, 11)?, Sureness::Likely)),
        _ => None,
    }
}
