//! `maatstaf estimate`: the first thing that a coach sees.

use maatstaf::{Estimate, EstimateDocument, Framework, Gap, HaveNeed, Lane};

use crate::context::Context;
use crate::matrix::matrix;
use crate::output::{Answer, DOES_NOT_HOLD, Failure, Outcome};
use crate::words::capitalised;

/// How many next steps are shown.
const STEPS: usize = 3;

pub(crate) fn run(context: &Context) -> Outcome {
    let estimate = context.estimate()?;
    let framework = context.worded(estimate.portfolio().framework())?;
    let note = falls_short(context, &estimate, &framework)?;
    let document = estimate.document();
    let answer = context.show(&document, || report(context, &estimate, &document, &framework))?;
    Ok(Answer { code: if note.is_some() { DOES_NOT_HOLD } else { 0 }, note, ..answer })
}

/// What to say when the estimate is below the level of `--check`.
fn falls_short(
    context: &Context,
    estimate: &Estimate,
    framework: &Framework,
) -> Result<Option<String>, Failure> {
    let wanted = context.position("check", framework.levels())?;
    let reached = framework.levels().iter().position(|level| Some(level.as_str()) == estimate.level());
    let names = [estimate.level(), context.text("check")].map(|level| context.level(framework, level));
    let [have, want] = &names;
    Ok((reached < wanted).then(|| context.say("check-fails", &[have, want])))
}

fn report(
    context: &Context,
    estimate: &Estimate,
    document: &EstimateDocument,
    framework: &Framework,
) -> String {
    let gap = estimate.next_gap();
    let headline = estimate.explain(Lane::Estimate).headline(context.language);
    let sureness = document.overall.sureness.sentence(context.language);
    let mut text = context.line(&origin(context, document, framework), 2) + "\n";
    text += &matrix(document, framework, context);
    text += &context.title(&capitalised(&headline));
    text += &context.line(&capitalised(&sureness), 2);
    if !gap.actions.is_empty() {
        let key = if gap.lane == Lane::Floor { "needed-floor" } else { "needed-estimate" };
        text += &context.title(&context.say(key, &[&context.level(framework, Some(gap.target()))]));
        text.extend(needs(context, document, &gap, framework).iter().map(|line| context.line(line, 4)));
    }
    text + &next(context, &gap, framework) + &context.statement()
}

/// Whose portfolio it is, and under what it was read.
fn origin(context: &Context, document: &EstimateDocument, framework: &Framework) -> String {
    let (portfolio, policy) = (&document.origin.portfolio, &document.origin.policy.id);
    let name = &framework.wording(context.language).name;
    let target = document.target.as_deref().map(|target| context.level(framework, Some(target)));
    let target = target.map(|level| context.say("target", &[&level])).unwrap_or_default();
    context.say("origin", &[&portfolio.holder, name, &framework.id(), policy, &portfolio.as_of]) + &target
}

/// For each category and gate that keeps the target away: what it lacks at the first level that does not hold.
fn needs(context: &Context, document: &EstimateDocument, gap: &Gap, framework: &Framework) -> Vec<String> {
    let height = |id: &str| framework.levels().iter().position(|level| level == id).map_or(0, |at| at + 1);
    let target = height(gap.target());
    let line = |name: &str, level: &str, counters: &[(&str, &HaveNeed)]| {
        let lack = |(what, counter): &(&str, &HaveNeed)| {
            let lanes = [counter.floor, counter.estimate, counter.ceiling];
            let have = lanes.into_iter().nth(gap.lane as usize).unwrap_or_default();
            (have < counter.need).then(|| context.say(what, &[&have, &counter.need]))
        };
        let lacks: Vec<String> = counters.iter().filter_map(lack).collect();
        let level = context.level(framework, Some(level));
        (!lacks.is_empty()).then(|| format!("  {name}: {level} ({})", lacks.join(", ")))
    };
    let categories = document.categories.iter().filter_map(|category| {
        let lanes = [&category.floor, &category.estimate, &category.ceiling];
        let reached = lanes.into_iter().nth(gap.lane as usize)?.as_deref().map_or(0, height);
        let cell = category.levels.get(reached).filter(|_| reached < target)?;
        let name = context.category(framework, &category.category);
        line(name, &cell.level, &[("breadth", &cell.breadth), ("depth", &cell.depth)])
    });
    let gates = document.gates.iter().filter(|gate| height(&gate.level) <= target);
    let whole = context.say("whole", &[]);
    let gates =
        gates.filter_map(|gate| line(&whole, &gate.level, &[(gate.counts.as_str(), &gate.have_need)]));
    categories.chain(gates).collect()
}

/// The first steps, and where to find the rest. A command is never broken: it is there to be copied.
fn next(context: &Context, gap: &Gap, framework: &Framework) -> String {
    let headline = capitalised(&gap.headline(context.language));
    let mut text =
        context.title(&context.say("next-steps", &[])) + &context.line(&format!("  {headline}"), 4);
    text += &super::gap::steps(context, gap, framework, STEPS);
    let policy = Some(context.given("policy")).filter(|policy| *policy != "maatstaf-default");
    let policy = policy.map(|policy| format!(" --policy {policy}")).unwrap_or_default();
    let command = format!("maatstaf gap {}{policy}", context.given("file"));
    let higher = framework.levels().iter().skip_while(|level| *level != gap.target()).nth(1);
    text + &match (gap.actions.len(), higher) {
        (0, Some(higher)) => context.say("look-further", &[&command, higher]),
        (count, _) if count > STEPS => context.say("and-more", &[&command, &(count - STEPS)]),
        _ => String::new(),
    }
}
