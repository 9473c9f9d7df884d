//! Words in a line, some of which lead somewhere.

/// Words in a line: plain, strong, an id, or a link.
///
/// # Example
/// ```
/// use maatstaf_report::{Inline, Span};
/// let line = Inline::sentence("supported by `journal-1` and `log-2`");
/// assert_eq!(line.spans()[1], Span::Code("journal-1".to_owned())); // becomes a link where the report has that evidence
/// assert_eq!(line.to_string(), "supported by journal-1 and log-2");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inline {
    spans: Vec<Span>,
}

/// A run of words of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// Plain words.
    Text(String),
    /// Words that matter most.
    Strong(String),
    /// An id. It becomes a link where the report holds the evidence or the entry that it names.
    Code(String),
    /// Words that lead to a place in the report.
    Link {
        /// The place.
        to: Anchor,
        /// The words.
        text: String,
    },
    /// A public address, which is shown and leads there.
    Address(String),
}

/// A place in a report.
///
/// # Example
/// ```
/// use maatstaf_report::Anchor;
/// assert_eq!(Anchor::evidence("journal-1").id(), "evidence-journal-1");
/// assert_eq!(Anchor::why("evaluation", Some("practitioner")).id(), "why-evaluation-practitioner");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Anchor(String);

impl Anchor {
    /// A place with a name of its own: ids joined by hyphens.
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// A piece of evidence.
    pub fn evidence(id: &str) -> Self {
        Self(format!("evidence-{id}"))
    }

    /// An entry of the practice ledger.
    pub fn entry(id: &str) -> Self {
        Self(format!("entry-{id}"))
    }

    /// Why a category has its level, or what fills one cell of it.
    pub fn why(category: &str, level: Option<&str>) -> Self {
        Self(level.map_or_else(|| format!("why-{category}"), |level| format!("why-{category}-{level}")))
    }

    /// The id in the document.
    pub fn id(&self) -> &str {
        &self.0
    }
}

impl Inline {
    /// Plain words, as they stand.
    pub fn text(text: impl Into<String>) -> Self {
        Self { spans: vec![Span::Text(text.into())] }
    }

    /// A sentence of ours, in which ids stand between backticks.
    pub fn sentence(text: &str) -> Self {
        let mut spans = Vec::new();
        for (at, part) in text.split('`').enumerate() {
            if !part.is_empty() {
                let part = part.to_owned();
                spans.push(if at % 2 == 1 { Span::Code(part) } else { Span::Text(part) });
            }
        }
        Self { spans }
    }

    /// Words that matter most.
    pub fn strong(text: impl Into<String>) -> Self {
        Self { spans: vec![Span::Strong(text.into())] }
    }

    /// An id.
    pub fn code(id: impl Into<String>) -> Self {
        Self { spans: vec![Span::Code(id.into())] }
    }

    /// Words that lead to a place in the report.
    pub fn link(to: Anchor, text: impl Into<String>) -> Self {
        Self { spans: vec![Span::Link { to, text: text.into() }] }
    }

    /// Several lines as one, with words between them.
    pub fn joined(parts: impl IntoIterator<Item = Self>, between: &str) -> Self {
        let mut all = Self::default();
        for part in parts {
            if !all.spans.is_empty() {
                all.spans.push(Span::Text(between.to_owned()));
            }
            all.spans.extend(part.spans);
        }
        all
    }

    /// Adds what follows.
    #[must_use]
    pub fn and(mut self, next: impl Into<Self>) -> Self {
        self.spans.extend(next.into().spans);
        self
    }

    /// The runs of words.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }
}

impl From<&str> for Inline {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl From<String> for Inline {
    fn from(text: String) -> Self {
        Self::text(text)
    }
}

impl From<Span> for Inline {
    fn from(span: Span) -> Self {
        Self { spans: vec![span] }
    }
}

impl std::fmt::Display for Inline {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.spans.iter().try_for_each(|span| match span {
            Span::Text(text) | Span::Strong(text) | Span::Code(text) | Span::Address(text) => {
                f.write_str(text)
            }
            Span::Link { text, .. } => f.write_str(text),
        })
    }
}
