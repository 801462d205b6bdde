attention-title = Ask the circle to look
attention-lead = Write what you have seen or wonder about. Everyone in the circle can read it here on the page.
attention-words = What should the circle look at?
attention-words-hint = At most { $limit } characters. Write what you have seen yourself. A concern report is made in your own system.
attention-consequence = Those who may see the circle get a notice without content and read this here.
attention-closed-already = Somebody else has noted already that it is dealt with.
