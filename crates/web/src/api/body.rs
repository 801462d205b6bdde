//! A concern report as JSON: every field is known, of its kind, and there once.

use std::collections::BTreeMap;
use std::fmt;

use app::concern::Draft;
use domain::attachment::Upload;
use domain::message_key::Message;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

/// A report as a system sent it.
pub(super) struct Body {
    /// The word of the agency that shall receive it.
    pub(super) agency: Option<String>,
    pub(super) draft: Draft,
    pub(super) files: Vec<Upload>,
    /// SHA-256 of what it says: the order of fields and blanks between them say nothing.
    pub(super) hash: String,
}

/// Why a body cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    /// It is no JSON object.
    NotJson {
        /// Where that shows, from 1.
        line: usize,
        /// Where that shows, from 1.
        column: usize,
    },
    /// Fields, each with what is wrong with it.
    Fields(Vec<(String, Message)>),
}

/// The fields of an object in the order in which they came, with those that came twice.
struct Pairs(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Pairs;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        from.deserialize_map(Object)
    }
}

impl Body {
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Wrong> {
        let Pairs(pairs) = serde_json::from_slice(bytes)
            .map_err(|error| Wrong::NotJson { line: error.line(), column: error.column() })?;
        let mut wrong = Vec::new();
        let mut said = BTreeMap::new();
        for (name, value) in pairs {
            if said.contains_key(&name) {
                wrong.push((shown(&name), Message::new("api-field-twice")));
            }
            said.insert(name, value);
        }
        let hash = serde_json::to_string(&said).map(|text| app::ports::secret_hash(&text));
        let hash = hash.map_err(|_| Wrong::NotJson { line: 1, column: 1 })?;
        let mut read = Self { agency: None, draft: Draft::default(), files: Vec::new(), hash };
        for (name, value) in said {
            if !value.is_null() {
                read.field(&name, value, &mut wrong);
            }
        }
        if wrong.is_empty() { Ok(read) } else { Err(Wrong::Fields(wrong)) }
    }

    fn field(&mut self, name: &str, value: Value, wrong: &mut Vec<(String, Message)>) {
        let draft = &mut self.draft;
        let place = match name {
            "agency" => self.agency.insert(String::new()),
            "words" => &mut draft.words,
            "child_name" => &mut draft.child_name,
            "child_born" => &mut draft.child_born,
            "child_number" => &mut draft.child_number,
            "child_where" => &mut draft.child_where,
            "name" => &mut draft.name,
            "role" => &mut draft.role,
            "phone" => &mut draft.phone,
            "email" => &mut draft.email,
            "danger" | "wants_feedback" => {
                let flag = if name == "danger" { &mut draft.danger } else { &mut draft.wants_feedback };
                match value {
                    Value::Bool(said) => *flag = said,
                    _ => wrong.push((name.to_owned(), Message::new("api-not-a-flag"))),
                }
                return;
            }
            "files" => {
                match value {
                    Value::Array(files) => {
                        for (at, file) in files.into_iter().enumerate() {
                            self.files.extend(self::file(at, file, wrong));
                        }
                    }
                    _ => wrong.push((name.to_owned(), Message::new("api-not-a-list"))),
                }
                return;
            }
            _ => {
                wrong.push((shown(name), Message::new("api-unknown-field")));
                return;
            }
        };
        match value {
            Value::String(text) => *place = text,
            _ => wrong.push((name.to_owned(), Message::new("api-not-text"))),
        }
    }
}

fn file(at: usize, value: Value, wrong: &mut Vec<(String, Message)>) -> Option<Upload> {
    let Value::Object(mut said) = value else {
        wrong.push((format!("files[{at}]"), Message::new("api-not-a-file")));
        return None;
    };
    let (name, content) = (said.remove("name"), said.remove("content"));
    for unknown in said.keys().take(10) {
        wrong.push((format!("files[{at}].{}", shown(unknown)), Message::new("api-unknown-field")));
    }
    let mut text = |of: &str, value: Option<Value>| match value {
        Some(Value::String(text)) => Some(text),
        Some(_) => {
            wrong.push((format!("files[{at}].{of}"), Message::new("api-not-text")));
            None
        }
        None => {
            wrong.push((format!("files[{at}].{of}"), Message::new("error-required")));
            None
        }
    };
    let (name, content) = (text("name", name)?, text("content", content)?);
    let Ok(bytes) = data_encoding::BASE64.decode(content.as_bytes()) else {
        wrong.push((format!("files[{at}].content"), Message::new("api-not-base64")));
        return None;
    };
    Some(Upload::new(name, bytes))
}

/// A name that somebody else chose, no longer than it takes to know it.
fn shown(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(text: &str) -> Vec<(String, &'static str)> {
        match Body::read(text.as_bytes()) {
            Err(Wrong::Fields(wrong)) => wrong.into_iter().map(|(name, said)| (name, said.key)).collect(),
            Err(Wrong::NotJson { .. }) => vec![(String::new(), "not json")],
            Ok(_) => Vec::new(),
        }
    }

    #[test]
    fn every_field_is_known_of_its_kind_and_there_once() {
        for (text, field, key) in [
            ("", "", "not json"),
            ("[]", "", "not json"),
            ("\"x\"", "", "not json"),
            ("{\"words\":\"a\"", "", "not json"),
            ("{\"words\":\"a\"} x", "", "not json"),
            ("{\"words\":\"\\ud800\"}", "", "not json"),
            (r#"{"words":1}"#, "words", "api-not-text"),
            (r#"{"danger":"yes"}"#, "danger", "api-not-a-flag"),
            (r#"{"wants_feedback":0}"#, "wants_feedback", "api-not-a-flag"),
            (r#"{"files":{}}"#, "files", "api-not-a-list"),
            (r#"{"files":["a"]}"#, "files[0]", "api-not-a-file"),
            (r#"{"files":[{"name":"a"}]}"#, "files[0].content", "error-required"),
            (r#"{"files":[{"name":"a","content":"?"}]}"#, "files[0].content", "api-not-base64"),
            (r#"{"files":[{"name":"a","content":"","x":1}]}"#, "files[0].x", "api-unknown-field"),
            (r#"{"reporter":"private"}"#, "reporter", "api-unknown-field"),
            (r#"{"anonymous":true}"#, "anonymous", "api-unknown-field"),
            (r#"{"words":"a","words":"b"}"#, "words", "api-field-twice"),
        ] {
            assert_eq!(wrong(text), [(field.to_owned(), key)], "{text}");
        }
        let deep = "[".repeat(100_000);
        assert_eq!(wrong(&deep)[0].1, "not json");
        assert_eq!(wrong(&format!("{{\"words\":{deep}"))[0].1, "not json");
    }

    #[test]
    fn the_same_report_has_the_same_hash_however_it_is_written() {
        let hash = |text: &str| Body::read(text.as_bytes()).ok().unwrap().hash;
        let one = hash(r#"{"words":"a","danger":true}"#);
        assert_eq!(one, hash("{ \"danger\" : true,\n \"words\": \"\\u0061\" }"));
        assert_ne!(one, hash(r#"{"words":"a","danger":false}"#));
        assert_ne!(one, hash(r#"{"words":"a","danger":true,"files":[]}"#));
    }
}
