//! CASE's names for what ties items, and the many names for what an item is.

use crate::{Kind, LinkKind};

/// What an association is for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Use {
    /// The tree.
    ChildOf,
    /// The level that an item lies at.
    SkillLevel,
    /// Anything else.
    Link(LinkKind),
}

/// The association that a child starts from.
pub(super) const CHILD_OF: &str = "isChildOf";
/// The association that ties an item to its level.
pub(super) const SKILL_LEVEL: &str = "hasSkillLevel";
const TRANSLATION: &str = "isTranslationOf";

/// The name of a link in both versions of CASE; nothing when 1.0 does not have it.
pub(super) fn of_link(kind: &LinkKind) -> Option<&'static str> {
    Some(match kind {
        LinkKind::Precedes => "precedes",
        LinkKind::PeerOf => "isPeerOf",
        LinkKind::PartOf => "isPartOf",
        LinkKind::ExactMatchOf => "exactMatchOf",
        LinkKind::RelatedTo => "isRelatedTo",
        LinkKind::ReplacedBy => "replacedBy",
        LinkKind::Exemplar => "exemplar",
        LinkKind::TranslationOf | LinkKind::Other(_) => return None,
    })
}

/// What an association is for, by its name; nothing when CASE has no such name.
pub(super) fn use_of(name: &str) -> Option<Use> {
    Some(match name.trim().to_ascii_lowercase().as_str() {
        "ischildof" => Use::ChildOf,
        "hasskilllevel" => Use::SkillLevel,
        "precedes" => Use::Link(LinkKind::Precedes),
        "ispeerof" => Use::Link(LinkKind::PeerOf),
        "ispartof" => Use::Link(LinkKind::PartOf),
        "exactmatchof" => Use::Link(LinkKind::ExactMatchOf),
        "isrelatedto" => Use::Link(LinkKind::RelatedTo),
        "replacedby" => Use::Link(LinkKind::ReplacedBy),
        "exemplar" => Use::Link(LinkKind::Exemplar),
        "istranslationof" => Use::Link(LinkKind::TranslationOf),
        _ if name.starts_with("ext:") => Use::Link(LinkKind::Other(name.to_owned())),
        _ => return None,
    })
}

impl Use {
    /// Its name in CASE.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::ChildOf => CHILD_OF,
            Self::SkillLevel => SKILL_LEVEL,
            Self::Link(LinkKind::TranslationOf) => TRANSLATION,
            Self::Link(LinkKind::Other(name)) => name,
            Self::Link(kind) => of_link(kind).unwrap_or_default(),
        }
    }
}

/// The `CFItemType` that is written for a kind.
pub(super) fn of_kind(kind: &Kind) -> Option<&str> {
    match kind {
        Kind::Category => Some("Category"),
        Kind::Level => Some("Level"),
        Kind::Indicator => Some("Indicator"),
        Kind::Other(name) => Some(name.as_str()).filter(|name| !name.trim().is_empty()),
        Kind::Unsaid => None,
    }
}

/// The kind that a `CFItemType` means. Which names mean the same is this project's reading; `Standard`, which some use for a
/// whole part and others for one statement, is left as it is.
pub(super) fn kind_of(name: &str) -> Kind {
    let plain = name.to_lowercase().replace(['-', '_'], " ");
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    match plain.as_str() {
        "category"
        | "domain"
        | "area"
        | "strand"
        | "cluster"
        | "competence category"
        | "competency category"
        | "competence area"
        | "competency area"
        | "competence group"
        | "competency group"
        | "competency domain"
        | "categorie"
        | "domein"
        | "competentiegroep"
        | "competentiegebied" => Kind::Category,
        "level" | "competence level" | "competency level" | "skill level" | "proficiency level"
        | "mastery level" | "performance level" | "niveau" | "competentieniveau" | "beheersingsniveau" => {
            Kind::Level
        }
        "indicator"
        | "capability indicator"
        | "competence indicator"
        | "competency indicator"
        | "performance indicator"
        | "behavioural indicator"
        | "behavioral indicator"
        | "gedragsindicator"
        | "competentie indicator"
        | "competentieindicator" => Kind::Indicator,
        _ => Kind::Other(name.to_owned()),
    }
}
