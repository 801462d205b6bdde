# Who has looked, for the person and the guardians.
who_looked-title = Hvem der har set
who_looked-heading = Hvem der har set
who_looked-heading-own = Hvem der har set på dig
who_looked-heading-name = Hvem der har set på { $name }
who_looked-lead = Alt, der er åbnet, søgt efter eller ændret, det seneste først.
who_looked-to-circle = Kredsen
who_looked-empty = Ingen har set endnu.
who_looked-you = Du selv
who_looked-masked = Nogen i kredsen (spørg koordinatoren)
who_looked-system = Systemet
who_looked-role-of-agency = { $role }, { $agency }
who_looked-refused = Afvist
who_looked-older = Ældre
who_looked-ask = Undrer du dig over noget her? Spørg koordinatoren eller kommunens databeskyttelsesrådgiver.
who_looked-kept-back = Noget holdes tilbage her efter en beslutning af databeskyttelsesrådgiveren. Du kan spørge rådgiveren om det.
