//! Deliveries of an agency's lists: the form, the preview, how far it has come, the receipt.

use askama::Template;
use domain::feed::columns::{DateOrder, Field, ListKind};
use domain::feed::plan::{Coverage, FeedMode, Verdict, verdict};
use domain::feed::{Delivery as Feed, FeedState, Format, Problem, Tally};
use domain::gate::Role;
use domain::id::{AgencyId, FeedId};
use domain::message_key::{FieldError, Kept, Message};
use jiff::SignedDuration;
use jiff::civil::Date;
use uuid::Uuid;

use crate::form::Choice;
use crate::shell::{Place, Who};
use crate::{Fields, Plain, Shell, Words};

/// The columns of a list and what each is read as, to be changed. Sent to `/import/mapping` as
/// `kind`, `date_order`, and for each column `name-1` and `field-1`, counted from 1.
#[derive(Debug, Clone)]
pub struct Mapping {
    /// Clients or staff.
    pub kind: ListKind,
    /// The delivery that it is changed in, if there is one yet.
    pub feed: Option<FeedId>,
    /// Column names in the file's order, and what they are read as.
    pub columns: Vec<(String, Option<Field>)>,
    /// How two-way dates are read, if the agency has said.
    pub date_order: Option<DateOrder>,
}

impl Mapping {
    /// What a column can be read as.
    pub(crate) fn fields(&self, l: impl Plain<Words>) -> Vec<Choice> {
        let l = l.plain();
        let fitting = Field::ALL.iter().filter(|field| field.belongs_to(self.kind));
        fitting.map(|field| Choice::new(field.code(), l.message(&field.label()))).collect()
    }
}

/// A count with its separators.
pub(crate) fn written(l: impl Plain<Words>, count: impl Plain<u64>) -> String {
    l.plain().number(i64::try_from(count.plain()).unwrap_or(i64::MAX))
}

/// What a field is called.
pub(crate) fn label(l: impl Plain<Words>, field: impl Plain<Field>) -> String {
    l.plain().message(&field.plain().label()).into_owned()
}

/// The agency's deliveries, and the form for a new one: fields `file`, `kind`, `mode`, `as_of`,
/// `from`, `to`, `area`. Sent to `/import` as `multipart/form-data`.
#[derive(Debug, Clone, Template)]
#[template(path = "feed/list.html")]
pub struct List {
    /// What stands around it.
    pub shell: Shell,
    /// The agency's name.
    pub agency: String,
    /// As of which day its client list is.
    pub as_of: Option<Date>,
    /// After how many days a list is overdue.
    pub feed_days: u16,
    /// Whether it is.
    pub overdue: bool,
    /// Newest first.
    pub deliveries: Vec<Feed>,
    /// What is filled in.
    pub fields: Fields,
    /// The columns of a file that could not be read for the want of some.
    pub mapping: Option<Mapping>,
}

impl List {
    pub(crate) fn kinds(l: impl Plain<Words>) -> Vec<Choice> {
        let l = l.plain();
        ListKind::ALL.iter().map(|k| Choice::new(k.code(), l.code("import-kind", k.code()))).collect()
    }

    pub(crate) fn modes(l: impl Plain<Words>) -> Vec<Choice> {
        let l = l.plain();
        FeedMode::ALL.iter().map(|m| Choice::new(m.code(), l.code("import-mode", m.code()))).collect()
    }
}

/// One delivery: while it is read, as a preview, while it lands, as a receipt.
#[derive(Debug, Clone, Template)]
#[template(path = "feed/delivery.html")]
pub struct Delivery {
    /// What stands around it.
    pub shell: Shell,
    /// The delivery.
    pub delivery: Feed,
    /// The first lines that were not read.
    pub rejected: Vec<Problem>,
    /// The first things to look at.
    pub warnings: Vec<Problem>,
    /// Its columns, while they can still be changed.
    pub mapping: Option<Mapping>,
}

impl Delivery {
    /// Key and count of each fact that this kind of list has.
    pub(crate) fn facts(&self) -> Vec<(&'static str, u64)> {
        let t = &self.delivery.tally;
        let mut facts = vec![
            ("import-count-accepted", t.accepted),
            ("import-count-rejected", t.rejected),
            ("import-count-warnings", t.warnings),
            ("import-count-added", t.added),
            ("import-count-changed", t.changed),
            ("import-count-unchanged", t.unchanged),
        ];
        if self.delivery.kind == ListKind::Clients {
            facts.push(("import-count-unknown-staff", t.unknown_staff));
            if self.landed() {
                facts.extend([("import-count-linked", t.linked), ("import-count-reviews", t.reviews)]);
            }
        }
        facts
    }

    pub(crate) fn landed(&self) -> bool {
        self.delivery.state == FeedState::Landed
    }

    /// Whether it asks for a yes to whom it ends: where it waits, and in the preview already.
    pub(crate) fn waits(&self) -> bool {
        self.delivery.state == FeedState::Waiting || self.would_wait().is_some()
    }

    /// Whether nothing of it could be read: then it can only be discarded.
    pub(crate) fn unread(&self) -> bool {
        self.delivery.state.is_open() && self.delivery.tally.nothing_read()
    }

    /// Why a list that was read only would wait.
    pub(crate) fn would_wait(&self) -> Option<Message> {
        let d = &self.delivery;
        match verdict(d.mode, d.tally.counts()) {
            Verdict::Wait(why) if d.state == FeedState::Staged && !self.unread() => Some(why),
            _ => None,
        }
    }

    pub(crate) fn counted(&self) -> bool {
        self.landed() || self.delivery.state.is_open() || self.delivery.state == FeedState::Landing
    }
}

fn sample_delivery(state: FeedState) -> Feed {
    let at = jiff::Timestamp::UNIX_EPOCH + SignedDuration::from_secs(1_795_250_000);
    Feed {
        id: FeedId(Uuid::nil()),
        agency: AgencyId(Uuid::nil()),
        kind: ListKind::Clients,
        mode: FeedMode::Complete,
        state,
        file_name: "elever-2026-11-20.csv".to_owned(),
        sha256: Some("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned()),
        as_of: jiff::civil::date(2026, 11, 20),
        coverage: Coverage {
            from: Some(jiff::civil::date(2026, 8, 17)),
            to: None,
            area: Some("Lugnetskolan".to_owned()),
        },
        format: Some(Format {
            encoding: "windows-1252".to_owned(),
            note: Some(Kept::from(&Message::new("import-note-mixed-encoding"))),
            delimiter: ";".to_owned(),
            columns: sample_columns(),
        }),
        bytes: 204_800,
        bytes_read: 81_920,
        tally: Tally {
            accepted: 1_204,
            rejected: 3,
            unreadable: 1,
            warnings: 41,
            added: 18,
            changed: 64,
            unchanged: 1_122,
            current: 1_390,
            ending: 301,
            decided: 20,
            linked: 12,
            reviews: 2,
            unknown_staff: 5,
        },
        problem: None,
        confirmed: None,
        account: None,
        created: at,
        touched: at,
        landed: (state == FeedState::Landed).then_some(at),
    }
}

// check-words: sample
fn sample_columns() -> Vec<(String, Option<Field>)> {
    vec![
        ("ElevID".to_owned(), Some(Field::RecordId)),
        ("Namn".to_owned(), Some(Field::FullName)),
        ("Personnummer".to_owned(), Some(Field::NationalId)),
        ("Matsal".to_owned(), None),
    ]
}

fn sample_mapping(feed: Option<FeedId>) -> Mapping {
    Mapping { kind: ListKind::Clients, feed, columns: sample_columns(), date_order: Some(DateOrder::Ymd) }
}

fn sample_shell(l: Words, key: &str) -> Shell {
    let shell = Shell::sample(l, key);
    let who = Who {
        name: "Eva Lund".to_owned(),
        role: Role::AgencyAdmin,
        agency: Some("Lugnetskolan".to_owned()),
        hats: false,
    };
    Shell { place: Some(Place::IMPORT), who: Some(who), ..shell }
}

impl crate::Page for List {
    const NAME: &'static str = "feed-list";

    fn sample(l: Words) -> Vec<Self> {
        let page = Self {
            shell: sample_shell(l, "import-title"),
            agency: "Lugnetskolan".to_owned(),
            as_of: Some(jiff::civil::date(2026, 10, 1)),
            feed_days: 30,
            overdue: true,
            deliveries: FeedState::ALL.iter().map(|state| sample_delivery(*state)).collect(),
            fields: Fields::with([("kind", "clients"), ("mode", "complete"), ("as_of", "2026-11-21")]),
            mapping: None,
        };
        let wrong = FieldError { field: "file", message: Message::new("import-error-image") };
        vec![
            page.clone(),
            Self {
                deliveries: Vec::new(),
                as_of: None,
                overdue: false,
                agency: "<b>Skolan & co</b>".to_owned(),
                ..page.clone()
            },
            Self { fields: page.fields.clone().and(&[wrong]), mapping: Some(sample_mapping(None)), ..page },
        ]
    }
}

impl crate::Page for Delivery {
    const NAME: &'static str = "feed-delivery";

    fn sample(l: Words) -> Vec<Self> {
        let problem = |line, rejected, field, key| Problem {
            line,
            rejected,
            record_id: None,
            field,
            message: Kept::from(&Message::new(key)),
            cells: vec!["=HYPERLINK(1)".to_owned()],
        };
        let page = |state| Self {
            shell: sample_shell(l, "import-delivery-title"),
            delivery: sample_delivery(state),
            rejected: Vec::new(),
            warnings: Vec::new(),
            mapping: None,
        };
        let staged = Self {
            rejected: vec![
                problem(14, true, None, "import-line-nobody"),
                problem(90, true, Some(Field::StaffId), "import-line-no-staff-id"),
            ],
            warnings: (2..80)
                .map(|n| problem(n, false, Some(Field::Phone), "import-warning-phone-unreadable"))
                .collect(),
            mapping: Some(sample_mapping(Some(FeedId(Uuid::nil())))),
            ..page(FeedState::Staged)
        };
        let mut few = page(FeedState::Staged);
        (few.delivery.tally.ending, few.delivery.tally.unreadable) = (3, 0);
        let mut unread = Self { rejected: staged.rejected.clone(), ..page(FeedState::Staged) };
        unread.delivery.tally = Tally { rejected: 2, ..Tally::default() };
        let mut waiting = page(FeedState::Waiting);
        let why = Message::new("import-wait-many-end")
            .with("ended", "301")
            .with("current", "1390")
            .with("percent", "20");
        waiting.delivery.problem = Some(Kept::from(&why));
        let mut failed = page(FeedState::Failed);
        failed.delivery.problem = Some(Kept::from(&Message::new("import-error-unreadable")));
        "<script>.csv".clone_into(&mut failed.delivery.file_name);
        let mut staff = page(FeedState::Landed);
        staff.delivery.kind = ListKind::Staff;
        staff.delivery.coverage = Coverage::default();
        staff.delivery.format = None;
        vec![
            page(FeedState::Staging),
            staged,
            few,
            unread,
            page(FeedState::Landing),
            waiting,
            page(FeedState::Landed),
            failed,
            page(FeedState::Abandoned),
            staff,
        ]
    }
}
