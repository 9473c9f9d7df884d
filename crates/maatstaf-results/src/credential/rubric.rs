//! Categories and levels of a framework as alignments, result descriptions and results.

use maatstaf::Framework;
use maatstaf_document::{Language, say};

use super::parts::{Alignment, ResultDescription, RubricCriterionLevel, RubricResult};
use crate::address::{below, urn};

/// One statement about one framework: what its ids are made from.
pub(super) struct Rubric<'f> {
    pub(super) framework: &'f Framework,
    /// What kind of statement it is: the same framework has other ids in another kind.
    pub(super) kind: &'static str,
    pub(super) language: Language,
    pub(super) base: Option<&'f str>,
}

impl Rubric<'_> {
    /// The id of the achievement.
    pub(super) fn id(&self) -> String {
        urn(&(self.kind, self.framework.facts()))
    }

    pub(super) fn framework_name(&self) -> &str {
        &self.framework.wording(self.language).name
    }

    /// The name of a category; that of the whole when there is none.
    pub(super) fn name(&self, category: Option<&str>) -> String {
        match category {
            Some(category) => self.framework.category_name(category, self.language).to_owned(),
            None => say!(self.language, "Overall", "Geheel"),
        }
    }

    pub(super) fn alignments(&self) -> Vec<Alignment> {
        let framework = self.framework.id();
        let alignment = |category: &String| Alignment {
            kind: ["Alignment"],
            target_type: "CFItem",
            target_code: category.clone(),
            target_name: self.name(Some(category)),
            target_framework: self.framework_name().to_owned(),
            target_url: match self.base {
                Some(base) => below(base, &format!("frameworks/{framework}/categories/{category}")),
                None => urn(&("category", framework, category)),
            },
        };
        self.framework.categories().iter().map(alignment).collect()
    }

    /// What a result in a category, or overall, is about.
    pub(super) fn description(&self, category: Option<&str>) -> ResultDescription {
        let level = |level: &String| RubricCriterionLevel {
            id: self.level_id(category, level),
            kind: ["RubricCriterionLevel"],
            name: self.framework.level_name(level, self.language).to_owned(),
            level: level.clone(),
        };
        ResultDescription {
            id: self.description_id(category),
            kind: ["ResultDescription"],
            name: self.name(category),
            result_type: "RubricCriterionLevel",
            rubric_criterion_level: self.framework.levels().iter().map(level).collect(),
        }
    }

    pub(super) fn result(
        &self,
        category: Option<&str>,
        level: &str,
        status: &'static str,
        value: String,
    ) -> RubricResult {
        RubricResult {
            kind: ["Result"],
            result_description: self.description_id(category),
            achieved_level: self.level_id(category, level),
            status,
            value,
        }
    }

    fn description_id(&self, category: Option<&str>) -> String {
        urn(&(self.id(), category))
    }

    fn level_id(&self, category: Option<&str>, level: &str) -> String {
        urn(&(self.id(), category, level))
    }
}
