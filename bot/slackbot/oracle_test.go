package slackbot

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"wenbao/bot/slackbot/loopback"
	"wenbao/bot/slackbot/nodetest"
)

// TestSignaturesAsSlackJudgesThem compares our verdict on signed requests with
// that of Slack's own framework. Ours is stricter in one way: a timestamp from
// the future is refused as one from the past is.
func TestSignaturesAsSlackJudgesThem(t *testing.T) {
	modules := nodetest.Modules(t, "@slack/bolt@5.1.0")
	const secret, at = "8f742231b10e8888abcd99yyyzzz85a5", 1531420618
	type request struct {
		name      string
		Secret    string `json:"secret"`
		Stamp     string `json:"stamp"`
		Signature string `json:"signature"`
		Body      string `json:"body"`
		Now       int64  `json:"now"`
		stricter  bool
	}
	signed := func(name string, skew int64, body string) request {
		stamp := strconv.FormatInt(at+skew, 10)
		return request{name: name, Secret: secret, Stamp: stamp, Signature: loopback.Sign(secret, stamp, []byte(body)), Body: body, Now: at}
	}
	changed := func(r request, change func(*request)) request {
		change(&r)
		return r
	}
	good := signed("signed", 0, "token=x&text=工行&command=%2Fwenbao")
	cases := []request{
		good,
		signed("no body", 0, ""),
		signed("JSON", 0, `{"type":"event_callback","event":{"text":"利润<10%&"}}`),
		signed("five minutes old", -300, "a=b"),
		signed("older", -301, "a=b"),
		signed("five minutes ahead", 300, "a=b"),
		changed(signed("ahead", 301, "a=b"), func(r *request) { r.stricter = true }),
		changed(signed("an hour ahead", 3600, "a=b"), func(r *request) { r.stricter = true }),
		changed(good, func(r *request) { r.name, r.Body = "body changed", r.Body+"x" }),
		changed(good, func(r *request) { r.name, r.Stamp = "timestamp changed", strconv.Itoa(at+1) }),
		changed(good, func(r *request) { r.name, r.Secret = "another secret", "other" }),
		changed(good, func(r *request) { r.name, r.Secret = "no secret", "" }),
		changed(good, func(r *request) { r.name, r.Signature = "other version", "v1"+r.Signature[2:] }),
		changed(good, func(r *request) { r.name, r.Signature = "upper case", "v0="+strings.ToUpper(r.Signature[3:]) }),
		changed(good, func(r *request) { r.name, r.Signature = "cut short", r.Signature[:60] }),
		changed(good, func(r *request) { r.name, r.Signature = "no hash", "v0=" }),
		changed(good, func(r *request) { r.name, r.Signature = "nothing", "" }),
	}
	raw, err := json.Marshal(cases)
	if err != nil {
		t.Fatal(err)
	}
	out, err := nodetest.Run(t, modules, "testdata/signatures.cjs", raw)
	if err != nil {
		t.Fatal(err)
	}
	var verdicts []bool
	if err := json.Unmarshal([]byte(out), &verdicts); err != nil || len(verdicts) != len(cases) {
		t.Fatalf("%d verdicts, %v", len(verdicts), err)
	}
	for i, r := range cases {
		h := http.Header{"X-Slack-Request-Timestamp": {r.Stamp}, "X-Slack-Signature": {r.Signature}}
		ours := verify(r.Secret, h, []byte(r.Body), time.Unix(r.Now, 0)) == nil
		if want := verdicts[i] && !r.stricter; ours != want {
			t.Errorf("%s: ours %v, Slack's %v", r.name, ours, verdicts[i])
		}
	}
}
