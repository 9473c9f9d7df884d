//! Random portfolios with random panels, small enough for claims and opinions to collide.

use maatstaf::{Claim, Evidence, Framework, Portfolio, Ruling, SelfRating, Strength, Verdict, Verification};
use maatstaf_crosscheck::{AfterReveal, AssessmentDocument, ClaimVerdict, Judgement};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::common::{DAY, empty, judgement, verdict};

/// A portfolio and its panel, as small numbers.
#[derive(Debug, Clone)]
pub(crate) struct Drawn {
    /// Per piece of evidence: who stands behind it, and the indicators claimed with their strengths.
    pub(crate) pieces: Vec<(u8, Vec<(u16, u8)>)>,
    /// The self-rating per category: a height, 0 for none.
    pub(crate) own: Vec<Option<usize>>,
    /// Somebody of whom the portfolio holds verdicts and nothing else.
    pub(crate) outsider: Vec<u8>,
    pub(crate) panel: Vec<DrawnAssessor>,
}

#[derive(Debug, Clone)]
pub(crate) struct DrawnAssessor {
    pub(crate) blind: bool,
    pub(crate) levels: Vec<Option<usize>>,
    /// What is ruled on each claim, read round and round: see [`ruling`].
    pub(crate) rulings: Vec<u8>,
    /// Practice accepted whether or not it is claimed: the piece and the indicator.
    pub(crate) seen_too: Vec<(usize, u16)>,
    /// What is judged after the reveal: categories with heights.
    pub(crate) later: Option<Vec<(usize, usize)>>,
}

/// An indicator of Foundation mostly, since these decide most often.
fn indicator() -> impl Strategy<Value = u16> {
    prop_oneof![6 => 1_u16..=30, 1 => 31_u16..=112]
}

fn piece() -> impl Strategy<Value = (u8, Vec<(u16, u8)>)> {
    let whole = (1_u16..=4).prop_map(|step| (1_u16..=30).filter(|n| n % step == 0).map(|n| (n, 4)).collect());
    let some = vec((indicator(), 1_u8..=4), 0..8);
    (0_u8..4, prop_oneof![2 => whole, 3 => some])
}

fn heights(most: usize) -> impl Strategy<Value = Vec<Option<usize>>> {
    vec(option::weighted(0.9, 0..=most), 8)
}

/// Mostly acceptance, some rejection, some silence.
fn rulings() -> impl Strategy<Value = Vec<u8>> {
    vec(prop_oneof![4 => Just(1_u8), 2 => Just(2), 2 => Just(0), 1 => Just(3)], 1..30)
}

pub(crate) fn assessor() -> impl Strategy<Value = DrawnAssessor> {
    let later = option::of(vec((0_usize..8, 0_usize..=4), 0..3));
    (any::<bool>(), heights(4), rulings(), vec((0_usize..4, indicator()), 0..2), later).prop_map(
        |(blind, levels, rulings, seen_too, later)| DrawnAssessor { blind, levels, rulings, seen_too, later },
    )
}

/// Two pieces that reach Foundation with nothing to spare, in all categories but one: then one claim more or less can decide the whole.
fn edge() -> impl Strategy<Value = Vec<(u8, Vec<(u16, u8)>)>> {
    let claims = |numbers: &[u16]| numbers.iter().map(|number| (*number, 3)).collect();
    let journal = claims(&[1, 2, 6, 7, 10, 11, 12, 15, 16, 17, 21, 22, 23, 27, 28, 29]);
    let log = claims(&[1, 8, 10, 15, 21, 27, 30]);
    let other = prop_oneof![Just(Vec::new()), Just(claims(&[5])), Just(claims(&[5, 27]))];
    (Just((2, journal)), Just((2, log)), other.prop_map(|claims| (2, claims)))
        .prop_map(|(journal, log, other)| vec![journal, log, other])
}

/// A few who rule on the same few claims and on nothing else: on the edge that is enough.
fn sparing() -> impl Strategy<Value = Vec<DrawnAssessor>> {
    let ruled = vec((assessor(), vec(1_u8..=2, 3)), 2..4);
    (vec(0_usize..24, 1..4), ruled).prop_map(|(claims, ruled)| {
        let rulings = |own: &[u8]| {
            let mut all = vec![0; 24];
            for (at, ruling) in claims.iter().zip(own) {
                all.iter_mut().skip(*at).take(1).for_each(|one| *one = *ruling);
            }
            all
        };
        ruled.iter().map(|(one, own)| DrawnAssessor { rulings: rulings(own), ..one.clone() }).collect()
    })
}

pub(crate) fn drawn() -> impl Strategy<Value = Drawn> {
    let on_edge = (edge(), heights(4), sparing()).prop_map(|(pieces, own, panel)| Drawn {
        pieces,
        own,
        outsider: vec![0],
        panel,
    });
    prop_oneof![1 => anywhere(), 1 => on_edge]
}

fn anywhere() -> impl Strategy<Value = Drawn> {
    let outsider = prop_oneof![Just(vec![0_u8]), rulings()];
    (vec(piece(), 1..4), heights(4), outsider, vec(assessor(), 0..4))
        .prop_map(|(pieces, own, outsider, panel)| Drawn { pieces, own, outsider, panel })
}

impl Drawn {
    pub(crate) fn portfolio(&self) -> Result<Portfolio, TestCaseError> {
        let mut portfolio = Portfolio::new(Framework::emcc());
        let changed = portfolio.change(|document| {
            document.target = Some("foundation".to_owned());
            for (at, (verification, claims)) in self.pieces.iter().enumerate() {
                let steps = [
                    Verification::SelfDeclared,
                    Verification::Artefact,
                    Verification::Corroborated,
                    Verification::Observed,
                ];
                let step = steps.into_iter().nth(usize::from(*verification)).unwrap_or_default();
                let mut item = Evidence::new(format!("piece-{at}"), "A piece").verified(step);
                let mut claims: Vec<(u16, u8)> = claims.clone();
                claims.sort_unstable();
                claims.dedup_by_key(|(number, _)| *number);
                for (number, strength) in claims {
                    item.claims.extend(Strength::new(strength).map(|one| Claim::indicator(number, one)));
                }
                document.evidence.push(item);
            }
            document.self_rating = ratings(&self.own);
        });
        changed.map_err(|error| TestCaseError::fail(error.to_string()))?;
        let verdicts = verdicts_in(&portfolio, "outsider", &self.outsider);
        let changed = portfolio.change(|document| document.verdicts = verdicts);
        changed.map_err(|error| TestCaseError::fail(error.to_string()))?;
        Ok(portfolio)
    }

    pub(crate) fn assessments(&self, portfolio: &Portfolio) -> Vec<AssessmentDocument> {
        let panel = self.panel.iter().enumerate();
        panel.map(|(at, one)| one.document(portfolio, &format!("assessor-{at}"))).collect()
    }
}

pub(crate) fn level(height: usize) -> Option<String> {
    Framework::emcc().levels().get(height.checked_sub(1)?).cloned()
}

pub(crate) fn ratings(own: &[Option<usize>]) -> Vec<SelfRating> {
    let framework = Framework::emcc();
    let rated = framework.categories().iter().zip(own).filter_map(|(category, height)| {
        Some(SelfRating { category: category.clone(), level: level((*height)?), reason: None })
    });
    rated.collect()
}

pub(crate) fn verdicts_in(portfolio: &Portfolio, assessor: &str, rulings: &[u8]) -> Vec<Verdict> {
    let on_claims = ruled(portfolio, rulings).into_iter();
    let verdicts = on_claims.map(|one| Verdict {
        assessor: assessor.to_owned(),
        evidence: one.evidence,
        indicator: one.indicator,
        category: None,
        level: None,
        theme: None,
        ruling: one.ruling.unwrap_or(Ruling::Accept),
        strength: one.strength,
        reason: one.reason,
    });
    verdicts.collect()
}

/// One ruling per claim: 0 is none, 1 accepts, 2 rejects, 3 accepts at the lowest strength.
fn ruled(portfolio: &Portfolio, rulings: &[u8]) -> Vec<ClaimVerdict> {
    let items = portfolio.document().evidence.iter();
    let claims = items.flat_map(|item| item.claims.iter().map(move |claim| (item, claim)));
    let verdicts = claims.zip(rulings.iter().cycle()).filter_map(|((item, claim), ruling)| {
        let kind = if *ruling == 2 { Ruling::Reject } else { Ruling::Accept };
        let mut one = verdict(&item.id, claim.indicator?, kind);
        one.strength = (*ruling == 3).then_some(Strength::NAMES);
        (*ruling > 0).then_some(one)
    });
    verdicts.collect()
}

impl DrawnAssessor {
    pub(crate) fn document(&self, portfolio: &Portfolio, assessor: &str) -> AssessmentDocument {
        let framework = portfolio.framework();
        let named = framework.categories().iter().zip(&self.levels);
        let judgements: Vec<Judgement> = named
            .filter_map(|(category, height)| Some(judgement(category, level((*height)?).as_deref())))
            .collect();
        let mut verdicts = ruled(portfolio, &self.rulings);
        for (piece, number) in &self.seen_too {
            let at = piece % portfolio.document().evidence.len();
            let mut one = verdict(&format!("piece-{at}"), *number, Ruling::Accept);
            one.strength = Some(Strength::NAMES);
            let same =
                |other: &ClaimVerdict| (&other.evidence, other.indicator) == (&one.evidence, one.indicator);
            if !verdicts.iter().any(same) {
                verdicts.push(one);
            }
        }
        let after = self.later.as_ref().filter(|_| self.blind);
        let after_reveal = after.map(|later| AfterReveal {
            on: DAY,
            judgements: self.rejudged(later),
            verdicts: Vec::new(),
            holistic: None,
        });
        let blind = self.blind;
        AssessmentDocument { blind, judgements, verdicts, after_reveal, ..empty(portfolio, assessor) }
    }

    /// What is judged otherwise later: each category once, and never the same again.
    fn rejudged(&self, later: &[(usize, usize)]) -> Vec<Judgement> {
        let framework = Framework::emcc();
        let mut later = later.to_vec();
        later.sort_unstable();
        later.dedup_by_key(|(category, _)| *category);
        let changed = later.into_iter().filter_map(|(at, height)| {
            let category = framework.categories().get(at)?;
            let before = self.levels.get(at).copied().flatten();
            (before != Some(height)).then(|| judgement(category, level(height).as_deref()))
        });
        changed.collect()
    }
}
