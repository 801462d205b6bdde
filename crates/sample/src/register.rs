//! What each agency has written down about the children it knows: the truth, less or more.

use domain::country::Country;
use domain::person::Sex;
use domain::protection::Level;
use jiff::ToSpan;
use jiff::civil::Date;

use crate::country::agencies::{Kind, text};
use crate::country::{Words, words};
use crate::draw::Draw;
use crate::family::{Adult, Family, Home, Person};
use crate::hero;
use crate::mess;
use crate::staff::Practitioner;

/// One line of a client list, before the house style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The agency's own id.
    pub record_id: String,
    /// Given names as written.
    pub given: String,
    /// Surname as written.
    pub surname: String,
    /// Birth date as written.
    pub born: Option<Date>,
    /// Sex as written.
    pub sex: Option<Sex>,
    /// Address as written; none for many protected people.
    pub home: Option<Home>,
    /// Telephone in E.164.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// National id in canonical form, possibly with an error.
    pub national_id: Option<String>,
    /// The practitioner's staff id.
    pub staff_id: Option<String>,
    /// The practitioner's role.
    pub role: Option<String>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
    /// Last contact.
    pub last_contact: Option<Date>,
    /// Where to go or call first.
    pub first_call: Option<&'static str>,
    /// Protected identity.
    pub level: Option<Level>,
    /// Two guardians at most.
    pub guardians: Vec<Guardian>,
}

/// A guardian as a client list tells of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guardian {
    /// Name.
    pub name: String,
    /// National id in canonical form.
    pub national_id: Option<String>,
    /// Relation in the country's words.
    pub relation: &'static str,
    /// Legal custody.
    pub custody: bool,
}

impl Guardian {
    fn of(adult: &Adult) -> Self {
        Self {
            name: adult.person.name(),
            national_id: adult.person.national_id.clone(),
            relation: adult.word,
            custody: adult.custody,
        }
    }
}

/// The register of one agency.
#[derive(Debug)]
pub struct Register<'a> {
    kind: Kind,
    words: &'static Words,
    staff: &'a [Practitioner],
    preschool_role: &'static str,
    today: Date,
    draw: Draw,
    next: u32,
    entries: Vec<Entry>,
}

impl<'a> Register<'a> {
    /// An empty register.
    pub fn new(country: Country, kind: Kind, staff: &'a [Practitioner], seed: u64, today: Date) -> Self {
        let mut draw = Draw::new(seed, 200 + kind as u64);
        let next = 10_000 + draw.below(40_000);
        let preschool_role = text(country, Kind::School).titles.last().map_or("", |title| title.1);
        Self { kind, words: words(country), staff, preschool_role, today, draw, next, entries: Vec::new() }
    }

    /// Writes down the children of a family that the agency knows, by its reach.
    pub fn know(&mut self, family: &Family) {
        let mut of_family: Option<usize> = None;
        for (at, child) in family.children.iter().enumerate() {
            let age = domain::person::age(child.born, self.today);
            if !self.draw.chance(self.kind.reach(age)) {
                continue;
            }
            // Siblings mostly meet the same practitioner.
            let staff = self.staff;
            let fits = |one: &Practitioner| {
                self.kind != Kind::School || (one.role == self.preschool_role) == (age < 6)
            };
            if self.draw.chance(350) || of_family.is_none_or(|at| !fits(&staff[at])) {
                let able: Vec<usize> = (0..staff.len()).filter(|at| fits(&staff[*at])).collect();
                of_family = Some(able[self.draw.index(able.len())]);
            }
            let practitioner = &staff[of_family.unwrap_or(0)];
            let mut entry = self.entry(family, child, practitioner);
            self.spoil(&mut entry, family, at);
            self.entries.push(entry);
        }
    }

    /// Writes down the hero's family: one flawless line for each tie, by the agency's units that
    /// keep a client number each. Returns the record ids.
    pub fn know_hero(&mut self, country: Country, family: &Family) -> Vec<String> {
        let ties: Vec<_> = hero::ties(country).iter().filter(|tie| tie.kind == self.kind).collect();
        let mut ids = Vec::new();
        for (tie, practitioner) in ties.iter().zip(self.staff) {
            let child = &family.children[usize::from(tie.brother)];
            let mut entry = self.entry(family, child, practitioner);
            entry.staff_id = Some(practitioner.staff_id.clone());
            tie.role.clone_into(entry.role.get_or_insert_default());
            entry.home = family.homes.first().cloned();
            entry.guardians = family.adults.iter().map(Guardian::of).collect();
            entry.last_contact = Some(self.today.saturating_sub(tie.days_ago.days()));
            entry.from = Some(self.today.saturating_sub((tie.days_ago + 400).days()).max(child.born));
            entry.to = None;
            ids.push(entry.record_id.clone());
            self.entries.push(entry);
        }
        ids
    }

    /// All lines, in no order that would tell of families.
    pub fn close(mut self) -> Vec<Entry> {
        for i in (1..self.entries.len()).rev() {
            let j = self.draw.index(i + 1);
            self.entries.swap(i, j);
        }
        self.entries
    }

    fn entry(&mut self, family: &Family, child: &Person, practitioner: &Practitioner) -> Entry {
        let draw = &mut self.draw;
        self.next += 1 + draw.below(4);
        let age_days = child.born.until(self.today).map_or(0, |span| span.get_days()).max(0);
        let since = draw.below(u32::try_from(age_days.min(1500)).unwrap_or(0) + 1);
        let from = self.today.saturating_sub(i64::from(since).days());
        let quiet = draw.chance(300);
        let gap = if quiet { draw.below(since + 1) } else { draw.below(since.min(70) + 1) };
        let known: Vec<_> = family.adults.iter().filter(|a| a.custody || draw.chance(500)).take(2).collect();
        let guardians = known
            .into_iter()
            .map(|adult| {
                let mut guardian = Guardian::of(adult);
                guardian.national_id = guardian.national_id.filter(|_| !draw.chance(250));
                guardian
            })
            .collect();
        Entry {
            record_id: format!("{}-{:06}", record_prefix(self.kind), self.next),
            given: child.given.clone(),
            surname: child.surname.clone(),
            born: Some(child.born),
            sex: Some(child.sex),
            home: child.level.is_none().then(|| family.homes[child.home].clone()),
            phone: child.phone.clone(),
            email: child.email.clone(),
            national_id: child.national_id.clone(),
            staff_id: Some(practitioner.staff_id.clone()),
            role: Some(practitioner.role.clone()),
            from: Some(from),
            to: None,
            last_contact: Some(self.today.saturating_sub(i64::from(gap).days())),
            first_call: draw.chance(400).then(|| draw.pick(self.words.entry_points)),
            level: child.level,
            guardians,
        }
    }

    /// Errors as often as real registers have them, by the measured shares of such lists.
    fn spoil(&mut self, entry: &mut Entry, family: &Family, at: usize) {
        let child = &family.children[at];
        let draw = &mut self.draw;
        // Names
        if !draw.chance(if self.kind == Kind::Hospital { 800 } else { 180 })
            && let Some((first, _)) = entry.given.split_once(' ')
        {
            entry.given = first.to_owned();
        }
        if draw.chance(if self.kind == Kind::Youth { 350 } else { 40 })
            && let Some(short) = mess::nickname(&entry.given, self.words.nicknames)
        {
            short.clone_into(&mut entry.given);
        }
        if draw.chance(22) {
            entry.given = mess::typo(&entry.given, draw);
        }
        if draw.chance(250) {
            entry.surname = mess::half(&entry.surname, draw);
        }
        if draw.chance(25) {
            entry.surname = mess::typo(&entry.surname, draw);
        }
        if draw.chance(300)
            && let Some(former) = &child.former_surname
        {
            entry.surname.clone_from(former);
        }
        if draw.chance(10) {
            std::mem::swap(&mut entry.given, &mut entry.surname);
        }
        // Birth date and sex
        if draw.chance(11) {
            entry.born = None;
        } else if draw.chance(14) {
            entry.born = entry.born.map(|born| mess::date(born, draw));
        }
        if draw.chance(30) {
            entry.sex = None;
        } else if draw.chance(6) {
            entry.sex = entry.sex.map(|sex| if sex == Sex::Female { Sex::Male } else { Sex::Female });
        }
        // Address and telephone
        if entry.level.is_none() {
            if draw.chance(110) {
                entry.home = Some(family.former_home.clone());
            } else if draw.chance(150)
                && let Some(other) = family.homes.get(1)
            {
                entry.home = Some(other.clone());
            } else if draw.chance(35) {
                entry.home = None;
            }
        }
        if entry.phone.is_none() && draw.chance(720) {
            let at_home = family.adults.iter().find(|a| a.person.home == child.home);
            entry.phone = at_home.and_then(|a| a.person.phone.clone()).filter(|_| entry.level.is_none());
        }
        // National id
        if draw.chance(self.kind.without_id()) {
            entry.national_id = None;
        } else if draw.chance(6) {
            entry.national_id = entry.national_id.as_deref().map(|id| mess::number(id, draw));
        } else if draw.chance(3) {
            // The number of a sister or brother, written on the wrong line.
            let sibling = family.children.iter().enumerate().find(|(i, _)| *i != at);
            entry.national_id = sibling.and_then(|(_, s)| s.national_id.clone());
        }
        // The engagement
        if draw.chance(120) {
            entry.staff_id = None;
            entry.role = None;
        } else if draw.chance(4) {
            // Somebody who has left and stands in no staff list any more.
            entry.staff_id = Some("X999".to_owned());
        }
        if draw.chance(150) {
            entry.last_contact = None;
        }
        if draw.chance(30) {
            entry.to = Some(self.today.saturating_add(i64::from(draw.between(20, 200)).days()));
        } else if draw.chance(40) {
            entry.to = entry.last_contact.or(entry.from);
        }
        if draw.chance(180) {
            entry.guardians.clear();
        }
    }
}

/// How the agency's system numbers its clients.
const fn record_prefix(kind: Kind) -> &'static str {
    match kind {
        Kind::School => "E",
        Kind::Social => "A",
        Kind::HealthVisitor => "B",
        Kind::Hospital => "P",
        Kind::Psychiatry => "BUP",
        Kind::Police => "U",
        Kind::Shelter => "K",
        Kind::Youth => "M",
    }
}
