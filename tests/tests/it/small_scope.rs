//! Every portfolio of up to three claims over a small framework: the engine against the oracle, without chance.

use std::collections::BTreeSet;
use std::error::Error;

use maatstaf::{
    Claim, EmptyCells, Evidence, Gates, Policy, PolicyDocument, PortfolioDocument, Ruling, Status, Strength,
    Verification,
};
use maatstaf_tests::generate::edit::verdict;
use maatstaf_tests::generate::{Engine, empty, facts, framework};
use maatstaf_tests::oracle::{self, Answer};
use maatstaf_tests::{answer, comparable};
use serde_json::Value;

/// One claim, in an item of its own.
#[derive(Debug, Clone)]
struct Piece {
    claim: Claim,
    verification: Verification,
    status: Status,
}

/// The engine, and the same framework and policy for the oracle.
struct Scope {
    engine: Engine,
    facts: Value,
    policy: Value,
}

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

#[test]
fn engine_and_oracle_agree_on_every_portfolio_of_up_to_three_claims() -> Outcome<()> {
    let scope = Scope::new()?;
    let pieces = pieces();
    assert_eq!(pieces.len(), 6 * 4 * 3);
    let halves = std::thread::scope(|threads| {
        let halves = [0, 1].map(|half| {
            let (scope, pieces) = (&scope, &pieces);
            threads.spawn(move || scope.check_half(pieces, half))
        });
        halves.map(|half| half.join().map_err(|_| "a half did not finish"))
    });
    let (mut combinations, mut seen) = (0, BTreeSet::new());
    for half in halves {
        let (checked, levels) = half??;
        combinations += checked;
        seen.extend(levels);
    }
    // 1 without claims, 72 of one claim, and of two or three claims the multisets of 72, on one occasion and on several.
    assert_eq!(combinations, 1 + 72 + 2 * (72 * 73 / 2) + 2 * (72 * 73 * 74 / 6), "portfolios checked");
    assert_eq!(combinations, 134_977);
    // Every triple of overall levels that rises from floor to ceiling occurs: the scope is not too small to tell lanes apart.
    let rising = |[floor, estimate, ceiling]: &[usize; 3]| floor <= estimate && estimate <= ceiling;
    assert!(seen.iter().all(rising));
    assert_eq!(seen.len(), 10, "{seen:?}");
    Ok(())
}

impl Scope {
    /// Two categories, two levels, one or two indicators in a cell, and a policy like the default one on their scale.
    fn new() -> Outcome<Self> {
        let facts = facts(2, 2, &[vec![false, false], vec![false], vec![false], vec![false]]);
        let mut policy: PolicyDocument = Policy::standard().document().clone();
        policy.credit.least = vec![2, 3];
        policy.breadth.most = vec![2, 1];
        policy.depth.least = vec![2, 4];
        policy.empty_cells = EmptyCells::Carry;
        policy.gates = Gates { contexts: vec![1], kinds: Vec::new(), corroborated: vec![0, 1] };
        let values = (serde_json::to_value(&facts)?, serde_json::to_value(&policy)?);
        let engine = Engine { framework: framework(&facts)?, policy: Policy::from_document(policy)? };
        engine.policy.check_against(&engine.framework)?;
        Ok(Self { engine, facts: values.0, policy: values.1 })
    }

    /// Checks the portfolios whose first piece has an even or an odd number; the empty one is even.
    fn check_half(&self, pieces: &[Piece], half: usize) -> Outcome<(u64, BTreeSet<[usize; 3]>)> {
        let (mut checked, mut seen) = (0, BTreeSet::new());
        let mut check = |chosen: &[&Piece]| -> Outcome<()> {
            for one_occasion in [false, true].into_iter().take(chosen.len().clamp(1, 2)) {
                seen.insert(self.check(&portfolio(&self.engine, chosen, one_occasion))?);
                checked += 1;
            }
            Ok(())
        };
        if half == 0 {
            check(&[])?;
        }
        for (at, first) in pieces.iter().enumerate().filter(|(at, _)| at % 2 == half) {
            check(&[first])?;
            for (at, second) in pieces.iter().enumerate().skip(at) {
                check(&[first, second])?;
                for third in pieces.iter().skip(at) {
                    check(&[first, second, third])?;
                }
            }
        }
        Ok((checked, seen))
    }

    /// Checks one portfolio and gives its overall levels.
    fn check(&self, portfolio: &PortfolioDocument) -> Outcome<[usize; 3]> {
        let own = answer(&self.engine.framework, &self.engine.estimate(portfolio)?.document());
        let value = serde_json::to_value(portfolio)?;
        let oracle = comparable(oracle::estimate(&self.facts, &self.policy, &value));
        if own != oracle {
            return Err(format!("the engine says {own:?}, the oracle {oracle:?}, of {value}").into());
        }
        if !rises(&own) {
            return Err(format!("floor, estimate and ceiling do not rise: {own:?}, of {value}").into());
        }
        Ok([own.floor.overall, own.estimate.overall, own.ceiling.overall])
    }
}

/// Whether floor <= estimate <= ceiling, overall and in each category.
fn rises(answer: &Answer) -> bool {
    let levels = |lane: &oracle::LaneAnswer| {
        let mut levels = lane.categories.clone();
        levels.push(lane.overall);
        levels
    };
    let (floor, estimate, ceiling) =
        (levels(&answer.floor), levels(&answer.estimate), levels(&answer.ceiling));
    let at_most = |low: &[usize], high: &[usize]| low.iter().zip(high).all(|(low, high)| low <= high);
    at_most(&floor, &estimate) && at_most(&estimate, &ceiling)
}

/// Every claim of the scope: five indicators and a theme, in four statuses, with three strengths and verifications.
fn pieces() -> Vec<Piece> {
    let strengths = [
        (Strength::ANALYSES, Verification::SelfDeclared),
        (Strength::REFLECTS, Verification::Artefact),
        (Strength::REFLECTS, Verification::Corroborated),
    ];
    let mut pieces = Vec::new();
    for (strength, verification) in strengths {
        let mut theme = Claim::equivalent("category-2", "level-2", strength).with_theme("a theme");
        theme.rationale = Some("it is of the kind that this level asks for".to_owned());
        let claims = [1, 4, 7, 10, 13].map(|number| Claim::indicator(number, strength));
        for claim in claims.into_iter().chain([theme]) {
            for status in [Status::Open, Status::Accepted, Status::Rejected, Status::Contested] {
                pieces.push(Piece { claim: claim.clone(), verification, status });
            }
        }
    }
    pieces
}

/// A portfolio of pieces, of one occasion or each of its own.
fn portfolio(engine: &Engine, pieces: &[&Piece], one_occasion: bool) -> PortfolioDocument {
    let mut portfolio = empty(engine.framework.facts());
    for (at, piece) in pieces.iter().enumerate() {
        let mut item = Evidence::new(format!("item-{at}"), "An item").verified(piece.verification);
        item.occasion = one_occasion.then(|| "together".to_owned());
        let rulings: &[Ruling] = match piece.status {
            Status::Open => &[],
            Status::Accepted => &[Ruling::Accept],
            Status::Rejected => &[Ruling::Reject],
            Status::Contested => &[Ruling::Accept, Ruling::Reject],
        };
        for (ruling, assessor) in rulings.iter().zip(["assessor-1", "assessor-2"]) {
            portfolio.verdicts.push(verdict(assessor, &item.id, &piece.claim, *ruling, None));
        }
        portfolio.evidence.push(item.claims(piece.claim.clone()));
    }
    portfolio
}
