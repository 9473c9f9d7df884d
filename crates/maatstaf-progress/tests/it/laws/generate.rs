//! Pairs of small portfolios whose parts collide often, and policies under which levels move easily.

use std::collections::BTreeSet;
use std::fmt;

use jiff::civil::{Date, date};
use maatstaf::{
    Claim, DocumentError, Evidence, Framework, Kind, NotApplicable, Policy, Portfolio, PortfolioDocument,
    Ruling, Strength, Verdict, Verification,
};
use maatstaf_document::canonical;
use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any};
use proptest::sample::select;

/// Two snapshots of one portfolio.
#[derive(Clone)]
pub(crate) struct Pair {
    pub(crate) before: Portfolio,
    pub(crate) after: Portfolio,
}

impl fmt::Debug for Pair {
    /// Prints what can be pasted into two files.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [before, after] = [&self.before, &self.after].map(|one| canonical(one.document()));
        write!(f, "\nbefore: {before}\nafter: {after}\n")
    }
}

/// A piece of evidence as a handful of numbers: verification, occasion, context, kind and day, and its claims.
type RawPiece = ((u8, u8, u8, u8, u8), Vec<RawClaim>);

/// A claim: what it is about, its strength, and what up to two assessors ruled.
type RawClaim = (u8, u8, [u8; 2]);

const INDICATORS: [u16; 12] = [5, 28, 29, 30, 34, 69, 70, 71, 80, 98, 1, 2];
const DAYS: [Option<Date>; 5] =
    [None, Some(date(2022, 1, 5)), Some(date(2023, 5, 4)), Some(date(2026, 5, 4)), Some(date(2026, 9, 1))];

fn raw() -> impl Strategy<Value = (Vec<Option<RawPiece>>, u8)> {
    let claim = (0..15_u8, 1..=4_u8, [0..8_u8, 0..8_u8]);
    let piece = ((0..4_u8, 0..4_u8, 0..3_u8, 0..3_u8, any::<u8>()), vec(claim, 0..5));
    (vec(proptest::option::weighted(0.8, piece), 5), any::<u8>())
}

/// Two snapshots that share about half of their pieces.
pub(crate) fn pairs() -> impl Strategy<Value = Pair> {
    let june = date(2026, 6, 30);
    let days = select(vec![(date(2026, 3, 31), june), (june, june)]);
    (raw(), raw(), vec(0..4_u8, 5), days).prop_filter_map("both are valid", |(old, new, kept, days)| {
        let mut later = new.clone();
        for ((own, other), keep) in later.0.iter_mut().zip(&old.0).zip(kept) {
            match (keep, own.as_mut(), other) {
                (0 | 1, ..) => own.clone_from(other),
                // The same piece with other claims, or with other verdicts and strengths.
                (2, Some(own), Some(other)) => own.0 = other.0,
                _ => {}
            }
        }
        Some(Pair { before: read(&old, days.0).ok()?, after: read(&later, days.1).ok()? })
    })
}

fn read((pieces, declared): &(Vec<Option<RawPiece>>, u8), as_of: Date) -> Result<Portfolio, DocumentError> {
    let mut portfolio = Portfolio::new(Framework::emcc()).on(as_of);
    portfolio.change(|document| {
        for (at, piece) in pieces.iter().enumerate() {
            if let Some(piece) = piece {
                write(document, &format!("piece-{at}"), piece);
            }
        }
        let claimed: BTreeSet<u16> = document
            .evidence
            .iter()
            .flat_map(|item| &item.claims)
            .filter_map(|claim| claim.indicator)
            .collect();
        let numbers = [70, 71, 80].into_iter().zip([1, 2, 4]);
        let chosen = numbers.filter(|(number, bit)| declared & bit != 0 && !claimed.contains(number));
        let declaration = |(indicator, _)| NotApplicable { indicator, reason: "no sponsor".to_owned() };
        document.not_applicable = chosen.map(declaration).collect();
    })?;
    Ok(portfolio)
}

fn write(document: &mut PortfolioDocument, id: &str, (head, claims): &RawPiece) {
    let (verification, occasion, context, kind, day) = *head;
    let pick = |at: u8| {
        [
            Verification::SelfDeclared,
            Verification::Artefact,
            Verification::Corroborated,
            Verification::Observed,
        ][usize::from(at)]
    };
    let mut item = Evidence::new(id, "A piece").verified(pick(verification));
    item.occasion = (occasion > 0).then(|| format!("s{occasion}"));
    item.context = (context > 0).then(|| format!("context-{context}"));
    item.kind = [Kind::Other, Kind::SessionLog, Kind::Cpd][usize::from(kind)];
    item.happened = DAYS[usize::from(day) % DAYS.len()];
    let mut seen = BTreeSet::new();
    for (about, strength, rulings) in claims.iter().filter(|claim| seen.insert(claim.0)) {
        let Some(strength) = Strength::new(*strength) else { continue };
        let number = INDICATORS.get(usize::from(*about));
        let claim =
            number.map_or_else(|| equivalent(*about, strength), |number| Claim::indicator(*number, strength));
        let verdicts =
            rulings.iter().enumerate().filter_map(|(who, ruling)| verdict(who, id, &claim, *ruling));
        document.verdicts.extend(verdicts);
        item.claims.push(claim);
    }
    document.evidence.push(item);
}

/// An equivalent practice, with one of two themes or without.
fn equivalent(about: u8, strength: Strength) -> Claim {
    let mut claim = Claim::equivalent("evaluation", "practitioner", strength);
    claim.rationale = Some("it equals it".to_owned());
    match about {
        13 => claim.with_theme("a wall of cards"),
        14 => claim.with_theme("a film"),
        _ => claim,
    }
}

/// What an assessor ruled: half of the time nothing.
fn verdict(who: usize, id: &str, claim: &Claim, ruling: u8) -> Option<Verdict> {
    let (ruling, strength) = match ruling {
        0 => (Ruling::Reject, None),
        1 | 2 => (Ruling::Accept, None),
        3 => (Ruling::Accept, Strength::new(2).map(|two| two.min(claim.strength))),
        _ => return None,
    };
    Some(Verdict {
        assessor: format!("assessor-{who}"),
        evidence: id.to_owned(),
        indicator: claim.indicator,
        category: claim.category.clone(),
        level: claim.level.clone(),
        theme: claim.theme.clone(),
        ruling,
        strength,
        reason: "seen".to_owned(),
    })
}

/// The policies that come with the engine, and such under which a piece or two move a level.
pub(crate) fn policies() -> impl Strategy<Value = Policy> {
    let own = (
        1..=2_u32,
        proptest::option::of(select(&[12_u32, 36, 60][..])),
        any::<bool>(),
        any::<bool>(),
        0..3_u32,
    );
    let easy = own.prop_filter_map("valid", |(quorum, window, equivalence, downward, gate)| {
        let mut document = Policy::standard().document().clone();
        document.quorum = quorum;
        document.window_months = window;
        document.equivalence = equivalence;
        document.downward_credit = downward;
        document.breadth.most = vec![1, 2, 2, 2];
        document.depth.least = vec![2, 4, 4, 6];
        document.overall.exceptions = vec![6];
        document.overall.slack = 4;
        document.gates.contexts = vec![gate];
        document.gates.kinds = vec![gate.min(1), gate];
        document.gates.corroborated = vec![0, gate.min(1)];
        Policy::from_document(document).ok()
    });
    let ids: Vec<&'static str> = Policy::ids().collect();
    let built_in = select(ids).prop_filter_map("known", Policy::by_id);
    proptest::prop_oneof![3 => easy, 1 => built_in, 1 => Just(Policy::standard())]
}
