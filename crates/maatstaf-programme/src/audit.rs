//! The self-audit: for whom a training at a level is meant, answered by the programme itself.

use maatstaf_document::Language;
use maatstaf_document::Text;
use schemars::JsonSchema;
use serde::Serialize;

use crate::document::Have;
use crate::{Conditions, Programme};

/// The programme's own answers to the descriptors of a level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SelfAudit {
    /// The id of the level.
    pub level: String,
    /// How many are answered with yes.
    pub certain: usize,
    /// How many are not answered with no.
    pub possible: usize,
    /// The descriptors, in the framework's order.
    pub answers: Vec<DescriptorAnswer>,
}

/// The answer to one descriptor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DescriptorAnswer {
    /// The id of the descriptor.
    pub id: String,
    /// What it says of the people whom the training is meant for.
    pub text: Text,
    /// The answer; null when there is none yet.
    pub have: Option<Have>,
    /// What shows it, as the programme says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
}

/// Goes through the descriptors of a level.
pub(crate) fn self_audit(programme: &Programme, conditions: &Conditions, level: &str) -> SelfAudit {
    let framework = programme.framework();
    let set = &conditions.document().descriptors;
    let here = framework.facts().descriptors.iter().filter(|one| one.set == *set && one.level == level);
    let answers: Vec<DescriptorAnswer> = here
        .map(|descriptor| {
            let worded = |language: Language| {
                framework.wording(language).descriptors.get(&descriptor.id).cloned().unwrap_or_default()
            };
            let answer = programme.document().self_audit.get(&descriptor.id);
            DescriptorAnswer {
                id: descriptor.id.clone(),
                text: Text::new(worded(Language::En), worded(Language::Nl)),
                have: answer.map(|answer| answer.have),
                evidence: answer.and_then(|answer| answer.evidence.clone()),
            }
        })
        .collect();
    SelfAudit {
        level: level.to_owned(),
        certain: answers.iter().filter(|answer| answer.have == Some(Have::Yes)).count(),
        possible: answers.iter().filter(|answer| answer.have != Some(Have::No)).count(),
        answers,
    }
}
