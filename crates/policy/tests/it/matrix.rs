//! Who may do what, as a text that a reader without code can check in a diff.

use std::fmt::Write as _;

use domain::country::Country;
use policy::Policy;

use crate::document::difference;
use crate::viewers::{all, block};

#[test]
fn who_may_do_what() {
    let sweden = blocks(Country::Se);
    let mut text = String::from("SWEDEN\n\n");
    text += &sweden.join("\n");
    for country in [Country::No, Country::Dk, Country::Sct] {
        let _ = write!(text, "\n\n{}, where it differs from Sweden\n", country.code().to_uppercase());
        for (theirs, swedish) in blocks(country).iter().zip(&sweden) {
            if let Some(difference) = difference(theirs, swedish) {
                let _ = write!(text, "\n{difference}");
            }
        }
    }
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!("matrix", text) });
}

fn blocks(country: Country) -> Vec<String> {
    let policy = Policy::load(country).unwrap();
    all(&policy).iter().map(|viewer| block(&policy, viewer)).collect()
}

#[test]
fn the_document_says_what_the_packs_say() {
    let written = include_str!("../../../../docs/policy.md");
    assert!(written == crate::document::text(), "docs/policy.md is old: run `cargo xtask policy-doc`");
}
