//! What a link shows that somebody gave: to read, or to assess.

use maatstaf_store::{Opened, Reading, Right, Scope, Share, ShareKind, StoreError, Writing};
use maud::{Markup, html};
use serde_json::json;

use super::invitation::{paste, pasted};
use super::words::day;
use super::{download, get, post, report, see};
use crate::asked::Asked;
use crate::called::called;
use crate::cookie::Cookie;
use crate::problem::Problem;
use crate::route::{Outcome, Policy, Route, Run};
use crate::routes::accounts::{is_somebody, over};

pub(super) fn routes() -> Vec<Route> {
    vec![
        get("pages.shared", "/shared", Policy::Anyone, Run::Look(page)),
        post("pages.shared-link", "/shared", Policy::Link, Run::Look(link)),
        get("pages.shared-shown", "/shared/link", Policy::Link, Run::Look(shown)),
        get("pages.shared-report", "/shared/report", Policy::Link, Run::Change(read)),
        get(
            "pages.shared-attachment",
            "/shared/attachments/{attachment}",
            Policy::Link,
            Run::Change(attachment),
        ),
        post("pages.accept-share", "/shared/accept", Policy::Person(Scope::Assess), Run::Change(accept)),
    ]
}

fn title(asked: &Asked<'_>) -> &'static str {
    asked.say().of("A portfolio that was shown to you", "Een portfolio dat jou is getoond")
}

#[expect(clippy::unnecessary_wraps, reason = "every route ends in an outcome")]
fn page(_: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    Ok(asked.page(title(asked), paste(asked, "/shared", None)))
}

fn link(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let form = asked.form()?;
    if let Err(error) = found(view, form.link()) {
        let problem = over(error);
        let content = paste(asked, "/shared", Some(&problem));
        return Ok(asked.page_with(problem.code.status(), title(asked), content));
    }
    Ok(see("/shared/link").header("set-cookie", Cookie::Link.set(&asked.server.settings, form.link())))
}

/// What a link is for: to assess, as long as nobody accepted it, or to read.
fn found(view: &Reading<'_>, secret: &str) -> Result<Share, StoreError> {
    match view.offered(secret) {
        Err(StoreError::Stale) => view.share_of(&opened(view, secret)?),
        found => found,
    }
}

/// The portfolio that a link to read opens.
fn opened<'r>(view: &'r Reading<'_>, secret: &str) -> Result<Opened<'r>, StoreError> {
    let actor = view.actor(Some(secret))?;
    view.open_share(&actor, actor.share().ok_or(StoreError::Stale)?, Right::See)
}

fn shown(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let (say, secret) = (asked.say(), pasted(asked));
    let share = found(view, &secret).map_err(over)?;
    let content = html! {
        p { (say.of("For ", "Voor ")) strong { (share.name) } ", " (say.of("until ", "tot ")) (day(share.expires)) "." }
        @match share.kind {
            ShareKind::Reader => (to_read(view, asked, &secret)?),
            ShareKind::Assessor => (to_assess(asked)),
        }
    };
    Ok(asked.page(title(asked), content))
}

fn to_read(view: &Reading<'_>, asked: &Asked<'_>, secret: &str) -> Result<Markup, Problem> {
    let say = asked.say();
    let files = view.attachments(&opened(view, secret)?, "", 200)?;
    Ok(html! {
        p { (say.of(
            "You see what its owner shows and no more. That you look is noted, for its owner.",
            "Je ziet wat de eigenaar toont en niet meer. Dat je kijkt wordt genoteerd, voor de eigenaar.",
        )) }
        ul.links {
            li { a href="/shared/report" { (say.of("Read it as a report", "Lees het als rapport")) } }
            @for file in &files {
                li { a href=(format!("/shared/attachments/{}", file.id)) { (say.of("Attachment: ", "Bijlage: ")) (file.name) } }
            }
        }
    })
}

fn to_assess(asked: &Asked<'_>) -> Markup {
    let say = asked.say();
    html! {
        p { (say.of(
            "Its owner asks you to assess it. You judge without seeing their own judgement or that of others, until \
             everybody has handed in.",
            "De eigenaar vraagt je het te beoordelen. Je oordeelt zonder hun eigen oordeel of dat van anderen te zien, \
             tot iedereen heeft ingeleverd.",
        )) }
        @if is_somebody(&asked.actor) {
            form method="post" action="/shared/accept" {
                p { button { (say.of("Accept", "Aanvaarden")) } }
            }
        } @else {
            p { (say.of("It takes an account: ", "Daar is een account voor nodig: "))
                a href="/sign-in" { (say.of("sign in, then paste the link again", "meld je aan en plak de link dan opnieuw")) } "." }
        }
    }
}

fn read(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let opened = opened(change, &pasted(asked)).map_err(over)?;
    let shown = change.shown(&opened)?;
    change.note_read(&opened)?;
    let include = json!(shown.parts).to_string();
    let fields = [("portfolio", shown.text.as_str()), ("include", &include), ("format", "\"html\"")];
    Ok(report::shown(called(asked, "report-self-assessment", &fields)?.body))
}

fn attachment(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let opened = opened(change, &pasted(asked)).map_err(over)?;
    let (head, bytes) = change.attachment(&opened, &asked.id("attachment"))?;
    change.note_read(&opened)?;
    Ok(download(&head.name, "application/octet-stream", bytes))
}

fn accept(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let share = change.accept_share(&asked.actor, &pasted(asked)).map_err(over)?;
    let place = format!("/judging/{}", share.document);
    Ok(see(&place).header("set-cookie", Cookie::Link.end(&asked.server.settings)))
}
