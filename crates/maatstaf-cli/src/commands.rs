//! One file per family of commands.

mod assessors;
mod badge;
mod catalogue;
mod check;
mod cohort;
mod crosswalk;
mod estimate;
mod exchange;
mod explain;
mod gap;
mod guidance;
mod many;
mod mentoring;
mod practice;
mod programme;
mod progress;
mod readiness;
mod report;
mod scheme;
mod serve;
mod start;
mod what_if;

use crate::context::Context;
use crate::output::Outcome;

/// Runs what was asked for.
pub(crate) fn run(context: &Context) -> Outcome {
    match context.command.as_str() {
        "estimate" => estimate::run(context),
        "explain" => explain::run(context),
        "gap" => gap::run(context),
        "what-if" => what_if::run(context),
        "progress" => progress::run(context),
        "validate" => check::validate(context),
        "certificate write" => check::write_certificate(context),
        "certificate check" => check::certificate(context),
        "practice show" => practice::show(context),
        "practice import" => practice::import(context),
        "practice counting" => practice::counting(context),
        "readiness" => readiness::run(context),
        "calendar" => readiness::calendar(context),
        "scheme list" => scheme::list(context),
        "scheme show" => scheme::show(context),
        "scheme check" => scheme::check(context),
        "guidance" => guidance::run(context),
        "guidance compare" => guidance::compare(context),
        "guidance review" => guidance::review(context),
        "audit" => mentoring::audit(context),
        "audit new" => mentoring::new_audit(context),
        "agreement new" => mentoring::new_agreement(context),
        "agreement check" => mentoring::check(context),
        "agreement write" => mentoring::write(context),
        "agreement review" => mentoring::review(context),
        "assess new" => assessors::new(context),
        "assess view" => assessors::view(context),
        "crosscheck" => assessors::crosscheck(context),
        "raters" => assessors::raters(context),
        "cohort" => cohort::run(context),
        "convert" => exchange::convert(context),
        "badge key" => badge::key(context),
        "badge issue" => badge::issue(context),
        "badge verify" => badge::verify(context),
        "crosswalk" => crosswalk::run(context),
        "crosswalk list" => crosswalk::list(context),
        "crosswalk show" => crosswalk::show(context),
        "crosswalk new" => crosswalk::new(context),
        "programme" => programme::run(context),
        "programme new" => programme::new(context),
        _ => of_the_engine(context),
    }
}

/// Runs what is about the engine itself: its data, its wording, its ways in.
fn of_the_engine(context: &Context) -> Outcome {
    match context.command.as_str() {
        command if command.starts_with("report ") => report::run(context),
        command if command.starts_with("picture ") => report::picture(context),
        "framework list" => catalogue::frameworks(context),
        "framework show" => catalogue::framework(context),
        "framework schema" => catalogue::schema(context),
        "policy list" => catalogue::policies(context),
        "policy show" => catalogue::policy(context),
        "serve" => serve::run(context),
        "backup" => serve::backup(context),
        "restore" => serve::restore(context),
        "audit-log verify" => serve::verify(context),
        "policy check" => check::policy(context),
        "wording import" => check::wording(context),
        "new" => start::new(context),
        "completions" => Ok(start::completions(context).into()),
        _ => start::man(context),
    }
}
