//! Lists to choose from or to turn to, each given when an answer calls for it.

use maatstaf_document::{Text, text};

use super::Audit;
use super::answers::Have;
use super::document::Mentors;
use super::programme::{Known, Programme, Provider, Range};
use super::result::{Advice, Comparison, Other};
use crate::entry::Entry;

/// The items of which one at least makes a training. This is this project's choice.
const TRAINING: [&str; 4] = ["training-goals", "training-dynamics", "training-roles", "training-world"];

/// Every list that an answer calls for.
pub(super) fn of(audit: &Audit, programme: &Programme) -> Vec<Advice> {
    let one = [
        Some(goals(audit, programme)),
        launch(audit, programme),
        peer_roles(audit, programme),
        peer_uses(audit, programme),
        providers(audit, programme),
        services(audit, programme),
    ];
    one.into_iter().flatten().collect()
}

fn advice(id: &str, title: Text, lines: Vec<Text>) -> Advice {
    Advice { id: id.to_owned(), title, lines }
}

fn lines(entries: &[Entry]) -> Vec<Text> {
    entries.iter().map(Entry::line).collect()
}

fn goals(audit: &Audit, programme: &Programme) -> Advice {
    let goals = programme.list("goals");
    let document = audit.document();
    if document.goals.is_empty() {
        let title = text!(
            "No goals are named. Goals that others have",
            "Er zijn geen doelen genoemd. Doelen die anderen hebben"
        );
        return advice("goals", title, lines(goals));
    }
    let chosen = goals.iter().filter(|goal| document.goals.contains(&goal.id)).map(Entry::line);
    advice("goals", text!("What the programme is for", "Waar het programma voor is"), chosen.collect())
}

fn launch(audit: &Audit, programme: &Programme) -> Option<Advice> {
    let asked = audit.document().launch_parties.is_empty()
        && audit.have("launch").is_some_and(|have| have != Have::Yes);
    let title = text!(
        "Who is at the launch meeting of a known programme",
        "Wie bij het startgesprek van een bekend programma zijn"
    );
    asked.then(|| advice("launch-parties", title, lines(programme.list("launch_parties"))))
}

fn peer_roles(audit: &Audit, programme: &Programme) -> Option<Advice> {
    let document = audit.document();
    if !document.facts.mentors.contains(&Mentors::Peers) {
        return None;
    }
    let roles = programme.list("peer_roles");
    if document.peer_roles.is_empty() {
        let title = text!("Roles that peers can have", "Rollen die leeftijdsgenoten kunnen hebben");
        return Some(advice("peer-roles", title, lines(roles)));
    }
    let own = roles.iter().filter(|role| document.peer_roles.contains(&role.id)).map(Entry::line);
    Some(advice("peer-roles", text!("What your peers do", "Wat jullie leeftijdsgenoten doen"), own.collect()))
}

fn peer_uses(audit: &Audit, programme: &Programme) -> Option<Advice> {
    let document = audit.document();
    let peers = document.facts.mentors.contains(&Mentors::Peers);
    let title = text!(
        "What peers can be called on for, beyond what is named",
        "Waarvoor je leeftijdsgenoten nog meer kunt inzetten"
    );
    let rest: Vec<Text> = programme
        .list("peer_uses")
        .iter()
        .filter(|one| !document.peer_uses.contains(&one.id))
        .map(Entry::line)
        .collect();
    (peers && !rest.is_empty()).then(|| advice("peer-uses", title, rest))
}

fn providers(audit: &Audit, programme: &Programme) -> Option<Advice> {
    let document = audit.document();
    let named = programme.providers.iter().filter(|one| document.providers.contains(&one.id));
    if !document.providers.is_empty() {
        let title = text!("Who helps with the programme", "Wie bij het programma helpt");
        return Some(advice("providers", title, named.map(provider_line).collect()));
    }
    let trained = TRAINING.iter().any(|item| audit.have(item) >= Some(Have::Partly));
    let title = text!(
        "There is no training and nobody who helps. Who could",
        "Er is geen training en niemand die helpt. Wie dat kan"
    );
    let all = || programme.providers.iter().map(provider_line).collect();
    (!trained).then(|| advice("providers", title, all()))
}

fn provider_line(provider: &Provider) -> Text {
    let Provider { name, organisation, does, offers, contact, .. } = provider;
    Text::new(
        format!("{}: {} {} {} {contact}", name.en, organisation.en, does.en, offers.en),
        format!("{}: {} {} {} {contact}", name.nl, organisation.nl, does.nl, offers.nl),
    )
}

/// The services that others offer for what lacks here.
fn services(audit: &Audit, programme: &Programme) -> Option<Advice> {
    let lacks = |item: &&String| audit.have(item).is_some_and(|have| have < Have::Partly);
    let lines: Vec<Text> = programme
        .list("services")
        .iter()
        .filter_map(|service| {
            let lacking = service.asks.iter().filter(lacks).filter_map(|id| programme.item(id));
            let (en, nl): (Vec<&str>, Vec<&str>) =
                lacking.map(|item| (item.name.en.as_str(), item.name.nl.as_str())).unzip();
            let (name_en, name_nl) = (&service.name.en, &service.name.nl);
            let (some, en, nl) = (!en.is_empty(), en.join("; "), nl.join("; "));
            some.then(|| text!("{name_en}, for: {en}", "{name_nl}, voor: {nl}"))
        })
        .collect();
    let title = text!(
        "Help that can be had from outside, for instance from RadarAdvies",
        "Hulp die je van buiten kunt krijgen, bijvoorbeeld van RadarAdvies"
    );
    (!lines.is_empty()).then(|| advice("services", title, lines))
}

/// What is compared, this programme's own number, and how to find that of another.
type Number = (Text, Option<Range>, fn(&Known) -> Option<Range>);

/// The numbers of this programme beside those of known ones.
pub(super) fn comparison(audit: &Audit, programme: &Programme) -> Vec<Comparison> {
    let facts = &audit.document().facts;
    let age = facts.mentor_age_from.zip(facts.mentor_age_to).map(|(from, to)| Range { from, to });
    let one = |number: Option<u32>| number.map(|number| Range { from: number, to: number });
    let rows: [Number; 5] = [
        (text!("months together", "maanden samen"), one(facts.duration_months), |known| known.months),
        (
            text!("days between contacts", "dagen tussen contacten"),
            one(facts.days_between_contacts),
            |known| known.days_between,
        ),
        (text!("minutes a contact", "minuten per contact"), one(facts.minutes_per_contact), |known| {
            known.minutes
        }),
        (text!("age of mentors", "leeftijd van mentoren"), age, |known| known.mentor_age),
        (text!("pairs a year", "koppels per jaar"), one(facts.matches_per_year), |known| {
            known.matches_per_year
        }),
    ];
    let row = |(what, own, other): Number| {
        let others = programme.known.iter().filter_map(|known| {
            let provider = programme.providers.iter().find(|one| one.id == known.provider)?;
            Some(Other { name: provider.name.clone(), number: shown(other(known)?) })
        });
        Comparison { what, own: own.map(shown), others: others.collect() }
    };
    rows.into_iter().map(row).collect()
}

fn shown(range: Range) -> String {
    let Range { from, to } = range;
    if from == to { from.to_string() } else { format!("{from}-{to}") }
}
