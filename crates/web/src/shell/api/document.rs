//! The description of the API (`OpenAPI` 3.1), made of the table of routes and of the types that
//! handlers read and write: an address that is not in it is not in the program either.

use axum::http::StatusCode;
use kernel::Message;
use l10n::{Locale, text};
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::super::routes::{Needs, Row};
use super::super::serve::routes;
use super::super::{Answer, Guest};
use super::answer::{JSON, PROBLEM, answer};
use super::operation::{Operation, Sends, Shape};
use super::order::KEY;
use super::problem::ProblemAnswer;

pub(in super::super) async fn show(guest: Guest) -> Answer {
    answer(StatusCode::OK, &document(guest.ui.locale, &routes().rows))
}

/// The description, its sentences in this language.
pub(super) fn document(locale: Locale, rows: &[Row]) -> Value {
    let mut writer = Writer::in_language(locale);
    let mut paths = Map::new();
    for row in rows {
        if let (Needs::Token(_), Some(operation)) = (row.needs, &row.operation) {
            let path = paths.entry(row.path).or_insert_with(|| json!({}));
            path[row.method.to_lowercase()] = writer.operation(row, operation);
        }
    }
    let token = json!({
        "type": "http", "scheme": "bearer", "bearerFormat": "qq_…",
        "description": writer.say(&Message::new("api-token-text")),
    });
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": writer.say(&Message::new("api-title")),
            "description": writer.say(&Message::new("api-lead")),
            "version": env!("CARGO_PKG_VERSION"),
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
        },
        "servers": [{ "url": "/" }],
        "paths": paths,
        "components": {
            "securitySchemes": { "token": token },
            "responses": writer.problems(),
            "schemas": writer.schemas(),
        },
    })
}

/// The statuses of problems that every operation may answer with.
const PROBLEMS: [&str; 6] = ["401", "403", "404", "422", "429", "default"];
/// And those where something is sent.
const PROBLEMS_OF_BODIES: [&str; 2] = ["413", "415"];

/// Collects the schemas while operations are written.
struct Writer {
    locale: Locale,
    read: SchemaGenerator,
    written: SchemaGenerator,
}

impl Writer {
    fn in_language(locale: Locale) -> Self {
        let place = |settings: &mut SchemaSettings| {
            settings.definitions_path = "/components/schemas".into();
            settings.meta_schema = None;
        };
        let settings = SchemaSettings::draft2020_12().with(place);
        let written = settings.clone().for_serialize().into_generator();
        Self { locale, read: settings.for_deserialize().into_generator(), written }
    }

    fn say(&self, message: &Message) -> String {
        text(self.locale, message)
    }

    // i18n: api-op-*, api-status-*
    fn of(&self, family: &str, name: &str) -> String {
        self.say(&Message { id: format!("{family}-{name}").into(), args: Vec::new() })
    }

    fn operation(&mut self, row: &Row, operation: &Operation) -> Value {
        let Needs::Token(scope) = row.needs else { return Value::Null };
        let mut parameters = path_parameters(row.path);
        if row.method == "POST" {
            parameters.push(self.header(KEY, &Message::new("api-header-idempotency-key")));
        }
        if operation.stale.is_some() {
            parameters.push(self.header("if-match", &Message::new("api-header-if-match")));
        }
        parameters.extend(operation.query.into_iter().flat_map(|query| self.query(query)));
        let mut written = json!({
            "operationId": operation.id.replace('-', "_"),
            "summary": self.of("api-op", operation.id),
            "security": [{ "token": [scope.name()] }],
            "parameters": parameters,
            "responses": self.responses(operation),
        });
        if let Some(sends) = operation.sends {
            written["requestBody"] = self.body(sends);
        }
        written
    }

    fn header(&self, name: &str, message: &Message) -> Value {
        let schema = json!({ "type": "string", "maxLength": 255 });
        json!({ "name": name, "in": "header", "description": self.say(message), "schema": schema })
    }

    /// The fields of the query's type, each as a parameter.
    fn query(&mut self, shape: Shape) -> Vec<Value> {
        let schema = Value::from(shape(&mut self.read));
        let fields = schema["properties"].as_object().cloned().unwrap_or_default();
        let parameter = |(name, mut schema): (String, Value)| {
            let text = schema.as_object_mut().and_then(|schema| schema.remove("description"));
            json!({ "name": name, "in": "query", "description": text, "schema": given(schema) })
        };
        fields.into_iter().map(parameter).collect()
    }

    fn body(&mut self, sends: Sends) -> Value {
        let (media_type, shape) = match sends {
            Sends::Json(shape) => (JSON, shape),
            Sends::Files(shape) => ("multipart/form-data", shape),
        };
        json!({ "content": { media_type: { "schema": shape(&mut self.read) } } })
    }

    fn responses(&mut self, operation: &Operation) -> Value {
        let (well, shape) = operation.answers;
        let mut responses = Map::new();
        for status in [Some(well), operation.repeated].into_iter().flatten() {
            responses
                .insert(status.as_str().to_owned(), self.response(status.as_str(), JSON, shape));
        }
        if let Some(stale) = operation.stale {
            responses.insert("409".to_owned(), self.response("409", PROBLEM, stale));
        }
        let sends: &[&str] = if operation.sends.is_some() { &PROBLEMS_OF_BODIES } else { &[] };
        for status in PROBLEMS.iter().chain(sends) {
            let place = format!("#/components/responses/{status}");
            responses.insert((*status).to_owned(), json!({ "$ref": place }));
        }
        responses.into()
    }

    /// The problems that operations have in common.
    fn problems(&mut self) -> Map<String, Value> {
        let statuses = PROBLEMS.iter().chain(&PROBLEMS_OF_BODIES);
        let problem = |status: &&str| {
            let shape = SchemaGenerator::subschema_for::<ProblemAnswer>;
            ((*status).to_owned(), self.response(status, PROBLEM, shape))
        };
        statuses.map(problem).collect()
    }

    fn response(&mut self, status: &str, media_type: &str, shape: Shape) -> Value {
        let schema = shape(&mut self.written);
        let text = self.of("api-status", status);
        json!({ "description": text, "content": { media_type: { "schema": schema } } })
    }

    /// All schemas that were named. What is read and what is written share simple ones only.
    fn schemas(mut self) -> Map<String, Value> {
        let mut schemas = self.written.take_definitions(true);
        schemas.extend(self.read.take_definitions(true));
        schemas
    }
}

/// The parameters that stand in an address.
fn path_parameters(path: &str) -> Vec<Value> {
    let names = path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let parameter = |name| {
        let schema = match name {
            "no" => json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{6,}$" }),
            _ => json!({ "type": "string", "format": "uuid" }),
        };
        json!({ "name": name, "in": "path", "required": true, "schema": schema })
    };
    names.map(parameter).collect()
}

/// The schema of a parameter that is given: one that may be left out is never null.
fn given(mut schema: Value) -> Value {
    if let Some(choices) = schema.get_mut("anyOf").and_then(Value::as_array_mut) {
        choices.retain(|choice| choice["type"] != "null");
        if let [only] = choices.as_slice() {
            return only.clone();
        }
    }
    if let Some(types) = schema.get_mut("type").and_then(Value::as_array_mut) {
        types.retain(|kind| kind != "null");
        if let [only] = types.as_slice() {
            schema["type"] = only.clone();
        }
    }
    if let Some(schema) = schema.as_object_mut() {
        schema.remove("default");
    }
    schema
}
