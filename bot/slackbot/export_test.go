package slackbot

import "time"

// StatusTime sets how long a call may take that says how far a question is, until the
// returned function is called.
func StatusTime(d time.Duration) (restore func()) {
	was := statusTime
	statusTime = d
	return func() { statusTime = was }
}
