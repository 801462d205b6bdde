# The child's page
circle-title = Kretsen
circle-around = Kretsen kring { $name }
circle-around-child = Kretsen kring barnet
circle-child = Barnet
circle-born = Född { $date }
circle-lives-with = Bor hos { $who }
circle-language = Språk: { $language }
circle-and = { $first } och { $last }

# Acting
circle-actions = Vad du kan göra
circle-join = Gå med i kretsen
circle-invite = Bjud in till kretsen
circle-attention = Be kretsen titta
circle-hand-over = Lämna över en roll
circle-leave = Lämna kretsen
circle-record-sharing = Anteckna en grund
circle-no-ground-ask = Fråga familjen, eller besluta
circle-no-ground-ask-lead = Familjen kan säga ja på sin egen sida eller på papper. Är samtycke inte grunden skriver du ett beslut.

# Facts strip
circle-no-holder = Ingen har rollen än
circle-no-holder-hint = Någon i kretsen kan ta den.
circle-next = Nästa
circle-next-nothing = Inget väntar just nu
circle-next-hand-over = Svar på överlämning
circle-next-attention =
    { $count ->
        [one] Kretsen är ombedd att titta
       *[other] Kretsen är ombedd att titta på { $count } saker
    }
circle-next-of = { $name } · { $days }
circle-sources = Källor
circle-sources-found = Finns hos { $found } av { $all }
circle-sources-oldest = Äldsta listan är per { $date }

# The drawing
circle-drawing-size =
    { $count ->
        [0] Ingen är med i kretsen än.
        [one] En kontakt.
       *[other] { $count } kontakter.
    }
circle-drawing-sector = { $sector }: { $count }.
circle-drawing-same = Listan nedanför säger detsamma.
circle-masked = Skyddad kontakt
circle-masked-role = Fråga samordnaren
circle-masked-hint = Någon är med i kretsen men visas inte. Trygghetspersonen eller samordnaren vet hur man når dem.
circle-mark-solid = kontakt de senaste 90 dagarna
circle-mark-dotted = ingen känd kontakt på 90 dagar
circle-mark-ring = samordnande roll
circle-mark-lock = skyddad

# The list
circle-list = Alla i kretsen
circle-empty = Ingen är med i kretsen än
circle-empty-hint = Verksamheternas listor säger inte att någon arbetar med barnet. Listorna täcker det som står under Källor.
circle-you = Du
circle-guest = Gäst utifrån
circle-hidden = Visas bara för er
circle-quiet = Ingen kontakt på länge
circle-since = Sedan { $date }
circle-last-contact = senaste kontakt { $date }
circle-last-unknown = senaste kontakt okänd
circle-as-of = per { $date }
circle-entry-point = Väg in: { $text }
circle-call = Ring { $name }, { $phone }
circle-write = Skriv till { $name }, { $email }

# About the child
circle-about = Uppgifter
circle-national-id = Personnummer
circle-address = Adress
circle-family = Familj och hushåll
circle-family-nobody = Ingen källa har sagt vem som hör till familjen.
circle-custody = vårdnadshavare
circle-same-household = samma hushåll
circle-other-household = annat hushåll

# Waiting
circle-attention-by = { $who } ber kretsen titta
circle-attention-close = Omhändertaget
circle-attention-close-hint = Kretsen får veta att det är omhändertaget.
circle-offer = { $role }: { $to } är tillfrågad
circle-offer-you = Vill du ta rollen { $role }?
circle-offer-holds = { $from } har rollen tills svaret kommer.
circle-offer-nobody-holds = Ingen har rollen tills svaret kommer.
circle-offer-accept = Ta över
circle-offer-decline = Inte jag
circle-offer-withdraw = Ta tillbaka
circle-invitations = Inbjudna
circle-invitation-line = { $organisation }, inbjuden av { $by }
circle-invitation-until = Länken gäller till { $date }

# Latest, sources, grounds
circle-latest = Senast i kretsen
circle-latest-nothing = Inget har hänt i kretsen än.
circle-found-in = Finns i listan från
circle-not-found-in = Finns inte i listan från
circle-not-found-means = ”Finns inte” gäller listans dag och det som listan täcker. Verksamheter som är skyddade nämns aldrig här.
circle-found-nowhere = Ingen lista nämner barnet.
circle-covers = täcker { $from } till { $to }
circle-sharing = Grund för delning
circle-sharing-none = Ingen grund för delning är antecknad.
circle-sharing-by = Lämnat av { $who }
circle-sharing-until = Gäller till { $date }
circle-sharing-open = Gäller tills vidare
circle-why = Varför ser jag det här?
circle-why-not = Varför ser jag inte mer?
circle-why-recorded = Att du har öppnat sidan är antecknat. Familjen kan se det.

# Protected identity
circle-protected = Skyddade personuppgifter: { $level }
circle-protected-hint = Det som skyddas visas inte här. Säg inget om var barnet bor eller vistas, och lämna inga utskrifter framme.

# Outside of the circle
circle-outside-title = Det finns en krets
circle-outside-lead = Din verksamhet arbetar med barnet. Andra gör det också. Du är inte med i kretsen och ser därför inte vilka.
circle-outside-ask = Så här frågar du
circle-outside-ask-hint = Ring eller skriv till den som håller ihop kretsen. Säg vem du är och varför du frågar.
circle-outside-ask-nobody = Ingen håller ihop kretsen än. Fråga i din egen verksamhet vem som har kontakten, eller säg här nedanför att du arbetar med barnet.
circle-outside-declare = Arbetar du själv med barnet?

# In the circle, but nothing allows to share it
circle-no-ground-title = Kretsen kan inte visas än
circle-no-ground-lead = Du är med i kretsen, men det finns ingen antecknad grund för att visa den för dig: inget samtycke och ingen rättslig grund.
circle-no-ground-do = Anteckna grunden
circle-no-ground-wait = Någon annan i kretsen behöver anteckna en grund som namnger din verksamhet. Du får en notis när det är gjort.
circle-sharing-withdraw = Återkalla
circle-exposure = Vår synlighet
