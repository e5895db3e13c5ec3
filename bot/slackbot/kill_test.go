package slackbot_test

import (
	"context"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"sync"
	"syscall"
	"testing"
	"time"

	"wenbao/bot/slackbot"
	"wenbao/bot/slackbot/loopback"
)

// TestMain runs a bot instead of the tests when a test has started this program
// again for that.
func TestMain(m *testing.M) {
	if api := os.Getenv("WENBAO_TEST_API"); api != "" {
		os.Exit(runBot(api, os.Getenv("WENBAO_TEST_STATE")))
	}
	os.Exit(m.Run())
}

// runBot runs a bot until SIGTERM.
func runBot(api, state string) int {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	bot, err := slackbot.New(slackbot.Options{Asker: thinking(), BotToken: botToken, AppToken: appToken,
		APIURL: api, StateDir: state, Clock: hurried{}})
	if err == nil {
		err = bot.RunSocket(ctx)
	}
	if err != nil {
		os.Stderr.WriteString(err.Error() + "\n")
		return 1
	}
	return 0
}

// real is a built wenbao to test in place of this program, whose base is where
// WENBAO_DB says:
//
//	WENBAO_DB=/tmp/db WENBAO_TEST_BINARY=/tmp/wenbao go test -v -run 'TestKilled|TestReal' ./bot/slackbot
var real = os.Getenv("WENBAO_TEST_BINARY")

// process starts a bot of its own process against the bench's Slack.
func (b *bench) process(state string) *exec.Cmd {
	b.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), "WENBAO_TEST_API="+b.slack.APIURL(), "WENBAO_TEST_STATE="+state)
	if real != "" {
		cmd = exec.Command(real, "slack", "--slack-api", b.slack.APIURL(), "--state", state)
		cmd.Env = append(os.Environ(), "SLACK_BOT_TOKEN="+botToken, "SLACK_APP_TOKEN="+appToken)
	} else {
		cmd.Stderr = os.Stderr
	}
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { cmd.Process.Kill() })
	return cmd
}

// TestKilled kills a bot twenty times at random moments, each time with new
// questions under way, while Slack goes on. Where the bot may read its threads,
// every question is answered exactly once.
func TestKilled(t *testing.T) {
	b := newBench(t)
	b.slack.Grant("chat:write", "im:history", "channels:history")
	questions := b.killed(20)
	b.once(questions)
	if told := b.told(); len(told) > 0 {
		t.Errorf("%d notices, want none", len(told))
	}
	t.Logf("%d questions, 20 kills: none lost, none answered twice", len(questions))
}

// Where it may read direct messages only, as in an ordinary installation, no
// question is answered twice, and who may be without an answer is told so.
func TestKilledWhereNobodyCanLook(t *testing.T) {
	const kills = 10
	b := newBench(t)
	questions := b.killed(kills)
	n, told := answers(b.slack.Messages()), b.told()
	notices := 0
	for _, q := range questions {
		answered, direct := n[q.key()], q.channel[0] == 'D'
		notices += told[q.key()]
		switch {
		case answered > 1:
			t.Errorf("%s in %s: %d answers", q.text, q.channel, answered)
		case direct && (answered == 0 || told[q.key()] > 0):
			t.Errorf("%s in %s: %d answers, %d notices, want one answer", q.text, q.channel, answered, told[q.key()])
		case answered == 0 && told[q.key()] == 0:
			t.Errorf("%s in %s: no answer and no notice", q.text, q.channel)
		}
	}
	t.Logf("%d questions, %d kills: none answered twice, %d with a notice that the answer may be missing", len(questions), kills, notices)
}

// killed runs a bot that is killed so many times, and once more to its end.
func (b *bench) killed(kills int) (questions []*asked) {
	b.Helper()
	if runtime.GOOS == "windows" {
		b.Skip("no SIGTERM on " + runtime.GOOS)
	}
	state := b.TempDir()
	b.slack.Always("chat.postMessage", func(w http.ResponseWriter, r *http.Request) {
		time.Sleep(rand.N(3 * time.Millisecond)) // a window to be killed in, before it is taken and after
		b.slack.Slow(rand.N(6*time.Millisecond))(w, r)
	})
	for round := range kills {
		bot := b.process(state)
		for range 12 {
			q := theQuestion(len(questions))
			questions = append(questions, q)
			q.deliver(b.slack, 1+len(questions)%3)
		}
		if err := b.slack.WaitConnected(b.ctx, 1); err != nil {
			b.Fatal(err)
		}
		time.Sleep(rand.N(time.Duration(10+3*round) * time.Millisecond))
		bot.Process.Kill()
		bot.Wait()
	}
	bot := b.process(state)
	b.settled(questions)
	bot.Process.Signal(syscall.SIGTERM)
	if err := bot.Wait(); err != nil {
		b.Errorf("the last bot: %v", err)
	}
	return questions
}

// told counts the notices in each thread.
func (b *bench) told() map[string]int {
	n := map[string]int{}
	for _, c := range b.slack.Calls("chat.postEphemeral") {
		n[c.Form.Get("channel")+"|"+c.Form.Get("thread_ts")]++
	}
	return n
}

// settled waits until each question has an answer or a notice.
func (b *bench) settled(questions []*asked) {
	b.Helper()
	for {
		n, told := answers(b.slack.Messages()), b.told()
		open := 0
		for _, q := range questions {
			if n[q.key()]+told[q.key()] == 0 {
				open++
			}
		}
		if open == 0 {
			return
		}
		// Whatever is posted next is a reason to look again.
		ctx, cancel := context.WithTimeout(b.ctx, 100*time.Millisecond)
		b.slack.WaitMessages(ctx, func([]*loopback.Message) bool { return false })
		cancel()
		if b.ctx.Err() != nil {
			b.Fatalf("%d of %d questions neither answered nor spoken of", open, len(questions))
		}
	}
}

// TestReal puts 200 questions at once to a built wenbao.
func TestReal(t *testing.T) {
	if real == "" {
		t.Skip("WENBAO_TEST_BINARY is not set")
	}
	b := newBench(t)
	bot := b.process(b.TempDir())
	if err := b.slack.WaitConnected(b.ctx, 1); err != nil {
		t.Fatal(err)
	}
	warm := theQuestion(1000)
	warm.deliver(b.slack, 1)
	b.everyAnswered([]*asked{warm})
	var questions []*asked
	var sent sync.WaitGroup
	for i := range 200 {
		q := theQuestion(i)
		questions = append(questions, q)
		sent.Go(func() { q.deliver(b.slack, 1) })
	}
	sent.Wait()
	b.everyAnswered(questions)
	bot.Process.Signal(syscall.SIGTERM)
	if err := bot.Wait(); err != nil {
		t.Error(err)
	}
	b.once(append(questions, warm))
	b.report(questions)
}
