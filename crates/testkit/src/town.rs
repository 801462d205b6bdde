//! A small invented municipality, and who is signed in there.

use std::sync::Arc;

use ::app::Op;
use ::app::kring::Tenant;
use ::app::ports::{secret, secret_hash};
use domain::access::{AccessRecord, Means};
use domain::agency::{Agency, Practitioner, Sector};
use domain::country::{Country, Language};
use domain::gate::{Actor, Purpose, Role};
use domain::id::{FeedId, PartnershipId, PersonId};
use domain::involvement::{Exposure, Involvement, Source};
use domain::notice::MailRhythm;
use domain::person::{Address, Name, RelationKind};
use domain::protection::Level;
use domain::sharing::{Ground, Part, Sharing};
use jiff::civil::Date;
use store::account::{Hat, NewAccount, NewSession};
use store::partnership::Partnership;
use store::person::NewPerson;
use store::{Batch, Scope};

use crate::TestApp;

/// One partnership to put people in.
pub struct Town<'a> {
    /// The application.
    pub app: &'a TestApp,
    /// The partnership.
    pub tenant: Arc<Tenant>,
    /// Its rows.
    pub scope: Scope,
}

/// Somebody signed in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// With this hat on.
    pub actor: Actor,
    /// The session cookie's value.
    pub cookie: String,
    /// Practitioner hats: who they are.
    pub practitioner: Option<Practitioner>,
}

impl<'a> Town<'a> {
    /// A new partnership.
    pub async fn new(app: &'a TestApp, word: &str, country: Country) -> Self {
        let id: PartnershipId = word.parse().unwrap();
        let row = Partnership {
            id: id.clone(),
            name: word.to_owned(),
            country,
            language: country.language(),
            time_zone: country.time_zone().to_owned(),
        };
        let scope = app.kring.scope(&id);
        let at = app.kring.clock.now();
        scope.write(store::partnership::add(Batch::chore("test"), &row, at)).await.unwrap();
        let tenant = app.kring.tenant(&id).await.unwrap();
        Self { app, tenant, scope }
    }

    fn now(&self) -> jiff::Timestamp {
        self.app.kring.clock.now()
    }

    fn id<T: From<uuid::Uuid>>(&self) -> T {
        self.app.kring.id(self.now())
    }

    fn today(&self) -> Date {
        self.now().to_zoned(self.tenant.zone.clone()).date()
    }

    async fn write(&self, batch: Batch) {
        self.scope.write(batch).await.unwrap();
    }

    /// An agency; its name is its slug with a capital.
    pub async fn agency(&self, slug: &str, sector: Sector) -> Agency {
        self.agency_with(slug, sector, false, Exposure::Open).await
    }

    /// An agency that may be sensitive.
    pub async fn agency_with(
        &self,
        slug: &str,
        sector: Sector,
        sensitive: bool,
        default_exposure: Exposure,
    ) -> Agency {
        let agency = Agency {
            id: self.id(),
            slug: slug.to_owned(),
            name: format!("{}{}", slug[..1].to_uppercase(), &slug[1..]),
            sector,
            sensitive,
            default_exposure,
            phone: Some("+4684650040".to_owned()),
            email: None,
            feed_days: 30,
        };
        self.write(store::partnership::add_agency(Batch::chore("test"), &agency)).await;
        agency
    }

    /// A practitioner of an agency.
    pub async fn practitioner(&self, agency: &Agency, name: &str) -> Practitioner {
        let new = Practitioner {
            id: self.id(),
            agency: agency.id,
            name: name.to_owned(),
            title: Some("Test".to_owned()),
            unit: None,
            phone: Some("+46701740605".to_owned()),
            email: None,
        };
        let staff_id = new.id.to_string();
        self.write(store::partnership::add_practitioner(Batch::chore("test"), &new, &staff_id)).await;
        new
    }

    /// A person.
    pub async fn person(&self, given: &str, surname: &str, born: Date, level: Option<Level>) -> PersonId {
        let new = NewPerson {
            level,
            name: Name { given: given.to_owned(), surname: surname.to_owned() },
            sort_name: link::fold(&format!("{surname} {given}")),
            born: Some(born),
            address: Address {
                street: Some("Hemliga gatan 1".to_owned()),
                postcode: Some("791 31".to_owned()),
                city: Some("Skyddsby".to_owned()),
            },
            phone: Some("+46701740699".to_owned()),
            household: level.is_none().then(|| format!("household of {surname}")),
            ..NewPerson::default()
        };
        self.add_person(&new).await
    }

    /// A person of whom everything is said.
    pub async fn add_person(&self, new: &NewPerson) -> PersonId {
        let id: PersonId = self.id();
        self.write(store::person::add(Batch::chore("test"), id, new, self.now())).await;
        id
    }

    /// Somebody who is a relative without custody.
    pub async fn relative(&self, child: PersonId, other: PersonId, kind: RelationKind) {
        let (relation, batch) = (self.id(), Batch::chore("test"));
        self.write(store::person::add_relation(batch, relation, child, other, kind, false)).await;
    }

    /// A child of nine.
    pub async fn child(&self, given: &str, surname: &str) -> PersonId {
        self.person(given, surname, Date::constant(2017, 3, 14), None).await
    }

    /// A guardian with custody.
    pub async fn guardian_of(&self, child: PersonId, given: &str, surname: &str) -> PersonId {
        let id = self.person(given, surname, Date::constant(1988, 5, 2), None).await;
        self.relate(child, id).await;
        id
    }

    /// Gives somebody custody of a child.
    pub async fn relate(&self, child: PersonId, guardian: PersonId) {
        let (relation, batch) = (self.id(), Batch::chore("test"));
        let kind = RelationKind::Mother;
        self.write(store::person::add_relation(batch, relation, child, guardian, kind, true)).await;
    }

    /// An involvement by an agency's list.
    pub async fn tie(
        &self,
        child: PersonId,
        agency: &Agency,
        practitioner: Option<&Practitioner>,
        exposure: Exposure,
    ) -> Involvement {
        let new = Involvement {
            id: self.id(),
            person: child,
            agency: agency.clone(),
            practitioner: practitioner.cloned(),
            guest: None,
            role: Some("Kontakt".to_owned()),
            from: Some(Date::constant(2026, 1, 15)),
            to: None,
            last_contact: Some(Date::constant(2026, 11, 2)),
            as_of: Date::constant(2026, 11, 20),
            entry_point: None,
            exposure,
            source: Source::Feed(self.id::<FeedId>()),
            recorded: self.now(),
        };
        self.write(store::involvement::add(Batch::chore("test"), &new)).await;
        new
    }

    /// A guardian's consent to share the circle with all its agencies, to the end of next year.
    pub async fn share(&self, child: PersonId) -> Sharing {
        let new = Sharing {
            id: self.id(),
            ground: Ground::GuardianConsent,
            said_by: "Test".to_owned(),
            agencies: Vec::new(),
            parts: vec![Part::Circle],
            from: self.today(),
            to: Some(Date::constant(2027, 12, 31)),
        };
        let (account, at) = (self.id(), self.now());
        self.write(store::sharing::add(Batch::chore("test"), child, &new, account, at)).await;
        new
    }

    /// Signs somebody in with one hat.
    pub async fn sign_in(
        &self,
        role: Role,
        agency: Option<&Agency>,
        practitioner: Option<&Practitioner>,
        person: Option<PersonId>,
        cleared: bool,
    ) -> SignedIn {
        let at = self.now();
        let account = NewAccount {
            id: self.id(),
            email: format!("{}@example.org", self.id::<uuid::Uuid>().simple()),
            name: practitioner.map_or_else(|| "Test Testsson".to_owned(), |p| p.name.clone()),
            language: Language::En,
            password: None,
            mail_rhythm: MailRhythm::AtOnce,
            cleared,
        };
        let hat = Hat {
            id: self.id(),
            role,
            agency: agency.map(|a| a.id),
            agency_name: None,
            practitioner: practitioner.map(|p| p.id),
            person,
        };
        let cookie = secret(&*self.app.kring.chance);
        let session = NewSession {
            id: self.id(),
            token_hash: secret_hash(&cookie),
            account: account.id,
            hat: Some(hat.id),
            pending: false,
            expires: at + jiff::SignedDuration::from_hours(12),
            device: "test".to_owned(),
        };
        let batch = store::account::add(Batch::chore("test"), &account, at);
        let batch = store::account::add_hat(batch, account.id, &hat);
        self.write(store::account::add_session(batch, &session, at)).await;
        let actor = Actor {
            partnership: self.tenant.row.id.clone(),
            account: account.id,
            hat: hat.id,
            role,
            agency: hat.agency,
            practitioner: hat.practitioner,
            person,
            cleared,
        };
        SignedIn { actor, cookie, practitioner: practitioner.cloned() }
    }

    /// A practitioner signed in.
    pub async fn staff(&self, agency: &Agency, name: &str) -> SignedIn {
        let practitioner = self.practitioner(agency, name).await;
        self.sign_in(Role::Practitioner, Some(agency), Some(&practitioner), None, false).await
    }

    /// Where letters to somebody signed in go.
    pub async fn email_of(&self, who: &SignedIn) -> String {
        let account = store::account::get(&self.scope, who.actor.account).await.unwrap();
        account.unwrap().email
    }

    /// An operation of somebody signed in, as a page would make it.
    pub fn op(&self, who: &SignedIn) -> Op {
        Op {
            kring: Arc::clone(&self.app.kring),
            tenant: Arc::clone(&self.tenant),
            scope: self.scope.clone(),
            actor: who.actor.clone(),
            purpose: Purpose::Support,
            means: Means::Page,
            now: self.now(),
            language: Language::En,
            request: "test".to_owned(),
        }
    }

    /// The access records so far, oldest first.
    pub async fn access_records(&self) -> Vec<AccessRecord> {
        store::access::all(&self.scope).await.unwrap()
    }
}
