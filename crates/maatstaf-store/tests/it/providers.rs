//! Providers and their members.

use std::collections::BTreeSet;

use maatstaf_store::{Actor, Id, Kind, Owner, Right, Role, Scope, StoreError};

use crate::team::{Outcome, Team, id};

#[test]
fn stewards_make_providers() -> Outcome {
    let team = Team::new()?;
    let anna = team.person("anna")?;
    let make = |actor: &Actor, name: &str, administrator: Option<&Id>| {
        team.store.write(|change| change.make_provider(actor, name, administrator))
    };
    let own = make(&team.steward, " School ", None)?;
    assert_eq!((own.name.as_str(), own.role), ("School", Some(Role::Administrator)));
    let hers = make(&team.steward, "Anna's", Some(id(&anna)?))?;
    assert_eq!(hers.role, None);
    assert!(matches!(make(&anna, "b", None), Err(StoreError::Missing)));
    assert!(matches!(make(&team.steward, "b", Some(&"acc-1".into())), Err(StoreError::Missing)));
    for name in ["", "a\nb", &"a".repeat(201)] {
        assert!(matches!(make(&team.steward, name, None), Err(StoreError::Field("name"))), "{name:?}");
    }
    let narrow = team.with(&team.steward, [Scope::Read, Scope::Provide])?;
    assert!(matches!(make(&narrow, "b", None), Err(StoreError::Scope(Scope::Steward))));
    // A steward sees all; with a token for less their own; a member their own; nobody none.
    let names = |actor: &Actor| -> Result<Vec<_>, StoreError> {
        let providers = team.store.read(|view| view.providers(actor, "", 9))?;
        let mut names: Vec<_> = providers.into_iter().map(|one| (one.name, one.role)).collect();
        names.sort();
        Ok(names)
    };
    let administrator = Some(Role::Administrator);
    assert_eq!(names(&team.steward)?, [("Anna's".to_owned(), None), ("School".to_owned(), administrator)]);
    assert_eq!(names(&narrow)?, [("School".to_owned(), administrator)]);
    assert_eq!(names(&anna)?, [("Anna's".to_owned(), administrator)]);
    assert!(matches!(names(&Actor::nobody()), Err(StoreError::Missing)));
    let blind = team.with(&anna, [Scope::Write])?;
    assert!(matches!(names(&blind), Err(StoreError::Scope(Scope::Read))));
    let first = team.store.read(|view| view.providers(&team.steward, "", 1))?;
    let after = first.first().ok_or("none")?.id.as_str();
    assert_eq!(team.store.read(|view| view.providers(&team.steward, after, 9))?.len(), 1);
    Ok(())
}

#[test]
fn members_see_each_other_and_strangers_see_nothing() -> Outcome {
    let team = Team::new()?;
    let (provider, admin) = team.provider("school")?;
    let (_, stranger) = team.provider("other")?;
    let coach = team.member(&admin, &provider, "coach", Role::Coach)?;
    let members = |actor: &Actor, provider| team.store.read(|view| view.members(actor, provider, "", 9));
    let all = members(&coach, &provider.id)?;
    assert_eq!(all.len(), 2);
    assert!(all.is_sorted_by(|a, b| a.account < b.account));
    let first = all.first().ok_or("none")?.account.as_str();
    let rest = team.store.read(|view| view.members(&coach, &provider.id, first, 1))?;
    assert_eq!(Some(rest.as_slice()), all.get(1..));
    let none = Id::from("prv-1");
    for actor in [&stranger, &team.steward, &Actor::nobody()] {
        assert!(matches!(members(actor, &provider.id), Err(StoreError::Missing)));
        assert!(matches!(members(actor, &none), Err(StoreError::Missing)));
    }
    let narrow = team.with(&coach, [Scope::Write])?;
    assert!(matches!(members(&narrow, &provider.id), Err(StoreError::Scope(Scope::Read))));
    Ok(())
}

#[test]
fn only_administrators_change_a_provider() -> Outcome {
    let team = Team::new()?;
    let (provider, admin) = team.provider("school")?;
    let (_, stranger) = team.provider("other")?;
    let coach = team.member(&admin, &provider, "coach", Role::Coach)?;
    let second = team.member(&admin, &provider, "second", Role::Coach)?;
    let account = id(&second)?;
    let narrow = team.with(&admin, [Scope::Read, Scope::Write, Scope::Account])?;
    let tries = |actor: &Actor| {
        [
            team.store.write(|change| change.rename_provider(actor, &provider.id, "new")).map(drop),
            team.store.write(|change| change.set_role(actor, &provider.id, account, Role::Assessor)),
            team.store.write(|change| change.remove_member(actor, &provider.id, account)),
            team.store.write(|change| change.erase_provider(actor, &provider.id)),
        ]
    };
    for actor in [&coach, &stranger, &team.steward, &Actor::nobody()] {
        assert!(tries(actor).iter().all(|outcome| matches!(outcome, Err(StoreError::Missing))));
    }
    assert!(tries(&narrow).iter().all(|outcome| matches!(outcome, Err(StoreError::Scope(Scope::Provide)))));
    assert!(tries(&admin).iter().all(Result::is_ok));
    assert_eq!(team.store.read(|view| view.providers(&admin, "", 9))?, []);
    Ok(())
}

#[test]
fn a_provider_never_loses_its_last_administrator() -> Outcome {
    let team = Team::new()?;
    let (provider, admin) = team.provider("school")?;
    let second = team.member(&admin, &provider, "second", Role::Administrator)?;
    let (first, other) = (id(&admin)?, id(&second)?);
    team.store.write(|change| change.set_disabled(&team.steward, other, true))?;
    let last = |outcome: Result<(), StoreError>| {
        assert!(matches!(outcome, Err(StoreError::State("last-administrator"))), "{outcome:?}");
    };
    // Who is kept out does not count.
    last(team.store.write(|change| change.set_role(&admin, &provider.id, first, Role::Coach)));
    last(team.store.write(|change| change.remove_member(&admin, &provider.id, first)));
    last(team.store.write(|change| change.close_account(&admin)));
    team.store.write(|change| change.set_disabled(&team.steward, other, false))?;
    let missing =
        team.store.write(|change| change.set_role(&admin, &provider.id, &"acc-1".into(), Role::Coach));
    assert!(matches!(missing, Err(StoreError::Missing)));
    team.store.write(|change| change.set_role(&admin, &provider.id, first, Role::Coach))?;
    assert!(matches!(
        team.store.write(|change| change.rename_provider(&admin, &provider.id, "b")),
        Err(StoreError::Missing)
    ));
    // A coach may leave.
    team.store.write(|change| change.remove_member(&admin, &provider.id, first))?;
    let gone = team.store.write(|change| change.remove_member(&admin, &provider.id, first));
    assert!(matches!(gone, Err(StoreError::Missing)));
    let second = team.sign_in(other)?;
    last(team.store.write(|change| change.close_account(&second)));
    team.store.write(|change| change.erase_provider(&second, &provider.id))?;
    team.store.write(|change| change.close_account(&second))?;
    Ok(())
}

#[test]
fn who_is_taken_off_a_provider_leaves_its_cohorts() -> Outcome {
    let team = Team::new()?;
    let (provider, admin) = team.provider("school")?;
    let (other, _) = team.provider("other")?;
    let coach = team.member(&admin, &provider, "coach", Role::Coach)?;
    let mine =
        team.store.write(|change| change.create(&coach, &Owner::Me, Kind::Portfolio, "Mine", "one"))?;
    let staying = team.person("staying")?;
    let kept =
        team.store.write(|change| change.create(&staying, &Owner::Me, Kind::Portfolio, "Kept", "one"))?;
    let raw = rusqlite::Connection::open(team.path())?;
    for (cohort, provider) in [("coh-1", &provider.id), ("coh-2", &other.id)] {
        raw.execute(
            "INSERT INTO cohort (id, provider, name, least, digest, made)
             VALUES (?1, ?2, 'a', 5, cast(?1 AS BLOB), 0)",
            [cohort, provider.as_str()],
        )?;
        for document in [&mine.id, &kept.id] {
            raw.execute("INSERT INTO participation VALUES (?1, ?2, 0)", [cohort, document.as_str()])?;
        }
    }
    team.store.write(|change| change.remove_member(&admin, &provider.id, id(&coach)?))?;
    let mut ask = raw.prepare("SELECT cohort, document FROM participation ORDER BY cohort")?;
    let left: BTreeSet<(String, String)> =
        ask.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    let expected = BTreeSet::from([
        ("coh-1".to_owned(), kept.id.to_string()),
        ("coh-2".to_owned(), kept.id.to_string()),
        ("coh-2".to_owned(), mine.id.to_string()),
    ]);
    assert_eq!(left, expected);
    // The portfolio itself is the coach's and stays.
    assert!(team.store.read(|view| view.open(&coach, &mine.id, Right::Read).map(drop)).is_ok());
    Ok(())
}

#[test]
fn a_provider_is_erased_with_its_documents() -> Outcome {
    let team = Team::new()?;
    let (provider, admin) = team.provider("school")?;
    let coach = team.member(&admin, &provider, "coach", Role::Coach)?;
    let owner = Owner::Provider(provider.id.clone());
    let text = "CANARY-OF-A-PROGRAMME";
    let made = team.store.write(|change| change.create(&admin, &owner, Kind::Programme, "P", text))?;
    team.store.write(|change| change.remember(&coach, "k", &[1; 32], text.as_bytes()))?;
    assert!(crate::traces::found(team.folder.path(), text.as_bytes())? > 0);
    team.store.write(|change| change.erase_provider(&admin, &provider.id))?;
    assert_eq!(crate::traces::found(team.folder.path(), text.as_bytes())?, 0);
    assert!(team.store.read(|view| view.open(&admin, &made.id, Right::Read).map(drop)).is_err());
    team.lines()?;
    Ok(())
}
