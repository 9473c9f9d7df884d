//! Everything that differs between two snapshots and can count.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf::{ClaimName, Ruling, Standing, Status};

use crate::change::{Change, ChangeKind};
use crate::snapshot::{Item, Ruled, Said, State, Target};

/// A change, and what is undone to take it back.
#[derive(Debug, Clone)]
pub(crate) struct Difference {
    pub(crate) change: Change,
    part: Part,
}

/// The part of a snapshot that differs.
#[derive(Debug, Clone)]
enum Part {
    /// A piece of evidence as a whole.
    Evidence(String),
    /// Something of a piece of evidence that stays: how it is carried from one snapshot into another.
    Trait(String, fn(&Item, &mut Item)),
    /// One claim of evidence that stays.
    Claim(String, Target),
    /// Something of a claim that stays.
    Word(String, Target, fn(&Said, &mut Said)),
    /// The occasion of pieces of evidence that share it before and after.
    Occasion(Vec<String>),
    /// Whether an indicator applies.
    Declaration(u16),
}

/// Pieces of evidence that move together, with their claims.
type Moving<'i> = (Vec<&'i String>, Vec<ClaimName>);

/// Every difference, in the order of the evidence's ids, then occasions, then declarations.
pub(crate) fn differences(before: &State, after: &State, quorum: u32) -> Vec<Difference> {
    let mut found = Found { before, after, quorum, list: Vec::new() };
    let ids: BTreeSet<&String> = before.items.keys().chain(after.items.keys()).collect();
    for id in ids {
        match (before.items.get(id), after.items.get(id)) {
            (Some(old), Some(new)) => found.within(id, old, new),
            (old, new) => found.whole(id, old, new),
        }
    }
    found.occasions();
    found.declarations();
    found.list
}

struct Found<'s> {
    before: &'s State,
    after: &'s State,
    quorum: u32,
    list: Vec<Difference>,
}

impl Found<'_> {
    fn push(&mut self, kind: ChangeKind, id: &str, claims: Vec<ClaimName>, part: Part) {
        // What claims nothing cannot count.
        if !claims.is_empty() {
            let change = Change { kind, evidence: Some(id.to_owned()), indicator: None, claims };
            self.list.push(Difference { change, part });
        }
    }

    /// Evidence that counts in one of the two snapshots.
    fn whole(&mut self, id: &str, old: Option<&Item>, new: Option<&Item>) {
        let kind = match (old, new) {
            (None, Some(item)) => match self.before.outside.get(id) {
                None => ChangeKind::Added,
                Some((Standing::AfterAsOf, day)) if *day == item.day => ChangeKind::Happened,
                Some(_) => ChangeKind::RedatedIn,
            },
            (Some(item), _) => match self.after.outside.get(id) {
                None => ChangeKind::Removed,
                Some((Standing::TooOld, day)) if *day == item.day => ChangeKind::Aged,
                Some(_) => ChangeKind::RedatedOut,
            },
            (None, None) => return,
        };
        let claims = old.or(new).map(|item| item.names(id)).unwrap_or_default();
        self.push(kind, id, claims, Part::Evidence(id.to_owned()));
    }

    /// Evidence that counts in both.
    fn within(&mut self, id: &str, old: &Item, new: &Item) {
        let mut differs = |kind, carry: fn(&Item, &mut Item)| {
            let names = either(old, new).into_iter().map(|target| target.name(id)).collect();
            self.push(kind, id, names, Part::Trait(id.to_owned(), carry));
        };
        if new.verification != old.verification {
            let more = new.verification > old.verification;
            let kind = if more { ChangeKind::Verified } else { ChangeKind::LessVerified };
            differs(kind, |from, to| to.verification = from.verification);
        }
        if new.context != old.context {
            differs(ChangeKind::ContextChanged, |from, to| to.context.clone_from(&from.context));
        }
        if new.kind != old.kind {
            differs(ChangeKind::KindChanged, |from, to| to.kind = from.kind);
        }
        for target in either(old, new) {
            self.claim(id, target, old.claims.get(target), new.claims.get(target));
        }
    }

    /// One claim of evidence that counts in both.
    fn claim(&mut self, id: &str, target: &Target, old: Option<&Said>, new: Option<&Said>) {
        let name = vec![target.name(id)];
        let (Some(said), Some(now)) = (old, new) else {
            let kind = if old.is_none() { ChangeKind::Claimed } else { ChangeKind::Unclaimed };
            return self.push(kind, id, name, Part::Claim(id.to_owned(), target.clone()));
        };
        let word = |carry| Part::Word(id.to_owned(), target.clone(), carry);
        if said.strength != now.strength {
            let more = now.strength > said.strength;
            let kind = if more { ChangeKind::Strengthened } else { ChangeKind::Weakened };
            self.push(kind, id, name.clone(), word(|from, to| to.strength = from.strength));
        }
        let claimed = said.strength.max(now.strength).get();
        if let Some(kind) = ruled(&said.ruled, &now.ruled, claimed, self.quorum) {
            self.push(kind, id, name, word(|from, to| to.ruled.clone_from(&from.ruled)));
        }
    }

    /// Evidence that moves from one occasion to another moves together. A new name for the same occasion is no change.
    fn occasions(&mut self) {
        let mut moves: BTreeMap<(&str, &str), Moving<'_>> = BTreeMap::new();
        for (id, old) in &self.before.items {
            let Some(new) = self.after.items.get(id).filter(|new| new.occasion != old.occasion) else {
                continue;
            };
            let (ids, claims) = moves.entry((&old.occasion, &new.occasion)).or_default();
            ids.push(id);
            claims.extend(either(old, new).into_iter().map(|target| target.name(id)));
        }
        for ((old, new), (ids, claims)) in moves {
            let renamed = at(self.before, old) == ids
                && at(self.after, new) == ids
                && at(self.before, new).is_empty()
                && at(self.after, old).is_empty();
            if renamed || claims.is_empty() {
                continue;
            }
            let evidence = if let [only] = ids.as_slice() { Some((*only).clone()) } else { None };
            let change = Change { kind: ChangeKind::OccasionChanged, evidence, indicator: None, claims };
            let part = Part::Occasion(ids.into_iter().cloned().collect());
            self.list.push(Difference { change, part });
        }
    }

    fn declarations(&mut self) {
        let (old, new) = (&self.before.not_applicable, &self.after.not_applicable);
        let numbers: BTreeSet<&u16> = old.keys().chain(new.keys()).collect();
        for number in numbers {
            let kind = match (old.contains_key(number), new.contains_key(number)) {
                (false, _) => ChangeKind::DeclaredNotApplicable,
                (_, false) => ChangeKind::AppliesAgain,
                _ => continue,
            };
            let change = Change { kind, evidence: None, indicator: Some(*number), claims: Vec::new() };
            self.list.push(Difference { change, part: Part::Declaration(*number) });
        }
    }
}

/// What a piece of evidence claims in either snapshot.
fn either<'i>(old: &'i Item, new: &'i Item) -> BTreeSet<&'i Target> {
    old.claims.keys().chain(new.claims.keys()).collect()
}

/// The evidence about an occasion.
fn at<'s>(state: &'s State, occasion: &str) -> Vec<&'s String> {
    state.items.iter().filter(|(_, item)| item.occasion == occasion).map(|(id, _)| id).collect()
}

/// What rulings changed on a claim of this strength; none when they come to the same.
fn ruled(before: &Ruled, after: &Ruled, claimed: u8, quorum: u32) -> Option<ChangeKind> {
    if before.status != after.status {
        return Some(match after.status {
            Status::Accepted => ChangeKind::Accepted,
            Status::Rejected => ChangeKind::Rejected,
            Status::Contested => ChangeKind::Contested,
            Status::Open => ChangeKind::Reopened,
        });
    }
    let (old, new) = (left(before, quorum).min(claimed), left(after, quorum).min(claimed));
    match new.cmp(&old) {
        std::cmp::Ordering::Greater => Some(ChangeKind::RuledStronger),
        std::cmp::Ordering::Less => Some(ChangeKind::RuledWeaker),
        std::cmp::Ordering::Equal => None,
    }
}

/// The most strength that rulings leave a claim: that which as many acceptances as the quorum, or all when there are fewer, reach.
fn left(ruled: &Ruled, quorum: u32) -> u8 {
    let accepted = ruled.verdicts.iter().filter(|verdict| verdict.ruling == Ruling::Accept);
    let mut strengths: Vec<u8> =
        accepted.map(|verdict| verdict.strength.map_or(u8::MAX, maatstaf::Strength::get)).collect();
    strengths.sort_unstable_by(|a, b| b.cmp(a));
    let enough = strengths.len().min(quorum as usize);
    enough.checked_sub(1).and_then(|at| strengths.get(at)).copied().unwrap_or(u8::MAX)
}

impl Difference {
    /// Puts the part that differs as `source` has it into `state`.
    pub(crate) fn carry(&self, source: &State, state: &mut State) {
        match &self.part {
            Part::Evidence(id) => put(&mut state.items, id, source.items.get(id)),
            Part::Trait(id, carry) => each(source, state, id, *carry),
            Part::Claim(id, target) => {
                each(source, state, id, |from, to| put(&mut to.claims, target, from.claims.get(target)));
            }
            Part::Word(id, target, carry) => each(source, state, id, |from, to| {
                if let Some((from, to)) = from.claims.get(target).zip(to.claims.get_mut(target)) {
                    carry(from, to);
                }
            }),
            Part::Occasion(ids) => {
                for id in ids {
                    each(source, state, id, |from, to| to.occasion.clone_from(&from.occasion));
                }
            }
            Part::Declaration(number) => {
                put(&mut state.not_applicable, number, source.not_applicable.get(number));
            }
        }
    }
}

/// Has the map hold what is given for a key, or nothing.
fn put<K: Ord + Clone, V: Clone>(map: &mut BTreeMap<K, V>, key: &K, value: Option<&V>) {
    match value {
        Some(value) => map.insert(key.clone(), value.clone()),
        None => map.remove(key),
    };
}

/// Does something with a piece of evidence that both have.
fn each(source: &State, state: &mut State, id: &str, carry: impl FnOnce(&Item, &mut Item)) {
    if let Some((from, to)) = source.items.get(id).zip(state.items.get_mut(id)) {
        carry(from, to);
    }
}
