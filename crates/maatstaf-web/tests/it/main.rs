//! What the page brings along, and what it says of itself.

use std::collections::BTreeSet;
use std::error::Error;

use maatstaf_web::{POLICY, file, paths};

type Outcome = Result<(), Box<dyn Error>>;

fn text(path: &str) -> Result<String, Box<dyn Error>> {
    let found = file(path).ok_or_else(|| format!("{path} is not there"))?;
    Ok(String::from_utf8(found.bytes.into_owned())?)
}

#[test]
fn the_page_says_the_same_policy_as_the_header() -> Outcome {
    let index = text("index.html")?;
    let said =
        index.split("Content-Security-Policy\" content=\"").nth(1).and_then(|rest| rest.split('"').next());
    let said = said.ok_or("the page says no policy")?;
    let header = POLICY.strip_suffix("; frame-ancestors 'none'").ok_or("nobody may frame it")?;
    assert_eq!(said, header);
    Ok(())
}

#[test]
fn every_file_has_a_type_that_a_browser_accepts() {
    for path in paths() {
        let media_type = file(&path).map(|found| found.media_type).unwrap_or_default();
        let wanted = match path.rsplit('.').next().unwrap_or_default() {
            "html" => "text/html; charset=utf-8",
            "js" => "text/javascript; charset=utf-8",
            "css" => "text/css; charset=utf-8",
            "json" => "application/json",
            "wasm" => "application/wasm",
            "svg" => "image/svg+xml",
            "webmanifest" => "application/manifest+json",
            "txt" => "text/plain; charset=utf-8",
            // Of what the engine was made; no page asks for it.
            "sha256" => "application/octet-stream",
            _ => "nothing else is in it",
        };
        assert_eq!(media_type, wanted, "{path}");
    }
}

#[test]
fn every_file_that_the_page_names_is_there() -> Outcome {
    let index = text("index.html")?;
    let named: BTreeSet<&str> = index
        .split(['"', '\''])
        .filter(|word| word.starts_with("./"))
        .map(|word| word.trim_start_matches("./"))
        .collect();
    assert!(named.len() >= 2, "{named:?}");
    for path in named {
        assert!(file(path).is_some(), "{path} is not there");
    }
    Ok(())
}

#[test]
fn no_file_names_another_place() -> Outcome {
    // Names of formats look like addresses and are never fetched; nor are the people's own.
    let formats =
        ["http://www.w3.org/", "https://www.w3.org/", "http://json-schema.org/", "https://json-schema.org/"];
    for path in
        paths().filter(|path| path.ends_with(".js") || path.ends_with(".html") || path.ends_with(".css"))
    {
        let content = text(&path)?;
        for scheme in ["http://", "https://", "//fonts.", "wss://"] {
            let mut found =
                content.match_indices(scheme).map(|(at, _)| content.get(at..).unwrap_or_default());
            let other = found.find(|rest| !formats.iter().any(|format| rest.starts_with(format)));
            let start: String = other.unwrap_or_default().chars().take(60).collect();
            assert!(start.is_empty(), "{path} names {start}");
        }
    }
    Ok(())
}
