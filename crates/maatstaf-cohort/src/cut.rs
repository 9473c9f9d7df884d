//! Where a row of ordered states is cut, so that every band holds enough people.

use std::ops::Range;

use crate::Anonymity;

/// A row of ordered states, cut into bands of neighbouring states that each hold enough people.
///
/// The cut with the most bands is taken. Of several with as many, it is the one whose first band ends lowest, then whose second does,
/// and so on. Nobody in a state is a number below the least as well, so such a state joins a neighbour; and when everybody is in one state, or
/// no cut leaves enough on both sides, the row is one band over all states.
///
/// Inside a band nothing can be told apart: whatever the counts of its states are, others give the same cut.
///
/// # Example
/// ```
/// use maatstaf_cohort::{Anonymity, Cut};
/// let states = [0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3]; // two people in state 0, four in 1, five in 2 and one in 3
/// let cut = Cut::new(&states, 4, Anonymity::default());
/// let bands: Vec<_> = cut.bands().iter().map(|band| (band.first, band.last, band.people)).collect();
/// assert_eq!(bands, [(0, 1, 6), (2, 3, 6)]);
/// ```
#[derive(Clone)]
pub struct Cut {
    bands: Vec<Band>,
    /// The band of each person.
    places: Vec<usize>,
}

/// Neighbouring states, and how many people are in them together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    /// The lowest state, counted from 0.
    pub first: usize,
    /// The highest state.
    pub last: usize,
    /// How many people.
    pub people: u32,
}

/// How many of the states are looked at for a cut; those above join the last band. A framework has at most 8 levels.
const MOST_STATES: usize = 12;

impl Cut {
    /// Cuts a row that stands by itself: the state of each person, counted from 0, and how many states there are. A state above those is the
    /// highest.
    pub fn new(row: &[usize], states: usize, anonymity: Anonymity) -> Self {
        Self::beside(row, states, anonymity, &[])
    }

    /// Cuts a row about the same people, in the same order, as rows that are shown already.
    ///
    /// Where one fact follows from another, two numbers that are each large enough can differ by a small one: whoever is at Practitioner overall is at
    /// Foundation or above in a category, so the difference between those counts is a count of people too. So where some part of the
    /// group is known to be empty, every part that subtraction then yields must hold enough people as well, or the row is cut less.
    pub fn beside(row: &[usize], states: usize, anonymity: Anonymity, shown: &[Shown<'_>]) -> Self {
        let least = anonymity.least();
        let row: &Vec<usize> = &row.iter().map(|state| (*state).min(states.saturating_sub(1))).collect();
        let rows: Vec<Crossed<'_>> = shown.iter().map(|other| Crossed::new(row, states, *other)).collect();
        let counts: Vec<u32> = (0..states)
            .map(|state| (0..).zip(row).filter(|(_, at)| **at == state).fold(0, |sum, _| sum + 1))
            .collect();
        let bands = bands(&counts, &rows, least);
        let place = |state: &usize| bands.iter().take_while(|band| band.last < *state).count();
        let places = row.iter().map(place).collect();
        Self { bands, places }
    }

    /// Cuts a row of which only the counts are known: how many people are in each state, and for each row that is shown already how many are in
    /// each state of this one (outside) and of that one (inside).
    ///
    /// # Example
    /// ```
    /// use maatstaf_cohort::{Anonymity, Cut};
    /// let states = [0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3];
    /// let cut = Cut::counted(&[2, 4, 5, 1], Anonymity::default(), &[]);
    /// assert_eq!(cut.bands(), Cut::new(&states, 4, Anonymity::default()).bands());
    /// ```
    pub fn counted(counts: &[u32], anonymity: Anonymity, beside: &[(Shown<'_>, Vec<Vec<u32>>)]) -> Self {
        let rows: Vec<Crossed<'_>> =
            beside.iter().map(|(other, people)| Crossed::counted(people, *other)).collect();
        Self { bands: bands(counts, &rows, anonymity.least()), places: Vec::new() }
    }

    /// The bands, lowest first.
    pub fn bands(&self) -> &[Band] {
        &self.bands
    }

    /// The band of each person, in the order of the row.
    pub(crate) fn places(&self) -> &[usize] {
        &self.places
    }
}

/// The bands of a row, given how many people are in each state, beside other rows.
fn bands(counts: &[u32], rows: &[Crossed<'_>], least: u32) -> Vec<Band> {
    let people = |run: &Range<usize>| counts.iter().take(run.end).skip(run.start).sum::<u32>();
    let all = people(&(0..counts.len()));
    let may_show = |run: &Range<usize>| {
        people(run) >= least
            && all - people(run) >= least
            && rows.iter().all(|crossed| crossed.is_safe(run, least))
    };
    let ends = best_ends(counts.len(), may_show);
    let bands = ends.iter().zip(ends.iter().skip(1)).map(|(from, to)| Band {
        first: *from,
        last: to.saturating_sub(1),
        people: people(&(*from..*to)),
    });
    bands.collect()
}

/// A row that is shown already, with what everybody knows of how it bears on the next one.
#[derive(Clone, Copy)]
pub struct Shown<'c> {
    cut: &'c Cut,
    can_be: &'c dyn Fn(usize, usize) -> bool,
}

impl<'c> Shown<'c> {
    /// A row that may bear on the next one by a rule that we do not know: a part without people is taken for one that nobody can be in.
    pub fn new(cut: &'c Cut) -> Self {
        Self::bound(cut, &|_, _| false)
    }

    /// A row that bears on the next one by a known rule: whether somebody can be in a state of the next row and in one of this.
    ///
    /// The rule must never call something possible that is not; in doubt, it says no.
    pub fn bound(cut: &'c Cut, can_be: &'c dyn Fn(usize, usize) -> bool) -> Self {
        Self { cut, can_be }
    }
}

/// How many people are in each state of one row and in each band of another, and whether anybody can be.
struct Crossed<'c> {
    cells: Vec<Vec<Cell>>,
    bands: &'c [Band],
}

/// The people in one state of a row and one band of another.
#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    people: u32,
    is_possible: bool,
}

impl Cell {
    fn and(self, other: Self) -> Self {
        Self { people: self.people + other.people, is_possible: self.is_possible || other.is_possible }
    }

    /// Whether it is known to be empty. Nobody there is no secret where nobody can be.
    fn is_ruled_out(self) -> bool {
        self.people == 0 && !self.is_possible
    }
}

impl<'c> Crossed<'c> {
    fn new(row: &[usize], states: usize, other: Shown<'c>) -> Self {
        let mut crossed = Self::empty(states, other);
        for (state, band) in row.iter().zip(&other.cut.places) {
            if let Some(cell) = crossed.cells.get_mut(*state).and_then(|bands| bands.get_mut(*band)) {
                cell.people += 1;
            }
        }
        crossed
    }

    /// The same, given how many people are in each state of the one row and of the other.
    fn counted(people: &[Vec<u32>], other: Shown<'c>) -> Self {
        let mut crossed = Self::empty(people.len(), other);
        for (cells, people) in crossed.cells.iter_mut().zip(people) {
            for (cell, band) in cells.iter_mut().zip(&other.cut.bands) {
                cell.people = people.iter().take(band.last + 1).skip(band.first).sum();
            }
        }
        crossed
    }

    /// Nobody yet, in so many states of the one row.
    fn empty(states: usize, other: Shown<'c>) -> Self {
        let bands = &other.cut.bands;
        let can_be = |state, band: &Band| (band.first..=band.last).any(|at| (other.can_be)(state, at));
        let cell = |state, band| Cell { people: 0, is_possible: can_be(state, band) };
        let cells = (0..states).map(|state| bands.iter().map(|band| cell(state, band)).collect()).collect();
        Self { cells, bands }
    }

    /// The four parts of the group: in and outside some states, in and outside some bands.
    fn parts(&self, states: &Range<usize>, bands: &Range<usize>) -> [Cell; 4] {
        let mut parts = [Cell::default(); 4];
        for (state, cells) in self.cells.iter().enumerate() {
            for (band, cell) in cells.iter().enumerate() {
                let part = 2 * usize::from(states.contains(&state)) + usize::from(bands.contains(&band));
                if let Some(part) = parts.get_mut(part) {
                    *part = part.and(*cell);
                }
            }
        }
        parts
    }

    /// Whether some states can be shown beside every run of bands without leaving too few people by subtraction.
    fn is_safe(&self, states: &Range<usize>, least: u32) -> bool {
        let bands = self.bands.len();
        let runs = (0..bands).flat_map(|from| (from + 1..=bands).map(move |to| from..to));
        runs.filter(|run| run.len() < bands).all(|run| {
            let parts = self.parts(states, &run);
            // While each part can be one larger or smaller, nobody can tell. With one ruled out the sizes of the other three follow.
            !parts.iter().any(|part| part.is_ruled_out())
                || parts.iter().filter(|part| part.people >= least).count() == 3
        })
    }
}

/// The ends of the bands, from 0 to the number of states: as many as can be, and of those the lowest.
fn best_ends(states: usize, may_show: impl Fn(&Range<usize>) -> bool) -> Vec<usize> {
    let inner = states.min(MOST_STATES).saturating_sub(1);
    // Every run of neighbouring bands can be added up, so every run must be safe, not only each band.
    let shown: Vec<Vec<bool>> = (0..=states)
        .map(|from| (0..=states).map(|to| from < to && may_show(&(from..to))).collect())
        .collect();
    let is_shown = |from: usize, to: usize| shown.get(from).and_then(|row| row.get(to)) == Some(&true);
    // The lowest end has the highest bit, so that of two sets of one size the larger number ends lower.
    let ends = |set: u32| {
        let chosen = (1..=inner).filter(move |end| set >> (inner - end) & 1 == 1);
        std::iter::once(0).chain(chosen).chain(std::iter::once(states)).collect::<Vec<usize>>()
    };
    let is_safe = |ends: &[usize]| {
        let pairs = ends
            .iter()
            .enumerate()
            .flat_map(|(at, from)| ends.iter().skip(at + 1).map(move |to| (*from, *to)));
        pairs.filter(|pair| *pair != (0, states)).all(|(from, to)| is_shown(from, to))
    };
    let sets = (0..1_u32 << inner).filter(|set| is_safe(&ends(*set)));
    ends(sets.max_by_key(|set| (set.count_ones(), *set)).unwrap_or_default())
}
