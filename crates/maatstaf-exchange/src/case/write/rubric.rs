//! The rubric: which level stands where for each category, for systems that know levels from rubrics only.

use maatstaf_document::text;
use serde_json::{Value, json};

use super::Writer;
use crate::case::keep::lift;
use crate::case::shape::{RUBRIC, Shape, fits};
use crate::case::{ids, words};
use crate::{Item, Kind, Level};

/// The most cells of a rubric that is written. This is this project's choice.
const MOST_CELLS: usize = 10_000;

impl<'o> Writer<'o> {
    /// The rubrics that were read, and ours when there are levels.
    pub(super) fn rubrics(&mut self) -> Vec<Value> {
        let own = ids::made(&self.outline.id, "rubric", &[]);
        let other = |rubric: &Value| rubric.get("identifier").and_then(Value::as_str) != Some(&own);
        let holds =
            |list: &Value| list.as_array().is_some_and(|list| !list.is_empty() && list.iter().all(other));
        let kept =
            lift(&mut self.kept.case, "CFRubrics", |list| fits(list, Shape::List(RUBRIC)) && holds(list));
        if self.kept.case.contains_key("CFRubrics") {
            self.no_room("more.case.CFRubrics");
        }
        let mut rubrics = match kept {
            Some(Value::Array(list)) => list,
            _ => Vec::new(),
        };
        let categories = self.categories();
        let levels = &self.outline.levels;
        if levels.is_empty() || categories.is_empty() {
            return rubrics;
        }
        if categories.len().saturating_mul(levels.len()) > MOST_CELLS {
            let message = text!(
                "a rubric with so many categories and levels is left out; the levels stand in the package as items",
                "een rubriek met zoveel categorieën en niveaus valt weg; de niveaus staan als items in het pakket"
            );
            self.lose("no-room", "levels".to_owned(), message);
            return rubrics;
        }
        let criteria: Vec<Value> =
            categories.into_iter().enumerate().map(|(at, item)| self.criterion(at, item, &own)).collect();
        rubrics.push(json!({
            "identifier": own,
            "uri": self.uri("CFRubrics", &own),
            "title": self.document.title,
            "lastChangeDateTime": self.changed,
            "CFRubricCriteria": criteria,
        }));
        rubrics
    }

    /// The categories; where nothing says so, the items at the top.
    fn categories(&self) -> Vec<&'o Item> {
        let items = &self.outline.items;
        let said: Vec<&Item> = items.iter().filter(|item| item.kind == Kind::Category).collect();
        if said.is_empty() { items.iter().filter(|item| item.parent.is_none()).collect() } else { said }
    }

    fn criterion(&self, at: usize, item: &Item, rubric: &str) -> Value {
        let identifier = ids::made(&self.outline.id, "criterion", &[&item.id]);
        let node = self.nodes.get(item.id.as_str());
        let levels: Vec<Value> = self
            .outline
            .levels
            .iter()
            .enumerate()
            .map(|(height, level)| self.criterion_level(height, level, item, &identifier))
            .collect();
        json!({
            "identifier": identifier,
            "uri": self.uri("CFRubricCriteria", &identifier),
            "category": node.map(|node| node.title.as_str()).unwrap_or_default(),
            "CFItemURI": node.map(super::Node::value),
            "position": at + 1,
            "rubricId": rubric,
            "lastChangeDateTime": self.changed,
            "CFRubricCriterionLevels": levels,
        })
    }

    fn criterion_level(&self, height: usize, level: &Level, item: &Item, criterion: &str) -> Value {
        let identifier = ids::made(&self.outline.id, "criterion-level", &[&item.id, &level.id]);
        let name = words::native(&level.name, self.language).map(|name| name.text);
        let name = name.or_else(|| words::filler(&[&level.id, &identifier])).unwrap_or_default();
        json!({
            "identifier": identifier,
            "uri": self.uri("CFRubricCriterionLevels", &identifier),
            "quality": name,
            "score": height + 1,
            "position": height + 1,
            "rubricCriterionId": criterion,
            "lastChangeDateTime": self.changed,
        })
    }
}
