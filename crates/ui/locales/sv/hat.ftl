hat-title = Välj uppdrag
hat-lead = Uppdraget avgör vad du ser, och står i loggen över vem som har sett.
hat-choose = Välj
hat-on = Valt nu
hat-none-title = Kontot har inget uppdrag
hat-none = Be den som sköter konton i din samverkan att ge dig ett uppdrag.
