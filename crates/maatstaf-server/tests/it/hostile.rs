//! Archives that want something else than to be read, and JSON that wants to be large.

use std::fs;
use std::io::{Cursor, Write as _};

use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::circle::{Circle, portfolio};
use crate::world::{Answer, Outcome};

type Packed = ZipWriter<Cursor<Vec<u8>>>;

const EMPTY: &[u8] = b"{\"maatstaf_export\":1,\"documents\":[]}";

fn stored() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Stored)
}

/// An archive that would be taken, with something more in it.
fn archive(more: impl FnOnce(&mut Packed) -> Outcome) -> Outcome<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("maatstaf.json", stored())?;
    zip.write_all(EMPTY)?;
    more(&mut zip)?;
    Ok(zip.finish()?.into_inner())
}

fn named(name: &str) -> Outcome<Vec<u8>> {
    archive(|zip| {
        zip.start_file(name, stored())?;
        Ok(zip.write_all(b"x")?)
    })
}

/// The archive with some of its bytes changed everywhere.
fn changed(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut bytes = bytes.to_vec();
    for at in 0..bytes.len() {
        if bytes.get(at..at + from.len()) == Some(from) {
            bytes.splice(at..at + from.len(), to.iter().copied());
        }
    }
    bytes
}

/// The archive with a byte of the last header of its directory set.
fn in_directory(mut bytes: Vec<u8>, at: usize, to: &[u8]) -> Outcome<Vec<u8>> {
    let header = bytes.windows(4).rposition(|four| four == b"PK\x01\x02").ok_or("a directory")?;
    bytes.splice(header + at..header + at + to.len(), to.iter().copied());
    Ok(bytes)
}

fn import(circle: &Circle, bytes: Vec<u8>) -> Outcome<Answer> {
    circle.send("anna", "POST", "/v1/import", &[("content-type", "application/zip")], bytes)
}

fn refused(circle: &Circle, what: &str, code: &str, bytes: Vec<u8>) -> Outcome {
    let answer = import(circle, bytes)?.is(422).map_err(|error| format!("{what}: {error}"))?;
    let codes: Vec<String> = answer.problems()?.into_iter().map(|(code, _)| code).collect();
    assert!(codes.iter().any(|one| one == code), "{what}: {codes:?}");
    assert!(!answer.says("NAME-OF-AN-ENTRY"), "{what}");
    Ok(())
}

#[test]
fn an_archive_that_leads_elsewhere_is_refused() -> Outcome {
    let circle = Circle::of(&["anna"])?;
    import(&circle, archive(|_| Ok(()))?)?.is(200)?;
    import(&circle, named("attachments/NAME-OF-AN-ENTRY")?)?.is(200)?;
    for name in [
        "../NAME-OF-AN-ENTRY",
        "/NAME-OF-AN-ENTRY",
        "a/../../b",
        "a//b",
        "./a",
        "a\\..\\b",
        "C:\\x",
        "c:x",
        "a\nb",
        "..",
        "a/./b",
    ] {
        refused(&circle, name, "unsafe-name", named(name)?)?;
    }
    refused(&circle, "a long name", "unsafe-name", named(&"n".repeat(1_025))?)?;
    let bytes = changed(&named("NAME-nul-OF")?, b"NAME-nul-OF", b"NAME\0nul-OF");
    refused(&circle, "a nul", "unsafe-name", bytes)?;
    let bytes = changed(&named("NAME-not-OF")?, b"NAME-not-OF", b"NAME\xff\xfeot-OF");
    refused(&circle, "no text", "unsafe-name", bytes)?;
    let link = archive(|zip| Ok(zip.add_symlink("NAME-OF-AN-ENTRY", "/etc/passwd", stored())?))?;
    refused(&circle, "a link", "link", link)?;
    // A device, in the attributes of Unix.
    let device = in_directory(named("NAME-OF-AN-ENTRY")?, 38, &(0o020_666_u32 << 16).to_le_bytes())?;
    refused(&circle, "a device", "link", device)?;
    for name in ["maatstaf.json", "MAATSTAF.json", "Maatstaf.JSON"] {
        let twice = changed(&named("NAATSTAF.jsoN")?, b"NAATSTAF.jsoN", name.as_bytes());
        refused(&circle, name, "duplicate-name", twice)?;
    }
    Ok(())
}

#[test]
fn an_archive_that_grows_is_refused_before_it_does() -> Outcome {
    let circle = Circle::of(&["anna"])?;
    let deflated = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let bomb = archive(|zip| {
        zip.start_file("zeros", deflated)?;
        Ok(zip.write_all(&vec![0; 8 << 20])?)
    })?;
    assert!(bomb.len() < 20_000);
    refused(&circle, "a bomb", "ratio", bomb)?;
    let many = archive(|zip| (0..1_000).try_for_each(|at| Ok(zip.start_file(format!("f{at}"), stored())?)))?;
    refused(&circle, "1,001 entries", "too-many-entries", many)?;
    let full = archive(|zip| (0..999).try_for_each(|at| Ok(zip.start_file(format!("f{at}"), stored())?)))?;
    import(&circle, full)?.is(200)?;
    // What an entry says of its size: less than there is, and more than anybody has.
    let lying = archive(|zip| {
        zip.start_file("liar", deflated)?;
        Ok(zip.write_all(
            &(0..3_000_u32).map(|at| at.wrapping_mul(0x9e37_79b9).to_le_bytes()[3]).collect::<Vec<_>>(),
        )?)
    })?;
    refused(
        &circle,
        "more than it says",
        "no-archive",
        in_directory(lying.clone(), 24, &2_000_u32.to_le_bytes())?,
    )?;
    refused(
        &circle,
        "less than it says",
        "no-archive",
        in_directory(lying.clone(), 24, &3_001_u32.to_le_bytes())?,
    )?;
    refused(
        &circle,
        "far more than it says",
        "too-large",
        in_directory(lying, 24, &0xffff_fffe_u32.to_le_bytes())?,
    )?;
    let mut large = vec![0; (32 << 20) + 1];
    large.splice(..2, *b"PK");
    import(&circle, large)?.is(413)?;
    Ok(())
}

#[test]
fn an_archive_that_is_broken_is_refused() -> Outcome {
    let circle = Circle::of(&["anna"])?;
    let sound = named("NAME-OF-AN-ENTRY")?;
    refused(&circle, "a wrong sum", "no-archive", in_directory(sound.clone(), 16, &[1, 2, 3, 4])?)?;
    refused(&circle, "an encrypted entry", "encrypted", in_directory(sound.clone(), 8, &[1, 0])?)?;
    refused(&circle, "another packing", "packing", in_directory(sound.clone(), 10, &[12, 0])?)?;
    let mut content = sound.clone();
    let at = content.windows(EMPTY.len()).position(|part| part == EMPTY).ok_or("the document")?;
    content.splice(at..=at, [b'[']);
    refused(&circle, "another content", "no-archive", content)?;
    for bytes in [
        Vec::new(),
        b"PK".to_vec(),
        vec![0; 22],
        EMPTY.to_vec(),
        [sound.as_slice(), b"x"].concat(),
        [b"x", sound.as_slice()].concat(),
    ] {
        refused(&circle, "no archive", "no-archive", bytes)?;
    }
    for length in 0..sound.len() {
        refused(&circle, "a part of one", "no-archive", sound.get(..length).unwrap_or_default().to_vec())?;
    }
    // The end says that there are more, fewer, or that the directory is elsewhere or of another size.
    let end = sound.len() - 22;
    for (at, to) in [
        (8, [9, 0]),
        (10, [1, 0]),
        (10, [255, 255]),
        (16, [1, 0]),
        (12, [255, 255]),
        (4, [1, 0]),
        (20, [1, 0]),
    ] {
        let mut bytes = sound.clone();
        bytes.splice(end + at..end + at + 2, to);
        refused(&circle, "another end", "no-archive", bytes)?;
    }
    Ok(())
}

#[test]
fn an_archive_whose_entries_overlap_or_hold_nothing_is_refused() -> Outcome {
    let circle = Circle::of(&["anna"])?;
    let two = archive(|zip| {
        zip.start_file("one", stored())?;
        zip.write_all(b"x")?;
        zip.start_file("two", stored())?;
        Ok(zip.write_all(b"x")?)
    })?;
    let first = two.windows(3).position(|part| part == b"one").ok_or("one")? - 30;
    refused(
        &circle,
        "overlapping entries",
        "overlapping",
        in_directory(two, 42, &u32::try_from(first)?.to_le_bytes())?,
    )?;
    let none = archive(|_| Ok(()))?;
    let none = changed(&none, b"maatstaf.json", b"maatstaf.yaml");
    refused(&circle, "nothing to read back", "missing-file", none)?;
    Ok(())
}

#[test]
fn any_byte_of_an_archive_may_be_wrong_and_nothing_is_written_to_the_disk() -> Outcome {
    let circle = Circle::of(&["anna"])?;
    let files = |circle: &Circle| -> Outcome<Vec<String>> {
        let all = fs::read_dir(circle.world.folder.path())?;
        let mut names: Vec<String> =
            all.map(|one| Ok(one?.file_name().to_string_lossy().into_owned())).collect::<Outcome<_>>()?;
        names.sort();
        Ok(names)
    };
    circle.portfolio("anna", &portfolio(&["a"]))?;
    let before = files(&circle)?;
    let sound = circle.get("anna", "/v1/export")?.is(200)?.body;
    let all = std::env::var_os("MAATSTAF_LONG").is_some();
    let step = if all { 1 } else { sound.len() / 150 + 1 };
    let (mut taken, mut turned_away) = (0, 0);
    for at in (0..sound.len()).step_by(step) {
        let mut bytes = sound.clone();
        bytes.splice(at..=at, [bytes.get(at).copied().unwrap_or_default() ^ 0x41]);
        match import(&circle, bytes)?.status.as_u16() {
            200 => taken += 1,
            422 => turned_away += 1,
            status => return Err(format!("byte {at}: {status}").into()),
        }
    }
    // A time or a remark may be another one; what is read back may not.
    assert!(turned_away > taken, "{taken} taken, {turned_away} not");
    assert_eq!(files(&circle)?, before);
    Ok(())
}

#[test]
fn deep_wide_and_large_json_is_refused_before_anything_is_made_of_it() -> Outcome {
    let circle = Circle::of(&["anna"])?;
    let place = circle.portfolio("anna", &portfolio(&["a"]))?;
    let json_type = [("content-type", "application/json"), ("if-match", "\"1\"")];
    let wide = |items: usize| format!("[{}0]", "0,".repeat(items - 1));
    let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    let fields: Vec<String> = (0..5_001).map(|at| format!("\"f{at}\":0,")).collect();
    let fields = fields.concat();
    let cases = [
        ("depth", deep(65)),
        ("depth", "[".repeat(1_000_000)),
        ("depth", "{\"a\":".repeat(65)),
        ("items", wide(5_001)),
        ("items", format!("{{{fields}\"last\":0}}")),
        ("items", format!("{{\"portfolio\":{{\"evidence\":{}}}}}", wide(5_001))),
    ];
    for (about, body) in cases {
        for (method, path) in [
            ("POST", "/v1/estimate"),
            ("POST", "/v1/documents"),
            ("PUT", &place),
            ("PUT", &format!("{place}/draft")),
            ("PUT", &format!("{place}/evidence/a")),
        ] {
            let answer = circle.send("anna", method, path, &json_type, body.clone())?.is(413)?;
            assert_eq!(answer.about()?, about, "{method} {path}");
        }
    }
    let large = format!("\"{}\"", "a".repeat(1 << 20));
    for path in ["/v1/estimate", "/v1/documents"] {
        circle.send("anna", "POST", path, &json_type, large.clone())?.is(413)?;
    }
    // What stays within the limits is looked at, and brackets in words are words.
    let draft = format!("{place}/draft");
    for body in [
        deep(64),
        wide(5_000),
        json!("[".repeat(1_000)).to_string(),
        json!("\\\"[[[[".repeat(100)).to_string(),
    ] {
        circle.send("anna", "PUT", &draft, &json_type, body)?.is(204)?;
    }
    // Many small requests make no document larger than what may be sent.
    let mut long = portfolio(&[]);
    long.as_object_mut().ok_or("an object")?.insert("comment".to_owned(), json!("x".repeat(1_040_000)));
    let place = circle.portfolio("anna", &long)?;
    let mut item = crate::circle::item("b", "x");
    item.as_object_mut().ok_or("an object")?.insert("text".to_owned(), json!("x".repeat(20_000)));
    circle
        .ask("anna", "PUT", &format!("{place}/evidence/b"), &[("if-match", "\"1\"")], Some(&item))?
        .is(413)?;
    Ok(())
}

#[test]
fn a_short_request_cannot_name_a_long_document_many_times() -> Outcome {
    let circle = Circle::of(&["anna"])?;
    let mut long = portfolio(&[]);
    long.as_object_mut().ok_or("an object")?.insert("comment".to_owned(), json!("x".repeat(1_000_000)));
    let place = circle.portfolio("anna", &long)?;
    let stored = json!({ "stored": place.rsplit('/').next() });
    let many: Vec<&Value> = std::iter::repeat_n(&stored, 4_000).collect();
    let refused = circle.post("anna", "/v1/progress", &json!({ "portfolios": many }))?.is(413)?;
    assert_eq!(refused.about()?, "stored");
    Ok(())
}
