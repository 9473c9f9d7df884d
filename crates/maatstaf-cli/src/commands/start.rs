//! Commands that help to start: a portfolio to fill in, completions and manual pages.

use std::io::{self, Write as _};
use std::path::Path;

use clap::Command;
use maatstaf::{Claim, Framework, Language, Portfolio, PortfolioDocument, Strength};

use crate::args::New;
use crate::context::Context;
use crate::failure::{Failure, IO, USAGE};
use crate::help;
use crate::output::{Answer, Outcome, json};
use crate::words::say;

/// `maatstaf new`.
pub(crate) fn new(context: &Context, args: &New) -> Outcome {
    let framework = context.framework(&args.framework, "--framework")?;
    if let Some(target) = &args.target {
        context.position("--target", target, framework.levels())?;
    }
    let document = filled_in(template(context.language)?, args, &framework);
    let portfolio = Portfolio::from_document(framework, document);
    let portfolio = portfolio
        .map_err(|error| Failure { code: USAGE, ..Failure::refused("new", &error, context.language) })?;
    let text = json(portfolio.document())?;
    let Some(path) = &args.out else { return Ok(text.into()) };
    let created = std::fs::OpenOptions::new().write(true).create_new(true).open(path);
    let written = created.and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| Failure::io(path, &error, context.language))?;
    let name = path.display();
    let note = say!(
        context.language,
        "{name} is there. Fill it in, then: maatstaf estimate {name}",
        "{name} staat klaar. Vul het in, en dan: maatstaf estimate {name}"
    );
    Ok(Answer { note: Some(note), ..Answer::default() })
}

fn template(language: Language) -> Result<PortfolioDocument, Failure> {
    let text = match language {
        Language::En => include_str!("../new.en.json"),
        Language::Nl => include_str!("../new.nl.json"),
    };
    serde_json::from_str(text).map_err(|error| Failure { code: IO, lines: vec![error.to_string()] })
}

fn filled_in(mut document: PortfolioDocument, args: &New, framework: &Framework) -> PortfolioDocument {
    let today = jiff::Zoned::now().date();
    framework.id().clone_into(&mut document.framework);
    document.holder.clone_from(&args.holder);
    document.target.clone_from(&args.target);
    document.as_of = today;
    for (item, indicator) in document.evidence.iter_mut().zip(framework.indicators()) {
        item.happened = Some(today);
        item.claims = vec![Claim::indicator(indicator.number, Strength::NAMES)];
    }
    document
}

/// `maatstaf completions`.
pub(crate) fn completions(shell: clap_complete::Shell, language: Language) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut help::command(language), "maatstaf", &mut script);
    Ok(String::from_utf8_lossy(&script).into_owned().into())
}

/// `maatstaf man`: one page to standard output, or a page for every command to a folder.
pub(crate) fn man(out: Option<&Path>, language: Language) -> Outcome {
    let command = with_examples_last(help::command(language));
    let Some(folder) = out else {
        let mut page = Vec::new();
        let rendered = clap_mangen::Man::new(command).render(&mut page);
        rendered.map_err(|error| Failure::io(Path::new("stdout"), &error, language))?;
        return Ok(String::from_utf8_lossy(&page).into_owned().into());
    };
    let written: io::Result<()> =
        std::fs::create_dir_all(folder).and_then(|()| clap_mangen::generate_to(command, folder));
    written.map_err(|error| Failure::io(folder, &error, language))?;
    Ok(Answer::default())
}

/// Manual pages leave out what stands before the help, so examples move behind it.
fn with_examples_last(command: Command) -> Command {
    let parts = [command.get_before_long_help(), command.get_after_long_help()];
    let parts: Vec<String> = parts.into_iter().flatten().map(ToString::to_string).collect();
    command.after_long_help(parts.join("\n\n")).mut_subcommands(with_examples_last)
}
