//! What colleagues wrote in the last days, so that a demonstration begins in the middle of work.

use domain::country::Country;

/// Words around some of the social worker's children.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Life {
    /// With a coordinator's role that is offered to the social worker.
    pub note: &'static str,
    /// With attention to the circle.
    pub attention: &'static str,
}

/// The words in a country's language.
pub const fn life(country: Country) -> &'static Life {
    match country {
        Country::Se => &Life {
            note: "Kan du ta över samordningen? Ni träffar familjen oftast just nu.",
            attention: "Frånvarande fyra onsdagar i rad. Är det någon annan som har märkt något?",
        },
        Country::Dk => &Life {
            note: "Kan du overtage koordineringen? I ser familien oftest lige nu.",
            attention: "Fraværende fire onsdage i træk. Er der andre, der har bemærket noget?",
        },
        Country::No | Country::Sct => &Life {
            note: "Kan du overta koordineringen? Dere treffer familien oftest akkurat nå.",
            attention: "Borte fire onsdager på rad. Er det noen andre som har merket noe?",
        },
    }
}
