//! HTML templates, read just far enough to find words that people would see.

/// Attributes whose value is read out or shown.
const SHOWN: [&str; 7] =
    ["title", "alt", "placeholder", "aria-label", "aria-description", "label", "content"];

/// Words that are the same in every language.
const NAMES: [&str; 1] = ["Kring"];

/// Literal words that people would see: the line (from 1) and the text.
pub fn words(template: &str) -> Vec<(usize, String)> {
    let html = without_expressions(template);
    let mut found = Vec::new();
    let (mut line, mut rest) = (1, html.as_str());
    while !rest.is_empty() {
        let (text, after) = rest.split_once('<').unwrap_or((rest, ""));
        note(text, line, &mut found);
        line += text.matches('\n').count();
        let end = if after.starts_with("!--") { "-->" } else { ">" };
        let (tag, after) = split_tag(after, end);
        for (name, value) in attributes(tag) {
            if SHOWN.contains(&name) && !(name == "content" && tag.contains("name=")) {
                note(value, line, &mut found);
            }
        }
        line += tag.matches('\n').count();
        rest = after;
    }
    found
}

fn note(text: &str, line: usize, found: &mut Vec<(usize, String)>) {
    let lead = text.len() - text.trim_start().len();
    let trimmed = text.trim();
    let is_word = |w: &&str| w.chars().filter(|c| c.is_alphabetic()).count() > 1;
    let mut words = trimmed.split(|c: char| !c.is_alphanumeric()).filter(is_word);
    let entity = |w: &str| text.contains(&format!("&{w};"));
    // A block may hold the name of a class of ours for the tag around it.
    if !trimmed.contains(' ') && trimmed.starts_with("k-") {
        return;
    }
    if words.any(|w| !NAMES.contains(&w) && !entity(w)) {
        found.push((line + text[..lead].matches('\n').count(), trimmed.to_owned()));
    }
}

/// Blanks askama's `{{ }}`, `{% %}` and `{# #}`, keeping line ends.
fn without_expressions(template: &str) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(start) = ["{{", "{%", "{#"].iter().filter_map(|m| rest.find(m)).min() {
        out.push_str(&rest[..start]);
        let close = match rest.as_bytes().get(start + 1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            _ => "#}",
        };
        let end = rest[start..].find(close).map_or(rest.len(), |at| start + at + close.len());
        out.extend(rest[start..end].chars().filter(|c| *c == '\n'));
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// The inside of a tag and what follows; a `>` inside quotes does not end it.
fn split_tag<'a>(text: &'a str, end: &str) -> (&'a str, &'a str) {
    if end != ">" {
        return text.split_once(end).unwrap_or((text, ""));
    }
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return (&text[..at], &text[at + 1..]),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    (text, "")
}

/// Names and quoted values inside a tag.
fn attributes(tag: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut rest = tag;
    while let Some((before, after)) = rest.split_once("=\"") {
        let (value, after) = after.split_once('"').unwrap_or((after, ""));
        found.push((before.split_whitespace().next_back().unwrap_or_default(), value));
        rest = after;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_between_tags_and_in_shown_attributes_are_found() {
        let html = "<h1>\n Save the plan</h1>\n<img alt=\"A circle\" class=\"big one\">\n<p title='x'>{{ t.say(\"key\") }} · 3</p>";
        assert_eq!(words(html), [(2, "Save the plan".to_owned()), (3, "A circle".to_owned())]);
    }

    #[test]
    fn expressions_names_and_entities_are_not_words() {
        let html = "{# Note\n #}<!-- why > --><title>{{ title }} – Kring</title>{% if a > b %}&nbsp;×{% endif %}<b data-x=\"a > b\">1</b><meta name=\"viewport\" content=\"width=device-width\">";
        assert_eq!(words(html), []);
    }
}
