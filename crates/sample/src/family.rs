//! Families: children from 0 to 19 with one to three guardians, siblings and twins, split and
//! foster families, some of them protected.

use domain::country::Country;
use domain::person::{RelationKind, Sex};
use domain::protection::Level;
use jiff::ToSpan;
use jiff::civil::Date;

use crate::country::names::ORIGINS;
use crate::country::{Words, words};
use crate::draw::Draw;
use crate::national_id::Issuer;
use crate::phone;

/// A home.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// Street and number.
    pub street: String,
    /// Postcode.
    pub postcode: String,
    /// City.
    pub city: String,
}

/// A person as they really are in the invented world; lists say it more or less well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Given names; empty for a newborn without a name.
    pub given: String,
    /// Surname.
    pub surname: String,
    /// Surname before the parents parted or married.
    pub former_surname: Option<String>,
    /// Sex.
    pub sex: Sex,
    /// Birth date.
    pub born: Date,
    /// Test number in canonical form.
    pub national_id: Option<String>,
    /// Telephone in E.164.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Index of the home among the family's.
    pub home: usize,
    /// Protected identity.
    pub level: Option<Level>,
}

impl Person {
    /// Given names and surname.
    pub fn name(&self) -> String {
        format!("{} {}", self.given, self.surname).trim().to_owned()
    }
}

/// What an adult of the family is to its children.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adult {
    /// Who.
    pub person: Person,
    /// Relation to the children.
    pub kind: RelationKind,
    /// The relation in the country's words.
    pub word: &'static str,
    /// Legal custody.
    pub custody: bool,
}

/// A family: every adult stands in the same way to every child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Family {
    /// Homes, now; the first is where the children live most.
    pub homes: Vec<Home>,
    /// Where they lived before.
    pub former_home: Home,
    /// One to three, and a foster family's.
    pub adults: Vec<Adult>,
    /// Children, oldest first.
    pub children: Vec<Person>,
}

/// Families of one municipality, without end.
#[derive(Debug)]
pub struct Families {
    country: Country,
    words: &'static Words,
    today: Date,
    draw: Draw,
    issuer: Issuer,
}

/// How the grown-ups live.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Together,
    Split,
    Single,
    Step,
    Foster,
}

impl Families {
    /// Families as of a day. `issuer` knows the numbers that are given out already.
    pub fn new(country: Country, seed: u64, today: Date, issuer: Issuer) -> Self {
        Self { country, words: words(country), today, draw: Draw::new(seed, 1), issuer }
    }

    fn family(&mut self) -> Family {
        let form = [Form::Together, Form::Split, Form::Single, Form::Step, Form::Foster]
            [self.draw.weighted(&[600, 220, 90, 55, 35])];
        let origin = if self.draw.chance(230) { Some(self.draw.index(ORIGINS.len())) } else { None };
        let own = self.surname(origin);
        let other = if self.draw.chance(550) { own.clone() } else { self.surname(None) };
        let level = self.level();

        let mut homes = vec![self.home()];
        if matches!(form, Form::Split | Form::Foster) {
            homes.push(self.home());
        }
        let births = self.births();
        let oldest = births.first().copied().unwrap_or(self.today);
        let [mother, father, guardian, foster, grandmother] = self.words.relations;
        let mut adults = Vec::new();
        let away = usize::from(form == Form::Foster);
        self.adult(
            &mut adults,
            origin,
            &own,
            Sex::Female,
            oldest,
            away,
            (RelationKind::Mother, mother, true),
        );
        match form {
            Form::Together | Form::Split => {
                let home = usize::from(form == Form::Split);
                let custody = form == Form::Together || self.draw.chance(800);
                self.adult(
                    &mut adults,
                    origin,
                    &other,
                    Sex::Male,
                    oldest,
                    home,
                    (RelationKind::Father, father, custody),
                );
            }
            Form::Step => {
                self.adult(
                    &mut adults,
                    origin,
                    &other,
                    Sex::Male,
                    oldest,
                    0,
                    (RelationKind::Father, father, true),
                );
                self.adult(
                    &mut adults,
                    None,
                    &other,
                    Sex::Male,
                    oldest,
                    0,
                    (RelationKind::Guardian, guardian, false),
                );
            }
            Form::Foster => {
                let surname = self.surname(None);
                let tie = (RelationKind::FosterParent, foster, false);
                self.adult(&mut adults, None, &surname, Sex::Female, oldest, 0, tie);
                self.adult(&mut adults, None, &surname, Sex::Male, oldest, 0, tie);
            }
            Form::Single => {
                if self.draw.chance(150) {
                    let long_ago = oldest.saturating_sub(24.years());
                    let tie = (RelationKind::Relative, grandmother, false);
                    self.adult(&mut adults, origin, &own, Sex::Female, long_ago, 0, tie);
                }
            }
        }

        // Siblings share a surname; it is a parent's, or both with a hyphen.
        let surname =
            if own != other && self.draw.chance(120) { format!("{own}-{other}") } else { other.clone() };
        let former = (form == Form::Split && own != other && self.draw.chance(350)).then(|| own.clone());
        let mut children: Vec<Person> = Vec::new();
        for born in births {
            let sex = if self.draw.chance(510) { Sex::Male } else { Sex::Female };
            let given = self.child_name(sex, origin, born, &children);
            let national_id = self.issuer.issue(self.country, born, sex, &mut self.draw);
            let teenager = born.year() + 12 < self.today.year();
            let email = (teenager && self.draw.chance(200))
                .then(|| format!("{}{}@example.org", mailbox(&given), self.draw.below(1000)));
            children.push(Person {
                given,
                surname: surname.clone(),
                former_surname: former.clone(),
                sex,
                born,
                national_id,
                phone: (teenager && self.draw.chance(500))
                    .then(|| phone::number(self.country, false, &mut self.draw)),
                email,
                home: 0,
                level,
            });
        }
        if level.is_some() {
            for adult in adults.iter_mut().filter(|a| a.person.home == away) {
                adult.person.level = level;
            }
        }
        Family { homes, former_home: self.home(), adults, children }
    }

    /// Birth dates, oldest first: one to four children, 3 % of births twins, all under 20.
    fn births(&mut self) -> Vec<Date> {
        let count = 1 + self.draw.weighted(&[340, 430, 170, 60]);
        let days = i64::from(self.draw.below(20 * 365));
        let mut births = vec![self.today.saturating_sub(days.days())];
        while births.len() < count {
            let last = births[births.len() - 1];
            if self.draw.chance(30) {
                births.push(last);
                continue;
            }
            let gap = i64::from(self.draw.between(13, 60));
            let next =
                last.saturating_add(gap.months()).saturating_add(i64::from(self.draw.below(28)).days());
            if next > self.today {
                break;
            }
            births.push(next);
        }
        births
    }

    fn child_name(&mut self, sex: Sex, origin: Option<usize>, born: Date, siblings: &[Person]) -> String {
        if born.saturating_add(45.days()) > self.today && self.draw.chance(600) {
            return String::new();
        }
        let pool = match (origin, sex) {
            (Some(o), Sex::Female) => ORIGINS[o].girls,
            (Some(o), _) => ORIGINS[o].boys,
            (None, Sex::Female) => self.words.girls,
            (None, _) => self.words.boys,
        };
        // Siblings never share a given name.
        let mut given = self.draw.pick_common(pool);
        while siblings.iter().any(|s| s.given.split(' ').any(|word| word == given)) {
            given = self.draw.pick(pool);
        }
        if self.draw.chance(380) {
            let middle = self.draw.pick(if sex == Sex::Female { self.words.women } else { self.words.men });
            if middle != given {
                return format!("{given} {middle}");
            }
        }
        given.to_owned()
    }

    #[expect(clippy::too_many_arguments, reason = "one call per kind of adult, read side by side")]
    fn adult(
        &mut self,
        adults: &mut Vec<Adult>,
        origin: Option<usize>,
        surname: &str,
        sex: Sex,
        oldest: Date,
        home: usize,
        (kind, word, custody): (RelationKind, &'static str, bool),
    ) {
        let years = i64::from(self.draw.between(20, 40));
        let born =
            oldest.saturating_sub(years.years()).saturating_sub(i64::from(self.draw.below(365)).days());
        let pool = match (origin, sex) {
            (Some(o), Sex::Female) => ORIGINS[o].girls,
            (Some(o), _) => ORIGINS[o].boys,
            (None, Sex::Female) => self.words.women,
            (None, _) => self.words.men,
        };
        let given = self.draw.pick_common(pool).to_owned();
        let national_id = self.issuer.issue(self.country, born, sex, &mut self.draw);
        let email = self.draw.chance(600).then(|| {
            format!("{}{}@example.org", mailbox(&format!("{given} {surname}")), self.draw.below(100))
        });
        let person = Person {
            given,
            surname: surname.to_owned(),
            former_surname: None,
            sex,
            born,
            national_id,
            phone: self.draw.chance(850).then(|| phone::number(self.country, false, &mut self.draw)),
            email,
            home,
            level: None,
        };
        adults.push(Adult { person, kind, word, custody });
    }

    fn surname(&mut self, origin: Option<usize>) -> String {
        let pool = origin.map_or(self.words.surnames, |o| ORIGINS[o].surnames);
        self.draw.pick_common(pool).to_owned()
    }

    fn home(&mut self) -> Home {
        let (postcode, city) = self.words.places[self.draw.index(self.words.places.len())];
        let number = self.draw.between(1, 98);
        let street = self.draw.pick(self.words.streets);
        let letter = if self.draw.chance(250) { ["A", "B", "C"][self.draw.index(3)] } else { "" };
        Home {
            street: format!("{street} {number}{letter}"),
            postcode: postcode.to_owned(),
            city: city.to_owned(),
        }
    }

    /// About one family in 70; more where the country's level is common. Nobody is fictitious:
    /// such a person looks like anybody.
    fn level(&mut self) -> Option<Level> {
        if !self.draw.chance(15) {
            return None;
        }
        let second = self.draw.chance(350);
        Some(match (self.country, second) {
            (Country::Se, false) => Level::Marked,
            (Country::Se, true) => Level::ProtectedPopulationRegistration,
            (Country::Dk, _) => Level::NameAndAddressProtection,
            (Country::No | Country::Sct, false) => Level::ConfidentialAddress,
            (Country::No | Country::Sct, true) => Level::StrictlyConfidentialAddress,
        })
    }
}

impl Iterator for Families {
    type Item = Family;
    fn next(&mut self) -> Option<Family> {
        Some(self.family())
    }
}

/// A name as the front part of an e-mail address: small letters, a dot for each blank.
pub fn mailbox(name: &str) -> String {
    name.split(' ').map(ascii).collect::<Vec<_>>().join(".")
}

fn ascii(name: &str) -> String {
    name.to_lowercase()
        .chars()
        .filter_map(|c| match c {
            'å' | 'ä' | 'æ' => Some('a'),
            'ö' | 'ø' | 'ó' => Some('o'),
            'é' => Some('e'),
            'ł' => Some('l'),
            'ş' | 'ś' => Some('s'),
            'ı' => Some('i'),
            'ü' => Some('u'),
            'c' | 'ç' => Some('c'),
            c if c.is_ascii_alphanumeric() => Some(c),
            _ => None,
        })
        .collect()
}
