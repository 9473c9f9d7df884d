//! The samples in `examples/mentoring` tell the story that their README tells.

use std::error::Error;

use jiff::civil::{Date, date};
use maatstaf_document::{Language, Text};
use maatstaf_mentoring::{Agreement, Audit, Term, Tier};

const AUDIT: &str = include_str!("../../../../examples/mentoring/audit.json");
const WHOLE: &str = include_str!("../../../../examples/mentoring/agreement.nl.json");
const HALF: &str = include_str!("../../../../examples/mentoring/agreement.en.json");
const DAY: Date = date(2026, 6, 30);

#[test]
fn the_sample_programme_may_reach_bronze_overall_but_not_in_measurement() -> Result<(), Box<dyn Error>> {
    let bronze = Tier { id: "bronze".to_owned(), name: Text::new("Bronze", "Brons"), overall: 70, each: 60 };
    let result = Audit::from_json(AUDIT)?.result(&[bronze]);
    assert_eq!((result.overall.certain, result.overall.possible), (62, 72));
    assert_eq!(result.unanswered.len(), 6);
    let tier = result.tiers.first().ok_or("no tier")?;
    assert!(!tier.possible);
    assert_eq!(tier.below, ["review", "administration"]);
    let remarks: Vec<&str> = result.remarks.iter().map(|remark| remark.id.as_str()).collect();
    assert!(remarks.starts_with(&["began-by-chance", "seldom", "never-begun"]));
    assert_eq!(result.cycle.complete_on, Some(date(2026, 9, 1)));
    Ok(())
}

#[test]
fn the_dutch_sample_is_whole_and_its_next_review_is_in_july() -> Result<(), Box<dyn Error>> {
    let check = Agreement::from_json(WHOLE)?.check(DAY);
    assert!(check.complete && check.doubtful.is_empty());
    assert_eq!(check.timing.next_review, Some(date(2026, 7, 14)));
    Ok(())
}

#[test]
fn the_english_sample_is_half_and_deserves_a_second_look() -> Result<(), Box<dyn Error>> {
    let check = Agreement::from_json(HALF)?.check(DAY);
    let doubts: Vec<&str> = check.doubtful.iter().map(|doubt| doubt.id.as_str()).collect();
    assert_eq!(check.missing.len(), 11);
    assert_eq!(doubts, ["relation-manager", "text-only", "late-review", "poor-trust"]);
    assert!(check.timing.overdue);
    assert_eq!(check.timing.term, Term::Undecided);
    Ok(())
}

#[test]
fn a_draft_says_so_and_texts_in_another_language_stay_as_they_are() -> Result<(), Box<dyn Error>> {
    let written = Agreement::from_json(HALF)?.write(Language::Nl).to_markdown();
    assert!(written.contains("Een concept."));
    assert!(written.contains("I answer within two days."));
    assert!(written.contains("is in het Engels"));
    assert!(!Agreement::from_json(WHOLE)?.write(Language::Nl).to_markdown().contains("concept"));
    Ok(())
}
