//! Judging somebody else's portfolio: blind at first, beside the others after the reveal.

mod changed;
mod judgement;
mod panel;
mod seen;

use axum::http::Method;
use maatstaf::Framework;
use maatstaf_store::{Reading, Relation, Right, Scope, Share, ShareKind, ShareState, Writing};
use maud::html;
use serde_json::Value;

use self::judgement::{editor, own};
use super::layout::Say;
use super::report::as_page;
use super::through::Through;
use super::words::{day, state};
use super::{MOST, get, post, see};
use crate::asked::Asked;
use crate::called::blind;
use crate::form::Form;
use crate::problem::{Code, Problem};
use crate::route::{Outcome, Policy, Route, Run};

pub(super) fn routes() -> Vec<Route> {
    let (judge, compare) = (Policy::Document(Right::Judge), Policy::Document(Right::Compare));
    let one = "/judging/{document}";
    let comparison = "/judging/{document}/comparison";
    vec![
        get("pages.judging", "/judging", Policy::Person(Scope::Assess), Run::Look(list)),
        get("pages.judge", one, judge, Run::Change(page)).by_share(),
        post("pages.save-judgement", one, judge, Run::Change(judgement::save)).by_share(),
        post("pages.change-judgement", "/judging/{document}/changed", judge, Run::Change(changed::save))
            .by_share(),
        post("pages.hand-in", "/judging/{document}/submit", judge, Run::Change(hand_in)).by_share(),
        post("pages.reveal-panel", "/judging/{document}/reveal", judge, Run::Change(reveal)).by_share(),
        get("pages.panel-comparison", comparison, compare, Run::Change(compared)).by_share(),
        Route::new(
            "pages.sign-off",
            Method::POST,
            "/judging/{document}/sign-off",
            compare,
            Run::Change(panel::sign),
        )
        .takes_form()
        .by_share(),
    ]
}

fn list(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let say = asked.say();
    let after = asked.query("after").unwrap_or_default();
    let shares = view.shared_with_me(&asked.actor, after, MOST)?;
    let content = html! {
        p { a href="/shared" { (say.of("I have a new link", "Ik heb een nieuwe link")) } }
        @if shares.is_empty() { p.lead { (say.of("Nothing was shared with you to assess.", "Er is niets met je gedeeld om te beoordelen.")) } }
        ul.cards { @for share in &shares { li {
            p { @if share.state == ShareState::Valid && share.kind == ShareKind::Assessor {
                a href=(format!("/judging/{}?share={}", share.document, share.id)) { strong { (share.name) } }
            } @else { strong { (share.name) } } }
            p.quiet-text { (state(say, share.state)) " · " (say.of("until ", "tot ")) (day(share.expires)) }
        } } }
        @if let Some(last) = shares.last().filter(|_| shares.len() >= MOST as usize) {
            p { a href=(format!("/judging?after={}", last.id)) { (say.of("More", "Meer")) } }
        }
    };
    Ok(asked.page(say.of("To assess", "Te beoordelen"), content))
}

/// The address of a page about the portfolio, by the share that it was opened by.
fn place(share: &Share, what: &str) -> String {
    format!("/judging/{}{what}?share={}", share.document, share.id)
}

/// What a page about judging shows.
struct Desk<'a, 'r> {
    asked: &'a Asked<'r>,
    say: Say,
    share: Share,
    framework: Framework,
    /// The portfolio as an assessor sees it.
    portfolio: Value,
}

impl<'a, 'r> Desk<'a, 'r> {
    fn of(view: &Reading<'_>, asked: &'a Asked<'r>) -> Result<Self, Problem> {
        let opened = asked.opened()?;
        let failed = || Problem::new(Code::Failed);
        let portfolio: Value =
            serde_json::from_str(&blind(asked, &view.shown(opened)?)?).map_err(|_| failed())?;
        let framework = portfolio.get("framework").and_then(Value::as_str).and_then(Framework::by_id);
        let (say, share) = (asked.say(), view.share_of(opened)?);
        Ok(Self { asked, say, share, framework: framework.ok_or_else(failed)?, portfolio })
    }
}

fn page(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    change.note_read(asked.opened()?)?;
    shown(change, asked, Returned::Nothing)
}

/// What was filled in and refused: it is shown again with the reason, so that nothing that was typed is lost.
#[derive(Clone, Copy)]
enum Returned<'f> {
    Nothing,
    Judgement(&'f Value, &'f Problem),
    Signature(&'f Form, &'f Problem),
}

/// The portfolio with one's own judgement: to fill in, handed in, or beside the others.
fn shown(change: &Writing<'_>, asked: &Asked<'_>, returned: Returned<'_>) -> Outcome {
    let (filled, problem, signature) = match returned {
        Returned::Nothing => (None, None, None),
        Returned::Judgement(filled, problem) => (Some(filled), Some(problem), None),
        Returned::Signature(form, problem) => (None, None, Some((form, problem))),
    };
    let (desk, opened) = (Desk::of(change, asked)?, asked.opened()?);
    let kept = change.assessment(opened)?;
    let version = kept.as_ref().map_or(0, |kept| kept.version);
    let submitted = kept.as_ref().is_some_and(|kept| kept.submitted.is_some());
    let revealed = opened.relation() == Relation::Revealed;
    let judgement = match (filled, kept) {
        (Some(filled), _) if !submitted => filled.clone(),
        (_, Some(kept)) => serde_json::from_str(&kept.text).map_err(|_| Problem::new(Code::Failed))?,
        (_, None) => Through::new(asked, "judging.start")?.change(change)?.said()?,
    };
    let say = desk.say;
    let content = html! {
        p { (say.of("For ", "Voor ")) strong { (desk.share.name) } ", " (say.of("until ", "tot ")) (day(desk.share.expires)) "." }
        ul.links {
            li { a href="#portfolio" { (say.of("The portfolio", "Het portfolio")) } }
            li { a href="#judgement" { (say.of("Your judgement", "Je oordeel")) } }
        }
        (seen::portfolio(&desk))
        h2 id="judgement" { (say.of("Your judgement", "Je oordeel")) }
        @if submitted { (own(&desk, &judgement)) } @else { (editor(&desk, &judgement, version, problem)) }
        @if submitted && revealed {
            (changed::form(&desk, filled.unwrap_or(&judgement), version, problem))
        }
        @if submitted { (panel::panel(change, &desk, &judgement, revealed, signature)?) }
        p { a href="/judging" { (say.of("Back to the list", "Terug naar de lijst")) } }
    };
    let refused = problem.or(signature.map(|(_, problem)| problem));
    let status = refused.map_or(200, |problem| problem.code.status());
    Ok(asked.page_with(status, say.of("To assess", "Te beoordelen"), content))
}

fn hand_in(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let seen = asked.form()?.text("seen").to_owned();
    Through::new(asked, "judging.submit")?.seen(&seen).change(change)?;
    back(change, asked)
}

fn reveal(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    Through::new(asked, "judging.reveal")?.change(change)?;
    back(change, asked)
}

/// To the page about this portfolio.
fn back(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    Ok(see(&place(&change.share_of(asked.opened()?)?, "")))
}

fn compared(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    as_page(Through::new(asked, "judging.crosscheck")?.query("report", "comparison").change(change)?)
}
