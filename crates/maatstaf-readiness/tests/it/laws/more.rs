//! More never makes anybody less ready, but for a ratio, where practice alone asks for more supervision.

use std::collections::BTreeMap;

use jiff::civil::Date;
use maatstaf_practice::Supervision;
use maatstaf_readiness::{Applicant, Measure, Readiness, RequirementReadiness, Scheme};
use proptest::prelude::*;

use super::generate::{Item, Written, as_of, day_of, item, written};

type Place = (String, String, String);

fn requirements(applicant: &Applicant, day: Date) -> BTreeMap<Place, RequirementReadiness> {
    let mut all = BTreeMap::new();
    for scheme in Scheme::all() {
        for level in Readiness::new(scheme, applicant, day).levels {
            for one in level.requirements {
                all.insert((scheme.id().to_owned(), level.level.clone(), one.id.clone()), one);
            }
        }
    }
    all
}

fn is_ratio((scheme, _, id): &Place) -> bool {
    let scheme = Scheme::by_id(scheme);
    let requirements = scheme.as_ref().map(|scheme| scheme.document().requirements.as_slice());
    requirements.unwrap_or_default().iter().any(|one| one.id == *id && one.measure == Measure::Ratio)
}

fn renews((scheme, ..): &Place) -> bool {
    Scheme::by_id(scheme).is_some_and(|scheme| scheme.document().renews.is_some())
}

/// What there was must still be there, for every requirement that passes the filter.
fn never_less(
    before: &Written,
    after: &Written,
    day: Date,
    filter: impl Fn(&Place) -> bool,
) -> Result<(), TestCaseError> {
    let (before, after) = (before.applicant()?, after.applicant()?);
    let after = requirements(&after, day);
    for (place, one) in requirements(&before, day).into_iter().filter(|(place, _)| filter(place)) {
        let now = after.get(&place).ok_or_else(|| TestCaseError::fail("a requirement is gone"))?;
        prop_assert!(now.state >= one.state, "{:?}: {:?} became {:?}", place, one.state, now.state);
        for (then, now) in one.figures.iter().zip(&now.figures) {
            let have = |figure: &maatstaf_readiness::FigureReadiness| figure.amount.map(|amount| amount.have);
            prop_assert!(have(now) >= have(then), "{:?}: {:?} became {:?}", place, then, now);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn one_more_entry_never_makes_anybody_less_ready(before in written(), more in item(), day in as_of()) {
        prop_assume!(day_of(&more) <= day);
        let mut after = before.clone();
        after.push(more.clone(), "more");
        never_less(&before, &after, day, |place| match more {
            // A new award begins a new term, so what counted for the old one no longer does.
            Item::Award(_) => !renews(place),
            Item::Session(_) | Item::Earlier(_) => !is_ratio(place),
            _ => true,
        })?;
    }

    #[test]
    fn practice_with_its_share_of_supervision_never_upsets_a_ratio(
        before in written(),
        more in item(),
        day in as_of(),
    ) {
        let minutes = match &more {
            Item::Session(one) => one.minutes,
            Item::Earlier(one) => one.minutes,
            _ => 0,
        };
        prop_assume!(minutes > 0 && day_of(&more) <= day);
        let mut after = before.clone();
        let share = Supervision {
            id: String::new(),
            // On the last day of that practice, it is in every window that the practice is in.
            day: day_of(&more),
            start: None,
            minutes: 1440,
            kind: maatstaf_practice::SupervisionKind::Individual,
            supervisor: None,
            learning: String::new(),
            comment: None,
        };
        let mut left = minutes.div_ceil(35);
        while left > 0 {
            let part = left.min(1440);
            after.push(Item::Supervision(Supervision { minutes: part, ..share.clone() }), &format!("share-{left}"));
            left -= part;
        }
        after.push(more, "more");
        never_less(&before, &after, day, is_ratio)?;
    }

    #[test]
    fn a_higher_score_never_makes_a_programme_less_ready(before in written(), at in 0..6_usize, day in as_of()) {
        let mut after = before.clone();
        if let Some(score) = after.scores.get_mut(at) {
            *score = (*score + 10).min(100);
        }
        never_less(&before, &after, day, |_| true)?;
    }
}
