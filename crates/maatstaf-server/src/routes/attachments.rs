//! Files beside a document. They are given back as files to keep, and never as something that a browser opens here.

use axum::http::Method;
use maatstaf_store::{AttachmentHead, Reading, Right, Writing};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::asked::{Asked, part_of};
use crate::problem::{Code, Problem};
use crate::reply::{Body, Reply};
use crate::route::{Outcome, Policy, Route, Run, text};

/// The most bytes of a file: 10 MiB.
const LARGEST: usize = 10 << 20;
/// What RFC 8187 lets stand in a parameter as it is.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

pub(crate) fn routes() -> Vec<Route> {
    let (all, one) =
        ("/v1/documents/{document}/attachments", "/v1/documents/{document}/attachments/{attachment}");
    let shared = "/v1/shared/{document}/attachments";
    let shared_one = "/v1/shared/{document}/attachments/{attachment}";
    let (read, write) = (Policy::Document(Right::Read), Policy::Document(Right::Write));
    let see = Policy::Document(Right::See);
    vec![
        Route::new("attachments.list", Method::GET, all, read, Run::Look(list)).lists::<AttachmentHead>(),
        Route::new("attachments.add", Method::POST, all, write, Run::Change(add))
            .takes_bytes("*/*", LARGEST)
            .asks("name", text, true)
            .asks("evidence", text, false)
            .gives::<AttachmentHead>(201),
        Route::new("attachments.read", Method::GET, one, read, Run::Look(read_one)).gives_bytes("*/*"),
        Route::new("attachments.erase", Method::DELETE, one, write, Run::Change(erase)),
        Route::new("shared.attachments", Method::GET, shared, see, Run::Change(list_shared))
            .by_share()
            .lists::<AttachmentHead>(),
        Route::new("shared.attachment", Method::GET, shared_one, see, Run::Change(read_shared))
            .by_share()
            .gives_bytes("*/*"),
    ]
}

fn list(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let (after, most) = asked.part()?;
    let found = view.attachments(asked.opened()?, &after, most + 1)?;
    Ok(part_of(found, most, |head| head.id.to_string()))
}

fn list_shared(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    of_somebody_else(change, asked)?;
    list(change, asked)
}

fn add(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let name = asked.query("name").ok_or_else(|| Problem::about(Code::BadRequest, "name"))?;
    let sent = asked.request.header("content-type").unwrap_or_default();
    let media_type = match sent.split(';').next().map(str::trim) {
        None | Some("") => "application/octet-stream",
        Some(media_type) => media_type,
    };
    let opened = asked.opened()?;
    let head = change.attach(opened, asked.query("evidence"), name, media_type, &asked.request.body)?;
    Ok(Reply::made(&format!("/v1/documents/{}/attachments/{}", opened.id(), head.id), &head))
}

fn read_one(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let (head, bytes) = view.attachment(asked.opened()?, &asked.id("attachment"))?;
    let body = Body { media_type: head.media_type, bytes };
    Ok(Reply::new(200, body)
        .etag(head.digest)
        .header("content-disposition", disposition(&head.name))
        .header("x-content-type-options", "nosniff")
        .header(
            "content-security-policy",
            "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        ))
}

fn read_shared(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    of_somebody_else(change, asked)?;
    read_one(change, asked)
}

fn erase(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    change.detach(asked.opened()?, &asked.id("attachment"))?;
    Ok(Reply::done())
}

/// Notes that somebody else reads. An owner has the other address, where nothing is noted.
fn of_somebody_else(change: &Writing<'_>, asked: &Asked<'_>) -> Result<(), Problem> {
    let opened = asked.opened()?;
    if opened.share().is_none() {
        return Err(Problem::new(Code::NotFound));
    }
    Ok(change.note_read(opened)?)
}

/// A file to keep, with its name: in plain letters for old clients, and as it is (RFC 6266).
fn disposition(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || " -._".contains(c) { c } else { '_' };
    let ascii: String = name.chars().map(plain).collect();
    format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{}", utf8_percent_encode(name, ENCODED))
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn no_name_breaks_out_of_its_header() {
        assert_eq!(
            disposition("verslag \"é\"; x=1\r\n.pdf"),
            "attachment; filename=\"verslag ____ x_1__.pdf\"; \
             filename*=UTF-8''verslag%20%22%C3%A9%22%3B%20x%3D1%0D%0A.pdf"
        );
    }
}
