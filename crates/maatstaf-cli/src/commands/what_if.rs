//! `maatstaf what-if`: an estimate before and after changes.

use maatstaf::{
    Change, Claim, ClaimName, DocumentError, Estimate, Evidence, Framework, Lane, Portfolio, Strength, WhatIf,
};

use crate::args;
use crate::context::Context;
use crate::failure::{Failure, INVALID};
use crate::input;
use crate::output::{BOLD, DIM, Outcome, json, styled};
use crate::words::{category_name, lane_name, level_name, say, wrapped};

/// A change, with the option that asked for it.
type Asked = (String, Change);

pub(crate) fn run(context: &Context, args: &args::WhatIf) -> Outcome {
    let estimate = context.estimate(&args.reading)?;
    let (labels, changes): (Vec<String>, Vec<Change>) =
        asked(context, args, estimate.portfolio())?.into_iter().unzip();
    let what_if = estimate.portfolio().what_if(&changes, estimate.policy());
    let what_if = what_if.map_err(|error| refused(&error, &labels, context))?;
    if args.json {
        return Ok(json(&what_if.document(&changes))?.into());
    }
    Ok(report(context, &what_if).into())
}

/// The changes, in the order in which they are tried.
fn asked(context: &Context, args: &args::WhatIf, portfolio: &Portfolio) -> Result<Vec<Asked>, Failure> {
    let mut all = Vec::new();
    if let Some(path) = &args.changes {
        let list = changes(context, path)?;
        all.extend(
            list.into_iter().enumerate().map(|(at, change)| (format!("{}: [{at}]", path.display()), change)),
        );
    }
    for path in &args.add {
        let list = evidence(context, path, portfolio.framework())?;
        let label = format!("--add {}", path.display());
        all.extend(list.into_iter().map(|item| (label.clone(), Change::Add { evidence: Box::new(item) })));
    }
    let options: [(&str, &[String], fn(&str) -> Option<Change>); 6] = [
        ("--link", &args.link, link),
        ("--strengthen", &args.strengthen, strengthen),
        ("--verify", &args.verify, verify),
        ("--accept", &args.accept, accept),
        ("--reject", &args.reject, |text| Some(Change::Reject { claim: claim(text)? })),
        ("--drop", &args.drop, |text| Some(Change::Drop { evidence: text.to_owned() })),
    ];
    for (option, texts, read) in options {
        for text in texts {
            let label = format!("{option} {text}");
            let change = read(text).ok_or_else(|| unclear(context, &label))?;
            all.push((label, change));
        }
    }
    if all.is_empty() {
        return Err(Failure::usage(say!(
            context.language,
            "name at least one change (see maatstaf what-if --help)",
            "noem minstens één wijziging (zie maatstaf what-if --help)"
        )));
    }
    Ok(all)
}

fn unclear(context: &Context, label: &str) -> Failure {
    Failure::usage(say!(
        context.language,
        "{label}: this is not written as the option asks (see maatstaf what-if --help)",
        "{label}: dit is niet geschreven zoals de optie vraagt (zie maatstaf what-if --help)"
    ))
}

/// `ID:NUMBER`, `ID:CATEGORY/LEVEL` or `ID:CATEGORY/LEVEL/THEME`.
fn claim(text: &str) -> Option<ClaimName> {
    let (id, target) = text.split_once(':')?;
    let none = Claim::indicator(0, Strength::NAMES);
    let none = ClaimName { indicator: None, ..ClaimName::new(id, &none) };
    if let Ok(number) = target.parse() {
        return Some(ClaimName { indicator: Some(number), ..none });
    }
    let mut parts = target.splitn(3, '/').map(str::to_owned);
    let (category, level) = (parts.next()?, parts.next()?);
    Some(ClaimName { category: Some(category), level: Some(level), theme: parts.next(), ..none })
}

/// A claim with `=STRENGTH` after it.
fn with_strength(text: &str) -> Option<(ClaimName, Strength)> {
    let (name, strength) = text.rsplit_once('=')?;
    Some((claim(name)?, Strength::new(strength.parse().ok()?)?))
}

fn link(text: &str) -> Option<Change> {
    let (name, strength) = with_strength(text)?;
    let rationale = Some("what if".to_owned());
    let (indicator, category, level, theme) = (name.indicator, name.category, name.level, name.theme);
    let claim = Claim { indicator, category, level, theme, strength, rationale };
    Some(Change::Link { evidence: name.evidence, claim: Box::new(claim) })
}

fn strengthen(text: &str) -> Option<Change> {
    let (claim, strength) = with_strength(text)?;
    Some(Change::Strengthen { claim, strength })
}

fn verify(text: &str) -> Option<Change> {
    let (id, verification) = text.split_once('=')?;
    Some(Change::Verify { evidence: id.to_owned(), verification: verification.parse().ok()? })
}

fn accept(text: &str) -> Option<Change> {
    let named = with_strength(text).map(|(claim, strength)| (claim, Some(strength)));
    let (claim, strength) = named.or_else(|| Some((claim(text)?, None)))?;
    Some(Change::Accept { claim, strength })
}

/// Reads evidence as part of a portfolio of its own, so that every problem is found and none quotes the text.
fn evidence(
    context: &Context,
    path: &std::path::Path,
    framework: &Framework,
) -> Result<Vec<Evidence>, Failure> {
    let text = input::text(path, context.language)?;
    let items = text.trim_start().strip_prefix('[').and_then(|items| items.trim_end().strip_suffix(']'));
    let items = items.unwrap_or(&text);
    let id = framework.id();
    let whole = format!(
        r#"{{"maatstaf":1,"framework":"{id}","holder":"h","as_of":"2000-01-01","evidence":[{items}]}}"#
    );
    let read = Portfolio::from_json(framework.clone(), &whole);
    let read = read.map_err(|error| Failure::refused(&path.to_string_lossy(), &error, context.language))?;
    Ok(read.document().evidence.clone())
}

/// Reads a list of changes. The words of serde are left out: they may quote the text.
fn changes(context: &Context, path: &std::path::Path) -> Result<Vec<Change>, Failure> {
    let text = input::text(path, context.language)?;
    serde_json::from_str(&text).map_err(|error| {
        let (name, line, column) = (path.display(), error.line(), error.column());
        let message = say!(
            context.language,
            "from here on this is not a list of changes (see maatstaf framework schema changes)",
            "vanaf hier is dit geen lijst van wijzigingen (zie maatstaf framework schema changes)"
        );
        Failure { code: INVALID, lines: vec![format!("{name}:{line}:{column}: {message}")] }
    })
}

/// Says for each problem which option it comes from.
fn refused(error: &DocumentError, labels: &[String], context: &Context) -> Failure {
    let line = |problem: &maatstaf::Problem| {
        let at = problem
            .place
            .path
            .strip_prefix("changes[")
            .and_then(|rest| rest.strip_suffix(']')?.parse::<usize>().ok());
        match at.and_then(|at| labels.get(at)) {
            Some(label) => format!("{label}: {}", problem.message.to(context.language)),
            None => format!("what-if: {}", problem.sentence(context.language)),
        }
    };
    Failure { code: INVALID, lines: error.problems().iter().map(line).collect() }
}

fn report(context: &Context, what_if: &WhatIf) -> String {
    let (language, before, after) = (context.language, &what_if.before, &what_if.after);
    let framework = before.portfolio().framework();
    let mut text = styled(BOLD, &say!(language, "Overall", "Als geheel")) + "\n";
    let overall = |estimate: &Estimate| lanes(|lane| estimate.overall(lane).map(str::to_owned));
    for line in changed(context, framework, &overall(before), &overall(after), true) {
        text += &format!("  {line}\n");
    }
    let strict = (before.strict().map(str::to_owned), after.strict().map(str::to_owned));
    let label = say!(language, "in every category", "in elke categorie");
    text += &format!("  {}\n", arrow(context, framework, &label, (&strict.0, &strict.1)));
    let mut moved = false;
    for (a, b) in before.categories().zip(after.categories()) {
        let of = |category: &maatstaf::CategoryEstimate<'_>| {
            lanes(|lane| category.in_lane(lane).map(str::to_owned))
        };
        let lines = changed(context, framework, &of(&a), &of(&b), false);
        if !lines.is_empty() {
            text += &format!("\n{}\n", styled(BOLD, category_name(framework, a.id(), language)));
            text.extend(lines.iter().map(|line| format!("  {line}\n")));
            moved = true;
        }
    }
    if !moved {
        text += &format!(
            "\n{}\n",
            say!(language, "No category changes level.", "Geen enkele categorie verandert van niveau.")
        );
    }
    text + "\n" + &styled(DIM, &wrapped(maatstaf::statement().to(language), 0, context.width)) + "\n"
}

/// The lanes, the one that counts most first.
const LANES: [Lane; 3] = [Lane::Estimate, Lane::Floor, Lane::Ceiling];

type Lanes = [Option<String>; 3];

fn lanes(of: impl Fn(Lane) -> Option<String>) -> Lanes {
    LANES.map(of)
}

/// A line per lane; only for those that change unless `all` is asked for.
fn changed(
    context: &Context,
    framework: &Framework,
    before: &Lanes,
    after: &Lanes,
    all: bool,
) -> Vec<String> {
    let labels = LANES.map(|lane| lane_name(lane, context.language));
    let rows = labels.iter().zip(before.iter().zip(after));
    let rows = rows.filter(|(_, (before, after))| all || before != after);
    rows.map(|(label, levels)| arrow(context, framework, label, levels)).collect()
}

fn arrow(
    context: &Context,
    framework: &Framework,
    label: &str,
    levels: (&Option<String>, &Option<String>),
) -> String {
    let name = |level: &Option<String>| level_name(framework, level.as_deref(), context.language);
    let (before, after) = (name(levels.0), name(levels.1));
    let same = if before == after {
        say!(context.language, " (unchanged)", " (ongewijzigd)")
    } else {
        format!(" → {after}")
    };
    format!("{label:<17}  {before}{same}")
}
