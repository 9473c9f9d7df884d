//! Tokens and sessions.

use maatstaf_store::{Actor, Scope, Scopes, StoreError};

use crate::team::{Outcome, Team, id};

#[test]
fn a_token_can_do_no_more_than_who_made_it() -> Outcome {
    let team = Team::new()?;
    let anna = team.person("anna")?;
    let until = team.hours(24)?;
    let make = |actor: &Actor, scopes: &[Scope]| {
        let scopes = Scopes::of(scopes.iter().copied());
        team.store.write(|change| change.make_token(actor, " program ", &scopes, until))
    };
    let (token, secret) = make(&anna, &[Scope::Read, Scope::Account])?;
    assert_eq!((token.name.as_str(), token.expires), ("program", until));
    let program = team.actor(secret.reveal())?;
    assert_eq!(program.scopes(), &Scopes::of([Scope::Read, Scope::Account]));
    assert!(make(&program, &[Scope::Read]).is_ok());
    for (actor, scopes) in [
        (&program, &[Scope::Write][..]),
        (&program, &[Scope::Read, Scope::Share]),
        (&anna, &[]),
        (&anna, &[Scope::Steward]),
        (&anna, &[Scope::Read, Scope::Steward]),
    ] {
        assert!(matches!(make(actor, scopes), Err(StoreError::Field("scopes"))), "{scopes:?}");
    }
    assert!(make(&team.steward, &[Scope::Steward]).is_ok());
    let reader = team.with(&anna, [Scope::Read])?;
    assert!(matches!(make(&reader, &[Scope::Read]), Err(StoreError::Scope(Scope::Account))));
    assert!(matches!(make(&Actor::nobody(), &[Scope::Read]), Err(StoreError::Missing)));
    Ok(())
}

#[test]
fn a_token_holds_until_its_moment_and_at_most_400_days() -> Outcome {
    let team = Team::new()?;
    let make = |hours| {
        let until = team.hours(hours)?;
        team.store.write(|change| change.make_token(&team.steward, "a", &Scopes::of([Scope::Read]), until))
    };
    for hours in [-1, 0, 400 * 24 + 1] {
        assert!(matches!(make(hours), Err(StoreError::Field("expires"))), "{hours}");
    }
    assert!(make(400 * 24).is_ok());
    let (token, secret) = make(2)?;
    team.later(1);
    assert!(team.actor(secret.reveal()).is_ok());
    team.later(1);
    assert!(matches!(team.store.read(|view| view.actor(Some(secret.reveal()))), Err(StoreError::Stale)));
    // It stays in the list, so that its owner sees why the program does not work any more.
    assert!(team.store.read(|view| view.tokens(&team.steward, "", 9))?.contains(&token));
    for name in ["", " ", "a\tb", &"a".repeat(201)] {
        let until = team.hours(1)?;
        let outcome = team
            .store
            .write(|change| change.make_token(&team.steward, name, &Scopes::of([Scope::Read]), until));
        assert!(matches!(outcome, Err(StoreError::Field("name"))), "{name:?}");
    }
    Ok(())
}

#[test]
fn tokens_are_listed_and_taken_back_by_their_owner_alone() -> Outcome {
    let team = Team::new()?;
    let (anna, bea) = (team.person("anna")?, team.person("bea")?);
    let program = team.with(&anna, [Scope::Read])?;
    let secret = program.secret().ok_or("no secret")?;
    let mine = team.store.read(|view| view.tokens(&anna, "", 9))?;
    assert_eq!(mine.iter().map(|token| &token.id).collect::<Vec<_>>(), [secret]);
    assert_eq!(team.store.read(|view| view.tokens(&anna, secret.as_str(), 9))?, []);
    assert_eq!(team.store.read(|view| view.tokens(&bea, "", 9))?, []);
    let listed = team.store.read(|view| view.tokens(&program, "", 9));
    assert!(matches!(listed, Err(StoreError::Scope(Scope::Account))));
    let revoke = |actor: &Actor, token| team.store.write(|change| change.revoke_token(actor, token));
    assert!(matches!(revoke(&bea, secret), Err(StoreError::Missing)));
    assert!(matches!(revoke(&team.steward, secret), Err(StoreError::Missing)));
    assert!(matches!(revoke(&anna, anna.secret().ok_or("no secret")?), Err(StoreError::Missing)));
    assert!(matches!(revoke(&program, secret), Err(StoreError::Scope(Scope::Account))));
    revoke(&anna, secret)?;
    assert!(matches!(revoke(&anna, secret), Err(StoreError::Missing)));
    assert_eq!(team.store.read(|view| view.tokens(&anna, "", 9))?, []);
    Ok(())
}

#[test]
fn sessions_are_listed_and_ended_by_their_owner_alone() -> Outcome {
    let team = Team::new()?;
    let (anna, bea) = (team.person("anna")?, team.person("bea")?);
    let (laptop, telephone) = (team.sign_in(id(&anna)?)?, team.sign_in(id(&anna)?)?);
    let sessions = team.store.read(|view| view.sessions(&anna))?;
    assert_eq!(sessions.len(), 3);
    let current: Vec<_> = sessions.iter().filter(|session| session.current).map(|s| &s.id).collect();
    assert_eq!(current, [anna.secret().ok_or("no secret")?]);
    let lost = telephone.secret().ok_or("no secret")?;
    let end = |actor: &Actor| team.store.write(|change| change.end_other_session(actor, lost));
    assert!(matches!(end(&bea), Err(StoreError::Missing)));
    end(&anna)?;
    assert!(matches!(end(&anna), Err(StoreError::Missing)));
    assert!(matches!(team.store.read(|view| view.sessions(&telephone)), Err(StoreError::Stale)));
    let token = team.with(&anna, [Scope::Account])?;
    team.store.write(|change| change.end_sessions(&anna))?;
    assert!(matches!(team.store.read(|view| view.sessions(&laptop)), Err(StoreError::Stale)));
    assert_eq!(team.store.read(|view| view.sessions(&anna))?.len(), 1);
    assert_eq!(team.store.read(|view| view.sessions(&token))?.len(), 1);
    let narrow = team.with(&anna, [Scope::Read])?;
    assert!(matches!(team.store.read(|view| view.sessions(&narrow)), Err(StoreError::Scope(Scope::Account))));
    assert!(matches!(
        team.store.write(|change| change.end_sessions(&narrow)),
        Err(StoreError::Scope(Scope::Account))
    ));
    Ok(())
}

#[test]
fn no_file_holds_the_text_of_a_secret() -> Outcome {
    let team = Team::new()?;
    let until = team.hours(1)?;
    let account = id(&team.steward)?;
    let session = team.store.write(|change| change.begin_session(account, until))?;
    let scopes = Scopes::of([Scope::Read]);
    let (_, token) = team.store.write(|change| change.make_token(&team.steward, "a", &scopes, until))?;
    let role = maatstaf_store::Role::Coach;
    let (_, invitation) = team.store.write(|change| change.invite(&team.steward, None, role, until))?;
    let (folder, store, _) = crate::team::unfounded()?;
    let setup = store.write(|change| change.setup_secret())?;
    // That the search finds what is there: the name of the steward.
    assert!(crate::traces::found(team.folder.path(), b"steward@example.org")? > 0);
    for secret in [session, token, invitation, setup] {
        let text = secret.reveal().rsplit('-').next().ok_or("empty")?;
        assert_eq!(crate::traces::found(team.folder.path(), text.as_bytes())?, 0);
        assert_eq!(crate::traces::found(folder.path(), text.as_bytes())?, 0);
    }
    Ok(())
}
