//! What can be typed. The Dutch help and the examples lie over it, see `help.rs`.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand};
use maatstaf::{Lane, Language};

/// See which EMCC level a portfolio of coaching or mentoring evidence supports, and why
///
/// It estimates; it does not accredit. Everything stays on this machine.
#[derive(Debug, Parser)]
#[command(name = "maatstaf", version, arg_required_else_help = true)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) common: Common,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Common {
    /// The language to speak; otherwise MAATSTAF_LANG or the locale decides
    #[arg(long, global = true, display_order = 90, value_parser = language())]
    pub(crate) lang: Option<Language>,
    /// Whether to use colour; auto also heeds NO_COLOR
    #[arg(long, global = true, display_order = 91, value_parser = ["auto", "always", "never"], default_value = "auto")]
    pub(crate) color: String,
    /// A folder with a framework pack, found by its id from then on
    ///
    /// It holds framework.json and one wording.LANGUAGE.json per language.
    #[arg(long, global = true, display_order = 92, value_name = "FOLDER")]
    pub(crate) pack: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Show which level a portfolio supports, how sure that is, and what to do next
    Estimate(Estimate),
    /// Say why: what supports each level and what blocks the next
    Explain(Explain),
    /// List the cheapest steps to a level
    Gap(Gap),
    /// Try changes: the estimate before and after them
    ///
    /// The file of --changes is tried first, and then the options in the order in which they stand under Options.
    /// A claim is written ID:TARGET. A target is the number of an indicator, or CATEGORY/LEVEL or CATEGORY/LEVEL/THEME.
    WhatIf(WhatIf),
    /// Check a portfolio, and report every problem at once
    Validate(Validate),
    /// Write or check a certificate: the least evidence that still supports a level
    #[command(subcommand)]
    Certificate(Certificate),
    /// List and show frameworks, and print the schemas of all documents
    #[command(subcommand)]
    Framework(Framework),
    /// List, show and check policies: the thresholds behind an estimate
    #[command(subcommand)]
    Policy(Policy),
    /// Read the sentences of a framework from your own copy of its document
    #[command(subcommand)]
    Wording(Wording),
    /// Start a portfolio: a file with remarks on what to fill in
    New(New),
    /// Print a script that completes this command in a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page, or write a page for every command
    Man {
        /// The folder to write the pages in
        #[arg(short, long, value_name = "FOLDER")]
        out: Option<PathBuf>,
    },
}

/// How a portfolio is read.
#[derive(Debug, clap::Args)]
pub(crate) struct Reading {
    /// The portfolio; - is standard input
    pub(crate) file: PathBuf,
    /// The policy: an id or a file
    #[arg(long, value_name = "ID|FILE", default_value = "maatstaf-default")]
    pub(crate) policy: String,
    /// Read it as of this day, written 2026-06-30
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<jiff::civil::Date>,
    /// An overlay with the sentences of your own copy, see `wording import`
    #[arg(long, value_name = "OVERLAY")]
    pub(crate) wording: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Estimate {
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// End with exit code 1 when the estimate is below this level
    #[arg(long, value_name = "LEVEL")]
    pub(crate) check: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Explain {
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// How much to say
    #[arg(long, value_parser = ["line", "category", "full"], default_value = "category")]
    pub(crate) depth: String,
    /// Only this category
    #[arg(long, value_name = "CATEGORY")]
    pub(crate) category: Option<String>,
    /// What to count: what is accepted, also what is open, or all that could be confirmed
    #[arg(long, value_parser = lane(), default_value = "estimate")]
    pub(crate) lane: Lane,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Gap {
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// The level to reach; otherwise the portfolio's target, or else the next level
    #[arg(long, value_name = "LEVEL")]
    pub(crate) to: Option<String>,
    /// What is to reach it: floor makes the level certain
    #[arg(long, value_parser = lane())]
    pub(crate) lane: Option<Lane>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct WhatIf {
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// A list of changes, as in the JSON of this command
    #[arg(long, value_name = "CHANGES.json")]
    pub(crate) changes: Option<PathBuf>,
    /// Add evidence from a file, written as in a portfolio
    #[arg(long, value_name = "EVIDENCE.json")]
    pub(crate) add: Vec<PathBuf>,
    /// Let evidence show one more thing, at a strength of 1 to 4
    #[arg(long, value_name = "ID:TARGET=N")]
    pub(crate) link: Vec<String>,
    /// Give a claim another strength
    #[arg(long, value_name = "ID:TARGET=N")]
    pub(crate) strengthen: Vec<String>,
    /// Give evidence another verification: self-declared, artefact, corroborated or observed
    #[arg(long, value_name = "ID=VERIFICATION")]
    pub(crate) verify: Vec<String>,
    /// Suppose that a claim is accepted, at a lower strength if need be
    #[arg(long, value_name = "ID:TARGET[=N]")]
    pub(crate) accept: Vec<String>,
    /// Suppose that a claim is rejected
    #[arg(long, value_name = "ID:TARGET")]
    pub(crate) reject: Vec<String>,
    /// Leave evidence out
    #[arg(long, value_name = "ID")]
    pub(crate) drop: Vec<String>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Validate {
    /// The portfolio; - is standard input
    pub(crate) file: PathBuf,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Subcommand)]
#[command(disable_help_subcommand = true, arg_required_else_help = true)]
pub(crate) enum Certificate {
    /// Write a certificate for the level of a portfolio
    Write {
        #[command(flatten)]
        reading: Reading,
        /// What to count: floor certifies only what assessors accepted
        #[arg(long, value_parser = lane(), default_value = "estimate")]
        lane: Lane,
        /// The file to write; otherwise it is printed
        #[arg(short, long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Check a certificate against its portfolio, without the estimator
    Check {
        /// The certificate
        certificate: PathBuf,
        /// The portfolio; - is standard input
        portfolio: PathBuf,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Subcommand)]
#[command(disable_help_subcommand = true, arg_required_else_help = true)]
pub(crate) enum Framework {
    /// List the frameworks that are known
    List {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Show the levels, categories and indicators of a framework
    Show(Show),
    /// Print the JSON Schema of a document, or list the documents
    Schema {
        /// The document
        #[arg(value_parser = PossibleValuesParser::new(maatstaf::SCHEMAS))]
        document: Option<String>,
    },
}

#[derive(Debug, clap::Args)]
pub(crate) struct Show {
    /// The framework's id
    pub(crate) id: String,
    /// Only indicators of this category
    #[arg(long, value_name = "CATEGORY")]
    pub(crate) category: Option<String>,
    /// Only indicators at this level
    #[arg(long, value_name = "LEVEL")]
    pub(crate) level: Option<String>,
    /// An overlay with the sentences of your own copy, see `wording import`
    #[arg(long, value_name = "OVERLAY")]
    pub(crate) wording: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Subcommand)]
#[command(disable_help_subcommand = true, arg_required_else_help = true)]
pub(crate) enum Policy {
    /// List the policies that come with this command
    List {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Show the numbers of a policy
    Show {
        /// The policy: an id or a file
        #[arg(value_name = "ID|FILE")]
        policy: String,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Prove that every threshold of a policy can be attained
    Check {
        /// The policy: an id or a file
        #[arg(value_name = "ID|FILE")]
        policy: String,
        /// The framework in which it must be attainable
        #[arg(long, value_name = "FRAMEWORK", default_value = "emcc-2015")]
        framework: String,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Subcommand)]
#[command(disable_help_subcommand = true, arg_required_else_help = true)]
pub(crate) enum Wording {
    /// Make an overlay for --wording from the text of your own copy
    ///
    /// The text is what pdftotext writes. The language is that of --lang, or else the one that the text is in.
    /// The overlay is for you alone: the sentences belong to the framework's holder.
    Import {
        /// The text; - is standard input
        file: PathBuf,
        /// The file to write; otherwise the overlay is printed
        #[arg(short, long, value_name = "FILE")]
        out: Option<PathBuf>,
        /// The framework that the text is of
        #[arg(long, value_name = "FRAMEWORK", default_value = "emcc-2015")]
        framework: String,
        /// Print problems as JSON
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, clap::Args)]
pub(crate) struct New {
    /// A pseudonym for you, without spaces; never your name
    #[arg(long, value_name = "PSEUDONYM", default_value = "coach-1")]
    pub(crate) holder: String,
    /// The level that you aim at
    #[arg(long, value_name = "LEVEL")]
    pub(crate) target: Option<String>,
    /// The framework to write for
    #[arg(long, value_name = "FRAMEWORK", default_value = "emcc-2015")]
    pub(crate) framework: String,
    /// The file to write, which must not exist yet; otherwise it is printed
    #[arg(short, long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

fn lane() -> impl TypedValueParser<Value = Lane> {
    PossibleValuesParser::new(["floor", "estimate", "ceiling"]).try_map(|lane| lane.parse::<Lane>())
}

fn language() -> impl TypedValueParser<Value = Language> {
    PossibleValuesParser::new(["nl", "en"]).try_map(|language| language.parse::<Language>())
}
