//! What an id may look like. Ids are the only words of a document that messages quote.

/// Whether a text is an id: 1 to 64 ASCII letters, digits, `-`, `_` or `.`, starting with a letter or digit.
///
/// # Example
/// ```
/// assert!(maatstaf_document::is_id("client-07"));
/// assert!(!maatstaf_document::is_id("Jan de Vries"));
/// ```
pub fn is_id(text: &str) -> bool {
    let first = text.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric());
    let rest = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
    first && rest && text.len() <= 64
}
