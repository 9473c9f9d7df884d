//! Small frameworks, crosswalks, portfolios and policies whose parts collide often.

use maatstaf::{
    Claim, DocumentError, Evidence, Framework, NotApplicable, Policy, Portfolio, Ruling, Strength, Verdict,
    Verification,
};
use maatstaf_crosswalk::{Crosswalk, CrosswalkDocument, Relation};
use proptest::collection::vec;
use proptest::prelude::{Strategy, TestCaseError, any};
use strum::IntoEnumIterator;

use super::failed;
use crate::common::{checked, edge, empty, framework, level};

#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) from: Framework,
    pub(crate) to: Framework,
    pub(crate) document: CrosswalkDocument,
    pub(crate) portfolio: Portfolio,
    pub(crate) policy: Policy,
}

impl Case {
    pub(crate) fn walk(&self) -> Result<Crosswalk, TestCaseError> {
        checked(&self.document, &self.from, &self.to).map_err(failed)
    }
}

type Numbers = Vec<[u8; 6]>;

pub(crate) fn cases() -> impl Strategy<Value = Case> {
    let shape = || (1..4_usize, 1..4_usize, vec(0..3_usize, 1..5));
    let numbers = |most: usize| vec(any::<[u8; 6]>(), 0..most);
    (shape(), shape(), (numbers(10), numbers(6)), (numbers(9), numbers(9)), any::<[u8; 6]>()).prop_map(
        |(from, to, edges, evidence, policy)| {
            made(&from, &to, (&edges.0, &edges.1), (&evidence.0, &evidence.1), policy)
                .unwrap_or_else(|error| unreachable!("the generators are wrong: {error}"))
        },
    )
}

type Shape = (usize, usize, Vec<usize>);

fn made(
    from: &Shape,
    to: &Shape,
    (edges, levels): (&Numbers, &Numbers),
    (evidence, verdicts): (&Numbers, &Numbers),
    numbers: [u8; 6],
) -> Result<Case, DocumentError> {
    let from = framework("a", from.0, from.1, &from.2)?;
    let to = framework("b", to.0, to.1, &to.2)?;
    let document = walk(&from, &to, edges, levels);
    let portfolio = portfolio(&from, evidence, verdicts)?;
    Ok(Case { document, portfolio, policy: policy(numbers)?, from, to })
}

/// How many indicators each cell of a framework has.
pub(crate) fn per_cell(framework: &Framework) -> Vec<usize> {
    let cells = framework.categories().iter().flat_map(|category| {
        framework.levels().iter().map(move |level| framework.cell(category, level).map_or(0, <[u16]>::len))
    });
    cells.collect()
}

fn pick<T: Clone>(from: &[T], number: u8) -> Option<T> {
    from.get(usize::from(number) % from.len().max(1)).cloned()
}

/// Adds edge after edge, leaving out those that the check refuses beside the others.
fn walk(from: &Framework, to: &Framework, edges: &Numbers, levels: &Numbers) -> CrosswalkDocument {
    let mut document = empty(from, to);
    let relations: Vec<Relation> = Relation::iter().collect();
    for [a, b, relation, ..] in levels {
        let (Some(a), Some(b)) = (pick(from.levels(), *a), pick(to.levels(), *b)) else { continue };
        let Some(relation) = pick(&relations, *relation) else { continue };
        document.levels.push(level(&a, &b, relation));
        if checked(&document, from, to).is_err() {
            document.levels.pop();
        }
    }
    for [a, b, relation, start, end, list] in edges {
        let (Some(a), Some(b)) = (pick(from.categories(), *a), pick(to.categories(), *b)) else { continue };
        let Some(relation) = pick(&relations, *relation) else { continue };
        let mut one = edge(&a, &b, relation);
        let numbers = |framework: &Framework, category: &str| -> Vec<u16> {
            let own = framework.indicators().iter().filter(|one| one.category == category);
            own.map(|one| one.number).collect()
        };
        match start % 3 {
            1 => one.from.level = pick(from.levels(), start / 3),
            2 => {
                let own = numbers(from, &a).into_iter();
                one.from.indicators = own.filter(|number| number % 2 == u16::from(list % 2)).collect();
            }
            _ => {}
        }
        match end % 4 {
            1 => one.to.level = pick(to.levels(), end / 4),
            2 => one.to.indicator = pick(&numbers(to, &b), end / 4),
            _ => {}
        }
        document.edges.push(one);
        if checked(&document, from, to).is_err() {
            document.edges.pop();
        }
    }
    document
}

fn portfolio(from: &Framework, evidence: &Numbers, verdicts: &Numbers) -> Result<Portfolio, DocumentError> {
    let verifications: Vec<Verification> = Verification::iter().collect();
    let mut portfolio = Portfolio::new(from.clone());
    for [a, ..] in verdicts {
        let conditional: Vec<u16> =
            from.indicators().iter().filter(|one| one.conditional).map(|one| one.number).collect();
        if let (Some(indicator), 0) = (pick(&conditional, *a), a % 4) {
            let declared = NotApplicable { indicator, reason: "none here".to_owned() };
            let _ = portfolio.change(|document| document.not_applicable.push(declared)).is_ok();
        }
    }
    for (at, [a, b, strength, verified, occasion, context]) in evidence.iter().enumerate() {
        let mut item = Evidence::new(format!("e{at}"), "A piece");
        item.verification = pick(&verifications, *verified).unwrap_or_default();
        item.occasion = (occasion % 3 == 0).then(|| "shared".to_owned());
        item.context = (context % 2 == 0).then(|| format!("context {}", context % 5));
        for claim in claims(from, *a, *b, *strength) {
            item.claims.push(claim);
            let alone = item.clone();
            if portfolio.clone().add(alone).is_err() {
                item.claims.pop();
            }
        }
        portfolio.add(item)?;
    }
    for [which, claim, assessor, ruling, strength, _] in verdicts {
        let items = portfolio.document().evidence.clone();
        let Some(item) = pick(&items, *which) else { continue };
        let Some(claim) = pick(&item.claims, *claim) else { continue };
        let accept = ruling % 3 != 0;
        let lower = Strength::new(strength % 4 + 1).filter(|_| accept && strength % 2 == 0);
        let verdict = Verdict {
            assessor: format!("assessor-{}", assessor % 3),
            evidence: item.id.clone(),
            indicator: claim.indicator,
            category: claim.category.clone(),
            level: claim.level.clone(),
            theme: claim.theme.clone(),
            ruling: if accept { Ruling::Accept } else { Ruling::Reject },
            strength: lower.map(|lower| lower.min(claim.strength)),
            reason: "seen".to_owned(),
        };
        let _ = portfolio.rule(verdict).is_ok();
    }
    Ok(portfolio)
}

fn claims(from: &Framework, a: u8, b: u8, strength: u8) -> Vec<Claim> {
    let strength_of = |number: u8| Strength::new(number % 4 + 1).unwrap_or(Strength::REFLECTS);
    let numbers: Vec<u16> = from.indicators().iter().map(|one| one.number).collect();
    let mut claims: Vec<Claim> = [a, b, a ^ b]
        .into_iter()
        .filter_map(|number| Some(Claim::indicator(pick(&numbers, number)?, strength_of(strength))))
        .collect();
    if let (Some(category), Some(level)) = (pick(from.categories(), a / 3), pick(from.levels(), b / 3)) {
        let mut claim = Claim::equivalent(category, level, strength_of(strength / 4));
        claim.theme = (!b.is_multiple_of(3)).then(|| format!("theme {}", b % 3));
        claim.rationale = Some("it is the same".to_owned());
        claims.push(claim);
    }
    claims
}

/// A policy that comes with the engine, or one that a few claims satisfy.
fn policy([which, tau, breadth, depth, flags, quorum]: [u8; 6]) -> Result<Policy, DocumentError> {
    let built_in: Vec<&str> = Policy::ids().collect();
    let base = pick(&built_in, which).and_then(Policy::by_id).unwrap_or_else(Policy::standard);
    if which % 5 == 0 {
        return Ok(base);
    }
    let mut document = base.document().clone();
    "easy".clone_into(&mut document.id);
    document.credit.by_verification = [2, 3, 4, 4];
    document.credit.least = vec![1, u32::from(tau % 3) + 1];
    document.breadth.most = vec![1, u32::from(breadth % 3) + 1];
    document.depth.least = vec![u32::from(depth % 4), u32::from(depth % 8)];
    document.equivalence = flags % 8 != 0;
    document.downward_credit = flags / 8 % 3 != 0;
    document.overall.exceptions = vec![u32::from(flags % 2)];
    document.overall.slack = u32::from(flags / 2 % 2);
    document.gates.contexts = vec![0, 1, u32::from(flags % 3)];
    document.quorum = u32::from(quorum % 2) + 1;
    document.window_months = None;
    document.credit.least.sort_unstable();
    Policy::from_document(document)
}
