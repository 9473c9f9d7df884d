//! Reads a document from JSON text: quickly when it is right, and with every problem and its place when it is not.

mod shape;
mod tree;

use std::cell::OnceCell;
use std::fmt::Display;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::error::Category;

use crate::problem::{DocumentError, MOST_PROBLEMS, Place, Problem};
use crate::{is_id, schema_of, text};
use tree::Node;

/// The longest text that is read, in bytes. This is this project's choice.
pub const LONGEST_DOCUMENT: usize = 32 << 20;

/// A document's text, kept to say where in it something stands.
#[derive(Debug)]
pub struct Source<'t> {
    text: &'t str,
    tree: OnceCell<Option<Node>>,
}

impl<'t> Source<'t> {
    fn new(text: &'t str) -> Self {
        Self { text: text.strip_prefix('\u{feff}').unwrap_or(text), tree: OnceCell::new() }
    }

    fn tree(&self) -> Option<&Node> {
        self.tree.get_or_init(|| Node::read(self.text)).as_ref()
    }

    /// Adds line and column to a problem, or those of the nearest place around it that exists.
    fn locate(&self, problem: &mut Problem) {
        if let (None, Some(tree)) = (problem.place.line, self.tree()) {
            let offset = tree.offset_of(&problem.place.path);
            self.mark(&mut problem.place, offset);
        }
    }

    fn mark(&self, place: &mut Place, offset: usize) {
        let before = self.text.get(..offset).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        place.line = Some(before.matches('\n').count() + 1);
        place.column = Some(before.get(line_start..).unwrap_or_default().chars().count() + 1);
    }

    /// Turns problems into an error that knows their places.
    pub fn refuse(&self, mut problems: Vec<Problem>) -> DocumentError {
        problems.truncate(MOST_PROBLEMS);
        for problem in &mut problems {
            self.locate(problem);
        }
        DocumentError::new(problems)
    }
}

/// Reads `text` as a `T`.
///
/// # Errors
/// Every way in which the text departs from the schema of `T`.
pub fn read<T: DeserializeOwned + JsonSchema>(text: &str) -> Result<(T, Source<'_>), DocumentError> {
    not_too_long(text)?;
    let source = Source::new(text);
    match serde_json::from_str::<T>(source.text) {
        Ok(document) => Ok((document, source)),
        Err(error) => Err(diagnose::<T>(&source, &error)),
    }
}

/// Refuses a text that is longer than [`LONGEST_DOCUMENT`].
///
/// # Errors
/// When it is.
pub fn not_too_long(text: &str) -> Result<(), DocumentError> {
    if text.len() <= LONGEST_DOCUMENT {
        return Ok(());
    }
    let most = LONGEST_DOCUMENT >> 20;
    let message = text!("the document is longer than {most} MiB", "het document is langer dan {most} MiB");
    Err(DocumentError::new(vec![Problem::new("too-long", "", message)]))
}

/// Finds every problem of shape, once serde has found the first.
fn diagnose<T: JsonSchema>(source: &Source<'_>, error: &serde_json::Error) -> DocumentError {
    let at = |line, column| Place { path: String::new(), line: Some(line), column: Some(column) };
    let syntax = match error.classify() {
        Category::Data => serde_json::from_str::<serde_json::Value>(source.text).err(),
        _ => None,
    };
    let error = syntax.as_ref().unwrap_or(error);
    if error.classify() != Category::Data {
        let message = text!(
            "the text is not JSON from here on, or it is nested too deeply",
            "vanaf hier is de tekst geen JSON, of te diep genest"
        );
        let mut problem = Problem::new("not-json", "", message);
        problem.place = at(error.line(), error.column());
        return DocumentError::new(vec![problem]);
    }
    let schema = schema_of::<T>();
    let found = source.tree().map(|tree| shape::problems(tree, &schema)).unwrap_or_default();
    if found.is_empty() {
        let message = text!("the document cannot be read here", "het document is hier niet te lezen");
        let mut problem = Problem::new("unreadable", "", message);
        problem.place = at(error.line(), error.column());
        return DocumentError::new(vec![problem]);
    }
    let marked = found.into_iter().take(MOST_PROBLEMS).map(|(offset, mut problem)| {
        source.mark(&mut problem.place, offset);
        problem
    });
    DocumentError::new(marked.collect())
}

/// The problem of a name that is not among the known ones; nothing when it is.
///
/// The name itself is not quoted: it may be private text in the wrong place. The path is written out only for a problem.
pub fn unknown_name(path: &(impl Display + ?Sized), name: &str, known: &[String]) -> Option<Problem> {
    if known.iter().any(|one| one == name) {
        return None;
    }
    let known: Vec<&str> = known.iter().map(String::as_str).filter(|one| is_shown(one)).collect();
    let help = shape::suggestion(name, &known);
    let message = text!("this value is not known here", "deze waarde is hier niet bekend");
    Some(Problem::new("unknown-value", path.to_string(), message).help(help))
}

/// Whether a known name may be shown: an id, or ids with colons between them. Anything else may be private text.
fn is_shown(name: &str) -> bool {
    name.split(':').all(is_id)
}

/// The problem of a file format that this version does not read.
pub fn version(path: &str, version: u8) -> Option<Problem> {
    let message =
        text!("this version of the format is not known", "deze versie van het formaat is niet bekend");
    (version != 1).then(|| Problem::new("unknown-version", path, message).help(text!("write 1", "schrijf 1")))
}
