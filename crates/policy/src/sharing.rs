//! The legal bases on which a circle may be shared without consent, and whether a recorded ground
//! counts on a day.

use domain::agency::Sector;
use domain::gate::Rule;
use domain::id::AgencyId;
use domain::person::age;
use domain::sharing::{Ground, Part, Sharing};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

use crate::ages::Ages;
use crate::pack::{Check, Pack, PackError, read_toml};

/// One legal basis of a country (`packs/*/sharing.toml`).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SharingBasis {
    /// Its code, such as `se-osl-25-12`: what [`Sharing::said_by`] holds for a legal basis.
    pub code: String,
    /// Act and section, in the country's language.
    pub section: String,
    /// Fluent key of its plain words.
    pub text: String,
    /// First day on which the section holds as described.
    pub from: Date,
    /// Last day, if it has been repealed.
    #[serde(default)]
    pub to: Option<Date>,
    /// Sectors that may let go by it.
    pub disclosing: Vec<Sector>,
    /// Sectors whose agencies it may cover.
    pub receiving: Vec<Sector>,
    /// Only for persons below this age, in full years.
    #[serde(default)]
    pub under_age: Option<i16>,
    /// How many days one recorded ground may stand before it is taken anew.
    pub max_days: i32,
    /// Where a decision by it shares on the day of one meeting alone: how many meetings there may be.
    #[serde(default)]
    pub meetings: Option<u8>,
    /// Whether the necessity must be written down.
    pub needs_reason: bool,
    /// How far it was checked.
    pub check: Check,
}

impl SharingBasis {
    /// Whether it lets go from one sector to the other.
    pub fn reaches(&self, from: Sector, to: Sector) -> bool {
        self.disclosing.contains(&from) && self.receiving.contains(&to)
    }

    /// Whether it may cover agencies of that sector.
    pub fn may_cover(&self, sector: Sector) -> bool {
        self.receiving.contains(&sector)
    }

    /// Whether the section holds on that day.
    pub fn in_force(&self, today: Date) -> bool {
        self.from <= today && self.to.is_none_or(|end| end >= today)
    }

    /// Last day on which a ground recorded from that day may stand.
    pub fn last_day(&self, from: Date) -> Date {
        from.checked_add(self.max_days.days()).unwrap_or(Date::MAX)
    }

    /// The basis as a rule, for *why do I see this*.
    pub(crate) fn as_rule(&self) -> Rule {
        Rule { id: self.code.clone(), reason: self.text.clone(), section: self.section.clone() }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    basis: Vec<SharingBasis>,
}

/// All legal bases of a country.
#[derive(Debug)]
pub(crate) struct Bases(Vec<SharingBasis>);

impl Bases {
    pub(crate) fn read(pack: &Pack) -> Result<Self, PackError> {
        let file: File = read_toml(pack.folder, "sharing.toml", pack.sharing)?;
        for (n, basis) in file.basis.iter().enumerate() {
            if file.basis[..n].iter().any(|other| other.code == basis.code) {
                return Err(PackError::Twice { folder: pack.folder, id: basis.code.clone() });
            }
        }
        Ok(Self(file.basis))
    }

    pub(crate) fn all(&self) -> &[SharingBasis] {
        &self.0
    }

    pub(crate) fn get(&self, code: &str) -> Option<&SharingBasis> {
        self.0.iter().find(|basis| basis.code == code)
    }
}

/// What the recorded grounds amount to for one agency on one day.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Weighed<'a> {
    /// A valid consent covers the agency.
    pub consent: bool,
    /// These legal bases cover the agency.
    pub bases: Vec<&'a SharingBasis>,
    /// One of them says the agency's name.
    pub named: bool,
    /// A guardian's consent would cover it, but the young person decides by now.
    pub outgrown: bool,
}

/// Weighs the recorded grounds on which one part is shared. The store has chosen those that are current;
/// part, time, reach, age and the section's own limits are weighed here all the same.
pub(crate) fn weigh<'a>(
    bases: &'a Bases,
    ages: &Ages,
    grounds: &[Sharing],
    agency: Option<AgencyId>,
    born: Option<Date>,
    part: Part,
    today: Date,
) -> Weighed<'a> {
    let mut weighed = Weighed::default();
    for ground in grounds.iter().filter(|g| g.shares(part) && g.covers(agency, today)) {
        let counts = match ground.ground {
            Ground::GuardianConsent => {
                let outgrown = ages.guardian_consent_until.reached(born, today);
                weighed.outgrown |= outgrown;
                weighed.consent |= !outgrown;
                !outgrown
            }
            Ground::OwnConsent => {
                let old_enough = ages.own_consent.reached(born, today);
                weighed.consent |= old_enough;
                old_enough
            }
            Ground::LegalBasis => match bases.get(&ground.said_by) {
                Some(found) if basis_counts(found, ground, born, today) => {
                    weighed.bases.push(found);
                    true
                }
                _ => false,
            },
        };
        weighed.named |= counts && ground.names(agency);
    }
    weighed.outgrown &= !weighed.consent;
    weighed
}

/// A legal basis counts while its section is in force, the person is young enough (an unknown
/// birth date does not close it: a human has recorded it for a child), its longest time is not
/// over, and it names its agencies: it is bound to sectors, so "all" would be more than it allows.
fn basis_counts(basis: &SharingBasis, ground: &Sharing, born: Option<Date>, today: Date) -> bool {
    let young_enough = match (basis.under_age, born) {
        (Some(limit), Some(born)) => age(born, today) < limit,
        _ => true,
    };
    basis.in_force(today)
        && young_enough
        && today <= basis.last_day(ground.from)
        && !ground.agencies.is_empty()
}
