# Where a rule comes from, when that is no act that can be cited as it stands
section-own = Kring’s own rule
section-ages = the country’s age limits
section-protection = the country’s levels of protection
section-legal_basis = the section of the recorded legal basis
section-secrecy = the country’s secrecy act
section-children = CRC { $article }
