act-by-name = Dette vises i kretsen med navnet ditt, men kontakten din vises ikke for kretsen. Gjør den synlig først.
