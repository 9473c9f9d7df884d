//! The sample portfolios, read under the ICF's core competencies.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use maatstaf::{Framework, Language, Policy, Portfolio};
use maatstaf_crosswalk::{Crosswalk, CrosswalkAnswer, Presence, Reading, Step, WhyLeft};

type Tested = Result<(), Box<dyn Error>>;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../examples/portfolios")
}

fn sample(name: &str) -> Result<Portfolio, Box<dyn Error>> {
    let text = fs::read_to_string(folder().join(name).join("portfolio.json"))?;
    Ok(Portfolio::open(&text, Framework::by_id)?)
}

fn read(portfolio: &Portfolio) -> Result<Reading, Box<dyn Error>> {
    let walk = Crosswalk::between("emcc-2015", "icf-2025").ok_or("it comes along")?;
    Ok(walk.read(portfolio, &Policy::standard())?)
}

fn presence(answer: &CrosswalkAnswer, category: &str) -> Option<Presence> {
    answer.categories.iter().find(|one| one.category == category).map(|one| one.presence)
}

#[test]
fn every_sample_can_be_read_and_none_of_its_text_goes_along() -> Tested {
    for entry in fs::read_dir(folder())? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let portfolio = sample(&name)?;
        let reading = read(&portfolio)?;
        let said = serde_json::to_string(reading.answer())?
            + &reading.page(Language::En).to_markdown()
            + &reading.page(Language::Nl).to_markdown();
        for item in &portfolio.document().evidence {
            assert!(!said.contains(&item.title), "{name} quotes a title");
            let themes = item.claims.iter().filter_map(|claim| claim.theme.as_ref());
            let texts = item.claims.iter().filter_map(|claim| claim.rationale.as_ref()).chain(themes);
            assert!(
                texts.filter(|text| text.len() > 12).all(|text| !said.contains(text)),
                "{name} quotes a claim"
            );
        }
        let claims: usize = portfolio.document().evidence.iter().map(|item| item.claims.len()).sum();
        assert_eq!(reading.answer().carried.len() + reading.answer().left.len(), claims, "{name}");
    }
    Ok(())
}

#[test]
fn a_practitioner_is_a_learner_for_the_icf_and_perhaps_the_rest() -> Tested {
    let reading = read(&sample("internal-coach-practitioner")?)?;
    let answer = reading.answer();
    assert_eq!(presence(answer, "embodies-a-coaching-mindset"), Some(Presence::There));
    assert_eq!(presence(answer, "demonstrates-ethical-practice"), Some(Presence::There));
    assert_eq!(presence(answer, "evokes-awareness"), Some(Presence::Perhaps));
    let overall = answer.overall.as_ref().ok_or("levels are mapped")?;
    assert_eq!((overall.floor.as_deref(), overall.estimate.as_deref()), (None, None)); // a bridge between awards is no estimate
    let lost: Vec<&str> = answer.without_counterpart.iter().map(|one| one.category.as_str()).collect();
    assert_eq!(lost, ["use-of-models-and-techniques", "evaluation"]);
    assert!(answer.left.iter().any(|claim| claim.why == WhyLeft::NoCounterpart));
    assert!(answer.next.iter().any(|step| step.step == Step::ClaimDirectly && !step.evidence.is_empty()));
    Ok(())
}

#[test]
fn an_acceptance_by_an_emcc_assessor_is_none_by_the_icf() -> Tested {
    let reading = read(&sample("master-contested-verdicts")?)?;
    assert!(reading.answer().categories.iter().all(|one| one.presence != Presence::Certain));
    Ok(())
}

#[test]
fn a_portfolio_for_another_framework_is_refused() -> Tested {
    let icf = Framework::by_id("icf-2025").ok_or("it comes along")?;
    let walk = Crosswalk::between("emcc-2015", "icf-2025").ok_or("it comes along")?;
    let error = walk.read(&Portfolio::new(icf), &Policy::standard()).err().ok_or("it must be refused")?;
    assert_eq!(error.problems().first().map(|problem| problem.code), Some("unknown-value"));
    Ok(())
}
