//! The panel: who is on it, the reveal, and signing what was decided.

use jiff::tz::TimeZone;
use maatstaf_crosscheck::PanelRules;
use maatstaf_store::{Panel, Reading, Right, Writing};
use maud::{Markup, html};
use serde_json::{Value, json};

use super::judgement::refusal;
use super::{Desk, Returned, back, place, shown};
use crate::asked::Asked;
use crate::form::Form;
use crate::pages::field::{action, hidden, send};
use crate::pages::through::Through;
use crate::pages::words::state;
use crate::problem::{Code, Problem};
use crate::route::Outcome;

/// What an assessor who handed in sees of the panel.
pub(super) fn panel(
    view: &Reading<'_>,
    desk: &Desk<'_, '_>,
    judgement: &Value,
    revealed: bool,
    returned: Option<(&Form, &Problem)>,
) -> Result<Markup, Problem> {
    let (say, opened) = (desk.say, desk.asked.opened()?);
    let panel = view.panel(opened)?;
    let to = |what: &str| place(&desk.share, what);
    Ok(html! {
        h2 { (say.of("The panel", "Het panel")) }
        @if revealed {
            ul { @for seat in &panel.assessors { li {
                (seat.name) ": "
                @if seat.signed { (say.of("signed", "ondertekend")) } @else { (state(say, seat.state)) }
            } } }
            p { a href=(to("/comparison")) { (say.of("The comparison", "De vergelijking")) } }
            (signatures(desk, &panel, judgement, returned))
        } @else {
            p { (say.of("Seats: ", "Plaatsen: ")) (panel.seats) "." }
            p { (say.of(
                "When everybody has handed in, you see each other's judgements and that of the owner.",
                "Als iedereen heeft ingeleverd, zien jullie elkaars oordelen en dat van de eigenaar.",
            )) }
            (action(&to("/reveal"), say.of("Reveal the judgements", "Oordelen tonen"), "", &[]))
        }
    })
}

fn signatures(
    desk: &Desk<'_, '_>,
    panel: &Panel,
    judgement: &Value,
    returned: Option<(&Form, &Problem)>,
) -> Markup {
    let say = desk.say;
    let mine = panel.assessors.iter().find(|seat| seat.share == desk.share.id);
    html! {
        h2 { (say.of("Sign what was decided", "Ondertekenen wat is besloten")) }
        p { (say.of(
            "You sign for exactly the bytes that were judged, known by this digest:",
            "Je ondertekent voor precies de bytes die zijn beoordeeld, te kennen aan dit controlegetal:",
        )) }
        p { code { (panel.digest) } }
        @if mine.is_some_and(|seat| seat.signed) {
            p { (say.of("You signed.", "Je hebt ondertekend.")) }
        } @else {
            (refusal(desk, returned.map(|(_, problem)| problem)))
            (form(desk, panel, judgement, returned.map(|(form, _)| form)))
        }
    }
}

/// The form to sign with, and what was filled in already.
fn form(desk: &Desk<'_, '_>, panel: &Panel, judgement: &Value, filled: Option<&Form>) -> Markup {
    let (say, language) = (desk.say, desk.asked.language);
    let typed = |field: &str| filled.map_or("", |form| form.text(field));
    let rules = PanelRules::standard();
    let of = |field: &str| {
        judgement.pointer(&format!("/seen/{field}")).and_then(Value::as_str).unwrap_or_default()
    };
    html! {
        form.sheet method="post" action=(place(&desk.share, "/sign-off")) {
            (hidden("digest", &panel.digest)) (hidden("seen", of("digest"))) (hidden("holder", of("holder")))
            p.field {
                label for="outcome" { (say.of("Decision", "Besluit")) }
                select id="outcome" name="outcome" {
                    option value="" { (say.of("none: the judgements stand as they are", "geen: de oordelen blijven zoals ze zijn")) }
                    @for decision in &rules.document().decisions {
                        option value=(decision.id) selected[typed("outcome") == decision.id] { (decision.name.to(language)) }
                    }
                }
            }
            p.field {
                label for="level" { (say.of("Level, where one is awarded", "Niveau, als er een wordt toegekend")) }
                select id="level" name="level" {
                    option value="" { "–" }
                    @for level in desk.framework.levels() { option value=(level) selected[typed("level") == level] { (desk.framework.level_name(level, language)) } }
                }
            }
            p.field {
                label for="why" { (say.of("Why", "Waarom")) }
                textarea id="why" name="why" rows="3" { (typed("why")) }
            }
            p.field {
                label for="asks" { (say.of("What is asked for, a line each", "Wat wordt gevraagd, een regel per vraag")) }
                textarea id="asks" name="asks" rows="2" { (typed("asks")) }
            }
            (send(say.of("Sign", "Ondertekenen")))
        }
    }
}

/// Signs a decision, or that the judgements stand as they are.
pub(super) fn sign(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let (form, opened) = (asked.form()?, asked.opened()?);
    let mut resolution = json!({
        "maatstaf_resolution": 1, "holder": form.text("holder"), "digest": form.text("seen"), "records": [],
    });
    let outcome = form.text("outcome");
    if let Some(fields) = resolution.as_object_mut().filter(|_| !outcome.is_empty()) {
        let panel = change.panel(opened)?;
        let by: Vec<&str> = panel.assessors.iter().map(|seat| seat.share.as_str()).collect();
        let on = asked.now().to_zoned(TimeZone::system()).date();
        let mut decision = json!({ "outcome": outcome, "by": by, "on": on, "why": form.text("why").trim() });
        if let Some(decision) = decision.as_object_mut() {
            let asks: Vec<&str> =
                form.text("asks").lines().map(str::trim).filter(|ask| !ask.is_empty()).collect();
            decision.extend((!asks.is_empty()).then(|| ("asks".to_owned(), json!(asks))));
            let level = form.text("level");
            decision.extend((!level.is_empty()).then(|| ("level".to_owned(), json!(level))));
        }
        fields.insert("decision".to_owned(), decision);
    }
    let body = json!({ "digest": form.text("digest"), "resolution": resolution }).to_string();
    match Through::new(asked, "judging.sign-off")?.body(body).change(change) {
        Ok(_) => back(change, asked),
        Err(problem) if problem.code == Code::Refused => {
            // The page shows what was judged, which takes another right than comparing; whoever may compare has it.
            let share = opened.share().ok_or(Problem::new(Code::Failed))?;
            let judged = change.open_share(&asked.actor, share, Right::Judge)?;
            let asked = Asked { actor: asked.actor.clone(), opened: Some(judged), ..*asked };
            shown(change, &asked, Returned::Signature(&form, &problem))
        }
        Err(problem) => Err(problem),
    }
}
