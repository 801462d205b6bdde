operations-title = Drift
operations-lead = Det, der er galt i driften og kræver et menneske.
operations-unopened = Underretninger, som ingen har åbnet
operations-unopened-none = Ingen underretning venter længere, end den skal.
operations-consequence = Ring til myndigheden. Du ser ingen børn her og kan ikke åbne en underretning.
