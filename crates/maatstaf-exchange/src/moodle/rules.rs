//! Rules: how many points of the items below make an item.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf_document::{Problem, Text, text};
use serde_json::{Value, json};

use super::read::Found;
use super::table::{Row, Table};
use super::{Column, RULE_ALL, RULE_POINTS};
use crate::carrying::Losses;
use crate::{Item, Outline, Rule, RulePart};

/// The outcome that recommends an item to an assessor, and decides nothing.
pub(super) const RECOMMEND: &str = "3";

/// What a row's cells are when it has no rule.
pub(super) const NO_RULE: [&str; 3] = ["", "0", "null"];

/// Reads the rules of all rows; what only Moodle knows of them goes into the items.
pub(super) fn read(
    table: &Table,
    found: &[Found],
    items: &mut BTreeMap<usize, Item>,
    losses: &mut Losses,
) -> Vec<Rule> {
    let exported = exported(table, found, losses);
    let mut below: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, entry) in found.iter().enumerate() {
        below.entry(entry.parent.unwrap_or(usize::MAX)).or_default().push(at);
    }
    let mut rules = Vec::new();
    for (at, entry) in found.iter().enumerate() {
        let children = below.get(&at).map(Vec::as_slice).unwrap_or_default();
        let reading = Reading { table, row: entry.row, found, children, exported: &exported };
        let Some(rule) = reading.rule(&entry.id, losses) else { continue };
        if let Some(item) = items.get_mut(&at) {
            reading.keep(item);
        }
        rules.push(rule);
    }
    rules
}

/// Which row an exported id belongs to. As in Moodle, the last one with it counts.
fn exported<'t>(table: &Table, found: &[Found<'t>], losses: &mut Losses) -> BTreeMap<&'t str, usize> {
    let mut exported = BTreeMap::new();
    for (at, entry) in found.iter().enumerate() {
        let id = table.cell(entry.row, Column::ExportedId).trim();
        if !id.is_empty() && exported.insert(id, at).is_some() {
            let message = text!(
                "another row has this exported id; rules that name it mean this row",
                "een andere rij heeft deze geëxporteerde id; regels die hem noemen, bedoelen deze rij"
            );
            let problem = |code| table.problem(code, entry.row, Column::ExportedId, message);
            losses.add("duplicate-exported-id", problem);
        }
    }
    exported
}

/// One row's rule.
struct Reading<'t, 'f> {
    table: &'f Table,
    row: &'t Row,
    found: &'f [Found<'t>],
    children: &'f [usize],
    exported: &'f BTreeMap<&'t str, usize>,
}

impl Reading<'_, '_> {
    fn cell(&self, column: Column) -> &str {
        self.table.cell(self.row, column).trim()
    }

    fn lose(&self, code: &'static str, column: Column, message: Text, losses: &mut Losses) {
        losses.add(code, |code| self.table.problem(code, self.row, column, message));
    }

    fn rule(&self, id: &str, losses: &mut Losses) -> Option<Rule> {
        match self.cell(Column::RuleType) {
            "" => None,
            RULE_ALL => self.all(id, losses),
            RULE_POINTS => self.points(id, losses),
            _ => {
                let message = text!(
                    "this kind of rule is not known and is left out",
                    "deze soort regel is niet bekend en valt weg"
                );
                self.lose("unknown-rule", Column::RuleType, message, losses);
                None
            }
        }
    }

    /// The rule that asks for every child: a point each, none left out.
    fn all(&self, id: &str, losses: &mut Losses) -> Option<Rule> {
        let ids = self.children.iter().filter_map(|at| self.found.get(*at));
        let parts: Vec<RulePart> =
            ids.map(|entry| RulePart { item: entry.id.clone(), points: 1, required: true }).collect();
        if parts.is_empty() {
            let message = text!(
                "the rule asks for everything below this item, and nothing lies below it",
                "de regel vraagt alles onder dit onderdeel, en er ligt niets onder"
            );
            self.lose("bad-rule", Column::RuleType, message, losses);
            return None;
        }
        Some(Rule { item: id.to_owned(), points: u32::try_from(parts.len()).ok()?, parts })
    }

    fn points(&self, id: &str, losses: &mut Losses) -> Option<Rule> {
        let config: Option<Value> = serde_json::from_str(self.cell(Column::RuleConfig)).ok();
        let points = config.as_ref().and_then(|config| number(config.get("base")?.get("points")?));
        let listed = config.as_ref().and_then(|config| config.get("competencies")?.as_array());
        let (Some(points), Some(listed)) = (points.filter(|points| *points > 0), listed) else {
            let message = text!(
                "this is no JSON with points and competencies; the rule is left out",
                "dit is geen JSON met punten en competenties; de regel valt weg"
            );
            self.lose("bad-rule", Column::RuleConfig, message, losses);
            return None;
        };
        let (mut parts, mut seen) = (Vec::new(), BTreeSet::new());
        for part in listed {
            match self.part(part) {
                Ok((at, part)) if seen.insert(at) => parts.push(part),
                Ok(_) => self.lose("bad-rule", Column::RuleConfig, twice(), losses),
                Err((code, message)) => self.lose(code, Column::RuleConfig, message, losses),
            }
        }
        let most: u64 = parts.iter().map(|part| u64::from(part.points)).sum();
        if u64::from(points) > most {
            let message = text!(
                "the rule asks {points} points and {most} can be had",
                "de regel vraagt {points} punten en er zijn er {most} te halen"
            );
            self.lose("bad-rule", Column::RuleConfig, message, losses);
        }
        (!parts.is_empty()).then(|| Rule { item: id.to_owned(), points, parts })
    }

    fn part(&self, part: &Value) -> Result<(usize, RulePart), (&'static str, Text)> {
        let bad = || {
            let message = text!(
                "a competency of this rule has no id, or no whole number of points, and is left out",
                "een competentie van deze regel heeft geen id of geen heel aantal punten, en valt weg"
            );
            ("bad-rule", message)
        };
        let id = match part.get("id") {
            Some(Value::String(id)) => id.trim().to_owned(),
            Some(Value::Number(id)) => id.to_string(),
            _ => return Err(bad()),
        };
        let points = part.get("points").and_then(number).ok_or_else(bad)?;
        let required = part.get("required").is_some_and(|required| match required {
            Value::Bool(required) => *required,
            Value::String(text) => !matches!(text.trim(), "" | "0" | "false"),
            other => number(other) != Some(0),
        });
        let at = *self.exported.get(id.as_str()).ok_or_else(|| {
            let message = text!(
                "the rule names an exported id that no row has",
                "de regel noemt een geëxporteerde id die geen rij heeft"
            );
            ("unknown-exported-id", message)
        })?;
        let child = self.found.get(at).filter(|_| self.children.binary_search(&at).is_ok());
        let child = child.ok_or_else(|| {
            let message = text!(
                "the rule names an item that does not lie right below this one",
                "de regel noemt een onderdeel dat niet direct onder dit onderdeel ligt"
            );
            ("rule-outside", message)
        })?;
        Ok((at, RulePart { item: child.id.clone(), points, required }))
    }

    /// Keeps what only Moodle knows of a rule: that it asks for all, and an outcome other than a recommendation.
    fn keep(&self, item: &mut Item) {
        let kept = [
            ("ruletype", self.cell(Column::RuleType), RULE_POINTS),
            ("ruleoutcome", self.cell(Column::RuleOutcome), RECOMMEND),
        ];
        for (key, value, _) in kept.into_iter().filter(|(_, value, usual)| value != usual) {
            super::read::keep(item, key, value);
        }
    }
}

/// A whole number, written as one or as text.
fn number(value: &Value) -> Option<u32> {
    match value {
        Value::Number(number) => u32::try_from(number.as_u64()?).ok(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

fn twice() -> Text {
    text!(
        "the rule names a competency twice; the first time counts",
        "de regel noemt een competentie twee keer; de eerste keer telt"
    )
}

/// The rules of an outline as cells, by item: type, outcome and configuration.
pub(super) fn write(outline: &Outline, losses: &mut Losses) -> BTreeMap<usize, [String; 3]> {
    let at: BTreeMap<&str, usize> =
        outline.items.iter().enumerate().map(|(at, item)| (item.id.as_str(), at)).collect();
    let mut below: BTreeMap<&str, usize> = BTreeMap::new();
    for parent in outline.items.iter().filter_map(|item| item.parent.as_deref()) {
        *below.entry(parent).or_default() += 1;
    }
    let mut written = BTreeMap::new();
    for (nth, rule) in outline.rules.iter().enumerate() {
        let found = at.get(rule.item.as_str()).and_then(|at| Some((*at, outline.items.get(*at)?)));
        let parts = found.and_then(|(_, item)| parts(outline, &at, item, rule));
        let free = found.filter(|(at, _)| !written.contains_key(at));
        if let (Some((at, item)), Some(parts)) = (free, parts) {
            let children = below.get(item.id.as_str()).copied().unwrap_or_default();
            written.insert(at, cells(item, rule, &parts, children));
            continue;
        }
        let message = text!(
            "Moodle takes one rule for each item, over items right below it, with points that can be had; this one is left out",
            "Moodle kent één regel per onderdeel, over wat er direct onder ligt, met haalbare punten; deze valt weg"
        );
        losses.add("rule-without-place", |code| Problem::new(code, format!("rules[{nth}]"), message));
    }
    written
}

/// The competencies of a rule as Moodle lists them; nothing when it would refuse them.
fn parts(outline: &Outline, at: &BTreeMap<&str, usize>, item: &Item, rule: &Rule) -> Option<Vec<Value>> {
    let most: u64 = rule.parts.iter().map(|part| u64::from(part.points)).sum();
    if rule.points == 0 || u64::from(rule.points) > most {
        return None;
    }
    let mut seen = BTreeSet::new();
    let listed = rule.parts.iter().map(|part| {
        let place = *at.get(part.item.as_str()).filter(|at| seen.insert(**at))?;
        let child = outline.items.get(place)?;
        let is_child = child.parent.as_deref() == Some(item.id.as_str());
        is_child
            .then(|| json!({ "id": place + 1, "points": part.points, "required": u8::from(part.required) }))
    });
    listed.collect()
}

fn cells(item: &Item, rule: &Rule, parts: &[Value], children: usize) -> [String; 3] {
    let kept = |key: &str| item.more.get("moodle").and_then(|more| more.get(key)).and_then(Value::as_str);
    let outcome = kept("ruleoutcome").filter(|outcome| matches!(*outcome, "0" | "1" | "2" | "3"));
    let outcome = outcome.unwrap_or(RECOMMEND).to_owned();
    let each = rule.parts.iter().all(|part| part.points == 1 && part.required);
    let whole = each && parts.len() == children && usize::try_from(rule.points) == Ok(children);
    if whole && kept("ruletype") == Some(RULE_ALL) {
        return [RULE_ALL.to_owned(), outcome, "null".to_owned()];
    }
    let config = json!({ "base": { "points": rule.points }, "competencies": parts });
    [RULE_POINTS.to_owned(), outcome, config.to_string()]
}
