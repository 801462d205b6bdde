act-by-name = Det här syns i kretsen med ditt namn, men din kontakt visas inte för kretsen. Gör den synlig först.
