//! Turns a portfolio that was read into numbers, if it is surely sound.
//!
//! What a portfolio must hold to is said in the core, with words for every problem. Here it is only asked whether there is any: whoever gets
//! nothing reads the portfolio as the core does, which then tells what is wrong, or that nothing is.

use std::collections::BTreeSet;

use maatstaf_document::is_id;
use maatstaf_practice::Ledger;

use crate::claim::{Claim, Claimed};
use crate::days::day_number;
use crate::grid::{Cell, Grid};
use crate::lean::{Lean, LeanClaim, LeanItem, Target};
use crate::names::Index;
use crate::person::{Packed, Person};

/// Fills a person from a portfolio; nothing when in doubt.
pub(crate) fn number(lean: &Lean<'_>, grid: &Grid, person: &mut Person) -> Option<()> {
    head(lean, grid)?;
    let items = &lean.evidence;
    let ids = Index::new(items.iter().map(|item| item.id));
    sound(!ids.has_double() && items.iter().all(|item| is_id(item.id) && item.has_title))?;
    let occasions = Index::new(items.iter().map(LeanItem::occasion)).numbers;
    let contexts = contexts(lean);
    let themes = Index::new(lean.claims.iter().filter_map(|claim| claim.target().theme));
    let mut claims = Vec::with_capacity(lean.claims.len());
    let mut written = lean.claims.iter();
    for ((item, occasion), context) in items.iter().zip(&occasions).zip(&contexts) {
        let days = happened(lean, item)?;
        let first = claims.len();
        for claim in written.by_ref().take(item.claims) {
            let claimed = claimed(claim.target(), grid, &themes)?;
            sound(claim.is_sound(claimed, lean))?;
            claims.push(Claim {
                claimed,
                occasion: *occasion,
                context: *context,
                kind: item.kind as u8,
                strength: claim.strength,
                verification: item.verification as u8,
                days: days.map(|day| day - lean.as_of.0),
                is_ruled: false,
            });
        }
        sound(!claims_twice(claims.get(first..).unwrap_or_default()))?;
    }
    let mut rulings = rulings(lean, grid, (&ids, &themes), &mut claims)?;
    let mut packed: Vec<Packed> =
        (0..).zip(&claims).map(|(number, claim)| Packed::new(claim, number)).collect();
    person.clear();
    person.holder.push_str(lean.holder);
    person.framework.push_str(lean.framework);
    person.as_of = lean.as_of.0;
    person.not_applicable.extend(lean.not_applicable.iter().map(|declared| declared.indicator));
    person.not_applicable.sort_unstable();
    person.fill(&mut packed, &mut rulings);
    Some(())
}

fn sound(is_sound: bool) -> Option<()> {
    is_sound.then_some(())
}

/// What stands outside evidence and verdicts.
fn head(lean: &Lean<'_>, grid: &Grid) -> Option<()> {
    let framework = &grid.framework;
    let knows = |ids: &[String], id: &str| ids.iter().any(|one| one == id);
    sound(lean.maatstaf == 1 && lean.framework == framework.id() && is_id(lean.holder))?;
    sound(lean.target.is_none_or(|target| knows(framework.levels(), target)))?;
    for (at, declared) in lean.not_applicable.iter().enumerate() {
        let number = declared.indicator;
        sound(
            declared.has_reason && framework.indicator(number).is_some_and(|indicator| indicator.conditional),
        )?;
        sound(!lean.not_applicable.iter().take(at).any(|earlier| earlier.indicator == number))?;
    }
    for (at, rating) in lean.self_rating.iter().enumerate() {
        sound(knows(framework.categories(), rating.category))?;
        sound(rating.level.is_none_or(|level| knows(framework.levels(), level)))?;
        sound(!lean.self_rating.iter().take(at).any(|earlier| earlier.category == rating.category))?;
    }
    let Some(ledger) = &lean.ledger else { return Some(()) };
    sound(Ledger::problems(ledger, "ledger").is_empty())?;
    let mut categories = ledger.cpd.iter().flat_map(|entry| &entry.categories);
    let mut reflected = ledger.reflections.iter().flat_map(|entry| &entry.categories);
    let has = |category: &String| knows(framework.categories(), category);
    sound(categories.all(has) && reflected.all(has))
}

/// A number for the context of each item; 0 for none.
fn contexts(lean: &Lean<'_>) -> Vec<u32> {
    let items = lean.evidence.iter();
    let mut numbers = Index::new(items.clone().filter_map(LeanItem::context)).numbers.into_iter();
    let number =
        |item: &LeanItem<'_>| item.context().and_then(|_| numbers.next()).map_or(0, |number| number + 1);
    items.map(number).collect()
}

/// The day of an item, its own or that of the ledger entry that is its occasion; nothing when the two differ or it was written before.
#[expect(clippy::option_option, reason = "no day is sound, and two that differ are not")]
fn happened(lean: &Lean<'_>, item: &LeanItem<'_>) -> Option<Option<i32>> {
    sound(
        !matches!((item.happened, item.written), (Some(happened), Some(written)) if written.0 < happened.0),
    )?;
    let entry = || lean.ledger.as_ref()?.day_of(item.occasion?);
    let (entry, happened) = (entry().map(day_number), item.happened.map(|day| day.0));
    sound(!matches!((entry, happened), (Some(day), Some(happened)) if day != happened))?;
    Some(happened.or(entry))
}

/// What a claim or verdict is about, if it names just one thing that there is.
fn claimed(target: Target<'_>, grid: &Grid, themes: &Index<'_>) -> Option<Claimed> {
    let theme = target.theme;
    match (target.indicator, target.category, target.level) {
        (Some(number), None, None) => {
            sound(theme.is_none() && grid.cell_of(number).is_some())?;
            Some(Claimed::Indicator(number))
        }
        (None, Some(category), Some(level)) => {
            let cell = grid.cell(category, level)?;
            let theme = theme.map_or(Some(0), |theme| themes.number(theme).map(|number| number + 1))?;
            Some(Claimed::Equivalent { cell: Cell::number(cell), theme })
        }
        _ => None,
    }
}

impl LeanClaim<'_> {
    fn is_sound(&self, claimed: Claimed, lean: &Lean<'_>) -> bool {
        (1..=4).contains(&self.strength)
            && match claimed {
                Claimed::Indicator(number) => {
                    lean.not_applicable.iter().all(|declared| declared.indicator != number)
                }
                Claimed::Equivalent { .. } => self.has_rationale,
            }
    }
}

/// Whether the claims of one item name anything twice.
fn claims_twice(claims: &[Claim]) -> bool {
    if claims.len() <= 8 {
        let mut rest = claims;
        while let [first, others @ ..] = rest {
            if others.iter().any(|other| other.claimed == first.claimed) {
                return true;
            }
            rest = others;
        }
        return false;
    }
    let mut named: Vec<Claimed> = claims.iter().map(|claim| claim.claimed).collect();
    named.sort_unstable();
    named.windows(2).any(|pair| matches!(pair, [one, next] if one == next))
}

/// What was ruled: the number of a claim with the strength accepted, or 0. Marks the claims.
fn rulings(
    lean: &Lean<'_>,
    grid: &Grid,
    (ids, themes): (&Index<'_>, &Index<'_>),
    claims: &mut [Claim],
) -> Option<Vec<(u32, u8)>> {
    if lean.verdicts.is_empty() {
        return Some(Vec::new());
    }
    let places = Places::new(lean, claims);
    let mut rulings = Vec::with_capacity(lean.verdicts.len());
    let assessors = Index::new(lean.verdicts.iter().map(|verdict| verdict.assessor)).numbers;
    let mut seen = Seen::new(&assessors, claims.len());
    let mut last = "";
    for (verdict, assessor) in lean.verdicts.iter().zip(assessors) {
        let name = verdict.assessor;
        sound(name == last || (is_id(name) && name != lean.holder))?;
        last = name;
        let about = (ids.number(verdict.evidence)?, claimed(verdict.target(), grid, themes)?);
        let place = places.of(about, claims)?;
        let claim = claims.get_mut(place as usize)?;
        claim.is_ruled = true;
        sound(verdict.has_reason && seen.is_first(assessor, place))?;
        rulings.push((place, verdict.accepted(claim.strength)?));
    }
    Some(rulings)
}

/// Who ruled on which claim.
enum Seen {
    /// A bit per assessor for each claim.
    Few(Vec<u64>),
    Many(BTreeSet<(u32, u32)>),
}

impl Seen {
    fn new(assessors: &[u32], claims: usize) -> Self {
        if assessors.iter().all(|assessor| *assessor < u64::BITS) {
            Self::Few(vec![0; claims])
        } else {
            Self::Many(BTreeSet::new())
        }
    }

    /// Notes that an assessor ruled on a claim; says whether that is the first time.
    fn is_first(&mut self, assessor: u32, claim: u32) -> bool {
        match self {
            Self::Few(seen) => seen.get_mut(claim as usize).is_some_and(|assessors| {
                let before = *assessors;
                *assessors |= 1 << assessor;
                before != *assessors
            }),
            Self::Many(seen) => seen.insert((assessor, claim)),
        }
    }
}

/// Where the claims of each item stand among all.
struct Places {
    /// Where those of each item begin, and at last where all end.
    starts: Vec<u32>,
    /// All claims by item and by what they are about, when some item has so many that looking through them would take long.
    sorted: Vec<(u32, Claimed, u32)>,
}

/// How many claims of one item are looked through.
const FEW: u32 = 16;

impl Places {
    fn new(lean: &Lean<'_>, claims: &[Claim]) -> Self {
        let (mut starts, mut end) = (vec![0], 0_u32);
        for item in &lean.evidence {
            end = end.saturating_add(u32::try_from(item.claims).unwrap_or(u32::MAX));
            starts.push(end);
        }
        let mut sorted = Vec::new();
        if starts.windows(2).any(|pair| matches!(pair, [start, end] if end - start > FEW)) {
            let owners = (0_u32..).zip(&lean.evidence);
            let owners = owners.flat_map(|(item, of)| std::iter::repeat_n(item, of.claims));
            sorted.extend(owners.zip(claims).zip(0..).map(|((item, claim), at)| (item, claim.claimed, at)));
            sorted.sort_unstable();
        }
        Self { starts, sorted }
    }

    /// The claim of an item about something, if it makes one.
    fn of(&self, about: (u32, Claimed), claims: &[Claim]) -> Option<u32> {
        if !self.sorted.is_empty() {
            let at = self.sorted.partition_point(|place| (place.0, place.1) < about);
            return self.sorted.get(at).filter(|place| (place.0, place.1) == about).map(|place| place.2);
        }
        let (item, wanted) = (about.0 as usize, about.1);
        let (start, end) = (*self.starts.get(item)?, *self.starts.get(item + 1)?);
        let own = claims.get(start as usize..end as usize)?;
        (start..).zip(own).find(|(_, claim)| claim.claimed == wanted).map(|(at, _)| at)
    }
}
