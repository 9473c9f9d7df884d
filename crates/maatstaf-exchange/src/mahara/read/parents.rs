//! What each entry lies under.

use std::collections::BTreeMap;

use maatstaf_document::{Problem, Text, text};

use super::Row;
use crate::carrying::{Losses, php_number};
use crate::mahara::entries::{Entries, Entry};

/// Where the elements of a file are.
#[derive(Default)]
struct Index {
    /// By standard and number.
    inside: BTreeMap<(Option<usize>, String), usize>,
    /// By number alone; none where several standards use it.
    anywhere: BTreeMap<String, Option<usize>>,
    /// The first with a number that PHP takes for the same, by standard.
    alike: BTreeMap<(Option<usize>, u64), usize>,
}

/// The entries with what they lie under: each standard, its elements, and what belongs to no standard last.
pub(super) fn find(entries: Entries, losses: &mut Losses) -> Vec<Row> {
    let Entries { standards, elements, numbers } = entries;
    let mut groups: Vec<Vec<Entry>> = standards.iter().map(|_| Vec::new()).collect();
    let mut lost = Vec::new();
    for element in elements {
        let standard = element.standard.as_ref().and_then(|number| numbers.get(number));
        match standard.and_then(|at| groups.get_mut(*at)) {
            Some(group) => group.push(element),
            None => lost.push(element),
        }
    }
    let mut rows: Vec<(Entry, Option<usize>)> = Vec::new();
    for (standard, group) in standards.into_iter().zip(groups) {
        let at = rows.len();
        rows.push((standard, None));
        rows.extend(group.into_iter().map(|element| (element, Some(at))));
    }
    rows.extend(lost.into_iter().map(|element| (element, None)));
    let index = Index::new(&rows);
    let above: Vec<Option<usize>> = rows
        .iter()
        .enumerate()
        .map(|(at, (entry, standard))| index.parent(at, entry, *standard, &rows, losses))
        .collect();
    rows.into_iter().zip(above).map(|((entry, _), parent)| Row { entry, parent }).collect()
}

impl Index {
    fn new(rows: &[(Entry, Option<usize>)]) -> Self {
        let mut index = Self::default();
        for (at, (entry, standard)) in rows.iter().enumerate() {
            let Some(number) = &entry.element else { continue };
            index.inside.entry((*standard, number.clone())).or_insert(at);
            index.anywhere.entry(number.clone()).and_modify(|only| *only = None).or_insert(Some(at));
            if let Some(number) = php_number(number) {
                index.alike.entry((*standard, number)).or_insert(at);
            }
        }
        index
    }

    fn parent(
        &self,
        at: usize,
        entry: &Entry,
        standard: Option<usize>,
        rows: &[(Entry, Option<usize>)],
        losses: &mut Losses,
    ) -> Option<usize> {
        if !entry.path.contains("standardelement") {
            return None;
        }
        let mut note = |code, key: &str, message: Text| {
            losses.add(code, |code| Problem::new(code, format!("{}.{key}", entry.path), message));
        };
        let Some(number) = &entry.parent else {
            if standard.is_none() {
                note("orphan", "standardid", no_standard());
            }
            return standard;
        };
        let inside = standard.and_then(|_| self.inside.get(&(standard, number.clone()))).copied();
        if let Some(parent) = inside {
            let taken = php_number(number).and_then(|number| self.alike.get(&(standard, number)));
            if taken.is_some_and(|taken| *taken != parent) {
                note("alike-ids", "parentelementid", alike());
            } else if parent > at {
                note("parent-later", "parentelementid", later());
            }
            return Some(parent);
        }
        if let Some(parent) = self.anywhere.get(number).copied().flatten() {
            note("parent-elsewhere", "parentelementid", elsewhere());
            return Some(parent);
        }
        let of_standard = standard.and_then(|at| rows.get(at)).and_then(|(entry, _)| entry.standard.as_ref());
        if of_standard == Some(number) {
            note("parent-is-standard", "parentelementid", is_standard());
        } else if standard.is_none() {
            note("orphan", "standardid", no_standard());
        } else {
            note("orphan", "parentelementid", no_parent());
        }
        standard
    }
}

fn no_standard() -> Text {
    text!(
        "there is no standard with this number; the element is placed at the top",
        "er is geen standaard met dit nummer; het element komt bovenaan"
    )
}

fn no_parent() -> Text {
    text!(
        "there is no element with this number; this one is placed right under its standard",
        "er is geen element met dit nummer; dit komt direct onder zijn standaard"
    )
}

fn is_standard() -> Text {
    text!(
        "this is the number of the standard, and Mahara looks for an element; leave it out",
        "dit is het nummer van de standaard, en Mahara zoekt een element; laat het weg"
    )
}

fn elsewhere() -> Text {
    text!(
        "the element above this one belongs to another standard; Mahara looks inside one standard only",
        "het element hierboven hoort bij een andere standaard; Mahara zoekt alleen binnen één standaard"
    )
}

fn later() -> Text {
    text!(
        "the element above this one comes later in the file, where Mahara does not find it",
        "het element hierboven staat verderop in het bestand, waar Mahara het niet vindt"
    )
}

fn alike() -> Text {
    text!(
        "Mahara takes this for another element, because both read as the same number (as 1.1 and 1.10 do)",
        "Mahara ziet dit voor een ander element aan, omdat beide als hetzelfde getal lezen (zoals 1.1 en 1.10)"
    )
}
