//! Requests made from the description, right and wrong.

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

use crate::browser::escaped;

/// What there is in the world of the test.
#[derive(Debug, Clone)]
pub struct Known {
    pub plans: Vec<String>,
    pub tasks: Vec<String>,
    /// Of units and measures.
    pub ids: Vec<String>,
    pub tokens: Vec<String>,
}

/// One request.
#[derive(Debug, Clone)]
pub struct Call {
    pub address: String,
    pub headers: Vec<(String, Vec<u8>)>,
    pub body: Vec<u8>,
}

/// Requests for this operation.
pub fn calls(document: &Value, method: &str, path: &str, known: &Known) -> BoxedStrategy<Call> {
    let operation = &document["paths"][path][method.to_lowercase()];
    let content = &operation["requestBody"]["content"];
    let (media_type, body) = if !content["multipart/form-data"].is_null() {
        ("multipart/form-data; boundary=edge", forms(known))
    } else if content.is_null() {
        ("text/plain", vec(any::<u8>(), 0..8).boxed())
    } else {
        let schema = &content["application/json"]["schema"];
        ("application/json", bodies(values(document, schema, known, 0)))
    };
    let parts = (
        addresses(path, known),
        queries(document, operation, known),
        headers(known, media_type),
        body,
    );
    parts
        .prop_map(|(path, query, headers, body)| {
            let address = if query.is_empty() { path } else { format!("{path}?{query}") };
            Call { address, headers, body }
        })
        .boxed()
}

/// Texts that somebody once fell over.
fn hostile() -> BoxedStrategy<String> {
    let known = [
        "",
        " ",
        "\0",
        "a\0b",
        "'; DROP TABLE tasks; --",
        "../../etc/passwd",
        "%00",
        "%",
        "null",
        "-1",
        "99999999999999999999",
        "1e999",
        "NaN",
        "true",
        "2026-02-30",
        "0000-00-00",
        "-9999-01-01",
        "+262142-12-31",
        "9999-12-31",
        "2026-W60",
        "2026-13",
        "2099-2100-2",
        "<script>",
        "${jndi:x}",
        "\u{202e}txt.exe",
        "\u{feff}",
        "👩‍👩‍👧",
        "ﷺ",
        "校园食堂",
        "after.2026-10-30.0192f0c1234570008000000000000000",
        "before.-999-01-01.0192f0c1234570008000000000000000",
    ];
    let known = select(known.to_vec()).prop_map(str::to_owned);
    let long = (1_usize..20_000).prop_map(|many| "长".repeat(many));
    prop_oneof![6 => known, 1 => long, 3 => any::<String>()].boxed()
}

fn addresses(path: &str, known: &Known) -> BoxedStrategy<String> {
    let pool = if path.contains("{id}") { &known.plans } else { &known.tasks };
    let unknown = ["2026-999999", "0192f0c1-2345-7000-8000-000000000000"].map(str::to_owned);
    let pool: Vec<String> = pool.iter().cloned().chain(unknown).collect();
    let odd = select(vec!["%FF%FE", "%00", "%2e%2e%2f", "a%2Fb"]).prop_map(str::to_owned);
    let hostile = hostile().prop_map(|text| escaped(&text.chars().take(400).collect::<String>()));
    let part = prop_oneof![10 => select(pool), 1 => odd, 1 => hostile];
    let path = path.to_owned();
    part.prop_map(move |part| path.replace("{id}", &part).replace("{no}", &part)).boxed()
}

fn queries(document: &Value, operation: &Value, known: &Known) -> BoxedStrategy<String> {
    let parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
    let asked = parameters.into_iter().filter(|parameter| parameter["in"] == "query");
    let mut pairs: Vec<BoxedStrategy<Option<String>>> = Vec::new();
    for parameter in asked {
        let name = parameter["name"].as_str().unwrap().to_owned();
        let right =
            values(document, &parameter["schema"], known, 2).prop_map(|value| match value {
                Value::String(text) => text,
                other => other.to_string(),
            });
        let value = prop_oneof![12 => right, 1 => hostile()];
        let pair = value.prop_map(move |text| {
            let text: String = text.chars().take(2_000).collect();
            format!("{name}={}", escaped(&text))
        });
        pairs.push(weighted(0.15, pair).boxed());
    }
    let odd = select(vec!["unknown=1", "state=&state=", "&&==&", "%FF=%FE", "limit", "cursor=%00"]);
    pairs.push(weighted(0.03, odd.prop_map(str::to_owned)).boxed());
    pairs.prop_map(|pairs| pairs.into_iter().flatten().collect::<Vec<_>>().join("&")).boxed()
}

type Header = Option<(String, Vec<u8>)>;

fn headers(known: &Known, media_type: &'static str) -> BoxedStrategy<Vec<(String, Vec<u8>)>> {
    let header =
        |name: &'static str, values: BoxedStrategy<Vec<u8>>, often: f64| -> BoxedStrategy<Header> {
            weighted(often, values.prop_map(move |value| (name.to_owned(), value))).boxed()
        };
    let odd = || prop_oneof![hostile().prop_map(String::into_bytes), vec(any::<u8>(), 0..40)];
    let bearer = |token: String| format!("Bearer {token}").into_bytes();
    let all: Vec<String> = [0, 4].iter().map(|at| known.tokens[*at].clone()).collect();
    let cut = select(known.tokens.clone())
        .prop_map(move |token| bearer(token[..token.len() - 1].to_owned()));
    let tokens = prop_oneof![
        20 => select(all).prop_map(bearer),
        8 => select(known.tokens.clone()).prop_map(bearer),
        1 => cut,
        1 => odd(),
    ];
    let tag = prop_oneof![
        8 => (1_i64..8).prop_map(|version| format!("\"{version}\"").into_bytes()),
        1 => any::<i64>().prop_map(|version| version.to_string().into_bytes()),
        1 => odd(),
    ];
    let key = prop_oneof![3 => select(vec!["k1", "k2"]).prop_map(|key| key.as_bytes().to_vec()), 1 => odd()];
    let kind = prop_oneof![
        20 => Just(media_type.as_bytes().to_vec()),
        1 => select(vec!["text/plain", "multipart/form-data", "application/json", "application/xml"])
            .prop_map(|kind| kind.as_bytes().to_vec()),
        1 => odd(),
    ];
    let language = prop_oneof![
        select(vec!["en", "zh-CN", "fr, *;q=0"]).prop_map(|it| it.as_bytes().to_vec()),
        odd()
    ];
    let site =
        select(vec!["same-origin", "cross-site", "none"]).prop_map(|it| it.as_bytes().to_vec());
    let headers: Vec<BoxedStrategy<Header>> = vec![
        header("authorization", tokens.boxed(), 0.98),
        header("if-match", tag.boxed(), 0.6),
        header("idempotency-key", key.boxed(), 0.2),
        header("content-type", kind.boxed(), 0.97),
        header("accept-language", language.boxed(), 0.2),
        header("sec-fetch-site", site.boxed(), 0.03),
        header("cookie", odd().boxed(), 0.05),
    ];
    headers.prop_map(|headers| headers.into_iter().flatten().collect()).boxed()
}

/// The value as JSON, sometimes cut off or something else altogether.
fn bodies(values: BoxedStrategy<Value>) -> BoxedStrategy<Vec<u8>> {
    let whole = values.clone().prop_map(|value| value.to_string().into_bytes());
    let cut = (values, 0.0..1.0).prop_map(|(value, part): (Value, f64)| {
        let text = value.to_string().into_bytes();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a part of a length"
        )]
        #[expect(clippy::cast_precision_loss, reason = "bodies are short")]
        let end = (text.len() as f64 * part) as usize;
        text[..end].to_vec()
    });
    let deep = (1_usize..2_000).prop_map(|depth| "[".repeat(depth).into_bytes());
    prop_oneof![20 => whole, 1 => cut, 1 => deep, 1 => vec(any::<u8>(), 0..200)].boxed()
}

/// Forms with files.
fn forms(known: &Known) -> BoxedStrategy<Vec<u8>> {
    let text = prop_oneof![
        4 => select(vec!["2026-09-25", "2026-09-01", "3", "2", "as agreed"]).prop_map(str::to_owned),
        1 => select(known.ids.clone()),
        1 => hostile(),
    ];
    let name = select(vec!["effective_on", "version", "note", "again", "kept", "token", "x"]);
    let field =
        (name, text).prop_map(|(name, text)| part(&format!("name=\"{name}\""), text.as_bytes()));
    let bytes =
        select(vec![&b"%PDF-1.4 page"[..], b"MZ", b"", b"\0\0", b"text", b"PK\x03\x04 no zip"]);
    let named = prop_oneof![
        6 => select(vec!["a.pdf", "b.txt", "c.docx", "../d.pdf", "e"]).prop_map(str::to_owned),
        1 => hostile().prop_map(|name| name.replace(['"', '\r', '\n'], "")),
    ];
    let file = (named, bytes)
        .prop_map(|(name, bytes)| part(&format!("name=\"files\"; filename=\"{name}\""), bytes));
    let day = Just(part("name=\"effective_on\"", b"2026-09-25"));
    let odd = vec(any::<u8>(), 0..60);
    let parts = vec(prop_oneof![4 => day, 4 => field, 6 => file, 1 => odd], 0..14);
    let end = prop_oneof![10 => Just("--edge--\r\n"), 1 => Just(""), 1 => Just("--other--")];
    (parts, end).prop_map(|(parts, end)| [parts.concat(), end.as_bytes().to_vec()].concat()).boxed()
}

fn part(disposition: &str, bytes: &[u8]) -> Vec<u8> {
    let head = format!("--edge\r\nContent-Disposition: form-data; {disposition}\r\n\r\n");
    [head.as_bytes(), bytes, b"\r\n"].concat()
}

/// Values that the schema describes, sometimes others.
fn values(document: &Value, schema: &Value, known: &Known, depth: u32) -> BoxedStrategy<Value> {
    prop_oneof![25 => right(document, schema, known, depth), 1 => anything()].boxed()
}

fn right(document: &Value, schema: &Value, known: &Known, depth: u32) -> BoxedStrategy<Value> {
    if let Some(place) = schema["$ref"].as_str() {
        let schema = document.pointer(place.trim_start_matches('#')).unwrap();
        return right(document, schema, known, depth);
    }
    for family in ["oneOf", "anyOf"] {
        if let Some(choices) = schema[family].as_array() {
            let choices: Vec<_> =
                choices.iter().map(|it| right(document, it, known, depth)).collect();
            return proptest::strategy::Union::new(choices).boxed();
        }
    }
    if let Some(values) = schema["enum"].as_array() {
        return select(values.clone()).boxed();
    }
    if !schema["const"].is_null() {
        return Just(schema["const"].clone()).boxed();
    }
    let kinds = match &schema["type"] {
        Value::Array(kinds) => kinds.clone(),
        kind => vec![kind.clone()],
    };
    let of_kind = |kind: &Value| match kind.as_str() {
        Some("string") => texts(schema, known),
        Some("integer" | "number") => numbers(schema),
        Some("boolean") => any::<bool>().prop_map(Value::from).boxed(),
        Some("array") => {
            let items = values(document, &schema["items"], known, depth + 1);
            vec(items, 0..4).prop_map(Value::from).boxed()
        }
        Some("object") if depth < 4 => objects(document, schema, known, depth),
        _ => Just(Value::Null).boxed(),
    };
    proptest::strategy::Union::new(kinds.iter().map(of_kind).collect::<Vec<_>>()).boxed()
}

fn texts(schema: &Value, known: &Known) -> BoxedStrategy<Value> {
    let usual: Vec<String> = match schema["format"].as_str() {
        Some("uuid") => known.ids.iter().chain(&known.plans).cloned().collect(),
        Some("date") => {
            ["2026-10-30", "2026-09-28", "2026-09-01", "2027-08-31"].map(str::to_owned).to_vec()
        }
        _ => {
            ["2026-10", "公开食堂账目", "by the end of the month", "x"].map(str::to_owned).to_vec()
        }
    };
    prop_oneof![15 => select(usual), 1 => hostile()].prop_map(Value::from).boxed()
}

fn numbers(schema: &Value) -> BoxedStrategy<Value> {
    let most = schema["maximum"].as_i64().unwrap_or(8);
    prop_oneof![
        10 => (0..=most).prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => any::<f64>().prop_map(|number| json!(number)),
    ]
    .boxed()
}

fn objects(document: &Value, schema: &Value, known: &Known, depth: u32) -> BoxedStrategy<Value> {
    let required = |name: &str| {
        schema["required"].as_array().is_some_and(|names| names.iter().any(|it| it == name))
    };
    let mut fields: Vec<BoxedStrategy<Option<(String, Value)>>> = Vec::new();
    for (name, field) in schema["properties"].as_object().into_iter().flatten() {
        let often = if required(name) { 0.98 } else { 0.4 };
        let name = name.clone();
        let value = values(document, field, known, depth + 1);
        fields.push(weighted(often, value.prop_map(move |value| (name.clone(), value))).boxed());
    }
    fields.push(weighted(0.02, Just(("surplus".to_owned(), Value::Null))).boxed());
    fields
        .prop_map(|fields| Value::Object(fields.into_iter().flatten().collect::<Map<_, _>>()))
        .boxed()
}

/// Any JSON.
fn anything() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        hostile().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        let named = (hostile(), inner.clone());
        prop_oneof![
            vec(inner, 0..4).prop_map(Value::from),
            vec(named, 0..4).prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
    .boxed()
}
