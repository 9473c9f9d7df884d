//! Groups of portfolios that a provider sees as counts.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf_store::{Actor, Cohort, Id, Right, Secret, StoreError};
use proptest::prelude::*;

use crate::world::{Tested, World};

struct Scene {
    world: World,
    administrator: Actor,
    provider: Id,
    coaches: Vec<(Actor, Id)>,
}

fn scene(coaches: usize) -> Tested<Scene> {
    let world = World::new()?;
    let administrator = world.person("administrator")?;
    let provider = world.provider("x", &[(&administrator, "administrator")])?;
    let coaches = (0..coaches).map(|at| {
        let coach = world.person(&format!("coach-{at}"))?;
        let id = world.portfolio(&coach, &format!("text of {at}"))?.id;
        Ok((coach, id))
    });
    let coaches = coaches.collect::<Tested<_>>()?;
    Ok(Scene { world, administrator, provider, coaches })
}

impl Scene {
    fn cohort(&self, least: u32) -> Tested<(Id, Secret)> {
        let (cohort, secret) = self
            .world
            .store
            .write(|change| change.make_cohort(&self.administrator, &self.provider, "c", least))?;
        Ok((cohort.id, secret))
    }

    fn join(&self, coaches: std::ops::Range<usize>, secret: &Secret) -> Tested {
        for (coach, id) in self.coaches.get(coaches).into_iter().flatten() {
            self.world.change(coach, id, Right::Share, |change, opened| {
                change.join_cohort(opened, secret.reveal()).map(drop)
            })?;
        }
        Ok(())
    }

    fn leave(&self, coaches: std::ops::Range<usize>, cohort: &Id) -> Tested {
        for (coach, id) in self.coaches.get(coaches).into_iter().flatten() {
            self.world
                .change(coach, id, Right::Share, |change, opened| change.leave_cohort(opened, cohort))?;
        }
        Ok(())
    }

    fn save(&self, coaches: std::ops::Range<usize>, text: &str) -> Tested {
        for (coach, id) in self.coaches.get(coaches).into_iter().flatten() {
            self.world.save(coach, id, text)?;
        }
        Ok(())
    }

    /// Publishes, and gives what was counted.
    fn publish(&self, cohort: &Id) -> Result<Vec<String>, StoreError> {
        let texts = self.world.store.read(|view| view.cohort_texts(&self.administrator, cohort))?;
        let counts = texts.texts.len().to_string();
        self.world
            .store
            .write(|change| change.publish_cohort(&self.administrator, cohort, &texts.basis, &counts))?;
        Ok(texts.basis)
    }

    fn shown(&self, cohort: &Id) -> Tested<Cohort> {
        let all = self.world.store.read(|view| view.cohorts(&self.administrator, &self.provider, "", 99))?;
        Ok(all.into_iter().find(|one| one.id == *cohort).ok_or("no cohort")?)
    }
}

fn too_few(answer: &Result<Vec<String>, StoreError>) -> bool {
    matches!(answer, Err(StoreError::State("too-few-changes")))
}

#[test]
fn below_the_least_number_nothing_is_told() -> Tested {
    let scene = scene(6)?;
    for least in [0, 1, 4] {
        let made = scene
            .world
            .store
            .write(|change| change.make_cohort(&scene.administrator, &scene.provider, "c", least).map(drop));
        assert!(matches!(made, Err(StoreError::Field("least"))));
    }
    let (cohort, secret) = scene.cohort(5)?;
    scene.join(0..4, &secret)?;
    assert_eq!(scene.shown(&cohort)?.members, None);
    assert!(matches!(scene.publish(&cohort), Err(StoreError::State("too-few-members"))));
    assert_eq!(scene.world.store.read(|view| view.published(&scene.administrator, &cohort))?, None);
    scene.join(4..5, &secret)?;
    assert_eq!(scene.shown(&cohort)?.members, Some(5));
    scene.publish(&cohort)?;
    let published = scene.world.store.read(|view| view.published(&scene.administrator, &cohort))?;
    assert_eq!(published.map(|(counts, _)| counts).as_deref(), Some("5"));
    // Who leaves, and whose portfolio is erased, is not counted any more; and then nothing is.
    scene.leave(0..1, &cohort)?;
    assert!(matches!(scene.publish(&cohort), Err(StoreError::State("too-few-members"))));
    scene.join(0..1, &secret)?;
    let (coach, id) = scene.coaches.first().ok_or("nobody")?;
    scene.world.change(coach, id, Right::Erase, |change, opened| change.erase(opened))?;
    assert_eq!(scene.shown(&cohort)?.members, None);
    assert!(matches!(scene.publish(&cohort), Err(StoreError::State("too-few-members"))));
    Ok(())
}

#[test]
fn a_publication_that_could_be_subtracted_is_refused() -> Tested {
    let scene = scene(16)?;
    let (cohort, secret) = scene.cohort(5)?;
    scene.join(0..10, &secret)?;
    let first = scene.publish(&cohort)?;
    assert_eq!(scene.publish(&cohort)?, first, "the same portfolios tell nothing new");
    scene.leave(9..10, &cohort)?;
    assert!(too_few(&scene.publish(&cohort)), "one left");
    scene.join(9..10, &secret)?;
    scene.save(0..1, "changed")?;
    assert!(too_few(&scene.publish(&cohort)), "one changed");
    scene.save(1..5, "changed")?;
    scene.publish(&cohort)?;
    // Six differ, but the one who came stands alone: the five who left are in the first publication.
    scene.leave(0..5, &cohort)?;
    scene.join(10..11, &secret)?;
    assert!(too_few(&scene.publish(&cohort)), "five left and one came");
    scene.join(11..15, &secret)?;
    scene.publish(&cohort)?;
    // Far from the last publication, but one away from an earlier one.
    scene.leave(10..15, &cohort)?;
    scene.join(0..5, &secret)?;
    scene.join(15..16, &secret)?;
    assert!(too_few(&scene.publish(&cohort)), "one came, compared with the one before the last");
    Ok(())
}

#[test]
fn neither_a_second_cohort_nor_a_new_one_helps_to_subtract() -> Tested {
    let scene = scene(12)?;
    let (one, secret) = scene.cohort(5)?;
    let (two, second) = scene.cohort(5)?;
    scene.join(0..10, &secret)?;
    scene.join(0..9, &second)?;
    scene.publish(&one)?;
    assert!(too_few(&scene.publish(&two)));
    scene.world.store.write(|change| change.erase_cohort(&scene.administrator, &one))?;
    assert!(too_few(&scene.publish(&two)));
    let (three, third) = scene.cohort(5)?;
    scene.join(0..11, &third)?;
    assert!(too_few(&scene.publish(&three)));
    scene.leave(10..11, &three)?;
    scene.publish(&three)?;
    // A cohort that promised more keeps its promise when a smaller one is taken from it.
    let (more, fourth) = scene.cohort(8)?;
    let (fewer, fifth) = scene.cohort(5)?;
    scene.save(0..12, "anew")?;
    scene.join(0..12, &fourth)?;
    scene.join(0..5, &fifth)?;
    scene.publish(&more)?;
    assert!(too_few(&scene.publish(&fewer)));
    Ok(())
}

#[test]
fn a_person_counts_once() -> Tested {
    let scene = scene(1)?;
    let (cohort, secret) = scene.cohort(5)?;
    scene.join(0..1, &secret)?;
    scene.join(0..1, &secret)?;
    let (coach, id) = scene.coaches.first().ok_or("nobody")?;
    let second = scene.world.portfolio(coach, "another")?.id;
    let join = |id| {
        scene
            .world
            .change(coach, id, Right::Share, |change, opened| change.join_cohort(opened, secret.reveal()))
    };
    assert!(matches!(join(&second), Err(StoreError::State("already-in-cohort"))));
    let of = |id| scene.world.look(coach, id, Right::Read, |view, opened| view.cohorts_of(opened));
    assert_eq!((of(id)?.len(), of(&second)?.len()), (1, 0));
    scene.leave(0..1, &cohort)?;
    assert!(join(&second).is_ok());
    assert!(
        matches!(scene.leave(0..1, &cohort).map_err(|error| error.to_string()), Err(error) if error == StoreError::Missing.to_string())
    );
    let wrong = scene.world.change(coach, id, Right::Share, |change, opened| {
        change.join_cohort(opened, "maatstaf-cohort-x").map(drop)
    });
    assert!(matches!(wrong, Err(StoreError::Stale)));
    Ok(())
}

#[test]
fn a_cohort_is_there_for_the_administrators_of_its_provider_alone() -> Tested {
    let scene = scene(5)?;
    let (cohort, secret) = scene.cohort(5)?;
    scene.join(0..5, &secret)?;
    let basis = scene.publish(&cohort)?;
    let Scene { world, provider, .. } = &scene;
    let (other, member, steward) =
        (world.person("other")?, world.person("member")?, world.person("steward")?);
    world.provider("y", &[(&other, "administrator")])?;
    world.tables()?.execute(
        "INSERT INTO membership (provider, account, role) VALUES (?1, ?2, 'coach')",
        rusqlite::params![provider, member.account()],
    )?;
    world.tables()?.execute("UPDATE account SET steward = 1 WHERE id = ?1", [steward.account()])?;
    let steward = world.enter(steward.account().ok_or("nobody")?)?;
    let (coach, _) = scene.coaches.first().ok_or("nobody")?;
    for who in [&other, &member, &steward, coach, &Actor::nobody()] {
        let answers = world.store.read(|view| {
            Ok::<_, StoreError>([
                view.cohorts(who, provider, "", 9).map(drop),
                view.published(who, &cohort).map(drop),
                view.cohort_texts(who, &cohort).map(drop),
            ])
        })?;
        assert!(answers.iter().all(|answer| matches!(answer, Err(StoreError::Missing))));
        for refused in [
            world.store.write(|change| change.make_cohort(who, provider, "c", 5).map(drop)),
            world.store.write(|change| change.publish_cohort(who, &cohort, &basis, "")),
            world.store.write(|change| change.erase_cohort(who, &cohort)),
        ] {
            assert!(matches!(refused, Err(StoreError::Missing)));
        }
    }
    let stale = world.store.write(|change| {
        change.publish_cohort(&scene.administrator, &cohort, basis.get(1..).unwrap_or_default(), "")
    });
    assert!(matches!(stale, Err(StoreError::Field("basis"))));
    Ok(())
}

/// The size of the smallest group, not empty, that a sum or difference of publications tells of.
fn smallest(publications: &[Vec<String>]) -> Option<usize> {
    let factors = [-2_i32, -1, 0, 1, 2];
    let mut combinations: Vec<BTreeMap<&str, i32>> = vec![BTreeMap::new()];
    for publication in publications {
        let longer = combinations.iter().flat_map(|before| {
            factors.iter().map(move |factor| {
                let mut sum = before.clone();
                for member in publication {
                    *sum.entry(member.as_str()).or_default() += factor;
                }
                sum
            })
        });
        combinations = longer.collect();
    }
    let told = combinations.iter().map(|sum| sum.values().filter(|count| **count != 0).count());
    told.filter(|size| *size > 0).min()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 50, ..ProptestConfig::default() })]

    #[test]
    fn no_sum_or_difference_of_publications_tells_of_fewer_than_the_least(
        steps in prop::collection::vec((0_u8..3, 0_usize..15, 1_usize..9), 4..14),
    ) {
        attack(&steps).map_err(|error| TestCaseError::fail(error.to_string()))?;
    }
}

fn attack(steps: &[(u8, usize, usize)]) -> Tested {
    let scene = scene(15)?;
    let (cohort, secret) = scene.cohort(5)?;
    scene.join(0..8, &secret)?;
    let mut inside: BTreeSet<usize> = (0..8).collect();
    let mut publications = vec![scene.publish(&cohort)?];
    for (at, (deed, from, many)) in steps.iter().enumerate() {
        for coach in (*from..from + many).map(|coach| coach % 15) {
            let one = coach..coach + 1;
            match deed {
                0 if inside.insert(coach) => scene.join(one, &secret)?,
                1 if inside.remove(&coach) => scene.leave(one, &cohort)?,
                2 => scene.save(one, &format!("step {at} of {coach}"))?,
                _ => {}
            }
        }
        match scene.publish(&cohort) {
            Ok(basis) if publications.contains(&basis) => {}
            Ok(basis) => publications.push(basis),
            Err(StoreError::State(_)) => {}
            Err(error) => return Err(error.into()),
        }
        if publications.len() == 5 {
            break;
        }
    }
    let told = smallest(&publications).unwrap_or_default();
    assert!(told >= 5, "{told} of {publications:?}");
    for (at, one) in publications.iter().enumerate() {
        for other in publications.iter().skip(at + 1) {
            let (one, other): (BTreeSet<_>, BTreeSet<_>) = (one.iter().collect(), other.iter().collect());
            assert!(one.symmetric_difference(&other).count() >= 5);
        }
    }
    Ok(())
}
