package loopback

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"testing"
	"time"
)

// TestSlackOwnClient runs a bot on Slack's own framework against the loopback
// Slack, so that what our bot is tested with is not only our idea of Slack. It
// needs node and @slack/bolt where node finds it, for example by
//
//	npm install --prefix /tmp/bolt @slack/bolt
//	NODE_PATH=/tmp/bolt/node_modules go test ./bot/slackbot/loopback
func TestSlackOwnClient(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not installed")
	}
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	s := New()
	defer s.Close()
	var errs bytes.Buffer
	cmd := exec.CommandContext(ctx, node, "testdata/bolt.cjs")
	// Named, so that go test's cache heeds it.
	cmd.Env = append(os.Environ(), "LOOPBACK="+s.APIURL(), "NODE_PATH="+os.Getenv("NODE_PATH"))
	cmd.Stderr = &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() {
		ended <- cmd.Wait()
		cancel()
	}()
	check := func() {
		t.Helper()
		mention, err := s.Send(ctx, "events_api", Event("Ev1", Mention("C1", "U1", "2.0", "1.0", "<@"+BotUser+"> 工行")))
		if err != nil {
			return // judged by the exit status
		}
		if _, err := s.WaitAck(ctx, mention); err != nil {
			t.Fatalf("mention not acknowledged: %v", err)
		}
		calls, err := s.WaitCalls(ctx, "chat.postMessage", 1)
		if err != nil {
			t.Fatal(err)
		}
		if f := calls[0].Form; f.Get("thread_ts") != "1.0" || calls[0].Token != "xoxb-test" {
			t.Errorf("message %v, token %q", f, calls[0].Token)
		}
		if err := s.Disconnect(ctx, "refresh_requested"); err != nil {
			t.Fatal(err)
		}
		command, err := s.Send(ctx, "slash_commands", s.Command("t1", "U1", "工行"))
		if err != nil {
			t.Fatalf("not connected again: %v", err)
		}
		ack, err := s.WaitAck(ctx, command)
		if err != nil {
			t.Fatalf("command not acknowledged: %v", err)
		}
		if ack.Payload["text"] != "heard 工行" {
			t.Errorf("payload %v", ack.Payload)
		}
	}
	check()
	cmd.Process.Kill()
	if exit, ok := errors.AsType[*exec.ExitError](<-ended); ok && exit.ExitCode() == 77 {
		t.Skip("@slack/bolt is not installed where node looks for it")
	} else if ok && exit.ExitCode() > 0 {
		t.Errorf("bolt: %v\n%s", exit, errs.String())
	}
}
