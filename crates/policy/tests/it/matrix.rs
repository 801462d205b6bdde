//! Who may do what, as a text that a reader without code can check in a diff.

use std::fmt::Write as _;

use domain::country::Country;
use policy::Policy;

use crate::viewers::{all, block};

#[test]
fn who_may_do_what() {
    let sweden = blocks(Country::Se);
    let mut text = String::from("SWEDEN\n\n");
    text += &sweden.join("\n");
    for country in [Country::No, Country::Dk, Country::Sct] {
        let _ = write!(text, "\n\n{}, where it differs from Sweden\n", country.code().to_uppercase());
        for (theirs, swedish) in blocks(country).iter().zip(&sweden) {
            if theirs != swedish {
                let _ = write!(text, "\n{}", difference(theirs, swedish));
            }
        }
    }
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!("matrix", text) });
}

fn blocks(country: Country) -> Vec<String> {
    let policy = Policy::load(country).unwrap();
    all(&policy).iter().map(|viewer| block(&policy, viewer)).collect()
}

/// The viewer's name and the lines that Sweden does not have.
fn difference(theirs: &str, swedish: &str) -> String {
    let swedish: Vec<&str> = swedish.lines().skip(1).collect();
    let told = |line: &str| !line.contains("no rule allows") && !swedish.contains(&line);
    let differs = |(n, line): &(usize, &str)| *n == 0 || told(line);
    theirs.lines().enumerate().filter(differs).fold(String::new(), |text, (_, line)| text + line + "\n")
}
