//! Accepting an invitation: the link is pasted, for what stands behind its `#` a browser never sends.

use maatstaf_store::{Invitation, Newcomer, Reading, Scope, Writing};
use maud::{Markup, html};

use super::entrance::{newcomer, newcomer_fields};
use super::field::{Field, alert, send};
use super::words::{day, role};
use super::{get, post, see};
use crate::asked::Asked;
use crate::cookie::Cookie;
use crate::problem::{Code, Problem};
use crate::reply::Reply;
use crate::route::{Outcome, Policy, Route, Run};
use crate::routes::accounts::{is_somebody, over};
use crate::routes::invitations::welcome;
use crate::server::Server;

pub(super) fn routes() -> Vec<Route> {
    let (paste, accept) = ("/invitation", "/invitation/accept");
    vec![
        get("pages.invitation", paste, Policy::Anyone, Run::Look(page)),
        post("pages.invitation-link", paste, Policy::Link, Run::Look(link)),
        get("pages.accept", accept, Policy::Link, Run::Look(accept_page)),
        post("pages.accept-form", accept, Policy::Link, Run::Work(accept_form)),
        post("pages.join", "/invitation/join", Policy::Person(Scope::Account), Run::Change(join)),
    ]
}

#[expect(clippy::unnecessary_wraps, reason = "every route ends in an outcome")]
fn page(_: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let say = asked.say();
    let content = paste(asked, "/invitation", None);
    Ok(asked.page(say.of("An invitation", "Een uitnodiging"), content))
}

/// A form into which a link is pasted.
pub(super) fn paste(asked: &Asked<'_>, to: &str, problem: Option<&Problem>) -> Markup {
    let say = asked.say();
    html! {
        (alert(problem.map(|problem| problem.words(asked.language).1)))
        form.sheet method="post" action=(to) {
            (Field::new("link", say.of("The link that you were sent", "De link die je kreeg")).complete("off").hint(say.of(
                "Copy the whole link and paste it here: your browser keeps the part behind # to itself, so that it \
                 ends up in no log.",
                "Kopieer de hele link en plak hem hier: je browser houdt het deel achter # voor zich, zodat het in \
                 geen logboek komt.",
            )).longest(500))
            (send(say.of("Go on", "Verder")))
        }
    }
}

fn link(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let form = asked.form()?;
    if let Err(error) = view.invitation(form.link()) {
        let (say, problem) = (asked.say(), over(error));
        let content = paste(asked, "/invitation", Some(&problem));
        return Ok(asked.page_with(
            problem.code.status(),
            say.of("An invitation", "Een uitnodiging"),
            content,
        ));
    }
    Ok(see("/invitation/accept").header("set-cookie", Cookie::Link.set(&asked.server.settings, form.link())))
}

/// The link that was pasted before.
pub(super) fn pasted(asked: &Asked<'_>) -> String {
    Cookie::Link.of(asked.request, &asked.server.settings).unwrap_or_default()
}

fn accept_page(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let invitation = view.invitation(&pasted(asked)).map_err(over)?;
    let empty = String::new;
    let given = Newcomer { email: empty(), name: empty(), language: empty(), password: empty() };
    Ok(accept_sheet(asked, &invitation, None, &given))
}

fn accept_sheet(
    asked: &Asked<'_>,
    invitation: &Invitation,
    problem: Option<&Problem>,
    given: &Newcomer,
) -> Reply {
    let say = asked.say();
    let content = html! {
        p.lead { @match &invitation.provider_name {
            Some(name) => {
                (say.of("You are invited to ", "Je bent uitgenodigd bij ")) strong { (name) }
                (say.of(", as ", ", als ")) (role(say, invitation.role)) "."
            }
            None => (say.of("You are invited to make an account here.", "Je bent uitgenodigd om hier een account te maken.")),
        } }
        p.quiet-text { (say.of("It holds until ", "Geldig tot ")) (day(invitation.expires)) "." }
        (alert(problem.map(|problem| problem.words(asked.language).1)))
        @if is_somebody(&asked.actor) {
            form method="post" action="/invitation/join" { (send(say.of("Join", "Meedoen"))) }
        } @else {
            form.sheet method="post" action="/invitation/accept" {
                (newcomer_fields(asked, given))
                (send(say.of("Make the account", "Account maken")))
            }
            p { a href="/sign-in" { (say.of(
                "I have an account: sign in first, then paste the link again",
                "Ik heb een account: meld je eerst aan en plak de link dan opnieuw",
            )) } }
        }
    };
    let status = problem.map_or(200, |problem| problem.code.status());
    asked.page_with(status, say.of("An invitation", "Een uitnodiging"), content)
}

fn accept_form(server: &Server, asked: &Asked<'_>) -> Outcome {
    let (form, secret) = (asked.form()?, pasted(asked));
    let cookies = |session: &str| {
        see("/")
            .header("set-cookie", Cookie::Session.set(&server.settings, session))
            .header("set-cookie", Cookie::Link.end(&server.settings))
    };
    match welcome(server, &secret, newcomer(&form)) {
        Ok(session) => Ok(cookies(session.reveal())),
        Err(problem) if problem.code == Code::Refused => {
            let invitation = server.store.read(|view| view.invitation(&secret)).map_err(over)?;
            Ok(accept_sheet(asked, &invitation, Some(&problem), &newcomer(&form)))
        }
        Err(problem) => Err(problem),
    }
}

fn join(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    change.join_by_invitation(&pasted(asked), &asked.actor).map_err(over)?;
    Ok(see("/providers").header("set-cookie", Cookie::Link.end(&asked.server.settings)))
}
