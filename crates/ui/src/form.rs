//! What somebody has written in a form, and what was wrong with it.

use domain::message_key::{FieldError, Message};

/// The values and errors of one form, by field name. Empty for a form not yet sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields {
    values: Vec<(String, String)>,
    errors: Vec<FieldError>,
}

impl Fields {
    /// A form that was sent and comes back.
    pub fn again(
        values: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
        errors: Vec<FieldError>,
    ) -> Self {
        Self { values: values.into_iter().map(|(k, v)| (k.into(), v.into())).collect(), errors }
    }

    /// A form that begins with values.
    pub fn with(values: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>) -> Self {
        Self::again(values, Vec::new())
    }

    /// The same values with these errors.
    #[must_use]
    pub fn and(self, errors: &[FieldError]) -> Self {
        Self { errors: errors.to_vec(), ..self }
    }

    /// What was written in that field.
    pub fn value(&self, name: &str) -> &str {
        self.values.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v)
    }

    /// Whether that choice was made; a field of several choices has several values.
    pub fn is(&self, name: &str, value: &str) -> bool {
        self.values.iter().any(|(n, v)| n == name && v == value)
    }

    /// What was wrong with that field.
    pub fn error(&self, name: &str) -> Option<&Message> {
        self.errors.iter().find(|e| e.field == name).map(|e| &e.message)
    }

    /// All that was wrong, in the order of the form.
    pub fn errors(&self) -> &[FieldError] {
        &self.errors
    }

    /// For `aria-describedby`: the ids of hint and error, as far as they exist.
    pub fn described(&self, name: &str, hint: &str) -> String {
        let hint = if hint.is_empty() { String::new() } else { format!("{name}-hint") };
        let error = if self.error(name).is_some() { format!("{name}-error") } else { String::new() };
        format!("{hint} {error}").trim().to_owned()
    }
}

/// One choice of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read, in the reader's language.
    pub label: String,
    /// A second line, may be empty.
    pub hint: String,
}

impl Choice {
    /// A choice of one line.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: String::new() }
    }

    /// The same choice with a second line.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hints_and_errors_are_tied_to_their_field() {
        let sent = Fields::again(
            [("email", "eva")],
            vec![FieldError { field: "email", message: Message::new("error-email") }],
        );
        assert_eq!(sent.value("email"), "eva");
        assert_eq!(sent.described("email", "hint"), "email-hint email-error");
        assert_eq!(sent.described("email", ""), "email-error");
        assert_eq!(sent.described("name", ""), "");
        assert!(sent.error("name").is_none());
    }
}
