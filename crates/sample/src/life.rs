//! What colleagues wrote in the last days, so that a demonstration begins in the middle of work.

use domain::country::Country;

/// Words around some of the social worker's children.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Life {
    /// With a coordinator's role that is offered to the social worker.
    pub note: &'static str,
    /// With attention to the circle.
    pub attention: &'static str,
    /// Two concern reports by people who do not say who they are: the child, and what they tell.
    pub reports: [(&'static str, &'static str); 2],
    /// Why a report led to a preliminary assessment.
    pub reasons: &'static str,
    /// Something to do.
    pub task: &'static str,
    /// What a consent is asked for.
    pub consent: &'static str,
    /// Where a signed paper is kept.
    pub kept_at: &'static str,
    /// Why something is shared without consent, and what speaks against it.
    pub disclosure: (&'static str, &'static str),
    /// Why something is not shared, and what was weighed.
    pub no_disclosure: (&'static str, &'static str),
}

/// The words in a country's language.
pub const fn life(country: Country) -> &'static Life {
    match country {
        Country::Se => &Life {
            note: "Kan du ta över samordningen? Ni träffar familjen oftast just nu.",
            attention: "Frånvarande fyra onsdagar i rad. Är det någon annan som har märkt något?",
            reports: [
                (
                    "Elin, kanske åtta år",
                    "Det skriks sent varje natt i lägenheten ovanför, och ett barn gråter.",
                ),
                (
                    "Wilma",
                    "Wilma har kommit utan jacka och mat hela veckan. Hon säger att hon sköter sig själv.",
                ),
            ],
            reasons: "Inget omedelbart skydd behövs: mormor är hemma hos barnet.",
            task: "Ring skolsköterskan och fråga hur veckan har varit",
            consent: "Inför mötet om planen i januari",
            kept_at: "akten hos socialtjänsten",
            disclosure: (
                "Vården behöver veta vilka som är runt barnet för att kunna planera stödet.",
                "Familjen ville tänka mer. Mindre räcker inte: utan kretsen vet ingen vem som gör vad.",
            ),
            no_disclosure: (
                "De klarar sin uppgift utan att veta mer.",
                "Barnets rätt till skydd väger tyngre än nyttan.",
            ),
        },
        Country::Dk => &Life {
            note: "Kan du overtage koordineringen? I ser familien oftest lige nu.",
            attention: "Fraværende fire onsdage i træk. Er der andre, der har bemærket noget?",
            reports: [
                (
                    "Emma, måske otte år",
                    "Der bliver råbt sent hver nat i lejligheden ovenover, og et barn græder.",
                ),
                ("Freja", "Freja er kommet uden jakke og mad hele ugen. Hun siger, at hun klarer sig selv."),
            ],
            reasons: "Der er ikke brug for akut beskyttelse: mormor er hjemme hos barnet.",
            task: "Ring til sundhedsplejersken og spørg, hvordan ugen har været",
            consent: "Til mødet om planen i januar",
            kept_at: "sagen hos familieafdelingen",
            disclosure: (
                "Sundhedsplejen skal vide, hvem der er omkring barnet, for at planlægge støtten.",
                "Familien ville tænke mere over det. Mindre er ikke nok: uden kredsen ved ingen, hvem der gør hvad.",
            ),
            no_disclosure: (
                "De kan løse deres opgave uden at vide mere.",
                "Barnets ret til beskyttelse vejer tungere end nytten.",
            ),
        },
        Country::No | Country::Sct => &Life {
            note: "Kan du overta koordineringen? Dere treffer familien oftest akkurat nå.",
            attention: "Borte fire onsdager på rad. Er det noen andre som har merket noe?",
            reports: [
                ("Emma, kanskje åtte år", "Det ropes sent hver natt i leiligheten over, og et barn gråter."),
                ("Nora", "Nora har kommet uten jakke og mat hele uken. Hun sier at hun klarer seg selv."),
            ],
            reasons: "Det trengs ikke akutt beskyttelse: mormor er hjemme hos barnet.",
            task: "Ring helsesykepleieren og spør hvordan uken har vært",
            consent: "Til møtet om planen i januar",
            kept_at: "mappen hos barnevernet",
            disclosure: (
                "Helsetjenesten må vite hvem som er rundt barnet for å planlegge hjelpen.",
                "Familien ville tenke mer på det. Mindre er ikke nok: uten kretsen vet ingen hvem som gjør hva.",
            ),
            no_disclosure: (
                "De klarer oppgaven sin uten å vite mer.",
                "Barnets rett til vern veier tyngre enn nytten.",
            ),
        },
    }
}
