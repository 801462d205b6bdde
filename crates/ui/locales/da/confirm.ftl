# Only the sample page says these.
confirm-sample = Skal indstillingen ændres?
confirm-sample-consequence = Den kan ændres tilbage når som helst.
