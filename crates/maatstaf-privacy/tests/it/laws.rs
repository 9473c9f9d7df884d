//! What holds for any text.

use maatstaf_privacy::{Finder, Finding, Kind, Sureness, find};
use proptest::prelude::*;

/// What the rules look at, piece by piece.
#[rustfmt::skip]
const PIECES: [&str; 50] = [
    "Jan", "de", "Vries", "van", "der", "Berg", "J.", "A.B.", "mevrouw", "Dr.", "cliënt", "collega", "B.",
    "Z01", "06-12345678", "+31 6 1234 5678", "(020)", "123 45 67", "a@b.nl", "@", "@sanne_c",
    "NL91ABNA0417164300", "BSN", "111222333", "1234 AB", "2019 TA", "geboren op", "3 mei", "1980",
    "12-03-1970", "linkedin.com/in/jan", ".", ",", ":", "'", "’s", "-", "\n", "\r\n", " ", "\u{a0}", "é",
    "ÅSA", "Groet,", "zei", "Kolb", "New", "York", "🙂", "e\u{301}",
];

/// Text made of what the rules look at, so that they meet in every way.
fn texts() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(PIECES.to_vec());
    let mixed = prop::collection::vec((pieces, prop::sample::select(vec!["", " "])), 0..24)
        .prop_map(|parts| parts.into_iter().flat_map(|(piece, gap)| [piece, gap]).collect::<String>());
    prop_oneof![3 => mixed, 1 => any::<String>(), 1 => "[A-Za-z0-9 .@+\\-\n]{0,80}"]
}

fn bare(finding: &Finding) -> (Kind, Sureness, usize, usize) {
    (finding.kind, finding.sure, finding.start, finding.end)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn findings_are_in_order_apart_and_on_characters(text in texts()) {
        let findings = find(&text);
        for pair in findings.windows(2) {
            if let [one, next] = pair {
                prop_assert!(one.end <= next.start);
            }
        }
        for one in &findings {
            prop_assert!(one.start < one.end);
            prop_assert!(text.get(one.start..one.end).is_some());
            let before = text.get(..one.start).unwrap_or_default();
            prop_assert_eq!(one.line, before.matches('\n').count() + 1);
            let line = before.rsplit('\n').next().unwrap_or_default();
            prop_assert_eq!(one.column, line.chars().count() + 1);
        }
    }

    #[test]
    fn two_texts_with_a_blank_line_between_are_found_as_each_alone(first in texts(), second in texts()) {
        let shift = first.len() + 2;
        let mut apart: Vec<_> = find(&first).iter().map(bare).collect();
        apart.extend(find(&second).iter().map(bare).map(|(kind, sure, start, end)| (kind, sure, start + shift, end + shift)));
        let together: Vec<_> = find(&format!("{first}\n\n{second}")).iter().map(bare).collect();
        prop_assert_eq!(together, apart);
    }

    #[test]
    fn an_email_address_in_any_text_is_found(before in texts(), after in texts(), address in "[a-z]{1,9}\\.[a-z0-9]{1,9}@[a-z]{1,9}\\.(nl|com)") {
        let text = format!("{before} {address} {after}");
        let start = before.len() + 1;
        let expected = (Kind::Email, start, start + address.len());
        let findings: Vec<_> = find(&text).iter().map(|one| (one.kind, one.start, one.end)).collect();
        prop_assert!(findings.contains(&expected), "{findings:?}");
    }

    #[test]
    fn what_is_allowed_is_not_found_and_nothing_new_is(text in texts()) {
        let all = find(&text);
        let part = |one: &Finding| text.get(one.start..one.end).unwrap_or_default().to_owned();
        let allowed: Vec<String> = all.iter().map(part).collect();
        let left = Finder::new().allowing(&allowed).find(&text);
        prop_assert!(left.iter().all(|one| !allowed.contains(&part(one))));
    }

    #[test]
    fn a_finding_never_holds_the_text(text in texts()) {
        for one in find(&text) {
            let debug = format!("{one:?}");
            let part = text.get(one.start..one.end).unwrap_or_default();
            prop_assert!(part.chars().count() < 3 || part.chars().all(|sign| sign.is_ascii_digit()) || !debug.contains(part));
        }
    }
}

#[test]
fn a_megabyte_of_anything_is_answered() {
    let simple = ["a a a ", "A A A ", "06060606", "@@@@", "....", "Jan de "].map(|piece| (piece, 1 << 20));
    let tricky = [
        "a@b.cc.d.d.",
        "0 ",
        "+1 ",
        "A.A.",
        "geboren ",
        "NL91 ",
        "1234 AB",
        "BSN ",
        "'",
        "-a",
        "a'a",
        "111222333 ",
        "mevrouw ",
        "Groet,\n",
        "linkedin.com/in/",
        "a (at) b (dot) ",
        "é",
        "12-12-2020 ",
    ];
    for (piece, size) in simple.into_iter().chain(tricky.map(|piece| (piece, 1 << 17))) {
        let text = piece.repeat(size / piece.len() + 1);
        let findings = find(&text);
        let last = findings.last().map_or(0, |one| one.end);
        assert!(last <= text.len(), "{piece}");
    }
}
