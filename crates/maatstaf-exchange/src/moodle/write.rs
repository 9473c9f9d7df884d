//! Writes a CSV file.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf_document::{Language, Problem, digest, text};
use serde_json::{Map, Value};

use super::table::line;
use super::{CODE, COLUMNS, SHORT, kinds, rules};
use crate::carrying::{Losses, Voice, php_number};
use crate::html::{self, Plain};
use crate::{Carried, Item, LinkKind, Outline};

/// HTML, as a format of descriptions.
const HTML: &str = "1";
/// The scale's configuration: the second of two values is the usual one and means proficient. Moodle puts in its own id.
const SCALE: &str = r#"[{"scaleid":"2"},{"id":2,"scaledefault":1,"proficient":1}]"#;

pub(super) fn write(outline: &Outline, language: &str) -> Carried<String> {
    let mut losses = Losses::default();
    let mut voice = Voice::of(outline, language);
    let names: Vec<&str> = COLUMNS.iter().map(|(_, name)| *name).collect();
    let mut what = line(&names);
    what += &framework_row(outline, language, &mut voice, &mut losses);
    let ids = ids(outline, &mut losses);
    let rules = rules::write(outline, &mut losses);
    let related = related(outline, &ids, &mut losses);
    for (at, item) in outline.items.iter().enumerate() {
        let id = ids.get(item.id.as_str()).map_or("", String::as_str);
        let parent = item.parent.as_deref().and_then(|parent| ids.get(parent)).map_or("", String::as_str);
        let (short, description) = short_and_description(item, id, at, &mut voice, &mut losses);
        let [values, configuration] = ["scalevalues", "scaleconfiguration"].map(|key| kept(&item.more, key));
        let [rule, outcome, config] =
            rules.get(&at).map_or(rules::NO_RULE, |cells| cells.each_ref().map(String::as_str));
        let related = related.get(item.id.as_str()).map_or("", String::as_str);
        let exported = (at + 1).to_string();
        what += &line(&[
            parent,
            id,
            &short,
            &description,
            HTML,
            values,
            configuration,
            rule,
            outcome,
            config,
            related,
            &exported,
            "",
            "",
        ]);
    }
    without_place(outline, &mut losses);
    voice.report(&mut losses);
    Carried { what, losses: losses.done() }
}

fn framework_row(outline: &Outline, language: &str, voice: &mut Voice<'_>, losses: &mut Losses) -> String {
    let text = voice.say(&outline.description).to_owned();
    let mut plain = Plain { text, language: voice.language(), ..Plain::default() };
    if !outline.holder.trim().is_empty() {
        plain.marks.insert("holder", outline.holder.clone());
    }
    if let Some(edition) = outline.edition.as_ref().filter(|edition| !edition.trim().is_empty()) {
        plain.marks.insert("edition", edition.clone());
    }
    let title = voice.say(&outline.title);
    let id = match outline.id.as_str() {
        "" => shorter_id(title),
        id if is_good_id(id) => id.to_owned(),
        id => {
            losses.add("id-replaced", |code| Problem::new(code, "id", replaced()));
            shorter_id(id)
        }
    };
    let short = SHORT.name(title, &id, &mut plain);
    if plain.marks.contains_key("name") {
        long("title", losses);
    }
    let description = html::write_or_keep(&plain, html_of(&outline.more));
    let (values, configuration) = scale(&outline.more, language);
    let (taxonomy, others) = kinds::write(&outline.items, kept(&outline.more, "taxonomies"));
    if others > 0 {
        let message = text!(
            "Moodle keeps one kind for each depth of the tree; {others} items are of another kind or of one that it does not know",
            "Moodle kent één soort per diepte van de boom; {others} onderdelen zijn van een andere soort, of van een die het niet kent"
        );
        losses.add("kinds", |code| Problem::new(code, "items", message));
    }
    line(&["", &id, &short, &description, HTML, values, configuration, "", "", "", "", "", "1", &taxonomy])
}

/// The scale of the framework: its own, or two values in the language.
fn scale<'o>(more: &'o Map<String, Value>, language: &str) -> (&'o str, &'o str) {
    let own = (kept(more, "scalevalues"), kept(more, "scaleconfiguration"));
    if !own.0.is_empty() && serde_json::from_str::<Vec<Value>>(own.1).is_ok_and(|parts| parts.len() > 1) {
        return own;
    }
    match Language::from_tag(language).unwrap_or_default() {
        Language::En => ("Not yet competent,Competent", SCALE),
        Language::Nl => ("Nog niet bekwaam,Bekwaam", SCALE),
    }
}

/// A short name that starts with the code, and a description that holds whatever the short name does not.
fn short_and_description(
    item: &Item,
    id: &str,
    at: usize,
    voice: &mut Voice<'_>,
    losses: &mut Losses,
) -> (String, String) {
    let (name, text) = (voice.say(&item.name), voice.say(&item.text).to_owned());
    let mut plain = Plain { text, ..Plain::default() };
    let code = item.code.as_deref().filter(|code| !code.trim().is_empty());
    let short = if let Some(code) = code {
        plain.marks.insert("code", code.to_owned());
        let code = CODE.short(code);
        let room = SHORT.less(code.chars().count() + 1);
        format!("{code} {}", room.name(name, "", &mut plain)).trim_end().to_owned()
    } else {
        SHORT.name(name, id, &mut plain)
    };
    if plain.marks.contains_key("name") {
        long(&format!("items[{at}].name"), losses);
    }
    (short, html::write_or_keep(&plain, html_of(&item.more)))
}

/// Reports a name that is not written as it is. The whole of it stands in the description.
fn long(path: &str, losses: &mut Losses) {
    let most = SHORT.most;
    let message = text!(
        "Moodle has room for one line of {most} characters, the code included; the whole name stands in the description",
        "Moodle heeft plaats voor één regel van {most} tekens, de code meegeteld; de hele naam staat in de beschrijving"
    );
    losses.add("long-name", |code| Problem::new(code, path, message));
}

/// The ids as Moodle can keep them, each once.
fn ids<'o>(outline: &'o Outline, losses: &mut Losses) -> BTreeMap<&'o str, String> {
    let mut taken: BTreeSet<String> =
        outline.items.iter().map(|item| item.id.clone()).filter(|id| is_good_id(id)).collect();
    let mut numbers = BTreeMap::new();
    let mut ids = BTreeMap::new();
    for (at, item) in outline.items.iter().enumerate() {
        let path = || format!("items[{at}].id");
        let id = if is_good_id(&item.id) {
            item.id.clone()
        } else {
            losses.add("id-replaced", |code| Problem::new(code, path(), replaced()));
            let mut id = shorter_id(&item.id);
            while !taken.insert(id.clone()) {
                id = shorter_id(&id);
            }
            id
        };
        if let Some(number) = php_number(&id)
            && numbers.insert(number, &item.id).is_some_and(|before| before != &item.id)
        {
            losses.add("alike-ids", |code| Problem::new(code, path(), alike()));
        }
        ids.insert(item.id.as_str(), id);
    }
    ids
}

/// Whether Moodle keeps an id as it is, and finds it again in a list of cross references.
fn is_good_id(id: &str) -> bool {
    !id.is_empty() && SHORT.fits(id) && !id.contains("%2C")
}

/// The beginning of an id, with a digest of the whole.
fn shorter_id(id: &str) -> String {
    let good = |sign: &char| sign.is_ascii_alphanumeric() || "-_.".contains(*sign);
    let start: String = id.chars().filter(good).take(60).collect();
    let digest = digest(&id);
    format!("id-{start}-{}", digest.get(..16).unwrap_or_default())
}

/// The cross references of each item.
fn related<'o>(
    outline: &'o Outline,
    ids: &BTreeMap<&str, String>,
    losses: &mut Losses,
) -> BTreeMap<&'o str, String> {
    let mut related: BTreeMap<&str, String> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for (at, link) in outline.links.iter().enumerate() {
        let target = ids.get(link.to.as_str()).filter(|_| ids.contains_key(link.from.as_str()));
        let target = target.filter(|_| link.from != link.to);
        let alike = matches!(link.kind, LinkKind::RelatedTo | LinkKind::PeerOf);
        let Some(target) = target.filter(|_| alike) else {
            let message = text!(
                "Moodle only knows that two items of a framework have to do with each other; this link is left out",
                "Moodle weet alleen dat twee onderdelen van een raamwerk met elkaar te maken hebben; dit verband valt weg"
            );
            losses.add("link-without-place", |code| Problem::new(code, format!("links[{at}]"), message));
            continue;
        };
        if link.kind == LinkKind::PeerOf {
            let message = text!(
                "Moodle keeps this link as items that have to do with each other, not as alike",
                "Moodle bewaart dit verband als onderdelen die met elkaar te maken hebben, niet als gelijken"
            );
            losses.add("link-kind", |code| Problem::new(code, format!("links[{at}]"), message));
        }
        if !seen.insert((link.from.as_str(), link.to.as_str())) {
            continue;
        }
        let cell = related.entry(&link.from).or_default();
        if !cell.is_empty() {
            cell.push(',');
        }
        cell.push_str(&target.replace(',', "%2C"));
    }
    related
}

/// Reports levels beside the tree, and what only other systems know.
fn without_place(outline: &Outline, losses: &mut Losses) {
    let levels = outline.levels.len() + outline.items.iter().filter(|item| item.level.is_some()).count();
    if levels > 0 {
        let message = text!(
            "Moodle has no levels beside the tree: {levels} levels and places at a level are left out",
            "Moodle kent geen niveaus naast de boom: {levels} niveaus en plaatsen op een niveau vallen weg"
        );
        losses.add("levels-without-place", |code| Problem::new(code, "levels", message));
    }
    let inside = |more: &Map<String, Value>| more.keys().filter(|key| *key != "moodle").count();
    let more = inside(&outline.more) + outline.items.iter().map(|item| inside(&item.more)).sum::<usize>();
    if more > 0 {
        let message = text!(
            "{more} sets of facts that only another system keeps are left out",
            "{more} groepjes gegevens die alleen een ander systeem bewaart, vallen weg"
        );
        losses.add("more-without-place", |code| Problem::new(code, "more", message));
    }
}

fn kept<'o>(more: &'o Map<String, Value>, key: &str) -> &'o str {
    more.get("moodle").and_then(|more| more.get(key)).and_then(Value::as_str).unwrap_or_default()
}

fn html_of(more: &Map<String, Value>) -> Option<&str> {
    Some(kept(more, "description")).filter(|html| !html.is_empty())
}

fn replaced() -> maatstaf_document::Text {
    let most = SHORT.most;
    text!(
        "Moodle keeps ids of one line of at most {most} characters without tags; this one gets a shorter one",
        "Moodle bewaart id's van één regel van hooguit {most} tekens zonder tags; dit onderdeel krijgt een kortere"
    )
}

fn alike() -> maatstaf_document::Text {
    text!(
        "Moodle takes this id for another one, because both read as the same number (as 1.1 and 1.10 do)",
        "Moodle ziet deze id voor een andere aan, omdat beide als hetzelfde getal lezen (zoals 1.1 en 1.10)"
    )
}
