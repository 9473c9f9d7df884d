//! Answers that are remembered for a day.

use maatstaf_store::{Actor, StoreError};

use crate::team::{Outcome, Team};

#[test]
fn the_same_request_gets_the_same_answer_for_a_day() -> Outcome {
    let team = Team::new()?;
    let anna = team.person("anna")?;
    let recall = |actor: &Actor, request| team.store.read(|view| view.remembered(actor, "key-1", request));
    let keep =
        |request, answer: &[u8]| team.store.write(|change| change.remember(&anna, "key-1", request, answer));
    assert_eq!(recall(&anna, &[1; 32])?, None);
    keep(&[1; 32], b"made")?;
    assert_eq!(recall(&anna, &[1; 32])?.as_deref(), Some(&b"made"[..]));
    assert!(matches!(recall(&anna, &[2; 32]), Err(StoreError::KeyReused)));
    assert!(matches!(keep(&[2; 32], b"other"), Err(StoreError::KeyReused)));
    // A key is its owner's: the same one of somebody else means nothing.
    assert_eq!(recall(&team.steward, &[2; 32])?, None);
    team.later(23);
    team.store.write(|change| change.forget_old())?;
    assert!(recall(&anna, &[1; 32])?.is_some());
    team.later(1);
    assert_eq!(recall(&anna, &[2; 32])?, None);
    keep(&[2; 32], b"new")?;
    assert_eq!(recall(&anna, &[2; 32])?.as_deref(), Some(&b"new"[..]));
    Ok(())
}

#[test]
fn what_is_a_day_old_is_dropped() -> Outcome {
    let team = Team::new()?;
    team.store.write(|change| change.remember(&team.steward, "a", &[1; 32], b"CANARY-OLD"))?;
    team.later(12);
    team.store.write(|change| change.remember(&team.steward, "b", &[1; 32], b"new"))?;
    team.later(12);
    let raw = rusqlite::Connection::open(team.path())?;
    let count = || raw.query_row("SELECT count(*) FROM remembered", [], |row| row.get::<_, u32>(0));
    assert_eq!(count()?, 2);
    team.store.write(|change| change.forget_old())?;
    assert_eq!(count()?, 1);
    Ok(())
}

#[test]
fn a_key_is_visible_ascii() -> Outcome {
    let team = Team::new()?;
    let remember = |key: &str| team.store.write(|change| change.remember(&team.steward, key, &[1; 32], b""));
    for key in ["", "a b", "é", "a\n", &"k".repeat(256)] {
        assert!(matches!(remember(key), Err(StoreError::Field("idempotency-key"))), "{key:?}");
    }
    remember(&"k".repeat(255))?;
    let nobody = team.store.write(|change| change.remember(&Actor::nobody(), "k", &[1; 32], b""));
    assert!(matches!(nobody, Err(StoreError::Missing)));
    Ok(())
}

#[test]
fn of_who_closed_their_account_nothing_is_remembered() -> Outcome {
    let team = Team::new()?;
    let anna = team.person("anna")?;
    team.store.write(|change| {
        change.close_account(&anna)?;
        change.remember(&anna, "k", &[1; 32], b"closed")
    })?;
    assert_eq!(team.store.read(|view| view.remembered(&anna, "k", &[1; 32]))?, None);
    Ok(())
}
