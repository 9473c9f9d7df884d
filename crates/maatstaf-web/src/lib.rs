//! The page of Maatstaf: the files that a browser loads, carried in the program.
//!
//! They are built from `app/` and from `maatstaf-wasm` and kept in `built/`, so that who builds the command needs neither Node nor a
//! network. An adapter that serves them answers with [`file()`] under any path that ends in `/`: every address in them is relative.
//!
//! ```
//! let page = maatstaf_web::file("index.html").expect("the page is carried along");
//! assert_eq!(page.media_type, "text/html; charset=utf-8");
//! // An address of a folder above it leads nowhere.
//! assert!(maatstaf_web::file("../Cargo.toml").is_none());
//! ```

use std::borrow::Cow;

use rust_embed::RustEmbed;

/// What the page may do in a browser, as the header `Content-Security-Policy` of each of its files. The page itself says the same, for
/// a host that sends no headers, but for `frame-ancestors`, which only a header can say.
///
/// It runs its own scripts and WebAssembly, draws its own styles and pictures, shows reports that it made itself in frames, and speaks
/// with nobody but the place it came from. Markup can come into it by Lit and by its own reader of pictures only.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; \
    connect-src 'self'; font-src 'none'; frame-src blob:; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; \
    require-trusted-types-for 'script'; trusted-types lit-html maatstaf; frame-ancestors 'none'";

#[derive(RustEmbed)]
#[folder = "built"]
struct Built;

/// A file of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct File {
    /// Its media type, with the character set where it is text.
    pub media_type: String,
    /// What is in it.
    pub bytes: Cow<'static, [u8]>,
    /// The SHA-256 of what is in it, in hexadecimal: 64 characters. It changes when the file does.
    pub digest: String,
}

/// The file of the page at a path such as `index.html` or `engine/estimate.wasm`, if there is one.
///
/// ```
/// let engine = maatstaf_web::file("engine/estimate.wasm").expect("the page brings the engine along");
/// assert_eq!(engine.media_type, "application/wasm");
/// assert!(engine.bytes.starts_with(b"\0asm"));
/// ```
pub fn file(path: &str) -> Option<File> {
    let found = Built::get(path)?;
    let media_type = found.metadata.mimetype();
    let charset = if media_type.starts_with("text/") { "; charset=utf-8" } else { "" };
    let media_type = format!("{media_type}{charset}");
    Some(File { media_type, digest: hexadecimal(&found.metadata.sha256_hash()), bytes: found.data })
}

/// The paths of all files of the page, in no order.
///
/// ```
/// assert!(maatstaf_web::paths().any(|path| path == "index.html"));
/// ```
pub fn paths() -> impl Iterator<Item = Cow<'static, str>> {
    Built::iter()
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(nibble.into(), 16).unwrap_or_default();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
