//! Estimates as a tidy table: one row per person, place and lane (RFC 4180, lines that end in LF).

use maatstaf::{Lane, Policy, Portfolio};
use strum::IntoEnumIterator;

use crate::lanes::{level, places};

/// The columns of the table, in their order.
///
/// `person` is the pseudonym; `as_of` the day of reading; `scope` is `overall` or `category`; `category` the id of the category, and
/// `overall` for the whole; `lane` is `floor`, `estimate` or `ceiling`; `level` the id of the level and empty for none; `height` counts
/// the levels from 1, with 0 for none; `levels` is how many the framework has; `digest` is the SHA-256 of the portfolio.
pub const TIDY_COLUMNS: [&str; 11] = [
    "person",
    "framework",
    "policy",
    "as_of",
    "scope",
    "category",
    "lane",
    "level",
    "height",
    "levels",
    "digest",
];

/// Writes the estimates of portfolios as CSV. Names and texts do not stand in it.
///
/// A cell that a spreadsheet would read as a formula (one that starts with `=`, `+`, `-`, `@`, a tab or a line end) gets a `'` in front.
/// Ids cannot start so; ids of frameworks and policies of one's own cannot either, so this is a second lock.
///
/// # Example
/// ```
/// use maatstaf::{Framework, Policy, Portfolio};
/// let portfolio = Portfolio::new(Framework::emcc()).on(jiff::civil::date(2026, 6, 30));
/// let table = maatstaf_results::tidy(&[&portfolio], &Policy::standard());
/// assert_eq!(table.lines().count(), 1 + 3 * (1 + 8)); // a head; in each lane the whole and eight categories
/// assert!(table.lines().nth(1).unwrap().starts_with("holder,emcc-2015,maatstaf-default,2026-06-30,overall,overall,floor,,0,4,"));
/// ```
pub fn tidy(portfolios: &[&Portfolio], policy: &Policy) -> String {
    let mut table = csv::Writer::from_writer(Vec::new());
    // INVARIANT: writing to memory cannot fail, and every row has as many cells as the head.
    let _ = table.write_record(TIDY_COLUMNS);
    for portfolio in portfolios {
        for row in rows(portfolio, policy) {
            let _ = table.write_record(row.map(harmless));
        }
    }
    let bytes = table.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn rows(portfolio: &Portfolio, policy: &Policy) -> Vec<[String; 11]> {
    let estimate = portfolio.estimate_with(policy);
    let (framework, digest) = (portfolio.framework(), portfolio.digest());
    let row = |category: Option<&str>, lane: Lane| {
        let level = level(&estimate, category, lane);
        [
            portfolio.document().holder.clone(),
            framework.id().to_owned(),
            policy.id().to_owned(),
            portfolio.document().as_of.to_string(),
            if category.is_some() { "category" } else { "overall" }.to_owned(),
            category.unwrap_or("overall").to_owned(),
            lane.to_string(),
            level.unwrap_or_default().to_owned(),
            framework.height(level).to_string(),
            framework.levels().len().to_string(),
            digest.clone(),
        ]
    };
    let cells = places(framework).flat_map(|category| Lane::iter().map(move |lane| (category, lane)));
    cells.map(|(category, lane)| row(category, lane)).collect()
}

/// A cell that no spreadsheet takes for a formula.
fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) { format!("'{cell}") } else { cell }
}
