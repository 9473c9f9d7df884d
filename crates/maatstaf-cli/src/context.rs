//! What every command needs: what was asked, where things are found, and how they are said.

use std::fmt::Display;
use std::str::FromStr;

use clap::ArgMatches;
use jiff::civil::Date;
use maatstaf::{DocumentError, Estimate, Framework, Language, Policy, Portfolio, Problem};
use maatstaf_document::Page;
use maatstaf_practice::Ledger;
use maatstaf_programme::eqa_policy;
use serde::Serialize;
use serde_json::Value;

use crate::output::{Answer, BOLD, DIM, Failure, INVALID, IO, Outcome, USAGE, announce, styled};
use crate::page::drawn;
use crate::words::{say, wrapped};

/// What every command needs.
#[derive(Debug)]
pub(crate) struct Context {
    /// The command, such as `framework show`.
    pub(crate) command: String,
    pub(crate) language: Language,
    /// The width of the terminal; none when the output goes elsewhere.
    pub(crate) width: Option<usize>,
    asked: ArgMatches,
    pack: Option<Framework>,
}

/// What was asked.
impl Context {
    pub(crate) fn new(mut asked: ArgMatches, language: Language) -> Result<Self, Failure> {
        let mut path = Vec::new();
        while let Some((name, below)) = asked.remove_subcommand() {
            path.push(name);
            asked = below;
        }
        let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let terminal = || terminal_size::terminal_size_of(std::io::stdout()).map(|(width, _)| width.0.into());
        let width = columns.or_else(terminal);
        let mut context = Self { command: path.join(" "), language, width, asked, pack: None };
        context.pack = context.text("pack").map(|folder| context.read_pack(folder)).transpose()?;
        Ok(context)
    }

    pub(crate) fn text(&self, id: &str) -> Option<&str> {
        self.asked.try_get_one::<String>(id).ok().flatten().map(String::as_str)
    }

    /// The text of an argument that is required or has a default.
    pub(crate) fn given(&self, id: &str) -> &str {
        self.text(id).unwrap_or_default()
    }

    pub(crate) fn many(&self, id: &str) -> Vec<&str> {
        self.asked
            .try_get_many::<String>(id)
            .ok()
            .flatten()
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect()
    }

    pub(crate) fn flag(&self, id: &str) -> bool {
        self.asked.try_get_one::<bool>(id).is_ok_and(|flag| flag.copied().unwrap_or_default())
    }

    /// A value that clap has checked already, such as a lane.
    pub(crate) fn value<T: FromStr>(&self, id: &str) -> Option<T> {
        self.text(id).and_then(|text| text.parse().ok())
    }

    /// A day that an option names.
    pub(crate) fn day(&self, option: &str) -> Result<Option<Date>, Failure> {
        let read = |text: &str| text.parse().map_err(|_| self.misused("bad-date", &[&option]));
        self.text(option).map(read).transpose()
    }

    /// The values of an option that are written `NAME=VALUE`.
    pub(crate) fn pairs(&self, option: &str) -> Result<Vec<(&str, &str)>, Failure> {
        let unclear = |text| self.misused("unclear", &[&format!("--{option} {text}"), &self.command]);
        self.many(option).into_iter().map(|text| text.rsplit_once('=').ok_or_else(|| unclear(text))).collect()
    }

    /// Where the id that an option names stands in a list, if the option is there.
    pub(crate) fn position<T: AsRef<str>>(&self, option: &str, ids: &[T]) -> Result<Option<usize>, Failure> {
        let known = || ids.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", ");
        let unknown = || self.misused("unknown", &[&option, &known()]);
        let place = |id| ids.iter().position(|known| known.as_ref() == id).ok_or_else(unknown);
        self.text(option).map(place).transpose()
    }
}

/// What is found.
impl Context {
    /// The ids of all frameworks that can be found.
    pub(crate) fn framework_ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = maatstaf::pack_ids().collect();
        if let Some(own) = self.pack.as_ref().map(Framework::id) {
            ids.retain(|id| *id != own);
            ids.insert(0, own);
        }
        ids
    }

    /// The framework of `--pack`.
    pub(crate) fn own_framework(&self) -> Option<&Framework> {
        self.pack.as_ref()
    }

    pub(crate) fn find(&self, id: &str) -> Option<Framework> {
        self.pack.clone().filter(|pack| pack.id() == id).or_else(|| Framework::by_id(id))
    }

    /// The framework that an argument names.
    pub(crate) fn framework(&self, option: &str) -> Result<Framework, Failure> {
        self.position(option, &self.framework_ids())?;
        self.find(self.given(option)).ok_or_else(|| self.misused("unknown", &[&option, &""]))
    }

    /// Reads the document in a file, or says everything that is wrong with it.
    pub(crate) fn document<T>(
        &self,
        name: &str,
        read: impl FnOnce(&str) -> Result<T, DocumentError>,
    ) -> Result<T, Failure> {
        read(&self.read(name)?).map_err(|error| self.refused(name, &error))
    }

    /// Reads the documents in several files, or says everything that is wrong with any of them.
    pub(crate) fn documents<T>(
        &self,
        names: &[impl AsRef<str>],
        read: impl Fn(&str) -> Result<T, DocumentError>,
    ) -> Result<Vec<T>, Failure> {
        let (mut found, mut failed) = (Vec::new(), Vec::new());
        for name in names {
            match self.document(name.as_ref(), &read) {
                Ok(document) => found.push(document),
                Err(failure) => failed.push(failure),
            }
        }
        let Some(first) = failed.first() else { return Ok(found) };
        let texts: Vec<&str> = failed.iter().map(|failure| failure.text.as_str()).collect();
        Err(Failure { code: first.code, text: texts.join("\n") })
    }

    /// The portfolio that an argument names, on the day of `--as-of`.
    pub(crate) fn portfolio(&self, option: &str) -> Result<Portfolio, Failure> {
        let portfolio =
            self.document(self.given(option), |text| Portfolio::open(text, |id| self.find(id)))?;
        self.on_day(portfolio)
    }

    /// The portfolio as of the day of `--as-of`, if there is one.
    pub(crate) fn on_day(&self, portfolio: Portfolio) -> Result<Portfolio, Failure> {
        Ok(match self.day("as-of")? {
            Some(day) => portfolio.on(day),
            None => portfolio,
        })
    }

    /// A portfolio, or a ledger as a portfolio without evidence that is read today; and whether it was a ledger.
    /// The ledger of `--ledger` takes the place of its own.
    pub(crate) fn practice(&self) -> Result<(Portfolio, bool), Failure> {
        let name = self.given("file");
        let text = self.read(name)?;
        let top = serde_json::from_str::<Value>(text.trim_start_matches('\u{feff}')).unwrap_or_default();
        let alone = top.get("maatstaf_ledger").is_some();
        let mut portfolio = if alone {
            Portfolio::new(Framework::emcc()).on(today())
        } else {
            Portfolio::open(&text, |id| self.find(id)).map_err(|error| self.refused(name, &error))?
        };
        let other = self.text("ledger").map(|name| Ok((name, self.read(name)?))).transpose()?;
        if let Some((name, text)) = other.or_else(|| alone.then_some((name, text))) {
            let ledger = Ledger::from_json(&text).map_err(|error| self.refused(name, &error))?;
            let changed = portfolio.change(|document| document.ledger = Some(ledger.document().clone()));
            changed.map_err(|error| self.refused(name, &error))?;
        }
        Ok((self.on_day(portfolio)?, alone))
    }

    /// What a name stands for: something that comes with the engine, or a file.
    pub(crate) fn named<T>(
        &self,
        name: &str,
        known: Option<T>,
        ids: &[&str],
        read: impl FnOnce(&str) -> Result<T, DocumentError>,
    ) -> Result<Result<T, DocumentError>, Failure> {
        match known {
            Some(known) => Ok(Ok(known)),
            None if name == "-" || std::path::Path::new(name).exists() => Ok(read(&self.read(name)?)),
            None => Err(self.misused("no-such", &[&name, &ids.join(", ")])),
        }
    }

    /// The policy that is asked for: one that comes with the engine, or one in a file.
    pub(crate) fn policy(&self) -> Result<Result<Policy, DocumentError>, Failure> {
        let (name, eqa) = (self.given("policy"), eqa_policy());
        let mut ids: Vec<&str> = Policy::ids().collect();
        ids.push(eqa.id());
        let known = Policy::by_id(name).or_else(|| Some(eqa.clone()).filter(|eqa| eqa.id() == name));
        self.named(name, known, &ids, Policy::from_json)
    }

    /// The same, when every threshold in it can be attained in a framework.
    pub(crate) fn policy_for(&self, framework: &Framework) -> Result<Policy, Failure> {
        let refused = |error| self.refused(self.given("policy"), &error);
        let policy = self.policy()?.map_err(refused)?;
        policy.check_against(framework).map_err(refused)?;
        Ok(policy)
    }

    /// Estimates the portfolio in the way that was asked for.
    pub(crate) fn estimate(&self) -> Result<Estimate, Failure> {
        self.estimate_of(&self.portfolio("file")?)
    }

    /// Estimates a portfolio under the policy that was asked for.
    pub(crate) fn estimate_of(&self, portfolio: &Portfolio) -> Result<Estimate, Failure> {
        Ok(portfolio.estimate_with(&self.policy_for(portfolio.framework())?))
    }

    /// The framework, with the sentences of an overlay when one is given.
    pub(crate) fn worded(&self, framework: &Framework) -> Result<Framework, Failure> {
        let Some(name) = self.text("wording") else { return Ok(framework.clone()) };
        framework.with_overlay(&self.read(name)?).map_err(|error| self.refused(name, &error))
    }
}

/// What is said.
impl Context {
    pub(crate) fn say(&self, key: &str, parts: &[&dyn Display]) -> String {
        say(self.language, key, parts)
    }

    /// Says something now, since the command goes on for long.
    pub(crate) fn announce(&self, text: &str) {
        announce(&wrapped(text, 0, self.width));
    }

    /// The command line asks for something that is not there.
    pub(crate) fn misused(&self, key: &str, parts: &[&dyn Display]) -> Failure {
        Failure { code: USAGE, text: self.say(key, parts) }
    }

    /// A document was refused: a line per problem, `FILE:LINE:COLUMN: path: message (help)`, which editors can follow.
    pub(crate) fn refused(&self, name: &str, error: &DocumentError) -> Failure {
        let line = |problem: &Problem| {
            let sentence = problem.sentence(self.language);
            match (problem.place.line, problem.place.path.is_empty()) {
                (Some(_), false) => format!("{name}:{}", sentence.replacen(' ', ": ", 1)),
                (Some(_), true) => format!("{name}:{sentence}"),
                (None, _) => format!("{name}: {sentence}"),
            }
        };
        Failure { code: INVALID, text: error.problems().iter().map(line).collect::<Vec<_>>().join("\n") }
    }

    /// The name of a level; none is "not yet evidenced".
    pub(crate) fn level(&self, framework: &Framework, level: Option<&str>) -> String {
        let name = |id: &str| framework.level_name(id, self.language).to_owned();
        level.map_or_else(|| self.say("not-yet-evidenced", &[]), name)
    }

    /// The name of a category.
    pub(crate) fn category<'f>(&self, framework: &'f Framework, id: &'f str) -> &'f str {
        framework.category_name(id, self.language)
    }

    /// A line that fits, with its end.
    pub(crate) fn line(&self, line: &str, hang: usize) -> String {
        wrapped(line, hang, self.width) + "\n"
    }

    /// A line in bold, after an empty one.
    pub(crate) fn title(&self, title: &str) -> String {
        format!("\n{}\n", styled(BOLD, &wrapped(title, 2, self.width)))
    }

    /// What an answer is and is not, after an empty line.
    pub(crate) fn statement(&self) -> String {
        format!("\n{}\n", styled(DIM, &wrapped(maatstaf::statement().to(self.language), 0, self.width)))
    }

    pub(crate) fn json<T: Serialize>(&self, document: &T) -> Result<String, Failure> {
        let text = serde_json::to_string_pretty(document).map(|text| text + "\n");
        text.map_err(|error| Failure { code: IO, text: self.say("io-other", &[&self.command, &error]) })
    }

    /// A document as JSON when that was asked for, and otherwise as text.
    pub(crate) fn show<T: Serialize>(&self, document: &T, text: impl FnOnce() -> String) -> Outcome {
        Ok(Answer::from(if self.flag("json") { self.json(document)? } else { text() }))
    }

    /// A document as JSON when that was asked for, and otherwise its page.
    pub(crate) fn lay<T: Serialize>(&self, document: &T, page: impl FnOnce(Language) -> Page) -> Outcome {
        self.show(document, || self.page(&page(self.language)))
    }

    /// A page, drawn.
    pub(crate) fn page(&self, page: &Page) -> String {
        drawn(page, false, self.language, self.width)
    }

    /// The same, with what the signs in tables mean.
    pub(crate) fn lay_signed<T: Serialize>(
        &self,
        document: &T,
        page: impl FnOnce(Language) -> Page,
    ) -> Outcome {
        self.show(document, || drawn(&page(self.language), true, self.language, self.width))
    }
}

/// The day that the clock of this machine gives.
pub(crate) fn today() -> Date {
    jiff::Zoned::now().date()
}
