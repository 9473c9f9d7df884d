//! Documents that cannot be laid beside each other are refused, all problems at once and without quoting anybody's text.

use std::error::Error;

use maatstaf::{Framework, Policy};
use maatstaf_crosscheck::{AssessmentDocument, ClaimVerdict, Holistic, PanelRules, Raters, RatersAnswer};
use maatstaf_document::{DocumentError, Language};

use super::cohort::{DRAWS, Outcome, assessment, documents, rated, regular};

const CANARY: &str = "Mevrouw Canarie uit Texel";

fn refused(documents: Vec<AssessmentDocument>) -> Result<DocumentError, Box<dyn Error>> {
    Raters::new(&Framework::emcc(), documents, &[]).err().ok_or_else(|| "it was taken".into())
}

fn found(error: &DocumentError) -> Vec<(&'static str, &str)> {
    error.problems().iter().map(|problem| (problem.code, problem.place.path.as_str())).collect()
}

#[test]
fn every_problem_is_found_at_once_with_the_position_of_its_document() -> Outcome {
    let mut documents = documents(&regular(2, &[0, 1]));
    documents.push(assessment("p00", "r1", &[Some(1)]));
    documents.push(assessment("p01", "p01", &[Some(1)]));
    let mut other = assessment("p01", "r7", &[]);
    other.seen.framework = "career-competences-2012".to_owned();
    documents.push(other);
    let error = refused(documents)?;
    assert_eq!(
        found(&error),
        [
            ("doubled-assessment", "assessments[4].assessor"),
            ("own-assessor", "assessments[5].assessor"),
            ("another-framework", "assessments[6].seen.framework"),
        ]
    );
    Ok(())
}

#[test]
fn two_portfolios_of_one_holder_are_one_too_many() -> Outcome {
    let portfolios = [rated("p00", 1)?, rated("p00", 2)?];
    let error = Raters::new(&Framework::emcc(), Vec::new(), &portfolios).err().ok_or("it was taken")?;
    assert_eq!(found(&error), [("doubled-portfolio", "portfolios[1].holder")]);
    Ok(())
}

/// An assessment with private text wherever text can stand.
fn talkative() -> AssessmentDocument {
    let mut document = assessment("p00", "r0", &[Some(1), Some(2)]);
    document.comment = Some(CANARY.to_owned());
    document.judgements.iter_mut().for_each(|one| one.rationale = Some(CANARY.to_owned()));
    document.verdicts.push(ClaimVerdict {
        evidence: "e1".to_owned(),
        indicator: Some(35),
        category: None,
        level: None,
        theme: None,
        ruling: Some(maatstaf::Ruling::Accept),
        strength: None,
        reason: CANARY.to_owned(),
    });
    let holistic = Holistic { level: None, rationale: CANARY.to_owned(), recommends: None };
    document.holistic = Some(holistic);
    document
}

fn said(answer: &RatersAnswer) -> Result<String, Box<dyn Error>> {
    let pages = [Language::En, Language::Nl].map(|language| answer.page(language).to_markdown()).join("\n");
    Ok(serde_json::to_string(answer)? + &pages)
}

#[test]
fn no_problem_quotes_a_text() -> Outcome {
    let mut document = talkative();
    document.assessor = CANARY.to_owned();
    document.seen.holder = CANARY.to_owned();
    document.seen.framework = CANARY.to_owned();
    for judgement in &mut document.judgements {
        judgement.category = CANARY.to_owned();
        judgement.level = Some(CANARY.to_owned());
    }
    for verdict in &mut document.verdicts {
        verdict.evidence = CANARY.to_owned();
        verdict.indicator = None;
        verdict.category = Some(CANARY.to_owned());
        verdict.level = Some(CANARY.to_owned());
    }
    if let Some(whole) = &mut document.holistic {
        whole.level = Some(CANARY.to_owned());
    }
    let error = refused(vec![document])?;
    assert!(error.problems().len() > 8, "{:?}", found(&error));
    for language in [Language::En, Language::Nl] {
        let sentences = error.sentences(language).join("\n");
        assert!(!sentences.contains("Canarie") && !sentences.contains("Texel"));
    }
    Ok(())
}

#[test]
fn no_answer_quotes_a_text() -> Outcome {
    let raters = Raters::new(&Framework::emcc(), vec![talkative()], &[])?;
    let answer = raters.answer(&Policy::standard(), &PanelRules::standard(), DRAWS);
    assert!(!said(&answer)?.contains("Canarie"));
    Ok(())
}
