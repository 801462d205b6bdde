password-ask-title = Nytt lösenord
password-ask-lead = Skriv den e-postadress som du loggar in med, så skickar vi en länk.
password-ask-button = Skicka länk
password-choose-title = Välj ett lösenord
password-choose-lead = Minst 12 tecken. Några ord efter varandra är lätta att minnas och svåra att gissa.
password-new = Nytt lösenord
password-link-used = Länken har redan använts eller gäller inte längre. Be om en ny.
