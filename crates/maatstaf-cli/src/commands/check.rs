//! Commands that say whether something is in order, or everything that is not.

use maatstaf::{DocumentError, Portfolio};
use serde_json::{Value, json};

use crate::args;
use crate::context::Context;
use crate::failure::{Failure, INVALID};
use crate::input;
use crate::output::{self, Answer, Outcome};
use crate::words::say;

/// What a check says when all is well: the sentence, and facts for the JSON.
pub(crate) type Sound = (String, Value);

/// Says that something is sound, or every problem: as JSON on standard output, or as lines on standard error.
pub(crate) fn report(
    context: &Context,
    name: &str,
    as_json: bool,
    result: Result<Sound, DocumentError>,
) -> Outcome {
    match (result, as_json) {
        (Ok((sentence, _)), false) => Ok((sentence + "\n").into()),
        (Ok((_, mut facts)), true) => {
            if let Some(facts) = facts.as_object_mut() {
                facts.insert("sound".to_owned(), Value::Bool(true));
            }
            Ok(output::json(&facts)?.into())
        }
        (Err(error), false) => Err(Failure::refused(name, &error, context.language)),
        (Err(error), true) => {
            let text = output::json(&json!({ "sound": false, "problems": error.problems() }))?;
            Ok(Answer { text, note: None, code: INVALID })
        }
    }
}

/// `maatstaf validate`.
pub(crate) fn validate(context: &Context, args: &args::Validate) -> Outcome {
    let text = input::text(&args.file, context.language)?;
    let name = args.file.to_string_lossy();
    let read = Portfolio::open(&text, |id| context.find(id));
    report(context, &name, args.json, read.map(|portfolio| sound(context, &name, &portfolio)))
}

fn sound(context: &Context, name: &str, portfolio: &Portfolio) -> Sound {
    let document = portfolio.document();
    let (items, verdicts, set_aside) =
        (document.evidence.len(), document.verdicts.len(), document.not_applicable.len());
    let claims: usize = document.evidence.iter().map(|item| item.claims.len()).sum();
    let sentence = say!(
        context.language,
        "{name}: sound. Pieces of evidence: {items}; claims: {claims}; verdicts: {verdicts}; not applicable: {set_aside}.",
        "{name}: in orde. Stukken bewijs: {items}; claims: {claims}; oordelen: {verdicts}; niet van toepassing: {set_aside}."
    );
    let framework = portfolio.framework().id();
    let facts = json!({
        "framework": framework, "evidence": items, "claims": claims, "verdicts": verdicts, "not_applicable": set_aside,
    });
    (sentence, facts)
}
