//! A portfolio read under another framework.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf::{
    DocumentError, EngineDocument, Estimate, Framework, FrameworkName, Lane, NotApplicable,
    Origin as AnswerOrigin, Policy, Portfolio, PortfolioName, Problem,
};
use maatstaf_document::{text, unknown_name};
use strum::IntoEnumIterator;

use crate::account::{Account, Landings};
use crate::answer::{
    CrosswalkAnswer, EdgeCount, InLanes, Presence, SourceCategory, TargetCategory, Unreached, WhyUnreached,
};
use crate::carry::{Spots, carried, not_applicable};
use crate::cover::{Cover, Landing, Origin, Spot, spots};
use crate::crosswalk::Crosswalk;
use crate::document::Edge;
use crate::next::{Leads, next_steps};
use crate::presence::{THERE, for_framework, one_is_enough, one_level};
use crate::whose::{name, statement};

/// The most claims that a reading carries, counted at every place where one lands. This is this project's choice.
const MOST_CARRIED: usize = 500_000;

/// A portfolio read under another framework.
///
/// Each lane has a portfolio of its own, written for that framework: the floor's holds the claims that went over edges which count in the
/// floor, and so on. The levels are the core's own estimate of these.
#[derive(Debug, Clone)]
pub struct Reading {
    crosswalk: Crosswalk,
    answer: CrosswalkAnswer,
    levels: Option<ByLane>,
}

/// One estimate per lane, each of the portfolio that the lane sees.
#[derive(Debug, Clone)]
struct ByLane(BTreeMap<Lane, Estimate>);

/// What is needed while a reading is made.
struct Making<'c> {
    crosswalk: &'c Crosswalk,
    portfolio: &'c Portfolio,
    policy: &'c Policy,
    cover: Cover<'c>,
    landings: Landings<'c>,
}

impl Reading {
    pub(crate) fn new(
        crosswalk: &Crosswalk,
        portfolio: &Portfolio,
        policy: &Policy,
    ) -> Result<Self, DocumentError> {
        let own = [crosswalk.from().id().to_owned()];
        if let Some(problem) = unknown_name("framework", portfolio.framework().id(), &own) {
            return Err(DocumentError::new(vec![problem]));
        }
        let policy = for_framework(policy, crosswalk.to())?;
        let making = Making::new(crosswalk, portfolio, &policy)?;
        let levels = making.levels()?;
        let presence = making.presence()?;
        let answer = making.answer(levels.as_ref(), &presence);
        Ok(Self { crosswalk: crosswalk.clone(), answer, levels })
    }

    /// What it says, ready for JSON.
    pub fn answer(&self) -> &CrosswalkAnswer {
        &self.answer
    }

    /// The crosswalk that was walked.
    pub fn crosswalk(&self) -> &Crosswalk {
        &self.crosswalk
    }

    /// Whether the framework read under has no indicators, so that no cell says what it asks.
    pub(crate) fn asks_for_one_aspect(&self) -> bool {
        self.crosswalk.to().indicators().is_empty()
    }

    /// The portfolio that a lane sees, written for the other framework; none where levels are not mapped.
    pub fn portfolio(&self, lane: Lane) -> Option<&Portfolio> {
        Some(self.levels.as_ref()?.0.get(&lane)?.portfolio())
    }
}

impl ByLane {
    fn in_lanes<'s>(&'s self, level: impl Fn(&'s Estimate, Lane) -> Option<&'s str>) -> InLanes {
        let of = |lane| level(self.0.get(&lane)?, lane).map(str::to_owned);
        InLanes { floor: of(Lane::Floor), estimate: of(Lane::Estimate), ceiling: of(Lane::Ceiling) }
    }

    fn overall(&self) -> InLanes {
        self.in_lanes(|estimate, lane| estimate.overall(lane))
    }

    fn category(&self, category: &str) -> InLanes {
        self.in_lanes(|estimate, lane| estimate.category(category)?.in_lane(lane))
    }
}

impl<'c> Making<'c> {
    fn new(
        crosswalk: &'c Crosswalk,
        portfolio: &'c Portfolio,
        policy: &'c Policy,
    ) -> Result<Self, DocumentError> {
        let cover = Cover::new(crosswalk);
        let mut landings = Landings::new();
        let mut places = 0_usize;
        for item in &portfolio.document().evidence {
            for claim in &item.claims {
                let Some(origin) = Origin::of_claim(claim, crosswalk.from()) else { continue };
                if origin.indicator.is_none() && !policy.document().equivalence {
                    continue;
                }
                let landed: &Vec<Landing<'c>> =
                    landings.entry(origin).or_insert_with(|| cover.landings(origin, policy));
                places += landed.len();
            }
        }
        if places > MOST_CARRIED {
            let message = text!(
                "this portfolio claims too much to be carried: {places} places, and {MOST_CARRIED} is the most",
                "dit portfolio claimt te veel om over te brengen: {places} plaatsen, en {MOST_CARRIED} is het meeste"
            );
            return Err(DocumentError::new(vec![Problem::new("too-many-claims", "evidence", message)]));
        }
        Ok(Self { crosswalk, portfolio, policy, cover, landings })
    }

    /// The estimates where levels are mapped: by edges between levels, or by edges that name a level or indicator.
    fn levels(&self) -> Result<Option<ByLane>, DocumentError> {
        let document = self.crosswalk.document();
        let named = document.edges.iter().filter(|edge| edge.relation.is_some());
        let mapped = document.levels.iter().any(|edge| edge.relation.is_some())
            || named.map(|edge| &edge.to).any(|to| to.level.is_some() || to.indicator.is_some());
        if !mapped {
            return Ok(None);
        }
        let spots = |landed: &[Landing<'c>], lane| spots(landed, lane, self.crosswalk, self.policy);
        self.by_lane(
            (self.crosswalk.to(), self.policy),
            spots,
            &not_applicable(self.crosswalk, self.portfolio),
        )
        .map(Some)
    }

    /// Whether there is evidence per category, in each lane, whatever its level.
    fn presence(&self) -> Result<ByLane, DocumentError> {
        let carry = self.crosswalk.document().carry;
        let spots = |landed: &[Landing<'c>], lane| {
            let counts = landed.iter().filter(|landing| carry.lane(landing.relation) <= lane);
            let categories: BTreeSet<&'c str> = counts.map(|landing| landing.category).collect();
            let spot = |category| Spot { category, height: 1, level: THERE, indicator: None };
            categories.into_iter().map(spot).collect()
        };
        self.by_lane((&one_level(self.crosswalk.to())?, &one_is_enough(self.policy)?), spots, &[])
    }

    /// Estimates, per lane, the portfolio whose claims stand at the spots that the lane gives them.
    fn by_lane(
        &self,
        (to, policy): (&Framework, &Policy),
        spots: impl Fn(&[Landing<'c>], Lane) -> Vec<Spot<'c>>,
        not_applicable: &[NotApplicable],
    ) -> Result<ByLane, DocumentError> {
        let made = |lane| {
            let spots: Spots<'c> =
                self.landings.iter().map(|(at, landed)| (*at, spots(landed, lane))).collect();
            let portfolio = carried(self.portfolio, to, &spots, not_applicable.to_vec())?;
            Ok((lane, portfolio.estimate_with(policy)))
        };
        Lane::iter().map(made).collect::<Result<_, _>>().map(ByLane)
    }

    fn answer(&self, levels: Option<&ByLane>, presence: &ByLane) -> CrosswalkAnswer {
        let read = (self.portfolio, self.policy);
        let account = Account::new(self.crosswalk, &self.cover, &self.landings, read);
        let categories = self.categories(levels, presence, &account.leads);
        CrosswalkAnswer {
            maatstaf_crosswalk_answer: 1,
            origin: self.origin(),
            crosswalk: name(self.crosswalk),
            overall: levels.map(ByLane::overall),
            without_counterpart: self.without_counterpart(&account),
            unreached: self.unreached(&categories),
            edges: self.edges(&account),
            next: next_steps(&categories, &account.leads, &self.policy.document().costs),
            categories,
            carried: account.carried,
            left: account.left,
            statement: statement(self.crosswalk),
        }
    }

    fn categories(&self, levels: Option<&ByLane>, presence: &ByLane, leads: &Leads) -> Vec<TargetCategory> {
        let category = |id: &String| {
            let there = presence.category(id);
            let lead = leads.of(id);
            TargetCategory {
                category: id.clone(),
                presence: match (there.floor, there.estimate, there.ceiling) {
                    (Some(_), ..) => Presence::Certain,
                    (_, Some(_), _) => Presence::There,
                    (.., Some(_)) => Presence::Perhaps,
                    _ => Presence::None,
                },
                levels: levels.map(|levels| levels.category(id)),
                claims: lead.map_or(0, |lead| lead.claims),
                evidence: lead.map(|lead| lead.evidence.iter().cloned().collect()).unwrap_or_default(),
            }
        };
        self.crosswalk.to().categories().iter().map(category).collect()
    }

    fn without_counterpart(&self, account: &Account<'_>) -> Vec<SourceCategory> {
        let note = |id: &str| {
            let mut without = self.crosswalk.document().without.iter();
            without.find(|one| one.category == id).map(|one| one.note.clone())
        };
        let lost = self.crosswalk.from().categories().iter().filter(|id| !self.cover.starts_in(id));
        lost.map(|id| SourceCategory {
            category: id.clone(),
            claims: account.claims.get(id.as_str()).copied().unwrap_or_default(),
            note: note(id),
        })
        .collect()
    }

    fn unreached(&self, categories: &[TargetCategory]) -> Vec<Unreached> {
        let edges = &self.crosswalk.document().edges;
        let reachable = |id: &str| edges.iter().any(|edge| edge.relation.is_some() && edge.to.category == id);
        let why = |id: &str| if reachable(id) { WhyUnreached::NoClaim } else { WhyUnreached::NoEdge };
        let empty = categories.iter().filter(|one| one.claims == 0);
        empty.map(|one| Unreached { category: one.category.clone(), why: why(&one.category) }).collect()
    }

    fn edges(&self, account: &Account<'_>) -> Vec<EdgeCount> {
        let count = |(at, edge): (usize, &Edge)| EdgeCount {
            edge: edge.clone(),
            claims: account.over.get(&at).copied().unwrap_or_default(),
        };
        self.crosswalk.ordered().into_iter().map(count).collect()
    }

    fn origin(&self) -> AnswerOrigin {
        let (to, portfolio) = (self.crosswalk.to(), self.portfolio.document());
        AnswerOrigin {
            engine: EngineDocument {
                name: "maatstaf".to_owned(),
                version: env!("CARGO_PKG_VERSION").to_owned(),
            },
            framework: FrameworkName { id: to.id().to_owned(), edition: to.facts().edition.clone() },
            policy: self.policy.document().clone(),
            portfolio: PortfolioName {
                holder: portfolio.holder.clone(),
                as_of: portfolio.as_of,
                digest: self.portfolio.digest(),
            },
        }
    }
}
