//! Keys: the published vectors, and what is refused.

use crate::common::{self, Tested, holder};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use maatstaf_results::{Key, PublicKey};
use proptest::prelude::*;

/// RFC 8037, appendix A.1.
const D: &str = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";
/// RFC 8037, appendix A.2.
const X: &str = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

fn rfc_key() -> Result<Key, Box<dyn std::error::Error>> {
    let seed: [u8; 32] = URL_SAFE_NO_PAD.decode(D)?.try_into().map_err(|_| "32 bytes")?;
    Ok(Key::from_seed(seed))
}

fn jwk(x: &str, d: &str) -> String {
    format!(r#"{{"kty": "OKP", "crv": "Ed25519", "x": "{x}", "d": "{d}"}}"#)
}

fn codes(error: &maatstaf_document::DocumentError) -> Vec<&'static str> {
    error.problems().iter().map(|problem| problem.code).collect()
}

fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> =
        text.bytes().filter_map(|one| char::from(one).to_digit(16)?.try_into().ok()).collect();
    digits.chunks(2).map(|pair| pair.iter().fold(0, |sum, digit| sum * 16 + digit)).collect()
}

#[test]
fn a_signature_is_that_of_rfc_8032() -> Tested {
    let seed = hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    let key = Key::from_seed(seed.try_into().map_err(|_| "32 bytes")?);
    let wanted = hex(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    );
    assert_eq!(key.sign(&[0x72]).to_vec(), wanted);
    assert!(key.public().verifies(&[0x72], &key.sign(&[0x72])));
    assert!(!key.public().verifies(&[0x73], &key.sign(&[0x72])));
    Ok(())
}

#[test]
fn a_jws_is_that_of_rfc_8037() -> Tested {
    let signed =
        format!("{}.{}", common::part(r#"{"alg":"EdDSA"}"#), common::part("Example of Ed25519 signing"));
    assert_eq!(signed, "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc");
    let wanted = "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
    assert_eq!(URL_SAFE_NO_PAD.encode(rfc_key()?.sign(signed.as_bytes())), wanted);
    assert!(rfc_key()?.to_jwk().contains(X));
    Ok(())
}

#[test]
fn a_did_is_that_of_the_method() -> Tested {
    let did = "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp";
    assert_eq!(Key::from_seed([0; 32]).public().did(), did);
    assert_eq!(PublicKey::from_did(did)?, Key::from_seed([0; 32]).public());
    for wrong in ["did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWq", "did:web:x", "did:key:z", ""] {
        assert!(PublicKey::from_did(wrong).is_err(), "{wrong}");
    }
    let long = format!("did:key:z{}", "1".repeat(5_000_000));
    assert!(PublicKey::from_did(&long).is_err());
    Ok(())
}

#[test]
fn a_private_key_whose_halves_do_not_fit_is_refused_without_quoting_it() -> Tested {
    let other = URL_SAFE_NO_PAD.encode([7; 32]);
    let error = Key::from_jwk(&jwk(X, &other)).err().ok_or("it must be refused")?;
    assert_eq!(codes(&error), ["unfit-key"]);
    let said = format!("{error} {error:?}");
    assert!(!said.contains(&other) && !said.contains(X));
    Ok(())
}

#[test]
fn a_private_key_is_no_public_one() -> Tested {
    let error = PublicKey::from_jwk(&jwk(X, D)).err().ok_or("it must be refused")?;
    assert_eq!(codes(&error), ["private-key"]);
    let error = Key::from_jwk(&holder().public().to_jwk()).err().ok_or("it must be refused")?;
    assert_eq!(codes(&error), ["public-key"]);
    Ok(())
}

#[test]
fn no_error_and_no_debug_quotes_a_private_part() -> Tested {
    let doubled = jwk(X, D).replace(r#""kty""#, &format!(r#""d": "{D}", "kty""#));
    let broken = [
        jwk(X, &format!("{D}=")),
        jwk(X, &format!("{D}A")),
        jwk(X, D).replace("OKP", "EC"),
        jwk(X, D).replace('}', ""),
        doubled,
        format!(r#"{{"d": {{"{D}": 1}}, "{D}": 2}}"#),
    ];
    for text in broken {
        let error = Key::from_jwk(&text).err().ok_or("it must be refused")?;
        assert!(!format!("{error} {error:?}").contains(D), "{error}");
    }
    assert!(!format!("{:?}", rfc_key()?).contains(D));
    Ok(())
}

#[test]
fn weak_and_second_forms_of_public_keys_are_refused() {
    let public = |bytes: [u8; 32]| {
        let x = URL_SAFE_NO_PAD.encode(bytes);
        PublicKey::from_jwk(&format!(r#"{{"kty": "OKP", "crv": "Ed25519", "x": "{x}"}}"#)).is_ok()
    };
    let mut identity = [0; 32];
    identity[0] = 1;
    assert!(!public(identity), "the identity is weak");
    let mut some = 0;
    for low in 2..19_u8 {
        let mut once = [0; 32];
        once[0] = low;
        // The same number plus the field's prime, 2^255 - 19.
        let mut again = [0xff; 32];
        (again[0], again[31]) = (0xed + low, 0x7f);
        some += usize::from(public(once));
        assert!(!public(again), "a second form of {low}");
    }
    assert!(some > 0, "some of the first forms are sound");
}

proptest! {
    #[test]
    fn a_key_is_read_as_it_was_written(seed: [u8; 32]) {
        let key = Key::from_seed(seed);
        let text = key.to_jwk();
        prop_assert_eq!(Key::from_jwk(&text).map(|key| key.to_jwk()), Ok(text));
        let public = key.public();
        prop_assert_eq!(PublicKey::from_jwk(&public.to_jwk()), Ok(public.clone()));
        prop_assert_eq!(PublicKey::from_did(&public.did()), Ok(public.clone()));
        prop_assert_eq!(PublicKey::from_did(&public.key_id()), Ok(public));
    }

    #[test]
    fn no_text_makes_a_key_panic(text in ".{0,80}") {
        prop_assert!(Key::from_jwk(&text).is_err());
        let _ = PublicKey::from_did(&format!("did:key:z{text}"));
    }
}
