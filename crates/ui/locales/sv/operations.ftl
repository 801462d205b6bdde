operations-title = Drift
operations-lead = Det som är fel i driften och behöver en människa.
operations-unopened = Orosanmälningar som ingen har öppnat
operations-unopened-none = Ingen anmälan väntar längre än den ska.
operations-consequence = Ring verksamheten. Du ser inget barn här och kan inte öppna en anmälan.
