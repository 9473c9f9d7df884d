//! Accreditation schemes, with every figure and where it comes from.

use maatstaf_document::text;
use maatstaf_readiness::{Scheme, SchemeDocument, Subject};

use super::practice::Nothing;
use crate::answer::{Outcome, json};
use crate::desk::Desk;
use crate::document::Named;
use crate::refused::Refused;
use crate::request::requests;

requests! {
    /// One scheme.
    OfScheme { scheme: Named<SchemeDocument> }
}

pub(crate) fn schemes(_: &Nothing, _: &Desk<'_>) -> Outcome {
    json(&Scheme::all().iter().map(Scheme::document).collect::<Vec<&SchemeDocument>>())
}

pub(crate) fn scheme(asked: &OfScheme, desk: &Desk<'_>) -> Outcome {
    json(desk.scheme("scheme", Some(&asked.scheme), "eia")?.document())
}

impl Desk<'_> {
    /// The scheme at a path; the usual one when none is asked for.
    pub(super) fn scheme(
        &self,
        path: &str,
        named: Option<&Named<SchemeDocument>>,
        usual: &str,
    ) -> Result<Scheme, Refused> {
        let ids: Vec<&str> = Scheme::all().iter().map(Scheme::id).collect();
        match named {
            Some(named) => self.named(path, named, &ids, Scheme::by_id, Scheme::from_json),
            None => Scheme::by_id(usual).ok_or_else(|| self.unknown(path, usual, &ids)),
        }
    }

    /// The same, when it accredits persons.
    pub(super) fn scheme_of_persons(
        &self,
        path: &str,
        named: Option<&Named<SchemeDocument>>,
        usual: &str,
    ) -> Result<Scheme, Refused> {
        let scheme = self.scheme(path, named, usual)?;
        if scheme.document().subject == Subject::Person {
            return Ok(scheme);
        }
        let message = text!(
            "this scheme accredits programmes, not persons",
            "deze regeling accrediteert programma's, geen personen"
        );
        Err(self.refuse("scheme-of-programmes", path, message))
    }
}
