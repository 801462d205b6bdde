//! Whose record it is, as far as a data steward may know.

use link::{Code, Evidence, Field, FieldEvidence};

use crate::agency::Sector;

/// The agency that says something of a child. Where the circle shows its tie masked, or not at all, a
/// steward compares what it says without learning which agency it is: its name does not leave the
/// store, nor does the day of its list, by which it could be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Speaker {
    /// One whose tie everybody who sees the circle may see.
    Named {
        /// Its name.
        name: String,
        /// Its sector.
        sector: Sector,
    },
    /// One that is asked through the coordinator.
    Masked,
}

impl Speaker {
    /// From what the store says: no name where the tie is masked.
    pub fn of(name: Option<String>, sector: Sector) -> Self {
        name.map_or(Self::Masked, |name| Self::Named { name, sector })
    }

    /// Whether the circle masks or hides its tie.
    pub const fn is_masked(&self) -> bool {
        matches!(self, Self::Masked)
    }

    /// Its name, where it may be known.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Named { name, .. } => Some(name),
            Self::Masked => None,
        }
    }

    /// The code of its sector: `protected` where it may not be known, as in the circle.
    pub const fn sector(&self) -> &'static str {
        match self {
            Self::Named { sector, .. } => sector.code(),
            Self::Masked => "protected",
        }
    }
}

/// What may be said of the evidence as to the agencies. That two records are of one agency tells which
/// one it is where the other is named, so behind a mask nothing is said of it: the lines, their sum and
/// the probability are those of the rest. Else that they are of two is too little for a line of its own.
#[must_use]
pub fn of_agencies(evidence: &Evidence, masked: bool) -> Evidence {
    let (agency, mut fields): (Vec<FieldEvidence>, Vec<FieldEvidence>) =
        evidence.fields.iter().copied().partition(|told| told.field == Field::Agency);
    if !masked {
        let (two, one): (Vec<_>, Vec<_>) = agency.into_iter().partition(|told| told.code == Code::Different);
        let weight: f64 = two.iter().map(|told| told.weight).sum();
        if let Some(first) = fields.iter_mut().find(|told| told.field == Field::NationalId) {
            first.weight += weight;
        }
        fields.extend(one);
    }
    let mut told = Evidence::of(evidence.with, fields);
    told.probability =
        evidence.probability.map(|p| if masked { 1.0 / (1.0 + (-told.total).exp2()) } else { p });
    told
}

#[cfg(test)]
mod tests {
    use link::RecordId;

    use super::*;

    fn evidence(agency: Code, weight: f64) -> Evidence {
        let lines = [
            (Field::NationalId, Code::Missing, 0.0),
            (Field::Given, Code::Equal, 7.0),
            (Field::Agency, agency, weight),
            (Field::Prior, Code::Before, -5.0),
        ];
        let lines = lines.map(|(field, code, weight)| FieldEvidence::new(field, code, weight));
        let mut evidence = Evidence::of(RecordId(1), lines.to_vec());
        evidence.probability = Some(1.0 / (1.0 + (-evidence.total).exp2()));
        evidence
    }

    #[test]
    fn behind_a_mask_two_agencies_and_one_look_the_same() {
        let (two, one) = (evidence(Code::Different, 0.25), evidence(Code::SameAgency, -3.0));
        let told = of_agencies(&two, true);
        assert_eq!(told, of_agencies(&one, true));
        assert!((told.total - 2.0).abs() < 1e-9 && (told.probability.unwrap() - 0.8).abs() < 1e-9);
    }

    #[test]
    fn else_one_agency_has_a_line_and_two_have_none() {
        let (two, one) = (evidence(Code::Different, 0.25), evidence(Code::SameAgency, -3.0));
        let (two_told, one_told) = (of_agencies(&two, false), of_agencies(&one, false));
        assert_eq!((two_told.probability, one_told.probability), (two.probability, one.probability));
        assert!((two_told.total - two.total).abs() < 1e-9 && (one_told.total - one.total).abs() < 1e-9);
        let line =
            |told: &Evidence| told.fields.iter().find(|line| line.field == Field::Agency).map(|l| l.code);
        assert_eq!((line(&two_told), line(&one_told)), (None, Some(Code::SameAgency)));
    }
}
