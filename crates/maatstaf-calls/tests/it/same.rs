//! The answers are those that the crates give.

use maatstaf::{Framework, Language, Policy, Portfolio};
use maatstaf_crosscheck::{Assessment, Crosscheck, PanelRules, Resolution};
use maatstaf_readiness::{Advice, Applicant, Readiness, Scheme};
use maatstaf_report::{Options, Part, documents, pictures};
use serde::Serialize;
use serde_json::{Value, json};

use crate::{Outcome, ask, sample};

const SAMPLES: [&str; 5] = [
    "beginning-internal-coach",
    "external-coach-senior-claim",
    "internal-coach-practitioner",
    "many-claims-little-evidence",
    "master-contested-verdicts",
];

/// A document as a call writes it.
fn printed(document: &impl Serialize) -> Result<String, serde_json::Error> {
    Ok(serde_json::to_string_pretty(document)? + "\n")
}

fn portfolio(name: &str) -> Result<(Portfolio, Value), Box<dyn std::error::Error>> {
    let text = sample(&format!("portfolios/{name}/portfolio.json"))?;
    Ok((Portfolio::open(&text, Framework::by_id)?, serde_json::from_str(&text)?))
}

#[test]
fn estimates_and_gaps_are_those_of_the_core() -> Outcome {
    for name in SAMPLES {
        let (portfolio, document) = portfolio(name)?;
        for policy in ["maatstaf-default", "maatstaf-strict"] {
            let read = Policy::by_id(policy).ok_or("the policy is there")?;
            let estimate = portfolio.estimate_with(&read);
            let request = json!({ "portfolio": document, "policy": policy }).to_string();
            assert_eq!(ask("estimate", &request)?.body, printed(&estimate.document())?, "{name}");
            assert_eq!(ask("gap", &request)?.body, printed(&estimate.next_gap().document())?, "{name}");
        }
        let day = jiff::civil::date(2025, 1, 31);
        let earlier = portfolio.clone().on(day).estimate();
        let request = json!({ "portfolio": document, "as_of": day }).to_string();
        assert_eq!(ask("estimate", &request)?.body, printed(&earlier.document())?, "{name}");
    }
    Ok(())
}

#[test]
fn readiness_is_that_of_its_crate() -> Outcome {
    for name in SAMPLES {
        let (portfolio, document) = portfolio(name)?;
        let scheme = Scheme::by_id("eia").ok_or("the scheme is there")?;
        let readiness = Readiness::new(&scheme, &Applicant::of(&portfolio), portfolio.document().as_of);
        let advice = Advice::new(&scheme, &readiness, &portfolio.estimate());
        let answer: Value =
            serde_json::from_str(&ask("readiness", &json!({ "portfolio": document }).to_string())?.body)?;
        assert_eq!(answer, json!({ "readiness": readiness, "advice": advice }), "{name}");
    }
    Ok(())
}

#[test]
fn a_crosscheck_is_that_of_its_crate() -> Outcome {
    let name = "master-contested-verdicts";
    let (portfolio, document) = portfolio(name)?;
    let rules = PanelRules::standard();
    let file = |one: &str| sample(&format!("assessments/{name}/{one}.json"));
    let texts = [file("assessor-a")?, file("assessor-b")?, file("assessor-c")?];
    let read = |text: &String| Assessment::from_json(text, &portfolio, &rules);
    let assessments = texts.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let resolution = Resolution::from_json(&file("resolution")?, &portfolio, &rules)?;
    let whole =
        Crosscheck::new(portfolio.clone(), assessments, Policy::standard(), rules.clone(), Some(resolution))?;
    let documents = texts.iter().map(|text| serde_json::from_str(text)).collect::<Result<Vec<Value>, _>>()?;
    let resolution: Value = serde_json::from_str(&file("resolution")?)?;
    let request =
        json!({ "portfolio": document, "assessments": documents, "resolution": resolution }).to_string();
    assert_eq!(ask("crosscheck", &request)?.body, printed(&whole.answer())?);
    let report = documents::comparison(&whole, &Options::new(Language::En));
    assert_eq!(ask("report-comparison", &request)?.body, report.html());
    Ok(())
}

#[test]
fn reports_and_pictures_are_those_of_their_crate() -> Outcome {
    for name in SAMPLES {
        let (portfolio, document) = portfolio(name)?;
        let estimate = portfolio.estimate();
        let request = json!({ "portfolio": document, "language": "nl", "include": ["titles", "texts"] });
        let options = Options::new(Language::Nl).including([Part::Titles, Part::Texts]);
        let report = documents::self_assessment(&estimate, &options);
        assert_eq!(ask("report-self-assessment", &request.to_string())?.body, report.html(), "{name}");
        let request = json!({ "portfolio": document, "language": "nl" }).to_string();
        let picture = pictures::matrix(&estimate.document(), portfolio.framework(), Language::Nl);
        assert_eq!(ask("picture-matrix", &request)?.body, picture.svg(), "{name}");
    }
    Ok(())
}
