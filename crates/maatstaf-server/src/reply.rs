//! What the server answers.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The content of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Body {
    pub(crate) media_type: String,
    pub(crate) bytes: Vec<u8>,
}

/// An answer, before HTTP.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    /// The entity tag, without its quotes.
    pub(crate) etag: Option<String>,
    pub(crate) body: Option<Body>,
}

impl Body {
    pub(crate) fn text(media_type: &str, text: String) -> Self {
        Self { media_type: media_type.to_owned(), bytes: text.into_bytes() }
    }
}

impl Reply {
    pub(crate) fn new(status: u16, body: Body) -> Self {
        Self { status, headers: Vec::new(), etag: None, body: Some(body) }
    }

    /// JSON, with status 200.
    pub(crate) fn json(answer: &impl Serialize) -> Self {
        // INVARIANT: the answers are plain structures, which always can be written.
        let text = serde_json::to_string(answer).unwrap_or_default();
        Self::new(200, Body::text("application/json", text))
    }

    /// Done, and there is nothing to say.
    pub(crate) fn done() -> Self {
        Self { status: 204, headers: Vec::new(), etag: None, body: None }
    }

    /// Something was made, and this is where it is.
    pub(crate) fn made(place: &str, answer: &impl Serialize) -> Self {
        Self { status: 201, ..Self::json(answer) }.header("location", place)
    }

    /// A part of a list, with the cursor of the next part when there is more.
    pub(crate) fn list(items: Vec<Value>, next: Option<String>) -> Self {
        let fields = [("items".to_owned(), Value::from(items)), ("next".to_owned(), Value::from(next))];
        Self::json(&fields.into_iter().collect::<Value>())
    }

    #[must_use]
    pub(crate) fn header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    #[must_use]
    pub(crate) fn etag(mut self, tag: impl Into<String>) -> Self {
        self.etag = Some(tag.into());
        self
    }
}
