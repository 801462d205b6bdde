//! A rule says itself in a sentence.

use domain::alert::{AlertRule, Condition};
use domain::signal::Direction;

use crate::Words;

/// The rule, to be read aloud.
pub fn sentence(l: Words, rule: &AlertRule) -> String {
    let key = if rule.uncoordinated { "alert-sentence-uncoordinated" } else { "alert-sentence" };
    let tell = l.code("alert-tell", rule.tell.code());
    let and = |one: String, more: String| l.arg("one", one).arg("more", more).t("alert-and").into_owned();
    let all = rule.conditions().map(|condition| when(l, condition)).reduce(and).unwrap_or_default();
    let said = l.arg("when", all).arg("tell", tell).t(key);
    crate::words::capital(&said)
}

fn when(l: Words, condition: Condition) -> String {
    match condition {
        Condition::Signals { indicator, direction, at_least, agencies, days } => {
            let about = match indicator {
                Some(indicator) => {
                    l.arg("indicator", l.code("signal-indicator", indicator.code())).t("alert-about")
                }
                None => l.t("alert-about-any"),
            };
            let said =
                l.arg("count", at_least).arg("agencies", agencies).arg("about", about).arg("days", days);
            match direction {
                Direction::Worry => said.t("alert-when-worry"),
                Direction::Strength => said.t("alert-when-strength"),
            }
        }
        Condition::MissedContact { sector: Some(sector), days } => {
            let sector = l.code("sector", sector.code()).to_lowercase();
            l.arg("sector", sector).arg("days", days).t("alert-when-missed_contact")
        }
        Condition::MissedContact { sector: None, days } => {
            l.arg("days", days).t("alert-when-missed_contact-any")
        }
        Condition::Moved { days } => l.arg("days", days).t("alert-when-moved"),
        Condition::Attendances { at_least, agencies, lasting, days } => l
            .arg("count", at_least)
            .arg("agencies", agencies)
            .arg("lasting", lasting)
            .arg("days", days)
            .t("alert-when-attendances"),
        Condition::LookedElsewhere { at_least, days } => {
            l.arg("count", at_least).arg("days", days).t("alert-when-looked_elsewhere")
        }
    }
    .into_owned()
}

#[cfg(test)]
mod tests {
    use domain::country::Language;

    use super::*;
    use crate::alert::samples;

    #[test]
    fn a_rule_is_read_aloud_in_four_languages() {
        let said = |language| sentence(Words::of(language), &samples()[0]);
        assert_eq!(
            said(Language::En),
            "If at least 2 agencies have noted at least 2 worries on “Safe” within 90 days, and nobody coordinates \
             the child, ask the named person to look."
        );
        assert_eq!(
            said(Language::Sv),
            "Om minst 2 verksamheter har noterat minst 2 orosmoment på ”Trygg” inom 90 dagar, och ingen samordnar \
             kring barnet: be trygghetspersonen titta."
        );
        assert_eq!(
            said(Language::Nb),
            "Hvis minst 2 tjenester har notert minst 2 bekymringer på «Trygg» innen 90 dager, og ingen koordinerer \
             rundt barnet: be barnets faste kontakt se nærmere."
        );
        assert_eq!(
            said(Language::Da),
            "Hvis mindst 2 forvaltninger har noteret mindst 2 bekymringer på »Tryg« inden for 90 dage, og ingen er \
             tovholder for barnet: bed den faste kontaktperson se nærmere."
        );
    }

    #[test]
    fn rules_that_differ_read_differently() {
        for language in Language::ALL {
            let mut said: Vec<String> = samples().iter().map(|r| sentence(Words::of(language), r)).collect();
            assert!(said.iter().all(|s| s.ends_with('.') && !s.contains('⟨')), "{said:?}");
            said.sort();
            said.dedup();
            assert_eq!(said.len(), samples().len(), "{language:?}");
        }
    }
}
