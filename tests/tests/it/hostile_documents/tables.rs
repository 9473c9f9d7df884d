//! Tables: damaged spreadsheets, and enormous ones.

use std::time::{Duration, Instant};

use maatstaf::DocumentError;
use maatstaf_practice::{Book, Columns, Imported, Ledger, Pseudonyms, Table};
use proptest::prelude::*;

use super::{Outcome, judge, ledger, small, withstands};
use crate::asked;
use crate::damage::{CANARY, text_damage};

const SESSIONS: &str = include_str!("../../../../examples/practice/sessies.csv");
const DEVELOPMENT: &str = include_str!("../../../../examples/practice/cpd.csv");
const SUPERVISION: &str =
    "date\tminutes\tkind\tsupervisor\n2026-03-02\t60\tgroup\tAnna B\n03.03.2026\t90\tintervision\t\n";
const FEEDBACK: &str = "Datum,Cliënt\n2026-03-02,client-07\n2-3-2026,\"Jan, of Piet\"\n";
const TRAINING: &str = "Date;Title;Hours\n2026-03-02;A week;40\n2025-03-02;\"Two\nlines\";1:30\n";

/// The lists that a table can hold, with a sample each, and one that it cannot.
const TABLES: [(Book, &str); 6] = [
    (Book::Practice, SESSIONS),
    (Book::Cpd, DEVELOPMENT),
    (Book::Supervision, SUPERVISION),
    (Book::Feedback, FEEDBACK),
    (Book::Training, TRAINING),
    (Book::Awards, TRAINING),
];

/// The longest that an enormous table may take to be read or refused.
const SOON: Duration = Duration::from_secs(10);

/// What a cell may hold.
const CELLS: [&str; 24] = [
    "",
    " ",
    "\"",
    "\"\"\"",
    "'",
    "-",
    "0",
    "-1",
    "1e308",
    "1,5",
    "1.99999",
    "1:60",
    "24:00",
    "0:00",
    "18446744073709551615",
    "4294967295",
    "9999-12-31",
    "0000-00-00",
    "30-02-2024",
    "1-1-32768",
    "a\u{0}b",
    "client-07",
    "\u{feff}",
    CANARY,
];

#[derive(Debug, Clone)]
enum Damage {
    Cell { at: usize, with: &'static str },
    Row { at: usize },
    Delimiter { with: &'static str },
    Text(crate::damage::TextDamage),
}

fn damage() -> impl Strategy<Value = Damage> {
    let (at, cells) = (any::<usize>, prop::sample::select(CELLS.to_vec()));
    let delimiters = prop::sample::select(vec![",", ";", "\t", "|", "\n"]);
    prop_oneof![
        8 => (at(), cells).prop_map(|(at, with)| Damage::Cell { at, with }),
        2 => at().prop_map(|at| Damage::Row { at }),
        1 => delimiters.prop_map(|with| Damage::Delimiter { with }),
        2 => text_damage().prop_map(Damage::Text),
    ]
}

const SIGNS: [char; 4] = [',', ';', '\t', '\n'];

impl Damage {
    fn apply(&self, text: &str) -> String {
        match self {
            Self::Cell { at, with } => {
                let ends: Vec<usize> = text.match_indices(SIGNS).map(|(at, _)| at).collect();
                let end = at.checked_rem(ends.len()).and_then(|at| ends.get(at).copied()).unwrap_or_default();
                let (before, after) = text.split_at(end);
                let begin = before.rfind(SIGNS).map_or(0, |at| at + 1);
                [before.split_at(begin).0, with, after].concat()
            }
            Self::Row { at } => {
                let mut rows: Vec<&str> = text.lines().collect();
                if let Some(row) = at.checked_rem(rows.len()).and_then(|at| rows.get(at).copied()) {
                    rows.push(row);
                }
                rows.join("\n")
            }
            Self::Delimiter { with } => text.replace([',', ';', '\t'], with),
            Self::Text(damage) => damage.apply(text),
        }
    }
}

fn hostile(seed: &'static str) -> impl Strategy<Value = String> {
    prop::collection::vec(damage(), 0..4)
        .prop_map(move |all| all.iter().fold(seed.to_owned(), |text, damage| damage.apply(&text)))
}

fn import(text: &str, list: Book, ledger: &Ledger) -> Result<Imported, DocumentError> {
    Table::read(text)?.import(list, &Columns::default(), ledger, Pseudonyms::default())
}

#[test]
fn a_table_is_imported_and_counted_or_refused() -> Outcome {
    let (portfolio, _) = small()?;
    let (estimate, ledger) = (portfolio.estimate(), Ledger::from_json(&ledger()?.to_string())?);
    for (list, seed) in TABLES.into_iter().filter(|(list, _)| *list != Book::Awards) {
        withstands(
            hostile(seed),
            120,
            |text| import(text, list, &ledger),
            |imported, day| {
                asked::ledger(&imported.ledger, &estimate, day);
            },
        )?;
    }
    Ok(())
}

#[test]
fn a_table_of_one_list_is_imported_as_another_or_refused() -> Outcome {
    let ledger = Ledger::default();
    for (list, _) in TABLES {
        for (_, text) in TABLES {
            judge(import(text, list, &ledger))?;
        }
    }
    assert!(import(TRAINING, Book::Awards, &ledger).is_err());
    Ok(())
}

#[test]
fn an_enormous_table_is_read_or_refused_soon() -> Outcome {
    let many = 1_000_000;
    let texts = [
        "a".repeat(10 << 20),
        format!("Datum;Cliënt\n2026-03-02;{}\n", "a".repeat(10 << 20)),
        format!("Datum;Cliënt\n2026-03-02;\"{}\n", CANARY.repeat(500_000)),
        ";".repeat(many),
        format!("Datum;Cliënt\n{}\n", ";".repeat(many)),
        format!("Datum;Cliënt\n{}", ";\n".repeat(many / 4)),
        format!("Datum;Cliënt\n{}", "x;y\n".repeat(many / 4)),
        format!("{}x", "x;".repeat(many)),
        "\"".repeat(many),
        "\n".repeat(many),
        "a".repeat(33 << 20),
    ];
    for (at, text) in texts.iter().enumerate() {
        let begin = Instant::now();
        let answer = judge(import(text, Book::Feedback, &Ledger::default()))?;
        assert!(answer.is_none_or(|imported| imported.added < 2), "text {at}");
        assert!(begin.elapsed() < SOON, "text {at} took {:?}", begin.elapsed());
    }
    Ok(())
}

#[test]
fn a_table_of_many_names_is_imported_soon() -> Outcome {
    let rows: Vec<String> = (0..20_000).map(|number| format!("2026-03-02;Naam Nummer {number}")).collect();
    let rows = rows.join("\n");
    let begin = Instant::now();
    let imported = import(&format!("Datum;Cliënt\n{rows}"), Book::Feedback, &Ledger::default())?;
    assert_eq!(imported.pseudonyms.0.len(), 20_000);
    assert!(begin.elapsed() < SOON, "it took {:?}", begin.elapsed());
    Ok(())
}
