//! Below 30 cells or 5 people there is no coefficient; at them there is.

use maatstaf::Language;
use maatstaf_crosscheck::RatersAnswer;

use super::cohort::{Given, Outcome, answer, regular};

/// So many people, with so many cells among them that two assessors judged.
fn panel(people: usize, cells: usize) -> Given {
    let mut given = regular(people, &[0, 1]);
    for (number, (person, category)) in
        (0..8).flat_map(|category| (0..people).map(move |one| (one, category))).enumerate()
    {
        if number >= cells {
            let own = given
                .get_mut(person)
                .and_then(|raters| raters.get_mut(1))
                .and_then(|one| one.get_mut(category));
            if let Some(own) = own {
                *own = None;
            }
        }
    }
    given
}

fn shown(answer: &RatersAnswer) -> bool {
    let all = answer.agreement.statistics.iter().chain(answer.pairs.iter().flat_map(|pair| &pair.statistics));
    all.filter(|one| one.value.is_some()).count() > 0
        || answer.pairs.iter().any(|pair| pair.difference.is_some())
}

#[test]
fn thirty_cells_of_five_people_carry_a_coefficient() -> Outcome {
    let answer = answer(&panel(5, 30))?;
    assert_eq!((answer.agreement.cells, answer.agreement.people), (30, 5));
    assert!(answer.agreement.silent.is_none() && shown(&answer));
    assert!(
        answer.agreement.statistics.first().is_some_and(|one| one.value.is_some() && one.interval.is_some())
    );
    Ok(())
}

#[test]
fn one_cell_fewer_carries_none_and_the_counts_stay() -> Outcome {
    let answer = answer(&panel(5, 29))?;
    assert_eq!((answer.agreement.cells, answer.agreement.matches.pairs), (29, 29));
    assert!(!shown(&answer) && answer.agreement.statistics.is_empty());
    let silent = answer.agreement.silent.as_ref().ok_or("no reason")?;
    assert!(silent.en.contains("29") && silent.nl.contains("29") && silent.en != silent.nl);
    for language in [Language::En, Language::Nl] {
        assert!(answer.page(language).to_markdown().contains(silent.to(language)));
    }
    Ok(())
}

#[test]
fn four_people_carry_none_however_many_cells_they_have() -> Outcome {
    let answer = answer(&panel(4, 32))?;
    assert_eq!((answer.agreement.cells, answer.agreement.people), (32, 4));
    assert!(!shown(&answer));
    assert_eq!(answer.agreement.matches.within_one, 32);
    Ok(())
}

#[test]
fn cells_that_one_assessor_judged_do_not_help_over_the_bound() -> Outcome {
    let answer = answer(&panel(10, 29))?;
    assert_eq!((answer.counts.cells, answer.agreement.cells), (80, 29));
    assert!(!shown(&answer));
    Ok(())
}

#[test]
fn a_pair_that_shares_too_little_is_silent_where_the_cohort_is_not() -> Outcome {
    let mut given = regular(6, &[0, 1, 1]);
    for person in given.iter_mut().skip(2) {
        person.pop();
    }
    let answer = answer(&given)?;
    assert!(answer.agreement.silent.is_none());
    let silent: Vec<bool> = answer.pairs.iter().map(|pair| pair.silent.is_some()).collect();
    assert_eq!(silent, [false, true, true]);
    // Every assessor judged only 16 cells together, so what needs complete cells is silent too.
    let values = answer.agreement.statistics.iter().map(|one| (one.cells, one.value.is_some()));
    assert!(values.clone().any(|one| one == (48, true)) && values.clone().any(|one| one == (16, false)));
    Ok(())
}

#[test]
fn nobody_is_called_severe_below_five_people() -> Outcome {
    let calls = |people| -> Result<Vec<bool>, Box<dyn std::error::Error>> {
        let answer = answer(&regular(people, &[0, 1]))?;
        Ok(answer.raters.iter().map(|rater| rater.severity.call.is_some()).collect())
    };
    assert_eq!(calls(4)?, [false, false]);
    assert_eq!(calls(5)?, [true, true]);
    Ok(())
}

#[test]
fn halo_is_looked_for_from_three_people_on() -> Outcome {
    let flat = |people: usize| -> Given {
        let mut given = regular(people, &[0, 1, 0]);
        for (at, person) in given.iter_mut().enumerate() {
            if let Some(last) = person.last_mut() {
                *last = vec![Some(at % 3); 8];
            }
        }
        given
    };
    let flags = |people| -> Result<Vec<bool>, Box<dyn std::error::Error>> {
        Ok(answer(&flat(people))?.raters.iter().map(|rater| rater.halo.flagged).collect())
    };
    assert_eq!(flags(2)?, [false, false, false]);
    assert_eq!(flags(3)?, [false, false, true]);
    Ok(())
}
