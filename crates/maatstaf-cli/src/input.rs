//! Files in: texts, packs and standard input.

use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use maatstaf::{Framework, LONGEST_DOCUMENT, Language};

use crate::failure::{Failure, INVALID};
use crate::words::say;

/// Reads a text file, or standard input when the path is `-`.
pub(crate) fn text(path: &Path, language: Language) -> Result<String, Failure> {
    let bytes = bytes(path).map_err(|error| Failure::io(path, &error, language))?;
    let refuse = |message| Failure { code: INVALID, lines: vec![format!("{}: {message}", path.display())] };
    if bytes.len() > LONGEST_DOCUMENT {
        let most = LONGEST_DOCUMENT >> 20;
        return Err(refuse(say!(
            language,
            "the text is longer than {most} MiB",
            "de tekst is langer dan {most} MiB"
        )));
    }
    String::from_utf8(bytes)
        .map_err(|_| refuse(say!(language, "this is not a text in UTF-8", "dit is geen tekst in UTF-8")))
}

fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    // One byte more than is allowed shows that there is too much.
    let most = u64::try_from(LONGEST_DOCUMENT).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        io::stdin().lock().take(most).read_to_end(&mut bytes)?;
    } else {
        std::fs::File::open(path)?.take(most).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// Reads a framework pack from a folder.
pub(crate) fn pack(folder: &Path, language: Language) -> Result<Framework, Failure> {
    let facts = folder.join("framework.json");
    let wordings = wordings(folder).map_err(|error| Failure::io(folder, &error, language))?;
    let paths: Vec<&PathBuf> = std::iter::once(&facts).chain(&wordings).collect();
    let texts: Vec<String> = paths.iter().map(|path| text(path, language)).collect::<Result<_, _>>()?;
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let (facts, wordings) = texts.split_first().map_or(("", &[][..]), |(facts, rest)| (*facts, rest));
    // The core stops at the first text that has problems, so reading one text more each time tells which it is.
    for count in 0..wordings.len() {
        let read = Framework::from_json(facts, wordings.get(..count).unwrap_or_default());
        let located =
            read.err().filter(|error| error.problems().iter().any(|problem| problem.place.line.is_some()));
        if let (Some(error), Some(path)) = (located, paths.get(count)) {
            return Err(Failure::refused(&path.to_string_lossy(), &error, language));
        }
    }
    let last = paths.last().map(|path| path.to_string_lossy()).unwrap_or_default();
    Framework::from_json(facts, wordings).map_err(|error| Failure::refused(&last, &error, language))
}

/// The wordings in a folder, in the order of their names.
fn wordings(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    let name = |path: &PathBuf| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let is_wording = |path: &PathBuf| {
        name(path).is_some_and(|name| name.starts_with("wording.") && name.ends_with(".json"))
    };
    let mut paths: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).filter(is_wording).collect();
    paths.sort();
    Ok(paths)
}
