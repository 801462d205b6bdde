//! A partnership for demonstration and tests: a municipality with eight agencies' lists.

use domain::agency::Sector;
use domain::country::Country;
use domain::gate::Role;
use domain::involvement::Exposure;
use jiff::ToSpan;
use jiff::civil::Date;

use crate::country::agencies::{Kind, text};
use crate::country::words;
use crate::family::{Families, Family};
use crate::hero;
use crate::national_id::Issuer;
use crate::phone;
use crate::register::{Entry, Register};
use crate::staff::{Practitioner, staff};
use crate::style::Style;
use crate::table;

/// The most children of one sample; a demonstration has 1,000.
pub const MAX_CHILDREN: u32 = 20_000;

/// A municipality with its agencies' lists, as if their case systems had just exported them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partnership {
    /// Short word, fit for a partnership's id.
    pub id: &'static str,
    /// Name as people say it.
    pub name: &'static str,
    /// Country.
    pub country: Country,
    /// Its eight agencies.
    pub agencies: Vec<Agency>,
    /// How many children live there.
    pub children: u32,
    /// How many families.
    pub families: u32,
    /// The children whose pages a demonstration opens: the one with ten ties, then the brother.
    pub heroes: Vec<Hero>,
    /// One sign-in per kind of user.
    pub sign_ins: Vec<SignIn>,
    /// Children (by one of their records) whose guardians have consented to sharing the circle.
    pub consents: Vec<Consent>,
}

/// An agency with its lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    /// Short word.
    pub slug: &'static str,
    /// Name as people say it.
    pub name: &'static str,
    /// Sector.
    pub sector: Sector,
    /// Whether it is itself sensitive that somebody goes there.
    pub sensitive: bool,
    /// Exposure of a new involvement.
    pub exposure: Exposure,
    /// Opening contact, E.164.
    pub phone: String,
    /// Opening contact.
    pub email: String,
    /// After how many days its list is overdue.
    pub feed_days: u16,
    /// The area that its lists cover, in its own words.
    pub area: String,
    /// First day that its list covers.
    pub from: Date,
    /// The day as of which its lists are.
    pub as_of: Date,
    /// Its practitioners, as the staff list has them.
    pub practitioners: Vec<Practitioner>,
    /// The client list, a full one: a CSV file in the agency's house style.
    pub clients: Vec<u8>,
    /// How many lines the client list has.
    pub client_lines: u32,
    /// The staff list, a CSV file in the agency's house style.
    pub staff: Vec<u8>,
}

/// A line of an agency's client list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RecordRef {
    /// The agency's short word.
    pub agency: &'static str,
    /// Its own id of the record.
    pub record_id: String,
}

/// A member of staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffRef {
    /// The agency's short word.
    pub agency: &'static str,
    /// Staff id.
    pub staff_id: String,
    /// Name.
    pub name: String,
}

/// A child to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hero {
    /// Name.
    pub name: String,
    /// Birth date.
    pub born: Date,
    /// National id, digits only.
    pub national_id: Option<String>,
    /// All lines that speak of the child.
    pub records: Vec<RecordRef>,
    /// Who shall hold the role of named person, if anybody.
    pub named_person: Option<StaffRef>,
}

/// A guardian's consent to record, so that a circle opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// The child.
    pub record: RecordRef,
    /// The guardian's name; around a protected identity what the guardian is to the child.
    pub said_by: String,
    /// Until when.
    pub until: Date,
}

/// Somebody who can sign in to a demonstration. Passwords are the caller's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// The hat's role.
    pub role: Role,
    /// Name.
    pub name: String,
    /// User name, an e-mail address that can never exist.
    pub email: String,
    /// The agency's short word, for hats that belong to one.
    pub agency: Option<&'static str>,
    /// The practitioner behind the hat.
    pub staff_id: Option<String>,
    /// National id of the person behind a family hat, digits only.
    pub national_id: Option<String>,
    /// Cleared for protected identities.
    pub cleared: bool,
}

/// Makes a municipality of `size` children (and the two heroes) as of `today`. The same
/// arguments give the same bytes. A size over [`MAX_CHILDREN`] is cut to it; Scotland, which has
/// no sample of its own yet, gives a Norwegian one.
pub fn partnership(country: Country, seed: u64, size: u32, today: Date) -> Partnership {
    let country = if country == Country::Sct { Country::No } else { country };
    // Neighbours must not live the same lives under other names.
    let seed = seed.wrapping_mul(31).wrapping_add(country as u64);
    let words = words(country);
    let mut issuer = Issuer::default();
    let hero_family = hero::family(country, &mut issuer);

    let mut families: Vec<Family> = Vec::new();
    let mut children = 0;
    for mut family in Families::new(country, seed, today, issuer) {
        let left = size.min(MAX_CHILDREN) - children;
        family.children.truncate(left as usize);
        if family.children.is_empty() {
            break;
        }
        children += u32::try_from(family.children.len()).unwrap_or(left);
        families.push(family);
    }

    let mut records: [Vec<RecordRef>; 2] = Default::default();
    let mut consents = Vec::new();
    let agencies: Vec<Agency> = Kind::ALL
        .into_iter()
        .map(|kind| {
            let practitioners = staff(country, kind, seed);
            let as_of = today.saturating_sub((1 + kind as i64 % 4).days());
            let mut register = Register::new(country, kind, &practitioners, seed, as_of);
            let ties = hero::ties(country).iter().filter(|tie| tie.kind == kind);
            for (record_id, tie) in register.know_hero(country, &hero_family).into_iter().zip(ties) {
                records[usize::from(tie.brother)].push(RecordRef { agency: kind.slug(), record_id });
            }
            for family in &families {
                register.know(family);
            }
            let entries = register.close();
            if kind == Kind::Social {
                // Whom the social services work with, most have consented.
                let most = entries.iter().enumerate().filter(|(i, _)| i % 5 != 0);
                consents.extend(most.filter_map(|(_, entry)| {
                    Some(Consent {
                        record: RecordRef { agency: kind.slug(), record_id: entry.record_id.clone() },
                        said_by: said_by(entry)?,
                        until: today.saturating_add(7.months()),
                    })
                }));
            }
            let style = Style::of(kind);
            let lines = entries.iter().map(|entry| style.client_line(country, kind, entry));
            let clients = table::bytes(style, &style.client_header(country, kind), lines);
            let staff_lines = practitioners.iter().map(|one| style.staff_line(one).to_vec());
            let text = text(country, kind);
            Agency {
                slug: kind.slug(),
                name: text.name,
                sector: kind.sector(),
                sensitive: kind == Kind::Shelter,
                exposure: kind.exposure(country),
                phone: phone::office(country, 99 - kind as u32),
                email: format!("kontakt@{}.{}.example", text.domain, words.id),
                feed_days: feed_days(kind),
                area: words.name.to_owned(),
                from: as_of.saturating_sub(5.years()),
                as_of,
                client_lines: u32::try_from(entries.len()).unwrap_or(u32::MAX),
                staff: table::bytes(style, &Style::staff_header(country), staff_lines),
                practitioners,
                clients,
            }
        })
        .collect();

    let sign_ins = sign_ins(country, &agencies, &hero_family);
    // The child's consent must not depend on the draw.
    let [hero_records, brother_records] = records;
    for record in hero_records.iter().chain(&brother_records).filter(|r| r.agency == Kind::Social.slug()) {
        if !consents.iter().any(|c| c.record == *record) {
            consents.push(Consent {
                record: record.clone(),
                said_by: hero_family.adults.first().map(|a| a.person.name()).unwrap_or_default(),
                until: today.saturating_add(7.months()),
            });
        }
    }
    let named = &hero::ties(country)[hero::NAMED_PERSON];
    let heroes = hero_family
        .children
        .iter()
        .zip([hero_records, brother_records])
        .enumerate()
        .map(|(at, (child, records))| Hero {
            name: child.name(),
            born: child.born,
            national_id: child.national_id.clone(),
            records,
            named_person: find(&agencies, named).filter(|_| at == 0).map(|(agency, one)| StaffRef {
                agency: agency.slug,
                staff_id: one.staff_id.clone(),
                name: one.name(),
            }),
        })
        .collect();
    Partnership {
        id: words.id,
        name: words.name,
        country,
        agencies,
        children: children + 2,
        families: u32::try_from(families.len()).unwrap_or(u32::MAX) + 1,
        heroes,
        sign_ins,
        consents,
    }
}

/// Who consented: a guardian with custody whom the list names, if it does.
fn said_by(entry: &Entry) -> Option<String> {
    let guardian = entry.guardians.iter().find(|g| g.custody)?;
    Some(if entry.level.is_some() { guardian.relation.to_owned() } else { guardian.name.clone() })
}

/// The social services promise a list every night, and it has not come: one list is overdue.
const fn feed_days(kind: Kind) -> u16 {
    match kind {
        Kind::Social => 1,
        Kind::Youth => 35,
        _ => 9,
    }
}

fn find<'a>(agencies: &'a [Agency], tie: &hero::Tie) -> Option<(&'a Agency, &'a Practitioner)> {
    let agency = agencies.iter().find(|a| a.slug == tie.kind.slug())?;
    let one = agency.practitioners.iter().find(|p| p.given == tie.given && p.surname == tie.surname)?;
    Some((agency, one))
}

fn sign_ins(country: Country, agencies: &[Agency], family: &Family) -> Vec<SignIn> {
    let words = words(country);
    let ties = hero::ties(country);
    let at = |name: &str| format!("{}@{}.example", name.to_lowercase(), words.id);
    let practitioner = |agency: &Agency, one: &Practitioner, cleared| SignIn {
        role: Role::Practitioner,
        name: one.name(),
        email: one.email.clone(),
        agency: Some(agency.slug),
        staff_id: Some(one.staff_id.clone()),
        national_id: None,
        cleared,
    };
    let mut all: Vec<SignIn> = [hero::SOCIAL_WORKER, hero::NAMED_PERSON]
        .into_iter()
        .filter_map(|tie| find(agencies, &ties[tie]))
        .map(|(agency, one)| practitioner(agency, one, false))
        .collect();
    // A social worker who handles protected identities: the last of the staff list.
    let social = agencies.iter().find(|a| a.slug == Kind::Social.slug());
    all.extend(social.and_then(|a| Some(practitioner(a, a.practitioners.last()?, true))));
    // Whoever takes in concern reports, on duty today: beside it in the list.
    all.extend(social.and_then(|a| {
        let one = a.practitioners.iter().rev().nth(1)?;
        Some(SignIn { role: Role::DutyOfficer, ..practitioner(a, one, true) })
    }));
    let [steward, admin, officer, manager, partnership] = match country {
        Country::Se => ["Maja Dahl", "Olof Brandt", "Katarina Frisk", "Henrik Stål", "Tove Ahl"],
        Country::Dk => ["Maja Dal", "Ole Brandt", "Katrine Frisk", "Henrik Stål", "Tove Holst"],
        Country::No | Country::Sct => ["Maja Dal", "Olav Brandt", "Katrine Frisk", "Henrik Stål", "Tove Aas"],
    };
    let without_family = [
        (Role::DataSteward, steward, None),
        (Role::AgencyAdmin, admin, Some(Kind::School.slug())),
        (Role::DataProtectionOfficer, officer, None),
        (Role::Manager, manager, Some(Kind::Social.slug())),
        (Role::PartnershipAdmin, partnership, None),
    ];
    all.extend(without_family.into_iter().map(|(role, name, agency)| SignIn {
        role,
        name: name.to_owned(),
        email: at(&crate::family::mailbox(name)),
        agency,
        staff_id: None,
        national_id: None,
        cleared: false,
    }));
    let mother = family.adults.first().map(|a| &a.person);
    let child = family.children.first();
    let of_family = [(Role::Guardian, mother), (Role::Child, child)];
    all.extend(of_family.into_iter().filter_map(|(role, person)| {
        let person = person?;
        Some(SignIn {
            role,
            name: person.name(),
            email: format!("{}@example.org", crate::family::mailbox(&person.name())),
            agency: None,
            staff_id: None,
            national_id: person.national_id.clone(),
            cleared: false,
        })
    }));
    all
}
