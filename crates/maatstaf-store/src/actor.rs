//! Who asks, and what they may ask for.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{Display, EnumIter, EnumString, IntoEnumIterator as _, IntoStaticStr};

use crate::Id;

/// What a token may be used for. A session has all of them.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Display,
    EnumIter,
    EnumString,
    IntoStaticStr,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Scope {
    /// Work something out from what is sent along; nothing that is kept is touched.
    Compute,
    /// Read one's own documents.
    Read,
    /// Make and change one's own documents.
    Write,
    /// Show a portfolio to somebody, take that back, join cohorts.
    Share,
    /// Judge portfolios that were shared with one.
    Assess,
    /// Work for a provider: programmes, cohorts, wording, members.
    Provide,
    /// Change one's account, its tokens and invitations; export and erase everything.
    Account,
    /// Look after the instance: accounts and providers.
    Steward,
}

/// A set of scopes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Scopes(BTreeSet<Scope>);

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    pub(crate) who: Who,
    pub(crate) scopes: Scopes,
    /// The session or token that they came with.
    pub(crate) secret: Option<Id>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Who {
    Nobody,
    Person {
        account: Id,
        steward: bool,
    },
    /// Somebody with a link to one portfolio.
    Reader {
        share: Id,
    },
}

impl Scopes {
    /// Every scope.
    pub fn all() -> Self {
        Self(Scope::iter().collect())
    }

    /// These scopes.
    pub fn of(scopes: impl IntoIterator<Item = Scope>) -> Self {
        Self(scopes.into_iter().collect())
    }

    /// Whether it is among them.
    pub fn contains(&self, scope: Scope) -> bool {
        self.0.contains(&scope)
    }

    /// Whether each of these is among those.
    pub fn within(&self, others: &Self) -> bool {
        self.0.is_subset(&others.0)
    }

    pub(crate) fn read(text: &str) -> Self {
        Self(text.split_whitespace().filter_map(|name| name.parse().ok()).collect())
    }

    pub(crate) fn written(&self) -> String {
        self.0.iter().map(<&str>::from).collect::<Vec<_>>().join(" ")
    }
}

impl Actor {
    /// Somebody who did not say who they are.
    pub fn nobody() -> Self {
        Self { who: Who::Nobody, scopes: Scopes::of([]), secret: None }
    }

    /// Their account; none for nobody and for who has a link.
    pub fn account(&self) -> Option<&Id> {
        match &self.who {
            Who::Person { account, .. } => Some(account),
            _ => None,
        }
    }

    /// The share of a link, for who came with one.
    pub fn share(&self) -> Option<&Id> {
        match &self.who {
            Who::Reader { share } => Some(share),
            _ => None,
        }
    }

    /// Whether they look after the instance.
    pub fn is_steward(&self) -> bool {
        matches!(self.who, Who::Person { steward: true, .. })
    }

    /// What they may ask for.
    pub fn scopes(&self) -> &Scopes {
        &self.scopes
    }

    /// The session or token that they came with.
    pub fn secret(&self) -> Option<&Id> {
        self.secret.as_ref()
    }

    /// How the audit log calls them.
    pub(crate) fn called(&self) -> &str {
        match &self.who {
            Who::Nobody => "nobody",
            Who::Person { account, .. } => account.as_str(),
            Who::Reader { share } => share.as_str(),
        }
    }
}
