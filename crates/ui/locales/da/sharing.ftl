# Legal bases by the code in packs/*/sharing.toml.
sharing-basis-se-osl-25-12 = Sundhedsvæsenet og socialtjenesten må give oplysninger til hinanden om et barn under 18 år, når det er nødvendigt for pleje, behandling eller anden støtte. Gælder ikke skolen.
sharing-basis-se-sol-20-6 = Når socialtjenesten har besluttet at indlede en undersøgelse om et barn, skal myndigheder give de oplysninger, der kan have betydning for den.
sharing-basis-no-bvl-13-1 = Barnevernet må give oplysninger til andre myndigheder og til sundhedspersonale, når det er nødvendigt for barnevernets opgaver.
sharing-basis-no-hpl-33 = Sundhedspersonale skal give besked til barnevernet, når der er grund til at tro, at et barn udsættes for alvorligt omsorgssvigt.
sharing-basis-no-hpl-25 = Sundhedspersonale, der samarbejder, må dele det nødvendige for forsvarlig behandling, når patienten ikke modsætter sig det.
sharing-basis-dk-rsl-11-c = Kommunen må uden samtykke indhente de oplysninger, der er nødvendige i et barns sag, for eksempel i en børnefaglig undersøgelse.
sharing-basis-dk-rsl-11-e = Skole, sundhedspleje og socialforvaltning må udveksle oplysninger tidligt og forebyggende. I en konkret sag gælder det ét møde, undtagelsesvis ét opfølgende møde.
sharing-basis-sct-child-protection = Oplysninger må deles, når et barn er i fare for at lide overlast, hvis det er nødvendigt og forholdsmæssigt. Grunden skal skrives ned.
# Recording a ground
sharing-title = Registrer et grundlag for deling
sharing-lead = Kredsen vises kun for hinanden, når der er et samtykke eller et retsgrundlag.
sharing-ground = Hvilket grundlag?
sharing-own-from = Fra { $years } år.
sharing-said-by = Hvem har givet samtykke?
sharing-said-by-hint = Navn på forældremyndighedsindehaveren eller den unge.
sharing-basis = Hvilket retsgrundlag?
sharing-basis-hint = Gælder kun de forvaltninger, som bestemmelsen nævner.
sharing-reason = Hvorfor er det nødvendigt?
sharing-reason-hint = Kort, og så familien kan læse det.
sharing-agencies = For hvilke forvaltninger?
sharing-agencies-hint = Ingen valgt betyder alle i kredsen, når det er et samtykke.
sharing-from = Gælder fra
sharing-to = Gælder til
sharing-to-hint = Et samtykke kan trækkes tilbage når som helst.
sharing-consequence = Grundlaget registreres med dit navn. Familien kan se det.
sharing-send = Registrer
sharing-error-too-long = Dette grundlag må højst gælde { $days } dage ad gangen.
