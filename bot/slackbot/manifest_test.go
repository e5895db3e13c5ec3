package slackbot_test

import (
	"bytes"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"
	"go.yaml.in/yaml/v3"

	"wenbao/bot/slackbot"
)

func decodeManifest(t *testing.T, address string) slack.Manifest {
	t.Helper()
	raw, err := slackbot.Manifest(address)
	if err != nil {
		t.Fatal(err)
	}
	var m slack.Manifest
	d := yaml.NewDecoder(bytes.NewReader(raw))
	d.KnownFields(true)
	if err := d.Decode(&m); err != nil {
		t.Fatalf("manifest is not what Slack knows: %v", err)
	}
	return m
}

func TestManifest(t *testing.T) {
	const url = "https://wenbao.example.com/slack/events"
	tests := []struct {
		name, address string
		socketMode    bool
		url           string
	}{
		{"socket mode", "", true, ""},
		{"http", "https://wenbao.example.com", false, url},
		{"http, with a slash", "https://wenbao.example.com/", false, url},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := decodeManifest(t, tt.address)
			got := []any{m.Settings.SocketModeEnabled, m.Settings.EventSubscriptions.RequestUrl, m.Features.SlashCommands[0].Url}
			if diff := cmp.Diff([]any{tt.socketMode, tt.url, tt.url}, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			// Only what the bot handles, with the permissions that takes.
			if diff := cmp.Diff([]string{"app_mention", "message.im"}, m.Settings.EventSubscriptions.BotEvents); diff != "" {
				t.Errorf("events (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff([]string{"app_mentions:read", "chat:write", "commands", "im:history"}, m.OAuthConfig.Scopes.Bot); diff != "" {
				t.Errorf("scopes (-want +got):\n%s", diff)
			}
			if home := m.Features.AppHome; !home.MessagesTabEnabled || home.MessagesTabReadOnlyEnabled {
				t.Error("direct messages are not possible")
			}
			checkLength(t, "name", m.Display.Name, 1, 35)
			checkLength(t, "description", m.Display.Description, 1, 140)
			checkLength(t, "long_description", m.Display.LongDescription, 175, 4000)
			checkLength(t, "command", m.Features.SlashCommands[0].Command, 2, 32)
		})
	}
}

func checkLength(t *testing.T, what, s string, least, most int) {
	t.Helper()
	if n := utf8.RuneCountInString(s); n < least || n > most {
		t.Errorf("%s: %d characters, want %d to %d", what, n, least, most)
	}
}

func TestManifestRefusesAddress(t *testing.T) {
	for _, address := range []string{"http://example.com", "example.com", "https://", "https://u:p@example.com", "https://example.com/?a", "https://example.com/#a"} {
		if _, err := slackbot.Manifest(address); err == nil {
			t.Errorf("address %q accepted", address)
		}
	}
}
