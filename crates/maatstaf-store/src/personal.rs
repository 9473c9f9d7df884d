//! The register of personal data: every column that refers to somebody, what it is for, and how it is erased.

use schemars::JsonSchema;
use serde::Serialize;
use strum::{Display, IntoStaticStr};

use Erase::{Expires, Opaque, WithAccount, WithDocument, WithProvider};

/// A column that refers to somebody, or holds what somebody wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Column {
    /// Its table.
    pub table: &'static str,
    /// Its name.
    pub column: &'static str,
    /// What it is kept for.
    pub purpose: &'static str,
    /// Whether it is in what somebody gets who asks for everything about them.
    pub export: bool,
    /// How it is erased.
    pub erase: Erase,
}

/// A column that refers to nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Exempt {
    /// Its table.
    pub table: &'static str,
    /// Its name.
    pub column: &'static str,
    /// Why it refers to nobody.
    pub reason: &'static str,
}

/// How a column is erased.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Display, IntoStaticStr, Serialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Erase {
    /// With the account.
    WithAccount,
    /// With the document, which goes with its owner: an account or a provider.
    WithDocument,
    /// With the provider.
    WithProvider,
    /// It stays: an id, a moment or a digest that says nothing of anybody once the account is gone.
    Opaque,
    /// By itself after a day, and with the account.
    Expires,
}

const fn kept(
    table: &'static str,
    column: &'static str,
    export: bool,
    erase: Erase,
    purpose: &'static str,
) -> Column {
    Column { table, column, purpose, export, erase }
}

const fn exempt(table: &'static str, column: &'static str, reason: &'static str) -> Exempt {
    Exempt { table, column, reason }
}

/// Every column that refers to somebody or holds what somebody wrote.
pub const PERSONAL: &[Column] = &[
    kept("account", "id", true, WithAccount, "tell one person from another"),
    kept("account", "email", true, WithAccount, "sign in"),
    kept("account", "name", true, WithAccount, "show others who somebody is"),
    kept("account", "language", true, WithAccount, "speak their language"),
    kept("account", "password", false, WithAccount, "sign in; a hash that nobody is shown"),
    kept("account", "steward", true, WithAccount, "know who looks after the instance"),
    kept("account", "disabled", true, WithAccount, "keep somebody out"),
    kept("account", "made", true, WithAccount, "know since when there is an account"),
    kept("secret", "id", true, WithAccount, "list sessions and tokens, and end one"),
    kept("secret", "digest", false, WithAccount, "recognise a session or token; a hash that nobody is shown"),
    kept("secret", "kind", true, WithAccount, "tell a browser from a program"),
    kept("secret", "account", true, WithAccount, "know who comes with it"),
    kept("secret", "name", true, WithAccount, "tell one token from another"),
    kept("secret", "scopes", true, WithAccount, "keep a program to what it may do"),
    kept("secret", "made", true, WithAccount, "know since when somebody is signed in"),
    kept("secret", "expires", true, WithAccount, "end what was left open"),
    kept("provider", "id", true, WithProvider, "tell one provider from another"),
    kept("provider", "name", true, WithProvider, "show which provider it is, which may be one person"),
    kept("provider", "made", false, WithProvider, "know since when there is a provider"),
    kept("membership", "provider", true, WithAccount, "know where somebody belongs"),
    kept("membership", "account", true, WithAccount, "know who belongs there"),
    kept("membership", "role", true, WithAccount, "know what they may do there"),
    kept("invitation", "id", false, WithAccount, "list invitations, and take one back"),
    kept("invitation", "digest", false, WithAccount, "recognise a link; a hash that nobody is shown"),
    kept("invitation", "provider", false, WithProvider, "know what the link is for"),
    kept("invitation", "role", false, WithAccount, "know what whoever accepts will be"),
    kept("invitation", "by", false, WithAccount, "end the links of who may no longer invite"),
    kept("invitation", "made", false, WithAccount, "know since when there is a link"),
    kept("invitation", "expires", false, WithAccount, "end what was not used"),
    kept("invitation", "accepted", false, WithAccount, "use a link once"),
    kept("invitation", "revoked", false, WithAccount, "take a link back"),
    kept("document", "id", true, WithDocument, "tell one document from another"),
    kept("document", "kind", true, WithDocument, "know what sort of document it is"),
    kept("document", "account", true, WithDocument, "know whose it is"),
    kept("document", "provider", false, WithProvider, "know whose it is"),
    kept("document", "title", true, WithDocument, "find it back"),
    kept("document", "version", true, WithDocument, "notice changes by two at once"),
    kept("document", "attached", false, WithDocument, "number attachments; a count"),
    kept("document", "bytes", false, WithDocument, "know how much is kept; a count"),
    kept("document", "made", true, WithDocument, "know how old it is"),
    kept("document", "changed", true, WithDocument, "know when it was changed last"),
    kept("version", "document", true, WithDocument, "know what it is a version of"),
    kept("version", "number", true, WithDocument, "put versions in order"),
    kept("version", "text", true, WithDocument, "keep what somebody wrote"),
    kept("version", "digest", true, WithDocument, "notice damage, and bind a judgement to what was seen"),
    kept("version", "by", true, WithDocument, "know who saved it"),
    kept("version", "at", true, WithDocument, "know when it was saved"),
    kept("version", "note", true, WithDocument, "know why it was saved"),
    kept("draft", "document", true, WithDocument, "know what it is a draft of"),
    kept("draft", "account", true, WithAccount, "know whose draft it is"),
    kept("draft", "text", true, WithAccount, "lose nothing that was not saved yet"),
    kept("draft", "at", true, WithAccount, "know how old it is"),
    kept("attachment", "id", true, WithDocument, "tell one attachment from another"),
    kept("attachment", "document", true, WithDocument, "know what it belongs to"),
    kept("attachment", "number", true, WithDocument, "show no attachment that came later"),
    kept("attachment", "evidence", true, WithDocument, "know which evidence it supports"),
    kept("attachment", "name", true, WithDocument, "find it back"),
    kept("attachment", "media_type", true, WithDocument, "give it back as what it is"),
    kept("attachment", "digest", true, WithDocument, "notice damage"),
    kept("attachment", "size", true, WithDocument, "say how large it is"),
    kept("attachment", "bytes", true, WithDocument, "keep what somebody attached"),
    kept("attachment", "at", true, WithDocument, "know when it was attached"),
    kept("panel", "id", true, WithDocument, "tell one panel from another"),
    kept("panel", "document", true, WithDocument, "know what is judged"),
    kept("panel", "version", true, WithDocument, "judge what does not move"),
    kept("panel", "attached", false, WithDocument, "judge what does not move"),
    kept("panel", "salt", true, WithDocument, "let the digest tell nothing of the text"),
    kept("panel", "digest", true, WithDocument, "bind a judgement to what was seen"),
    kept("panel", "made", true, WithDocument, "know when it began"),
    kept("panel", "revealed", true, WithDocument, "keep judgements apart until all are in"),
    kept("share", "id", true, WithDocument, "list shares, and take one back"),
    kept("share", "digest", false, WithDocument, "recognise a link; a hash that nobody is shown"),
    kept("share", "kind", true, WithDocument, "tell a judge from a reader"),
    kept("share", "document", true, WithDocument, "know what is shown"),
    kept("share", "panel", true, WithDocument, "know where the judgement belongs"),
    kept("share", "version", true, WithDocument, "show what does not move"),
    kept("share", "parts", true, WithDocument, "show no more than was meant"),
    kept("share", "attachments", true, WithDocument, "show no more than was meant"),
    kept("share", "attached", false, WithDocument, "show no attachment that came later"),
    kept("share", "name", true, WithDocument, "know for whom it is"),
    kept("share", "account", true, WithAccount, "know who accepted it"),
    kept("share", "made", true, WithDocument, "know since when it is shown"),
    kept("share", "expires", true, WithDocument, "end what was left open"),
    kept("share", "accepted", true, WithDocument, "use a link once"),
    kept("share", "revoked", true, WithDocument, "take it back"),
    kept("assessment", "share", true, WithDocument, "know whose judgement it is, of what"),
    kept("assessment", "version", true, WithAccount, "notice changes by two at once"),
    kept("assessment", "text", true, WithAccount, "keep what an assessor wrote"),
    kept("assessment", "at", true, WithAccount, "know when it was saved"),
    kept("assessment", "submitted", true, WithAccount, "know when it was handed in"),
    kept("sign_off", "share", true, WithDocument, "know who stands for it"),
    kept("sign_off", "digest", true, WithAccount, "bind it to what was judged"),
    kept("sign_off", "resolution", true, WithAccount, "know what was decided"),
    kept("sign_off", "at", true, WithAccount, "know when it was decided"),
    kept("cohort", "name", true, WithProvider, "tell one cohort from another"),
    kept("publication", "basis", false, Opaque, "keep two publications from being subtracted; digests"),
    kept("participation", "cohort", true, WithDocument, "know where a portfolio is counted"),
    kept("participation", "document", true, WithDocument, "know which portfolio is counted"),
    kept("participation", "at", true, WithDocument, "know since when it is counted"),
    kept("remembered", "account", false, Expires, "know whose request it was"),
    kept("remembered", "key", false, Expires, "recognise a request that comes twice"),
    kept("remembered", "request", false, Expires, "notice another request with the same key"),
    kept("remembered", "answer", false, Expires, "answer the second time as the first"),
    kept("remembered", "at", false, Expires, "forget it after a day"),
    kept("deed", "at", true, Opaque, "know when it was done"),
    kept("deed", "actor", true, Opaque, "know who did it"),
    kept("deed", "deed", true, Opaque, "know what was done"),
    kept("deed", "subject", true, Opaque, "know to what it was done"),
    kept("deed", "detail", true, Opaque, "know which version, role or id"),
];

/// Every other column.
pub const EXEMPT: &[Exempt] = &[
    exempt("setting", "name", "names of settings of the store itself"),
    exempt("setting", "value", "digests of the set-up secret and of the last line of the log"),
    exempt("cohort", "id", "a group, and nobody in it"),
    exempt("cohort", "provider", "an organisation"),
    exempt("cohort", "least", "a number that the provider chose"),
    exempt("cohort", "digest", "the hash of a link that is the same for everybody"),
    exempt("cohort", "made", "when a group was made"),
    exempt("cohort", "published", "counts, none below the least number"),
    exempt("cohort", "at", "when counts were shown"),
    exempt("publication", "provider", "an organisation"),
    exempt("publication", "number", "how often a provider published"),
    exempt("publication", "least", "a number that the provider chose"),
    exempt("deed", "number", "a line number"),
    exempt("deed", "digest", "the hash that binds two lines"),
];
