# Counts of one agency for its manager.
counts-title = Tjenesten i tall
counts-children = Barn
counts-involvements = Pågående kontakter
counts-without-named-person = Barn uten fast kontakt
counts-practitioners = Fagpersoner
counts-list = Siste liste
counts-no-list = Ingen liste levert
counts-few = Færre enn { $count }
counts-nearly-all = Alle unntatt færre enn { $count }
counts-small = Antall under { $count } vises ikke, slik at ingen enkeltperson kan kjennes igjen.
