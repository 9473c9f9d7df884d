//! How much may be kept of one person or provider.

use maatstaf_store::{Actor, Id, Kind, Owner, Right, StoreError};

use crate::world::{Tested, World};

/// A store in which so many bytes may be kept of one owner.
fn world(bytes: u64) -> Tested<World> {
    let mut world = World::new()?;
    world.store = world.store.with_quota(Some(bytes));
    Ok(world)
}

/// Whether a change was refused because there is no room, or done.
fn full<T>(outcome: Result<T, StoreError>) -> Result<bool, StoreError> {
    match outcome {
        Ok(_) => Ok(false),
        Err(StoreError::Quota) => Ok(true),
        Err(error) => Err(error),
    }
}

fn attach(world: &World, who: &Actor, id: &Id, size: usize) -> Result<Id, StoreError> {
    world.change(who, id, Right::Write, |change, opened| {
        Ok(change.attach(opened, None, "a", "text/plain", &vec![b'x'; size])?.id)
    })
}

#[test]
fn beyond_the_limit_nothing_is_kept_and_what_is_erased_makes_room() -> Tested {
    let world = world(10_000)?;
    let (anna, bert) = (world.person("anna")?, world.person("bert")?);
    let draft = |size: usize| {
        let id = world.store.read(|view| view.documents(&anna, &Owner::Me, Kind::Portfolio, "", 1));
        let id = id?.first().ok_or(StoreError::Missing)?.id.clone();
        world.change(&anna, &id, Right::Write, |change, opened| change.keep_draft(opened, &"d".repeat(size)))
    };
    // A letter with an accent is two bytes, as on the disk.
    let one = world.portfolio(&anna, &"é".repeat(2_000))?;
    assert!(!full(world.save(&anna, &one.id, &"b".repeat(4_000)))?);
    assert!(full(world.save(&anna, &one.id, &"c".repeat(2_001)))?);
    let head = world.look(&anna, &one.id, Right::Read, |view, opened| view.head(opened))?;
    assert_eq!(head.version, 2, "nothing was changed");
    let small = |change: &maatstaf_store::Writing<'_>| {
        change.create(&anna, &Owner::Me, Kind::Portfolio, "", &"d".repeat(2_001))
    };
    assert!(full(world.store.write(small))?, "all documents count together");
    assert!(full(attach(&world, &anna, &one.id, 2_001))?);
    let file = attach(&world, &anna, &one.id, 1_500)?;
    assert!(full(draft(501))?);
    assert!(!full(draft(500))?);
    assert!(full(draft(501))? && !full(draft(400))?, "in the place of the one before");
    world.portfolio(&bert, &"b".repeat(10_000))?;
    world.change(&anna, &one.id, Right::Write, |change, opened| change.detach(opened, &file))?;
    assert!(full(draft(2_001))? && !full(draft(2_000))?);
    world.change(&anna, &one.id, Right::Write, |change, opened| change.drop_draft(opened))?;
    assert!(!full(world.save(&anna, &one.id, &"c".repeat(2_000)))?);
    let kept = world.look(&anna, &one.id, Right::Read, |view, opened| view.kept(opened))?;
    assert!(full(world.store.write(|change| change.take_in(&anna, &kept)))?);
    world.change(&anna, &one.id, Right::Erase, |change, opened| change.erase(opened))?;
    let again = world.store.write(|change| change.take_in(&anna, &kept))?;
    assert!(full(world.save(&anna, &again.id, "x"))?, "what was taken in counts as what it is");
    let listed = world.store.read(|view| view.documents(&anna, &Owner::Me, Kind::Portfolio, "", 9))?;
    assert_eq!(listed.len(), 1, "what was refused left nothing");
    Ok(())
}

#[test]
fn a_provider_has_room_of_its_own() -> Tested {
    let world = world(1_000)?;
    let anna = world.person("anna")?;
    let north = Owner::Provider(world.provider("north", &[(&anna, "administrator")])?);
    world.portfolio(&anna, &"a".repeat(1_000))?;
    let make =
        |text: &str| world.store.write(|change| change.create(&anna, &north, Kind::Programme, "", text));
    let kept = make(&"p".repeat(999))?;
    assert!(full(make("pp"))?);
    assert!(!full(world.save(&anna, &kept.id, "p"))?);
    Ok(())
}

#[test]
fn without_a_limit_there_is_none() -> Tested {
    let world = World::new()?;
    let anna = world.person("anna")?;
    let one = world.portfolio(&anna, "a")?;
    attach(&world, &anna, &one.id, 9 << 20)?;
    Ok(())
}
