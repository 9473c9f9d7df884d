//! Cohorts: the counts that a provider sees, and putting a portfolio in one.

use axum::http::Method;
use maatstaf::Framework;
use maatstaf_cohort::{CohortDocument, LevelBand};
use maatstaf_store::{Head, Kind, Owner, Provider, Reading, Right, Scope, StoreError, Writing};
use maud::{Markup, html};
use serde::Deserialize as _;
use serde_json::Value;

use super::field::{Field, action, send, shown_once};
use super::layout::Say;
use super::portfolio::titled;
use super::providers::{PROVIDE, back};
use super::through::Through;
use super::{MOST, get, post, see};
use crate::asked::Asked;
use crate::problem::{Code, Problem};
use crate::route::{Outcome, Policy, Route, Run};
use crate::routes::accounts::over;
use crate::server::Server;

pub(super) fn routes() -> Vec<Route> {
    let one = "/providers/{provider}/cohorts/{cohort}";
    let share = Policy::Person(Scope::Share);
    vec![
        Route::new(
            "pages.make-cohort",
            Method::POST,
            "/providers/{provider}/cohorts",
            PROVIDE,
            Run::Change(make),
        )
        .takes_form()
        .shows_secret(),
        get("pages.cohort", one, PROVIDE, Run::Look(page)),
        post("pages.publish", "/providers/{provider}/cohorts/{cohort}/publish", PROVIDE, Run::Work(publish)),
        post(
            "pages.erase-cohort",
            "/providers/{provider}/cohorts/{cohort}/erase",
            PROVIDE,
            Run::Change(erase),
        ),
        get("pages.cohorts", "/cohorts", share, Run::Look(joined)),
        post("pages.join-cohort", "/cohorts", share, Run::Change(join)),
        post("pages.leave-cohort", "/cohorts/leave", share, Run::Change(leave)),
    ]
}

/// The cohorts of a provider, and a form that makes one.
pub(super) fn of_provider(
    view: &Reading<'_>,
    asked: &Asked<'_>,
    provider: &Provider,
) -> Result<Markup, StoreError> {
    let say = asked.say();
    let cohorts = view.cohorts(&asked.actor, &provider.id, "", MOST)?;
    Ok(html! {
        h2 { (say.of("Cohorts", "Groepen")) }
        p { (say.of(
            "Of a cohort you see counts, and nothing when they would tell of fewer people than you say.",
            "Van een groep zie je aantallen, en niets als die over minder mensen zouden gaan dan je opgeeft.",
        )) }
        ul.cards { @for cohort in &cohorts { li {
            p { a href=(format!("/providers/{}/cohorts/{}", provider.id, cohort.id)) { strong { (cohort.name) } } }
            p.quiet-text { (members(say, cohort.members, cohort.least)) }
        } } }
        h3 { (say.of("Make a cohort", "Een groep maken")) }
        form.sheet method="post" action=(format!("/providers/{}/cohorts", provider.id)) {
            (Field::new("cohort", say.of("Name", "Naam")).complete("off").hint(say.of("Who joins reads it too.", "Wie meedoet leest hem ook.")))
            (Field::number("least", say.of("The least number of people in a count", "Het kleinste aantal mensen in een telling"), "5", "5"))
            (send(say.of("Make the link", "Link maken")))
        }
    })
}

fn members(say: Say, members: Option<u32>, least: u32) -> Markup {
    html! { @match members {
        Some(members) => { (members) (say.of(" portfolios", " portfolio's")) }
        None => { (say.of("fewer than ", "minder dan ")) (least) (say.of(" portfolios", " portfolio's")) }
    } }
}

fn make(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let (say, form) = (asked.say(), asked.form()?);
    let least = form.text("least").trim().parse().map_err(|_| Problem::about(Code::Refused, "least"))?;
    let (cohort, secret) =
        change.make_cohort(&asked.actor, &asked.id("provider"), form.text("cohort"), least)?;
    let link = format!("{}/cohorts#{}", asked.server.settings.base(), secret.reveal());
    let content = html! {
        (shown_once(say, say.of("The link", "De link"), &link))
        p { (say.of(
            "Send it to everybody who may put a portfolio in. It can be used until the cohort is erased.",
            "Stuur hem aan iedereen die een portfolio mag inbrengen. Hij werkt tot de groep wordt gewist.",
        )) }
        p { a href=(format!("/providers/{}/cohorts/{}", cohort.provider, cohort.id)) { (cohort.name) } }
    };
    Ok(asked.page(say.of("The cohort was made", "De groep is gemaakt"), content))
}

fn page(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let (say, answer) = (asked.say(), Through::new(asked, "cohorts.read")?.look(view)?.said()?);
    let place = format!("/providers/{}/cohorts/{}", asked.text("provider"), asked.text("cohort"));
    let text = |field: &str| answer.get(field).and_then(Value::as_str).unwrap_or_default();
    let number = |field: &str| answer.get(field).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
    let content = html! {
        p { (members(say, number("members"), number("least").unwrap_or_default())) "." }
        @match answer.get("counts").filter(|counts| !counts.is_null()) {
            Some(shown) => {
                p { (say.of("Counted on ", "Geteld op ")) (text("at").get(..10).unwrap_or_default()) "." }
                (counts(asked, &CohortDocument::deserialize(shown).map_err(|_| Problem::new(Code::Failed))?))
            }
            None if text("why") == "too-few-members" => p { (say.of(
                "Too few portfolios are in it to count them.", "Er zitten te weinig portfolio's in om ze te tellen.",
            )) },
            None => p { (say.of("It was not counted yet.", "Er is nog niet geteld.")) },
        }
        div.acts {
            (action(&format!("{place}/publish"), say.of("Count anew", "Opnieuw tellen"), "", &[]))
            (action(&format!("{place}/erase"), say.of("Erase this cohort", "Deze groep wissen"), "", &[]))
        }
        p { a href=(format!("/providers/{}", asked.text("provider"))) { (say.of("Back to the provider", "Terug naar de opleider")) } }
    };
    Ok(asked.page(text("name"), content))
}

/// How many people there are at neighbouring levels: of the whole, and of each category.
fn counts(asked: &Asked<'_>, counts: &CohortDocument) -> Markup {
    let (say, language) = (asked.say(), asked.language);
    let framework = Framework::by_id(&counts.framework.id);
    let named = |id: &str| {
        framework.as_ref().map_or(id, |framework| framework.category_name(id, language)).to_owned()
    };
    let whole = (say.of("The whole", "Het geheel").to_owned(), &counts.overall);
    let rows = std::iter::once(whole)
        .chain(counts.categories.iter().map(|row| (named(&row.category), &row.estimate)));
    html! {
        div.scroll tabindex="0" role="region" aria-label=(say.of("Counts", "Aantallen")) {
            table {
                thead { tr {
                    th scope="col" { (say.of("Estimates", "Schattingen")) }
                    th scope="col" { (say.of("People per level", "Mensen per niveau")) }
                } }
                tbody { @for (name, bands) in rows { tr {
                    th scope="row" { (name) }
                    td { ul.plain { @for band in bands { li { (level_band(asked, framework.as_ref(), band)) } } } }
                } } }
            }
        }
        ul.quiet-text { @for limit in &counts.limits { li { (limit.to(language)) } } }
    }
}

fn level_band(asked: &Asked<'_>, framework: Option<&Framework>, band: &LevelBand) -> String {
    let below = asked.say().of("below the lowest level", "onder het laagste niveau");
    let named = |level: &Option<String>| match (level, framework) {
        (None, _) => below.to_owned(),
        (Some(id), Some(framework)) => framework.level_name(id, asked.language).to_owned(),
        (Some(id), None) => id.clone(),
    };
    let (from, to) = (named(&band.from), named(&band.to));
    let range = if from == to { from } else { format!("{from} – {to}") };
    format!("{range}: {}", band.people)
}

fn publish(server: &Server, asked: &Asked<'_>) -> Outcome {
    Through::new(asked, "cohorts.publish")?.work(server)?;
    Ok(see(&format!("/providers/{}/cohorts/{}", asked.text("provider"), asked.text("cohort"))))
}

fn erase(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    Through::new(asked, "cohorts.erase")?.change(change)?;
    Ok(back(asked))
}

fn joined(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let say = asked.say();
    let own = view.documents(&asked.actor, &Owner::Me, Kind::Portfolio, "", MOST)?;
    let content = html! {
        p { (say.of(
            "Of a portfolio in a cohort its provider sees counts together with others, and nothing of you alone.",
            "Van een portfolio in een groep ziet de opleider aantallen, samen met anderen, en niets van jou alleen.",
        )) }
        ul.cards { @for head in &own { @for one in view.cohorts_of(&view.open(&asked.actor, &head.id, Right::Share)?)? { li {
            p { strong { (titled(say, head)) } ": " (one.name) ", " (one.provider) }
            div.acts { (action(
                "/cohorts/leave", say.of("Take out", "Eruit halen"), &one.name,
                &[("document", head.id.as_str()), ("cohort", one.cohort.as_str())],
            )) }
        } } } }
        (joining(say, &own))
        p { a href="/providers" { (say.of("Back to the providers", "Terug naar de opleiders")) } }
    };
    Ok(asked.page(say.of("Portfolios in cohorts", "Portfolio's in groepen"), content))
}

fn joining(say: Say, own: &[Head]) -> Markup {
    html! {
        h2 { (say.of("Put a portfolio in a cohort", "Een portfolio in een groep doen")) }
        @if own.is_empty() { p { (say.of("You have no portfolio yet.", "Je hebt nog geen portfolio.")) } } @else {
            form.sheet method="post" action="/cohorts" {
                (Field::new("link", say.of("The link that you were sent", "De link die je kreeg")).complete("off").longest(500))
                p.field {
                    label for="document" { (say.of("Portfolio", "Portfolio")) }
                    select id="document" name="document" {
                        @for head in own { option value=(head.id) { (titled(say, head)) " (" (head.id) ")" } }
                    }
                }
                (send(say.of("Put it in", "Erin doen")))
            }
        }
    }
}

fn join(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let form = asked.form()?;
    let opened = change.open(&asked.actor, &form.text("document").into(), Right::Share)?;
    change.join_cohort(&opened, form.link()).map_err(over)?;
    Ok(see("/cohorts"))
}

fn leave(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let form = asked.form()?;
    let opened = change.open(&asked.actor, &form.text("document").into(), Right::Share)?;
    change.leave_cohort(&opened, &form.text("cohort").into())?;
    Ok(see("/cohorts"))
}
