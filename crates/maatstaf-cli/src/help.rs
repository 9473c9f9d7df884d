//! The tree of commands, built from `commands.json` in the reader's language.

#![expect(clippy::indexing_slicing, reason = "a key that a JSON value lacks reads as null")]

use std::ffi::OsString;
use std::sync::LazyLock;

use clap::builder::{PossibleValuesParser, StyledStr};
use clap::{Arg, ArgAction, ColorChoice, Command};
use maatstaf::Language;
use serde_json::Value;

use crate::output::{BOLD, styled};
use crate::words::say;

/// All that can be typed, and Dutch for what clap says in English. A test checks the file.
static TYPING: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("commands.json")).unwrap_or_default());

/// The language of the reader: `--lang`, else `MAATSTAF_LANG`, else the locale, else English.
pub(crate) fn language(typed: &[OsString]) -> Language {
    let read = |tag: String| Language::from_tag(&tag);
    let set = || std::env::var("MAATSTAF_LANG").ok().and_then(read);
    let locale = || sys_locale::get_locale().and_then(read);
    option(typed, "--lang").and_then(read).or_else(set).or_else(locale).unwrap_or_default()
}

/// Whether to use colour, known before parsing so that it holds for help and errors as well.
pub(crate) fn color(typed: &[OsString]) -> ColorChoice {
    option(typed, "--color").and_then(|color| color.parse().ok()).unwrap_or_default()
}

/// The value of an option, as it was typed.
fn option(typed: &[OsString], name: &str) -> Option<String> {
    let mut words = typed.iter().map(|word| word.to_string_lossy()).take_while(|word| word != "--");
    let value = words.find_map(|word| word.strip_prefix(name).map(str::to_owned))?;
    value.strip_prefix('=').map(str::to_owned).or_else(|| words.next().map(String::from))
}

/// The whole tree of commands, in a language.
pub(crate) fn command(language: Language) -> Command {
    let everywhere = list(&TYPING["shared"], "everywhere").map(|entry| argument(entry, language));
    build(&TYPING["command"], language)
        .args(everywhere.map(|arg| arg.global(true).display_order(900)))
        .version(env!("CARGO_PKG_VERSION"))
        .max_term_width(100)
        .after_long_help(say(language, "exit-codes", &[]))
}

/// A command, and those below it.
fn build(entry: &'static Value, language: Language) -> Command {
    let about = spoken(&entry["about"], language);
    let shared = list(entry, "uses").flat_map(|name| list(&TYPING["shared"], text(name)));
    let below: Vec<Command> = list(entry, "commands").map(|below| build(below, language)).collect();
    let examples = list(entry, "examples").map(|example| {
        format!("\n  {}\n      {}", styled(BOLD, text(&example["typed"])), spoken(&example["says"], language))
    });
    let title = styled(BOLD.underline(), &say(language, "examples", &[]));
    // A command with commands below it may also do something of its own.
    let alone = !below.is_empty() && entry["args"].is_null();
    Command::new(text(&entry["name"]))
        .about(first_paragraph(about))
        .long_about(about)
        .before_long_help(StyledStr::from(title + &examples.collect::<String>()))
        .help_template("{about-with-newline}\n{before-help}{usage-heading} {usage}\n\n{all-args}{after-help}")
        .subcommand_required(alone)
        .arg_required_else_help(alone)
        .subcommand_negates_reqs(true)
        .args(list(entry, "args").chain(shared).map(|entry| argument(entry, language)))
        .subcommands(below)
}

fn argument(entry: &'static Value, language: Language) -> Arg {
    let (id, kind, about) = (text(&entry["id"]), text(&entry["kind"]), spoken(&entry["about"], language));
    let mut arg = Arg::new(id)
        .help(first_paragraph(about))
        .long_help(about)
        .required(kind.starts_with("position") || entry["required"] == true)
        .default_value(entry["default"].as_str())
        .conflicts_with_all(list(entry, "conflicts").map(text))
        .short(text(&entry["short"]).chars().next())
        .value_name(Some(spoken(&entry["value"], language)).filter(|name| !name.is_empty()));
    if let Some(possible) = entry["possible"].as_array() {
        arg = arg.value_parser(PossibleValuesParser::new(possible.iter().map(text)));
    }
    let action = match kind {
        "position" | "optional" => return arg,
        "positions" => return arg.num_args(1..),
        "many" => ArgAction::Append,
        "flag" => ArgAction::SetTrue,
        _ => ArgAction::Set,
    };
    arg.long(id).action(action)
}

/// What clap says, with its fixed phrases in the language.
pub(crate) fn translated(said: &StyledStr, language: Language) -> String {
    let said = said.ansi().to_string();
    let mut phrases: Vec<_> = TYPING["phrases"].as_object().into_iter().flatten().collect();
    // Longer phrases first: some are part of others.
    phrases.sort_by_key(|(english, _)| std::cmp::Reverse(english.len()));
    phrases.retain(|_| language == Language::Nl);
    phrases.into_iter().fold(said, |said, (english, dutch)| said.replace(english, text(dutch)))
}

fn list(entry: &'static Value, key: &str) -> impl Iterator<Item = &'static Value> {
    entry[key].as_array().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn spoken(value: &Value, language: Language) -> &str {
    text(&value[<&str>::from(language)])
}

fn first_paragraph(text: &str) -> &str {
    text.split("\n\n").next().unwrap_or_default()
}
