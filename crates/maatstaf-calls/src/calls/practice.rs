//! The practice ledger: how each body counts it, and entries from a spreadsheet.

use std::collections::BTreeMap;

use jiff::civil::Date;
use maatstaf::PortfolioDocument;
use maatstaf_document::{DocumentError, Place};
use maatstaf_practice::{
    Columns, ColumnsDocument, Counting, CountingDocument, HeaderMap, Ledger, LedgerDocument, LeftOut, List,
    Pseudonyms, Table,
};
use schemars::JsonSchema;
use serde::Serialize;

use crate::answer::{Outcome, json};
use crate::desk::{Desk, practice_of};
use crate::document::{Document, Named, Pack};
use crate::problem::{ProblemDocument, documents};
use crate::refused::{Refused, both};
use crate::request::requests;

requests! {
    /// A request for something that comes with the engine.
    Nothing {}

    /// Somebody's practice: a portfolio, a ledger, or both.
    OfPractice {
        portfolio: Option<Document<PortfolioDocument>>,
        ledger: Option<Document<LedgerDocument>>,
        framework: Option<Pack>,
        as_of: Option<Date>,
    }

    /// The rows of a spreadsheet, to become entries of a ledger.
    Import {
        csv: String,
        list: Option<List>,
        map: Option<Named<ColumnsDocument>>,
        #[serde(default)]
        always: BTreeMap<String, String>,
        #[serde(default)]
        columns: BTreeMap<String, String>,
        #[serde(default)]
        month_first: bool,
        ledger: Option<Document<LedgerDocument>>,
        pseudonyms: Option<Document<Pseudonyms>>,
    }
}

/// The ledger, and how each body counts it.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct PracticeAnswer {
    /// The ledger.
    ledger: LedgerDocument,
    /// The day that was counted up to.
    as_of: Date,
    /// What each body counts.
    counted: Vec<CountedAnswer>,
}

/// What a body counts of a ledger.
#[derive(Debug, Serialize, JsonSchema)]
struct CountedAnswer {
    /// The id of the counting profile, such as `emcc`.
    counting: String,
    /// How many entries count.
    entries: usize,
    /// How much counts, in minutes.
    minutes: u64,
    /// How many different clients.
    clients: u64,
    /// What does not count, in minutes per reason.
    left_out: BTreeMap<LeftOut, u64>,
}

/// The ledger with the entries of a table.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct ImportAnswer {
    /// The ledger that was there, with the new entries after its own.
    ledger: LedgerDocument,
    /// How many entries are new.
    added: usize,
    /// The line that was read as the header.
    header_line: usize,
    /// The names and their pseudonyms. Keep them apart from the ledger.
    pseudonyms: Pseudonyms,
    /// What of the table did not come in; line and column are those of the table.
    left_out: Vec<ProblemDocument>,
}

pub(crate) fn practice(asked: &OfPractice, desk: &Desk<'_>) -> Outcome {
    let (portfolio, _) = desk.practice(practice_of!(asked))?;
    let (ledger, as_of) = (portfolio.ledger(), portfolio.document().as_of);
    let count = |profile: Counting| {
        let counted = profile.count_until(&ledger, as_of);
        CountedAnswer {
            counting: profile.id().to_owned(),
            entries: counted.entries.len(),
            minutes: counted.minutes(),
            clients: counted.clients(),
            left_out: counted.left_out,
        }
    };
    let counted = profiles().into_iter().map(count).collect();
    json(&PracticeAnswer { ledger: ledger.document().clone(), as_of, counted })
}

fn profiles() -> Vec<Counting> {
    Counting::ids().filter_map(Counting::by_id).collect()
}

pub(crate) fn countings(_: &Nothing, _: &Desk<'_>) -> Outcome {
    let profiles = profiles();
    json(&profiles.iter().map(Counting::document).collect::<Vec<&CountingDocument>>())
}

pub(crate) fn import(asked: &Import, desk: &Desk<'_>) -> Outcome {
    let table = Table::read(&asked.csv).map_err(|error| in_table(desk, &error));
    let ledger = desk.maybe("ledger", asked.ledger.as_ref(), Ledger::from_json);
    let names = |text: &str| Ok(maatstaf_document::read::<Pseudonyms>(text)?.0);
    let names = desk.maybe("pseudonyms", asked.pseudonyms.as_ref(), names);
    let ((table, ledger), (names, map)) = both(both(table, ledger), both(names, map(asked, desk)))?;
    let columns = Columns { fields: asked.columns.clone(), month_first: asked.month_first };
    let imported = table.import_with(&map, &columns, &ledger.unwrap_or_default(), names.unwrap_or_default());
    let imported = imported.map_err(|error| in_table(desk, &error))?;
    json(&ImportAnswer {
        ledger: imported.ledger.document().clone(),
        added: imported.added,
        header_line: imported.header_line,
        pseudonyms: imported.pseudonyms,
        left_out: documents(&imported.left_out),
    })
}

/// The map from columns to fields: one that comes with the engine, the caller's own, or the columns' own names.
fn map(asked: &Import, desk: &Desk<'_>) -> Result<HeaderMap, Refused> {
    let mut map = match &asked.map {
        None => HeaderMap::free(asked.list.unwrap_or(List::Sessions)),
        Some(named) => {
            let ids: Vec<&str> = HeaderMap::ids().collect();
            let by_id = |id: &str| HeaderMap::named(id, asked.list);
            desk.named("map", named, &ids, by_id, HeaderMap::from_json)?
        }
    };
    for (field, value) in &asked.always {
        map = map.always(field, value).map_err(|error| desk.placed(&error, str::to_owned))?;
    }
    Ok(map)
}

/// The problems of a table: where in it they stand is part of their path, such as `csv:12:3`.
fn in_table(desk: &Desk<'_>, error: &DocumentError) -> Refused {
    let placed = |problem: &maatstaf::Problem| {
        let numbers = [problem.place.line, problem.place.column].into_iter().flatten();
        let path = numbers.fold("csv".to_owned(), |path, number| format!("{path}:{number}"));
        maatstaf::Problem { place: Place { path, ..Place::default() }, ..problem.clone() }
    };
    let problems: Vec<_> = error.problems().iter().map(placed).collect();
    desk.placed(&DocumentError::new(problems), str::to_owned)
}
