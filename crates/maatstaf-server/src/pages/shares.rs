//! Showing a portfolio to others, and taking that back.

use maatstaf_store::{Panel, Reading, Right, Share, ShareKind, ShareState, Terms, Writing};
use maud::{Markup, html};

use super::field::{Field, action, boxes, choice, send, shown_once};
use super::layout::Say;
use super::portfolio::back;
use super::words::{PARTS, day, part, state};
use super::{MOST, get, post, see};
use crate::asked::Asked;
use crate::problem::{Code, Problem};
use crate::route::{Outcome, Policy, Route, Run};

pub(super) fn routes() -> Vec<Route> {
    let all = "/portfolios/{document}/shares";
    let (read, share) = (Policy::Document(Right::Read), Policy::Document(Right::Share));
    let revoking = "/portfolios/{document}/shares/{share}/revoke";
    vec![
        get("pages.shares", all, read, Run::Look(page)),
        post("pages.share", all, share, Run::Change(make)).shows_secret(),
        post("pages.revoke-share", revoking, share, Run::Change(revoke)),
    ]
}

fn page(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let (say, opened) = (asked.say(), asked.opened()?);
    let after = asked.query("after").unwrap_or_default();
    let shares = view.shares(opened, after, MOST)?;
    let panels = view.panels(opened, "", MOST)?;
    let content = html! {
        @if shares.is_empty() { p { (say.of("It is shown to nobody.", "Het wordt aan niemand getoond.")) } }
        ul.cards { @for share in &shares { li { (card(asked, share)) } } }
        @if let Some(last) = shares.last().filter(|_| shares.len() >= MOST as usize) {
            p { a href=(format!("/portfolios/{}/shares?after={}", opened.id(), last.id)) { (say.of("More", "Meer")) } }
        }
        h2 { (say.of("Show it to somebody", "Aan iemand tonen")) }
        (new_share(asked, &panels))
        (back(asked))
    };
    Ok(asked.page(say.of("Shown to others", "Aan anderen getoond"), content))
}

fn card(asked: &Asked<'_>, share: &Share) -> Markup {
    let say = asked.say();
    let parts: Vec<&str> = share.parts.iter().map(|name| part(say, name)).collect();
    html! {
        p { strong { (share.name) } " · " (kind(say, share.kind)) }
        p.quiet-text { (state(say, share.state)) " · " (say.of("until ", "tot ")) (day(share.expires)) }
        @if !parts.is_empty() { p { (say.of("With ", "Met ")) (parts.join(", ")) } }
        @if share.attachments { p { (say.of("With attachments", "Met bijlagen")) } }
        @if matches!(share.state, ShareState::Waiting | ShareState::Valid) {
            div.acts { (action(
                &format!("/portfolios/{}/shares/{}/revoke", asked.text("document"), share.id),
                say.of("Take back", "Intrekken"), &share.name, &[],
            )) }
        }
    }
}

fn kind(say: Say, kind: ShareKind) -> &'static str {
    match kind {
        ShareKind::Assessor => say.of("to assess", "om te beoordelen"),
        ShareKind::Reader => say.of("to read", "om te lezen"),
    }
}

fn new_share(asked: &Asked<'_>, panels: &[Panel]) -> Markup {
    let say = asked.say();
    let mut kinds =
        vec![("reader", say.of("To read: whoever has the link", "Om te lezen: wie de link heeft"))];
    if asked.server.settings.team {
        kinds.push((
            "assessor",
            say.of(
                "To assess: somebody with an account, blind",
                "Om te beoordelen: iemand met een account, blind",
            ),
        ));
    }
    let parts = PARTS.map(|name| ("part".to_owned(), name.to_owned(), part(say, name), false));
    let attachments =
        [("attachments".to_owned(), "yes".to_owned(), say.of("show attachments", "bijlagen tonen"), false)];
    let open: Vec<&Panel> = panels.iter().filter(|panel| panel.revealed.is_none()).collect();
    html! {
        form.sheet method="post" action=(format!("/portfolios/{}/shares", asked.text("document"))) {
            (Field::new("name", say.of("For whom", "Voor wie")).complete("off").hint(say.of(
                "In your own words. They read it too.", "In je eigen woorden. Zij lezen het ook.",
            )))
            (choice("kind", say.of("What for", "Waarvoor"), &kinds, "reader"))
            (Field::days("days", say.of("For how many days", "Voor hoeveel dagen"), "30"))
            p { (say.of(
                "Nothing that you wrote is shown unless you tick it. To judge your evidence an assessor needs its titles, \
                 texts and reasons.",
                "Niets van wat je schreef wordt getoond, tenzij je het aanvinkt. Om je bewijs te beoordelen heeft een \
                 assessor de titels, teksten en redenen ervan nodig.",
            )) }
            (boxes(say.of("What may be seen that is confidential", "Wat er aan vertrouwelijks te zien mag zijn"), &parts))
            (boxes(say.of("Attachments", "Bijlagen"), &attachments))
            @if asked.server.settings.team && !open.is_empty() {
                p.field {
                    label for="panel" { (say.of("Panel, for an assessor", "Panel, voor een assessor")) }
                    select id="panel" name="panel" {
                        option value="" { (say.of("A new one, on this version", "Een nieuw, op deze versie")) }
                        @for panel in &open {
                            option value=(panel.id) { (say.of("Panel of ", "Panel van ")) (day_text(panel.made)) }
                        }
                    }
                }
            }
            (send(say.of("Make the link", "Link maken")))
        }
    }
}

/// A day as plain text, for an option.
fn day_text(at: jiff::Timestamp) -> String {
    at.to_zoned(jiff::tz::TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string()
}

fn make(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let (say, form, opened) = (asked.say(), asked.form()?, asked.opened()?);
    let kind: ShareKind = form.text("kind").parse().map_err(|_| Problem::about(Code::Refused, "kind"))?;
    let panel = Some(form.text("panel")).filter(|panel| !panel.is_empty() && kind == ShareKind::Assessor);
    let terms = Terms {
        kind,
        name: form.text("name").to_owned(),
        parts: PARTS
            .into_iter()
            .filter(|name| form.all("part").any(|part| part == *name))
            .map(str::to_owned)
            .collect(),
        attachments: form.ticked("attachments"),
        expires: form.days_from(change.now(), "days")?,
        panel: panel.map(Into::into),
    };
    let (share, secret) = change.share(opened, &terms)?;
    let link = format!("{}/shared#{}", asked.server.settings.base(), secret.reveal());
    let content = html! {
        (shown_once(say, say.of("The link", "De link"), &link))
        p { (say.of("For ", "Voor ")) strong { (share.name) } ", " (say.of("until ", "tot ")) (day(share.expires)) "." }
        p { a href=(format!("/portfolios/{}/shares", opened.id())) { (say.of("Back to the list", "Terug naar de lijst")) } }
    };
    Ok(asked.page(say.of("The link was made", "De link is gemaakt"), content))
}

fn revoke(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let opened = asked.opened()?;
    change.revoke_share(opened, &asked.id("share"))?;
    Ok(see(&format!("/portfolios/{}/shares", opened.id())))
}
