//! Portfolios whose occasions, contexts, themes and dates collide often.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use maatstaf::{
    Claim, Evidence, FrameworkDocument, Kind, NotApplicable, PortfolioDocument, Ruling, Strength, Verdict,
    Verification,
};
use proptest::collection::vec;
use proptest::prelude::{BoxedStrategy, Just, Strategy, any, prop_oneof};
use proptest::sample::select;

use super::edit::target;
use super::empty;
use super::policy::PERIODS;

/// How large portfolios are.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// The most items.
    pub items: usize,
    /// The most claims of an item.
    pub claims: usize,
    /// How many of ten items claim something in every category; fewer than ten.
    pub broad: u32,
}

impl Size {
    /// Up to 12 items of up to 3 claims; some claim something in every category.
    pub const SMALL: Self = Self { items: 12, claims: 3, broad: 3 };
    /// For a framework of many categories.
    pub const WIDE: Self = Self { items: 12, claims: 3, broad: 6 };
    /// Up to 2 items of up to 2 claims.
    pub const TINY: Self = Self { items: 2, claims: 2, broad: 0 };
}

/// The numbers that a portfolio is read from.
#[derive(Debug, Clone)]
pub struct Raw {
    as_of: Date,
    items: Vec<RawItem>,
    /// Which of the conditional indicators do not apply, as bits.
    declared: u32,
}

#[derive(Debug, Clone)]
struct RawItem {
    kind: Kind,
    verification: Verification,
    occasion: Option<&'static str>,
    context: Option<&'static str>,
    /// So many months and days before the day of reading.
    happened: Option<(u32, i32)>,
    claims: Vec<RawClaim>,
    /// A claim that is made in every category.
    broad: Option<RawClaim>,
}

#[derive(Debug, Clone)]
struct RawClaim {
    category: usize,
    level: usize,
    by_theme: bool,
    pick: usize,
    strength: Strength,
    verdicts: Vec<(u8, RawRuling)>,
}

#[derive(Debug, Clone, Copy)]
enum RawRuling {
    Accept,
    /// Accepted at a strength that is named: the claim's own less this number, or 1.
    AcceptAt(u8),
    Reject,
}

/// The numbers for portfolios of a size.
pub fn raw_portfolios(size: Size) -> BoxedStrategy<Raw> {
    let days =
        vec![date(2026, 6, 30), date(2024, 2, 29), date(2026, 3, 31), date(2025, 12, 31), date(2025, 3, 1)];
    let declared = prop_oneof![2 => Just(0), 1 => any::<u32>()];
    (select(days), vec(raw_item(size), 0..=size.items), declared)
        .prop_map(|(as_of, items, declared)| Raw { as_of, items, declared })
        .boxed()
}

fn raw_item(size: Size) -> impl Strategy<Value = RawItem> {
    use Verification::{Artefact, Corroborated, Observed, SelfDeclared};
    let kinds = vec![Kind::SessionLog, Kind::LearningJournal, Kind::CaseStudy, Kind::Other];
    let verifications = vec![SelfDeclared, Artefact, Corroborated, Observed];
    let occasions =
        vec![None, None, None, None, Some("o1"), Some(" o1 "), Some("o2"), Some(" "), Some("item-0")];
    let contexts = vec![None, Some("c1"), Some("c1 "), Some("c2"), Some("c3"), Some("")];
    let months = prop_oneof![2 => Just(0), 3 => select(&PERIODS[..])];
    let happened = prop_oneof![1 => Just(None), 4 => (months, -1..=1_i32).prop_map(Some)];
    let broad =
        (0..10_u32, raw_claim()).prop_map(move |(die, claim)| (die >= 10 - size.broad).then_some(claim));
    let about = (select(kinds), select(verifications), select(occasions), select(contexts), happened);
    (about, vec(raw_claim(), 0..=size.claims), broad).prop_map(
        |((kind, verification, occasion, context, happened), claims, broad)| RawItem {
            kind,
            verification,
            occasion,
            context,
            happened,
            claims,
            broad,
        },
    )
}

fn raw_claim() -> impl Strategy<Value = RawClaim> {
    let ruling = prop_oneof![
        4 => Just(RawRuling::Accept),
        3 => (0..=3_u8).prop_map(RawRuling::AcceptAt),
        3 => Just(RawRuling::Reject),
    ];
    let verdicts = prop_oneof![
        3 => Just(Vec::new()),
        3 => Just(vec![(0, RawRuling::Accept), (1, RawRuling::Accept)]),
        4 => vec((0..=2_u8, ruling), 1..=3),
    ];
    let strength =
        prop_oneof![1 => 1..=4_u8, 1 => 3..=4_u8].prop_map(|s| Strength::new(s).unwrap_or(Strength::NAMES));
    (0..8_usize, 0..8_usize, any::<bool>(), 0..12_usize, strength, verdicts).prop_map(
        |(category, level, by_theme, pick, strength, verdicts)| RawClaim {
            category,
            level,
            by_theme,
            pick,
            strength,
            verdicts,
        },
    )
}

impl Raw {
    /// Reads the numbers against a framework.
    pub(super) fn read(&self, facts: &FrameworkDocument) -> PortfolioDocument {
        let conditional = facts.indicators.iter().filter(|indicator| indicator.conditional);
        let declared = conditional
            .zip(0..)
            .filter(|(_, at)| self.declared.checked_shr(*at).is_some_and(|bits| bits & 1 == 1));
        let not_applicable: Vec<NotApplicable> = declared
            .map(|(one, _)| NotApplicable { indicator: one.number, reason: "no sponsor".to_owned() })
            .collect();
        let mut portfolio = PortfolioDocument { as_of: self.as_of, not_applicable, ..empty(facts) };
        for (at, item) in self.items.iter().enumerate() {
            item.read(facts, at, &mut portfolio);
        }
        portfolio
    }
}

impl RawItem {
    fn read(&self, facts: &FrameworkDocument, at: usize, portfolio: &mut PortfolioDocument) {
        let mut item = Evidence::new(format!("item-{at}"), "An item").verified(self.verification);
        item.kind = self.kind;
        item.occasion = self.occasion.map(str::to_owned);
        item.context = self.context.map(str::to_owned);
        let day = |(months, days): (u32, i32)| {
            portfolio.as_of.saturating_sub(i64::from(months).months()).saturating_add(i64::from(days).days())
        };
        item.happened = self.happened.map(day);
        let everywhere = self.broad.iter().flat_map(|claim| {
            (0..facts.categories.len()).map(move |category| RawClaim { category, ..claim.clone() })
        });
        let mut seen = BTreeSet::new();
        for raw in self.claims.iter().cloned().chain(everywhere) {
            let Some(claim) = raw.claim(facts, &portfolio.not_applicable) else { continue };
            if seen.insert(target(&claim)) {
                portfolio.verdicts.extend(raw.verdicts(&item.id, &claim));
                item.claims.push(claim);
            }
        }
        portfolio.evidence.push(item);
    }
}

impl RawClaim {
    fn claim(&self, facts: &FrameworkDocument, not_applicable: &[NotApplicable]) -> Option<Claim> {
        let category = facts.categories.get(self.category % facts.categories.len())?;
        let level = facts.levels.get(self.level % facts.levels.len())?;
        let applies = |number: u16| !not_applicable.iter().any(|one| one.indicator == number);
        let in_cell = facts.indicators.iter().filter(|one| one.category == *category && one.level == *level);
        let numbers: Vec<u16> = in_cell.map(|one| one.number).filter(|number| applies(*number)).collect();
        let indicator = numbers.get(self.pick % numbers.len().max(1)).filter(|_| !self.by_theme);
        if let Some(number) = indicator {
            return Some(Claim::indicator(*number, self.strength));
        }
        let themes = [None, Some("t1"), Some(" t1"), Some("t2"), Some("t3"), Some("  ")];
        let mut claim = Claim::equivalent(category, level, self.strength);
        claim.theme = themes.get(self.pick % themes.len()).copied().flatten().map(str::to_owned);
        claim.rationale = Some("it is of the kind that this level asks for".to_owned());
        Some(claim)
    }

    fn verdicts(&self, evidence: &str, claim: &Claim) -> Vec<Verdict> {
        let mut seen = BTreeSet::new();
        let rulings = self.verdicts.iter().filter(|(assessor, _)| seen.insert(*assessor));
        let verdicts = rulings.map(|(assessor, ruling)| {
            let lower = |less: u8| claim.strength.get().saturating_sub(less).max(1);
            let (ruling, strength) = match ruling {
                RawRuling::Accept => (Ruling::Accept, None),
                RawRuling::AcceptAt(less) => (Ruling::Accept, Strength::new(lower(*less))),
                RawRuling::Reject => (Ruling::Reject, None),
            };
            Verdict {
                assessor: format!("assessor-{assessor}"),
                evidence: evidence.to_owned(),
                indicator: claim.indicator,
                category: claim.category.clone(),
                level: claim.level.clone(),
                theme: claim.theme.as_deref().map(str::trim).map(str::to_owned),
                ruling,
                strength,
                reason: "seen".to_owned(),
            }
        });
        verdicts.collect()
    }
}
