//! The evidence, piece by piece: where every link to evidence leads.

mod card;

use maatstaf::{ClaimName, Evidence, Policy, Portfolio};
use maatstaf_document::{Language, say};

use self::card::Cards;
use super::claim::linked_claim;
use crate::content::{Anchor, Inline, Section, Span, Table, TableRow};
use crate::disclosure::Disclosure;

/// Every piece of evidence with its claims and where they stand, at `Anchor::evidence(id)`.
pub(crate) fn register(
    portfolio: &Portfolio,
    policy: &Policy,
    disclosure: &mut Disclosure,
    language: Language,
) -> Section {
    let section = titled(language);
    if portfolio.document().evidence.is_empty() {
        return section.paragraph(&none(language));
    }
    let cards = Cards::new(portfolio, policy, disclosure, language).all();
    section.table(overview(portfolio, language)).with_all(cards)
}

/// Every piece of evidence in a row, at `Anchor::evidence(id)`, with what it claims.
pub(crate) fn register_in_short(portfolio: &Portfolio, language: Language) -> Section {
    let section = titled(language);
    if portfolio.document().evidence.is_empty() {
        return section.paragraph(&none(language));
    }
    let framework = portfolio.framework();
    let row = |item: &Evidence| {
        let claims = item
            .claims
            .iter()
            .map(|claim| linked_claim(&ClaimName::new(&item.id, claim), framework, language));
        let claims = Inline::joined(claims, ", ");
        let mut cells = facts(portfolio, item, language, Inline::text(&*item.id));
        cells.push(if claims.is_empty() { Inline::text("–") } else { claims });
        TableRow::new(cells).at(Anchor::evidence(&item.id))
    };
    let columns = columns(language).into_iter().chain([say!(language, "Claims", "Claims")]);
    let title = section.title.clone();
    section.table(Table::new(title, columns).rows(in_order(portfolio).into_iter().map(row)))
}

fn titled(language: Language) -> Section {
    Section::new("evidence", say!(language, "The evidence", "Het bewijs"))
}

fn none(language: Language) -> String {
    say!(language, "The portfolio holds no evidence yet.", "Het portfolio bevat nog geen bewijs.")
}

/// The evidence in the order of its ids, whatever the order of the file.
fn in_order(portfolio: &Portfolio) -> Vec<&Evidence> {
    let mut items: Vec<&Evidence> = portfolio.document().evidence.iter().collect();
    items.sort_by(|a, b| a.id.cmp(&b.id));
    items
}

fn overview(portfolio: &Portfolio, language: Language) -> Table {
    let row = |item: &Evidence| {
        let id = Inline::from(Span::Code(item.id.clone()));
        let mut cells = facts(portfolio, item, language, id);
        cells.push(Inline::link(Anchor::evidence(&item.id), item.claims.len().to_string()));
        TableRow::new(cells)
    };
    let caption = say!(language, "All evidence", "Alle bewijsstukken");
    Table::new(caption, columns(language))
        .numbers([say!(language, "Claims", "Claims")])
        .rows(in_order(portfolio).into_iter().map(row))
}

fn columns(language: Language) -> [String; 4] {
    [
        say!(language, "Evidence", "Bewijsstuk"),
        say!(language, "Kind", "Soort"),
        say!(language, "Day", "Dag"),
        say!(language, "Verification", "Verificatie"),
    ]
}

fn facts(portfolio: &Portfolio, item: &Evidence, language: Language, id: Inline) -> Vec<Inline> {
    let day = portfolio.document().happened(item);
    vec![
        id,
        Inline::text(item.kind.name(language)),
        Inline::text(day.map_or_else(|| "–".to_owned(), |day| day.to_string())),
        Inline::text(item.verification.name(language)),
    ]
}
