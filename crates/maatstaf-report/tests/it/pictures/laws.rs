//! What holds for every picture, whatever it is made of.

use std::collections::BTreeSet;

use maatstaf_document::Language;
use maatstaf_report::{Picture, TextBox};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::hostile::{cases, hostile};
use super::{Tested, samples};

type Found<T> = Result<T, Box<dyn std::error::Error>>;

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn all_words_lie_in_the_picture_and_touch_no_others(hostile in hostile(), dutch: bool) {
        let language = if dutch { Language::Nl } else { Language::En };
        for picture in hostile.pictures(language).map_err(failed)? {
            if let Err(why) = fits(&picture) {
                prop_assert!(false, "{}: {why}", picture.title());
            }
        }
    }

    #[test]
    fn every_picture_is_sound_xml_with_title_and_description(hostile in hostile()) {
        for picture in hostile.pictures(Language::En).map_err(failed)? {
            if let Err(why) = sound(&picture) {
                prop_assert!(false, "{}: {why}", picture.title());
            }
        }
    }

    #[test]
    fn the_same_input_gives_the_same_bytes(hostile in hostile()) {
        let twice = [hostile.pictures(Language::Nl), hostile.pictures(Language::Nl)];
        let [one, other] = twice.map(|pictures| pictures.map_err(failed));
        prop_assert_eq!(one?, other?);
    }
}

#[test]
fn the_words_of_the_samples_lie_in_their_pictures_and_touch_no_others() -> Tested {
    for language in [Language::En, Language::Nl] {
        for (_, picture) in samples::pictures(language)? {
            fits(&picture)?;
            sound(&picture)?;
        }
    }
    Ok(())
}

#[test]
fn words_that_touch_are_seen() {
    let at = |left, right, top, bottom| TextBox { text: "x".to_owned(), left, right, top, bottom };
    assert!(apart(&at(0, 10, 0, 10), &at(10, 20, 0, 10)));
    assert!(!apart(&at(0, 10, 0, 10), &at(9, 20, 9, 20)));
}

fn failed(error: impl std::fmt::Display) -> TestCaseError {
    TestCaseError::fail(error.to_string())
}

fn apart(one: &TextBox, other: &TextBox) -> bool {
    one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top
}

/// Whether all words lie in the picture and none on others.
fn fits(picture: &Picture) -> Tested {
    let (width, height) = picture.size();
    let (width, height) = (i32::try_from(width)? * 10, i32::try_from(height)? * 10);
    let words = picture.words();
    for (at, one) in words.iter().enumerate() {
        if one.left < 0 || one.top < 0 || one.right > width || one.bottom > height {
            return Err(format!("{one:?} leaves {width} by {height}").into());
        }
        if let Some(other) = words.iter().skip(at + 1).find(|other| !apart(one, other)) {
            return Err(format!("{one:?} touches {other:?}").into());
        }
    }
    Ok(())
}

/// What is found in a file.
#[derive(Default)]
struct Read {
    names: Vec<String>,
    ids: BTreeSet<String>,
    used: BTreeSet<String>,
    words: Vec<String>,
}

/// Whether the file is sound: XML that can be read, title and description first, nothing from elsewhere, every id once, every pattern there,
/// and the words as they are listed.
fn sound(picture: &Picture) -> Tested {
    let svg = picture.svg();
    let read = read(&svg)?;
    if !read.names.starts_with(&["svg", "title", "desc"].map(str::to_owned)) {
        return Err("title and description must come first".into());
    }
    if read.names.iter().any(|name| name == "script") || !svg.contains("role=\"img\"") {
        return Err("a script, or no role".into());
    }
    if let Some(missing) = read.used.difference(&read.ids).next() {
        return Err(format!("{missing} is not there").into());
    }
    let listed: Vec<&str> = picture.words().iter().map(|one| one.text.as_str()).collect();
    if read.words != listed {
        return Err(format!("{:?} are drawn, {listed:?} are listed", read.words).into());
    }
    if svg.chars().any(|letter| letter.is_control() && letter != '\n') {
        return Err("control characters".into());
    }
    Ok(())
}

fn read(svg: &str) -> Found<Read> {
    let mut reader = Reader::from_str(svg);
    let (mut read, mut inside) = (Read::default(), false);
    loop {
        match reader.read_event()? {
            Event::Eof => return Ok(read),
            Event::Start(element) => {
                inside = element.name().as_ref() == "text";
                if inside {
                    read.words.push(String::new());
                }
                read.element(&element)?;
            }
            Event::Text(text) if inside => {
                read.words.last_mut().ok_or("no text")?.push_str(&text);
            }
            Event::GeneralRef(name) if inside => {
                let letter =
                    quick_xml::escape::resolve_predefined_entity(&name).ok_or("an unknown entity")?;
                read.words.last_mut().ok_or("no text")?.push_str(letter);
            }
            Event::End(_) => inside = false,
            _ => {}
        }
    }
}

impl Read {
    fn element(&mut self, element: &BytesStart<'_>) -> Tested {
        self.names.push(element.name().as_ref().to_owned());
        for (key, value) in attributes(element)? {
            match key.as_str() {
                "id" if !self.ids.insert(value.clone()) => return Err(format!("{value} twice").into()),
                "href" | "xlink:href" | "src" => return Err(format!("{key} leads away").into()),
                key if key.starts_with("on") => return Err(format!("{key} is a script").into()),
                _ => self.used.extend(reference(&value)),
            }
        }
        Ok(())
    }
}

fn attributes(element: &BytesStart<'_>) -> Found<Vec<(String, String)>> {
    let mut found = Vec::new();
    for attribute in element.attributes() {
        let attribute = attribute?;
        let key = attribute.key.as_ref().to_owned();
        found.push((key, attribute.value.into_owned()));
    }
    Ok(found)
}

fn reference(value: &str) -> Option<String> {
    Some(value.strip_prefix("url(#")?.strip_suffix(')')?.to_owned())
}
