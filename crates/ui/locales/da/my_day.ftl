my_day-title = Min dag
my_day-waiting = Venter på dig
my_day-waiting-nothing = Intet venter på dig lige nu.
my_day-offer = Bliv { $role } for { $name }?
my_day-invited = { $who } inviterer dig til en kreds
my_day-invited-hint = Hvem det gælder, ser du, når du har sagt ja.
my_day-invited-accept = Gå med
my_day-invited-decline = Ikke mig
my_day-new = Nyt i mine kredse
my_day-new-nothing = Intet nyt, siden du sidst kiggede.
my_day-news-more =
    { $more ->
        [one] { $first }, og { $more } nyhed mere.
       *[other] { $first }, og { $more } nyheder mere.
    }
my_day-all =
    { $count ->
        [0] Mine børn
        [one] Mit barn
       *[other] Alle mine { $count } børn
    }
my_day-overdue =
    { $days ->
        [one] Listen fra { $name } er { $days } dag gammel. »Ingen indsats« kan betyde »ikke hentet«.
       *[other] Listen fra { $name } er { $days } dage gammel. »Ingen indsats« kan betyde »ikke hentet«.
    }
my_day-overdue-never = { $name } har aldrig leveret en liste. »Ingen indsats« kan betyde »ikke hentet«.
my_day-due = Skal gøres
my_day-due-nothing = Du har ingen sag og ingen opgave.
