//! What a request is.

use maatstaf::Language;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

/// A request as it is written.
pub(crate) trait Request: DeserializeOwned + JsonSchema {
    /// The language that it asks for.
    fn language(&self) -> Option<Language>;
}

/// Declares requests: their fields, and the language that each may ask for. What a field is stands once, by its name, in `titles.json`.
macro_rules! requests {
    ($($(#[$about:meta])* $name:ident { $($(#[$of:meta])* $field:ident: $type:ty),* $(,)? })*) => {$(
        $(#[$about])*
        #[derive(Debug, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct $name {
            $($(#[$of])* pub(crate) $field: $type,)*
            pub(crate) language: Option<maatstaf::Language>,
        }

        impl crate::request::Request for $name {
            fn language(&self) -> Option<maatstaf::Language> {
                self.language
            }
        }
    )*};
}

pub(crate) use requests;
