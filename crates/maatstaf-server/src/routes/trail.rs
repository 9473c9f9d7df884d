//! Who did what: with a document, for whoever may read all of it, and by or to oneself.

use axum::http::Method;
use maatstaf_store::{Deed, Reading, Right, Scope};

use crate::asked::{Asked, part_of};
use crate::problem::{Code, Problem};
use crate::route::{Outcome, Policy, Route, Run};

pub(crate) fn routes() -> Vec<Route> {
    let of = "/v1/documents/{document}/trail";
    vec![
        Route::new("trail.document", Method::GET, of, Policy::Document(Right::Read), Run::Look(of_document))
            .lists::<Deed>(),
        Route::new("trail.mine", Method::GET, "/v1/trail", Policy::Person(Scope::Account), Run::Look(mine))
            .lists::<Deed>(),
    ]
}

fn of_document(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let (after, most) = place(asked)?;
    let found = view.trail_of(asked.opened()?, after, most + 1)?;
    Ok(part_of(found, most, |deed| deed.number.to_string()))
}

fn mine(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let (after, most) = place(asked)?;
    let found = view.my_trail(&asked.actor, after, most + 1)?;
    Ok(part_of(found, most, |deed| deed.number.to_string()))
}

/// After which deed, and the most of them.
fn place(asked: &Asked<'_>) -> Result<(i64, u32), Problem> {
    let (after, most) = asked.part()?;
    let after = if after.is_empty() { Ok(0) } else { after.parse() };
    Ok((after.map_err(|_| Problem::about(Code::BadRequest, "cursor"))?, most))
}
