//! The level, the coverage, the hours and the gap, checked by hand on small programmes.

use std::error::Error;

use crate::common::{self, Tested, assessment, sound};
use maatstaf::{Framework, Lane, Policy};
use maatstaf_document::Language;
use maatstaf_programme::{
    As, Levels, Programme, ProgrammeAnswer, ProgrammeDocument, StepKind, eqa_policy, programme_starter,
};

const MODELS: &str = "use-of-models-and-techniques";

fn levels(answer: &ProgrammeAnswer, category: &str) -> Result<Levels, Box<dyn Error>> {
    let found = answer.categories.iter().find(|one| one.category == category);
    Ok(found.ok_or("the framework has this category")?.levels.clone())
}

fn models(change: impl FnOnce(&mut ProgrammeDocument)) -> Result<[Option<String>; 3], Box<dyn Error>> {
    let Levels { floor, estimate, ceiling } = levels(&sound(change)?, MODELS)?;
    Ok([floor, estimate, ceiling])
}

fn assesses(document: &mut ProgrammeDocument, id: &str, indicators: &[u16]) {
    document.modules.iter_mut().for_each(|module| module.assessments.push(assessment(id, indicators)));
}

fn only(document: &mut ProgrammeDocument, how: As) {
    for module in &mut document.modules {
        module.assessments.clear();
        module.activities.retain(|activity| activity.id == "try");
        module.activities.iter_mut().flat_map(|one| &mut one.covers).for_each(|cover| cover.how = how);
    }
}

#[test]
fn what_is_taught_only_is_possible_what_is_practised_is_estimated_what_is_assessed_is_certain() -> Tested {
    let foundation = || Some("foundation".to_owned());
    assert_eq!(models(|one| only(one, As::Taught))?, [None, None, foundation()]);
    assert_eq!(models(|one| only(one, As::Practised))?, [None, foundation(), foundation()]);
    let [floor, ..] = models(|_| ())?;
    assert_eq!(floor, foundation()); // its one indicator at Foundation, 27, is assessed
    Ok(())
}

#[test]
fn practitioner_takes_two_moments() -> Tested {
    let level = |answer: [Option<String>; 3]| answer.into_iter().next().flatten();
    let one_moment = models(|one| {
        only(one, As::Taught);
        assesses(one, "paper", &[27, 66, 67]);
    })?;
    assert_eq!(level(one_moment).as_deref(), Some("foundation"));
    let two_moments = models(|one| {
        only(one, As::Taught);
        assesses(one, "paper", &[27, 66]);
        assesses(one, "case", &[67]);
    })?;
    assert_eq!(level(two_moments).as_deref(), Some("practitioner"));
    let one_aspect = models(|one| {
        only(one, As::Taught);
        assesses(one, "paper", &[27, 66]);
        assesses(one, "case", &[66]);
    })?;
    assert_eq!(level(one_aspect).as_deref(), Some("foundation")); // two of three indicators are asked
    Ok(())
}

#[test]
fn one_category_behind_holds_the_whole_back() -> Tested {
    let all: Vec<u16> = (1..=30).collect();
    let whole = sound(|one| assesses(one, "everything", &all))?;
    assert_eq!(whole.overall.floor.as_deref(), Some("foundation"));
    let without: Vec<u16> = (1..=27).collect();
    let hole = sound(|one| assesses(one, "almost", &without))?;
    assert_eq!(hole.overall.floor, None); // nothing of Evaluation, 28 to 30, is assessed
    Ok(())
}

#[test]
fn a_policy_with_a_larger_quorum_reads_the_same_floor() -> Tested {
    let mut document = eqa_policy().document().clone();
    document.quorum = 3;
    let programme = Programme::from_json(common::SOUND)?;
    let answer = programme.answer(&Policy::from_document(document)?);
    assert_eq!(levels(&answer, MODELS)?.floor.as_deref(), Some("foundation"));
    Ok(())
}

#[test]
fn the_default_policy_can_be_attained() -> Tested {
    eqa_policy().check_against(&Framework::emcc())?;
    Ok(())
}

#[test]
fn an_activitys_minutes_are_split_evenly_and_none_is_lost() -> Tested {
    let hours = sound(|_| ())?.hours;
    let of = |id: &str| hours.categories.iter().find(|one| one.category == id).map(|one| one.minutes);
    // 100 minutes over 1, 6 and 66 are 34, 33 and 33; the two hours go to 27; the break covers nothing.
    assert_eq!(of("understanding-self"), Some(34));
    assert_eq!(of("managing-the-contract"), Some(33));
    assert_eq!(of(MODELS), Some(33 + 120));
    assert_eq!((hours.total, hours.unmapped), (250, 30));
    Ok(())
}

#[test]
fn what_is_taught_and_practised_in_one_activity_takes_one_share() -> Tested {
    let hours = sound(|one| {
        for activity in one.modules.iter_mut().flat_map(|module| &mut module.activities) {
            let again: Vec<_> =
                activity.covers.clone().into_iter().filter(|cover| cover.how == As::Taught).collect();
            activity.covers.extend(again.into_iter().map(|mut cover| {
                cover.how = As::Practised;
                cover
            }));
        }
    })?
    .hours;
    assert_eq!(hours, sound(|_| ())?.hours);
    Ok(())
}

#[test]
fn what_does_not_meet_is_listed() -> Tested {
    let answer = sound(|one| assesses(one, "more", &[70]))?;
    let numbers = |aspects: &[maatstaf_programme::Aspect]| -> Vec<u16> {
        aspects.iter().filter_map(|aspect| aspect.indicator).collect()
    };
    assert_eq!(numbers(&answer.taught_not_assessed), [1, 6, 66]);
    assert_eq!(numbers(&answer.practised_not_assessed), [0_u16; 0]);
    assert_eq!(numbers(&answer.assessed_not_taught), [27, 70]);
    Ok(())
}

#[test]
fn assessing_what_is_practised_is_cheaper_than_a_new_activity() -> Tested {
    let all: Vec<u16> = (1..=26).chain(28..=30).collect();
    let answer = sound(|one| {
        only(one, As::Practised);
        assesses(one, "rest", &all);
    })?;
    let gap = answer.gap.ok_or("Foundation is not certain yet")?;
    let steps: Vec<_> = gap.steps.iter().map(|step| (step.step, step.cost)).collect();
    assert_eq!(steps, [(StepKind::Assess, 2)]);
    let sentence =
        gap.steps.iter().map(|step| step.sentence(&Framework::emcc(), gap.lane, Language::En)).next();
    assert_eq!(sentence.as_deref(), Some("assess what `try` (m1) already practises: CI 27 (effort 2)"));
    Ok(())
}

#[test]
fn a_gap_to_a_level_that_the_framework_lacks_is_refused() -> Tested {
    let programme = Programme::from_json(common::SOUND)?;
    assert!(programme.gap(&eqa_policy(), "grand-master", Lane::Floor).is_err());
    Ok(())
}

#[test]
fn a_page_says_the_same_in_both_languages() -> Tested {
    for starter in [Language::En, Language::Nl] {
        let answer = Programme::from_json(&programme_starter(starter))?.answer(&eqa_policy());
        let (en, nl) = (answer.page(Language::En), answer.page(Language::Nl));
        assert_eq!(en.blocks().len(), nl.blocks().len());
        assert_eq!(answer.coverage_page(Language::En).blocks().len(), 3);
    }
    Ok(())
}

#[test]
fn an_answer_is_json_without_the_texts_of_the_framework() -> Tested {
    let json = serde_json::to_value(sound(|_| ())?)?;
    assert_eq!(json.get("maatstaf_programme_answer"), Some(&serde_json::json!(1)));
    assert_eq!(json.pointer("/overall/ceiling"), Some(&serde_json::Value::Null));
    assert!(json.get("known").is_none());
    let schema = maatstaf_document::schema_of::<ProgrammeAnswer>();
    assert!(schema.pointer("/properties/conditions").is_some());
    Ok(())
}
