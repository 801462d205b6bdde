//! What a line says, in one number: the same line delivered again changes nothing.

use sha2::{Digest, Sha256};

use crate::access::hex;
use crate::feed::client_line::ClientLine;
use crate::involvement::Exposure;
use crate::person::{RelationKind, Sex};
use crate::protection::Level;

/// SHA-256 over everything that the line says, in hex. The day on which the agency wrote the
/// record is left out: a new date alone says nothing new about anybody.
pub fn of_client(line: &ClientLine) -> String {
    let mut said = Said(Sha256::new());
    said.some(&line.name.given).some(&line.name.surname).day(line.born).code(line.sex.map(Sex::code));
    said.text(line.address.street.as_deref())
        .text(line.address.postcode.as_deref())
        .text(line.address.city.as_deref())
        .text(line.phone.as_deref())
        .text(line.email.as_deref())
        .text(line.national_id.map(|id| id.key()).as_deref())
        .text(line.national_id_raw.as_deref())
        .text(line.language.as_deref())
        .code(line.protection.map(Level::code));
    said.text(line.staff_id.as_deref())
        .text(line.role.as_deref())
        .day(line.from)
        .day(line.to)
        .day(line.last_contact)
        .text(line.entry_point.as_deref())
        .code(line.exposure.map(Exposure::code));
    for guardian in &line.guardians {
        said.some(&guardian.name.given)
            .some(&guardian.name.surname)
            .text(guardian.national_id.map(|id| id.key()).as_deref())
            .code(guardian.relation.map(RelationKind::code))
            .code(guardian.custody.map(|yes| if yes { "yes" } else { "no" }));
    }
    hex(&said.0.finalize())
}

struct Said(Sha256);

impl Said {
    /// Each value with its length before it, so that two cells never read as one.
    fn some(&mut self, text: &str) -> &mut Self {
        self.0.update((text.len() as u64).to_le_bytes());
        self.0.update(text.as_bytes());
        self
    }

    fn text(&mut self, text: Option<&str>) -> &mut Self {
        let Some(text) = text else {
            self.0.update([0xff; 8]);
            return self;
        };
        self.some(text)
    }

    fn code(&mut self, code: Option<&'static str>) -> &mut Self {
        self.text(code)
    }

    fn day(&mut self, day: Option<jiff::civil::Date>) -> &mut Self {
        self.text(day.map(|day| day.to_string()).as_deref())
    }
}
