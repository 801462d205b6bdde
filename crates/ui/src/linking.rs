//! The limits and the weights of linking, by the partnership's administrator.

use std::borrow::Cow;

use askama::Template;
use domain::gate::Role;
use domain::linking::{ASK_PERCENT, Accept, LEARN_FROM, Limits};
use domain::message_key::{FieldError, Message};
use jiff::Timestamp;

use crate::form::Choice;
use crate::shell::Place;
use crate::{Fields, Shell, Words};

/// Sets the limits, at `/admin/linking`.
#[derive(Debug, Clone, Template)]
#[template(path = "linking/page.html")]
pub struct Page {
    /// What stands around it.
    pub shell: Shell,
    /// What stands, or was written.
    pub fields: Fields,
    /// Version, as the form sends it back.
    pub version: i64,
    /// By what linking weighs.
    pub weights: Weights,
}

/// By what linking weighs.
#[derive(Debug, Clone, Default)]
pub struct Weights {
    /// Number of the choice, as the forms send it back.
    pub number: i64,
    /// Learnt from the partnership's own lists; else those that ship hold.
    pub own: Option<Own>,
    /// Records that the partnership has now.
    pub records: u64,
    /// Learning is worth it.
    pub propose: bool,
}

/// Weights that were learnt here.
#[derive(Debug, Clone)]
pub struct Own {
    /// From so many records.
    pub records: u64,
    /// When.
    pub at: Timestamp,
    /// By whom; `None` when it was at the command line.
    pub by: Option<String>,
}

impl Page {
    /// The form with what stands.
    pub fn fields(limits: Limits) -> Fields {
        Fields::with([("accept", limits.accept.code()), ("ask_percent", &*limits.ask_percent.to_string())])
    }

    fn choices(&self) -> Vec<Choice> {
        let l = self.shell.l;
        Accept::ALL
            .iter()
            .map(|accept| {
                let hint = match accept {
                    Accept::Of99 => l.t("linking-accept-99-hint"),
                    Accept::Of995 => l.t("linking-accept-995-hint"),
                    Accept::Of999 => l.t("linking-accept-999-hint"),
                    Accept::Of9999 => l.t("linking-accept-9999-hint"),
                    Accept::Never => l.t("linking-accept-never-hint"),
                };
                let choice = Choice::new(accept.code(), precision_word(l, *accept));
                Choice { hint: hint.into_owned(), ..choice }
            })
            .collect()
    }

    fn weights_said(&self) -> Cow<'static, str> {
        let l = self.shell.l;
        let Some(own) = &self.weights.own else { return l.t("linking-weights-shipped") };
        let said = l.arg("records", l.number(own.records)).arg("when", l.date(self.shell.day(own.at)));
        match &own.by {
            Some(by) => said.arg("by", by.clone()).t("linking-weights-own"),
            None => said.t("linking-weights-own-operator"),
        }
    }

    fn lists_said(&self) -> Cow<'static, str> {
        let l = self.shell.l;
        let said = l.arg("records", l.number(self.weights.records));
        if !self.enough() {
            return said.arg("least", l.number(LEARN_FROM)).t("linking-weights-few");
        }
        said.t(if self.weights.propose { "linking-weights-propose" } else { "linking-weights-fit" })
    }

    const fn enough(&self) -> bool {
        self.weights.records >= LEARN_FROM
    }

    fn percents(&self) -> Cow<'static, str> {
        let l = self.shell.l;
        let (from, to) = (u32::from(*ASK_PERCENT.start()), u32::from(*ASK_PERCENT.end()));
        l.arg("from", from).arg("to", to).t("linking-ask-hint")
    }
}

/// A limit in words: "99.9 %", "never".
pub(crate) fn precision_word(l: Words, accept: Accept) -> String {
    match accept {
        Accept::Never => l.t("linking-accept-never").into_owned(),
        _ => share(l, accept.precision()),
    }
}

/// A share between 0 and 1 as per cent: with as many decimals as tell it from 100 %, at most
/// three, and never rounded up to certainty.
pub(crate) fn share(l: Words, share: f64) -> String {
    let places: i32 = match share {
        s if s < 0.99 => 0,
        s if s < 0.9995 => 1,
        s if s < 0.99995 => 2,
        _ => 3,
    };
    let cut = 100.0 * 10_f64.powi(places);
    let short_of = if share < 1.0 { share.min((cut - 1.0) / cut) } else { share };
    l.percent(short_of, usize::try_from(places).unwrap_or_default())
}

impl crate::Page for Page {
    const NAME: &'static str = "linking";

    fn sample(l: Words) -> Vec<Self> {
        let mut shell = Shell { place: Some(Place::LINKING), ..Shell::sample(l, "linking-title") };
        if let Some(who) = &mut shell.who {
            (who.role, who.agency) = (Role::PartnershipAdmin, None);
        }
        let message = Message::new("linking-ask-wrong").with("from", "5").with("to", "95");
        let wrong = vec![FieldError { field: "ask_percent", message }];
        let again = Fields::again([("accept", "never"), ("ask_percent", "0")], wrong);
        vec![
            Self {
                shell: shell.clone(),
                fields: Self::fields(Limits::default()),
                version: 0,
                weights: Weights { records: 1_200, ..Weights::default() },
            },
            Self {
                shell: shell.clone(),
                fields: Self::fields(Limits::default()),
                version: 1,
                weights: Weights { records: 104_233, propose: true, ..Weights::default() },
            },
            Self {
                fields: again,
                version: 3,
                weights: Weights {
                    number: 2,
                    own: Some(Own { records: 104_233, at: shell.now, by: Some("Maja Lind".to_owned()) }),
                    records: 110_870,
                    propose: false,
                },
                shell,
            },
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::country::Language;

    #[test]
    fn shares_are_never_rounded_up_to_certainty() {
        let l = Words::of(Language::En);
        let said = [0.5, 0.9949, 0.999, 0.9999, 0.999_999_9, 0.0, 1.0].map(|s| share(l, s));
        assert_eq!(said, ["50%", "99.5%", "99.9%", "99.99%", "99.999%", "0%", "100.000%"]);
        assert_eq!(share(Words::of(Language::Sv), 0.999), "99,9\u{a0}%");
        let limits = Accept::ALL.iter().map(|a| precision_word(l, *a)).collect::<Vec<_>>();
        assert_eq!(limits, ["99.0%", "99.5%", "99.9%", "99.99%", "Never"]);
    }
}
