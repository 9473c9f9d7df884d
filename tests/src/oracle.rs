//! A naive second implementation of part 2 of `docs/estimation.md`, written from that document alone.
//! Everything is recomputed from the JSON for every question; it is meant to be read, not to be fast.
//! Categories count from 0, levels from 1. Lanes and statuses are called what the document calls them.

use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The two counters of one cell, what they need, and whether the cell is satisfied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counters {
    /// breadth(c,l).
    pub breadth: u64,
    /// B(c,l).
    pub breadth_need: u64,
    /// depth(c,l).
    pub depth: u64,
    /// `d_l`.
    pub depth_need: u64,
    /// sat(c,l).
    pub holds: bool,
}

/// What one lane says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaneAnswer {
    /// `works_at`, 0 for none.
    pub overall: usize,
    /// strict, 0 for none.
    pub strict: usize,
    /// level(c), in framework order.
    pub categories: Vec<usize>,
    /// The counters, by category and then by level.
    pub counters: Vec<Vec<Counters>>,
    /// Whether the gates hold, per level.
    pub gates: Vec<bool>,
}

/// The three lanes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Counts what was accepted.
    pub floor: LaneAnswer,
    /// Counts what is open as well.
    pub estimate: LaneAnswer,
    /// Counts what was not rejected, as observed.
    pub ceiling: LaneAnswer,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Aspect {
    category: usize,
    level: usize,
    indicator: Option<u64>,
    theme: Option<String>,
}

/// One claim of one item, with all that 2.2 says about it.
struct Claim<'a> {
    item: &'a Value,
    target: Value,
    aspect: Aspect,
    status: &'static str,
    used: u64,
}

/// A claim that counts in a lane, with its credit there.
struct Counted<'a> {
    claim: Claim<'a>,
    credit: u64,
}

#[derive(Clone, Copy)]
struct Case<'a> {
    framework: &'a Value,
    policy: &'a Value,
}

// ---- reading JSON ----

const VERIFICATIONS: [&str; 4] = ["self-declared", "artefact", "corroborated", "observed"];

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn number(value: &Value, pointer: &str) -> Option<u64> {
    value.pointer(pointer).and_then(Value::as_u64)
}

fn raw<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// A compared text: surrounding white space removed, empty means absent.
fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    Some(raw(value, key).trim()).filter(|found| !found.is_empty())
}

fn flag(value: &Value, key: &str) -> bool {
    value.get(key).and_then(Value::as_bool).unwrap_or(false)
}

fn size(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// The number for a level in a per-level list of the policy, of which the last one repeats; None without a list.
fn per_level(case: Case, pointer: &str, level: usize) -> Option<u64> {
    let numbers = case.policy.pointer(pointer)?.as_array()?;
    numbers.get(level.saturating_sub(1)).or(numbers.last())?.as_u64()
}

fn tau(case: Case, level: usize) -> u64 {
    per_level(case, "/credit/least", level).unwrap_or(0)
}

fn quorum(case: Case) -> usize {
    number(case.policy, "/quorum").and_then(|q| usize::try_from(q).ok()).unwrap_or(1).max(1)
}

/// The cell (category, level) that an indicator, a claim on a cell or a verdict on a cell names.
fn cell(case: Case, value: &Value) -> Option<(usize, usize)> {
    let place =
        |key: &str, name: &str| list(case.framework, key).iter().position(|e| e.as_str() == Some(name));
    Some((place("categories", raw(value, "category"))?, place("levels", raw(value, "level"))? + 1))
}

fn aspect(case: Case, target: &Value) -> Option<Aspect> {
    if let Some(wanted) = number(target, "/indicator") {
        let found =
            list(case.framework, "indicators").iter().find(|i| number(i, "/number") == Some(wanted))?;
        let (category, level) = cell(case, found)?;
        return Some(Aspect { category, level, indicator: Some(wanted), theme: None });
    }
    let (category, level) = cell(case, target)?;
    Some(Aspect { category, level, indicator: None, theme: text(target, "theme").map(str::to_owned) })
}

/// The numbers of the indicators of a cell that apply to this practice.
fn applicable(case: Case, portfolio: &Value, category: usize, level: usize) -> BTreeSet<u64> {
    let excused =
        |i: u64| list(portfolio, "not_applicable").iter().any(|e| number(e, "/indicator") == Some(i));
    let in_cell =
        list(case.framework, "indicators").iter().filter(|i| cell(case, i) == Some((category, level)));
    in_cell.filter_map(|i| number(i, "/number")).filter(|i| !excused(*i)).collect()
}

fn occasion(item: &Value) -> &str {
    text(item, "occasion").unwrap_or_else(|| raw(item, "id").trim())
}

fn verification(item: &Value) -> usize {
    VERIFICATIONS.iter().position(|known| *known == raw(item, "verification")).unwrap_or(0)
}

// ---- dates ----

type Date = (u64, u64, u64);

fn date(value: &Value, key: &str) -> Option<Date> {
    let mut parts = text(value, key)?.split('-').map(|part| part.parse::<u64>().ok());
    Some((parts.next()??, parts.next()??, parts.next()??))
}

fn months_before((year, month, day): Date, months: u64) -> Date {
    let total = (year * 12 + month.saturating_sub(1)).saturating_sub(months);
    let (year, month) = (total / 12, total % 12 + 1);
    let divides = |n: u64| year.is_multiple_of(n);
    let length = match month {
        2 if divides(4) && (!divides(100) || divides(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (year, month, day.min(length))
}

fn in_time(case: Case, portfolio: &Value, item: &Value) -> bool {
    let Some(as_of) = date(portfolio, "as_of") else { return true };
    match (date(item, "happened"), number(case.policy, "/window_months")) {
        (None, window) => window.is_none(),
        (Some(happened), None) => happened <= as_of,
        (Some(happened), Some(window)) => happened <= as_of && happened >= months_before(as_of, window),
    }
}

// ---- 2.2: which claims count, and for how much ----

/// Status and strength used of a claim of strength s, from the verdicts on it.
fn decided(case: Case, strength: u64, verdicts: &[&Value]) -> (&'static str, u64) {
    let accepting = verdicts.iter().filter(|verdict| raw(verdict, "ruling") == "accept");
    let mut accepted: Vec<u64> =
        accepting.map(|verdict| number(verdict, "/strength").unwrap_or(strength).min(strength)).collect();
    accepted.sort_unstable_by(|one, other| other.cmp(one));
    let rejections = verdicts.iter().filter(|verdict| raw(verdict, "ruling") == "reject").count();
    let nth_largest = |n: usize| accepted.get(n - 1).copied().unwrap_or(0);
    match (accepted.len(), rejections) {
        (0, 1..) => ("rejected", 0),
        (0, 0) => ("open", strength),
        (a, 1..) => ("contested", nth_largest(a.min(quorum(case)))),
        (a, 0) if a >= quorum(case) => ("accepted", nth_largest(quorum(case))),
        (a, 0) => ("open", nth_largest(a)),
    }
}

fn claim<'a>(case: Case, portfolio: &Value, item: &'a Value, value: &Value) -> Option<Claim<'a>> {
    let aspect_here = aspect(case, value)?;
    let mut target = value.clone();
    if let Some(fields) = target.as_object_mut() {
        fields.retain(|key, _| ["indicator", "category", "level", "theme"].contains(&key.as_str()));
    }
    let of_item =
        list(portfolio, "verdicts").iter().filter(|verdict| raw(verdict, "evidence") == raw(item, "id"));
    let on_it: Vec<&Value> =
        of_item.filter(|verdict| aspect(case, verdict).as_ref() == Some(&aspect_here)).collect();
    let strength = number(value, "/strength").unwrap_or(0);
    let (status, used) = decided(case, strength, &on_it);
    Some(Claim { item, target, aspect: aspect_here, status, used })
}

fn all_claims<'a>(case: Case, portfolio: &'a Value) -> Vec<Claim<'a>> {
    let pairs =
        list(portfolio, "evidence").iter().flat_map(|i| list(i, "claims").iter().map(move |c| (i, c)));
    pairs.filter_map(|(item, value)| claim(case, portfolio, item, value)).collect()
}

fn undecided<'a>(case: Case, portfolio: &'a Value) -> Vec<Claim<'a>> {
    let all = all_claims(case, portfolio).into_iter();
    all.filter(|claim| claim.status == "open" || claim.status == "contested").collect()
}

fn status_counts(lane: &str, status: &str) -> bool {
    match lane {
        "floor" => status == "accepted",
        "estimate" => status == "accepted" || status == "open",
        _ => status != "rejected",
    }
}

fn counted<'a>(case: Case, portfolio: &'a Value, lane: &str) -> Vec<Counted<'a>> {
    let caps = case.policy.get("credit").map_or(&[] as &[Value], |credit| list(credit, "by_verification"));
    let with_credit = |claim: Claim<'a>| {
        let v = if lane == "ceiling" { 3 } else { verification(claim.item) };
        let cap = caps.get(v).and_then(Value::as_u64).unwrap_or(0);
        Counted { credit: claim.used.min(cap), claim }
    };
    all_claims(case, portfolio)
        .into_iter()
        .filter(|claim| in_time(case, portfolio, claim.item) && status_counts(lane, claim.status))
        .filter(|claim| flag(case.policy, "equivalence") || claim.aspect.indicator.is_some())
        .map(with_credit)
        .filter(|entry| entry.credit > 0)
        .collect()
}

// ---- 2.3: the ladder ----

fn largest<'a, 'b: 'a>(some: impl Iterator<Item = &'a Counted<'b>>) -> u64 {
    some.map(|entry| entry.credit).max().unwrap_or(0)
}

fn counters(case: Case, portfolio: &Value, all: &[Counted], category: usize, level: usize) -> Counters {
    let in_pool = |a: &Aspect| {
        a.category == category
            && (a.level == level || (flag(case.policy, "downward_credit") && a.level > level))
    };
    let pool: Vec<&Counted> = all.iter().filter(|entry| in_pool(&entry.claim.aspect)).collect();
    let aspects: BTreeSet<&Aspect> = pool.iter().map(|entry| &entry.claim.aspect).collect();
    let q = |a: &Aspect| largest(all.iter().filter(|entry| entry.claim.aspect == *a));
    let breadth = size(aspects.into_iter().filter(|a| q(a) >= tau(case, level)).count());
    let occasions: BTreeSet<&str> = pool.iter().map(|entry| occasion(entry.claim.item)).collect();
    let of_occasion = |o: &str| largest(pool.iter().copied().filter(|entry| occasion(entry.claim.item) == o));
    let depth: u64 = occasions.into_iter().map(of_occasion).sum();
    let n = size(applicable(case, portfolio, category, level).len());
    let share = number(case.policy, "/breadth/share_percent").unwrap_or(0);
    let most = per_level(case, "/breadth/most", level).unwrap_or(u64::MAX);
    let breadth_need = (n * share).div_ceil(100).min(most).max(1);
    let depth_need = per_level(case, "/depth/least", level).unwrap_or(0);
    let begun = list(case.framework, "indicators").iter().any(|one| {
        let place = |list_name: &str, key: &str| {
            list(case.framework, list_name).iter().position(|id| id.as_str() == text(one, key))
        };
        place("categories", "category") == Some(category)
            && place("levels", "level").is_some_and(|place| place < level)
    });
    let carried = n == 0 && begun && raw(case.policy, "empty_cells") == "carry";
    let holds = carried || (breadth >= breadth_need && depth >= depth_need);
    Counters { breadth, breadth_need, depth, depth_need, holds }
}

fn gates_hold(case: Case, all: &[Counted], lane: &str, level: usize) -> bool {
    let strong =
        all.iter().filter(|entry| entry.claim.aspect.level >= level && entry.credit >= tau(case, level));
    let items: Vec<&Value> = strong.map(|entry| entry.claim.item).collect();
    let named: BTreeSet<&str> = items.iter().filter_map(|item| text(item, "context")).collect();
    let contexts = if named.is_empty() && !items.is_empty() { 1 } else { named.len() };
    let kinds: BTreeSet<&str> = items.iter().map(|item| raw(item, "kind")).collect();
    let confirmed = items.iter().filter(|item| lane == "ceiling" || verification(item) >= 2);
    let corroborated: BTreeSet<&str> = confirmed.map(|item| occasion(item)).collect();
    let counts = [("contexts", contexts), ("kinds", kinds.len()), ("corroborated", corroborated.len())];
    let enough = |gate: &str, have: usize| {
        size(have) >= per_level(case, &format!("/gates/{gate}"), level).unwrap_or(0)
    };
    counts.into_iter().all(|(gate, have)| enough(gate, have))
}

fn lane_answer(case: Case, portfolio: &Value, lane: &str) -> LaneAnswer {
    let all = counted(case, portfolio, lane);
    let levels = list(case.framework, "levels").len();
    let counters: Vec<Vec<Counters>> = (0..list(case.framework, "categories").len())
        .map(|category| (1..=levels).map(|level| counters(case, portfolio, &all, category, level)).collect())
        .collect();
    let categories: Vec<usize> =
        counters.iter().map(|row| row.iter().take_while(|cell| cell.holds).count()).collect();
    let gates: Vec<bool> = (1..=levels).map(|level| gates_hold(case, &all, lane, level)).collect();
    let gate = |k: usize| gates.get(k - 1).copied().unwrap_or(false);
    let everyone = size(categories.len());
    let reach = |k: usize| size(categories.iter().filter(|level| **level >= k).count());
    let exceptions = |k: usize| per_level(case, "/overall/exceptions", k).unwrap_or(0);
    let slack = number(case.policy, "/overall/slack").unwrap_or(0);
    let near = |k: usize| categories.iter().all(|level| size(*level) + slack >= size(k));
    let overall =
        (1..=levels).take_while(|k| reach(*k) + exceptions(*k) >= everyone && near(*k) && gate(*k)).count();
    let strict = (1..=levels).take_while(|k| reach(*k) == everyone && gate(*k)).count();
    LaneAnswer { overall, strict, categories, counters, gates }
}

/// The three lanes of 2.3.
#[must_use]
pub fn estimate(framework: &Value, policy: &Value, portfolio: &Value) -> Answer {
    let lane = |name: &str| lane_answer(Case { framework, policy }, portfolio, name);
    Answer { floor: lane("floor"), estimate: lane("estimate"), ceiling: lane("ceiling") }
}

// ---- changing a portfolio ----

/// The object with the fields of both; where both have a field, that of the second.
fn joined(one: &Value, other: &Value) -> Value {
    let fields = [one, other].into_iter().filter_map(Value::as_object).flatten();
    Value::Object(fields.map(|(key, value)| (key.clone(), value.clone())).collect())
}

/// With the verdicts on one claim replaced: accepted by a quorum at a strength, or rejected.
fn ruled(case: Case, portfolio: &Value, item: &str, target: &Value, accepted: Option<u64>) -> Value {
    let wanted = aspect(case, target);
    let on_it = |verdict: &Value| raw(verdict, "evidence") == item && aspect(case, verdict) == wanted;
    let others = list(portfolio, "verdicts").iter().filter(|verdict| !on_it(verdict)).cloned();
    let ruling =
        accepted.map_or(json!({ "ruling": "reject" }), |s| json!({ "ruling": "accept", "strength": s }));
    let by = |n: usize| json!({ "assessor": format!("oracle-{n}"), "evidence": item });
    let added = (1..=quorum(case)).map(|n| joined(&by(n), &joined(target, &ruling)));
    joined(portfolio, &json!({ "verdicts": others.chain(added).collect::<Vec<Value>>() }))
}

fn with_item(portfolio: &Value, id: &str, change: impl Fn(&Value) -> Value) -> Value {
    let changed =
        list(portfolio, "evidence").iter().map(|i| if raw(i, "id") == id { change(i) } else { i.clone() });
    joined(portfolio, &json!({ "evidence": changed.collect::<Vec<Value>>() }))
}

fn with_verification(portfolio: &Value, id: &str, name: &str) -> Value {
    with_item(portfolio, id, |item| joined(item, &json!({ "verification": name })))
}

fn with_claim(portfolio: &Value, id: &str, target: &Value, strength: u64) -> Value {
    let claim = joined(target, &json!({ "strength": strength }));
    let more = |item: &Value| [list(item, "claims"), std::slice::from_ref(&claim)].concat();
    with_item(portfolio, id, |item| joined(item, &json!({ "claims": more(item) })))
}

fn with_new_item(portfolio: &Value, id: &str) -> Value {
    let item = json!({
        "id": id, "kind": id, "occasion": id, "context": id, "verification": "corroborated",
        "happened": portfolio.get("as_of"), "claims": [],
    });
    let evidence = [list(portfolio, "evidence"), &[item]].concat();
    joined(portfolio, &json!({ "evidence": evidence }))
}

// ---- 2.4: resilience ----

fn subsets(all: &[String], length: usize) -> Vec<Vec<String>> {
    match (length, all.split_first()) {
        (0, _) => vec![Vec::new()],
        (_, None) => Vec::new(),
        (_, Some((first, rest))) => {
            let with =
                subsets(rest, length - 1).into_iter().map(|others| [vec![first.clone()], others].concat());
            with.chain(subsets(rest, length)).collect()
        }
    }
}

fn resilience(
    case: Case,
    portfolio: &Value,
    up_to: usize,
    of: impl Fn(&LaneAnswer) -> usize,
) -> Option<usize> {
    let evidence = list(portfolio, "evidence");
    let level_without = |lost: &[String]| {
        let kept: Vec<&Value> =
            evidence.iter().filter(|item| !lost.iter().any(|o| o == occasion(item))).collect();
        of(&lane_answer(case, &joined(portfolio, &json!({ "evidence": kept })), "estimate"))
    };
    let occasions: BTreeSet<String> = evidence.iter().map(|item| occasion(item).to_owned()).collect();
    let occasions: Vec<String> = occasions.into_iter().collect();
    let now = level_without(&[]);
    (1..=up_to).find(|length| subsets(&occasions, *length).iter().any(|lost| level_without(lost) < now))
}

/// The smallest number (at most `up_to`) of occasions whose loss lowers `works_at` in the estimate lane.
#[must_use]
pub fn overall_resilience(
    framework: &Value,
    policy: &Value,
    portfolio: &Value,
    up_to: usize,
) -> Option<usize> {
    resilience(Case { framework, policy }, portfolio, up_to, |answer| answer.overall)
}

/// The smallest number (at most `up_to`) of occasions whose loss lowers one category in the estimate lane.
#[must_use]
pub fn category_resilience(
    framework: &Value,
    policy: &Value,
    portfolio: &Value,
    category: usize,
    up_to: usize,
) -> Option<usize> {
    let of = |answer: &LaneAnswer| answer.categories.get(category).copied().unwrap_or(0);
    resilience(Case { framework, policy }, portfolio, up_to, of)
}

// ---- 2.5: what next. Each kind of action gives its costs and the portfolios that result. ----

type Steps = Vec<(u64, Value)>;

fn price(case: Case, action: &str) -> u64 {
    number(case.policy, &format!("/costs/{action}")).unwrap_or(1)
}

/// Left out: rulings on claims that count in the lane already, since accepting these at s* changes nothing in it.
fn rulings(case: Case, portfolio: &Value, lane: &str) -> Steps {
    let useful = undecided(case, portfolio).into_iter().filter(|claim| !status_counts(lane, claim.status));
    let next = |claim: &Claim| ruled(case, portfolio, raw(claim.item, "id"), &claim.target, Some(claim.used));
    useful.map(|claim| (price(case, "ruling"), next(&claim))).collect()
}

/// Left out: corroborations in the ceiling, where every item is taken to be observed already.
fn corroborations(case: Case, portfolio: &Value, lane: &str) -> Steps {
    let items = list(portfolio, "evidence").iter().filter(|item| lane != "ceiling" && verification(item) < 2);
    let next = |item: &Value| with_verification(portfolio, raw(item, "id"), "corroborated");
    items.map(|item| (price(case, "corroboration"), next(item))).collect()
}

/// An added claim with its cost; in the floor lane with the ruling that it needs.
fn added(case: Case, lane: &str, cost: u64, portfolio: &Value, claim: (&str, &Value, u64)) -> (u64, Value) {
    let (id, target, strength) = claim;
    let next = with_claim(portfolio, id, target, strength);
    if lane == "floor" {
        return (cost + price(case, "ruling"), ruled(case, &next, id, target, Some(strength)));
    }
    (cost, next)
}

fn links(case: Case, portfolio: &Value, lane: &str) -> Steps {
    let all = counted(case, portfolio, lane);
    let every = all_claims(case, portfolio);
    let mut steps = Vec::new();
    for from in &all {
        let (id, category, k) =
            (raw(from.claim.item, "id"), from.claim.aspect.category, from.claim.aspect.level);
        let lowest = if flag(case.policy, "downward_credit") { 1 } else { k };
        let claims_it =
            |i: u64| every.iter().any(|c| raw(c.item, "id") == id && c.aspect.indicator == Some(i));
        for j in (lowest..=k).filter(|j| from.credit >= tau(case, *j)) {
            for i in applicable(case, portfolio, category, j).into_iter().filter(|i| !claims_it(*i)) {
                let claim = (id, &json!({ "indicator": i }), from.claim.used);
                steps.push(added(case, lane, price(case, "link"), portfolio, claim));
            }
        }
    }
    steps
}

/// A text that starts with `start` and occurs nowhere in the portfolio.
fn fresh(portfolio: &Value, start: &str) -> String {
    let used = portfolio.to_string();
    (1..=u32::MAX).map(|n| format!("{start}.{n}|")).find(|name| !used.contains(name)).unwrap_or_default()
}

fn new_pieces(case: Case, portfolio: &Value, lane: &str) -> Steps {
    let mut targets: Vec<(String, Value)> = Vec::new();
    for (c, category) in list(case.framework, "categories").iter().enumerate() {
        for (below, level) in list(case.framework, "levels").iter().enumerate() {
            if flag(case.policy, "equivalence") {
                let id = fresh(portfolio, &format!("|new.cell{c}.{below}"));
                targets.push((id.clone(), json!({ "category": category, "level": level, "theme": id })));
            }
            let on = |i: u64| (fresh(portfolio, &format!("|new.indicator{i}")), json!({ "indicator": i }));
            targets.extend(applicable(case, portfolio, c, below + 1).into_iter().map(on));
        }
    }
    let cost = price(case, "new_evidence");
    let with =
        |id: &str, target: &Value| added(case, lane, cost, &with_new_item(portfolio, id), (id, target, 4));
    targets.iter().map(|(id, target)| with(id, target)).collect()
}

/// The portfolio as text, with items, claims and verdicts in one fixed order.
fn canonical(portfolio: &Value) -> String {
    let sorted = |mut values: Vec<Value>| {
        values.sort_by_cached_key(Value::to_string);
        json!(values)
    };
    let in_order = |item: &Value| joined(item, &json!({ "claims": sorted(list(item, "claims").to_vec()) }));
    let evidence = sorted(list(portfolio, "evidence").iter().map(in_order).collect());
    let verdicts = sorted(list(portfolio, "verdicts").to_vec());
    joined(portfolio, &json!({ "evidence": evidence, "verdicts": verdicts })).to_string()
}

/// The least total cost (at most `most`) of actions after which `works_at` in the lane is at least the target.
#[must_use]
pub fn cheapest(
    framework: &Value,
    policy: &Value,
    portfolio: &Value,
    target_level: usize,
    lane: &str,
    most: u64,
) -> Option<u64> {
    let case = Case { framework, policy };
    let mut waiting: BTreeSet<(u64, String)> = BTreeSet::from([(0, canonical(portfolio))]);
    let mut visited: BTreeSet<String> = BTreeSet::new();
    while let Some((cost, state)) = waiting.pop_first() {
        if !visited.insert(state.clone()) {
            continue;
        }
        let now: Value = serde_json::from_str(&state).unwrap_or(Value::Null);
        if lane_answer(case, &now, lane).overall >= target_level {
            return Some(cost);
        }
        let kinds = [rulings, corroborations, links, new_pieces];
        let steps = kinds.into_iter().flat_map(|kind| kind(case, &now, lane));
        let within = steps.filter(|(step, _)| cost + step <= most);
        waiting.extend(within.map(|(step, next)| (cost + step, canonical(&next))));
    }
    None
}

// ---- law 12 ----

/// The estimates (overall, then each category) over all combinations of one portfolio change per step, by recursion:
/// first the claims still undecided are rejected or accepted at each strength, then each item's verification rises.
fn explore(case: Case, portfolio: &Value, items: &[Value], found: &mut BTreeSet<Vec<usize>>) {
    // A ruled claim is accepted or rejected, so that it is not undecided any more.
    if let Some(claim) = undecided(case, portfolio).first() {
        for ruling in std::iter::once(None).chain((1..=claim.used).map(Some)) {
            let next = ruled(case, portfolio, raw(claim.item, "id"), &claim.target, ruling);
            explore(case, &next, items, found);
        }
    } else if let Some((item, rest)) = items.split_first() {
        for name in VERIFICATIONS.into_iter().skip(verification(item)) {
            explore(case, &with_verification(portfolio, raw(item, "id"), name), rest, found);
        }
    } else {
        let answer = lane_answer(case, portfolio, "estimate");
        found.insert([vec![answer.overall], answer.categories].concat());
    }
}

/// The lowest and highest estimates (overall, then each category) over all decisions and rises of verification.
#[must_use]
pub fn extremes(framework: &Value, policy: &Value, portfolio: &Value) -> Vec<(usize, usize)> {
    let mut found = BTreeSet::new();
    explore(Case { framework, policy }, portfolio, list(portfolio, "evidence"), &mut found);
    let places = 0..=list(framework, "categories").len();
    let at = |place: usize| found.iter().filter_map(move |levels| levels.get(place).copied());
    places.map(|place| (at(place).min().unwrap_or(0), at(place).max().unwrap_or(0))).collect()
}
