//! One's own judgement: a level and a reason for each category.

use maatstaf_store::Writing;
use maud::{Markup, html};
use serde_json::{Value, json};

use super::{Desk, Returned, place, shown};
use crate::asked::Asked;
use crate::form::Form;
use crate::pages::field::{action, alert, hidden, send};
use crate::pages::see;
use crate::pages::through::Through;
use crate::problem::{Code, Problem};
use crate::route::Outcome;

/// What stands for a category that was not judged.
const OPEN: &str = "not-judged";
/// What stands for a category that is not at the lowest level yet.
const NONE: &str = "none";

/// A form with a level and a reason for each category.
pub(super) fn editor(
    desk: &Desk<'_, '_>,
    judgement: &Value,
    version: u32,
    problem: Option<&Problem>,
) -> Markup {
    let say = desk.say;
    let version = version.to_string();
    html! {
        p { (say.of(
            "You judge what you see, without the judgement of its owner or of others. Save as often as you like; after \
             handing in it stays as it is.",
            "Je oordeelt over wat je ziet, zonder het oordeel van de eigenaar of van anderen. Bewaar zo vaak je wilt; na \
             het inleveren blijft het zoals het is.",
        )) }
        (refusal(desk, problem))
        form.sheet method="post" action=(place(&desk.share, "")) {
            (hidden("seen", &version))
            (categories(desk, judgement, say.of("not judged", "niet beoordeeld")))
            (send(say.of("Save", "Bewaren")))
        }
        @if version != "0" {
            h3 { (say.of("Done?", "Klaar?")) }
            p { (say.of("Save first: what was saved last is handed in.", "Bewaar eerst: wat het laatst is bewaard wordt ingeleverd.")) }
            (action(&place(&desk.share, "/submit"), say.of("Hand in", "Inleveren"), "", &[("seen", &version)]))
        }
    }
}

/// What was wrong with what was filled in.
pub(super) fn refusal(desk: &Desk<'_, '_>, problem: Option<&Problem>) -> Markup {
    let language = desk.asked.language;
    html! {
        (alert(problem.map(|problem| problem.words(language).1)))
        @if let Some(problem) = problem { ul { @for sentence in problem.sentences(language) { li { (sentence) } } } }
    }
}

/// A level and a reason for each category, with the name of what stands for no level.
pub(super) fn categories(desk: &Desk<'_, '_>, judgement: &Value, open: &str) -> Markup {
    let (say, language) = (desk.say, desk.asked.language);
    html! {
        @for category in desk.framework.categories() {
            @let (level, reason) = of(judgement, category);
            fieldset {
                legend { (desk.framework.category_name(category, language)) }
                p.field {
                    label for=(format!("level-{category}")) { (say.of("Level", "Niveau")) }
                    select id=(format!("level-{category}")) name=(format!("level-{category}")) {
                        @for (value, name) in levels(desk, open) { option value=(value) selected[level == value] { (name) } }
                    }
                }
                p.field {
                    label for=(format!("reason-{category}")) { (say.of("Why", "Waarom")) }
                    textarea id=(format!("reason-{category}")) name=(format!("reason-{category}")) rows="3" { (reason) }
                }
            }
        }
    }
}

/// What can be chosen, with its name.
fn levels<'d>(desk: &'d Desk<'_, '_>, open: &'d str) -> Vec<(&'d str, &'d str)> {
    let own = desk.framework.levels().iter();
    let own = own.map(|level| (level.as_str(), desk.framework.level_name(level, desk.asked.language)));
    let open = (OPEN, open);
    let none = (NONE, desk.say.of("not at the lowest level yet", "nog niet op het laagste niveau"));
    [open, none].into_iter().chain(own).collect()
}

/// The level and the reason of one category.
fn of<'v>(judgement: &'v Value, category: &str) -> (&'v str, &'v str) {
    let all = judgement.get("judgements").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let Some(one) = all.iter().find(|one| one.get("category").and_then(Value::as_str) == Some(category))
    else {
        return (OPEN, "");
    };
    let level = match one.get("level") {
        Some(Value::Null) | None => NONE,
        Some(level) => level.as_str().unwrap_or(OPEN),
    };
    (level, one.get("rationale").and_then(Value::as_str).unwrap_or_default())
}

/// What was handed in.
pub(super) fn own(desk: &Desk<'_, '_>, judgement: &Value) -> Markup {
    let (say, language) = (desk.say, desk.asked.language);
    let levels = levels(desk, say.of("not judged", "niet beoordeeld"));
    html! {
        p { (say.of("You handed this in.", "Dit heb je ingeleverd.")) }
        div.scroll tabindex="0" role="region" aria-label=(say.of("Your judgement", "Je oordeel")) {
            table {
                thead { tr {
                    th scope="col" { (say.of("Category", "Categorie")) }
                    th scope="col" { (say.of("Level", "Niveau")) }
                    th scope="col" { (say.of("Why", "Waarom")) }
                } }
                tbody { @for category in desk.framework.categories() {
                    @let (level, reason) = of(judgement, category);
                    tr {
                        th scope="row" { (desk.framework.category_name(category, language)) }
                        td { (levels.iter().find(|(value, _)| *value == level).map_or(level, |(_, name)| *name)) }
                        td.written { (reason) }
                    }
                } }
            }
        }
    }
}

/// Keeps what was filled in; what is not in the form stays as it was.
pub(super) fn save(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let (form, opened) = (asked.form()?, asked.opened()?);
    let failed = || Problem::new(Code::Failed);
    let mut judgement: Value = match change.assessment(opened)? {
        Some(kept) => serde_json::from_str(&kept.text).map_err(|_| failed())?,
        None => Through::new(asked, "judging.start")?.change(change)?.said()?,
    };
    let desk = Desk::of(change, asked)?;
    if let Some(fields) = judgement.as_object_mut() {
        fields.insert("judgements".to_owned(), chosen(&desk, &form));
    }
    kept(change, &desk, &form, &judgement)
}

/// Keeps a judgement that was filled in on top of the version that was seen.
pub(super) fn kept(change: &Writing<'_>, desk: &Desk<'_, '_>, form: &Form, judgement: &Value) -> Outcome {
    let kept = Through::new(desk.asked, "judging.save")?
        .seen(form.text("seen"))
        .body(judgement.to_string())
        .change(change);
    match kept {
        Ok(_) => Ok(see(&place(&desk.share, ""))),
        // What was typed is not lost.
        Err(problem) if problem.code == Code::Refused => {
            shown(change, desk.asked, Returned::Judgement(judgement, &problem))
        }
        Err(problem) => Err(problem),
    }
}

/// What was chosen in a form of categories.
pub(super) fn chosen(desk: &Desk<'_, '_>, form: &Form) -> Value {
    let categories = desk.framework.categories().iter();
    let judged = categories.filter_map(|category| {
        let level = form.text(&format!("level-{category}"));
        let reason = form.text(&format!("reason-{category}")).trim().replace("\r\n", "\n");
        let is_open = level.is_empty() || level == OPEN;
        if is_open && reason.is_empty() {
            return None;
        }
        let level = match level {
            NONE => Value::Null,
            _ if is_open => json!(OPEN),
            level => json!(level),
        };
        let mut one = json!({ "category": category, "level": level });
        if let Some(fields) = one.as_object_mut().filter(|_| !reason.is_empty()) {
            fields.insert("rationale".to_owned(), json!(reason));
        }
        Some(one)
    });
    Value::Array(judged.collect())
}
