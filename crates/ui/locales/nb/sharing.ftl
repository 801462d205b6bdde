# Legal bases by the code in packs/*/sharing.toml.
sharing-basis-se-osl-25-12 = Helsetjenesten og sosialtjenesten kan gi opplysninger til hverandre om et barn under 18 år når det trengs for nødvendig omsorg, behandling eller annen støtte. Gjelder ikke skolen.
sharing-basis-se-sol-20-6 = Når sosialtjenesten har vedtatt å åpne en undersøkelse om et barn, skal myndigheter gi de opplysningene som kan ha betydning for den.
sharing-basis-no-bvl-13-1 = Barnevernet kan gi opplysninger til andre organer og til helsepersonell når det er nødvendig for barnevernets oppgaver.
sharing-basis-no-hpl-33 = Helsepersonell skal melde fra til barnevernet når det er grunn til å tro at et barn utsettes for alvorlig omsorgssvikt.
sharing-basis-no-hpl-25 = Helsepersonell som samarbeider, kan dele det som er nødvendig for forsvarlig helsehjelp, når pasienten ikke motsetter seg det.
sharing-basis-dk-rsl-11-c = Kommunen kan uten samtykke hente inn opplysninger som er nødvendige i et barns sak, for eksempel i en undersøkelse.
sharing-basis-dk-rsl-11-e = Skole, helsetjeneste og sosialtjeneste kan utveksle opplysninger tidlig og forebyggende. I en enkelt sak gjelder det ett møte, unntaksvis ett oppfølgingsmøte.
sharing-basis-sct-child-protection = Opplysninger kan deles når et barn står i fare for å bli skadet, hvis det er nødvendig og forholdsmessig. Grunnen skal skrives ned.
# Recording a ground
sharing-title = Registrer et grunnlag for deling
sharing-lead = Kretsen vises for hverandre bare når det finnes samtykke eller et rettslig grunnlag.
sharing-ground = Hvilket grunnlag?
sharing-own-from = Fra { $years } år.
sharing-said-by = Hvem har samtykket?
sharing-said-by-hint = Navn på den foresatte eller ungdommen.
sharing-basis = Hvilket rettslig grunnlag?
sharing-basis-hint = Gjelder bare de tjenestene som bestemmelsen nevner.
sharing-reason = Hvorfor er det nødvendig?
sharing-reason-hint = Kort, og slik at familien kan lese det.
sharing-agencies = For hvilke tjenester?
sharing-agencies-hint = Ingen valgt betyr alle i kretsen, når det er et samtykke.
sharing-from = Gjelder fra
sharing-to = Gjelder til
sharing-to-hint = Et samtykke kan trekkes tilbake når som helst.
sharing-consequence = Grunnlaget registreres med navnet ditt. Familien kan se det.
sharing-send = Registrer
sharing-error-too-long = Dette grunnlaget kan gjelde høyst { $days } dager om gangen.
