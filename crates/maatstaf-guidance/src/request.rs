//! A request for help: which answers were given to which questions.

use std::collections::BTreeMap;
use std::fmt;

use maatstaf_document::{DocumentError, Problem, read, unknown_name, version};
use schemars::JsonSchema;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::guidance::Guidance;

/// A request for help as written in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RequestDocument {
    /// Where the schema of this file is.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of this file format: 1.
    #[schemars(extend("minimum" = 1, "maximum" = 1))]
    pub maatstaf_request: u8,
    /// The id of the answer to each question, by question id; a question that is absent is open.
    #[serde(deserialize_with = "each_once")]
    #[schemars(with = "BTreeMap<String, String>")]
    pub answers: BTreeMap<String, String>,
}

/// A checked request: every answer in it is one of its question's.
///
/// # Example
/// ```
/// use maatstaf_guidance::{Guidance, Request};
/// let guidance = Guidance::standard();
/// let text = r#"{"maatstaf_request": 1, "answers": {"about": "tasks", "colour": "red"}}"#;
/// let error = Request::from_json(&guidance, text).err().expect("both are unknown");
/// assert_eq!(error.problems().len(), 2); // all at once
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Request {
    answers: BTreeMap<String, String>,
}

impl Request {
    /// Reads a request.
    ///
    /// # Errors
    /// Every problem of the text: shape, unknown questions, unknown answers.
    pub fn from_json(guidance: &Guidance, text: &str) -> Result<Self, DocumentError> {
        let (document, source) = read::<RequestDocument>(text)?;
        let problems = problems(guidance, &document);
        if problems.is_empty() {
            Ok(Self { answers: document.answers })
        } else {
            Err(source.refuse(problems))
        }
    }

    /// Checks a request that did not come from text.
    ///
    /// # Errors
    /// Every problem, each with its path.
    pub fn from_document(guidance: &Guidance, document: RequestDocument) -> Result<Self, DocumentError> {
        let problems = problems(guidance, &document);
        if problems.is_empty() {
            Ok(Self { answers: document.answers })
        } else {
            Err(DocumentError::new(problems))
        }
    }

    /// Builds a request from pairs of question id and answer id; of two answers to one question the last remains.
    ///
    /// # Errors
    /// Every unknown question and answer.
    pub fn of<'i>(
        guidance: &Guidance,
        answers: impl IntoIterator<Item = (&'i str, &'i str)>,
    ) -> Result<Self, DocumentError> {
        let answers = answers.into_iter().map(|(asked, said)| (asked.to_owned(), said.to_owned())).collect();
        Self::from_document(guidance, RequestDocument { schema: None, maatstaf_request: 1, answers })
    }

    /// The id of the answer to a question; nothing when it is open.
    pub fn answer(&self, question: &str) -> Option<&str> {
        self.answers.get(question).map(String::as_str)
    }
}

fn problems(guidance: &Guidance, document: &RequestDocument) -> Vec<Problem> {
    let mut found: Vec<Problem> =
        version("maatstaf_request", document.maatstaf_request).into_iter().collect();
    let asked = guidance.questions();
    for (id, said) in &document.answers {
        found.extend(match asked.question(id) {
            Some(question) => unknown_name(&format!("answers.{id}"), said, &question.ids()),
            None => unknown_name("answers", id, &asked.ids()),
        });
    }
    found
}

/// Reads the answers, and refuses a second answer to one question: the order of answers must not matter.
fn each_once<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<String, String>, D::Error> {
    struct Answers;

    impl<'de> Visitor<'de> for Answers {
        type Value = BTreeMap<String, String>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an answer to each question")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut answers = BTreeMap::new();
            while let Some((asked, said)) = map.next_entry()? {
                if answers.insert(asked, said).is_some() {
                    return Err(A::Error::custom("a question is answered twice"));
                }
            }
            Ok(answers)
        }
    }

    from.deserialize_map(Answers)
}
