//! The command `maatstaf`: see which EMCC level a portfolio of coaching or mentoring evidence supports, and why.
//!
//! A thin adapter: it finds files, calls the core and prints. It holds no rules of its own.

mod args;
mod commands;
mod context;
mod failure;
mod help;
mod input;
mod matrix;
mod output;
mod words;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::FromArgMatches as _;

use args::Args;
use failure::Failure;

fn main() -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().collect();
    let language = help::language(&words);
    let color = help::color(&words);
    let matches = help::command(language).color(color).try_get_matches_from(words);
    match matches.and_then(|matches| Args::from_arg_matches(&matches)) {
        Ok(args) => output::finish(commands::run(&args, language), color, language),
        Err(error) if error.use_stderr() => {
            let complaint = help::complaint(&error, language);
            output::finish(Err(Failure { code: failure::USAGE, lines: vec![complaint] }), color, language)
        }
        Err(help) => output::finish(Ok(help.render().ansi().to_string().into()), color, language),
    }
}
