//! Where a request is read: each document in it by its own reader, with places in the request.

pub(crate) mod practice;
pub(crate) mod reading;
pub(crate) mod snapshots;
pub(crate) mod way;

use jiff::Timestamp;
use jiff::civil::Date;
use maatstaf::{DocumentError, Framework, Language, Place, Problem};
use maatstaf_document::{Source, Text, text, unknown_name};

pub(crate) use practice::{Practice, practice_of};
pub(crate) use reading::{Reading, reading};
pub(crate) use snapshots::{Group, Snapshots, group, snapshots};

use crate::circumstances::Circumstances;
use crate::document::{Document, Named, Pack};
use crate::refused::{Refused, each};
use crate::request::Request;

/// A request that is being answered: where its values stand, and what it cannot know by itself.
#[derive(Debug)]
pub(crate) struct Desk<'r> {
    source: Source<'r>,
    pub(crate) today: Date,
    pub(crate) now: Timestamp,
    pub(crate) language: Language,
}

/// Reads a request and answers it.
pub(crate) fn run<R: Request, A>(
    text: &str,
    circumstances: &Circumstances,
    answer: fn(&R, &Desk<'_>) -> Result<A, Refused>,
) -> Result<A, Refused> {
    let (request, source) = maatstaf_document::read::<R>(text)?;
    let Circumstances { today, now, language } = *circumstances;
    answer(&request, &Desk { source, today, now, language: request.language().unwrap_or(language) })
}

/// What is found in a request.
impl Desk<'_> {
    /// Reads the text of a document that stands at a path.
    pub(crate) fn read<T>(
        &self,
        path: &str,
        text: &str,
        read: impl FnOnce(&str) -> Result<T, DocumentError>,
    ) -> Result<T, Refused> {
        read(text).map_err(|error| self.within(path, &error))
    }

    /// Reads a document.
    pub(crate) fn document<D, T>(
        &self,
        path: &str,
        document: &Document<D>,
        read: impl FnOnce(&str) -> Result<T, DocumentError>,
    ) -> Result<T, Refused> {
        self.read(path, document.text(), read)
    }

    /// Reads a document, if there is one.
    pub(crate) fn maybe<D, T>(
        &self,
        path: &str,
        document: Option<&Document<D>>,
        read: impl FnOnce(&str) -> Result<T, DocumentError>,
    ) -> Result<Option<T>, Refused> {
        document.map(|document| self.document(path, document, read)).transpose()
    }

    /// Reads the documents of a list, or says everything that is wrong with any of them.
    pub(crate) fn documents<D, T>(
        &self,
        path: &str,
        documents: &[Document<D>],
        read: impl Fn(&str) -> Result<T, DocumentError>,
    ) -> Result<Vec<T>, Refused> {
        let one = |(at, document)| self.document(&format!("{path}[{at}]"), document, &read);
        each(documents.iter().enumerate().map(one))
    }

    /// What an id stands for among what comes with the engine, or what a document holds.
    pub(crate) fn named<D, T>(
        &self,
        path: &str,
        named: &Named<D>,
        ids: &[&str],
        find: impl FnOnce(&str) -> Option<T>,
        read: impl FnOnce(&str) -> Result<T, DocumentError>,
    ) -> Result<T, Refused> {
        match named.id() {
            None => self.document(path, named.document(), read),
            Some(id) => find(&id).ok_or_else(|| self.unknown(path, &id, ids)),
        }
    }

    /// The caller's own framework.
    pub(crate) fn pack(&self, pack: Option<&Pack>) -> Result<Option<Framework>, Refused> {
        let Some(pack) = pack else { return Ok(None) };
        let wordings: Vec<&str> = pack.wordings.iter().map(Document::text).collect();
        // The core stops at the first text that has problems, so reading one more each time tells which it is.
        let read =
            |count: usize| Framework::from_json(pack.facts.text(), wordings.get(..count).unwrap_or_default());
        let located =
            |error: DocumentError| error.problems().iter().any(|problem| problem.place.line.is_some());
        let count =
            (0..wordings.len()).find(|count| read(*count).is_err_and(located)).unwrap_or(wordings.len());
        let path = match count.checked_sub(1) {
            None => "framework.facts".to_owned(),
            Some(at) => format!("framework.wordings[{at}]"),
        };
        read(count).map(Some).map_err(|error| match error.problems() {
            [missing] if missing.place.line.is_none() => self.placed(&error, |_| "framework".to_owned()),
            _ => self.within(&path, &error),
        })
    }
}

/// What is refused.
impl Desk<'_> {
    /// A request that is refused for a reason of its own.
    pub(crate) fn refuse(&self, code: &'static str, path: &str, message: Text) -> Refused {
        self.source.refuse(vec![Problem::new(code, path, message)]).into()
    }

    /// A request that names something which is not known.
    pub(crate) fn unknown<T: AsRef<str>>(&self, path: &str, id: &str, known: &[T]) -> Refused {
        let known: Vec<String> = known.iter().map(|one| one.as_ref().to_owned()).collect();
        // A name can be known and not be what is asked for here.
        let message = || text!("this value does not fit here", "deze waarde past hier niet");
        let problem = unknown_name(path, id, &known);
        let problem = problem.unwrap_or_else(|| Problem::new("unknown-value", path, message()));
        self.source.refuse(vec![problem]).into()
    }

    /// Refuses an id that is not among the known ones.
    pub(crate) fn known<T: AsRef<str>>(
        &self,
        path: &str,
        id: Option<&str>,
        known: &[T],
    ) -> Result<(), Refused> {
        match id {
            Some(id) if !known.iter().any(|one| one.as_ref() == id) => Err(self.unknown(path, id, known)),
            _ => Ok(()),
        }
    }

    /// The problems of a document that stands at a path, with their places in the request.
    pub(crate) fn within(&self, path: &str, error: &DocumentError) -> Refused {
        let start = self.place_of(path);
        let moved = |problem: &Problem| {
            let mut problem = problem.clone();
            problem.place = moved(&problem.place, path, &start);
            problem
        };
        self.source.refuse(error.problems().iter().map(moved).collect()).into()
    }

    /// The problems of what documents make together, each at the path in the request that `place` gives for its own.
    pub(crate) fn placed(&self, error: &DocumentError, place: impl Fn(&str) -> String) -> Refused {
        let placed = |problem: &Problem| {
            let place = Place { path: place(&problem.place.path), ..Place::default() };
            Problem { place, ..problem.clone() }
        };
        self.source.refuse(error.problems().iter().map(placed).collect()).into()
    }

    fn place_of(&self, path: &str) -> Place {
        let error = self.source.refuse(vec![Problem::new("", path, Text::new("", ""))]);
        error.problems().first().map(|problem| problem.place.clone()).unwrap_or_default()
    }
}

/// A path below another.
pub(crate) fn below(path: &str, rest: &str) -> String {
    let dot = if path.is_empty() || rest.is_empty() || rest.starts_with('[') { "" } else { "." };
    format!("{path}{dot}{rest}")
}

/// A place in a document, in the text that the document is part of from `start` on.
fn moved(place: &Place, path: &str, start: &Place) -> Place {
    let path = below(path, &place.path);
    let (Some(line), Some(column), Some(first), Some(indent)) =
        (place.line, place.column, start.line, start.column)
    else {
        return Place { path, ..Place::default() };
    };
    let column = if line == 1 { indent + column - 1 } else { column };
    Place { path, line: Some(first + line - 1), column: Some(column) }
}
