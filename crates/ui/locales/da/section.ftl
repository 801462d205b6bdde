# Where a rule comes from, when that is no act that can be cited as it stands
section-own = Krings egen regel
section-ages = landets aldersgrænser
section-protection = landets beskyttelsesniveauer
section-legal_basis = hjemlen i det registrerede grundlag
section-secrecy = landets regler om tavshedspligt
section-children = børnekonventionen { $article }
