//! Each condition at its boundary, and the data behind them.

use crate::common::{self, Tested, condition, outcome, sound};
use maatstaf::Framework;
use maatstaf_programme::{
    AuditAnswer, Conditions, EntryLevel, Have, Outcome, Programme, Role, Standing, eqa_policy,
};

fn answered(have: Have) -> AuditAnswer {
    AuditAnswer { have, evidence: None }
}

#[test]
fn a_sound_programme_meets_everything_that_can_be_worked_out() -> Tested {
    let answer = sound(|_| ())?;
    let unmet: Vec<&str> = answer.conditions.with(Outcome::Unmet).map(|one| one.id.as_str()).collect();
    assert!(unmet.is_empty(), "{unmet:?}");
    assert!(answer.conditions.with(Outcome::Unknown).all(|one| one.asked));
    Ok(())
}

#[test]
fn a_run_counts_from_the_day_on_which_it_ends() -> Tested {
    assert_eq!(outcome("completed-run", |_| ())?, Outcome::Met);
    let day_before = outcome("completed-run", |one| one.as_of = jiff::civil::date(2026, 6, 29))?;
    assert_eq!(day_before, Outcome::Unmet);
    assert_eq!(outcome("completed-run", |one| one.runs.clear())?, Outcome::Unmet);
    Ok(())
}

#[test]
fn a_run_must_be_evaluated_and_verified_from_outside() -> Tested {
    let evaluated = |evaluated, verified| {
        outcome("evaluated-run", move |one| {
            for run in &mut one.runs {
                (run.evaluated, run.external_verification) = (evaluated, verified);
            }
        })
    };
    assert_eq!(evaluated(true, true)?, Outcome::Met);
    assert_eq!(evaluated(false, true)?, Outcome::Unmet);
    assert_eq!(evaluated(true, false)?, Outcome::Unmet);
    Ok(())
}

#[test]
fn two_runs_that_each_do_half_are_not_one_that_does_both() -> Tested {
    let halves = outcome("evaluated-run", |one| {
        let mut second = one.runs.clone();
        for run in &mut second {
            run.id = "r2".to_owned();
            run.evaluated = false;
        }
        one.runs.iter_mut().for_each(|run| run.external_verification = false);
        one.runs.extend(second);
    })?;
    assert_eq!(halves, Outcome::Unmet);
    Ok(())
}

#[test]
fn one_teacher_short_is_not_enough() -> Tested {
    assert_eq!(outcome("teachers", |_| ())?, Outcome::Met);
    let answer = sound(|one| one.staff.retain(|member| member.id != "t2"))?;
    let found = condition(&answer, "teachers")?;
    assert_eq!((found.outcome, found.finding.en.as_str()), (Outcome::Unmet, "1 (asked: 2): t1"));
    Ok(())
}

#[test]
fn a_teacher_counts_by_award_and_by_role() -> Tested {
    let with = |award: &str| {
        let award = award.to_owned();
        outcome("teachers", move |one| {
            one.staff.iter_mut().filter(|member| member.id == "t2").for_each(|member| {
                member.awards = vec![award.clone()];
            });
        })
    };
    assert_eq!(with("eia:master-practitioner")?, Outcome::Met);
    assert_eq!(with("eia:practitioner")?, Outcome::Unmet);
    let moved = outcome("teachers", |one| {
        one.staff
            .iter_mut()
            .filter(|member| member.id == "t2")
            .for_each(|member| member.role = Role::Assessor);
    })?;
    assert_eq!(moved, Outcome::Unmet);
    Ok(())
}

#[test]
fn a_programme_that_lists_no_staff_is_asked() -> Tested {
    assert_eq!(outcome("teachers", |one| one.staff.clear())?, Outcome::Unknown);
    assert_eq!(outcome("supervisor", |one| one.staff.clear())?, Outcome::Unknown);
    Ok(())
}

#[test]
fn one_supervisor_holds_both_awards() -> Tested {
    assert_eq!(outcome("supervisor", |_| ())?, Outcome::Met);
    let split = outcome("supervisor", |one| {
        let mut second = one.staff.clone();
        second.retain(|member| member.id == "s1");
        for member in &mut second {
            member.id = "s2".to_owned();
            member.awards.retain(|award| award.starts_with("esia"));
        }
        one.staff.iter_mut().for_each(|member| member.awards.retain(|award| award.starts_with("eia")));
        one.staff.extend(second);
    })?;
    assert_eq!(split, Outcome::Unmet);
    Ok(())
}

#[test]
fn the_entry_level_follows_the_level() -> Tested {
    let entry = |level: &str, entry| {
        let level = level.to_owned();
        outcome("entry-level", move |one| {
            one.target = Some(level);
            one.entry = entry;
        })
    };
    assert_eq!(entry("foundation", Some(EntryLevel::Mbo))?, Outcome::Met);
    assert_eq!(entry("foundation", Some(EntryLevel::Hbo))?, Outcome::Met);
    assert_eq!(entry("practitioner", Some(EntryLevel::Mbo))?, Outcome::Unmet);
    assert_eq!(entry("practitioner", Some(EntryLevel::Hbo))?, Outcome::Met);
    assert_eq!(entry("senior-practitioner", Some(EntryLevel::Mbo))?, Outcome::Unmet);
    assert_eq!(entry("senior-practitioner", Some(EntryLevel::Hbo))?, Outcome::Met);
    assert_eq!(entry("senior-practitioner", Some(EntryLevel::Other))?, Outcome::Unknown);
    assert_eq!(entry("practitioner", None)?, Outcome::Unknown);
    assert_eq!(entry("master-practitioner", Some(EntryLevel::Hbo))?, Outcome::Unknown);
    Ok(())
}

#[test]
fn every_assessment_is_done_by_trained_assessors() -> Tested {
    let said = |said, trained| {
        outcome("trained-assessors", move |one| {
            one.modules.iter_mut().flat_map(|module| &mut module.assessments).for_each(|assessment| {
                assessment.trained_assessors = said;
            });
            one.staff.iter_mut().filter(|member| member.role == Role::Assessor).for_each(|member| {
                member.trained_assessor = trained;
            });
        })
    };
    assert_eq!(said(Some(true), None)?, Outcome::Met);
    assert_eq!(said(Some(false), Some(true))?, Outcome::Unmet);
    assert_eq!(said(None, Some(true))?, Outcome::Met);
    assert_eq!(said(None, None)?, Outcome::Unknown);
    assert_eq!(said(None, Some(false))?, Outcome::Unknown);
    let nothing = outcome("trained-assessors", |one| {
        one.modules.iter_mut().for_each(|module| module.assessments.clear());
    })?;
    assert_eq!(nothing, Outcome::Unmet);
    Ok(())
}

#[test]
fn one_untrained_assessment_among_trained_ones_is_too_many() -> Tested {
    let mixed = outcome("trained-assessors", |one| {
        let mut other = common::assessment("other", &[6]);
        other.trained_assessors = Some(false);
        one.modules.iter_mut().for_each(|module| module.assessments.push(other.clone()));
    })?;
    assert_eq!(mixed, Outcome::Unmet);
    Ok(())
}

#[test]
fn the_exam_is_in_dutch_or_english() -> Tested {
    let exam = |tags: &[&str]| {
        let tags: Vec<String> = tags.iter().map(|tag| (*tag).to_owned()).collect();
        outcome("exam-language", move |one| one.exam_languages = tags)
    };
    assert_eq!(exam(&["nl"])?, Outcome::Met);
    assert_eq!(exam(&["de", "en"])?, Outcome::Met);
    assert_eq!(exam(&["de"])?, Outcome::Unmet);
    assert_eq!(exam(&[])?, Outcome::Unknown);
    Ok(())
}

#[test]
fn the_hours_of_2022_are_asked_and_never_invented() -> Tested {
    let conditions = Conditions::of(&Framework::emcc());
    let table = conditions.condition("hours-table-2022").ok_or("the table is listed")?;
    assert!(table.readings.iter().all(|one| one.value.is_none() && one.standing == Standing::Unknown));
    assert_eq!(outcome("hours-table-2022", |_| ())?, Outcome::Unknown);
    let own = |have| {
        outcome("hours-table-2022", move |one| {
            one.self_audit.insert("hours-table-2022".to_owned(), answered(have));
        })
    };
    assert_eq!(own(Have::Yes)?, Outcome::Met);
    assert_eq!(own(Have::Partly)?, Outcome::Partly);
    assert_eq!(own(Have::No)?, Outcome::Unmet);
    Ok(())
}

#[test]
fn an_award_lasts_through_the_day_five_years_later() -> Tested {
    let on = |awarded| outcome("renewal-date", move |one| one.awarded = awarded);
    assert_eq!(on(Some(jiff::civil::date(2021, 6, 30)))?, Outcome::Met);
    assert_eq!(on(Some(jiff::civil::date(2021, 6, 29)))?, Outcome::Unmet);
    Ok(())
}

#[test]
fn renewal_is_asked_of_an_awarded_programme_alone() -> Tested {
    assert!(condition(&sound(|_| ())?, "renewal-ethics").is_ok());
    let answer = sound(|one| one.awarded = None)?;
    assert!(condition(&answer, "renewal-ethics").is_err());
    assert!(condition(&answer, "renewal-date").is_err());
    Ok(())
}

#[test]
fn a_self_audit_counts_yes_as_certain_and_all_but_no_as_possible() -> Tested {
    let answer = sound(|one| {
        one.self_audit.insert("eqa-foundation-1".to_owned(), answered(Have::Yes));
        one.self_audit.insert("eqa-foundation-2".to_owned(), answered(Have::No));
        one.self_audit.insert("eqa-practitioner-1".to_owned(), answered(Have::Yes));
    })?;
    let audit = &answer.self_audit;
    assert_eq!((audit.level.as_str(), audit.answers.len()), ("foundation", 3));
    assert_eq!((audit.certain, audit.possible), (1, 2)); // the third is not answered yet
    let partly = sound(|one| {
        one.self_audit.insert("eqa-foundation-1".to_owned(), answered(Have::Partly));
    })?;
    assert_eq!((partly.self_audit.certain, partly.self_audit.possible), (0, 3));
    Ok(())
}

#[test]
fn sources_that_disagree_leave_a_condition_unsure_between_their_figures() -> Tested {
    let text = r#"{"maatstaf_conditions": 1, "framework": "emcc-2015", "descriptors": "eqa",
      "sources": [
        {"id": "A", "title": "A", "address": "https://a.example", "dated": "undated"},
        {"id": "B", "title": "B", "address": "https://b.example", "dated": "undated"}],
      "conditions": [{"id": "teachers", "name": {"en": "Teachers", "nl": "Docenten"}, "help": {"en": "-", "nl": "-"},
        "check": "staff", "role": "teacher", "awards": [["eia:senior-practitioner"]],
        "readings": [
          {"value": 1, "standing": "conflicting", "sources": ["A"]},
          {"value": 2, "standing": "conflicting", "sources": ["B"]}]}]}"#;
    let emcc = Framework::emcc();
    let conditions = Conditions::from_json(&emcc, text)?;
    for (teachers, expected) in [(0, Outcome::Unmet), (1, Outcome::Unsure), (2, Outcome::Met)] {
        let mut document = common::document(common::SOUND)?;
        let mut left = teachers;
        document.staff.retain(|member| {
            let kept = member.role != Role::Teacher || left > 0;
            left -= i32::from(member.role == Role::Teacher);
            kept
        });
        let programme = Programme::from_document(emcc.clone(), document)?;
        let answer = programme.answer_under(&eqa_policy(), &conditions);
        assert_eq!(condition(&answer, "teachers")?.outcome, expected, "{teachers} teachers");
    }
    Ok(())
}

#[test]
fn the_embedded_conditions_are_sound_and_use_each_of_their_sources() -> Tested {
    let (_, text) = maatstaf_frameworks::PROGRAMME
        .iter()
        .find(|(id, _)| *id == "conditions")
        .ok_or("the conditions are embedded")?;
    let conditions = Conditions::from_json(&Framework::emcc(), text)?;
    assert_eq!(conditions, Conditions::of(&Framework::emcc()));
    for source in &conditions.document().sources {
        let mut readings = conditions.document().conditions.iter().flat_map(|one| &one.readings);
        assert!(readings.any(|reading| reading.sources.contains(&source.id)), "{}", source.id);
    }
    Ok(())
}

#[test]
fn conditions_that_claim_more_than_their_sources_are_refused() -> Tested {
    let text = r#"{"maatstaf_conditions": 1, "framework": "emcc-2015", "descriptors": "eqa",
      "sources": [{"id": "A", "title": "A", "address": "https://a.example", "dated": "undated"}],
      "conditions": [{"id": "runs", "name": {"en": "Runs", "nl": "Uitvoeringen"}, "help": {"en": "-", "nl": "-"},
        "check": "completed-runs", "readings": [
          {"value": 1, "standing": "confirmed", "sources": ["A"]},
          {"standing": "single-source", "sources": ["A"]},
          {"value": 1, "standing": "single-source", "sources": ["C"]}]}]}"#;
    let error = Conditions::from_json(&Framework::emcc(), text).err().ok_or("it must be refused")?;
    assert_eq!(common::codes(&error), ["missing-source", "unclear-reading", "unknown-value"]);
    Ok(())
}
