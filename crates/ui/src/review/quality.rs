//! How well linking does, as far as humans have said.

use std::borrow::Cow;

use askama::Template;
use domain::linking::Limits;
use domain::review::agreement::Both;
use domain::review::quality::{Accepted, Band, ENOUGH, Estimate, Put, Quality as Counts, Share};

use crate::linking::{precision_word, share};
use crate::shell::Place;
use crate::{Shell, Words};

/// How well linking does, at `/links/quality`.
#[derive(Debug, Clone, Template)]
#[template(path = "review/quality.html")]
pub struct Quality {
    /// What stands around it.
    pub shell: Shell,
    /// Of links made without asking, and of pairs put to humans.
    pub quality: Counts,
    /// Of two who judged the same pairs.
    pub agreement: Both,
    /// The limits in force.
    pub limits: Limits,
}

impl Quality {
    fn band(&self, band: &Band) -> Cow<'static, str> {
        self.shell.l.code("review-band", band.code())
    }

    fn count(&self, count: &u64) -> String {
        self.shell.l.number(*count)
    }

    /// "97 % (95.2 to 98.4 %)", or that there are too few answers to say.
    fn estimate(&self, told: Option<Estimate>, answers: Share) -> String {
        let l = self.shell.l;
        match told.filter(|_| !answers.too_few()) {
            Some(told) => l
                .arg("share", share(l, told.share))
                .arg("low", share(l, told.low))
                .arg("high", share(l, told.high))
                .t("review-quality-estimate")
                .into_owned(),
            None => l.t("review-quality-too-few").into_owned(),
        }
    }

    fn share(&self, told: &Share) -> String {
        self.estimate(told.estimate(), *told)
    }

    fn of(&self, told: &Share) -> String {
        let l = self.shell.l;
        l.arg("so", l.number(told.so)).arg("of", l.number(told.of)).t("review-quality-of").into_owned()
    }

    fn precision(&self) -> Share {
        self.quality.precision()
    }

    fn recall(&self) -> String {
        // Both halves must rest on enough answers.
        let (precision, same) = (self.quality.precision(), self.quality.same());
        self.estimate(self.quality.recall(), if precision.of < same.of { precision } else { same })
    }

    fn kappa(&self) -> String {
        let l = self.shell.l;
        let kappa = self.agreement.kappa().filter(|_| !self.agreement.agreement().too_few());
        let Some(kappa) = kappa else { return l.t("review-quality-too-few").into_owned() };
        l.arg("kappa", l.decimal(kappa.kappa, 2))
            .arg("low", l.decimal(kappa.low, 2))
            .arg("high", l.decimal(kappa.high, 2))
            .t("review-quality-kappa-is")
            .into_owned()
    }

    /// What the answers say of the limit in force.
    fn limit(&self) -> String {
        let l = self.shell.l;
        let limit = precision_word(l, self.limits.accept);
        l.arg("limit", limit)
            .arg("ask", l.percent(f64::from(self.limits.ask_percent) / 100.0, 0))
            .t("review-quality-limits")
            .into_owned()
    }

    fn differ(&self) -> String {
        self.shell.l.number(self.agreement.first_only + self.agreement.second_only)
    }

    fn enough(&self) -> String {
        self.shell.l.number(ENOUGH)
    }
}

impl crate::Page for Quality {
    const NAME: &'static str = "review-quality";

    fn sample(l: Words) -> Vec<Self> {
        let shell =
            Shell { place: Some(Place::LINK_QUALITY), ..super::sample::shell(l, "review-quality-title") };
        let accepted = |band, links, of, so| Accepted { band, links, right: Share { of, so } };
        let put = |band, waiting, of, so| Put { band, waiting, same: Share { of, so } };
        let quality = Counts {
            accepted: vec![
                accepted(Band::Number, 41_230, 206, 206),
                accepted(Band::From9999, 18_044, 91, 91),
                accepted(Band::From999, 1_712, 9, 8),
            ],
            put: vec![
                put(Band::From99, 4, 122, 117),
                put(Band::From90, 6, 88, 61),
                put(Band::From50, 4, 95, 40),
            ],
        };
        let agreement = Both { same: 21, not_same: 11, first_only: 1, second_only: 2 };
        vec![
            Self { shell: shell.clone(), quality, agreement, limits: Limits::default() },
            Self { shell, quality: Counts::default(), agreement: Both::default(), limits: Limits::default() },
        ]
    }
}
