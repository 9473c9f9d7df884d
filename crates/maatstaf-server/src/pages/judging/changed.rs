//! What somebody changed their mind about after the reveal. What they handed in stays as it was.

use jiff::tz::TimeZone;
use maatstaf_store::Writing;
use maud::{Markup, html};
use serde_json::{Value, json};

use super::judgement::{categories, chosen, kept, refusal};
use super::{Desk, place};
use crate::asked::Asked;
use crate::pages::field::{hidden, send};
use crate::problem::{Code, Problem};
use crate::route::Outcome;

/// The field of an assessment that may be written after the reveal.
const AFTER: &str = "after_reveal";

/// A form with a level and a reason for each category that is judged otherwise now.
pub(super) fn form(
    desk: &Desk<'_, '_>,
    judgement: &Value,
    version: u32,
    problem: Option<&Problem>,
) -> Markup {
    let (say, version) = (desk.say, version.to_string());
    html! {
        h2 id="changed" { (say.of("Did you change your mind?", "Ben je van mening veranderd?")) }
        p { (say.of(
            "What you handed in stays as it was. Fill in only the categories that you judge otherwise now that you have \
             seen the others, each with a reason.",
            "Wat je inleverde blijft zoals het was. Vul alleen de categorieën in die je anders beoordeelt nu je de \
             anderen hebt gezien, elk met een reden.",
        )) }
        (refusal(desk, problem))
        form.sheet method="post" action=(place(&desk.share, "/changed")) {
            (hidden("seen", &version))
            (categories(desk, judgement.get(AFTER).unwrap_or(&Value::Null), say.of("as before", "zoals eerst")))
            (send(say.of("Save", "Bewaren")))
        }
    }
}

/// Keeps what was changed; what a program wrote there beside the levels stays.
pub(super) fn save(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let (form, opened) = (asked.form()?, asked.opened()?);
    let before = change.assessment(opened)?.ok_or(Problem::new(Code::NotFound))?;
    let mut judgement: Value = serde_json::from_str(&before.text).map_err(|_| Problem::new(Code::Failed))?;
    let desk = Desk::of(change, asked)?;
    let revealed = change.panel(opened)?.revealed.unwrap_or_else(|| change.now());
    let day = revealed.to_zoned(TimeZone::system()).date();
    if let Some(fields) = judgement.as_object_mut() {
        let mut after = fields.remove(AFTER).unwrap_or_else(|| json!({ "on": day }));
        if let Some(after) = after.as_object_mut() {
            after.insert("judgements".to_owned(), chosen(&desk, &form));
        }
        let nothing = after.as_object().is_some_and(|after| {
            after.iter().all(|(name, value)| name == "on" || value.as_array().is_some_and(Vec::is_empty))
        });
        fields.extend((!nothing).then(|| (AFTER.to_owned(), after)));
    }
    kept(change, &desk, &form, &judgement)
}
