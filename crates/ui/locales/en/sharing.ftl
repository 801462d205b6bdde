# Legal bases by the code in packs/*/sharing.toml.
sharing-basis-se-osl-25-12 = Health care and social services may give each other information about a child under 18 when it is needed for necessary care, treatment or other support. Does not cover schools.
sharing-basis-se-sol-20-6 = When social services have decided to open an investigation about a child, authorities must give the information that may matter to it.
sharing-basis-no-bvl-13-1 = Child welfare may give information to other bodies and to health personnel when its own tasks make it necessary.
sharing-basis-no-hpl-33 = Health personnel must tell child welfare when there is reason to believe that a child suffers serious neglect.
sharing-basis-no-hpl-25 = Health personnel who work together may share what sound care makes necessary, unless the patient opposes it.
sharing-basis-dk-rsl-11-c = The municipality may, without consent, obtain the information that a child’s case makes necessary, for instance in an investigation.
sharing-basis-dk-rsl-11-e = School, health and social services may exchange information early and to prevent. In a single case it covers one meeting, exceptionally one follow-up meeting.
sharing-basis-sct-child-protection = Information may be shared when a child is at risk of harm, if it is necessary and proportionate. The reason must be written down.
# Recording a ground
sharing-title = Record a ground for sharing
sharing-lead = The circle is shown to one another only with consent or on a legal basis.
sharing-ground = Which ground?
sharing-own-from = From the age of { $years }.
sharing-said-by = Who has consented?
sharing-said-by-hint = Name of the guardian or the young person.
sharing-basis = Which legal basis?
sharing-basis-hint = Holds only for the agencies that the section names.
sharing-reason = Why is it necessary?
sharing-reason-hint = Short, and such that the family can read it.
sharing-agencies = For which agencies?
sharing-agencies-hint = None chosen means everyone in the circle, when it is a consent.
sharing-from = Holds from
sharing-to = Holds until
sharing-to-hint = A consent can be withdrawn at any time.
sharing-consequence = The ground is recorded with your name. The family can see it.
sharing-send = Record
sharing-error-too-long = This ground may hold at most { $days } days at a time.
