//! The circle as a list by sector: the same content and order as the drawing.

use domain::circle::{OpenTie, Tie};

use crate::drawing::text;

/// The ties of one sector.
#[derive(Debug)]
pub struct Group<'a> {
    /// The sector's code, or `protected`.
    pub sector: &'static str,
    /// Its ties.
    pub entries: Vec<Entry<'a>>,
}

/// One tie.
#[derive(Debug)]
pub struct Entry<'a> {
    /// The tie, unless it is masked.
    pub open: Option<&'a OpenTie>,
    /// Letters in the circle beside it.
    pub initials: String,
}

/// Ties that stand together by sector; masked ones last.
pub fn groups(ties: &[Tie]) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for tie in ties {
        let sector = sector(tie);
        let open = match tie {
            Tie::Open(open) => Some(&**open),
            Tie::Masked { .. } => None,
        };
        let entry = Entry { open, initials: open.map(initials).unwrap_or_default() };
        match groups.iter_mut().find(|g| g.sector == sector) {
            Some(group) => group.entries.push(entry),
            None => groups.push(Group { sector, entries: vec![entry] }),
        }
    }
    groups
}

/// Code of the sector under which a tie stands.
pub fn sector(tie: &Tie) -> &'static str {
    match tie {
        Tie::Open(open) => open.sector.code(),
        Tie::Masked { .. } => "protected",
    }
}

/// Letters for a tie: of the person, else of the agency.
pub fn initials(open: &OpenTie) -> String {
    text::initials(open.name.as_deref().unwrap_or(&open.agency))
}
