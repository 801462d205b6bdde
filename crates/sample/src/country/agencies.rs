//! The eight agencies of each invented municipality. Sector and exposure are those a real one
//! would start with; a shelter is sensitive everywhere.

use domain::agency::Sector;
use domain::country::Country;
use domain::involvement::Exposure;

/// Which of the eight it is; the same word is its short word in URLs and on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// School and preschool with the school's health team.
    School,
    /// Social services, child welfare.
    Social,
    /// Child health centre, health visitors.
    HealthVisitor,
    /// Hospital and general practice.
    Hospital,
    /// Child and adolescent psychiatry.
    Psychiatry,
    /// Police, youth work.
    Police,
    /// Family support that is sensitive: a shelter.
    Shelter,
    /// A voluntary organisation for young people.
    Youth,
}

impl Kind {
    /// All eight, in the order of their first delivery.
    pub const ALL: [Self; 8] = [
        Self::School,
        Self::Social,
        Self::HealthVisitor,
        Self::Hospital,
        Self::Psychiatry,
        Self::Police,
        Self::Shelter,
        Self::Youth,
    ];

    /// The agency's short word.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::School => "school",
            Self::Social => "social_services",
            Self::HealthVisitor => "health_visitor",
            Self::Hospital => "hospital",
            Self::Psychiatry => "child_psychiatry",
            Self::Police => "police_youth",
            Self::Shelter => "family_support",
            Self::Youth => "ngo_youth",
        }
    }

    /// Its sector.
    pub const fn sector(self) -> Sector {
        match self {
            Self::School => Sector::School,
            Self::Social | Self::Shelter => Sector::SocialServices,
            Self::HealthVisitor | Self::Hospital => Sector::Health,
            Self::Psychiatry => Sector::Psychiatry,
            Self::Police => Sector::Police,
            Self::Youth => Sector::Voluntary,
        }
    }

    /// The exposure of a new involvement: Denmark's shelter hides, the others mask, so that a
    /// demonstration shows all three degrees.
    pub const fn exposure(self, country: Country) -> Exposure {
        match (self, country) {
            (Self::Shelter, Country::Dk) => Exposure::Hidden,
            (Self::Shelter, _) => Exposure::ContactViaCoordinator,
            _ => Exposure::Open,
        }
    }

    /// How many practitioners it has; 70 together.
    pub const fn staff(self) -> u32 {
        match self {
            Self::School => 22,
            Self::Social => 12,
            Self::HealthVisitor | Self::Hospital => 9,
            Self::Psychiatry => 6,
            Self::Police => 3,
            Self::Shelter => 4,
            Self::Youth => 5,
        }
    }

    /// How many of 1,000 children of that age it knows.
    pub const fn reach(self, age: i16) -> u32 {
        match self {
            Self::School if age >= 6 => 860,
            Self::School if age >= 1 => 600,
            Self::HealthVisitor if age <= 6 => 870,
            Self::Social => 190,
            Self::Hospital => 330,
            Self::Psychiatry if age >= 5 => 80,
            Self::Police if age >= 12 => 60,
            Self::Shelter => 28,
            Self::Youth if age >= 7 => 190,
            _ => 0,
        }
    }

    /// How many of 1,000 of its lines carry no national id.
    pub const fn without_id(self) -> u32 {
        match self {
            Self::School => 270,
            Self::Social => 260,
            Self::HealthVisitor => 350,
            Self::Hospital => 340,
            Self::Psychiatry => 220,
            Self::Police => 400,
            Self::Shelter => 800,
            Self::Youth => 1000,
        }
    }
}

/// What an agency is called and who works there.
#[derive(Debug)]
pub struct Text {
    /// Its name as people say it.
    pub name: &'static str,
    /// Its part of e-mail addresses.
    pub domain: &'static str,
    /// Its units.
    pub units: &'static [&'static str],
    /// Titles of its staff, the common ones first, each with the role that its client list gives
    /// and the units where it is found (indices; none means all). The school's last is the one
    /// of its preschools.
    pub titles: &'static [(&'static str, &'static str, &'static [usize])],
}

/// The words of an agency in a country.
pub const fn text(country: Country, kind: Kind) -> &'static Text {
    let all = match country {
        Country::Se => &SE,
        Country::Dk => &DK,
        Country::No | Country::Sct => &NO,
    };
    &all[kind as usize]
}

const SE: [Text; 8] = [
    Text {
        name: "Skolan",
        domain: "skola",
        units: &["Björkskolan", "Åskolan", "Centralskolan", "Förskolan Lingonet", "Elevhälsan"],
        titles: &[
            ("Lärare", "Mentor", &[0, 1, 2]),
            ("Grundskollärare", "Klasslärare", &[0, 1, 2]),
            ("Specialpedagog", "Specialpedagog", &[0, 1, 2]),
            ("Skolsköterska", "Skolsköterska", &[4]),
            ("Skolkurator", "Kurator", &[4]),
            ("Förskollärare", "Ansvarspedagog", &[3]),
        ],
    },
    Text {
        name: "Socialtjänsten",
        domain: "socialtjanst",
        units: &[
            "Barn och unga, mottagning",
            "Barn och unga, utredning",
            "Öppenvården",
            "Familjehemsenheten",
        ],
        titles: &[
            ("Socialsekreterare", "Socialsekreterare", &[0, 1]),
            ("Socialsekreterare", "Handläggare", &[1]),
            ("Familjebehandlare", "Familjebehandlare", &[2]),
            ("Familjehemssekreterare", "Familjehemssekreterare", &[3]),
        ],
    },
    Text {
        name: "Barnhälsovården",
        domain: "bhv",
        units: &["BVC Björkdal", "BVC Åsby", "Familjecentralen Sjövik"],
        titles: &[
            ("BVC-sköterska", "BVC-sköterska", &[0, 1, 2]),
            ("Distriktssköterska", "BVC-sköterska", &[0, 1]),
            ("Barnläkare", "Läkare", &[0]),
        ],
    },
    Text {
        name: "Hälso- och sjukvården",
        domain: "vard",
        units: &["Vårdcentralen Norr", "Vårdcentralen Torget", "Barnmottagningen", "Habiliteringen"],
        titles: &[
            ("Distriktsläkare", "Läkare", &[0, 1]),
            ("Sjuksköterska", "Sjuksköterska", &[0, 1, 2]),
            ("Barnläkare", "Läkare", &[2]),
            ("Arbetsterapeut", "Arbetsterapeut", &[3]),
        ],
    },
    Text {
        name: "BUP",
        domain: "bup",
        units: &["BUP Björkdal, öppenvård", "BUP, mellanvård"],
        titles: &[
            ("Psykolog", "Psykolog", &[]),
            ("Överläkare", "Läkare", &[]),
            ("Kurator", "Behandlare", &[]),
            ("Specialistsjuksköterska", "Vårdkontakt", &[]),
        ],
    },
    Text {
        name: "Polisen",
        domain: "polis",
        units: &["Ungdomsgruppen"],
        titles: &[("Polisassistent", "Ungdomspolis", &[]), ("Polisinspektör", "Kommunpolis", &[])],
    },
    Text {
        name: "Björkdals kvinnojour",
        domain: "jour",
        units: &["Stödverksamheten"],
        titles: &[("Stödperson", "Stödperson", &[]), ("Barnansvarig", "Barnansvarig", &[])],
    },
    Text {
        name: "Björkdals ungdomsförening",
        domain: "ungdom",
        units: &["Fritidsgården", "Idrotten"],
        titles: &[("Ledare", "Ledare", &[]), ("Fritidsledare", "Ledare", &[]), ("Volontär", "Läxhjälp", &[])],
    },
];

const NO: [Text; 8] = [
    Text {
        name: "Skolen",
        domain: "skole",
        units: &[
            "Fjellvik skole",
            "Nordbygda skole",
            "Fjellvik ungdomsskole",
            "Tyttebærtoppen barnehage",
            "Skolehelsetjenesten",
        ],
        titles: &[
            ("Lærer", "Kontaktlærer", &[0, 1, 2]),
            ("Adjunkt", "Kontaktlærer", &[0, 1, 2]),
            ("Spesialpedagog", "Spesialpedagog", &[0, 1, 2]),
            ("Helsesykepleier", "Helsesykepleier", &[4]),
            ("Sosiallærer", "Sosiallærer", &[2]),
            ("Pedagogisk leder", "Primærkontakt", &[3]),
        ],
    },
    Text {
        name: "Barnevernstjenesten",
        domain: "barnevern",
        units: &["Mottak og undersøkelse", "Tiltak", "Omsorg"],
        titles: &[
            ("Barnevernspedagog", "Kontaktperson", &[0, 2]),
            ("Sosionom", "Saksbehandler", &[0, 1]),
            ("Familieterapeut", "Familieterapeut", &[1]),
            ("Fosterhjemsveileder", "Fosterhjemsveileder", &[2]),
        ],
    },
    Text {
        name: "Helsestasjonen",
        domain: "helsestasjon",
        units: &["Fjellvik helsestasjon", "Nordbygda helsestasjon"],
        titles: &[
            ("Helsesykepleier", "Helsesykepleier", &[0, 1]),
            ("Avdelingsleder", "Helsesykepleier", &[]),
            ("Helsestasjonslege", "Lege", &[]),
        ],
    },
    Text {
        name: "Sykehuset og fastlegene",
        domain: "helse",
        units: &["Fjellvik legesenter", "Torget legesenter", "Barnepoliklinikken", "Habiliteringen"],
        titles: &[
            ("Fastlege", "Fastlege", &[0, 1]),
            ("Sykepleier", "Sykepleier", &[0, 1, 2]),
            ("Barnelege", "Lege", &[2]),
            ("Ergoterapeut", "Ergoterapeut", &[3]),
        ],
    },
    Text {
        name: "BUP",
        domain: "bup",
        units: &["BUP Fjellvik, poliklinikk", "BUP, ambulant team"],
        titles: &[
            ("Psykolog", "Psykolog", &[]),
            ("Overlege", "Lege", &[]),
            ("Klinisk sosionom", "Behandler", &[]),
            ("Psykiatrisk sykepleier", "Behandler", &[]),
        ],
    },
    Text {
        name: "Politiet",
        domain: "politi",
        units: &["Forebyggende avdeling"],
        titles: &[("Politibetjent", "Ungdomskontakt", &[]), ("Politioverbetjent", "Politikontakt", &[])],
    },
    Text {
        name: "Fjellvik krisesenter",
        domain: "krisesenter",
        units: &["Dagtilbudet"],
        titles: &[("Miljøterapeut", "Primærkontakt", &[]), ("Barnefaglig ansvarlig", "Barnekontakt", &[])],
    },
    Text {
        name: "Fjellvik ungdomsklubb",
        domain: "ungdom",
        units: &["Fritidsklubben", "Idretten"],
        titles: &[("Leder", "Leder", &[]), ("Fritidsleder", "Leder", &[]), ("Frivillig", "Leksehjelp", &[])],
    },
];

const DK: [Text; 8] = [
    Text {
        name: "Skolen",
        domain: "skole",
        units: &["Bøgelund Skole", "Østerhede Skole", "Søndre Skole", "Børnehaven Solsikken", "PPR"],
        titles: &[
            ("Lærer", "Klasselærer", &[0, 1, 2]),
            ("Lærer", "Kontaktlærer", &[0, 1, 2]),
            ("Speciallærer", "Speciallærer", &[0, 1, 2]),
            ("Skolesundhedsplejerske", "Sundhedsplejerske", &[0, 1, 2]),
            ("AKT-vejleder", "AKT-vejleder", &[4]),
            ("Pædagog", "Primærpædagog", &[3]),
        ],
    },
    Text {
        name: "Familieafdelingen",
        domain: "familie",
        units: &["Modtagelsen", "Børn og unge", "Familiehuset", "Plejefamilier"],
        titles: &[
            ("Socialrådgiver", "Rådgiver", &[0, 1]),
            ("Socialrådgiver", "Sagsbehandler", &[1]),
            ("Familiebehandler", "Familiebehandler", &[2]),
            ("Familieplejekonsulent", "Plejekonsulent", &[3]),
        ],
    },
    Text {
        name: "Sundhedsplejen",
        domain: "sundhedsplejen",
        units: &["Team Nord", "Team Syd"],
        titles: &[
            ("Sundhedsplejerske", "Sundhedsplejerske", &[]),
            ("Ledende sundhedsplejerske", "Sundhedsplejerske", &[]),
        ],
    },
    Text {
        name: "Sygehuset og lægehusene",
        domain: "sundhed",
        units: &["Lægehuset Torvet", "Lægehuset Nord", "Børneambulatoriet"],
        titles: &[
            ("Praktiserende læge", "Læge", &[0, 1]),
            ("Sygeplejerske", "Sygeplejerske", &[0, 1, 2]),
            ("Børnelæge", "Læge", &[2]),
            ("Ergoterapeut", "Ergoterapeut", &[2]),
        ],
    },
    Text {
        name: "Børne- og ungdomspsykiatrien",
        domain: "bup",
        units: &["Ambulatoriet", "Udgående team"],
        titles: &[
            ("Psykolog", "Psykolog", &[]),
            ("Overlæge", "Læge", &[]),
            ("Socialrådgiver", "Behandler", &[]),
            ("Sygeplejerske", "Kontaktperson", &[]),
        ],
    },
    Text {
        name: "Politiet",
        domain: "politi",
        units: &["SSP-enheden"],
        titles: &[("Politiassistent", "SSP-betjent", &[]), ("Politikommissær", "SSP-kontakt", &[])],
    },
    Text {
        name: "Bøgelund Krisecenter",
        domain: "krisecenter",
        units: &["Rådgivningen"],
        titles: &[("Pædagog", "Kontaktperson", &[]), ("Børnefaglig medarbejder", "Børnekontakt", &[])],
    },
    Text {
        name: "Bøgelund Ungdomsforening",
        domain: "ungdom",
        units: &["Klubben", "Idrætten"],
        titles: &[
            ("Leder", "Leder", &[]),
            ("Klubmedarbejder", "Leder", &[]),
            ("Frivillig", "Lektiehjælp", &[]),
        ],
    },
];
