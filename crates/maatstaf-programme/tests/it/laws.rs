//! What holds for every programme.

use std::collections::BTreeSet;

use crate::common::{self, answer};
use maatstaf::{Framework, Lane};
use maatstaf_programme::{
    Activity, ActivityCover, ActivityKind, As, Assessment, AssessmentCover, Method, Module, Programme,
    ProgrammeAnswer, ProgrammeDocument, ProgrammeGap, State, StepKind, eqa_policy,
};
use proptest::prelude::*;

/// What is covered: an indicator, or a category, a level and a theme by their positions.
type About = (Option<u16>, usize, usize, bool);

fn about() -> impl Strategy<Value = BTreeSet<About>> {
    let indicator = (1_u16..=112).prop_map(|number| BTreeSet::from([(Some(number), 0, 0, false)]));
    let practice = (0_usize..8, 0_usize..4, any::<bool>())
        .prop_map(|(category, level, theme)| BTreeSet::from([(None, category, level, theme)]));
    let level = prop::sample::select(vec![(1_u16, 30_u16), (31, 72), (1, 98), (1, 112)])
        .prop_map(|(first, last)| (first..=last).map(|number| (Some(number), 0, 0, false)).collect());
    let one = prop_oneof![4 => indicator, 2 => practice, 2 => level];
    prop::collection::vec(one, 0..5).prop_map(|sets| sets.into_iter().flatten().collect())
}

fn cover(about: &About) -> AssessmentCover {
    let framework = Framework::emcc();
    let (indicator, category, level, theme) = *about;
    let practice = indicator.is_none();
    let text = |text: &str| practice.then(|| text.to_owned());
    AssessmentCover {
        indicator,
        category: framework.categories().get(category).filter(|_| practice).cloned(),
        level: framework.levels().get(level).filter(|_| practice).cloned(),
        theme: text(if theme { "one" } else { "two" }),
        rationale: text("reason"),
    }
}

fn as_activity(cover: AssessmentCover, how: As) -> ActivityCover {
    let AssessmentCover { indicator, category, level, theme, rationale } = cover;
    ActivityCover { how, indicator, category, level, theme, rationale }
}

fn as_assessment(cover: &ActivityCover) -> AssessmentCover {
    let ActivityCover { indicator, category, level, theme, rationale, .. } = cover.clone();
    AssessmentCover { indicator, category, level, theme, rationale }
}

fn assessment(id: String, covers: Vec<AssessmentCover>) -> Assessment {
    Assessment { title: id.clone(), id, method: Method::Other, trained_assessors: None, covers }
}

fn activity(id: String, minutes: u32, taught: &BTreeSet<About>, practised: &BTreeSet<About>) -> Activity {
    let taught = taught.iter().map(|one| as_activity(cover(one), As::Taught));
    let practised = practised.iter().map(|one| as_activity(cover(one), As::Practised));
    let minutes = (minutes > 0).then_some(minutes);
    let covers = taught.chain(practised).collect();
    Activity { title: id.clone(), id, kind: ActivityKind::Other, minutes, hours: None, covers }
}

type Drawn = (Vec<(u32, BTreeSet<About>, BTreeSet<About>)>, Vec<BTreeSet<About>>);

fn module(at: usize, (activities, assessments): Drawn) -> Module {
    let activities = activities.into_iter().enumerate();
    let assessments = assessments.into_iter().enumerate();
    Module {
        id: format!("m{at}"),
        title: "Module".to_owned(),
        hours: None,
        activities: activities
            .map(|(number, (minutes, taught, practised))| {
                activity(format!("m{at}-a{number}"), minutes, &taught, &practised)
            })
            .collect(),
        assessments: assessments
            .map(|(number, about)| assessment(format!("m{at}-z{number}"), about.iter().map(cover).collect()))
            .collect(),
    }
}

prop_compose! {
    fn programme()(drawn in prop::collection::vec(
        (prop::collection::vec((0_u32..500, about(), about()), 0..3), prop::collection::vec(about(), 0..3)),
        1..4,
    )) -> ProgrammeDocument {
        let mut document = common::document(common::SOUND).unwrap_or_else(|error| unreachable!("{error}"));
        document.target = None;
        document.modules = drawn.into_iter().enumerate().map(|(at, drawn)| module(at, drawn)).collect();
        document
    }
}

fn answered(document: &ProgrammeDocument) -> Result<ProgrammeAnswer, TestCaseError> {
    answer(document.clone()).map_err(|error| TestCaseError::fail(error.to_string()))
}

/// The heights of floor, estimate and ceiling, overall and then per category.
fn heights(answer: &ProgrammeAnswer) -> Vec<[usize; 3]> {
    let levels = Framework::emcc();
    let height = |id: &Option<String>| {
        levels.levels().iter().position(|level| Some(level) == id.as_ref()).map_or(0, |at| at + 1)
    };
    std::iter::once(&answer.overall)
        .chain(answer.categories.iter().map(|category| &category.levels))
        .map(|levels| [height(&levels.floor), height(&levels.estimate), height(&levels.ceiling)])
        .collect()
}

fn never_lower(before: &ProgrammeDocument, after: &ProgrammeDocument) -> Result<(), TestCaseError> {
    let (before, after) = (heights(&answered(before)?), heights(&answered(after)?));
    for (before, after) in before.iter().flatten().zip(after.iter().flatten()) {
        prop_assert!(before <= after);
    }
    Ok(())
}

/// Follows the steps of a gap in the floor lane: each part gets one new assessment, each new activity one of its own.
fn follow(document: &ProgrammeDocument, gap: &ProgrammeGap) -> ProgrammeDocument {
    let mut after = document.clone();
    let mut added: Vec<Assessment> = Vec::new();
    for (number, step) in gap.steps.iter().enumerate() {
        let mut covers: Vec<AssessmentCover> = step
            .aspects
            .iter()
            .map(|aspect| AssessmentCover {
                indicator: aspect.indicator,
                category: aspect.indicator.is_none().then(|| aspect.category.clone()),
                level: aspect.indicator.is_none().then(|| aspect.level.clone()),
                theme: aspect.theme.clone(),
                rationale: aspect.theme.clone(),
            })
            .collect();
        if let Some(cell) = step.cell.as_ref().filter(|_| step.by_equivalence) {
            let theme = Some(format!("new {number}"));
            let (category, level) = (Some(cell.category.clone()), Some(cell.level.clone()));
            covers.push(AssessmentCover {
                indicator: None,
                category,
                level,
                rationale: theme.clone(),
                theme,
            });
        }
        let part = step.at.as_ref().map(|at| at.part.as_str());
        let known = after.modules.iter_mut().flat_map(|module| &mut module.assessments);
        if (step.step, step.state) == (StepKind::Map, Some(State::Assessed)) {
            known
                .filter(|one| Some(one.id.as_str()) == part)
                .for_each(|one| one.covers.extend(covers.clone()));
        } else {
            let id = part.map_or_else(|| format!("new-{number}"), |part| format!("{part}-new"));
            match added.iter_mut().find(|one| one.id == id) {
                Some(one) => {
                    covers.retain(|cover| !one.covers.contains(cover));
                    one.covers.extend(covers);
                }
                None => added.push(assessment(id, covers)),
            }
        }
    }
    after.modules.iter_mut().take(1).for_each(|module| module.assessments.append(&mut added));
    after
}

/// Counts by going through the document, aspect by aspect.
fn recount(document: &ProgrammeDocument, numbers: &[u16], how: Option<As>) -> usize {
    let taught = |number: &u16| {
        let mut covers = document.modules.iter().flat_map(|one| &one.activities).flat_map(|one| &one.covers);
        covers.any(|cover| Some(cover.how) == how && cover.indicator == Some(*number))
    };
    let assessed = |number: &u16| {
        let mut covers = document.modules.iter().flat_map(|one| &one.assessments).flat_map(|one| &one.covers);
        covers.any(|cover| how.is_none() && cover.indicator == Some(*number))
    };
    numbers.iter().filter(|number| taught(number) || assessed(number)).count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn the_floor_is_never_above_the_estimate_nor_that_above_the_ceiling(document in programme()) {
        for [floor, estimate, ceiling] in heights(&answered(&document)?) {
            prop_assert!(floor <= estimate && estimate <= ceiling);
        }
    }

    #[test]
    fn one_more_assessment_never_lowers_a_level(document in programme(), more in about()) {
        let mut after = document.clone();
        let more = assessment("more".to_owned(), more.iter().map(cover).collect());
        after.modules.iter_mut().take(1).for_each(|module| module.assessments.push(more.clone()));
        never_lower(&document, &after)?;
    }

    #[test]
    fn assessing_what_is_practised_never_lowers_a_level(document in programme()) {
        let mut after = document.clone();
        for module in &mut after.modules {
            for activity in &mut module.activities {
                let practised = activity.covers.iter().filter(|cover| cover.how == As::Practised);
                let covers = practised.map(as_assessment).collect();
                activity.covers.retain(|cover| cover.how != As::Practised);
                module.assessments.push(assessment(format!("{}-now", activity.id), covers));
            }
        }
        never_lower(&document, &after)?;
        for [floor, estimate, _] in heights(&answered(&after)?) {
            prop_assert_eq!(floor, estimate); // nothing that is practised is left unassessed
        }
    }

    #[test]
    fn the_matrix_agrees_with_a_recount(document in programme()) {
        let framework = Framework::emcc();
        for cell in answered(&document)?.cells {
            let numbers = framework.cell(&cell.category, &cell.level).unwrap_or_default();
            prop_assert_eq!(cell.indicators, numbers.len());
            prop_assert_eq!(cell.covered.taught, recount(&document, numbers, Some(As::Taught)));
            prop_assert_eq!(cell.covered.practised, recount(&document, numbers, Some(As::Practised)));
            prop_assert_eq!(cell.covered.assessed, recount(&document, numbers, None));
            let assessed: BTreeSet<_> = document.modules.iter().flat_map(|one| &one.assessments)
                .flat_map(|one| &one.covers)
                .filter(|one| one.category.as_ref() == Some(&cell.category) && one.level.as_ref() == Some(&cell.level))
                .map(|one| &one.theme).collect();
            prop_assert_eq!(cell.equivalent.assessed, assessed.len());
        }
    }

    #[test]
    fn the_order_of_modules_changes_nothing(document in programme()) {
        let mut turned = document.clone();
        turned.modules.reverse();
        let (mut before, mut after) = (answered(&document)?, answered(&turned)?);
        before.hours.modules.sort_by(|a, b| a.module.cmp(&b.module));
        after.hours.modules.sort_by(|a, b| a.module.cmp(&b.module));
        prop_assert_eq!(before, after);
    }

    #[test]
    fn no_minute_is_lost(document in programme()) {
        let hours = answered(&document)?.hours;
        let spread: u64 = hours.categories.iter().map(|one| one.minutes).sum();
        prop_assert_eq!(spread + hours.unmapped, hours.total);
        prop_assert_eq!(hours.modules.iter().map(|one| one.activities).sum::<u64>(), hours.total);
    }

    #[test]
    fn following_the_steps_reaches_the_level_in_the_floor(document in programme(), level in 0_usize..4) {
        let framework = Framework::emcc();
        let target = framework.levels().get(level).cloned().unwrap_or_default();
        let fail = |error: maatstaf_document::DocumentError| TestCaseError::fail(error.to_string());
        let programme = Programme::from_document(framework.clone(), document.clone()).map_err(fail)?;
        let gap = programme.gap(&eqa_policy(), &target, Lane::Floor).map_err(fail)?;
        let after = answered(&follow(&document, &gap))?;
        let [floor, ..] = heights(&after).first().copied().unwrap_or_default();
        prop_assert!(floor > level, "{target}: {gap:?}");
    }
}
