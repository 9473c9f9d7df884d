//! An item of a package while it is being read.

use super::End;
use crate::case::thing::Thing;

/// An item of a package.
#[derive(Debug)]
pub(super) struct Node<'a, 't> {
    pub(super) thing: Thing<'a, 't>,
    /// Its place among the items that were read.
    pub(super) index: usize,
    /// Its identifier as it is written.
    pub(super) identifier: String,
    /// Its id in the outline.
    pub(super) id: String,
    /// What it hangs below.
    pub(super) parent: Option<End>,
    /// The tie that says so.
    pub(super) parent_tie: Option<usize>,
    /// Whether an `isChildOf` starts from it, wherever that goes.
    pub(super) is_child: bool,
    /// Its place among its siblings.
    pub(super) sequence: Option<i64>,
    /// Whether other items hang below it.
    pub(super) has_children: bool,
    /// Whether it is one of the levels, and so no part of the tree.
    pub(super) is_level: bool,
    /// Its height among the levels, where we wrote it.
    pub(super) height: Option<i64>,
    /// The level that it lies at.
    pub(super) level: Option<usize>,
    /// The tie that says so.
    pub(super) level_tie: Option<usize>,
}

impl<'a, 't> Node<'a, 't> {
    pub(super) fn new(thing: Thing<'a, 't>, index: usize, identifier: String, id: String) -> Self {
        Self {
            thing,
            index,
            identifier,
            id,
            parent: None,
            parent_tie: None,
            is_child: false,
            sequence: None,
            has_children: false,
            is_level: false,
            height: None,
            level: None,
            level_tie: None,
        }
    }

    /// Where it comes among the levels.
    pub(super) fn height_order(&self) -> (i64, i64, usize) {
        (self.height.unwrap_or(i64::MAX), self.order(), self.index)
    }

    /// Where it comes among its siblings; those without a number come last.
    pub(super) fn order(&self) -> i64 {
        self.sequence.unwrap_or(i64::MAX)
    }

    /// The item that it hangs below.
    pub(super) fn parent_item(&self) -> Option<usize> {
        match self.parent {
            Some(End::Item(parent)) => Some(parent),
            _ => None,
        }
    }
}
