//! Accounts: the first one, one's own, and those of others.

use maatstaf_store::{Actor, Kind, Newcomer, Owner, Right, Role, Scope, StoreError};

use crate::team::{Outcome, Team, id, newcomer, unfounded};

#[test]
fn the_setup_secret_makes_one_steward_and_no_second() -> Outcome {
    let (_folder, store, _) = unfounded()?;
    assert!(!store.read(|view| view.is_founded())?);
    let void = store.write(|change| change.setup_secret())?;
    let secret = store.write(|change| change.setup_secret())?;
    let found = |secret: &str| store.write(|change| change.found(secret, &newcomer("anna")));
    assert!(matches!(found(void.reveal()), Err(StoreError::Stale)));
    assert!(matches!(found("maatstaf-setup-0"), Err(StoreError::Stale)));
    let account = found(secret.reveal())?;
    assert!(store.read(|view| view.is_founded())?);
    assert!(matches!(found(secret.reveal()), Err(StoreError::Stale)));
    assert!(matches!(store.write(|change| change.setup_secret()), Err(StoreError::State("founded"))));
    assert!(matches!(store.write(|change| change.only_person()), Err(StoreError::State("store-of-a-team"))));
    let until = store.read(|view| Ok::<_, StoreError>(view.now()))? + jiff::SignedDuration::from_hours(1);
    let session = store.write(|change| change.begin_session(&account, until))?;
    let anna = store.read(|view| view.actor(Some(session.reveal())))?;
    assert!(anna.is_steward() && store.read(|view| view.account(&anna))?.steward);
    Ok(())
}

#[test]
fn a_newcomer_who_cannot_be_taken_does_not_use_the_secret_up() -> Outcome {
    let (_folder, store, _) = unfounded()?;
    let secret = store.write(|change| change.setup_secret())?;
    let bad = Newcomer { email: "nobody".to_owned(), ..newcomer("anna") };
    let outcome = store.write(|change| change.found(secret.reveal(), &bad));
    assert!(matches!(outcome, Err(StoreError::Field("email"))));
    store.write(|change| change.found(secret.reveal(), &newcomer("anna")))?;
    Ok(())
}

#[test]
fn the_store_of_one_person_becomes_that_of_a_team_with_all_that_is_in_it() -> Outcome {
    let (_folder, store, _) = unfounded()?;
    let anna = store.write(|change| change.only_person())?;
    assert!(matches!(store.read(|view| view.my_password(&anna)), Err(StoreError::State("no-password"))));
    let phc = newcomer("anna").password;
    let changed = store.write(|change| change.change_password(&anna, &phc));
    assert!(matches!(changed, Err(StoreError::State("no-password"))));
    let until = store.read(|view| Ok::<_, StoreError>(view.now()))? + jiff::SignedDuration::from_hours(1);
    let alone = store.write(|change| change.invite(&anna, None, Role::Coach, until));
    assert!(matches!(alone, Err(StoreError::State("store-of-one-person"))));
    let made = store.write(|change| change.create(&anna, &Owner::Me, Kind::Portfolio, "Mine", "one"))?;
    let secret = store.write(|change| change.setup_secret())?;
    let account = store.write(|change| change.found(secret.reveal(), &newcomer("anna")))?;
    assert_eq!(Some(&account), anna.account());
    let session = store.write(|change| change.begin_session(&account, until))?;
    let anna = store.read(|view| view.actor(Some(session.reveal())))?;
    assert_eq!(store.read(|view| view.text(&view.open(&anna, &made.id, Right::Read)?, None))?.text, "one");
    Ok(())
}

#[test]
fn each_field_of_a_newcomer_is_checked() -> Outcome {
    let team = Team::new()?;
    let until = team.hours(1)?;
    let invite = || team.store.write(|change| change.invite(&team.steward, None, Role::Coach, until));
    let long = format!("{}@b.nl", "a".repeat(250));
    let bad = [
        ("email", Newcomer { email: String::new(), ..newcomer("b") }),
        ("email", Newcomer { email: "a.b.nl".to_owned(), ..newcomer("b") }),
        ("email", Newcomer { email: "a@b@c.nl".to_owned(), ..newcomer("b") }),
        ("email", Newcomer { email: "@b.nl".to_owned(), ..newcomer("b") }),
        ("email", Newcomer { email: "a@".to_owned(), ..newcomer("b") }),
        ("email", Newcomer { email: "a b@c.nl".to_owned(), ..newcomer("b") }),
        ("email", Newcomer { email: "a\u{7}@c.nl".to_owned(), ..newcomer("b") }),
        ("email", Newcomer { email: long, ..newcomer("b") }),
        ("email", Newcomer { email: " STEWARD@Example.org ".to_owned(), ..newcomer("b") }),
        ("name", Newcomer { name: "a".repeat(201), ..newcomer("b") }),
        ("name", Newcomer { name: "a\nb".to_owned(), ..newcomer("b") }),
        ("language", Newcomer { language: "de".to_owned(), ..newcomer("b") }),
        ("password", Newcomer { password: "a password itself".to_owned(), ..newcomer("b") }),
        ("password", Newcomer { password: String::new(), ..newcomer("b") }),
    ];
    let (_, secret) = invite()?;
    for (field, newcomer) in bad {
        let outcome = team.store.write(|change| change.accept_invitation(secret.reveal(), &newcomer));
        assert!(matches!(outcome, Err(StoreError::Field(name)) if name == field), "{field}: {outcome:?}");
    }
    let good =
        Newcomer { email: "  Anna.B@Example.ORG ".to_owned(), name: "é".repeat(200), ..newcomer("b") };
    let account = team.store.write(|change| change.accept_invitation(secret.reveal(), &good))?;
    let anna = team.sign_in(&account)?;
    assert_eq!(team.store.read(|view| view.account(&anna))?.email.as_deref(), Some("anna.b@example.org"));
    let found = team.store.read(|view| view.password_of("ANNA.B@example.org "))?;
    assert_eq!(found, Some((account, good.password)));
    assert_eq!(team.store.read(|view| view.password_of("nobody@example.org"))?, None);
    Ok(())
}

#[test]
fn a_person_changes_their_own_name_language_and_password() -> Outcome {
    let team = Team::new()?;
    let (anna, other) = (team.person("anna")?, team.sign_in(id(&team.person("x")?)?)?);
    let telephone = team.sign_in(id(&anna)?)?;
    let token = team.with(&anna, [Scope::Read])?;
    let changed = team.store.write(|change| change.change_account(&anna, Some(" Anna "), None))?;
    assert_eq!((changed.name.as_str(), changed.language.as_str()), ("Anna", "en"));
    let changed = team.store.write(|change| change.change_account(&anna, None, Some("nl")))?;
    assert_eq!((changed.name.as_str(), changed.language.as_str()), ("Anna", "nl"));
    let outcome = team.store.write(|change| change.change_account(&anna, None, Some("fr")));
    assert!(matches!(outcome, Err(StoreError::Field("language"))));
    let outcome = team.store.write(|change| change.change_account(&token, Some("b"), None));
    assert!(matches!(outcome, Err(StoreError::Scope(Scope::Account))));
    let phc = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$new";
    let outcome = team.store.write(|change| change.change_password(&token, phc));
    assert!(matches!(outcome, Err(StoreError::Scope(Scope::Account))));
    let outcome = team.store.write(|change| change.change_password(&anna, "secret"));
    assert!(matches!(outcome, Err(StoreError::Field("password"))));
    team.store.write(|change| change.change_password(&anna, phc))?;
    assert_eq!(team.store.read(|view| view.my_password(&anna))?, phc);
    // The session that asked holds, nothing else of this account, and everything of another.
    assert_eq!(team.store.read(|view| view.sessions(&anna))?.len(), 1);
    assert!(matches!(team.store.read(|view| view.sessions(&telephone)), Err(StoreError::Stale)));
    assert!(matches!(team.store.read(|view| view.tokens(&token, "", 9)), Err(StoreError::Stale)));
    assert_eq!(team.store.read(|view| view.sessions(&other))?.len(), 2);
    Ok(())
}

#[test]
fn only_a_steward_with_that_scope_sees_and_changes_accounts() -> Outcome {
    let team = Team::new()?;
    let (anna, bea) = (team.person("anna")?, team.person("bea")?);
    let narrow = team.with(&team.steward, [Scope::Read, Scope::Account])?;
    let other = id(&bea)?;
    let all = team.store.read(|view| view.accounts(&team.steward, "", 9))?;
    assert_eq!(all.len(), 3);
    assert!(all.is_sorted_by(|a, b| a.id < b.id));
    let first = all.first().ok_or("none")?;
    let rest = team.store.read(|view| view.accounts(&team.steward, first.id.as_str(), 1))?;
    assert_eq!(Some(rest.as_slice()), all.get(1..2));
    for (actor, narrow) in [(&anna, false), (&Actor::nobody(), false), (&narrow, true)] {
        let outcomes = [
            team.store.read(|view| view.accounts(actor, "", 9)).map(drop),
            team.store.write(|change| change.set_disabled(actor, other, true)),
            team.store.write(|change| change.set_steward(actor, other, true)),
        ];
        for outcome in outcomes {
            match outcome {
                Err(StoreError::Scope(Scope::Steward)) => assert!(narrow),
                Err(StoreError::Missing) => assert!(!narrow),
                other => return Err(format!("{other:?}").into()),
            }
        }
    }
    let nobody = team.store.write(|change| change.set_disabled(&team.steward, &"acc-1".into(), true));
    assert!(matches!(nobody, Err(StoreError::Missing)));
    Ok(())
}

#[test]
fn who_is_kept_out_loses_every_way_in_at_once() -> Outcome {
    let team = Team::new()?;
    let anna = team.person("anna")?;
    let account = id(&anna)?;
    let until = team.hours(1)?;
    let session = team.store.write(|change| change.begin_session(account, until))?;
    let own = team.store.write(|change| change.set_disabled(&team.steward, id(&team.steward)?, true));
    assert!(matches!(own, Err(StoreError::State("own-account"))));
    team.store.write(|change| change.set_disabled(&team.steward, account, true))?;
    assert!(matches!(team.store.read(|view| view.actor(Some(session.reveal()))), Err(StoreError::Stale)));
    assert!(matches!(team.store.read(|view| view.sessions(&anna)), Err(StoreError::Stale)));
    assert_eq!(team.store.read(|view| view.password_of("anna@example.org"))?, None);
    let again = team.store.write(|change| change.begin_session(account, until));
    assert!(matches!(again, Err(StoreError::Missing)));
    team.store.write(|change| change.set_disabled(&team.steward, account, false))?;
    // The old session does not come back to life.
    assert!(matches!(team.store.read(|view| view.actor(Some(session.reveal()))), Err(StoreError::Stale)));
    assert!(team.store.read(|view| view.password_of("anna@example.org"))?.is_some());
    Ok(())
}

#[test]
fn a_store_never_loses_its_last_steward() -> Outcome {
    let team = Team::new()?;
    let anna = team.person("anna")?;
    let (steward, account) = (id(&team.steward)?, id(&anna)?);
    let end = |account| team.store.write(|change| change.set_steward(&team.steward, account, false));
    assert!(matches!(end(steward), Err(StoreError::State("last-steward"))));
    let close = || team.store.write(|change| change.close_account(&team.steward));
    assert!(matches!(close(), Err(StoreError::State("last-steward"))));
    // One who is kept out does not count.
    team.store.write(|change| change.set_steward(&team.steward, account, true))?;
    team.store.write(|change| change.set_disabled(&team.steward, account, true))?;
    assert!(matches!(end(steward), Err(StoreError::State("last-steward"))));
    team.store.write(|change| change.set_disabled(&team.steward, account, false))?;
    end(steward)?;
    // Whoever was a steward a moment ago is none now.
    assert!(team.steward.is_steward());
    assert!(matches!(team.store.read(|view| view.accounts(&team.steward, "", 9)), Err(StoreError::Missing)));
    close()?;
    let anna = team.sign_in(account)?;
    team.store.write(|change| change.close_account(&anna))?;
    assert!(!team.store.read(|view| view.is_founded())?);
    team.store.write(|change| change.setup_secret())?;
    Ok(())
}

#[test]
fn who_closes_their_account_is_gone_and_others_are_not() -> Outcome {
    let team = Team::new()?;
    let (anna, bea) = (team.person("anna")?, team.person("bea")?);
    let make = |actor: &Actor| {
        team.store.write(|change| change.create(actor, &Owner::Me, Kind::Portfolio, "Mine", "one"))
    };
    let (hers, other) = (make(&anna)?, make(&bea)?);
    let token = team.with(&anna, [Scope::Read])?;
    let outcome = team.store.write(|change| change.close_account(&token));
    assert!(matches!(outcome, Err(StoreError::Scope(Scope::Account))));
    team.store.write(|change| change.close_account(&anna))?;
    assert!(matches!(team.store.write(|change| change.close_account(&anna)), Err(StoreError::Stale)));
    assert!(matches!(team.store.read(|view| view.account(&anna)), Err(StoreError::Missing)));
    let mine = team.store.read(|view| view.open(&anna, &hers.id, Right::Read).map(drop));
    assert!(mine.is_err());
    assert_eq!(
        team.store.read(|view| view.text(&view.open(&bea, &other.id, Right::Read)?, None))?.text,
        "one"
    );
    // The address is free again, and the log stands.
    assert!(team.person("anna").is_ok());
    assert!(team.lines()? > 8);
    Ok(())
}
