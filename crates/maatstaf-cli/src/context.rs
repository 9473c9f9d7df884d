//! What every command needs: the language, the width, and where frameworks and policies are found.

use std::path::Path;

use maatstaf::{Estimate, Framework, Language, Policy, Portfolio};

use crate::args::{Common, Reading};
use crate::failure::Failure;
use crate::input;
use crate::words::say;

/// What every command needs.
#[derive(Debug)]
pub(crate) struct Context {
    pub(crate) language: Language,
    /// The width of the terminal; none when the output goes elsewhere.
    pub(crate) width: Option<usize>,
    pack: Option<Framework>,
}

impl Context {
    pub(crate) fn new(common: &Common, language: Language) -> Result<Self, Failure> {
        let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let terminal =
            || terminal_size::terminal_size_of(std::io::stdout()).map(|(width, _)| usize::from(width.0));
        let pack = common.pack.as_deref().map(|folder| input::pack(folder, language)).transpose()?;
        Ok(Self { language, width: columns.or_else(terminal), pack })
    }

    /// The ids of all frameworks that can be found.
    pub(crate) fn framework_ids(&self) -> Vec<&str> {
        let own = self.pack.as_ref().map(Framework::id);
        let embedded = maatstaf_frameworks::PACKS.iter().map(|pack| pack.id);
        own.into_iter().chain(embedded.filter(|id| Some(*id) != own)).collect()
    }

    pub(crate) fn find(&self, id: &str) -> Option<Framework> {
        self.pack.clone().filter(|pack| pack.id() == id).or_else(|| Framework::by_id(id))
    }

    pub(crate) fn framework(&self, id: &str, option: &str) -> Result<Framework, Failure> {
        self.find(id).ok_or_else(|| Failure::unknown(option, &self.framework_ids(), self.language))
    }

    pub(crate) fn portfolio(&self, path: &Path) -> Result<Portfolio, Failure> {
        let text = input::text(path, self.language)?;
        Portfolio::open(&text, |id| self.find(id))
            .map_err(|error| Failure::refused(&path.to_string_lossy(), &error, self.language))
    }

    /// Finds a policy by its id, or reads it from a file.
    pub(crate) fn policy(&self, name: &str) -> Result<Policy, Failure> {
        if let Some(policy) = Policy::by_id(name) {
            return Ok(policy);
        }
        let text = self.policy_text(name)?;
        Policy::from_json(&text).map_err(|error| Failure::refused(name, &error, self.language))
    }

    /// Reads the file of a policy that does not come with the engine.
    pub(crate) fn policy_text(&self, name: &str) -> Result<String, Failure> {
        if name == "-" || Path::new(name).exists() {
            return input::text(Path::new(name), self.language);
        }
        let ids = Policy::ids().collect::<Vec<_>>().join(", ");
        Err(Failure::usage(say!(
            self.language,
            "policy: there is no file {name}, and no such id (known are {ids})",
            "beleid: er is geen bestand {name}, en ook niet zo'n id (wel bekend: {ids})"
        )))
    }

    /// Estimates a portfolio in the way that was asked for.
    pub(crate) fn estimate(&self, reading: &Reading) -> Result<Estimate, Failure> {
        let policy = self.policy(&reading.policy)?;
        let mut portfolio = self.portfolio(&reading.file)?;
        policy
            .check_against(portfolio.framework())
            .map_err(|error| Failure::refused(&reading.policy, &error, self.language))?;
        if let Some(day) = reading.as_of {
            portfolio = portfolio.on(day);
        }
        Ok(portfolio.estimate_with(&policy))
    }

    /// The framework, with the sentences of an overlay when one is given.
    pub(crate) fn worded(&self, framework: &Framework, overlay: Option<&Path>) -> Result<Framework, Failure> {
        let Some(path) = overlay else { return Ok(framework.clone()) };
        let text = input::text(path, self.language)?;
        framework
            .with_overlay(&text)
            .map_err(|error| Failure::refused(&path.to_string_lossy(), &error, self.language))
    }

    /// Where an id stands in a list.
    pub(crate) fn position(&self, option: &str, id: &str, ids: &[String]) -> Result<usize, Failure> {
        let known = || ids.iter().map(String::as_str).collect::<Vec<_>>();
        ids.iter()
            .position(|known| known == id)
            .ok_or_else(|| Failure::unknown(option, &known(), self.language))
    }
}
