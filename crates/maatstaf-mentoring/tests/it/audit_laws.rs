//! What holds for every audit, whatever the answers.

use std::error::Error;

use jiff::civil::date;
use maatstaf_document::{Language, Text};
use maatstaf_mentoring::{Answer, Audit, AuditDocument, AuditResult, Have, Programme, Tier};

const HAVE: [Option<Have>; 5] =
    [None, Some(Have::No), Some(Have::Planned), Some(Have::Partly), Some(Have::Yes)];

fn tier(id: &str, overall: u32, each: u32) -> Tier {
    Tier { id: id.to_owned(), name: Text::new(id, id), overall, each }
}

/// An audit whose answers follow a number, so that a failure can be seen again.
fn audit(seed: usize) -> AuditDocument {
    let mut audit = AuditDocument::new("programme-1", date(2026, 6, 30));
    for (at, item) in Programme::embedded().items.iter().enumerate() {
        let have = HAVE.iter().cycle().nth((at * (seed + 1) + at / 3 + seed) % 5).copied().flatten();
        audit.answers.set(&item.id, Answer { have, note: None });
    }
    audit
}

fn answered(mut audit: AuditDocument, item: &str, have: Option<Have>) -> Result<AuditResult, Box<dyn Error>> {
    audit.answers.set(item, Answer { have, note: None });
    Ok(Audit::from_document(audit)?.result(&[tier("bronze", 70, 60), tier("half", 50, 40)]))
}

/// Every score of a result: certain and possible, overall and by standard.
fn scores(result: &AuditResult) -> Vec<u32> {
    let all = result.standards.iter().map(|one| one.score).chain([result.overall]);
    all.flat_map(|score| [score.certain, score.possible]).collect()
}

#[test]
fn a_better_answer_never_lowers_a_score_or_loses_a_tier() -> Result<(), Box<dyn Error>> {
    for seed in 0..4 {
        for item in &Programme::embedded().items {
            let mut before = answered(audit(seed), &item.id, Some(Have::No))?;
            for better in [Have::Planned, Have::Partly, Have::Yes] {
                let after = answered(audit(seed), &item.id, Some(better))?;
                assert!(scores(&before).iter().zip(scores(&after)).all(|(a, b)| *a <= b), "{}", item.id);
                let kept = before.tiers.iter().zip(&after.tiers);
                assert!(kept.clone().all(|(a, b)| a.certain <= b.certain && a.possible <= b.possible));
                before = after;
            }
        }
    }
    Ok(())
}

#[test]
fn the_certain_score_never_exceeds_the_possible_one() -> Result<(), Box<dyn Error>> {
    for seed in 0..20 {
        let result = Audit::from_document(audit(seed))?.result(&[tier("half", 50, 40)]);
        assert!(result.standards.iter().all(|one| one.score.certain <= one.score.possible));
        assert!(result.overall.certain <= result.overall.possible);
        assert!(result.tiers.iter().all(|tier| tier.certain <= tier.possible));
    }
    Ok(())
}

#[test]
fn whatever_the_missing_answer_turns_out_to_be_lies_between_certain_and_possible()
-> Result<(), Box<dyn Error>> {
    for item in &Programme::embedded().items {
        let open = answered(audit(1), &item.id, None)?.overall;
        for have in HAVE.into_iter().flatten() {
            let closed = answered(audit(1), &item.id, Some(have))?.overall;
            assert!(open.certain <= closed.certain && closed.possible <= open.possible, "{}", item.id);
        }
    }
    Ok(())
}

#[test]
fn a_tier_asks_both_the_whole_and_each_standard() -> Result<(), Box<dyn Error>> {
    let programme = Programme::embedded();
    let mut document = AuditDocument::new("programme-1", date(2026, 6, 30));
    for item in &programme.items {
        let have = if item.standard == "review" { Have::No } else { Have::Yes };
        document.answers.set(&item.id, Answer { have: Some(have), note: None });
    }
    let result = Audit::from_document(document)?.result(&[tier("bronze", 70, 60), tier("whole-only", 83, 0)]);
    let met: Vec<bool> = result.tiers.iter().map(|tier| tier.certain).collect();
    assert_eq!((result.overall.certain, met), (83, vec![false, true]));
    assert_eq!(result.tiers.first().ok_or("no tier")?.below, ["review"]);
    Ok(())
}

#[test]
fn a_threshold_is_met_exactly() -> Result<(), Box<dyn Error>> {
    let mut document = AuditDocument::new("programme-1", date(2026, 6, 30));
    for item in &Programme::embedded().items {
        document.answers.set(&item.id, Answer { have: Some(Have::Partly), note: None });
    }
    let result = Audit::from_document(document)?.result(&[tier("two-thirds", 66, 66), tier("more", 67, 0)]);
    let met: Vec<bool> = result.tiers.iter().map(|tier| tier.certain).collect();
    assert_eq!(met, [true, false]); // partly everywhere is two thirds: 66.7
    Ok(())
}

#[test]
fn what_gains_most_comes_first_and_every_answer_stands_in_one_place() -> Result<(), Box<dyn Error>> {
    for seed in 0..5 {
        let result = Audit::from_document(audit(seed))?.result(&[]);
        assert!(result.lacking.is_sorted_by(|a, b| a.gain_tenths >= b.gain_tenths));
        let by_factor: usize =
            result.factors.iter().map(|one| one.have.len() + one.need.len() + one.unknown.len()).sum();
        let items = Programme::embedded().items.len();
        assert_eq!(by_factor, items);
        let need: usize = result.factors.iter().map(|one| one.need.len()).sum();
        assert_eq!(need, result.lacking.len());
    }
    Ok(())
}

#[test]
fn every_lacking_item_gives_its_tip_in_both_languages() -> Result<(), Box<dyn Error>> {
    let programme = Programme::embedded();
    for item in &programme.items {
        let mut document = AuditDocument::new("programme-1", date(2026, 6, 30));
        document.answers.set(&item.id, Answer { have: Some(Have::No), note: None });
        let result = Audit::from_document(document)?.result(&[]);
        let tip = programme.tip(&item.tip).ok_or("no tip")?;
        for language in [Language::En, Language::Nl] {
            assert!(result.page(language).to_markdown().contains(tip.text.to(language)), "{}", item.id);
        }
    }
    Ok(())
}
