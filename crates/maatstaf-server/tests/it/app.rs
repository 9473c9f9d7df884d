//! The page with scripts, as the server gives it.

use maatstaf_server::Settings;

use crate::world::{Answer, Outcome, World};

fn get(world: &World, path: &str, headers: &[(&str, &str)]) -> Outcome<Answer> {
    world.ask("GET", path, None, headers, None)
}

#[test]
fn every_file_of_the_page_is_given_to_anybody_with_its_type_and_its_policy() -> Outcome {
    let world = World::founded()?;
    let mut count = 0;
    for path in maatstaf_web::paths() {
        let wanted = maatstaf_web::file(&path).ok_or("a file")?;
        let answer = get(&world, &format!("/app/{path}"), &[])?;
        assert_eq!(answer.code(), 200, "{path}");
        assert_eq!(answer.header("content-type"), Some(wanted.media_type.as_str()), "{path}");
        assert_eq!(answer.header("content-security-policy"), Some(maatstaf_web::POLICY), "{path}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert!(answer.body == *wanted.bytes, "{path}");
        count += 1;
    }
    assert!(count > 10, "{count} files");
    Ok(())
}

#[test]
fn the_place_of_the_page_is_a_folder_so_that_its_addresses_hold() -> Outcome {
    let world = World::new(Settings::default())?;
    let place = get(&world, "/app", &[])?;
    assert_eq!((place.code(), place.header("location")), (303, Some("/app/")));
    let (page, file) = (get(&world, "/app/", &[])?, get(&world, "/app/index.html", &[])?);
    assert_eq!(page.body, file.body);
    assert!(page.text().contains("<maatstaf-app>"));
    Ok(())
}

#[test]
fn a_file_that_a_browser_has_is_not_sent_again_and_a_changed_one_is() -> Outcome {
    let world = World::new(Settings::default())?;
    let first = get(&world, "/app/engine/estimate.wasm", &[])?;
    let tag = first.header("etag").ok_or("a tag")?.to_owned();
    assert_eq!(
        first.header("cache-control"),
        Some("no-cache"),
        "a browser asks whether it is still the same"
    );
    let again = get(&world, "/app/engine/estimate.wasm", &[("if-none-match", &tag)])?;
    assert_eq!((again.code(), again.body.len()), (304, 0));
    let other = get(&world, "/app/engine/estimate.wasm", &[("if-none-match", "\"of another build\"")])?;
    assert_eq!((other.code(), other.body.len()), (200, first.body.len()));
    Ok(())
}

#[test]
fn nothing_but_the_page_is_under_its_place() -> Outcome {
    let world = World::new(Settings::default())?;
    for path in [
        "nothing.js",
        "../v1",
        "..%2fCargo.toml",
        "%2e%2e/src/lib.rs",
        "engine",
        "engine/",
        "/etc/passwd",
        "%00",
    ] {
        let answer = get(&world, &format!("/app/{path}"), &[])?;
        assert_eq!(answer.code(), 404, "{path}");
    }
    for method in ["POST", "PUT", "DELETE"] {
        assert_eq!(world.ask(method, "/app/", None, &[], None)?.code(), 405, "{method}");
    }
    Ok(())
}
