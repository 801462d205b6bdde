# Only the sample page says these.
confirm-sample = Skal innstillingen endres?
confirm-sample-consequence = Den kan endres tilbake når som helst.
