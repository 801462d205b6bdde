# Legal bases by the code in packs/*/sharing.toml.
sharing-basis-se-osl-25-12 = Nødvendigt for at give et barn behandling eller støtte, mellem sundhedsvæsen og socialforvaltning (svensk lov)
sharing-basis-se-sol-20-6 = Socialnævnets undersøgelse til beskyttelse af barnet: andre skal give nødvendige oplysninger (svensk lov)
sharing-basis-no-bvl-13-1 = Det norske barnevernets oplysninger til andre, når det er nødvendigt for dets opgaver (norsk lov)
sharing-basis-no-hpl-33 = Sundhedspersonales underretningspligt til det norske barnevern ved alvorlig bekymring (norsk lov)
sharing-basis-no-hpl-25 = Samarbejdende sundhedspersonale, hvis patienten ikke modsætter sig det (norsk lov)
sharing-basis-dk-rsl-11-c = Nødvendigt i kommunens sag om støtte til barnet, uden samtykke
sharing-basis-dk-rsl-11-e = Tidligt eller forebyggende samarbejde mellem skole, sundhed og socialforvaltning (SSD)
sharing-basis-sct-child-protection = Nødvendigt for at beskytte et barn (skotsk ret)
