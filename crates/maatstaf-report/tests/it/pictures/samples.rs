//! The pictures of the sample portfolios.

use std::path::PathBuf;
use std::sync::OnceLock;

use jiff::civil::{Date, date};
use maatstaf::{EstimateDocument, Framework, Policy, Portfolio};
use maatstaf_cohort::{Anonymity, Cohort, CohortDocument};
use maatstaf_crosscheck::{Assessment, Crosscheck, CrosscheckAnswer, PanelRules};
use maatstaf_document::Language;
use maatstaf_practice::{Counting, Ledger};
use maatstaf_progress::{Progress, ProgressDocument};
use maatstaf_report::{Picture, pictures};

/// What takes long to make is made once.
static GROUP: OnceLock<CohortDocument> = OnceLock::new();
static PROGRESS: OnceLock<ProgressDocument> = OnceLock::new();
static ANSWER: OnceLock<CrosscheckAnswer> = OnceLock::new();

type Read<T> = Result<T, Box<dyn std::error::Error>>;

/// The day as of which the samples are read.
pub(crate) const DAY: Date = date(2026, 6, 30);

fn text(path: &str) -> Read<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    Ok(std::fs::read_to_string(folder.join(path))?)
}

fn portfolio(path: &str) -> Read<Portfolio> {
    Ok(Portfolio::from_json(Framework::emcc(), &text(path)?)?)
}

fn sample(name: &str) -> Read<Portfolio> {
    portfolio(&format!("portfolios/{name}/portfolio.json"))
}

pub(crate) fn estimate(name: &str) -> Read<EstimateDocument> {
    Ok(sample(name)?.estimate().document())
}

/// Three assessors of one person, of whom one changes their mind after the reveal.
pub(crate) fn answer() -> Read<CrosscheckAnswer> {
    if let Some(answer) = ANSWER.get() {
        return Ok(answer.clone());
    }
    let (portfolio, rules) = (sample("master-contested-verdicts")?, PanelRules::standard());
    let mut assessments = Vec::new();
    for letter in ["a", "b", "c"] {
        let json = text(&format!("assessments/master-contested-verdicts/assessor-{letter}.json"))?;
        assessments.push(Assessment::from_json(&json, &portfolio, &rules)?);
    }
    let answer = Crosscheck::new(portfolio, assessments, Policy::standard(), rules, None)?.answer();
    Ok(ANSWER.get_or_init(|| answer).clone())
}

/// The same portfolio as of six days over two and a half years.
pub(crate) fn progress() -> Read<ProgressDocument> {
    if let Some(progress) = PROGRESS.get() {
        return Ok(progress.clone());
    }
    let portfolio = sample("external-coach-senior-claim")?;
    let days =
        [date(2024, 1, 31), date(2024, 9, 30), date(2025, 3, 31), date(2025, 9, 30), date(2025, 12, 31), DAY];
    let progress = Progress::of_days(&portfolio, &days, &Policy::standard())?.document();
    Ok(PROGRESS.get_or_init(|| progress).clone())
}

/// The people of the sample panel as a group.
pub(crate) fn group() -> Read<CohortDocument> {
    if let Some(group) = GROUP.get() {
        return Ok(group.clone());
    }
    let mut portfolios = Vec::new();
    for number in 1..=24 {
        portfolios.push(portfolio(&format!("panel/portfolios/person-{number:02}.json"))?);
    }
    let group = Cohort::new(&portfolios, &Policy::standard(), Anonymity::default())?.document();
    Ok(GROUP.get_or_init(|| group).clone())
}

pub(crate) fn ledger() -> Read<Ledger> {
    let document = sample("external-coach-senior-claim")?.document().ledger.clone();
    Ok(Ledger::from_document(document.ok_or("the sample has a ledger")?)?)
}

/// Each picture of a sample, by name.
pub(crate) fn pictures(language: Language) -> Read<Vec<(&'static str, Picture)>> {
    let framework = Framework::emcc();
    let estimate = estimate("external-coach-senior-claim")?;
    let emcc = Counting::by_id("emcc").ok_or("a profile of that name")?;
    let assessors = ["assessor-a", "assessor-b", "assessor-c"].map(str::to_owned);
    let until = date(2026, 5, 20);
    Ok(vec![
        ("matrix", pictures::matrix(&estimate, &framework, language)),
        ("profile", pictures::profile(&estimate, &framework, language)),
        ("radar", pictures::radar(&estimate, &framework, language)),
        ("progress", pictures::progress(&progress()?, &framework, language)),
        ("panel", pictures::panel(&answer()?, &framework, &assessors, language)),
        ("cohort", pictures::cohort(&group()?, &framework, language)),
        ("practice", pictures::practice(&ledger()?, &emcc, until, 12, language)),
    ])
}
