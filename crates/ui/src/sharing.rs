//! Recording a ground on which the circle is shared.

use askama::Template;
use domain::id::PersonId;
use domain::message_key::{FieldError, Message};
use domain::sharing::Ground;

use crate::form::Choice;
use crate::{Fields, Plain, Shell, Words};

/// What may be recorded, by the law pack.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Offered {
    /// Legal bases: value is the code in the pack; see [`Offered::basis`].
    pub bases: Vec<Choice>,
    /// Agencies of the circle that can be named: value is the id.
    pub agencies: Vec<Choice>,
    /// Whether a guardian's consent counts at the child's age.
    pub guardian_consents: bool,
    /// Whether the child's own consent counts at the child's age.
    pub own_consents: bool,
}

/// The longest reason, in characters.
pub const REASON_LIMIT: usize = 1000;

impl Offered {
    /// A legal basis as a choice: its words, and on the second line its section, the agencies that
    /// it may cover by name, and whether the necessity must be written down.
    pub fn basis(
        l: Words,
        (code, text_key, section): (&str, &str, &str),
        agencies: &[&str],
        needs_reason: bool,
    ) -> Choice {
        let mut hint =
            format!("{section}. {}", l.arg("agencies", agencies.join(", ")).t("sharing-basis-covers"));
        if needs_reason {
            hint = format!("{hint} {}", l.t("sharing-basis-needs-reason"));
        }
        Choice::new(code, l.t(text_key)).hint(hint)
    }

    /// Invented offers for samples.
    pub(crate) fn sample(l: Words) -> Self {
        Self {
            bases: vec![
                Self::basis(
                    l,
                    ("se-osl-25-12", "sharing-basis-se-osl-25-12", "OSL (2009:400) 25 kap. 12 §"),
                    &["BUP Björkdal"],
                    true,
                ),
                Self::basis(
                    l,
                    ("se-sol-20-6", "sharing-basis-se-sol-20-6", "SoL (2025:400) 20 kap. 6 §"),
                    &["Lugnetskolan", "BUP Björkdal"],
                    false,
                ),
            ],
            agencies: vec![Choice::new("a1", "Lugnetskolan"), Choice::new("a2", "BUP Björkdal")],
            guardian_consents: true,
            own_consents: false,
        }
    }
}

/// The form to record a ground: fields `ground` (code), `said_by` (who consented), `basis` (code
/// in the pack), `reason` (why it is necessary), `agencies` (ids, none means all), `from`, `to`
/// (dates). Sent to `/children/{id}/sharing`.
#[derive(Debug, Clone, Template)]
#[template(path = "sharing/record.html")]
pub struct Record {
    /// What stands around it.
    pub shell: Shell,
    /// The child.
    pub id: PersonId,
    /// What may be recorded.
    pub offered: Offered,
    /// What is filled in.
    pub fields: Fields,
}

/// The kinds of ground to choose from.
pub fn grounds(l: impl Plain<Words>, offered: &Offered) -> Vec<Choice> {
    let l = l.plain();
    let counts = |ground: &&Ground| match ground {
        Ground::GuardianConsent => offered.guardian_consents,
        Ground::OwnConsent => offered.own_consents,
        Ground::LegalBasis => !offered.bases.is_empty(),
    };
    Ground::ALL.iter().filter(counts).map(|g| Choice::new(g.code(), l.code("ground", g.code()))).collect()
}

impl crate::Page for Record {
    const NAME: &'static str = "sharing-record";

    fn sample(l: Words) -> Vec<Self> {
        let page = Self {
            shell: Shell::sample(l, "sharing-title"),
            id: PersonId(uuid::Uuid::nil()),
            offered: Offered::sample(l),
            fields: Fields::default(),
        };
        let wrong = Fields::again(
            [("ground", "legal_basis"), ("basis", "se-osl-25-12"), ("agencies", "a2")],
            vec![
                FieldError { field: "reason", message: Message::new("error-required") },
                FieldError {
                    field: "to",
                    message: Message::new("sharing-error-too-long").with("days", "365"),
                },
            ],
        );
        vec![
            page.clone(),
            Self { offered: Offered { own_consents: true, ..Offered::default() }, ..page.clone() },
            Self { fields: wrong, ..page },
        ]
    }
}
