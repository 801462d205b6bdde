//! Agencies: data controllers inside a partnership.

use crate::coded::coded;
use crate::id::{AgencyId, PractitionerId};
use crate::involvement::Exposure;

coded! {
    /// The kind of service; gives the colour and the place on the circle.
    Sector {
        /// School and kindergarten, with the school's health team.
        School = "school",
        /// Social services and child welfare.
        SocialServices = "social_services",
        /// Health care: health visitor, general practitioner, hospital.
        Health = "health",
        /// Child and adolescent psychiatry.
        Psychiatry = "psychiatry",
        /// Police.
        Police = "police",
        /// Labour and welfare.
        LabourAndWelfare = "labour_and_welfare",
        /// Voluntary organisations.
        Voluntary = "voluntary",
    }
}

/// A data controller inside a partnership.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    /// Its id.
    pub id: AgencyId,
    /// Short word for URLs and the command line, such as `school`.
    pub slug: String,
    /// Its name as people say it.
    pub name: String,
    /// Its kind of service.
    pub sector: Sector,
    /// Whether that somebody goes there is itself sensitive (shelter, addiction, sexual health).
    pub sensitive: bool,
    /// The exposure a new involvement of this agency gets.
    pub default_exposure: Exposure,
    /// Opening contact: telephone in E.164, if any.
    pub phone: Option<String>,
    /// Opening contact: e-mail, if any.
    pub email: Option<String>,
    /// After how many days without a delivery its list is overdue.
    pub feed_days: u16,
}

/// A member of staff as a circle shows them: staff contact data, never anything about a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Practitioner {
    /// Their id.
    pub id: PractitionerId,
    /// Whose staff they are.
    pub agency: AgencyId,
    /// Name as the staff list says it.
    pub name: String,
    /// Title, as the staff list says it.
    pub title: Option<String>,
    /// Unit inside the agency.
    pub unit: Option<String>,
    /// Telephone in E.164.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
}
