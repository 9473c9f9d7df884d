//! Why a call gave no answer.

use std::fmt;

use maatstaf::{DocumentError, Language, Problem};
use schemars::JsonSchema;
use serde::Serialize;

use crate::problem::{ProblemDocument, documents};

/// A request that was refused, with everything that is wrong with it. It never quotes a text.
///
/// # Example
/// ```
/// use maatstaf_calls::{Call, Circumstances, Language};
/// let now = "2026-06-30T12:00:00Z".parse().expect("this is a moment");
/// let circumstances = Circumstances { today: jiff::civil::date(2026, 6, 30), now, language: Language::En };
/// let scheme = Call::by_name("scheme").expect("there is such a call");
/// let refused = scheme.answer("{\n  \"scheme\": \"eja\"\n}", &circumstances).expect_err("there is no such scheme");
/// assert!(refused.sentences(Language::En)[0].starts_with("2:13 scheme: "));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused(DocumentError);

/// Why a request was refused, as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RefusedDocument {
    /// Everything that is wrong, in the order of the request.
    pub problems: Vec<ProblemDocument>,
}

impl Refused {
    pub(crate) fn new(problems: Vec<Problem>) -> Self {
        Self(DocumentError::new(problems))
    }

    /// What is wrong, as an error of a document.
    pub fn error(&self) -> &DocumentError {
        &self.0
    }

    /// Everything that is wrong, in the order of the request.
    pub fn problems(&self) -> &[Problem] {
        self.0.problems()
    }

    /// One line per problem.
    pub fn sentences(&self, language: Language) -> Vec<String> {
        self.0.sentences(language)
    }

    /// What is wrong, ready for JSON.
    pub fn document(&self) -> RefusedDocument {
        RefusedDocument { problems: documents(self.problems()) }
    }

    /// The same, with what else is wrong.
    pub(crate) fn and(self, other: &Self) -> Self {
        Self::new([self.problems(), other.problems()].concat())
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Refused {}

impl From<DocumentError> for Refused {
    fn from(error: DocumentError) -> Self {
        Self(error)
    }
}

impl From<Refused> for DocumentError {
    fn from(refused: Refused) -> Self {
        refused.0
    }
}

/// Both of two things, or everything that is wrong with either.
pub(crate) fn both<A, B>(a: Result<A, Refused>, b: Result<B, Refused>) -> Result<(A, B), Refused> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (Err(a), Err(b)) => Err(a.and(&b)),
        (Err(refused), _) | (_, Err(refused)) => Err(refused),
    }
}

/// All of several things, or everything that is wrong with any of them.
pub(crate) fn each<T>(all: impl IntoIterator<Item = Result<T, Refused>>) -> Result<Vec<T>, Refused> {
    let mut whole = Ok(Vec::new());
    for one in all {
        whole = both(whole, one).map(|(mut known, one)| {
            known.push(one);
            known
        });
    }
    whole
}
