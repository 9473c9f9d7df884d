//! Tidy tables: their rows are the estimate's.

use crate::common::{Tested, plain};
use maatstaf::{Lane, Policy};
use maatstaf_results::{TIDY_COLUMNS, tidy};

#[test]
fn every_row_is_what_the_estimate_says() -> Tested {
    let (portfolio, policy) = (plain()?, Policy::standard());
    let (estimate, framework) = (portfolio.estimate(), portfolio.framework());
    let text = tidy(&[&portfolio, &portfolio.clone().on(jiff::civil::date(2026, 1, 1))], &policy);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(reader.headers()?.iter().collect::<Vec<_>>(), TIDY_COLUMNS);
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>()?;
    assert_eq!(rows.len(), 2 * 3 * 9);
    let mut reached = 0;
    for row in rows.iter().filter(|row| row.get(3) == Some("2026-06-30")) {
        let cell = |at: usize| row.get(at).unwrap_or_default();
        let lane: Lane = cell(6).parse()?;
        let level = match cell(4) {
            "overall" => estimate.overall(lane),
            _ => estimate.category(cell(5)).and_then(|one| one.in_lane(lane)),
        };
        assert_eq!(cell(7), level.unwrap_or_default());
        assert_eq!(cell(8), framework.height(level).to_string());
        assert_eq!(
            (cell(0), cell(2), cell(9), cell(10)),
            ("coach-a", policy.id(), "4", portfolio.digest().as_str())
        );
        reached += usize::from(level.is_some());
    }
    assert!(reached > 0);
    Ok(())
}

#[test]
fn a_table_has_lf_and_no_cell_that_is_a_formula() -> Tested {
    let text = tidy(&[&plain()?], &Policy::standard());
    assert!(!text.contains('\r') && text.ends_with('\n'));
    let cells = text.lines().flat_map(|line| line.split(','));
    assert!(cells.into_iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t'])));
    Ok(())
}

#[test]
fn an_empty_list_is_a_table_with_a_head() {
    assert_eq!(tidy(&[], &Policy::standard()), format!("{}\n", TIDY_COLUMNS.join(",")));
}
