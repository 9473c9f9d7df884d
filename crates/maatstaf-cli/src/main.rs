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

fn main() -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().collect();
    let language = help::language(&words);
    let color = help::color(&words);
    let matches = help::command(language).color(color).try_get_matches_from(words);
    match matches.and_then(|matches| Args::from_arg_matches(&matches)) {
        Ok(args) => output::finish(commands::run(&args, language), color, language),
        Err(error) => {
            // A closed pipe is no reason to complain about help that nobody reads.
            drop(error.print());
            ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(failure::USAGE))
        }
    }
}
