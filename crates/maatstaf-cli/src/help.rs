//! Lays the examples, and for Dutch readers the Dutch help, over the tree of commands.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::sync::LazyLock;

use clap::builder::{Str, StyledStr};
use clap::{Arg, ColorChoice, Command, CommandFactory as _};
use maatstaf::Language;

use crate::args::Args;
use crate::output::{BOLD, styled};
use crate::words::say;

#[cfg(test)]
mod tests;

/// Help texts: for each command, by its path, the text for each argument, and for itself under `about`.
type Texts = BTreeMap<String, BTreeMap<String, String>>;
/// For each command, by its path: what to type, and what it does in English and in Dutch.
type Examples = BTreeMap<String, Vec<(String, String, String)>>;

static DUTCH: LazyLock<Texts> =
    LazyLock::new(|| serde_json::from_str(include_str!("help.nl.json")).unwrap_or_default());
static EXAMPLES: LazyLock<Examples> =
    LazyLock::new(|| serde_json::from_str(include_str!("examples.json")).unwrap_or_default());

/// The language of the reader: `--lang`, else `MAATSTAF_LANG`, else the locale, else English.
pub(crate) fn language(words: &[OsString]) -> Language {
    let asked = option(words, "--lang").and_then(|lang| Language::from_tag(&lang));
    let set = || std::env::var("MAATSTAF_LANG").ok().and_then(|lang| Language::from_tag(&lang));
    let locale = || sys_locale::get_locale().and_then(|locale| Language::from_tag(&locale));
    asked.or_else(set).or_else(locale).unwrap_or_default()
}

/// Whether to use colour, known before parsing so that it holds for help and errors as well.
pub(crate) fn color(words: &[OsString]) -> ColorChoice {
    option(words, "--color").and_then(|color| color.parse().ok()).unwrap_or_default()
}

/// The value of an option, as it was typed.
fn option(words: &[OsString], name: &str) -> Option<String> {
    let words: Vec<_> =
        words.iter().map(|word| word.to_string_lossy()).take_while(|word| word != "--").collect();
    let at = words.iter().rposition(|word| {
        word == name || word.strip_prefix(name).is_some_and(|rest| rest.starts_with('='))
    })?;
    let joined = words.get(at)?.split_once('=').map(|(_, value)| value.to_owned());
    joined.or_else(|| words.get(at + 1).map(|word| word.clone().into_owned()))
}

/// The whole tree of commands, in a language.
pub(crate) fn command(language: Language) -> Command {
    let mut command = Args::command().max_term_width(100);
    command.build();
    dressed(command, "", language)
}

/// A command and those below it, with examples and in the language.
fn dressed(command: Command, path: &str, language: Language) -> Command {
    let usage = match language {
        Language::En => "Usage:",
        Language::Nl => "Gebruik:",
    };
    let usage = styled(BOLD.underline(), usage);
    let mut command = command.help_template(StyledStr::from(format!(
        "{{about-with-newline}}\n{{before-help}}{usage} {{usage}}\n\n{{all-args}}{{after-help}}"
    )));
    // The path of `help estimate` is that of `estimate`: they are one command.
    if let Some(examples) = EXAMPLES.get(path.strip_prefix("help ").unwrap_or(path)) {
        command = command.before_long_help(self::examples(examples, language));
    }
    if language == Language::Nl {
        command = translated(command, path);
    }
    if path.is_empty() {
        command = command.after_long_help(exit_codes(language));
    }
    command.mut_subcommands(|below| {
        let path = format!("{path} {}", below.get_name());
        dressed(below, path.trim_start(), language)
    })
}

fn examples(examples: &[(String, String, String)], language: Language) -> StyledStr {
    let title = say!(language, "Examples:", "Voorbeelden:");
    let lines = examples.iter().map(|(typed, english, dutch)| {
        let said = if language == Language::Nl { dutch } else { english };
        format!("\n  {}\n      {said}", styled(BOLD, typed))
    });
    StyledStr::from(styled(BOLD.underline(), &title) + &lines.collect::<String>())
}

fn exit_codes(language: Language) -> StyledStr {
    let title = styled(BOLD.underline(), &say!(language, "Exit codes:", "Exitcodes:"));
    StyledStr::from(say!(
        language,
        "{title}\n  0  all is well\n  1  a check does not hold (--check, certificate check, nothing to certify)\n  2  the command line is not understood\n  3  a document is refused; every problem is listed with its line\n  5  a file cannot be read or written",
        "{title}\n  0  alles is in orde\n  1  een toets slaagt niet (--check, certificate check, niets te certificeren)\n  2  de opdrachtregel is niet begrepen\n  3  een document is geweigerd; elk probleem staat er met zijn regel\n  5  een bestand is niet te lezen of te schrijven"
    ))
}

/// A command with its own texts, headings and arguments in Dutch.
fn translated(command: Command, path: &str) -> Command {
    let mut command = command.subcommand_help_heading("Opdrachten").subcommand_value_name("OPDRACHT");
    if let Some(text) = dutch(path, "about") {
        command = command.about(first_paragraph(text).to_owned()).long_about(text.to_owned());
    }
    command = command.mut_args(|arg| argument(arg, path));
    let usage = command.clone().render_usage().to_string();
    let usage = usage
        .trim_start_matches("Usage:")
        .trim()
        .replace("[OPTIONS]", "[OPTIES]")
        .replace("[COMMAND]", "[OPDRACHT]");
    command.override_usage(usage)
}

fn argument(arg: Arg, path: &str) -> Arg {
    let heading = if arg.is_positional() { "Argumenten" } else { "Opties" };
    let values = arg.get_value_names().unwrap_or_default();
    let values: Vec<Str> =
        values.iter().map(|name| dutch("VALUES", name).map_or_else(|| name.clone(), Str::from)).collect();
    let text = dutch(path, arg.get_id().as_str()).unwrap_or_default();
    let (short, long) = (first_paragraph(text).to_owned(), text.to_owned());
    let remarks = remarks(&arg);
    let arg = arg.help_heading(heading).hide_possible_values(true).hide_default_value(true);
    let arg = if values.is_empty() { arg } else { arg.value_names(values) };
    arg.help(format!("{short}{remarks}")).long_help(format!("{long}{remarks}"))
}

/// The values that an argument can have and the one that it has by default, as clap says them in English.
fn remarks(arg: &Arg) -> String {
    if !arg.get_action().takes_values() {
        return String::new();
    }
    let possible: Vec<String> =
        arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let possible =
        if possible.is_empty() { String::new() } else { format!(" [mogelijk: {}]", possible.join(", ")) };
    let default: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    let default =
        if default.is_empty() { String::new() } else { format!(" [standaard: {}]", default.join(", ")) };
    default + &possible
}

/// The Dutch text of an argument, or of a command under `about`. What stands at the root holds everywhere.
fn dutch(path: &str, key: &str) -> Option<&'static str> {
    let path = path.strip_prefix("help ").unwrap_or(path);
    let own = DUTCH.get(path).and_then(|texts| texts.get(key));
    let shared = || DUTCH.get("").filter(|_| key != "about").and_then(|texts| texts.get(key));
    own.or_else(shared).map(String::as_str)
}

/// What clap says of a command line that it does not understand, with its fixed phrases in the language.
pub(crate) fn complaint(error: &clap::Error, language: Language) -> String {
    let said = error.render().ansi().to_string();
    match DUTCH.get("PHRASES") {
        Some(phrases) if language == Language::Nl => {
            // Longer phrases first: some are part of others.
            let mut phrases: Vec<_> = phrases.iter().collect();
            phrases.sort_by_key(|(english, _)| std::cmp::Reverse(english.len()));
            phrases.into_iter().fold(said, |said, (english, dutch)| said.replace(english, dutch))
        }
        _ => said,
    }
}

fn first_paragraph(text: &str) -> &str {
    text.split("\n\n").next().unwrap_or_default()
}
