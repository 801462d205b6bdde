//! Who has looked at a person, as the person or a guardian may see it: when, which agency, in
//! which role, what, on which ground. Never by name.

use jiff::Timestamp;

use crate::agency::Sector;
use crate::gate::{Action, Role, Rule};
use crate::id::{AccessId, AccountId, AgencyId, BreakGlassId, HatId, PractitionerId};
use crate::involvement::Exposure;

/// One access as the store hands it on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// The record.
    pub id: AccessId,
    /// When.
    pub at: Timestamp,
    /// The human; `None` for the system itself.
    pub account: Option<AccountId>,
    /// The hat that was on.
    pub hat: Option<HatId>,
    /// What the hat let its wearer be.
    pub role: Option<Role>,
    /// The hat's practitioner.
    pub practitioner: Option<PractitionerId>,
    /// The hat's agency.
    pub agency: Option<(AgencyId, String, Sector)>,
    /// What was done, by the word of the access record.
    pub action: String,
    /// Ids of the rules that decided.
    pub basis: Vec<String>,
    /// The opening in an emergency that an officer dealt with.
    pub opening: Option<BreakGlassId>,
    /// Whether it was refused.
    pub denied: bool,
}

/// One involvement with the person, past or present, as far as it decides who may learn of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stand {
    /// The agency.
    pub agency: AgencyId,
    /// The practitioner, when known.
    pub practitioner: Option<PractitionerId>,
    /// Who may learn of it.
    pub exposure: Exposure,
    /// When Kring learned of it.
    pub recorded: Timestamp,
}

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reader {
    /// The human.
    pub account: AccountId,
    /// The person themself: sees everything.
    pub is_self: bool,
}

/// How much of a look is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// With its agency.
    Openly,
    /// That somebody of the circle looked; the coordinator knows who.
    Masked,
    /// Not at all.
    Withheld,
}

/// What is done about a report or its case, and about a decision to share, of which the family is told by
/// whoever decided or, where the decision says so, not.
const OF_A_CASE: [Action; 5] = [
    Action::SendConcern,
    Action::ReceiveConcerns,
    Action::WorkCase,
    Action::OverseeCases,
    Action::DecideDisclosure,
];

/// How much of a look this reader is told.
///
/// The person is told everything. Others are not told what hidden involvements did, nor what
/// the family looked at, for that is each one's own affair; masked agencies stay masked.
pub fn told(look: &Look, stands: &[Stand], reader: Reader) -> Told {
    if reader.is_self || look.account == Some(reader.account) {
        return Told::Openly;
    }
    if matches!(look.role, Some(Role::Child | Role::Guardian)) {
        return Told::Withheld;
    }
    // That a rule asks a human to look, or that somebody reported a concern, may be about the one who reads
    // this: families learn of a case by its page, when whoever works on it has opened that to them.
    if look.action == crate::alert::RAISED || OF_A_CASE.iter().any(|action| look.action == action.code()) {
        return Told::Withheld;
    }
    let Some((agency, ..)) = look.agency else { return Told::Openly };
    let of_agency = stands.iter().filter(|s| s.agency == agency);
    let own: Vec<Stand> = match look.practitioner {
        Some(p) => of_agency.clone().filter(|s| s.practitioner == Some(p)).copied().collect(),
        None => Vec::new(),
    };
    // What the one who looked stands by counts; who stands by nothing looks for the agency.
    match exposure_at(own.iter(), look.at).or_else(|| exposure_at(of_agency, look.at)) {
        Some(Exposure::Hidden) => Told::Withheld,
        Some(Exposure::ContactViaCoordinator) => Told::Masked,
        Some(Exposure::Open) | None => Told::Openly,
    }
}

/// The most open exposure of those that stood when somebody looked. An involvement that has ended
/// still counts: its end must not tell what it hid.
fn exposure_at<'a>(stands: impl Iterator<Item = &'a Stand>, at: Timestamp) -> Option<Exposure> {
    stands.filter(|s| s.recorded <= at).map(|s| s.exposure).min()
}

/// Who looked, for the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Looker {
    /// The reader.
    Oneself,
    /// Somebody of an agency; its name only where it may be told.
    Agency {
        /// The agency's name; `None` where it would tell where the person lives.
        name: Option<String>,
        /// Its kind of service.
        sector: Sector,
        /// What the hat let its wearer be.
        role: Option<Role>,
    },
    /// Somebody of the circle whose agency is not told.
    Masked,
    /// A hat without agency.
    Role(Role),
    /// The system itself.
    System,
}

/// One line of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub who: Looker,
    /// What was done, by the word of the access record.
    pub action: String,
    /// The grounds, for their words.
    pub grounds: Vec<Rule>,
    /// Whether it was refused.
    pub denied: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id<T: From<uuid::Uuid>>(n: u128) -> T {
        uuid::Uuid::from_u128(n).into()
    }

    fn at(hour: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_hours(hour)
    }

    fn look(practitioner: u128, agency: u128) -> Look {
        Look {
            id: id(1),
            at: at(10),
            account: Some(id(50)),
            hat: None,
            role: Some(Role::Practitioner),
            practitioner: Some(id(practitioner)),
            agency: Some((id(agency), "A".to_owned(), Sector::Health)),
            action: "view_circle".to_owned(),
            basis: Vec::new(),
            opening: None,
            denied: false,
        }
    }

    fn stand(practitioner: u128, agency: u128, exposure: Exposure, hour: i64) -> Stand {
        Stand { agency: id(agency), practitioner: Some(id(practitioner)), exposure, recorded: at(hour) }
    }

    const GUARDIAN: Reader = Reader { account: AccountId(uuid::Uuid::from_u128(90)), is_self: false };
    const CHILD: Reader = Reader { account: AccountId(uuid::Uuid::from_u128(91)), is_self: true };

    #[test]
    fn what_a_guardian_is_told() {
        use Exposure::{ContactViaCoordinator as Via, Hidden, Open};
        let cases = [
            ("nobody stands there", vec![], Told::Openly),
            ("an open tie", vec![stand(2, 3, Open, 1)], Told::Openly),
            ("a hidden tie of the one who looked", vec![stand(2, 3, Hidden, 1)], Told::Withheld),
            ("a hidden tie of a colleague", vec![stand(4, 3, Hidden, 1)], Told::Withheld),
            ("a masked tie", vec![stand(2, 3, Via, 1)], Told::Masked),
            (
                "own hidden beside a colleague's open",
                vec![stand(2, 3, Hidden, 1), stand(4, 3, Open, 1)],
                Told::Withheld,
            ),
            (
                "own open beside a colleague's hidden",
                vec![stand(2, 3, Open, 1), stand(4, 3, Hidden, 1)],
                Told::Openly,
            ),
            (
                "a colleague's open beside a third's hidden",
                vec![stand(4, 3, Open, 1), stand(5, 3, Hidden, 1)],
                Told::Openly,
            ),
            ("hidden only after the look", vec![stand(2, 3, Hidden, 11)], Told::Openly),
            ("another agency's hidden tie", vec![stand(2, 7, Hidden, 1)], Told::Openly),
        ];
        for (name, stands, right) in cases {
            assert_eq!(told(&look(2, 3), &stands, GUARDIAN), right, "{name}");
            assert_eq!(told(&look(2, 3), &stands, CHILD), Told::Openly, "{name}, the child");
        }
    }

    #[test]
    fn that_a_rule_asks_a_human_to_look_is_told_to_the_child_alone() {
        let by_itself = Look { account: None, role: None, agency: None, ..look(2, 3) };
        let raised = Look { action: crate::alert::RAISED.to_owned(), ..by_itself.clone() };
        assert_eq!(told(&by_itself, &[], GUARDIAN), Told::Openly);
        assert_eq!(told(&raised, &[], GUARDIAN), Told::Withheld);
        assert_eq!(told(&raised, &[], CHILD), Told::Openly);
    }

    #[test]
    fn that_there_is_a_report_is_told_to_the_child_alone() {
        let actions = ["send_concern", "receive_concerns", "work_case", "oversee_cases", "decide_disclosure"];
        for action in actions {
            let look = Look { action: action.to_owned(), ..look(2, 3) };
            for stands in [vec![], vec![stand(2, 3, Exposure::Open, 1)]] {
                assert_eq!(told(&look, &stands, GUARDIAN), Told::Withheld, "{action}");
                assert_eq!(told(&look, &stands, CHILD), Told::Openly, "{action}");
            }
        }
    }

    #[test]
    fn what_family_looked_at_is_their_own_affair() {
        let own = Look { role: Some(Role::Guardian), agency: None, account: Some(id(90)), ..look(2, 3) };
        assert_eq!(told(&own, &[], GUARDIAN), Told::Openly);
        let other = Look { account: Some(id(92)), ..own };
        assert_eq!(told(&other, &[], GUARDIAN), Told::Withheld);
        assert_eq!(told(&other, &[], CHILD), Told::Openly);
    }
}
