//! What came across, and what did not.

use maatstaf_document::Problem;

/// What was read or written, with what was lost on the way.
///
/// A loss is a [`Problem`] that did not stop the work: it has a stable code, a place and a sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried<T> {
    /// What was read or written.
    pub what: T,
    /// What was passed over, cut or moved, in the order of the text.
    pub losses: Vec<Problem>,
}

impl<T> Carried<T> {
    /// Something that came across whole.
    pub fn whole(what: T) -> Self {
        Self { what, losses: Vec::new() }
    }

    /// The same losses, with something else made of what was carried.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Carried<U> {
        Carried { what: make(self.what), losses: self.losses }
    }
}
