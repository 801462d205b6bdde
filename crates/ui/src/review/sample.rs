//! Invented reviews.
//!
//! check-words: table (the invented people of the samples)

use domain::agency::Sector;
use domain::gate::Role;
use domain::id::{LinkId, ReviewId};
use domain::person::Name;
use domain::protection::Shown;
use domain::review::{
    Answer, Asked, Code, Compared, Field, Line, Question, Queue, ReviewState, ShownLink, Waiting,
};
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::{Page, Source};
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

fn link(n: u128) -> LinkId {
    LinkId(Uuid::from_u128(n))
}

pub fn queue() -> Queue {
    let names = [
        ("Barnmottagningen", Sector::Health, "Förskolan Lugnet", Sector::School),
        ("Socialtjänsten", Sector::SocialServices, "Björkdalsskolan", Sector::School),
        ("Barn- och ungdomspsykiatrin", Sector::Psychiatry, "Barnmottagningen", Sector::Health),
    ];
    let waiting = names.into_iter().zip(1..).map(|((a, a_sector, b, b_sector), n)| Waiting {
        id: review(n),
        state: if n == 3 { ReviewState::Asked } else { ReviewState::Open },
        opened: Timestamp::UNIX_EPOCH + SignedDuration::from_secs(1_795_200_000),
        agencies: [(a.to_owned(), a_sector), (b.to_owned(), b_sector)],
        total: 12.8,
        probability: (n == 1).then_some(0.992),
    });
    Queue { waiting: waiting.collect(), left: 14, done: 6 }
}

pub fn page(l: Words) -> Page {
    let text = |t: &str| if t.is_empty() { Compared::Missing } else { Compared::Text(t.to_owned()) };
    let line =
        |field, a: &str, b: &str, code, weight| Line { field, values: [text(a), text(b)], code, weight };
    let boy = || Compared::Code("sex", "male");
    Page {
        shell: shell(l, "review-title"),
        id: review(1),
        version: 1,
        state: ReviewState::Open,
        decided_by: None,
        decided: None,
        sources: [
            Source {
                agency: "Barnmottagningen".to_owned(),
                sector: Sector::Health,
                as_of: date(2026, 11, 12),
                ended: false,
            },
            Source {
                agency: "Förskolan Lugnet".to_owned(),
                sector: Sector::School,
                as_of: date(2026, 11, 20),
                ended: true,
            },
        ],
        lines: vec![
            line(Field::NationalId, "2204••-••••", "", Code::Missing, 0.0),
            line(Field::Given, "Noel", "Noël", Code::EqualFolded, 3.1),
            line(Field::Surname, "Bergström", "Bergstroem-Lind", Code::PartOf, 2.4),
            Line {
                field: Field::Born,
                values: [Compared::Day(date(2022, 4, 6)), Compared::Day(date(2022, 6, 4))],
                code: Code::DayMonthSwapped,
                weight: 1.2,
            },
            Line { field: Field::Sex, values: [boy(), boy()], code: Code::Equal, weight: 0.7 },
            line(Field::Address, "D•••• 6", "D•••• 6", Code::EqualFolded, 4.6),
            line(Field::Postcode, "79• ••", "", Code::Missing, 0.0),
            line(Field::City, "Falun", "Falun", Code::Equal, 1.0),
            line(Field::Phone, "•••• 00", "•••• 17", Code::Different, -0.2),
        ],
        total: 12.8,
        probability: Some(0.992),
        asked: Vec::new(),
        queue: queue(),
        next: Some(review(2)),
        latest: Some(link(1)),
        refused: None,
    }
}

pub fn asked(page: &Page) -> Vec<Asked> {
    let asked = |agency: &str, answer| Asked { agency: agency.to_owned(), at: page.shell.now, answer };
    vec![asked("Barnmottagningen", Some(Answer::Right)), asked("Förskolan Lugnet", None)]
}

pub fn links(now: Timestamp) -> (Vec<ShownLink>, Vec<ShownLink>) {
    let name = |given: &str| Shown::Value(Name { given: given.to_owned(), surname: "Bergström".to_owned() });
    let made = |n: u128, by: Option<&str>| ShownLink {
        id: link(n),
        at: now,
        by: by.map(str::to_owned),
        agency: "Förskolan Lugnet".to_owned(),
        sector: Sector::School,
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
