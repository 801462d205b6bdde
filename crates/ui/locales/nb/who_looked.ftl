# Who has looked, for the person and the guardians.
who_looked-title = Hvem som har sett
who_looked-heading = Hvem som har sett
who_looked-heading-own = Hvem som har sett på deg
who_looked-heading-name = Hvem som har sett på { $name }
who_looked-lead = Alt som er åpnet, søkt etter eller endret, det siste først.
who_looked-to-circle = Kretsen
who_looked-empty = Ingen har sett ennå.
who_looked-you = Du selv
who_looked-masked = Noen i kretsen (spør koordinatoren)
who_looked-system = Systemet
who_looked-role-of-agency = { $role }, { $agency }
who_looked-refused = Avslått
who_looked-older = Eldre
who_looked-ask = Lurer du på noe her? Spør koordinatoren, eller personvernombudet i kommunen.
who_looked-kept-back = Noe holdes tilbake her etter en beslutning av personvernombudet. Du kan spørre ombudet om det.
