//! The access record for the data protection officer.

use askama::Template;
use domain::access::Means;
use domain::audit::{Known, Row};
use domain::gate::{Action, Role, Rule};
use domain::message_key::Message;
use jiff::Timestamp;

use crate::form::Choice;
use crate::words::capital;
use crate::{Fields, Shell, Words};

/// How the chain stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// Records in all.
    pub records: u64,
    /// Records that are linked.
    pub linked: i64,
    /// Records that wait for the sealer.
    pub waiting: u64,
    /// Hash of the newest link, hex.
    pub hash: Option<String>,
    /// Signed heads.
    pub signed: usize,
    /// When the newest was signed.
    pub signed_at: Option<Timestamp>,
}

/// What a verification found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// All is right: so many links and signed heads.
    Sound {
        /// Links.
        links: i64,
        /// Signed heads.
        signed: usize,
    },
    /// The chain breaks after that number.
    Broken {
        /// The last link that was right.
        after: i64,
    },
    /// Records stand beside the chain.
    Beside {
        /// How many.
        count: u64,
    },
    /// Records that waited for the sealer are gone.
    Lost {
        /// How many.
        count: u64,
    },
    /// A signed head does not fit.
    FalseHead {
        /// Its number.
        seq: i64,
    },
}

/// The page.
#[derive(Debug, Clone, Template)]
#[template(path = "audit/page.html")]
pub struct Page {
    /// What stands around it.
    pub shell: Shell,
    /// How the chain stands.
    pub state: State,
    /// What a verification found, when one was asked for.
    pub verdict: Option<Verdict>,
    /// What the filter says: `from`, `until`, `action`, `refused`; and `reason` of the other form.
    pub fields: Fields,
    /// The lines, newest first.
    pub rows: Vec<Row>,
    /// Whether names are shown.
    pub named: bool,
    /// The address of the next page.
    pub next: Option<String>,
}

impl Page {
    fn actions(&self) -> Vec<Choice> {
        let l = self.shell.l;
        Action::ALL.iter().map(|a| Choice::new(a.code(), l.code("action", a.code()))).collect()
    }

    fn number<T: Copy + TryInto<i64>>(&self, number: &T) -> String {
        self.shell.l.number(*number)
    }

    fn field_names(&self, row: &Row) -> String {
        let mut words: Vec<String> = row.fields.iter().map(|field| self.shell.l.field(field)).collect();
        // An account that is spoken of anyway.
        words.dedup();
        capital(&words.join(", "))
    }

    fn first(&self) -> String {
        self.rows.first().map(|row| row.id.to_string()).unwrap_or_default()
    }
}

impl crate::Page for Page {
    const NAME: &'static str = "audit";

    fn sample(l: Words) -> Vec<Self> {
        let shell = Shell::sample(l, "audit-title");
        let known = |pseudonym: &str, name: Option<&str>| Known {
            pseudonym: pseudonym.to_owned(),
            name: name.map(str::to_owned),
        };
        let id = |n: u128| uuid::Uuid::from_u128(n).into();
        let row = |n, named: bool| Row {
            id: id(n),
            at: shell.now - jiff::SignedDuration::from_mins(12),
            who: Some(known("K7Q2-MX4D", named.then_some("Mikael Borg"))),
            role: Some(Role::Practitioner),
            agency: Some("Socialtjänsten".to_owned()),
            action: Action::ViewCircle.code().to_owned(),
            purpose: "support".to_owned(),
            means: Means::Page,
            persons: vec![known("3F0A-9TZ1", named.then_some("Alva Sjöberg")), known("0B7C-22QK", None)],
            more: 0,
            fields: vec!["name".to_owned(), "circle".to_owned()],
            basis: vec![Rule {
                id: "circle-with-consent".to_owned(),
                reason: "policy-circle-with-consent".to_owned(),
                section: "GDPR art. 6".to_owned(),
            }],
            denied: n == 2,
            reason: (n == 3).then(|| "Anmälan 14".to_owned()),
        };
        let state = State {
            records: 10_412,
            linked: 10_409,
            waiting: 3,
            hash: Some("2e04306c2c1c72c0567b0630f213452ce913cee8d0772efd39e5699ed22aa637".to_owned()),
            signed: 11,
            signed_at: Some(shell.now),
        };
        let full = Self {
            shell: shell.clone(),
            state,
            verdict: None,
            fields: Fields::with([("from", "2026-11-01"), ("action", "view_circle"), ("refused", "yes")]),
            rows: vec![row(1, false), row(2, false), row(3, false)],
            named: false,
            next: Some("/audit?newest=00000000000000000000000000000009".to_owned()),
        };
        let system =
            Row { who: None, role: None, agency: None, persons: Vec::new(), more: 3, ..row(4, false) };
        let reason = domain::message_key::FieldError {
            field: "reason",
            message: Message::new("audit-error-reason-short"),
        };
        vec![
            full.clone(),
            Self {
                rows: vec![row(1, true), system],
                named: true,
                next: None,
                verdict: Some(Verdict::Sound { links: 10_409, signed: 11 }),
                ..full.clone()
            },
            Self {
                verdict: Some(Verdict::Broken { after: 17 }),
                fields: Fields::again([("reason", "")], vec![reason]),
                ..full.clone()
            },
            Self {
                state: State { records: 0, linked: 0, waiting: 0, hash: None, signed: 0, signed_at: None },
                verdict: Some(Verdict::FalseHead { seq: 1_000 }),
                fields: Fields::default(),
                rows: Vec::new(),
                next: None,
                ..full.clone()
            },
            Self { verdict: Some(Verdict::Beside { count: 1 }), ..full.clone() },
            Self { verdict: Some(Verdict::Lost { count: 2 }), ..full },
        ]
    }
}
