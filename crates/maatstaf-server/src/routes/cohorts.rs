//! Groups of portfolios that a provider sees as counts, and nothing else of them.

use axum::http::Method;
use jiff::Timestamp;
use maatstaf_calls::Kind;
use maatstaf_store::{Cohort, Id, Joined, Reading, Right, Scope, StoreError, Writing};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::documents::raw_text;
use super::shared::{LinkSecret, over};
use crate::asked::{Asked, part_of};
use crate::called::called;
use crate::problem::{Code, Problem};
use crate::reply::Reply;
use crate::route::{Outcome, Policy, Route, Run};
use crate::server::Server;

pub(crate) fn routes() -> Vec<Route> {
    let (all, one) = ("/v1/providers/{provider}/cohorts", "/v1/providers/{provider}/cohorts/{cohort}");
    let publishing = "/v1/providers/{provider}/cohorts/{cohort}/publish";
    let (of, out) = ("/v1/documents/{document}/cohorts", "/v1/documents/{document}/cohorts/{cohort}");
    let provide = Policy::Provider(Scope::Provide);
    let (see, share) = (Policy::Document(Right::Read), Policy::Document(Right::Share));
    vec![
        Route::new("cohorts.make", Method::POST, all, provide, Run::Change(make))
            .takes::<NewCohort>(example)
            .shows_secret()
            .gives::<CohortMade>(201),
        Route::new("cohorts.list", Method::GET, all, provide, Run::Look(list)).lists::<Cohort>(),
        Route::new("cohorts.publish", Method::POST, publishing, provide, Run::Work(publish))
            .gives::<CohortShown>(200),
        Route::new("cohorts.read", Method::GET, one, provide, Run::Look(read)).gives::<CohortShown>(200),
        Route::new("cohorts.erase", Method::DELETE, one, provide, Run::Change(erase)),
        Route::new("cohorts.join", Method::POST, of, share, Run::Change(join))
            .takes::<LinkSecret>(link_example)
            .gives::<Joined>(200),
        Route::new("cohorts.joined", Method::GET, of, see, Run::Look(joined)).lists_all::<Joined>(),
        Route::new("cohorts.leave", Method::DELETE, out, share, Run::Change(leave)),
    ]
}

/// A cohort to make.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewCohort {
    /// Its name. Whoever joins reads it too.
    name: String,
    /// No count below this is shown.
    #[serde(default = "five")]
    #[schemars(extend("minimum" = 5))]
    least: u32,
}

/// A cohort with its link.
#[derive(Debug, Serialize, JsonSchema)]
struct CohortMade {
    #[serde(flatten)]
    cohort: Cohort,
    /// The link with which coaches put a portfolio in it. It is shown this once.
    link: String,
}

/// A cohort with its counts, or why there are none.
#[derive(Debug, Serialize, JsonSchema)]
struct CohortShown {
    #[serde(flatten)]
    cohort: Cohort,
    /// When the counts were published.
    at: Option<Timestamp>,
    /// The counts that were published last.
    #[schemars(with = "Option<Value>")]
    counts: Option<Box<RawValue>>,
    /// How many portfolios could not be read and are not counted; left out when they are fewer than the least.
    left_out: Option<u32>,
    /// Why there are no counts: `too-few-members` or `not-published`.
    why: Option<&'static str>,
}

/// What is kept of a publication.
#[derive(Debug, Serialize, Deserialize)]
struct Published {
    counts: Box<RawValue>,
    left_out: Option<u32>,
}

fn make(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let (new, provider) = (asked.body::<NewCohort>()?, asked.id("provider"));
    let (cohort, secret) = change.make_cohort(&asked.actor, &provider, &new.name, new.least)?;
    let link = format!("{}/cohorts#{}", asked.server.settings.base(), secret.reveal());
    let place = format!("/v1/providers/{provider}/cohorts/{}", cohort.id);
    Ok(Reply::made(&place, &CohortMade { cohort, link }))
}

fn list(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let (after, most) = asked.part()?;
    let found = view.cohorts(&asked.actor, &asked.id("provider"), &after, most + 1)?;
    Ok(part_of(found, most, |cohort| cohort.id.to_string()))
}

fn read(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let cohort = cohort(view, asked)?;
    let Some((text, at)) = view.published(&asked.actor, &cohort.id)? else {
        let why = if cohort.members.is_none() { "too-few-members" } else { "not-published" };
        let shown = CohortShown { cohort, at: None, counts: None, left_out: None, why: Some(why) };
        return Ok(Reply::json(&shown));
    };
    let published: Published = serde_json::from_str(&text).map_err(|_| Problem::new(Code::Failed))?;
    let (counts, left_out) = (Some(published.counts), published.left_out);
    Ok(Reply::json(&CohortShown { cohort, at: Some(at), counts, left_out, why: None }))
}

/// Counts outside a transaction, for it takes a while. The store finds out whether somebody came or went in between.
fn publish(server: &Server, asked: &Asked<'_>) -> Outcome {
    let (id, texts) = server.store.read(|view| {
        let cohort = cohort(view, asked)?;
        let texts = view.cohort_texts(&asked.actor, &cohort.id)?;
        Ok::<_, Problem>((cohort.id, texts))
    })?;
    let is_sound = |text: &&String| maatstaf_calls::check(Kind::Portfolio, text, &[]).is_ok();
    let (sound, unread): (Vec<&String>, Vec<&String>) = texts.texts.iter().partition(is_sound);
    let [sound_count, unread] = [sound.len(), unread.len()].map(|n| u32::try_from(n).unwrap_or(u32::MAX));
    if sound_count < texts.least {
        return Err(StoreError::State("too-few-members").into());
    }
    let portfolios: Vec<String> =
        sound.into_iter().enumerate().map(|(at, text)| numbered(text, at)).collect();
    let (portfolios, least) = (format!("[{}]", portfolios.join(",")), texts.least.to_string());
    let counts = called(asked, "cohort", &[("portfolios", &portfolios), ("least", &least)]);
    let counts = counts.map_err(without_places)?.body;
    let left_out = (unread >= texts.least).then_some(unread);
    let published = json!(Published { counts: raw_text(counts)?, left_out }).to_string();
    server.store.write(|change| {
        change.publish_cohort(&asked.actor, &id, &texts.basis, &published)?;
        read(change, asked)
    })
}

/// A portfolio whose holder is called by a number. Two people may call themselves the same; the store sees to it that
/// nobody is in a cohort twice.
fn numbered(text: &str, at: usize) -> String {
    let Ok(mut portfolio) = serde_json::from_str::<Value>(text) else { return text.to_owned() };
    if let Some(fields) = portfolio.as_object_mut() {
        fields.insert("holder".to_owned(), json!(format!("holder-{at}")));
    }
    portfolio.to_string()
}

fn erase(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let cohort = cohort(change, asked)?;
    change.erase_cohort(&asked.actor, &cohort.id)?;
    Ok(Reply::done())
}

fn join(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let link: LinkSecret = asked.body()?;
    Ok(Reply::json(&change.join_cohort(asked.opened()?, &link.secret).map_err(over)?))
}

fn joined(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let found = view.cohorts_of(asked.opened()?)?;
    Ok(Reply::list(found.iter().map(|one| json!(one)).collect(), None))
}

fn leave(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    change.leave_cohort(asked.opened()?, &asked.id("cohort"))?;
    Ok(Reply::done())
}

/// The cohort of the path, when it is one of the provider of the path.
fn cohort(view: &Reading<'_>, asked: &Asked<'_>) -> Result<Cohort, StoreError> {
    let id: Id = asked.id("cohort");
    let all = view.cohorts(&asked.actor, &asked.id("provider"), "", u32::MAX)?;
    all.into_iter().find(|cohort| cohort.id == id).ok_or(StoreError::Missing)
}

/// What could not be counted is somebody's portfolio: nothing is said of it, not even where.
fn without_places(problem: Problem) -> Problem {
    if problem.code == Code::Refused { Problem::about(Code::NotNow, "not-counted") } else { problem }
}

fn five() -> u32 {
    5
}

fn example() -> Value {
    json!({ "name": "Spring 2026", "least": 5 })
}

fn link_example() -> Value {
    json!({ "secret": "maatstaf-cohort-…" })
}
