//! Which level to apply for: practice and competence side by side.

use maatstaf::{Estimate, Lane};
use maatstaf_document::{Language, Page, Sign, join, say};
use schemars::JsonSchema;
use serde::Serialize;

use crate::readiness::{Readiness, State};
use crate::scheme::{Role, Scheme};

/// Which level the practice and the competence shown support together, and what stands in the way of the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Advice {
    /// The highest level for which practice is complete and the estimate holds; none when there is none.
    pub level: Option<String>,
    /// Each level, lowest first; of a renewal only those that are held.
    pub levels: Vec<LevelAdvice>,
}

/// Practice and competence at one level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LevelAdvice {
    /// The level's id.
    pub level: String,
    /// Whether practice is complete.
    pub practice: State,
    /// How far the competence shown supports it; none when the scheme goes with no framework.
    pub competence: Option<Competence>,
    /// The ids of the requirements that are not met by every figure.
    pub missing: Vec<String>,
}

/// How far the evidence of a portfolio supports a level of the framework.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Competence {
    /// Not even if all of it were confirmed.
    NotYet,
    /// If all of it is confirmed.
    Possible,
    /// With what nobody has judged yet.
    Estimated,
    /// With what assessors accepted.
    Certain,
}

impl Competence {
    /// The highest lane in which an estimate reaches a level of its framework.
    fn of(estimate: &Estimate, level: &str) -> Self {
        let framework = estimate.portfolio().framework();
        let place = |id: &str| framework.levels().iter().position(|known| known == id);
        let reaches = |lane| estimate.overall(lane).and_then(place) >= place(level) && place(level).is_some();
        match (reaches(Lane::Floor), reaches(Lane::Estimate), reaches(Lane::Ceiling)) {
            (true, ..) => Self::Certain,
            (_, true, _) => Self::Estimated,
            (.., true) => Self::Possible,
            _ => Self::NotYet,
        }
    }

    /// In words.
    pub fn words(self, language: Language) -> String {
        match self {
            Self::NotYet => say!(language, "not yet", "nog niet"),
            Self::Possible => {
                say!(language, "possible, if all of it is confirmed", "mogelijk, als alles bevestigd wordt")
            }
            Self::Estimated => {
                say!(
                    language,
                    "estimated, with what nobody has judged yet",
                    "geschat, met wat nog niet beoordeeld is"
                )
            }
            Self::Certain => say!(language, "certain", "zeker"),
        }
    }
}

impl Advice {
    /// Puts an estimate beside the readiness for a scheme. An estimate under another framework than the scheme's says nothing.
    pub fn new(scheme: &Scheme, readiness: &Readiness, estimate: &Estimate) -> Self {
        let document = scheme.document();
        let fits = document.framework.as_deref() == Some(estimate.portfolio().framework().id());
        let levels: Vec<LevelAdvice> = document
            .levels
            .iter()
            .zip(&readiness.levels)
            // Only what is held can be renewed.
            .filter(|(_, practice)| document.renews.is_none() || practice.award.is_some())
            .map(|(level, practice)| LevelAdvice {
                level: level.id.clone(),
                practice: practice.state,
                competence: level
                    .framework_level
                    .as_ref()
                    .filter(|_| fits)
                    .map(|level| Competence::of(estimate, level)),
                missing: practice
                    .requirements
                    .iter()
                    .filter(|one| one.role == Role::Required && one.state != State::Met)
                    .map(|one| one.id.clone())
                    .collect(),
            })
            .collect();
        let supported = levels.iter().rev().find(|level| level.holds());
        Self { level: supported.map(|level| level.level.clone()), levels }
    }

    /// The level above the one that is supported.
    pub fn next(&self) -> Option<&LevelAdvice> {
        self.levels.get(self.place().map_or(0, |place| place + 1))
    }

    /// The advice for a reader.
    pub fn page(&self, scheme: &Scheme, readiness: &Readiness, language: Language) -> Page {
        let name = |id: &str| scheme.level(id).map_or(id, |level| level.name.to(language)).to_owned();
        let title = say!(language, "Which level to apply for", "Welk niveau aanvragen");
        let first = match self.supported() {
            Some(LevelAdvice { level, competence: Some(_), .. }) => {
                let level = name(level);
                say!(
                    language,
                    "{level}: practice is complete, and so far the evidence supports it",
                    "{level}: de praktijk is compleet, en het bewijs draagt het tot nu toe"
                )
            }
            Some(LevelAdvice { level, .. }) => {
                let level = name(level);
                say!(
                    language,
                    "{level}: practice is complete; the evidence was not weighed for it",
                    "{level}: de praktijk is compleet; het bewijs is er niet voor gewogen"
                )
            }
            None => say!(language, "none yet", "nog geen"),
        };
        let sign = if self.level.is_some() { Sign::Met } else { Sign::Unmet };
        let page = Page::new().title(title).item(sign, first);
        let Some(next) = self.next() else { return page };
        let level = name(&next.level);
        let page =
            page.item(Sign::Unmet, say!(language, "{level} not yet, because", "{level} nog niet, want"));
        next.reasons(readiness, language).into_iter().fold(page, Page::detail)
    }

    fn supported(&self) -> Option<&LevelAdvice> {
        self.levels.get(self.place()?)
    }

    /// Where the supported level stands among the levels.
    fn place(&self) -> Option<usize> {
        self.levels.iter().position(|level| Some(&level.level) == self.level.as_ref())
    }
}

impl LevelAdvice {
    /// Whether practice is complete and competence at least estimated, where the scheme goes with a framework.
    pub fn holds(&self) -> bool {
        self.practice == State::Met
            && self.competence.is_none_or(|competence| competence >= Competence::Estimated)
    }

    /// Why it does not hold.
    fn reasons(&self, readiness: &Readiness, language: Language) -> Vec<String> {
        let mut reasons = Vec::new();
        if let Some(competence) = self.competence.filter(|competence| *competence < Competence::Estimated) {
            let words = competence.words(language);
            reasons.push(say!(language, "competence: {words}", "competenties: {words}"));
        }
        let level = readiness.level(&self.level);
        let named = |id: &String| {
            let found = level.and_then(|level| level.requirements.iter().find(|one| one.id == *id));
            found.map_or(id.clone(), |one| inside(one.name.to(language)))
        };
        let missing: Vec<String> = self.missing.iter().map(named).collect();
        if !missing.is_empty() {
            let missing = join(&missing, language);
            reasons.push(say!(language, "practice: {missing}", "praktijk: {missing}"));
        }
        reasons
    }
}

/// A name as it stands inside a sentence: without its capital, unless it is an abbreviation.
fn inside(name: &str) -> String {
    let mut signs = name.chars();
    match (signs.next(), signs.as_str().chars().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(signs).collect(),
        _ => name.to_owned(),
    }
}
