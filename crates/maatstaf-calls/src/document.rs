//! Documents as they stand in a request: kept as text, so that their own readers say what is wrong with them.

use std::borrow::Cow;
use std::marker::PhantomData;

use maatstaf::{FrameworkDocument, WordingDocument};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

/// A document of a type, not read yet.
#[derive(Debug)]
pub(crate) struct Document<D> {
    raw: Box<RawValue>,
    of: PhantomData<fn() -> D>,
}

/// A document of a type, or the id of one that comes with the engine; not read yet.
#[derive(Debug)]
pub(crate) struct Named<D>(Document<D>);

/// A framework pack of the caller's own: its facts, and a wording for each language.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pack {
    /// The facts, as in `framework.json`.
    pub(crate) facts: Document<FrameworkDocument>,
    /// The wordings, as in `wording.en.json`; one per language, and at least one.
    pub(crate) wordings: Vec<Document<WordingDocument>>,
}

/// A value that is read by its own reader alone.
#[derive(Debug)]
pub(crate) struct Free;

/// A list of values that are read one by one.
#[derive(Debug)]
pub(crate) struct Listed<T>(pub(crate) Vec<Document<T>>);

impl<D> Document<D> {
    /// Its text.
    pub(crate) fn text(&self) -> &str {
        self.raw.get()
    }
}

impl<D> Named<D> {
    /// The document, if it is no id.
    pub(crate) fn document(&self) -> &Document<D> {
        &self.0
    }

    /// The id, if it is one.
    pub(crate) fn id(&self) -> Option<String> {
        serde_json::from_str(self.0.text()).ok()
    }
}

impl<'de, D> Deserialize<'de> for Document<D> {
    fn deserialize<F: Deserializer<'de>>(from: F) -> Result<Self, F::Error> {
        Ok(Self { raw: Box::deserialize(from)?, of: PhantomData })
    }
}

impl<'de, D> Deserialize<'de> for Named<D> {
    fn deserialize<F: Deserializer<'de>>(from: F) -> Result<Self, F::Error> {
        Document::deserialize(from).map(Self)
    }
}

impl<'de, T> Deserialize<'de> for Listed<T> {
    fn deserialize<F: Deserializer<'de>>(from: F) -> Result<Self, F::Error> {
        Vec::deserialize(from).map(Self)
    }
}

impl<D: JsonSchema> JsonSchema for Document<D> {
    fn schema_name() -> Cow<'static, str> {
        D::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        D::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        D::json_schema(generator)
    }
}

impl<D: JsonSchema> JsonSchema for Named<D> {
    fn schema_name() -> Cow<'static, str> {
        format!("{}OrId", D::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = D::json_schema(generator);
        // What a schema says of objects says nothing of texts.
        schema.insert("type".to_owned(), ["object", "string"].as_slice().into());
        schema
    }
}

impl JsonSchema for Free {
    fn schema_name() -> Cow<'static, str> {
        "Anything".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let below = generator.subschema_for::<Self>();
        json_schema!({
            "type": ["object", "array", "string", "number", "boolean", "null"],
            "additionalProperties": below,
        })
    }
}

impl<T: JsonSchema> JsonSchema for Listed<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("ListOf{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (mut one, free) = (T::json_schema(generator), generator.subschema_for::<Free>());
        // A choice between objects: what each of them holds is for the reader of the one that it is.
        one.insert("type".to_owned(), "object".into());
        one.insert("additionalProperties".to_owned(), free.into());
        json_schema!({ "type": "array", "items": one })
    }
}
