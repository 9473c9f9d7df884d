//! Files in and out.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use maatstaf::{DocumentError, Framework, LONGEST_DOCUMENT, Portfolio};
use serde_json::Value;

use crate::context::Context;
use crate::output::{Answer, Failure, INVALID, Outcome};

impl Context {
    /// Reads a text file, or standard input when the name is `-`.
    pub(crate) fn read(&self, name: &str) -> Result<String, Failure> {
        let refuse = |_| Failure { code: INVALID, text: self.say("not-utf-8", &[&name]) };
        String::from_utf8(self.read_bytes(name)?).map_err(refuse)
    }

    /// Reads a file as it is, or standard input when the name is `-`.
    pub(crate) fn read_bytes(&self, name: &str) -> Result<Vec<u8>, Failure> {
        let mut bytes = Vec::new();
        // One byte more than is allowed shows that there is too much.
        let most = u64::try_from(LONGEST_DOCUMENT).unwrap_or(u64::MAX).saturating_add(1);
        let read = match name {
            "-" => io::stdin().lock().take(most).read_to_end(&mut bytes),
            _ => File::open(name).and_then(|file| file.take(most).read_to_end(&mut bytes)),
        };
        read.map_err(|error| Failure::io(name, &error, self.language))?;
        if bytes.len() > LONGEST_DOCUMENT {
            let text = self.say("too-long", &[&name, &(LONGEST_DOCUMENT >> 20)]);
            return Err(Failure { code: INVALID, text });
        }
        Ok(bytes)
    }

    /// The files that names stand for: of a folder, every file below it whose name ends as asked, in the order of their names.
    pub(crate) fn files(&self, names: &[&str], end: &str) -> Result<Vec<String>, Failure> {
        let mut found = Vec::new();
        for name in names {
            if !Path::new(name).is_dir() {
                found.push((*name).to_owned());
                continue;
            }
            let failed = |error| Failure::io(name, &error, self.language);
            let entries =
                fs::read_dir(name).map_err(failed)?.collect::<Result<Vec<_>, _>>().map_err(failed)?;
            let mut below: Vec<String> =
                entries.iter().map(|entry| entry.path().to_string_lossy().into_owned()).collect();
            below.retain(|path| path.ends_with(end) || Path::new(path).is_dir());
            below.sort();
            found.extend(self.files(&below.iter().map(String::as_str).collect::<Vec<_>>(), end)?);
        }
        Ok(found)
    }

    /// The portfolios in files and below folders, on the day of `--as-of`; what else lies in a folder is passed over.
    pub(crate) fn portfolios(&self, option: &str) -> Result<Vec<Portfolio>, Failure> {
        let named = self.many(option);
        let mut files = Vec::new();
        for name in self.files(&named, ".json")? {
            if named.contains(&name.as_str()) || is_portfolio(&self.read(&name)?) {
                files.push(name);
            }
        }
        let portfolios = self.documents(&files, |text| Portfolio::open(text, |id| self.find(id)))?;
        portfolios.into_iter().map(|portfolio| self.on_day(portfolio)).collect()
    }

    /// Reads a framework pack from a folder: its facts, and the wordings that there are.
    pub(crate) fn read_pack(&self, folder: &str) -> Result<Framework, Failure> {
        let path = |name: &str| Path::new(folder).join(name);
        let wordings =
            ["wording.en.json", "wording.nl.json"].map(path).into_iter().filter(|path| path.exists());
        let paths = std::iter::once(path("framework.json")).chain(wordings);
        let paths: Vec<String> = paths.map(|path| path.to_string_lossy().into_owned()).collect();
        let texts = paths.iter().map(|path| self.read(path)).collect::<Result<Vec<_>, _>>()?;
        let mut texts = texts.iter().map(String::as_str);
        let (facts, wordings) = (texts.next().unwrap_or_default(), texts.collect::<Vec<_>>());
        // The core stops at the first text that has problems, so reading one more each time tells which it is.
        let read = |count: usize| Framework::from_json(facts, wordings.get(..count).unwrap_or_default());
        let located =
            |error: DocumentError| error.problems().iter().any(|problem| problem.place.line.is_some());
        let count =
            (0..wordings.len()).find(|count| read(*count).is_err_and(located)).unwrap_or(wordings.len());
        read(count).map_err(|error| self.refused(paths.get(count).map_or(folder, String::as_str), &error))
    }

    /// Puts a text into the file that `--out` names, and otherwise into the answer.
    pub(crate) fn deliver(&self, text: String, overwrite: bool) -> Outcome {
        let Some(name) = self.text("out") else { return Ok(text.into()) };
        self.write(name, &text, overwrite)?;
        Ok(Answer::default())
    }

    /// Writes a file, which must not exist yet unless it may be overwritten.
    pub(crate) fn write(&self, name: &str, text: &str, overwrite: bool) -> Result<(), Failure> {
        let mut options = OpenOptions::new();
        options.write(true).create(overwrite).truncate(overwrite).create_new(!overwrite);
        self.fill(name, text.as_bytes(), &options)
    }

    /// Writes a file that only its owner may read, as far as the system knows owners; one that is there already becomes so.
    pub(crate) fn write_private(&self, name: &str, bytes: &[u8], overwrite: bool) -> Result<(), Failure> {
        let mut options = OpenOptions::new();
        options.write(true).create(overwrite).truncate(overwrite).create_new(!overwrite);
        #[cfg(unix)]
        {
            use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
            options.mode(0o600);
            if Path::new(name).exists() && overwrite {
                let closed = fs::set_permissions(name, fs::Permissions::from_mode(0o600));
                closed.map_err(|error| Failure::io(name, &error, self.language))?;
            }
        }
        self.fill(name, bytes, &options)
    }

    fn fill(&self, name: &str, bytes: &[u8], options: &OpenOptions) -> Result<(), Failure> {
        let written = options.open(name).and_then(|mut file| file.write_all(bytes));
        written.map_err(|error| Failure::io(name, &error, self.language))
    }

    /// Delivers a document to start from, and says what to do with it.
    pub(crate) fn start(&self, text: String, next: &str) -> Outcome {
        let answer = self.deliver(text, false)?;
        Ok(Answer { note: self.text("out").map(|name| self.say("started", &[&name, &next])), ..answer })
    }
}

/// Whether a text is a portfolio, sound or not.
fn is_portfolio(text: &str) -> bool {
    let top = serde_json::from_str::<Value>(text.trim_start_matches('\u{feff}'));
    top.is_ok_and(|top| top.get("maatstaf").is_some())
}
