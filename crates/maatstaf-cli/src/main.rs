//! The command `maatstaf`: see which EMCC level a portfolio of coaching or mentoring evidence supports, and why.
//!
//! A thin adapter: it finds files, calls the core and prints. It holds no rules of its own. What can be typed stands
//! in `commands.json` and what is said in `sentences.json`, both in English and in Dutch.

mod browser;
mod commands;
mod context;
mod files;
mod help;
mod matrix;
mod output;
mod page;
mod words;

use std::process::ExitCode;

use context::Context;
use output::{Answer, USAGE};

fn main() -> ExitCode {
    let typed: Vec<_> = std::env::args_os().collect();
    let (language, color) = (help::language(&typed), help::color(&typed));
    let outcome = match help::command(language).color(color).try_get_matches_from(typed) {
        Ok(matches) => Context::new(matches, language).and_then(|context| commands::run(&context)),
        Err(said) => {
            let text = help::translated(&said.render(), language);
            let complaint = Answer { note: Some(text.clone()), code: USAGE, ..Answer::default() };
            Ok(if said.use_stderr() { complaint } else { text.into() })
        }
    };
    output::finish(outcome, color, language)
}
