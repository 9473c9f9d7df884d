//! `maatstaf report` and `maatstaf picture`: documents and drawings.

use std::collections::BTreeSet;
use std::path::Path;

use maatstaf::{Estimate, Gap, Portfolio};
use maatstaf_practice::Counting;
use maatstaf_report::{Options, Part, Picture, Report, documents, pictures};
use strum::IntoEnumIterator as _;

use super::assessors::whole;
use super::progress::progress;
use super::{cohort, gap, programme, readiness, scheme};
use crate::browser;
use crate::context::Context;
use crate::output::{Answer, Failure, IO, Outcome};
use crate::page::drawn;

/// The most quarters that a picture of practice shows.
const MOST_QUARTERS: u32 = 24;

/// `maatstaf report …`. With `--json` what it discloses is printed, and the report goes only into a file.
pub(crate) fn run(context: &Context) -> Outcome {
    let options = Options::new(context.language).including(parts(context)?);
    let format = format(context)?;
    let report = made(context, &options)?;
    if context.flag("json") && context.text("out").is_none() {
        return Ok(context.json(report.disclosure())?.into());
    }
    let answer = match format {
        "pdf" => pdf(context, &report)?,
        "md" => delivered(context, &report.markdown())?,
        _ => delivered(context, &report.html())?,
    };
    if context.flag("json") {
        return Ok(Answer { text: context.json(report.disclosure())?, ..answer });
    }
    let disclosure = report.disclosure().page(context.language);
    let said = drawn(&disclosure, false, context.language, context.width);
    let note = [answer.note.unwrap_or_default(), said].join("\n").trim().to_owned();
    Ok(Answer { note: Some(note).filter(|note| !note.is_empty()), ..answer })
}

fn made(context: &Context, options: &Options) -> Result<Report, Failure> {
    Ok(match context.command.as_str() {
        "report self-assessment" => documents::self_assessment(&estimate(context)?, options),
        "report gap-plan" => {
            let (estimate, gap) = planned(context)?;
            documents::gap_plan(&estimate, &gap, options)
        }
        "report application" => {
            let scheme = scheme::of_persons(context, context.given("scheme"))?;
            let estimate = estimate(context)?;
            let level = readiness::aimed(context, &scheme, estimate.portfolio())?;
            documents::application(&estimate, &scheme, &level, options)
        }
        "report renewal" => {
            let scheme = scheme::of_persons(context, context.given("scheme"))?;
            documents::renewal(&portfolio(context)?, &scheme, readiness::level(context, &scheme)?, options)
        }
        "report comparison" => documents::comparison(&whole(context)?, options),
        "report feedback" => documents::feedback(&whole(context)?, options),
        "report programme" => documents::programme(&programme::read(context)?, options),
        "report cohort" => documents::cohort(&cohort::read(context)?, options),
        _ => documents::progress(&progress(context)?, options),
    })
}

/// `maatstaf picture …`.
pub(crate) fn picture(context: &Context) -> Outcome {
    let picture = painted(context)?;
    delivered(context, &picture.svg())
}

fn painted(context: &Context) -> Result<Picture, Failure> {
    let language = context.language;
    let of_estimate = |draw: fn(&maatstaf::EstimateDocument, &maatstaf::Framework, _) -> Picture| {
        let estimate = estimate(context)?;
        Ok(draw(&estimate.document(), estimate.portfolio().framework(), language))
    };
    match context.command.as_str() {
        "picture matrix" => of_estimate(pictures::matrix),
        "picture profile" => of_estimate(pictures::profile),
        "picture radar" => of_estimate(pictures::radar),
        "picture practice" => practice(context),
        "picture panel" => {
            let crosscheck = whole(context)?;
            let (answer, framework) = (crosscheck.answer(), crosscheck.portfolio().framework().clone());
            let named = parts(context)?.contains(&Part::Assessors);
            let name = |(at, assessor): (usize, &maatstaf_crosscheck::AssessorAnswer)| {
                if named { assessor.assessor.clone() } else { context.say("assessor-number", &[&at]) }
            };
            let assessors: Vec<String> = (1..).zip(&answer.assessors).map(name).collect();
            Ok(pictures::panel(&answer, &framework, &assessors, language))
        }
        "picture cohort" => {
            let cohort = cohort::read(context)?;
            Ok(pictures::cohort(&cohort.document(), cohort.framework(), language))
        }
        _ => {
            let progress = progress(context)?;
            Ok(pictures::progress(&progress.document(), progress.framework(), language))
        }
    }
}

fn practice(context: &Context) -> Result<Picture, Failure> {
    let (portfolio, _) = context.practice()?;
    let ids: Vec<&str> = Counting::ids().collect();
    context.position("counting", &ids)?;
    let quarters = context.value("quarters").filter(|quarters| (1..=MOST_QUARTERS).contains(quarters));
    let quarters = quarters.ok_or_else(|| context.misused("bad-quarters", &[&MOST_QUARTERS]))?;
    let unknown = || context.misused("unknown", &[&"counting", &ids.join(", ")]);
    let counting = Counting::by_id(context.given("counting")).ok_or_else(unknown)?;
    let until = portfolio.document().as_of;
    Ok(pictures::practice(&portfolio.ledger(), &counting, until, quarters, context.language))
}

/// The portfolio, with the wording that was asked for.
fn portfolio(context: &Context) -> Result<Portfolio, Failure> {
    let portfolio = context.portfolio("file")?;
    let framework = context.worded(portfolio.framework())?;
    let worded = Portfolio::from_document(framework, portfolio.document().clone());
    worded.map_err(|error| context.refused(context.given("file"), &error))
}

fn estimate(context: &Context) -> Result<Estimate, Failure> {
    context.estimate_of(&portfolio(context)?)
}

fn planned(context: &Context) -> Result<(Estimate, Gap), Failure> {
    let estimate = estimate(context)?;
    let gap = gap::asked(context, &estimate)?;
    Ok((estimate, gap))
}

/// What goes in that somebody wrote: the names of `--include`, with commas between them or one at a time.
fn parts(context: &Context) -> Result<BTreeSet<Part>, Failure> {
    let names = context.many("include").into_iter().flat_map(|names| names.split(','));
    let mut parts = BTreeSet::new();
    for name in names.map(str::trim).filter(|name| !name.is_empty()) {
        match (name, name.parse::<Part>()) {
            ("all", _) => parts.extend(Part::iter()),
            (_, Ok(part)) => drop(parts.insert(part)),
            _ => {
                let known: Vec<&str> = Part::iter().map(Part::id).chain(["all"]).collect();
                return Err(context.misused("unknown", &[&"include", &known.join(", ")]));
            }
        }
    }
    Ok(parts)
}

/// The format that is asked for, or that the name of the file ends in; HTML otherwise.
fn format(context: &Context) -> Result<&str, Failure> {
    let end = context.text("out").map(Path::new).and_then(Path::extension).and_then(|end| end.to_str());
    let format = context.text("format").or(end).unwrap_or("html");
    match (format, context.text("out")) {
        ("pdf", None | Some("-")) => Err(context.misused("pdf-needs-file", &[])),
        ("markdown", _) => Ok("md"),
        (format, _) => Ok(format),
    }
}

/// A text, into the file that was asked for; such a file is closed to others, since it may hold what a client said.
fn delivered(context: &Context, text: &str) -> Outcome {
    match context.text("out").filter(|name| *name != "-") {
        None => Ok(text.to_owned().into()),
        Some(name) => {
            context.write_private(name, text.as_bytes(), context.flag("overwrite"))?;
            Ok(Answer::default())
        }
    }
}

/// The report printed by a browser; without one, the page is written that any browser can print.
fn pdf(context: &Context, report: &Report) -> Outcome {
    let (name, page) = (context.given("out"), report.html());
    let browser = browser::find();
    if let Some(pdf) = browser.as_deref().and_then(|browser| browser::print(browser, &page)) {
        context.write_private(name, &pdf, context.flag("overwrite"))?;
        return Ok(Answer::default());
    }
    let instead = Path::new(name).with_extension("html").to_string_lossy().into_owned();
    context.write_private(&instead, page.as_bytes(), context.flag("overwrite"))?;
    let key = if browser.is_some() { "browser-failed" } else { "no-browser" };
    Ok(Answer { code: IO, note: Some(context.say(key, &[&instead, &browser::CHOSEN])), ..Answer::default() })
}
