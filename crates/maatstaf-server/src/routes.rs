//! The table of routes, one file per subject.

pub(crate) mod accounts;
mod attachments;
mod bundle;
mod calls;
mod cohorts;
pub(crate) mod documents;
mod drafts;
mod evidence;
mod history;
pub(crate) mod invitations;
mod judging;
mod panels;
mod providers;
pub(crate) mod sessions;
mod shared;
mod shares;
mod stewards;
mod system;
mod tokens;
mod trail;

use crate::pages;
use crate::route::Route;

/// Every route that there is, in the order of the documentation.
pub(crate) fn all() -> Vec<Route> {
    let programs = [
        system::routes(),
        calls::routes(),
        documents::routes(),
        evidence::routes(),
        history::routes(),
        drafts::routes(),
        attachments::routes(),
        shares::routes(),
        panels::routes(),
        shared::routes(),
        judging::routes(),
        sessions::routes(),
        accounts::routes(),
        tokens::routes(),
        invitations::routes(),
        providers::routes(),
        cohorts::routes(),
        trail::routes(),
        stewards::routes(),
        bundle::routes(),
    ];
    programs.into_iter().flatten().chain(pages::routes()).collect()
}
