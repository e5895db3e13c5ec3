package slackbot_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"wenbao/bot/answer"
	"wenbao/bot/slackbot/loopback"
	"wenbao/bot/slackbot/socket"
)

// hurried is the machine's clock, on which waits of a second and more that
// would only be waited through are short.
type hurried struct{}

func (hurried) Now() time.Time { return time.Now() }

func (hurried) After(d time.Duration) <-chan time.Time {
	switch {
	case d == ackWait, d == drainTime, d == socket.Silence:
		return time.After(d)
	case d >= time.Second:
		return time.After(d / 20)
	}
	return time.After(d)
}

// asked is a question that a test sends, with the envelopes it was sent in.
type asked struct {
	channel, ts, text string
	envelopes         []string
}

// question returns the i-th of a test's questions: every third one a direct
// message, the others mentions in twenty channels.
func theQuestion(i int) *asked {
	q := &asked{channel: fmt.Sprintf("C%d", i%20), ts: fmt.Sprintf("17000%05d.000100", i), text: fmt.Sprintf("第%d问", i)}
	if real != "" {
		q.text = []string{"工行2023年金融科技投入多少", "工行2023年金融科技人员占比多少", "建行2022年金融科技投入多少",
			"工行和建行2023年金融科技投入哪个高", "工行2023年金融科技投入同比增长多少", "火星银行2023年净利润多少"}[i%6]
	}
	if i%3 == 0 {
		q.channel = fmt.Sprintf("D%d", i%20)
	}
	return q
}

func (q *asked) event() map[string]any {
	if q.channel[0] == 'D' {
		return loopback.DirectMessage(q.channel, "U1", q.ts, "", q.text)
	}
	return loopback.Mention(q.channel, "U1", q.ts, "", "<@U0WENBAO> "+q.text)
}

// deliver sends a question as Slack does, n times: a channel's second event is
// the twin of the first, the rest are repeats.
func (q *asked) deliver(s *loopback.Slack, n int) {
	for k := range n {
		id, event := "Ev"+q.ts, q.event()
		if k == 1 && q.channel[0] != 'D' {
			id, event = "EvTwin"+q.ts, loopback.ChannelMessage(q.channel, "U1", q.ts, "", "<@U0WENBAO> "+q.text)
		}
		q.envelopes = append(q.envelopes, s.Deliver("events_api", loopback.Event(id, event)))
	}
}

// answers counts the answers that stand in each question's thread.
func answers(messages []loopback.Message) map[string]int {
	n := map[string]int{}
	for _, m := range messages {
		n[m.Channel+"|"+m.Thread]++
	}
	return n
}

func (q *asked) key() string { return q.channel + "|" + q.ts }

// everyAnswered waits until each question has an answer.
func (b *bench) everyAnswered(questions []*asked) {
	b.Helper()
	err := b.slack.WaitMessages(b.ctx, func(messages []*loopback.Message) bool {
		if len(messages) < len(questions) {
			return false
		}
		threads := map[string]bool{}
		for _, m := range messages {
			threads[m.Channel+"|"+m.Thread] = true
		}
		return !slices.ContainsFunc(questions, func(q *asked) bool { return !threads[q.key()] })
	})
	if err != nil {
		n := answers(b.slack.Messages())
		for _, q := range questions {
			if n[q.key()] == 0 {
				b.Errorf("%s in %s: never answered", q.text, q.channel)
			}
		}
		b.Fatal(err)
	}
}

// once fails for each question with another number of answers than one, or with
// another's answer.
func (b *bench) once(questions []*asked) {
	b.Helper()
	messages := b.slack.Messages()
	n := answers(messages)
	text := map[string]string{}
	for _, m := range messages {
		text[m.Channel+"|"+m.Thread] = m.Text
	}
	for _, q := range questions {
		if n[q.key()] != 1 {
			b.Errorf("%s in %s: %d answers, want 1", q.text, q.channel, n[q.key()])
		} else if real == "" && !strings.Contains(text[q.key()], q.text+" ") {
			b.Errorf("%s in %s: answer %q", q.text, q.channel, text[q.key()])
		}
	}
	if len(messages) != len(questions) {
		b.Errorf("%d messages, want %d", len(messages), len(questions))
	}
}

// percentile returns the p-th percentile of durations.
func percentile(d []time.Duration, p int) time.Duration {
	d = slices.Sorted(slices.Values(d))
	return d[min(len(d)*p/100, len(d)-1)]
}

// times returns how long each acknowledgement took, and each answer from the
// first sending of its question.
func (b *bench) times(questions []*asked) (acks, posts []time.Duration) {
	at := map[string]time.Time{}
	for _, a := range b.slack.Acks() {
		if at[a.Envelope].IsZero() {
			at[a.Envelope] = a.At
		}
	}
	posted := map[string]time.Time{}
	for _, m := range b.slack.Messages() {
		posted[m.Channel+"|"+m.Thread] = m.At
	}
	for _, q := range questions {
		for _, e := range q.envelopes {
			acks = append(acks, at[e].Sub(b.slack.Sent(e)))
		}
		posts = append(posts, posted[q.key()].Sub(b.slack.Sent(q.envelopes[0])))
	}
	return acks, posts
}

// thinking answers after a few milliseconds.
func thinking() *asker {
	return &asker{reply: func(_ context.Context, q string) (answer.Answer, error) {
		time.Sleep(rand.N(4 * time.Millisecond))
		return answered(q), nil
	}}
}

// slackWaits is how long Slack waits for an acknowledgement before it sends again.
const slackWaits = 3 * time.Second

// Two hundred questions that come at once are each answered once, and acknowledged
// before Slack would send them again; the log says how fast.
func TestTwoHundredAtOnce(t *testing.T) {
	b := newBench(t)
	o := b.options(thinking())
	o.StateDir, o.Clock, o.Connections = t.TempDir(), hurried{}, 2
	stop := b.socket(o)
	if err := b.slack.WaitConnected(b.ctx, 2); err != nil {
		t.Fatal(err)
	}
	var questions []*asked
	for i := range 200 {
		questions = append(questions, theQuestion(i))
	}
	var sent sync.WaitGroup
	for _, q := range questions {
		sent.Go(func() { q.deliver(b.slack, 1) })
	}
	sent.Wait()
	b.everyAnswered(questions)
	stop()
	b.once(questions)
	if slowest := b.report(questions); slowest > slackWaits {
		t.Errorf("slowest acknowledgement after %v, Slack waits for %v", slowest, slackWaits)
	}
}

// report logs how long acknowledgements and answers took, and returns the
// slowest acknowledgement.
func (b *bench) report(questions []*asked) time.Duration {
	acks, posts := b.times(questions)
	b.Logf("200 questions at once: acknowledged p50 %v, p99 %v, slowest %v; answered p50 %v, p99 %v, slowest %v",
		percentile(acks, 50), percentile(acks, 99), percentile(acks, 100),
		percentile(posts, 50), percentile(posts, 99), percentile(posts, 100))
	return percentile(acks, 100)
}

// troubled answers chat.postMessage as a Slack on a bad day: some calls come
// too often, some blocks are refused, some answers take long, some are never
// heard of.
func troubled(s *loopback.Slack) http.HandlerFunc {
	var mu sync.Mutex
	random := rand.New(rand.NewPCG(1, 2))
	return func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		dice := random.IntN(100)
		mu.Unlock()
		direct := strings.HasPrefix(r.PostForm.Get("channel"), "D")
		switch {
		case dice < 5:
			loopback.RateLimited(1)(w, r)
		case dice < 15 && r.PostForm.Has("blocks"):
			loopback.Error("invalid_blocks")(w, r)
		case dice < 20:
			loopback.Error("internal_error")(w, r)
		case dice < 25 && direct:
			s.Taken(w, r)
		case dice < 30 && direct:
			loopback.HangUp(w, r)
		default:
			s.Slow(time.Duration(dice)*time.Millisecond)(w, r)
		}
	}
}

// Everything that can go wrong, at once: each question delivered three times or
// with its twin, connections that end in mid-answer, Slack on a bad day.
func TestBadDay(t *testing.T) {
	b := newBench(t)
	b.slack.Always("chat.postMessage", troubled(b.slack))
	o := b.options(thinking())
	o.StateDir, o.Clock, o.Connections = t.TempDir(), hurried{}, 2
	stop := b.socket(o)
	var questions []*asked
	for i := range 200 {
		q := theQuestion(i)
		questions = append(questions, q)
		q.deliver(b.slack, 3)
		if i%50 == 25 {
			if err := b.slack.Disconnect(b.ctx, []string{"warning", "refresh_requested"}[i/50%2]); err != nil {
				t.Fatal(err)
			}
		}
		if i == 120 {
			b.slack.Drop()
		}
	}
	b.everyAnswered(questions)
	stop()
	b.once(questions)
	if n := len(b.slack.Calls("chat.postEphemeral")); n > 0 {
		t.Errorf("%d notices, want none", n)
	}
	t.Logf("%d calls of chat.postMessage for %d answers", len(b.slack.Calls("chat.postMessage")), len(questions))
}
