//! The rules that turn counters into levels. They are stated once, here, for every lane and every question.

use crate::Framework;
use crate::framework::MOST_LEVELS;
use crate::policy::{EmptyCells, Policy, PolicyDocument, per_level};

/// What a category has shown, per level.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counters {
    /// The number of aspects with enough credit.
    pub(crate) breadth: [u32; MOST_LEVELS],
    /// The credit summed over occasions.
    pub(crate) depth: [u32; MOST_LEVELS],
}

/// What the portfolio as a whole has shown, per level.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GateCounters {
    /// The contexts that claims with enough credit were made in.
    pub contexts: [u32; MOST_LEVELS],
    /// The kinds of their evidence.
    pub kinds: [u32; MOST_LEVELS],
    /// The occasions of them that somebody else confirms or saw.
    pub corroborated: [u32; MOST_LEVELS],
}

/// What a cell asks for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Need {
    /// So many aspects with enough credit.
    pub breadth: u32,
    /// So much credit, summed over occasions.
    pub depth: u32,
    /// Whether the cell has no applicable indicators and so asks for nothing.
    pub carried: bool,
}

impl Need {
    /// Whether what was shown is enough.
    pub fn is_met(self, breadth: u32, depth: u32) -> bool {
        self.carried || (breadth >= self.breadth && depth >= self.depth)
    }
}

/// A policy made ready for one portfolio: what each cell and each gate asks for, for whoever counts in another way than
/// [`Estimate`](crate::Estimate) does.
///
/// # Example
/// ```
/// use maatstaf::{Framework, GateCounters, Ladder, Policy};
/// let emcc = Framework::emcc();
/// let cells = emcc.categories().iter().flat_map(|category| emcc.levels().iter().map(move |level| (category, level)));
/// let applicable: Vec<u32> = cells.map(|(category, level)| emcc.cell(category, level).map_or(0, |cell| cell.len() as u32)).collect();
/// let ladder = Ladder::new(&Policy::standard(), &emcc, &applicable);
/// assert_eq!(ladder.needs[0][0].breadth, 2); // of the four indicators of category 1 at Foundation, half
/// assert!(ladder.needs[0][0].is_met(2, 4));
/// let enough = GateCounters { contexts: [9; 8], kinds: [9; 8], corroborated: [9; 8] };
/// assert_eq!(ladder.works_at(&[2; 8], &enough), 2); // all eight categories at Practitioner, and the gates hold
/// assert_eq!(ladder.works_at(&[2; 8], &GateCounters::default()), 0); // not even one context
/// ```
#[derive(Debug, Clone)]
pub struct Ladder {
    /// How many levels the framework has.
    pub levels: usize,
    /// Per category and level: what the cell asks for.
    pub needs: Vec<[Need; MOST_LEVELS]>,
    /// Per level: the least credit with which an aspect counts. It never falls.
    pub least_credit: [u32; MOST_LEVELS],
    /// Per level: how many categories must reach it.
    pub required: [u32; MOST_LEVELS],
    /// How many levels below the others a category may stay.
    pub slack: u32,
    /// Per level: what the portfolio as a whole must show.
    pub gates: GateCounters,
    /// Whether evidence at a level also counts for the levels below it.
    pub downward: bool,
}

/// The levels that counters support; 0 is none and n is the n-th level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reached {
    pub(crate) categories: Vec<usize>,
    pub(crate) works_at: usize,
    pub(crate) strict: usize,
}

impl Ladder {
    /// A policy made ready for a framework, given how many indicators apply in each cell: the levels of the first category, then
    /// those of the next.
    pub fn new(policy: &Policy, framework: &Framework, applicable: &[u32]) -> Self {
        let policy = policy.document();
        let levels = framework.levels().len();
        let (most, depth) = (per_level(&policy.breadth.most), per_level(&policy.depth.least));
        let need = |applicable: u32, most: u32, depth: u32, carries: bool| {
            let share = (applicable * policy.breadth.share_percent).div_ceil(100);
            Need { breadth: most.min(share).max(1), depth, carried: applicable == 0 && carries }
        };
        let carry = policy.empty_cells == EmptyCells::Carry;
        let needs = applicable.chunks(levels).enumerate().map(|(category, cells)| {
            let mut needs = [Need::default(); MOST_LEVELS];
            // Before its first indicator a category has nothing to carry up, and asks for an equivalent practice.
            let mut begun = false;
            for (level, ((applicable, most), depth)) in cells.iter().zip(most).zip(depth).enumerate() {
                begun |= !framework.members(category, level).is_empty();
                if let Some(need_at) = needs.get_mut(level) {
                    *need_at = need(*applicable, most, depth, carry && begun);
                }
            }
            needs
        });
        Self {
            levels,
            needs: needs.collect(),
            least_credit: per_level(&policy.credit.least),
            required: required(policy, framework),
            slack: policy.overall.slack,
            gates: GateCounters {
                contexts: per_level(&policy.gates.contexts),
                kinds: per_level(&policy.gates.kinds),
                corroborated: per_level(&policy.gates.corroborated),
            },
            downward: policy.downward_credit,
        }
    }

    /// Whether an aspect counts with the same credit at every level.
    pub(crate) fn has_one_least_credit(&self) -> bool {
        let [first, rest @ ..] = &self.least_credit;
        rest.iter().all(|least| least == first)
    }

    /// The levels that a category's evidence at `level` counts for.
    pub fn counts_for(&self, level: usize) -> std::ops::RangeInclusive<usize> {
        if self.downward { 0..=level } else { level..=level }
    }

    /// The level that one category reaches.
    pub(crate) fn category(&self, category: usize, counters: &Counters) -> usize {
        let Some(needs) = self.needs.get(category) else { return 0 };
        let met = needs.iter().zip(counters.breadth.iter().zip(counters.depth));
        met.take(self.levels).take_while(|(need, (breadth, depth))| need.is_met(**breadth, *depth)).count()
    }

    /// Whether the gates hold at a level, by position.
    pub(crate) fn gates_hold(&self, gates: &GateCounters, level: usize) -> bool {
        let pairs = [
            (&gates.contexts, &self.gates.contexts),
            (&gates.kinds, &self.gates.kinds),
            (&gates.corroborated, &self.gates.corroborated),
        ];
        pairs.iter().all(|(have, need)| have.get(level) >= need.get(level))
    }

    /// All levels that counters support.
    pub(crate) fn reached(&self, counters: &[Counters], gates: &GateCounters) -> Reached {
        let categories: Vec<usize> = counters
            .iter()
            .enumerate()
            .map(|(category, counters)| self.category(category, counters))
            .collect();
        let works_at = self.works_at(&categories, gates);
        let all = |k: usize| categories.iter().all(|level| *level >= k) && self.gates_hold(gates, k - 1);
        let strict = (1..=self.levels).take_while(|k| all(*k)).count();
        Reached { categories, works_at, strict }
    }

    /// The overall level, given each category's: 0 for none, 1 for the lowest.
    pub fn works_at(&self, categories: &[usize], gates: &GateCounters) -> usize {
        (1..=self.levels).take_while(|k| self.holds_overall(categories, gates, *k)).count()
    }

    /// Whether the overall rules hold at level `k` alone, whatever holds below it.
    pub(crate) fn holds_overall(&self, categories: &[usize], gates: &GateCounters, k: usize) -> bool {
        together(categories, &self.required, self.slack, k) && self.gates_hold(gates, k - 1)
    }
}

/// The least number of categories that must reach each level.
fn required(policy: &PolicyDocument, framework: &Framework) -> [u32; MOST_LEVELS] {
    let categories = u32::try_from(framework.categories().len()).unwrap_or(u32::MAX);
    per_level(&policy.overall.exceptions).map(|exceptions| categories.saturating_sub(exceptions))
}

/// Whether categories reach level `k` together: enough of them do, and none lies too far below.
fn together(categories: &[usize], required: &[u32; MOST_LEVELS], slack: u32, k: usize) -> bool {
    let reach = categories.iter().filter(|level| **level >= k).count();
    let enough = required.get(k - 1).is_some_and(|required| reach >= *required as usize);
    enough && categories.iter().all(|level| level + slack as usize >= k)
}

impl Policy {
    /// The overall level of category levels that somebody judged: the overall rule alone, without gates, since no evidence is counted.
    ///
    /// Takes a level's id per category, in any order; a category that is left out was not judged and counts as none.
    ///
    /// # Example
    /// ```
    /// use maatstaf::{Framework, Policy};
    /// let (framework, policy) = (Framework::emcc(), Policy::standard());
    /// let mut judged = vec![Some("practitioner"); 7];
    /// assert_eq!(policy.overall_of(&framework, &judged), Some("foundation")); // the eighth, at none, lies two levels below
    /// judged.push(Some("foundation"));
    /// assert_eq!(policy.overall_of(&framework, &judged), Some("practitioner"));
    /// ```
    pub fn overall_of<'f>(&self, framework: &'f Framework, judged: &[Option<&str>]) -> Option<&'f str> {
        let mut categories: Vec<usize> = judged.iter().map(|level| framework.height(*level)).collect();
        categories.resize(framework.categories().len().max(judged.len()), 0);
        let (required, slack) = (required(self.document(), framework), self.document().overall.slack);
        let levels = 1..=framework.levels().len();
        let reached = levels.take_while(|k| together(&categories, &required, slack, *k)).count();
        framework.levels().get(reached.checked_sub(1)?).map(String::as_str)
    }
}
