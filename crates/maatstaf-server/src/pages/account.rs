//! One's own account: what it is called, its password, where it is signed in, and the tokens of programs.

use maatstaf_store::{Account, Reading, Scope, Scopes, Session, Token, Writing};
use maud::{Markup, html};
use strum::IntoEnumIterator as _;

use super::field::{Field, action, alert, boxes, language, send, shown_once};
use super::words::{day, moment, scope};
use super::{MOST, get, post, see};
use crate::asked::Asked;
use crate::problem::{Code, Problem};
use crate::reply::Reply;
use crate::route::{Outcome, Policy, Route, Run};
use crate::routes::accounts::change_password;
use crate::server::Server;

/// Whoever may change the account.
pub(super) const MINE: Policy = Policy::Person(Scope::Account);

pub(super) fn routes() -> Vec<Route> {
    vec![
        get("pages.account", "/account", MINE, Run::Look(page)),
        post("pages.account-form", "/account", MINE, Run::Change(change)),
        get("pages.password", "/account/password", MINE, Run::Look(password_page)),
        post("pages.password-form", "/account/password", MINE, Run::Work(password)),
        post("pages.end-sessions", "/account/sessions/end", MINE, Run::Change(end_others)),
        post("pages.end-session", "/account/sessions/{session}/end", MINE, Run::Change(end)),
        post("pages.token", "/account/tokens", MINE, Run::Change(make)).shows_secret(),
        post("pages.revoke-token", "/account/tokens/{token}/revoke", MINE, Run::Change(revoke)),
    ]
}

fn page(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let (say, account) = (asked.say(), view.account(&asked.actor)?);
    let (sessions, tokens) = (view.sessions(&asked.actor)?, view.tokens(&asked.actor, "", MOST)?);
    let content = html! {
        (about(asked, &account))
        h2 { (say.of("Where you are signed in", "Waar je bent aangemeld")) }
        (signed_in(asked, &sessions))
        h2 { (say.of("Tokens", "Sleutels")) }
        p { (say.of(
            "With a token a program does what you let it, until the day that you choose.",
            "Met een sleutel doet een programma wat jij toelaat, tot de dag die je kiest.",
        )) }
        (kept(asked, &tokens))
        (new_token(asked))
        h2 { (say.of("Your data", "Je gegevens")) }
        ul.links {
            li { a href="/account/privacy" { (say.of(
                "What is kept of you, taking it out, and erasing it",
                "Wat er van je wordt bewaard, het meenemen en het wissen",
            )) } }
        }
    };
    Ok(asked.page(say.of("Account", "Account"), content))
}

fn about(asked: &Asked<'_>, account: &Account) -> Markup {
    let say = asked.say();
    html! {
        @if let Some(email) = &account.email { p { (say.of("You sign in as ", "Je meldt je aan als ")) strong { (email) } "." } }
        form.sheet method="post" action="/account" {
            (Field::new("name", say.of("Name", "Naam")).complete("name").value(&account.name))
            (language(say, &account.language))
            (send(say.of("Save", "Bewaren")))
        }
        @if account.email.is_some() {
            p { a href="/account/password" { (say.of("Another password", "Een ander wachtwoord")) } }
        }
    }
}

fn change(writing: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let form = asked.form()?;
    writing.change_account(&asked.actor, Some(form.text("name")), Some(form.text("language")))?;
    Ok(see("/account"))
}

fn signed_in(asked: &Asked<'_>, sessions: &[Session]) -> Markup {
    let say = asked.say();
    html! {
        ul.cards {
            @for session in sessions {
                li {
                    p {
                        (say.of("since ", "sinds ")) (moment(session.made)) ", " (say.of("until ", "tot ")) (day(session.expires))
                        @if session.current { ", " strong { (say.of("here", "hier")) } }
                    }
                    @if !session.current {
                        div.acts { (action(
                            &format!("/account/sessions/{}/end", session.id), say.of("Sign out there", "Daar afmelden"),
                            session.id.as_str(), &[],
                        )) }
                    }
                }
            }
        }
        @if sessions.len() > 1 {
            (action("/account/sessions/end", say.of("Sign out everywhere else", "Overal elders afmelden"), "", &[]))
        }
    }
}

fn end_others(writing: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    writing.end_sessions(&asked.actor)?;
    Ok(see("/account"))
}

fn end(writing: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    writing.end_other_session(&asked.actor, &asked.id("session"))?;
    Ok(see("/account"))
}

fn kept(asked: &Asked<'_>, tokens: &[Token]) -> Markup {
    let say = asked.say();
    html! {
        ul.cards {
            @for token in tokens {
                li {
                    p { strong { (token.name) } }
                    p.quiet-text { (names(&token.scopes)) " · " (say.of("until ", "tot ")) (day(token.expires)) }
                    div.acts { (action(
                        &format!("/account/tokens/{}/revoke", token.id), say.of("Take back", "Intrekken"), &token.name, &[],
                    )) }
                }
            }
        }
    }
}

fn names(scopes: &Scopes) -> String {
    let names: Vec<String> =
        Scope::iter().filter(|scope| scopes.contains(*scope)).map(|scope| scope.to_string()).collect();
    names.join(", ")
}

fn new_token(asked: &Asked<'_>) -> Markup {
    let say = asked.say();
    let own = Scope::iter().filter(|scope| *scope != Scope::Steward || asked.actor.is_steward());
    let own: Vec<_> = own.map(|one| ("scope".to_owned(), one.to_string(), scope(say, one), false)).collect();
    html! {
        h3 { (say.of("Make a token", "Een sleutel maken")) }
        form.sheet method="post" action="/account/tokens" {
            (Field::new("token-name", say.of("For what", "Waarvoor")).complete("off"))
            (boxes(say.of("What it may do", "Wat hij mag"), &own))
            (Field::days("days", say.of("For how many days", "Voor hoeveel dagen"), "90"))
            (send(say.of("Make the token", "Sleutel maken")))
        }
    }
}

fn make(writing: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let (say, form) = (asked.say(), asked.form()?);
    let chosen = form.all("scope").map(str::parse).collect::<Result<Vec<Scope>, _>>();
    let chosen = chosen.map_err(|_| Problem::about(Code::Refused, "scopes"))?;
    let expires = form.days_from(writing.now(), "days")?;
    let (token, secret) =
        writing.make_token(&asked.actor, form.text("token-name"), &Scopes::of(chosen), expires)?;
    let content = html! {
        (shown_once(say, say.of("The token", "De sleutel"), secret.reveal()))
        p { strong { (token.name) } ": " (names(&token.scopes)) ", " (say.of("until ", "tot ")) (day(token.expires)) "." }
        p { a href="/account" { (say.of("Back to the account", "Terug naar het account")) } }
    };
    Ok(asked.page(say.of("The token was made", "De sleutel is gemaakt"), content))
}

fn revoke(writing: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    writing.revoke_token(&asked.actor, &asked.id("token"))?;
    Ok(see("/account"))
}

fn password_page(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let account = view.account(&asked.actor)?;
    Ok(password_sheet(asked, account.email.as_deref().unwrap_or_default(), None))
}

fn password_sheet(asked: &Asked<'_>, email: &str, problem: Option<&Problem>) -> Reply {
    let say = asked.say();
    let content = html! {
        (alert(problem.map(|problem| problem.words(asked.language).1)))
        form.sheet method="post" action="/account/password" {
            (Field::email("email", say.of("E-mail address", "E-mailadres")).value(email).fixed())
            (Field::password("old", say.of("Password of now", "Wachtwoord van nu"), "current-password"))
            (Field::password("new", say.of("New password", "Nieuw wachtwoord"), "new-password").hint(say.of(
                "At least 12 characters. It ends the other places where you are signed in, and every token.",
                "Minstens 12 tekens. Elders word je afgemeld en elke sleutel vervalt.",
            )))
            (send(say.of("Change", "Wijzigen")))
        }
        p { a href="/account" { (say.of("Back to the account", "Terug naar het account")) } }
    };
    let status = problem.map_or(200, |problem| problem.code.status());
    asked.page_with(status, say.of("Another password", "Een ander wachtwoord"), content)
}

fn password(server: &Server, asked: &Asked<'_>) -> Outcome {
    let form = asked.form()?;
    match change_password(server, asked, form.text("old"), form.text("new")) {
        Ok(()) => Ok(see("/account")),
        Err(problem) if problem.code == Code::Refused => {
            Ok(password_sheet(asked, form.text("email"), Some(&problem)))
        }
        Err(problem) => Err(problem),
    }
}
