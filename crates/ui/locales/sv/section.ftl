# Where a rule comes from, when that is no act that can be cited as it stands
section-own = Krings egen regel
section-ages = landets åldersgränser
section-protection = landets skyddsnivåer
section-legal_basis = den antecknade rättsliga grundens lagrum
section-secrecy = landets sekretesslag
section-children = barnkonventionen { $article }
