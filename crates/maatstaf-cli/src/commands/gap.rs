//! `maatstaf gap`: the cheapest steps to a level.

use maatstaf::{Estimate, Framework, Gap, Lane, Step};

use crate::context::Context;
use crate::output::{BOLD, DIM, Failure, Outcome, styled};
use crate::words::{capitalised, wrapped};

pub(crate) fn run(context: &Context) -> Outcome {
    let estimate = context.estimate()?;
    let framework = context.worded(estimate.portfolio().framework())?;
    let gap = asked(context, &estimate)?;
    context.show(&gap.document(), || {
        let headline = wrapped(&capitalised(&gap.headline(context.language)), 2, context.width);
        let steps = steps(context, &gap, &framework, usize::MAX);
        let costs = if gap.actions.is_empty() { String::new() } else { costs(context, &gap) };
        format!("{}\n{steps}{costs}{}", styled(BOLD, &headline), context.statement())
    })
}

/// The gap to the level of `--to` in the lane of `--lane`, or else the next one.
pub(super) fn asked(context: &Context, estimate: &Estimate) -> Result<Gap, Failure> {
    context.position("to", estimate.portfolio().framework().levels())?;
    let next = estimate.next_gap();
    let (to, lane) = (context.text("to"), context.value::<Lane>("lane"));
    if to.is_none() && lane.is_none() {
        return Ok(next);
    }
    let gap = estimate.gap(to.unwrap_or(next.target()), lane.unwrap_or(Lane::Estimate));
    gap.map_err(|error| context.refused("--to", &error))
}

/// The first steps, numbered, each with what its indicators are about.
pub(crate) fn steps(context: &Context, gap: &Gap, framework: &Framework, most: usize) -> String {
    let words = &framework.wording(context.language).indicators;
    let mut text = String::new();
    for (at, (line, action)) in (1..).zip(gap.lines(context.language).iter().zip(&gap.actions)).take(most) {
        text += &context.line(&format!("{at:>3}. {}", capitalised(line)), 5);
        let indicators = match &action.step {
            Step::Ruling { claim } => claim.indicator.into_iter().collect(),
            Step::Link { indicator, .. } => vec![*indicator],
            Step::Corroboration { .. } => Vec::new(),
            Step::NewEvidence { indicators, .. } => indicators.clone(),
        };
        for number in indicators {
            let summary = words.get(&number).map_or("", |words| &words.summary);
            text += &styled(DIM, &context.line(&context.say("indicator", &[&number, &summary]), 12));
        }
    }
    text
}

fn costs(context: &Context, gap: &Gap) -> String {
    let policy = gap.estimate().policy();
    let costs = &policy.document().costs;
    let (old, new) = ([&costs.ruling, &costs.link, &costs.corroboration], &costs.new_evidence);
    let [ruling, link, corroboration] = old;
    format!("\n{}", context.line(&context.say("costs", &[&policy.id(), ruling, link, corroboration, new]), 0))
}
