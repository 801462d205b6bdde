//! Order of names: å ä ö last in Swedish, æ ø å last in Norwegian and Danish.

use std::sync::LazyLock;

use domain::country::Language;
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::{Locale, locale};

use super::Words;

static COLLATORS: LazyLock<[Option<CollatorBorrowed<'static>>; 4]> = LazyLock::new(|| {
    Language::ALL
        .first_chunk()
        .copied()
        .unwrap_or([Language::Sv, Language::Nb, Language::Da, Language::En])
        .map(|language| {
            let locale: Locale = match language {
                Language::Sv => locale!("sv"),
                Language::Nb => locale!("nb"),
                Language::Da => locale!("da"),
                Language::En => locale!("en"),
            };
            Collator::try_new(locale.into(), CollatorOptions::default()).ok()
        })
});

impl Words {
    /// Bytes whose order is the language's order of the texts. May be stored: equal for equal
    /// texts as long as the collation data of the build is the same.
    pub fn sort_key(self, text: &str) -> Vec<u8> {
        let index = Language::ALL.iter().position(|l| *l == self.language()).unwrap_or_default();
        let mut key = Vec::new();
        match &COLLATORS[index] {
            Some(collator) => {
                let Ok(()) = collator.write_sort_key_to(text, &mut key);
            }
            None => key.extend_from_slice(text.to_lowercase().as_bytes()),
        }
        key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(language: Language, names: &[&'static str]) -> Vec<&'static str> {
        let words = Words::of(language);
        let mut names = names.to_vec();
        names.sort_by_key(|n| words.sort_key(n));
        names
    }

    #[test]
    fn letters_stand_where_readers_look() {
        assert_eq!(
            sorted(Language::Sv, &["Öberg", "Äng", "Åhl", "Zorn", "ahl"]),
            ["ahl", "Zorn", "Åhl", "Äng", "Öberg"]
        );
        assert_eq!(sorted(Language::Nb, &["Åse", "Ørn", "Æra", "Zeb"]), ["Zeb", "Æra", "Ørn", "Åse"]);
        assert_eq!(
            sorted(Language::Da, &["Åse", "Ørn", "Æra", "Aase", "Zeb"]),
            ["Zeb", "Æra", "Ørn", "Åse", "Aase"]
        );
        assert_eq!(sorted(Language::En, &["Zeb", "Ålund", "Bond"]), ["Ålund", "Bond", "Zeb"]);
    }
}
