//! Reads a `.matrix` file.

mod parents;

use std::collections::BTreeSet;

use maatstaf_document::{DocumentError, Problem, Source, text};
use serde_json::{Map, Value};

use super::element::{self, description_of, text_of, too_long};
use super::entries::{Entries, Entry};
use super::{NAME, weigh};
use crate::carrying::{Losses, MOST_ITEMS, parents_first, words};
use crate::html::Plain;
use crate::{Carried, Item, Outline};

/// The work that finding lines may take: bytes of text times places. This is this project's choice.
const MOST_LOOKED_AT: usize = 256 << 20;

/// The rows of the tree: entries with their parents.
struct Row {
    entry: Entry,
    parent: Option<usize>,
}

pub(super) fn read(text: &str) -> Result<Carried<Outline>, DocumentError> {
    weigh::check(text)?;
    let (value, source) = maatstaf_document::read::<Value>(text)?;
    let most = (MOST_LOOKED_AT / text.len().max(1)).max(8);
    let refuse = |mut problems: Vec<Problem>| {
        problems.truncate(most);
        source.refuse(problems)
    };
    let (mut framework, path) = framework(value).ok_or_else(|| refuse(vec![no_framework()]))?;
    let (mut losses, mut problems) = (Losses::default(), Vec::new());
    let entries = Entries::take(&mut framework, path, &mut losses, &mut problems);
    if entries.standards.len() + entries.elements.len() > MOST_ITEMS {
        let message =
            text!("there are more than {MOST_ITEMS} items", "er zijn meer dan {MOST_ITEMS} onderdelen");
        problems.push(Problem::new("too-many", format!("{path}standards"), message));
    }
    if !problems.is_empty() {
        return Err(refuse(problems));
    }
    let rows = parents::find(entries, &mut losses);
    let above: Vec<Option<usize>> = rows.iter().map(|row| row.parent).collect();
    let order = parents_first(&above).map_err(|circles| {
        let entries = circles.iter().filter_map(|at| rows.get(*at));
        refuse(entries.map(|row| circle(&row.entry)).collect())
    })?;
    let mut outline = about(&mut framework, path.trim_end_matches('.'), &mut losses);
    let language = outline.more.remove("language");
    let language = language.as_ref().and_then(Value::as_str).unwrap_or_default();
    outline.items = items(rows, &order, language, &mut losses);
    Ok(Carried { what: outline, losses: placed(&source, losses.done(), most) })
}

/// The framework, and the path to what is in it.
fn framework(value: Value) -> Option<(Map<String, Value>, &'static str)> {
    let Value::Object(mut object) = value else { return None };
    let (found, path) = match object.remove("framework") {
        Some(Value::Object(inner)) => (inner, "framework."),
        _ => (object, ""),
    };
    matches!(found.get("standards"), Some(Value::Array(_))).then_some((found, path))
}

/// The framework itself, without items. Its language stands under `language` in `more` for a moment.
fn about(framework: &mut Map<String, Value>, path: &str, losses: &mut Losses) -> Outline {
    let title = text_of(framework, "name", path, losses);
    too_long("name", &title, NAME, path, losses);
    if title.trim().is_empty() {
        let message = text!(
            "the framework has no name, and Mahara refuses it without one",
            "het raamwerk heeft geen naam, en zonder naam weigert Mahara het"
        );
        losses.add("no-name", |code| Problem::new(code, element::join(path, "name"), message));
    }
    let mut own = match framework.remove("maatstaf") {
        Some(Value::Object(own)) => own,
        _ => Map::new(),
    };
    let id = own.get("id").and_then(Value::as_str).unwrap_or_default();
    let id = losses.id(id, |code, message| Problem::new(code, element::join(path, "maatstaf.id"), message));
    let (mut plain, kept) = description_of(framework, path, losses);
    let title = NAME.read_name(&title, &id, &mut plain);
    let Plain { mut marks, language, text, .. } = plain;
    let tag = language.clone().unwrap_or_default();
    let mut theirs = std::mem::take(framework);
    theirs.extend(kept.map(|html| ("description".to_owned(), Value::String(html))));
    let mut more = Map::new();
    more.extend(own.remove("more").map(|more| ("maatstaf".to_owned(), more)));
    more.extend((!theirs.is_empty()).then(|| ("mahara".to_owned(), Value::Object(theirs))));
    more.extend(language.map(|tag| ("language".to_owned(), Value::String(tag))));
    Outline {
        id,
        holder: marks.remove("holder").unwrap_or_default(),
        edition: marks.remove("edition"),
        title: words(&tag, title),
        description: words(&tag, text),
        more,
        ..Outline::default()
    }
}

/// The items in their order, each with an id of its own.
fn items(rows: Vec<Row>, order: &[usize], language: &str, losses: &mut Losses) -> Vec<Item> {
    let ids = ids(&rows, losses);
    let mut items: Vec<Option<Item>> = Vec::with_capacity(rows.len());
    for (row, id) in rows.into_iter().zip(&ids) {
        let parent = row.parent.and_then(|at| ids.get(at)).cloned();
        let number = row.entry.number();
        let item = element::read(row.entry.object, &row.entry.path, &number, language, losses);
        items.push(Some(Item { id: id.clone(), parent, ..item }));
    }
    order.iter().filter_map(|at| items.get_mut(*at).and_then(Option::take)).collect()
}

/// The ids that the file gives for Maatstaf's own readers, and numbers where it gives none.
fn ids(rows: &[Row], losses: &mut Losses) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut given = Vec::with_capacity(rows.len());
    for row in rows {
        let own = row.entry.object.get("maatstaf").and_then(|own| own.get("id")).and_then(Value::as_str);
        let id = own.filter(|id| !id.is_empty());
        let free = id.filter(|id| taken.insert((*id).to_owned())).map(str::to_owned);
        if id.is_some() && free.is_none() {
            let message = text!(
                "another item has this id; this one gets its number",
                "een ander onderdeel heeft deze id; dit krijgt zijn nummer"
            );
            let path = format!("{}.maatstaf.id", row.entry.path);
            losses.add("id-replaced", |code| Problem::new(code, path, message));
        }
        given.push(free);
    }
    let mut next = 1;
    let numbered = rows.iter().zip(given).map(|(row, id)| {
        id.unwrap_or_else(|| {
            let standard = row.entry.standard.as_deref().unwrap_or("0");
            let number = row.entry.number();
            let mut id = if number.is_empty() { format!("{standard}.n{next}") } else { number.clone() };
            if taken.contains(&id) {
                id = format!("{standard}.{number}");
            }
            // INVARIANT: every turn counts on, so all entries together take as many turns as there are ids.
            while !taken.insert(id.clone()) {
                id = format!("{standard}.n{next}");
                next += 1;
            }
            id
        })
    });
    numbered.collect()
}

impl Entry {
    /// The number that it goes by: an element's own, or a standard's.
    fn number(&self) -> String {
        let is_element = self.path.contains("standardelement");
        let number = if is_element { &self.element } else { &self.standard };
        number.clone().unwrap_or_default()
    }
}

/// Adds lines and columns to losses, as far as looking them up takes no more than its share of time.
fn placed(source: &Source<'_>, losses: Vec<Problem>, most: usize) -> Vec<Problem> {
    let (mut of_entries, counted): (Vec<Problem>, Vec<Problem>) =
        losses.into_iter().partition(|loss| !loss.place.path.is_empty());
    let unplaced = of_entries.split_off(of_entries.len().min(most));
    let mut placed = source.refuse(of_entries).problems().to_vec();
    placed.extend(unplaced.into_iter().chain(counted));
    placed
}

fn no_framework() -> Problem {
    let message = text!(
        "there is no framework here: no list `standards`",
        "hier staat geen raamwerk: er is geen lijst `standards`"
    );
    Problem::new("no-framework", "", message)
}

fn circle(entry: &Entry) -> Problem {
    let message = text!("this lies below itself", "dit ligt onder zichzelf");
    let help = text!("change what one of them lies under", "wijzig waar een van deze onder ligt");
    Problem::new("cycle", format!("{}.parentelementid", entry.path), message).help(help)
}
