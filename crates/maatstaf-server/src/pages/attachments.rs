//! Files beside a portfolio.

use axum::http::Method;
use maatstaf_store::{Reading, Right, Writing};
use maud::html;

use super::field::{Field, action, send};
use super::portfolio::back;
use super::words::day;
use super::{download, get, post, see};
use crate::asked::Asked;
use crate::route::{Outcome, Policy, Route, Run};

/// The most bytes of a file, with the form around it.
const LARGEST: usize = (10 << 20) + 16 * 1024;

pub(super) fn routes() -> Vec<Route> {
    let all = "/portfolios/{document}/attachments";
    let (read, write) = (Policy::Document(Right::Read), Policy::Document(Right::Write));
    let one = "/portfolios/{document}/attachments/{attachment}";
    let removing = "/portfolios/{document}/attachments/{attachment}/remove";
    vec![
        get("pages.attachments", all, read, Run::Look(page)),
        Route::new("pages.attach", Method::POST, all, write, Run::Change(attach)).takes_upload(LARGEST),
        get("pages.attachment", one, read, Run::Look(file)),
        post("pages.detach", removing, write, Run::Change(remove)),
    ]
}

fn page(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let (say, opened) = (asked.say(), asked.opened()?);
    let files = view.attachments(opened, "", 200)?;
    let place = format!("/portfolios/{}/attachments", opened.id());
    let content = html! {
        @if files.is_empty() { p { (say.of("There are none.", "Er zijn er geen.")) } }
        ul.cards {
            @for file in &files {
                li {
                    p { a href=(format!("{place}/{}", file.id)) { (file.name) } }
                    p.quiet-text {
                        (file.size.div_ceil(1024)) " KiB · " (day(file.at))
                        @if let Some(evidence) = &file.evidence { " · " (say.of("evidence ", "bewijsstuk ")) (evidence) }
                    }
                    div.acts { (action(
                        &format!("{place}/{}/remove", file.id), say.of("Remove", "Verwijderen"), &file.name, &[],
                    )) }
                }
            }
        }
        h2 { (say.of("Add a file", "Een bestand toevoegen")) }
        form.sheet method="post" action=(place) enctype="multipart/form-data" {
            (Field::file("file", say.of("File, at most 10 MiB", "Bestand, hoogstens 10 MiB")))
            (Field::new("evidence", say.of("Evidence that it belongs to", "Bewijsstuk waar het bij hoort")).optional()
                .complete("off").hint(say.of("Its id, as in the portfolio.", "De id ervan, zoals in het portfolio.")))
            (send(say.of("Add", "Toevoegen")))
        }
        (back(asked))
    };
    Ok(asked.page(say.of("Attachments", "Bijlagen"), content))
}

fn attach(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let (opened, form) = (asked.opened()?, asked.form()?);
    let file = form.file()?;
    let evidence = Some(form.text("evidence").trim()).filter(|evidence| !evidence.is_empty());
    let kind = if file.media_type.is_empty() { "application/octet-stream" } else { &file.media_type };
    change.attach(opened, evidence, &file.name, kind, &file.bytes)?;
    Ok(see(&format!("/portfolios/{}/attachments", opened.id())))
}

fn file(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let (head, bytes) = view.attachment(asked.opened()?, &asked.id("attachment"))?;
    // What kind of file it is was somebody's word: a browser keeps it and does not run it.
    Ok(download(&head.name, "application/octet-stream", bytes))
}

fn remove(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let opened = asked.opened()?;
    change.detach(opened, &asked.id("attachment"))?;
    Ok(see(&format!("/portfolios/{}/attachments", opened.id())))
}
