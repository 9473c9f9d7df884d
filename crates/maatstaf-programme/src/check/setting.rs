//! What the runs, the staff, the exam languages and the self-audit must hold to.

use std::collections::BTreeSet;

use maatstaf_document::{Problem, text, unknown_name};

use super::Check;
use crate::document::{Run, StaffMember};

/// The most people that a run may list.
const MOST_PEOPLE: u32 = 100_000;

impl Check<'_> {
    pub(super) fn runs(&mut self) {
        let mut seen = BTreeSet::new();
        for (at, run) in self.document.runs.iter().enumerate() {
            let path = format!("runs[{at}]");
            self.own_id(format!("{path}.id"), &run.id, &mut seen);
            self.run(&path, run);
        }
    }

    fn run(&mut self, path: &str, run: &Run) {
        self.within(format!("{path}.participants"), run.participants, 0, MOST_PEOPLE);
        self.within(format!("{path}.graduates"), run.graduates, 0, MOST_PEOPLE);
        if run.ended < run.started {
            let message =
                text!("this run ends before it starts", "deze uitvoering eindigt voordat ze begint");
            self.report("ends-before", format!("{path}.ended"), message);
        }
        if matches!((run.participants, run.graduates), (Some(all), Some(graduates)) if graduates > all) {
            let message =
                text!("more people graduated than took part", "er slaagden meer mensen dan er meededen");
            self.report("too-many-graduates", format!("{path}.graduates"), message);
        }
    }

    pub(super) fn staff(&mut self) {
        let mut seen = BTreeSet::new();
        for (at, member) in self.document.staff.iter().enumerate() {
            let path = format!("staff[{at}]");
            let id = member.id.as_str();
            if self.id(format!("{path}.id"), id) && !seen.insert((id, member.role)) {
                let message =
                    text!("`{id}` is listed twice in this role", "`{id}` staat twee keer in deze rol");
                self.report("doubled-id", format!("{path}.id"), message);
            }
            self.awards(&path, member);
        }
    }

    /// An award under a scheme that is known here must be one that is known here: a slip of the pen would not count.
    fn awards(&mut self, path: &str, member: &StaffMember) {
        let known = self.conditions.known_awards(self.framework);
        for (at, award) in member.awards.iter().enumerate() {
            let path = format!("{path}.awards[{at}]");
            let parts = award.split_once(':');
            let Some((scheme, _)) = parts.filter(|(scheme, level)| {
                maatstaf_document::is_id(scheme) && maatstaf_document::is_id(level)
            }) else {
                let message = text!(
                    "an award is a scheme and a level with a colon between them",
                    "een erkenning is een regeling en een niveau met een dubbele punt ertussen"
                );
                let help = text!(
                    "write for instance `eia:senior-practitioner`",
                    "schrijf bijvoorbeeld `eia:senior-practitioner`"
                );
                self.found.push(Problem::new("bad-award", path, message).help(help));
                continue;
            };
            let prefix = format!("{scheme}:");
            if known.iter().any(|one| one.starts_with(&prefix)) {
                self.found.extend(unknown_name(&path, award, &known));
            }
        }
    }

    pub(super) fn exam_languages(&mut self) {
        let mut seen = BTreeSet::new();
        for (at, tag) in self.document.exam_languages.iter().enumerate() {
            let path = format!("exam_languages[{at}]");
            if !(2..=3).contains(&tag.len()) || !tag.bytes().all(|byte| byte.is_ascii_lowercase()) {
                let message = text!(
                    "a language is two or three small letters, such as `nl` or `en`",
                    "een taal is twee of drie kleine letters, zoals `nl` of `en`"
                );
                self.report("bad-language", path, message);
            } else if !seen.insert(tag) {
                self.report(
                    "doubled-id",
                    path,
                    text!("`{tag}` is used twice", "`{tag}` is twee keer gebruikt"),
                );
            }
        }
    }

    pub(super) fn self_audit(&mut self) {
        let known: Vec<String> = self.conditions.questions(self.framework);
        for id in self.document.self_audit.keys() {
            let path = format!("self_audit.{id}");
            if self.conditions.is_computed(id) {
                let message = text!(
                    "this condition is worked out from the programme, so an answer here would do nothing",
                    "deze voorwaarde wordt uit de opleiding zelf afgeleid, dus een antwoord hier doet niets"
                );
                self.report("computed-condition", path, message);
            } else if let Some(problem) = unknown_name("self_audit", id, &known) {
                self.found.push(problem);
            }
        }
    }
}
