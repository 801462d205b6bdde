use super::*;

const TODAY: Date = Date::constant(2026, 11, 28);

fn draft() -> Draft {
    Draft {
        reporter: "professional".to_owned(),
        name: "Jonas Ek".to_owned(),
        role: "Ängskolan, lärare".to_owned(),
        child_name: "Alva".to_owned(),
        words: "Hon säger att hon är rädd för att gå hem.".to_owned(),
        wants_feedback: true,
        ..Draft::default()
    }
}

fn check(draft: &Draft) -> Result<Report, Vec<&'static str>> {
    let may = |reporter| reporter == Reporter::Private;
    let wrong = |errors: Vec<FieldError>| errors.into_iter().map(|error| error.field).collect();
    draft.check(Country::Se, TODAY, may).map_err(wrong)
}

#[test]
fn a_report_needs_words_and_something_to_find_the_child_by() {
    let report = check(&draft()).unwrap();
    assert!(report.wants_feedback);
    assert_eq!(report.child_name, "Alva");
    let where_alone =
        Draft { child_name: String::new(), child_where: "Björkvägen 3".to_owned(), ..draft() };
    assert_eq!(check(&where_alone).unwrap().child_where.as_deref(), Some("Björkvägen 3"));
    let nothing = Draft { child_name: " ".to_owned(), words: "\n".to_owned(), ..draft() };
    assert_eq!(check(&nothing).unwrap_err(), ["words", "child_name"]);
}

#[test]
fn each_wrong_field_is_named_once_in_the_order_of_the_form() {
    let wrong = Draft {
        reporter: "ghost".to_owned(),
        child_born: "2027-01-01".to_owned(),
        child_number: "12".to_owned(),
        words: "a".repeat(WORDS_LIMIT + 1),
        ..draft()
    };
    assert_eq!(check(&wrong).unwrap_err(), ["words", "child_born", "child_number", "reporter"]);
    let named = Draft { name: String::new(), email: "eva".to_owned(), ..draft() };
    assert_eq!(check(&named).unwrap_err(), ["name", "email"]);
    let long = Draft { child_name: "a".repeat(1_000_000), ..draft() };
    assert_eq!(check(&long).unwrap_err(), ["child_name"]);
}

#[test]
fn whoever_stays_unknown_leaves_nothing_and_professionals_may_not() {
    let private =
        Draft { reporter: "private".to_owned(), anonymous: true, phone: "070".to_owned(), ..draft() };
    let report = check(&private).unwrap();
    assert_eq!(report.who, Who::default());
    assert!(!report.wants_feedback, "nobody is there to tell");
    assert_eq!(check(&Draft { anonymous: true, ..draft() }).unwrap_err(), ["anonymous"]);
}

#[test]
fn what_cannot_be_seen_is_left_out_and_markup_is_kept_as_text() {
    let report = check(&Draft { words: "<b>hej</b>\u{0}\u{7}\nrad 2".to_owned(), ..draft() }).unwrap();
    assert_eq!(report.words, "<b>hej</b>\nrad 2");
}

#[test]
fn a_reference_is_read_as_people_write_it() {
    let reference = reference("secret of the form");
    assert_eq!(reference.len(), 14);
    assert_eq!(reference, super::reference("secret of the form"));
    assert_ne!(reference, super::reference("another"));
    let hash = reference_hash(&reference).unwrap();
    let careless = reference.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
    assert_eq!(reference_hash(&careless), Some(hash));
    assert_eq!(reference_hash("K7QF-2M9P"), None);
    assert_eq!(reference_hash("UUUU-UUUU-UUUU"), None);
    assert_eq!(reference_hash(&"é".repeat(12)), None);
}

#[test]
fn a_report_is_not_shown_in_logs() {
    let report = check(&draft()).unwrap();
    let said = format!("{report:?} {:?}", report.who);
    assert!(!said.contains("Alva") && !said.contains("Jonas"), "{said}");
}
