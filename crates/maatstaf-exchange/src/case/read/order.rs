//! The order of items: parents before children, siblings by their numbers, and nothing above itself.

use std::collections::BTreeMap;

use maatstaf_document::text;

use super::Reader;
use super::node::Node;

impl Reader<'_, '_> {
    /// The places of the items of the tree, in their order.
    ///
    /// The order of the file stands when parents come before children and siblings by number; else the tree is walked.
    pub(super) fn order(&mut self) -> Vec<usize> {
        self.circles();
        if !self.refused.is_empty() {
            return Vec::new();
        }
        let items = || self.nodes.iter().filter(|node| !node.is_level);
        if is_in_order(items()) {
            return items().map(|node| node.index).collect();
        }
        let mut children: BTreeMap<Option<usize>, Vec<&Node<'_, '_>>> = BTreeMap::new();
        for node in items() {
            children.entry(node.parent_item()).or_default().push(node);
        }
        for siblings in children.values_mut() {
            // The stack gives back the last first.
            siblings.sort_by_key(|node| std::cmp::Reverse((node.order(), node.index)));
        }
        let mut order = Vec::with_capacity(self.nodes.len());
        let mut stack = children.remove(&None).unwrap_or_default();
        while let Some(node) = stack.pop() {
            order.push(node.index);
            stack.extend(children.remove(&Some(node.index)).unwrap_or_default());
        }
        order
    }

    /// Refuses items that are their own ancestors, once for each circle.
    fn circles(&mut self) {
        // For each item the walk that came by first; 0 when none did.
        let mut walks = vec![0_usize; self.nodes.len()];
        for start in 0..self.nodes.len() {
            let mut at = Some(start);
            while let Some(index) = at {
                match walks.get_mut(index) {
                    Some(walk) if *walk == 0 => *walk = start + 1,
                    Some(walk) if *walk == start + 1 => {
                        self.circle(index);
                        break;
                    }
                    _ => break,
                }
                at = self.nodes.get(index).and_then(Node::parent_item);
            }
        }
    }

    fn circle(&mut self, index: usize) {
        let tie = self.nodes.get(index).and_then(|node| node.parent_tie).and_then(|tie| self.ties.get(tie));
        let spot = tie.map(|tie| tie.thing.spot("")).unwrap_or_default();
        let message = text!(
            "from here upwards the tree comes back to the same item",
            "van hier naar boven komt de boom weer bij hetzelfde item uit"
        );
        self.refused.add("cycle", spot, message);
    }
}

/// Whether parents stand before their children, and siblings in the order of their numbers.
fn is_in_order<'n, 'a: 'n, 't: 'a>(nodes: impl Iterator<Item = &'n Node<'a, 't>>) -> bool {
    let mut last: BTreeMap<Option<usize>, i64> = BTreeMap::new();
    for node in nodes {
        let parent = node.parent_item();
        let before = last.insert(parent, node.order());
        let out_of_turn = before.is_some_and(|before| before > node.order());
        if out_of_turn || parent.is_some_and(|parent| parent >= node.index) {
            return false;
        }
    }
    true
}
