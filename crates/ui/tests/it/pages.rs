//! Every page in four languages, from its samples: parsed and checked.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html, Selector};
use ui::assets;

/// The largest page, in bytes.
const LIMIT: usize = 60_000;

fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

/// All faults of one document.
fn faults(html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let mut found: Vec<String> =
        page.errors.iter().filter(|e| !e.contains("foster")).map(|e| format!("html: {e}")).collect();
    if html.len() > LIMIT {
        found.push(format!("{} bytes", html.len()));
    }
    for mark in ['⟨', '⟩'] {
        if let Some(at) = html.find(mark) {
            found.push(format!("a key without words: {}", &html[at..].chars().take(60).collect::<String>()));
        }
    }
    if let Some(at) = html.find("{$") {
        found.push(format!("words without their value: {}", html[at..].chars().take(20).collect::<String>()));
    }
    let mut ids = BTreeSet::new();
    for element in select(&page, "[id]") {
        let id = element.value().id().unwrap_or_default();
        if !ids.insert(id) || id.is_empty() || id.contains(char::is_whitespace) {
            found.push(format!("id {id:?} stands twice or is none"));
        }
    }
    if select(&page, "h1").len() != 1 {
        found.push(format!("{} h1", select(&page, "h1").len()));
    }
    for element in select(&page, "*") {
        let value = element.value();
        for (name, text) in value.attrs() {
            if name.starts_with("on") || name == "style" {
                found.push(format!("inline {name}=\"{text}\""));
            }
            if ["aria-describedby", "aria-labelledby", "for", "aria-controls"].contains(&name) {
                for id in text.split_whitespace().filter(|id| !ids.contains(id)) {
                    found.push(format!("{name} points to {id}, which is not there"));
                }
            }
            if ["href", "src", "action"].contains(&name) && (text.is_empty() || text.contains("://")) {
                found.push(format!("{name}=\"{text}\""));
            }
            if name == "href" && text.starts_with('#') && !ids.contains(&text[1..]) {
                found.push(format!("link to {text}, which is not there"));
            }
        }
    }
    if !select(&page, "style, script:not([src])").is_empty() {
        found.push("inline style or script".to_owned());
    }
    for input in select(&page, "input:not([type=hidden]), select, textarea") {
        let named = input.value().attr("aria-label").is_some()
            || input.value().attr("aria-labelledby").is_some()
            || input
                .value()
                .id()
                .is_some_and(|id| !select(&page, &format!("label[for=\"{id}\"]")).is_empty());
        if !named {
            found.push(format!("no label: {}", input.html()));
        }
    }
    for element in select(&page, "button, a[href], h1, h2, h3, summary, legend, label") {
        let said =
            element.text().any(|t| !t.trim().is_empty()) || element.value().attr("aria-label").is_some();
        if !said {
            found.push(format!("says nothing: {}", element.html()));
        }
    }
    for form in select(&page, "form[method=post]") {
        let action = form.value().attr("action").unwrap_or_default();
        let once = form.select(&Selector::parse("input[name=once]").unwrap()).next().is_some();
        if !once && !["/sign-out", "/sign-in"].contains(&action) && form.value().attr("data-read").is_none() {
            found.push(format!("the form to {action} writes, but has no once-token"));
        }
    }
    for form in select(&page, "form:not([method=post])") {
        found.push(format!("a form that puts what was written into the address: {}", form.html()));
    }
    for svg in select(&page, "svg") {
        let hidden = svg.value().attr("aria-hidden") == Some("true");
        let told = svg.value().attr("role") == Some("img")
            && svg.select(&Selector::parse("title").unwrap()).next().is_some();
        if !hidden && !told {
            found.push("a drawing that is neither hidden nor told".to_owned());
        }
    }
    let mut level = 1;
    for heading in select(&page, "h1, h2, h3, h4") {
        let next = heading.value().name()[1..].parse().unwrap_or(1);
        if next > level + 1 {
            found.push(format!("h{level} is followed by h{next}"));
        }
        level = next;
    }
    found
}

#[test]
fn every_page_is_sound_in_every_language() {
    let pages = ui::pages::all().unwrap();
    assert!(!pages.is_empty());
    let mut faulty = Vec::new();
    for page in &pages {
        let lang = format!("<html lang=\"{}\"", page.language.tag());
        if !page.html.contains(&lang) {
            faulty.push(format!("{}: wrong lang", page.name));
        }
        faulty.extend(faults(&page.html).into_iter().map(|f| format!("{}: {f}", page.name)));
    }
    assert!(faulty.is_empty(), "{} faults:\n{}", faulty.len(), faulty.join("\n"));
}

#[test]
fn languages_say_different_things() {
    let pages = ui::pages::all().unwrap();
    for four in pages.iter().filter(|p| p.name.ends_with("-sv")) {
        let stem = four.name.strip_suffix("-sv").unwrap();
        let same: BTreeSet<&str> =
            pages.iter().filter(|p| p.name.starts_with(stem)).map(|p| p.html.as_str()).collect();
        assert!(same.len() >= 4, "{stem} says the same in two languages");
    }
}

#[test]
fn pages_ask_for_assets_that_exist() {
    for page in ui::pages::all().unwrap() {
        for part in page.html.split(assets::PREFIX).skip(1) {
            let file = part.split('"').next().unwrap();
            assert!(assets::get(file).is_some(), "{}: {file}", page.name);
        }
    }
}

#[test]
fn the_check_finds_each_fault() {
    let good =
        "<!doctype html><html lang=\"sv\"><head><title>x</title></head><body><h1>x</h1>%</body></html>";
    let with = |part: &str| faults(&good.replace('%', part));
    assert_eq!(with(""), Vec::<String>::new());
    for bad in [
        "<h1>två</h1>",
        "<p id=a></p><p id=a></p>",
        "<p style=\"color:red\">x</p>",
        "<p onclick=\"x()\">x</p>",
        "<script>1</script>",
        "<input name=a>",
        "<label for=b>x</label>",
        "<a href=\"#nowhere\">x</a>",
        "<a href=\"https://example.org\">x</a>",
        "<button></button>",
        "<p>⟨key⟩</p>",
        "<h3>x</h3>",
        "<svg></svg>",
        "<form method=post action=\"/x\"></form>",
        "<form action=\"/x\"></form>",
    ] {
        assert!(!with(bad).is_empty(), "{bad}");
    }
}
