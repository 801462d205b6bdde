//! What columns are called in Swedish, Norwegian, Danish and English, gathered from the exports of
//! case systems; compared after [`fold`](super::fold). Never shown (check-words: table).

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Field, ListKind, fold};

/// Names that mean the same in both lists.
const COMMON: &[(Field, &str)] = &[
    (
        Field::GivenName,
        "given_name,given name,given names,first name,firstname,forename,forenames,förnamn,tilltalsnamn,fornavn,for- og mellomnavn,fornavne,first names",
    ),
    (
        Field::Surname,
        "surname,last name,lastname,family name,efternamn,etternavn,efternavn,slektsnavn,släktnamn",
    ),
    (
        Field::FullName,
        "name,full name,full_name,namn,fullständigt namn,navn,fullt navn,fulde navn,efternamn förnamn,förnamn efternamn,etternavn fornavn,fornavn etternavn,efternavn fornavn,fornavn efternavn,surname first name,first name surname,surname forename,surname given name,last name first name,barnets namn,barnets navn,elevens namn,elevens navn,child name,childs name,client name,klientens namn,personnavn",
    ),
    (
        Field::Phone,
        "phone,phone number,telephone,telephone number,tel,tlf,tlf nr,telefon,telefonnummer,telefonnr,tel nr,mobil,mobile,mobile phone,mobile number,mobiltelefon,mobilnummer,mobilnr,mobiltlf,cell,phone home,telefon bostad,hemtelefon",
    ),
    (
        Field::Email,
        "email,e-mail,mail,e-mail address,email address,epost,e-post,e-postadress,epostadress,e-postadresse,mailadress,mailadresse",
    ),
    (Field::Agency, "agency,myndighet,myndighed,etat"),
    (Field::Country, "country,land,landskod,landkode,country code"),
    (
        Field::To,
        "to,end,end date,ended,ended on,closed,closed on,slut,slutdatum,t.o.m.,tom,till och med,till,avslutad,avslutat,avslutsdatum,sluttdato,slutt,til,til og med,t.o.m,avsluttet,avslutningsdato,slutdato,ophørt,ophørsdato,afsluttet,date closed,discharge date",
    ),
];

const CLIENTS: &[(Field, &str)] = &[
    (
        Field::RecordId,
        "record_id,record id,record number,record no,id,client id,clientid,client no,client number,case id,case number,case no,patient id,pupil id,student id,local id,external id,reference,klientid,klient-id,klientnr,klientnummer,ärendenummer,ärende-id,ärendenr,ärende,aktnummer,aktnr,dossiernummer,dnr,elev-id,elevid,elevnummer,patient-id,patientid,journalnummer,journalnr,kundnummer,post-id,saksnummer,saksnr,sak,sak-id,mappenummer,brukerid,bruker-id,brukernr,pasient-id,pasientid,elevnr,løpenummer,sagsnummer,sagsnr,sag,sags-id,borger-id,borgerid,borgernr,klientnavn-id,journal-id,post id,registreringsnummer,upn",
    ),
    (
        Field::BirthDate,
        "date_of_birth,date of birth,birth date,birthdate,dob,born,birthday,födelsedatum,född,födelsedag,födelsetid,fødselsdato,født,fødselsdag,fødselstid,fødedato,f.dato,fdato,fødsdato",
    ),
    (Field::Sex, "sex,gender,kön,kjønn,køn,legal sex,juridiskt kön,juridisk kjønn"),
    (
        Field::Address,
        "address,address 1,address line 1,street,street address,adress,gatuadress,gata,postadress,utdelningsadress,folkbokföringsadress,adresse,gateadresse,gate,bostedsadresse,postadresse,vej,vejnavn,gadeadresse,bopælsadresse,bostadsadress",
    ),
    (Field::Postcode, "postcode,post code,postal code,zip,zip code,postnummer,postnr,post nr"),
    (Field::City, "city,town,post town,postal town,postort,ort,stad,poststed,sted,by,postdistrikt,bynavn"),
    (
        Field::NationalId,
        "national_id,national id,national id number,nin,personnummer,personnr,pnr,person nummer,personnummer/samordningsnummer,personnr/samordningsnr,samordningsnummer,person-id,personid,fødselsnummer,fødselsnr,fnr,fødselsnummer/d-nummer,f.nr,d-nummer,cpr,cpr-nummer,cprnr,cpr-nr,cpr nr.,chi,chi number,chi no,nhs number,nhs no,nhs,personidentifikator,barnets personnummer,elevens personnummer,barnets fødselsnummer,barnets cpr",
    ),
    (
        Field::StaffId,
        "staff_id,staff id,practitioner id,worker id,caseworker id,case worker id,employee id,staff number,staff no,handläggare-id,handläggarid,handläggare,handläggarsignatur,signatur,anställningsnummer,ansvarig handläggare,ansvarig,saksbehandler,saksbehandler-id,saksbehandlerid,saksbehandler ident,ansattnummer,ansatt-id,ansattnr,ansvarlig,kontaktperson,sagsbehandler,sagsbehandler-id,sagsbehandlerid,sagsbehandler initialer,initialer,medarbejder-id,medarbejdernummer,medarbejdernr,hsa-id,hsaid,hpr-nummer,hpr nr,practitioner,worker,case worker,social worker,named worker",
    ),
    (
        Field::Role,
        "role,staff role,practitioner role,roll,handläggarroll,funktion,rolle,saksbehandlerrolle,relation to client,funksjon,job role",
    ),
    (
        Field::From,
        "from,start,start date,started,started on,opened,open date,date opened,begin,startdatum,fr.o.m.,from och med,från,från och med,inskriven,inskrivningsdatum,påbörjad,startdato,fra,fra og med,f.o.m.,påbegynt,oprettet,opstartsdato,opstart,indskrevet,admission date,referral date,oppstart,oppstartsdato,opprettet,fom",
    ),
    (
        Field::LastContact,
        "last_contact,last contact,last contact date,last seen,last visit,senaste kontakt,senast kontakt,sista kontakt,senaste besök,siste kontakt,sist kontakt,siste besøk,sist sett,seneste kontakt,sidste kontakt,seneste besøg,senest set",
    ),
    (
        Field::EntryPoint,
        "entry_point,entry point,point of contact,first contact point,ingång,väg in,kontaktväg,inngang,kontaktpunkt,kontaktpunkt inn,indgang,kontaktvej,duty line",
    ),
    (
        Field::Protection,
        "protection,protected,protected flag,protected identity,protection level,confidential,address confidential,skydd,skyddad,skyddad identitet,skyddade personuppgifter,skyddade uppgifter,skyddad folkbokföring,sekretess,sekretessmarkering,sekretessmarkerad,skyddsnivå,gradering,adressegradering,adressesperre,diskresjonskode,kode 6/7,beskyttelse,beskyttet,beskyttet adresse,adressebeskyttelse,navne- og adressebeskyttelse,navnebeskyttelse,hemmelig adresse,adressebeskyttet,gradert adresse,fortrolig adresse",
    ),
    (Field::Exposure, "exposure,visibility,synlighet,synlighed,exponering,eksponering"),
    (
        Field::Language,
        "language,preferred language,spoken language,språk,modersmål,tolkspråk,morsmål,tolkespråk,sprog,modersmål/språk,modersmål eller språk,modersmål språk,modersprog,tolkesprog,interpreter language",
    ),
    (
        Field::RecordedOn,
        "recorded_on,recorded on,recorded,updated,updated on,last updated,registreringsdatum,registrerad,registrerat,uppdaterad,ändrad,registrert,registreringsdato,oppdatert,endret,registreret,opdateret,ændret,record date",
    ),
];

const STAFF: &[(Field, &str)] = &[
    (
        Field::StaffId,
        "staff_id,staff id,id,employee id,employee number,staff number,staff no,worker id,practitioner id,username,user id,user name,anställningsnummer,anställnings-id,anställningsnr,anst nr,användarnamn,användar-id,signatur,hsa-id,hsaid,personal-id,medarbetar-id,handläggar-id,handläggarid,ansattnummer,ansatt-id,ansattnr,brukernavn,bruker-id,ident,hpr-nummer,hpr nr,medarbejder-id,medarbejdernummer,medarbejdernr,brugernavn,bruger-id,initialer,autorisations-id,tjenestenummer,lønnummer,saksbehandler-id,sagsbehandler-id",
    ),
    (
        Field::Title,
        "title,job title,position,role,profession,titel,befattning,yrke,yrkestitel,roll,yrkesroll,tittel,stilling,stillingstittel,stillingsbetegnelse,stillingsbetegnelse/titel,yrkestittel,rolle,funktion,profesjon",
    ),
    (
        Field::Unit,
        "unit,department,team,office,workplace,section,school,enhet,avdelning,arbetsplats,grupp,sektion,avdeling,seksjon,arbeidssted,kontor,skole,skola,enhed,afdeling,arbejdssted,organisasjonsenhet",
    ),
    (
        Field::To,
        "left,left on,leaving date,last day,employment end,slutat,anställd t.o.m.,anställning upphör,sista dag,sluttet,ansatt til,siste dag,fratrådt,fratrædelsesdato,fratrådte,ansat til,sidste dag,slutdatum anställning",
    ),
];

/// Words for a guardian at the beginning or the end of a column name.
const GUARDIANS: &[&str] = &[
    "guardian",
    "vårdnadshavare",
    "vh",
    "foresatt",
    "foresatte",
    "forældremyndighedsindehaver",
    "forælder",
    "forelder",
    "förälder",
    "parent",
    "målsman",
    "carer",
    "verge",
    "værge",
];

const GUARDIAN_PARTS: &[(Field, Field, &str)] = &[
    (Field::Guardian1Name, Field::Guardian2Name, "name,namn,navn,full name,"),
    (
        Field::Guardian1NationalId,
        Field::Guardian2NationalId,
        "national id,nin,id,personnummer,personnr,pnr,fødselsnummer,fødselsnr,fnr,cpr,cpr-nummer,cprnr,chi,chi number,nhs number",
    ),
    (
        Field::Guardian1Relation,
        Field::Guardian2Relation,
        "relation,relationship,relation to child,relasjon,roll,rolle,type,typ",
    ),
    (
        Field::Guardian1Custody,
        Field::Guardian2Custody,
        "custody,legal custody,parental responsibility,vårdnad,har vårdnad,foreldreansvar,forældremyndighed,har forældremyndighed,har foreldreansvar,rettslig ansvar",
    ),
];

type Names = HashMap<String, Field>;

static NAMES: LazyLock<(Names, Names)> = LazyLock::new(|| {
    let guardians = guardian_names();
    let of = |own: &[(Field, &str)]| {
        let mut names: Names = guardians.clone();
        for (field, list) in COMMON.iter().chain(own) {
            names.extend(list.split(',').map(|name| (fold(name), *field)));
        }
        names
    };
    (of(CLIENTS), of(STAFF))
});

/// The field that a folded column name means, if any.
pub(super) fn guess(folded: &str, kind: ListKind) -> Option<Field> {
    let names = match kind {
        ListKind::Clients => &NAMES.0,
        ListKind::Staff => &NAMES.1,
    };
    names.get(folded).copied()
}

/// `Vårdnadshavare 1 namn`, `VH1 personnummer`, `Navn foresatt 2`, `guardian_2_relation` …
fn guardian_names() -> Names {
    let mut names = Names::new();
    for guardian in GUARDIANS.iter().map(|word| fold(word)) {
        for (first, second, parts) in GUARDIAN_PARTS {
            for part in parts.split(',').map(fold) {
                for (number, field) in [("1", first), ("2", second), ("", first)] {
                    names.insert(format!("{guardian}{number}{part}"), *field);
                    names.insert(format!("{guardian}{part}{number}"), *field);
                    names.insert(format!("{part}{guardian}{number}"), *field);
                    names.insert(format!("{part}{guardian}s{number}"), *field);
                }
            }
        }
    }
    names
}
