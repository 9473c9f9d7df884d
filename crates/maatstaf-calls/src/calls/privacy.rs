//! Where texts may give somebody away.

use maatstaf_privacy::{Finder, Finding};
use schemars::JsonSchema;
use serde::Serialize;

use crate::answer::{Outcome, json};
use crate::desk::Desk;
use crate::request::requests;

requests! {
    /// Texts to be looked through.
    LookedThrough {
        texts: Vec<String>,
        #[serde(default)]
        allow: Vec<String>,
    }
}

/// Where texts may give somebody away. It holds no part of them.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct PrivacyAnswer {
    /// The places, in the order of the texts.
    findings: Vec<InText>,
}

/// A place in one of the texts.
#[derive(Debug, Serialize, JsonSchema)]
struct InText {
    /// Which text, from 0.
    text: usize,
    /// What it may give away, and where.
    #[serde(flatten)]
    finding: Finding,
}

pub(crate) fn privacy(asked: &LookedThrough, _: &Desk<'_>) -> Outcome {
    let finder = Finder::new().allowing(&asked.allow);
    let within = |(text, words): (usize, &String)| {
        let findings = finder.find(words).into_iter();
        findings.map(move |finding| InText { text, finding }).collect::<Vec<_>>()
    };
    json(&PrivacyAnswer { findings: asked.texts.iter().enumerate().flat_map(within).collect() })
}
