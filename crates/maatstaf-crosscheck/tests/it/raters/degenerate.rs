//! Cohorts that say little give reasons, and never a number that is not there.

use maatstaf::{Language, Text};
use maatstaf_crosscheck::{AssessmentDocument, CellJudgement, NotCountedWhy, RatersAnswer};

use super::cohort::{Outcome, answer, answer_with, assessment, documents, level_id, rated, regular};

/// No value is missing without a reason, and none is there that is no number.
fn speaks_plainly(answer: &RatersAnswer) {
    let spoken = |value: Option<f64>, reason: Option<&Text>| match value {
        Some(value) => value.is_finite(),
        None => reason.is_some(),
    };
    for statistic in &answer.agreement.statistics {
        assert!(spoken(statistic.value, statistic.reason.as_ref()), "{statistic:?}");
    }
    for rater in &answer.raters {
        assert!(spoken(rater.severity.value, rater.severity.reason.as_ref()));
        assert!(spoken(rater.halo.ratio, rater.halo.reason.as_ref()));
        assert!(spoken(rater.central.ratio, rater.central.reason.as_ref()));
        assert!(spoken(rater.rasch.severity, rater.rasch.reason.as_ref()));
    }
    for language in [Language::En, Language::Nl] {
        let page = answer.page(language).to_markdown();
        assert!(!page.contains("NaN") && !page.contains("-0.00") && !page.contains("-0,00"));
    }
}

#[test]
fn without_assessments_there_is_nothing_to_say() -> Outcome {
    let answer = answer_with(Vec::new(), &[])?;
    speaks_plainly(&answer);
    assert_eq!(answer.counts.ratings, 0);
    assert!(answer.headline(Language::En).contains("no cell was judged by two"));
    assert!(answer.adjustment.reason.is_some());
    Ok(())
}

#[test]
fn equal_judgements_agree_and_have_no_coefficient() -> Outcome {
    let given = vec![vec![vec![Some(2); 8]; 3]; 6];
    let answer = answer(&given)?;
    speaks_plainly(&answer);
    assert_eq!(answer.agreement.matches.exact, answer.agreement.matches.pairs);
    assert!(answer.agreement.statistics.iter().all(|one| one.value.is_none()));
    assert!(answer.headline(Language::Nl).contains("verschillen niet"));
    Ok(())
}

#[test]
fn one_assessor_is_beside_nobody() -> Outcome {
    let answer = answer(&regular(8, &[0]))?;
    speaks_plainly(&answer);
    assert!(answer.pairs.is_empty() && answer.agreement.matches.pairs == 0);
    assert!(answer.raters.iter().all(|rater| rater.severity.value.is_none()));
    Ok(())
}

#[test]
fn assessors_who_share_nobody_cannot_be_compared() -> Outcome {
    let mut documents = documents(&regular(12, &[0, 1]));
    for (at, document) in documents.iter_mut().enumerate() {
        document.assessor = format!("{}-{}", document.assessor, if at < 12 { "north" } else { "south" });
    }
    let answer = answer_with(documents, &[])?;
    speaks_plainly(&answer);
    assert_eq!(answer.pairs.len(), 2);
    let reason = answer.adjustment.reason.as_ref().ok_or("no reason")?;
    assert!(reason.en.contains("2 groups") && reason.nl.contains("2 groepen"));
    assert!(answer.agreement.headline_value().is_some(), "alpha needs no connected design");
    Ok(())
}

#[test]
fn judgements_that_are_all_missing_are_not_counted() -> Outcome {
    let answer = answer(&vec![vec![vec![None; 8]; 2]; 6])?;
    speaks_plainly(&answer);
    assert_eq!(answer.not_counted.len(), 12);
    assert!(answer.not_counted.iter().all(|one| one.why == NotCountedWhy::NothingJudged));
    Ok(())
}

#[test]
fn what_was_not_judged_blind_is_not_counted() -> Outcome {
    let mut all = documents(&regular(6, &[0, 1]));
    let blind = answer_with(all.clone(), &[])?;
    let mut seen = assessment("p00", "r9", &[Some(4); 8]);
    seen.blind = false;
    all.push(seen);
    let with = answer_with(all, &[])?;
    assert_eq!(with.agreement, blind.agreement);
    assert_eq!(with.not_counted.iter().map(|one| one.why).collect::<Vec<_>>(), [NotCountedWhy::NotBlind]);
    Ok(())
}

#[test]
fn judgements_from_after_the_reveal_change_nothing() -> Outcome {
    let before = documents(&regular(6, &[0, 1]));
    let mut after = before.clone();
    for document in &mut after {
        let judgements = document.judgements.clone();
        let on = document.on;
        document.after_reveal =
            Some(maatstaf_crosscheck::AfterReveal { on, judgements, verdicts: Vec::new(), holistic: None });
        if let Some(first) = document.after_reveal.as_mut().and_then(|after| after.judgements.first_mut()) {
            first.level = Some("master-practitioner".to_owned());
        }
    }
    assert_eq!(answer_with(after, &[])?, answer_with(before, &[])?);
    Ok(())
}

/// The cohort reads cells as the cross-check of one portfolio does.
#[test]
fn cells_give_the_level_that_a_cross_check_reads_in_them() -> Outcome {
    let portfolio = rated("p00", 2)?;
    let framework = portfolio.framework().clone();
    let category = framework.categories().first().ok_or("no category")?;
    let shown: [&[(usize, bool)]; 5] = [
        &[(1, true), (2, true), (3, false)],
        &[(2, true)],
        &[(1, false)],
        &[(2, false)],
        &[(1, true), (2, false), (3, true)],
    ];
    let mut read = 0;
    for cells in shown {
        let mut document: AssessmentDocument = assessment("p00", "r1", &[]);
        document.seen = maatstaf_crosscheck::Seen::of(&portfolio);
        document.cells = cells
            .iter()
            .filter_map(|(level, shown)| {
                let level = level_id(&framework, *level)?;
                Some(CellJudgement { category: category.clone(), level, shown: *shown, rationale: None })
            })
            .collect();
        let rules = maatstaf_crosscheck::PanelRules::standard();
        let Ok(one) = maatstaf_crosscheck::Assessment::from_document(document.clone(), &portfolio, &rules)
        else {
            continue;
        };
        read += 1;
        let judged = one.initial_level(category).map(|judged| framework.height(judged.level.as_deref()));
        let beside = assessment("p00", "r2", &[Some(judged.unwrap_or_default())]);
        let answer = answer_with(vec![document, beside], &[])?;
        assert_eq!(answer.agreement.matches.exact, usize::from(judged.is_some()), "{cells:?}");
    }
    assert!(read >= 4, "most of these are sound assessments");
    Ok(())
}
