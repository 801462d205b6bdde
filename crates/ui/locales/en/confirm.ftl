# Only the sample page says these.
confirm-sample = Change the setting?
confirm-sample-consequence = It can be changed back at any time.
