//! What holds for every agreement: nothing missing goes unnamed, and nothing added makes more missing.

use std::error::Error;

use jiff::civil::{Date, date};
use maatstaf_document::Language;
use maatstaf_mentoring::{Agreement, AgreementFacts, Review};
use serde_json::{Value, json};

const WHOLE: &str = include_str!("../../../../examples/mentoring/agreement.nl.json");
const DAY: Date = date(2026, 6, 30);

/// For each part: where it stands, and what stands there when it is left out.
fn parts() -> Vec<(&'static str, Vec<(&'static str, Value)>)> {
    let one = |part, place, empty| (part, vec![(place, empty)]);
    vec![
        one("roles", "/roles", json!([])),
        one("growth-targets", "/growth_targets", json!([])),
        one("mission-reason", "/mission/reason", json!("  ")),
        one("mission-aim", "/mission/aim", json!(null)),
        one("mission-results", "/mission/results", json!([""])),
        one("channels", "/engagement/channels", json!([])),
        (
            "rhythm",
            vec![
                ("/engagement/every_days", json!(null)),
                ("/engagement/moments", json!("")),
                ("/engagement/ad_hoc", json!(false)),
            ],
        ),
        one("duration", "/engagement/duration_months", json!(null)),
        one("starts", "/engagement/starts", json!(null)),
        one("network", "/network", json!(null)),
        one("confidential", "/trust/confidential", json!(false)),
        one("exceptions", "/trust/exceptions", json!(null)),
        one("repair", "/trust/repair", json!("")),
        one("opportunity", "/opportunity", json!(null)),
        one("review", "/review/every_months", json!(null)),
        one("mentor-promises", "/responsibilities/mentor", json!([])),
        one("mentee-promises", "/responsibilities/mentee", json!([])),
        one("joint-promises", "/responsibilities/joint", json!([" "])),
        one("limits", "/limits", json!(null)),
        one("mentee-work", "/mentee_work", json!([])),
        one("sources", "/sources", json!([])),
    ]
}

fn set(agreement: &mut Value, place: &str, value: Value) -> Result<(), Box<dyn Error>> {
    *agreement.pointer_mut(place).ok_or(format!("nothing stands at {place}"))? = value;
    Ok(())
}

fn missing(agreement: &Value) -> Result<Vec<String>, Box<dyn Error>> {
    let check = Agreement::from_json(&agreement.to_string())?.check(DAY);
    assert_eq!(check.complete, check.missing.is_empty());
    Ok(check.missing.into_iter().map(|one| one.part).collect())
}

#[test]
fn an_agreement_with_everything_has_nothing_missing() -> Result<(), Box<dyn Error>> {
    let check = Agreement::from_json(WHOLE)?.check(DAY);
    assert!(check.complete && check.doubtful.is_empty());
    assert!(check.contents.iter().chain(&check.letters).all(|group| group.missing.is_empty()));
    Ok(())
}

#[test]
fn each_part_that_is_left_out_is_named_with_why_and_a_sentence() -> Result<(), Box<dyn Error>> {
    let facts = AgreementFacts::embedded();
    let mut named = 0;
    for (part, places) in parts() {
        let mut agreement: Value = serde_json::from_str(WHOLE)?;
        for (place, empty) in places {
            set(&mut agreement, place, empty)?;
        }
        assert_eq!(missing(&agreement)?, [part]);
        named += 1;
    }
    assert_eq!(named, facts.parts.len());
    for rule in &facts.boundaries {
        let mut agreement: Value = serde_json::from_str(WHOLE)?;
        let others: Vec<_> =
            facts.boundaries.iter().filter(|one| one.id != rule.id).map(|one| &one.id).collect();
        set(&mut agreement, "/boundaries", json!(others))?;
        assert_eq!(missing(&agreement)?, [rule.id.as_str()]);
    }
    Ok(())
}

#[test]
fn a_part_that_is_added_never_makes_more_missing() -> Result<(), Box<dyn Error>> {
    let whole: Value = serde_json::from_str(WHOLE)?;
    let mut agreement = whole.clone();
    for (_, places) in parts() {
        for (place, empty) in places {
            set(&mut agreement, place, empty)?;
        }
    }
    set(&mut agreement, "/boundaries", json!([]))?;
    set(&mut agreement, "/reviews", json!([]))?;
    let mut before = missing(&agreement)?;
    assert_eq!(before.len(), AgreementFacts::embedded().parts.len() + 5);
    let mut places: Vec<&str> =
        parts().into_iter().flat_map(|(_, places)| places).map(|(place, _)| place).collect();
    places.extend(["/boundaries", "/reviews"]);
    for place in places {
        let full = whole.pointer(place).ok_or("a place that is not there")?.clone();
        set(&mut agreement, place, full)?;
        let after = missing(&agreement)?;
        assert!(after.iter().all(|part| before.contains(part)), "{place} made {after:?} missing");
        before = after;
    }
    assert!(before.is_empty());
    Ok(())
}

#[test]
fn a_text_stands_in_the_written_agreement_and_nowhere_else() -> Result<(), Box<dyn Error>> {
    let mut agreement: Value = serde_json::from_str(WHOLE)?;
    let texts =
        ["/mission/reason", "/network", "/trust/repair", "/opportunity", "/limits", "/engagement/moments"];
    for place in texts {
        set(&mut agreement, place, json!("QUOTED"))?;
    }
    for place in ["/comment", "/reviews/0/note", "/reviews/0/letters/mission/note"] {
        set(&mut agreement, place, json!("PRIVATE"))?;
    }
    let agreement = Agreement::from_json(&agreement.to_string())?;
    let check = agreement.check(DAY);
    for language in [Language::En, Language::Nl] {
        let written = agreement.write(language).to_markdown();
        assert_eq!((written.matches("QUOTED").count(), written.contains("PRIVATE")), (texts.len(), false));
        let others = check.page(language).to_markdown() + &agreement.review_page(language, DAY).to_markdown();
        assert!(!others.contains("QUOTED") && !others.contains("PRIVATE"));
    }
    assert!(!serde_json::to_string(&check)?.contains("QUOTED"));
    Ok(())
}

#[test]
fn the_written_agreement_holds_every_rule_and_every_promise() -> Result<(), Box<dyn Error>> {
    let agreement = Agreement::from_json(WHOLE)?;
    let promises = &agreement.document().responsibilities;
    for language in [Language::En, Language::Nl] {
        let written = agreement.write(language).to_markdown();
        for rule in &AgreementFacts::embedded().boundaries {
            assert!(written.contains(rule.promise.to(language)));
        }
        for promise in promises.mentor.iter().chain(&promises.mentee).chain(&promises.joint) {
            assert!(written.contains(promise));
        }
    }
    Ok(())
}

#[test]
fn a_review_is_due_every_few_months_and_at_the_end() -> Result<(), Box<dyn Error>> {
    let mut document = Agreement::from_json(WHOLE)?.document().clone();
    document.reviews.clear();
    let open = Agreement::from_document(document.clone())?;
    let due = |agreement: &Agreement, day| {
        (agreement.check(day).timing.next_review, agreement.check(day).timing.overdue)
    };
    assert_eq!(due(&open, date(2026, 4, 13)), (Some(date(2026, 4, 13)), false));
    assert_eq!(due(&open, date(2026, 4, 14)), (Some(date(2026, 4, 13)), true));
    let review = |day, outcome: &str| {
        let outcome = Some(outcome.to_owned());
        Review { day, letters: maatstaf_mentoring::LetterReviews::default(), outcome, note: None }
    };
    document.reviews.push(review(date(2026, 9, 1), "continue"));
    let late = Agreement::from_document(document.clone())?;
    assert_eq!(due(&late, date(2026, 9, 2)), (Some(date(2026, 10, 13)), false)); // the end comes first
    assert_eq!(due(&late, date(2026, 8, 31)), (Some(date(2026, 4, 13)), true)); // not held yet on that day
    assert_eq!(late.check(date(2026, 10, 14)).follow_ups.len(), 5);
    document.reviews.push(review(date(2026, 10, 13), "informal"));
    let closed = Agreement::from_document(document)?.check(date(2026, 12, 1));
    assert!(closed.timing.closed && closed.timing.next_review.is_none() && closed.follow_ups.is_empty());
    Ok(())
}
