//! The sample spreadsheets and sample ledgers say what the pages about them say.

use std::error::Error;

use maatstaf_practice::{Book, Columns, Counting, Ledger, Pseudonyms, Table};

type Outcome = Result<(), Box<dyn Error>>;

const SESSIONS: &str = include_str!("../../../../examples/practice/sessies.csv");
const CPD: &str = include_str!("../../../../examples/practice/cpd.csv");
const INTERNAL: &str =
    include_str!("../../../../examples/portfolios/internal-coach-practitioner/portfolio.json");
const EXTERNAL: &str =
    include_str!("../../../../examples/portfolios/external-coach-senior-claim/portfolio.json");

/// The hours, in quarters of an hour, and the clients that a profile counts.
fn counted(ledger: &Ledger, id: &str) -> Option<(u64, u64)> {
    let profile = Counting::by_id(id)?;
    let counted = profile.count(ledger);
    Some((counted.minutes() / 15, counted.clients()))
}

#[test]
fn the_dutch_session_log_comes_in_whole() -> Outcome {
    let imported = Table::read(SESSIONS)?.import(
        Book::Practice,
        &Columns::default(),
        &Ledger::default(),
        Pseudonyms::default(),
    )?;
    assert_eq!(imported.added, 24);
    assert_eq!(imported.ledger.look_alikes().len(), 1);
    let text = serde_json::to_string(imported.ledger.document())?;
    for name in imported.pseudonyms.0.keys() {
        assert!(!text.contains(name), "{name}");
    }
    let hours = |id| counted(&imported.ledger, id).map(|(quarters, _)| quarters);
    let (emcc, nobco, icf) = (hours("emcc"), hours("nobco"), hours("icf"));
    assert!(emcc > nobco && emcc > icf, "{emcc:?} {nobco:?} {icf:?}");
    Ok(())
}

#[test]
fn the_english_development_log_comes_in_whole() -> Outcome {
    let empty = Ledger::default();
    let imported = Table::read(CPD)?.import(Book::Cpd, &Columns::default(), &empty, Pseudonyms::default())?;
    let minutes: u64 = imported.ledger.entries(Book::Cpd).iter().map(|entry| entry.minutes).sum();
    assert_eq!((imported.added, minutes), (6, 1755));
    Ok(())
}

fn ledger_of(portfolio: &str) -> Result<Ledger, Box<dyn Error>> {
    let portfolio: serde_json::Value = serde_json::from_str(portfolio)?;
    let ledger = portfolio.get("ledger").ok_or("no ledger")?;
    Ok(Ledger::from_json(&ledger.to_string())?)
}

#[test]
fn the_sample_ledgers_count_as_their_pages_say() -> Outcome {
    let internal = ledger_of(INTERNAL)?;
    assert_eq!(counted(&internal, "emcc"), Some((518, 24)));
    assert_eq!(counted(&internal, "nobco"), Some((453, 20)));
    assert_eq!(counted(&internal, "ac"), Some((497, 22)));
    let external = ledger_of(EXTERNAL)?;
    assert_eq!(counted(&external, "emcc"), Some((1921, 77)));
    assert_eq!(counted(&external, "nobco"), Some((1773, 73)));
    assert_eq!(counted(&external, "icf"), Some((810, 26)));
    assert_eq!(external.look_alikes(), Vec::<(&str, &str)>::new());
    Ok(())
}
