//! Every command and argument has its Dutch, nothing Dutch is left over, and every example can be typed.

use std::collections::BTreeSet;

use clap::{Command, CommandFactory as _};
use maatstaf::Language;

use super::{DUTCH, EXAMPLES, command, dutch};
use crate::args::Args;

/// Each command with its path, without the copies below `help`.
fn all(command: &Command, path: &str, found: &mut Vec<(String, Command)>) {
    found.push((path.to_owned(), command.clone()));
    for below in command.get_subcommands().filter(|_| path != "help") {
        all(below, format!("{path} {}", below.get_name()).trim_start(), found);
    }
}

fn tree(language: Language) -> Vec<(String, Command)> {
    let mut found = Vec::new();
    all(&command(language), "", &mut found);
    found
}

#[test]
fn every_command_and_argument_has_its_dutch() {
    let mut missing = Vec::new();
    for (path, command) in tree(Language::Nl) {
        let ids = command.get_arguments().map(|arg| arg.get_id().as_str().to_owned());
        for key in ids.chain(["about".to_owned()]) {
            if path != "help" && dutch(&path, &key).is_none_or(str::is_empty) {
                missing.push(format!("{path}: {key}"));
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn no_dutch_is_left_over() {
    let tree = tree(Language::En);
    let mut used = BTreeSet::new();
    let mut values = BTreeSet::new();
    for (path, command) in &tree {
        used.insert((path.clone(), "about".to_owned()));
        for arg in command.get_arguments() {
            let key = arg.get_id().as_str().to_owned();
            let own = DUTCH.get(path).is_some_and(|texts| texts.contains_key(&key));
            used.insert((if own { path.clone() } else { String::new() }, key));
            values.extend(arg.get_value_names().unwrap_or_default().iter().map(ToString::to_string));
        }
    }
    let stray = |path: &str, key: &str| match path {
        "VALUES" => !values.contains(key),
        "PHRASES" => false,
        _ => !used.contains(&(path.to_owned(), key.to_owned())),
    };
    let keys = DUTCH.iter().flat_map(|(path, texts)| texts.keys().map(move |key| (path, key)));
    let stray: Vec<_> = keys.filter(|(path, key)| stray(path, key)).collect();
    assert_eq!(stray, Vec::new());
}

#[test]
fn every_command_has_examples_and_each_can_be_typed() {
    let paths: BTreeSet<String> =
        tree(Language::En).into_iter().map(|(path, _)| path).filter(|path| path != "help").collect();
    assert_eq!(EXAMPLES.keys().cloned().collect::<BTreeSet<_>>(), paths);
    for (typed, english, dutch) in EXAMPLES.values().flatten() {
        assert!(Args::command().try_get_matches_from(typed.split(' ')).is_ok(), "{typed}");
        assert!(!english.is_empty() && !dutch.is_empty(), "{typed}");
    }
}

#[test]
fn dutch_help_says_nothing_in_english() {
    for (path, mut command) in tree(Language::Nl) {
        let help = command.render_long_help().to_string();
        for english in [
            "Usage:",
            "Options:",
            "Commands:",
            "Arguments:",
            "[default",
            "[possible",
            "[OPTIONS]",
            "Print",
            "Examples",
        ] {
            assert!(!help.contains(english), "{path}: {english}\n{help}");
        }
    }
}

#[test]
fn the_tree_of_commands_is_sound() {
    Args::command().debug_assert();
}
