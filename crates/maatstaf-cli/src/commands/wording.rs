//! `maatstaf wording import`: the sentences of the holder's own copy.

use std::path::Path;

use maatstaf::Language;
use serde_json::json;

use crate::context::Context;
use crate::failure::{Failure, INVALID};
use crate::input;
use crate::output::{self, Answer, Outcome, deliver};
use crate::words::say;

/// Reads a copy into an overlay: whole, or not at all.
pub(crate) fn import(
    context: &Context,
    file: &Path,
    out: Option<&Path>,
    (framework, asked, as_json): (&str, Option<Language>, bool),
) -> Outcome {
    let framework = context.framework(framework, "--framework")?;
    let text = input::text(file, context.language)?;
    let overlay = match framework.import_wording(asked.unwrap_or_else(|| language_of(&text)), &text) {
        Ok(overlay) => overlay,
        Err(error) if as_json => {
            let text = output::json(&json!({ "sound": false, "problems": error.problems() }))?;
            return Ok(Answer { text, note: None, code: INVALID });
        }
        Err(error) => return Err(Failure::refused(&file.to_string_lossy(), &error, context.language)),
    };
    let (found, all) = (overlay.indicators.len(), framework.indicators().len());
    let (en, nl) = match overlay.language {
        Language::En => ("English", "Engels"),
        Language::Nl => ("Dutch", "Nederlands"),
    };
    let note = say!(
        context.language,
        "{found} of {all} sentences, in {en}; the file stays on this machine, do not publish it",
        "{found} van {all} zinnen, in het {nl}; het bestand blijft op deze machine, publiceer het niet"
    );
    let answer = deliver(output::json(&overlay)?, out, context.language)?;
    Ok(Answer { note: Some(note), ..answer })
}

/// The language that a text is in, by its commonest words.
fn language_of(text: &str) -> Language {
    let count = |known: &[&str]| text.split_whitespace().filter(|word| known.contains(word)).count();
    if count(&["de", "het", "een", "en", "van"]) > count(&["the", "a", "and", "of", "to"]) {
        Language::Nl
    } else {
        Language::En
    }
}
