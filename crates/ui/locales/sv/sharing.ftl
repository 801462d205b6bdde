# Legal bases by the code in packs/*/sharing.toml.
sharing-basis-se-osl-25-12 = Vården och socialtjänsten får lämna uppgifter till varandra om ett barn under 18 år när det behövs för nödvändig vård, behandling eller annat stöd. Gäller inte skolan.
sharing-basis-se-sol-20-6 = När socialtjänsten har beslutat att inleda en barnutredning ska myndigheter lämna de uppgifter som kan ha betydelse för den.
sharing-basis-no-bvl-13-1 = Barnevernet får lämna uppgifter till andra myndigheter och till hälso- och sjukvårdspersonal när det behövs för barnevernets uppgifter.
sharing-basis-no-hpl-33 = Hälso- och sjukvårdspersonal ska anmäla till barnevernet när det finns anledning att tro att ett barn utsätts för allvarlig omsorgssvikt.
sharing-basis-no-hpl-25 = Hälso- och sjukvårdspersonal som samarbetar får dela det som behövs för god vård, om patienten inte motsätter sig det.
sharing-basis-dk-rsl-11-c = Kommunen får utan samtycke hämta in de uppgifter som är nödvändiga för ett barns ärende, till exempel i en barnutredning.
sharing-basis-dk-rsl-11-e = Skola, hälsovård och socialtjänst får utbyta uppgifter tidigt och förebyggande. I ett enskilt ärende gäller det ett möte, undantagsvis ett uppföljande möte.
sharing-basis-sct-child-protection = Uppgifter får delas när ett barn riskerar att fara illa, om det är nödvändigt och rimligt. Skälet ska antecknas.
# Recording a ground
sharing-title = Anteckna en grund för delning
sharing-lead = Kretsen visas för varandra bara när det finns ett samtycke eller en rättslig grund.
sharing-ground = Vilken grund?
sharing-own-from = Från { $years } år.
sharing-said-by = Vem har samtyckt?
sharing-said-by-hint = Namn på vårdnadshavaren eller den unga.
sharing-basis = Vilken rättslig grund?
sharing-basis-hint = Gäller bara de verksamheter som lagrummet nämner.
sharing-reason = Varför är det nödvändigt?
sharing-reason-hint = Kort, och så att familjen kan läsa det.
sharing-agencies = För vilka verksamheter?
sharing-agencies-hint = Ingen vald betyder alla i kretsen, när det är ett samtycke.
sharing-from = Gäller från
sharing-to = Gäller till
sharing-to-hint = Ett samtycke kan återkallas när som helst.
sharing-consequence = Grunden antecknas med ditt namn. Familjen kan se den.
sharing-send = Anteckna
sharing-error-too-long = Den här grunden får gälla högst { $days } dagar i taget.
