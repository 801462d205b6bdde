operations-title = Drift
operations-lead = Det som er galt i driften og trenger et menneske.
operations-unopened = Bekymringsmeldinger som ingen har åpnet
operations-unopened-none = Ingen melding venter lenger enn den skal.
operations-consequence = Ring tjenesten. Du ser ingen barn her og kan ikke åpne en melding.
