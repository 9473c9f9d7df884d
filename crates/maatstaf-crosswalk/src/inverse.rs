//! A crosswalk walked the other way.

use maatstaf_document::text;

use crate::document::{CrosswalkDocument, Edge, FromPlace, LevelEdge, ToPlace};
use crate::relation::Relation;

/// What the id of a crosswalk ends in that was turned round.
const TURNED: &str = "-inverse";
/// How much of an id is kept, so that it stays an id with the end behind it.
const KEPT: usize = 56;

pub(crate) fn inverse(document: &CrosswalkDocument) -> CrosswalkDocument {
    let (id, about) = (&document.id, &document.about);
    let mut turned = text!("The crosswalk `{id}` turned round. ", "De vergelijking `{id}`, omgekeerd. ");
    turned.en += &about.en;
    turned.nl += &about.nl;
    CrosswalkDocument {
        id: turned_id(document),
        from: document.to.clone(),
        to: document.from.clone(),
        about: turned,
        levels: document.levels.iter().map(turned_level).collect(),
        edges: document.edges.iter().flat_map(turned_edges).collect(),
        without: Vec::new(),
        ..document.clone()
    }
}

fn turned_id(document: &CrosswalkDocument) -> String {
    let (id, from, to) = (&document.id, &document.from, &document.to);
    if *id == format!("{from}--{to}") {
        return format!("{to}--{from}");
    }
    let kept = || id.chars().take(KEPT).collect::<String>();
    id.strip_suffix(TURNED).map_or_else(|| kept() + TURNED, str::to_owned)
}

fn turned_level(edge: &LevelEdge) -> LevelEdge {
    LevelEdge {
        from: edge.to.clone(),
        to: edge.from.clone(),
        relation: edge.relation.map(Relation::turned),
        ..edge.clone()
    }
}

fn turned_edges(edge: &Edge) -> Vec<Edge> {
    let from = FromPlace {
        category: edge.to.category.clone(),
        level: edge.to.level.clone(),
        indicators: edge.to.indicator.into_iter().collect(),
    };
    let turned = |indicator: Option<u16>| Edge {
        from: from.clone(),
        to: ToPlace { category: edge.from.category.clone(), level: edge.from.level.clone(), indicator },
        relation: edge.relation.map(Relation::turned),
        ..edge.clone()
    };
    if edge.from.indicators.is_empty() {
        return vec![turned(None)];
    }
    edge.from.indicators.iter().map(|number| turned(Some(*number))).collect()
}
