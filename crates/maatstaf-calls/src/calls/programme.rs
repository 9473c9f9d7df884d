//! A training programme mapped to a framework.

use maatstaf::PolicyDocument;
use maatstaf_programme::{Programme, ProgrammeDocument, eqa_policy, programme_starter};

use super::practice::Nothing;
use crate::answer::{Answer, JSON, Outcome, json};
use crate::check::find;
use crate::desk::Desk;
use crate::document::{Document, Named, Pack};
use crate::refused::{Refused, both};
use crate::request::requests;

requests! {
    /// A programme under a policy.
    OfProgramme {
        programme: Document<ProgrammeDocument>,
        framework: Option<Pack>,
        policy: Option<Named<PolicyDocument>>,
    }
}

pub(crate) fn programme(asked: &OfProgramme, desk: &Desk<'_>) -> Outcome {
    let policy = asked.policy.as_ref().map_or_else(|| Ok(eqa_policy()), |named| desk.policy(Some(named)));
    let programme = desk.programme(&asked.programme, asked.framework.as_ref());
    let (programme, policy) = both(programme, policy)?;
    desk.attainable(&policy, programme.framework())?;
    json(&programme.answer(&policy))
}

#[expect(clippy::unnecessary_wraps, reason = "every call ends in an outcome")]
pub(crate) fn new(_: &Nothing, desk: &Desk<'_>) -> Outcome {
    Ok(Answer::new(JSON, programme_starter(desk.language)))
}

impl Desk<'_> {
    /// The programme that a request is about.
    pub(super) fn programme(
        &self,
        programme: &Document<ProgrammeDocument>,
        own: Option<&Pack>,
    ) -> Result<Programme, Refused> {
        let own = self.pack(own)?;
        self.document("programme", programme, |text| Programme::open(text, |id| find(own.as_slice(), id)))
    }
}
