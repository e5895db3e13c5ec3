// Package schema checks what the bot shows and asks Slack for against Slack's
// own definitions: the types of npm @slack/types, made a JSON schema, and the
// published schema of manifests.
package schema

import (
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v3"

	"wenbao/bot/answer"
	"wenbao/bot/library"
	"wenbao/bot/slackbot"
	"wenbao/bot/slackbot/nodetest"
	"wenbao/bot/slackbot/views"
	"wenbao/bot/slackbot/words"
	"wenbao/facts"
)

// Charts are newer than the types; slack-go validates them itself.
const newer = "data_visualization"

// TestBlocks validates the golden messages and every view.
func TestBlocks(t *testing.T) {
	modules := nodetest.Modules(t, "@slack/types@3.2.0", "ts-json-schema-generator@2.4.0", "ajv@8.20.0")
	all := map[string][]json.RawMessage{}
	paths, err := filepath.Glob("../blockkit/testdata/*.json")
	if err != nil || len(paths) == 0 {
		t.Fatal("no golden messages", err)
	}
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all[filepath.Base(path)] = blocksOf(t, raw)
	}
	for name, view := range shown() {
		raw, err := json.Marshal(view)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = blocksOf(t, raw)
	}
	// The oracle itself has to refuse what is wrong.
	wrong := []json.RawMessage{
		[]byte(`{"type":"rich_text","elements":[{"type":"rich_text_quotation","elements":[]}]}`),
		[]byte(`{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text"},"action_id":"a"}]}`),
		[]byte(`{"type":"context_actions","elements":[{"type":"icon_button","text":{"type":"plain_text","text":"x"}}]}`),
		[]byte(`{"type":"data_table","caption":"x"}`),
		[]byte(`{"type":"header","text":{"type":"plain_text","text":"x"},"level":7,"colour":"red"}`),
	}
	all["wrong"] = wrong
	input, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	out, err := nodetest.Run(t, modules, "testdata/blocks.cjs", input)
	if err != nil {
		t.Fatal(err)
	}
	refused := 0
	for line := range strings.SplitSeq(strings.TrimSpace(out), "\n") {
		if strings.HasPrefix(line, "wrong: ") {
			refused++
		} else if line != "" {
			t.Error(line)
		}
	}
	if refused != len(wrong) {
		t.Errorf("%d of %d wrong blocks refused:\n%s", refused, len(wrong), out)
	}
}

func blocksOf(t *testing.T, raw []byte) []json.RawMessage {
	t.Helper()
	var v struct{ Blocks []json.RawMessage }
	if err := json.Unmarshal(raw, &v); err != nil {
		t.Fatal(err)
	}
	var out []json.RawMessage
	for _, b := range v.Blocks {
		if !strings.Contains(string(b), `"`+newer+`"`) {
			out = append(out, b)
		}
	}
	return out
}

// shown is one of each view.
func shown() map[string]any {
	s := facts.Source{Article: "a.txt", Title: "年报", URL: "https://example.com", Sentence: "投入272.46亿元。", Published: facts.NewDate(2024, 3, 28)}
	a := answer.Answer{Status: answer.Answered, Text: "272.46亿元。", Interpretation: "工行", Suggestions: []string{"还有吗"},
		Figures: []answer.Figure{{Text: "272.46亿元"}}, Sources: []facts.Source{s}}
	excerpt := library.Excerpt{Source: s, Before: []string{"前。"}, After: []string{"后。"}}
	return map[string]any{
		"context":  views.Context(words.Hans, []views.Excerpt{{Excerpt: excerpt, Found: true}, {Excerpt: excerpt}}),
		"full":     views.Full(words.Hans, a),
		"feedback": views.FeedbackForm(words.Hans, "a1"),
		"ask":      views.AskForm(words.Hans),
		"verify": views.Verify(words.Hans, []library.Finding{{Figure: "1", Verdict: library.Unknown}, {Figure: "2", Verdict: library.Differs, Known: a},
			{Figure: "3", Verdict: library.Agrees, About: "工行", Known: a}}, 3),
		"home": views.Home(words.EN, views.Homes{Holdings: library.Holdings{Articles: 1, Names: []string{"工行"}, Examples: []string{"问"}},
			Recent: []string{"问过"}, Done: "好"}),
	}
}

// publishedSchema is Slack's schema of manifests.
const publishedSchema = "https://raw.githubusercontent.com/slackapi/manifest-schema/main/schemas/manifest.schema.2.0.0.json"

// TestManifests validates every variant by Slack's published schema, from
// $SLACK_MANIFEST_SCHEMA or the network; slackbot's own test decodes them
// strictly in any case.
func TestManifests(t *testing.T) {
	modules := nodetest.Modules(t, "ajv@8.20.0")
	schema := manifestSchema(t)
	manifests := map[string]any{}
	for name, v := range map[string]slackbot.Variant{
		"socket": {}, "http": {HTTP: "https://wenbao.example.com"}, "thread-follow": {ThreadFollow: true},
		"assistant-view": {AssistantView: true}, "all": {HTTP: "https://wenbao.example.com", ThreadFollow: true, AssistantView: true}} {
		raw, err := slackbot.Manifest(v)
		if err != nil {
			t.Fatal(err)
		}
		var m map[string]any
		if err := yaml.Unmarshal(raw, &m); err != nil {
			t.Fatal(err)
		}
		manifests[name] = m
	}
	manifests["wrong"] = map[string]any{"display_information": map[string]any{"name": strings.Repeat("长", 36)}}
	input, err := json.Marshal(map[string]any{"schema": schema, "manifests": manifests})
	if err != nil {
		t.Fatal(err)
	}
	out, err := nodetest.Run(t, modules, "testdata/manifest.cjs", input)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out, "wrong: ") {
		t.Error("the schema refuses nothing")
	}
	for line := range strings.SplitSeq(strings.TrimSpace(out), "\n") {
		if line != "" && !strings.HasPrefix(line, "wrong: ") {
			t.Error(line)
		}
	}
}

func manifestSchema(t *testing.T) json.RawMessage {
	t.Helper()
	if path := os.Getenv("SLACK_MANIFEST_SCHEMA"); path != "" {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return raw
	}
	client := http.Client{Timeout: 10 * time.Second}
	resp, err := client.Get(publishedSchema)
	if err != nil {
		t.Skip("Slack's schema of manifests cannot be fetched; set SLACK_MANIFEST_SCHEMA to a copy")
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(io.LimitReader(resp.Body, 1<<20))
	if err != nil || resp.StatusCode != http.StatusOK || !json.Valid(raw) {
		t.Skip("Slack's schema of manifests cannot be fetched; set SLACK_MANIFEST_SCHEMA to a copy")
	}
	return raw
}
