//! The form of a page, as a browser sends it.

use std::collections::BTreeMap;

use serde_json::Value;

use super::asker::Asking;
use super::town::Tried;

/// The name under which a form has its file.
const FILE: &str = "file";

/// A form as a request: the values of its fields are laid out first.
pub(super) fn sent(
    form: &BTreeMap<String, Value>,
    path: &str,
    laid: impl Fn(&str) -> Tried<String>,
) -> Tried<Asking> {
    let mut fields = Vec::new();
    for (name, value) in form.iter().filter(|(name, _)| *name != FILE) {
        fields.push((name.as_str(), laid(value.as_str().ok_or("the value of a field is a text")?)?));
    }
    let asking = Asking::bare("POST", path);
    let Some(file) = form.get(FILE) else {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let asking = asking.with("content-type", "application/x-www-form-urlencoded");
        return Ok(Asking { body: body.into(), ..asking });
    };
    let file = file.as_str().map_or_else(|| file.to_string(), str::to_owned);
    let part = |about: &str, value: &str| {
        format!("--end\r\ncontent-disposition: form-data; name=\"{about}\r\n\r\n{value}\r\n")
    };
    let mut body: String = fields.iter().map(|(name, value)| part(&format!("{name}\""), value)).collect();
    body += &part("file\"; filename=\"a-file.json\"\r\ncontent-type: application/json", &file);
    body += "--end--\r\n";
    let asking = asking.with("content-type", "multipart/form-data; boundary=end");
    Ok(Asking { body: body.into(), ..asking })
}
