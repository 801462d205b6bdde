//! Invented reports.
//! check-words: table

use domain::case::Number;
use domain::concern::{Line, Received, Report, Reporter, Telling, Way, Who};
use domain::country::Language;
use domain::id::{AgencyId, CaseId, ConcernId};
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::{Shell, Words};

fn id(n: u128) -> Uuid {
    Uuid::from_u128(0x0192_0000_7000_8000_0000_0000_0005_0000 + n)
}

/// A shell for nobody who is signed in.
pub(super) fn outside(l: Words, key: &str) -> Shell {
    Shell { who: None, place: None, unread: 0, ..Shell::sample(l, key) }
}

/// A report in a list.
pub(crate) fn line(n: i64, now: Timestamp, opened: bool) -> Line {
    let received = now - SignedDuration::from_mins(47 * n * n);
    Line {
        id: ConcernId(id(u128::from(n.unsigned_abs()))),
        case: CaseId(id(100 + u128::from(n.unsigned_abs()))),
        number: Number { year: 2026, number: n },
        agency: AgencyId(id(900)),
        agency_name: "Socialtjänsten".to_owned(),
        way: if n == 1 { Way::Public } else { Way::Inside },
        reporter: if n == 1 { Reporter::Private } else { Reporter::Professional },
        danger: n == 1,
        received,
        opened: opened.then_some(received + SignedDuration::from_mins(12)),
        opened_by: opened.then(|| "Mikael Borg".to_owned()),
        process: "SE-BARN".to_owned(),
        stage: "skyddsbedomning".to_owned(),
        closed: None,
    }
}

/// A report with what it says.
pub(crate) fn received(now: Timestamp) -> Received {
    Received {
        line: line(2, now, true),
        report: Report {
            reporter: Reporter::Professional,
            who: Who {
                name: Some("Jonas <Ek>".to_owned()),
                role: Some("Ängskolan, lärare".to_owned()),
                phone: Some("070-174 06 05".to_owned()),
                email: Some("jonas.ek@example.se".to_owned()),
            },
            wants_feedback: true,
            child_name: "Alva Bergström".to_owned(),
            child_born: Some(date(2017, 3, 14)),
            child_number: None,
            child_where: Some("Björkvägen 3".to_owned()),
            words: "Hon säger att hon är rädd.\n<script>x</script>".to_owned(),
            danger: false,
        },
        from: Some((None, "Skolan".to_owned())),
        language: Language::Sv,
        person: None,
        told: vec![(Telling::Received, now)],
    }
}
