//! Fluent catalogues, read just far enough to compare them: keys, attributes, variables.

use std::collections::btree_map::Entry as Place;
use std::collections::{BTreeMap, BTreeSet};

/// A message as two languages must agree on it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Line on which it begins, from 1.
    pub line: usize,
    /// Variables inside its placeables.
    pub variables: BTreeSet<String>,
    /// Names of its attributes.
    pub attributes: BTreeSet<String>,
}

/// A catalogue file: its messages by key, and keys that stand there twice.
#[derive(Debug, Default)]
pub struct Catalogue {
    /// Messages by key. Terms (`-brand`) are a language's own matter and left out.
    pub entries: BTreeMap<String, Entry>,
    /// Keys defined more than once, with the later line.
    pub twice: Vec<(String, usize)>,
}

impl Catalogue {
    /// Reads a file. A message begins in the first column; all that belongs to it is indented.
    pub fn of(text: &str) -> Self {
        let mut catalogue = Self::default();
        let mut current: Option<(String, Entry)> = None;
        let mut depth = 0;
        for (at, line) in text.lines().enumerate() {
            if line.starts_with('#') {
                continue;
            }
            if let Some(start) = line.chars().next().filter(|c| c.is_ascii_alphabetic() || *c == '-') {
                catalogue.close(current.take());
                depth = 0;
                if start != '-' {
                    let key = line.split(['=', ' ']).next().unwrap_or_default().to_owned();
                    current = Some((key, Entry { line: at + 1, ..Entry::default() }));
                }
            }
            let Some((_, entry)) = &mut current else { continue };
            if let Some(name) =
                line.trim_start().strip_prefix('.').filter(|_| depth == 0 && line.starts_with(' '))
            {
                entry.attributes.insert(name.split(['=', ' ']).next().unwrap_or_default().to_owned());
            }
            depth = variables(line, depth, &mut entry.variables);
        }
        catalogue.close(current);
        catalogue
    }

    fn close(&mut self, message: Option<(String, Entry)>) {
        let Some((key, entry)) = message else { return };
        match self.entries.entry(key) {
            Place::Occupied(place) => self.twice.push((place.key().clone(), entry.line)),
            Place::Vacant(place) => _ = place.insert(entry),
        }
    }
}

/// Collects `$name` inside braces; takes and gives back how deep in braces the line is.
fn variables(line: &str, mut depth: u32, into: &mut BTreeSet<String>) -> u32 {
    let mut quoted = false;
    for (at, c) in line.char_indices() {
        match c {
            '"' if depth > 0 => quoted = !quoted,
            '{' if !quoted => depth += 1,
            '}' if !quoted => depth = depth.saturating_sub(1),
            '$' if depth > 0 && !quoted => {
                let name = line[at + 1..].split(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-');
                into.extend(name.take(1).map(str::to_owned));
            }
            _ => {}
        }
    }
    depth
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_attributes_and_variables_are_read() {
        let text = concat!(
            "# a comment with { $none }\n",
            "-brand = Kring\n",
            "plain = costs $5\n",
            "many = { $count ->\n    [one] a child\n   *[other] { $count } of { $all-of-them }\n }\n",
            "    .title = { -brand } { \"{ $not }\" } { DATE($day) }\n",
            "plain = again\n",
        );
        let catalogue = Catalogue::of(text);
        assert_eq!(catalogue.entries.keys().collect::<Vec<_>>(), ["many", "plain"]);
        let many = &catalogue.entries["many"];
        assert_eq!(many.variables.iter().collect::<Vec<_>>(), ["all-of-them", "count", "day"]);
        assert_eq!(many.attributes.iter().collect::<Vec<_>>(), ["title"]);
        assert_eq!(catalogue.twice, [("plain".to_owned(), 9)]);
    }
}
