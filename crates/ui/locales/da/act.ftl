act-by-name = Dette vises i kredsen med dit navn, men din kontakt vises ikke for kredsen. Gør den synlig først.
