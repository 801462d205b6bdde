//! The words for why somebody else could do something. The words of a rule itself speak to the
//! one who asks; these speak of another.

use std::borrow::Cow;

use domain::gate::Rule;

use crate::Words;

impl Words {
    /// On which ground somebody else did something: by the rule's id, or in the words of a legal
    /// basis, which speak of nobody.
    pub fn because(self, rule: &Rule) -> Cow<'_, str> {
        match self.code_or("because", &rule.id) {
            Cow::Borrowed(_) => self.t(&rule.reason),
            Cow::Owned(words) => Cow::Owned(words),
        }
    }
}
