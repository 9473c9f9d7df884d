//! What a policy must hold to, and the proof that its thresholds can be attained.

use strum::IntoEnumIterator;

use super::{EmptyCells, Policy, PolicyDocument, at_level};
use crate::Framework;
use crate::Problem;
use crate::count::count;
use crate::framework::MOST_LEVELS;
use crate::ladder::Ladder;
use crate::lane::{Lane, Scale};
use crate::portfolio::{Claim, Entry, Evidence, Portfolio, Strength, Verification};
use maatstaf_document::{is_id, text};

/// The largest number that a threshold may be. This is this project's choice.
const LARGEST: u32 = 1000;

/// Every problem of a policy by itself.
pub(super) fn problems(policy: &PolicyDocument) -> Vec<Problem> {
    let mut found = Vec::new();
    if !is_id(&policy.id) {
        let message = text!(
            "this must be 1 to 64 letters, digits, `-`, `_` or `.`",
            "dit moeten 1 tot 64 letters, cijfers, `-`, `_` of `.` zijn"
        );
        found.push(Problem::new("bad-id", "id", message));
    }
    lists(policy, &mut found);
    bounds(policy, &mut found);
    let caps = policy.credit.by_verification;
    if !caps.is_sorted() || caps.iter().any(|cap| !(1..=4).contains(cap)) {
        let message = text!(
            "these four must be from 1 to 4 and must not fall",
            "deze vier moeten van 1 tot en met 4 zijn en mogen niet dalen"
        );
        found.push(Problem::new("bad-credit", "credit.by_verification", message));
    }
    if !policy.credit.least.is_sorted() || policy.credit.least.iter().any(|least| !(1..=4).contains(least)) {
        let message = text!(
            "these must be from 1 to 4 and must not fall",
            "deze moeten van 1 tot en met 4 zijn en mogen niet dalen"
        );
        found.push(Problem::new("bad-credit", "credit.least", message));
    }
    let [.., confirmed, _] = caps;
    if policy.credit.least.iter().any(|least| *least > u32::from(confirmed)) {
        let message = text!(
            "confirmed evidence counts {confirmed} at most, so nothing attains this",
            "bevestigd bewijs telt hooguit {confirmed}, dus niets haalt dit"
        );
        found.push(Problem::new("unattainable", "credit.least", message));
    }
    if policy.costs.link > policy.costs.new_evidence {
        let message = text!(
            "a link must not cost more than new evidence",
            "een koppeling mag niet meer kosten dan nieuw bewijs"
        );
        found.push(Problem::new("bad-costs", "costs.link", message));
    }
    if policy.breadth.most.contains(&0) {
        let message =
            text!("at least one aspect must be asked for", "er moet minstens één aspect gevraagd worden");
        found.push(Problem::new("out-of-range", "breadth.most", message));
    }
    found
}

/// The bounds that the schema states too: a document that did not come from text has not been compared with it.
fn bounds(policy: &PolicyDocument, found: &mut Vec<Problem>) {
    let costs = &policy.costs;
    let numbers = [
        ("maatstaf_policy", u32::from(policy.maatstaf_policy), 1),
        ("breadth.share_percent", policy.breadth.share_percent, 100),
        ("quorum", policy.quorum, 100),
        ("window_months", policy.window_months.unwrap_or(1), 1200),
        ("costs.ruling", costs.ruling, LARGEST),
        ("costs.link", costs.link, LARGEST),
        ("costs.corroboration", costs.corroboration, LARGEST),
        ("costs.new_evidence", costs.new_evidence, LARGEST),
    ];
    for (path, number, most) in numbers {
        if !(1..=most).contains(&number) {
            let message = text!("this must be from 1 to {most}", "dit moet van 1 tot en met {most} zijn");
            found.push(Problem::new("out-of-range", path, message));
        }
    }
    if policy.overall.slack > LARGEST {
        let message = text!("this must be at most {LARGEST}", "dit mag hooguit {LARGEST} zijn");
        found.push(Problem::new("out-of-range", "overall.slack", message));
    }
}

fn lists(policy: &PolicyDocument, found: &mut Vec<Problem>) {
    let lists = [
        ("credit.least", &policy.credit.least, true),
        ("breadth.most", &policy.breadth.most, true),
        ("depth.least", &policy.depth.least, true),
        ("overall.exceptions", &policy.overall.exceptions, true),
        ("gates.contexts", &policy.gates.contexts, false),
        ("gates.kinds", &policy.gates.kinds, false),
        ("gates.corroborated", &policy.gates.corroborated, false),
    ];
    for (path, list, needed) in lists {
        let empty = needed && list.is_empty();
        if empty || list.len() > MOST_LEVELS || list.iter().any(|number| *number > LARGEST) {
            let message = text!(
                "this must be a list of 1 to {MOST_LEVELS} numbers from 0 to {LARGEST}",
                "dit moet een lijst van 1 tot {MOST_LEVELS} getallen van 0 tot en met {LARGEST} zijn"
            );
            found.push(Problem::new("out-of-range", path, message));
        }
    }
}

/// The thresholds that cannot be attained in a framework, and then the witness: a portfolio that shows everything.
pub(super) fn attainable(policy: &Policy, framework: &Framework) -> Vec<Problem> {
    let mut found = Vec::new();
    let document = policy.document();
    let top = framework.levels().len();
    let kinds = u32::try_from(crate::Kind::iter().count()).unwrap_or(u32::MAX);
    if document.gates.kinds.iter().take(top).any(|need| *need > kinds) {
        let message =
            text!("there are only {kinds} kinds of evidence", "er zijn maar {kinds} soorten bewijs");
        found.push(Problem::new("unattainable", "gates.kinds", message));
    }
    if !document.equivalence {
        let requires = document.empty_cells == EmptyCells::RequireEquivalence;
        for category in 0..framework.categories().len() {
            let begins =
                (0..top).find(|level| !framework.members(category, *level).is_empty()).unwrap_or(top);
            let fillable = |level: &usize| {
                let above = if document.downward_credit { *level..top } else { *level..*level + 1 };
                above.into_iter().any(|level| !framework.members(category, level).is_empty())
            };
            for level in (0..top).filter(|level| (requires || *level < begins) && !fillable(level)) {
                let (category, level) = (framework.category_id(category), framework.level_id(level));
                let message = text!(
                    "`{category}` has no indicators at `{level}`, and equivalence does not count: nobody can reach it",
                    "`{category}` heeft geen indicatoren op `{level}`, en gelijkwaardigheid telt niet: niemand kan het halen"
                );
                found.push(Problem::new("unattainable", "empty_cells", message));
            }
        }
    }
    if found.is_empty() && !full_portfolio_reaches_the_top(policy, framework) {
        let message = text!(
            "a portfolio that shows everything does not reach the top",
            "een portfolio dat alles laat zien, haalt de top niet"
        );
        found.push(Problem::new("unattainable", "", message));
    }
    found
}

/// Counts a portfolio that shows everything, at the top strength and observed, on as many occasions as any threshold asks
/// for, each in a context of its own, and with every claim accepted by enough assessors: so all lanes count it alike.
fn full_portfolio_reaches_the_top(policy: &Policy, framework: &Framework) -> bool {
    let Ok(portfolio) = everything(framework) else { return false };
    let ladder = Ladder::new(policy, framework, &portfolio.entries().applicable);
    let scale = Scale::new(policy, portfolio.document().as_of);
    let credit = |entry: &Entry| match scale.out_of_play(entry) {
        None => entry.strength.min(scale.cap(entry, Lane::Estimate)),
        Some(_) => 0,
    };
    let credits: Vec<u8> = portfolio.entries().all.iter().map(credit).collect();
    let mut counted = count(portfolio.entries(), &ladder, Lane::Estimate, &credits);
    let occasions = occasions(policy.document(), framework.levels().len());
    let kinds = u32::try_from(crate::Kind::iter().count()).unwrap_or(u32::MAX);
    let many = |counts: &mut [u32], times: u32| counts.iter_mut().for_each(|count| *count *= times);
    for category in &mut counted.categories {
        many(&mut category.depth, occasions);
    }
    many(&mut counted.gates.contexts, occasions);
    many(&mut counted.gates.kinds, occasions.min(kinds));
    many(&mut counted.gates.corroborated, occasions);
    ladder.reached(&counted.categories, &counted.gates).strict == framework.levels().len()
}

/// The most occasions, contexts or kinds that a threshold asks for.
fn occasions(policy: &PolicyDocument, top: usize) -> u32 {
    let lists =
        [&policy.depth.least, &policy.gates.contexts, &policy.gates.kinds, &policy.gates.corroborated];
    let needs = lists.into_iter().flat_map(|list| (0..top).map(|level| at_level(list, level)));
    needs.max().unwrap_or_default().max(1)
}

/// One occasion that shows every indicator, and in every cell an equivalent practice.
fn everything(framework: &Framework) -> Result<Portfolio, crate::DocumentError> {
    let mut portfolio = Portfolio::new(framework.clone());
    portfolio.change(|document| {
        let mut item =
            Evidence::new("all", "Everything").verified(Verification::Observed).in_context("any context");
        item.happened = Some(document.as_of);
        item.claims = every_claim(framework);
        document.evidence.push(item);
    })?;
    Ok(portfolio)
}

fn every_claim(framework: &Framework) -> Vec<Claim> {
    let by_number = framework.indicators().iter().map(|one| Claim::indicator(one.number, Strength::REFLECTS));
    let cells = framework.categories().iter().flat_map(|category| {
        framework.levels().iter().map(move |level| {
            let mut claim = Claim::equivalent(category, level, Strength::REFLECTS);
            claim.rationale = Some("everything".to_owned());
            claim
        })
    });
    by_number.chain(cells).collect()
}
