//! Names that stand in a portfolio with escapes, as they are meant.

use std::cell::OnceCell;

/// A name, and those after it: kept where they are, so that they can be borrowed while more come.
#[derive(Debug, Default)]
pub(crate) struct Written {
    name: OnceCell<String>,
    next: OnceCell<Box<Self>>,
}

impl Written {
    /// None yet.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Keeps a name here, where none is yet; gives it with the place for the next.
    pub(crate) fn keep(&self, name: String) -> (&str, &Self) {
        (self.name.get_or_init(|| name), self.next.get_or_init(Box::default))
    }
}

impl Drop for Written {
    /// One after the other: each within the one before would take too much of the stack.
    fn drop(&mut self) {
        let mut next = self.next.take();
        while let Some(mut written) = next {
            next = written.next.take();
        }
    }
}
