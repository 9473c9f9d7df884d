//! What the invented pieces of evidence are called, and what the invented assessors say of them.

use maatstaf::{Kind, Language, Text};

/// A piece of evidence that could serve a category: its kind, and its title in English and in Dutch.
type Title = (Kind, &'static str, &'static str);

/// Six pieces for each category, in the framework's order.
pub(super) const TITLES: [[Title; 6]; 8] = [
    [
        (Kind::LearningJournal, "What irritated me, and why", "Wat me ergerde, en waarom"),
        (Kind::Statement, "Five convictions I work from", "Vijf overtuigingen van waaruit ik werk"),
        (Kind::PeerReview, "How colleagues see me listen", "Hoe collega's mij zien luisteren"),
        (Kind::SessionLog, "The silence I could not stand", "De stilte die ik niet uithield"),
        (Kind::SupervisionReport, "My own father in the room", "Mijn eigen vader in de kamer"),
        (Kind::LearningJournal, "A client from another faith", "Een cliënt met een ander geloof"),
    ],
    [
        (Kind::Cpd, "Two days on group dynamics", "Twee dagen groepsdynamica"),
        (
            Kind::SupervisionReport,
            "A year of supervision, looked back on",
            "Een jaar supervisie, teruggekeken",
        ),
        (Kind::LearningJournal, "Three habits to unlearn", "Drie gewoontes om af te leren"),
        (Kind::PeerReview, "Peers watch a recording of mine", "Vakgenoten bekijken een opname van mij"),
        (Kind::Cpd, "Reading group on motivation", "Leesgroep over motivatie"),
        (Kind::Evaluation, "Learning plan and what came of it", "Leerplan en wat ervan kwam"),
    ],
    [
        (Kind::Agreement, "Agreement with client and employer", "Overeenkomst met cliënt en werkgever"),
        (Kind::SessionLog, "An intake that ended in a referral", "Een intake die op doorverwijzen uitliep"),
        (Kind::Agreement, "One page on what stays private", "Eén pagina over wat onder ons blijft"),
        (Kind::CaseStudy, "A sponsor who wanted a report", "Een opdrachtgever die verslag wilde"),
        (Kind::SessionLog, "Closing after eight sessions", "Afronden na acht gesprekken"),
        (Kind::Statement, "What I am to clients, and what not", "Wat ik voor cliënten ben, en wat niet"),
    ],
    [
        (Kind::ClientFeedback, "Letter from a client after a year", "Brief van een cliënt na een jaar"),
        (Kind::SessionLog, "The first half hour", "Het eerste halfuur"),
        (Kind::Recording, "Fourteen minutes on trust", "Veertien minuten over vertrouwen"),
        (Kind::CaseStudy, "A client who kept cancelling", "Een cliënt die steeds afzegde"),
        (Kind::SessionLog, "Tears about a small remark", "Tranen om een kleine opmerking"),
        (Kind::Observation, "A colleague sits in", "Een collega kijkt mee"),
    ],
    [
        (Kind::Recording, "Questions that changed the subject", "Vragen die het onderwerp veranderden"),
        (Kind::SessionLog, "The pattern at every handover", "Het patroon bij elke overdracht"),
        (Kind::CaseStudy, "From blame to own part", "Van verwijt naar eigen aandeel"),
        (Kind::SessionLog, "Saying back what I heard", "Teruggeven wat ik hoorde"),
        (
            Kind::ClientFeedback,
            "What the client learned, in her words",
            "Wat de cliënt leerde, in haar woorden",
        ),
        (Kind::Observation, "Observed: challenge without advice", "Geobserveerd: uitdagen zonder advies"),
    ],
    [
        (Kind::SessionLog, "One step before Friday", "Eén stap voor vrijdag"),
        (Kind::CaseStudy, "A goal that turned out borrowed", "Een doel dat geleend bleek"),
        (Kind::OwnTool, "Sheet for obstacles and helpers", "Blad voor hobbels en helpers"),
        (Kind::SessionLog, "Options on the floor", "Mogelijkheden op de vloer"),
        (Kind::ClientFeedback, "Six months later: what lasted", "Een halfjaar later: wat bleef"),
        (Kind::Evaluation, "Goals reviewed halfway", "Doelen halverwege herzien"),
    ],
    [
        (Kind::OwnTool, "My working model on one page", "Mijn werkmodel op één pagina"),
        (Kind::CaseStudy, "Drawing instead of talking", "Tekenen in plaats van praten"),
        (Kind::SessionLog, "Using the client's own maps", "Werken met de kaarten van de cliënt"),
        (Kind::Cpd, "Course in systemic work", "Opleiding systemisch werken"),
        (
            Kind::Statement,
            "Why I dropped the personality test",
            "Waarom ik de persoonlijkheidstest liet vallen",
        ),
        (Kind::Publication, "Article on metaphors in sessions", "Artikel over metaforen in gesprekken"),
    ],
    [
        (Kind::Evaluation, "End forms of one year, counted", "Eindformulieren van een jaar, geteld"),
        (Kind::ClientFeedback, "Interviews by a third person", "Interviews door een derde"),
        (Kind::Evaluation, "Three-way review with the sponsor", "Evaluatie met z'n drieën"),
        (Kind::LearningJournal, "A harsh form, a week later", "Een hard formulier, een week later"),
        (Kind::OwnTool, "How I follow my own results", "Hoe ik mijn eigen resultaten volg"),
        (Kind::Publication, "Note on measuring what coaching does", "Notitie over meten wat coaching doet"),
    ],
];

/// Kinds of organisation that the invented clients come from.
pub(super) const CONTEXTS: [&str; 6] =
    ["care", "education", "municipality", "retail", "technology", "construction"];

/// Why an assessor accepts a claim.
pub(super) const ACCEPTED: [(&str, &str); 5] = [
    ("A concrete moment, and what it led to.", "Een concreet moment, en waar het toe leidde."),
    ("Shown more than once, with different people.", "Meer dan eens getoond, bij verschillende mensen."),
    ("The reflection fits what happened.", "De reflectie past bij wat er gebeurde."),
    ("Confirmed by somebody who was there.", "Bevestigd door iemand die erbij was."),
    ("Brief, but it is all there.", "Kort, maar het staat er."),
];

/// Why an assessor rejects a claim.
pub(super) const REJECTED: [(&str, &str); 5] = [
    ("Named, not shown.", "Genoemd, niet getoond."),
    ("This tells of the client and not of the coach.", "Dit gaat over de cliënt en niet over de coach."),
    ("One instance is thin for this level.", "Eén voorbeeld is mager voor dit niveau."),
    ("An opinion, without practice beside it.", "Een mening, zonder praktijk ernaast."),
    ("I miss what it changed.", "Ik mis wat het veranderde."),
];

/// Why an assessor judges a category as they do.
pub(super) const RATIONALES: [(&str, &str); 4] = [
    ("Most pieces point the same way.", "De meeste stukken wijzen dezelfde kant op."),
    ("Two strong pieces; the rest is thin.", "Twee sterke stukken; de rest is mager."),
    ("Steady practice, little said about why.", "Vaste praktijk, weinig over het waarom."),
    ("Hard to place; I read it twice.", "Lastig te plaatsen; ik las het twee keer."),
];

/// One sentence of a list, in a language.
pub(super) fn sentence(list: &[(&str, &str)], at: usize, language: Language) -> String {
    let (en, nl) = list.get(at % list.len().max(1)).copied().unwrap_or_default();
    Text::new(en, nl).to(language).to_owned()
}
