//! The same questions answered by brute force, straight from the documents.

use std::collections::BTreeSet;

use maatstaf::{Estimate, Framework, Policy, Portfolio, Ruling, Strength, Verdict};
use maatstaf_crosscheck::{AspectGroup, AssessmentDocument, ClaimGroups, NotAccepted};
use proptest::prelude::*;

/// What somebody ruled: the assessor, the evidence, the indicator, and whether it holds.
type Opinion = (String, String, u16, Option<Strength>, bool);

/// Every verdict of a portfolio and of the assessments on it.
pub(crate) fn opinions(portfolio: &Portfolio, assessments: &[AssessmentDocument]) -> Vec<Opinion> {
    let held = |ruling| ruling == Ruling::Accept;
    let mut all = Vec::new();
    for one in &portfolio.document().verdicts {
        let number = one.indicator.unwrap_or_default();
        all.push((one.assessor.clone(), one.evidence.clone(), number, one.strength, held(one.ruling)));
    }
    for document in assessments {
        for one in &document.verdicts {
            let (number, ruling) = (one.indicator.unwrap_or_default(), one.ruling.unwrap_or(Ruling::Reject));
            all.push((document.assessor.clone(), one.evidence.clone(), number, one.strength, held(ruling)));
        }
    }
    all
}

pub(crate) fn claimed(portfolio: &Portfolio, evidence: &str, number: u16) -> bool {
    let items = portfolio.document().evidence.iter().filter(|item| item.id == evidence);
    items.flat_map(|item| &item.claims).any(|claim| claim.indicator == Some(number))
}

/// The portfolio holding exactly these opinions on what it claims.
pub(crate) fn holding(portfolio: &Portfolio, opinions: &[Opinion]) -> Result<Portfolio, TestCaseError> {
    let on_claims = opinions.iter().filter(|(_, evidence, number, ..)| claimed(portfolio, evidence, *number));
    let verdicts = on_claims.map(|(assessor, evidence, number, strength, held)| Verdict {
        assessor: assessor.clone(),
        evidence: evidence.clone(),
        indicator: Some(*number),
        category: None,
        level: None,
        theme: None,
        ruling: if *held { Ruling::Accept } else { Ruling::Reject },
        strength: *strength,
        reason: "I read it.".to_owned(),
    });
    let mut document = portfolio.document().clone();
    document.verdicts = verdicts.collect();
    let portfolio = Portfolio::from_document(Framework::emcc(), document);
    portfolio.map_err(|error| TestCaseError::fail(error.to_string()))
}

/// The levels if one claim were ruled on by one person alone, whatever was said before.
pub(crate) fn flipped(
    portfolio: &Portfolio,
    opinions: &[Opinion],
    (evidence, number): (&str, u16),
    accepted: bool,
) -> Result<Estimate, TestCaseError> {
    let about = |one: &&Opinion| one.1 == evidence && one.2 == number;
    let full = Strength::REFLECTS;
    let strengths = opinions.iter().filter(about).filter(|one| one.4).map(|one| one.3.unwrap_or(full));
    let strongest = strengths.max().unwrap_or(full);
    let claims = portfolio.document().evidence.iter().filter(|item| item.id == evidence);
    let claims = claims.flat_map(|item| &item.claims).filter(|claim| claim.indicator == Some(number));
    let most = claims.map(|claim| claim.strength).max().unwrap_or(full);
    let mut others: Vec<Opinion> = opinions.iter().filter(|one| !about(one)).cloned().collect();
    let strength = accepted.then_some(strongest.min(most));
    others.push(("judge".to_owned(), evidence.to_owned(), number, strength, accepted));
    Ok(holding(portfolio, &others)?.estimate_with(&Policy::standard()))
}

/// The middle of some heights, the lower of two: the least one that at least half of them do not exceed.
pub(crate) fn median(heights: &[usize]) -> Option<usize> {
    let covers = |height: &usize| 2 * heights.iter().filter(|one| *one <= height).count() >= heights.len();
    heights.iter().copied().filter(covers).min()
}

/// The claim groups, indicator by indicator.
pub(crate) fn groups(portfolio: &Portfolio, opinions: &[Opinion]) -> ClaimGroups {
    let mut groups = ClaimGroups::default();
    for indicator in Framework::emcc().indicators() {
        let number = indicator.number;
        let pieces: BTreeSet<&str> =
            portfolio.document().evidence.iter().map(|item| item.id.as_str()).collect();
        let ruled = |piece: &str, held: bool| {
            opinions.iter().any(|one| one.1 == piece && one.2 == number && one.4 == held)
        };
        let claims = |piece: &&&str| claimed(portfolio, piece, number);
        let is_claimed = pieces.iter().any(|piece| claims(&piece));
        let accepted = pieces.iter().any(|piece| ruled(piece, true) && !ruled(piece, false));
        let contested = pieces.iter().any(|piece| ruled(piece, true) && ruled(piece, false));
        let open = pieces.iter().filter(claims).any(|piece| !ruled(piece, true) && !ruled(piece, false));
        let NotAccepted { contested: disputed, not_ruled_on, rejected } = &mut groups.claimed_not_accepted;
        let group = match (is_claimed, accepted) {
            (true, true) => &mut groups.claimed_and_accepted,
            (false, true) => &mut groups.accepted_not_claimed,
            (false, false) => &mut groups.neither,
            (true, false) if contested => disputed,
            (true, false) if open => not_ruled_on,
            (true, false) => rejected,
        };
        add(group, number);
    }
    groups
}

fn add(group: &mut AspectGroup, number: u16) {
    group.count += 1;
    group.indicators.push(number);
}
