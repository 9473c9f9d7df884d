//! The shape of the house: sizes, dependencies, and what every pack and sample must have.

use std::collections::BTreeSet;
use std::error::Error;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{env, fs};

use maatstaf::{Framework, Lane, Language, Policy, Portfolio};

type Outcome = Result<(), Box<dyn Error>>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every Rust file below a folder, with its text.
fn rust_files(folder: &Path) -> Result<Vec<(PathBuf, String)>, Box<dyn Error>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(rust_files(&path)?);
        } else if path.extension() == Some(OsStr::new("rs")) {
            found.push((path.clone(), fs::read_to_string(path)?));
        }
    }
    Ok(found)
}

/// Lines of code: comments and blank lines are left out, so that documentation costs nothing.
fn lines_of_code(text: &str) -> usize {
    let is_code = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with("//");
    text.lines().filter(is_code).count()
}

/// The pure crates: the most lines of code that each may have, and what it may depend on. DESIGN.md gives the reasons.
const PURE: [(&str, usize, &[&str]); 20] = [
    (
        "maatstaf",
        6000,
        &[
            "jiff",
            "maatstaf-document",
            "maatstaf-frameworks",
            "maatstaf-practice",
            "schemars",
            "serde",
            "serde_json",
            "strum",
            "thiserror",
        ],
    ),
    (
        "maatstaf-arrow",
        1000,
        &[
            "arrow-array",
            "arrow-buffer",
            "arrow-schema",
            "jiff",
            "maatstaf",
            "maatstaf-document",
            "maatstaf-many",
            "strum",
        ],
    ),
    (
        "maatstaf-calls",
        3000,
        &[
            "jiff",
            "maatstaf",
            "maatstaf-cohort",
            "maatstaf-crosscheck",
            "maatstaf-crosswalk",
            "maatstaf-document",
            "maatstaf-exchange",
            "maatstaf-guidance",
            "maatstaf-mentoring",
            "maatstaf-practice",
            "maatstaf-privacy",
            "maatstaf-programme",
            "maatstaf-progress",
            "maatstaf-readiness",
            "maatstaf-report",
            "maatstaf-results",
            "schemars",
            "serde",
            "serde_json",
            "strum",
        ],
    ),
    ("maatstaf-cohort", 1000, &["maatstaf", "maatstaf-document", "schemars", "serde", "strum"]),
    (
        "maatstaf-crosscheck",
        5200,
        &[
            "jiff",
            "maatstaf",
            "maatstaf-document",
            "maatstaf-frameworks",
            "maatstaf-stats",
            "schemars",
            "serde",
            "strum",
        ],
    ),
    (
        "maatstaf-crosswalk",
        1800,
        &[
            "maatstaf",
            "maatstaf-document",
            "maatstaf-frameworks",
            "maatstaf-practice",
            "schemars",
            "serde",
            "serde_json",
            "strum",
        ],
    ),
    (
        "maatstaf-document",
        1000,
        &["jiff", "schemars", "serde", "serde_json", "sha2", "strsim", "strum", "thiserror"],
    ),
    (
        "maatstaf-exchange",
        8200,
        &["csv", "jiff", "maatstaf", "maatstaf-document", "schemars", "serde", "serde_json", "strum", "uuid"],
    ),
    (
        "maatstaf-guidance",
        1800,
        &["maatstaf-document", "maatstaf-frameworks", "schemars", "serde", "serde_json", "strum"],
    ),
    (
        "maatstaf-many",
        2050,
        &[
            "jiff",
            "maatstaf",
            "maatstaf-document",
            "maatstaf-practice",
            "memchr",
            "serde",
            "serde_json",
            "strum",
        ],
    ),
    (
        "maatstaf-mentoring",
        2800,
        &["jiff", "maatstaf-document", "maatstaf-frameworks", "schemars", "serde", "serde_json", "strum"],
    ),
    (
        "maatstaf-practice",
        2300,
        &[
            "csv",
            "jiff",
            "maatstaf-document",
            "maatstaf-frameworks",
            "schemars",
            "serde",
            "serde_json",
            "strum",
        ],
    ),
    (
        "maatstaf-privacy",
        1050,
        &[
            "maatstaf-document",
            "maatstaf-frameworks",
            "regex-lite",
            "schemars",
            "serde",
            "serde_json",
            "strum",
        ],
    ),
    (
        "maatstaf-programme",
        2500,
        &[
            "jiff",
            "maatstaf",
            "maatstaf-document",
            "maatstaf-frameworks",
            "schemars",
            "serde",
            "serde_json",
            "strum",
        ],
    ),
    ("maatstaf-progress", 1500, &["jiff", "maatstaf", "maatstaf-document", "schemars", "serde"]),
    (
        "maatstaf-readiness",
        1900,
        &[
            "jiff",
            "maatstaf",
            "maatstaf-document",
            "maatstaf-frameworks",
            "maatstaf-practice",
            "schemars",
            "serde",
            "strum",
        ],
    ),
    (
        "maatstaf-report",
        11_000,
        &[
            "jiff",
            "maatstaf",
            "maatstaf-cohort",
            "maatstaf-crosscheck",
            "maatstaf-document",
            "maatstaf-frameworks",
            "maatstaf-practice",
            "maatstaf-privacy",
            "maatstaf-programme",
            "maatstaf-progress",
            "maatstaf-readiness",
            "maud",
            "schemars",
            "serde",
            "strum",
        ],
    ),
    (
        "maatstaf-results",
        2300,
        &[
            "base64",
            "bs58",
            "csv",
            "ed25519-dalek",
            "jiff",
            "maatstaf",
            "maatstaf-crosscheck",
            "maatstaf-document",
            "schemars",
            "serde",
            "serde_json",
            "sha2",
            "strum",
            "uuid",
        ],
    ),
    ("maatstaf-sheet", 800, &["jiff", "maatstaf-document", "quick-xml", "zip"]),
    ("maatstaf-stats", 5500, &["rand_chacha", "schemars", "serde", "statrs", "thiserror"]),
];

/// The adapters, which do what the pure crates may not: the most lines of code that each may have.
const ADAPTERS: [(&str, usize); 7] = [
    ("maatstaf-batch", 1550),
    ("maatstaf-cli", 2700),
    ("maatstaf-python", 300),
    ("maatstaf-server", 8500),
    ("maatstaf-store", 3800),
    ("maatstaf-wasm", 300),
    ("maatstaf-web", 100),
];

#[test]
fn each_crate_keeps_to_its_budget() -> Outcome {
    let pure = PURE.map(|(name, most, _)| (format!("crates/{name}/src"), most));
    let adapters = ADAPTERS.map(|(name, most)| (format!("crates/{name}/src"), most));
    let others = adapters.into_iter().chain([("frameworks".to_owned(), 150)]);
    for (folder, most) in pure.into_iter().chain(others) {
        let lines: usize =
            rust_files(&root().join(&folder))?.iter().map(|(_, text)| lines_of_code(text)).sum();
        assert!(lines <= most, "{folder} has {lines} lines of code, and {most} is the most");
    }
    Ok(())
}

#[test]
fn no_file_is_longer_than_500_lines() -> Outcome {
    let mut long = Vec::new();
    for folder in ["crates", "frameworks", "examples", "tests/src", "tests/tests", "tests/benches"] {
        for (path, text) in rust_files(&root().join(folder))? {
            let lines = text.lines().count();
            if lines > 500 && !path.ends_with("oracle.rs") {
                long.push(format!("{} has {lines} lines", path.display()));
            }
        }
    }
    assert!(long.is_empty(), "split where a second idea begins: {long:?}");
    Ok(())
}

#[test]
fn a_pure_crate_depends_on_nothing_that_the_design_gives_no_reason_for() -> Outcome {
    for (name, _, reasons) in PURE {
        let manifest = fs::read_to_string(root().join("crates").join(name).join("Cargo.toml"))?;
        let section = manifest
            .split("[dependencies]")
            .nth(1)
            .and_then(|rest| rest.split("\n[").next())
            .unwrap_or_default();
        let names =
            section.lines().filter_map(|line| line.split(['.', ' ']).next()).filter(|n| !n.is_empty());
        let unexplained: Vec<&str> = names.filter(|one| !reasons.contains(one)).collect();
        assert!(unexplained.is_empty(), "{name} depends on {unexplained:?}");
    }
    Ok(())
}

#[test]
fn the_pure_crates_neither_read_nor_print_nor_look_at_a_clock() -> Outcome {
    let forbidden = [
        "std::fs",
        "std::net",
        "std::env",
        "std::time",
        "println!",
        "eprintln!",
        "Zoned::now",
        "SystemTime",
        "rand::",
        "HashMap",
    ];
    for (name, ..) in PURE {
        for (path, text) in rust_files(&root().join("crates").join(name).join("src"))? {
            for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
                let found = forbidden.iter().find(|word| line.contains(**word));
                assert!(found.is_none(), "{}: {line}", path.display());
            }
        }
    }
    Ok(())
}

#[test]
fn every_crate_beside_the_adapters_is_held_to_be_pure() -> Outcome {
    let mut folders = Vec::new();
    for entry in fs::read_dir(root().join("crates"))? {
        folders.push(entry?.file_name().to_string_lossy().into_owned());
    }
    folders.retain(|folder| ADAPTERS.iter().all(|(name, _)| folder != name));
    folders.sort();
    assert_eq!(folders, PURE.map(|(name, ..)| name));
    Ok(())
}

/// A library without tests of its own is not compiled a second time for them; one that gets some must be.
#[test]
fn a_library_with_tests_inside_is_tested() -> Outcome {
    for folder in PURE.map(|(name, ..)| name).into_iter().chain(ADAPTERS.map(|(name, _)| name)) {
        let folder = root().join("crates").join(folder);
        let left_out = fs::read_to_string(folder.join("Cargo.toml"))?.contains("test = false");
        let inside =
            rust_files(&folder.join("src"))?.into_iter().find(|(_, text)| text.contains("cfg(test)"));
        assert!(!left_out || inside.is_none(), "{}: take `test = false` out", folder.display());
    }
    Ok(())
}

#[test]
fn every_pack_is_sound_and_every_folder_of_data_names_its_source() -> Outcome {
    let mut folders = Vec::new();
    for entry in fs::read_dir(root().join("frameworks"))? {
        let path = entry?.path();
        if path.is_dir() && !path.ends_with("src") {
            assert!(path.join("SOURCE.md").is_file(), "{} has no SOURCE.md", path.display());
        }
        if path.join("framework.json").is_file() {
            folders.push(path.file_name().and_then(OsStr::to_str).unwrap_or_default().to_owned());
        }
    }
    folders.sort();
    let ids: Vec<&str> = maatstaf::pack_ids().collect();
    assert_eq!(ids, folders);
    for id in ids {
        let framework = Framework::by_id(id).ok_or_else(|| format!("pack `{id}` is not sound"))?;
        assert_eq!(framework.id(), id);
        for language in [Language::En, Language::Nl] {
            let wording = framework.wording(language);
            assert_eq!(wording.language, language, "pack `{id}` speaks both languages");
            for (number, words) in &wording.indicators {
                let whole = words.signals.len() >= 2 && !words.evidence.trim().is_empty();
                assert!(whole, "CI {number} of `{id}` needs two or three signals and suitable evidence");
            }
        }
        for policy in Policy::ids() {
            let policy = Policy::by_id(policy).ok_or_else(|| format!("policy `{policy}` is not sound"))?;
            // Where a category has no indicators, a policy that counts nothing else cannot be met, and says so.
            let counted: BTreeSet<&String> = framework.indicators().iter().map(|one| &one.category).collect();
            let attainable = policy.document().equivalence || counted.len() == framework.categories().len();
            assert_eq!(policy.check_against(&framework).is_ok(), attainable, "`{}` for `{id}`", policy.id());
        }
    }
    Ok(())
}

#[test]
fn every_sample_is_sound_and_tells_its_story() -> Outcome {
    let mut count = 0;
    for entry in fs::read_dir(root().join("examples/portfolios"))? {
        let folder = entry?.path();
        let readme = fs::read_to_string(folder.join("README.md"))?;
        assert!(
            !readme.contains("<!-- estimate -->"),
            "{} does not show what the engine says",
            folder.display()
        );
        let portfolio =
            Portfolio::open(&fs::read_to_string(folder.join("portfolio.json"))?, Framework::by_id)?;
        let said = portfolio.estimate().explain(Lane::Estimate).headline(Language::En);
        let shown = readme.split_whitespace().collect::<Vec<_>>().join(" ");
        let answer = said.trim_start_matches("estimate: ");
        assert!(shown.contains(answer), "{} does not show `{said}`", folder.display());
        let items = portfolio.document().evidence.len();
        assert!((25..=60).contains(&items), "{} has {items} items", folder.display());
        count += 1;
    }
    assert!(count >= 5, "there are {count} samples");
    Ok(())
}
