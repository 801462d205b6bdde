//! The law packs to read: for the lawyer who checks them, and for whoever asks until when.

use askama::Template;
use jiff::Zoned;
use jiff::civil::Date;
use law::process::Step;
use law::rule::Version;
use law::{Book, Law, Pack, Reckoned};

use crate::{Fields, Shell, Words};

/// The rules and processes of one country, at `/law`.
#[derive(Debug, Clone, Template)]
#[template(path = "law/list.html")]
pub struct List {
    /// What stands around it.
    pub shell: Shell,
    /// All packs, to choose from.
    pub law: &'static Law,
    /// The one that is shown.
    pub pack: &'static Pack,
    /// Today, where the reader is.
    pub today: Date,
    /// Rules that the reader's partnership brought itself, where it is of that country.
    pub local: Vec<Version>,
}

impl List {
    /// The rules as they hold today, by the part of the work that they belong to, in the order of the pack.
    fn areas(&self) -> Vec<(&'static str, Vec<&'static Version>)> {
        let mut areas: Vec<(&str, Vec<&Version>)> = Vec::new();
        for rule in &self.pack.rules {
            let version = rule.nearest(self.today);
            match areas.iter_mut().find(|(area, _)| *area == version.area) {
                Some((_, rules)) => rules.push(version),
                None => areas.push((&version.area, vec![version])),
            }
        }
        areas
    }

    fn limit(&self, rule: &Version) -> String {
        super::limit(self.shell.l, rule)
    }

    fn action(&self, rule: &Version) -> (String, &'static str) {
        super::action(self.shell.l, self.pack, rule)
    }
}

/// Whether a version is a partnership's own, and not of the pack.
pub fn is_local(version: &Version) -> bool {
    law::local::is_own(&version.id) || law::local::FIRST_VERSION <= version.version
}

/// A due date that was counted.
#[derive(Debug, Clone)]
pub struct Counted {
    /// The event, where the authority is.
    pub event: Zoned,
    /// What follows from it.
    pub reckoned: Reckoned,
}

/// One rule, and until when something is due by it, at `/law/rules/{rule}`.
#[derive(Debug, Clone, Template)]
#[template(path = "law/rule.html")]
pub struct RulePage {
    /// What stands around it.
    pub shell: Shell,
    /// The pack that it stands in, with what the reader's partnership brought itself.
    pub pack: Book,
    /// The version that is shown: today's, or that of the event.
    pub rule: Version,
    /// Its other versions.
    pub others: Vec<Version>,
    /// What was asked.
    pub fields: Fields,
    /// The answer.
    pub counted: Option<Counted>,
}

impl RulePage {
    fn limit(&self) -> String {
        super::limit(self.shell.l, &self.rule)
    }

    fn action(&self) -> (String, &'static str) {
        super::action(self.shell.l, &self.pack, &self.rule)
    }

    fn trigger(&self) -> (String, &'static str) {
        super::trigger(self.shell.l, &self.pack, &self.rule)
    }

    fn check(&self) -> String {
        super::check(self.shell.l, self.rule.check)
    }

    fn status(&self) -> Option<String> {
        super::status(self.shell.l, self.rule.status)
    }

    fn holds(&self, version: &Version) -> String {
        super::holds(self.shell.l, version)
    }

    /// Whether it is the partnership's own, and not the law of the pack.
    fn is_local(&self) -> bool {
        is_local(&self.rule)
    }

    /// What was counted, with its label.
    fn dates(&self) -> Vec<(&'static str, String)> {
        let Some(Counted { reckoned, .. }) = &self.counted else { return Vec::new() };
        let all = [
            ("law-page-legal", &reckoned.legal),
            ("law-page-plan", &reckoned.plan),
            ("law-page-target", &reckoned.target),
            ("law-page-finish", &reckoned.finish_by),
        ];
        let said = |at: &Zoned| super::until(self.shell.l, at);
        all.into_iter().filter_map(|(key, at)| Some((key, said(at.as_ref()?)))).collect()
    }

    fn steps(&self) -> String {
        let steps = self.counted.as_ref().map(|counted| super::steps(self.shell.l, &counted.reckoned.steps));
        steps.unwrap_or_default()
    }
}

/// The way that cases of one kind go, at `/law/processes/{process}`.
#[derive(Debug, Clone, Template)]
#[template(path = "law/process.html")]
pub struct ProcessPage {
    /// What stands around it.
    pub shell: Shell,
    /// The pack that it stands in.
    pub pack: &'static Pack,
    /// The process.
    pub process: &'static law::process::Process,
}

impl ProcessPage {
    fn guard(&self, guard: &str) -> (String, &'static str) {
        super::guard(self.shell.l, self.pack, guard)
    }

    fn steps(&self, stage: &str) -> Vec<&'static Step> {
        self.process.steps.iter().filter(|step| step.from == stage).collect()
    }

    fn label(&self, stage: &str) -> &'static str {
        self.process.stage(stage).map_or("", |stage| stage.label.as_str())
    }
}

/// The Swedish pack, for samples.
fn sample_pack() -> Option<&'static Pack> {
    Law::shipped().country("SE")
}

fn sample_shell(l: Words, key: &str) -> Shell {
    Shell { place: None, ..Shell::sample(l, key) }
}

impl crate::Page for List {
    const NAME: &'static str = "law";

    fn sample(l: Words) -> Vec<Self> {
        let law = Law::shipped();
        let shell = sample_shell(l, "law-page-title");
        let today = shell.day(shell.now);
        let local = || {
            let known = sample_pack().and_then(|pack| pack.rule("SE-SIP-MOTE-LOKAL-3V"));
            let own = |rule: &law::Rule| Version { id: "LOCAL-1".to_owned(), ..rule.newest().clone() };
            known.map(own).into_iter().collect()
        };
        law.packs.iter().map(|pack| Self { shell: shell.clone(), law, pack, today, local: local() }).collect()
    }
}

impl crate::Page for RulePage {
    const NAME: &'static str = "law-rule";

    fn sample(l: Words) -> Vec<Self> {
        let Some(pack) = sample_pack() else { return Vec::new() };
        let shell = sample_shell(l, "law-page-title");
        let today = shell.day(shell.now);
        let one = |rule: &'static law::Rule| {
            let version = rule.nearest(today);
            let others = rule.versions().iter().filter(|other| other.version != version.version);
            Self {
                shell: shell.clone(),
                pack: pack.into(),
                others: others.cloned().collect(),
                rule: version.clone(),
                fields: Fields::default(),
                counted: None,
            }
        };
        let mut all: Vec<Self> = pack.rules.iter().map(one).collect();
        let wrong = domain::message_key::FieldError {
            field: "day",
            message: domain::message_key::Message::new("law-page-day-wrong"),
        };
        if let Some(last) = all.iter_mut().rfind(|page| page.rule.limit.is_some()) {
            last.fields = Fields::again([("day", "31 June"), ("time", "")], vec![wrong]);
        }
        let place = law::Place::new(shell.zone.clone());
        for page in &mut all {
            let reckoned = law::due(&page.rule, shell.now, &place).ok();
            let event = shell.now.to_zoned(shell.zone.clone());
            page.counted = reckoned.map(|reckoned| Counted { event, reckoned });
        }
        all
    }
}

impl crate::Page for ProcessPage {
    const NAME: &'static str = "law-process";

    fn sample(l: Words) -> Vec<Self> {
        let shell = sample_shell(l, "law-page-title");
        let of = |pack: &'static Pack| pack.processes.iter().map(move |process| (pack, process));
        let all = Law::shipped().packs.iter().flat_map(of);
        all.map(|(pack, process)| Self { shell: shell.clone(), pack, process }).collect()
    }
}
