//! Coming in and going out.

use maatstaf_store::{Newcomer, Reading, Writing};
use maud::{Markup, html};

use super::app::PLACE;
use super::field::{Field, alert, language, send};
use super::{get, post, see};
use crate::asked::Asked;
use crate::cookie::Cookie;
use crate::problem::{Code, Problem};
use crate::reply::Reply;
use crate::route::{Outcome, Policy, Route, Run};
use crate::routes::accounts::{found, is_somebody};
use crate::routes::sessions::{let_in, sign_in};
use crate::server::Server;

pub(super) fn routes() -> Vec<Route> {
    vec![
        get("pages.sign-in", "/sign-in", Policy::Anyone, Run::Look(sign_in_page)),
        post("pages.sign-in-form", "/sign-in", Policy::Anyone, Run::Work(sign_in_form)),
        post("pages.sign-out", "/sign-out", Policy::Anyone, Run::Change(sign_out)),
        get("pages.set-up", "/set-up", Policy::Anyone, Run::Look(set_up_page)),
        post("pages.set-up-form", "/set-up", Policy::Link, Run::Work(set_up_form)),
        get("pages.open", "/open", Policy::Link, Run::Change(open)),
    ]
}

fn sign_in_page(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    if is_somebody(&asked.actor) {
        return Ok(see("/"));
    }
    if asked.server.settings.team && !view.is_founded()? {
        return Ok(see("/set-up"));
    }
    Ok(sign_in_sheet(asked, None, ""))
}

fn sign_in_sheet(asked: &Asked<'_>, problem: Option<&Problem>, email: &str) -> Reply {
    let say = asked.say();
    let title = say.of("Sign in", "Aanmelden");
    if !asked.server.settings.team {
        let content = html! {
            p { (say.of(
                "Nobody signs in here: this server is for one person, on this machine. The command that started it \
                 prints a link that opens it, once, within a minute.",
                "Hier meldt niemand zich aan: deze server is voor één persoon, op deze computer. De opdracht die hem \
                 startte toont een link die hem opent, één keer, binnen een minuut.",
            )) }
        };
        return asked.page(say.of("Open Maatstaf", "Maatstaf openen"), content);
    }
    let content = html! {
        (alert(problem.map(|problem| problem.words(asked.language).1)))
        form.sheet method="post" action="/sign-in" {
            (Field::email("email", say.of("E-mail address", "E-mailadres")).value(email))
            (Field::password("password", say.of("Password", "Wachtwoord"), "current-password"))
            (send(title))
        }
        p { a href="/invitation" { (say.of("I have an invitation", "Ik heb een uitnodiging")) } }
        p { a href="/shared" { (say.of("Somebody gave me a link", "Iemand gaf mij een link")) } }
    };
    asked.page_with(problem.map_or(200, |problem| problem.code.status()), title, content)
}

fn sign_in_form(server: &Server, asked: &Asked<'_>) -> Outcome {
    let form = asked.form()?;
    match sign_in(server, asked, form.text("email"), form.text("password")) {
        Ok(secret) => {
            Ok(see("/").header("set-cookie", Cookie::Session.set(&server.settings, secret.reveal())))
        }
        Err(problem) if problem.about_what() == Some("wrong-password") => {
            Ok(sign_in_sheet(asked, Some(&problem), form.text("email")))
        }
        Err(problem) => Err(problem),
    }
}

fn sign_out(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    change.end_session(&asked.actor)?;
    Ok(see("/sign-in").header("set-cookie", Cookie::Session.end(&asked.server.settings)))
}

fn set_up_page(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    if !asked.server.settings.team || view.is_founded()? {
        return Ok(see("/sign-in"));
    }
    Ok(set_up_sheet(asked, None, &nobody()))
}

fn nobody() -> Newcomer {
    let empty = String::new;
    Newcomer { email: empty(), name: empty(), language: empty(), password: empty() }
}

fn set_up_sheet(asked: &Asked<'_>, problem: Option<&Problem>, given: &Newcomer) -> Reply {
    let say = asked.say();
    let content = html! {
        p.lead { (say.of(
            "This server has no accounts yet. The first one looks after it.",
            "Deze server heeft nog geen accounts. Het eerste beheert hem.",
        )) }
        (alert(problem.map(|problem| problem.words(asked.language).1)))
        form.sheet method="post" action="/set-up" {
            (Field::new("link", say.of("The link that the command printed", "De link die de opdracht toonde"))
                .complete("off").hint(say.of(
                "Paste the whole link here: your browser keeps its last part to itself.",
                "Plak hier de hele link: je browser houdt het laatste deel voor zich.",
            )).longest(500))
            (newcomer_fields(asked, given))
            (send(say.of("Make the account", "Account maken")))
        }
    };
    let status = problem.map_or(200, |problem| problem.code.status());
    asked.page_with(status, say.of("Set up Maatstaf", "Maatstaf inrichten"), content)
}

/// What somebody says of themselves to get an account.
pub(super) fn newcomer_fields(asked: &Asked<'_>, given: &Newcomer) -> Markup {
    let say = asked.say();
    let chosen = if given.language.is_empty() { asked.language.into() } else { given.language.as_str() };
    html! {
        (Field::new("name", say.of("Name", "Naam")).complete("name").value(&given.name))
        (Field::email("email", say.of("E-mail address", "E-mailadres")).value(&given.email))
        (Field::password("password", say.of("Password", "Wachtwoord"), "new-password").hint(say.of(
            "At least 12 characters. A few words that only you put together are good.",
            "Minstens 12 tekens. Een paar woorden die alleen jij zo bij elkaar zet zijn goed.",
        )))
        (language(say, chosen))
    }
}

/// What a newcomer filled in.
pub(super) fn newcomer(form: &crate::form::Form) -> Newcomer {
    let text = |name: &str| form.text(name).to_owned();
    Newcomer {
        email: text("email"),
        name: text("name"),
        language: text("language"),
        password: text("password"),
    }
}

fn set_up_form(server: &Server, asked: &Asked<'_>) -> Outcome {
    let form = asked.form()?;
    match found(server, form.link(), newcomer(&form)) {
        Ok(secret) => {
            Ok(see("/").header("set-cookie", Cookie::Session.set(&server.settings, secret.reveal())))
        }
        Err(problem) if problem.about_what().is_some() => {
            Ok(set_up_sheet(asked, Some(&problem), &newcomer(&form)))
        }
        Err(problem) => Err(problem),
    }
}

/// Opens the server of one person with the key that the command printed.
fn open(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let (server, key) = (asked.server, asked.query("key").unwrap_or_default());
    if server.settings.team || !server.door.opens(key, asked.now()) {
        return Err(Problem::about(Code::NotFound, "link-is-over"));
    }
    let actor = change.only_person()?;
    let account = change.account(&actor)?;
    if account.made == change.now() {
        // They were never asked, but their browser says which language they read.
        change.change_account(&actor, None, Some(asked.language.into()))?;
    }
    let secret = let_in(change, &account.id)?;
    Ok(see(PLACE).header("set-cookie", Cookie::Session.set(&server.settings, secret.reveal())))
}
