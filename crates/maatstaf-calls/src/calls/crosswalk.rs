//! The same evidence read under another framework.

use jiff::civil::Date;
use maatstaf::{Framework, PolicyDocument, PortfolioDocument};
use maatstaf_crosswalk::{Crosswalk, CrosswalkDocument, crosswalk_starter};
use maatstaf_document::text;

use super::practice::Nothing;
use crate::answer::{Answer, JSON, Outcome, json};
use crate::check::find;
use crate::desk::{Desk, below, reading};
use crate::document::{Document, Named, Pack};
use crate::refused::{Refused, both};
use crate::request::requests;

requests! {
    /// A portfolio to be read under another framework.
    Under {
        portfolio: Document<PortfolioDocument>,
        to: Option<String>,
        by: Option<Named<CrosswalkDocument>>,
        framework: Option<Pack>,
        policy: Option<Named<PolicyDocument>>,
        as_of: Option<Date>,
    }

    /// One crosswalk.
    OfCrosswalk { by: Named<CrosswalkDocument>, framework: Option<Pack> }

    /// Two frameworks.
    NewCrosswalk { from: String, to: String, framework: Option<Pack> }
}

pub(crate) fn crosswalk(asked: &Under, desk: &Desk<'_>) -> Outcome {
    let own = desk.pack(asked.framework.as_ref())?;
    let by = asked.by.as_ref().map(|by| named(desk, by, own.as_ref())).transpose();
    let ((portfolio, policy), by) = both(desk.reading(reading!(asked)), by)?;
    let crosswalk = match (by, &asked.to) {
        (Some(by), _) => by,
        (None, Some(to)) => between(desk, portfolio.framework().id(), to)?,
        (None, None) => {
            let message = text!("`to` or `by` is missing here", "`to` of `by` ontbreekt hier");
            return Err(desk.refuse("missing-field", "", message));
        }
    };
    let reading = crosswalk.read(&portfolio, &policy);
    let reading = reading.map_err(|error| desk.placed(&error, |path| below("portfolio", path)))?;
    json(reading.answer())
}

/// The crosswalk between two frameworks.
fn between(desk: &Desk<'_>, from: &str, to: &str) -> Result<Crosswalk, Refused> {
    let unknown = || {
        let known: Vec<&str> = Crosswalk::all().iter().map(Crosswalk::id).collect();
        let known = known.join(", ");
        let message = text!(
            "there is no crosswalk to this framework; there are {known}",
            "er is geen vergelijking met dit raamwerk; wel zijn er {known}"
        );
        desk.refuse("no-crosswalk", "to", message)
    };
    Crosswalk::between(from, to).ok_or_else(unknown)
}

pub(crate) fn crosswalks(_: &Nothing, _: &Desk<'_>) -> Outcome {
    json(&Crosswalk::all().iter().map(Crosswalk::document).collect::<Vec<_>>())
}

pub(crate) fn show(asked: &OfCrosswalk, desk: &Desk<'_>) -> Outcome {
    let own = desk.pack(asked.framework.as_ref())?;
    json(named(desk, &asked.by, own.as_ref())?.document())
}

pub(crate) fn new(asked: &NewCrosswalk, desk: &Desk<'_>) -> Outcome {
    let own = asked.framework.as_ref();
    let (from, to) =
        both(desk.framework(Some(&asked.from), own, "from"), desk.framework(Some(&asked.to), own, "to"))?;
    Ok(Answer::new(JSON, crosswalk_starter(&from, &to)))
}

fn named(
    desk: &Desk<'_>,
    by: &Named<CrosswalkDocument>,
    own: Option<&Framework>,
) -> Result<Crosswalk, Refused> {
    let ids: Vec<&str> = Crosswalk::all().iter().map(Crosswalk::id).collect();
    let own = own.map_or(&[][..], std::slice::from_ref);
    desk.named("by", by, &ids, Crosswalk::by_id, |text| Crosswalk::from_json(text, |id| find(own, id)))
}
