//! `maatstaf estimate`: the first thing that a coach sees.

use maatstaf::{Estimate, EstimateDocument, Framework, Gap, HaveNeed, Lane};

use crate::args;
use crate::context::Context;
use crate::failure::{DOES_NOT_HOLD, Failure};
use crate::matrix::matrix;
use crate::output::{Answer, BOLD, DIM, Outcome, json, styled};
use crate::words::{capitalised, category_name, level_name, say, wrapped};

/// How many next steps are shown.
const STEPS: usize = 3;

pub(crate) fn run(context: &Context, args: &args::Estimate) -> Outcome {
    let estimate = context.estimate(&args.reading)?;
    let worded = context.worded(estimate.portfolio().framework(), args.reading.wording.as_deref())?;
    let note =
        args.check.as_deref().map(|level| falls_short(context, &estimate, level)).transpose()?.flatten();
    let document = estimate.document();
    let text =
        if args.json { json(&document)? } else { report(context, &estimate, &document, (&worded, args)) };
    Ok(Answer { text, code: if note.is_some() { DOES_NOT_HOLD } else { 0 }, note })
}

/// What to say when the estimate is below a level.
fn falls_short(context: &Context, estimate: &Estimate, level: &str) -> Result<Option<String>, Failure> {
    let framework = estimate.portfolio().framework();
    let wanted = context.position("--check", level, framework.levels())?;
    let reached =
        estimate.level().map(|id| context.position("--check", id, framework.levels())).transpose()?;
    let name = |level| level_name(framework, level, context.language);
    let (have, want) = (name(estimate.level()), name(Some(level)));
    let sentence = say!(
        context.language,
        "the check does not hold: the estimate is {have}, and {want} was asked for",
        "de toets slaagt niet: de schatting is {have}, en gevraagd was {want}"
    );
    Ok((reached < Some(wanted)).then_some(sentence))
}

type Asked<'a> = (&'a Framework, &'a args::Estimate);

fn report(
    context: &Context,
    estimate: &Estimate,
    document: &EstimateDocument,
    (worded, args): Asked<'_>,
) -> String {
    let (language, width) = (context.language, context.width);
    let framework = estimate.portfolio().framework();
    let gap = estimate.next_gap();
    let mut text = wrapped(&origin(context, document, framework), 2, width) + "\n\n";
    text += &matrix(document, framework, context);
    let headline = capitalised(&estimate.explain(Lane::Estimate).headline(language));
    text += &format!("\n{}\n", styled(BOLD, &wrapped(&headline, 2, width)));
    text += &wrapped(&capitalised(&document.overall.sureness.sentence(language)), 2, width);
    text.push('\n');
    let needs = needs(context, document, &gap, framework);
    if !needs.is_empty() {
        let level = level_name(framework, Some(gap.target()), language);
        let title = match gap.lane {
            Lane::Floor => {
                say!(language, "Still needed to make {level} certain", "Nog nodig om {level} zeker te maken")
            }
            _ => say!(language, "Still needed for {level}", "Nog nodig voor {level}"),
        };
        text += &format!("\n{}\n", styled(BOLD, &title));
        text.extend(needs.iter().map(|line| wrapped(&format!("  {line}"), 4, width) + "\n"));
    }
    text += &next(context, &gap, worded, args);
    text + "\n" + &styled(DIM, &wrapped(document.statement.to(language), 0, width)) + "\n"
}

/// Whose portfolio it is, and under what it was read.
fn origin(context: &Context, document: &EstimateDocument, framework: &Framework) -> String {
    let (origin, language) = (&document.origin, context.language);
    let (holder, day, policy) = (&origin.portfolio.holder, origin.portfolio.as_of, &origin.policy.id);
    let (name, id) = (&framework.wording(language).name, framework.id());
    let target = document.target.as_deref().map(|target| level_name(framework, Some(target), language));
    let target =
        target.map(|level| say!(language, " · target {level}", " · doel {level}")).unwrap_or_default();
    say!(
        language,
        "{holder} · {name} ({id}) · policy {policy} · as of {day}{target}",
        "{holder} · {name} ({id}) · beleid {policy} · peildatum {day}{target}"
    )
}

/// For each category and gate that keeps the target away: what it lacks at the first level that does not hold.
fn needs(context: &Context, document: &EstimateDocument, gap: &Gap, framework: &Framework) -> Vec<String> {
    let levels = framework.levels();
    let count = |id: Option<&str>| {
        id.and_then(|id| levels.iter().position(|level| level == id)).map_or(0, |at| at + 1)
    };
    let target = count(Some(gap.target()));
    let mut lines = Vec::new();
    for category in document.categories.iter().filter(|_| !gap.actions.is_empty()) {
        let reached = count(in_lane(gap.lane, [&category.floor, &category.estimate, &category.ceiling]));
        let Some(cell) = category.levels.get(reached).filter(|_| reached < target) else { continue };
        let lacks: Vec<String> = [(&cell.breadth, "breadth"), (&cell.depth, "depth")]
            .into_iter()
            .filter_map(|(counter, what)| lack(context, gap.lane, counter, what))
            .collect();
        let name = category_name(framework, &category.category, context.language);
        lines.push(format!(
            "{name}: {} ({})",
            level_name(framework, Some(&cell.level), context.language),
            lacks.join(", ")
        ));
    }
    for gate in
        document.gates.iter().filter(|gate| !gap.actions.is_empty() && count(Some(&gate.level)) <= target)
    {
        let name = level_name(framework, Some(&gate.level), context.language);
        let whole = say!(context.language, "Portfolio as a whole", "Portfolio als geheel");
        let lack = lack(context, gap.lane, &gate.have_need, &gate.counts);
        lines.extend(lack.map(|lack| format!("{whole}: {name} ({lack})")));
    }
    lines
}

/// A counter that is not full: `breadth 1 of 2`.
fn lack(context: &Context, lane: Lane, counter: &HaveNeed, what: &str) -> Option<String> {
    let have = match lane {
        Lane::Floor => counter.floor,
        Lane::Estimate => counter.estimate,
        Lane::Ceiling => counter.ceiling,
    };
    let need = counter.need;
    let (en, nl) = match what {
        "breadth" => ("breadth", "breedte"),
        "depth" => ("depth", "diepte"),
        "contexts" => ("contexts", "contexten"),
        "kinds" => ("kinds of evidence", "soorten bewijs"),
        _ => ("confirmed occasions", "bevestigde gelegenheden"),
    };
    (have < need).then(|| say!(context.language, "{en} {have} of {need}", "{nl} {have} van {need}"))
}

fn in_lane(lane: Lane, [floor, estimate, ceiling]: [&Option<String>; 3]) -> Option<&str> {
    match lane {
        Lane::Floor => floor.as_deref(),
        Lane::Estimate => estimate.as_deref(),
        Lane::Ceiling => ceiling.as_deref(),
    }
}

/// The first steps, and where to find the rest.
fn next(context: &Context, gap: &Gap, worded: &Framework, args: &args::Estimate) -> String {
    let (language, levels) = (context.language, worded.levels());
    let title = say!(language, "Next steps", "Volgende stappen");
    let headline = capitalised(&gap.headline(language));
    let mut text =
        format!("\n{}\n{}\n", styled(BOLD, &title), wrapped(&format!("  {headline}"), 4, context.width));
    text += &super::gap::steps(context, gap, worded, STEPS);
    let more = gap.actions.len().saturating_sub(STEPS);
    let policy = args.reading.policy.as_str();
    let policy = if policy == "maatstaf-default" { String::new() } else { format!(" --policy {policy}") };
    let file = args.reading.file.display().to_string();
    let file = if file.contains(' ') { format!("'{file}'") } else { file };
    let command = format!("maatstaf gap {file}{policy}");
    let higher = levels.iter().skip_while(|level| *level != gap.target()).nth(1);
    let pointer = match higher.filter(|_| gap.actions.is_empty()) {
        Some(higher) => say!(
            language,
            "  To look further:\n    {command} --to {higher}",
            "  Verder kijken:\n    {command} --to {higher}"
        ),
        None if more > 0 => {
            say!(language, "  And {more} more:\n    {command}", "  En nog {more}:\n    {command}")
        }
        None => return text,
    };
    // A command is never broken: it is there to be copied.
    text + &pointer + "\n"
}
