//! No text makes the readers of frameworks, crosswalks, column maps, badges, keys and workbooks panic, nothing that they say of it
//! quotes what is private, and what is accepted can be asked everything.
//!
//! `MAATSTAF_CASES` sets on how many texts each reader is tried. `scripts/fuzz exchange` goes on where this stops.

use std::cell::Cell;
use std::error::Error;
use std::fmt::Debug;

use maatstaf::{DocumentError, Framework, Language, Policy, Portfolio};
use maatstaf_crosswalk::Crosswalk;
use maatstaf_document::Problem;
use maatstaf_exchange::{Carried, Format, Options, Outline, PackReading, case, read, tiered, write};
use maatstaf_practice::{Columns, HeaderMap, Ledger, Pseudonyms, Table};
use maatstaf_tests::generate::{self, config};
use proptest::prelude::*;
use serde_json::Value;

mod badges;
mod enormous;
mod moodle;
mod workbooks;

use crate::asked;
use crate::damage::{CANARY, DEEP, VALUES, hostile};

type Outcome = Result<(), Box<dyn Error>>;

const CROSSWALK: &str = include_str!("../../../frameworks/crosswalks/emcc-2015--icf-2025.json");
const SMALL: &str = include_str!("../../../fuzz/seeds/portfolio/small.json");
const SESSIONS: &str = include_str!("../../../examples/practice/sessies.csv");
const LOG: &str = "Client Name;E-mail;Individual/Group;Number in Group;Start Date;End Date;Paid Hours;Pro-bono Hours\n\
    Fien Verzonnen;fien@example.org;Individual;;2026-01-05;2026-06-30;9,5;1\n";
const MAPS: [(&str, &str); 2] = [
    (include_str!("../../../crates/maatstaf-practice/src/table/maps/eia-sessions.json"), SESSIONS),
    (include_str!("../../../crates/maatstaf-practice/src/table/maps/icf.json"), LOG),
];

/// What a reader answered: whether it accepted, and all that it and what was asked next said of losses and refusals.
struct Answer {
    accepted: bool,
    said: String,
}

impl Answer {
    /// A reader's answer, with what is said of what it accepted.
    fn of<T>(read: Result<T, DocumentError>, then: impl FnOnce(&T) -> Vec<Problem>) -> Self {
        match read {
            Ok(read) => Self { accepted: true, said: said(&then(&read)) },
            Err(error) => {
                assert!(!error.problems().is_empty(), "a refusal says why");
                Self { accepted: false, said: format!("{error}\n{error:?}\n{}", said(error.problems())) }
            }
        }
    }

    /// Whether nothing private is quoted.
    fn judge(&self) -> Result<bool, String> {
        let lowered = self.said.to_lowercase();
        let Some(at) = lowered.find(&CANARY.to_lowercase()) else { return Ok(self.accepted) };
        let around =
            lowered.chars().skip(lowered.get(..at).unwrap_or_default().chars().count().saturating_sub(300));
        Err(format!("quoted: {}", around.take(600).collect::<String>()))
    }
}

/// Problems as they are shown: in both languages, and as JSON.
fn said(problems: &[Problem]) -> String {
    let sentences =
        problems.iter().flat_map(|one| [Language::En, Language::Nl].map(|language| one.sentence(language)));
    let sentences = sentences.collect::<Vec<_>>().join("\n");
    format!("{sentences}\n{}", serde_json::to_string(problems).unwrap_or_default())
}

/// Tries a reader on hostile input. Some must be accepted and some refused, else nothing was tried.
fn withstands<S: Debug + 'static>(
    hostile: impl Strategy<Value = S>,
    cases: u32,
    ask: impl Fn(&S) -> Answer,
) -> Outcome {
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        failure_persistence: None,
        ..config("MAATSTAF_CASES", cases)
    });
    let (accepted, refused) = (Cell::new(0), Cell::new(0));
    runner.run(&hostile, |input| {
        let accepts = ask(&input).judge().map_err(TestCaseError::fail)?;
        let count = if accepts { &accepted } else { &refused };
        count.set(count.get() + 1);
        Ok(())
    })?;
    let (accepted, refused) = (accepted.get(), refused.get());
    assert!(accepted > 0 && refused > 0, "{accepted} accepted, {refused} refused");
    Ok(())
}

/// A small framework with two categories at two levels, one of them without indicators in a cell.
fn outline() -> Result<Outline, DocumentError> {
    let cells = [vec![false, true], vec![false], vec![false], Vec::new()];
    Ok(Outline::from_framework(&generate::framework(&generate::facts(2, 2, &cells))?))
}

/// The small framework in a format, with the rules of a policy where the format has those.
fn seed(format: Format) -> Result<String, Box<dyn Error>> {
    let policy = Some(Policy::standard()).filter(|_| format == Format::Moodle);
    let written = write(&outline()?, format, &Options { policy, ..options() })?;
    Ok(written.what.into_iter().next().ok_or("a format is one file")?.1)
}

fn options() -> Options {
    let case::WriteOptions { base, changed, .. } = case_options();
    Options { language: Language::En, base, changed, policy: None, reading: PackReading::default() }
}

fn case_options() -> case::WriteOptions {
    case::WriteOptions {
        language: "en".to_owned(),
        base: "https://example.org/case".to_owned(),
        changed: jiff::civil::date(2026, 6, 30),
    }
}

/// CASE with the levels apart and with the levels in the tree, and a matrix.
fn json_seeds() -> Result<Vec<(Format, Value)>, Box<dyn Error>> {
    let in_tree = case::write(&tiered(&outline()?).what, &case_options()).what;
    let texts = [
        (Format::Case, seed(Format::Case)?),
        (Format::Case, in_tree),
        (Format::Mahara, seed(Format::Mahara)?),
    ];
    texts.into_iter().map(|(format, text)| Ok((format, serde_json::from_str(&text)?))).collect()
}

/// Reads a framework, and asks it everything.
fn ask(text: &str, format: Format) -> Answer {
    Format::of(text);
    Answer::of(read(text, format), asked::outline)
}

/// Reads a framework; written as CASE and read again it must be the same.
fn ask_again(text: &str, format: Format) -> Answer {
    Answer::of(read(text, format), |Carried { what, .. }| {
        let written = case::write(what, &case_options());
        match read(&written.what, Format::Case) {
            Ok(again) => assert_eq!(again.what, *what, "{format} is another framework after CASE"),
            Err(error) => assert_eq!(said(error.problems()), "", "{format} as CASE is not read"),
        }
        written.losses
    })
}

#[test]
fn a_framework_is_read_and_asked_everything_or_refused() -> Outcome {
    for (format, seed) in json_seeds()? {
        withstands(hostile(seed), 150, |text| ask(text, format))?;
    }
    Ok(())
}

#[test]
fn whatever_is_read_is_the_same_framework_after_case() -> Outcome {
    for (format, seed) in json_seeds()? {
        withstands(hostile(seed), 400, |text| ask_again(text, format))?;
    }
    Ok(())
}

#[test]
fn a_framework_in_another_format_is_refused_or_read() -> Outcome {
    for format in [Format::Case, Format::Mahara, Format::Moodle] {
        let text = seed(format)?;
        assert_eq!(Format::of(&text), Some(format));
        for other in [Format::Case, Format::Mahara, Format::Moodle, Format::Pack, Format::Portfolio] {
            let answer = ask(&text, other);
            assert_eq!(answer.judge()?, format == other, "{format} as {other}");
        }
    }
    Ok(())
}

#[test]
fn a_crosswalk_is_read_and_walked_both_ways_or_refused() -> Outcome {
    let portfolio = Portfolio::open(SMALL, Framework::by_id)?;
    withstands(hostile(serde_json::from_str(CROSSWALK)?), 250, |text| {
        let read = Crosswalk::from_json(text, Framework::by_id);
        Answer::of(read, |crosswalk| asked::crosswalk(crosswalk, &portfolio))
    })
}

#[test]
fn a_column_map_is_read_and_imports_or_is_refused() -> Outcome {
    for (map, log) in MAPS {
        let table = Table::read(log)?;
        withstands(hostile(serde_json::from_str(map)?), 250, |text| {
            Answer::of(HeaderMap::from_json(text), |map| {
                let _ = [Language::En, Language::Nl].map(|language| map.page(language).to_markdown());
                imported(&table, map)
            })
        })?;
    }
    Ok(())
}

/// What is said of a table that is imported by a map.
fn imported(table: &Table, map: &HeaderMap) -> Vec<Problem> {
    match table.import_with(map, &Columns::default(), &Ledger::default(), Pseudonyms::default()) {
        Ok(imported) => imported.left_out,
        Err(error) => error.problems().to_vec(),
    }
}

/// The seeds of the fuzz target are what they say.
#[test]
fn the_seeds_of_the_fuzz_target_are_read() -> Outcome {
    let seeds = [
        (Format::Case, include_str!("../../../fuzz/seeds/exchange/case.json")),
        (Format::Mahara, include_str!("../../../fuzz/seeds/exchange/mahara.matrix")),
        (Format::Moodle, include_str!("../../../fuzz/seeds/exchange/moodle.csv")),
    ];
    for (format, text) in seeds {
        assert_eq!(Format::of(text), Some(format));
        assert!(ask(text, format).judge()?, "{format} is refused");
    }
    Ok(())
}

#[test]
fn no_reader_takes_text_that_is_nothing() -> Outcome {
    let deep = ["[".repeat(DEEP), "{\"CFDocument\":".repeat(DEEP), "{\"framework\":".repeat(DEEP)];
    let others =
        ["", "\u{feff}", "\0", "{", "<", "\u{feff}{}", CANARY, "did:key:z6Mk", "a.b.c", "..", "a,b\n,"];
    let texts = VALUES.into_iter().chain(others).map(str::to_owned).chain(deep);
    for text in texts {
        for format in [Format::Case, Format::Mahara, Format::Moodle] {
            assert!(!ask(&text, format).judge()?, "{format} reads {text:?}");
        }
        let crosswalk = Answer::of(Crosswalk::from_json(&text, Framework::by_id), |_| Vec::new());
        let map = Answer::of(HeaderMap::from_json(&text), |_| Vec::new());
        let badge = badges::ask(&text);
        for answer in [crosswalk, map, badge, badges::keys(&text), workbooks::ask(text.as_bytes())] {
            assert!(!answer.judge()?, "something reads {text:?}");
        }
    }
    Ok(())
}
