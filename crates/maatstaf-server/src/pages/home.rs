//! One's own portfolios, and how to begin one.

use axum::http::Method;
use maatstaf_calls::Call;
use maatstaf_store::{Kind, Owner, Reading, Scope, Writing};
use maud::html;
use serde_json::Value;

use super::field::{Field, send};
use super::words::day;
use super::{MOST, PERSON, get, post, see};
use crate::asked::Asked;
use crate::guard;
use crate::problem::{Code, Problem};
use crate::route::{Outcome, Policy, Route, Run};

/// The most bytes of a portfolio that is uploaded, with the form around it.
pub(super) const LARGEST: usize = guard::MOST_JSON + 16 * 1024;

pub(super) fn routes() -> Vec<Route> {
    let write = Policy::Person(Scope::Write);
    vec![
        get("pages.home", "/", PERSON, Run::Look(home)),
        Route::new("pages.upload", Method::POST, "/portfolios", write, Run::Change(upload))
            .takes_upload(LARGEST),
        post("pages.sample", "/portfolios/sample", write, Run::Change(sample)),
    ]
}

fn home(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let say = asked.say();
    let after = asked.query("after").unwrap_or_default();
    let mut found = view.documents(&asked.actor, &Owner::Me, Kind::Portfolio, after, MOST + 1)?;
    let more = found.len() > MOST as usize;
    found.truncate(MOST as usize);
    let untitled = say.of("Without a title", "Zonder titel");
    let content = html! {
        @if found.is_empty() { p.lead { (say.of("There is none yet.", "Er is er nog geen.")) } }
        ul.cards {
            @for head in &found {
                li {
                    p { a href=(format!("/portfolios/{}", head.id)) {
                        strong { @if head.title.is_empty() { (untitled) } @else { (head.title) } }
                    } }
                    p.quiet-text { (say.of("version", "versie")) " " (head.version) " · " (day(head.changed)) }
                }
            }
        }
        @if let Some(last) = found.last().filter(|_| more) {
            p { a href=(format!("/?after={}", last.id)) { (say.of("More", "Meer")) } }
        }
        h2 { (say.of("Bring a portfolio", "Een portfolio inbrengen")) }
        form.sheet method="post" action="/portfolios" enctype="multipart/form-data" {
            (Field::new("title", say.of("Title", "Titel")).optional().complete("off").hint(say.of(
                "For this list; the name of the file when you leave it empty.",
                "Voor deze lijst; de naam van het bestand als je het leeg laat.",
            )))
            (Field::file("file", say.of("File (JSON)", "Bestand (JSON)")))
            (send(say.of("Bring in", "Inbrengen")))
        }
        h2 { (say.of("Look around first", "Eerst rondkijken")) }
        form.sheet method="post" action="/portfolios/sample" {
            p { (say.of(
                "A sample portfolio of nobody, to see how everything looks. You can erase it again.",
                "Een voorbeeldportfolio van niemand, om te zien hoe alles eruitziet. Je kunt het weer wissen.",
            )) }
            (send(say.of("Start with a sample", "Begin met een voorbeeld")))
        }
    };
    Ok(asked.page(say.of("Portfolios", "Portfolio's"), content))
}

fn upload(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let form = asked.form()?;
    let text = checked(form.file_text()?)?;
    let given = form.text("title").trim();
    let name = form.file()?.name.trim_end_matches(".json");
    let title: String = if given.is_empty() { name } else { given }.chars().take(200).collect();
    let head = change.create(&asked.actor, &Owner::Me, Kind::Portfolio, &title, text)?;
    Ok(see(&format!("/portfolios/{}", head.id)))
}

/// A portfolio that the engine reads; everything that is wrong with it is said.
pub(super) fn checked(text: &str) -> Result<&str, Problem> {
    if text.len() > guard::MOST_JSON {
        return Err(Problem::new(Code::TooLarge));
    }
    guard::json(text.as_bytes())?;
    maatstaf_calls::check(maatstaf_calls::Kind::Portfolio, text, &[])?;
    Ok(text)
}

fn sample(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let call = Call::by_name("estimate").ok_or(Problem::new(Code::Failed))?;
    let request: Value = serde_json::from_str(&call.example()).map_err(|_| Problem::new(Code::Failed))?;
    let portfolio = request.get("portfolio").ok_or(Problem::new(Code::Failed))?;
    let text = serde_json::to_string_pretty(portfolio).map_err(|_| Problem::new(Code::Failed))? + "\n";
    let title = asked.say().of("A sample", "Een voorbeeld");
    let head = change.create(&asked.actor, &Owner::Me, Kind::Portfolio, title, checked(&text)?)?;
    Ok(see(&format!("/portfolios/{}", head.id)))
}
