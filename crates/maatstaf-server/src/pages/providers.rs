//! Providers: who belongs to one, whom it invites, and its cohorts.

use axum::http::Method;
use maatstaf_store::{Invitation, Member, Provider, Reading, Role, Scope, StoreError, Writing};
use maud::{Markup, html};
use strum::IntoEnumIterator as _;

use super::field::{Field, action, choice, send, shown_once};
use super::layout::Say;
use super::through::Through;
use super::words::{day, role};
use super::{MOST, PERSON, cohorts, get, post, see};
use crate::asked::Asked;
use crate::problem::{Code, Problem};
use crate::route::{Outcome, Policy, Route, Run};
use crate::routes::invitations::link;

/// Whoever works for the provider of the path.
pub(super) const PROVIDE: Policy = Policy::Provider(Scope::Provide);

pub(super) fn routes() -> Vec<Route> {
    let (all, one) = ("/providers", "/providers/{provider}");
    let erasing = "/providers/{provider}/erase";
    vec![
        get("pages.providers", all, PERSON, Run::Look(list)),
        post("pages.make-provider", all, Policy::Steward, Run::Change(make)),
        get("pages.provider", one, Policy::Provider(Scope::Read), Run::Look(page)),
        post("pages.rename-provider", "/providers/{provider}/name", PROVIDE, Run::Change(rename)),
        get("pages.erase-provider", erasing, PROVIDE, Run::Look(erase_page)),
        post("pages.erase-provider-form", erasing, PROVIDE, Run::Change(erase)),
        post("pages.set-role", "/providers/{provider}/members/{account}", PROVIDE, Run::Change(set_role)),
        post(
            "pages.remove-member",
            "/providers/{provider}/members/{account}/remove",
            PROVIDE,
            Run::Change(remove),
        ),
        post(
            "pages.leave",
            "/providers/{provider}/leave",
            Policy::Provider(Scope::Account),
            Run::Change(leave),
        ),
        Route::new(
            "pages.invite",
            Method::POST,
            "/providers/{provider}/invitations",
            PROVIDE,
            Run::Change(invite),
        )
        .takes_form()
        .shows_secret(),
        post(
            "pages.revoke-provider-invitation",
            "/providers/{provider}/invitations/{invitation}/revoke",
            PROVIDE,
            Run::Change(revoke),
        ),
    ]
}

fn list(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let say = asked.say();
    let providers = view.providers(&asked.actor, asked.query("after").unwrap_or_default(), MOST)?;
    let content = html! {
        @if providers.is_empty() { p.lead { (say.of("You belong to no provider.", "Je hoort bij geen opleider.")) } }
        ul.cards { @for provider in &providers { li {
            p { @if provider.role.is_some() {
                a href=(format!("/providers/{}", provider.id)) { strong { (provider.name) } }
            } @else { strong { (provider.name) } } }
            p.quiet-text { @match provider.role {
                Some(own) => (role(say, own)),
                None => (say.of("you are no member", "je bent geen lid")),
            } " · " (day(provider.made)) }
        } } }
        @if let Some(last) = providers.last().filter(|_| providers.len() >= MOST as usize) {
            p { a href=(format!("/providers?after={}", last.id)) { (say.of("More", "Meer")) } }
        }
        ul.links {
            li { a href="/invitation" { (say.of("I have an invitation", "Ik heb een uitnodiging")) } }
            li { a href="/cohorts" { (say.of("Portfolios of yours in cohorts", "Portfolio's van jou in groepen")) } }
        }
        @if asked.actor.is_steward() {
            h2 { (say.of("Make a provider", "Een opleider maken")) }
            form.sheet method="post" action="/providers" {
                (Field::new("name", say.of("Name", "Naam")).complete("off").hint(say.of(
                    "You are its administrator, until you name another.",
                    "Jij beheert hem, tot je een ander aanwijst.",
                )))
                (send(say.of("Make", "Maken")))
            }
        }
    };
    Ok(asked.page(say.of("Providers", "Opleiders"), content))
}

fn make(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let provider = change.make_provider(&asked.actor, asked.form()?.text("name"), None)?;
    Ok(see(&format!("/providers/{}", provider.id)))
}

/// The provider of the path, when the actor belongs to it.
pub(super) fn provider(view: &Reading<'_>, asked: &Asked<'_>) -> Result<Provider, StoreError> {
    let id = asked.id("provider");
    let all = view.providers(&asked.actor, "", u32::MAX)?;
    all.into_iter().find(|provider| provider.id == id && provider.role.is_some()).ok_or(StoreError::Missing)
}

fn page(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let (say, provider) = (asked.say(), provider(view, asked)?);
    let members = view.members(&asked.actor, &provider.id, asked.query("after").unwrap_or_default(), MOST)?;
    let administers = provider.role == Some(Role::Administrator);
    let place = format!("/providers/{}", provider.id);
    let content = html! {
        h2 { (say.of("Members", "Leden")) }
        ul.cards { @for member in &members { li { (card(asked, &place, member, administers)) } } }
        @if let Some(last) = members.last().filter(|_| members.len() >= MOST as usize) {
            p { a href=(format!("{place}?after={}", last.account)) { (say.of("More", "Meer")) } }
        }
        @if administers {
            (invitations(say, &place, &view.invitations(&asked.actor, Some(&provider.id), "", MOST)?))
            (inviting(say, &format!("{place}/invitations"), true))
            (cohorts::of_provider(view, asked, &provider)?)
            h2 { (say.of("Another name", "Een andere naam")) }
            form.sheet method="post" action=(format!("{place}/name")) {
                (Field::new("name", say.of("Name", "Naam")).complete("off").value(&provider.name))
                (send(say.of("Rename", "Hernoemen")))
            }
            p { a href=(format!("{place}/erase")) { (say.of("Erase this provider…", "Deze opleider wissen…")) } }
        }
        (action(&format!("{place}/leave"), say.of("Leave", "Verlaten"), &provider.name, &[]))
    };
    Ok(asked.page(&provider.name, content))
}

fn card(asked: &Asked<'_>, place: &str, member: &Member, administers: bool) -> Markup {
    let say = asked.say();
    let own = asked.actor.account() == Some(&member.account);
    let id = format!("role-{}", member.account);
    html! {
        p { strong { (member.name) } @if own { " (" (say.of("you", "jij")) ")" } " · " (role(say, member.role)) }
        @if administers {
            div.acts {
                form.line method="post" action=(format!("{place}/members/{}", member.account)) {
                    label.unseen for=(id) { (say.of("Role of ", "Rol van ")) (member.name) }
                    select.short id=(id) name="role" { @for one in Role::iter() {
                        option value=(<&str>::from(one)) selected[one == member.role] { (role(say, one)) }
                    } }
                    " " button.quiet { (say.of("Change", "Wijzigen")) span.unseen { " " (member.name) } }
                }
                @if !own { (action(
                    &format!("{place}/members/{}/remove", member.account), say.of("Remove", "Weghalen"), &member.name, &[],
                )) }
            }
        }
    }
}

/// Invitations that were made, with how they stand.
pub(super) fn invitations(say: Say, place: &str, all: &[Invitation]) -> Markup {
    html! {
        h2 { (say.of("Invitations", "Uitnodigingen")) }
        ul.cards { @for one in all { li {
            p { (role(say, one.role)) " · " (say.of("made ", "gemaakt ")) (day(one.made)) }
            p.quiet-text {
                @if one.accepted { (say.of("accepted", "aangenomen")) }
                @else if one.revoked { (say.of("taken back", "ingetrokken")) }
                @else { (say.of("until ", "tot ")) (day(one.expires)) }
            }
            @if !one.accepted && !one.revoked {
                div.acts { (action(
                    &format!("{place}/invitations/{}/revoke", one.id), say.of("Take back", "Intrekken"), one.id.as_str(), &[],
                )) }
            }
        } } }
    }
}

/// A form that makes an invitation.
pub(super) fn inviting(say: Say, to: &str, administrator: bool) -> Markup {
    let roles: Vec<_> = Role::iter().filter(|one| administrator || *one != Role::Administrator).collect();
    let roles: Vec<(&str, &str)> = roles.into_iter().map(|one| (one.into(), role(say, one))).collect();
    html! {
        h3 { (say.of("Invite somebody", "Iemand uitnodigen")) }
        form.sheet method="post" action=(to) {
            (choice("role", say.of("As", "Als"), &roles, "coach"))
            (Field::days("days", say.of("For how many days", "Voor hoeveel dagen"), "14"))
            (send(say.of("Make the link", "Link maken")))
        }
    }
}

/// Makes an invitation and shows its link, once.
pub(super) fn invite(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let (say, form) = (asked.say(), asked.form()?);
    let chosen: Role = form.text("role").parse().map_err(|_| Problem::about(Code::Refused, "role"))?;
    let provider = asked.request.parameters.get("provider").map(|id| id.as_str().into());
    let expires = form.days_from(change.now(), "days")?;
    let (invitation, secret) = change.invite(&asked.actor, provider.as_ref(), chosen, expires)?;
    let back = provider.map_or_else(|| "/stewards".to_owned(), |id| format!("/providers/{id}"));
    let content = html! {
        (shown_once(say, say.of("The link", "De link"), &link(asked.server, &secret)))
        p { (role(say, invitation.role)) ", " (say.of("until ", "tot ")) (day(invitation.expires)) ". " (say.of(
            "Send it yourself: this server sends no mail.", "Stuur hem zelf: deze server verstuurt geen mail.",
        )) }
        p { a href=(back) { (say.of("Back", "Terug")) } }
    };
    Ok(asked.page(say.of("The invitation was made", "De uitnodiging is gemaakt"), content))
}

fn revoke(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    Through::new(asked, "providers.revoke-invitation")?.change(change)?;
    Ok(back(asked))
}

/// To the page of the provider.
pub(super) fn back(asked: &Asked<'_>) -> crate::reply::Reply {
    see(&format!("/providers/{}", asked.text("provider")))
}

fn rename(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    change.rename_provider(&asked.actor, &asked.id("provider"), asked.form()?.text("name"))?;
    Ok(back(asked))
}

fn set_role(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let role = asked.form()?.text("role").parse().map_err(|_| Problem::about(Code::Refused, "role"))?;
    change.set_role(&asked.actor, &asked.id("provider"), &asked.id("account"), role)?;
    Ok(back(asked))
}

fn remove(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    change.remove_member(&asked.actor, &asked.id("provider"), &asked.id("account"))?;
    Ok(back(asked))
}

fn leave(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let account = asked.actor.account().ok_or(StoreError::Missing)?;
    change.remove_member(&asked.actor, &asked.id("provider"), account)?;
    Ok(see("/providers"))
}

fn erase_page(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let (say, provider) = (asked.say(), provider(view, asked)?);
    let content = html! {
        p { (say.of(
            "This erases the provider with its programmes, wordings, cohorts and invitations. Portfolios of its members \
             are theirs and stay.",
            "Dit wist de opleider met programma's, bewoordingen, groepen en uitnodigingen. Portfolio's van leden zijn van \
             hen en blijven.",
        )) }
        p { strong { (provider.name) } }
        form.sheet method="post" action=(format!("/providers/{}/erase", provider.id)) {
            p.box {
                input type="checkbox" id="sure" name="sure" value="yes" required;
                label for="sure" { (say.of("I want to erase all of it", "Ik wil dit allemaal wissen")) }
            }
            p { button.danger { (say.of("Erase", "Wissen")) } }
        }
        p { a href=(format!("/providers/{}", provider.id)) { (say.of("Back", "Terug")) } }
    };
    Ok(asked.page(say.of("Erase this provider", "Deze opleider wissen"), content))
}

fn erase(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    // First, so that whoever may not is told nothing of it, ticked or not; a refusal takes all of it back.
    change.erase_provider(&asked.actor, &asked.id("provider"))?;
    if !asked.form()?.ticked("sure") {
        return Err(Problem::about(Code::Refused, "not-confirmed"));
    }
    Ok(see("/providers"))
}
