package slackbot_test

import (
	"bytes"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"
	"go.yaml.in/yaml/v3"

	"wenbao/bot/slackbot"
	"wenbao/bot/slackbot/surface"
)

func decodeManifest(t *testing.T, v slackbot.Variant) slack.Manifest {
	t.Helper()
	raw, err := slackbot.Manifest(v)
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

// Variants are all that Manifest makes; the names are those of the flags.
var variants = map[string]slackbot.Variant{
	"":                             {},
	"--http":                       {HTTP: "https://wenbao.example.com"},
	"--http, with a slash":         {HTTP: "https://wenbao.example.com/"},
	"--thread-follow":              {ThreadFollow: true},
	"--assistant-view":             {AssistantView: true},
	"--http --thread-follow":       {HTTP: "https://wenbao.example.com", ThreadFollow: true},
	"--http --assistant-view":      {HTTP: "https://wenbao.example.com", AssistantView: true},
	"--thread-follow and the rest": {HTTP: "https://wenbao.example.com", ThreadFollow: true, AssistantView: true},
}

func TestManifest(t *testing.T) {
	for name, v := range variants {
		t.Run(name, func(t *testing.T) {
			m := decodeManifest(t, v)
			url := ""
			if v.HTTP != "" {
				url = "https://wenbao.example.com/slack/events"
			}
			command := m.Features.SlashCommands[0]
			got := []any{m.Settings.SocketModeEnabled, m.Settings.EventSubscriptions.RequestUrl, command.Url,
				m.Settings.Interactivity.RequestUrl, m.Settings.Interactivity.MessageMenuOptionsUrl, m.Settings.Interactivity.IsEnabled}
			if diff := cmp.Diff([]any{url == "", url, url, url, url, true}, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			// Only what the bot handles, with the permissions that takes.
			events := []string{"app_home_opened", "app_mention", "message.im"}
			scopes := []string{"app_mentions:read", "assistant:write", "chat:write", "commands", "im:history"}
			if v.ThreadFollow {
				events = append(events, "message.channels", "message.groups", "message.mpim")
				scopes = append(scopes, "channels:history", "groups:history", "mpim:history")
			}
			scopes = append(scopes, "users:read") // whether the asker is a guest
			if v.AssistantView {
				events = append(events, "assistant_thread_started", "assistant_thread_context_changed")
			} else {
				events = append(events, "agent_session_stopped")
			}
			if diff := cmp.Diff(append(events, "app_uninstalled", "tokens_revoked"), m.Settings.EventSubscriptions.BotEvents); diff != "" {
				t.Errorf("events (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(scopes, m.OAuthConfig.Scopes.Bot); diff != "" {
				t.Errorf("scopes (-want +got):\n%s", diff)
			}
			if home := m.Features.AppHome; !home.MessagesTabEnabled || home.MessagesTabReadOnlyEnabled || !home.HomeTabEnabled {
				t.Error("direct messages or the home tab are not possible")
			}
			if agent := m.Features.AgentView != nil; agent == v.AssistantView || (m.Features.AssistantView != nil) != v.AssistantView {
				t.Error("not the wanted one of agent_view and assistant_view")
			}
			checkLengths(t, m)
		})
	}
}

func checkLengths(t *testing.T, m slack.Manifest) {
	t.Helper()
	checkLength(t, "name", m.Display.Name, 1, 35)
	checkLength(t, "description", m.Display.Description, 1, 140)
	checkLength(t, "long_description", m.Display.LongDescription, 175, 4000)
	checkLength(t, "command", m.Features.SlashCommands[0].Command, 2, 32)
	var callbacks []string
	for _, s := range m.Features.Shortcuts {
		checkLength(t, "shortcut", s.Name, 1, 24)
		checkLength(t, "shortcut description", s.Description, 1, 150)
		callbacks = append(callbacks, s.CallbackID)
	}
	if diff := cmp.Diff([]string{surface.AskShortcut, surface.Verify}, callbacks); diff != "" {
		t.Errorf("shortcuts (-want +got):\n%s", diff)
	}
	if v := m.Features.AgentView; v != nil {
		checkLength(t, "agent_description", v.AgentDescription, 1, 300)
		if len(v.SuggestedPrompts) > 4 {
			t.Errorf("%d suggested prompts", len(v.SuggestedPrompts))
		}
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
		if _, err := slackbot.Manifest(slackbot.Variant{HTTP: address}); err == nil {
			t.Errorf("address %q accepted", address)
		}
	}
}
