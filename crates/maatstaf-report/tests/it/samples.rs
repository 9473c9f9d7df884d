//! The sample portfolios, and every set of options that a report can have.

use std::error::Error;
use std::path::Path;

use jiff::civil::date;
use maatstaf::{Estimate, Framework, Gap, Lane, Language, Policy, Portfolio, PortfolioDocument};
use maatstaf_progress::Progress;
use maatstaf_readiness::Scheme;
use maatstaf_report::{Options, Part, Report, documents};
use strum::IntoEnumIterator;

/// The folders of the samples.
pub(crate) const NAMES: [&str; 5] = [
    "beginning-internal-coach",
    "external-coach-senior-claim",
    "internal-coach-practitioner",
    "many-claims-little-evidence",
    "master-contested-verdicts",
];

/// A sample.
pub(crate) fn sample(name: &str) -> Result<Portfolio, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/portfolios");
    let text = std::fs::read_to_string(folder.join(name).join("portfolio.json"))?;
    Ok(Portfolio::open(&text, Framework::by_id)?)
}

/// A sample with changes to its document.
pub(crate) fn changed(
    name: &str,
    change: impl FnOnce(&mut PortfolioDocument),
) -> Result<Portfolio, Box<dyn Error>> {
    let portfolio = sample(name)?;
    let mut document = portfolio.document().clone();
    change(&mut document);
    Ok(Portfolio::from_document(portfolio.framework().clone(), document)?)
}

/// Nothing included, each part alone, and everything, in one language.
pub(crate) fn options(language: Language) -> Vec<Options> {
    let alone = Part::iter().map(|part| Options::new(language).including([part]));
    let mut options = vec![Options::new(language)];
    options.extend(alone);
    options.push(Options::new(language).including(Part::iter()));
    options
}

/// The documents that one portfolio gives.
pub(crate) fn documents(
    portfolio: &Portfolio,
    options: &Options,
) -> Result<Vec<(&'static str, Report)>, Box<dyn Error>> {
    let estimate = portfolio.estimate();
    Ok(vec![
        ("self-assessment", documents::self_assessment(&estimate, options)),
        ("gap-plan", documents::gap_plan(&estimate, &estimate.next_gap(), options)),
        ("gap-plan-up", documents::gap_plan(&estimate, &up(&estimate)?, options)),
        ("progress", documents::progress(&progress(portfolio)?, options)),
    ])
}

/// The documents that one portfolio gives for accreditation schemes, at every level.
pub(crate) fn of_schemes(
    portfolio: &Portfolio,
    options: &Options,
) -> Result<Vec<(String, Report)>, Box<dyn Error>> {
    let estimate = portfolio.estimate();
    let mut reports = Vec::new();
    for id in ["eia", "eia-nobco", "eia-renewal"] {
        let scheme = Scheme::by_id(id).ok_or("no such scheme")?;
        for level in &scheme.document().levels {
            let application = documents::application(&estimate, &scheme, &level.id, options);
            reports.push((format!("application for {id} {}", level.id), application));
            let renewal = documents::renewal(portfolio, &scheme, Some(&level.id), options);
            reports.push((format!("renewal of {id} {}", level.id), renewal));
        }
    }
    Ok(reports)
}

/// The gap to the level after the one reached, or to the top.
pub(crate) fn up(estimate: &Estimate) -> Result<Gap, Box<dyn Error>> {
    let framework = estimate.portfolio().framework();
    let levels = framework.levels();
    let next = levels.get(framework.height(estimate.level())).or(levels.last()).ok_or("no levels")?;
    Ok(estimate.gap(next, Lane::Estimate)?)
}

/// A portfolio as of three days.
pub(crate) fn progress(portfolio: &Portfolio) -> Result<Progress, Box<dyn Error>> {
    let days = [date(2025, 3, 31), date(2025, 12, 31), date(2026, 6, 30)];
    Ok(Progress::of_days(portfolio, &days, &Policy::standard())?)
}

/// A sample written in another order.
pub(crate) fn turned(name: &str) -> Result<Portfolio, Box<dyn Error>> {
    changed(name, |document| {
        document.evidence.reverse();
        document.evidence.iter_mut().for_each(|item| item.claims.reverse());
        document.verdicts.reverse();
        document.not_applicable.reverse();
        document.self_rating.reverse();
    })
}
