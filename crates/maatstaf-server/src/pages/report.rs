//! Reports of a portfolio and of its panel, with the style that they bring along and no other.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use maatstaf_store::{Reading, Right, sha256};
use maud::html;
use serde_json::json;

use super::field::{boxes, choice, send};
use super::portfolio::back;
use super::through::Through;
use super::words::{PARTS, part};
use super::{download, get};
use crate::asked::Asked;
use crate::called::called;
use crate::problem::{Code, Problem};
use crate::reply::{Body, Reply};
use crate::route::{Outcome, Policy, Route, Run};
use crate::server::Server;

pub(super) fn routes() -> Vec<Route> {
    let read = Policy::Document(Right::Read);
    vec![
        get("pages.reports", "/portfolios/{document}/report", read, Run::Look(choose)),
        get("pages.report", "/portfolios/{document}/report/view", read, Run::Work(report)),
        get("pages.comparison", "/portfolios/{document}/panels/{panel}", read, Run::Look(comparison)),
    ]
}

#[expect(clippy::unnecessary_wraps, reason = "every route ends in an outcome")]
fn choose(_: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let say = asked.say();
    let kinds = [
        ("self-assessment", say.of("Where it stands, and why", "Waar het staat, en waarom")),
        ("gap-plan", say.of("What would take it further", "Wat het verder zou brengen")),
    ];
    let formats = [("html", say.of("A page (HTML)", "Een pagina (HTML)")), ("md", "Markdown")];
    let parts = PARTS.map(|name| (format!("include-{name}"), "yes".to_owned(), part(say, name), false));
    let content = html! {
        form.sheet method="get" action=(format!("/portfolios/{}/report/view", asked.text("document"))) {
            (choice("kind", say.of("What about", "Waarover"), &kinds, "self-assessment"))
            (choice("format", say.of("In which form", "In welke vorm"), &formats, "html"))
            (boxes(say.of("What may go in that is confidential", "Wat er aan vertrouwelijks in mag"), &parts))
            (send(say.of("Make the report", "Rapport maken")))
        }
        (back(asked))
    };
    Ok(asked.page(say.of("Reports", "Rapporten"), content))
}

fn report(server: &Server, asked: &Asked<'_>) -> Outcome {
    let kind = match asked.query("kind") {
        Some("gap-plan") => "report-gap-plan",
        _ => "report-self-assessment",
    };
    let id = asked.id("document");
    let text = server.store.read(|view| {
        let opened = view.open(&asked.actor, &id, Right::Read)?;
        Ok::<_, Problem>(view.text(&opened, None)?.text)
    })?;
    let include: Vec<&str> =
        PARTS.into_iter().filter(|part| asked.query(&format!("include-{part}")).is_some()).collect();
    let markdown = asked.query("format") == Some("md");
    let (include, format) = (json!(include).to_string(), if markdown { "\"md\"" } else { "\"html\"" });
    let fields = [("portfolio", text.as_str()), ("include", &include), ("format", format)];
    let answer = called(asked, kind, &fields)?;
    if markdown {
        return Ok(download(
            &format!("{kind}-{id}.md"),
            "text/markdown; charset=utf-8",
            answer.body.into_bytes(),
        ));
    }
    Ok(shown(answer.body))
}

fn comparison(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let through = Through::new(asked, "panels.crosscheck")?.query("report", "comparison");
    as_page(through.look(view)?)
}

/// A report as a page. It may look like its own style, known by its digest, and do nothing else.
pub(super) fn shown(report: String) -> Reply {
    let styles: Vec<String> = styles(&report)
        .map(|style| format!("'sha256-{}'", BASE64_STANDARD.encode(sha256(style.as_bytes()))))
        .collect();
    let styles = if styles.is_empty() { "'none'".to_owned() } else { styles.join(" ") };
    let policy = format!(
        "default-src 'none'; style-src {styles}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    );
    Reply::new(200, Body::text("text/html; charset=utf-8", report)).header("content-security-policy", policy)
}

/// What stands in the style elements of a page.
fn styles(page: &str) -> impl Iterator<Item = &str> {
    let parts = page.split("<style").skip(1);
    parts.filter_map(|part| Some(part.split_once('>')?.1.split_once("</style>")?.0))
}

/// A report is a page; anything else the API says is a failure here.
pub(super) fn as_page(reply: Reply) -> Outcome {
    let is_page = reply.body.as_ref().is_some_and(|body| body.media_type.starts_with("text/html"));
    if is_page { Ok(shown(reply.text()?)) } else { Err(Problem::new(Code::Failed)) }
}
