//! Commands that help to start: a portfolio to fill in, completions and manual pages.

use std::io;

use clap::Command;
use maatstaf::{Claim, Framework, Language, Portfolio, PortfolioDocument, Strength};

use crate::context::{Context, today};
use crate::help;
use crate::output::{Failure, Outcome, USAGE};

/// `maatstaf new`.
pub(crate) fn new(context: &Context) -> Outcome {
    let framework = context.framework("framework")?;
    context.position("target", framework.levels())?;
    let document =
        filled_in(context, &framework).map_err(|error| context.misused("io-other", &[&"new", &error]))?;
    let portfolio = Portfolio::from_document(framework, document);
    let portfolio = portfolio.map_err(|error| Failure { code: USAGE, ..context.refused("new", &error) })?;
    context.start(context.json(portfolio.document())?, "estimate")
}

fn filled_in(context: &Context, framework: &Framework) -> serde_json::Result<PortfolioDocument> {
    let mut document: PortfolioDocument = serde_json::from_str(match context.language {
        Language::En => include_str!("../new.en.json"),
        Language::Nl => include_str!("../new.nl.json"),
    })?;
    framework.id().clone_into(&mut document.framework);
    context.given("holder").clone_into(&mut document.holder);
    document.target = context.text("target").map(str::to_owned);
    document.as_of = today();
    for (item, indicator) in document.evidence.iter_mut().zip(framework.indicators()) {
        item.happened = Some(document.as_of);
        item.claims = vec![Claim::indicator(indicator.number, Strength::NAMES)];
    }
    Ok(document)
}

/// `maatstaf completions`.
pub(crate) fn completions(context: &Context) -> String {
    let shell = context.value("shell").unwrap_or(clap_complete::Shell::Bash);
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut help::command(context.language), "maatstaf", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

/// `maatstaf man`: one page to standard output, or a page for every command to a folder.
pub(crate) fn man(context: &Context) -> Outcome {
    let command = with_examples_last(help::command(context.language));
    let mut page = Vec::new();
    let written: io::Result<()> = match context.text("out") {
        None => clap_mangen::Man::new(command).render(&mut page),
        Some(folder) => {
            std::fs::create_dir_all(folder).and_then(|()| clap_mangen::generate_to(command, folder))
        }
    };
    written
        .map_err(|error| Failure::io(context.text("out").unwrap_or("stdout"), &error, context.language))?;
    Ok(String::from_utf8_lossy(&page).into_owned().into())
}

/// Manual pages leave out what stands before the help, so examples move behind it.
fn with_examples_last(command: Command) -> Command {
    let parts = [command.get_before_long_help(), command.get_after_long_help()];
    let parts: Vec<String> = parts.into_iter().flatten().map(ToString::to_string).collect();
    command.after_long_help(parts.join("\n\n")).mut_subcommands(with_examples_last)
}
