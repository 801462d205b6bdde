//! Reads every `locales/<language>/*.ftl`, and lets the build fail when a message is broken,
//! is missing in a language, or has other variables there.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

const LANGUAGES: [&str; 4] = ["sv", "nb", "da", "en"];

/// A file whose messages need no prefix: common words, and the words for codes.
const COMMON: &str = "words";

type Variables = BTreeSet<String>;

#[derive(Default)]
struct Catalogue {
    files: BTreeSet<String>,
    messages: BTreeMap<String, Variables>,
    references: BTreeMap<String, BTreeSet<String>>,
}

/// Checks all catalogues and writes a Rust file that holds them as constants.
pub fn bundle(locales: &Path, out: &Path) -> Result<(), Vec<String>> {
    println!("cargo::rerun-if-changed={}", locales.display());
    let mut faults = Vec::new();
    let mut source =
        String::from("pub(super) const FILES: &[(&str, &str, &str)] = &[ // language, file, text\n");
    let mut keys = BTreeSet::new();
    let mut catalogues = BTreeMap::new();
    for language in LANGUAGES {
        let mut catalogue = Catalogue::default();
        for path in files(&locales.join(language))? {
            println!("cargo::rerun-if-changed={}", path.display());
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            read(&path, &stem, &mut catalogue, &mut faults);
            let _ = writeln!(
                source,
                "    ({language:?}, {stem:?}, include_str!({:?})),",
                path.display().to_string()
            );
            catalogue.files.insert(stem);
        }
        keys.extend(catalogue.messages.keys().cloned());
        catalogues.insert(language, catalogue);
    }
    source.push_str("];\n\n/// Every key, in order.\npub const KEYS: &[&str] = &[\n");
    for key in keys.iter().filter(|k| !k.starts_with('-')) {
        let _ = writeln!(source, "    {key:?},");
    }
    source.push_str("];\n");
    compare(&catalogues, &keys, &mut faults);
    if !faults.is_empty() {
        return Err(faults);
    }
    fs::write(out, source).map_err(|e| vec![format!("cannot write {}: {e}", out.display())])
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Vec<String>> {
    let entries = fs::read_dir(folder).map_err(|e| vec![format!("cannot read {}: {e}", folder.display())])?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|e| e.path())
        .filter(|p| p.extension().is_some_and(|e| e == "ftl"))
        .collect();
    files.sort();
    Ok(files)
}

fn read(path: &Path, stem: &str, catalogue: &mut Catalogue, faults: &mut Vec<String>) {
    let name = path.display();
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(e) => return faults.push(format!("{name}: {e}")),
    };
    let resource = match parser::parse(text) {
        Ok(resource) => resource,
        Err((_, errors)) => {
            faults.extend(errors.iter().map(|e| format!("{name}: at byte {}: {}", e.pos.start, e.kind)));
            return;
        }
    };
    for entry in &resource.body {
        let (key, value, attributes) = match entry {
            Entry::Message(m) => (m.id.name.clone(), m.value.as_ref(), &m.attributes),
            Entry::Term(t) => (format!("-{}", t.id.name), Some(&t.value), &t.attributes),
            Entry::Junk { .. } => {
                faults.push(format!("{name}: something that is no message"));
                continue;
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
        };
        if !attributes.is_empty() {
            faults.push(format!("{name}: {key}: write attributes as messages of their own"));
        }
        if stem != COMMON && !key.starts_with('-') && !key.starts_with(&format!("{stem}-")) {
            faults.push(format!("{name}: {key}: keys of this file begin with {stem}-"));
        }
        let mut found = Found::default();
        match value {
            Some(value) => found.pattern(value),
            None => faults.push(format!("{name}: {key} is empty")),
        }
        catalogue.references.insert(key.clone(), found.references);
        if catalogue.messages.insert(key.clone(), found.variables).is_some() {
            faults.push(format!("{name}: {key} stands twice"));
        }
    }
}

fn compare(catalogues: &BTreeMap<&str, Catalogue>, keys: &BTreeSet<String>, faults: &mut Vec<String>) {
    let files: BTreeSet<&String> = catalogues.values().flat_map(|c| &c.files).collect();
    for (language, catalogue) in catalogues {
        for file in files.iter().filter(|f| !catalogue.files.contains(**f)) {
            faults.push(format!("locales/{language}/{file}.ftl is missing"));
        }
        for (key, references) in &catalogue.references {
            for reference in references.iter().filter(|r| !catalogue.messages.contains_key(*r)) {
                faults.push(format!("{language}: {key} refers to {reference}, which does not exist"));
            }
        }
    }
    // Terms may differ between languages; only messages are asked for by code.
    for key in keys.iter().filter(|k| !k.starts_with('-')) {
        let mut first: Option<(&str, &Variables)> = None;
        for (language, catalogue) in catalogues {
            match (catalogue.messages.get(key), first) {
                (None, _) => faults.push(format!("{key} is missing in {language}")),
                (Some(variables), None) => first = Some((language, variables)),
                (Some(variables), Some((other, expected))) if variables != expected => faults.push(format!(
                    "{key} has the variables {variables:?} in {language}, but {expected:?} in {other}"
                )),
                (Some(_), Some(_)) => {}
            }
        }
    }
}

#[derive(Default)]
struct Found {
    variables: Variables,
    references: BTreeSet<String>,
}

impl Found {
    fn pattern(&mut self, pattern: &Pattern<String>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<String>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<String>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.clone());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.references.insert(id.name.clone());
            }
            InlineExpression::TermReference { id, .. } => {
                self.references.insert(format!("-{}", id.name));
            }
            InlineExpression::FunctionReference { arguments, .. } => {
                arguments.positional.iter().for_each(|a| self.inline(a));
                arguments.named.iter().for_each(|a| self.inline(&a.value));
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }
}
