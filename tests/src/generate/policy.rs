//! Policies that the validator accepts.

use maatstaf::{
    BreadthChoice, Costs, CreditChoice, DepthChoice, EmptyCells, Gates, MOST_LEVELS, OverallChoice, Policy,
    PolicyDocument, Text,
};
use proptest::bool::weighted;
use proptest::collection::vec;
use proptest::prelude::{BoxedStrategy, Just, Strategy, any, prop_oneof};
use proptest::sample::select;

/// Periods in months; portfolios have items that lie just within and just without each of them.
pub(super) const PERIODS: [u32; 6] = [1, 6, 12, 13, 24, 60];

/// The policies that come with the engine.
pub fn built_in() -> BoxedStrategy<PolicyDocument> {
    let policies: Vec<_> =
        Policy::ids().filter_map(Policy::by_id).map(|policy| policy.document().clone()).collect();
    select(policies).boxed()
}

/// Policies of all sorts.
pub fn policies() -> BoxedStrategy<PolicyDocument> {
    prop_oneof![1 => built_in(), 2 => drawn(16, 4), 4 => modest()].boxed()
}

/// Policies whose thresholds a few claims can attain.
pub fn modest() -> BoxedStrategy<PolicyDocument> {
    drawn(5, 2).boxed()
}

/// Policies that ask for at most so much depth and so many aspects, contexts and so on.
fn drawn(depth: u32, most: u32) -> impl Strategy<Value = PolicyDocument> {
    let credit = ([1..=4_u8, 1..=4_u8, 2..=4_u8, 3..=4_u8], per_level(1, 4));
    let counters = (1..=100_u32, per_level(1, most), per_level(0, depth));
    let rules = (weighted(0.8), weighted(0.7), any::<bool>());
    let overall = (per_level(0, 2), 0..=2_u32);
    let gate = || prop_oneof![2 => Just(Vec::new()), 1 => per_level(0, most.min(3))];
    let quorum = prop_oneof![3 => Just(1_u32), 2 => 2..=3_u32];
    let window = prop_oneof![2 => Just(None), 1 => select(&PERIODS[..]).prop_map(Some)];
    (credit, counters, rules, overall, (gate(), gate(), gate()), (quorum, window)).prop_map(
        |(
            (mut caps, least),
            (share_percent, most, depth),
            rules,
            (exceptions, slack),
            gates,
            (quorum, window),
        )| {
            caps.sort_unstable();
            let [.., confirmed, _] = caps;
            let mut least: Vec<u32> = least.into_iter().map(|one| one.min(confirmed.into())).collect();
            least.sort_unstable();
            PolicyDocument {
                schema: None,
                maatstaf_policy: 1,
                id: "generated".to_owned(),
                about: Text::new("generated", "gegenereerd"),
                credit: CreditChoice { by_verification: caps, least },
                breadth: BreadthChoice { share_percent, most },
                depth: DepthChoice { least: depth },
                equivalence: rules.0,
                downward_credit: rules.1,
                empty_cells: if rules.2 { EmptyCells::Carry } else { EmptyCells::RequireEquivalence },
                overall: OverallChoice { exceptions, slack },
                gates: Gates { contexts: gates.0, kinds: gates.1, corroborated: gates.2 },
                quorum,
                window_months: window,
                costs: Costs::default(),
            }
        },
    )
}

/// Lists that are shorter or longer than a framework needs, or just right.
fn per_level(least: u32, most: u32) -> impl Strategy<Value = Vec<u32>> {
    vec(least..=most, 1..=5)
}

/// Makes a policy stricter in one field, or leaves it as it is when that field cannot be stricter.
pub fn stricter(policy: &PolicyDocument, field: u8, at: u8) -> PolicyDocument {
    let mut changed = policy.clone();
    let more = u32::from(at % 4);
    let at = usize::from(at) % MOST_LEVELS;
    match field % 14 {
        0 => lower_caps(&mut changed.credit.by_verification, at % 4),
        1 => raise_from(&mut changed.credit.least, at),
        2 => changed.breadth.share_percent = (changed.breadth.share_percent + 5 + 10 * more).min(100),
        3 => change_at(&mut changed.breadth.most, at, |most| most + 1),
        4 => change_at(&mut changed.depth.least, at, |least| least + 1 + more),
        5 => changed.equivalence = false,
        6 => changed.downward_credit = false,
        7 => changed.empty_cells = EmptyCells::RequireEquivalence,
        8 => change_at(&mut changed.overall.exceptions, at, |exceptions| exceptions.saturating_sub(1)),
        9 => changed.overall.slack = changed.overall.slack.saturating_sub(1),
        10 => change_at(&mut changed.gates.contexts, at, |contexts| contexts + 1),
        11 => change_at(&mut changed.gates.kinds, at, |kinds| kinds + 1),
        12 => change_at(&mut changed.gates.corroborated, at, |corroborated| corroborated + 1),
        _ => shorten(&mut changed.window_months),
    }
    if Policy::from_document(changed.clone()).is_ok() { changed } else { policy.clone() }
}

fn shorten(window: &mut Option<u32>) {
    let shorter = PERIODS.into_iter().rev().find(|months| window.is_none_or(|now| *months < now));
    *window = shorter.or(*window);
}

fn lower_caps(caps: &mut [u8; 4], at: usize) {
    let lowered = caps.get(at).map_or(0, |cap| cap.saturating_sub(1));
    for cap in caps.iter_mut().take(at + 1) {
        *cap = (*cap).min(lowered);
    }
}

fn raise_from(list: &mut Vec<u32>, at: usize) {
    spell_out(list);
    let raised = list.get(at).map_or(0, |least| least + 1);
    for least in list.iter_mut().skip(at) {
        *least = (*least).max(raised);
    }
}

fn change_at(list: &mut Vec<u32>, at: usize, change: impl Fn(u32) -> u32) {
    spell_out(list);
    if let Some(number) = list.get_mut(at) {
        *number = change(*number);
    }
}

/// Repeats the last value as often as there can be levels; no list at all asks for nothing.
fn spell_out(list: &mut Vec<u32>) {
    let repeated = list.last().copied().unwrap_or_default();
    list.resize(MOST_LEVELS, repeated);
}
