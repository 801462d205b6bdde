# Legal bases by the code in packs/*/sharing.toml.
sharing-basis-se-osl-25-12 = Necessary to give a child care, treatment or support, between health care and social services (Swedish law)
sharing-basis-se-sol-20-6 = Investigation to protect the child: others must give the information needed (Swedish law)
sharing-basis-no-bvl-13-1 = Child welfare’s information to others, when its tasks need it (Norwegian law)
sharing-basis-no-hpl-33 = Health personnel’s duty to report serious concern to child welfare (Norwegian law)
sharing-basis-no-hpl-25 = Co-operating health personnel, unless the patient opposes it (Norwegian law)
sharing-basis-dk-rsl-11-c = Necessary in the municipality’s case on support to the child, without consent (Danish law)
sharing-basis-dk-rsl-11-e = Early or preventive co-operation between school, health and social services (SSD, Danish law)
sharing-basis-sct-child-protection = Necessary to protect a child
