//! Which edges a claim goes over, and where it lands.

use std::collections::BTreeMap;

use maatstaf::{Claim, Framework, Lane, Policy, Verdict};

use crate::crosswalk::Crosswalk;
use crate::relation::Relation;

/// What a claim is about, in the framework that it was written for: an indicator, or a cell by equivalence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Origin<'c> {
    pub(crate) category: &'c str,
    pub(crate) level: &'c str,
    pub(crate) indicator: Option<u16>,
}

/// Where claims of one origin land, over one edge.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Landing<'c> {
    pub(crate) category: &'c str,
    /// The level, how high it is, and the relation that is left once the level's own edge is counted in.
    pub(crate) level: Option<(&'c str, usize, Relation)>,
    /// The indicator, where an equal edge names one on both sides.
    pub(crate) indicator: Option<u16>,
    pub(crate) relation: Relation,
}

/// One place in the other framework where a claim stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Spot<'c> {
    pub(crate) category: &'c str,
    pub(crate) height: usize,
    pub(crate) level: &'c str,
    pub(crate) indicator: Option<u16>,
}

/// Where edges start: a category, then a level (none: every level), then an indicator (none: every claim).
type Start<'c> = (&'c str, Option<&'c str>, Option<u16>);

/// The edges of a crosswalk by where they start.
#[derive(Debug)]
pub(crate) struct Cover<'c> {
    crosswalk: &'c Crosswalk,
    /// The positions of the edges with a type.
    edges: BTreeMap<Start<'c>, Vec<usize>>,
}

impl<'c> Origin<'c> {
    /// What a claim is about.
    pub(crate) fn of_claim(claim: &Claim, framework: &'c Framework) -> Option<Self> {
        Self::new(claim.indicator, claim.category.as_deref(), claim.level.as_deref(), framework)
    }

    /// What a verdict is about.
    pub(crate) fn of_verdict(verdict: &Verdict, framework: &'c Framework) -> Option<Self> {
        Self::new(verdict.indicator, verdict.category.as_deref(), verdict.level.as_deref(), framework)
    }

    fn new(
        indicator: Option<u16>,
        category: Option<&str>,
        level: Option<&str>,
        framework: &'c Framework,
    ) -> Option<Self> {
        if let Some(number) = indicator {
            let known = framework.indicator(number)?;
            return Some(Self { category: &known.category, level: &known.level, indicator });
        }
        let find = |ids: &'c [String], id: Option<&str>| ids.iter().find(|known| Some(known.as_str()) == id);
        let (category, level) = (find(framework.categories(), category)?, find(framework.levels(), level)?);
        Some(Self { category, level, indicator })
    }

    /// A theme that no claim of another origin or theme gets.
    pub(crate) fn theme(&self, theme: Option<&str>) -> String {
        let (category, level) = (self.category, self.level);
        // INVARIANT: an id holds no slash, so that one origin and theme give one text and no other gives the same.
        match (self.indicator, theme.map(str::trim).filter(|theme| !theme.is_empty())) {
            (Some(number), _) => format!("{category}/{level}/{number}"),
            (None, Some(theme)) => format!("{category}/{level}/={theme}"),
            (None, None) => format!("{category}/{level}/"),
        }
    }
}

impl<'c> Cover<'c> {
    pub(crate) fn new(crosswalk: &'c Crosswalk) -> Self {
        let mut edges: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (at, edge) in crosswalk.document().edges.iter().enumerate() {
            if edge.relation.is_none() {
                continue;
            }
            let (category, level) = (edge.from.category.as_str(), edge.from.level.as_deref());
            if edge.from.indicators.is_empty() {
                edges.entry((category, level, None)).or_default().push(at);
            }
            for number in &edge.from.indicators {
                edges.entry((category, None, Some(*number))).or_default().push(at);
            }
        }
        Self { crosswalk, edges }
    }

    /// Whether any edge starts in a category.
    pub(crate) fn starts_in(&self, category: &str) -> bool {
        self.edges.range((category, None, None)..).next().is_some_and(|(start, _)| start.0 == category)
    }

    /// The positions of the edges that claims of an origin go over.
    pub(crate) fn edges(&self, origin: Origin<'c>) -> impl Iterator<Item = usize> {
        let indicator = origin.indicator.map(|number| (origin.category, None, Some(number)));
        let keys = [
            Some((origin.category, None, None)),
            Some((origin.category, Some(origin.level), None)),
            indicator,
        ];
        keys.into_iter().flatten().filter_map(|key| self.edges.get(&key)).flatten().copied()
    }

    /// Where claims of an origin land, over every edge that they go over.
    pub(crate) fn landings(&self, origin: Origin<'c>, policy: &Policy) -> Vec<Landing<'c>> {
        let levels = self.levels(origin.level, policy);
        let mut found = Vec::new();
        for at in self.edges(origin) {
            let Some(edge) = self.crosswalk.document().edges.get(at) else { continue };
            let Some(relation) = edge.relation else { continue };
            let to = self.crosswalk.to();
            let indicator = edge.to.indicator.and_then(|number| to.indicator(number));
            let fixed = indicator.map(|indicator| indicator.level.as_str()).or(edge.to.level.as_deref());
            let same = relation == Relation::Equal && !edge.from.indicators.is_empty();
            let landing = |level| Landing {
                category: edge.to.category.as_str(),
                level,
                indicator: edge.to.indicator.filter(|_| same),
                relation,
            };
            let height = to.height(fixed);
            // An edge from a whole category says nothing of the level of a claim: only what is that high lands at the level named.
            let whole = edge.from.level.is_none() && edge.from.indicators.is_empty();
            let own = levels.iter();
            let places: Vec<_> = match fixed {
                Some(level) if !whole => vec![(level, height, relation)],
                Some(level) => {
                    let high = own.filter(|(_, reached, _)| *reached >= height);
                    high.map(|(_, _, own)| (level, height, relation.along(*own))).collect()
                }
                None => own.map(|(level, reached, own)| (*level, *reached, relation.along(*own))).collect(),
            };
            if places.is_empty() {
                found.push(landing(None));
            }
            found.extend(places.into_iter().map(Some).map(landing));
        }
        found
    }

    /// Where evidence of a level lands: over that level's own edges, and where evidence counts downward over those of lower levels too.
    fn levels(&self, level: &str, policy: &Policy) -> Vec<(&'c str, usize, Relation)> {
        let (from, to) = (self.crosswalk.from(), self.crosswalk.to());
        let height = from.height(Some(level));
        let reaches = |start: usize| start == height || policy.document().downward_credit && start < height;
        let edges = self.crosswalk.document().levels.iter();
        let fitting = edges.filter(|edge| reaches(from.height(Some(&edge.from))));
        fitting
            .filter_map(|edge| Some((edge.to.as_str(), to.height(Some(&edge.to)), edge.relation?)))
            .collect()
    }
}

/// The places where claims stand in a lane, once per category: at the highest level that the lane allows.
///
/// Where evidence does not count downward they stand once per cell, since no cell then counts what another holds.
pub(crate) fn spots<'c>(
    landings: &[Landing<'c>],
    lane: Lane,
    crosswalk: &Crosswalk,
    policy: &Policy,
) -> Vec<Spot<'c>> {
    let (carry, rules) = (crosswalk.document().carry, policy.document());
    let mut best: BTreeMap<(&str, usize), Spot<'c>> = BTreeMap::new();
    for landing in landings {
        let Some((level, height, relation)) = landing.level else { continue };
        if carry.lane(relation) > lane || !rules.equivalence && landing.indicator.is_none() {
            continue;
        }
        let spot = Spot { category: landing.category, height, level, indicator: landing.indicator };
        let key = (landing.category, if rules.downward_credit { 0 } else { height });
        let kept = best.entry(key).or_insert(spot);
        *kept = (*kept).max(spot);
    }
    best.into_values().collect()
}
