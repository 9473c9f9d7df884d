//! What went wrong, as RFC 9457 asks: a type, a title, a status, and for documents every problem with its place.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use maatstaf::{DocumentError, Language};
use maatstaf_document::Text;
use maatstaf_store::StoreError;
use serde::Deserialize;
use serde_json::{Value, json};
use strum::{EnumIter, IntoStaticStr};

use crate::reply::{Body, Reply};
use crate::splice::in_whole;

/// Every kind of problem that the server answers with. `problems.json` has its status and its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Code {
    /// The request is not understood: its JSON, its query or its headers.
    BadRequest,
    /// Nobody is signed in, or the token is not valid any more.
    SignInNeeded,
    /// The token was made for less.
    ScopeNeeded,
    /// The request comes from the page of somebody else.
    ForeignOrigin,
    /// The request calls this server by a name that is not its own.
    ForeignHost,
    /// It does not exist, or it is not the actor's to see.
    NotFound,
    /// The path takes other methods.
    MethodNotAllowed,
    /// No such media type is given here.
    NotAcceptable,
    /// It does not fit the state that the thing is in.
    NotNow,
    /// The same request was done before, and its answer held a secret that is shown once.
    DoneBefore,
    /// It was changed in between.
    ChangedMeanwhile,
    /// Too large.
    TooLarge,
    /// The path and the headers are too large together.
    HeadTooLarge,
    /// The body is of a type that is not taken here.
    WrongMediaType,
    /// A document or a field was refused.
    Refused,
    /// The idempotency key was used for another request.
    KeyReused,
    /// The version that was seen has to be named.
    VersionNeeded,
    /// Too many requests in a short time.
    TooMany,
    /// As much is kept of somebody as may be.
    QuotaFull,
    /// The disk is full.
    DiskFull,
    /// The body did not come in time.
    TooSlow,
    /// Something failed here.
    Failed,
    /// Too busy now.
    Busy,
}

/// A problem as it will be answered.
#[derive(Debug, Clone)]
pub(crate) struct Problem {
    pub(crate) code: Code,
    /// The name of the scope, field or rule that it is about.
    about: Option<String>,
    /// What is wrong with a document.
    pub(crate) problems: Option<DocumentError>,
    /// The `ETag` of what is there now.
    etag: Option<String>,
    /// In how many seconds to try again.
    wait: Option<u64>,
}

#[derive(Debug, Deserialize)]
struct Words {
    status: u16,
    title: Text,
    help: Text,
}

#[derive(Debug, Deserialize)]
struct AllWords {
    problems: BTreeMap<String, Words>,
    rules: BTreeMap<String, Text>,
}

static WORDS: LazyLock<AllWords> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "a test reads this file, which is part of the program")]
    serde_json::from_str(include_str!("problems.json")).expect("problems.json is sound")
});

impl Code {
    /// The name, such as `not-found`.
    pub fn id(self) -> &'static str {
        self.into()
    }

    /// The status of HTTP.
    pub fn status(self) -> u16 {
        WORDS.problems.get(self.id()).map_or(500, |words| words.status)
    }

    /// What it is, and what to do about it.
    pub fn words(self, language: Language) -> (&'static str, &'static str) {
        let words = WORDS.problems.get(self.id());
        words.map_or(("", ""), |words| (words.title.to(language), words.help.to(language)))
    }
}

impl Problem {
    pub(crate) fn new(code: Code) -> Self {
        Self { code, about: None, problems: None, etag: None, wait: None }
    }

    pub(crate) fn about(code: Code, about: impl Into<String>) -> Self {
        Self { about: Some(about.into()), ..Self::new(code) }
    }

    /// A problem that is over in so many seconds.
    pub(crate) fn wait(code: Code, seconds: u64) -> Self {
        Self { wait: Some(seconds), ..Self::new(code) }
    }

    /// What is wrong with a field of a request, with places in the whole request.
    pub(crate) fn inside(self, whole: &str, field: &str) -> Self {
        Self { problems: self.problems.map(|error| in_whole(whole, field, &error)), ..self }
    }

    /// The same without lines and columns: the text that they were counted in is not the one that was sent.
    pub(crate) fn without_lines(self) -> Self {
        let placeless = |error: DocumentError| {
            let mut problems = error.problems().to_vec();
            for problem in &mut problems {
                (problem.place.line, problem.place.column) = (None, None);
            }
            DocumentError::new(problems)
        };
        Self { problems: self.problems.map(placeless), ..self }
    }

    /// The name of the scope, field or rule that it is about.
    pub(crate) fn about_what(&self) -> Option<&str> {
        self.about.as_deref()
    }

    /// What it is, and what to do about it: the rule's own words where it has some.
    pub(crate) fn words(&self, language: Language) -> (&str, &str) {
        let (title, help) = self.code.words(language);
        let rule = self.about.as_ref().and_then(|about| WORDS.rules.get(about));
        (title, rule.map_or(help, |rule| rule.to(language)))
    }

    /// What is wrong with a document, a sentence for each problem, with its place.
    pub(crate) fn sentences(&self, language: Language) -> Vec<String> {
        let line = |problem: &maatstaf::Problem| {
            let place = Some(problem.place.path.as_str()).filter(|path| !path.is_empty());
            let place = place.map(|place| format!("{place}: ")).unwrap_or_default();
            format!("{place}{}", problem.message.to(language))
        };
        self.problems.iter().flat_map(|error| error.problems().iter().map(line)).collect()
    }

    /// The problem as `application/problem+json`.
    pub(crate) fn reply(&self, language: Language) -> Reply {
        let (title, detail) = self.words(language);
        let mut body = json!({
            "type": format!("/v1/problems/{}", self.code.id()), "title": title, "status": self.code.status(),
            "detail": detail,
        });
        let problems = self.problems.as_ref().map(|error| {
            let line = |problem: &maatstaf::Problem| {
                json!({
                    "code": problem.code, "path": problem.place.path, "line": problem.place.line,
                    "column": problem.place.column, "message": problem.message.to(language),
                    "help": problem.help.as_ref().map(|help| help.to(language)),
                })
            };
            error.problems().iter().map(line).collect::<Vec<Value>>()
        });
        if let Some(fields) = body.as_object_mut() {
            fields.extend(self.about.as_ref().map(|about| ("about".to_owned(), json!(about))));
            fields.extend(problems.map(|problems| ("problems".to_owned(), json!(problems))));
        }
        let mut reply =
            Reply::new(self.code.status(), Body::text("application/problem+json", body.to_string()));
        if self.code == Code::SignInNeeded {
            reply = reply.header("www-authenticate", "Bearer");
        }
        reply.etag.clone_from(&self.etag);
        match self.wait {
            Some(seconds) => reply.header("retry-after", seconds.to_string()),
            None => reply,
        }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Missing => Self::new(Code::NotFound),
            StoreError::Stale => Self::new(Code::SignInNeeded),
            StoreError::Scope(scope) => Self::about(Code::ScopeNeeded, scope.to_string()),
            StoreError::Changed(version) => {
                Self { etag: Some(version.to_string()), ..Self::new(Code::ChangedMeanwhile) }
            }
            StoreError::State(rule) => Self::about(Code::NotNow, rule),
            StoreError::Field(field) => Self::about(Code::Refused, field),
            StoreError::KeyReused => Self::new(Code::KeyReused),
            StoreError::Quota => Self::new(Code::QuotaFull),
            StoreError::Full => Self::new(Code::DiskFull),
            // What the database said may hold what somebody wrote: it goes nowhere.
            _ => Self::new(Code::Failed),
        }
    }
}

impl From<DocumentError> for Problem {
    fn from(error: DocumentError) -> Self {
        Self { problems: Some(error), ..Self::new(Code::Refused) }
    }
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator as _;

    use super::*;

    #[test]
    fn every_problem_has_a_status_and_words_in_both_languages() {
        for code in Code::iter() {
            let words = [code.words(Language::En), code.words(Language::Nl)];
            let said = words.iter().all(|(title, help)| !title.is_empty() && !help.is_empty());
            assert!(said && WORDS.problems.contains_key(code.id()), "{}", code.id());
            assert!(code.status() >= 400 && (code.status() != 500 || code == Code::Failed), "{}", code.id());
        }
        assert_eq!(WORDS.problems.len(), Code::iter().count());
    }
}
