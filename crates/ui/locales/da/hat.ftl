hat-title = Vælg rolle
hat-lead = Rollen afgør, hvad du ser, og står i loggen over, hvem der har set.
hat-choose = Vælg
hat-on = Valgt nu
hat-none-title = Kontoen har ingen rolle
hat-none = Bed den, der administrerer konti i samarbejdet, om at give dig en rolle.
