//! What an agreement refuses, and what it doubts.

use std::error::Error;

use jiff::civil::date;
use maatstaf_document::Language;
use maatstaf_mentoring::{Agreement, agreement_starter};

fn agreement(rest: &str) -> String {
    format!(r#"{{"maatstaf_agreement": 1, "language": "en", "mentor": "m", "mentee": "n"{rest}}}"#)
}

fn doubts(rest: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let check = Agreement::from_json(&agreement(rest))?.check(date(2026, 6, 30));
    Ok(check.doubtful.into_iter().map(|doubt| doubt.id).collect())
}

#[test]
fn every_problem_is_told_at_once_and_no_text_is_quoted() -> Result<(), Box<dyn Error>> {
    let text = r#"{"maatstaf_agreement": 1, "language": "en", "mentor": "Kees Jansen", "mentee": "Kees Jansen",
        "roles": ["guide", "guide", "Kees as a friend"],
        "engagement": {"starts": "2026-02-01"},
        "reviews": [{"day": "2026-01-01", "outcome": "Kees left"}, {"day": "2026-01-01"}]}"#;
    let error = Agreement::from_json(text).err().ok_or("it was taken")?;
    let found: Vec<_> = error.problems().iter().map(|one| (one.code, one.place.line)).collect();
    assert_eq!(
        found,
        [
            ("bad-id", Some(1)),
            ("bad-id", Some(1)),
            ("same-person", Some(1)),
            ("doubled-value", Some(2)),
            ("unknown-value", Some(2)),
            ("before-start", Some(4)),
            ("unknown-value", Some(4)),
            ("doubled-value", Some(4)),
            ("before-start", Some(4)),
        ]
    );
    for language in [Language::En, Language::Nl] {
        assert!(!error.sentences(language).join("\n").contains("Kees"));
    }
    Ok(())
}

#[test]
fn a_number_out_of_bounds_is_refused_without_text_too() -> Result<(), Box<dyn Error>> {
    let mut document = Agreement::from_json(&agreement(""))?.document().clone();
    document.engagement.every_days = Some(0);
    document.engagement.duration_months = Some(121);
    document.review.every_months = Some(61);
    let problems = Agreement::from_document(document).err().ok_or("it was taken")?;
    assert_eq!(problems.problems().iter().filter(|one| one.code == "out-of-range").count(), 3);
    Ok(())
}

#[test]
fn a_manager_as_mentor_is_doubtful_and_a_colleague_is_not() -> Result<(), Box<dyn Error>> {
    assert_eq!(doubts(r#", "other_relations": ["manager"]"#)?, ["relation-manager"]);
    assert_eq!(doubts(r#", "other_relations": ["teacher", "care-worker"]"#)?.len(), 2);
    assert!(doubts(r#", "other_relations": ["colleague"]"#)?.is_empty());
    Ok(())
}

#[test]
fn writing_alone_is_doubtful_and_writing_beside_meeting_is_not() -> Result<(), Box<dyn Error>> {
    assert_eq!(doubts(r#", "engagement": {"channels": ["text"]}"#)?, ["text-only"]);
    assert!(doubts(r#", "engagement": {"channels": ["text", "meeting"]}"#)?.is_empty());
    assert!(doubts(r#", "engagement": {"channels": []}"#)?.is_empty());
    Ok(())
}

#[test]
fn a_review_that_comes_with_the_end_comes_too_late() -> Result<(), Box<dyn Error>> {
    let every = |months| {
        let duration = r#""engagement": {"duration_months": 6}"#;
        doubts(&format!(r#", {duration}, "review": {{"every_months": {months}}}"#))
    };
    assert_eq!(every(6)?, ["late-review"]);
    assert!(every(3)?.is_empty());
    Ok(())
}

#[test]
fn a_letter_that_went_poorly_asks_for_something_until_a_later_review() -> Result<(), Box<dyn Error>> {
    let poor = r#"{"day": "2026-01-01", "letters": {"trust": {"going": "poorly"}}}"#;
    assert_eq!(doubts(&format!(r#", "reviews": [{poor}]"#))?, ["poor-trust"]);
    let well = r#"{"day": "2026-03-01", "letters": {"trust": {"going": "well"}}}"#;
    assert!(doubts(&format!(r#", "reviews": [{well}, {poor}]"#))?.is_empty());
    Ok(())
}

#[test]
fn earlier_reviews_stand_beside_each_other_from_old_to_new() -> Result<(), Box<dyn Error>> {
    let day = |month: u8, going: &str| {
        format!(
            r#"{{"day": "2026-0{month}-01", "letters": {{"trust": {{"going": "{going}"}}}}, "outcome": "taper"}}"#
        )
    };
    let reviews = format!(r#", "reviews": [{}, {}, {}]"#, day(5, "well"), day(3, "fair"), day(7, "poorly"));
    let agreement = Agreement::from_json(&agreement(&reviews))?;
    let page = agreement.review_page(Language::En, date(2026, 6, 30)).to_markdown();
    assert!(page.contains("| 2026-03-01 | 2026-05-01 | 2026-06-30: well, fair or poorly |"));
    assert!(page.contains("| fair | well |  |"));
    assert!(page.contains("| Taper off | Taper off |  |"));
    Ok(())
}

#[test]
fn an_empty_agreement_reads_and_lacks_everything() -> Result<(), Box<dyn Error>> {
    for language in [Language::En, Language::Nl] {
        let check = Agreement::from_json(&agreement_starter(language))?.check(date(2026, 6, 30));
        assert_eq!(check.missing.len(), 26);
        assert!(check.process.iter().all(|step| !step.done));
    }
    Ok(())
}
