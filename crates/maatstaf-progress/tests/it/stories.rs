//! Stories of progress that an assessor can read.
#![expect(clippy::indexing_slicing, reason = "a test that asks for too much fails, as it should")]

use crate::common::{
    JUNE, MARCH, Tested, category, on, piece, policy, portfolio, step, step_under, told, verdict,
};
use jiff::civil::date;
use maatstaf::{
    Claim, Evidence, Lane, Language, NotApplicable, Policy, Portfolio, Ruling, Strength, Verification,
};
use maatstaf_progress::{ChangeKind, MoverKind, Progress};

const BOTH: [Lane; 2] = [Lane::Estimate, Lane::Ceiling];

#[test]
fn a_journal_that_was_added_raises_evaluation() -> Tested {
    let talk = piece("talk", &[28]);
    let before = portfolio(MARCH, std::slice::from_ref(&talk))?;
    let after = portfolio(JUNE, &[talk, piece("journal", &[29])])?;
    let step = step(&before, &after)?;
    let evaluation = category(&step, "evaluation")?;
    assert_eq!(evaluation.before.estimate, None);
    assert_eq!(evaluation.after.estimate.as_deref(), Some("foundation"));
    assert_eq!(evaluation.after.floor, None);
    assert_eq!(told(&evaluation.causes), [(ChangeKind::Added, "journal")]);
    assert_eq!(evaluation.causes[0].decides.as_deref(), Some(&BOTH[..]));
    assert!(evaluation.together.is_empty());
    assert_eq!((step.categories.len(), step.overall.is_none()), (1, true));
    let foundation = &evaluation.levels[0];
    assert_eq!((foundation.before.breadth.estimate, foundation.after.breadth.estimate), (1, 2));
    Ok(())
}

#[test]
fn a_rejection_by_an_assessor_lowers_the_floor() -> Tested {
    let pieces = [piece("talk", &[28]), piece("journal", &[29])];
    let mut before = portfolio(MARCH, &pieces)?;
    before.rule(verdict("assessor-1", "talk", 28, Ruling::Accept))?;
    before.rule(verdict("assessor-1", "journal", 29, Ruling::Accept))?;
    let mut after = before.clone().on(JUNE);
    after.rule(verdict("assessor-2", "journal", 29, Ruling::Reject))?;
    let step = step(&before, &after)?;
    let evaluation = category(&step, "evaluation")?;
    assert_eq!(evaluation.before.floor.as_deref(), Some("foundation"));
    assert_eq!(evaluation.after.floor, None);
    assert_eq!(evaluation.after.ceiling, evaluation.before.ceiling); // what is contested may still be accepted
    assert_eq!(told(&evaluation.causes), [(ChangeKind::Contested, "journal")]);
    assert_eq!(evaluation.causes[0].decides.as_deref(), Some(&[Lane::Floor, Lane::Estimate][..]));
    Ok(())
}

#[test]
fn an_acceptance_raises_the_floor_alone() -> Tested {
    let mut before = portfolio(MARCH, &[piece("talk", &[28]), piece("journal", &[29])])?;
    before.rule(verdict("assessor-1", "talk", 28, Ruling::Accept))?;
    let mut after = before.clone();
    after.rule(verdict("assessor-1", "journal", 29, Ruling::Accept))?;
    let step = step(&before, &after)?;
    let evaluation = category(&step, "evaluation")?;
    assert_eq!(told(&evaluation.causes), [(ChangeKind::Accepted, "journal")]);
    assert_eq!(evaluation.causes[0].decides.as_deref(), Some(&[Lane::Floor][..]));
    Ok(())
}

#[test]
fn evidence_that_ages_out_of_a_window_lowers_a_level() -> Tested {
    let old = on(date(2023, 4, 15), piece("talk", &[28]));
    let new = on(date(2025, 1, 10), piece("journal", &[29]));
    let portfolio = portfolio(JUNE, &[old, new])?;
    let policy = policy(|policy| policy.window_months = Some(36))?;
    let progress = Progress::of_days(&portfolio, &[JUNE, MARCH, JUNE], &policy)?.document();
    let evaluation = category(&progress.steps[0], "evaluation")?;
    assert_eq!(evaluation.before.estimate.as_deref(), Some("foundation"));
    assert_eq!(evaluation.after.estimate, None);
    assert_eq!(told(&evaluation.causes), [(ChangeKind::Aged, "talk")]);
    Ok(())
}

#[test]
fn evidence_comes_in_on_the_day_that_it_happened() -> Tested {
    let pieces = [on(date(2026, 1, 5), piece("talk", &[28])), on(date(2026, 5, 4), piece("journal", &[29]))];
    let progress = Progress::of_days(&portfolio(JUNE, &pieces)?, &[MARCH, JUNE], &Policy::standard())?;
    let document = progress.document();
    assert_eq!(
        told(&category(&document.steps[0], "evaluation")?.causes),
        [(ChangeKind::Happened, "journal")]
    );
    Ok(())
}

#[test]
fn a_corrected_day_is_told_from_one_that_came() -> Tested {
    let before = portfolio(JUNE, &[on(date(2027, 5, 4), piece("talk", &[28]))])?;
    let after = portfolio(JUNE, &[on(date(2026, 5, 4), piece("talk", &[28]))])?;
    assert_eq!(step(&before, &after)?.changes[0].kind, ChangeKind::RedatedIn);
    assert_eq!(step(&after, &before)?.changes[0].kind, ChangeKind::RedatedOut);
    Ok(())
}

#[test]
fn more_strength_than_verification_lets_count_causes_nothing() -> Tested {
    let claim = |strength| Evidence::new("talk", "A talk").claims(Claim::indicator(28, strength));
    let before = portfolio(MARCH, &[claim(Strength::DESCRIBES)])?;
    let after = portfolio(JUNE, &[claim(Strength::REFLECTS), piece("journal", &[29])])?;
    let step = step(&before, &after)?;
    let evaluation = category(&step, "evaluation")?;
    assert_eq!(
        told(&evaluation.causes),
        [(ChangeKind::Added, "journal"), (ChangeKind::Strengthened, "talk")]
    );
    // It counts for more only where everything counts as if it were confirmed, and it decides nothing there either.
    assert_eq!(evaluation.causes[1].lanes, [Lane::Ceiling]);
    assert_eq!(evaluation.causes[1].decides.as_deref(), Some(&[][..]));
    Ok(())
}

#[test]
fn a_stronger_claim_on_an_occasion_that_counts_fully_is_without_effect() -> Tested {
    let full = piece("log", &[]).claims(Claim::indicator(30, Strength::REFLECTS)).about("spring");
    let claim = |strength| piece("talk", &[]).about("spring").claims(Claim::indicator(28, strength));
    let before = portfolio(MARCH, &[full.clone(), claim(Strength::ANALYSES)])?;
    let after = portfolio(JUNE, &[full, claim(Strength::REFLECTS)])?;
    let step = step(&before, &after)?;
    assert_eq!(step.changes.len(), 1);
    assert!(step.categories.is_empty());
    assert_eq!(step.without_effect, [0]);
    Ok(())
}

#[test]
fn two_pieces_that_are_both_needed_each_decide() -> Tested {
    let before = portfolio(MARCH, &[])?;
    let after = portfolio(JUNE, &[piece("talk", &[28]), piece("journal", &[29])])?;
    let step = step(&before, &after)?;
    let evaluation = category(&step, "evaluation")?;
    assert_eq!(evaluation.causes.len(), 2);
    assert!(evaluation.causes.iter().all(|cause| cause.decides.as_deref() == Some(&BOTH[..])));
    Ok(())
}

#[test]
fn when_two_of_three_pieces_would_do_they_do_it_together() -> Tested {
    let before = portfolio(MARCH, &[])?;
    let pieces = [piece("talk", &[28]), piece("journal", &[29]), piece("form", &[30])];
    let progress = Progress::new(&[before, portfolio(JUNE, &pieces)?], &Policy::standard())?;
    let step = progress.document().steps.into_iter().next().ok_or("a step")?;
    let evaluation = category(&step, "evaluation")?;
    assert_eq!(evaluation.causes.len(), 3);
    assert!(evaluation.causes.iter().all(|cause| cause.decides.as_deref() == Some(&[][..])));
    assert_eq!(evaluation.together, BOTH);
    let all: Vec<usize> = evaluation.causes.iter().map(|cause| cause.change).collect();
    let undone = progress.undone(0, &all).ok_or("a step")?;
    assert_eq!(undone.category("evaluation").and_then(|one| one.level().map(str::to_owned)), None);
    Ok(())
}

#[test]
fn strength_and_verification_that_fall_at_once_are_causes_both() -> Tested {
    let strong = |id: &str, number| {
        Evidence::new(id, "A piece")
            .verified(Verification::Corroborated)
            .claims(Claim::indicator(number, Strength::REFLECTS))
    };
    let weak = Evidence::new("talk", "A piece").claims(Claim::indicator(5, Strength::DESCRIBES));
    let step = step(&portfolio(MARCH, &[strong("talk", 5)])?, &portfolio(JUNE, &[weak])?)?;
    let category = category(&step, "commitment-to-self-development")?;
    assert_eq!(category.before.estimate.as_deref(), Some("foundation"));
    assert_eq!(category.after.estimate, None);
    // Either of them alone would have cost the level, so undoing one does not bring it back.
    let kinds: Vec<ChangeKind> = category.causes.iter().map(|cause| cause.kind).collect();
    assert_eq!(kinds, [ChangeKind::LessVerified, ChangeKind::Weakened]);
    assert_eq!(category.together, [Lane::Estimate]);
    Ok(())
}

#[test]
fn what_points_the_other_way_is_told_apart() -> Tested {
    let before = portfolio(MARCH, &[piece("talk", &[28]), piece("note", &[28])])?;
    let after = portfolio(JUNE, &[piece("talk", &[28]), piece("journal", &[29])])?;
    let step = step(&before, &after)?;
    let evaluation = category(&step, "evaluation")?;
    assert_eq!(told(&evaluation.causes), [(ChangeKind::Added, "journal")]);
    assert_eq!(told(&evaluation.against), [(ChangeKind::Removed, "note")]);
    Ok(())
}

#[test]
fn a_declaration_lowers_what_is_asked() -> Tested {
    let pieces = [
        piece("talk", &[28, 69]),
        piece("journal", &[29, 69]).verified(Verification::Corroborated),
        piece("form", &[30, 69]).verified(Verification::Corroborated),
    ];
    let before = portfolio(MARCH, &pieces)?;
    let mut after = before.clone().on(JUNE);
    after.change(|document| {
        let declared = |indicator| NotApplicable { indicator, reason: "there is no sponsor".to_owned() };
        document.not_applicable = vec![declared(70), declared(71)];
    })?;
    let step = step(&before, &after)?;
    let evaluation = category(&step, "evaluation")?;
    assert_eq!(evaluation.after.estimate.as_deref(), Some("practitioner"));
    let declared: Vec<_> = evaluation.causes.iter().map(|cause| (cause.kind, cause.indicator)).collect();
    assert_eq!(
        declared,
        [(ChangeKind::DeclaredNotApplicable, Some(70)), (ChangeKind::DeclaredNotApplicable, Some(71))]
    );
    assert!(
        evaluation.causes.iter().all(|cause| cause.decides.as_ref().is_some_and(|lanes| lanes.len() == 2))
    );
    Ok(())
}

#[test]
fn one_session_told_apart_as_two_occasions_is_a_cause() -> Tested {
    let pair = |second: &str| [piece("talk", &[28]).about("s1"), piece("journal", &[29]).about(second)];
    let step = step(&portfolio(MARCH, &pair("s1"))?, &portfolio(JUNE, &pair("s2"))?)?;
    let evaluation = category(&step, "evaluation")?;
    assert_eq!(evaluation.after.estimate.as_deref(), Some("foundation"));
    assert_eq!(told(&evaluation.causes), [(ChangeKind::OccasionChanged, "journal")]);
    Ok(())
}

#[test]
fn another_name_for_the_same_occasion_is_no_change() -> Tested {
    let pair = |name: &str| [piece("talk", &[28]).about(name), piece("journal", &[29]).about(name)];
    let step = step(&portfolio(MARCH, &pair("s1"))?, &portfolio(JUNE, &pair("session-1"))?)?;
    assert!(step.changes.is_empty());
    Ok(())
}

/// Seven categories at Foundation and the eighth there as well when `last` says so.
fn all_eight(last: bool) -> Vec<Evidence> {
    let mut indicators = vec![1, 2, 5, 6, 7, 10, 11, 15, 16, 21, 22, 12, 17, 23];
    if last {
        indicators.extend([27, 28, 29]);
    }
    vec![piece("one", &indicators), piece("two", &indicators)]
}

#[test]
fn the_overall_level_hangs_on_the_category_that_was_missing() -> Tested {
    let step = step(&portfolio(MARCH, &all_eight(false))?, &portfolio(JUNE, &all_eight(true))?)?;
    let overall = step.overall.as_ref().ok_or("the overall level moved")?;
    assert_eq!(overall.before.estimate, None);
    assert_eq!(overall.after.estimate.as_deref(), Some("foundation"));
    // Seven of eight are asked for, so each of the two that came would have done alone.
    let movers: Vec<_> =
        overall.movers.iter().map(|one| (one.what, one.name.as_str(), one.decides.len())).collect();
    assert_eq!(
        movers,
        [(MoverKind::Category, "use-of-models-and-techniques", 0), (MoverKind::Category, "evaluation", 0)]
    );
    assert_eq!(overall.together, BOTH);
    Ok(())
}

#[test]
fn a_second_context_opens_a_gate() -> Tested {
    let policy = policy(|policy| policy.gates.contexts = vec![2])?;
    let [one, two] = <[Evidence; 2]>::try_from(all_eight(true)).map_err(|_| "two pieces")?;
    let in_context = |second: &str| [one.clone().in_context("branches"), two.clone().in_context(second)];
    let before = portfolio(MARCH, &in_context("branches"))?;
    let after = portfolio(JUNE, &in_context("projects"))?;
    let step = step_under(&before, &after, &policy)?;
    let overall = step.overall.as_ref().ok_or("the overall level moved")?;
    assert_eq!((overall.movers[0].what, overall.movers[0].name.as_str()), (MoverKind::Gate, "contexts"));
    assert_eq!(overall.movers[0].decides, BOTH);
    assert_eq!(told(&overall.causes), [(ChangeKind::ContextChanged, "two")]);
    assert!(step.categories.is_empty() && step.without_effect.is_empty());
    Ok(())
}

#[test]
fn three_snapshots_are_two_steps_as_if_each_stood_alone() -> Tested {
    let first = portfolio(MARCH, &[piece("talk", &[28])])?;
    let second = portfolio(JUNE, &[piece("talk", &[28]), piece("journal", &[29])])?;
    let third = portfolio(date(2026, 9, 30), &[piece("journal", &[29])])?;
    let progress = Progress::new(&[third.clone(), first.clone(), second.clone()], &Policy::standard())?;
    assert_eq!(progress.document().steps, [step(&first, &second)?, step(&second, &third)?]);
    Ok(())
}

#[test]
fn snapshots_of_another_holder_or_framework_are_refused_at_once() -> Tested {
    let first = portfolio(MARCH, &[])?;
    let mut other = Portfolio::new(maatstaf::Framework::by_id("icf-2025").ok_or("a pack")?);
    other.change(|document| document.holder = "somebody-else".to_owned())?;
    let error = Progress::new(&[first.clone(), other], &Policy::standard()).err().ok_or("refused")?;
    let codes: Vec<_> =
        error.problems().iter().map(|problem| (problem.code, problem.place.path.as_str())).collect();
    assert_eq!(
        codes,
        [("another-framework", "snapshots[1].framework"), ("another-holder", "snapshots[1].holder")]
    );
    for few in
        [Progress::new(&[], &Policy::standard()), Progress::of_days(&first, &[JUNE], &Policy::standard())]
    {
        assert_eq!(few.err().ok_or("refused")?.problems()[0].code, "too-few-snapshots");
    }
    Ok(())
}

#[test]
fn where_so_much_changed_that_not_all_is_tried_the_answer_says_so() -> Tested {
    let pieces: Vec<Evidence> = (0..500).map(|at| piece(&format!("piece-{at:03}"), &[28, 29])).collect();
    let progress = Progress::new(&[portfolio(MARCH, &[])?, portfolio(JUNE, &pieces)?], &Policy::standard())?;
    let step = progress.document().steps.into_iter().next().ok_or("a step")?;
    assert!(step.untried > 0);
    let evaluation = category(&step, "evaluation")?;
    let untried = evaluation.causes.iter().filter(|cause| cause.decides.is_none()).count();
    assert_eq!(untried, step.untried);
    assert!(evaluation.together.is_empty()); // nobody knows
    assert!(progress.page(Language::En).to_markdown().contains("not tried apart"));
    Ok(())
}

#[test]
fn the_page_tells_the_same_in_both_languages() -> Tested {
    let before = portfolio(MARCH, &[piece("talk", &[28]), piece("note", &[28])])?;
    let after = portfolio(JUNE, &[piece("talk", &[28]), piece("journal", &[29])])?;
    let progress = Progress::new(&[before, after], &Policy::standard())?;
    let english = progress.page(Language::En).to_markdown();
    let dutch = progress.page(Language::Nl).to_markdown();
    for (line, regel) in [
        ("| Category | 2026-03-31 | 2026-06-30 |", "| Categorie | 2026-03-31 | 2026-06-30 |"),
        (
            "- Evaluation: estimate and possible up from not yet evidenced to Foundation",
            "schatting en mogelijk omhoog van nog niet aangetoond naar Foundation",
        ),
        (
            "`journal` was added (CI 29); this alone makes the difference: estimate and possible",
            "`journal` kwam erbij (VI 29); dit geeft op zichzelf de doorslag: schatting en mogelijk",
        ),
        ("the other way: `note` was taken out (CI 28)", "de andere kant op: `note` ging eruit (VI 28)"),
    ] {
        assert!(english.contains(line), "{english}");
        assert!(dutch.contains(regel), "{dutch}");
    }
    Ok(())
}
