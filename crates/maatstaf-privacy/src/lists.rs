//! The lists of names and words that come with the project, and how a word is compared with them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// What the lists say of a word. More than one may hold.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each list answers for itself")]
pub(crate) struct Known {
    /// A given name, and no other word.
    pub(crate) given: bool,
    /// A given name that is also an ordinary word.
    pub(crate) given_too: bool,
    /// A surname, and no other word.
    pub(crate) surname: bool,
    /// A surname that is also an ordinary word.
    pub(crate) surname_too: bool,
    /// A small word inside a surname, such as "van".
    pub(crate) particle: bool,
    /// Stands before a name, such as "mevrouw".
    pub(crate) title: bool,
    /// Somebody in a role, such as "collega", or a greeting.
    pub(crate) role: bool,
    /// Says what somebody is called.
    pub(crate) naming: bool,
    /// Somebody speaks, or is spoken to.
    pub(crate) speech: bool,
    /// Stands before a noun rather than a name.
    pub(crate) determiner: bool,
    /// Something that is named after its author.
    pub(crate) work: bool,
    /// A place, language, day, method or organisation.
    pub(crate) term: bool,
    /// The surname of a known author.
    pub(crate) author: bool,
    /// Any other word that is no name.
    pub(crate) ordinary: bool,
}

/// The lists.
pub(crate) struct Lists {
    words: BTreeMap<String, Known>,
    /// Terms, authors and nothing else, of two words or more.
    pub(crate) phrases: BTreeSet<String>,
    /// Surnames with the small words before them.
    pub(crate) prefixed: BTreeSet<String>,
}

pub(crate) static LISTS: LazyLock<Lists> = LazyLock::new(Lists::read);

impl Lists {
    /// What is known of a folded word.
    pub(crate) fn known(&self, word: &str) -> Known {
        self.words.get(word).copied().unwrap_or_default()
    }

    fn read() -> Self {
        let mut lists = Self { words: BTreeMap::new(), phrases: BTreeSet::new(), prefixed: BTreeSet::new() };
        let files: Vec<BTreeMap<String, serde_json::Value>> = maatstaf_frameworks::PRIVACY
            .iter()
            .filter_map(|(_, text)| serde_json::from_str(text).ok())
            .collect();
        for (list, items) in files.iter().flatten() {
            for item in items.as_array().into_iter().flatten().filter_map(serde_json::Value::as_str) {
                lists.add(list, &fold(item));
            }
        }
        lists.add_ordinary();
        lists
    }

    fn add(&mut self, list: &str, item: &str) {
        match list {
            "surnames_with_particles" => {
                self.prefixed.insert(item.to_owned());
            }
            "terms" | "authors" if item.contains(' ') => {
                self.phrases.insert(item.to_owned());
            }
            _ => {}
        }
        // An author goes by the last word too, unless that is half of a surname such as "de Vries".
        let word = if list == "authors" { own_surname(item) } else { Some(item) };
        let Some(word) = word.filter(|word| !word.contains(' ')) else { return };
        let known = self.words.entry(word.to_owned()).or_default();
        let flag = match list {
            "given" => &mut known.given,
            "given_also_words" => &mut known.given_too,
            "surnames" => &mut known.surname,
            "surnames_also_words" => &mut known.surname_too,
            "particles" => &mut known.particle,
            "titles" => &mut known.title,
            "roles" => &mut known.role,
            "naming" => &mut known.naming,
            "speech" => &mut known.speech,
            "determiners" => &mut known.determiner,
            "works" => &mut known.work,
            "terms" => &mut known.term,
            "authors" => &mut known.author,
            _ => &mut known.ordinary,
        };
        *flag = true;
    }

    /// Words that the project's own texts write without a capital are no names either.
    fn add_ordinary(&mut self) {
        use maatstaf_frameworks::{GUIDANCE, MENTORING, PACKS, PROGRAMME};
        let wordings = PACKS.iter().flat_map(|pack| pack.wordings);
        let texts =
            [GUIDANCE, MENTORING, PROGRAMME].into_iter().flatten().chain(wordings).map(|(_, text)| *text);
        for text in texts {
            for word in text.split(|sign: char| !sign.is_alphabetic()) {
                if word.chars().next().is_some_and(char::is_lowercase) {
                    self.words.entry(fold(word)).or_default().ordinary = true;
                }
            }
        }
    }
}

/// The last word of an author's name, unless a small word stands before it.
fn own_surname(author: &str) -> Option<&str> {
    let small = [" de ", " van ", " den ", " der "].iter().any(|word| author.contains(word));
    author.rsplit(' ').next().filter(|_| !small)
}

/// A word as it is compared: without capitals and accents, with one kind of apostrophe.
pub(crate) fn fold(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).map(plain).collect()
}

fn plain(sign: char) -> char {
    match sign {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ţ' | 'ț' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        '’' | '‘' | '`' => '\'',
        '\u{a0}' => ' ',
        other => other,
    }
}
