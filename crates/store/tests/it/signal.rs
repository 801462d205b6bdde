//! Signals and alerts on both engines: what is hidden is not read, limits count what is seen, persons
//! that become one bring theirs, and an alert stands once.

use domain::agency::Sector;
use domain::alert::{AlertRule, Condition, Fact, RuleState, StoredRule, Tell};
use domain::country::Country;
use domain::gate::Role;
use domain::id::{AlertId, PersonId};
use domain::involvement::Exposure;
use domain::signal::{By, Direction, Indicator};
use jiff::SignedDuration;
use jiff::civil::date;
use store::signal::{New, Noted};
use store::{Batch, Sql, StoreError};
use testkit::{SignedIn, Town, on_both};

async fn note(town: &Town<'_>, person: PersonId, who: &SignedIn, exposure: Exposure, days: i64) {
    let now = town.app.kring.clock.now();
    let by = match who.actor.role {
        Role::Guardian => Noted::Guardian,
        _ => Noted::Staff(who.actor.practitioner.unwrap(), who.actor.agency.unwrap(), exposure),
    };
    let new = New {
        id: town.app.kring.id(now),
        person,
        account: who.actor.account,
        by,
        indicator: Indicator::Safe,
        direction: Direction::Worry,
        words: exposure.code().to_owned(),
        at: now - SignedDuration::from_hours(24 * days),
    };
    town.scope.write(store::signal::add(Batch::chore("test"), &new)).await.unwrap();
}

async fn words(town: &Town<'_>, who: &SignedIn, person: PersonId, own: bool) -> Vec<(String, bool)> {
    let today = town.op(who).today();
    let list = store::signal::list(&town.scope, &who.actor, person, own, today).await.unwrap();
    list.into_iter().map(|s| (s.words, s.by == By::Someone)).collect()
}

#[tokio::test]
async fn a_signal_is_shown_no_more_openly_than_its_tie_is_and_was() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let child = town.child("Alva", "Berg").await;
        let school = town.agency("school", Sector::School).await;
        let clinic = town.agency("clinic", Sector::Psychiatry).await;
        let reader = town.staff(&school, "Jonas Ek").await;
        let (mut told, mut expected) = (Vec::new(), Vec::new());
        // What the tie is today, and how the circle knew the one who noted it.
        for (is, was) in Exposure::ALL.iter().flat_map(|is| Exposure::ALL.iter().map(move |was| (*is, *was)))
        {
            let who = town.staff(&clinic, "Ida Näs").await;
            let other = town.child("Noel", "Berg").await;
            town.tie(other, &clinic, who.practitioner.as_ref(), is).await;
            note(&town, other, &who, was, 1).await;
            told.push(words(&town, &reader, other, false).await);
            expected.push(match is.max(was) {
                Exposure::Open => vec![(was.code().to_owned(), false)],
                Exposure::ContactViaCoordinator => vec![(was.code().to_owned(), true)],
                Exposure::Hidden => vec![],
            });
            assert_eq!(words(&town, &who, other, true).await, [(was.code().to_owned(), false)]);
            let colleague = town.staff(&clinic, "Mikael Borg").await;
            assert_eq!(words(&town, &colleague, other, false).await, [(was.code().to_owned(), false)]);
            assert!(words(&town, &colleague, other, true).await.is_empty());
        }
        assert_eq!(told, expected);
        assert!(words(&town, &reader, child, false).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn hidden_signals_take_nobodys_place_and_joined_persons_bring_theirs() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let (child, twin) = (town.child("Alva", "Berg").await, town.child("Alva", "Bergh").await);
        let school = town.agency("school", Sector::School).await;
        let clinic = town.agency("clinic", Sector::Psychiatry).await;
        let (reader, hidden) = (town.staff(&school, "Jonas Ek").await, town.staff(&clinic, "Ida Näs").await);
        for _ in 0..store::signal::LIMIT {
            note(&town, child, &hidden, Exposure::Hidden, 1).await;
        }
        note(&town, child, &reader, Exposure::Open, 2).await;
        note(&town, twin, &reader, Exposure::Open, 3).await;
        assert_eq!(words(&town, &reader, child, false).await.len(), 1);
        let join = Sql::new("UPDATE person SET canonical = ?2 WHERE partnership = ?1 AND id = ?3");
        town.scope.write(Batch::chore("test").step(join, store::values![child, twin])).await.unwrap();
        assert_eq!(words(&town, &reader, child, false).await.len(), 2);
        let since = app.kring.clock.now() - SignedDuration::from_hours(24 * 30);
        let facts =
            store::alert::facts(&town.scope, child.into(), since, date(2026, 1, 1), date(2026, 11, 22));
        let facts = facts.await.unwrap();
        assert_eq!(facts[&child].signals.len(), 2, "rules see what the circle sees");
        assert!(!facts.contains_key(&twin));
    })
    .await;
}

fn rule(town: &Town<'_>, version: i64) -> StoredRule {
    let now = town.app.kring.clock.now();
    StoredRule {
        id: town.app.kring.id(now),
        version,
        state: RuleState::Draft,
        rule: AlertRule {
            when: Condition::Moved { days: 30 },
            and: domain::alert::Further::default(),
            uncoordinated: false,
            tell: Tell::Coordinator,
        },
        made: now,
        changed: None,
    }
}

#[tokio::test]
async fn an_alert_stands_once_and_only_by_a_version_in_force() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let (scope, now) = (&town.scope, app.kring.clock.now());
        let child = town.child("Alva", "Berg").await;
        let admin = town.sign_in(Role::PartnershipAdmin, None, None, None, false).await.actor.account;
        let rule = rule(&town, 1);
        let add = || store::alert::add_version(Batch::chore("test"), &rule, admin).unwrap();
        scope.write(add()).await.unwrap();
        assert!(matches!(scope.write(add()).await, Err(StoreError::Conflict("alert rule"))));
        let facts = [Fact::Moved { day: date(2026, 11, 20) }];
        let raise = || {
            let id: AlertId = app.kring.id(now);
            let new = store::alert::New { id, person: child, rule: &rule, facts: &facts, at: now };
            (id, store::alert::raise(Batch::chore("test"), &new).unwrap())
        };
        let stands = |answer: Result<(), StoreError>| {
            assert!(matches!(answer, Err(StoreError::Conflict(store::alert::STANDS))), "{answer:?}");
        };
        stands(scope.write(raise().1).await);
        let on = || store::alert::put_up(Batch::chore("test"), rule.id, 1, admin, now);
        scope.write(on()).await.unwrap();
        assert!(matches!(scope.write(on()).await, Err(StoreError::Conflict("alert rule"))));
        let (id, batch) = raise();
        scope.write(batch).await.unwrap();
        stands(scope.write(raise().1).await);
        let earlier = store::alert::earlier(scope, child, rule.id, 1).await.unwrap();
        assert!(earlier.waits && earlier.answered.is_empty());
        let outcome = domain::alert::Outcome::LookedAt;
        let answer = || store::alert::answer(Batch::chore("test"), id, outcome, "", admin, now);
        scope.write(answer()).await.unwrap();
        stands(scope.write(answer()).await);
        let earlier = store::alert::earlier(scope, child, rule.id, 1).await.unwrap();
        assert!(!earlier.waits && earlier.answered == facts);
        scope.write(raise().1).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_child_is_due_while_a_rule_is_in_force_and_what_comes_later_is_kept() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let (scope, now) = (&town.scope, app.kring.clock.now());
        let child = town.child("Alva", "Berg").await;
        let later = now + SignedDuration::from_secs(1);
        let mark = |at| store::alert::mark(Batch::chore("test"), child, at);
        scope.write(mark(now)).await.unwrap();
        assert!(store::alert::due(scope).await.unwrap().is_empty(), "no rule is in force");
        let admin = town.sign_in(Role::PartnershipAdmin, None, None, None, false).await.actor.account;
        let rule = rule(&town, 1);
        let batch = store::alert::add_version(Batch::chore("test"), &rule, admin).unwrap();
        scope.write(store::alert::put_up(batch, rule.id, 1, admin, now)).await.unwrap();
        assert_eq!(store::alert::due_partnerships(&app.kring.db).await.unwrap().len(), 1);
        scope.write(mark(now)).await.unwrap();
        scope.write(mark(later)).await.unwrap();
        assert_eq!(store::alert::due(scope).await.unwrap(), [(child, child, later)]);
        let done = |at| store::alert::done(Batch::chore("test"), child, at);
        scope.write(done(now)).await.unwrap();
        assert_eq!(store::alert::due(scope).await.unwrap().len(), 1, "marked again meanwhile");
        scope.write(done(later)).await.unwrap();
        assert!(store::alert::due(scope).await.unwrap().is_empty());
    })
    .await;
}
