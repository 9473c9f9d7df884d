//! Reads portfolios into persons, and persons into levels.

use std::fmt;

use jiff::civil::Date;
use maatstaf::{Framework, Policy, Portfolio};
use maatstaf_document::{DocumentError, LONGEST_DOCUMENT, Problem, not_too_long, text};

use crate::count::{Count, Days};
use crate::days::{day_number, day_of};
use crate::grid::Grid;
use crate::lean::Lean;
use crate::levels::Levels;
use crate::number::number;
use crate::person::Person;
use crate::plan::Plan;
use crate::scan;
use crate::written::Written;

/// Estimates very many portfolios under one policy. One estimator serves one thread; a clone serves another.
///
/// # Example
/// ```
/// use maatstaf::{Lane, Policy};
/// use maatstaf_many::{Estimator, Levels, Person};
/// let (mut estimator, mut person, mut levels) = (Estimator::new(Policy::standard()), Person::default(), Levels::default());
/// let text = r#"{"maatstaf": 1, "framework": "emcc-2015", "holder": "coach-a", "as_of": "2026-06-30", "evidence": [
///     {"id": "journal", "title": "A journal", "verification": "artefact", "claims": [{"indicator": 1, "strength": 3}, {"indicator": 2, "strength": 3}]},
///     {"id": "feedback", "title": "Feedback", "verification": "corroborated", "claims": [{"indicator": 3, "strength": 3}]}]}"#;
/// estimator.read(text.as_bytes(), &mut person)?;
/// estimator.estimate(&person, &mut levels)?;
/// assert_eq!(levels.height(Some(0), Lane::Estimate), 1); // the first category reaches the first level
/// assert_eq!(levels.height(None, Lane::Ceiling), 0);
/// let refused = estimator.read(b"{}", &mut person).expect_err("that is no portfolio");
/// assert_eq!(refused.problems()[0].code, "missing-field");
/// # Ok::<(), maatstaf::DocumentError>(())
/// ```
#[derive(Clone)]
pub struct Estimator {
    policy: Policy,
    own: Option<Framework>,
    as_of: Option<Date>,
    grids: Vec<Known>,
    count: Count,
    read_by_core: u64,
}

/// A framework that a portfolio named, and what was worked out for it.
#[derive(Clone)]
struct Known {
    grid: Grid,
    plans: Vec<Plan>,
}

/// How many sets of indicators that do not apply are remembered for each framework.
const MOST_PLANS: usize = 64;

impl Estimator {
    /// Estimates under a policy, under the frameworks that come with the engine.
    pub fn new(policy: Policy) -> Self {
        debug_assert!(crate::claim::Claim::fits());
        Self { policy, own: None, as_of: None, grids: Vec::new(), count: Count::default(), read_by_core: 0 }
    }

    /// Knows a framework of your own as well; it goes before one that comes with the engine and has the same id.
    #[must_use]
    pub fn with_framework(mut self, framework: Framework) -> Self {
        self.own = Some(framework);
        self.grids.clear();
        self
    }

    /// Reads every portfolio as of this day instead of its own.
    #[must_use]
    pub fn on(mut self, as_of: Date) -> Self {
        self.as_of = Some(as_of);
        self
    }

    /// How many portfolios the core had to read, since they were refused or written in an unusual way. That takes many times as long.
    pub fn read_by_core(&self) -> u64 {
        self.read_by_core
    }

    /// The policy.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The framework with an id, if it is known.
    pub fn framework(&mut self, id: &str) -> Option<&Framework> {
        let at = self.known(id)?;
        self.grids.get(at).map(|known| &known.grid.framework)
    }

    /// The day on which a person's portfolio is read: its own, or the one that was asked for.
    pub fn reads_on(&self, person: &Person) -> Option<Date> {
        self.as_of.or_else(|| day_of(person.as_of))
    }

    /// Reads a portfolio. A person that was there before is replaced; its memory is used again.
    ///
    /// # Errors
    /// Every problem of the text, as [`Portfolio::open`] gives it; the person is then empty.
    pub fn read(&mut self, portfolio: &[u8], person: &mut Person) -> Result<(), DocumentError> {
        person.clear();
        if self.read_quickly(portfolio, person).is_some() {
            return Ok(());
        }
        person.clear();
        self.read_by_core += 1;
        if portfolio.len() > LONGEST_DOCUMENT {
            // What is too long may have been cut within a character.
            let valid = portfolio.utf8_chunks().next().map_or("", |chunk| chunk.valid());
            not_too_long(valid)?;
        }
        let Ok(portfolio) = str::from_utf8(portfolio) else {
            let message = text!("this is not UTF-8 text", "dit is geen tekst in UTF-8");
            return Err(DocumentError::new(vec![Problem::new("not-utf-8", "", message)]));
        };
        let own = self.own.clone();
        let find = |id: &str| own.filter(|own| own.id() == id).or_else(|| Framework::by_id(id));
        let portfolio = Portfolio::open(portfolio, find)?;
        self.take(&portfolio, person)
    }

    /// Takes a portfolio that was read already.
    ///
    /// # Errors
    /// When its framework is not one that this estimator knows.
    pub fn take(&mut self, portfolio: &Portfolio, person: &mut Person) -> Result<(), DocumentError> {
        person.clear();
        let known = self.known(portfolio.framework().id()).and_then(|at| self.grids.get(at));
        let known = known.filter(|known| known.grid.framework.facts() == portfolio.framework().facts());
        let lean = Lean::of(portfolio.document());
        // INVARIANT: a checked portfolio is sound, so numbering refuses it only under another framework.
        known.and_then(|known| number(&lean, &known.grid, person)).ok_or_else(unknown_framework)
    }

    fn read_quickly(&mut self, portfolio: &[u8], person: &mut Person) -> Option<()> {
        let written = Written::new();
        let lean = scan::scan(portfolio, &written)?;
        let at = self.known(lean.framework)?;
        number(&lean, &self.grids.get(at)?.grid, person)
    }

    /// Estimates a person.
    ///
    /// # Errors
    /// When the framework is not known, or a claim is about something that it does not have. Whether anybody can attain what the policy asks for
    /// is for [`Policy::check_against`] to say.
    pub fn estimate(&mut self, person: &Person, levels: &mut Levels) -> Result<(), DocumentError> {
        let at = self.known(&person.framework).ok_or_else(unknown_framework)?;
        let reads_on = self.as_of;
        let Some(known) = self.grids.get_mut(at) else { return Err(unknown_framework()) };
        let plan = known.plan(&self.policy, &person.not_applicable);
        let grid = &known.grid;
        let last = reads_on.map_or(0, |day| day_number(day) - person.as_of);
        let first = match known.plans.get(plan) {
            Some(plan) if plan.has_window => {
                let as_of = reads_on.or_else(|| day_of(person.as_of));
                as_of.and_then(|as_of| plan.since(as_of)).map(|since| day_number(since) - person.as_of)
            }
            _ => None,
        };
        let counted = known
            .plans
            .get(plan)
            .and_then(|plan| self.count.levels(person, (grid, plan), Days { last, first }, levels));
        counted.ok_or_else(|| {
            let message = text!(
                "a claim is about something that this framework does not have",
                "een claim gaat over iets dat dit raamwerk niet heeft"
            );
            DocumentError::new(vec![Problem::new("unknown-claim", "claims", message)])
        })
    }

    /// Where a framework stands among those that were met, if there is one with this id.
    #[inline]
    fn known(&mut self, id: &str) -> Option<usize> {
        if let Some(at) = self.grids.iter().position(|known| known.grid.framework.id() == id) {
            return Some(at);
        }
        let framework = self.own.clone().filter(|own| own.id() == id).or_else(|| Framework::by_id(id))?;
        self.grids.push(Known { grid: Grid::new(&framework), plans: Vec::new() });
        Some(self.grids.len() - 1)
    }
}

impl Known {
    /// The plan for what is declared not applicable.
    fn plan(&mut self, policy: &Policy, not_applicable: &[u16]) -> usize {
        // Compared one by one: nearly everybody's are empty, and comparing no bytes at no address takes processors surprisingly long.
        if let Some(at) = self.plans.iter().position(|plan| plan.not_applicable.iter().eq(not_applicable)) {
            return at;
        }
        if self.plans.len() == MOST_PLANS {
            self.plans.clear();
        }
        self.plans.push(Plan::new(policy, &self.grid, not_applicable));
        self.plans.len() - 1
    }
}

fn unknown_framework() -> DocumentError {
    let message = text!("this framework is not known", "dit raamwerk is niet bekend");
    DocumentError::new(vec![Problem::new("unknown-framework", "framework", message)])
}

impl fmt::Debug for Estimator {
    /// Prints what it was asked for, and not what it remembers.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { policy, own, as_of, .. } = self;
        let framework = own.as_ref().map(Framework::id);
        f.debug_struct("Estimator")
            .field("policy", &policy.id())
            .field("framework", &framework)
            .field("as_of", as_of)
            .finish_non_exhaustive()
    }
}
