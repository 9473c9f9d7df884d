//! Reads a CSV file.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf_document::{DocumentError, Problem, Text, text};
use serde_json::{Map, Value, json};

use super::table::{Row, Table};
use super::{CODE, Column, SHORT, kinds, rules};
use crate::carrying::{Losses, parents_first, php_number, words};
use crate::html::{self, Markup, Plain};
use crate::{Carried, Item, Link, LinkKind, Outline, Rule};

/// HTML, as a format of descriptions.
const HTML: &str = "1";
/// Plain text and Markdown: descriptions that are no HTML.
const NO_HTML: [&str; 2] = ["2", "4"];

/// An item's row, with the id that it goes by and the row that it lies under.
pub(super) struct Found<'t> {
    pub(super) row: &'t Row,
    pub(super) id: String,
    pub(super) parent: Option<usize>,
}

pub(super) fn read(text: &str) -> Result<Carried<Outline>, DocumentError> {
    let mut losses = Losses::default();
    let table = Table::read(text, &mut losses)?;
    let mut problems = Vec::new();
    let (frameworks, rows): (Vec<&Row>, Vec<&Row>) =
        table.rows.iter().partition(|row| is_framework(&table, row, &mut losses));
    for second in frameworks.iter().skip(1) {
        let message = text!(
            "this is a second framework; a file holds one",
            "dit is een tweede raamwerk; een bestand bevat er één"
        );
        problems.push(table.problem("two-frameworks", second, Column::IsFramework, message));
    }
    if frameworks.is_empty() {
        let message = text!(
            "no row is marked as the framework in the column `Is framework`",
            "geen enkele rij staat in de kolom `Is framework` als raamwerk gemerkt"
        );
        problems.push(Problem::new("no-framework", "", message));
    }
    let mut found = entries(&table, rows, &mut losses, &mut problems);
    let (Some(framework), true) = (frameworks.first(), problems.is_empty()) else {
        return Err(DocumentError::new(problems));
    };
    find_parents(&table, framework, &mut found, &mut losses);
    let above: Vec<Option<usize>> = found.iter().map(|entry| entry.parent).collect();
    let order = parents_first(&above).map_err(|circles| {
        let rows = circles.iter().filter_map(|at| found.get(*at));
        DocumentError::new(rows.map(|entry| circle(&table, entry.row)).collect())
    })?;
    let mut outline = about(&table, framework, &mut losses);
    (outline.items, outline.rules) = items(&table, framework, &found, &order, &mut losses);
    outline.links = links(&table, &found, &mut losses);
    Ok(Carried { what: outline, losses: losses.done() })
}

/// Whether a row is the framework. Moodle takes any word for a yes.
fn is_framework(table: &Table, row: &Row, losses: &mut Losses) -> bool {
    let cell = table.cell(row, Column::IsFramework).trim().to_lowercase();
    match cell.as_str() {
        "" | "0" => return false,
        "1" | "true" => return true,
        _ => {}
    }
    let message = text!("this must be 1, or 0 or empty", "dit moet 1 zijn, of 0 of leeg");
    losses.add("bad-number", |code| table.problem(code, row, Column::IsFramework, message));
    !matches!(cell.as_str(), "false" | "no" | "nee")
}

/// The rows of items, each once.
fn entries<'t>(
    table: &Table,
    rows: Vec<&'t Row>,
    losses: &mut Losses,
    problems: &mut Vec<Problem>,
) -> Vec<Found<'t>> {
    let mut found: Vec<Found<'t>> = Vec::new();
    let mut seen: BTreeMap<&str, &Row> = BTreeMap::new();
    let mut nameless = Vec::new();
    for row in rows {
        let id = table.cell(row, Column::Id).trim();
        if id.is_empty() {
            nameless.push(found.len());
        } else if let Some(before) = seen.get(id) {
            doubled(table, row, table.same(row, before), losses, problems);
            continue;
        } else {
            seen.insert(id, row);
        }
        check(table, row, losses);
        found.push(Found { row, id: id.to_owned(), parent: None });
    }
    let mut taken: BTreeSet<String> = found.iter().map(|entry| entry.id.clone()).collect();
    for at in nameless {
        let Some(entry) = found.get_mut(at) else { continue };
        let mut id = format!("row-{}", entry.row.line);
        while !taken.insert(id.clone()) {
            id.push('x');
        }
        let message = text!(
            "this item has no id, and Moodle leaves it out with all below it; it gets one",
            "dit onderdeel heeft geen id, en Moodle laat het weg met alles eronder; het krijgt er een"
        );
        losses.add("no-id", |code| table.problem(code, entry.row, Column::Id, message));
        entry.id = id;
    }
    found
}

/// Reports what is too long for Moodle, or no number where it asks for one.
fn check(table: &Table, row: &Row, losses: &mut Losses) {
    let most = SHORT.most;
    for (code, column) in [("long-id", Column::Id), ("long-name", Column::ShortName)] {
        if table.cell(row, column).chars().nth(most).is_some() {
            let message = text!(
                "this is longer than the {most} characters that Moodle has room for: it cuts names, and loses what lies below a cut id",
                "dit is langer dan de {most} tekens waar Moodle plaats voor heeft: het kort namen in, en raakt kwijt wat onder een ingekorte id ligt"
            );
            losses.add(code, |code| table.problem(code, row, column, message));
        }
    }
    for column in [Column::DescriptionFormat, Column::RuleOutcome, Column::ExportedId] {
        let cell = table.cell(row, column).trim();
        if !cell.is_empty() && !cell.bytes().all(|byte| byte.is_ascii_digit()) {
            let message = text!("this must be a whole number", "dit moet een heel getal zijn");
            losses.add("bad-number", |code| table.problem(code, row, column, message));
        }
    }
    if table.cell(row, Column::ShortName).trim().is_empty() {
        let message = text!(
            "this item has no short name, and Moodle leaves it out with all below it",
            "dit onderdeel heeft geen korte naam, en Moodle laat het weg met alles eronder"
        );
        losses.add("no-name", |code| table.problem(code, row, Column::ShortName, message));
    }
}

fn doubled(table: &Table, row: &Row, same: bool, losses: &mut Losses, problems: &mut Vec<Problem>) {
    if same {
        let message = text!(
            "this row stands in the table twice and is read once",
            "deze rij staat twee keer in de tabel en wordt één keer gelezen"
        );
        losses.add("exact-duplicate", |code| table.problem(code, row, Column::Id, message));
        return;
    }
    let message = text!(
        "two different rows have this id; Moodle would keep the last one only",
        "twee verschillende rijen hebben deze id; Moodle zou alleen de laatste bewaren"
    );
    let help = text!("give one of them another id", "geef een van de twee een andere id");
    problems.push(table.problem("duplicate-id", row, Column::Id, message).help(help));
}

/// Finds what each row lies under.
fn find_parents(table: &Table, framework: &Row, found: &mut [Found<'_>], losses: &mut Losses) {
    let ids: BTreeMap<String, usize> =
        found.iter().enumerate().map(|(at, entry)| (entry.id.clone(), at)).collect();
    let mut numbers: BTreeMap<u64, usize> = BTreeMap::new();
    for (at, entry) in found.iter_mut().enumerate() {
        if let Some(first) = php_number(&entry.id).map(|number| *numbers.entry(number).or_insert(at))
            && first != at
        {
            losses.add("alike-ids", |code| table.problem(code, entry.row, Column::Id, alike()));
        }
        let parent = table.cell(entry.row, Column::Parent).trim();
        if parent.is_empty() {
            continue;
        }
        entry.parent = ids.get(parent).copied();
        let message = match entry.parent {
            Some(above) if above > at => text!(
                "what this lies under comes later in the table; it is placed before it",
                "waar dit onder ligt, komt later in de tabel; dat komt ervoor te staan"
            ),
            Some(_) => continue,
            None if parent == table.cell(framework, Column::Id).trim() => text!(
                "this is the framework's own id; leave it empty for what lies at the top, or Moodle loses it",
                "dit is de id van het raamwerk zelf; laat dit leeg voor wat bovenaan ligt, anders raakt Moodle het kwijt"
            ),
            None => text!(
                "no row has this id; the item is placed at the top, where Moodle would lose it",
                "geen rij heeft deze id; het onderdeel komt bovenaan, waar Moodle het kwijt zou raken"
            ),
        };
        let code = if entry.parent.is_some() { "parent-later" } else { "orphan" };
        losses.add(code, |code| table.problem(code, entry.row, Column::Parent, message));
    }
}

/// The framework itself, without items.
fn about(table: &Table, row: &Row, losses: &mut Losses) -> Outline {
    check(table, row, losses);
    let (mut plain, kept) = description(table, row, losses);
    let id = table.cell(row, Column::Id).trim();
    let id = losses.id(id, |code, message| table.problem(code, row, Column::Id, message));
    let title = SHORT.read_name(table.cell(row, Column::ShortName).trim(), &id, &mut plain);
    let Plain { mut marks, language, text, .. } = plain;
    let language = language.unwrap_or_default();
    let mut more = Map::new();
    let taxonomies = table.cell(row, Column::Taxonomy).trim();
    for (key, value) in [
        ("scalevalues", table.cell(row, Column::ScaleValues)),
        ("scaleconfiguration", table.cell(row, Column::ScaleConfiguration)),
        ("taxonomies", taxonomies),
        ("description", kept.unwrap_or_default()),
    ] {
        keep_in(&mut more, key, value);
    }
    Outline {
        id,
        holder: marks.remove("holder").unwrap_or_default(),
        edition: marks.remove("edition"),
        title: words(&language, title),
        description: words(&language, text),
        more,
        ..Outline::default()
    }
}

/// The items in their order, and their rules.
fn items(
    table: &Table,
    framework: &Row,
    found: &[Found<'_>],
    order: &[usize],
    losses: &mut Losses,
) -> (Vec<Item>, Vec<Rule>) {
    let language = html::read(table.cell(framework, Column::Description)).language.unwrap_or_default();
    let kinds = taxonomy(table, framework, losses);
    let id = |at: usize| found.get(at).map(|entry| entry.id.as_str());
    let listed = order.iter().filter_map(|at| found.get(*at));
    let depths = kinds::depths(listed.map(|entry| (entry.id.as_str(), entry.parent.and_then(id))));
    let mut items = BTreeMap::new();
    for (at, depth) in order.iter().zip(depths) {
        let Some(entry) = found.get(*at) else { continue };
        let kind = kinds.get(depth).map(|word| kinds::read(word).0).unwrap_or_default();
        let parent = entry.parent.and_then(id).map(str::to_owned);
        let item = item(table, entry, &language, losses);
        items.insert(*at, Item { parent, kind, ..item });
    }
    let rules = rules::read(table, found, &mut items, losses);
    (order.iter().filter_map(|at| items.remove(at)).collect(), rules)
}

/// The words of the taxonomy, from the top of the tree down.
fn taxonomy<'t>(table: &Table, framework: &'t Row, losses: &mut Losses) -> Vec<&'t str> {
    let words: Vec<&str> = table.cell(framework, Column::Taxonomy).split(',').map(str::trim).collect();
    for _ in words.iter().filter(|word| !kinds::read(word).1) {
        let message = text!(
            "Moodle does not know this word of the taxonomy, and refuses the framework for it",
            "Moodle kent dit woord van de taxonomie niet, en weigert het raamwerk erom"
        );
        losses.add("unknown-taxonomy", |code| table.problem(code, framework, Column::Taxonomy, message));
    }
    words
}

fn item(table: &Table, entry: &Found<'_>, language: &str, losses: &mut Losses) -> Item {
    let row = entry.row;
    let (mut plain, kept) = description(table, row, losses);
    let short = table.cell(row, Column::ShortName).trim();
    let code = plain.marks.remove("code");
    let start = code.as_deref().map(|code| CODE.short(code));
    let after = start.as_deref().and_then(|start| {
        let rest = short.strip_prefix(start)?;
        let room = SHORT.less(start.chars().count() + 1);
        if rest.is_empty() { Some(("", room)) } else { Some((rest.strip_prefix(' ')?, room)) }
    });
    let (field, room) = after.unwrap_or((short, SHORT));
    let fallback = if code.is_some() { "" } else { &entry.id };
    let name = room.read_name(field, fallback, &mut plain);
    let (name, text) = (words(language, name), words(language, plain.text));
    let mut item = Item { id: entry.id.clone(), code, name, text, ..Item::default() };
    keep(&mut item, "description", kept.unwrap_or_default());
    for (key, column) in
        [("scalevalues", Column::ScaleValues), ("scaleconfiguration", Column::ScaleConfiguration)]
    {
        keep(&mut item, key, table.cell(row, column));
    }
    item
}

/// A description as plain text, and its HTML where that looks like something.
fn description<'t>(table: &Table, row: &'t Row, losses: &mut Losses) -> (Plain, Option<&'t str>) {
    let cell = table.cell(row, Column::Description);
    let format = table.cell(row, Column::DescriptionFormat).trim();
    if NO_HTML.contains(&format) {
        return (Plain { text: cell.trim().to_owned(), ..Plain::default() }, None);
    }
    // Moodle's own format is HTML in which line ends count.
    let lines = (format != HTML && !cell.contains('<')).then(|| cell.trim().replace('\n', "<br>"));
    let plain = html::read(lines.as_deref().unwrap_or(cell));
    if plain.markup == Markup::Dropped {
        let message = text!(
            "pictures, scripts, forms, styles or comments in this description are left out",
            "afbeeldingen, scripts, formulieren, stijlen of opmerkingen in deze beschrijving vallen weg"
        );
        losses.add("markup", |code| table.problem(code, row, Column::Description, message));
    }
    let kept = (plain.markup == Markup::Looks).then_some(cell);
    (plain, kept)
}

/// The cross references. Moodle writes each in both rows; it is read once.
fn links(table: &Table, found: &[Found<'_>], losses: &mut Losses) -> Vec<Link> {
    let ids: BTreeSet<&str> = found.iter().map(|entry| entry.id.as_str()).collect();
    let mut seen: BTreeSet<(&str, String)> = BTreeSet::new();
    let mut links = Vec::new();
    for entry in found {
        let cell = table.cell(entry.row, Column::Related);
        for to in cell.split(',').map(|id| id.trim().replace("%2C", ",")).filter(|id| !id.is_empty()) {
            if to == entry.id || !ids.contains(to.as_str()) {
                let message = text!(
                    "this cross reference goes to no other item and is left out",
                    "deze verwijzing gaat naar geen ander onderdeel en valt weg"
                );
                let problem = |code| table.problem(code, entry.row, Column::Related, message);
                losses.add("unknown-reference", problem);
                continue;
            }
            let back = ids.get(to.as_str()).is_some_and(|to| seen.contains(&(*to, entry.id.clone())));
            if !back && seen.insert((&entry.id, to.clone())) {
                links.push(Link { from: entry.id.clone(), kind: LinkKind::RelatedTo, to });
            }
        }
    }
    links
}

/// Keeps what only Moodle knows of an item.
pub(super) fn keep(item: &mut Item, key: &str, value: &str) {
    keep_in(&mut item.more, key, value);
}

fn keep_in(more: &mut Map<String, Value>, key: &str, value: &str) {
    if value.is_empty() {
        return;
    }
    let theirs = more.entry("moodle").or_insert_with(|| Value::Object(Map::new()));
    if let Value::Object(theirs) = theirs {
        theirs.insert(key.to_owned(), json!(value));
    }
}

fn circle(table: &Table, row: &Row) -> Problem {
    let message = text!("this lies below itself", "dit ligt onder zichzelf");
    let help = text!("change what one of them lies under", "wijzig waar een van deze onder ligt");
    table.problem("cycle", row, Column::Parent, message).help(help)
}

fn alike() -> Text {
    text!(
        "Moodle takes this id for another one, because both read as the same number (as 1.1 and 1.10 do)",
        "Moodle ziet deze id voor een andere aan, omdat beide als hetzelfde getal lezen (zoals 1.1 en 1.10)"
    )
}
