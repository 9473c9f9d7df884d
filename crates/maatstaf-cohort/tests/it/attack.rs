//! An attacker who knows how rows are cut, and which facts follow from which, learns no count below the least number.
//!
//! Every group of a few people over a few states is counted. Groups with the same answer are what the attacker cannot tell apart; a count
//! that is the same in all of them is known, and then it must be large enough.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf_cohort::{Anonymity, Cut, Shown};

type Tested = Result<(), Box<dyn std::error::Error>>;

/// What may be true of one person: a state per row.
type Kind = Vec<usize>;

/// Every way to give so many people one of these kinds each, without regard to order.
fn groups<K>(kinds: &[K], people: usize, each: &mut impl FnMut(&[&K])) {
    fn go<'k, K>(kinds: &'k [K], left: usize, group: &mut Vec<&'k K>, each: &mut impl FnMut(&[&K])) {
        if left == 0 {
            return each(group);
        }
        let Some((first, rest)) = kinds.split_first() else { return };
        group.push(first);
        go(kinds, left - 1, group, each);
        group.pop();
        go(rest, left, group, each);
    }
    go(kinds, people, &mut Vec::new(), each);
}

/// Published bands of every row.
type Answer = Vec<Vec<(usize, usize, u32)>>;

fn answer(cuts: &[Cut]) -> Answer {
    let bands = |cut: &Cut| cut.bands().iter().map(|band| (band.first, band.last, band.people)).collect();
    cuts.iter().map(bands).collect()
}

fn row(group: &[&Kind], at: usize) -> Vec<usize> {
    group.iter().filter_map(|kind| kind.get(at).copied()).collect()
}

/// Something that can be counted: a state of one row together with a state of another, or of the same row.
type Place = (usize, usize, usize, usize);

/// The least and the most that each count can be, given an answer.
type Known = BTreeMap<Place, (u32, u32)>;

fn places(kind: &Kind) -> Vec<Place> {
    let pairs = kind.iter().enumerate().flat_map(|(a, x)| {
        let others = kind.iter().enumerate().skip(a);
        others.map(move |(b, y)| (a, *x, b, *y))
    });
    pairs.collect()
}

/// What an attacker can know of every answer.
fn known(kinds: &[Kind], people: usize, publish: impl Fn(&[&Kind]) -> Vec<Cut>) -> BTreeMap<Answer, Known> {
    // What no kind of person can be is known to everybody and no secret, so only what is possible has a count.
    let all: BTreeSet<Place> = kinds.iter().flat_map(places).collect();
    let position = |place: &Place| all.iter().position(|one| one == place).unwrap_or_default();
    let placed: Vec<(&Kind, Vec<usize>)> =
        kinds.iter().map(|kind| (kind, places(kind).iter().map(position).collect())).collect();
    let mut answers: BTreeMap<Answer, Vec<(u32, u32)>> = BTreeMap::new();
    groups(&placed, people, &mut |group| {
        let mut counts = vec![0; all.len()];
        for at in group.iter().flat_map(|(_, places)| places) {
            if let Some(count) = counts.get_mut(*at) {
                *count += 1;
            }
        }
        let group: Vec<&Kind> = group.iter().map(|(kind, _)| *kind).collect();
        let ranges = answers.entry(answer(&publish(&group)));
        let ranges = ranges.or_insert_with(|| counts.iter().map(|count| (*count, *count)).collect());
        for (range, count) in ranges.iter_mut().zip(counts) {
            *range = (range.0.min(count), range.1.max(count));
        }
    });
    let named =
        |(answer, ranges): (Answer, Vec<(u32, u32)>)| (answer, all.iter().copied().zip(ranges).collect());
    answers.into_iter().map(named).collect()
}

/// Counts all groups: how many answers there are, or one that gives away a count of too few people.
fn attack(
    kinds: &[Kind],
    people: usize,
    anonymity: Anonymity,
    publish: impl Fn(&[&Kind]) -> Vec<Cut>,
) -> Result<usize, String> {
    let answers = known(kinds, people, publish);
    for (answer, known) in &answers {
        for (place, (least, most)) in known {
            if least == most && *least < anonymity.least() {
                return Err(format!("{answer:?} gives away that {place:?} is {least} ({people} people)"));
            }
        }
    }
    Ok(answers.len())
}

fn three() -> Result<Anonymity, maatstaf_document::DocumentError> {
    Anonymity::new(3)
}

#[test]
fn one_row_gives_away_no_count_below_the_least() -> Tested {
    for least in [3, 4] {
        let anonymity = Anonymity::new(least)?;
        for (states, people) in
            [(2, 6), (2, 7), (3, 6), (3, 7), (3, 9), (3, 10), (4, 9), (4, 12), (5, 9), (6, 12)]
        {
            let kinds: Vec<Kind> = (0..states).map(|state| vec![state]).collect();
            let answers =
                attack(&kinds, people, anonymity, |group| vec![Cut::new(&row(group, 0), states, anonymity)])?;
            assert!(answers > 1 || people < 2 * least as usize, "something is told: {states} {people}");
        }
    }
    Ok(())
}

#[test]
fn within_a_row_only_a_band_of_one_state_gives_away_a_count() -> Tested {
    let anonymity = three()?;
    for (states, people) in [(3, 6), (3, 7), (4, 9), (5, 10)] {
        let kinds: Vec<Kind> = (0..states).map(|state| vec![state]).collect();
        let answers = known(&kinds, people, |group| vec![Cut::new(&row(group, 0), states, anonymity)]);
        for (answer, known) in &answers {
            for ((_, state, ..), (least, most)) in known {
                let alone = answer.iter().flatten().any(|band| band.0 == *state && band.1 == *state);
                assert_eq!(alone, least == most, "{answer:?}: state {state}");
            }
        }
    }
    Ok(())
}

#[test]
fn a_self_rating_beside_an_estimate_gives_away_no_count_below_the_least() -> Tested {
    let anonymity = three()?;
    // Nobody below the lowest state can rate themselves lower, and nobody in the highest can rate themselves higher.
    let can_be = |view: usize, estimate: usize| !matches!((estimate, view), (0, 0) | (2, 3));
    let views = |estimate| (0..4).filter(move |view| can_be(*view, estimate));
    let kinds: Vec<Kind> =
        (0..3).flat_map(|estimate| views(estimate).map(move |view| vec![estimate, view])).collect();
    for (people, is_known) in [(6, false), (6, true), (7, false), (7, true), (9, true)] {
        attack(&kinds, people, anonymity, |group| {
            let estimate = Cut::new(&row(group, 0), 3, anonymity);
            let shown = if is_known { Shown::bound(&estimate, &can_be) } else { Shown::new(&estimate) };
            let view = Cut::beside(&row(group, 1), 4, anonymity, &[shown]);
            vec![estimate, view]
        })?;
    }
    Ok(())
}

#[test]
fn what_is_accepted_gives_away_no_count_below_the_least() -> Tested {
    let anonymity = three()?;
    let kinds: Vec<Kind> =
        (0..3).flat_map(|estimate| (0..=estimate).map(move |floor| vec![estimate, floor])).collect();
    for people in [6, 7, 9, 10] {
        attack(&kinds, people, anonymity, |group| {
            let estimate = Cut::new(&row(group, 0), 3, anonymity);
            let accepted = estimate.bands().iter().map(|band| {
                let into = |kind: &&Kind| match kind.as_slice() {
                    [estimate, floor] => {
                        usize::from((band.first..=band.last).contains(estimate) && *floor >= band.first)
                    }
                    _ => 0,
                };
                let row: Vec<usize> = group.iter().map(into).collect();
                Cut::beside(&row, 2, anonymity, &[Shown::new(&estimate)])
            });
            let accepted: Vec<Cut> = accepted.collect();
            std::iter::once(estimate).chain(accepted).collect()
        })?;
    }
    Ok(())
}

#[test]
fn what_the_next_level_lacks_gives_away_no_count_below_the_least() -> Tested {
    let anonymity = three()?;
    // Whoever is in the highest state lacks nothing, and nobody else.
    let lacks = |estimate| (0..4).filter(move |lacks| (estimate == 2) == (*lacks == 3));
    let kinds: Vec<Kind> =
        (0..3).flat_map(|estimate| lacks(estimate).map(move |lacks| vec![estimate, lacks])).collect();
    for people in [6, 7, 9, 10] {
        attack(&kinds, people, anonymity, |group| {
            let estimate = Cut::new(&row(group, 0), 3, anonymity);
            let lacks = Cut::beside(&row(group, 1), 4, anonymity, &[Shown::new(&estimate)]);
            vec![estimate, lacks]
        })?;
    }
    Ok(())
}

/// Two categories, and every overall state up to the highest that their rule allows: something else can hold it lower.
fn overall(highest: impl Fn(usize, usize) -> usize) -> Vec<Kind> {
    let pairs = (0..3).flat_map(|a| (0..3).map(move |b| (a, b)));
    pairs.flat_map(|(a, b)| (0..=highest(a, b)).map(move |overall| vec![a, b, overall])).collect()
}

fn publish(group: &[&Kind], anonymity: Anonymity, highest: impl Fn(usize, usize) -> usize) -> Vec<Cut> {
    let (a, b) = (Cut::new(&row(group, 0), 3, anonymity), Cut::new(&row(group, 1), 3, anonymity));
    let can_be = |overall, category| overall <= highest(category, 2);
    let shown = [Shown::bound(&a, &can_be), Shown::bound(&b, &can_be)];
    let overall = Cut::beside(&row(group, 2), 3, anonymity, &shown);
    vec![a, b, overall]
}

#[test]
fn an_overall_row_beside_categories_gives_away_no_count_below_the_least() -> Tested {
    let anonymity = three()?;
    // Every category must reach a level.
    let strict = |a: usize, b: usize| a.min(b);
    assert!(attack(&overall(strict), 7, anonymity, |group| publish(group, anonymity, strict))? > 10);
    // One may stay one level below.
    let with_exception = |a: usize, b: usize| a.max(b).min(a.min(b) + 1);
    let answers =
        attack(&overall(with_exception), 6, anonymity, |group| publish(group, anonymity, with_exception))?;
    assert!(answers > 10);
    Ok(())
}

#[test]
fn a_category_with_all_that_stands_beside_it_gives_away_no_count_below_the_least() -> Tested {
    let anonymity = three()?;
    // An estimate, an overall state at most one above it, and a self-rating; then an estimate, a self-rating and what is lacking.
    let rated = |view: usize, estimate: usize| !matches!((estimate, view), (0, 0) | (2, 3));
    let higher = |overall: usize, estimate: usize| overall <= estimate + 1;
    let composed = |view: usize, overall: usize| (0..3).any(|at| rated(view, at) && higher(overall, at));
    let all = || (0..3).flat_map(|a| (0..4).flat_map(move |b| (0..4).map(move |c| vec![a, b, c])));
    let first: Vec<Kind> =
        all().filter(|kind| is(kind, |[e, o, v]| o < 3 && higher(o, e) && rated(v, e))).collect();
    attack(&first, PEOPLE, anonymity, |group| {
        let estimate = Cut::new(&row(group, 0), 3, anonymity);
        let overall = Cut::beside(&row(group, 1), 3, anonymity, &[Shown::bound(&estimate, &higher)]);
        let shown = [Shown::bound(&estimate, &rated), Shown::bound(&overall, &composed)];
        let view = Cut::beside(&row(group, 2), 4, anonymity, &shown);
        vec![estimate, overall, view]
    })?;
    let second: Vec<Kind> =
        all().filter(|kind| is(kind, |[e, v, l]| rated(v, e) && (e == 2) == (l == 3))).collect();
    attack(&second, PEOPLE, anonymity, |group| {
        let estimate = Cut::new(&row(group, 0), 3, anonymity);
        let view = Cut::beside(&row(group, 1), 4, anonymity, &[Shown::bound(&estimate, &rated)]);
        let shown = [Shown::new(&estimate), Shown::new(&view)];
        let lacks = Cut::beside(&row(group, 2), 4, anonymity, &shown);
        vec![estimate, view, lacks]
    })?;
    Ok(())
}

fn is(kind: &Kind, rule: impl Fn([usize; 3]) -> bool) -> bool {
    <[usize; 3]>::try_from(kind.as_slice()).is_ok_and(rule)
}

/// How many people are tried with three rows of each. Seven take minutes.
const PEOPLE: usize = 6;

#[test]
fn two_rows_cut_as_if_they_stood_alone_would_give_counts_away() -> Tested {
    let anonymity = three()?;
    let kinds: Vec<Kind> =
        (0..3).flat_map(|estimate| (0..=estimate).map(move |floor| vec![estimate, floor])).collect();
    let alone = |group: &[&Kind]| [0, 1].map(|at| Cut::new(&row(group, at), 3, anonymity)).to_vec();
    assert!(attack(&kinds, 7, anonymity, alone).is_err());
    // Three of seven are in state 0 of both rows; a fourth is in state 0 of the second row alone.
    let (estimate, floor) = ([0, 0, 0, 1, 1, 1, 1], [0, 0, 0, 0, 1, 1, 1]);
    let first = Cut::new(&estimate, 2, anonymity);
    let second = Cut::new(&floor, 2, anonymity);
    assert_eq!(answer(&[first.clone(), second]), [[(0, 0, 3), (1, 1, 4)], [(0, 0, 4), (1, 1, 3)]]);
    let beside = Cut::beside(&floor, 2, anonymity, &[Shown::new(&first)]);
    assert_eq!(answer(&[beside]), [[(0, 1, 7)]]); // 4 minus 3 would be one person
    Ok(())
}
