//! Reads a portfolio without keeping its texts.
//!
//! What is in doubt gives nothing: a field that stands twice or is not known, a text where a number belongs, a date written in another way. The
//! core then reads the portfolio again, and says what is wrong with it or that nothing is. So this file may be stricter than the core, and
//! never more lenient.

use maatstaf::Language;

use crate::cursor::{Cursor, Sure, object, sure};
use crate::fields::{choice, day, name, passed, said, small};
use crate::lean::{Lean, LeanClaim, LeanDeclaration, LeanItem, LeanRating, LeanVerdict};
use crate::written::Written;

/// Room for as many as people usually have, so that a list seldom has to move while it grows.
const ROOM: usize = 48;

/// Reads a portfolio; nothing when in doubt.
pub(crate) fn scan<'t>(portfolio: &'t [u8], written: &'t Written) -> Option<Lean<'t>> {
    if portfolio.len() > maatstaf::LONGEST_DOCUMENT {
        return None;
    }
    let mut cursor = Cursor::new(str::from_utf8(portfolio).ok()?, written);
    let lean = document(&mut cursor).ok()?;
    cursor.end().ok()?;
    Some(lean)
}

fn document<'t>(cursor: &mut Cursor<'t>) -> Sure<Lean<'t>> {
    let mut lean = Lean::default();
    lean.evidence.reserve(ROOM);
    lean.claims.reserve(ROOM);
    object!(cursor {
        may "$schema" => cursor.option(passed)?,
        must "maatstaf" => lean.maatstaf = small(cursor)?,
        must "framework" => lean.framework = name(cursor)?,
        must "holder" => lean.holder = name(cursor)?,
        may "language" => cursor.option(choice::<Language>)?,
        may "target" => lean.target = cursor.option(name)?,
        must "as_of" => lean.as_of = day(cursor)?,
        may "comment" => cursor.option(passed)?,
        may "evidence" => cursor.list(&mut lean.evidence, |cursor| item(cursor, &mut lean.claims))?,
        may "not_applicable" => cursor.list(&mut lean.not_applicable, declaration)?,
        may "self_rating" => cursor.list(&mut lean.self_rating, rating)?,
        may "verdicts" => cursor.list(&mut lean.verdicts, verdict)?,
        may "ledger" => lean.ledger = cursor.value()?,
    });
    Ok(lean)
}

/// Reads an item, and puts its claims behind those of the items before it.
fn item<'t>(cursor: &mut Cursor<'t>, claims: &mut Vec<LeanClaim<'t>>) -> Sure<LeanItem<'t>> {
    let (mut item, before) = (LeanItem::default(), claims.len());
    object!(cursor {
        must "id" => item.id = name(cursor)?,
        may "kind" => item.kind = choice(cursor)?,
        must "title" => item.has_title = said(cursor)?,
        may "text" => passed(cursor)?,
        may "happened" => item.happened = cursor.option(day)?,
        may "written" => item.written = cursor.option(day)?,
        may "occasion" => item.occasion = cursor.option(name)?,
        may "context" => item.context = cursor.option(name)?,
        may "client" => cursor.option(passed)?,
        may "verification" => item.verification = choice(cursor)?,
        may "comment" => cursor.option(passed)?,
        may "claims" => cursor.list(claims, claim)?,
    });
    item.claims = claims.len() - before;
    Ok(item)
}

fn claim<'t>(cursor: &mut Cursor<'t>) -> Sure<LeanClaim<'t>> {
    let mut claim = LeanClaim::default();
    object!(cursor {
        may "indicator" => claim.indicator = cursor.option(Cursor::number)?,
        may "category" => claim.category = cursor.option(name)?,
        may "level" => claim.level = cursor.option(name)?,
        may "theme" => claim.theme = cursor.option(name)?,
        must "strength" => claim.strength = small(cursor)?,
        may "rationale" => claim.has_rationale = cursor.option(said)? == Some(true),
    });
    Ok(claim)
}

fn declaration(cursor: &mut Cursor<'_>) -> Sure<LeanDeclaration> {
    let mut declaration = LeanDeclaration::default();
    object!(cursor {
        must "indicator" => declaration.indicator = cursor.number()?,
        must "reason" => declaration.has_reason = said(cursor)?,
    });
    Ok(declaration)
}

fn rating<'t>(cursor: &mut Cursor<'t>) -> Sure<LeanRating<'t>> {
    let mut rating = LeanRating::default();
    object!(cursor {
        must "category" => rating.category = name(cursor)?,
        may "level" => rating.level = cursor.option(name)?,
        may "reason" => cursor.option(passed)?,
    });
    Ok(rating)
}

fn verdict<'t>(cursor: &mut Cursor<'t>) -> Sure<LeanVerdict<'t>> {
    let mut verdict = LeanVerdict::default();
    object!(cursor {
        must "assessor" => verdict.assessor = name(cursor)?,
        must "evidence" => verdict.evidence = name(cursor)?,
        may "indicator" => verdict.indicator = cursor.option(Cursor::number)?,
        may "category" => verdict.category = cursor.option(name)?,
        may "level" => verdict.level = cursor.option(name)?,
        may "theme" => verdict.theme = cursor.option(name)?,
        must "ruling" => verdict.ruling = Some(choice(cursor)?),
        may "strength" => verdict.strength = cursor.option(small)?,
        must "reason" => verdict.has_reason = said(cursor)?,
    });
    Ok(verdict)
}
