//! Statements as literals. `?1` is always the partnership, bound by the scope; the macros make
//! every statement findable, so that a test can prepare each on both engines.

/// One SQL statement, written once for every engine, with `?1`, `?2`, … for its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sql(pub(crate) &'static str);

impl Sql {
    /// Wraps a literal; use [`crate::sql!`], which the checks can see.
    pub const fn new(text: &'static str) -> Self {
        Self(text)
    }
}

/// Another name for the rare place that keeps a statement in a constant.
pub type Statement = Sql;

/// A statement on one partnership: it must name `partnership = ?1`, or insert `?1` as its
/// first value.
#[macro_export]
macro_rules! sql {
    ($text:literal) => {
        $crate::Sql::new($text)
    };
}

/// A statement across partnerships, with the reason why it may: sign-in by address, a session by
/// its token, chores of the server. `?1` is then the first value given.
#[macro_export]
macro_rules! sql_everywhere {
    ($reason:literal, $text:literal) => {
        $crate::Sql::new($text)
    };
}

/// `?1` to `$1`, outside of string literals.
pub(crate) fn dollars(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        quoted ^= c == '\'';
        let number = chars.peek().is_some_and(char::is_ascii_digit);
        out.push(if c == '?' && !quoted && number { '$' } else { c });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::dollars;

    #[test]
    fn question_marks_become_dollars_outside_of_quotes() {
        assert_eq!(dollars("a = ?1 AND b = '?2' AND c = ?12"), "a = $1 AND b = '?2' AND c = $12");
    }
}
