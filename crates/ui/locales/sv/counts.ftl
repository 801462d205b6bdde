# Counts of one agency for its manager.
counts-title = Verksamheten i antal
counts-children = Barn
counts-involvements = Pågående kontakter
counts-without-named-person = Barn utan trygghetsperson
counts-practitioners = Yrkesverksamma
counts-list = Senaste listan
counts-no-list = Ingen lista lämnad
counts-few = Färre än { $count }
counts-nearly-all = Alla utom färre än { $count }
counts-small = Antal under { $count } visas inte, så att ingen enskild kan kännas igen.
