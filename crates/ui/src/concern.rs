//! Concern reports: the forms to report, the receipt, what a reference shows, and the queue.
//!
//! check-words: table (the invented people of the samples)

use std::borrow::Cow;

use askama::Template;
use domain::attachment::{COUNT_LIMIT, FILE_LIMIT, TOTAL_LIMIT};
use domain::concern::{Line, Receipt, Reporter, Telling, WORDS_LIMIT};
use domain::message_key::{FieldError, Message};
use jiff::Timestamp;
use law::Pack;

use crate::form::Choice;
use crate::{Fields, Plain, Shell, Words};

mod sample;

pub(crate) use sample::{line, received};

/// The partnerships to which one can report, at `/report`.
#[derive(Debug, Clone, Template)]
#[template(path = "concern/choose.html")]
pub struct Choose {
    /// What stands around it.
    pub shell: Shell,
    /// Path and name of each.
    pub partnerships: Vec<(String, String)>,
}

/// The form to report. Fields are those of `domain::concern::Draft`, and `agency` where there are
/// several.
#[derive(Debug, Clone, Template)]
#[template(path = "concern/report.html")]
pub struct Report {
    /// What stands around it.
    pub shell: Shell,
    /// Where it is sent.
    pub action: String,
    /// The partnership's name.
    pub place: String,
    /// The agencies that take in reports.
    pub offices: Vec<Choice>,
    /// Telephones of those agencies, with their names.
    pub phones: Vec<(String, String)>,
    /// The telephone number for danger now.
    pub emergency: &'static str,
    /// Sent by somebody who is signed in, in their own name.
    pub inside: bool,
    /// What is filled in.
    pub fields: Fields,
}

impl Report {
    #[allow(clippy::unused_self, reason = "called from the template")]
    fn limit(&self) -> usize {
        WORDS_LIMIT
    }

    /// What the page says of files: how many, how large.
    fn files_hint(&self) -> Cow<'static, str> {
        let megabytes = |bytes| domain::attachment::megabytes(bytes).to_string();
        let l = self.shell.l.arg("count", COUNT_LIMIT.to_string()).arg("each", megabytes(FILE_LIMIT));
        l.arg("all", megabytes(TOTAL_LIMIT)).t("concern-files-hint")
    }

    fn several(&self) -> bool {
        self.offices.len() > 1
    }

    fn reporters(&self) -> Vec<Choice> {
        let l = self.shell.l;
        let one = |r: &Reporter| {
            Choice::new(r.code(), l.code("concern-reporter", r.code()))
                .hint(l.code("concern-reporter-hint", r.code()))
        };
        Reporter::ALL.iter().map(one).collect()
    }

    fn labels(&self) -> Vec<(&'static str, Cow<'static, str>)> {
        let l = self.shell.l;
        let label = |name, key| (name, l.t(key));
        vec![
            label("agency", "concern-to"),
            label("words", "concern-words"),
            label("files", "concern-files"),
            label("child_name", "concern-child-name"),
            label("child_born", "concern-child-born"),
            label("child_number", "concern-child-number"),
            label("child_where", "concern-child-where"),
            label("reporter", "concern-reporter"),
            label("anonymous", "concern-anonymous"),
            label("name", "concern-name"),
            label("phone", "telephone"),
            label("email", "email"),
        ]
    }
}

/// What somebody gets who has reported: the reference, shown once.
#[derive(Debug, Clone, Template)]
#[template(path = "concern/receipt.html")]
pub struct Sent {
    /// What stands around it.
    pub shell: Shell,
    /// The reference.
    pub reference: String,
    /// How many files came with the report.
    pub files: usize,
    /// The telephone number for danger now.
    pub emergency: &'static str,
    /// Sent by somebody who is signed in.
    pub inside: bool,
}

/// What a reference shows, at `/receipt`: field `reference`.
#[derive(Debug, Clone, Template)]
#[template(path = "concern/state.html")]
pub struct State {
    /// What stands around it.
    pub shell: Shell,
    /// What was typed.
    pub fields: Fields,
    /// What it shows.
    pub receipt: Option<Receipt>,
}

impl State {
    fn told(&self, what: impl Plain<Telling>) -> Cow<'static, str> {
        self.shell.l.code("concern-told", what.plain().code())
    }

    fn only_received(&self) -> bool {
        self.receipt.as_ref().is_some_and(|receipt| receipt.reporter == Reporter::Private)
    }
}

/// The queue of an agency at `/concerns`, or what an agency has sent at `/concerns/sent`: both sides see
/// the same columns.
#[derive(Debug, Clone, Template)]
#[template(path = "concern/queue.html")]
pub struct Queue {
    /// What stands around it.
    pub shell: Shell,
    /// The reports.
    pub lines: Vec<Line>,
    /// They are those that the own agency has sent.
    pub sent: bool,
    /// The pack that they go by.
    pub pack: &'static Pack,
}

impl Queue {
    fn waiting(&self) -> Vec<&Line> {
        self.lines.iter().filter(|line| line.opened.is_none()).collect()
    }

    fn opened(&self) -> Vec<&Line> {
        self.lines.iter().filter(|line| line.opened.is_some()).collect()
    }

    /// How long ago, in minutes, hours or days.
    fn ago(&self, at: impl Plain<Timestamp>) -> Cow<'static, str> {
        ago(&self.shell, at.plain())
    }

    fn stage(&self, line: &Line) -> String {
        crate::case::stage(self.pack, &line.process, &line.stage).to_owned()
    }

    fn way(&self, line: &Line) -> Cow<'static, str> {
        self.shell.l.code("concern-way", line.way.code())
    }

    fn reporter(&self, line: &Line) -> Cow<'static, str> {
        self.shell.l.code("concern-reporter", line.reporter.code())
    }
}

/// How long ago, in minutes, hours or days.
pub(crate) fn ago(shell: &Shell, at: Timestamp) -> Cow<'static, str> {
    let minutes = shell.now.duration_since(at).as_secs().max(0) / 60;
    match minutes {
        0..=119 => shell.l.arg("minutes", minutes).t("concern-ago-minutes"),
        120..=2879 => shell.l.arg("hours", minutes / 60).t("concern-ago-hours"),
        _ => shell.l.arg("days", minutes / 1440).t("concern-ago-days"),
    }
}

impl crate::Page for Choose {
    const NAME: &'static str = "concern-choose";

    fn sample(l: Words) -> Vec<Self> {
        let shell = sample::outside(l, "concern-title");
        let all =
            ["Björkdal <b>", "Granvik"].map(|name| (format!("/report/{}", &name[..2]), name.to_owned()));
        vec![
            Self { shell: shell.clone(), partnerships: all.to_vec() },
            Self { shell, partnerships: Vec::new() },
        ]
    }
}

impl crate::Page for Report {
    const NAME: &'static str = "concern-report";

    fn sample(l: Words) -> Vec<Self> {
        let office = |name: &str| Choice::new("0190", name);
        let page = Self {
            shell: sample::outside(l, "concern-title"),
            action: "/report/bjorkdal".to_owned(),
            place: "Björkdal".to_owned(),
            offices: vec![office("Socialtjänsten")],
            phones: vec![("Socialtjänsten".to_owned(), "+46846500400".to_owned())],
            emergency: "112",
            inside: false,
            fields: Fields::default(),
        };
        let error = |field, key| FieldError { field, message: Message::new(key) };
        let wrong = Fields::again(
            [("words", "<script>x</script>"), ("reporter", "professional"), ("anonymous", "yes")],
            vec![
                error("words", "error-required"),
                FieldError {
                    field: "files",
                    message: Message::new("attachment-too-large")
                        .with("name", "<b>.pdf")
                        .with("megabytes", "10"),
                },
                error("child_name", "concern-which-child"),
                error("child_born", "concern-born-in-the-future"),
                error("child_number", "concern-number-wrong"),
                error("anonymous", "concern-not-anonymous"),
                error("name", "concern-who-are-you"),
            ],
        );
        let several = Self { offices: vec![office("Norr"), office("Söder")], ..page.clone() };
        let inside = Self {
            shell: Shell::sample(l, "concern-title"),
            inside: true,
            action: "/concerns/new".to_owned(),
            fields: Fields::with([("child_name", "Alva Bergström"), ("child_born", "2017-03-14")]),
            ..page.clone()
        };
        vec![page.clone(), Self { fields: wrong, ..several }, inside]
    }
}

impl crate::Page for Sent {
    const NAME: &'static str = "concern-receipt";

    fn sample(l: Words) -> Vec<Self> {
        let page = Self {
            shell: sample::outside(l, "concern-sent-title"),
            reference: "K7QF-2M9P-4TXC".to_owned(),
            files: 0,
            emergency: "112",
            inside: false,
        };
        let shell = Shell::sample(l, "concern-sent-title");
        let inside = Self { shell, inside: true, files: 2, ..page.clone() };
        vec![page, inside]
    }
}

impl crate::Page for State {
    const NAME: &'static str = "concern-state";

    fn sample(l: Words) -> Vec<Self> {
        let shell = sample::outside(l, "concern-state-title");
        let page = Self { shell: shell.clone(), fields: Fields::default(), receipt: None };
        let receipt = |reporter, told: &[Telling]| Receipt {
            received: shell.now,
            agency: "Socialtjänsten <b>".to_owned(),
            phone: Some("+46846500400".to_owned()),
            told: told.iter().map(|what| (*what, shell.now)).collect(),
            reporter,
        };
        let unknown = FieldError { field: "reference", message: Message::new("concern-no-such-reference") };
        vec![
            page.clone(),
            Self { fields: Fields::again([("reference", "<i>")], vec![unknown]), ..page.clone() },
            Self { receipt: Some(receipt(Reporter::Private, &[Telling::Received])), ..page.clone() },
            Self { receipt: Some(receipt(Reporter::Professional, Telling::ALL)), ..page },
        ]
    }
}

impl crate::Page for Queue {
    const NAME: &'static str = "concern-queue";

    fn sample(l: Words) -> Vec<Self> {
        let shell =
            Shell { place: Some(crate::shell::Place::CONCERNS), ..Shell::sample(l, "concern-queue-title") };
        let Some(pack) = law::Law::shipped().country("se") else { return Vec::new() };
        let lines = vec![line(1, shell.now, false), line(2, shell.now, true), line(3, shell.now, true)];
        let page = Self { shell, lines, sent: false, pack };
        let sent = Self { sent: true, ..page.clone() };
        vec![
            page.clone(),
            sent.clone(),
            Self { lines: Vec::new(), ..page },
            Self { lines: Vec::new(), ..sent },
        ]
    }
}
