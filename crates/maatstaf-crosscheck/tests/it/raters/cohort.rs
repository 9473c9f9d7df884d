//! Small cohorts for the tests.

use std::error::Error;

use jiff::civil::date;
use maatstaf::{Framework, Policy, Portfolio, SelfRating};
use maatstaf_crosscheck::{AssessmentDocument, Draws, Judgement, PanelRules, Raters, RatersAnswer, Seen};
use proptest::prelude::*;

pub(crate) type Outcome = Result<(), Box<dyn Error>>;

/// Few draws, since these tests do not look at how wide an interval is.
pub(crate) const DRAWS: Draws = Draws { seed: 1, draws: 200 };

/// What each assessor of each person judged: by person, by assessor, by category.
pub(crate) type Given = Vec<Vec<Vec<Option<usize>>>>;

pub(crate) fn level_id(framework: &Framework, level: usize) -> Option<String> {
    framework.levels().get(level.checked_sub(1)?).cloned()
}

/// A blind assessment that judges so many categories at these levels, 0 for not at the lowest yet.
pub(crate) fn assessment(person: &str, assessor: &str, levels: &[Option<usize>]) -> AssessmentDocument {
    let framework = Framework::emcc();
    let categories = framework.categories().iter().zip(levels);
    let judgements = categories.filter_map(|(category, level)| {
        let level = level_id(&framework, (*level)?);
        Some(Judgement { category: category.clone(), level, rationale: None })
    });
    AssessmentDocument {
        schema: None,
        maatstaf_assessment: 1,
        assessor: assessor.to_owned(),
        blind: true,
        on: date(2026, 6, 30),
        seen: Seen {
            holder: person.to_owned(),
            framework: framework.id().to_owned(),
            digest: format!("digest-of-{person}"),
            evidence: std::collections::BTreeMap::new(),
        },
        judgements: judgements.collect(),
        cells: Vec::new(),
        verdicts: Vec::new(),
        holistic: None,
        after_reveal: None,
        comment: None,
    }
}

pub(crate) fn documents(given: &Given) -> Vec<AssessmentDocument> {
    let person = |(at, raters): (usize, &Vec<Vec<Option<usize>>>)| {
        let one = |(rater, levels): (usize, &Vec<Option<usize>>)| {
            assessment(&format!("p{at:02}"), &format!("r{rater}"), levels)
        };
        raters.iter().enumerate().map(one).collect::<Vec<_>>()
    };
    given.iter().enumerate().flat_map(person).collect()
}

pub(crate) fn answer_with(
    documents: Vec<AssessmentDocument>,
    portfolios: &[Portfolio],
) -> Result<RatersAnswer, Box<dyn Error>> {
    let raters = Raters::new(&Framework::emcc(), documents, portfolios)?;
    Ok(raters.answer(&Policy::standard(), &PanelRules::standard(), DRAWS))
}

pub(crate) fn answer(given: &Given) -> Result<RatersAnswer, Box<dyn Error>> {
    answer_with(documents(given), &[])
}

/// A portfolio in which a person rates themselves at one level throughout.
pub(crate) fn rated(person: &str, level: usize) -> Result<Portfolio, Box<dyn Error>> {
    let framework = Framework::emcc();
    let mut portfolio = Portfolio::new(framework.clone());
    portfolio.change(|document| {
        person.clone_into(&mut document.holder);
        let own = |category: &String| SelfRating {
            category: category.clone(),
            level: level_id(&framework, level),
            reason: None,
        };
        document.self_rating = framework.categories().iter().map(own).collect();
    })?;
    Ok(portfolio)
}

/// Levels that rise and fall over people and categories, the same for every assessor but for a shift.
pub(crate) fn regular(people: usize, shifts: &[usize]) -> Given {
    let level = |person: usize, category: usize, shift: usize| {
        Some((person + category * (person % 3 + 1)) % 3 + shift)
    };
    let of = |person: usize, shift: usize| (0..8).map(|category| level(person, category, shift)).collect();
    (0..people).map(|person| shifts.iter().map(|shift| of(person, *shift)).collect()).collect()
}

/// Any cohort of up to seven people and four assessors, a fifth of all judgements missing.
pub(crate) fn any_cohort() -> impl Strategy<Value = Given> {
    let judgement = || prop_oneof![4 => (0..=4_usize).prop_map(Some), 1 => Just(None)];
    (1..8_usize, 1..5_usize).prop_flat_map(move |(people, raters)| {
        let one = prop::collection::vec(judgement(), 8);
        prop::collection::vec(prop::collection::vec(one, raters), people)
    })
}
