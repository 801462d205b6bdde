operations-title = Operations
operations-lead = What is wrong with the running of the service and needs a human.
operations-unopened = Concern reports that nobody has opened
operations-unopened-none = No report waits longer than it should.
operations-consequence = Telephone the agency. You see no child here, and cannot open a report.
