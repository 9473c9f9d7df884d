//! Plain pages for people: everything that the API can do for them, without a script.

mod account;
mod app;
mod attachments;
mod cohorts;
mod deeds;
mod docs;
mod entrance;
mod field;
mod home;
mod invitation;
mod judging;
mod layout;
mod portfolio;
mod privacy;
mod providers;
mod report;
mod shared;
mod shares;
mod stewards;
mod through;
mod words;

use axum::http::Method;
use maatstaf::Language;
use maatstaf_store::{Reading, Scope};
use maud::html;

use crate::asked::{Asked, Request};
use crate::problem::{Code, Problem};
use crate::reply::{Body, Reply};
use crate::route::{Outcome, Policy, Route, Run};
use crate::server::Server;

use self::layout::{Reader, Say, Sheet, framed};

/// The most items on a page.
const MOST: u32 = 100;
/// Whoever is signed in.
const PERSON: Policy = Policy::Person(Scope::Read);

pub(crate) fn routes() -> Vec<Route> {
    let style = Route::new("pages.style", Method::GET, "/assets/style.css", Policy::Anyone, Run::Look(style));
    let icon = Route::new("pages.icon", Method::GET, "/assets/icon.svg", Policy::Anyone, Run::Look(icon));
    let own = [style.gives_bytes("text/css"), icon.gives_bytes("image/svg+xml")];
    let all = [
        app::routes(),
        entrance::routes(),
        home::routes(),
        portfolio::routes(),
        report::routes(),
        shares::routes(),
        attachments::routes(),
        invitation::routes(),
        shared::routes(),
        judging::routes(),
        account::routes(),
        privacy::routes(),
        providers::routes(),
        cohorts::routes(),
        stewards::routes(),
        docs::routes(),
    ];
    all.into_iter().flatten().chain(own).collect()
}

/// A page that is looked at.
fn get(name: &'static str, path: &'static str, policy: Policy, run: Run) -> Route {
    Route::new(name, Method::GET, path, policy, run).gives_page()
}

/// A form of a page.
fn post(name: &'static str, path: &'static str, policy: Policy, run: Run) -> Route {
    Route::new(name, Method::POST, path, policy, run).takes_form()
}

#[expect(clippy::unnecessary_wraps, reason = "every route ends in an outcome")]
fn style(_: &Reading<'_>, _: &Asked<'_>) -> Outcome {
    let style = include_str!("pages/style.css").to_owned();
    Ok(Reply::new(200, Body::text("text/css; charset=utf-8", style)).header("cache-control", "no-cache"))
}

#[expect(clippy::unnecessary_wraps, reason = "every route ends in an outcome")]
fn icon(_: &Reading<'_>, _: &Asked<'_>) -> Outcome {
    let icon = include_str!("pages/icon.svg").to_owned();
    Ok(Reply::new(200, Body::text("image/svg+xml", icon)).header("cache-control", "no-cache"))
}

/// Done; the browser looks at another page now.
fn see(place: &str) -> Reply {
    Reply { status: 303, ..Reply::done() }.header("location", place)
}

/// A file that a browser keeps and does not show.
fn download(name: &str, media_type: &str, bytes: Vec<u8>) -> Reply {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_. ".contains(c) { c } else { '_' }).collect();
    let mut whole = String::new();
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => whole.push(char::from(byte)),
            _ => whole.push_str(percent_encoding::percent_encode_byte(byte)),
        }
    }
    let disposition = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{whole}");
    let body = Body { media_type: media_type.to_owned(), bytes };
    Reply::new(200, body).header("content-disposition", disposition)
}

/// A problem as a page. Who has to sign in first is led there.
pub(crate) fn refused(
    server: &Server,
    route: &Route,
    request: &Request,
    problem: &Problem,
    language: Language,
) -> Reply {
    let say = Say(language);
    let signed_out = problem.code == Code::SignInNeeded && !route.is_open();
    if signed_out && route.is_safe() && request.header("host").is_some() {
        return see("/sign-in");
    }
    let (title, detail) = problem.words(language);
    let sentences = problem.sentences(language);
    let content = html! {
        p.alert role="alert" { (detail) }
        @if !sentences.is_empty() { ul { @for sentence in &sentences { li { (sentence) } } } }
        p { a href="/" { (say.of("To the beginning", "Naar het begin")) } }
    };
    let sheet = Sheet { title, status: problem.code.status(), content };
    let mut reply = framed(server, language, Reader::Nobody, route.path, &sheet);
    reply
        .headers
        .extend(problem.reply(language).headers.into_iter().filter(|(name, _)| name == "retry-after"));
    reply
}
