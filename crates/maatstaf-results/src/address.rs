//! Addresses and names that outlive a file: URIs, and ids that follow from content.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use maatstaf_document::{Problem, canonical, text};
use serde::Serialize;
use uuid::Uuid;

/// Where ids lie when no address of one's own is given. The name is reserved (RFC 2606): it is nobody's, and leads nowhere.
pub const DEFAULT_BASE: &str = "https://maatstaf.example/";

/// The longest URI that is read. This is this project's choice.
const LONGEST: usize = 2048;

/// The first moment of a day, by universal time.
///
/// # Example
/// ```
/// let moment = maatstaf_results::start_of_day(jiff::civil::date(2026, 6, 30));
/// assert_eq!(moment.to_string(), "2026-06-30T00:00:00Z");
/// ```
pub fn start_of_day(day: Date) -> Timestamp {
    // Only the last day of the year 9999 starts after the last moment there is, which then stands for it.
    TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0)).unwrap_or(Timestamp::MAX)
}

/// A moment in whole seconds, as credentials and their claims hold it.
pub(crate) fn whole_second(moment: Timestamp) -> Timestamp {
    Timestamp::from_second(moment.as_second()).unwrap_or(moment)
}

/// Whether a text is an absolute URI: a scheme, and then at least one character, all of them allowed in one.
pub(crate) fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let first = scheme.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic());
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    let allowed = |byte: u8| byte.is_ascii_graphic() && !br#"<>"{}|\^`"#.contains(&byte);
    let sound = first && scheme.bytes().all(plain);
    sound && !rest.is_empty() && rest.bytes().all(allowed) && text.len() <= LONGEST
}

/// The problem of an id that is no URI.
pub(crate) fn uri_problem(path: &str, id: &str) -> Option<Problem> {
    let message =
        text!("this must be an address with its scheme", "dit moet een adres zijn, met het schema ervoor");
    let help = text!(
        "write it as `did:key:…`, `https://…` or `urn:uuid:…`",
        "schrijf het als `did:key:…`, `https://…` of `urn:uuid:…`"
    );
    (!is_uri(id)).then(|| Problem::new("bad-address", path, message).help(help))
}

/// The problem of a base that cannot carry ids.
pub(crate) fn base_problem(path: &str, base: &str) -> Option<Problem> {
    let rest = base.strip_prefix("https://").or_else(|| base.strip_prefix("http://"));
    let hosted =
        rest.is_some_and(|rest| rest.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric()));
    let sound = hosted && is_uri(base) && !base.contains(['?', '#']);
    let message = text!(
        "this must be a web address, without `?` and `#`",
        "dit moet een webadres zijn, zonder `?` en `#`"
    );
    let help = text!("such as `{DEFAULT_BASE}`", "zoals `{DEFAULT_BASE}`");
    (!sound).then(|| Problem::new("bad-address", path, message).help(help))
}

/// A path below a base.
pub(crate) fn below(base: &str, path: &str) -> String {
    let slash = if base.ends_with('/') { "" } else { "/" };
    format!("{base}{slash}{path}")
}

/// An id that follows from content alone: the same content gives the same id, anything else another.
pub(crate) fn uuid(content: &impl Serialize) -> Uuid {
    let namespace = Uuid::new_v5(&Uuid::NAMESPACE_URL, DEFAULT_BASE.as_bytes());
    Uuid::new_v5(&namespace, canonical(content).as_bytes())
}

/// [`uuid`] as a URI.
pub(crate) fn urn(content: &impl Serialize) -> String {
    uuid(content).urn().to_string()
}
