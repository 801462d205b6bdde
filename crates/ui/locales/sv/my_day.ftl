my_day-title = Min dag
my_day-waiting = Väntar på dig
my_day-waiting-nothing = Inget väntar på dig just nu.
my_day-offer = Bli { $role } för { $name }?
my_day-invited = { $who } bjuder in dig till en krets
my_day-invited-hint = Vem det gäller ser du när du har tackat ja.
my_day-invited-accept = Gå med
my_day-invited-decline = Inte jag
my_day-new = Nytt i mina kretsar
my_day-new-nothing = Inget nytt sedan du tittade senast.
my_day-news-more =
    { $more ->
        [one] { $first }, och { $more } nyhet till.
       *[other] { $first }, och { $more } nyheter till.
    }
my_day-all =
    { $count ->
        [0] Mina barn
        [one] Mitt barn
       *[other] Alla mina { $count } barn
    }
my_day-overdue =
    { $days ->
        [one] Listan från { $name } är { $days } dag gammal. ”Ingen insats” kan betyda ”inte hämtat”.
       *[other] Listan från { $name } är { $days } dagar gammal. ”Ingen insats” kan betyda ”inte hämtat”.
    }
my_day-overdue-never = { $name } har aldrig lämnat någon lista. ”Ingen insats” kan betyda ”inte hämtat”.
my_day-due = Ska göras
my_day-due-nothing = Du har inget ärende och ingen uppgift.
