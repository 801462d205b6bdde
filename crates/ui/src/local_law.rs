//! The partnership's own rules about time limits: shown apart from law, tried on worked days, switched on.
//!
//! check-words: table (the invented rule of the sample)

use std::borrow::Cow;

use askama::Template;
use jiff::civil::Date;
use law::rule::{Counting, Unit, Version};
use law::{Finding, Pack, Reckoned};

use crate::form::Choice;
use crate::shell::{Place, Who};
use crate::{Fields, Shell, Words};

/// Counts that can be chosen for a rule of the partnership's own.
const COUNTINGS: [Counting; 2] = [Counting::DayAfter, Counting::DayItself];

/// A version of a rule that the partnership brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brought {
    /// The rule.
    pub version: Version,
    /// The number of its version.
    pub number: u32,
    /// Where it stands: `draft`, `on` or `off`.
    pub state: &'static str,
    /// The process and what starts it, where it is the partnership's own.
    pub clock: Option<(String, law::process::ProcessClock)>,
    /// The version of the law pack that it goes before, where it is one of the pack's.
    pub instead_of: Option<Version>,
}

impl Brought {
    /// Its page.
    fn path(&self) -> String {
        format!("/admin/local-rules/{}/{}", self.version.id, self.number)
    }
}

/// All of them, at `/admin/local-rules`.
#[derive(Debug, Clone, Template)]
#[template(path = "local_law/list.html")]
pub struct List {
    /// What stands around it.
    pub shell: Shell,
    /// By rule, of each the newest version first.
    pub rules: Vec<Brought>,
}

/// A day by which a rule is shown: the event, what the rule gives, what the law gives without it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worked {
    /// The event.
    pub day: Date,
    /// What the rule gives.
    pub reckoned: Reckoned,
    /// What the pack gives, where it is one of the pack's rules.
    pub before: Option<Reckoned>,
}

/// One version, at `/admin/local-rules/{rule}/{number}`, with a button to `…/on` or `…/off`.
#[derive(Debug, Clone, Template)]
#[template(path = "local_law/rule.html")]
pub struct Rule {
    /// What stands around it.
    pub shell: Shell,
    /// The version.
    pub rule: Brought,
    /// The days that it is shown by.
    pub worked: Vec<Worked>,
    /// The partnership's pack.
    pub pack: &'static Pack,
}

impl List {
    fn limit(&self, rule: &Version) -> String {
        super::law::limit(self.shell.l, rule)
    }

    fn title(&self, rule: &Brought) -> Cow<'static, str> {
        version_title(self.shell.l, rule)
    }
}

fn version_title(l: Words, rule: &Brought) -> Cow<'static, str> {
    let shown = if law::local::is_own(&rule.version.id) { 0 } else { law::local::FIRST_VERSION - 1 };
    l.arg("rule", rule.version.id.as_str())
        .arg("version", rule.number.saturating_sub(shown))
        .t("local-version")
}

impl Rule {
    fn title(&self) -> Cow<'static, str> {
        version_title(self.shell.l, &self.rule)
    }

    fn limit(&self) -> String {
        super::law::limit(self.shell.l, &self.rule.version)
    }

    fn holds(&self) -> String {
        super::law::holds(self.shell.l, &self.rule.version)
    }

    /// The process, and what starts the clock in it.
    fn starts(&self) -> Option<String> {
        let (process, clock) = self.rule.clock.as_ref()?;
        let known = self.pack.process(process)?;
        let starts = starts(self.shell.l, self.pack, known);
        let value = match (&clock.after, clock.on.first()) {
            (Some(after), _) => format!("{process}|after:{after}"),
            (None, Some(law::process::Start::Stage(stage))) => format!("{process}|{stage}"),
            (None, Some(law::process::Start::Step(_, to))) => format!("{process}|{to}"),
            _ => format!("{process}|open"),
        };
        starts.into_iter().find(|choice| choice.value == value).map(|choice| choice.label)
    }

    fn before(&self) -> Option<String> {
        let before = self.rule.instead_of.as_ref()?;
        Some(format!("{} ({})", super::law::limit(self.shell.l, before), before.section))
    }

    fn day(&self, day: Date) -> String {
        super::law::day(self.shell.l, day)
    }

    fn legal(&self, reckoned: &Reckoned) -> String {
        self.date(reckoned.legal.as_ref())
    }

    fn plan(&self, reckoned: &Reckoned) -> String {
        self.date(reckoned.plan.as_ref())
    }

    fn date(&self, at: Option<&jiff::Zoned>) -> String {
        match at {
            Some(at) => super::law::until(self.shell.l, at),
            None => self.shell.l.t("local-no-date").into_owned(),
        }
    }

    fn why(&self, reckoned: &Reckoned) -> String {
        super::law::steps(self.shell.l, &reckoned.steps)
    }
}

/// The form of a rule of the partnership's own: fields `title`, `area`, `starts`, `leaves`, `n`, `unit`,
/// `counting`, `moved`, `responsible`, `decision`, `decided`, `from`, `to`, and `rule`, the rule of which it is a
/// new version. Sent to `/admin/local-rules/new`.
#[derive(Debug, Clone, Template)]
#[template(path = "local_law/form.html")]
pub struct Form {
    /// What stands around it.
    pub shell: Shell,
    /// The partnership's pack.
    pub pack: &'static Pack,
    /// What is filled in.
    pub fields: Fields,
}

impl Form {
    /// Stages and clocks that can start it, by process.
    fn starts(&self) -> Vec<Choice> {
        let of = |process| starts(self.shell.l, self.pack, process);
        self.pack.processes.iter().flat_map(of).collect()
    }

    fn units(&self) -> Vec<Choice> {
        let l = self.shell.l;
        Unit::ALL.iter().map(|unit| Choice::new(unit.code(), l.code("local-unit", unit.code()))).collect()
    }

    fn countings(&self) -> Vec<Choice> {
        let l = self.shell.l;
        COUNTINGS.iter().map(|one| Choice::new(one.code(), l.code("local-counting", one.code()))).collect()
    }
}

fn starts(l: Words, pack: &Pack, process: &law::process::Process) -> Vec<Choice> {
    let choice = |value: &str, key: &str, what: &str| {
        let said = l.arg("process", process.name.as_str()).arg("what", what).t(key).into_owned();
        Choice::new(format!("{}|{value}", process.id), said)
    };
    let first = choice("open", "local-starts-open", "");
    let stages = process.stages.iter().map(|s| choice(&s.id, "local-starts-stage", &s.label));
    let clocks = process.clocks.iter().filter_map(|clock| {
        let (words, _) = super::law::action(l, pack, pack.rule(&clock.rule)?.newest());
        Some(choice(&format!("after:{}", clock.rule), "local-starts-after", &words))
    });
    std::iter::once(first).chain(stages).chain(clocks).collect()
}

/// The text of a file in the format of a pack, with what is wrong with it. Sent to
/// `/admin/local-rules/file` with field `text`.
#[derive(Debug, Clone, Template)]
#[template(path = "local_law/file.html")]
pub struct FromFile {
    /// What stands around it.
    pub shell: Shell,
    /// What is filled in.
    pub fields: Fields,
    /// What is wrong with it.
    pub found: Vec<Finding>,
}

impl FromFile {
    fn said(&self, finding: &Finding) -> String {
        let l = self.shell.l;
        let said = super::law::finding_here(l, finding);
        match finding.line(self.fields.value("text")) {
            Some(line) => format!("{}: {said}", l.arg("line", line).t("local-line")),
            None => said,
        }
    }
}

fn admin(l: Words, key: &str) -> Shell {
    let mut shell = Shell { place: Some(Place::OPERATIONS), ..Shell::sample(l, key) };
    if let Some(Who { role, agency, .. }) = &mut shell.who {
        (*role, *agency) = (domain::gate::Role::PartnershipAdmin, None);
    }
    shell
}

fn samples() -> Vec<Brought> {
    let pack = law::Law::shipped().country("se");
    let rule = |id: &str| pack.and_then(|pack| pack.rule(id)).map(|rule| rule.newest().clone());
    let clock = law::process::ProcessClock {
        rule: "LOCAL-1".to_owned(),
        on: vec![law::process::Start::Stage("kallelse".to_owned())],
        after: None,
        counts_from: law::process::From::Step,
        runs_in: Vec::new(),
        when: None,
        version: Some(1),
    };
    let own = rule("SE-SIP-MOTE-LOKAL-3V").map(|version| Brought {
        version: Version {
            id: "LOCAL-1".to_owned(),
            action: "Hålla planmötet <b>inom tre veckor</b>".to_owned(),
            ..version
        },
        number: 1,
        state: "draft",
        clock: Some(("SE-SIP".to_owned(), clock)),
        instead_of: None,
    });
    let newer = rule("SE-UTR-4M").map(|version| Brought {
        number: law::local::FIRST_VERSION,
        state: "on",
        clock: None,
        instead_of: Some(version.clone()),
        version,
    });
    own.into_iter().chain(newer).collect()
}

impl crate::Page for List {
    const NAME: &'static str = "local-rules";

    fn sample(l: Words) -> Vec<Self> {
        let shell = admin(l, "local-title");
        vec![Self { shell: shell.clone(), rules: Vec::new() }, Self { shell, rules: samples() }]
    }
}

impl crate::Page for Rule {
    const NAME: &'static str = "local-rule";

    fn sample(l: Words) -> Vec<Self> {
        let shell = admin(l, "local-title");
        let Some(pack) = law::Law::shipped().country("se") else { return Vec::new() };
        let place = law::Place::new(shell.zone.clone());
        let page = |rule: Brought| {
            let reckoned = law::due(&rule.version, shell.now, &place).ok();
            let day = shell.day(shell.now);
            let before = rule.instead_of.as_ref().and_then(|_| reckoned.clone());
            let worked =
                reckoned.into_iter().map(|reckoned| Worked { day, reckoned, before: before.clone() });
            Self { shell: shell.clone(), worked: worked.collect(), rule, pack }
        };
        let mut pages: Vec<Self> = samples().into_iter().map(page).collect();
        let off = pages.first().cloned().map(|mut page| {
            page.rule.state = "off";
            page
        });
        pages.extend(off);
        pages
    }
}

impl crate::Page for Form {
    const NAME: &'static str = "local-rule-form";

    fn sample(l: Words) -> Vec<Self> {
        let shell = admin(l, "local-new-title");
        let Some(pack) = law::Law::shipped().country("se") else { return Vec::new() };
        let wrong = domain::message_key::FieldError {
            field: "n",
            message: domain::message_key::Message::new("local-error-number"),
        };
        let again = Fields::again([("title", "Planmöte"), ("n", "x"), ("rule", "LOCAL-1")], vec![wrong]);
        let page = Self { shell, pack, fields: Fields::default() };
        vec![page.clone(), Self { fields: again, ..page }]
    }
}

impl crate::Page for FromFile {
    const NAME: &'static str = "local-rule-file";

    fn sample(l: Words) -> Vec<Self> {
        let shell = admin(l, "local-file-title");
        let finding = |field: &str, problem| Finding {
            file: String::new(),
            place: "SE-ORO-SKYDD".to_owned(),
            field: field.to_owned(),
            problem,
        };
        let found = vec![
            finding("n", law::Problem::Longer("SoL 20:1".to_owned())),
            finding("id", law::Problem::OwnId(law::local::PREFIX)),
            finding("rule", law::Problem::HowMany(law::local::MOST)),
        ];
        let fields = Fields::again([("text", "[[rule]]\nid = \"SE-ORO-SKYDD\"\nn = 9\n")], Vec::new());
        vec![
            Self { shell: shell.clone(), fields: Fields::default(), found: Vec::new() },
            Self { shell, fields, found },
        ]
    }
}
