//! Changes to a portfolio: each of them keeps it valid, and takes the verdicts on a claim along with the claim.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf::{
    Claim, Evidence, FrameworkDocument, IndicatorDocument, Kind, PolicyDocument, PortfolioDocument, Ruling,
    Strength, Verdict, Verification,
};

use super::Case;

/// What a claim or verdict is about: an indicator, or a category, a level and a theme as it is compared.
pub type Target = (Option<u16>, Option<String>, Option<String>, Option<String>);

fn named(theme: Option<&str>) -> Option<String> {
    theme.map(str::trim).filter(|theme| !theme.is_empty()).map(str::to_owned)
}

/// What a claim is about.
pub fn target(claim: &Claim) -> Target {
    (claim.indicator, claim.category.clone(), claim.level.clone(), named(claim.theme.as_deref()))
}

fn target_of(verdict: &Verdict) -> Target {
    (verdict.indicator, verdict.category.clone(), verdict.level.clone(), named(verdict.theme.as_deref()))
}

fn rules_on(verdict: &Verdict, item: &str, claim: &Claim) -> bool {
    verdict.evidence == item && target_of(verdict) == target(claim)
}

/// A verdict on a claim.
pub fn verdict(
    assessor: &str,
    item: &str,
    claim: &Claim,
    ruling: Ruling,
    strength: Option<Strength>,
) -> Verdict {
    Verdict {
        assessor: assessor.to_owned(),
        evidence: item.to_owned(),
        indicator: claim.indicator,
        category: claim.category.clone(),
        level: claim.level.clone(),
        theme: claim.theme.clone(),
        ruling,
        strength,
        reason: "seen".to_owned(),
    }
}

/// All claims, each with the id of its item.
pub fn claims(portfolio: &PortfolioDocument) -> Vec<(String, Claim)> {
    let of_item = |item: &Evidence| {
        item.claims.iter().map(|claim| (item.id.clone(), claim.clone())).collect::<Vec<_>>()
    };
    portfolio.evidence.iter().flat_map(of_item).collect()
}

/// What is claimed, each once.
pub fn aspects(portfolio: &PortfolioDocument) -> BTreeSet<Target> {
    claims(portfolio).iter().map(|(_, claim)| target(claim)).collect()
}

/// The number of the category that a claim belongs to, from 0.
pub fn category_of(facts: &FrameworkDocument, claim: &Claim) -> Option<usize> {
    let (category, _) = cell_of(facts, claim)?;
    facts.categories.iter().position(|id| *id == category)
}

fn cell_of(facts: &FrameworkDocument, claim: &Claim) -> Option<(String, String)> {
    let indicator = facts.indicators.iter().find(|one| Some(one.number) == claim.indicator);
    let by_number = indicator.map(|one| (one.category.clone(), one.level.clone()));
    by_number.or_else(|| claim.category.clone().zip(claim.level.clone()))
}

/// The portfolio with some of its claims, and without items that then claim nothing.
pub fn only(portfolio: &PortfolioDocument, mut keep: impl FnMut(&str, &Claim) -> bool) -> PortfolioDocument {
    let mut less = portfolio.clone();
    for item in &mut less.evidence {
        let id = &item.id;
        item.claims.retain(|claim| keep(id, claim));
    }
    less.evidence.retain(|item| !item.claims.is_empty());
    let left = claims(&less);
    less.verdicts.retain(|verdict| left.iter().any(|(item, claim)| rules_on(verdict, item, claim)));
    less
}

/// The portfolio without one of its items.
pub fn without(portfolio: &PortfolioDocument, pick: usize) -> PortfolioDocument {
    let lost = picked(&portfolio.evidence, pick).map(|item| item.id.clone());
    only(portfolio, |item, _| Some(item) != lost.as_deref())
}

fn picked<T>(all: &[T], pick: usize) -> Option<&T> {
    all.get(pick % all.len().max(1))
}

/// The portfolio in another order.
pub fn shuffled(portfolio: &PortfolioDocument, keys: &[u8]) -> PortfolioDocument {
    let mut keys = keys.iter().cycle();
    let mut other = portfolio.clone();
    other.evidence.sort_by_cached_key(|_| keys.next());
    for item in &mut other.evidence {
        item.claims.sort_by_cached_key(|_| keys.next());
    }
    other.verdicts.sort_by_cached_key(|_| keys.next());
    other.not_applicable.sort_by_cached_key(|_| keys.next());
    other
}

/// The portfolio with a second copy of an item under another id, with the same verdicts and of the same occasion.
pub fn copied(portfolio: &PortfolioDocument, pick: usize) -> PortfolioDocument {
    let mut more = portfolio.clone();
    let Some(item) = picked(&portfolio.evidence, pick) else { return more };
    let id = "copy".to_owned();
    let verdicts = portfolio.verdicts.iter().filter(|verdict| verdict.evidence == item.id);
    more.verdicts.extend(verdicts.map(|verdict| Verdict { evidence: id.clone(), ..verdict.clone() }));
    more.evidence.push(Evidence { id, occasion: Some(item.occasion().to_owned()), ..item.clone() });
    more
}

/// The portfolio with one item cut into up to three of the same occasion; the keys say where each claim goes.
pub fn cut(portfolio: &PortfolioDocument, pick: usize, keys: &[u8]) -> PortfolioDocument {
    let mut parts = portfolio.clone();
    let Some(item) = picked(&portfolio.evidence, pick) else { return parts };
    parts.evidence.retain(|other| other.id != item.id);
    parts.verdicts.retain(|verdict| verdict.evidence != item.id);
    let places: Vec<(&Claim, u8)> = item.claims.iter().zip(keys.iter().copied().cycle()).collect();
    for part in 0..3_u8 {
        let id = format!("part-{part}");
        let own: Vec<Claim> =
            places.iter().filter(|(_, place)| *place == part).map(|(claim, _)| (*claim).clone()).collect();
        let mine = |verdict: &&Verdict| own.iter().any(|claim| rules_on(verdict, &item.id, claim));
        let verdicts = portfolio.verdicts.iter().filter(mine);
        parts.verdicts.extend(verdicts.map(|verdict| Verdict { evidence: id.clone(), ..verdict.clone() }));
        parts.evidence.push(Evidence {
            id,
            occasion: Some(item.occasion().to_owned()),
            claims: own,
            ..item.clone()
        });
    }
    parts
}

/// The portfolio with one claim of greater strength.
pub fn raised(portfolio: &PortfolioDocument, pick: usize) -> PortfolioDocument {
    let mut stronger = portfolio.clone();
    let count = claims(portfolio).len().max(1);
    for claim in stronger.evidence.iter_mut().flat_map(|item| &mut item.claims).skip(pick % count).take(1) {
        claim.strength = Strength::new(claim.strength.get() + 1 + u8::from(pick.is_multiple_of(2)))
            .unwrap_or(Strength::REFLECTS);
    }
    stronger
}

/// The portfolio with one claim accepted by one more assessor at its full strength.
pub fn accepted(portfolio: &PortfolioDocument, pick: usize) -> Option<PortfolioDocument> {
    let all = claims(portfolio);
    let (item, claim) = picked(&all, pick)?;
    let mut more = portfolio.clone();
    let strength = pick.is_multiple_of(2).then_some(claim.strength);
    more.verdicts.push(verdict("assessor-new", item, claim, Ruling::Accept, strength));
    Some(more)
}

/// The portfolio with one claim rejected (strength 0) or accepted at most at a strength by one more assessor; and without the claim.
pub fn ruled(
    portfolio: &PortfolioDocument,
    pick: usize,
    strength: u8,
) -> Option<(PortfolioDocument, PortfolioDocument)> {
    let all = claims(portfolio);
    let (item, claim) = picked(&all, pick)?;
    let mut more = portfolio.clone();
    let lower = Strength::new(strength).map(|strength| strength.min(claim.strength));
    let ruling = if lower.is_some() { Ruling::Accept } else { Ruling::Reject };
    more.verdicts.push(verdict("assessor-new", item, claim, ruling, lower));
    let gone = only(portfolio, |other, one| other != item || target(one) != target(claim));
    Some((more, gone))
}

/// The portfolio with one claim moved to a higher level of its category, to an aspect that nothing else claims.
///
/// Where equivalence does not count, a claim on an indicator moves to another indicator. None when it cannot move.
pub fn moved(case: &Case, pick: usize, higher: usize, new: usize) -> Option<PortfolioDocument> {
    let all = claims(&case.portfolio);
    let (item, claim) = picked(&all, pick)?;
    let (category, level) = cell_of(&case.facts, claim)?;
    let level = case.facts.levels.iter().position(|id| *id == level)?;
    let above = case.facts.levels.get(level + 1..)?;
    let to = picked(above, higher)?;
    let taken = aspects(&case.portfolio);
    let free = |one: &&IndicatorDocument| {
        one.category == category && one.level == *to && !taken.contains(&of_number(one))
    };
    let numbers =
        case.facts.indicators.iter().filter(free).filter(|one| applies(&case.portfolio, one.number));
    let mut options: Vec<Claim> = numbers.map(|one| Claim::indicator(one.number, claim.strength)).collect();
    if case.policy.equivalence || claim.indicator.is_none() {
        let mut other = Claim::equivalent(&category, to, claim.strength).with_theme("moved");
        other.rationale = Some("it is more than it was".to_owned());
        options.push(other);
    }
    let new = picked(&options, new)?.clone();
    Some(replaced(&case.portfolio, |id, one| (id == item && one == claim).then(|| new.clone())))
}

fn of_number(one: &IndicatorDocument) -> Target {
    (Some(one.number), None, None, None)
}

fn applies(portfolio: &PortfolioDocument, number: u16) -> bool {
    !portfolio.not_applicable.iter().any(|one| one.indicator == number)
}

/// The portfolio with other targets for the claims for which there is one, and for the verdicts on them.
fn replaced(
    portfolio: &PortfolioDocument,
    other: impl Fn(&str, &Claim) -> Option<Claim>,
) -> PortfolioDocument {
    let mut changed = portfolio.clone();
    changed.verdicts.clear();
    for item in &mut changed.evidence {
        for claim in &mut item.claims {
            let new = other(&item.id, claim).unwrap_or_else(|| claim.clone());
            let own = portfolio.verdicts.iter().filter(|verdict| rules_on(verdict, &item.id, claim));
            changed
                .verdicts
                .extend(own.map(|old| verdict(&old.assessor, &item.id, &new, old.ruling, old.strength)));
            *claim = new;
        }
    }
    changed
}

/// The portfolio with the aspects of each cell given other names of that cell: indicators, themes, or no theme.
pub fn renamed(case: &Case, keys: &[u8]) -> PortfolioDocument {
    let mut keys = keys.iter().cycle();
    let mut free: BTreeMap<(String, String), Vec<Claim>> = BTreeMap::new();
    for category in &case.facts.categories {
        for level in &case.facts.levels {
            let mut names = names(case, category, level);
            names.sort_by_cached_key(|_| keys.next());
            free.insert((category.clone(), level.clone()), names);
        }
    }
    let mut given: BTreeMap<Target, Claim> = BTreeMap::new();
    for (_, claim) in claims(&case.portfolio) {
        let names = cell_of(&case.facts, &claim).and_then(|cell| free.get_mut(&cell));
        let Some(names) = names.filter(|_| !given.contains_key(&target(&claim))) else { continue };
        given.extend(names.pop().map(|name| (target(&claim), name)));
    }
    let other = |claim: &Claim| {
        given.get(&target(claim)).map(|name| Claim { strength: claim.strength, ..name.clone() })
    };
    replaced(&case.portfolio, |_, claim| other(claim))
}

/// More names for the aspects of a cell than a generated portfolio can use.
fn names(case: &Case, category: &str, level: &str) -> Vec<Claim> {
    let in_cell = case.facts.indicators.iter().filter(|one| one.category == category && one.level == level);
    let numbers = in_cell.map(|one| one.number).filter(|number| applies(&case.portfolio, *number));
    let by_number = numbers.map(|number| Claim::indicator(number, Strength::NAMES));
    let themes = (0..12).map(|theme| (theme > 0).then(|| format!("name-{theme}")));
    let by_theme = themes.map(|theme| Claim {
        theme,
        rationale: Some("the same under another name".to_owned()),
        ..Claim::equivalent(category, level, Strength::NAMES)
    });
    by_number.chain(by_theme).collect()
}

/// A portfolio that shows everything, often, in many contexts and kinds, seen by an assessor and accepted by enough of them.
pub fn everything(facts: &FrameworkDocument, policy: &PolicyDocument) -> PortfolioDocument {
    let gates = [&policy.gates.contexts, &policy.gates.kinds, &policy.gates.corroborated];
    let times =
        gates.into_iter().chain([&policy.depth.least]).flatten().max().copied().unwrap_or_default().max(1);
    let kinds = [Kind::SessionLog, Kind::LearningJournal, Kind::CaseStudy, Kind::Cpd, Kind::Agreement];
    let mut portfolio = super::empty(facts);
    for (time, kind) in (0..times).zip(kinds.into_iter().cycle()) {
        let mut item = Evidence::new(format!("all-{time}"), "Everything").verified(Verification::Observed);
        item.kind = kind;
        item.context = Some(format!("context {time}"));
        item.happened = Some(portfolio.as_of);
        let by_number = facts.indicators.iter().map(|one| Claim::indicator(one.number, Strength::REFLECTS));
        item.claims = by_number.chain(everywhere(facts)).collect();
        for claim in &item.claims {
            let assessors = (0..policy.quorum).map(|at| format!("assessor-{at}"));
            portfolio
                .verdicts
                .extend(assessors.map(|name| verdict(&name, &item.id, claim, Ruling::Accept, None)));
        }
        portfolio.evidence.push(item);
    }
    portfolio
}

/// A claim by equivalence in every cell.
fn everywhere(facts: &FrameworkDocument) -> impl Iterator<Item = Claim> {
    let cells =
        facts.categories.iter().flat_map(|category| facts.levels.iter().map(move |level| (category, level)));
    cells.map(|(category, level)| Claim {
        rationale: Some("everything".to_owned()),
        ..Claim::equivalent(category, level, Strength::REFLECTS)
    })
}
