//! The list of all pages, for the tests that render them.

use domain::country::Language;

use crate::{Page, Words};

/// One rendered sample.
#[derive(Debug)]
pub struct Rendered {
    /// Page, number of the sample and language, such as `circle-1-sv`.
    pub name: String,
    /// The language.
    pub language: Language,
    /// The whole document.
    pub html: String,
}

/// Every sample of one page in every language.
///
/// # Errors
/// A template that cannot be written, with the page's name.
pub fn render<P: Page>(out: &mut Vec<Rendered>) -> Result<(), String> {
    for language in Language::ALL {
        for (number, page) in P::sample(Words::of(language)).iter().enumerate() {
            let html = page.render().map_err(|e| format!("{}: {e}", P::NAME))?;
            out.push(Rendered {
                name: format!("{}-{}-{}", P::NAME, number + 1, language.tag()),
                language,
                html,
            });
        }
    }
    Ok(())
}

macro_rules! pages {
    ($($page:ty,)*) => {
        /// Every sample of every page in every language.
        ///
        /// # Errors
        /// A template that cannot be written, with the page's name.
        pub fn all() -> Result<Vec<Rendered>, String> {
            let mut out = Vec::new();
            $(render::<$page>(&mut out)?;)*
            Ok(out)
        }
    };
}

pages! {
    crate::account::Page,
    crate::admin::Account,
    crate::admin::Accounts,
    crate::admin::Agencies,
    crate::admin::Agency,
    crate::admin::NewAccount,
    crate::alert::Form,
    crate::alert::List,
    crate::alert::Page,
    crate::alert::Rule,
    crate::api_key::Keys,
    crate::attention::Raise,
    crate::case::Followers,
    crate::case::Mine,
    crate::case::Overview,
    crate::case::Page,
    crate::case::Start,
    crate::case::Whose,
    crate::children::Page,
    crate::audit::Page,
    crate::break_glass::Ask,
    crate::break_glass::List,
    crate::break_glass::Opening,
    crate::circle::NoGround,
    crate::circle::Outside,
    crate::circle::Page,
    crate::concern::Choose,
    crate::concern::Queue,
    crate::concern::Report,
    crate::concern::Sent,
    crate::concern::State,
    crate::confirm::Page,
    crate::consent::Form,
    crate::consent::List,
    crate::consent::Paper,
    crate::consent::Read,
    crate::consent::Signed,
    crate::coordinator::Offer,
    crate::counts::Page,
    crate::disclosure::Form,
    crate::disclosure::List,
    crate::disclosure::Page,
    crate::error::Page,
    crate::feed::Delivery,
    crate::feed::List,
    crate::hat::Page,
    crate::invitation::Guest,
    crate::family::Page,
    crate::invitation::Invite,
    crate::involvement::Exposures,
    crate::involvement::Join,
    crate::law::List,
    crate::law::ProcessPage,
    crate::law::RulePage,
    crate::local_law::Form,
    crate::local_law::FromFile,
    crate::local_law::List,
    crate::local_law::Rule,
    crate::linking::Page,
    crate::mail::Demo,
    crate::mail::Outbox,
    crate::my_day::Page,
    crate::review::Links,
    crate::review::Page,
    crate::review::Quality,
    crate::review::Questions,
    crate::review::Queue,
    crate::review::Why,
    crate::notice::Page,
    crate::operations::Page,
    crate::search::Page,
    crate::password::Ask,
    crate::password::Choose,
    crate::second_factor::Codes,
    crate::second_factor::Page,
    crate::sharing::Record,
    crate::sign_in::Page,
    crate::task::Page,
    crate::signal::Note,
    crate::signal::Page,
    crate::who_looked::Page,
}
