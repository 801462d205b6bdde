//! Invented reviews.
//!
//! check-words: table (the invented people of the samples)

use domain::agency::Sector;
use domain::gate::Role;
use domain::id::{LinkId, PersonId, ReviewId};
use domain::linking::Settings;
use domain::person::Name;
use domain::protection::Shown;
use domain::review::{
    Answer, Asked, Code, Compared, Comparison, Field, Line, Question, Queue, Rarity, ReviewState, ShownLink,
    Speaker, Task, Waiting,
};
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::{Compare, Latest, Page, Source};
use crate::shell::{Place, Who};
use crate::{Shell, Words};

pub fn shell(l: Words, key: &str) -> Shell {
    let shell = Shell::sample(l, key);
    let who = Who { name: "Mikael Borg".to_owned(), role: Role::DataSteward, agency: None, hats: false };
    Shell { place: Some(Place::REVIEWS), who: Some(who), ..shell }
}

fn review(n: u128) -> ReviewId {
    ReviewId(Uuid::from_u128(n))
}

pub fn link(n: u128) -> LinkId {
    LinkId(Uuid::from_u128(n))
}

fn named(name: &str, sector: Sector) -> Speaker {
    Speaker::of(Some(name.to_owned()), sector)
}

/// The same where the circle masks the tie of one of the two.
pub fn masked(page: &Page) -> Page {
    let mut page = Page { asked: asked(page), ..page.clone() };
    let source = &mut page.compare.sources[1];
    (source.agency, source.as_of) = (Speaker::Masked, None);
    page.asked[1].agency = Speaker::Masked;
    page
}

pub fn queue() -> Queue {
    let names = [
        ("Barnmottagningen", Sector::Health, "Förskolan Lugnet", Sector::School),
        ("Socialtjänsten", Sector::SocialServices, "Björkdalsskolan", Sector::School),
        ("Barnmottagningen", Sector::Health, "Björkdalsskolan", Sector::School),
        ("Barn- och ungdomspsykiatrin", Sector::Psychiatry, "Barnmottagningen", Sector::Health),
        ("Socialtjänsten", Sector::SocialServices, "Barnmottagningen", Sector::Health),
    ];
    let waiting = names.into_iter().zip(1..).map(|((a, a_sector, b, b_sector), n)| Waiting {
        task: if n == 3 { Task::Audit(link(n)) } else { Task::Review(review(n)) },
        state: match n {
            2 => ReviewState::Disputed,
            4 => ReviewState::Asked,
            _ => ReviewState::Open,
        },
        opened: (n != 3).then(|| Timestamp::UNIX_EPOCH + SignedDuration::from_secs(1_795_200_000)),
        agencies: [Speaker::of((n != 3).then(|| a.to_owned()), a_sector), named(b, b_sector)],
        persons: [PersonId(Uuid::from_u128(n)), PersonId(Uuid::from_u128(n + 100))],
        total: 12.8,
        probability: (n != 4).then_some(0.992),
        held: n == 5,
    });
    let (waiting, first) = (waiting.collect(), Some(Task::Review(review(1))));
    Queue { waiting, left: 74, done: 6, page: 1, pages: 2, first }
}

pub fn page(l: Words) -> Page {
    let text = |t: &str| if t.is_empty() { Compared::Missing } else { Compared::Text(t.to_owned()) };
    let line = |field, a: &str, b: &str, code, weight| Line {
        field,
        values: [text(a), text(b)],
        code,
        weight,
        rarity: None,
    };
    let boy = || Compared::Code("sex", "male");
    let rare = |line: Line, rarity| Line { rarity: Some(rarity), ..line };
    let lines = vec![
        line(Field::Prior, "", "", Code::Before, -6.1),
        line(Field::NationalId, "2204••-••••", "", Code::Missing, 0.0),
        line(Field::Given, "Noel", "Noël", Code::EqualFolded, 3.1),
        rare(line(Field::Surname, "Bergström", "Bergstroem-Lind", Code::PartOf, 2.4), Rarity::Rare),
        Line {
            field: Field::Born,
            values: [Compared::Day(date(2022, 4, 6)), Compared::Day(date(2022, 6, 4))],
            code: Code::DayMonthSwapped,
            weight: 1.2,
            rarity: None,
        },
        Line { field: Field::Sex, values: [boy(), boy()], code: Code::Equal, weight: 0.7, rarity: None },
        rare(line(Field::Address, "D•••• 6", "D•••• 6", Code::EqualFolded, 4.6), Rarity::Rare),
        line(Field::Postcode, "79• ••", "", Code::Missing, 0.0),
        rare(line(Field::City, "Falun", "Falun", Code::Equal, 1.0), Rarity::Common),
        line(Field::Phone, "•••• 00", "•••• 17", Code::Different, -0.4),
        line(Field::Household, "", "", Code::NobodyElse, 0.5),
    ];
    let total = lines.iter().map(|line| line.weight).sum();
    let source = |agency: &str, sector, as_of, ended| Source {
        agency: named(agency, sector),
        as_of: Some(as_of),
        ended,
    };
    Page {
        shell: shell(l, "review-title"),
        id: review(1),
        version: 1,
        state: ReviewState::Open,
        decided_by: None,
        decided: None,
        compare: Compare {
            l,
            sources: [
                source("Barnmottagningen", Sector::Health, date(2026, 11, 12), false),
                source("Förskolan Lugnet", Sector::School, date(2026, 11, 20), true),
            ],
            told: Comparison { lines, total, probability: Some(0.992), withheld: false },
            limits: Settings::default(),
        },
        asked: Vec::new(),
        dispute: None,
        may_ask: true,
        held: false,
        queue: queue(),
        latest: Some(Latest::Link(link(1))),
        refused: None,
    }
}

/// The same where what a protection level hides is all that there was.
pub fn hidden(mut compare: Compare) -> Compare {
    for line in &mut compare.told.lines {
        if domain::review::category(line.field).is_some() {
            line.values = [Compared::Hidden, Compared::Hidden];
            (line.code, line.weight, line.rarity) = (Code::Withheld, 0.0, None);
        }
    }
    compare.told.total = compare.told.lines.iter().map(|line| line.weight).sum();
    (compare.told.probability, compare.told.withheld) = (None, true);
    compare
}

/// The same from an engine that has points and no probabilities.
pub fn points(mut compare: Compare) -> Compare {
    compare.told.lines.retain(|line| !matches!(line.field, Field::Prior | Field::Household));
    compare.told.total = compare.told.lines.iter().map(|line| line.weight).sum();
    compare.told.probability = None;
    compare
}

pub fn asked(page: &Page) -> Vec<Asked> {
    let asked =
        |agency: &str, answer| Asked { agency: named(agency, Sector::Health), at: page.shell.now, answer };
    vec![asked("Barnmottagningen", Some(Answer::Right)), asked("Förskolan Lugnet", None)]
}

pub fn links(now: Timestamp) -> (Vec<ShownLink>, Vec<ShownLink>) {
    let name = |given: &str| Shown::Value(Name { given: given.to_owned(), surname: "Bergström".to_owned() });
    let made = |n: u128, by: Option<&str>| ShownLink {
        id: link(n),
        at: (n != 4).then_some(now),
        by: by.map(str::to_owned),
        agency: if n == 4 { Speaker::Masked } else { named("Förskolan Lugnet", Sector::School) },
        name: name("Noël"),
        born: Shown::Value(date(2022, 6, 4)),
        person_name: if n == 4 { Shown::Hidden } else { name("Noel") },
        joins: by.is_some(),
    };
    (vec![made(1, Some("Mikael Borg")), made(2, Some("Sara Holm"))], vec![made(3, None), made(4, None)])
}

pub fn questions(now: Timestamp) -> Vec<Question> {
    vec![
        Question {
            review: review(1),
            record_id: "B-1042".to_owned(),
            at: now,
            fields: vec![Field::Surname, Field::Born],
        },
        Question { review: review(2), record_id: "B-77".to_owned(), at: now, fields: Vec::new() },
    ]
}
