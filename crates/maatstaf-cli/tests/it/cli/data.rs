//! Certificates, frameworks, policies, wordings and new portfolios.

use std::fs;
use std::path::Path;

use maatstaf::{Certificate, Framework, Language, Policy, Portfolio};
use serde_json::json;

use super::run::*;

#[test]
fn a_certificate_is_written_and_checked() -> Outcome {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("certificate.json").to_string_lossy().into_owned();
    for name in SAMPLES.iter().filter(|name| **name != "many-claims-little-evidence") {
        assert_eq!(
            maatstaf(&["certificate", "write", &sample(name), "--lane", "floor", "-o", &file])?.code,
            Some(0)
        );
        assert!(Certificate::from_json(&fs::read_to_string(&file)?)?.check(&portfolio(name)?).is_ok());
        let said = maatstaf(&["certificate", "check", &file, &sample(name), "--lang", "nl"])?;
        assert!(said.code == Some(0) && said.out.contains(": klopt. "), "{}", said.err);
    }
    for words in [&["--json"][..], &[]] {
        let said = maatstaf(&[&["certificate", "check", &file, &sample(SAMPLES[0])], words].concat())?;
        assert_eq!(said.code, Some(1));
    }
    assert_eq!(maatstaf(&["certificate", "check", &sample(SAMPLES[0]), &sample(SAMPLES[0])])?.code, Some(3));
    let said =
        maatstaf(&["certificate", "write", &sample("many-claims-little-evidence"), "--lane", "floor"])?;
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""));
    Ok(())
}

#[test]
fn a_framework_is_shown_in_both_languages_with_stable_names() -> Outcome {
    for (lang, language) in [("nl", Language::Nl), ("en", Language::En)] {
        let shown = maatstaf(&["framework", "show", "emcc-2015", "--lang", lang, "--json"])?.json()?;
        let ids = |key: &str| {
            shown[key].as_array().into_iter().flatten().map(|one| one["id"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(
            ids("levels"),
            ["foundation", "practitioner", "senior-practitioner", "master-practitioner"]
        );
        assert_eq!(ids("categories"), Framework::emcc().categories());
        let indicators = shown["indicators"].as_array().ok_or("there are indicators")?;
        assert_eq!(indicators.len(), 112);
        for (one, fact) in indicators.iter().zip(Framework::emcc().indicators()) {
            let words =
                Framework::emcc().wording(language).indicators.get(&fact.number).cloned().ok_or("worded")?;
            assert_eq!(one["number"], fact.number);
            assert_eq!(
                (one["category"].as_str(), one["level"].as_str()),
                (Some(fact.category.as_str()), Some(fact.level.as_str()))
            );
            assert_eq!(
                (one["summary"].as_str(), one["signals"].clone()),
                (Some(words.summary.as_str()), json!(words.signals))
            );
            assert_eq!(
                (one["conditional"].as_bool(), one["asks_for"].clone()),
                (Some(fact.conditional), json!(fact.asks_for))
            );
            assert_eq!(one["evidence"].as_str(), Some(words.evidence.as_str()));
        }
    }
    Ok(())
}

#[test]
fn a_framework_is_shown_with_its_levels_categories_descriptors_and_lists() -> Outcome {
    for lang in ["nl", "en"] {
        let shown = maatstaf(&["framework", "show", "emcc-2015", "--lang", lang, "--json"])?.json()?;
        for key in ["descriptors", "lists", "progressions"] {
            assert!(shown[key].as_array().is_some_and(|list| !list.is_empty()), "{key}");
        }
        let of = |key: &str| shown[key].as_array().into_iter().flatten().cloned().collect::<Vec<_>>();
        assert!(of("levels").iter().chain(&of("categories")).all(|one| one["name"].is_string()));
        assert!(of("categories").iter().all(|one| one["definition"].is_string()));
        assert!(of("descriptors").iter().all(|one| one["text"].is_string()));
        assert!(
            of("lists").iter().all(|one| one["title"].is_string() && one["items"][0]["text"].is_string())
        );
    }
    Ok(())
}

#[test]
fn a_cell_of_a_framework_is_shown_as_text() -> Outcome {
    let cell = maatstaf(&[
        "framework",
        "show",
        "emcc-2015",
        "--category",
        "evaluation",
        "--level",
        "foundation",
        "--lang",
        "nl",
    ])?;
    assert!(
        cell.out.contains("Foundation · Evaluatie")
            && cell.out.contains("\n  28  ")
            && !cell.out.contains("  31  ")
    );
    assert_eq!(maatstaf(&["framework", "show", "emcc"])?.code, Some(2));
    Ok(())
}

#[test]
fn every_schema_can_be_printed() -> Outcome {
    let names = maatstaf(&["framework", "schema"])?.out;
    let names: Vec<&str> = names.lines().collect();
    let (core, others) = names.split_at(maatstaf::schema_names().count());
    assert!(core.iter().copied().eq(maatstaf::schema_names()));
    assert!(others.contains(&"scheme") && others.contains(&"agreement"), "{others:?}");
    for name in others {
        let schema = maatstaf(&["framework", "schema", name])?.json()?;
        assert!(schema["properties"].is_object(), "{name}");
    }
    for name in maatstaf::schema_names() {
        assert_eq!(Some(maatstaf(&["framework", "schema", name])?.json()?), maatstaf::schema(name));
    }
    assert_eq!(maatstaf(&["framework", "schema", "cookbook"])?.code, Some(2));
    Ok(())
}

#[test]
fn policies_are_listed_shown_and_checked() -> Outcome {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("policy.json").to_string_lossy().into_owned();
    for id in Policy::ids() {
        assert!(maatstaf(&["policy", "list", "--lang", "nl"])?.out.contains(id));
        let shown = maatstaf(&["policy", "show", id, "--json"])?;
        assert_eq!(Some(Policy::from_json(&shown.out)?), Policy::by_id(id));
        fs::write(&file, &shown.out)?;
        assert!(maatstaf(&["policy", "show", &file])?.out.contains("breadth.share_percent"));
        assert!(
            maatstaf(&["policy", "check", &file])?.out.contains("reaches Master Practitioner in emcc-2015")
        );
    }
    fs::write(
        &file,
        fs::read_to_string(&file)?
            .replace("\"quorum\": 1", "\"quorum\": 0")
            .replace("\"slack\": 0", "\"slak\": 0"),
    )?;
    let said = maatstaf(&["policy", "check", &file, "--lang", "nl"])?;
    assert!(said.code == Some(3) && said.err.lines().count() >= 2, "{}", said.err);
    assert_eq!(maatstaf(&["policy", "check", &file, "--json"])?.json()?["sound"], false);
    assert_eq!(maatstaf(&["estimate", &sample(SAMPLES[0]), "--policy", &file])?.code, Some(3));
    Ok(())
}

#[test]
fn wording_is_imported_whole_or_not_at_all_and_used() -> Outcome {
    let folder = tempfile::tempdir()?;
    let out = folder.path().join("overlay.json").to_string_lossy().into_owned();
    let copy = root().join("tests/fixtures/holder-copy.nl.txt").to_string_lossy().into_owned();
    let said = maatstaf(&["wording", "import", &copy, "-o", &out])?;
    assert_eq!((said.code, said.out.as_str()), (Some(0), ""));
    assert!(said.err.starts_with("112 of 112 sentences; the file stays on this machine"), "{}", said.err);
    assert!(said.err.contains("Dutch"));
    let text = fs::read_to_string(&copy)?;
    assert_eq!(fs::read_to_string(&out)?, pretty(&Framework::emcc().import_wording(Language::Nl, &text)?)?);
    let shown = maatstaf(&["framework", "show", "emcc-2015", "--lang", "nl", "--wording", &out])?.out;
    assert!(shown.contains("(zo nodig met een vraag)"));
    let half = folder.path().join("half.txt").to_string_lossy().into_owned();
    let unwritten = folder.path().join("none.json").to_string_lossy().into_owned();
    fs::write(&half, text.replace("(31)", "(131)"))?;
    let said = maatstaf(&["wording", "import", &half, "-o", &unwritten, "--lang", "nl"])?;
    assert_eq!((said.code, said.out.as_str(), Path::new(&unwritten).exists()), (Some(3), "", false));
    assert!(
        said.err.lines().count() >= 2 && said.err.lines().all(|line| line.starts_with(&half)),
        "{}",
        said.err
    );
    assert!(maatstaf(&["wording", "import", &half, "--json"])?.json()?["problems"].is_array());
    Ok(())
}

#[test]
fn a_new_portfolio_is_valid_and_never_overwrites_another() -> Outcome {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("mine.json").to_string_lossy().into_owned();
    for lang in ["nl", "en"] {
        let new = maatstaf(&["new", "--lang", lang])?;
        let said = finished(command(&["validate", "-", "--json"]), &new.out)?;
        assert_eq!((said.code, said.json()?["counts"]["evidence"].as_u64()), (Some(0), Some(2)));
        assert_eq!(Portfolio::open(&new.out, Framework::by_id)?.estimate().level(), None);
        assert!(new.json()?["comment"].is_string());
    }
    let words = ["new", "--holder", "coach-7", "--target", "practitioner", "-o", &file];
    assert_eq!(maatstaf(&words)?.code, Some(0));
    let written = fs::read_to_string(&file)?;
    assert!(written.contains("coach-7") && written.contains("\"target\": \"practitioner\""));
    assert_eq!(maatstaf(&["new", "-o", &file])?.code, Some(5));
    assert_eq!(fs::read_to_string(&file)?, written);
    assert_eq!(maatstaf(&["new", "--holder", CANARY])?.code, Some(2));
    Ok(())
}

#[test]
fn a_pack_on_disk_is_found_by_its_id() -> Outcome {
    let folder = tempfile::tempdir()?;
    let pack = folder.path().to_string_lossy().into_owned();
    for name in ["framework.json", "wording.en.json", "wording.nl.json"] {
        let text = fs::read_to_string(root().join("frameworks/emcc-2015").join(name))?;
        fs::write(folder.path().join(name), text.replace("emcc-2015", "mine-2026"))?;
    }
    let new = maatstaf(&["new", "--framework", "mine-2026", "--pack", &pack])?;
    assert_eq!(finished(command(&["estimate", "-", "--pack", &pack]), &new.out)?.code, Some(0));
    assert_eq!(finished(command(&["estimate", "-"]), &new.out)?.code, Some(3));
    assert!(maatstaf(&["framework", "list", "--pack", &pack])?.out.starts_with("mine-2026: "));
    let wording = folder.path().join("wording.nl.json");
    fs::write(&wording, fs::read_to_string(&wording)?.replacen("\"name\"", "\"naam\"", 1))?;
    let said = maatstaf(&["framework", "list", "--pack", &pack])?;
    assert!(said.code == Some(3) && said.err.contains("wording.nl.json:"), "{}", said.err);
    Ok(())
}

#[test]
fn completions_and_manual_pages_are_made() -> Outcome {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        assert!(maatstaf(&["completions", shell])?.out.contains("readiness"), "{shell}");
    }
    let page = maatstaf(&["man"])?.out;
    assert!(page.contains(".TH maatstaf") && page.contains("Exit codes") && page.contains("Examples"));
    let folder = tempfile::tempdir()?;
    assert_eq!(maatstaf(&["man", "-o", &folder.path().to_string_lossy(), "--lang", "nl"])?.code, Some(0));
    assert!(fs::read_to_string(folder.path().join("maatstaf-estimate.1"))?.contains("Voorbeelden"));
    assert!(fs::read_dir(folder.path())?.count() > 15);
    Ok(())
}
