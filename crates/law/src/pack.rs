//! Packs: the law of one country as data. Those of the project are embedded when the crate is built.

use std::sync::{Arc, LazyLock};

use jiff::civil::Date;

use crate::calendar::Calendar;
use crate::check;
use crate::concern::Intake;
use crate::finding::Finding;
use crate::process::{Process, ProcessTask};
use crate::read::{self, Findings};
use crate::rule::{Rule, Version};
use crate::terms::Terms;

/// What holds for a whole pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The country, such as `SE` or `SCT`.
    pub country: String,
    /// The time zone of its authorities. `None` for law of several countries.
    pub zone: Option<String>,
    /// Days on which nothing is planned.
    pub day_off: Calendar,
    /// The acts that its rules come from.
    pub acts: Vec<Act>,
}

/// An act, a regulation or guidance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// Short name: sections of steps begin with it, and rules name it.
    pub short: String,
    /// Full name.
    pub name: String,
    /// Its official address.
    pub address: Option<String>,
    /// First day on which it is in force, where known.
    pub in_force: Option<Date>,
    /// First day on which it no longer is.
    pub repealed: Option<Date>,
}

/// The law of one country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// What holds for all of it.
    pub head: Head,
    /// Its rules, in the order of the file.
    pub rules: Vec<Rule>,
    /// Its processes.
    pub processes: Vec<Process>,
    /// How concern reports are taken in, where the pack says so.
    pub concern: Option<Intake>,
    /// Its words in the languages beside English.
    pub terms: Terms,
}

/// The pack by which a partnership works: one of the program, or one with the partnership's own rules.
#[derive(Debug, Clone)]
pub enum Book {
    /// As it comes with the program.
    Shipped(&'static Pack),
    /// With what the partnership brought.
    Own(Arc<Pack>),
}

impl std::ops::Deref for Book {
    type Target = Pack;

    fn deref(&self) -> &Pack {
        match self {
            Self::Shipped(pack) => pack,
            Self::Own(pack) => pack,
        }
    }
}

impl From<&'static Pack> for Book {
    fn from(pack: &'static Pack) -> Self {
        Self::Shipped(pack)
    }
}

/// One file of a pack.
#[derive(Debug, Clone, Copy)]
pub struct Text<'t> {
    /// Its name, for messages.
    pub file: &'t str,
    /// What stands in it.
    pub text: &'t str,
}

impl Pack {
    /// Reads and checks a pack.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read(rules: Text<'_>, processes: Option<Text<'_>>) -> Result<Self, Vec<Finding>> {
        let table = read::table(rules.file, rules.text).map_err(|finding| vec![finding])?;
        let mut findings = Findings::new(rules.file);
        let (head, rules) = read::rules(&table, &mut findings);
        check::rules(&head, &rules, &mut findings);
        let mut found = findings.into_vec();
        let mut pack = Self { head, rules, processes: Vec::new(), concern: None, terms: Terms::default() };
        if let Some(text) = processes {
            match read::table(text.file, text.text) {
                Err(finding) => found.push(finding),
                Ok(table) => {
                    let mut findings = Findings::new(text.file);
                    let (country, processes) = read::processes(&table, &mut findings);
                    pack.processes = processes;
                    check::processes(&pack, &country, &mut findings);
                    found.extend(findings.into_vec());
                }
            }
        }
        if found.is_empty() { Ok(pack) } else { Err(found) }
    }

    /// The same pack with its `concern.toml`.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn with_concern(mut self, text: Text<'_>) -> Result<Self, Vec<Finding>> {
        let table = read::table(text.file, text.text).map_err(|finding| vec![finding])?;
        let mut findings = Findings::new(text.file);
        self.concern = Some(read::concern(&table, &self, &mut findings));
        let found = findings.into_vec();
        if found.is_empty() { Ok(self) } else { Err(found) }
    }

    /// The same pack with its `terms.toml`.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn with_terms(mut self, text: Text<'_>) -> Result<Self, Vec<Finding>> {
        let table = read::table(text.file, text.text).map_err(|finding| vec![finding])?;
        let mut findings = Findings::new(text.file);
        self.terms = Terms::read(&table, &self, &mut findings);
        let found = findings.into_vec();
        if found.is_empty() { Ok(self) } else { Err(found) }
    }

    /// The rule with that id.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// The process with that id.
    pub fn process(&self, id: &str) -> Option<&Process> {
        self.processes.iter().find(|process| process.id == id)
    }

    /// The act that a version of a rule comes from.
    pub fn act(&self, version: &Version) -> Option<&Act> {
        self.head.acts.iter().find(|act| act.short == version.act)
    }
}

macro_rules! text {
    ($path:expr) => {
        Text { file: concat!("packs/", $path), text: include_str!(concat!("../../../packs/", $path)) }
    };
}

/// The files of one pack that comes with the program.
struct Embedded {
    rules: Text<'static>,
    processes: Option<Text<'static>>,
    concern: Option<Text<'static>>,
    terms: Option<Text<'static>>,
}

/// A pack of a country whose concern reports are taken in, with words of its own where its language is
/// not English.
macro_rules! whole {
    ($folder:literal, $terms:expr) => {
        Embedded {
            terms: $terms,
            rules: text!(concat!($folder, "/rules.toml")),
            processes: Some(text!(concat!($folder, "/processes.toml"))),
            concern: Some(text!(concat!($folder, "/concern.toml"))),
        }
    };
}

/// A pack of rules without processes.
macro_rules! rules_alone {
    ($folder:literal) => {
        Embedded {
            rules: text!(concat!($folder, "/rules.toml")),
            processes: None,
            concern: None,
            terms: Some(text!(concat!($folder, "/terms.toml"))),
        }
    };
}

const EMBEDDED: [Embedded; 7] = [
    whole!("se", Some(text!("se/terms.toml"))),
    whole!("no", Some(text!("no/terms.toml"))),
    whole!("dk", Some(text!("dk/terms.toml"))),
    whole!("sct", Some(text!("sct/terms.toml"))),
    Embedded {
        rules: text!("eng/rules.toml"),
        processes: Some(text!("eng/processes.toml")),
        concern: None,
        terms: Some(text!("eng/terms.toml")),
    },
    rules_alone!("eu"),
    rules_alone!("uk"),
];

/// Several packs, as a partnership or the command line uses them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Law {
    /// The packs.
    pub packs: Vec<Pack>,
}

impl Law {
    /// The packs that come with the program.
    ///
    /// # Errors
    /// When one of them does not read, which a test forbids.
    pub fn embedded() -> Result<Self, Vec<Finding>> {
        let packs = EMBEDDED.iter().map(|each| {
            let pack = Pack::read(each.rules, each.processes)?;
            let pack = each.concern.map_or(Ok(pack.clone()), |text| pack.with_concern(text))?;
            each.terms.map_or(Ok(pack.clone()), |text| pack.with_terms(text))
        });
        Ok(Self { packs: packs.collect::<Result<_, _>>()? })
    }

    /// The same, read once; nothing where they do not read.
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Law> =
            LazyLock::new(|| Law::embedded().unwrap_or_else(|_| Law { packs: Vec::new() }));
        &SHIPPED
    }

    /// The rule with that id, and the pack that it stands in.
    pub fn rule(&self, id: &str) -> Option<(&Pack, &Rule)> {
        self.packs.iter().find_map(|pack| Some((pack, pack.rule(id)?)))
    }

    /// The process with that id, and the pack that it stands in.
    pub fn process(&self, id: &str) -> Option<(&Pack, &Process)> {
        self.packs.iter().find_map(|pack| Some((pack, pack.process(id)?)))
    }

    /// The task of a process with that id.
    pub fn task(&self, id: &str) -> Option<&ProcessTask> {
        let processes = self.packs.iter().flat_map(|pack| &pack.processes);
        processes.flat_map(|process| &process.tasks).find(|task| task.id == id)
    }

    /// The pack of that country.
    pub fn country(&self, code: &str) -> Option<&Pack> {
        self.packs.iter().find(|pack| pack.head.country.eq_ignore_ascii_case(code))
    }
}
