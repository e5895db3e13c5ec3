package slackbot

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"

	"wenbao/bot/slackbot/blockkit"
	"wenbao/bot/slackbot/policy"
	"wenbao/bot/slackbot/words"
)

// admit marks what the policy refuses in a channel, which is then answered with
// one line that only the asker sees, and whose answers only the asker sees.
func (b *Bot) admit(in inquiry, shared bool) inquiry {
	in.Refused = b.opts.Policy.Check(policy.Place{Channel: in.Channel, Shared: shared})
	in.Private = in.Refused != "" || b.opts.Policy.Private(in.Channel)
	return in
}

// refusal returns why what a person does in a channel ("" for their own pages) is
// not acted on.
func (b *Bot) refusal(channel, user string) policy.Reason {
	guest := b.opts.Policy.AsksAboutGuests(channel) && b.isGuest(user)
	return b.opts.Policy.Check(policy.Place{Channel: channel, Guest: guest})
}

// refuse returns what to say to a question that is not to be answered, or says
// that there is nothing to say. What needs a call of Slack's or a count of
// questions is decided here, after the question is accepted.
func (b *Bot) refuse(j *job) (m blockkit.Message, silent, refused bool) {
	reason := j.Refused
	if reason == "" && b.opts.Policy.AsksAboutGuests(j.Channel) && b.isGuest(j.User) {
		reason = b.opts.Policy.Check(policy.Place{Channel: j.Channel, Guest: true})
	}
	if reason == "" {
		reason, silent = b.loops.count(j.conversation(), b.clock.Now())
	}
	if reason == "" {
		return m, false, false
	}
	j.Private = true
	b.meter.Refused(string(reason))
	b.log.Info("question refused", "id", j.id, "reason", reason)
	return blockkit.Plain(words.Of(j.Question).Say("refused_" + string(reason))), silent, true
}

// A bot that answers a bot that answers it goes on for ever. Bots are told by
// their IDs; this catches the others.
const (
	looping    policy.Reason = "loop"
	loopAnswer               = 20 // questions answered in a conversation in loopTime
	loopTime                 = time.Minute
	maxLoops                 = 10_000 // conversations counted; then counting begins anew
)

// loops counts questions by conversation. Safe for concurrent use.
type loops struct {
	mu    sync.Mutex
	asked map[string][]time.Time
}

// count counts a question; from too many on it returns a reason, and after the
// first of them silence is the answer.
func (l *loops) count(conversation string, now time.Time) (reason policy.Reason, silent bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.asked == nil || len(l.asked) >= maxLoops {
		l.asked = map[string][]time.Time{}
	}
	times := slices.DeleteFunc(l.asked[conversation], func(t time.Time) bool { return now.Sub(t) >= loopTime })
	times = append(times, now)
	l.asked[conversation] = times[max(0, len(times)-loopAnswer-2):]
	switch n := len(times) - loopAnswer; {
	case n <= 0:
		return "", false
	case n == 1:
		return looping, false
	}
	return looping, true
}

// It is remembered for guestsKnown who is a guest, of maxGuests people at most.
const (
	guestsKnown = time.Hour
	maxGuests   = 10_000
)

type guest struct {
	is   bool
	seen time.Time
}

// guests remembers who is a guest. Safe for concurrent use.
type guests struct {
	mu sync.Mutex
	of map[string]guest // by user
}

func (g *guests) known(user string, now time.Time) (is, known bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	one, known := g.of[user]
	return one.is, known && now.Sub(one.seen) < guestsKnown
}

// keep remembers a person; where that is one too many, all others are forgotten.
func (g *guests) keep(user string, is bool, now time.Time) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.of == nil || len(g.of) >= maxGuests {
		g.of = map[string]guest{}
	}
	g.of[user] = guest{is, now}
}

// isGuest reports whether a person is a guest of the workspace or a stranger to
// it, as far as the bot may know: without users:read nobody is.
func (b *Bot) isGuest(user string) bool {
	if !b.self.scopes["users:read"] {
		return false
	}
	if is, known := b.guests.known(user, b.clock.Now()); known {
		return is
	}
	var u *slack.User
	ctx, cancel := context.WithTimeout(b.working, 3*time.Second)
	defer cancel()
	err := b.out.Call(ctx, "users.info", "", func(ctx context.Context, api *slack.Client) error {
		var err error
		u, err = api.GetUserInfoContext(ctx, user)
		return err
	})
	if err != nil {
		b.log.Warn("not known whether the asker is a guest", "error", err)
		return false
	}
	is := u.IsRestricted || u.IsUltraRestricted || u.IsStranger
	b.guests.keep(user, is, b.clock.Now())
	return is
}

// scopeSet is the scopes that a response's header lists.
func scopeSet(header string) map[string]bool {
	set := map[string]bool{}
	for scope := range strings.SplitSeq(header, ",") {
		set[strings.TrimSpace(scope)] = true
	}
	return set
}

// moreKeys adds to an inquiry's keys what else tells a repeated delivery: the
// envelope, and the ID that a person's own client gave the message, which stays
// when Slack makes two messages of one. Neither is trusted alone.
func (d delivery) moreKeys(keys []string) []string {
	keys = slices.Clone(keys)
	if d.envelope != "" {
		keys = append(keys, "envelope|"+d.envelope+"|"+digest(string(d.payload)))
	}
	var e struct {
		Event struct {
			Channel, User, Text string
			ClientMsgID         string `json:"client_msg_id"`
		} `json:"event"`
	}
	if json.Unmarshal(d.payload, &e) == nil && e.Event.ClientMsgID != "" {
		keys = append(keys, "client|"+e.Event.Channel+"|"+e.Event.User+"|"+e.Event.ClientMsgID+"|"+digest(e.Event.Text))
	}
	return keys
}

func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:8])
}

// ErrRevoked is what RunSocket and RunHTTP return after the app was taken out
// of its workspace. What it had kept of the workspace is deleted then.
var ErrRevoked = errors.New("slack: the app was uninstalled or its token revoked; what was kept is deleted")

// revokes reports whether an event says that the bot has nothing more to do
// here.
func (b *Bot) revokes(e slackevents.EventsAPIEvent) bool {
	if b.self.team != "" && e.TeamID != "" && e.TeamID != b.self.team {
		return false
	}
	switch data := e.InnerEvent.Data.(type) {
	case *slackevents.AppUninstalledEvent:
		return true
	case *slackevents.TokensRevokedEvent:
		return len(data.Tokens.Bot) > 0
	}
	return false
}

// revoke ends the bot, which then deletes what it kept.
func (b *Bot) revoke(team string) {
	b.log.Error("the app was taken out of the workspace")
	b.queue.close()
	b.queue.drop()
	select {
	case b.revoked <- team:
	default:
	}
}

// purge deletes what is kept of the workspace.
func (b *Bot) purge(team string) {
	if err := errors.Join(b.journal.Purge(), b.memory.DeleteTeam(team)); err != nil {
		b.log.Error("what was kept is not deleted", "error", err)
	}
}
