//! The progress report shows the levels over days, tells what caused each step, and gives away nothing.

use std::error::Error;

use maatstaf::Language;
use maatstaf_report::{Options, Part, documents};
use strum::IntoEnumIterator;

use crate::canaries;
use crate::samples;

#[test]
fn every_step_has_a_section_and_every_snapshot_a_digest() -> Result<(), Box<dyn Error>> {
    let progress = samples::progress(&samples::sample("internal-coach-practitioner")?)?;
    let document = progress.document();
    let html = documents::progress(&progress, &Options::new(Language::En)).html();
    for (at, step) in document.steps.iter().enumerate() {
        let (number, from, to) = (at + 1, step.from, step.to);
        assert!(html.contains(&format!("id=\"steps-{number}\"")), "{number}");
        assert!(html.contains(&format!("From {from} to {to}")), "{number}");
    }
    assert!(document.snapshots.iter().all(|snapshot| html.contains(&snapshot.digest)));
    Ok(())
}

#[test]
fn every_level_in_the_table_leads_to_what_explains_it() -> Result<(), Box<dyn Error>> {
    let portfolio = samples::sample("internal-coach-practitioner")?;
    let text = documents::progress(&samples::progress(&portfolio)?, &Options::new(Language::En)).markdown();
    let framework = portfolio.framework();
    for category in framework.categories() {
        let name = framework.category_name(category, Language::En);
        let row = text.lines().find(|line| line.starts_with(&format!("| [{name}](#why-{category}) |")));
        let row = row.ok_or("a row")?;
        assert!(row.contains("](#steps-1) | "), "{row}");
        assert!(row.contains("](#steps-2) | "), "{row}");
        assert!(row.ends_with(&format!("](#why-{category}) |")), "{row}");
    }
    Ok(())
}

#[test]
fn nothing_that_somebody_wrote_goes_in_whatever_is_asked() -> Result<(), Box<dyn Error>> {
    for name in ["beginning-internal-coach", "master-contested-verdicts"] {
        let (portfolio, _) = canaries::planted(name)?;
        let progress = samples::progress(&portfolio)?;
        for options in Language::iter().map(|language| Options::new(language).including(Part::iter())) {
            let report = documents::progress(&progress, &options);
            assert!(canaries::heard(&report.html()).is_empty(), "{name}");
            assert!(canaries::heard(&report.markdown()).is_empty(), "{name}");
        }
    }
    Ok(())
}

#[test]
fn progress_reads_as_it_did() -> Result<(), Box<dyn Error>> {
    let progress = samples::progress(&samples::sample("internal-coach-practitioner")?)?;
    for language in Language::iter() {
        let report = documents::progress(&progress, &Options::new(language));
        insta::assert_snapshot!(format!("progress-{language}"), report.markdown());
    }
    Ok(())
}
