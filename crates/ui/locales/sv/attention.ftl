attention-title = Be kretsen titta
attention-lead = Skriv vad du har sett eller undrar över. Alla i kretsen kan läsa det här på sidan.
attention-words = Vad ska kretsen titta på?
attention-words-hint = Högst { $limit } tecken. Skriv det du själv har sett. En orosanmälan gör du i ditt eget system.
attention-consequence = De som får se kretsen får en notis utan innehåll och läser det här.
attention-closed-already = Någon annan har redan noterat att det är omhändertaget.
