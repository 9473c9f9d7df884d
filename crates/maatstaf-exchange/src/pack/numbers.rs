//! The numbers of indicators.

use std::collections::BTreeSet;

use maatstaf_document::{Problem, is_id, text};

use super::cells::Cell;
use super::own::OwnIndicator;
use crate::Outline;

/// A number for each indicator: the pack's own, else its code, else its place.
pub(super) fn numbers(
    outline: &Outline,
    cells: &[Cell],
    own: &[OwnIndicator],
    losses: &mut Vec<Problem>,
) -> Vec<u16> {
    let codes: Vec<Option<&str>> =
        cells.iter().map(|cell| outline.items.get(cell.item).and_then(|item| item.code.as_deref())).collect();
    let known = own.iter().zip(&codes).map(|(own, code)| {
        let agrees = code.is_none_or(|code| code == own.number.to_string());
        (agrees && own.number > 0).then_some(own.number)
    });
    let from_codes = codes.iter().map(|code| code.and_then(whole_number));
    if let Some(numbers) = each_once(known).or_else(|| each_once(from_codes)) {
        return numbers;
    }
    // INVARIANT: more indicators than numbers were refused.
    let placed: Vec<u16> = (1..=u16::MAX).take(cells.len()).collect();
    for ((cell, code), number) in cells.iter().zip(&codes).zip(&placed) {
        if let Some(code) = code.filter(|code| *code != number.to_string()) {
            losses.push(renumbered(cell.item, code, *number));
        }
    }
    placed
}

fn each_once(numbers: impl Iterator<Item = Option<u16>>) -> Option<Vec<u16>> {
    let numbers: Vec<u16> = numbers.collect::<Option<_>>()?;
    let different: BTreeSet<u16> = numbers.iter().copied().collect();
    (different.len() == numbers.len()).then_some(numbers)
}

fn whole_number(code: &str) -> Option<u16> {
    code.parse().ok().filter(|number: &u16| *number > 0 && number.to_string() == code)
}

fn renumbered(at: usize, code: &str, number: u16) -> Problem {
    let message = if is_id(code) {
        text!("code `{code}` becomes number {number}", "code `{code}` wordt nummer {number}")
    } else {
        text!("the code here becomes number {number}", "de code hier wordt nummer {number}")
    };
    Problem::new("renumbered", format!("items[{at}].code"), message)
}
