my_day-title = Min dag
my_day-waiting = Venter på deg
my_day-waiting-nothing = Ingenting venter på deg akkurat nå.
my_day-offer = Bli { $role } for { $name }?
my_day-invited = { $who } inviterer deg til en krets
my_day-invited-hint = Hvem det gjelder, ser du når du har takket ja.
my_day-invited-accept = Bli med
my_day-invited-decline = Ikke jeg
my_day-new = Nytt i mine kretser
my_day-new-nothing = Ingenting nytt siden du så sist.
my_day-news-more =
    { $more ->
        [one] { $first }, og { $more } nyhet til.
       *[other] { $first }, og { $more } nyheter til.
    }
my_day-all =
    { $count ->
        [0] Mine barn
        [one] Mitt barn
       *[other] Alle mine { $count } barn
    }
my_day-overdue =
    { $days ->
        [one] Listen fra { $name } er { $days } dag gammel. «Ingen tiltak» kan bety «ikke hentet».
       *[other] Listen fra { $name } er { $days } dager gammel. «Ingen tiltak» kan bety «ikke hentet».
    }
my_day-overdue-never = { $name } har aldri levert noen liste. «Ingen tiltak» kan bety «ikke hentet».
my_day-due = Skal gjøres
my_day-due-nothing = Du har ingen sak og ingen oppgave.
