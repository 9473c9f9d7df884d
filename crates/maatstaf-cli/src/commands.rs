//! One small file per family of commands.

mod certificate;
mod check;
mod estimate;
mod explain;
mod framework;
mod gap;
mod policy;
mod start;
mod what_if;
mod wording;

use maatstaf::Language;

use crate::args::{Args, Certificate, Command, Framework, Policy, Wording};
use crate::context::Context;
use crate::output::Outcome;

/// Runs what was asked for.
pub(crate) fn run(args: &Args, language: Language) -> Outcome {
    let context = &Context::new(&args.common, language)?;
    match &args.command {
        Command::Estimate(args) => estimate::run(context, args),
        Command::Explain(args) => explain::run(context, args),
        Command::Gap(args) => gap::run(context, args),
        Command::WhatIf(args) => what_if::run(context, args),
        Command::Validate(args) => check::validate(context, args),
        Command::Certificate(Certificate::Write { reading, lane, out }) => {
            certificate::write(context, reading, *lane, out.as_deref())
        }
        Command::Certificate(Certificate::Check { certificate, portfolio, json }) => {
            certificate::check(context, certificate, portfolio, *json)
        }
        Command::Framework(Framework::List { json }) => framework::list(context, *json),
        Command::Framework(Framework::Show(args)) => framework::show(context, args),
        Command::Framework(Framework::Schema { document }) => framework::schema(document.as_deref()),
        Command::Policy(Policy::List { json }) => policy::list(context, *json),
        Command::Policy(Policy::Show { policy, json }) => policy::show(context, policy, *json),
        Command::Policy(Policy::Check { policy, framework, json }) => {
            policy::check(context, policy, framework, *json)
        }
        Command::Wording(Wording::Import { file, out, framework, json }) => {
            wording::import(context, file, out.as_deref(), (framework, args.common.lang, *json))
        }
        Command::New(args) => start::new(context, args),
        Command::Completions { shell } => start::completions(*shell, language),
        Command::Man { out } => start::man(out.as_deref(), language),
    }
}
