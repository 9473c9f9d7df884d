//! Everybody who may ask something: the people of the town, links, tokens for less, and secrets that hold no more.

use maatstaf_store::Scope;

use super::town::{SCOPED, scopes};

/// How somebody comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comes {
    /// Without anything.
    Nameless,
    /// With a secret that holds no more, or never did.
    Stale,
    /// With the link of a reader.
    Link,
    /// With a session, or a token.
    Person,
}

/// Somebody who asks.
#[derive(Debug, Clone)]
pub(super) struct Actor {
    /// The name under which the town keeps the secret.
    pub(super) name: String,
    pub(super) comes: Comes,
    /// Whose eyes they have.
    pub(super) person: &'static str,
    /// The scope that their token was not made for.
    pub(super) without: Option<Scope>,
}

impl Actor {
    fn new(name: &'static str, comes: Comes, person: &'static str) -> Self {
        Self { name: name.to_owned(), comes, person, without: None }
    }

    /// Everybody.
    pub(super) fn all() -> Vec<Self> {
        let mut all =
            vec![Self::new("anonymous", Comes::Nameless, ""), Self::new("link", Comes::Link, "link")];
        // A token that was never made, one that has expired, one that was taken back, somebody who is kept out, and
        // links that have expired or were taken back.
        let stale = ["unknown", "stale token", "lost token", "iris", "expired", "revoked"];
        all.extend(stale.map(|name| Self::new(name, Comes::Stale, "")));
        all.extend(PERSONS.map(|name| Self::new(name, Comes::Person, name)));
        for person in SCOPED {
            let its = scopes().filter(|scope| person == "sigrid" || *scope != Scope::Steward);
            all.extend(its.map(|without| Self {
                name: format!("{person} without {without}"),
                comes: Comes::Person,
                person,
                without: Some(without),
            }));
        }
        all
    }
}

/// Those with an account who are not kept out. Anna owns; Bert is another coach of her provider, Cora of another one; Dora
/// and Liv are assessors of her first portfolio, Egon and Jens of her second; Fay was taken off, Hans was invited and did
/// not accept, Gus is an assessor of nobody; Ada and Ben administer the providers; Sigrid is the steward.
pub(super) const PERSONS: [&str; 13] =
    ["anna", "bert", "cora", "dora", "liv", "egon", "jens", "fay", "hans", "gus", "ada", "ben", "sigrid"];
