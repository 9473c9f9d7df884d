//! No text makes the reading of a table panic, and what is imported is a sound ledger without a name in it.
//!
//! The first byte says which list of the ledger the table holds.

#![no_main]

use libfuzzer_sys::fuzz_target;
use maatstaf_fuzz::{DAYS, counting};
use maatstaf_practice::{Book, Columns, Counting, Ledger, Pseudonyms, Table};

const LISTS: [Book; 5] = [Book::Practice, Book::Supervision, Book::Cpd, Book::Feedback, Book::Training];

fuzz_target!(|text: &str| {
    let mut signs = text.chars();
    let first = signs.next().map_or(0, |sign| sign as usize);
    match Table::read(signs.as_str()) {
        Ok(table) => import(&table, first),
        Err(error) => assert!(!error.problems().is_empty(), "a refusal says why"),
    }
});

fn import(table: &Table, first: usize) {
    let columns = Columns { month_first: first % 2 == 1, ..Columns::default() };
    let list = LISTS[first / 2 % LISTS.len()];
    match table.import(list, &columns, &Ledger::default(), Pseudonyms::default()) {
        Ok(imported) => {
            let ledger = imported.ledger.document();
            let written = serde_json::to_string(ledger).expect("a ledger can be written");
            assert_eq!(Ledger::from_json(&written), Ok(imported.ledger.clone()), "an import can be read");
            let clients = ledger.sessions.iter().map(|one| &one.client);
            for client in clients.chain(ledger.feedback.iter().map(|one| &one.client)) {
                assert!(!imported.pseudonyms.0.contains_key(client), "a name stays out of the ledger");
            }
            for profile in Counting::ids().filter_map(Counting::by_id) {
                counting(&profile, &imported.ledger, DAYS[first % DAYS.len()]);
            }
        }
        Err(error) => assert!(!error.problems().is_empty(), "a refusal says why"),
    }
}
