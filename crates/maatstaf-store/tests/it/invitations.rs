//! Invitations: made by who may, used once.

use maatstaf_store::{Actor, Role, Scope, StoreError};

use crate::team::{Outcome, Team, id, newcomer};

#[test]
fn an_invitation_is_used_once() -> Outcome {
    let team = Team::new()?;
    let (provider, admin) = team.provider("school")?;
    let until = team.hours(5)?;
    let (invitation, secret) =
        team.store.write(|change| change.invite(&admin, Some(&provider.id), Role::Assessor, until))?;
    assert_eq!(team.store.read(|view| view.invitation(secret.reveal()))?, invitation);
    assert_eq!(invitation.provider_name.as_deref(), Some("school"));
    let account = team.store.write(|change| change.accept_invitation(secret.reveal(), &newcomer("anna")))?;
    let members = team.store.read(|view| view.members(&admin, &provider.id, "", 9))?;
    assert!(members.iter().any(|member| member.account == account && member.role == Role::Assessor));
    let again = team.store.write(|change| change.accept_invitation(secret.reveal(), &newcomer("bea")));
    assert!(matches!(again, Err(StoreError::Stale)));
    let bea = team.person("bea")?;
    let again = team.store.write(|change| change.join_by_invitation(secret.reveal(), &bea));
    assert!(matches!(again, Err(StoreError::Stale)));
    assert!(matches!(team.store.read(|view| view.invitation(secret.reveal())), Err(StoreError::Stale)));
    let listed = team.store.read(|view| view.invitations(&admin, Some(&provider.id), "", 9))?;
    assert_eq!(listed.iter().map(|one| (one.accepted, one.revoked)).collect::<Vec<_>>(), [(true, false)]);
    let back = team.store.write(|change| change.revoke_invitation(&admin, &invitation.id));
    assert!(matches!(back, Err(StoreError::State("accepted"))));
    Ok(())
}

#[test]
fn an_invitation_ends_by_itself_and_when_it_is_taken_back() -> Outcome {
    let team = Team::new()?;
    let (provider, admin) = team.provider("school")?;
    let invite = |hours| {
        let until = team.hours(hours)?;
        team.store.write(|change| change.invite(&admin, Some(&provider.id), Role::Coach, until))
    };
    for hours in [0, -1, 400 * 24 + 1] {
        assert!(matches!(invite(hours), Err(StoreError::Field("expires"))), "{hours}");
    }
    let ((_, short), (long, secret)) = (invite(1)?, invite(48)?);
    let accept =
        |secret: &str| team.store.write(|change| change.accept_invitation(secret, &newcomer("anna")));
    team.later(1);
    assert!(matches!(accept(short.reveal()), Err(StoreError::Stale)));
    team.store.write(|change| change.revoke_invitation(&admin, &long.id))?;
    team.store.write(|change| change.revoke_invitation(&admin, &long.id))?;
    assert!(matches!(accept(secret.reveal()), Err(StoreError::Stale)));
    assert!(matches!(accept("maatstaf-invitation-0"), Err(StoreError::Stale)));
    let (_, third) = invite(1)?;
    accept(third.reveal())?;
    Ok(())
}

#[test]
fn an_invitation_ends_with_the_right_to_invite() -> Outcome {
    let team = Team::new()?;
    let (provider, admin) = team.provider("school")?;
    let second = team.member(&admin, &provider, "second", Role::Administrator)?;
    let until = team.hours(5)?;
    let invite = |actor: &Actor, provider| {
        team.store.write(|change| change.invite(actor, provider, Role::Coach, until))
    };
    let holds = |secret: &str| team.store.read(|view| view.invitation(secret)).is_ok();
    let (_, secret) = invite(&second, Some(&provider.id))?;
    assert!(holds(secret.reveal()));
    let set = |role| team.store.write(|change| change.set_role(&admin, &provider.id, id(&second)?, role));
    set(Role::Coach)?;
    assert!(!holds(secret.reveal()));
    set(Role::Administrator)?;
    assert!(holds(secret.reveal()));
    team.store.write(|change| change.remove_member(&admin, &provider.id, id(&second)?))?;
    assert!(!holds(secret.reveal()));
    // The same for stewards, and for who is kept out.
    team.store.write(|change| change.set_steward(&team.steward, id(&second)?, true))?;
    let (_, secret) = invite(&second, None)?;
    assert!(holds(secret.reveal()));
    team.store.write(|change| change.set_steward(&team.steward, id(&second)?, false))?;
    assert!(!holds(secret.reveal()));
    let (_, secret) = invite(&admin, Some(&provider.id))?;
    team.store.write(|change| change.set_disabled(&team.steward, id(&admin)?, true))?;
    assert!(!holds(secret.reveal()));
    Ok(())
}

#[test]
fn only_administrators_and_stewards_invite() -> Outcome {
    let team = Team::new()?;
    let (provider, admin) = team.provider("school")?;
    let (other, other_admin) = team.provider("other")?;
    let coach = team.member(&admin, &provider, "coach", Role::Coach)?;
    let narrow = team.with(&admin, [Scope::Read, Scope::Account])?;
    let until = team.hours(5)?;
    let (invitation, _) =
        team.store.write(|change| change.invite(&admin, Some(&provider.id), Role::Coach, until))?;
    for actor in [&coach, &other_admin, &team.steward, &Actor::nobody()] {
        for outcome in [
            team.store.write(|change| change.invite(actor, Some(&provider.id), Role::Coach, until)).map(drop),
            team.store.read(|view| view.invitations(actor, Some(&provider.id), "", 9)).map(drop),
            team.store.write(|change| change.revoke_invitation(actor, &invitation.id)),
        ] {
            assert!(matches!(outcome, Err(StoreError::Missing)), "{outcome:?}");
        }
    }
    for outcome in [
        team.store.write(|change| change.invite(&narrow, Some(&provider.id), Role::Coach, until)).map(drop),
        team.store.read(|view| view.invitations(&narrow, Some(&provider.id), "", 9)).map(drop),
        team.store.write(|change| change.revoke_invitation(&narrow, &invitation.id)),
    ] {
        assert!(matches!(outcome, Err(StoreError::Scope(Scope::Provide))), "{outcome:?}");
    }
    let without = |actor: &Actor, role| team.store.write(|change| change.invite(actor, None, role, until));
    assert!(matches!(without(&admin, Role::Coach), Err(StoreError::Missing)));
    assert!(matches!(without(&team.steward, Role::Administrator), Err(StoreError::Field("role"))));
    let (alone, _) = without(&team.steward, Role::Assessor)?;
    let listed = team.store.read(|view| view.invitations(&team.steward, None, "", 9))?;
    assert!(listed.contains(&alone) && !listed.contains(&invitation));
    assert_eq!(team.store.read(|view| view.invitations(&other_admin, Some(&other.id), "", 9))?, []);
    Ok(())
}

#[test]
fn who_has_an_account_joins_with_it() -> Outcome {
    let team = Team::new()?;
    let (provider, admin) = team.provider("school")?;
    let anna = team.person("anna")?;
    let until = team.hours(5)?;
    let (_, secret) =
        team.store.write(|change| change.invite(&admin, Some(&provider.id), Role::Coach, until))?;
    let join =
        |actor: &Actor, secret: &str| team.store.write(|change| change.join_by_invitation(secret, actor));
    let narrow = team.with(&anna, [Scope::Read])?;
    assert!(matches!(join(&narrow, secret.reveal()), Err(StoreError::Scope(Scope::Account))));
    assert!(matches!(join(&Actor::nobody(), secret.reveal()), Err(StoreError::Missing)));
    assert!(matches!(join(&admin, secret.reveal()), Err(StoreError::State("already-a-member"))));
    join(&anna, secret.reveal())?;
    assert_eq!(team.store.read(|view| view.providers(&anna, "", 9))?.len(), 1);
    let (_, alone) = team.store.write(|change| change.invite(&team.steward, None, Role::Coach, until))?;
    assert!(matches!(join(&anna, alone.reveal()), Err(StoreError::State("has-account"))));
    Ok(())
}
