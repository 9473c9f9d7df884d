//! What assessments, resolutions and rules must hold to, and that no message quotes them.

use crate::common::{DAY, Tested, checked, codes, empty, judgement, portfolio, strength, verdict};
use maatstaf::Ruling;
use maatstaf_crosscheck::{
    AfterReveal, Assessment, AssessmentDocument, CellJudgement, Crosscheck, Decision, Holistic, PanelRules,
    PanelRulesDocument, Resolution, ResolutionDocument, ResolutionRecord, Seen,
};
use maatstaf_document::{DocumentError, Language};

type Refused = Result<DocumentError, Box<dyn std::error::Error>>;

/// Words that stand in every text of the hostile documents below, and that no message may quote.
const CANARY: &str = "canary";

fn refused(change: impl FnOnce(&mut AssessmentDocument)) -> Refused {
    let portfolio = portfolio()?;
    let mut document = empty(&portfolio, "assessor-1");
    change(&mut document);
    let checked = Assessment::from_document(document, &portfolio, &PanelRules::standard());
    Ok(checked.err().ok_or("it must be refused")?)
}

fn sorted(error: &DocumentError) -> Vec<&'static str> {
    let mut found = codes(error);
    found.sort_unstable();
    found
}

fn quotes_nothing(error: &DocumentError) {
    for language in [Language::En, Language::Nl] {
        let said = error.sentences(language).join("\n");
        assert!(!said.contains(CANARY), "{said}");
    }
}

/// An assessment with one problem of each kind.
const MANY: &str = r#"{
  "maatstaf_assessment": 1, "assessor": "the canary itself", "blind": false, "on": "2026-07-01",
  "seen": {"holder": "canary-b", "framework": "canary", "digest": "canary",
    "evidence": {"a canary": "canary", "gone": "canary"}},
  "judgements": [
    {"category": "canary", "level": "foundation"},
    {"category": "evaluation", "level": "canary"},
    {"category": "building-the-relationship", "level": "practitioner", "rationale": "canary"},
    {"category": "building-the-relationship", "level": "practitioner", "rationale": "canary"}],
  "cells": [
    {"category": "building-the-relationship", "level": "foundation", "shown": false, "rationale": "canary"},
    {"category": "canary", "level": "foundation", "shown": true},
    {"category": "evaluation", "level": "canary", "shown": true},
    {"category": "managing-the-contract", "level": "foundation", "shown": true},
    {"category": "managing-the-contract", "level": "foundation", "shown": false}],
  "verdicts": [
    {"evidence": "canary", "indicator": 1, "ruling": "accept", "reason": "canary"},
    {"evidence": "gone", "indicator": 1, "ruling": "accept", "reason": " "},
    {"evidence": "gone", "indicator": 2, "ruling": "reject", "strength": 2, "reason": "canary"},
    {"evidence": "gone", "indicator": 3, "ruling": "accept", "reason": "canary"},
    {"evidence": "gone", "indicator": 3, "ruling": "accept", "reason": "canary"},
    {"evidence": "gone", "indicator": 4, "theme": "canary", "ruling": "accept", "reason": "canary"},
    {"evidence": "gone", "indicator": 900, "ruling": "accept", "reason": "canary"},
    {"evidence": "gone", "category": "evaluation", "ruling": "accept", "reason": "canary"},
    {"evidence": "gone", "category": "canary", "level": "foundation", "theme": "canary", "ruling": "accept", "reason": "canary"}],
  "holistic": {"level": "canary", "rationale": " ", "recommends": "canary"},
  "after_reveal": {"on": "2026-06-30",
    "judgements": [
      {"category": "building-the-relationship", "level": "practitioner", "rationale": "canary"},
      {"category": "understanding-self", "level": "not-judged", "rationale": "canary"},
      {"category": "managing-the-contract", "level": "senior-practitioner"}],
    "verdicts": [
      {"evidence": "gone", "indicator": 3, "ruling": "accept", "reason": "canary, again"},
      {"evidence": "gone", "indicator": 2, "reason": ""}]},
  "comment": "canary"
}"#;

#[test]
fn every_problem_of_an_assessment_is_reported_at_once_with_its_place() -> Tested {
    let error = Assessment::from_json(MANY, &portfolio()?, &PanelRules::standard());
    let error = error.err().ok_or("it must be refused")?;
    let mut expected = [
        "bad-id",
        "another-holder",
        "unknown-value",
        "bad-id", // the head
        "unknown-value",
        "unknown-value",
        "doubled-judgement",
        "contradicting-cell",
        "unknown-value",
        "unknown-value",
        "doubled-cell",
        "unknown-evidence",
        "missing-reason",
        "stray-strength",
        "doubled-verdict",
        "stray-theme",
        "unknown-indicator",
        "unclear-target",
        "unknown-value",
        "unknown-value",
        "missing-reason",
        "unknown-value", // the whole
        "not-blind",
        "revealed-before",
        "repeated",
        "missing-level",
        "missing-reason",
        "repeated",
        "missing-ruling",
    ];
    expected.sort_unstable();
    assert_eq!(sorted(&error), expected);
    assert!(error.problems().iter().all(|problem| problem.place.line.is_some()));
    quotes_nothing(&error);
    Ok(())
}

#[test]
fn problems_of_shape_come_with_their_lines_and_quote_nothing() -> Tested {
    let text = "{\n\"maatstaf_assessment\": 1,\n\"assessor\": 7,\n\"canary\": 1,\n\"blind\": \"canary\"\n}";
    let error = Assessment::from_json(text, &portfolio()?, &PanelRules::standard());
    let error = error.err().ok_or("it must be refused")?;
    assert!(error.problems().iter().any(|one| one.code == "unknown-field" && one.place.line == Some(4)));
    quotes_nothing(&error);
    Ok(())
}

#[test]
fn a_verdict_holds_to_what_the_evidence_claims() -> Tested {
    let error = refused(|one| {
        one.verdicts = vec![
            verdict("log", 24, Ruling::Reject),
            verdict("log", 25, Ruling::Accept),
            verdict("log", 30, Ruling::Accept),
        ];
        one.verdicts.iter_mut().skip(2).for_each(|one| one.strength = strength(4));
    })?;
    assert_eq!(sorted(&error), ["missing-strength", "stronger-than-claimed", "unclaimed-rejection"]);
    Ok(())
}

#[test]
fn what_was_ruled_on_another_version_is_not_held_to_this_one() -> Tested {
    let portfolio = portfolio()?;
    let mut document = empty(&portfolio, "assessor-1");
    document.seen.digest = "another".to_owned();
    document.seen.evidence.insert("log".to_owned(), "another".to_owned());
    document.verdicts = vec![verdict("log", 24, Ruling::Reject), verdict("log", 25, Ruling::Accept)];
    assert!(checked(&portfolio, vec![document]).is_ok());
    Ok(())
}

#[test]
fn the_holder_assesses_nothing() -> Tested {
    assert_eq!(codes(&refused(|one| one.assessor = "coach-a".to_owned())?), ["own-assessor"]);
    Ok(())
}

#[test]
fn a_cell_may_show_above_one_that_does_not_and_still_agree_with_the_level() -> Tested {
    let cell = |level: &str, shown| CellJudgement {
        category: "evaluation".to_owned(),
        level: level.to_owned(),
        shown,
        rationale: None,
    };
    let with = |level: Option<&str>, cells: Vec<CellJudgement>| {
        let judgements = vec![judgement("evaluation", level)];
        refused(|one| *one = AssessmentDocument { judgements, cells, ..one.clone() })
    };
    let gap = || vec![cell("practitioner", false), cell("senior-practitioner", true)];
    assert!(with(Some("foundation"), gap()).is_err()); // it is not refused
    assert_eq!(codes(&with(Some("practitioner"), gap())?), ["contradicting-cell", "contradicting-cell"]);
    assert_eq!(codes(&with(Some("foundation"), vec![cell("practitioner", true)])?), ["contradicting-cell"]);
    assert_eq!(codes(&with(None, vec![cell("foundation", true)])?), ["contradicting-cell"]);
    assert!(with(Some("not-judged"), gap()).is_err());
    Ok(())
}

#[test]
fn what_follows_a_reveal_must_say_something_new() -> Tested {
    let whole = || Some(Holistic { level: None, rationale: "Why.".to_owned(), recommends: None });
    let error = refused(|one| {
        one.blind = true;
        one.judgements = vec![judgement("evaluation", None)];
        one.verdicts = vec![verdict("log", 30, Ruling::Accept)];
        one.holistic = whole();
        let mut same = verdict("log", 30, Ruling::Accept);
        same.strength = strength(3); // as claimed, which is what was said
        let judgements = vec![judgement("evaluation", None)];
        one.after_reveal = Some(AfterReveal { on: DAY, judgements, verdicts: vec![same], holistic: whole() });
    })?;
    assert_eq!(codes(&error), ["repeated", "repeated", "repeated"]);
    Ok(())
}

#[test]
fn two_assessments_by_one_assessor_are_refused_together() -> Tested {
    let portfolio = portfolio()?;
    let twice = checked(&portfolio, vec![empty(&portfolio, "one"), empty(&portfolio, "one")])?;
    let mut other = portfolio.clone();
    other.change(|document| document.holder = "coach-b".to_owned())?;
    let (policy, rules) = (maatstaf::Policy::standard(), PanelRules::standard());
    let error = Crosscheck::new(portfolio, twice.clone(), policy.clone(), rules.clone(), None);
    assert_eq!(codes(&error.err().ok_or("it must be refused")?), ["doubled-assessor"]);
    let error = Crosscheck::new(other, twice, policy, rules, None).err().ok_or("it must be refused")?;
    assert_eq!(codes(&error), ["another-holder", "another-holder"]);
    assert_eq!(
        error.problems().first().map(|one| one.place.path.as_str()),
        Some("assessments[0].seen.holder")
    );
    Ok(())
}

fn resolution(change: impl FnOnce(&mut ResolutionDocument)) -> Result<ResolutionDocument, DocumentError> {
    let digest = Seen::of(&portfolio()?).digest;
    let (holder, records) = ("coach-a".to_owned(), Vec::new());
    let mut document =
        ResolutionDocument { schema: None, maatstaf_resolution: 1, holder, digest, records, decision: None };
    change(&mut document);
    Ok(document)
}

fn unresolved(change: impl FnOnce(&mut ResolutionDocument)) -> Refused {
    let document = resolution(change)?;
    let checked = Resolution::from_document(document, &portfolio()?, &PanelRules::standard());
    Ok(checked.err().ok_or("it must be refused")?)
}

fn record() -> ResolutionRecord {
    ResolutionRecord {
        by: vec!["chair".to_owned()],
        on: DAY,
        why: "canary".to_owned(),
        evidence: Some("log".to_owned()),
        indicator: Some(30),
        category: None,
        level: None,
        theme: None,
        ruling: Some(Ruling::Accept),
        strength: None,
    }
}

#[test]
fn a_record_settles_one_thing_that_exists() -> Tested {
    let error = unresolved(|one| {
        let none = ResolutionRecord { evidence: None, indicator: None, ruling: None, ..record() };
        let category = Some("evaluation".to_owned());
        one.records = vec![
            record(),
            record(),
            ResolutionRecord { indicator: Some(24), ..record() },
            ResolutionRecord { evidence: Some("canary".to_owned()), ..record() },
            ResolutionRecord { indicator: Some(8), ruling: None, ..record() },
            ResolutionRecord { indicator: Some(10), strength: strength(4), ..record() },
            ResolutionRecord {
                indicator: Some(15),
                ruling: Some(Ruling::Reject),
                strength: strength(1),
                ..record()
            },
            none.clone(),
            ResolutionRecord { category: category.clone(), strength: strength(1), ..none.clone() },
            ResolutionRecord { category, level: Some("canary".to_owned()), ..none.clone() },
            ResolutionRecord { category: Some("canary".to_owned()), ..none },
            ResolutionRecord { indicator: Some(21), by: Vec::new(), why: " ".to_owned(), ..record() },
            ResolutionRecord {
                indicator: Some(1),
                by: vec!["coach-a".to_owned(), "a canary".to_owned()],
                ..record()
            },
        ];
    })?;
    let mut expected = [
        "doubled-record",
        "unknown-claim",
        "unknown-claim",
        "missing-ruling",
        "stronger-than-claimed",
        "stray-strength",
        "unclear-record",
        "stray-strength",
        "unknown-value",
        "doubled-record",
        "unknown-value",
        "missing-name",
        "missing-reason",
        "own-decision",
        "bad-id",
    ];
    expected.sort_unstable();
    assert_eq!(sorted(&error), expected);
    quotes_nothing(&error);
    Ok(())
}

fn decided(outcome: &str, level: Option<&str>) -> Refused {
    unresolved(|one| {
        one.decision = Some(Decision {
            outcome: outcome.to_owned(),
            level: level.map(str::to_owned),
            by: vec!["chair".to_owned()],
            on: DAY,
            why: "canary".to_owned(),
            asks: Vec::new(),
        });
    })
}

#[test]
fn a_decision_awards_what_it_says_and_never_more_than_was_asked() -> Tested {
    // The portfolio applies for Foundation.
    assert_eq!(codes(&decided("award", Some("practitioner"))?), ["above-applied-for"]);
    assert_eq!(codes(&decided("award-lower", Some("senior-practitioner"))?), ["above-applied-for"]);
    assert_eq!(codes(&decided("award-lower", Some("foundation"))?), ["not-lower"]);
    assert_eq!(codes(&decided("award", None)?), ["missing-level"]);
    assert_eq!(codes(&decided("ask-more", None)?), ["missing-asks"]);
    assert_eq!(codes(&decided("decline", Some("foundation"))?), ["stray-level"]);
    assert_eq!(codes(&decided("canary", Some("canary"))?), ["unknown-value", "unknown-value"]);
    assert!(decided("award", Some("foundation")).is_err()); // it is not refused
    Ok(())
}

#[test]
fn nothing_is_awarded_where_nothing_was_asked() -> Tested {
    let mut portfolio = portfolio()?;
    portfolio.change(|document| document.target = None)?;
    let mut document = resolution(|_| {})?;
    document.digest = Seen::of(&portfolio).digest;
    document.decision = Some(Decision {
        outcome: "award".to_owned(),
        level: Some("foundation".to_owned()),
        by: vec!["coach-a".to_owned()],
        on: DAY,
        why: String::new(),
        asks: Vec::new(),
    });
    let error = Resolution::from_document(document, &portfolio, &PanelRules::standard()).err();
    assert_eq!(sorted(&error.ok_or("it must be refused")?), ["missing-reason", "no-target", "own-decision"]);
    Ok(())
}

#[test]
fn a_resolution_is_of_this_portfolio_as_it_is() -> Tested {
    assert_eq!(codes(&unresolved(|one| one.digest = "canary".to_owned())?), ["another-digest"]);
    assert_eq!(codes(&unresolved(|one| one.holder = "canary".to_owned())?), ["another-holder"]);
    assert_eq!(codes(&unresolved(|one| one.maatstaf_resolution = 2)?), ["unknown-version"]);
    Ok(())
}

#[test]
fn the_rules_that_come_with_it_are_sound_and_others_are_checked() -> Tested {
    let rules = PanelRules::standard();
    assert_eq!(rules.document().decisions.len(), 4);
    let refused = |change: fn(&mut PanelRulesDocument)| -> Refused {
        let mut document = PanelRules::standard().document().clone();
        change(&mut document);
        Ok(PanelRules::from_document(document).err().ok_or("it must be refused")?)
    };
    let error = refused(|one| {
        one.maatstaf_panel_rules = 2;
        one.id = "a canary".to_owned();
        one.name.nl.clear();
        one.contested_range = 0;
        one.least_people = 1;
        one.halo_percent = 101;
        one.decisions.extend(one.decisions.first().cloned());
    })?;
    let expected = [
        "bad-id",
        "doubled-id",
        "missing-name",
        "out-of-range",
        "out-of-range",
        "out-of-range",
        "unknown-version",
    ];
    assert_eq!(sorted(&error), expected);
    quotes_nothing(&error);
    assert_eq!(codes(&refused(|one| one.decisions.clear())?), ["no-decision"]);
    Ok(())
}
