//! What things are called on pages.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use maatstaf_store::{Role, Scope, ShareState};
use maud::{Markup, html};

use super::layout::Say;

/// The parts of a portfolio that are shown only when its owner says so, as reports know them.
pub(super) const PARTS: [&str; 10] = [
    "titles",
    "texts",
    "rationales",
    "contexts",
    "clients",
    "sessions",
    "learning",
    "feedback",
    "assessors",
    "reasons",
];

/// A moment, to the minute.
pub(super) fn moment(at: Timestamp) -> Markup {
    let shown = at.to_zoned(TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string();
    html! { time datetime=(at.to_string()) { (shown) } }
}

/// A moment, to the day.
pub(super) fn day(at: Timestamp) -> Markup {
    let shown = at.to_zoned(TimeZone::system()).strftime("%Y-%m-%d").to_string();
    html! { time datetime=(at.to_string()) { (shown) } }
}

pub(super) fn role(say: Say, role: Role) -> &'static str {
    match role {
        Role::Coach => say.of("coach", "coach"),
        Role::Assessor => say.of("assessor", "assessor"),
        Role::Administrator => say.of("administrator", "beheerder"),
    }
}

pub(super) fn state(say: Say, state: ShareState) -> &'static str {
    match state {
        ShareState::Waiting => say.of("not accepted yet", "nog niet aanvaard"),
        ShareState::Valid => say.of("can be used", "te gebruiken"),
        ShareState::Expired => say.of("has expired", "verlopen"),
        ShareState::Revoked => say.of("taken back", "ingetrokken"),
    }
}

pub(super) fn scope(say: Say, scope: Scope) -> &'static str {
    match scope {
        Scope::Compute => say.of(
            "compute: work things out from what is sent along",
            "compute: uitrekenen wat wordt meegestuurd",
        ),
        Scope::Read => say.of("read: read your documents", "read: je documenten lezen"),
        Scope::Write => {
            say.of("write: make and change your documents", "write: je documenten maken en wijzigen")
        }
        Scope::Share => say.of("share: show portfolios to others", "share: portfolio's aan anderen tonen"),
        Scope::Assess => {
            say.of("assess: judge what was shared with you", "assess: beoordelen wat met jou is gedeeld")
        }
        Scope::Provide => say.of("provide: work for a provider", "provide: werken voor een opleider"),
        Scope::Account => say.of("account: change your account", "account: je account wijzigen"),
        Scope::Steward => say.of("steward: look after this server", "steward: deze server beheren"),
    }
}

/// A kind of evidence.
pub(super) fn kind(say: Say, kind: &str) -> &'static str {
    match kind {
        "session-log" => say.of("session log", "sessieverslag"),
        "learning-journal" => say.of("learning journal", "leerdagboek"),
        "case-study" => say.of("case study", "casus"),
        "supervision-report" => say.of("supervision report", "supervisieverslag"),
        "peer-review" => say.of("peer review", "intervisie"),
        "client-feedback" => say.of("client feedback", "feedback van een cliënt"),
        "cpd" => say.of("training", "bijscholing"),
        "agreement" => say.of("agreement", "overeenkomst"),
        "recording" => say.of("recording", "opname"),
        "observation" => say.of("observation", "observatie"),
        "publication" => say.of("publication", "publicatie"),
        "own-tool" => say.of("own tool", "eigen hulpmiddel"),
        "statement" => say.of("statement", "verklaring"),
        "evaluation" => say.of("evaluation", "evaluatie"),
        _ => say.of("other evidence", "ander bewijs"),
    }
}

/// A part of a portfolio that is shown only when its owner says so.
pub(super) fn part(say: Say, part: &str) -> &'static str {
    match part {
        "titles" => say.of("titles of evidence", "titels van bewijsstukken"),
        "texts" => say.of("texts of evidence", "teksten van bewijsstukken"),
        "rationales" => {
            say.of("why evidence shows an indicator", "waarom een bewijsstuk een indicator laat zien")
        }
        "contexts" => say.of("contexts and themes", "omgevingen en thema's"),
        "clients" => say.of("pseudonyms of clients", "pseudoniemen van cliënten"),
        "sessions" => say.of("single sessions", "afzonderlijke sessies"),
        "learning" => say.of("what was learnt", "wat is geleerd"),
        "feedback" => say.of("feedback", "feedback"),
        "assessors" => say.of("pseudonyms of assessors", "pseudoniemen van assessoren"),
        _ => say.of("reasons of assessors", "redenen van assessoren"),
    }
}
