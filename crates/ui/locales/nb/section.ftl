# Where a rule comes from, when that is no act that can be cited as it stands
section-own = Krings egen regel
section-ages = landets aldersgrenser
section-protection = landets beskyttelsesnivåer
section-legal_basis = lovhjemmelen i det registrerte grunnlaget
section-secrecy = landets regler om taushetsplikt
section-children = barnekonvensjonen { $article }
