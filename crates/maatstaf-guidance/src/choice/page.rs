//! A choice laid out for a reader.

use maatstaf_document::{Language, Page, Sign, join, say};

use super::{ChoiceDocument, OpenQuestion};
use crate::forms::Outcome;
use crate::guidance::Guidance;
use crate::pages::{boundary_items, form_names, not_a_diagnosis, points_of, reason_texts, told_apart};
use crate::weigh::Standing;

pub(super) fn page(guidance: &Guidance, choice: &ChoiceDocument, language: Language) -> Page {
    let title = say!(language, "Which form of help fits", "Welke vorm van hulp past");
    let page = Page::new().title(title).paragraph(headline(guidance, choice, language));
    let page = page.title(say!(language, "The boundary", "De grens")).followed_by(boundary_items(
        guidance,
        &choice.boundary,
        language,
    ));
    let page = page.followed_by(ranking(guidance, choice, language));
    let page = page.followed_by(what_would_change(guidance, choice, language));
    let page = page.followed_by(what_to_look_for(guidance, choice, language));
    let page =
        if pair_leads(guidance, choice) { page.followed_by(told_apart(guidance, language)) } else { page };
    page.note(guidance.questions().owner.to(language)).note(not_a_diagnosis(language))
}

fn first(choice: &ChoiceDocument) -> Vec<&Standing> {
    choice.ranking.iter().filter(|standing| standing.place == 1).collect()
}

/// Whether mentoring and coaching are the two best, so that somebody has to choose between them.
fn pair_leads(guidance: &Guidance, choice: &ChoiceDocument) -> bool {
    let comparison = guidance.comparison();
    let best: Vec<&str> =
        choice.ranking.iter().filter(|one| one.place <= 2).map(|one| one.form.as_str()).collect();
    best.len() == 2 && [&comparison.one, &comparison.other].iter().all(|form| best.contains(&form.as_str()))
}

fn headline(guidance: &Guidance, choice: &ChoiceDocument, language: Language) -> String {
    let leaders = first(choice);
    let names = form_names(guidance, leaders.iter().map(|one| one.form.as_str()), language);
    if choice.boundary.outcome == Outcome::Refer {
        return say!(
            language,
            "Refer: {names} comes first, whatever the other answers say.",
            "Verwijs: {names} gaat voor, wat de andere antwoorden ook zeggen."
        );
    }
    if choice.answered == 0 {
        let count = choice.ranking.len();
        return say!(
            language,
            "Nothing is answered yet, so no form comes before another: all {count} stand equal.",
            "Er is nog niets beantwoord, dus geen vorm gaat voor: alle {count} staan gelijk."
        );
    }
    let points = points_of(leaders.first().map_or(0, |one| one.points), language);
    if leaders.len() > 1 {
        return say!(
            language,
            "These fit equally well: {names} ({points}).",
            "Deze passen even goed: {names} ({points})."
        );
    }
    say!(language, "This fits best: {names} ({points}).", "Dit past het best: {names} ({points}).")
}

fn ranking(guidance: &Guidance, choice: &ChoiceDocument, language: Language) -> Page {
    let mut page = Page::new().title(say!(language, "All forms, and why", "Alle vormen, en waarom"));
    for standing in &choice.ranking {
        page = page.followed_by(one_form(guidance, standing, language));
    }
    page
}

fn one_form(guidance: &Guidance, standing: &Standing, language: Language) -> Page {
    let name = form_names(guidance, [standing.form.as_str()], language);
    let (place, points) = (standing.place, points_of(standing.points, language));
    let text = if standing.by_boundary {
        say!(language, "{place}. {name}: first by the boundary", "{place}. {name}: eerst, vanwege de grens")
    } else {
        format!("{place}. {name}: {points}")
    };
    let mut page = Page::new().item(Sign::Plain, text);
    let (fits, not) = (&standing.speaks_for, &standing.speaks_against);
    if !fits.is_empty() {
        let reasons = reason_texts(guidance, fits, language);
        page = page.detail(say!(language, "for: {reasons}", "ervoor: {reasons}"));
    }
    if !not.is_empty() {
        let reasons = reason_texts(guidance, not, language);
        page = page.detail(say!(language, "against: {reasons}", "ertegen: {reasons}"));
    }
    page
}

fn what_would_change(guidance: &Guidance, choice: &ChoiceDocument, language: Language) -> Page {
    let page = Page::new().title(say!(language, "How sure this is", "Hoe zeker dit is"));
    let mut page = page.paragraph(sureness(choice, language));
    for open in &choice.open {
        page = page.followed_by(one_question(guidance, open, language));
    }
    page
}

fn sureness(choice: &ChoiceDocument, language: Language) -> String {
    let (answered, asked) = (choice.answered, choice.asked);
    let so_far = if answered == asked {
        return say!(language, "All {asked} questions are answered.", "Alle {asked} vragen zijn beantwoord.");
    } else {
        say!(
            language,
            "{answered} of {asked} questions are answered.",
            "Beantwoord: {answered} van de {asked} vragen."
        )
    };
    if choice.settled {
        return say!(
            language,
            "{so_far} However the others are answered, the first place stays as it is.",
            "{so_far} Wat de andere ook opleveren, de eerste plaats blijft zo."
        );
    }
    if choice.open.is_empty() {
        return say!(
            language,
            "{so_far} No other answer alone changes the first place, but several together can.",
            "{so_far} Geen ander antwoord verandert op zichzelf de eerste plaats, maar een paar samen kunnen dat wel."
        );
    }
    say!(
        language,
        "{so_far} The ranking is less sure for it. These answers would change the first place:",
        "{so_far} De rangorde is daardoor minder zeker. Deze antwoorden zouden de eerste plaats veranderen:"
    )
}

fn one_question(guidance: &Guidance, open: &OpenQuestion, language: Language) -> Page {
    let Some(question) = guidance.questions().question(&open.question) else { return Page::new() };
    let mut page = Page::new().item(Sign::Unknown, question.text.to(language));
    for change in &open.changes {
        let Some(answer) = question.answer(&change.answer) else { continue };
        let names = form_names(guidance, change.first.iter().map(String::as_str), language);
        let answer = answer.text.to(language);
        page = page.detail(match change.outcome {
            Outcome::Refer => {
                say!(language, "{answer}: refer to {names}", "{answer}: verwijzen naar {names}")
            }
            _ => format!("{answer}: {names}"),
        });
    }
    page
}

/// What the leading form takes: its meetings, and the skills to look for in the helper.
fn what_to_look_for(guidance: &Guidance, choice: &ChoiceDocument, language: Language) -> Page {
    let leaders = first(choice);
    let [leader] = leaders.as_slice() else { return Page::new() };
    let mut items = Vec::new();
    let meetings = guidance.forms().form(&leader.form).and_then(|form| form.attribute("meetings"));
    if let Some(meetings) = meetings {
        let text = meetings.text.to(language);
        items.push(say!(language, "meetings: {text}", "bijeenkomsten: {text}"));
    }
    let skills: Vec<String> = guidance
        .comparison()
        .skills_of(&leader.form)
        .iter()
        .map(|skill| skill.text.to(language).to_owned())
        .collect();
    if !skills.is_empty() {
        let skills = join(&skills, language);
        items.push(say!(language, "somebody who {skills}", "iemand die {skills}"));
    }
    if items.is_empty() {
        return Page::new();
    }
    let name = form_names(guidance, [leader.form.as_str()], language);
    let title = say!(language, "What to look for: {name}", "Waar je op let: {name}");
    items.into_iter().fold(Page::new().title(title), |page, item| page.item(Sign::Plain, item))
}
