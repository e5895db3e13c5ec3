package doctor_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"

	"wenbao/bot/slackbot/doctor"
	"wenbao/bot/slackbot/loopback"
)

const manifest = `
oauth_config: {scopes: {bot: [chat:write, im:history]}}
settings: {event_subscriptions: {bot_events: [app_mention, message.im, app_uninstalled]}}
`

const secret = "8f742231b10e8888abcd99ff00aa85a5"

func TestExamine(t *testing.T) {
	tests := []struct {
		name   string
		change func(*loopback.Slack, *doctor.Case)
		want   string // a line for each finding: + fine, ~ note, - bad
	}{
		{"in order", func(s *loopback.Slack, c *doctor.Case) { s.Grant("chat:write", "im:history", "users:read") },
			"+机器人令牌有效 ~多出用不到的权限：users:read +应用级令牌有效 +两个令牌属于同一应用A0WENBAO ~没有核对事件订阅"},
		{"least scopes", func(s *loopback.Slack, c *doctor.Case) { s.Grant("chat:write", "im:history") },
			"+机器人令牌有效 +权限齐全（2项） +应用级令牌有效 ~无法核对两个令牌是否属于同一应用 ~没有核对事件订阅"},
		{"scope missing", func(s *loopback.Slack, c *doctor.Case) { s.Grant("chat:write", "users:read") },
			"+机器人令牌有效 -缺少权限：im:history ~多出用不到的权限：users:read +应用级令牌有效 +两个令牌属于同一应用A0WENBAO ~没有核对事件订阅"},
		{"two apps", func(s *loopback.Slack, c *doctor.Case) {
			s.Grant("chat:write", "im:history", "users:read")
			c.AppToken = "xapp-1-A0OTHER-1-x"
		}, "+机器人令牌有效 ~多出用不到的权限：users:read +应用级令牌有效 -两个令牌属于不同的应用：A0WENBAO和A0OTHER ~没有核对事件订阅"},
		{"bot token refused", func(s *loopback.Slack, c *doctor.Case) { s.Next("auth.test", loopback.Error("invalid_auth")) },
			"-机器人令牌（SLACK_BOT_TOKEN）：invalid_auth"},
		{"app token without its scope", func(s *loopback.Slack, c *doctor.Case) {
			s.Grant("chat:write", "im:history")
			s.Next("apps.connections.open", loopback.Error("missing_scope"))
		}, "+机器人令牌有效 +权限齐全（2项） -应用级令牌（SLACK_APP_TOKEN）：missing_scope ~无法核对两个令牌是否属于同一应用 ~没有核对事件订阅"},
		{"Slack out of reach", func(s *loopback.Slack, c *doctor.Case) { s.Next("auth.test", loopback.HangUp) },
			"-机器人令牌（SLACK_BOT_TOKEN）：连不上Slack"},
		{"HTTP, events missing", func(s *loopback.Slack, c *doctor.Case) {
			s.Grant("chat:write", "im:history", "users:read")
			c.AppToken, c.SigningSecret, c.ConfigToken = "", secret, "xoxe.xoxp-1"
		}, "+机器人令牌有效 ~多出用不到的权限：users:read +签名密钥的形式正确 +机器人令牌属于应用A0WENBAO -没有订阅事件：app_uninstalled"},
		{"HTTP, odd secret", func(s *loopback.Slack, c *doctor.Case) {
			s.Grant("chat:write", "im:history")
			c.AppToken, c.SigningSecret = "", "xapp-1"
		}, "+机器人令牌有效 +权限齐全（2项） ~SLACK_SIGNING_SECRET不像签名密钥 ~无法核对两个令牌是否属于同一应用 ~没有核对事件订阅"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := loopback.New()
			defer s.Close()
			c := doctor.Case{AppToken: "xapp-1-A0WENBAO-1-x", Manifest: []byte(manifest),
				API: slack.New("xoxb-test", slack.OptionAPIURL(s.APIURL()), slack.OptionAppLevelToken("xapp-test"), slack.OptionHTTPClient(http.DefaultClient))}
			tt.change(s, &c)
			findings, err := doctor.Examine(t.Context(), c)
			if err != nil {
				t.Fatal(err)
			}
			want := strings.Fields(tt.want)
			var got []string
			for i, f := range findings {
				line := map[doctor.Level]string{doctor.Fine: "+", doctor.Note: "~", doctor.Bad: "-"}[f.Level] + f.Text
				if i < len(want) && strings.HasPrefix(line, want[i]) {
					line = want[i]
				}
				got = append(got, line)
				if strings.Contains(f.Text+f.Hint, c.ConfigToken) && c.ConfigToken != "" {
					t.Errorf("%q shows a token", f.Text)
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if n := len(s.Calls("chat.postMessage")); n > 0 {
				t.Error("the doctor posted something")
			}
		})
	}
}

func TestExamineRefusesManifest(t *testing.T) {
	if _, err := doctor.Examine(t.Context(), doctor.Case{Manifest: []byte("a: [")}); err == nil {
		t.Error("a manifest that is no YAML was taken")
	}
}
