//! What the document says of a route of the API, beside its address and its scope, which stand in
//! the table of routes. Names and types are those of the structs that are read and written.

use axum::http::StatusCode;
use schemars::{JsonSchema, Schema, SchemaGenerator};

/// Makes the schema of a type.
pub(super) type Shape = fn(&mut SchemaGenerator) -> Schema;

/// What a program sends.
#[derive(Debug, Clone, Copy)]
pub(super) enum Sends {
    /// JSON.
    Json(Shape),
    /// A form with files.
    Files(Shape),
}

/// An operation of the API.
#[derive(Debug, Clone)]
pub(crate) struct Operation {
    /// Its stable id, also the tail of its message id.
    pub(super) id: &'static str,
    /// The parameters of its query.
    pub(super) query: Option<Shape>,
    /// Its body.
    pub(super) sends: Option<Sends>,
    /// What it answers when all is well.
    pub(super) answers: (StatusCode, Shape),
    /// What it answers when the order was carried out before, where that is another status.
    pub(super) repeated: Option<StatusCode>,
    /// What it answers when somebody was faster.
    pub(super) stale: Option<Shape>,
}

impl Operation {
    /// A question that `T` answers.
    pub(crate) fn answering<T: JsonSchema>(id: &'static str) -> Self {
        let answers: (StatusCode, Shape) = (StatusCode::OK, SchemaGenerator::subschema_for::<T>);
        Self { id, query: None, sends: None, answers, repeated: None, stale: None }
    }

    /// With the parameters of `T`.
    pub(crate) fn asked<T: JsonSchema>(self) -> Self {
        Self { query: Some(T::json_schema), ..self }
    }

    /// With `T` as its JSON.
    pub(crate) fn sent<T: JsonSchema>(self) -> Self {
        Self { sends: Some(Sends::Json(SchemaGenerator::subschema_for::<T>)), ..self }
    }

    /// With the fields and files of `T`.
    pub(crate) fn sent_with_files<T: JsonSchema>(self) -> Self {
        Self { sends: Some(Sends::Files(SchemaGenerator::subschema_for::<T>)), ..self }
    }

    /// It makes something; carried out before, it answers that all is well.
    pub(crate) fn making(self) -> Self {
        let answers = (StatusCode::CREATED, self.answers.1);
        Self { answers, repeated: Some(StatusCode::OK), ..self }
    }

    /// It answers with `T` when somebody was faster.
    pub(crate) fn or_stale<T: JsonSchema>(self) -> Self {
        Self { stale: Some(SchemaGenerator::subschema_for::<T>), ..self }
    }
}
