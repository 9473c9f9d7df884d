//! The form of a page, as a browser sends it.

use bytes::Bytes;
use futures_util::FutureExt as _;
use futures_util::stream;

use crate::asked::Asked;
use crate::problem::{Code, Problem};
use crate::route::Takes;

/// The most fields of a form.
const MOST_FIELDS: usize = 200;

/// The fields of a form, and the file that came along.
#[derive(Debug, Default)]
pub(crate) struct Form {
    fields: Vec<(String, String)>,
    file: Option<File>,
}

/// A file that somebody chose.
#[derive(Debug)]
pub(crate) struct File {
    /// Its name, without folders.
    pub(crate) name: String,
    pub(crate) media_type: String,
    pub(crate) bytes: Bytes,
}

impl Asked<'_> {
    /// The form that was sent.
    pub(crate) fn form(&self) -> Result<Form, Problem> {
        let body = self.request.body.clone();
        if !matches!(self.route.takes, Takes::Upload { .. }) {
            let fields = form_urlencoded::parse(&body).into_owned().take(MOST_FIELDS).collect();
            return Ok(Form { fields, file: None });
        }
        let refused = || Problem::about(Code::BadRequest, "multipart");
        let kind = self.request.header("content-type").unwrap_or_default();
        let boundary = multer::parse_boundary(kind).map_err(|_| refused())?;
        // The whole body is here: nothing has to be waited for.
        parts(body, boundary).now_or_never().unwrap_or_else(|| Err(refused()))
    }
}

async fn parts(body: Bytes, boundary: String) -> Result<Form, Problem> {
    let refused = |_: multer::Error| Problem::about(Code::BadRequest, "multipart");
    let whole = stream::once(async move { Ok::<_, std::convert::Infallible>(body) });
    let mut multipart = multer::Multipart::new(whole, boundary);
    let mut form = Form::default();
    while let Some(part) = multipart.next_field().await.map_err(refused)? {
        let name = part.name().unwrap_or_default().to_owned();
        let Some(file) = part.file_name().map(str::to_owned) else {
            let text = part.text().await.map_err(refused)?;
            form.fields.push((name, text));
            if form.fields.len() > MOST_FIELDS {
                return Err(Problem::about(Code::TooLarge, "items"));
            }
            continue;
        };
        let media_type = part.content_type().map(ToString::to_string).unwrap_or_default();
        let bytes = part.bytes().await.map_err(refused)?;
        let name = file.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        if !name.is_empty() || !bytes.is_empty() {
            form.file = Some(File { name, media_type, bytes });
        }
    }
    Ok(form)
}

impl Form {
    /// A field; empty when it was not sent.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// Every value of a field, such as of boxes that were ticked.
    pub(crate) fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.fields.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether a box was ticked.
    pub(crate) fn ticked(&self, name: &str) -> bool {
        !self.text(name).is_empty()
    }

    /// The file; a problem when there is none.
    pub(crate) fn file(&self) -> Result<&File, Problem> {
        self.file.as_ref().ok_or_else(|| Problem::about(Code::Refused, "no-file"))
    }

    /// The file as text.
    pub(crate) fn file_text(&self) -> Result<&str, Problem> {
        std::str::from_utf8(&self.file()?.bytes).map_err(|_| Problem::about(Code::BadRequest, "utf-8"))
    }

    /// The secret of a link that was pasted, or the secret alone.
    pub(crate) fn link(&self) -> &str {
        let pasted = self.text("link").trim();
        pasted.rsplit('#').next().unwrap_or_default()
    }

    /// So many days from a moment on, as a number field says.
    pub(crate) fn days_from(&self, now: jiff::Timestamp, field: &str) -> Result<jiff::Timestamp, Problem> {
        let refused = || Problem::about(Code::Refused, "expires");
        let days: i64 = self.text(field).trim().parse().map_err(|_| refused())?;
        let span = jiff::SignedDuration::from_hours(days.clamp(0, 1_000) * 24);
        now.checked_add(span).map_err(|_| refused())
    }
}
