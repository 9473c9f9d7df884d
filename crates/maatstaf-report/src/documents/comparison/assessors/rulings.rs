//! What one assessor ruled, claim by claim, and what they did not rule on.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf::{ClaimName, Ruling, Verdict};
use maatstaf_document::{Sign, say};

use super::Assessor;
use crate::content::{Inline, Item, Table, TableRow};
use crate::disclosure::{Disclosure, Part};
use crate::documents::comparison::shown::{Shown, named};
use crate::parts::words::ruling;
use crate::parts::{Key, key};

impl Assessor<'_, '_> {
    /// Every claim that was ruled on.
    pub(super) fn rulings(&self, disclosure: &mut Disclosure) -> Option<Table> {
        let language = self.shown.language;
        let with_reasons = disclosure.includes(Part::Reasons);
        let mut head = vec![say!(language, "Claim", "Claim"), say!(language, "Ruling", "Oordeel")];
        head.extend(with_reasons.then(|| say!(language, "Why", "Waarom")));
        let verdicts = self.shown.verdicts(self.number);
        let rows: Vec<TableRow> = (1..)
            .zip(verdicts)
            .map(|(at, verdict)| self.ruled(at, verdict, with_reasons, disclosure))
            .collect();
        let name = self.name;
        let caption = say!(language, "Claims that {name} ruled on", "Claims waarover {name} oordeelde");
        (!rows.is_empty()).then(|| Table::new(caption, head).rows(rows))
    }

    fn ruled(
        &self,
        at: usize,
        verdict: &Verdict,
        with_reasons: bool,
        disclosure: &mut Disclosure,
    ) -> TableRow {
        let language = self.shown.language;
        let claim = named(verdict);
        let said = ruling(verdict.ruling, language);
        let said = match verdict.strength {
            Some(strength) if verdict.ruling == Ruling::Accept => {
                let strength = strength.get();
                say!(language, "{said}, at strength {strength}", "{said}, op sterkte {strength}")
            }
            _ => said.to_owned(),
        };
        let place = self.shown.reason_place(verdict);
        let why = disclosure.show(Part::Reasons, &place, &verdict.reason).unwrap_or("–").to_owned();
        let sign = if verdict.ruling == Ruling::Accept { Sign::Met } else { Sign::Unmet };
        let cells = [self.shown.claim(&claim), said.into()];
        let cells = cells.into_iter().chain(with_reasons.then(|| why.into()));
        TableRow::new(cells).signed(sign).at(Shown::verdict(self.number, at))
    }

    /// The claims without a ruling, evidence by evidence.
    pub(super) fn not_ruled_on(&self) -> Option<Item> {
        let shown = self.shown;
        let ruled: Vec<ClaimName> = shown.verdicts(self.number).map(named).collect();
        let ruled: BTreeSet<Key<'_>> = ruled.iter().map(key).collect();
        let mut open: BTreeMap<&str, Vec<ClaimName>> = BTreeMap::new();
        let mut count = 0;
        for item in &shown.estimate.portfolio().document().evidence {
            for claim in &item.claims {
                let name = ClaimName::new(item.id.as_str(), claim);
                if !ruled.contains(&key(&name)) {
                    count += 1;
                    open.entry(item.id.as_str()).or_default().push(name);
                }
            }
        }
        let listed = open.iter().map(|(id, claims)| {
            let aspects = claims.iter().map(|claim| shown.levels().aspect(claim));
            Inline::code(*id).and(" (").and(Inline::joined(aspects, ", ")).and(")")
        });
        let said =
            say!(shown.language, "not ruled on, {count} claims: ", "geen oordeel over {count} claims: ");
        (count > 0).then(|| Item::new(Inline::text(said).and(Inline::joined(listed, "; "))))
    }

    /// Practice that was seen although nobody claims it.
    pub(super) fn accepted_not_claimed(&self) -> Option<Item> {
        let (shown, group) = (self.shown, &self.answer.groups.accepted_not_claimed);
        let listed = crate::documents::comparison::claims::listed(shown, group);
        let said = say!(
            shown.language,
            "accepted though nobody claims it: ",
            "aanvaard zonder dat iemand het claimt: "
        );
        (group.count > 0).then(|| Item::new(Inline::text(said).and(listed)))
    }
}
