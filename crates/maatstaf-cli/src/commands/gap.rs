//! `maatstaf gap`: the cheapest steps to a level.

use maatstaf::{Framework, Gap, Lane, Step};

use crate::args;
use crate::context::Context;
use crate::failure::Failure;
use crate::output::{BOLD, DIM, Outcome, json, styled};
use crate::words::{capitalised, say, wrapped};

pub(crate) fn run(context: &Context, args: &args::Gap) -> Outcome {
    let estimate = context.estimate(&args.reading)?;
    let framework = estimate.portfolio().framework();
    let worded = context.worded(framework, args.reading.wording.as_deref())?;
    let gap = match (&args.to, args.lane) {
        (None, None) => estimate.next_gap(),
        (to, lane) => {
            let to = to.clone().unwrap_or_else(|| estimate.next_gap().target().to_owned());
            context.position("--to", &to, framework.levels())?;
            let refuse = |error| Failure::refused("--to", &error, context.language);
            estimate.gap(&to, lane.unwrap_or(Lane::Estimate)).map_err(refuse)?
        }
    };
    if args.json {
        return Ok(json(&gap.document())?.into());
    }
    let language = context.language;
    let headline = wrapped(&capitalised(&gap.headline(language)), 2, context.width);
    let mut text = styled(BOLD, &headline) + "\n";
    text += &steps(context, &gap, &worded, usize::MAX);
    if !gap.actions.is_empty() {
        text += &format!("\n{}\n", wrapped(&costs(context, &gap), 0, context.width));
    }
    Ok((text + &styled(DIM, &wrapped(gap.document().statement.to(language), 0, context.width)) + "\n").into())
}

/// The first steps, numbered, each with what its indicators are about.
pub(crate) fn steps(context: &Context, gap: &Gap, worded: &Framework, most: usize) -> String {
    let mut text = String::new();
    let lines = gap.lines(context.language);
    for (number, (line, action)) in (1..).zip(lines.iter().zip(&gap.actions)).take(most) {
        text += &(wrapped(&format!("{number:>3}. {}", capitalised(line)), 5, context.width) + "\n");
        for indicator in indicators(&action.step) {
            let known = worded.wording(context.language).indicators.get(&indicator);
            let summary = known.map_or("", |known| &known.summary);
            let line =
                say!(context.language, "     CI {indicator}: {summary}", "     VI {indicator}: {summary}");
            text += &(styled(DIM, &wrapped(&line, 12, context.width)) + "\n");
        }
    }
    text
}

/// The indicators that a step is about.
fn indicators(step: &Step) -> Vec<u16> {
    match step {
        Step::Ruling { claim } => claim.indicator.into_iter().collect(),
        Step::Link { indicator, .. } => vec![*indicator],
        Step::Corroboration { .. } => Vec::new(),
        Step::NewEvidence { indicators, .. } => indicators.clone(),
    }
}

fn costs(context: &Context, gap: &Gap) -> String {
    let policy = gap.estimate().policy();
    let (id, costs) = (policy.id(), &policy.document().costs);
    let (ruling, link, corroboration, new) =
        (costs.ruling, costs.link, costs.corroboration, costs.new_evidence);
    say!(
        context.language,
        "Costs are points of effort that policy {id} chose: ruling {ruling}, link {link}, confirmation {corroboration}, new evidence {new}.",
        "Kosten zijn punten voor moeite, gekozen door beleid {id}: oordeel {ruling}, koppeling {link}, bevestiging {corroboration}, nieuw bewijs {new}."
    )
}
