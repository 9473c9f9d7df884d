//! Bringing an export in: everything in it is looked at first, and then all of it is kept, or nothing.

use std::collections::BTreeMap;

use maatstaf::{DocumentError, Problem as Fault};
use maatstaf_document::text;
use maatstaf_store::{Head, Kept, Kind};
use serde_json::json;
use serde_json::value::RawValue;

use super::{BundleDocument, DOCUMENTS};
use crate::archive::{MOST_ENTRIES, unpacked};
use crate::asked::Asked;
use crate::guard;
use crate::problem::Problem;
use crate::reply::Reply;
use crate::route::Outcome;
use crate::routes::documents::sound;
use crate::server::Server;

/// The most documents in an export that is brought in, and the most versions of them together. Our choice.
const MOST_DOCUMENTS: usize = 5_000;
const MOST_VERSIONS: usize = 50_000;

/// The files of an archive by their names.
type Files = BTreeMap<String, Vec<u8>>;

pub(super) fn import(server: &Server, asked: &Asked<'_>) -> Outcome {
    let mut files = unpacked(&asked.request.body)?;
    let mut bundle = read(&files)?;
    let mut faults = Vec::new();
    for (at, kept) in bundle.documents.iter_mut().enumerate() {
        let path = format!("documents[{at}]");
        faults.extend(files_of(kept, &path, &mut files));
        faults.extend(texts_of(kept, &path));
    }
    if !faults.is_empty() {
        return Err(DocumentError::new(faults).into());
    }
    server.store.write(|change| {
        Server::once(change, asked, || {
            let all = bundle.documents.iter().map(|kept| change.take_in(&asked.actor, kept));
            let heads = all.collect::<Result<Vec<Head>, _>>()?;
            Ok(Reply::list(heads.iter().map(|head| json!(head)).collect(), None))
        })
    })
}

fn read(files: &Files) -> Result<BundleDocument, Problem> {
    let message = text!("there is no maatstaf.json in it", "er zit geen maatstaf.json in");
    let missing = || DocumentError::new(vec![Fault::new("missing-file", DOCUMENTS, message)]);
    let bytes = files.get(DOCUMENTS).ok_or_else(missing)?;
    let message = text!("it is not what an export writes", "het is niet wat een export schrijft");
    let unread = |error: serde_json::Error| {
        let mut fault = Fault::new("unreadable", DOCUMENTS, message.clone());
        (fault.place.line, fault.place.column) = (Some(error.line()), Some(error.column()));
        DocumentError::new(vec![fault])
    };
    let bundle: BundleDocument = serde_json::from_slice(bytes).map_err(unread)?;
    if bundle.maatstaf_export == 1 {
        return bounded(bundle);
    }
    let message =
        text!("this version of the format is not known", "deze versie van het formaat is niet bekend");
    Err(DocumentError::new(vec![Fault::new("unknown-version", "maatstaf_export", message)]).into())
}

/// Everybody waits while it is kept: there are only so many documents in it, and so many versions of them.
fn bounded(bundle: BundleDocument) -> Result<BundleDocument, Problem> {
    let of_all = |count: fn(&Kept) -> usize| bundle.documents.iter().map(count).sum::<usize>();
    let (versions, files) = (of_all(|kept| kept.versions.len()), of_all(|kept| kept.attachments.len()));
    if bundle.documents.len() <= MOST_DOCUMENTS && versions <= MOST_VERSIONS && files <= MOST_ENTRIES {
        return Ok(bundle);
    }
    let message = text!(
        "there are too many documents, versions or files in it",
        "er zitten te veel documenten, versies of bestanden in"
    );
    Err(DocumentError::new(vec![Fault::new("too-large", "documents", message)]).into())
}

/// Lays the bytes of the attachments beside what is known of them; what is missing is said.
fn files_of(kept: &mut Kept, path: &str, files: &mut Files) -> Vec<Fault> {
    let mut faults = Vec::new();
    let folder = format!("attachments/{}/", kept.id);
    for (at, attachment) in kept.attachments.iter_mut().enumerate() {
        let begins = format!("{folder}{}-", attachment.head.id);
        let named = files.range(begins.clone()..).next().map(|(name, _)| name.clone());
        let named = named.filter(|name| name.starts_with(&begins));
        if let Some(bytes) = named.and_then(|name| files.remove(&name)) {
            attachment.bytes = bytes;
        } else {
            let message = text!("the file is not in the archive", "het bestand zit niet in het archief");
            faults.push(Fault::new("missing-file", format!("{path}.attachments[{at}]"), message));
        }
    }
    faults
}

/// What is wrong with the texts of a document: the newest must be one that the engine reads, the others and the draft
/// must be JSON within the limits of what may be sent.
fn texts_of(kept: &Kept, path: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    let newest = kept.versions.len().saturating_sub(1);
    for (at, version) in kept.versions.iter().enumerate() {
        let path = format!("{path}.versions[{at}].text");
        faults.extend(not_json(&version.text, &path));
        if at == newest && kept.kind != Kind::Wording {
            faults.extend(unsound(kept.kind, &version.text, &path));
        }
    }
    if let Some(draft) = &kept.draft {
        faults.extend(not_json(&draft.text, &format!("{path}.draft.text")));
    }
    faults
}

fn not_json(text: &str, path: &str) -> Option<Fault> {
    let is_sound = guard::text(text).is_ok() && serde_json::from_str::<&RawValue>(text).is_ok();
    let message = text!("this is no JSON within the limits", "dit is geen JSON binnen de grenzen");
    (!is_sound).then(|| Fault::new("not-json", path, message))
}

/// What the engine finds wrong, with the place of the text before its own; lines are those of the text.
fn unsound(kind: Kind, text: &str, path: &str) -> Vec<Fault> {
    let Err(problem) = sound(kind, text) else { return Vec::new() };
    let Some(error) = problem.problems else {
        return vec![Fault::new("refused", path, text!("it cannot be kept", "het kan niet worden bewaard"))];
    };
    let placed = |fault: &Fault| {
        let mut fault = fault.clone();
        fault.place.path = format!("{path}: {}", fault.place.path);
        fault
    };
    error.problems().iter().map(placed).collect()
}
