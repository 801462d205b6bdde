//! Looking for a child: what a line in the search box asks for, and how near a name comes to it.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::circle::Coverage;
use crate::country::Country;
use crate::feed::columns::DateOrder;
use crate::feed::dates::{self, DateWhy};
use crate::id::PersonId;
use crate::message_key::{FieldError, Message};
use crate::national_id::NationalId;
use crate::person::{Name, ShownPerson};

/// The longest line that is taken, in characters.
pub const MAX_LINE: usize = 200;
/// Words of a name that are looked for; further ones are refused.
pub const MAX_NAME_WORDS: usize = link::search::MAX_WORDS;
/// Letters that a name must have, all words together.
pub const MIN_NAME_LETTERS: usize = 2;
/// Most children that one answer lists; it says when there are more.
pub const HIT_LIMIT: usize = 20;
/// Searches outside of what one may see, one account within [`OUTSIDE_WINDOW_MINUTES`]: a new
/// class of thirty fits, a register does not.
pub const OUTSIDE_LIMIT: u32 = 30;
/// The stretch of time that [`OUTSIDE_LIMIT`] speaks of.
pub const OUTSIDE_WINDOW_MINUTES: i64 = 15;

/// Name of the search box's input, where its errors stand.
pub const FIELD: &str = "q";

/// What somebody looks for. `Debug` shows how much was asked, never what.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Folded words of a name, as they stood.
    pub words: Vec<String>,
    /// The birth date, in each way that it can be read: the country's own first, and that of other
    /// countries where two digits leave it open; empty when none was given.
    pub born: Vec<Date>,
    /// A valid national id.
    pub national_id: Option<NationalId>,
}

impl std::fmt::Debug for Query {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Query({})", self.asked().join(" "))
    }
}

/// A child whom the viewer may learn of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The child.
    pub person: ShownPerson,
    /// Age in full years, when the birth date may be shown.
    pub age: Option<i16>,
    /// The viewer works with the child; else only the viewer's agency does.
    pub own: bool,
    /// How near the name comes.
    pub closeness: Closeness,
}

/// What is told of those outside of what one may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outside {
    /// Nothing: the query does not tell one human from another.
    NotAsked,
    /// The one meant is among the hits.
    Seen,
    /// The sources that may be asked know somebody; the id, which is random, leads to where one can
    /// ask to join.
    Known(PersonId),
    /// They do not, or may not say.
    NotKnown,
}

impl Outside {
    /// The word in the access record.
    pub const fn code(self) -> Option<&'static str> {
        match self {
            Self::NotAsked | Self::Seen => None,
            Self::Known(_) => Some("outside:known"),
            Self::NotKnown => Some("outside:not_known"),
        }
    }
}

/// The answer to a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// At most [`HIT_LIMIT`], own children first, exact before near.
    pub hits: Vec<Hit>,
    /// There are more, or there may be.
    pub more: bool,
    /// What is told of everybody else.
    pub outside: Outside,
    /// The sources that everybody may ask; sensitive ones are never among them.
    pub sources: Vec<Coverage>,
}

/// How near a name comes to a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Closeness {
    /// Every word of the query is a word of the name.
    Exact,
    /// The same with a typing error, or with two words for one.
    Near,
}

impl Query {
    /// Reads one line: words of a name in any order, a birth date in the notations of
    /// [`dates::read`], a national id with or without separators, in any order.
    ///
    /// # Errors
    /// What cannot be taken, said at the search box.
    pub fn parse(line: &str, country: Country, today: Date) -> Result<Self, FieldError> {
        let refuse = |key| FieldError { field: FIELD, message: Message::new(key) };
        if line.chars().count() > MAX_LINE {
            let message = Message::new("error-too-long").with("limit", MAX_LINE.to_string());
            return Err(FieldError { field: FIELD, message });
        }
        let pieces: Vec<&str> = line.split_whitespace().collect();
        let mut query = Self::default();
        let mut words = Vec::new();
        let mut at = 0;
        while at < pieces.len() {
            if let Some(taken) = query.take_number(&pieces[at..], country, today).map_err(refuse)? {
                at += taken;
                continue;
            }
            words.push(pieces[at]);
            at += 1;
        }
        query.words = link::tokens(&words.join(" "));
        if query.words.len() > MAX_NAME_WORDS {
            return Err(refuse("search-error-words"));
        }
        let letters: usize = query.words.iter().map(String::len).sum();
        if letters < MIN_NAME_LETTERS && query.born.is_empty() && query.national_id.is_none() {
            return Err(refuse("search-error-empty"));
        }
        Ok(query)
    }

    /// Takes a national id or a birth date from the front of the line, the longest first; how many
    /// pieces it took.
    fn take_number(
        &mut self,
        pieces: &[&str],
        country: Country,
        today: Date,
    ) -> Result<Option<usize>, &'static str> {
        let has_digit = |text: &str| text.bytes().any(|b| b.is_ascii_digit());
        for length in (1..=pieces.len().min(MAX_DATE_PIECES)).rev() {
            let parts = &pieces[..length];
            // Words around a number belong to the name, but for "14 mars 2017" and "den 14 mars".
            if !has_digit(parts[length - 1]) || !parts.iter().any(|part| has_digit(part)) {
                continue;
            }
            let text = parts.join(" ");
            let digits = text.bytes().filter(u8::is_ascii_digit).count();
            let only_digits = text.chars().all(|c| c.is_ascii_digit() || " -+./–".contains(c));
            if only_digits && (9..=12).contains(&digits) {
                if let Ok(id) = NationalId::parse(&text, Some(country), today) {
                    return self.set_id(id).map(|()| Some(length));
                }
                if length == 1 {
                    return Err("search-error-number");
                }
                continue;
            }
            if (5..=8).contains(&digits) && self.take_date(&text, digits, country, today)? {
                return Ok(Some(length));
            }
        }
        if pieces.first().is_some_and(|piece| has_digit(piece)) {
            return Err("search-error-date");
        }
        Ok(None)
    }

    fn set_id(&mut self, id: NationalId) -> Result<(), &'static str> {
        if self.national_id.is_some_and(|other| other.key() != id.key()) {
            return Err("search-error-two");
        }
        self.national_id = Some(id);
        Ok(())
    }

    fn take_date(
        &mut self,
        text: &str,
        digits: usize,
        country: Country,
        today: Date,
    ) -> Result<bool, &'static str> {
        // Five digits in a row are a spreadsheet's day number in a list, and nothing in a search.
        if digits == 5 && text.bytes().all(|b| b.is_ascii_digit()) {
            return Ok(false);
        }
        let habit = dates::habit(country);
        let other = match habit {
            DateOrder::Ymd => DateOrder::Dmy,
            DateOrder::Dmy => DateOrder::Ymd,
        };
        let read = match dates::read(text, habit, today.year()) {
            Ok(read) => read,
            Err(DateWhy::Blank | DateWhy::YearOnly | DateWhy::Unreadable) => return Ok(false),
        };
        // An unborn child may be listed by the date that is expected.
        let latest = today.saturating_add(crate::feed::client_line::MAX_MONTHS_UNBORN.months());
        let mut found = vec![read.date];
        if let Ok(second) = dates::read(text, other, today.year())
            && second.date != read.date
        {
            found.push(second.date);
        }
        found.retain(|date| *date <= latest);
        if found.is_empty() {
            return Err("search-error-future");
        }
        if !self.born.is_empty() && self.born != found {
            return Err("search-error-two");
        }
        self.born = found;
        Ok(true)
    }

    /// Names of what was asked, for the access record: never what was written.
    pub fn asked(&self) -> Vec<&'static str> {
        let mut asked = Vec::new();
        if !self.words.is_empty() {
            asked.push("asked:name");
        }
        if !self.born.is_empty() {
            asked.push("asked:born");
        }
        if self.national_id.is_some() {
            asked.push("asked:national_id");
        }
        asked
    }

    /// Whether it tells one human from another well enough to ask outside of what one may see: a
    /// national id, or a full name with a birth date.
    pub fn is_exact(&self) -> bool {
        self.national_id.is_some() || (self.words.len() >= 2 && !self.born.is_empty())
    }

    /// How near the name comes; `None` when it does not. A query without words fits any name.
    pub fn closeness(&self, name: &Name) -> Option<Closeness> {
        let words = link::search::name_words(&name.given, &name.surname);
        if self.words.iter().all(|word| words.binary_search(word).is_ok()) {
            return Some(Closeness::Exact);
        }
        link::name_matches(&self.words.join(" "), &name.given, &name.surname).then_some(Closeness::Near)
    }

    /// Whether the words are the whole name, no more and no less, in any order.
    pub fn is_whole_name(&self, name: &Name) -> bool {
        let mut asked = self.words.clone();
        let mut held = link::tokens(&name.full());
        asked.sort_unstable();
        held.sort_unstable();
        !held.is_empty() && asked == held
    }

    /// Whether the birth date is one of those asked for, or none was.
    pub fn fits_born(&self, born: Option<Date>) -> bool {
        self.born.is_empty() || born.is_some_and(|born| self.born.contains(&born))
    }

    /// Whether it is the birth date as the country writes it, or none was asked for.
    pub fn is_born(&self, born: Option<Date>) -> bool {
        self.born.first().is_none_or(|asked| born == Some(*asked))
    }

    /// The ways to cut the words into the words of a name: as they stand, and with neighbours as
    /// one word ("anna lena" for Annalena); the first is as they stand.
    pub fn readings(&self) -> Vec<Vec<String>> {
        let mut readings = vec![self.words.clone()];
        for at in 1..self.words.len() {
            let mut joined = self.words.clone();
            let second = joined.remove(at);
            joined[at - 1].push_str(&second);
            readings.push(joined);
        }
        readings
    }
}

/// Pieces of a line that one date or number may take: "den 14 mars 2017".
const MAX_DATE_PIECES: usize = 4;

#[cfg(test)]
mod tests;
