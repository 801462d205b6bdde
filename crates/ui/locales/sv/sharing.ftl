# Legal bases by the code in packs/*/sharing.toml.
sharing-basis-se-osl-25-12 = Nödvändigt för att ge ett barn vård, behandling eller stöd, mellan hälso- och sjukvård och socialtjänst
sharing-basis-se-sol-20-6 = Socialnämndens utredning till skydd för barnet: andra ska lämna uppgifter som behövs
sharing-basis-no-bvl-13-1 = Barnvernets uppgifter till andra, när det behövs för barnvernets arbete (norsk lag)
sharing-basis-no-hpl-33 = Hälso- och sjukvårdspersonalens anmälningsplikt till barnvernet vid allvarlig oro (norsk lag)
sharing-basis-no-hpl-25 = Samarbetande hälso- och sjukvårdspersonal, om patienten inte motsätter sig det (norsk lag)
sharing-basis-dk-rsl-11-c = Nödvändigt i kommunens ärende om stöd till barnet, utan samtycke (dansk lag)
sharing-basis-dk-rsl-11-e = Tidigt eller förebyggande samarbete mellan skola, hälsa och socialtjänst (SSD, dansk lag)
sharing-basis-sct-child-protection = Nödvändigt för att skydda ett barn (skotsk rätt)
