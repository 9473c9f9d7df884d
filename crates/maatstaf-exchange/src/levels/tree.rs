//! The tree of an outline, looked up by position.

use std::collections::BTreeMap;

use crate::{Item, Kind, Outline};

/// Who stands below whom. An item whose parent does not stand before it lies at the top.
#[derive(Debug)]
pub(crate) struct Tree {
    parents: Vec<Option<usize>>,
    children: Vec<Vec<usize>>,
    tops: Vec<usize>,
    depths: Vec<usize>,
}

impl Tree {
    pub(crate) fn new(outline: &Outline) -> Self {
        let count = outline.items.len();
        let mut tree = Self {
            parents: Vec::with_capacity(count),
            children: vec![Vec::new(); count],
            tops: Vec::new(),
            depths: Vec::with_capacity(count),
        };
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, item) in outline.items.iter().enumerate() {
            let parent = item.parent.as_deref().and_then(|id| known.get(id).copied());
            let depth = parent.map_or(0, |parent| tree.depth(parent) + 1);
            tree.parents.push(parent);
            tree.depths.push(depth);
            match parent.and_then(|parent| tree.children.get_mut(parent)) {
                Some(siblings) => siblings.push(at),
                None => tree.tops.push(at),
            }
            known.insert(&item.id, at);
        }
        tree
    }

    pub(crate) fn parent(&self, at: usize) -> Option<usize> {
        self.parents.get(at).copied().flatten()
    }

    /// The positions of the children, or of the items at the top.
    pub(crate) fn children(&self, parent: Option<usize>) -> &[usize] {
        match parent {
            Some(at) => self.children.get(at).map_or(&[], Vec::as_slice),
            None => &self.tops,
        }
    }

    /// How deep an item lies; 0 is the top.
    pub(crate) fn depth(&self, at: usize) -> usize {
        self.depths.get(at).copied().unwrap_or_default()
    }

    pub(crate) fn is_leaf(&self, at: usize) -> bool {
        self.children(Some(at)).is_empty()
    }

    /// Whether an item is something that is shown: it says so, or nothing lies below it and it says nothing else.
    pub(crate) fn is_indicator(&self, at: usize, item: &Item) -> bool {
        match item.kind {
            Kind::Indicator => true,
            Kind::Category | Kind::Level => false,
            Kind::Other(_) | Kind::Unsaid => self.is_leaf(at),
        }
    }

    /// How many tiers there are.
    pub(crate) fn tiers(&self) -> usize {
        self.depths.iter().max().map_or(0, |deepest| deepest + 1)
    }
}
