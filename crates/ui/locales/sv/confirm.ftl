# Only the sample page says these.
confirm-sample = Ska inställningen ändras?
confirm-sample-consequence = Det går att ändra tillbaka när som helst.
