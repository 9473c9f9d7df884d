//! What a programme can cover: an indicator, or by equivalence a practice in a cell.

use maatstaf::Framework;
use maatstaf_document::{Language, say};
use schemars::JsonSchema;
use serde::Serialize;

use crate::document::{ActivityCover, AssessmentCover};

/// What is covered: an indicator, or by equivalence a practice in a cell under a theme.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Aspect {
    /// The number of the indicator; absent for an equivalent practice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicator: Option<u16>,
    /// The id of the category.
    pub category: String,
    /// The id of the level.
    pub level: String,
    /// The theme of an equivalent practice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
}

/// The parts of a cover that say what it is about.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Target<'d> {
    pub(crate) indicator: Option<u16>,
    pub(crate) category: Option<&'d str>,
    pub(crate) level: Option<&'d str>,
    pub(crate) theme: Option<&'d str>,
    pub(crate) rationale: Option<&'d str>,
}

impl Aspect {
    /// The aspect that an indicator is; nothing when the framework has no such indicator.
    pub fn of_indicator(framework: &Framework, number: u16) -> Option<Self> {
        let indicator = framework.indicator(number)?;
        let (category, level) = (indicator.category.clone(), indicator.level.clone());
        Some(Self { indicator: Some(number), category, level, theme: None })
    }

    /// What it is called: `CI 31`, or the cell and the theme of an equivalent practice.
    pub fn label(&self, framework: &Framework, language: Language) -> String {
        if let Some(number) = self.indicator {
            return say!(language, "CI {number}", "VI {number}");
        }
        let category = framework.category_name(&self.category, language);
        let level = framework.level_name(&self.level, language);
        let theme = self.theme.as_deref().unwrap_or_default();
        say!(
            language,
            "equivalent practice “{theme}” ({category}, {level})",
            "gelijkwaardige praktijk ‘{theme}’ ({category}, {level})"
        )
    }

    /// Where it stands among the others: by category and level, indicators first.
    pub(crate) fn rank(&self, framework: &Framework) -> (usize, usize, u16, &str) {
        let position =
            |ids: &[String], id: &str| ids.iter().position(|known| known == id).unwrap_or_default();
        let category = position(framework.categories(), &self.category);
        let level = position(framework.levels(), &self.level);
        (category, level, self.indicator.unwrap_or(u16::MAX), self.theme.as_deref().unwrap_or_default())
    }
}

impl Target<'_> {
    /// The aspect that is meant, if the framework has it.
    pub(crate) fn aspect(self, framework: &Framework) -> Option<Aspect> {
        match (self.indicator, self.category, self.level, self.theme) {
            (Some(number), None, None, None) => Aspect::of_indicator(framework, number),
            (None, Some(category), Some(level), Some(theme)) => {
                framework.cell(category, level)?;
                let (category, level) = (category.to_owned(), level.to_owned());
                Some(Aspect { indicator: None, category, level, theme: Some(theme.to_owned()) })
            }
            _ => None,
        }
    }
}

impl<'d> From<&'d ActivityCover> for Target<'d> {
    fn from(cover: &'d ActivityCover) -> Self {
        let (theme, rationale) = (named(cover.theme.as_deref()), named(cover.rationale.as_deref()));
        let (category, level) = (cover.category.as_deref(), cover.level.as_deref());
        Self { indicator: cover.indicator, category, level, theme, rationale }
    }
}

impl<'d> From<&'d AssessmentCover> for Target<'d> {
    fn from(cover: &'d AssessmentCover) -> Self {
        let (theme, rationale) = (named(cover.theme.as_deref()), named(cover.rationale.as_deref()));
        let (category, level) = (cover.category.as_deref(), cover.level.as_deref());
        Self { indicator: cover.indicator, category, level, theme, rationale }
    }
}

/// A text without the white space around it; nothing when nothing is left.
fn named(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}
