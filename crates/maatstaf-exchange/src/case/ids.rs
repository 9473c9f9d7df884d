//! Identifiers: CASE asks for UUIDs everywhere.

use uuid::Uuid;

/// The namespace of the UUIDs that are made here.
const OURS: Uuid = Uuid::from_u128(0x6f2b_1c9e_84d7_4b53_9a60_d1e7_35c8_0fa4);

/// The UUID of a part of an outline, always the same for the same names.
pub(super) fn made(outline: &str, role: &str, names: &[&str]) -> String {
    let mut name = String::new();
    for part in [outline, role].iter().chain(names) {
        // The length keeps `a` + `bc` apart from `ab` + `c`.
        name.push_str(&part.len().to_string());
        name.push(':');
        name.push_str(part);
    }
    Uuid::new_v5(&OURS, name.as_bytes()).to_string()
}

/// The UUID of a document with an id of ours.
pub(super) fn of_document(id: &str) -> String {
    if is_uuid(id) { id.to_owned() } else { made(id, "document", &[]) }
}

/// Whether a UUID belongs to an id: it is the id, or was made from it.
pub(super) fn belongs(uuid: &str, id: &str, made: &str) -> bool {
    uuid.eq_ignore_ascii_case(made) || is_uuid(id) && uuid.eq_ignore_ascii_case(id)
}

/// Whether a text is a UUID as CASE writes them, in capitals or not.
pub(super) fn is_uuid(text: &str) -> bool {
    text.len() == 36 && Uuid::try_parse(text).is_ok()
}

/// An identifier as it is compared: UUIDs in lower case.
pub(super) fn key(identifier: &str) -> String {
    if is_uuid(identifier) { identifier.to_ascii_lowercase() } else { identifier.to_owned() }
}

/// The UUID that an address ends with.
pub(super) fn at_the_end(uri: &str) -> Option<&str> {
    uri.trim_end_matches('/').rsplit(['/', ':']).next().filter(|end| is_uuid(end))
}

/// Whether a text is an address that stands by itself, such as `https://example.org/a` or `urn:isbn:1`.
pub(super) fn is_address(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let first = scheme.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic());
    let others = scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    let plain = |byte: u8| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte);
    first && others && !rest.is_empty() && rest.bytes().all(plain)
}
