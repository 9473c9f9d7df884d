//! Verifying: every alteration is refused, hostile tokens are answered, and what is not known is said.
#![expect(clippy::indexing_slicing, reason = "a failing index fails the test")]

use crate::common::{Tested, day, decided, forged, holder, organisation, own_token, part, payload, plain};
use jiff::civil::date;
use maatstaf::Language;
use maatstaf_results::{
    BadgeKind, LONGEST_TOKEN, Outcome, Standing, Trust, Verification, issue, start_of_day, verify,
};
use proptest::prelude::*;
use serde_json::{Value, json};

const HEADER: &str = r#"{"alg":"EdDSA"}"#;

fn codes(read: &Verification) -> Vec<&str> {
    read.problems.iter().map(|problem| problem.code.as_str()).collect()
}

fn alone(token: &str) -> Verification {
    verify(token, &Trust::nobody(), day())
}

/// The payload of our own badge, changed by a test and signed anew with the right key.
fn changed(change: impl FnOnce(&mut Value)) -> Result<Verification, Box<dyn std::error::Error>> {
    let mut payload = payload(&own_token()?)?;
    change(&mut payload);
    Ok(alone(&forged(HEADER, &payload.to_string(), &holder())))
}

#[test]
fn a_badge_without_a_trusted_key_is_intact_and_no_more() -> Tested {
    let read = alone(&own_token()?);
    assert_eq!((read.outcome, read.signature.standing), (Outcome::Intact, Some(Standing::IssuerIsKey)));
    assert_eq!(read.kind, Some(BadgeKind::SelfAssessment));
    let page = read.page(Language::En).to_markdown();
    assert!(page.contains("a self-assessment") && page.contains("is not known"), "{page}");
    Ok(())
}

#[test]
fn another_key_than_the_trusted_one_is_refused() -> Tested {
    let trust = Trust::nobody().key(organisation().public());
    let read = verify(&own_token()?, &trust, day());
    assert_eq!((read.outcome, codes(&read)), (Outcome::Refused, vec!["other-key"]));
    Ok(())
}

#[test]
fn a_key_of_one_issuer_counts_for_nothing_under_another() -> Tested {
    let (key, token) = (holder().public(), own_token()?);
    let wrong = verify(&token, &Trust::nobody().key_of("https://school.example/", key.clone()), day());
    assert_eq!(codes(&wrong), ["other-key"]);
    let right = verify(&token, &Trust::nobody().key_of(key.did(), key), day());
    assert_eq!(right.outcome, Outcome::Trusted);
    Ok(())
}

#[test]
fn a_decision_is_anothers_word_only_as_far_as_its_key_is_known() -> Tested {
    let token = issue(&decided(&plain()?)?, &organisation())?;
    let trusted = verify(&token, &Trust::nobody().key(organisation().public()), day());
    assert_eq!((trusted.outcome, trusted.kind), (Outcome::Trusted, Some(BadgeKind::OfAnother)));
    assert_eq!(trusted.levels.iter().map(|one| one.level.as_str()).collect::<Vec<_>>(), ["Practitioner"]);
    let page = alone(&token).page(Language::En).to_markdown();
    assert!(page.contains("if it is true") && page.contains("second key"), "{page}");
    Ok(())
}

#[test]
fn a_subject_that_signs_under_another_name_is_still_itself() -> Tested {
    let mut payload = payload(&own_token()?)?;
    payload["issuer"] = json!("https://school.example/");
    payload["iss"] = json!("https://school.example/");
    let header = json!({"alg": "EdDSA", "jwk": serde_json::from_str::<Value>(&holder().public().to_jwk())?});
    let read = alone(&forged(&header.to_string(), &payload.to_string(), &holder()));
    assert_eq!((read.outcome, read.kind), (Outcome::Intact, Some(BadgeKind::SelfAssessment)));
    assert_eq!(read.signature.standing, Some(Standing::BroughtAlong));
    Ok(())
}

#[test]
fn a_badge_that_hides_that_it_is_a_self_assessment_is_told() -> Tested {
    let read = changed(|payload| {
        payload["credentialSubject"]["achievement"]["achievementType"] = json!("Certification");
    })?;
    assert_eq!(read.kind, Some(BadgeKind::SelfAssessment));
    assert!(read.notes.iter().any(|note| note.code == "does-not-say-self"));
    Ok(())
}

#[test]
fn every_altered_character_is_refused() -> Tested {
    let token = own_token()?;
    let trust = Trust::nobody().key(holder().public());
    let step = (token.len() / 300).max(1);
    for at in (0..token.len()).step_by(step).chain(token.len() - 90..token.len()) {
        for other in ['A', 'b', '_', '.', '=', ' ', 'é'] {
            let altered: String =
                token.chars().enumerate().map(|(place, one)| if place == at { other } else { one }).collect();
            if altered != token {
                assert_eq!(verify(&altered, &trust, day()).outcome, Outcome::Refused, "{at} {other}");
            }
        }
    }
    Ok(())
}

#[test]
fn a_signature_has_one_form() -> Tested {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    let token = own_token()?;
    let (signed, signature) = token.rsplit_once('.').ok_or("parts")?;
    let mut bytes = URL_SAFE_NO_PAD.decode(signature)?;
    // The order of the group, added to the scalar: the second form of the same signature.
    let order = [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10_u16,
    ];
    let mut carry = 0;
    for (byte, add) in bytes.iter_mut().skip(32).zip(order) {
        let sum = u16::from(*byte) + add + carry;
        (*byte, carry) = (u8::try_from(sum % 256)?, sum / 256);
    }
    let read = alone(&format!("{signed}.{}", URL_SAFE_NO_PAD.encode(bytes)));
    assert_eq!(codes(&read), ["broken-signature"]);
    // 64 bytes leave four bits in the last character: they must be nothing.
    let last = signature.chars().last().ok_or("a character")?;
    let next = char::from(last as u8 + 1);
    let loose = format!("{}{next}", token.strip_suffix(last).ok_or("a character")?);
    assert!(
        alone(&loose).outcome == Outcome::Refused && alone(&format!("{token}==")).outcome == Outcome::Refused
    );
    Ok(())
}

#[test]
fn a_weak_key_signs_nothing() -> Tested {
    // Under the identity as a key, the signature (identity, 0) holds for every message by the loose rules.
    let x = format!("AQ{}", "A".repeat(41));
    let header = format!(r#"{{"alg":"EdDSA","jwk":{{"kty":"OKP","crv":"Ed25519","x":"{x}"}}}}"#);
    let mut body = payload(&own_token()?)?;
    body["issuer"]["id"] = json!("https://school.example/");
    body["iss"] = json!("https://school.example/");
    let signature = format!("AQ{}", "A".repeat(84));
    let read = alone(&format!("{}.{}.{signature}", part(&header), part(&body.to_string())));
    assert_eq!((read.outcome, read.signature.holds), (Outcome::Refused, false));
    Ok(())
}

#[test]
fn only_eddsa_and_no_demands_of_the_header() -> Tested {
    let body = payload(&own_token()?)?.to_string();
    let cases = [
        (r#"{"alg":"none"}"#, "other-algorithm"),
        (r#"{"alg":"HS256"}"#, "other-algorithm"),
        (r#"{"alg":"RS256"}"#, "other-algorithm"),
        (r#"{"alg":"eddsa"}"#, "other-algorithm"),
        (r#"{"alg":["EdDSA"]}"#, "other-algorithm"),
        (r"{}", "other-algorithm"),
        (r#"{"alg":"EdDSA","crit":["exp"]}"#, "critical-header"),
        (r#"{"alg":"EdDSA","b64":false}"#, "critical-header"),
        (r#"{"alg":"EdDSA","typ":"JOSE"}"#, "other-type"),
        (r#"{"alg":"EdDSA","kid":7}"#, "wrong-type"),
        (r#"{"alg":"EdDSA","alg":"EdDSA"}"#, "doubled-name"),
        (r#"{"alg":"EdDSA","jwk":{"d":"x"}}"#, "private-key"),
        (
            r#"{"alg":"EdDSA","kid":"did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp"}"#,
            "keys-differ",
        ),
        (
            r#"{"alg":"EdDSA","jwk":{"kty":"OKP","crv":"Ed25519","x":"O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik"}}"#,
            "keys-differ",
        ),
        (r#""EdDSA""#, "not-an-object"),
    ];
    for (header, code) in cases {
        let read = alone(&forged(header, &body, &holder()));
        assert_eq!((read.outcome, codes(&read)), (Outcome::Refused, vec![code]), "{header}");
    }
    Ok(())
}

#[test]
fn claims_say_what_fields_say() -> Tested {
    for claim in ["iss", "sub", "jti", "nbf"] {
        let wrong = changed(|payload| payload[claim] = json!("did:key:zOther"))?;
        assert_eq!(codes(&wrong), ["claims-differ"], "{claim}");
        let missing = changed(|payload| {
            payload.as_object_mut().map(|object| object.remove(claim));
        })?;
        assert_eq!(codes(&missing), ["missing-claim"], "{claim}");
    }
    assert_eq!(codes(&changed(|payload| payload["exp"] = json!(4_000_000_000_u32))?), ["claims-differ"]);
    let later = |payload: &mut Value| payload["validUntil"] = json!("2030-01-01T00:00:00Z");
    assert_eq!(codes(&changed(later)?), ["missing-claim"]);
    Ok(())
}

#[test]
fn a_badge_holds_from_its_start_to_its_end() -> Tested {
    let token = own_token()?;
    let at = |day| verify(&token, &Trust::nobody(), start_of_day(day));
    assert_eq!(codes(&at(date(2026, 6, 30))), ["not-yet-valid"]);
    assert_eq!(at(date(2026, 7, 1)).outcome, Outcome::Intact);
    let mut payload = payload(&token)?;
    (payload["validUntil"], payload["exp"]) = (json!("2026-08-01T00:00:00Z"), json!(1_785_542_400));
    let token = forged(HEADER, &payload.to_string(), &holder());
    let at = |day| verify(&token, &Trust::nobody(), start_of_day(day));
    assert_eq!(codes(&at(date(2026, 7, 31))), Vec::<&str>::new());
    assert_eq!(codes(&at(date(2026, 8, 1))), ["expired"]);
    Ok(())
}

#[test]
fn what_open_badges_asks_for_is_missed_when_it_is_gone() -> Tested {
    let cases: [(&str, Value, &str); 12] = [
        ("/@context/0", json!("https://www.w3.org/2018/credentials/v1"), "other-context"),
        (
            "/@context/1",
            json!("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.33.json"),
            "other-context",
        ),
        ("/type", json!("OpenBadgeCredential"), "missing-type"),
        ("/type", json!(["VerifiableCredential"]), "missing-type"),
        ("/issuer/type", json!("Profile"), "missing-type"),
        ("/credentialSubject/type", json!([]), "missing-type"),
        ("/credentialSubject/achievement/type", json!([7, "Achievement"]), "missing-type"),
        ("/credentialSubject/achievement/name", json!(""), "missing-field"),
        ("/credentialSubject/achievement/criteria", json!("x"), "missing-field"),
        ("/credentialSubject/result/0/achievedLevel", json!("urn:x"), "dangling-result"),
        ("/credentialSubject/result/0/resultDescription", json!("urn:x"), "dangling-result"),
        ("/validFrom", json!("2026-07-01"), "bad-time"),
    ];
    for (pointer, value, code) in cases {
        let read = changed(|payload| {
            if let Some(place) = payload.pointer_mut(pointer) {
                *place = value;
            }
        })?;
        assert!(codes(&read).contains(&code), "{pointer}: {:?}", codes(&read));
    }
    let nothing = alone(&forged(HEADER, "{}", &holder()));
    assert!(nothing.problems.len() > 8, "all at once: {:?}", codes(&nothing));
    let wrapped = changed(|payload| payload["vc"] = json!({}))?;
    assert_eq!(codes(&wrapped), ["wrapped-credential"]);
    Ok(())
}

#[test]
fn a_foreign_badge_is_read_and_what_is_not_checked_is_said() -> Tested {
    let key = organisation();
    let body = json!({
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context.json", {"x": "urn:x"}],
        "id": "https://school.example/badges/1", "type": ["VerifiableCredential", "AchievementCredential"],
        "issuer": "https://school.example/", "validFrom": "2026-01-01T01:00:00.25+01:00",
        "credentialSubject": {"type": ["AchievementSubject"], "identifier": [{"type": "IdentityObject"}],
            "achievement": {"id": "urn:x:1", "type": ["Achievement"], "name": "Chairing\u{1b}[31m a meeting\u{202e}",
                "description": "A course", "criteria": {"id": "https://school.example/course"}}},
        "credentialStatus": {"id": "https://school.example/status", "type": "1EdTechRevocationList"},
        "iss": "https://school.example/", "jti": "https://school.example/badges/1", "nbf": 1_767_225_600.25, "iat": 1,
    });
    let header = json!({"alg": "EdDSA", "typ": "vc+jwt", "jwk": serde_json::from_str::<Value>(&key.public().to_jwk())?});
    let token = forged(&header.to_string(), &body.to_string(), &key);
    let read = alone(&token);
    assert_eq!((read.outcome, codes(&read)), (Outcome::Intact, vec![]));
    assert_eq!(
        (read.kind, read.signature.standing),
        (Some(BadgeKind::Unclear), Some(Standing::BroughtAlong))
    );
    assert!(read.notes.iter().any(|note| note.code == "status-not-checked"));
    assert_eq!(read.name.as_deref(), Some("Chairing[31m a meeting"), "nothing steers the terminal");
    let known = verify(&token, &Trust::nobody().key_of("https://school.example/", key.public()), day());
    assert_eq!(known.outcome, Outcome::Trusted);
    Ok(())
}

#[test]
fn nothing_of_a_badge_is_told_when_its_signature_does_not_hold() -> Tested {
    let mut body = payload(&own_token()?)?;
    body["issuer"]["name"] = json!("EMCC Global");
    let read = alone(&forged(HEADER, &body.to_string(), &organisation()));
    assert_eq!(codes(&read), ["broken-signature"]);
    assert!(read.issuer.is_none() && read.levels.is_empty() && read.kind.is_none());
    assert!(!read.page(Language::En).to_markdown().contains("EMCC Global"));
    Ok(())
}

#[test]
fn an_answer_has_a_schema() {
    let schema = maatstaf_document::schema_of::<Verification>();
    assert!(schema["required"].as_array().is_some_and(|names| names.contains(&json!("outcome"))));
}

#[test]
fn hostile_tokens_are_answered_within_a_second() {
    let deep = format!("{}{}", "[".repeat(500_000), "]".repeat(500_000));
    let wide = format!(r#"{{"type": [{}1]}}"#, "1,".repeat(400_000));
    let results = format!(
        r#"{{"credentialSubject": {{"result": [{}{{}}]}}}}"#,
        r#"{"achievedLevel":"x"},"#.repeat(60_000)
    );
    let doubled = r#"{"id": 1, "x": {"y": [{"z": 1, "z": 2}]}}"#;
    let texts = [
        String::new(),
        ".".repeat(10 << 20),
        "a".repeat(10 << 20),
        ".".repeat(LONGEST_TOKEN),
        format!("{}..", "A".repeat(LONGEST_TOKEN - 2)),
        forged(HEADER, &deep, &holder()),
        forged(HEADER, &wide, &holder()),
        forged(HEADER, &results, &holder()),
        forged(HEADER, doubled, &holder()),
        forged(HEADER, "\u{feff}{}", &holder()),
        forged(HEADER, "{\"id\": \"\\ud800\"}", &holder()),
        "\0.\0.\0".to_owned(),
        r#"{"@context": []}"#.to_owned(),
    ];
    for text in texts {
        assert_eq!(alone(&text).outcome, Outcome::Refused, "{} bytes", text.len());
    }
    assert_eq!(codes(&alone(&forged(HEADER, doubled, &holder()))), ["doubled-name"]);
}

proptest! {
    #[test]
    fn no_text_makes_verifying_panic(token in "[A-Za-z0-9_.{}=-]{0,120}") {
        prop_assert_eq!(alone(&token).outcome, Outcome::Refused);
    }

    #[test]
    fn no_payload_makes_verifying_panic(payload in r#"\{("(id|issuer|type|iss|validFrom|credentialSubject)":("x"|1|\[\]|\{\}|null|1e300|-5),?){0,4}\}"#) {
        prop_assert_eq!(alone(&forged(HEADER, &payload, &holder())).outcome, Outcome::Refused);
    }
}
