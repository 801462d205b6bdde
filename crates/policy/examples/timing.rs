//! Prints how long one decision takes: `cargo run --release -p kring-policy --example timing`.
#![allow(clippy::print_stdout, reason = "that is what it is for")]

use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

use domain::country::Country;
use domain::gate::{Action, Actor, Facts, Role};
use domain::id::{AccountId, AgencyId, HatId, PersonId, SharingId};
use domain::sharing::{Ground, Part, Sharing};
use jiff::civil::date;
use policy::Policy;

const ROUNDS: u32 = 20_000;

#[allow(clippy::disallowed_methods, reason = "it measures real time")]
fn main() -> Result<(), Box<dyn Error>> {
    let started = Instant::now();
    let policy = Policy::load(Country::Se)?;
    println!("load of one pack: {:?}", started.elapsed());

    let agency: AgencyId = "00000000000000000000000000000001".parse()?;
    let mut actor = Actor {
        partnership: "bjorkdal".parse()?,
        account: "00000000000000000000000000000002".parse::<AccountId>()?,
        hat: "00000000000000000000000000000003".parse::<HatId>()?,
        role: Role::Practitioner,
        agency: Some(agency),
        practitioner: None,
        person: None,
        cleared: false,
    };
    let mut facts = Facts {
        partnership: "bjorkdal".parse()?,
        person: "00000000000000000000000000000004".parse::<PersonId>()?,
        level: None,
        born: Some(date(2017, 4, 9)),
        in_circle: true,
        agency_knows: true,
        self_declared: false,
        coordinator: false,
        offered: false,
        sharing: vec![Sharing {
            id: "00000000000000000000000000000005".parse::<SharingId>()?,
            ground: Ground::GuardianConsent,
            said_by: String::new(),
            agencies: Vec::new(),
            parts: vec![Part::Circle],
            from: date(2026, 1, 1),
            to: None,
        }],
        family: None,
        glass: None,
    };
    let measure = |name: &str, actor: &Actor, facts: &Facts| {
        let started = Instant::now();
        for _ in 0..ROUNDS {
            let answer = policy.decide(
                black_box(actor),
                Action::ViewCircle,
                Some(black_box(facts)),
                None,
                date(2026, 3, 2),
            );
            black_box(answer.is_ok());
        }
        println!("{name}: {:?} a decision", started.elapsed() / ROUNDS);
    };
    measure("circle, permitted", &actor, &facts);
    actor.cleared = true;
    measure("circle, permitted and cleared", &actor, &facts);
    actor.cleared = false;
    facts.sharing.clear();
    measure("circle, denied for want of a ground", &actor, &facts);
    facts.in_circle = false;
    facts.agency_knows = false;
    measure("circle, denied and concealed", &actor, &facts);
    Ok(())
}
