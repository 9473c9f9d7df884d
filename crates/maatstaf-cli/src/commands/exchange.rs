//! `maatstaf convert`: frameworks and results as the files of other systems.

use std::path::Path;

use jiff::Timestamp;
use maatstaf::{Policy, Portfolio};
use maatstaf_exchange::{Carried, Format, Levels, Options, Outline, PackReading, Summary, read, write};
use maatstaf_results::{StatementChoices, start_of_day, statements, tidy};
use serde_json::Value;

use crate::context::{Context, today};
use crate::output::{Answer, DOES_NOT_HOLD, Failure, Outcome};
use crate::page::drawn;

/// What there is to convert.
enum Source {
    Framework(Box<Carried<Outline>>),
    Results(Vec<Portfolio>),
}

/// `maatstaf convert`.
pub(crate) fn convert(context: &Context) -> Outcome {
    match source(context, context.given("from"))? {
        Source::Framework(outline) => framework(context, &outline),
        Source::Results(portfolios) => results(context, &portfolios),
    }
}

/// Finds out what a name stands for: an id, a folder, or a file by its content.
fn source(context: &Context, name: &str) -> Result<Source, Failure> {
    let framework =
        |framework| Source::Framework(Box::new(Carried::whole(Outline::from_framework(&framework))));
    if let Some(known) = context.find(name) {
        return Ok(framework(known));
    }
    if Path::new(name).join("framework.json").exists() {
        return context.read_pack(name).map(framework);
    }
    if Path::new(name).is_dir() {
        let portfolios = context.portfolios("from")?;
        let none = || context.misused("no-format", &[&name]);
        return Some(portfolios).filter(|all| !all.is_empty()).map(Source::Results).ok_or_else(none);
    }
    let text = context.read(name)?;
    let refused = |error| context.refused(name, &error);
    match Format::of(&text) {
        None => Err(context.misused("no-format", &[&name])),
        Some(Format::Portfolio) => {
            let portfolio = Portfolio::open(&text, |id| context.find(id)).map_err(refused)?;
            Ok(Source::Results(vec![context.on_day(portfolio)?]))
        }
        Some(format) => read(&text, format).map(Box::new).map(Source::Framework).map_err(refused),
    }
}

fn framework(context: &Context, outline: &Carried<Outline>) -> Outcome {
    let to = context.given("to");
    let format = match context.text("format") {
        Some(name) => name.parse().ok(),
        None => Format::by_name(to).or_else(|| Path::new(to).extension().is_none().then_some(Format::Pack)),
    };
    let format = format.filter(|format| *format != Format::Portfolio && (to, *format) != ("-", Format::Pack));
    let format = format.ok_or_else(|| context.misused("no-target", &[&to, &"case, mahara, moodle, pack"]))?;
    let choices = Options {
        language: context.language,
        base: context.given("base").to_owned(),
        changed: context.day("on")?.unwrap_or_else(today),
        policy: context.text("rules").map(|name| policy(context, name)).transpose()?,
        reading: PackReading { id: None, language: context.language, levels: levels(context)? },
    };
    let written = write(&outline.what, format, &choices);
    let Carried { what: files, losses } =
        written.map_err(|error| context.refused(context.given("from"), &error))?;
    let losses = outline.losses.iter().cloned().chain(losses).collect();
    let carried = Carried { what: outline.what.clone(), losses };
    let account =
        drawn(&Summary::of(&carried).page(context.language), false, context.language, context.width);
    if context.flag("strict") && !carried.losses.is_empty() {
        return Err(Failure { code: DOES_NOT_HOLD, text: account + "\n" + &context.say("strict", &[&to]) });
    }
    if format == Format::Pack {
        std::fs::create_dir(to).map_err(|error| Failure::io(to, &error, context.language))?;
        for (name, text) in files {
            context.write(&Path::new(to).join(name).to_string_lossy(), &text, false)?;
        }
        return Ok(Answer { note: Some(account), ..Answer::default() });
    }
    let mut text: String = files.into_iter().map(|(_, text)| text).collect();
    if to != "-" {
        context.write(to, &text, false)?;
        text.clear();
    }
    Ok(Answer { note: Some(account), ..text.into() })
}

/// Where the levels are: `auto`, `single`, or the number of a tier.
fn levels(context: &Context) -> Result<Levels, Failure> {
    let given = context.given("levels");
    let tier = given.parse().ok().filter(|tier| *tier > 0).map(Levels::Tier);
    tier.or_else(|| given.parse().ok()).ok_or_else(|| context.misused("bad-levels", &[]))
}

/// The policy that an option names.
fn policy(context: &Context, name: &str) -> Result<Policy, Failure> {
    let ids: Vec<&str> = Policy::ids().collect();
    let found = context.named(name, Policy::by_id(name), &ids, Policy::from_json)?;
    found.map_err(|error| context.refused(name, &error))
}

fn results(context: &Context, portfolios: &[Portfolio]) -> Outcome {
    let to = context.given("to");
    let by_name = match Path::new(to).extension().and_then(|end| end.to_str()) {
        Some("csv") => "tidy",
        Some("json") => "xapi",
        _ => "",
    };
    // Each portfolio must be one that the policy can be read with.
    let policies =
        portfolios.iter().map(|one| context.policy_for(one.framework())).collect::<Result<Vec<_>, _>>()?;
    let Some(policy) = policies.first() else { return Ok(Answer::default()) };
    let text = match context.text("format").unwrap_or(by_name) {
        "tidy" => tidy(&portfolios.iter().collect::<Vec<_>>(), policy),
        "xapi" => {
            let at = context.day("on")?.map_or_else(Timestamp::now, start_of_day);
            let mut choices = StatementChoices::new(at);
            choices.language = context.language;
            context.given("base").clone_into(&mut choices.base);
            let each =
                portfolios.iter().map(|one| statements(one, policy, &choices)).collect::<Result<Vec<_>, _>>();
            let each = each.map_err(|error| context.refused(context.given("from"), &error))?;
            let each: Vec<Value> =
                each.iter().flat_map(|text| serde_json::from_str::<Vec<Value>>(text)).flatten().collect();
            context.json(&each)?
        }
        _ => return Err(context.misused("no-target", &[&to, &"tidy, xapi"])),
    };
    if to == "-" {
        return Ok(text.into());
    }
    context.write(to, &text, false)?;
    Ok(Answer { note: Some(context.say("results-written", &[&to, &portfolios.len()])), ..Answer::default() })
}
