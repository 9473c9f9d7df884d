//! The register of personal data covers every column.

use std::collections::BTreeSet;

use maatstaf_store::{EXEMPT, PERSONAL};

use crate::figure::figure;
use crate::team::{Outcome, Team};

type Columns = BTreeSet<(String, String)>;

fn in_file(team: &Team) -> Result<Columns, rusqlite::Error> {
    let raw = rusqlite::Connection::open(team.path())?;
    let mut ask = raw.prepare(
        "SELECT tables.name, columns.name FROM sqlite_schema AS tables
         JOIN pragma_table_xinfo(tables.name) AS columns WHERE tables.type IN ('table', 'view')",
    )?;
    let columns = ask.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    columns.collect()
}

fn declared() -> Vec<(String, String)> {
    let personal = PERSONAL.iter().map(|column| (column.table, column.column));
    let exempt = EXEMPT.iter().map(|column| (column.table, column.column));
    personal.chain(exempt).map(|(table, column)| (table.to_owned(), column.to_owned())).collect()
}

#[test]
fn every_column_is_declared_once_and_none_that_is_not_there() -> Outcome {
    let team = Team::new()?;
    let (there, declared) = (in_file(&team)?, declared());
    let once: Columns = declared.iter().cloned().collect();
    assert_eq!(once.len(), declared.len(), "a column is declared twice");
    assert_eq!(there.difference(&once).collect::<Vec<_>>(), Vec::<&(String, String)>::new(), "not declared");
    assert_eq!(once.difference(&there).collect::<Vec<_>>(), Vec::<&(String, String)>::new(), "not there");
    figure(
        "declared columns",
        &format!(
            "{} of {} columns, each with purpose, export and erase rule or a reason",
            once.len(),
            there.len()
        ),
    );
    Ok(())
}

#[test]
fn a_new_column_is_found() -> Outcome {
    let team = Team::new()?;
    let raw = rusqlite::Connection::open(team.path())?;
    raw.execute_batch(
        "ALTER TABLE account ADD COLUMN birthday TEXT; CREATE TABLE friend (name TEXT) STRICT",
    )?;
    let once: Columns = declared().into_iter().collect();
    let there = in_file(&team)?;
    let new: Vec<_> = there.difference(&once).map(|(table, column)| format!("{table}.{column}")).collect();
    assert_eq!(new, ["account.birthday", "friend.name"]);
    Ok(())
}

#[test]
fn every_purpose_and_reason_is_said() {
    assert!(PERSONAL.iter().all(|column| column.purpose.len() > 5));
    assert!(EXEMPT.iter().all(|column| column.reason.len() > 5));
}
