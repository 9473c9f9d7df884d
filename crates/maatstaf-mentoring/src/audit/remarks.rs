//! What stands out in an audit: facts about other programmes held beside this one.

use maatstaf_document::{Language, Text, text};

use super::Audit;
use super::document::{Mentors, Start};
use super::programme::{Programme, Range};
use super::result::Remark;
use crate::entry::Entry;

/// The items on which a wider programme stands. This is this project's reading of the hourglass.
const BASE: [&str; 3] = ["vision", "smart-goals", "start-narrow"];

/// Everything that stands out.
pub(super) fn of(audit: &Audit, programme: &Programme) -> Vec<Remark> {
    let one = [
        opportunistic(audit, programme),
        duration(audit, programme),
        contact(audit, programme),
        never_begun(audit, programme),
        launch(audit, programme),
        styles(audit, programme),
        stage(audit, programme),
        widening(audit),
        peers(audit),
    ];
    one.into_iter().flatten().chain(goals(audit, programme)).collect()
}

fn remark(id: impl Into<String>, text: Text, source: Option<Text>) -> Remark {
    Remark { id: id.into(), text, source }
}

fn opportunistic(audit: &Audit, programme: &Programme) -> Option<Remark> {
    if audit.document().facts.start != Some(Start::Opportunity) || audit.has("embedded") {
        return None;
    }
    let years = programme.opportunistic_years;
    let text = text!(
        "the programme began by a chance occasion and has no fixed place yet: most such projects ended within {years} years",
        "het programma begon door een toevallige gelegenheid en heeft nog geen vaste plek: de meeste van zulke projecten hielden binnen {years} jaar op"
    );
    Some(remark("began-by-chance", text, source(programme, "meijer-2008a")))
}

fn duration(audit: &Audit, programme: &Programme) -> Option<Remark> {
    let own = audit.document().facts.duration_months?;
    let Range { from, to } = spread(programme.known.iter().filter_map(|known| known.months))?;
    let text = text!(
        "a pair works together for {own} months here; known programmes take {from} to {to} months",
        "een koppel is hier {own} maanden samen; bekende programma's doen er {from} tot {to} maanden over"
    );
    (own < from).then(|| remark("short", text, source(programme, "brochure")))
}

fn contact(audit: &Audit, programme: &Programme) -> Option<Remark> {
    let own = audit.document().facts.days_between_contacts?;
    let most = spread(programme.known.iter().filter_map(|known| known.days_between))?.to;
    let text = text!(
        "a pair meets once in {own} days here, where a known programme meets once in {most}; trust weighs more than frequency, so ask pairs whether it is enough",
        "een koppel ziet elkaar hier eens in de {own} dagen, waar een bekend programma dat eens in de {most} doet; vertrouwen weegt zwaarder dan vaak afspreken, dus vraag koppels of het genoeg is"
    );
    (own > most).then(|| remark("seldom", text, source(programme, "brochure")))
}

fn never_begun(audit: &Audit, programme: &Programme) -> Option<Remark> {
    let facts = &audit.document().facts;
    let (agreed, begun) = (facts.pairs_agreed?, facts.pairs_begun?);
    let (never, one_in) = (agreed.saturating_sub(begun), programme.never_started_one_in);
    let text = text!(
        "{never} of {agreed} pairs never began, where a study found one in {one_in}, for lack of motivation of the young person: look at the intake",
        "{never} van {agreed} koppels begonnen nooit, waar een onderzoek er één op de {one_in} vond, doordat de jongere niet gemotiveerd was: kijk naar de intake"
    );
    let more = u64::from(never) * u64::from(one_in) > u64::from(agreed);
    more.then(|| remark("never-begun", text, source(programme, "isw-2013")))
}

fn launch(audit: &Audit, programme: &Programme) -> Option<Remark> {
    let missing = not_chosen(programme.list("launch_parties"), &audit.document().launch_parties)?;
    let (en, nl) = (list(&missing, Language::En), list(&missing, Language::Nl));
    let text = text!(
        "not at the launch meeting, and there in a known programme: {en}",
        "niet bij het startgesprek, en in een bekend programma wel: {nl}"
    );
    Some(remark("launch-parties", text, source(programme, "brochure")))
}

fn styles(audit: &Audit, programme: &Programme) -> Option<Remark> {
    let missing = not_chosen(programme.list("leadership_styles"), &audit.document().leadership_styles)?;
    let (en, nl) = (list(&missing, Language::En), list(&missing, Language::Nl));
    let text = text!(
        "styles of leading that the project leader could add: {en}",
        "manieren van leidinggeven die de projectleider erbij kan leren: {nl}"
    );
    Some(remark("leadership-styles", text, source(programme, "brochure")))
}

fn stage(audit: &Audit, programme: &Programme) -> Option<Remark> {
    let stage = audit.document().stage.as_ref()?;
    let entry = programme.list("hourglass").iter().find(|entry| entry.id == *stage)?;
    Some(remark("stage", entry.line(), source(programme, "isw-2013")))
}

fn widening(audit: &Audit) -> Option<Remark> {
    let widening = audit.document().stage.as_deref() == Some("widening");
    let text = text!(
        "the programme widens while its base does not wholly stand: vision, goals and a small start",
        "het programma verbreedt terwijl het fundament niet helemaal staat: visie, doelen en een klein begin"
    );
    (widening && !BASE.iter().all(|item| audit.has(item))).then(|| remark("widens-early", text, None))
}

fn peers(audit: &Audit) -> Option<Remark> {
    let document = audit.document();
    let named = !(document.peer_roles.is_empty() && document.peer_uses.is_empty());
    let text = text!(
        "peers have a role or a use here, but are not named among the mentors in `facts.mentors`",
        "leeftijdsgenoten hebben hier een rol of een inzet, maar staan bij `facts.mentors` niet onder de mentoren"
    );
    (named && !document.facts.mentors.contains(&Mentors::Peers))
        .then(|| remark("peers-not-named", text, None))
}

/// What each goal leans on and the programme does not wholly have.
fn goals(audit: &Audit, programme: &Programme) -> Vec<Remark> {
    let chosen = programme.list("goals").iter().filter(|goal| audit.document().goals.contains(&goal.id));
    let lacks = |goal: &Entry| {
        let items = goal.asks.iter().filter(|item| !audit.has(item)).filter_map(|item| programme.item(item));
        let names: Vec<&Text> = items.map(|item| &item.name).collect();
        let (id, goal) = (&goal.id, &goal.name);
        let (en, nl) = (list(&names, Language::En), list(&names, Language::Nl));
        let (goal_en, goal_nl) = (&goal.en, &goal.nl);
        let text = text!(
            "the goal \"{goal_en}\" leans on what is not wholly there: {en}",
            "het doel \"{goal_nl}\" steunt op wat er niet helemaal is: {nl}"
        );
        (!names.is_empty()).then(|| remark(format!("goal-{id}"), text, None))
    };
    chosen.filter_map(lacks).collect()
}

/// The names of a list that were not chosen, once something was.
fn not_chosen<'p>(all: &'p [Entry], chosen: &[String]) -> Option<Vec<&'p Text>> {
    let rest: Vec<&Text> =
        all.iter().filter(|entry| !chosen.contains(&entry.id)).map(|entry| &entry.name).collect();
    (!chosen.is_empty() && !rest.is_empty()).then_some(rest)
}

fn list(texts: &[&Text], language: Language) -> String {
    let names: Vec<String> = texts.iter().map(|text| text.to(language).to_owned()).collect();
    names.join("; ")
}

/// From the least to the most of several ranges.
fn spread(ranges: impl Iterator<Item = Range>) -> Option<Range> {
    ranges.reduce(|a, b| Range { from: a.from.min(b.from), to: a.to.max(b.to) })
}

fn source(programme: &Programme, id: &str) -> Option<Text> {
    programme.sources.iter().find(|source| source.id == id).map(|source| source.title.clone())
}
