//! Where a text may give something away.

use maatstaf_document::{Text, text};
use schemars::JsonSchema;
use serde::Serialize;

use crate::{Kind, Sureness};

/// A place where a text may give something away. It holds no part of the text.
///
/// # Example
/// ```
/// use maatstaf_document::Language;
/// let findings = maatstaf_privacy::find("Mail her:\nsanne@example.org");
/// let sentences: Vec<_> = findings.iter().map(|one| one.words().to(Language::En).to_owned()).collect();
/// assert_eq!(sentences, ["line 2, column 1: likely an e-mail address"]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
pub struct Finding {
    /// What it may give away.
    pub kind: Kind,
    /// How sure that is.
    pub sure: Sureness,
    /// Where it starts, in bytes from 0.
    pub start: usize,
    /// Where it ends, in bytes from 0: the first that is no longer part of it.
    pub end: usize,
    /// The line on which it starts, from 1.
    pub line: usize,
    /// The column at which it starts, in characters from 1.
    pub column: usize,
}

impl Finding {
    /// The finding as one sentence: where, how sure and what.
    pub fn words(&self) -> Text {
        let Self { line, column, .. } = self;
        let (Text { en: kind, nl: soort }, Text { en: sure, nl: zeker }) =
            (self.kind.words(), self.sure.words());
        text!("line {line}, column {column}: {sure} {kind}", "regel {line}, teken {column}: {zeker} {soort}")
    }
}
