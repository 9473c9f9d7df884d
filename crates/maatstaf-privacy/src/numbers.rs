//! Bank accounts, citizen service numbers and postcodes.

use std::sync::LazyLock;

use regex_lite::Regex;

use crate::countries::COUNTRIES;
use crate::finder::Span;
use crate::pattern::{after, digits, each, ends, front, pattern};
use crate::{Kind, Sureness};

static IBAN: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^[a-z]{2}[0-9]{2}(?:[ .-]?[a-z0-9]){11,30}"));

static NINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:[0-9]{9}|[0-9]{4}[. ][0-9]{2}[. ][0-9]{3}|[0-9]{3}[. ][0-9]{3}[. ][0-9]{3})")
});

static CLUE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:bsn|burgerservicenummer|burger service nummer|sofi-?nummer|citizen (?:service )?number|service number)",
    )
});

static POSTCODE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[1-9][0-9]{3} ?[A-Z]{2}"));

/// Pairs of letters that no postcode has, and those that more often mean something else after a number.
const NO_LETTERS: [&str; 16] =
    ["SA", "SD", "SS", "AM", "PM", "AC", "AD", "BC", "CI", "EU", "HR", "IT", "MW", "OR", "TA", "KB"];

/// Bank account numbers whose check digits are right.
pub(crate) fn ibans(text: &str) -> Vec<Span> {
    each(
        &IBAN,
        text,
        |sign| sign.is_ascii_alphabetic(),
        |start, part| {
            let country = part.get(..2)?.to_ascii_uppercase();
            let length = COUNTRIES.iban_lengths.get(&country)?;
            let part = front(part, *length)?;
            let end = start + part.len();
            let sound = ends(text, end) && remainder(part) == Some(1);
            sound.then_some(Span { kind: Kind::Iban, sure: Sureness::Likely, start, end })
        },
    )
}

/// The remainder by 97 of a number whose first four signs go last and whose letters count from ten.
fn remainder(part: &str) -> Option<u32> {
    let signs: Vec<u32> = part.chars().filter_map(|sign| sign.to_digit(36)).collect();
    let (head, rest) = signs.split_at_checked(4)?;
    let step = |sum: u32, &value: &u32| (sum * if value > 9 { 100 } else { 10 } + value) % 97;
    Some(rest.iter().chain(head).fold(0, step))
}

/// Numbers that pass the eleven test: nine plain digits, or grouped ones after a word that says what they are.
pub(crate) fn citizen_numbers(text: &str) -> Vec<Span> {
    each(
        &NINE,
        text,
        |sign| sign.is_ascii_digit(),
        |start, part| {
            let end = start + part.len();
            let named = CLUE.is_match(line_before(text, start));
            let sound = ends(text, end) && passes(&digits(part)) && (named || part.len() == 9);
            let sure = if named { Sureness::Likely } else { Sureness::Possible };
            sound.then_some(Span { kind: Kind::CitizenNumber, sure, start, end })
        },
    )
}

/// The eleven test: 9a + 8b + 7c + 6d + 5e + 4f + 3g + 2h - i is a multiple of eleven.
fn passes(digits: &[u32]) -> bool {
    let weighed: u32 = digits.iter().zip((2..=9).rev()).map(|(digit, weight)| digit * weight).sum();
    let last = digits.last().copied().unwrap_or_default();
    weighed > 0 && weighed % 11 == last
}

/// At most forty characters before a place, on its own line.
fn line_before(text: &str, at: usize) -> &str {
    let head = text.get(..at).unwrap_or_default();
    let signs = head.char_indices().rev().take(40).take_while(|(_, sign)| *sign != '\n');
    let from = signs.last().map_or(at, |(from, _)| from);
    head.get(from..).unwrap_or_default()
}

/// Dutch postcodes. After what may be a year, a place has to follow.
pub(crate) fn postcodes(text: &str) -> Vec<Span> {
    each(
        &POSTCODE,
        text,
        |sign| sign.is_ascii_digit(),
        |start, part| {
            let end = start + part.len();
            let letters = part.get(part.len() - 2..)?;
            let year = part.contains(' ') && (part.starts_with("19") || part.starts_with("20"));
            let placed = text.get(end..).is_some_and(|rest| {
                let mut signs = rest.trim_start_matches([' ', ',']).chars();
                rest.starts_with([' ', ','])
                    && signs.next().is_some_and(char::is_uppercase)
                    && signs.next().is_some_and(char::is_lowercase)
            });
            let free = ends(text, end) && after(text, end) != Some('-');
            let sound = free && !NO_LETTERS.contains(&letters) && (!year || placed);
            sound.then_some(Span { kind: Kind::Postcode, sure: Sureness::Likely, start, end })
        },
    )
}
