//! `maatstaf scheme`: accreditation schemes, with every figure and where it comes from.

use maatstaf_document::{Page, Row};
use maatstaf_readiness::{Scheme, SchemeDocument, Subject, statement};
use serde_json::json;

use super::check::report;
use crate::context::Context;
use crate::output::{Failure, Outcome};

/// The scheme that a name stands for: one that comes with the engine, or one in a file.
fn named(context: &Context, name: &str) -> Result<Scheme, Failure> {
    let ids: Vec<&str> = Scheme::all().iter().map(Scheme::id).collect();
    let scheme = context.named(name, Scheme::by_id(name), &ids, Scheme::from_json)?;
    scheme.map_err(|error| context.refused(name, &error))
}

/// The same, when it accredits persons.
pub(super) fn of_persons(context: &Context, name: &str) -> Result<Scheme, Failure> {
    let scheme = named(context, name)?;
    let fits = scheme.document().subject == Subject::Person;
    if fits { Ok(scheme) } else { Err(context.misused("scheme-of-programmes", &[&name])) }
}

/// `maatstaf scheme list`.
pub(crate) fn list(context: &Context) -> Outcome {
    let documents: Vec<&SchemeDocument> = Scheme::all().iter().map(Scheme::document).collect();
    context.lay(&documents, |language| {
        let head = ["id", "scheme-name", "scheme-levels"].map(|key| context.say(key, &[]));
        let row = |one: &&SchemeDocument| {
            let levels: Vec<&str> = one.levels.iter().map(|level| level.id.as_str()).collect();
            Row::new([one.id.clone(), one.name.to(language).to_owned(), levels.join(", ")])
        };
        Page::new().table(head, documents.iter().map(row)).note(statement().to(language))
    })
}

/// `maatstaf scheme show`.
pub(crate) fn show(context: &Context) -> Outcome {
    let scheme = named(context, context.given("scheme"))?;
    context.lay(scheme.document(), |language| scheme.page(language).note(statement().to(language)))
}

/// `maatstaf scheme check`.
pub(crate) fn check(context: &Context) -> Outcome {
    let name = context.given("file");
    let checked = Scheme::from_json(&context.read(name)?).map(|scheme| {
        let (levels, asked) = (scheme.document().levels.len(), scheme.document().requirements.len());
        let sentence = context.say("sound-scheme", &[&name, &levels, &asked]);
        (sentence, json!({ "sound": true, "scheme": scheme.id(), "levels": levels, "requirements": asked }))
    });
    report(context, name, checked)
}
