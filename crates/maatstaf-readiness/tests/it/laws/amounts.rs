//! Amounts: what the oracle says, in any order, whatever is written down for later.

use maatstaf_readiness::{Applicant, FigureReadiness, Readiness, Scheme, State};
use proptest::prelude::*;

use super::generate::{as_of, written};
use super::oracle::have_and_need;

/// What is said on a day of every requirement: its state, and what there is and is asked by each figure.
type Said = Vec<(String, State, Vec<Option<(u64, u64)>>)>;

fn said(applicant: &Applicant, day: jiff::civil::Date) -> Said {
    let amounts = |figures: &[FigureReadiness]| {
        figures.iter().map(|one| one.amount.map(|amount| (amount.have, amount.need))).collect()
    };
    let mut all = Said::new();
    for scheme in Scheme::all() {
        for level in Readiness::new(scheme, applicant, day).levels {
            for one in level.requirements {
                let name = format!("{} {} {}", scheme.id(), level.level, one.id);
                all.push((name, one.state, amounts(&one.figures)));
            }
            all.push((format!("{} {}", scheme.id(), level.level), level.state, Vec::new()));
        }
    }
    all
}

/// The state that follows from amounts by published figures.
fn state(amounts: &[Option<(u64, u64)>]) -> State {
    let met = amounts.iter().filter(|one| one.is_some_and(|(have, need)| have >= need)).count();
    let unmet = amounts.iter().filter(|one| one.is_some_and(|(have, need)| have < need)).count();
    match (met, unmet) {
        (0, 0) => State::Unknown,
        (0, _) => State::Unmet,
        (_, 0) => State::Met,
        _ => State::Unsure,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn every_amount_of_every_scheme_is_what_a_naive_count_gives(written in written(), day in as_of()) {
        let applicant = written.applicant()?;
        let mut said = said(&applicant, day).into_iter();
        for scheme in Scheme::all() {
            for level in &scheme.document().levels {
                let mut least = State::Met;
                for requirement in &scheme.document().requirements {
                    let Some(figures) = requirement.figures.get(&level.id) else { continue };
                    let expected: Vec<Option<(u64, u64)>> = figures
                        .iter()
                        .map(|figure| {
                            let figure = u64::from(figure.value?);
                            Some(have_and_need(scheme, &level.id, requirement, figure, &applicant, day))
                        })
                        .collect();
                    if requirement.role == maatstaf_readiness::Role::Required {
                        least = least.min(state(&expected));
                    }
                    let name = format!("{} {} {}", scheme.id(), level.id, requirement.id);
                    prop_assert_eq!(said.next(), Some((name, state(&expected), expected)));
                }
                prop_assert_eq!(said.next(), Some((format!("{} {}", scheme.id(), level.id), least, Vec::new())));
            }
        }
        prop_assert_eq!(said.next(), None);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn the_order_of_entries_changes_nothing(written in written(), day in as_of(), by in 0..60_usize) {
        let (one, other) = (written.applicant()?, written.turned(by).applicant()?);
        for scheme in Scheme::all() {
            prop_assert_eq!(Readiness::new(scheme, &one, day), Readiness::new(scheme, &other, day));
        }
    }

    #[test]
    fn what_begins_after_the_day_of_reading_changes_no_amount_and_no_state(written in written(), day in as_of()) {
        prop_assert_eq!(said(&written.applicant()?, day), said(&written.up_to(day).applicant()?, day));
    }
}
