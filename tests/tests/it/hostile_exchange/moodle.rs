//! Moodle's tables of competencies: damaged cell by cell, row by row and as text.

use maatstaf_exchange::Format;
use proptest::prelude::*;

use super::{Outcome, ask, ask_again, seed, withstands};
use crate::damage::{CANARY, TextDamage, text_damage};

/// What a cell may hold.
const CELLS: [&str; 22] = [
    "",
    " ",
    "\"",
    "\"\"\"",
    "0",
    "1",
    "-1",
    "1e308",
    "4294967296",
    "category-1",
    "category-1-level-1",
    "generated-1",
    "no-such-id",
    "a\u{0}b",
    "\u{feff}",
    "\u{202e}",
    "<p>",
    "<p>&amp;&#0;&#x110000;&nope;</p><script>",
    "core_competency\\competency_rule_points",
    "\"{\"\"base\"\":{\"\"points\"\":-1},\"\"competencies\"\":[null,{\"\"id\"\":\"\"x\"\"}]}\"",
    "a,b,c",
    CANARY,
];

#[derive(Debug, Clone)]
enum Damage {
    Cell {
        at: usize,
        with: &'static str,
    },
    /// A cell takes the place of another.
    Copy {
        from: usize,
        to: usize,
    },
    Remove {
        at: usize,
    },
    Double {
        at: usize,
    },
    /// A row comes at the end.
    Last {
        at: usize,
    },
    Delimiter {
        with: &'static str,
    },
    Text(TextDamage),
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = any::<usize>;
    prop_oneof![
        8 => (at(), prop::sample::select(CELLS.to_vec())).prop_map(|(at, with)| Damage::Cell { at, with }),
        6 => (at(), at()).prop_map(|(from, to)| Damage::Copy { from, to }),
        2 => at().prop_map(|at| Damage::Remove { at }),
        2 => at().prop_map(|at| Damage::Double { at }),
        2 => at().prop_map(|at| Damage::Last { at }),
        1 => prop::sample::select(vec![";", "\t", "|"]).prop_map(|with| Damage::Delimiter { with }),
        2 => text_damage().prop_map(Damage::Text),
    ]
}

/// The cells of a table, quotation marks included, each with where it begins and ends.
fn cells(text: &str) -> Vec<(usize, usize)> {
    let (mut found, mut begin, mut quoted) = (Vec::new(), 0, false);
    for (at, sign) in text.char_indices() {
        quoted ^= sign == '"';
        if !quoted && matches!(sign, ',' | '\n') {
            found.push((begin, at));
            begin = at + 1;
        }
    }
    found
}

fn nth<T: Copy>(all: &[T], at: usize) -> Option<T> {
    all.get(at.checked_rem(all.len())?).copied()
}

fn replaced(text: &str, at: usize, with: &str) -> Option<String> {
    let (begin, end) = nth(&cells(text), at)?;
    Some([text.get(..begin)?, with, text.get(end..)?].concat())
}

impl Damage {
    fn apply(&self, text: &str) -> Option<String> {
        let rows: Vec<&str> = text.lines().collect();
        let without =
            |at: usize| rows.iter().enumerate().filter(move |(row, _)| *row != at).map(|(_, row)| *row);
        let row = |at: usize| at.checked_rem(rows.len());
        let rows = match self {
            Self::Cell { at, with } => return replaced(text, *at, with),
            Self::Copy { from, to } => {
                let (begin, end) = nth(&cells(text), *from)?;
                return replaced(text, *to, text.get(begin..end)?);
            }
            Self::Delimiter { with } => return Some(text.replace(',', with)),
            Self::Text(damage) => return Some(damage.apply(text)),
            Self::Remove { at } => without(row(*at)?).collect(),
            Self::Double { at } => rows.iter().copied().chain(nth(&rows, *at)).collect(),
            Self::Last { at } => without(row(*at)?).chain(nth(&rows, *at)).collect::<Vec<_>>(),
        };
        Some(rows.join("\n") + "\n")
    }
}

fn hostile(seed: String) -> impl Strategy<Value = String> {
    prop::collection::vec(damage(), 0..4).prop_map(move |all| {
        let damaged = |text: String, damage: &Damage| damage.apply(&text).unwrap_or(text);
        all.iter().fold(seed.clone(), damaged)
    })
}

#[test]
fn a_table_is_read_and_asked_everything_or_refused() -> Outcome {
    withstands(hostile(seed(Format::Moodle)?), 150, |text| ask(text, Format::Moodle))
}

#[test]
fn whatever_is_read_of_a_table_is_the_same_framework_after_case() -> Outcome {
    withstands(hostile(seed(Format::Moodle)?), 400, |text| ask_again(text, Format::Moodle))
}
