//! What stands around every page: header, navigation by role, who is signed in, notices, footer.

use domain::country::Language;
use domain::gate::Role;
use domain::id::PersonId;
use domain::message_key::Message;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::{Plain, Words, assets};

/// The languages, each named in itself, so that its reader finds it.
// check-words: table
pub const LANGUAGES: [(Language, &str); 4] = [
    (Language::Sv, "Svenska"),
    (Language::Nb, "Norsk bokmål"),
    (Language::Da, "Dansk"),
    (Language::En, "English"),
];

/// One place in the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Path.
    pub href: &'static str,
    /// Key of its word.
    pub key: &'static str,
}

impl Place {
    /// My day.
    pub const MY_DAY: Self = Self { href: "/my-day", key: "shell-my-day" };
    /// My children, and the search.
    pub const CHILDREN: Self = Self { href: "/children", key: "shell-children" };
    /// Concern reports to the own agency.
    pub const CONCERNS: Self = Self { href: "/concerns", key: "shell-concerns" };
    /// Cases.
    pub const CASES: Self = Self { href: "/cases", key: "shell-cases" };
    /// What is wrong with the running of the partnership.
    pub const OPERATIONS: Self = Self { href: "/admin/operations", key: "shell-operations" };
    /// Possible duplicates.
    pub const REVIEWS: Self = Self { href: "/reviews", key: "shell-reviews" };
    /// Links that were made, to undo.
    pub const LINKS: Self = Self { href: "/links", key: "shell-links" };
    /// Deliveries of lists.
    pub const IMPORT: Self = Self { href: "/import", key: "shell-import" };
    /// What the agency is asked about its own records.
    pub const QUESTIONS: Self = Self { href: "/questions", key: "shell-questions" };
    /// Keys of the agency's own systems.
    pub const API_KEYS: Self = Self { href: "/api-keys", key: "shell-api-keys" };
    /// Accounts and hats.
    pub const ACCOUNTS: Self = Self { href: "/admin/accounts", key: "shell-accounts" };
    /// Alert rules.
    pub const ALERT_RULES: Self = Self { href: "/admin/alert-rules", key: "shell-alert-rules" };
    /// The limits of linking.
    pub const LINKING: Self = Self { href: "/admin/linking", key: "shell-linking" };
    /// How well linking does.
    pub const LINK_QUALITY: Self = Self { href: "/links/quality", key: "shell-link-quality" };
    /// Mail that could not be delivered.
    pub const MAIL: Self = Self { href: "/admin/mail", key: "shell-mail" };
    /// The access record.
    pub const AUDIT: Self = Self { href: "/audit", key: "shell-audit" };

    /// Circles that were opened in an emergency.
    pub const BREAK_GLASS: Self = Self { href: "/audit/break-glass", key: "shell-break-glass" };

    /// The own circle and those of one's children.
    pub const FAMILY: Self = Self { href: "/family", key: "shell-family" };
    /// Counts of the own agency.
    pub const COUNTS: Self = Self { href: "/counts", key: "shell-counts" };

    /// The places of a role, in order.
    pub const fn of_role(role: Role) -> &'static [Self] {
        match role {
            Role::Practitioner => &[Self::MY_DAY, Self::CHILDREN],
            Role::DutyOfficer => &[Self::CONCERNS, Self::CASES],
            Role::DataSteward => &[Self::REVIEWS, Self::LINKS, Self::LINK_QUALITY],
            Role::AgencyAdmin => &[Self::IMPORT, Self::QUESTIONS, Self::API_KEYS],
            Role::PartnershipAdmin => {
                &[Self::ACCOUNTS, Self::ALERT_RULES, Self::LINKING, Self::OPERATIONS, Self::MAIL]
            }
            Role::DataProtectionOfficer => &[Self::AUDIT, Self::BREAK_GLASS, Self::LINK_QUALITY],
            Role::Manager => &[Self::COUNTS, Self::CASES],
            Role::Child | Role::Guardian => &[Self::FAMILY],
        }
    }
}

/// Who is signed in, and with which hat on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// The human's name.
    pub name: String,
    /// What the hat lets its wearer be.
    pub role: Role,
    /// The hat's agency, if it has one.
    pub agency: Option<String>,
    /// Whether there are other hats to choose.
    pub hats: bool,
}

/// The child of this page, whose circle is open in an emergency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glass {
    /// The child.
    pub child: PersonId,
    /// Until when.
    pub until: Timestamp,
}

/// What an action left to be said at the top of the next page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flash {
    /// What to say.
    pub message: Message,
    /// Something went otherwise than asked.
    pub warns: bool,
}

/// What stands around a page.
#[derive(Debug, Clone)]
pub struct Shell {
    /// The words.
    pub l: Words,
    /// Title of the page, already in the reader's language; never a name or number of a person,
    /// since titles end up in histories and window lists.
    pub title: String,
    /// The place in the navigation that the page belongs to.
    pub place: Option<Place>,
    /// Who is signed in.
    pub who: Option<Who>,
    /// A fresh random value that makes a write happen once: the web layer draws one per page and
    /// counts it per form action.
    pub once: String,
    /// Notices not seen yet.
    pub unread: u32,
    /// What an action left to be said.
    pub flash: Option<Flash>,
    /// The reader's time zone.
    pub zone: TimeZone,
    /// Now.
    pub now: Timestamp,
    /// This is a demonstration, whose mail anybody may read at its page.
    pub demo: bool,
    /// A circle that is open in an emergency: said at the top of each of that child's pages.
    pub glass: Option<Glass>,
}

impl Shell {
    /// A shell for nobody in particular.
    pub fn new(l: Words, title: impl Into<String>, zone: TimeZone, now: Timestamp) -> Self {
        Self {
            l,
            title: title.into(),
            place: None,
            who: None,
            once: String::new(),
            unread: 0,
            flash: None,
            zone,
            now,
            demo: false,
            glass: None,
        }
    }

    /// `I dag 09:12`, `I går 16:40`, `19 nov`.
    pub fn when(&self, at: impl Plain<Timestamp>) -> String {
        self.l.when(at.plain(), &self.zone, self.now)
    }

    /// The day of a moment, where the reader is.
    pub fn day(&self, at: impl Plain<Timestamp>) -> jiff::civil::Date {
        at.plain().to_zoned(self.zone.clone()).date()
    }

    /// Full days from now until that moment, never negative.
    pub fn days_until(&self, at: impl Plain<Timestamp>) -> i32 {
        self.day(self.now).until(self.day(at)).map_or(0, |span| span.get_days()).max(0)
    }

    /// Minutes from now until that moment, a begun one counted whole.
    pub fn minutes_until(&self, at: impl Plain<Timestamp>) -> i64 {
        (at.plain().duration_since(self.now).as_secs().max(0) + 59) / 60
    }

    pub(crate) fn nav(&self) -> &'static [Place] {
        self.who.as_ref().map_or(&[], |who| Place::of_role(who.role))
    }

    pub(crate) fn here(&self, place: &Place) -> bool {
        self.place.as_ref() == Some(place)
    }

    /// Whether the count of notices stands beside that place: where what they tell of waits.
    #[allow(clippy::unused_self, reason = "called from templates, where a method needs no import")]
    pub(crate) fn counts(&self, place: &Place) -> bool {
        [Place::MY_DAY, Place::CONCERNS, Place::QUESTIONS, Place::BREAK_GLASS].contains(place)
    }

    pub(crate) fn home(&self) -> &'static str {
        self.nav().first().map_or("/", |place| place.href)
    }

    #[allow(clippy::unused_self, reason = "called from templates, where a method needs no import")]
    pub(crate) fn asset(&self, name: &str) -> String {
        assets::href(name)
    }

    #[allow(clippy::unused_self, reason = "called from templates, where a method needs no import")]
    pub(crate) fn languages(&self) -> [(Language, &'static str); 4] {
        LANGUAGES
    }

    /// An invented shell for samples: a practitioner on a Saturday in November.
    pub fn sample(l: Words, key: &str) -> Self {
        let now = Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_secs(1_795_255_200);
        Self {
            place: Some(Place::CHILDREN),
            who: Some(Who {
                name: "Mikael Borg".to_owned(),
                role: Role::Practitioner,
                agency: Some("Socialtjänsten".to_owned()),
                hats: true,
            }),
            once: "prov-1".to_owned(),
            unread: 2,
            ..Self::new(l, l.t(key), TimeZone::fixed(jiff::tz::offset(1)), now)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_has_a_first_place() {
        for role in Role::ALL {
            assert!(!Place::of_role(*role).is_empty(), "{role:?}");
        }
    }

    #[test]
    fn days_are_counted_where_the_reader_is() {
        let mut shell = Shell::sample(Words::of(Language::Sv), "shell-my-day");
        assert_eq!(shell.day(shell.now).to_string(), "2026-11-21");
        let late = shell.now + jiff::SignedDuration::from_hours(23);
        assert_eq!(shell.days_until(late), 1);
        assert_eq!(shell.days_until(shell.now - jiff::SignedDuration::from_hours(72)), 0);
        assert_eq!(shell.minutes_until(shell.now + jiff::SignedDuration::from_secs(61)), 2);
        assert_eq!(shell.minutes_until(shell.now - jiff::SignedDuration::from_secs(61)), 0);
        shell.zone = TimeZone::UTC;
        assert_eq!(shell.day(shell.now).to_string(), "2026-11-21");
    }
}
