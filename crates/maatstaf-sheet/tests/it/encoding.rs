//! The encodings that spreadsheet programs write, and bytes that are no text.

use maatstaf_document::DocumentError;
use maatstaf_sheet::decode;

const TEXT: &str = "Datum;Cliënt;Prijs\r\n02-03-2026;Zoë ‘Z’;€ 95 – één\r\n";

/// The code, line and column of what is wrong with bytes.
fn found(bytes: &[u8]) -> Vec<(&'static str, Option<usize>)> {
    let error = decode(bytes).err();
    error.iter().flat_map(DocumentError::problems).map(|one| (one.code, one.place.line)).collect()
}

/// A text as Excel in western Europe writes it.
fn windows(text: &str) -> Vec<u8> {
    let special = [('€', 0x80), ('‘', 0x91), ('’', 0x92), ('–', 0x96)];
    let one = |sign| special.iter().find(|(known, _)| *known == sign).map(|(_, byte)| *byte);
    text.chars()
        .map(|sign| one(sign).unwrap_or_else(|| u8::try_from(u32::from(sign)).unwrap_or(b'?')))
        .collect()
}

#[test]
fn the_same_text_is_read_from_every_encoding() {
    let little: Vec<u8> = format!("\u{feff}{TEXT}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = format!("\u{feff}{TEXT}").encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in
        [TEXT.as_bytes().to_vec(), format!("\u{feff}{TEXT}").into_bytes(), little, big, windows(TEXT)]
    {
        assert_eq!(decode(&bytes).as_deref(), Ok(TEXT));
    }
    assert_eq!(decode(b"").as_deref(), Ok(""));
}

#[test]
fn text_in_two_encodings_is_refused_where_it_begins() {
    let mixed = [b"Datum;Client\n".as_slice(), "Zoë;".as_bytes(), b"1\nZo\xEB;2\n"].concat();
    assert_eq!(found(&mixed), [("mixed-encoding", Some(3))]);
    let reversed = [b"Zo\xEB;2\n".as_slice(), "Zoë;".as_bytes()].concat();
    assert_eq!(found(&reversed), [("mixed-encoding", Some(1))]);
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let empty_places = [0x81, 0x8D, 0x8F, 0x90, 0x9D];
    for byte in empty_places {
        assert_eq!(found(&[b'a', byte]), [("not-text", Some(1))], "{byte:x}");
    }
    assert_eq!(found(b"a\n\xEB\x01"), [("not-text", Some(2))]);
    for bytes in
        [b"a\0b".as_slice(), b"\xFF\xFEa", b"\xFF\xFE\x00\xD8", b"\xFF\xFE\0\0a\0\0\0", b"\xFE\xFF\0\0"]
    {
        assert_eq!(found(bytes), [("not-text", None)], "{bytes:x?}");
    }
    assert_eq!(found(&vec![b'a'; 33 << 20]), [("too-long", None)]);
}
