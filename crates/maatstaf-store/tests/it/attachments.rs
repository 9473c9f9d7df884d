//! Files beside a document.

use maatstaf_store::{Right, ShareKind, StoreError};

use crate::world::{Tested, World, terms};

const MIB: usize = 1 << 20;

#[test]
fn names_kinds_and_sizes_that_cannot_be_taken_are_refused() -> Tested {
    let world = World::new()?;
    let anna = world.person("anna")?;
    let id = world.portfolio(&anna, "one")?.id;
    let attach = |name: &str, media_type: &str, bytes: &[u8]| {
        world.change(&anna, &id, Right::Write, |change, opened| {
            change.attach(opened, Some("e1"), name, media_type, bytes)
        })
    };
    let long = "n".repeat(256);
    for name in ["", ".", "..", "../x", "a/b", "a\\b", "a\nb", "a\u{0}", "a\u{7f}", &long, &"é".repeat(128)]
    {
        assert!(matches!(attach(name, "text/plain", b""), Err(StoreError::Field("name"))), "{name:?}");
    }
    for kind in
        ["", "text", "text/", "/plain", "text/pl ain", "text/plain\r\nx: y", "text/plain; charset=x", "a/b/c"]
    {
        assert!(matches!(attach("a", kind, b""), Err(StoreError::Field("media_type"))), "{kind:?}");
    }
    assert!(matches!(attach("a", "text/plain", &vec![0; 10 * MIB + 1]), Err(StoreError::Field("bytes"))));
    let head = attach(&"é".repeat(127), "application/vnd.x+json", b"abc")?;
    assert_eq!(head.digest, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    let (again, bytes) =
        world.look(&anna, &id, Right::Read, |view, opened| view.attachment(opened, &head.id))?;
    assert_eq!((again, bytes.as_slice()), (head, b"abc".as_slice()));
    Ok(())
}

#[test]
fn a_document_has_two_hundred_attachments_and_two_hundred_mebibytes_at_most() -> Tested {
    let world = World::new()?;
    let anna = world.person("anna")?;
    let attach = |id, bytes: &[u8]| {
        world.change(&anna, id, Right::Write, |change, opened| {
            change.attach(opened, None, "a", "text/plain", bytes)
        })
    };
    let full = |answer| matches!(answer, Err(StoreError::State("too-many-attachments")));
    let many = world.portfolio(&anna, "one")?.id;
    for _ in 0..200 {
        attach(&many, b"x")?;
    }
    assert!(full(attach(&many, b"x").map(drop)));
    let large = world.portfolio(&anna, "one")?.id;
    attach(&large, b"y")?;
    // The sum counts what the store says of a size, so that the test does not write it.
    world.tables()?.execute(
        "UPDATE attachment SET size = ?2 WHERE document = ?1",
        rusqlite::params![large, i64::try_from(200 * MIB - 2)?],
    )?;
    attach(&large, b"yy")?;
    assert!(full(attach(&large, b"y").map(drop)));
    Ok(())
}

#[test]
fn a_share_shows_the_attachments_of_its_time_or_none() -> Tested {
    let world = World::new()?;
    let (anna, ben) = (world.person("anna")?, world.person("ben")?);
    let id = world.portfolio(&anna, "one")?.id;
    let attach = |name: &str| {
        world.change(&anna, &id, Right::Write, |change, opened| {
            change.attach(opened, None, name, "text/plain", b"bytes")
        })
    };
    let first = attach("first")?;
    let (_, reader) = world.reader(&anna, &id)?;
    let seat = world.seat(&anna, &id, None, &ben)?;
    let without = maatstaf_store::Terms { attachments: false, ..terms(ShareKind::Reader, None)? };
    let (_, link) = world.share(&anna, &id, &without)?;
    let blind = world.store.read(|view| view.actor(Some(link.reveal())))?;
    // The number of what was taken away is not used again.
    let gone = attach("gone")?;
    let (_, between) = world.reader(&anna, &id)?;
    world.change(&anna, &id, Right::Write, |change, opened| change.detach(opened, &gone.id))?;
    let later = attach("later")?;
    // A seat on the same panel shows what the panel is about, also when it is given out later.
    let cleo = world.person("cleo")?;
    world.seat(&anna, &id, seat.panel.as_ref(), &cleo)?;
    for (actor, expected) in [
        (&reader, vec!["first"]),
        (&ben, vec!["first"]),
        (&cleo, vec!["first"]),
        (&between, vec!["first"]),
        (&blind, vec![]),
    ] {
        let heads = world.look(actor, &id, Right::See, |view, opened| view.attachments(opened, "", 9))?;
        assert_eq!(heads.iter().map(|head| head.name.as_str()).collect::<Vec<_>>(), expected);
        for head in [&first, &later, &gone] {
            let one = world.look(actor, &id, Right::See, |view, opened| view.attachment(opened, &head.id));
            assert_eq!(one.is_ok(), expected.contains(&head.name.as_str()));
            assert!(one.is_ok() || matches!(one, Err(StoreError::Missing)));
        }
    }
    assert_eq!(world.look(&anna, &id, Right::Read, |view, opened| view.attachments(opened, "", 9))?.len(), 2);
    let other = world.portfolio(&anna, "other")?.id;
    let elsewhere = world.look(&anna, &other, Right::Read, |view, opened| view.attachment(opened, &first.id));
    assert!(matches!(elsewhere, Err(StoreError::Missing)));
    let elsewhere =
        world.change(&anna, &other, Right::Write, |change, opened| change.detach(opened, &first.id));
    assert!(matches!(elsewhere, Err(StoreError::Missing)));
    Ok(())
}
