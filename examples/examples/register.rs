//! Writes a made-up register: so many portfolios of about 24 KB, one on each line, always the same ones.
//!
//! `cargo run --release -p maatstaf-examples --example register -- 100000 > register.ndjson`. The people are those of the sample of thirty items under other
//! names and days; what they claim, what stands behind it and what was ruled on it differs, so that their levels do.

use std::error::Error;
use std::io::{self, BufWriter, Write};

use jiff::ToSpan as _;
use maatstaf::{Claim, Framework, PortfolioDocument, Ruling, Strength, Verdict, Verification};

/// The portfolios that the benches measure.
#[path = "../../tests/benches/bars/sample.rs"]
#[expect(dead_code, reason = "the benches measure more sizes")]
mod sample;

fn main() -> Result<(), Box<dyn Error>> {
    let people: usize = std::env::args().nth(1).ok_or("say how many people")?.parse()?;
    let mut out = BufWriter::with_capacity(1 << 20, io::stdout().lock());
    let framework = Framework::emcc();
    for number in 0..people {
        let mut person = sample::grown(30, number)?;
        person.holder = format!("coach-{number}");
        differ(&mut person, &framework, &mut Dice(number as u64));
        serde_json::to_writer(&mut out, &person)?;
        out.write_all(b"\n")?;
    }
    Ok(out.flush()?)
}

/// Makes a person differ from the sample, and stay sound.
fn differ(person: &mut PortfolioDocument, framework: &Framework, dice: &mut Dice) {
    // Some begin and some are experienced; some are read on an earlier day, on which not everything had happened.
    let able = dice.below(4);
    person.as_of = person.as_of.saturating_sub((i64::from(dice.below(3) / 2) * 300).days());
    for item in &mut person.evidence {
        item.verification = match dice.below(12) {
            0 => Verification::SelfDeclared,
            1 => Verification::Artefact,
            2 => Verification::Corroborated,
            3 => Verification::Observed,
            _ => item.verification,
        };
        for (first, claim) in item.claims.iter_mut().enumerate() {
            another(claim, first == 0, framework, (able, dice));
        }
        item.claims.dedup_by(|later, claim| later.indicator.is_some() && later.indicator == claim.indicator);
    }
    rule_again(person, dice);
}

/// Claims more or less strongly, another indicator, or by equivalence.
fn another(claim: &mut Claim, may_be_general: bool, framework: &Framework, (able, dice): (u8, &mut Dice)) {
    if dice.below(2) == 0 {
        claim.strength = Strength::new(1 + dice.below(2) + able.min(2)).unwrap_or(claim.strength);
    }
    let higher =
        claim.indicator.filter(|_| dice.below(4) < able).map(|number| number + 31 * u16::from(able.min(2)));
    claim.indicator = higher.filter(|number| framework.indicator(*number).is_some()).or(claim.indicator);
    let indicator =
        claim.indicator.filter(|_| dice.below(8) == 0).and_then(|number| framework.indicator(number));
    if let Some(indicator) = indicator {
        claim.category = Some(indicator.category.clone());
        claim.level = Some(indicator.level.clone());
        let is_general = may_be_general && dice.below(2) == 0;
        claim.theme = (!is_general).then(|| format!("as in {}", indicator.number));
        claim.indicator = None;
    }
}

/// Rules otherwise: what is accepted is never more than what is claimed, and nothing is ruled on a claim that is no longer there.
fn rule_again(person: &mut PortfolioDocument, dice: &mut Dice) {
    let mut verdicts = std::mem::take(&mut person.verdicts);
    verdicts.retain_mut(|verdict| {
        let item = person.evidence.iter().find(|item| item.id == verdict.evidence);
        let claims = item.map_or(&[][..], |item| &item.claims);
        let claim =
            claims.iter().find(|claim| claim.indicator.is_some() && claim.indicator == verdict.indicator);
        let Some(claim) = claim else { return false };
        verdict.strength = verdict.strength.map(|strength| strength.min(claim.strength));
        if dice.below(8) == 0 {
            (verdict.ruling, verdict.strength) = (Ruling::Reject, None);
        }
        dice.below(5) > 0
    });
    // A second assessor sees some of it otherwise.
    for number in (0..verdicts.len()).filter(|_| dice.below(10) == 0).collect::<Vec<_>>() {
        let Some(mut second) = verdicts.get(number).cloned() else { continue };
        let claim = |verdict: &Verdict| (verdict.evidence.clone(), verdict.indicator);
        if verdicts.iter().any(|other| other.assessor == "assessor-c" && claim(other) == claim(&second)) {
            continue;
        }
        "assessor-c".clone_into(&mut second.assessor);
        (second.ruling, second.strength) = match second.ruling {
            Ruling::Accept => (Ruling::Reject, None),
            Ruling::Reject => (Ruling::Accept, Some(Strength::NAMES)),
        };
        verdicts.push(second);
    }
    person.verdicts = verdicts;
}

/// Numbers that look like chance and are the same each time (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u8) -> u8 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        u8::try_from((mixed ^ mixed >> 31) % u64::from(end)).unwrap_or_default()
    }
}
