//! Every form of the pages, sent by everybody: who may is what the table says of the route of the API that does the same.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf_server::{Route, Server};
use serde::Deserialize;
use serde_json::Value;

use super::matrix::{Bench, Way, crossed, shown};
use super::rows::{Row, policy, route, table};
use super::town::Tried;

/// A form, and the row of the table that says who may send it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Likeness {
    /// The route of the API that does the same.
    like: String,
    /// What is special about the row; each row of the route when it is left out.
    #[serde(default)]
    at: Option<String>,
    /// What is filled in; `@name` is the thing that the row has in that place.
    #[serde(default)]
    form: BTreeMap<String, Value>,
    /// Headers beside the usual ones.
    #[serde(default)]
    headers: BTreeMap<String, String>,
    /// What stands in the path, where the row names something else.
    #[serde(default)]
    with: BTreeMap<String, String>,
    /// Who may, where that is not what the row says.
    #[serde(default)]
    ok: Option<BTreeMap<String, String>>,
    /// The status for who may, where that is not what the row says.
    #[serde(default)]
    says: Option<u16>,
    /// The status for some of those who may, where that is not what the row says.
    #[serde(default)]
    but: Option<BTreeMap<String, u16>>,
}

#[test]
fn every_form_is_taken_from_whom_the_table_lets_in_and_from_nobody_else() -> Tried {
    let (bench, ways) = (Bench::new()?, ways()?);
    let found = bench.tried(&ways)?;
    assert!(found.faults.is_empty(), "{} faults:\n{}", found.faults.len(), shown(&found.faults));
    let forms: BTreeSet<&str> = ways.iter().map(|way| way.route.name()).collect();
    println!(
        "FIGURE forms of pages | {} cells: {} actors x {} ways to send {} forms; {} requests, 0 leaks, 0 forms without a row",
        found.cells,
        bench.actors.len(),
        ways.len(),
        forms.len(),
        found.requests
    );
    Ok(())
}

/// Every way to send a form; there is one for each form that a page has.
fn ways() -> Tried<Vec<Way>> {
    let forms: BTreeMap<String, Vec<Likeness>> = serde_json::from_str(include_str!("forms.json"))?;
    let sent = |route: &&Route| !route.path().starts_with("/v1") && route.method().as_str() != "GET";
    let missing = Server::routes().iter().filter(sent).filter(|route| !forms.contains_key(route.name()));
    let missing: Vec<&str> = missing.map(Route::name).collect();
    assert!(missing.is_empty(), "forms without a row: {missing:?}");
    let (table, mut ways) = (table()?, Vec::new());
    for (name, likenesses) in &forms {
        let route = route(name)?;
        for likeness in likenesses {
            let rows = table.get(&likeness.like).ok_or_else(|| format!("no rows of {}", likeness.like))?;
            let before = ways.len();
            for row in rows.iter().filter(|row| likeness.at.as_ref().is_none_or(|at| *at == row.at)) {
                let row = likeness.row(route, row)?;
                ways.extend(crossed(&row).map(|row| Way { route, row }));
                ways.push(Way { route, row });
            }
            assert!(ways.len() > before, "{name}: no row {:?} of {}", likeness.at, likeness.like);
        }
    }
    Ok(ways)
}

impl Likeness {
    /// The row of a form after a row of the API.
    fn row(&self, page: &Route, row: &Row) -> Tried<Row> {
        let with = if self.with.is_empty() { &row.with } else { &self.with };
        let mut form = self.form.clone();
        for value in form.values_mut() {
            let Some(place) = value.as_str().and_then(|text| text.strip_prefix('@')) else { continue };
            *value = format!("${}", with.get(place).ok_or_else(|| format!("no `{place}`"))?).into();
        }
        let in_path = |place: &String| page.path().contains(&format!("{{{place}}}"));
        let with = with.iter().filter(|(place, _)| in_path(place));
        // What was done by a program is done; a page leads on to another.
        let but = row.but.iter().filter(|(_, status)| **status >= 400);
        let but = but.map(|(who, status)| (who.clone(), *status)).collect();
        let but = if self.says.is_some() { BTreeMap::new() } else { but };
        Ok(Row {
            at: format!("like {} {}", self.like, row.at),
            policy: policy(page),
            with: with.map(|(place, thing)| (place.clone(), thing.clone())).collect(),
            query: if row.query.starts_with("share=") { row.query.clone() } else { String::new() },
            body: None,
            bytes: None,
            form: Some(form),
            headers: self.headers.clone(),
            ok: self.ok.clone().unwrap_or_else(|| row.ok.clone()),
            says: self.says.or(row.says),
            but: self.but.clone().unwrap_or(but),
            ..row.clone()
        })
    }
}
