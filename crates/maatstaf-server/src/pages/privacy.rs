//! What is kept of somebody, taking it out, and erasing it.

use maatstaf_store::{Id, Reading};
use maud::{Markup, html};

use super::account::MINE;
use super::deeds::deeds;
use super::field::{Field, alert};
use super::layout::Say;
use super::{MOST, get, post, see};
use crate::asked::Asked;
use crate::cookie::Cookie;
use crate::problem::{Code, Problem};
use crate::reply::Reply;
use crate::route::{Outcome, Route, Run};
use crate::routes::accounts::say_goodbye;
use crate::server::Server;

pub(super) fn routes() -> Vec<Route> {
    vec![
        get("pages.privacy", "/account/privacy", MINE, Run::Look(page)),
        get("pages.my-trail", "/account/trail", MINE, Run::Look(trail)),
        get("pages.close", "/account/close", MINE, Run::Look(close_page)),
        post("pages.close-form", "/account/close", MINE, Run::Work(close)),
    ]
}

#[expect(clippy::unnecessary_wraps, reason = "every route ends in an outcome")]
fn page(_: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let say = asked.say();
    let content = html! {
        p.lead { (say.of(
            "Everything stands in one file on the machine where this server runs. Nothing is sent to anybody.",
            "Alles staat in één bestand op de computer waar deze server draait. Er wordt niets aan iemand gestuurd.",
        )) }
        (kept(say, asked.server.settings.team))
        h2 { (say.of("Take it out", "Meenemen")) }
        p { (say.of(
            "One archive with everything: to read, and to bring in elsewhere.",
            "Eén archief met alles: om te lezen, en om elders in te brengen.",
        )) }
        p { a href="/v1/export" { (say.of("Take everything out (ZIP)", "Alles meenemen (ZIP)")) } }
        h2 { (say.of("See who did what", "Zien wie wat deed")) }
        p { a href="/account/trail" { (say.of("What you did, and what was done to your account", "Wat je deed, en wat er met je account gebeurde")) } }
        h2 { (say.of("Erase it", "Wissen")) }
        p { a href="/account/close" { (say.of("Close this account and erase everything…", "Dit account sluiten en alles wissen…")) } }
    };
    Ok(asked.page(say.of("Your data", "Je gegevens"), content))
}

/// What is kept, and how it goes away.
fn kept(say: Say, team: bool) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(say.of("What is kept", "Wat er wordt bewaard")) {
            table {
                thead { tr {
                    th scope="col" { (say.of("What", "Wat")) }
                    th scope="col" { (say.of("What for", "Waarvoor")) }
                    th scope="col" { (say.of("Erased", "Gewist")) }
                } }
                tbody { @for (what, for_what, erased, _) in rows(say, team).iter().filter(|(_, _, _, shown)| *shown) {
                    tr { th scope="row" { (what) } td { (for_what) } td { (erased) } }
                } }
            }
        }
        p.quiet-text { (say.of(
            "Backups hold what they held when they were made, until they are thrown away.",
            "Back-ups bevatten wat er was toen ze werden gemaakt, tot ze worden weggegooid.",
        )) }
    }
}

/// What is kept, what for, how it goes away, and whether it is kept on this server.
fn rows(say: Say, team: bool) -> [(&'static str, &'static str, &'static str, bool); 6] {
    [
        (
            say.of("Your e-mail address, name and language", "Je e-mailadres, naam en taal"),
            say.of("to sign in, and for whoever shares", "om je aan te melden, en voor wie deelt"),
            say.of("with the account", "met het account"),
            team,
        ),
        (
            say.of("Your password", "Je wachtwoord"),
            say.of("as an Argon2id hash: nobody can read it", "als Argon2id-hash: niemand kan het lezen"),
            say.of("with the account", "met het account"),
            team,
        ),
        (
            say.of(
                "Portfolios with their history, drafts and attachments",
                "Portfolio's met geschiedenis, concepten en bijlagen",
            ),
            say.of("for you, and for whom you show them to", "voor jou, en voor wie je ze laat zien"),
            say.of("one by one, or with the account", "stuk voor stuk, of met het account"),
            true,
        ),
        (
            say.of(
                "Your judgements of other people's portfolios",
                "Je oordelen over portfolio's van anderen",
            ),
            say.of("for the panel, after the reveal", "voor het panel, na de onthulling"),
            say.of("with your account, or with the portfolio", "met je account, of met het portfolio"),
            team,
        ),
        (
            say.of("Sessions, links and tokens", "Aanmeldingen, links en sleutels"),
            say.of("as digests: they cannot be read back", "als controlegetal: ze zijn niet terug te lezen"),
            say.of("when they end, or with the account", "als ze eindigen, of met het account"),
            true,
        ),
        (
            say.of("Who did what, and when", "Wie wat deed, en wanneer"),
            say.of(
                "ids and words such as “saved”, without any text of yours",
                "id's en woorden zoals ‘saved’, zonder tekst van jou",
            ),
            say.of(
                "stays: without the account an id says nothing",
                "blijft: zonder het account zegt een id niets",
            ),
            true,
        ),
    ]
}

fn trail(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let say = asked.say();
    let after = asked.query("after").and_then(|after| after.parse().ok()).unwrap_or(0);
    let found = view.my_trail(&asked.actor, after, MOST)?;
    let content = html! {
        (deeds(say, &found, asked.actor.account().map(Id::as_str)))
        @if let Some(last) = found.last().filter(|_| found.len() >= MOST as usize) {
            p { a href=(format!("/account/trail?after={}", last.number)) { (say.of("More", "Meer")) } }
        }
        p { a href="/account/privacy" { (say.of("Back to your data", "Terug naar je gegevens")) } }
    };
    Ok(asked.page(say.of("What you did", "Wat je deed"), content))
}

#[expect(clippy::unnecessary_wraps, reason = "every route ends in an outcome")]
fn close_page(_: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    Ok(close_sheet(asked, None))
}

fn close_sheet(asked: &Asked<'_>, problem: Option<&Problem>) -> Reply {
    let say = asked.say();
    let content = html! {
        p { (say.of(
            "This erases your account, every portfolio with all that hangs on it, and your judgements of others. No copy \
             stays on this server, and it cannot be taken back. Copies in backups stay there until those go.",
            "Dit wist je account, elk portfolio met alles wat eraan hangt, en je oordelen over anderen. Er blijft geen \
             kopie op deze server en het is niet terug te draaien. Wat in back-ups staat blijft daar tot die weggaan.",
        )) }
        p { a href="/v1/export" { (say.of("Take everything out first (ZIP)", "Eerst alles meenemen (ZIP)")) } }
        (alert(problem.map(|problem| problem.words(asked.language).1)))
        form.sheet method="post" action="/account/close" {
            @if asked.server.settings.team {
                (Field::password("password", say.of("Password", "Wachtwoord"), "current-password"))
            }
            p.box {
                input type="checkbox" id="sure" name="sure" value="yes" required;
                label for="sure" { (say.of("I want to erase all of it", "Ik wil dit allemaal wissen")) }
            }
            p { button.danger { (say.of("Erase everything", "Alles wissen")) } }
        }
        p { a href="/account/privacy" { (say.of("Back to your data", "Terug naar je gegevens")) } }
    };
    let status = problem.map_or(200, |problem| problem.code.status());
    asked.page_with(status, say.of("Close this account", "Dit account sluiten"), content)
}

fn close(server: &Server, asked: &Asked<'_>) -> Outcome {
    let form = asked.form()?;
    if !form.ticked("sure") {
        return Ok(close_sheet(asked, Some(&Problem::about(Code::Refused, "not-confirmed"))));
    }
    let me = asked.actor.account().map_or("", |me| me.as_str());
    match say_goodbye(server, asked, form.text("password"), me) {
        Ok(()) => Ok(see("/sign-in").header("set-cookie", Cookie::Session.end(&server.settings))),
        Err(problem) if matches!(problem.code, Code::Refused | Code::NotNow) => {
            Ok(close_sheet(asked, Some(&problem)))
        }
        Err(problem) => Err(problem),
    }
}
