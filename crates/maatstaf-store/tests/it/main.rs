//! What the store promises.

#![expect(
    clippy::redundant_closure_for_method_calls,
    reason = "a method by its name is not general enough for any transaction"
)]

mod access;
mod accounts;
mod attachments;
mod audit;
mod backup;
mod bundle;
mod cohorts;
mod documents;
mod erase;
mod figure;
mod full;
mod invitations;
mod kill;
mod panels;
mod personal;
mod providers;
mod quiet;
mod quota;
mod remembered;
mod shares;
mod team;
mod together;
mod tokens;
mod traces;
mod world;
mod writers;
