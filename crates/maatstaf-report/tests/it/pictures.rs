//! What pictures look like, that all of their words fit, and that nobody needs colours to read them.

mod colours;
mod facts;
mod hostile;
mod laws;
mod samples;

use maatstaf_document::Language;

pub(crate) type Tested = Result<(), Box<dyn std::error::Error>>;

/// Each picture in both languages, without its style, which is the same for all.
#[test]
fn every_picture_of_the_samples_looks_as_it_did() -> Tested {
    for language in [Language::En, Language::Nl] {
        for (name, picture) in samples::pictures(language)? {
            let svg = picture.svg();
            let (before, style) = svg.split_once("<style>").ok_or("no style")?;
            let (_, after) = style.split_once("</style>").ok_or("no end of the style")?;
            let lines = format!("{before}{after}").replace("><", ">\n<");
            insta::assert_snapshot!(format!("{name}-{language}"), lines);
        }
    }
    Ok(())
}

/// `UPDATE_PICTURES=1` draws them again.
#[test]
fn the_pictures_in_the_documentation_are_those_of_the_samples() -> Tested {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/pictures");
    for (name, picture) in samples::pictures(Language::En)? {
        let file = folder.join(format!("{name}.svg"));
        if std::env::var_os("UPDATE_PICTURES").is_some() {
            std::fs::write(&file, picture.svg())?;
        }
        assert!(std::fs::read_to_string(&file)? == picture.svg(), "docs/pictures/{name}.svg is not current");
    }
    Ok(())
}

#[test]
fn the_table_of_each_picture_holds_what_it_shows() -> Tested {
    for (name, picture) in samples::pictures(Language::En)? {
        let table = picture.data();
        assert!(!table.rows.is_empty(), "{name}");
        assert!(table.head.iter().all(|column| !column.name.is_empty()), "{name}");
        assert!(table.rows.iter().all(|row| row.cells.len() == table.head.len()), "{name}");
        assert!(!picture.title().is_empty() && picture.description().ends_with('.'), "{name}");
    }
    Ok(())
}
