//! What several threads finish in any order, in the order in which it was begun.

use std::collections::BTreeMap;

/// Keeps what is early until everything before it is there.
#[derive(Debug)]
pub(crate) struct Order<T> {
    next: u64,
    early: BTreeMap<u64, T>,
}

impl<T> Order<T> {
    pub(crate) fn new() -> Self {
        Self { next: 0, early: BTreeMap::new() }
    }

    /// Takes in the one with a number.
    pub(crate) fn put(&mut self, number: u64, item: T) {
        self.early.insert(number, item);
    }

    /// The number of the next in order.
    pub(crate) fn reached(&self) -> u64 {
        self.next
    }

    /// The next in order, if it is there.
    pub(crate) fn next(&mut self) -> Option<T> {
        let item = self.early.remove(&self.next)?;
        self.next += 1;
        Some(item)
    }
}
