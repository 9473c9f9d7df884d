//! No bytes make the readers of frameworks, badges and workbooks panic, and what is read can be asked everything.

#![no_main]

use libfuzzer_sys::fuzz_target;
use maatstaf_exchange::{Format, read};
use maatstaf_fuzz::outline;
use maatstaf_practice::Table;
use maatstaf_results::{Trust, start_of_day, verify};
use maatstaf_sheet::{Workbook, decode};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(workbook) = Workbook::read(bytes) {
        for name in [None].into_iter().chain(workbook.sheets().into_iter().map(Some)) {
            let _ = workbook.rows(name).and_then(Table::from_rows);
        }
    }
    let Ok(text) = decode(bytes) else { return };
    let _ = verify(&text, &Trust::nobody(), start_of_day(maatstaf_fuzz::DAYS[0]));
    match Format::of(&text).map(|format| read(&text, format)) {
        Some(Ok(carried)) => drop(outline(&carried)),
        Some(Err(error)) => assert!(!error.problems().is_empty(), "a refusal says why"),
        None => {}
    }
});
