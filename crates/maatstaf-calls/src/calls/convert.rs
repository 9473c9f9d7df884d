//! Frameworks and results as the files of other systems.

use jiff::civil::Date;
use maatstaf::{PolicyDocument, Portfolio, PortfolioDocument};
use maatstaf_document::{DocumentError, Problem, text};
use maatstaf_exchange::{Carried, Format, Levels, Options, Outline, PackReading, read, write};
use maatstaf_results::{DEFAULT_BASE, StatementChoices, start_of_day, statements, tidy};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::answer::{Answer, CSV, JSON, Outcome, json};
use crate::desk::{Desk, group};
use crate::document::{Document, Named, Pack};
use crate::problem::{ProblemDocument, documents};
use crate::refused::Refused;
use crate::request::requests;

requests! {
    /// A framework or portfolios, and the format that they are wanted in.
    Convert {
        to: Target,
        id: Option<String>,
        text: Option<String>,
        #[serde(default)]
        portfolios: Vec<Document<PortfolioDocument>>,
        framework: Option<Pack>,
        levels: Option<String>,
        rules: Option<Named<PolicyDocument>>,
        base: Option<String>,
        on: Option<Date>,
        #[serde(default)]
        strict: bool,
        policy: Option<Named<PolicyDocument>>,
        as_of: Option<Date>,
        #[serde(default)]
        plain: bool,
    }
}

/// The format that something is wanted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Target {
    /// A framework as a CASE package.
    Case,
    /// A framework as a matrix of Mahara's `SmartEvidence`.
    Mahara,
    /// A framework as a table of Moodle's competencies.
    Moodle,
    /// A framework as a pack of Maatstaf's own: one text for its facts, and one for each language.
    Pack,
    /// Results as a table with one row for each answer.
    Tidy,
    /// Results as xAPI statements.
    Xapi,
}

/// What was written, and what was lost on the way.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct ConvertAnswer {
    /// The format that it is in.
    format: Target,
    /// The files, each with the name that suits it. Only a pack has several.
    files: Vec<WrittenFile>,
    /// What was passed over, cut or moved.
    losses: Vec<ProblemDocument>,
}

/// A file that was written.
#[derive(Debug, Serialize, JsonSchema)]
struct WrittenFile {
    /// The name that suits it.
    name: String,
    /// What stands in it.
    text: String,
}

impl Target {
    /// The format of a framework; nothing for results.
    fn format(self) -> Option<Format> {
        match self {
            Self::Case => Some(Format::Case),
            Self::Mahara => Some(Format::Mahara),
            Self::Moodle => Some(Format::Moodle),
            Self::Pack => Some(Format::Pack),
            Self::Tidy | Self::Xapi => None,
        }
    }

    fn media_type(self) -> &'static str {
        if matches!(self, Self::Moodle | Self::Tidy) { CSV } else { JSON }
    }
}

pub(crate) fn convert(asked: &Convert, desk: &Desk<'_>) -> Outcome {
    let sources = [asked.id.is_some(), asked.text.is_some(), !asked.portfolios.is_empty()];
    let named = sources.into_iter().filter(|is| *is).count();
    let results = asked.to.format().is_none();
    let fits = if results { named == 1 && !asked.portfolios.is_empty() } else { asked.portfolios.is_empty() };
    if named > 1 || !fits || named == 0 && asked.framework.is_none() {
        let message = text!(
            "a framework comes from one of `id`, `text` and `framework`, and results from `portfolios`",
            "een raamwerk komt uit een van `id`, `text` en `framework`, en uitkomsten komen uit `portfolios`"
        );
        return Err(desk.refuse("unclear-source", "", message));
    }
    let written = if results { self::results(asked, desk)? } else { framework(asked, desk)? };
    if asked.plain && asked.to != Target::Pack {
        let text: String = written.files.into_iter().map(|file| file.text).collect();
        return Ok(Answer::new(asked.to.media_type(), text));
    }
    json(&written)
}

fn framework(asked: &Convert, desk: &Desk<'_>) -> Result<ConvertAnswer, Refused> {
    let levels = levels(asked, desk);
    let rules = asked.rules.as_ref().map(|rules| desk.policy_at("rules", rules)).transpose();
    let ((outline, levels), policy) =
        crate::refused::both(crate::refused::both(outline(asked, desk), levels), rules)?;
    let choices = Options {
        language: desk.language,
        base: asked.base.clone().unwrap_or_else(|| DEFAULT_BASE.to_owned()),
        changed: asked.on.unwrap_or(desk.today),
        policy,
        reading: PackReading { id: None, language: desk.language, levels },
    };
    let format = asked.to.format().unwrap_or(Format::Pack);
    let written = write(&outline.what, format, &choices);
    let written = written.map_err(|error| desk.placed(&error, |_| source(asked).to_owned()))?;
    let losses: Vec<Problem> = outline.losses.into_iter().chain(written.losses).collect();
    if asked.strict && !losses.is_empty() {
        return Err(desk.placed(&DocumentError::new(losses), |_| "strict".to_owned()));
    }
    let files = written.what.into_iter().map(|(name, text)| WrittenFile { name, text }).collect();
    Ok(ConvertAnswer { format: asked.to, files, losses: documents(&losses) })
}

/// The field that a framework comes from.
fn source(asked: &Convert) -> &'static str {
    match (&asked.id, &asked.text) {
        (Some(_), _) => "id",
        (None, Some(_)) => "text",
        (None, None) => "framework",
    }
}

fn outline(asked: &Convert, desk: &Desk<'_>) -> Result<Carried<Outline>, Refused> {
    let Some(text) = &asked.text else {
        let framework = desk.framework(asked.id.as_deref(), asked.framework.as_ref(), "id")?;
        return Ok(Carried::whole(Outline::from_framework(&framework)));
    };
    let unknown = || {
        let message = text!(
            "this is no framework (CASE, a SmartEvidence matrix, Moodle competencies)",
            "dit is geen raamwerk (CASE, een SmartEvidence-matrix, competenties van Moodle)"
        );
        desk.refuse("no-format", "text", message)
    };
    let format = Format::of(text).ok_or_else(unknown)?;
    read(text, format).map_err(|error| in_text(desk, &error))
}

/// The problems of another system's file: where in it they stand is part of their path, such as `text:12:3`.
fn in_text(desk: &Desk<'_>, error: &DocumentError) -> Refused {
    let placed = |problem: &Problem| {
        let numbers = [problem.place.line, problem.place.column].into_iter().flatten();
        let path = numbers.fold("text".to_owned(), |path, number| format!("{path}:{number}"));
        desk.placed(&DocumentError::new(vec![problem.clone()]), |_| path.clone())
    };
    let refused = error.problems().iter().map(placed);
    refused.reduce(|all, one| all.and(&one)).unwrap_or_else(|| Refused::new(Vec::new()))
}

/// Where the levels are: `auto`, `single`, or the number of a tier.
fn levels(asked: &Convert, desk: &Desk<'_>) -> Result<Levels, Refused> {
    let given = asked.levels.as_deref().unwrap_or("auto");
    let tier = given.parse().ok().filter(|tier| *tier > 0).map(Levels::Tier);
    tier.or_else(|| given.parse().ok()).ok_or_else(|| {
        let message = text!(
            "write `auto`, `single`, or the number of the tier that holds the levels (the top is `1`)",
            "schrijf `auto`, `single`, of het nummer van de laag waarin de niveaus staan (bovenaan is `1`)"
        );
        desk.refuse("bad-levels", "levels", message)
    })
}

fn results(asked: &Convert, desk: &Desk<'_>) -> Result<ConvertAnswer, Refused> {
    let (portfolios, policy) = desk.group(group!(asked))?;
    // Each portfolio must be one that the policy can be read with.
    crate::refused::each(portfolios.iter().map(|one| desk.attainable(&policy, one.framework())))?;
    let (name, text) = if asked.to == Target::Tidy {
        ("results.csv", tidy(&portfolios.iter().collect::<Vec<_>>(), &policy))
    } else {
        let mut choices = StatementChoices::new(asked.on.map_or(desk.now, start_of_day));
        choices.language = desk.language;
        choices.base = asked.base.clone().unwrap_or(choices.base);
        let each = |one: &Portfolio| statements(one, &policy, &choices);
        let each = portfolios.iter().map(each).collect::<Result<Vec<_>, _>>();
        let each = each.map_err(|error| desk.placed(&error, str::to_owned))?;
        let each: Vec<Value> =
            each.iter().flat_map(|text| serde_json::from_str::<Vec<Value>>(text)).flatten().collect();
        ("statements.json", json(&each)?.body)
    };
    let files = vec![WrittenFile { name: name.to_owned(), text }];
    Ok(ConvertAnswer { format: asked.to, files, losses: Vec::new() })
}
