//! Everything of somebody in one file, to take away and to bring elsewhere.

mod pages;
mod taking_in;

use axum::http::Method;
use jiff::Timestamp;
use maatstaf_store::{Deed, Everything, Head, Kept, Opened, Reading, Right, Scope, StoreError};
use serde::{Deserialize, Serialize};
use zip::result::ZipError;

use self::pages::{index, readable};
use crate::archive::Packer;
use crate::asked::Asked;
use crate::problem::{Code, Problem};
use crate::reply::{Body, Reply};
use crate::route::{Outcome, Policy, Route, Run};

/// The type of an archive.
const ZIP: &str = "application/zip";
/// The most bytes of an archive that is brought in: 32 MiB.
const LARGEST: usize = 32 << 20;
/// The file in the archive that is read back.
const DOCUMENTS: &str = "maatstaf.json";
/// How many deeds are looked up at a time.
const DEEDS: u32 = 1_000;

pub(crate) fn routes() -> Vec<Route> {
    let (account, write) = (Policy::Person(Scope::Account), Policy::Person(Scope::Write));
    vec![
        Route::new("bundle.export", Method::GET, "/v1/export", account, Run::Look(export)).gives_bytes(ZIP),
        Route::new("bundle.import", Method::POST, "/v1/import", write, Run::Work(taking_in::import))
            .takes_bytes(ZIP, LARGEST)
            .lists_all::<Head>(),
    ]
}

/// What stands in the file that is read back.
#[derive(Debug, Serialize)]
struct Bundle {
    /// The version of this format: 1.
    maatstaf_export: u8,
    /// When it was taken.
    at: Timestamp,
    #[serde(flatten)]
    everything: Whose,
    /// The documents with everything that hangs on them.
    documents: Vec<KeptWithTrail>,
    /// What the person did, and what was done to their account.
    trail: Vec<Deed>,
}

/// What is kept of somebody besides their documents.
#[derive(Debug, Serialize)]
struct Whose {
    holder: maatstaf_store::Holder,
    assessments: Vec<maatstaf_store::OwnAssessment>,
    secrets: Vec<maatstaf_store::HeldSecret>,
    memberships: Vec<maatstaf_store::Belonging>,
}

/// A document with who did what with it.
#[derive(Debug, Serialize)]
struct KeptWithTrail {
    #[serde(flatten)]
    kept: Kept,
    trail: Vec<Deed>,
}

/// What is read back.
#[derive(Debug, Deserialize)]
struct BundleDocument {
    maatstaf_export: u8,
    documents: Vec<Kept>,
}

fn export(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let everything = view.everything(&asked.actor)?;
    let Everything { holder, documents: heads, assessments, secrets, memberships } = everything;
    let language = maatstaf::Language::from_tag(&holder.language).unwrap_or(asked.language);
    let (mut packer, mut documents, mut pages) = (Packer::new(), Vec::new(), Vec::new());
    for head in &heads {
        let opened = view.open(&asked.actor, &head.id, Right::Read)?;
        let mut kept = view.kept(&opened)?;
        for attachment in &mut kept.attachments {
            let name = file_name(&head.id, &attachment.head);
            packer.add(&name, &attachment.bytes).map_err(failed)?;
            // One document's files at a time are in memory besides the archive itself.
            attachment.bytes = Vec::new();
        }
        if let Some((name, page)) = readable(asked, language, &kept)? {
            packer.add(&name, page.as_bytes()).map_err(failed)?;
            pages.push((name, kept.title.clone()));
        }
        documents.push(KeptWithTrail { kept, trail: trail_of(view, &opened)? });
    }
    let everything = Whose { holder, assessments, secrets, memberships };
    let trail = all_deeds(|after| view.my_trail(&asked.actor, after, DEEDS))?;
    let bundle = Bundle { maatstaf_export: 1, at: asked.now(), everything, documents, trail };
    packer.add("index.html", index(language, &pages).as_bytes()).map_err(failed)?;
    let text = serde_json::to_vec_pretty(&bundle).map_err(|_| Problem::new(Code::Failed))?;
    packer.add(DOCUMENTS, &text).map_err(failed)?;
    let bytes = packer.finish().map_err(failed)?;
    let body = Body { media_type: ZIP.to_owned(), bytes };
    Ok(Reply::new(200, body).header("content-disposition", "attachment; filename=\"maatstaf.zip\""))
}

/// Where in the archive a file stands: its id finds it again, its name is for whoever looks.
fn file_name(document: &maatstaf_store::Id, head: &maatstaf_store::AttachmentHead) -> String {
    format!("attachments/{document}/{}-{}", head.id, safe(&head.name))
}

/// A name that every system takes: letters, digits, dots, dashes; at most 80 of them.
fn safe(name: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '_' };
    name.chars().take(80).map(plain).collect()
}

fn trail_of(view: &Reading<'_>, opened: &Opened<'_>) -> Result<Vec<Deed>, StoreError> {
    all_deeds(|after| view.trail_of(opened, after, DEEDS))
}

/// Every part of a trail, one behind the other.
fn all_deeds(part: impl Fn(i64) -> Result<Vec<Deed>, StoreError>) -> Result<Vec<Deed>, StoreError> {
    let mut all = Vec::new();
    loop {
        let found = part(all.last().map_or(0, |deed: &Deed| deed.number))?;
        let more = found.len() == DEEDS as usize;
        all.extend(found);
        if !more {
            return Ok(all);
        }
    }
}

fn failed(_: ZipError) -> Problem {
    Problem::new(Code::Failed)
}
