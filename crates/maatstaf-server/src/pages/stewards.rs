//! Looking after the server: accounts, invitations, backups, and the audit log.

use axum::http::Method;
use maatstaf_store::{Account, Id, Reading, Writing};
use maud::{Markup, html};

use super::deeds::deeds;
use super::field::action;
use super::layout::Say;
use super::providers::{invitations, invite, inviting};
use super::through::Through;
use super::words::day;
use super::{MOST, get, post, see};
use crate::asked::Asked;
use crate::problem::{Code, Problem};
use crate::route::{Outcome, Policy, Route, Run};

const STEWARD: Policy = Policy::Steward;

pub(super) fn routes() -> Vec<Route> {
    let inviting = "/stewards/invitations";
    vec![
        get("pages.stewards", "/stewards", STEWARD, Run::Look(page)),
        post("pages.standing", "/stewards/accounts/{account}", STEWARD, Run::Change(standing)),
        Route::new("pages.invite-account", Method::POST, inviting, STEWARD, Run::Change(invite))
            .takes_form()
            .shows_secret(),
        post(
            "pages.revoke-invitation",
            "/stewards/invitations/{invitation}/revoke",
            STEWARD,
            Run::Change(revoke),
        ),
        get("pages.audit", "/stewards/audit", STEWARD, Run::Look(audit)),
    ]
}

fn page(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let say = asked.say();
    let accounts = view.accounts(&asked.actor, asked.query("after").unwrap_or_default(), MOST)?;
    let content = html! {
        p { (say.of(
            "You look after accounts and the server. You see no portfolio, unless its owner shows it to you.",
            "Je beheert accounts en de server. Je ziet geen portfolio, tenzij de eigenaar het je laat zien.",
        )) }
        h2 { (say.of("Accounts", "Accounts")) }
        ul.cards { @for account in &accounts { li { (card(asked, account)) } } }
        @if let Some(last) = accounts.last().filter(|_| accounts.len() >= MOST as usize) {
            p { a href=(format!("/stewards?after={}", last.id)) { (say.of("More", "Meer")) } }
        }
        (invitations(say, "/stewards", &view.invitations(&asked.actor, None, "", MOST)?))
        (inviting(say, "/stewards/invitations", false))
        h2 { (say.of("Backup", "Back-up")) }
        p { (say.of("On the machine where the server runs, also while it runs:", "Op de computer waar de server draait, ook terwijl hij draait:")) }
        p { code { "maatstaf backup maatstaf.db" } }
        p { (say.of(
            "The copy is checked before the command says that it is there. It holds what is erased here later: decide how \
             long you keep it.",
            "De kopie wordt gecontroleerd voor de opdracht zegt dat hij er is. Er staat in wat hier later wordt gewist: \
             bepaal hoe lang je hem bewaart.",
        )) }
        h2 { (say.of("Audit log", "Controlelogboek")) }
        p { a href="/stewards/audit" { (say.of("Who did what, without any text", "Wie wat deed, zonder tekst")) } }
    };
    Ok(asked.page(say.of("This server", "Deze server"), content))
}

fn card(asked: &Asked<'_>, account: &Account) -> Markup {
    let say = asked.say();
    let own = asked.actor.account() == Some(&account.id);
    let to = format!("/stewards/accounts/{}", account.id);
    html! {
        p { strong { (account.name) } @if let Some(email) = &account.email { " · " (email) } }
        p.quiet-text {
            code { (account.id) } " · " (say.of("since ", "sinds ")) (day(account.made))
            @if account.steward { " · " (say.of("looks after this server", "beheert deze server")) }
            @if account.disabled { " · " strong { (say.of("kept out", "buitengesloten")) } }
            @if own { " · " (say.of("you", "jij")) }
        }
        @if !own {
            div.acts {
                @if account.disabled {
                    (action(&to, say.of("Let in again", "Weer toelaten"), &account.name, &[("disabled", "no")]))
                } @else {
                    (action(&to, say.of("Keep out", "Buitensluiten"), &account.name, &[("disabled", "yes")]))
                }
                @if account.steward {
                    (action(&to, say.of("Steward no more", "Geen beheerder meer"), &account.name, &[("steward", "no")]))
                } @else {
                    (action(&to, say.of("Make steward", "Beheerder maken"), &account.name, &[("steward", "yes")]))
                }
            }
        }
    }
}

fn standing(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let (form, account) = (asked.form()?, asked.id("account"));
    match (form.text("disabled"), form.text("steward")) {
        ("", "") => return Err(Problem::new(Code::BadRequest)),
        ("", steward) => change.set_steward(&asked.actor, &account, steward == "yes")?,
        (disabled, _) => change.set_disabled(&asked.actor, &account, disabled == "yes")?,
    }
    Ok(see("/stewards"))
}

fn revoke(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    Through::new(asked, "invitations.revoke")?.change(change)?;
    Ok(see("/stewards"))
}

fn audit(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let say = asked.say();
    let after = asked.query("after").and_then(|after| after.parse().ok()).unwrap_or(0);
    let found = view.trail(&asked.actor, after, MOST)?;
    let content = html! {
        (soundness(view, say)?)
        (deeds(say, &found, asked.actor.account().map(Id::as_str)))
        @if let Some(last) = found.last().filter(|_| found.len() >= MOST as usize) {
            p { a href=(format!("/stewards/audit?after={}", last.number)) { (say.of("More", "Meer")) } }
        }
        p { a href="/stewards" { (say.of("Back", "Terug")) } }
    };
    Ok(asked.page(say.of("Audit log", "Controlelogboek"), content))
}

/// Whether each line is bound to the one before it.
fn soundness(view: &Reading<'_>, say: Say) -> Result<Markup, Problem> {
    let check = view.check_audit(None)?;
    Ok(html! {
        @match &check.fault {
            None => p { (say.of("Nobody changed it: each line is bound to the one before it.", "Niemand heeft het gewijzigd: elke regel zit vast aan de regel ervoor.")) },
            Some(fault) => p.alert role="alert" { (say.of("It was changed, from line ", "Het is gewijzigd, vanaf regel ")) (fault.number) "." },
        }
        dl {
            dt { (say.of("Lines", "Regels")) } dd { (check.lines) }
            dt { (say.of("Last digest", "Laatste controlegetal")) } dd { code { (check.head) } }
        }
        p.quiet-text { (say.of(
            "Keep this digest somewhere else: whoever can write the file can write the whole log anew.",
            "Bewaar dit controlegetal elders: wie het bestand kan schrijven, kan het hele logboek opnieuw schrijven.",
        )) }
    })
}
