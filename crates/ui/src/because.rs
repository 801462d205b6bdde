//! The words for why somebody else could do something. The words of a rule itself speak to the
//! one who asks; these speak of another.

use std::borrow::Cow;

use domain::gate::Rule;

use crate::Words;

/// How a section begins that is no citation, and the key of what is said instead.
const SECTIONS: [(&str, &str); 5] = [
    ("design rule", "section-own"),
    ("ages.toml", "section-ages"),
    ("protection.toml", "section-protection"),
    ("the section that", "section-legal_basis"),
    ("the country's secrecy act", "section-secrecy"),
];

impl Words {
    /// Where a rule comes from: what cites an act stands as it is, without the gloss that packs have behind
    /// a colon; the rest in words.
    pub fn section(self, section: &str) -> String {
        let part = |part: &str| {
            if let Some((_, key)) = SECTIONS.iter().find(|(begin, _)| part.starts_with(begin)) {
                return self.t(key).into_owned();
            }
            let cited = part.split(": ").next().unwrap_or_default();
            match cited.strip_prefix("CRC ") {
                Some(article) => self.arg("article", article).t("section-children").into_owned(),
                None => cited.to_owned(),
            }
        };
        // A rule of our own is one sentence, whatever stands in it.
        if section.starts_with("design rule") {
            return part(section);
        }
        section.split("; ").map(part).collect::<Vec<_>>().join("; ")
    }

    /// What an access record says was shown or written. What no word is known for stands as it is.
    pub fn field(self, name: &str) -> String {
        if let Some(count) = name.strip_prefix("hits:").and_then(|n| n.parse::<i64>().ok()) {
            return self.arg("count", count).t("field-hits").into_owned();
        }
        let name = match name {
            _ if name.starts_with("account:") => "account",
            _ if name.starts_with(domain::access::OPENING) => "break_glass",
            _ => name,
        };
        let key = name.replace(':', "-");
        self.code_if("field", &key).map_or_else(|| name.to_owned(), Cow::into_owned)
    }

    /// On which ground somebody else did something: by the rule's id, or in the words of a legal
    /// basis, which speak of nobody.
    pub fn because(self, rule: &Rule) -> Cow<'static, str> {
        self.code_if("because", &rule.id).unwrap_or_else(|| self.t(&rule.reason))
    }
}
