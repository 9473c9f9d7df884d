//! What a call cannot know by itself.

use jiff::Timestamp;
use jiff::civil::Date;
use maatstaf::Language;

/// What a call cannot know by itself.
///
/// With the same circumstances the same request gets the same answer, to the byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Circumstances {
    /// The day: for documents that start today, and where a request leaves out a day.
    pub today: Date,
    /// The moment: from when on a badge holds, against which it is verified, and when an xAPI statement was made.
    pub now: Timestamp,
    /// The language of answers, unless a request asks for another.
    pub language: Language,
}
