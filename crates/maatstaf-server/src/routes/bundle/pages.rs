//! The pages in an export, for whoever wants to read it without Maatstaf.

use maatstaf::Language;
use maatstaf_document::say;
use maatstaf_report::Part;
use maatstaf_store::{Kept, Kind};
use maud::{DOCTYPE, html};
use serde_json::json;
use strum::IntoEnumIterator as _;

use super::safe;
use crate::asked::Asked;
use crate::called::called;
use crate::problem::{Code, Problem};

/// The newest version of a portfolio as a report with everything in it, under its name in the archive. What the engine
/// does not read any more is in the archive all the same, as it was saved.
pub(super) fn readable(
    asked: &Asked<'_>,
    language: Language,
    kept: &Kept,
) -> Result<Option<(String, String)>, Problem> {
    let Some(newest) = kept.versions.last().filter(|_| kept.kind == Kind::Portfolio) else { return Ok(None) };
    let (include, language) = (json!(Part::iter().collect::<Vec<_>>()), json!(language));
    let (include, language) = (include.to_string(), language.to_string());
    let fields = [("portfolio", newest.text.as_str()), ("include", &include), ("language", &language)];
    match called(asked, "report-self-assessment", &fields) {
        Ok(answer) => Ok(Some((format!("{}-{}.html", safe(&kept.title), kept.id), answer.body))),
        Err(problem) if problem.code == Code::Refused => Ok(None),
        Err(problem) => Err(problem),
    }
}

/// The page to begin with.
pub(super) fn index(language: Language, pages: &[(String, String)]) -> String {
    let title = say!(language, "What Maatstaf kept of you", "Wat Maatstaf van je bewaarde");
    let all = say!(
        language,
        "Everything stands in maatstaf.json, and files stand in the folder attachments. The same archive can be brought into any Maatstaf.",
        "Alles staat in maatstaf.json, en bijlagen staan in de map attachments. Ditzelfde bestand kan in elke Maatstaf worden ingelezen."
    );
    let none = say!(language, "There is no portfolio in it.", "Er zit geen portfolio in.");
    let page = html! {
        (DOCTYPE)
        html lang=(<&str>::from(language)) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
            }
            body {
                h1 { (title) }
                @if pages.is_empty() { p { (none) } } @else {
                    ul { @for (name, title) in pages { li { a href=(href(name)) { (title) } } } }
                }
                p { (all) }
            }
        }
    };
    page.into_string()
}

/// The address of a page beside this one.
fn href(name: &str) -> String {
    format!("./{}", percent_encoding::utf8_percent_encode(name, percent_encoding::NON_ALPHANUMERIC))
}
