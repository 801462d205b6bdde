hat-title = Velg rolle
hat-lead = Rollen avgjør hva du ser, og står i loggen over hvem som har sett.
hat-choose = Velg
hat-on = Valgt nå
hat-none-title = Kontoen har ingen rolle
hat-none = Be den som administrerer kontoer i samarbeidet, om å gi deg en rolle.
