# Strengths and worries on the eight wellbeing indicators
signal-title = Strengths and worries
signal-lead = What people around the child have noted. It is there to be read: nothing is added up into a score.
signal-lead-own = Here is what you have noted yourself. Nobody else in the family sees it. The child’s coordinator does, and staff who may see the circle.
signal-none = Nothing is noted yet
signal-none-here = Nothing noted
signal-open = Strengths and worries
signal-note-title = Note a strength or a worry
signal-note-lead = It takes 20 seconds. Write more another time if you like.
signal-direction = What do you want to note?
signal-direction-strength = A strength
signal-direction-worry = A worry
signal-indicator = What is it about?
signal-indicator-safe = Safe
signal-indicator-healthy = Healthy
signal-indicator-achieving = Achieving
signal-indicator-nurtured = Nurtured
signal-indicator-active = Active
signal-indicator-respected = Respected
signal-indicator-responsible = Responsible
signal-indicator-included = Included
signal-hint-safe = Protected from harm
signal-hint-healthy = In body and mind
signal-hint-achieving = Learns and grows
signal-hint-nurtured = Is cared for at home
signal-hint-active = Plays, moves, takes part
signal-hint-respected = Is listened to
signal-hint-responsible = Has a part to fill
signal-hint-included = Belongs
signal-words = In a line of words
signal-words-hint = At most { $limit } characters. What you have seen or heard yourself.
signal-consequence = Those who may see the circle read it. Whoever coordinates is told that there is something new. If somebody may be in danger, make a concern report instead.
signal-consequence-family = The child’s coordinator reads it, and staff who may see the circle. Nobody else in the family sees it.
signal-send = Note it
signal-looks = Ways to look
signal-look-wheel = Wheel
signal-look-triangle = Triangle
signal-look-list = List
signal-side-development = How the child grows and develops
signal-side-people = What the child needs from others
signal-side-world = The world around the child
signal-child = The child
signal-strengths =
    { $count ->
        [one] { $count } strength
       *[other] { $count } strengths
    }
signal-worries =
    { $count ->
        [one] { $count } worry
       *[other] { $count } worries
    }
signal-by-child = The child or young person
signal-by-guardian = A guardian
signal-by-you = You
signal-hidden = Seen by your agency only
signal-rules = When would rules have asked to look?
signal-rules-lead = The rules that are on, and drafts that are being tried, on what is known of this child.
signal-rules-never = In the last { $days } days it would not have asked.
signal-rules-asked = It would have asked on { $days }.
