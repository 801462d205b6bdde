//! What a country's people, places and services are called.

pub mod agencies;
pub mod dk;
pub mod names;
pub mod no;
pub mod se;

use domain::country::Country;

/// The words of one country.
#[derive(Debug)]
pub struct Words {
    /// Given names of girls and women.
    pub girls: &'static [&'static str],
    /// Given names of boys and men.
    pub boys: &'static [&'static str],
    /// Given names of those born before 1995.
    pub women: &'static [&'static str],
    /// Given names of those born before 1995.
    pub men: &'static [&'static str],
    /// Surnames, the common ones first.
    pub surnames: &'static [&'static str],
    /// Given name and the name that friends use.
    pub nicknames: &'static [(&'static str, &'static str)],
    /// Streets.
    pub streets: &'static [&'static str],
    /// Postcode and city; postcodes that no town of the country has.
    pub places: &'static [(&'static str, &'static str)],
    /// The municipality's short word.
    pub id: &'static str,
    /// The municipality's name.
    pub name: &'static str,
    /// Words for relations, in this order: mother, father, step or other guardian, foster
    /// parent, grandmother.
    pub relations: [&'static str; 5],
    /// Yes and no.
    pub yes_no: [&'static str; 2],
    /// Girl or woman, boy or man, as one letter.
    pub sexes: [&'static str; 2],
    /// Entry points, in the words of the services.
    pub entry_points: &'static [&'static str],
}

/// The words of a country. Scotland has no sample yet and borrows Norway's.
pub const fn words(country: Country) -> &'static Words {
    match country {
        Country::Se => &se::WORDS,
        Country::Dk => &dk::WORDS,
        Country::No | Country::Sct => &no::WORDS,
    }
}
