//! What an invented assessor makes of an invented portfolio.

use jiff::ToSpan;
use jiff::civil::date;
use maatstaf::{Evidence, Framework, Language, Portfolio, Ruling};
use maatstaf_crosscheck::{AfterReveal, AssessmentDocument, ClaimVerdict, Holistic, Judgement, Seen};

use super::dice::Dice;
use super::person::{Person, level, level_id};
use super::titles::{ACCEPTED, RATIONALES, REJECTED, sentence};

/// How an invented assessor judges.
pub(super) struct Style {
    /// How far below what is true, in hundredths of a level.
    severity: i32,
    /// How far beside it, either way.
    noise: i32,
    /// Whether most people get one level in all categories, from the impression that they make.
    halo: bool,
}

/// The four assessors: an ordinary one, a severe one, one with halo, another ordinary one.
pub(super) const STYLES: [Style; 4] = [
    Style { severity: 0, noise: 38, halo: false },
    Style { severity: 75, noise: 38, halo: false },
    Style { severity: 0, noise: 15, halo: true },
    Style { severity: 0, noise: 42, halo: false },
];

/// Writes what an assessor, counting from 1, makes of a person's portfolio.
pub(super) fn assessment(
    person: &Person,
    portfolio: &Portfolio,
    (assessor, style): (usize, &Style),
) -> AssessmentDocument {
    let framework = portfolio.framework();
    let mut dice = Dice::row((2000 + assessor * 100 + person.number) as u64);
    let levels = judged(person, style, &mut dice);
    let judgements = judgements(framework, person, &levels, &mut dice);
    let before = judgements.first().filter(|one| Some(&one.category) == framework.categories().first());
    let before = before.map(|one| framework.height(one.level.as_deref()));
    let days = dice.below(20).try_into().unwrap_or(0);
    let on = date(2026, 6, 2).saturating_add(days.days());
    let verdicts = verdicts(portfolio, person, &levels, &mut dice);
    AssessmentDocument {
        schema: None,
        maatstaf_assessment: 1,
        assessor: format!("assessor-{assessor}"),
        blind: true,
        on,
        seen: Seen::of(portfolio),
        judgements,
        cells: Vec::new(),
        verdicts,
        holistic: Some(holistic(framework, person, &levels)),
        after_reveal: (person.number % 8 == assessor).then(|| reconsidered(framework, person, before)),
        comment: None,
    }
}

/// The level that an assessor sees in each category.
fn judged(person: &Person, style: &Style, dice: &mut Dice) -> Vec<usize> {
    let near =
        |hundredths: i32, dice: &mut Dice| level(hundredths - style.severity + dice.around(style.noise));
    if !style.halo {
        return person.truth.iter().map(|truth| near(*truth, dice)).collect();
    }
    let general = near(person.impression(), dice);
    // Of every sixth person this assessor does tell two categories apart.
    let differs = |at: usize| person.number.is_multiple_of(6) && at % 4 == 1;
    let one = |at: usize| if differs(at) { general.saturating_sub(1) } else { general };
    (0..person.truth.len()).map(one).collect()
}

/// The judgements; a few categories are left out.
fn judgements(framework: &Framework, person: &Person, levels: &[usize], dice: &mut Dice) -> Vec<Judgement> {
    let mut judgements = Vec::new();
    for (category, judged) in framework.categories().iter().zip(levels) {
        let explained = dice.once_in(4);
        let reason = dice.below(RATIONALES.len());
        if dice.once_in(70) {
            continue;
        }
        judgements.push(Judgement {
            category: category.clone(),
            level: level_id(framework, *judged),
            rationale: explained.then(|| sentence(&RATIONALES, reason, person.language)),
        });
    }
    judgements
}

/// Verdicts on six claims, the same ones for every assessor.
fn verdicts(portfolio: &Portfolio, person: &Person, levels: &[usize], dice: &mut Dice) -> Vec<ClaimVerdict> {
    let numbers = |item: &Evidence| -> Vec<(String, u16)> {
        item.claims.iter().filter_map(|claim| Some((item.id.clone(), claim.indicator?))).collect()
    };
    let claims = portfolio.document().evidence.iter().flat_map(numbers);
    let chosen = claims.skip(person.number % 3).step_by(3).take(6);
    let of = (portfolio.framework(), levels, person.language);
    chosen.map(|(item, number)| verdict(item, number, of, dice)).collect()
}

/// A claim above the level that the assessor sees in its category is rejected, or half of the time where it lies one above.
fn verdict(
    evidence: String,
    number: u16,
    (framework, levels, language): (&Framework, &[usize], Language),
    dice: &mut Dice,
) -> ClaimVerdict {
    let indicator = framework.indicator(number);
    let claimed = framework.height(indicator.map(|one| one.level.as_str()));
    let place = |id: &String| indicator.is_some_and(|one| one.category == *id);
    let at = framework.categories().iter().position(place).unwrap_or_default();
    let seen = levels.get(at).copied().unwrap_or_default();
    let accepted = claimed <= seen || claimed == seen + 1 && dice.once_in(2);
    let reason = dice.below(5);
    ClaimVerdict {
        evidence,
        indicator: Some(number),
        category: None,
        level: None,
        theme: None,
        ruling: Some(if accepted { Ruling::Accept } else { Ruling::Reject }),
        strength: None,
        reason: sentence(if accepted { &ACCEPTED } else { &REJECTED }, reason, language),
    }
}

/// The whole: the mean of what the assessor sees, and what they would decide.
fn holistic(framework: &Framework, person: &Person, levels: &[usize]) -> Holistic {
    let sum: usize = levels.iter().sum();
    let whole = level(i32::try_from(sum * 100 / levels.len().max(1)).unwrap_or_default());
    let (recommends, en, nl) = match (whole, person.target) {
        (whole, target) if whole >= target => {
            ("award", "Carries the level applied for.", "Draagt het gevraagde niveau.")
        }
        (whole, target) if whole + 1 == target && whole > 0 => {
            ("award-lower", "One level below the one applied for.", "Eén niveau onder het gevraagde.")
        }
        _ => ("ask-more", "Too little to go by yet.", "Nog te weinig om op af te gaan."),
    };
    Holistic {
        level: level_id(framework, whole),
        rationale: sentence(&[(en, nl)], 0, person.language),
        recommends: Some(recommends.to_owned()),
    }
}

/// After the reveal this assessor moves the first category one level towards the self-rating.
fn reconsidered(framework: &Framework, person: &Person, before: Option<usize>) -> AfterReveal {
    let own = person.self_rating.first().copied().unwrap_or_default();
    let after =
        before.map(|before| if own > before { before + 1 } else { before - usize::from(own < before) });
    let reason = [(
        "The self-rating pointed me to a piece I had passed over.",
        "De zelfbeoordeling wees me op een stuk dat ik had overgeslagen.",
    )];
    let moved = Judgement {
        category: framework.categories().first().cloned().unwrap_or_default(),
        level: after.and_then(|after| level_id(framework, after)),
        rationale: Some(sentence(&reason, 0, person.language)),
    };
    let judgements = if after == before { Vec::new() } else { vec![moved] };
    AfterReveal { on: date(2026, 6, 24), judgements, verdicts: Vec::new(), holistic: None }
}
