//! One piece of evidence, or one entry of the ledger, at a time: what somebody does every day takes one small request.

use axum::http::Method;
use maatstaf::{DocumentError, Evidence};
use maatstaf_document::{read, text};
use maatstaf_practice::{
    Award, Contribution, Cpd, Declaration, Earlier, Feedback, Membership, Reflection, Session, Supervision,
    Training,
};
use maatstaf_store::{Head, Kind, Reading, Right};
use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::documents::{kept, seen_text};
use crate::asked::{Asked, refused};
use crate::problem::{Code, Problem};
use crate::reply::Reply;
use crate::route::{Policy, Prepared, Route, Run};
use crate::splice::{self, Spliced};

pub(crate) fn routes() -> Vec<Route> {
    let one = "/v1/documents/{document}/evidence/{evidence}";
    let list = "/v1/documents/{document}/ledger/{list}";
    let policy = Policy::Document(Right::Write);
    vec![
        Route::new("evidence.save", Method::PUT, one, policy, Run::Prepare(save))
            .takes::<Evidence>(evidence_example)
            .on_top_of()
            .gives::<Head>(200),
        Route::new("evidence.erase", Method::DELETE, one, policy, Run::Prepare(erase))
            .on_top_of()
            .gives::<Head>(200),
        Route::new("ledger.append", Method::POST, list, policy, Run::Prepare(append))
            .takes::<LedgerEntry>(entry_example)
            .on_top_of()
            .gives::<Head>(201),
    ]
}

/// An entry of the list that the path names.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "it describes what is taken; each list reads its own entries")]
enum LedgerEntry {
    Session(Session),
    Earlier(Earlier),
    Supervision(Supervision),
    Cpd(Cpd),
    Feedback(Feedback),
    Reflection(Reflection),
    Training(Training),
    Membership(Membership),
    Declaration(Declaration),
    Contribution(Contribution),
    Award(Award),
}

/// What is wrong with the shape of a text.
type Shape = fn(&str) -> Result<(), DocumentError>;

/// The lists of a ledger, with what an entry of each looks like.
const LISTS: [(&str, Shape); 11] = [
    ("sessions", shape::<Session>),
    ("earlier", shape::<Earlier>),
    ("supervision", shape::<Supervision>),
    ("cpd", shape::<Cpd>),
    ("feedback", shape::<Feedback>),
    ("reflections", shape::<Reflection>),
    ("training", shape::<Training>),
    ("memberships", shape::<Membership>),
    ("declarations", shape::<Declaration>),
    ("contributions", shape::<Contribution>),
    ("awards", shape::<Award>),
];

/// The id that an item has.
#[derive(Deserialize)]
struct Named {
    id: String,
}

fn save(view: &Reading<'_>, asked: &Asked<'_>) -> Result<Prepared, Problem> {
    portfolio(asked)?;
    let item = asked.object_text()?.trim_start_matches('\u{feff}');
    let id = read::<Evidence>(item)?.0.id;
    if id != asked.text("evidence") {
        let message = text!("the id is not that of the path", "de id is niet die van het pad");
        return Err(refused("id", message));
    }
    let whole = seen_text(view, asked)?;
    let (spliced, at) = laid(&whole, &id, item).ok_or(Problem::new(Code::Failed))?;
    checked(&spliced, &format!("evidence[{at}]"))?;
    kept(spliced.text)
}

fn erase(view: &Reading<'_>, asked: &Asked<'_>) -> Result<Prepared, Problem> {
    portfolio(asked)?;
    let whole = seen_text(view, asked)?;
    let fields = splice::fields(&whole).ok_or(Problem::new(Code::Failed))?;
    let items = fields.get("evidence").and_then(|list| splice::items(list.get())).unwrap_or_default();
    let at = position(&items, asked.text("evidence")).ok_or(Problem::new(Code::NotFound))?;
    let text = splice::without(&whole, &items, at).ok_or(Problem::new(Code::Failed))?;
    super::documents::sound(Kind::Portfolio, &text)?;
    kept(text)
}

fn append(view: &Reading<'_>, asked: &Asked<'_>) -> Result<Prepared, Problem> {
    portfolio(asked)?;
    let named = LISTS.iter().find(|(name, _)| *name == asked.text("list"));
    let (name, shape) = named.ok_or(Problem::new(Code::NotFound))?;
    let entry = asked.object_text()?.trim_start_matches('\u{feff}');
    shape(entry)?;
    let whole = seen_text(view, asked)?;
    let (spliced, at) = written(&whole, name, entry).ok_or(Problem::new(Code::Failed))?;
    checked(&spliced, &format!("ledger.{name}[{at}]"))?;
    let keep = kept(spliced.text)?;
    Ok(Box::new(move |change, asked| {
        let reply = keep(change, asked)?;
        let place = format!("/v1/documents/{}", asked.opened()?.id());
        Ok(Reply { status: 201, ..reply }.header("location", place))
    }))
}

/// Only a portfolio has evidence and a ledger.
fn portfolio(asked: &Asked<'_>) -> Result<(), Problem> {
    match asked.opened()?.kind() {
        Kind::Portfolio => Ok(()),
        _ => Err(Problem::about(Code::NotNow, "not-a-portfolio")),
    }
}

/// The portfolio with a piece of evidence in the place of the one with its id, or behind the others; and that place.
fn laid(whole: &str, id: &str, item: &str) -> Option<(Spliced, usize)> {
    let fields = splice::fields(whole)?;
    let Some(list) = fields.get("evidence") else {
        return Some((splice::with_field(whole, whole, "evidence", &format!("[{item}]"))?.within(1), 0));
    };
    let items = splice::items(list.get())?;
    match position(&items, id) {
        Some(at) => Some((splice::replaced(whole, items.get(at)?.get(), item)?, at)),
        None => Some((splice::appended(whole, list.get(), item)?, items.len())),
    }
}

/// The portfolio with an entry more at the end of a list of its ledger; and the place of the entry.
fn written(whole: &str, list: &str, entry: &str) -> Option<(Spliced, usize)> {
    let fields = splice::fields(whole)?;
    let ledger = fields.get("ledger").map(|ledger| ledger.get());
    let Some(ledger) = ledger.filter(|ledger| *ledger != "null") else {
        let start = format!("{{\"maatstaf_ledger\":1,\"{list}\":[");
        let first = format!("{start}{entry}]}}");
        let spliced = match ledger {
            Some(nothing) => splice::replaced(whole, nothing, &first),
            None => splice::with_field(whole, whole, "ledger", &first),
        };
        return Some((spliced?.within(start.len()), 0));
    };
    let lists = splice::fields(ledger)?;
    let Some(of) = lists.get(list) else {
        let spliced = splice::with_field(whole, ledger, list, &format!("[{entry}]"))?;
        return Some((spliced.within(1), 0));
    };
    Some((splice::appended(whole, of.get(), entry)?, splice::items(of.get())?.len()))
}

/// Where in a list the item with an id stands.
fn position(items: &[&RawValue], id: &str) -> Option<usize> {
    items.iter().position(|item| serde_json::from_str::<Named>(item.get()).is_ok_and(|named| named.id == id))
}

/// Whether the engine reads the portfolio with its new part. Places are those of the part.
fn checked(spliced: &Spliced, path: &str) -> Result<(), Problem> {
    let checked = maatstaf_calls::check(maatstaf_calls::Kind::Portfolio, &spliced.text, &[]);
    Ok(checked.map_err(|error| spliced.in_part(&error, path))?)
}

fn shape<T: DeserializeOwned + JsonSchema>(text: &str) -> Result<(), DocumentError> {
    read::<T>(text).map(drop)
}

fn evidence_example() -> Value {
    json!({
        "id": "journal-1", "kind": "learning-journal", "title": "What the second session taught me",
        "text": "I noticed how quickly I filled the silence.", "happened": "2026-03-02",
        "claims": [{ "indicator": 1, "strength": 2, "rationale": "Names a pattern of one's own." }],
    })
}

fn entry_example() -> Value {
    json!({ "id": "s-1", "day": "2026-03-02", "minutes": 60, "client": "client-01" })
}
