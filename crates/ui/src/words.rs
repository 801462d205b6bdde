//! The words of the interface in four languages. The build has already proved that every
//! message exists in every language with the same variables.
//!
//! ```text
//! l.t("circle-join")                                    a message
//! l.arg("name", name).arg("count", 3).t("circle-size")  a message with values
//! l.code("sector", sector.code())                       the word for a code: `sector-school`
//! l.message(&message)                                   a domain message
//! ```

mod collate;
mod dates;
mod numbers;

use std::borrow::Cow;
use std::sync::LazyLock;

use domain::country::Language;
use domain::message_key::{Kept, Message};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

pub use catalogues::KEYS;
pub use dates::capital;

mod catalogues {
    include!(concat!(env!("OUT_DIR"), "/catalogues.rs"));
}

struct Catalogue {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

static CATALOGUES: LazyLock<Vec<Catalogue>> =
    LazyLock::new(|| Language::ALL.iter().map(|l| load(*l)).collect());

fn load(language: Language) -> Catalogue {
    let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // The four languages run from left to right; marks would only end up in copied text.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::Sv | Language::Nb => numbers::spaced,
        Language::Da => numbers::dotted,
        Language::En => numbers::with_commas,
    }));
    for (_, _, text) in catalogues::FILES.iter().filter(|(tag, ..)| *tag == language.tag()) {
        let resource = match FluentResource::try_new((*text).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    Catalogue { language, bundle }
}

/// The words of one language. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Words(&'static Catalogue);

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Words({})", self.tag())
    }
}

impl Words {
    /// The words of that language.
    pub fn of(language: Language) -> Self {
        let index = Language::ALL.iter().position(|l| *l == language).unwrap_or_default();
        Self(&CATALOGUES[index])
    }

    /// Which language.
    pub fn language(self) -> Language {
        self.0.language
    }

    /// Its BCP 47 tag, for `lang` attributes.
    pub fn tag(self) -> &'static str {
        self.0.language.tag()
    }

    /// The message with that key. An unknown key, which a test forbids, stands in ⟨ ⟩.
    pub fn t(self, key: &str) -> Cow<'static, str> {
        self.say(key, None)
    }

    /// Begins a message with values.
    pub fn arg(self, name: &'static str, value: impl Value) -> With {
        With { words: self, args: FluentArgs::new() }.arg(name, value)
    }

    /// The word for a code of the domain, such as `("sector", "school")`.
    pub fn code(self, kind: &str, code: &str) -> Cow<'static, str> {
        self.t(&format!("{kind}-{code}"))
    }

    /// Like [`Words::code`], but text that is no code is said as it stands: what an agency's
    /// list says in its own words.
    pub fn code_or<'a>(self, kind: &str, text: &'a str) -> Cow<'a, str> {
        self.code_if(kind, text).unwrap_or(Cow::Borrowed(text))
    }

    /// Like [`Words::code`]; `None` for a code that there is no word for.
    pub fn code_if(self, kind: &str, code: &str) -> Option<Cow<'static, str>> {
        let key = format!("{kind}-{code}");
        self.0.bundle.has_message(&key).then(|| self.t(&key))
    }

    /// A message of the domain.
    pub fn message(self, message: &Message) -> Cow<'static, str> {
        if message.args.is_empty() {
            return self.t(message.key);
        }
        let args = message.args.iter().map(|(name, value)| (*name, value.clone().value())).collect();
        self.say(message.key, Some(&args))
    }

    /// A message that was kept with a delivery.
    pub fn kept(self, kept: &Kept) -> Cow<'static, str> {
        let mut args: FluentArgs<'static> = FluentArgs::new();
        for (name, value) in &kept.args {
            args.set(name.clone(), value.as_str().value());
        }
        self.say(&kept.key, Some(&args))
    }

    fn say(self, key: &str, args: Option<&FluentArgs<'static>>) -> Cow<'static, str> {
        let pattern = self.0.bundle.get_message(key).and_then(|m| m.value());
        let Some(pattern) = pattern else { return Cow::Owned(format!("⟨{key}⟩")) };
        // A message without values is borrowed from its catalogue, which stays as long as the program.
        self.0.bundle.format_pattern(pattern, args, &mut Vec::new())
    }
}

/// A message that is being given its values.
pub struct With {
    words: Words,
    args: FluentArgs<'static>,
}

impl With {
    /// One more value.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Value) -> Self {
        self.args.set(name, value.value());
        self
    }

    /// The message for a code of the domain, such as `("event", "joined")`.
    pub fn code(&self, kind: &str, code: &str) -> Cow<'static, str> {
        self.t(&format!("{kind}-{code}"))
    }

    /// The message with that key.
    pub fn t(&self, key: &str) -> Cow<'static, str> {
        self.words.say(key, Some(&self.args))
    }
}

/// What can be a value in a message. Numbers select the plural form; text never does.
pub trait Value {
    /// As Fluent takes it.
    fn value(self) -> FluentValue<'static>;
}

impl Value for &str {
    fn value(self) -> FluentValue<'static> {
        FluentValue::String(Cow::Owned(self.to_owned()))
    }
}

impl Value for String {
    fn value(self) -> FluentValue<'static> {
        FluentValue::String(Cow::Owned(self))
    }
}

// Templates hand over references, at times to references.
impl<T: Value + Clone> Value for &T {
    fn value(self) -> FluentValue<'static> {
        self.clone().value()
    }
}

impl Value for Cow<'_, str> {
    fn value(self) -> FluentValue<'static> {
        FluentValue::String(Cow::Owned(self.into_owned()))
    }
}

macro_rules! numbers {
    ($($number:ty)*) => {$(
        impl Value for $number {
            fn value(self) -> FluentValue<'static> {
                FluentValue::from(self)
            }
        }
    )*};
}

numbers! { u8 u16 u32 u64 usize i8 i16 i32 i64 f64 }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_loads_every_file() {
        for language in Language::ALL {
            let words = Words::of(language);
            assert_eq!(words.language(), language);
            for key in KEYS {
                assert!(!words.t(key).starts_with('⟨'), "{key} in {language:?}");
            }
        }
    }

    #[test]
    fn an_unknown_key_is_told_apart() {
        assert_eq!(Words::of(Language::Sv).t("no-such-key"), "⟨no-such-key⟩");
    }

    #[test]
    fn values_and_plurals_follow_the_language() {
        let sv = Words::of(Language::Sv);
        assert_eq!(sv.arg("years", 9).t("age-years"), "9 år");
        let en = Words::of(Language::En);
        assert_eq!(en.arg("years", 1).t("age-years"), "1 year");
        assert_eq!(en.arg("years", 9_i16).t("age-years"), "9 years");
    }

    #[test]
    fn markup_is_left_to_the_template() {
        let words = Words::of(Language::Sv);
        assert_eq!(words.arg("when", "<b>").t("as-of"), "per <b>");
    }

    #[test]
    fn codes_and_own_words() {
        let words = Words::of(Language::Sv);
        assert_eq!(words.code("sector", "school"), "Skola");
        assert_eq!(words.code_or("stated", "Mentor åk 4"), "Mentor åk 4");
        assert_eq!(words.code_or("stated", "teacher"), "Lärare");
    }
}
