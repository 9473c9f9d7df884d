//! What an agreement lacks, what in it is doubtful and what is due.

use jiff::civil::Date;
use maatstaf_document::{Text, text};
use schemars::JsonSchema;
use serde::Serialize;

use super::Agreement;
use super::completeness::is_there;
use super::document::{AgreementDocument, Going};
use super::facts::{AgreementFacts, Letter, OtherRelation, Part, ProcessStep};
use super::timing::{self, Term, Timing};

/// What an agreement lacks, what in it is doubtful and what is due. It holds none of the agreement's texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AgreementCheck {
    /// The version of this format: 1.
    pub maatstaf_agreement_check: u8,
    /// The pseudonym of the mentor.
    pub mentor: String,
    /// The pseudonym of the mentee.
    pub mentee: String,
    /// The day from which it is seen.
    pub as_of: Date,
    /// Whether nothing is missing.
    pub complete: bool,
    /// What a contract describes, and what of it is missing.
    pub contents: Vec<Group>,
    /// The letters of MENTOR, and what of them is missing. The letters are spelt by their order.
    pub letters: Vec<Group>,
    /// What is missing.
    pub missing: Vec<Missing>,
    /// What is doubtful.
    pub doubtful: Vec<Doubt>,
    /// When a review is due, and when the agreement ends.
    pub timing: Timing,
    /// The steps from acquaintance to renewal.
    pub process: Vec<Step>,
    /// The ways to go on, once the term has ended and none was chosen.
    pub follow_ups: Vec<Choice>,
    /// What in this answer is this project's own.
    pub about: Text,
}

/// Parts that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Group {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// The parts of it that are missing.
    pub missing: Vec<String>,
}

/// Something that is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Missing {
    /// The id of the part or the boundary rule.
    pub part: String,
    /// What it is called.
    pub name: Text,
    /// Why it matters.
    pub why: Text,
    /// A sentence to put in.
    pub put_in: Text,
    /// What to choose from, where there is a list.
    pub choices: Vec<Choice>,
}

/// Something to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Choice {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: Text,
}

/// Something doubtful.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Doubt {
    /// A stable name for it.
    pub id: String,
    /// What is doubtful, and why it matters.
    pub text: Text,
    /// A sentence to put in, or what to do.
    pub put_in: Text,
}

/// A step from acquaintance to renewal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Step {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// Whether what it should yield is there.
    pub done: bool,
}

/// The check of an agreement, seen from a day.
pub(super) fn of(agreement: &Agreement, as_of: Date) -> AgreementCheck {
    let (document, facts) = (agreement.document(), AgreementFacts::embedded());
    let missing = missing(document, facts);
    let timing = timing::of(document, as_of);
    let follow_ups = if timing.term == Term::Undecided { choices(facts, "follow_ups") } else { Vec::new() };
    AgreementCheck {
        maatstaf_agreement_check: 1,
        mentor: document.mentor.clone(),
        mentee: document.mentee.clone(),
        as_of,
        complete: missing.is_empty(),
        contents: facts
            .contents
            .iter()
            .map(|one| group(document, &one.id, &one.name, |part| part.content.as_ref()))
            .collect(),
        letters: facts
            .letters
            .iter()
            .map(|one| group(document, &one.id, &one.name, |part| part.letter.as_ref()))
            .collect(),
        missing,
        doubtful: doubtful(document, facts, as_of),
        timing,
        process: process(document, facts, timing, as_of),
        follow_ups,
        about: facts.about.clone(),
    }
}

fn group(document: &AgreementDocument, id: &str, name: &Text, of: fn(&Part) -> Option<&String>) -> Group {
    let parts = AgreementFacts::embedded().parts.iter().filter(|part| of(part).is_some_and(|one| one == id));
    let missing = parts.filter(|part| !is_there(document, &part.id)).map(|part| part.id.clone()).collect();
    Group { id: id.to_owned(), name: name.clone(), missing }
}

fn missing(document: &AgreementDocument, facts: &AgreementFacts) -> Vec<Missing> {
    let parts = facts.parts.iter().filter(|part| !is_there(document, &part.id)).map(|part| Missing {
        part: part.id.clone(),
        name: part.name.clone(),
        why: part.why.clone(),
        put_in: part.put_in.clone(),
        choices: part.choices.as_ref().map(|list| choices(facts, list)).unwrap_or_default(),
    });
    let rules = facts.boundaries.iter().filter(|rule| !is_there(document, &rule.id)).map(|rule| Missing {
        part: rule.id.clone(),
        name: boundary_name(&rule.name),
        why: rule.why.clone(),
        put_in: rule.promise.clone(),
        choices: Vec::new(),
    });
    parts.chain(rules).collect()
}

fn boundary_name(name: &Text) -> Text {
    let Text { en, nl } = name;
    text!("the boundary rule \"{en}\"", "de grensregel \"{nl}\"")
}

fn choices(facts: &AgreementFacts, list: &str) -> Vec<Choice> {
    let choice = |(id, name): (&str, &Text)| Choice { id: id.to_owned(), name: name.clone() };
    facts.choices(list).into_iter().map(choice).collect()
}

fn doubtful(document: &AgreementDocument, facts: &AgreementFacts, as_of: Date) -> Vec<Doubt> {
    let mut found: Vec<Doubt> = relations(document, facts);
    found.extend(text_only(document, facts));
    found.extend(late_review(document));
    found.extend(poor_letters(document, facts, as_of));
    found
}

fn relations(document: &AgreementDocument, facts: &AgreementFacts) -> Vec<Doubt> {
    let chosen = facts.other_relations.iter().filter(|one| document.other_relations.contains(&one.id));
    let doubt = |one: &OtherRelation| {
        let (why, id) = (one.about.as_ref()?, &one.id);
        let (en, nl) = (one.name.en.to_lowercase(), one.name.nl.to_lowercase());
        let (why_en, why_nl) = (&why.en, &why.nl);
        Some(Doubt {
            id: format!("relation-{id}"),
            text: text!("the mentor is also {en}: {why_en}", "de mentor is ook {nl}: {why_nl}"),
            put_in: text!(
                "Look for another mentor, or write down how you keep the two roles apart.",
                "Zoek een andere mentor, of schrijf op hoe jullie de twee rollen gescheiden houden."
            ),
        })
    };
    chosen.filter(|one| one.doubtful).filter_map(doubt).collect()
}

fn text_only(document: &AgreementDocument, facts: &AgreementFacts) -> Option<Doubt> {
    let chosen = &document.engagement.channels;
    let mut used = facts.channels.iter().filter(|one| chosen.contains(&one.id)).peekable();
    used.peek()?;
    let percent = facts.text_channel_percent;
    used.all(|one| one.text_only).then(|| Doubt {
        id: "text-only".to_owned(),
        text: text!(
            "you only write to each other: by an estimate of WellNed, text carries about {percent}% of what a meeting does, so a remark, or even a slip of the pen, is soon taken wrongly",
            "jullie schrijven elkaar alleen: naar schatting van WellNed brengt tekst zo'n {percent}% over van wat een ontmoeting doet, dus een opmerking, of zelfs een verschrijving, valt al gauw verkeerd"
        ),
        put_in: text!(
            "We meet or call now and then, and suppose that the other means well.",
            "We ontmoeten of bellen elkaar af en toe, en gaan ervan uit dat de ander het goed bedoelt."
        ),
    })
}

fn late_review(document: &AgreementDocument) -> Option<Doubt> {
    let (every, duration) = (document.review.every_months?, document.engagement.duration_months?);
    (every >= duration && duration > 1).then(|| Doubt {
        id: "late-review".to_owned(),
        text: text!(
            "with a review every {every} months and a term of {duration}, no review comes before the end, when it is too late to adjust",
            "met om de {every} maanden een evaluatie en een duur van {duration} maanden komt er geen evaluatie voor het einde, en dan is bijstellen te laat"
        ),
        put_in: text!("We also review halfway.", "We evalueren ook halverwege."),
    })
}

fn poor_letters(document: &AgreementDocument, facts: &AgreementFacts, as_of: Date) -> Vec<Doubt> {
    let Some(review) = timing::last_review(document, as_of) else { return Vec::new() };
    let poor = facts.letters.iter().filter(|one| review.letters.going(&one.id) == Some(Going::Poorly));
    let day = review.day;
    let doubt = |letter: &Letter| {
        let (id, Text { en, nl }) = (&letter.id, &letter.name);
        Doubt {
            id: format!("poor-{id}"),
            text: text!(
                "at the review of {day}, this went poorly: {en}",
                "bij de evaluatie van {day} ging dit slecht: {nl}"
            ),
            put_in: letter.when_poor.clone(),
        }
    };
    poor.map(doubt).collect()
}

/// The steps; the last two are done by reviewing, the others by what stands in the agreement.
fn process(document: &AgreementDocument, facts: &AgreementFacts, timing: Timing, as_of: Date) -> Vec<Step> {
    let decided = timing::last_review(document, as_of).is_some_and(|review| review.outcome.is_some());
    let step = |one: &ProcessStep| {
        let done = match one.id.as_str() {
            "periodic-review" => timing.last_review.is_some() && !timing.overdue,
            "renewal" => decided,
            _ => one.parts.iter().all(|part| is_there(document, part)),
        };
        Step { id: one.id.clone(), name: one.name.clone(), done }
    };
    facts.process.iter().map(step).collect()
}
