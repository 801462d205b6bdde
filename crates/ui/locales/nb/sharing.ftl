# Legal bases by the code in packs/*/sharing.toml.
sharing-basis-se-osl-25-12 = Nødvendig for å gi et barn behandling eller støtte, mellom helsetjeneste og sosialtjeneste (svensk lov)
sharing-basis-se-sol-20-6 = Sosialtjenestens undersøkelse til vern for barnet: andre skal gi opplysninger som trengs (svensk lov)
sharing-basis-no-bvl-13-1 = Barnevernets opplysninger til andre, når det trengs for barnevernets oppgaver
sharing-basis-no-hpl-33 = Helsepersonells meldeplikt til barnevernet ved alvorlig bekymring
sharing-basis-no-hpl-25 = Samarbeidende helsepersonell, hvis pasienten ikke motsetter seg det
sharing-basis-dk-rsl-11-c = Nødvendig i kommunens sak om støtte til barnet, uten samtykke (dansk lov)
sharing-basis-dk-rsl-11-e = Tidlig eller forebyggende samarbeid mellom skole, helse og sosialtjeneste (SSD, dansk lov)
sharing-basis-sct-child-protection = Nødvendig for å beskytte et barn (skotsk rett)
