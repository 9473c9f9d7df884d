//! A snapshot as changes are looked for in it: only what can count, each piece of evidence apart from the day of reading.

use std::collections::BTreeMap;

use jiff::civil::Date;
use maatstaf::{
    Claim, ClaimName, Estimate, EstimateDocument, Evidence, Framework, Kind, Lane, NotApplicable, Policy,
    Portfolio, PortfolioDocument, Standing, Status, Strength, Verdict, Verification, Why,
};

/// A snapshot with all that is asked of it.
#[derive(Debug, Clone)]
pub(crate) struct Snapshot {
    pub(crate) estimate: Estimate,
    pub(crate) answer: EstimateDocument,
    pub(crate) state: State,
}

/// What counts in a snapshot, and what changes are undone in.
#[derive(Debug, Clone)]
pub(crate) struct State {
    holder: String,
    as_of: Date,
    /// The evidence that counts on the day of reading, by id.
    pub(crate) items: BTreeMap<String, Item>,
    /// The evidence that does not, with the reason and its own day.
    pub(crate) outside: BTreeMap<String, (Standing, Option<Date>)>,
    /// What is declared not applicable, by number.
    pub(crate) not_applicable: BTreeMap<u16, NotApplicable>,
}

/// A piece of evidence that counts on the day of reading.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) day: Option<Date>,
    pub(crate) kind: Kind,
    pub(crate) occasion: String,
    pub(crate) context: Option<String>,
    pub(crate) verification: Verification,
    pub(crate) claims: BTreeMap<Target, Said>,
}

/// What is said of a claim, by its holder and by assessors.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    pub(crate) strength: Strength,
    pub(crate) ruled: Ruled,
}

/// What assessors ruled on a claim, and where it stands because of that.
#[derive(Debug, Clone)]
pub(crate) struct Ruled {
    pub(crate) status: Status,
    pub(crate) verdicts: Vec<Verdict>,
}

/// What a claim is about; with the id of its evidence it names one claim.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Target {
    indicator: Option<u16>,
    category: Option<String>,
    level: Option<String>,
    theme: Option<String>,
}

impl Snapshot {
    pub(crate) fn new(portfolio: &Portfolio, policy: &Policy) -> Self {
        let estimate = portfolio.estimate_with(policy);
        let state = State::new(portfolio, policy, &outside(&estimate));
        Self { answer: estimate.document(), estimate, state }
    }
}

/// The claims that count in no lane, whatever assessors say.
fn outside(estimate: &Estimate) -> BTreeMap<(String, Target), Standing> {
    let explained = estimate.explain(Lane::Ceiling).document().categories;
    let cells = explained.into_iter().flat_map(|category| category.cells);
    let skipped = cells.flat_map(|cell| cell.breadth.skipped);
    let standing =
        skipped.filter_map(|one| match one.why {
            Why::NotCounted {
                standing:
                    standing @ (Standing::AfterAsOf
                    | Standing::TooOld
                    | Standing::Undated
                    | Standing::EquivalenceOff),
            } => Some(((one.claim.evidence.clone(), Target::of(one.claim)), standing)),
            _ => None,
        });
    standing.collect()
}

impl State {
    fn new(portfolio: &Portfolio, policy: &Policy, outside: &BTreeMap<(String, Target), Standing>) -> Self {
        let document = portfolio.document();
        let mut state = Self {
            holder: document.holder.clone(),
            as_of: document.as_of,
            items: BTreeMap::new(),
            outside: BTreeMap::new(),
            not_applicable: document.not_applicable.iter().map(|one| (one.indicator, one.clone())).collect(),
        };
        let items = document.evidence.iter().map(|item| (item.id.clone(), Item::new(document, item)));
        state.items.extend(items);
        let mut ruled: BTreeMap<(String, Target), Vec<Verdict>> = BTreeMap::new();
        for verdict in &document.verdicts {
            let key = (verdict.evidence.clone(), Target::of_verdict(verdict));
            ruled.entry(key).or_default().push(verdict.clone());
        }
        let claims = document.evidence.iter().flat_map(|item| &item.claims);
        for ((name, status), claim) in portfolio.statuses(policy).into_iter().zip(claims) {
            let (id, target) = (name.evidence.clone(), Target::of(name));
            let key = (id.clone(), target.clone());
            match outside.get(&key) {
                None => {
                    let verdicts = ruled.remove(&key).unwrap_or_default();
                    let said = Said { strength: claim.strength, ruled: Ruled { status, verdicts } };
                    if let Some(item) = state.items.get_mut(&id) {
                        item.claims.insert(target, said);
                    }
                }
                Some(Standing::EquivalenceOff) => {}
                Some(standing) => {
                    let left = state.items.remove(&id).map(|item| (id, (*standing, item.day)));
                    state.outside.extend(left);
                }
            }
        }
        state
    }

    /// How many claims count.
    pub(crate) fn size(&self) -> usize {
        self.items.values().map(|item| item.claims.len()).sum()
    }

    /// The state as a portfolio that counts the same: no text, no ledger, and every piece of evidence on the day of reading.
    ///
    /// Whoever declares an indicator not applicable cannot claim it, so claims on what is declared are left out.
    pub(crate) fn portfolio(&self, framework: &Framework) -> Option<Portfolio> {
        let mut portfolio = Portfolio::new(framework.clone());
        let changed = portfolio.change(|document| {
            document.holder.clone_from(&self.holder);
            document.as_of = self.as_of;
            document.not_applicable = self.not_applicable.values().cloned().collect();
            for (id, item) in &self.items {
                self.write(id, item, document);
            }
        });
        // INVARIANT: what two checked portfolios of one framework hold makes a portfolio that holds together.
        changed.ok()?;
        Some(portfolio)
    }

    fn write(&self, id: &str, item: &Item, document: &mut PortfolioDocument) {
        let mut evidence = Evidence::new(id, "-").verified(item.verification).about(&item.occasion);
        evidence.kind = item.kind;
        evidence.context.clone_from(&item.context);
        evidence.happened = Some(self.as_of);
        let applies = |target: &Target| {
            target.indicator.is_none_or(|number| !self.not_applicable.contains_key(&number))
        };
        for (target, said) in item.claims.iter().filter(|(target, _)| applies(target)) {
            evidence.claims.push(target.claim(said.strength));
            let verdicts = said.ruled.verdicts.iter().cloned().map(|mut verdict| {
                verdict.strength = verdict.strength.map(|strength| strength.min(said.strength));
                verdict
            });
            document.verdicts.extend(verdicts);
        }
        document.evidence.push(evidence);
    }
}

impl Item {
    fn new(document: &PortfolioDocument, item: &Evidence) -> Self {
        Self {
            day: document.happened(item),
            kind: item.kind,
            occasion: item.occasion().to_owned(),
            context: item.context().map(str::to_owned),
            verification: item.verification,
            claims: BTreeMap::new(),
        }
    }

    /// The names of its claims.
    pub(crate) fn names(&self, id: &str) -> Vec<ClaimName> {
        self.claims.keys().map(|target| target.name(id)).collect()
    }
}

impl Target {
    fn of(name: ClaimName) -> Self {
        let ClaimName { indicator, category, level, theme, .. } = name;
        Self { indicator, category, level, theme }
    }

    fn of_verdict(verdict: &Verdict) -> Self {
        let theme = verdict.theme.as_deref().map(str::trim).filter(|theme| !theme.is_empty());
        Self {
            indicator: verdict.indicator,
            category: verdict.category.clone(),
            level: verdict.level.clone(),
            theme: theme.map(str::to_owned),
        }
    }

    pub(crate) fn name(&self, evidence: &str) -> ClaimName {
        let Self { indicator, category, level, theme } = self.clone();
        ClaimName { evidence: evidence.to_owned(), indicator, category, level, theme }
    }

    fn claim(&self, strength: Strength) -> Claim {
        let Self { indicator, category, level, theme } = self.clone();
        let rationale = indicator.is_none().then(|| "-".to_owned());
        Claim { indicator, category, level, theme, strength, rationale }
    }
}

/// The category of a claim, by its id.
pub(crate) fn category_of<'n>(framework: &'n Framework, claim: &'n ClaimName) -> Option<&'n str> {
    let of_indicator = |number| framework.indicator(number).map(|one| one.category.as_str());
    claim.indicator.map_or(claim.category.as_deref(), of_indicator)
}
