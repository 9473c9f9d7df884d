//! A portfolio: where it stands, and everything that its owner can do with it.

use axum::http::Method;
use maatstaf::Framework;
use maatstaf_store::{Head, Kind, Panel, Reading, Right, Writing};
use maud::{Markup, html};
use serde_json::Value;

use super::field::{Field, action, alert, hidden, send};
use super::home::{LARGEST, checked};
use super::layout::Say;
use super::words::{day, moment, state};
use super::{MOST, download, get, post, see};
use crate::asked::Asked;
use crate::called::called;
use crate::problem::{Code, Problem};
use crate::route::{Outcome, Policy, Route, Run};

const READ: Policy = Policy::Document(Right::Read);

pub(super) fn routes() -> Vec<Route> {
    let one = "/portfolios/{document}";
    let (write, erase) = (Policy::Document(Right::Write), Policy::Document(Right::Erase));
    let erasing = "/portfolios/{document}/erase";
    vec![
        get("pages.portfolio", one, READ, Run::Look(page)),
        Route::new("pages.save", Method::POST, one, write, Run::Change(save)).takes_upload(LARGEST),
        post("pages.rename", "/portfolios/{document}/title", write, Run::Change(rename)),
        get("pages.download", "/portfolios/{document}/portfolio.json", READ, Run::Look(file)),
        get("pages.history", "/portfolios/{document}/history", READ, Run::Look(history)),
        get("pages.trail", "/portfolios/{document}/trail", READ, Run::Look(trail)),
        get("pages.erase", erasing, READ, Run::Look(erase_page)),
        post("pages.erase-form", erasing, erase, Run::Change(erase_form)),
        post(
            "pages.reveal",
            "/portfolios/{document}/panels/{panel}/reveal",
            Policy::Document(Right::Share),
            Run::Change(reveal),
        ),
    ]
}

/// What a document is called on pages.
pub(super) fn titled(say: Say, head: &Head) -> &str {
    if head.title.is_empty() { say.of("Without a title", "Zonder titel") } else { &head.title }
}

/// The way back to the portfolio.
pub(super) fn back(asked: &Asked<'_>) -> Markup {
    let place = format!("/portfolios/{}", asked.text("document"));
    html! { p { a href=(place) { (asked.say().of("Back to the portfolio", "Terug naar het portfolio")) } } }
}

fn page(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let (say, opened) = (asked.say(), asked.opened()?);
    if opened.kind() != Kind::Portfolio {
        return Err(Problem::new(Code::NotFound));
    }
    let (head, version) = (view.head(opened)?, view.text(opened, None)?);
    let panels = view.panels(opened, "", MOST)?;
    let content = html! {
        (level(asked, &version.text))
        dl {
            dt { (say.of("Version", "Versie")) } dd { (head.version) }
            dt { (say.of("Changed", "Gewijzigd")) } dd { (moment(head.changed)) }
        }
        (links(say, &head))
        (panels_of(asked, &head, &panels))
        (changes(say, &head))
    };
    Ok(asked.page(titled(say, &head), content))
}

/// The level in words, as the engine estimates it.
fn level(asked: &Asked<'_>, text: &str) -> Markup {
    let say = asked.say();
    match called(asked, "estimate", &[("portfolio", text)]).map(|answer| headline(say, &answer.body)) {
        Ok(Some([estimate, floor, ceiling])) => html! {
            p.lead { (say.of("Estimate: ", "Schatting: ")) strong { (estimate) } }
            p { (say.of("certain: ", "zeker: ")) (floor) "; " (say.of("possible: ", "mogelijk: ")) (ceiling) "." }
        },
        Ok(None) => html! {},
        Err(problem) => html! {
            (alert(Some(say.of("No estimate can be made of it.", "Er is geen schatting van te maken."))))
            ul { @for sentence in problem.sentences(asked.language) { li { (sentence) } } }
        },
    }
}

/// The estimated, certain and possible level by their names.
fn headline(say: Say, answer: &str) -> Option<[String; 3]> {
    let answer: Value = serde_json::from_str(answer).ok()?;
    let framework = answer.pointer("/framework/id").and_then(Value::as_str).and_then(Framework::by_id);
    let name = |lane: &str| {
        let Some(id) = answer.pointer(&format!("/overall/{lane}"))?.as_str() else {
            return Some(say.of("not yet evidenced", "nog niet aangetoond").to_owned());
        };
        Some(framework.as_ref().map_or(id, |framework| framework.level_name(id, say.0)).to_owned())
    };
    Some([name("estimate")?, name("floor")?, name("ceiling")?])
}

fn links(say: Say, head: &Head) -> Markup {
    let to = |what: &str| format!("/portfolios/{}/{what}", head.id);
    html! {
        h2 { (say.of("Look closer", "Nader bekijken")) }
        ul.links {
            li { a href=(to("report")) { (say.of("Reports", "Rapporten")) } }
            li { a href=(to("portfolio.json")) { (say.of("The portfolio as a file (JSON)", "Het portfolio als bestand (JSON)")) } }
            li { a href=(to("history")) { (say.of("History", "Geschiedenis")) } }
            li { a href=(to("shares")) { (say.of("Shown to others", "Aan anderen getoond")) } }
            li { a href=(to("attachments")) { (say.of("Attachments", "Bijlagen")) } }
            li { a href=(to("trail")) { (say.of("Who did what with it", "Wie deed er wat mee")) } }
        }
    }
}

/// The panels that judge it.
fn panels_of(asked: &Asked<'_>, head: &Head, panels: &[Panel]) -> Markup {
    let say = asked.say();
    html! {
        @if !panels.is_empty() {
            h2 { (say.of("Panels", "Panels")) }
            ul.cards {
                @for panel in panels {
                    li {
                        p { strong { (say.of("Panel of ", "Panel van ")) (day(panel.made)) } }
                        ul { @for seat in &panel.assessors {
                            li {
                                (seat.name) ": "
                                @if seat.submitted { (say.of("handed in", "ingeleverd")) } @else { (state(say, seat.state)) }
                                @if seat.signed { ", " (say.of("signed", "ondertekend")) }
                            }
                        } }
                        @if panel.revealed.is_some() {
                            p { a href=(format!("/portfolios/{}/panels/{}", head.id, panel.id)) {
                                (say.of("The comparison", "De vergelijking"))
                            } }
                        } @else {
                            div.acts { (action(
                                &format!("/portfolios/{}/panels/{}/reveal", head.id, panel.id),
                                say.of("Reveal the judgements", "Oordelen tonen"), "", &[],
                            )) }
                        }
                    }
                }
            }
        }
    }
}

fn changes(say: Say, head: &Head) -> Markup {
    let to = |what: &str| format!("/portfolios/{}{what}", head.id);
    let seen = head.version.to_string();
    html! {
        h2 { (say.of("Save a new version", "Een nieuwe versie bewaren")) }
        form.sheet method="post" action=(to("")) enctype="multipart/form-data" {
            (hidden("seen", &seen))
            (Field::file("file", say.of("File (JSON)", "Bestand (JSON)")))
            (Field::new("note", say.of("What changed", "Wat er veranderde")).optional().complete("off").longest(2_000))
            (send(say.of("Save", "Bewaren")))
        }
        h2 { (say.of("Another title", "Een andere titel")) }
        form.sheet method="post" action=(to("/title")) {
            (Field::new("title", say.of("Title", "Titel")).value(&head.title).complete("off"))
            (send(say.of("Rename", "Hernoemen")))
        }
        p { a href=(to("/erase")) { (say.of("Erase this portfolio…", "Dit portfolio wissen…")) } }
    }
}

fn save(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let (opened, form) = (asked.opened()?, asked.form()?);
    // What is sent is read as a portfolio, whatever it is saved over.
    if opened.kind() != Kind::Portfolio {
        return Err(Problem::about(Code::NotNow, "not-a-portfolio"));
    }
    let seen = form.text("seen").parse().map_err(|_| Problem::new(Code::ChangedMeanwhile))?;
    change.save(opened, seen, checked(form.file_text()?)?, form.text("note"))?;
    Ok(see(&format!("/portfolios/{}", opened.id())))
}

fn rename(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let opened = asked.opened()?;
    change.rename(opened, asked.form()?.text("title"))?;
    Ok(see(&format!("/portfolios/{}", opened.id())))
}

fn file(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let opened = asked.opened()?;
    let number =
        asked.query("version").map(str::parse).transpose().map_err(|_| Problem::new(Code::NotFound))?;
    let version = view.text(opened, number)?;
    let name = format!("{}-{}.json", opened.id(), version.number);
    Ok(download(&name, "application/json", version.text.into_bytes()))
}

fn history(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let (say, opened) = (asked.say(), asked.opened()?);
    let before = asked.query("before").and_then(|before| before.parse().ok());
    let versions = view.history(opened, before, MOST)?;
    let full = versions.len() >= MOST as usize;
    let content = html! {
        ul.cards {
            @for version in &versions {
                li {
                    p { strong { (say.of("Version ", "Versie ")) (version.number) } " · " (moment(version.at)) }
                    @if !version.note.is_empty() { p { (version.note) } }
                    p { a href=(format!("/portfolios/{}/portfolio.json?version={}", opened.id(), version.number)) {
                        (say.of("File (JSON) of version ", "Bestand (JSON) van versie ")) (version.number)
                    } }
                }
            }
        }
        @if let Some(last) = versions.last().filter(|last| full && last.number > 1) {
            p { a href=(format!("/portfolios/{}/history?before={}", opened.id(), last.number)) { (say.of("Older", "Ouder")) } }
        }
        (back(asked))
    };
    Ok(asked.page(say.of("History", "Geschiedenis"), content))
}

fn trail(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let (say, opened) = (asked.say(), asked.opened()?);
    let after = asked.query("after").and_then(|after| after.parse().ok()).unwrap_or(0);
    let deeds = view.trail_of(opened, after, MOST)?;
    let content = html! {
        p { (say.of(
            "Everything that anybody did with this portfolio, also looking at it. Who did it is an account or a share.",
            "Alles wat iemand met dit portfolio deed, ook ernaar kijken. Wie het deed is een account of een link.",
        )) }
        (super::deeds::deeds(say, &deeds, Some(asked.actor.account().map_or("", |me| me.as_str()))))
        @if let Some(last) = deeds.last().filter(|_| deeds.len() >= MOST as usize) {
            p { a href=(format!("/portfolios/{}/trail?after={}", opened.id(), last.number)) { (say.of("More", "Meer")) } }
        }
        (back(asked))
    };
    Ok(asked.page(say.of("Who did what with it", "Wie deed er wat mee"), content))
}

fn erase_page(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let (say, opened) = (asked.say(), asked.opened()?);
    let head = view.head(opened)?;
    let content = html! {
        p { (say.of(
            "This erases every version, draft and attachment, every share, and what assessors wrote about it. No copy \
             stays on this server, and it cannot be taken back. Copies in backups stay there until those go.",
            "Dit wist elke versie, elk concept en elke bijlage, elke link en wat assessoren erover schreven. Er blijft \
             geen kopie op deze server en het is niet terug te draaien. Wat in back-ups staat blijft daar tot die weggaan.",
        )) }
        p { strong { (titled(say, &head)) } ", " (say.of("version", "versie")) " " (head.version) }
        form.sheet method="post" action=(format!("/portfolios/{}/erase", opened.id())) {
            p.box {
                input type="checkbox" id="sure" name="sure" value="yes" required;
                label for="sure" { (say.of("I want to erase all of it", "Ik wil dit allemaal wissen")) }
            }
            p { button.danger { (say.of("Erase", "Wissen")) } }
        }
        (back(asked))
    };
    Ok(asked.page(say.of("Erase this portfolio", "Dit portfolio wissen"), content))
}

fn erase_form(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    if !asked.form()?.ticked("sure") {
        return Err(Problem::about(Code::Refused, "not-confirmed"));
    }
    change.erase(asked.opened()?)?;
    Ok(see("/"))
}

fn reveal(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let opened = asked.opened()?;
    change.reveal(opened, &asked.id("panel"))?;
    Ok(see(&format!("/portfolios/{}", opened.id())))
}
