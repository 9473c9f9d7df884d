//! A group of portfolios, counted.

use std::collections::BTreeMap;

use maatstaf::{Framework, Policy, Portfolio, statement};
use maatstaf_document::{DocumentError, Problem, text};
use strum::IntoEnumIterator;

use crate::document::{
    CategoryRow, CohortDocument, Count, IndicatorCount, LevelBand, NextLevel, NextLevelBand, SelfRatingBand,
    SelfView,
};
use crate::limits::limits;
use crate::person::{Person, Standing};
use crate::{Anonymity, Cut, Shown};

/// Where a group of portfolios stands, per category, without a word about any one person.
///
/// # Example
/// ```
/// use maatstaf::{Framework, Policy, Portfolio};
/// use maatstaf_cohort::{Anonymity, Cohort};
/// let group = |people: u32| -> Result<Vec<Portfolio>, maatstaf::DocumentError> {
///     let named = |at: u32| Portfolio::new(Framework::emcc()).change(|document| document.holder = format!("coach-{at}")).cloned();
///     (0..people).map(named).collect()
/// };
/// let answer = Cohort::new(&group(12)?, &Policy::standard(), Anonymity::default())?;
/// let overall = &answer.document().overall;
/// assert_eq!(overall.len(), 1); // all are below Foundation, so telling the levels apart would tell each person's
/// assert_eq!(overall[0].people, 12);
/// let few = Cohort::new(&group(4)?, &Policy::standard(), Anonymity::default())?;
/// assert_eq!(few.document().people, None); // fewer than five, and not even how many
/// # Ok::<(), maatstaf::DocumentError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Cohort {
    pub(crate) framework: Framework,
    pub(crate) document: CohortDocument,
}

impl Cohort {
    /// Counts a group: each portfolio under the same policy, each holder once.
    ///
    /// A group of fewer people than the least number gives an answer that says only that.
    ///
    /// # Errors
    /// Without portfolios, with portfolios of several frameworks, and with several of one holder: everything at once.
    pub fn new(
        portfolios: &[Portfolio],
        policy: &Policy,
        anonymity: Anonymity,
    ) -> Result<Self, DocumentError> {
        let problems = problems(portfolios);
        let Some(first) = portfolios.first().filter(|_| problems.is_empty()) else {
            return Err(DocumentError::new(problems));
        };
        let origin = first.estimate_with(policy).origin();
        let framework = first.framework().clone();
        let least = anonymity.least();
        let mut document = CohortDocument {
            maatstaf_cohort: 1,
            engine: origin.engine,
            framework: origin.framework,
            policy: origin.policy,
            least,
            people: None,
            levels: framework.levels().to_vec(),
            overall: Vec::new(),
            categories: Vec::new(),
            indicators: Vec::new(),
            limits: limits(least),
            statement: statement(),
        };
        let people = u32::try_from(portfolios.len()).unwrap_or(u32::MAX);
        if people >= least {
            document.people = Some(people);
            Group::new(portfolios, &framework, policy, anonymity).count(&mut document);
        }
        Ok(Self { framework, document })
    }

    /// The framework of the portfolios, for the names of categories and levels.
    pub fn framework(&self) -> &Framework {
        &self.framework
    }

    /// The answer as a document, ready for JSON.
    pub fn document(&self) -> CohortDocument {
        self.document.clone()
    }
}

fn problems(portfolios: &[Portfolio]) -> Vec<Problem> {
    let Some(first) = portfolios.first() else { return nobody().problems().to_vec() };
    let mut problems = Vec::new();
    let mut seen = BTreeMap::new();
    for (at, portfolio) in portfolios.iter().enumerate() {
        if portfolio.framework().facts() != first.framework().facts() {
            let message = text!(
                "this portfolio is written for another framework than the first one",
                "dit portfolio hoort bij een ander raamwerk dan het eerste"
            );
            problems.push(Problem::new("other-framework", format!("[{at}].framework"), message));
        }
        // Who it is stays out of the message: a report of refused files may travel further than the files.
        let earlier = *seen.entry(&portfolio.document().holder).or_insert(at);
        if earlier != at {
            let message = text!(
                "this portfolio has the same holder as `[{earlier}]`, and one person counts once",
                "dit portfolio heeft dezelfde houder als `[{earlier}]`, en één persoon telt één keer"
            );
            problems.push(Problem::new("same-holder", format!("[{at}].holder"), message));
        }
    }
    problems
}

/// Without anybody there is nothing to count.
pub(crate) fn nobody() -> DocumentError {
    let message = text!("there is no portfolio to count", "er is geen portfolio om te tellen");
    DocumentError::new(vec![Problem::new("no-portfolios", "", message)])
}

/// Per height in one category: how high somebody can be overall who is so high there, at least and at most.
pub(crate) fn bounds(framework: &Framework, policy: &Policy) -> Vec<(usize, usize)> {
    let (levels, others) = (framework.levels(), framework.categories().len().saturating_sub(1));
    let level = |height: usize| levels.get(height.checked_sub(1)?).map(String::as_str);
    let overall = |height, rest| {
        let judged: Vec<_> =
            std::iter::once(level(height)).chain(std::iter::repeat_n(level(rest), others)).collect();
        framework.height(policy.overall_of(framework, &judged))
    };
    (0..=levels.len()).map(|height| (overall(height, 0), overall(height, levels.len()))).collect()
}

/// A group that is large enough, while it is counted.
struct Group<'f> {
    framework: &'f Framework,
    people: Vec<Person>,
    anonymity: Anonymity,
    /// How high somebody can be overall who is so high in one category: at least and at most.
    bounds: Vec<(usize, usize)>,
}

impl<'f> Group<'f> {
    fn new(
        portfolios: &[Portfolio],
        framework: &'f Framework,
        policy: &Policy,
        anonymity: Anonymity,
    ) -> Self {
        let people = portfolios.iter().map(|portfolio| Person::new(portfolio, policy)).collect();
        let bounds = bounds(framework, policy);
        Self { framework, people, anonymity, bounds }
    }

    /// Counts row by row. What is shown first is cut most finely; each later row is held against the earlier ones that bear on it.
    fn count(&self, document: &mut CohortDocument) {
        let levels = self.framework.levels().len() + 1;
        let categories = 0..self.framework.categories().len();
        let estimates: Vec<Cut> =
            categories.map(|category| self.cut(levels, &[], |person| person.estimate(category))).collect();
        // The overall level follows from those of all categories.
        let rules: Vec<_> = (0..estimates.len())
            .map(|category| move |overall: usize, height: usize| self.can_be(overall, category, height))
            .collect();
        let bound: Vec<Shown<'_>> =
            estimates.iter().zip(&rules).map(|(cut, can_be)| Shown::bound(cut, can_be)).collect();
        let overall = self.cut(levels, &bound, |person| person.overall);
        document.overall = self.level_bands(&overall, |_| Count::Hidden);
        for (category, (id, estimate)) in self.framework.categories().iter().zip(&estimates).enumerate() {
            let view = self.view(category, estimate, &overall);
            let lacks = [estimate, &overall, &view].map(Shown::new);
            let lacks = self.cut(NextLevel::iter().count(), &lacks, |person| {
                person.standing(category).map_or(0, |standing| standing.lacks as usize)
            });
            let shown = [estimate, &overall, &view, &lacks].map(Shown::new);
            document.categories.push(CategoryRow {
                category: id.clone(),
                estimate: self
                    .level_bands(estimate, |band| self.accepted(category, (estimate, band), &shown)),
                self_rating: self_rating_bands(&view),
                next_level: next_level_bands(&lacks),
            });
            self.indicators(id, &shown, document);
        }
        document.indicators.sort_by_key(|count| count.indicator);
    }

    fn cut(&self, states: usize, shown: &[Shown<'_>], state: impl Fn(&Person) -> usize) -> Cut {
        let row: Vec<usize> = self.people.iter().map(state).collect();
        Cut::beside(&row, states, self.anonymity, shown)
    }

    /// Whether somebody so high in a category can be so high overall.
    ///
    /// Some heights cannot be: a category without indicators at a level is passed from the level below to the one above. Which these are depends on
    /// the policy, so a height at which nobody is counts as one that cannot be.
    fn can_be(&self, overall: usize, category: usize, height: usize) -> bool {
        let bounds = self.bounds.get(height);
        bounds.is_some_and(|(least, most)| (*least..=*most).contains(&overall))
            && self.people.iter().any(|person| person.estimate(category) == height)
            && self.people.iter().any(|person| person.overall == overall)
    }

    /// Self-ratings: nobody below the lowest level rates themselves lower, and nobody at the highest rates themselves higher.
    fn view(&self, category: usize, estimate: &Cut, overall: &Cut) -> Cut {
        let highest = self.framework.levels().len();
        let beside = |view: usize, height: usize| {
            let impossible = [(SelfView::Lower as usize, 0), (SelfView::Higher as usize, highest)];
            !impossible.contains(&(view, height))
                && self.people.iter().any(|person| person.estimate(category) == height)
        };
        let above = |view: usize, overall: usize| {
            (0..=highest).any(|height| beside(view, height) && self.can_be(overall, category, height))
        };
        let shown = [Shown::bound(estimate, &beside), Shown::bound(overall, &above)];
        self.cut(SelfView::iter().count(), &shown, |person| {
            person.standing(category).map_or(0, |standing| standing.view as usize)
        })
    }

    /// How many people of a band are in it by what assessors accepted alone.
    fn accepted(&self, category: usize, (estimate, band): (&Cut, usize), shown: &[Shown<'_>]) -> Count {
        let lowest = estimate.bands().get(band).map_or(0, |band| band.first);
        let in_band = estimate.places().iter().map(|place| *place == band);
        let row: Vec<usize> = in_band
            .zip(&self.people)
            .map(|(is_in, person)| {
                let floor = person.standing(category).map_or(0, |standing| standing.floor);
                usize::from(is_in && floor >= lowest)
            })
            .collect();
        Count::of(&Cut::beside(&row, 2, self.anonymity, shown))
    }

    /// How many people claim each indicator of a category.
    fn indicators(&self, category: &str, shown: &[Shown<'_>], document: &mut CohortDocument) {
        let own = self.framework.indicators().iter().filter(|one| one.category == category);
        document.indicators.extend(own.map(|indicator| {
            let number = indicator.number;
            let cut = self.cut(2, shown, |person| usize::from(person.claimed.contains(&number)));
            IndicatorCount { indicator: number, claimed: Count::of(&cut) }
        }));
    }

    fn level_bands(&self, cut: &Cut, accepted: impl Fn(usize) -> Count) -> Vec<LevelBand> {
        let level = |state: usize| self.framework.levels().get(state.checked_sub(1)?).cloned();
        let bands = cut.bands().iter().enumerate();
        bands
            .map(|(at, band)| LevelBand {
                from: level(band.first),
                to: level(band.last),
                people: band.people,
                accepted: accepted(at),
            })
            .collect()
    }
}

impl Person {
    fn standing(&self, category: usize) -> Option<&Standing> {
        self.categories.get(category)
    }

    fn estimate(&self, category: usize) -> usize {
        self.standing(category).map_or(0, |standing| standing.estimate)
    }
}

fn self_rating_bands(cut: &Cut) -> Vec<SelfRatingBand> {
    let state = |at| SelfView::iter().nth(at).unwrap_or(SelfView::Higher);
    let bands = cut.bands().iter();
    bands
        .map(|band| SelfRatingBand { from: state(band.first), to: state(band.last), people: band.people })
        .collect()
}

fn next_level_bands(cut: &Cut) -> Vec<NextLevelBand> {
    let state = |at| NextLevel::iter().nth(at).unwrap_or(NextLevel::Nothing);
    let bands = cut.bands().iter();
    bands
        .map(|band| NextLevelBand { from: state(band.first), to: state(band.last), people: band.people })
        .collect()
}
