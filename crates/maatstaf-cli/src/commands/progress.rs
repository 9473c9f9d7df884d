//! `maatstaf progress`: one portfolio estimated as of several days.

use jiff::ToSpan as _;
use jiff::civil::Date;
use maatstaf::{CategoryDocument, EstimateDocument, Framework};
use maatstaf_document::{Page, Row};

use crate::context::Context;
use crate::output::{Failure, Outcome};

/// How many quarters are looked back on when no day is named.
const QUARTERS: i64 = 4;

pub(crate) fn run(context: &Context) -> Outcome {
    let portfolio = context.portfolio("file")?;
    let framework = portfolio.framework();
    let policy = context.policy_for(framework)?;
    let days = days(context, portfolio.document().as_of)?;
    let estimate = |day: &Date| portfolio.clone().on(*day).estimate_with(&policy).document();
    let documents: Vec<EstimateDocument> = days.iter().map(estimate).collect();
    context.lay(&documents, |_| page(context, framework, &documents))
}

/// The days of `--at`; otherwise the last days of the quarters before a day, and that day.
fn days(context: &Context, as_of: Date) -> Result<Vec<Date>, Failure> {
    let read = |text: &str| text.parse().map_err(|_| context.misused("bad-date", &[&"at"]));
    let mut days: Vec<Date> = context.many("at").into_iter().map(read).collect::<Result<_, _>>()?;
    if days.is_empty() {
        let first = Date::new(as_of.year(), (as_of.month() - 1) / 3 * 3 + 1, 1).unwrap_or(as_of);
        let quarter = |back: i64| first.saturating_sub((3 * back).months()).yesterday().ok();
        days = (0..QUARTERS).filter_map(quarter).chain([as_of]).collect();
    }
    days.sort_unstable();
    days.dedup();
    Ok(days)
}

fn page(context: &Context, framework: &Framework, documents: &[EstimateDocument]) -> Page {
    let days = documents.iter().map(|one| one.origin.portfolio.as_of.to_string());
    let head = [context.say("category", &[])].into_iter().chain(days);
    let level = |level: Option<&String>| match level {
        Some(_) => context.level(framework, level.map(String::as_str)),
        None => context.say("not-yet", &[]),
    };
    let overall = documents.iter().map(|one| level(one.overall.estimate.as_ref()));
    let overall = Row::new([context.say("whole", &[])].into_iter().chain(overall));
    let row = |(at, id): (usize, &String)| {
        let of_day = documents.iter().map(|one| {
            let Some(category) = one.categories.get(at) else { return String::new() };
            level(category.estimate.as_ref()) + &next(category)
        });
        Row::new([context.category(framework, id).to_owned()].into_iter().chain(of_day))
    };
    let rows = [overall].into_iter().chain(framework.categories().iter().enumerate().map(row));
    Page::new()
        .table(head, rows)
        .note(context.say("progress-note", &[]))
        .note(maatstaf::statement().to(context.language))
}

/// How much breadth there is of what the next level asks.
fn next(category: &CategoryDocument) -> String {
    let reached = category.levels.iter().position(|one| Some(&one.level) == category.estimate.as_ref());
    let next = category.levels.get(reached.map_or(0, |at| at + 1)).filter(|one| one.breadth.need > 0);
    next.map_or_else(String::new, |one| format!(" ({}/{})", one.breadth.estimate, one.breadth.need))
}
