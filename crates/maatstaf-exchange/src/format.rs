//! The formats that frameworks come in, and one way to read and to write each.

mod sniff;
mod summary;

use std::path::Path;

use jiff::civil::Date;
use maatstaf::Policy;
use maatstaf_document::{DocumentError, Language, Problem, Text, text};

use crate::pack::ids::{slug, speaks};
use crate::{
    Carried, Levels, Outline, PackReading, case, leveled, mahara, moodle, tiered, to_pack, with_rules,
};

pub use summary::{LossSummary, Summary};

/// A format that a framework, or a portfolio, comes in.
///
/// # Example
/// ```
/// use maatstaf_exchange::Format;
/// assert_eq!(Format::of(r#"{"CFDocument": {}, "CFItems": []}"#), Some(Format::Case));
/// assert_eq!(Format::by_name("ours.matrix"), Some(Format::Mahara));
/// assert_eq!("moodle".parse(), Ok(Format::Moodle));
/// ```
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    strum::EnumIter,
    strum::IntoStaticStr,
    strum::Display,
    strum::EnumString,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Format {
    /// A CASE package, version 1.0 or 1.1.
    Case,
    /// A `.matrix` file of Mahara's `SmartEvidence`.
    Mahara,
    /// A table of Moodle's competency frameworks.
    Moodle,
    /// A pack of Maatstaf's own.
    Pack,
    /// A portfolio of Maatstaf's own, which holds no framework.
    Portfolio,
}

impl Format {
    /// The format of a text, by its content.
    pub fn of(text: &str) -> Option<Self> {
        sniff::format(text)
    }

    /// The format that a file of this name is written in.
    pub fn by_name(name: &str) -> Option<Self> {
        let path = Path::new(name);
        if path.file_name().is_some_and(|name| name.eq_ignore_ascii_case("framework.json")) {
            return Some(Self::Pack);
        }
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "matrix" => Some(Self::Mahara),
            "csv" => Some(Self::Moodle),
            "json" => Some(Self::Case),
            _ => None,
        }
    }

    /// What people call it.
    pub fn words(self) -> Text {
        match self {
            Self::Case => Text::new("CASE", "CASE"),
            Self::Mahara => Text::new("Mahara SmartEvidence", "Mahara SmartEvidence"),
            Self::Moodle => Text::new("Moodle competencies", "Moodle-competenties"),
            Self::Pack => Text::new("Maatstaf pack", "Maatstaf-pakket"),
            Self::Portfolio => Text::new("portfolio", "portfolio"),
        }
    }
}

/// How a framework is written.
#[derive(Debug, Clone)]
pub struct Options {
    /// The language of formats that have room for one.
    pub language: Language,
    /// The address that the identifiers of a CASE package start with.
    pub base: String,
    /// The day of the last change, for CASE.
    pub changed: Date,
    /// The policy whose breadth becomes Moodle's rules; no rules when absent.
    pub policy: Option<Policy>,
    /// How levels are found, and what a pack is called.
    pub reading: PackReading,
}

/// Reads a framework in a format.
///
/// # Errors
/// What the format's own reader refuses. A portfolio holds no framework, and a pack is several texts:
/// [`Outline::from_framework`] makes an outline of one that was read.
pub fn read(text: &str, format: Format) -> Result<Carried<Outline>, DocumentError> {
    match format {
        Format::Case => case::read(text),
        Format::Mahara => mahara::read(text),
        Format::Moodle => moodle::read(text),
        Format::Pack => Err(in_parts()),
        Format::Portfolio => Err(no_framework()),
    }
}

/// Writes a framework in a format: the name and the text of each file, of which only a pack has several.
///
/// Where the levels are said to be on a tier, or nowhere, they are taken out of the tree first. Mahara and Moodle know no
/// levels, so for these they are laid into it ([`tiered`]); for Moodle rules are added when a policy is given.
///
/// # Errors
/// A pack that cannot be made ([`to_pack`]), levels that are not where they are said to be, and a portfolio as the target.
pub fn write(
    outline: &Outline,
    format: Format,
    options: &Options,
) -> Result<Carried<Vec<(String, String)>>, DocumentError> {
    let mut losses = Vec::new();
    if options.policy.is_some() && format != Format::Moodle {
        losses.push(no_rules());
    }
    if format == Format::Pack {
        let mut pack = to_pack(outline, &options.reading)?;
        losses.append(&mut pack.losses);
        return Ok(Carried { what: pack.what.files(), losses });
    }
    let outline = match options.reading.levels {
        Levels::Auto => outline.clone(),
        chosen => kept(leveled(outline, chosen)?, &mut losses),
    };
    let name = file_name(&outline);
    let language = options.language.to_string();
    let (end, written) = match format {
        Format::Case => {
            let choices =
                case::WriteOptions { language, base: options.base.clone(), changed: options.changed };
            ("json", case::write(&outline, &choices))
        }
        Format::Mahara => ("matrix", mahara::write(&kept(tiered(&outline), &mut losses), &language)),
        Format::Moodle => {
            let mut tree = kept(tiered(&outline), &mut losses);
            if let Some(policy) = &options.policy {
                tree = kept(with_rules(&tree, policy), &mut losses);
            }
            ("csv", moodle::write(&tree, &language))
        }
        Format::Pack | Format::Portfolio => return Err(no_framework()),
    };
    let text = kept(written, &mut losses);
    Ok(Carried { what: vec![(format!("{name}.{end}"), text)], losses })
}

/// What was carried, with its losses put with the others.
fn kept<T>(carried: Carried<T>, losses: &mut Vec<Problem>) -> T {
    losses.extend(carried.losses);
    carried.what
}

fn file_name(outline: &Outline) -> String {
    let own = Some(outline.id.clone()).filter(|id| speaks(id));
    own.or_else(|| slug(outline.title.in_language("en"))).unwrap_or_else(|| "framework".to_owned())
}

fn in_parts() -> DocumentError {
    let message = text!(
        "a pack is several texts, its facts and a wording per language, and this is one of them",
        "een pakket bestaat uit meer teksten, de feiten en een tekst per taal, en dit is er één van"
    );
    let help = text!("name the folder that the pack is in", "noem de map waar het pakket in staat");
    DocumentError::new(vec![Problem::new("pack-in-parts", "", message).help(help)])
}

fn no_framework() -> DocumentError {
    let message = text!("a portfolio holds no framework", "een portfolio bevat geen raamwerk");
    let help = text!(
        "name the framework that the portfolio is written for",
        "noem het raamwerk waarvoor het portfolio is geschreven"
    );
    DocumentError::new(vec![Problem::new("no-framework", "", message).help(help)])
}

fn no_rules() -> Problem {
    let message = text!(
        "only Moodle has rules of how many points make a level; none were added",
        "alleen Moodle kent regels over hoeveel punten een niveau maken; er zijn er geen toegevoegd"
    );
    Problem::new("rules-nowhere", "rules", message)
}
