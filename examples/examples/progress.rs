//! How a portfolio grew over three years, and which evidence made the difference.
#![expect(clippy::print_stdout, reason = "an example shows its result")]

use std::error::Error;

use jiff::civil::date;
use maatstaf::{Framework, Language, Policy, Portfolio, Ruling};
use maatstaf_progress::{ChangeKind, Progress};

fn main() -> Result<(), Box<dyn Error>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/portfolios/internal-coach-practitioner/portfolio.json");
    let portfolio = Portfolio::open(&std::fs::read_to_string(path)?, Framework::by_id)?;
    let policy = Policy::standard();

    // One portfolio as of several days: evidence comes in because it happened since.
    let days = [date(2024, 6, 30), date(2025, 6, 30), date(2026, 6, 30)];
    let progress = Progress::of_days(&portfolio, &days, &policy)?;
    println!("{}", progress.page(Language::En).to_markdown());
    let document = progress.document();
    assert!(document.steps.iter().flat_map(|step| &step.changes).all(|one| one.kind == ChangeKind::Happened));

    // Two saved portfolios: the later one also has an acceptance that turned into a rejection.
    let mut later = portfolio.clone().on(date(2026, 9, 30));
    later.change(|document| {
        if let Some(verdict) = document.verdicts.iter_mut().find(|one| one.ruling == Ruling::Accept) {
            (verdict.ruling, verdict.strength) = (Ruling::Reject, None);
        }
    })?;
    let progress = Progress::new(&[portfolio, later], &policy)?;
    println!("{}", progress.page(Language::Nl).to_markdown());
    assert!(progress.document().steps.iter().all(|step| step.changes.len() == 1));
    Ok(())
}
