//! What a programme must hold to. Messages quote ids, numbers and places, never the texts.

mod modules;
mod setting;

use std::collections::BTreeSet;

use maatstaf::Framework;
use maatstaf_document::{Problem, Text, is_id, text, unknown_name, version};

use crate::Conditions;
use crate::document::ProgrammeDocument;

/// Every problem of a programme, in the order of the document.
pub(crate) fn problems(
    framework: &Framework,
    conditions: &Conditions,
    document: &ProgrammeDocument,
) -> Vec<Problem> {
    let mut check = Check { framework, conditions, document, found: Vec::new() };
    check.head();
    check.runs();
    check.staff();
    check.exam_languages();
    check.modules();
    check.self_audit();
    check.found
}

struct Check<'d> {
    framework: &'d Framework,
    conditions: &'d Conditions,
    document: &'d ProgrammeDocument,
    found: Vec<Problem>,
}

impl<'d> Check<'d> {
    fn report(&mut self, code: &'static str, path: impl Into<String>, message: Text) {
        self.found.push(Problem::new(code, path, message));
    }

    fn head(&mut self) {
        let (framework, document) = (self.framework, self.document);
        self.found.extend(version("maatstaf_programme", document.maatstaf_programme));
        self.found.extend(unknown_name("framework", &document.framework, &[framework.id().to_owned()]));
        if let Some(target) = &document.target {
            self.found.extend(unknown_name("target", target, framework.levels()));
        }
        self.id("id", &document.id);
        self.named("provider", &document.provider);
        self.named("title", &document.title);
        if document.awarded.is_some_and(|awarded| awarded > document.as_of) {
            let message = text!(
                "this award was given after the day of reading",
                "deze erkenning is na de leesdatum verleend"
            );
            self.report("awarded-later", "awarded", message);
        }
    }

    fn id(&mut self, path: impl Into<String>, id: &str) -> bool {
        let good = is_id(id);
        if !good {
            let message = text!(
                "this must be 1 to 64 letters, digits, `-`, `_` or `.`, without spaces",
                "dit moeten 1 tot 64 letters, cijfers, `-`, `_` of `.` zijn, zonder spaties"
            );
            self.report("bad-id", path, message);
        }
        good
    }

    /// Checks an id that must be there once.
    fn own_id(&mut self, path: String, id: &'d str, seen: &mut BTreeSet<&'d str>) {
        if self.id(path.as_str(), id) && !seen.insert(id) {
            self.report("doubled-id", path, text!("`{id}` is used twice", "`{id}` is twee keer gebruikt"));
        }
    }

    fn named(&mut self, path: impl Into<String>, name: &str) {
        if name.trim().is_empty() {
            self.report("missing-title", path, text!("a name is needed here", "hier is een naam nodig"));
        }
    }

    fn within(&mut self, path: String, number: Option<u32>, least: u32, most: u32) {
        if number.is_some_and(|number| !(least..=most).contains(&number)) {
            let message =
                text!("this must be from {least} to {most}", "dit moet van {least} tot en met {most} zijn");
            self.report("out-of-range", path, message);
        }
    }
}
