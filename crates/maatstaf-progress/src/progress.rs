//! Several snapshots of one portfolio, and the steps between them.

use jiff::civil::Date;
use maatstaf::{Estimate, Framework, Policy, Portfolio, statement};
use maatstaf_document::{DocumentError, Problem, text};

use crate::document::{CategorySnapshot, LaneLevels, ProgressDocument, SnapshotDocument, StepDocument};
use crate::snapshot::Snapshot;
use crate::step::{found, step};
use crate::trial::undone;

/// What changed between snapshots of one portfolio, and what caused it.
///
/// # Example
/// ```
/// use jiff::civil::date;
/// use maatstaf::{Evidence, Framework, Policy, Portfolio, Verification};
/// use maatstaf_progress::{ChangeKind, Progress};
/// let mut june = Portfolio::new(Framework::emcc()).on(date(2026, 6, 30));
/// june.add(Evidence::new("talk", "A closing talk").verified(Verification::Artefact).shows(28))?;
/// let mut july = june.clone().on(date(2026, 7, 31));
/// july.add(Evidence::new("form", "What the sponsor saw").verified(Verification::Corroborated).shows(29))?;
/// let progress = Progress::new(&[july, june], &Policy::standard())?.document();
/// let evaluation = &progress.steps[0].categories[0];
/// assert_eq!(evaluation.after.estimate.as_deref(), Some("foundation"));
/// assert_eq!(evaluation.causes[0].kind, ChangeKind::Added); // June comes before July, whatever the order given
/// # Ok::<(), maatstaf::DocumentError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Progress {
    policy: Policy,
    snapshots: Vec<Snapshot>,
    estimates: Vec<Estimate>,
    steps: Vec<StepDocument>,
}

impl Progress {
    /// Reads several saved portfolios of one holder as one history.
    ///
    /// They are put in the order of their days. Those of one day stay in the order given: a portfolio may be saved twice in a day, and
    /// whoever did not move the day of reading still gets an answer.
    ///
    /// # Errors
    /// Fewer than two snapshots, and every snapshot that is of another framework or holder than the first.
    pub fn new(snapshots: &[Portfolio], policy: &Policy) -> Result<Self, DocumentError> {
        let problems = problems(snapshots);
        if !problems.is_empty() {
            return Err(DocumentError::new(problems));
        }
        let mut ordered: Vec<&Portfolio> = snapshots.iter().collect();
        ordered.sort_by_key(|portfolio| portfolio.document().as_of);
        let snapshots: Vec<Snapshot> =
            ordered.into_iter().map(|portfolio| Snapshot::new(portfolio, policy)).collect();
        let pairs = snapshots.iter().zip(snapshots.iter().skip(1));
        let steps = pairs.map(|(before, after)| step(before, after, policy)).collect();
        let estimates = snapshots.iter().map(|snapshot| snapshot.estimate.clone()).collect();
        Ok(Self { policy: policy.clone(), snapshots, estimates, steps })
    }

    /// Reads one portfolio as of several days: evidence appears because it happened since.
    ///
    /// # Errors
    /// Fewer than two different days.
    ///
    /// # Example
    /// ```
    /// use jiff::civil::date;
    /// use maatstaf::{Evidence, Framework, Policy, Portfolio};
    /// use maatstaf_progress::{ChangeKind, Progress};
    /// let mut talk = Evidence::new("talk", "A closing talk").shows(28);
    /// talk.happened = Some(date(2026, 5, 4));
    /// let mut portfolio = Portfolio::new(Framework::emcc());
    /// portfolio.add(talk)?;
    /// let days = [date(2026, 3, 31), date(2026, 6, 30)];
    /// let progress = Progress::of_days(&portfolio, &days, &Policy::standard())?.document();
    /// assert_eq!(progress.steps[0].changes[0].kind, ChangeKind::Happened);
    /// # Ok::<(), maatstaf::DocumentError>(())
    /// ```
    pub fn of_days(portfolio: &Portfolio, days: &[Date], policy: &Policy) -> Result<Self, DocumentError> {
        let mut days = days.to_vec();
        days.sort_unstable();
        days.dedup();
        let snapshots: Vec<Portfolio> = days.into_iter().map(|day| portfolio.clone().on(day)).collect();
        Self::new(&snapshots, policy)
    }

    /// The framework of every snapshot.
    pub fn framework(&self) -> &Framework {
        // INVARIANT: fewer than two snapshots were refused.
        let first = self.estimates.first().unwrap_or_else(|| unreachable!("there are two snapshots"));
        first.portfolio().framework()
    }

    /// The estimate of each snapshot, earliest first.
    pub fn estimates(&self) -> &[Estimate] {
        &self.estimates
    }

    /// The later snapshot of a step, estimated with some of its changes undone; none when there is no such step.
    ///
    /// Changes are named by their position in the list of the step, and steps by theirs, from 0. Only what counts is left in the
    /// portfolio that is estimated: no text, no ledger, and every piece of evidence on the day of reading.
    pub fn undone(&self, step: usize, changes: &[usize]) -> Option<Estimate> {
        let (before, after) = (self.snapshots.get(step)?, self.snapshots.get(step + 1)?);
        let found = found(before, after, &self.policy);
        let chosen: Vec<_> = changes.iter().filter_map(|at| found.get(*at)).collect();
        undone(before, after, &chosen, &self.policy)
    }

    /// The snapshots and what happened between them, ready for JSON.
    pub fn document(&self) -> ProgressDocument {
        // INVARIANT: fewer than two snapshots were refused.
        let first = self.estimates.first().unwrap_or_else(|| unreachable!("there are two snapshots"));
        let origin = first.origin();
        ProgressDocument {
            maatstaf_progress: 1,
            engine: origin.engine,
            framework: origin.framework,
            policy: origin.policy,
            holder: origin.portfolio.holder,
            snapshots: self.snapshots.iter().map(Snapshot::document).collect(),
            steps: self.steps.clone(),
            statement: statement(),
        }
    }
}

impl Snapshot {
    fn document(&self) -> SnapshotDocument {
        let categories = self.answer.categories.iter().map(|category| {
            let reached =
                category.levels.iter().position(|one| Some(&one.level) == category.estimate.as_ref());
            CategorySnapshot {
                category: category.category.clone(),
                levels: LaneLevels::from(category),
                next: category.levels.get(reached.map_or(0, |at| at + 1)).cloned(),
            }
        });
        let origin = &self.answer.origin.portfolio;
        SnapshotDocument {
            as_of: origin.as_of,
            digest: origin.digest.clone(),
            overall: LaneLevels::from(&self.answer.overall),
            categories: categories.collect(),
        }
    }
}

/// Why portfolios are not snapshots of one.
fn problems(snapshots: &[Portfolio]) -> Vec<Problem> {
    let (Some(first), 2..) = (snapshots.first(), snapshots.len()) else {
        let message = text!(
            "progress takes two snapshots or more, of different days or files",
            "voortgang vraagt twee of meer momentopnamen, van verschillende dagen of uit verschillende bestanden"
        );
        return vec![Problem::new("too-few-snapshots", "snapshots", message)];
    };
    let mut problems = Vec::new();
    for (at, other) in snapshots.iter().enumerate() {
        if other.framework().facts() != first.framework().facts() {
            let message = text!(
                "this portfolio is written for another framework than the first",
                "dit portfolio hoort bij een ander raamwerk dan het eerste"
            );
            problems.push(Problem::new("another-framework", format!("snapshots[{at}].framework"), message));
        }
        if other.document().holder != first.document().holder {
            let message = text!(
                "this portfolio has another holder than the first",
                "dit portfolio heeft een andere houder dan het eerste"
            );
            problems.push(Problem::new("another-holder", format!("snapshots[{at}].holder"), message));
        }
    }
    problems
}
