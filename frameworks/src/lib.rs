//! Competence frameworks as data: one folder per pack, with its facts (`framework.json`) and a wording per language.
//!
//! Beside the packs lie collections: accreditation schemes, counting profiles, crosswalks between packs, and the lists behind guidance and mentoring.
//!
//! A folder becomes a constant when the crate is built: `emcc-2015` is [`EMCC_2015`]. The texts are read and
//! checked by the crates that use them; this one only carries them.
//!
//! # Example
//! ```
//! let pack = maatstaf_frameworks::EMCC_2015;
//! assert_eq!(pack.id, "emcc-2015");
//! assert!(pack.wordings.iter().any(|(language, _)| *language == "nl"));
//! ```

/// The texts of one pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pack {
    /// The pack's id, which is the name of its folder.
    pub id: &'static str,
    /// The text of `framework.json`.
    pub framework: &'static str,
    /// The language and the text of each wording.
    pub wordings: &'static [(&'static str, &'static str)],
}

include!(concat!(env!("OUT_DIR"), "/packs.rs"));
