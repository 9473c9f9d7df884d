//! A portfolio's claims as numbers, in the orders in which they are counted.

use std::collections::BTreeMap;

use super::aspect::{Aspect, Target};
use super::document::PortfolioDocument;
use super::evidence::{Evidence, Verification};
use super::verdict::Ruling;
use crate::Framework;

/// The context of a claim whose item names none.
pub(crate) const NO_CONTEXT: u32 = u32::MAX;

/// One claim, with all that the ladder needs to know of it.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// The position of its item.
    pub(crate) item: u32,
    /// Its place among all claims when these are ordered by the item's id and then by aspect.
    pub(crate) rank: u32,
    pub(crate) category: usize,
    pub(crate) level: usize,
    pub(crate) aspect: u32,
    pub(crate) occasion: u32,
    pub(crate) context: u32,
    pub(crate) kind: usize,
    pub(crate) strength: u8,
    pub(crate) verification: Verification,
    pub(crate) by_equivalence: bool,
    pub(crate) happened: Option<jiff::civil::Date>,
    pub(crate) verdicts: Vec<Accepted>,
}

/// One verdict: who, and the strength accepted; none for a rejection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Accepted {
    pub(crate) assessor: u32,
    pub(crate) strength: Option<u8>,
}

/// All claims of a portfolio, the names behind the numbers, and the orders in which lanes walk them.
#[derive(Debug, Clone)]
pub(crate) struct Entries {
    pub(crate) all: Vec<Entry>,
    pub(crate) aspects: Vec<Aspect>,
    pub(crate) occasions: Vec<String>,
    pub(crate) contexts: Vec<String>,
    pub(crate) assessors: Vec<String>,
    /// Per category and level: the number of indicators that apply.
    pub(crate) applicable: Vec<u32>,
    pub(crate) by_aspect: Vec<u32>,
    /// By occasion, then by category.
    pub(crate) by_occasion: Vec<u32>,
    pub(crate) by_context: Vec<u32>,
}

impl Entries {
    /// Numbers the claims of a document. Claims and verdicts that do not resolve are left out; a checked document has none.
    pub(crate) fn new(framework: &Framework, document: &PortfolioDocument) -> Self {
        let mut names = Names::default();
        let mut all = Vec::with_capacity(document.evidence.iter().map(|item| item.claims.len()).sum());
        for (at, item) in document.evidence.iter().enumerate() {
            names.number(framework, (at, item), document.happened(item), &mut all);
        }
        let assessors = attach_verdicts(framework, document, &names, &mut all);
        rank(document, &names, &mut all);
        let order = |key: &dyn Fn(&Entry) -> (u32, usize)| {
            let mut order: Vec<u32> = (0..number(all.len())).collect();
            order.sort_by_key(|at| all.get(*at as usize).map(key));
            order
        };
        Self {
            by_aspect: order(&|entry| (entry.aspect, 0)),
            by_occasion: order(&|entry| (entry.occasion, entry.category)),
            by_context: order(&|entry| (entry.context, 0)),
            applicable: applicable(framework, document),
            aspects: keys(names.aspects),
            occasions: keys(names.occasions).into_iter().map(str::to_owned).collect(),
            contexts: keys(names.contexts).into_iter().map(str::to_owned).collect(),
            assessors,
            all,
        }
    }

    /// The entry at a position that one of the orders holds.
    pub(crate) fn at(&self, at: u32) -> &Entry {
        // INVARIANT: the orders are permutations of the entries.
        self.all.get(at as usize).unwrap_or_else(|| unreachable!("an order names only entries"))
    }

    /// A run of `by_occasion` in parts: the claims of one occasion in one category.
    pub(crate) fn groups<'c>(&self, claims: &'c [u32]) -> impl Iterator<Item = &'c [u32]> + use<'c, '_> {
        let key = |at: &u32| (self.at(*at).occasion, self.at(*at).category);
        claims.chunk_by(move |a, b| key(a) == key(b))
    }

    pub(crate) fn aspect(&self, entry: &Entry) -> &Aspect {
        // INVARIANT: an entry's aspect was numbered with it.
        self.aspects.get(entry.aspect as usize).unwrap_or_else(|| unreachable!("an entry has its aspect"))
    }
}

/// The numbers given so far to aspects, occasions and contexts, in the order in which they were met.
#[derive(Default)]
struct Names<'d> {
    aspects: BTreeMap<Aspect, u32>,
    occasions: BTreeMap<&'d str, u32>,
    contexts: BTreeMap<&'d str, u32>,
}

impl<'d> Names<'d> {
    fn number(
        &mut self,
        framework: &Framework,
        (at, item): (usize, &'d Evidence),
        happened: Option<jiff::civil::Date>,
        all: &mut Vec<Entry>,
    ) {
        let occasion = numbered(&mut self.occasions, item.occasion());
        let context = item.context().map_or(NO_CONTEXT, |context| numbered(&mut self.contexts, context));
        for claim in &item.claims {
            let Some(aspect) = Target::from(claim).aspect(framework) else { continue };
            all.push(Entry {
                item: number(at),
                rank: 0,
                category: aspect.category,
                level: aspect.level,
                by_equivalence: aspect.indicator.is_none(),
                aspect: numbered(&mut self.aspects, aspect),
                occasion,
                context,
                kind: item.kind as usize,
                strength: claim.strength.get(),
                verification: item.verification,
                happened,
                verdicts: Vec::new(),
            });
        }
    }
}

/// Hangs each verdict on its claim, and gives the assessors' names in alphabetical order.
fn attach_verdicts(
    framework: &Framework,
    document: &PortfolioDocument,
    names: &Names<'_>,
    all: &mut [Entry],
) -> Vec<String> {
    let mut assessors: Vec<String> =
        document.verdicts.iter().map(|verdict| verdict.assessor.clone()).collect();
    assessors.sort();
    assessors.dedup();
    if document.verdicts.is_empty() {
        return assessors;
    }
    let items: BTreeMap<&str, u32> =
        document.evidence.iter().enumerate().map(|(at, item)| (item.id.as_str(), number(at))).collect();
    let places: BTreeMap<(u32, u32), usize> =
        all.iter().enumerate().map(|(at, entry)| ((entry.item, entry.aspect), at)).collect();
    for verdict in &document.verdicts {
        let aspect = Target::from(verdict).aspect(framework).and_then(|aspect| names.aspects.get(&aspect));
        let place = items.get(verdict.evidence.as_str()).zip(aspect).and_then(|(i, a)| places.get(&(*i, *a)));
        let Some(entry) = place.and_then(|at| all.get_mut(*at)) else { continue };
        let assessor = number(assessors.binary_search(&verdict.assessor).unwrap_or_default());
        let strength = match verdict.ruling {
            Ruling::Reject => None,
            Ruling::Accept => {
                Some(verdict.strength.map_or(entry.strength, |strength| strength.get().min(entry.strength)))
            }
        };
        entry.verdicts.push(Accepted { assessor, strength });
    }
    assessors
}

/// Orders the claims by names, so that answers list them in an order that the input's order does not change.
fn rank(document: &PortfolioDocument, names: &Names<'_>, all: &mut [Entry]) {
    let mut aspects: Vec<u32> = vec![0; names.aspects.len()];
    for (place, at) in (0..).zip(names.aspects.values()) {
        if let Some(aspect) = aspects.get_mut(*at as usize) {
            *aspect = place;
        }
    }
    let id = |entry: &Entry| document.evidence.get(entry.item as usize).map(|item| item.id.as_str());
    let mut order: Vec<usize> = (0..all.len()).collect();
    let key = |at: &usize| all.get(*at).map(|entry| (id(entry), aspects.get(entry.aspect as usize)));
    order.sort_by(|a, b| key(a).cmp(&key(b)));
    for (place, at) in (0..).zip(order) {
        if let Some(entry) = all.get_mut(at) {
            entry.rank = place;
        }
    }
}

fn applicable(framework: &Framework, document: &PortfolioDocument) -> Vec<u32> {
    let mut counts = Vec::with_capacity(framework.categories().len() * framework.levels().len());
    let declared = |number: &&u16| document.not_applicable.iter().any(|one| one.indicator == **number);
    for category in 0..framework.categories().len() {
        for level in 0..framework.levels().len() {
            let cell = framework.members(category, level);
            counts.push(number(cell.len() - cell.iter().filter(declared).count()));
        }
    }
    counts
}

/// Positions fit in 32 bits: a document that is longer was refused.
fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn numbered<K: Ord>(names: &mut BTreeMap<K, u32>, name: K) -> u32 {
    let next = number(names.len());
    *names.entry(name).or_insert(next)
}

/// The names in the order of their numbers.
fn keys<K: Ord>(names: BTreeMap<K, u32>) -> Vec<K> {
    let mut pairs: Vec<(u32, K)> = names.into_iter().map(|(name, number)| (number, name)).collect();
    pairs.sort_by_key(|(number, _)| *number);
    pairs.into_iter().map(|(_, name)| name).collect()
}
