//! Changes in sentences.

use std::collections::BTreeSet;

use maatstaf::{ClaimName, Framework, Lane};
use maatstaf_document::{Language, first_few, join, say, text};

use crate::change::ChangeKind;
use crate::document::{Cause, LaneLevels};
use crate::moves::{Shift, Way, shifts};

/// A level's name; "not yet evidenced" for none.
pub(crate) fn level(framework: &Framework, level: Option<&str>, language: Language) -> String {
    match level {
        Some(id) => framework.level_name(id, language).to_owned(),
        None => say!(language, "not yet evidenced", "nog niet aangetoond"),
    }
}

/// A lane in one word.
pub(crate) fn lane(lane: Lane, language: Language) -> String {
    match lane {
        Lane::Floor => say!(language, "certain", "zeker"),
        Lane::Estimate => say!(language, "estimate", "schatting"),
        Lane::Ceiling => say!(language, "possible", "mogelijk"),
    }
}

/// Lanes in words.
pub(crate) fn lanes(of: &[Lane], language: Language) -> String {
    join(&of.iter().map(|one| lane(*one, language)).collect::<Vec<_>>(), language)
}

/// Which levels moved from where to where; lanes that moved alike are said together.
pub(crate) fn moved(
    framework: &Framework,
    before: &LaneLevels,
    after: &LaneLevels,
    language: Language,
) -> String {
    let mut alike: Vec<(String, Vec<Lane>)> = Vec::new();
    for Shift { lane, way, .. } in shifts(framework, before, after) {
        let name = |levels: &LaneLevels| level(framework, levels.in_lane(lane), language);
        let (from, to) = (name(before), name(after));
        let path = match way {
            Way::Up => say!(language, "up from {from} to {to}", "omhoog van {from} naar {to}"),
            Way::Down => say!(language, "down from {from} to {to}", "omlaag van {from} naar {to}"),
        };
        match alike.iter_mut().find(|(known, _)| *known == path) {
            Some((_, list)) => list.push(lane),
            None => alike.push((path, vec![lane])),
        }
    }
    let parts = alike.iter().map(|(path, list)| format!("{} {path}", lanes(list, language)));
    parts.collect::<Vec<_>>().join("; ")
}

impl Cause {
    /// The change in a sentence, and whether it decides by itself.
    pub(crate) fn sentence(&self, language: Language) -> String {
        let told = told(self.kind, self.evidence.as_deref(), self.indicator, &self.claims, language);
        let Some(decides) = &self.decides else {
            return say!(language, "{told} (not tried apart)", "{told} (niet apart geprobeerd)");
        };
        if decides.is_empty() {
            return told;
        }
        let lanes = lanes(decides, language);
        say!(
            language,
            "{told}; this alone makes the difference: {lanes}",
            "{told}; dit geeft op zichzelf de doorslag: {lanes}"
        )
    }
}

/// A change in a sentence.
pub(crate) fn told(
    kind: ChangeKind,
    evidence: Option<&str>,
    indicator: Option<u16>,
    claims: &[ClaimName],
    language: Language,
) -> String {
    let (c, e) = (short(claims, language), named(evidence, claims, language));
    let n = indicator.unwrap_or_default();
    let text = match kind {
        ChangeKind::Happened => text!("{e} happened since ({c})", "{e} is sindsdien gebeurd ({c})"),
        ChangeKind::Aged => text!("{e} became too old to count ({c})", "{e} werd te oud om te tellen ({c})"),
        ChangeKind::RedatedIn => {
            text!("{e} got another day and counts now ({c})", "{e} kreeg een andere dag en telt nu ({c})")
        }
        ChangeKind::RedatedOut => {
            text!(
                "{e} got another day and left the count ({c})",
                "{e} kreeg een andere dag en telt niet meer ({c})"
            )
        }
        ChangeKind::Added => text!("{e} was added ({c})", "{e} kwam erbij ({c})"),
        ChangeKind::Removed => text!("{e} was taken out ({c})", "{e} ging eruit ({c})"),
        ChangeKind::Claimed => text!("{e} now also claims {c}", "{e} claimt nu ook {c}"),
        ChangeKind::Unclaimed => text!("{e} no longer claims {c}", "{e} claimt {c} niet meer"),
        ChangeKind::Strengthened => text!("{e} claims {c} more strongly", "{e} claimt {c} sterker"),
        ChangeKind::Weakened => text!("{e} claims {c} less strongly", "{e} claimt {c} minder sterk"),
        ChangeKind::Verified => text!("{e} is verified better ({c})", "{e} is beter geverifieerd ({c})"),
        ChangeKind::LessVerified => {
            text!("{e} is verified less well ({c})", "{e} is minder goed geverifieerd ({c})")
        }
        ChangeKind::Accepted => text!("{c} of {e} was accepted", "{c} van {e} is aanvaard"),
        ChangeKind::Rejected => text!("{c} of {e} was rejected", "{c} van {e} is afgewezen"),
        ChangeKind::Contested => text!("{c} of {e} is contested", "{c} van {e} is betwist"),
        ChangeKind::Reopened => text!("{c} of {e} is open again", "{c} van {e} staat weer open"),
        ChangeKind::RuledStronger => {
            text!("{c} of {e} is now rated stronger", "{c} van {e} geldt nu als sterker")
        }
        ChangeKind::RuledWeaker => {
            text!("{c} of {e} is now rated weaker", "{c} van {e} geldt nu als minder sterk")
        }
        ChangeKind::OccasionChanged => {
            text!("another occasion for {e} ({c})", "een andere gelegenheid bij {e} ({c})")
        }
        ChangeKind::ContextChanged => {
            text!("another context for {e} ({c})", "een andere context bij {e} ({c})")
        }
        ChangeKind::KindChanged => text!("{e} is of another kind ({c})", "{e} is van een andere soort ({c})"),
        ChangeKind::DeclaredNotApplicable => {
            text!("CI {n} was declared not applicable", "VI {n} is als niet van toepassing opgegeven")
        }
        ChangeKind::AppliesAgain => text!("CI {n} applies again", "VI {n} geldt weer"),
    };
    text.to(language).to_owned()
}

/// The evidence of a change: its id, or the ids that its claims name.
fn named(evidence: Option<&str>, claims: &[ClaimName], language: Language) -> String {
    if let Some(id) = evidence {
        return format!("`{id}`");
    }
    let ids: BTreeSet<&str> = claims.iter().map(|claim| claim.evidence.as_str()).collect();
    first_few(ids.into_iter().map(|id| format!("`{id}`")).collect(), language)
}

/// Claims in short: `CI 31`, or that one is an equivalent practice; each once.
fn short(claims: &[ClaimName], language: Language) -> String {
    let mut names: Vec<String> = claims
        .iter()
        .map(|claim| match claim.indicator {
            Some(number) => say!(language, "CI {number}", "VI {number}"),
            None => say!(language, "equivalent practice", "gelijkwaardige praktijk"),
        })
        .collect();
    names.dedup();
    first_few(names, language)
}
