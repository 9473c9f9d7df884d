//! One operation.

use maatstaf::Language;
use serde_json::{Value, json};

use crate::answer::{Answer, CSV, HTML, ICS, JSON, MARKDOWN, Outcome, PLAIN, SVG};
use crate::circumstances::Circumstances;
use crate::group::Group;
use crate::kind::Slot;
use crate::refused::Refused;
use crate::{example, table, titles};

/// Makes a schema.
pub(crate) type Make = fn() -> Value;

/// One operation: a JSON document in, an answer out.
///
/// # Example
/// ```
/// use maatstaf_calls::{Call, Kind, Language};
/// let call = Call::by_name("what-if").expect("there is such a call");
/// assert_eq!(call.title(Language::En), "Try changes: the estimate before and after them");
/// assert_eq!(call.documents()[0].kind, Kind::Portfolio);
/// assert_eq!(call.request_schema()["required"], serde_json::json!(["portfolio", "changes"]));
/// ```
#[derive(Debug)]
pub struct Call {
    pub(crate) name: &'static str,
    pub(crate) group: Group,
    pub(crate) local: bool,
    pub(crate) documents: &'static [Slot],
    pub(crate) answers: Answers,
    pub(crate) request: Make,
    pub(crate) run: fn(&str, &Circumstances) -> Outcome,
}

/// What a call can answer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Answers {
    media_types: &'static [&'static str],
    schema: Option<Make>,
}

impl Call {
    /// Every call, in a fixed order, those of a group together.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        table::ALL.iter().copied().flatten()
    }

    /// The call with a name.
    pub fn by_name(name: &str) -> Option<&'static Self> {
        Self::all().find(|call| call.name == name)
    }

    /// Its name, such as `what-if`.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// What it is about.
    pub fn group(&self) -> Group {
        self.group
    }

    /// What it does, in a short sentence without a full stop.
    pub fn title(&self, language: Language) -> &'static str {
        titles::call(self.name, language)
    }

    /// The fields of a request in which documents of a kept kind stand.
    pub fn documents(&self) -> &'static [Slot] {
        self.documents
    }

    /// Whether it stays on somebody's own machine: it takes a private key, which should not travel to a server.
    pub fn is_local(&self) -> bool {
        self.local
    }

    /// The JSON Schema (draft 2020-12) of a request.
    pub fn request_schema(&self) -> Value {
        let mut schema = (self.request)();
        for (field, of) in schema.get_mut("properties").and_then(Value::as_object_mut).into_iter().flatten() {
            if let (Some(of), Some(says)) = (of.as_object_mut(), titles::field(field, Language::En)) {
                of.insert("description".to_owned(), says.into());
            }
        }
        if let Some(schema) = schema.as_object_mut() {
            schema.insert("title".to_owned(), self.title(Language::En).into());
        }
        schema
    }

    /// The JSON Schema (draft 2020-12) of an answer in JSON; nothing when there is none.
    pub fn answer_schema(&self) -> Option<Value> {
        self.answers.schema.map(|make| make())
    }

    /// The media types of its answers, the usual one first.
    pub fn media_types(&self) -> &'static [&'static str] {
        self.answers.media_types
    }

    /// A whole request that gets an answer.
    pub fn example(&self) -> String {
        example::request(self.name)
    }

    /// Answers a request.
    ///
    /// # Errors
    /// Everything that is wrong with the request and the documents in it, with places in the request.
    ///
    /// # Example
    /// ```
    /// use maatstaf_calls::{Call, Circumstances, Language};
    /// let now = "2026-06-30T12:00:00Z".parse().expect("this is a moment");
    /// let circumstances = Circumstances { today: jiff::civil::date(2026, 6, 30), now, language: Language::Nl };
    /// let call = Call::by_name("framework").expect("there is such a call");
    /// let answer = call.answer(r#"{"id": "emcc-2015", "category": "evaluation"}"#, &circumstances)?;
    /// assert!(answer.body.contains("Evaluatie"));
    /// # Ok::<(), maatstaf_calls::Refused>(())
    /// ```
    pub fn answer(&self, request: &str, circumstances: &Circumstances) -> Result<Answer, Refused> {
        (self.run)(request, circumstances)
    }
}

impl Answers {
    /// JSON of a schema.
    pub(crate) const fn json(schema: Make) -> Self {
        Self { media_types: &[JSON], schema: Some(schema) }
    }

    /// JSON of a schema, or a calendar's events.
    pub(crate) const fn json_or_events(schema: Make) -> Self {
        Self { media_types: &[JSON, ICS], schema: Some(schema) }
    }

    /// JSON of a schema, or a table.
    pub(crate) const fn json_or_table(schema: Make) -> Self {
        Self { media_types: &[JSON, CSV], schema: Some(schema) }
    }

    /// A line of text, or JSON that this crate has no schema of.
    pub(crate) const fn line() -> Self {
        Self { media_types: &[PLAIN, JSON], schema: Some(anything) }
    }

    /// A page, or what it discloses as JSON.
    pub(crate) const fn report(disclosure: Make) -> Self {
        Self { media_types: &[HTML, MARKDOWN, JSON], schema: Some(disclosure) }
    }

    /// A picture.
    pub(crate) const fn picture() -> Self {
        Self { media_types: &[SVG], schema: None }
    }

    /// Markdown.
    pub(crate) const fn markdown() -> Self {
        Self { media_types: &[MARKDOWN], schema: None }
    }
}

/// The schema of any object.
pub(crate) fn anything() -> Value {
    json!({ "$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object" })
}
