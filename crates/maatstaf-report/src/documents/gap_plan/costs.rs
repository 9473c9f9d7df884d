//! What steps cost, and how good this set of steps is.

use maatstaf::{Gap, PolicyDocument, Proof, Step};
use maatstaf_document::{Language, say};

use crate::content::{Section, Table, TableRow};

/// The cost of each kind of step, how many there are of it, and the proof.
pub(super) fn costs(gap: &Gap, policy: &PolicyDocument, language: Language) -> Section {
    let (id, holder) = (&policy.id, &gap.estimate().portfolio().framework().facts().holder);
    let title = say!(language, "What it costs", "Wat het kost");
    let count = |is: fn(&Step) -> bool| gap.actions.iter().filter(|action| is(&action.step)).count();
    let kinds = [
        (
            say!(language, "Ask for a ruling", "Een oordeel vragen"),
            policy.costs.ruling,
            count(|step| matches!(step, Step::Ruling { .. })),
        ),
        (
            say!(language, "Link existing evidence", "Bestaand bewijs koppelen"),
            policy.costs.link,
            count(|step| matches!(step, Step::Link { .. })),
        ),
        (
            say!(language, "Have evidence confirmed", "Bewijs laten bevestigen"),
            policy.costs.corroboration,
            count(|step| matches!(step, Step::Corroboration { .. })),
        ),
        (
            say!(language, "Add new evidence", "Nieuw bewijs toevoegen"),
            policy.costs.new_evidence,
            count(|step| matches!(step, Step::NewEvidence { .. })),
        ),
    ];
    let rows = kinds
        .into_iter()
        .map(|(name, cost, count)| TableRow::new([name, cost.to_string(), count.to_string()]));
    let caption = say!(language, "Points of effort per kind of step", "Punten voor moeite per soort stap");
    let table = Table::new(caption, [say!(language, "Step", "Stap")])
        .numbers([
            say!(language, "Points each", "Punten per stuk"),
            say!(language, "In this plan", "In dit plan"),
        ])
        .rows(rows);
    Section::new("costs", title)
        .paragraph(&proof(gap, language))
        .table(table)
        .note(&say!(
            language,
            "The points are the choice of policy `{id}`, not {holder}'s: change them when something costs you more or less. In the reading that counts accepted claims only, what a step adds needs a ruling as well.",
            "De punten zijn een keuze van beleid `{id}`, niet van {holder}: pas ze aan als iets jou meer of minder kost. In de lezing die alleen aanvaarde claims telt, heeft wat een stap toevoegt ook een oordeel nodig."
        ))
}

/// How good the steps are, in a sentence.
fn proof(gap: &Gap, language: Language) -> String {
    let cost = gap.cost();
    match gap.proof {
        Proof::OutOfReach => say!(
            language,
            "Under this policy no portfolio reaches the level aimed at.",
            "Onder dit beleid haalt geen enkel portfolio het gekozen niveau."
        ),
        Proof::Optimal if gap.actions.is_empty() => {
            say!(
                language,
                "The level is reached: nothing more is needed.",
                "Het niveau is gehaald: er is niets meer nodig."
            )
        }
        Proof::Optimal => say!(
            language,
            "Together the steps cost {cost} points. It is proven that no set of these kinds of steps does it for less.",
            "Samen kosten de stappen {cost} punten. Bewezen is dat het met deze soorten stappen niet voor minder kan."
        ),
        Proof::Greedy { lower_bound } => say!(
            language,
            "Together the steps cost {cost} points. None of them can be missed; whether another set costs less is not known, but {lower_bound} points is the least that any can cost.",
            "Samen kosten de stappen {cost} punten. Er kan er geen gemist worden; of een andere keuze minder kost is niet bekend, maar onder de {lower_bound} punten komt er geen."
        ),
    }
}
