//! One file per family of commands.

mod catalogue;
mod check;
mod estimate;
mod explain;
mod gap;
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
        "validate" => check::validate(context),
        "certificate write" => check::write_certificate(context),
        "certificate check" => check::certificate(context),
        "framework list" => catalogue::frameworks(context),
        "framework show" => catalogue::framework(context),
        "framework schema" => catalogue::schema(context),
        "policy list" => catalogue::policies(context),
        "policy show" => catalogue::policy(context),
        "policy check" => check::policy(context),
        "wording import" => check::wording(context),
        "new" => start::new(context),
        "completions" => Ok(start::completions(context).into()),
        _ => start::man(context),
    }
}
