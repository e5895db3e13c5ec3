package memory_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.etcd.io/bbolt"

	"wenbao/bot/answer"
	"wenbao/bot/slackbot/memory"
	"wenbao/facts"
)

var thread = memory.Thread{Enterprise: "E1", Team: "T1", Channel: "C1", Root: "1.0"}

// clock is a time that tests move.
type clock struct{ time.Time }

func (c *clock) now() time.Time { return c.Time }

func open(t *testing.T, dir string, c *clock) *memory.Store {
	t.Helper()
	s, err := memory.Open(dir, c.now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func start() *clock { return &clock{time.Unix(1700000000, 0)} }

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestConversation(t *testing.T) {
	dir, c := t.TempDir(), start()
	s := open(t, dir, c)
	say := func(t *testing.T, ts, question string) {
		t.Helper()
		a := record(ts, "U1", ts)
		a.Question = question
		must(t, s.Keep(a, ts))
	}
	var got [][]string
	for _, turn := range [][2]string{
		{"1.1", "一"}, {"1.3", "三"},
		{"1.2", "二"},  // came late
		{"1.3", "三'"}, // edited
		{"1.4", "四"},
	} {
		earlier, err := s.Earlier(thread, turn[0])
		must(t, err)
		say(t, turn[0], turn[1])
		got = append(got, earlier)
	}
	if diff := cmp.Diff([][]string{nil, {"一"}, {"一"}, {"一", "二"}, {"一", "二", "三'"}}, got); diff != "" {
		t.Errorf("earlier questions (-want +got):\n%s", diff)
	}
	other := thread
	other.Channel = "C2"
	if earlier, _ := s.Earlier(other, "9.9"); earlier != nil {
		t.Errorf("another channel knows %q", earlier)
	}
	must(t, s.Unsay(thread, "1.2"))
	must(t, s.Mute(thread, true))
	must(t, s.Close())
	s = open(t, dir, c) // a restart
	conv, err := s.Conversation(thread)
	must(t, err)
	if len(conv.Turns) != 3 || !conv.Muted {
		t.Errorf("after a restart: %+v", conv)
	}
	for i := range 20 {
		say(t, fmt.Sprintf("2.%02d", i), "问")
	}
	if conv, _ := s.Conversation(thread); len(conv.Turns) != 10 || conv.Turns[9].TS != "2.19" {
		t.Errorf("%d turns remembered", len(conv.Turns))
	}
}

func record(id, user, ts string) memory.Answer {
	return memory.Answer{ID: id, Thread: thread, TS: ts, User: user, Question: "问" + id,
		Answer: answer.Answer{Status: answer.Answered, Text: "272.46亿元。", Suggestions: []string{"还有吗"},
			Figures: []answer.Figure{{Text: "272.46亿元", Period: facts.Year(2023), Quantity: facts.Quantity{Value: "27246000000", Unit: "CNY", Decimals: -6}}},
			Sources: []facts.Source{{Article: "a.txt", Published: facts.NewDate(2024, 3, 28), Sentence: "原文", Start: 3, End: 9}}}}
}

func TestAnswers(t *testing.T) {
	dir, c := t.TempDir(), start()
	s := open(t, dir, c)
	must(t, s.Keep(record("a", "U1", "1.1"), ""))
	must(t, s.Posted("a", "T1", "1.2"))
	must(t, s.Posted("unknown", "T1", "1.2"))
	edited := record("a", "U1", "1.1")
	edited.Question = "改了"
	must(t, s.Keep(edited, ""))
	must(t, s.Close())
	s = open(t, dir, c)
	want := edited
	want.Posted, want.At = "1.2", c.Time
	for name, get := range map[string]func() (memory.Answer, bool){
		"by ID":           func() (memory.Answer, bool) { return s.Answer("a") },
		"by its question": func() (memory.Answer, bool) { return s.AnswerTo("T1", "C1", "1.1") },
	} {
		got, ok := get()
		if !ok {
			t.Fatalf("%s: gone", name)
		}
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(answer.Answer{})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	if _, ok := s.AnswerTo("T1", "C2", "1.1"); ok {
		t.Error("found in another channel")
	}
	must(t, s.Forget("a"))
	if _, ok := s.AnswerTo("T1", "C1", "1.1"); ok {
		t.Error("not forgotten")
	}
}

func TestRecent(t *testing.T) {
	s := open(t, "", start())
	for _, id := range []string{"1", "2", "3", "1", "4", "5", "6"} {
		must(t, s.Keep(record(id, "U1", ""), ""))
	}
	must(t, s.Keep(record("别人的", "U2", ""), ""))
	if diff := cmp.Diff([]string{"问6", "问5", "问4", "问1", "问3"}, s.Recent("T1", "U1")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestExpiry(t *testing.T) {
	dir, c := t.TempDir(), start()
	s := open(t, dir, c)
	must(t, s.Keep(record("old", "U1", "1.1"), "1.1"))
	must(t, s.Judge(memory.Feedback{Answer: record("old", "U1", "1.1"), User: "U2"}))
	c.Time = c.Add(memory.TTL / 2)
	must(t, s.Keep(record("new", "U1", "2.1"), ""))
	c.Time = c.Add(memory.TTL/2 + time.Second)
	must(t, s.Keep(record("newest", "U1", "3.1"), "")) // a running store sweeps now and then
	_, old := s.Answer("old")
	_, oldTo := s.AnswerTo("T1", "C1", "1.1")
	_, fresh := s.Answer("new")
	conv, _ := s.Conversation(thread)
	all, _ := s.Feedback()
	if diff := cmp.Diff([]any{false, false, true, 0, 1}, []any{old, oldTo, fresh, len(conv.Turns), len(all)}); diff != "" {
		t.Errorf("old, asked, new, turns, feedback (-want +got):\n%s", diff)
	}
}

// What refers to answers goes with them: the latest questions of whoever asks no
// longer, and places of messages that were posted again.
func TestExpiryLeavesNothing(t *testing.T) {
	dir, c := t.TempDir(), start()
	s := open(t, dir, c)
	for i := range 20 {
		id := fmt.Sprint(i)
		must(t, s.Keep(record(id, "U"+id, "1."+id), "1."+id))
		must(t, s.Posted(id, "T1", "2."+id))
		must(t, s.Posted(id, "T1", "3."+id)) // posted again
		if i%2 == 0 {
			must(t, s.Forget(id))
		}
	}
	must(t, s.Set("T1", "U1", memory.Settings{Public: true}))
	c.Time = c.Add(memory.TTL + time.Second)
	must(t, s.Keep(record("new", "U0", "4.1"), "4.1"))
	must(t, s.Close())
	db, err := bbolt.Open(filepath.Join(dir, "memory.db"), 0o600, nil)
	must(t, err)
	defer db.Close()
	kept := map[string]int{}
	must(t, db.View(func(tx *bbolt.Tx) error {
		return tx.ForEach(func(name []byte, b *bbolt.Bucket) error {
			kept[string(name)] = b.Stats().KeyN
			return nil
		})
	}))
	if diff := cmp.Diff(map[string]int{"conversations": 1, "answers": 1, "asked": 1, "people": 1, "recent": 1}, kept); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestDelete(t *testing.T) {
	fill := func() *memory.Store {
		s := open(t, "", start())
		for _, user := range []string{"U1", "U2"} {
			must(t, s.Keep(record(user, user, "1."+user), "1."+user))
			must(t, s.Set("T1", user, memory.Settings{Public: true}))
		}
		must(t, s.Judge(memory.Feedback{Answer: record("U1", "U1", ""), User: "U2", Wrong: []string{"value"}})) // of U1's question
		must(t, s.Judge(memory.Feedback{Answer: record("U2", "U2", ""), User: "U2"}))
		return s
	}
	left := func(s *memory.Store, user string) []any {
		_, known := s.Answer(user)
		conv, _ := s.Conversation(thread)
		turns := 0
		for _, turn := range conv.Turns {
			if turn.User == user {
				turns++
			}
		}
		return []any{known, turns, s.Settings("T1", user).Public, len(s.Recent("T1", user))}
	}
	s := fill()
	n, err := s.DeletePerson("T1", "U1")
	must(t, err)
	all, _ := s.Feedback()
	if diff := cmp.Diff([]any{1, []any{false, 0, false, 0}, []any{true, 1, true, 1}, 1}, []any{n, left(s, "U1"), left(s, "U2"), len(all)}); diff != "" {
		t.Errorf("one person (-want +got):\n%s", diff)
	}
	s = fill()
	must(t, s.DeleteTeam("T2"))
	if diff := cmp.Diff([]any{true, 1, true, 1}, left(s, "U1")); diff != "" {
		t.Errorf("another team (-want +got):\n%s", diff)
	}
	must(t, s.DeleteTeam("T1"))
	all, _ = s.Feedback()
	if diff := cmp.Diff([]any{[]any{false, 0, false, 0}, 0}, []any{left(s, "U1"), len(all)}); diff != "" {
		t.Errorf("everything (-want +got):\n%s", diff)
	}
}

func TestFeedback(t *testing.T) {
	c := start()
	s := open(t, "", c)
	must(t, s.Judge(memory.Feedback{Answer: record("a", "U1", ""), User: "U1"}))
	c.Time = c.Add(time.Minute)
	must(t, s.Judge(memory.Feedback{Answer: record("b", "U1", ""), User: "U1", Right: true}))
	must(t, s.Judge(memory.Feedback{Answer: record("a", "U1", ""), User: "U1", Wrong: []string{"value"}, Correct: "3亿元"}))
	all, err := s.Feedback()
	must(t, err)
	var got []string
	for _, f := range all {
		got = append(got, f.Answer.ID+f.Correct)
	}
	if diff := cmp.Diff([]string{"a3亿元", "b"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Whoever presses a button again and again does not fill the disk, and half a line
// that a full disk has left takes no other with it.
func TestFeedbackIsBounded(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir, start())
	path := filepath.Join(dir, "feedback.jsonl")
	must(t, os.WriteFile(path, []byte(`{"answer":{"id":"a`), 0o600))
	must(t, s.Judge(memory.Feedback{Answer: record("b", "U1", ""), User: "U2", Right: true}))
	note := strings.Repeat("注", 20_000)
	for range 40 {
		must(t, s.Judge(memory.Feedback{Answer: record("a", "U1", ""), User: "U1", Note: note}))
	}
	all, err := s.Feedback()
	must(t, err)
	info, err := os.Stat(path)
	must(t, err)
	if len(all) != 2 || info.Size() > 2<<20 {
		t.Errorf("%d people's feedback in %d bytes", len(all), info.Size())
	}
}

func TestOpenFails(t *testing.T) {
	dir := t.TempDir()
	open(t, dir, start())
	if _, err := memory.Open(dir, start().now); !errors.Is(err, memory.ErrInUse) {
		t.Errorf("a second process: %v", err)
	}
	damaged := t.TempDir()
	must(t, os.WriteFile(filepath.Join(damaged, "memory.db"), []byte("这不是数据库"), 0o600))
	if _, err := memory.Open(damaged, start().now); err == nil {
		t.Error("a damaged file was opened")
	}
	info, err := os.Stat(filepath.Join(dir, "memory.db"))
	must(t, err)
	if info.Mode().Perm() != 0o600 {
		t.Errorf("others may read it: %v", info.Mode())
	}
}

// A file that is cut short or has other bytes is opened as it was, or is said to be
// damaged; bbolt itself would end the process over it.
func TestDamagedFile(t *testing.T) {
	dir, c := t.TempDir(), start()
	s := open(t, dir, c)
	for i := range 40 {
		a := record(fmt.Sprint(i), "U"+fmt.Sprint(i%7), fmt.Sprint(i))
		a.Question = strings.Repeat("问", 3000)
		must(t, s.Keep(a, a.TS))
	}
	must(t, s.Close())
	path := filepath.Join(dir, "memory.db")
	sound, err := os.ReadFile(path)
	must(t, err)
	used, inUse := len(bytes.TrimRight(sound, "\x00")), pagesInUse(t, path)
	try := func(what string, data []byte) (damaged bool) {
		t.Helper()
		must(t, os.WriteFile(path, data, 0o600))
		s, err := memory.Open(dir, c.now)
		if err != nil {
			if !strings.Contains(err.Error(), "move it away") || strings.Contains(err.Error(), "in use") {
				t.Errorf("%s: %v", what, err)
			}
			return true
		}
		if err := errors.Join(s.Keep(record("new", "U1", "9"), "9"), s.Close()); err != nil {
			t.Errorf("%s: %v", what, err)
		}
		return false
	}
	for _, size := range []int{100, 4096, 8192, 20000, used / 2} {
		if !try(fmt.Sprint(size, " bytes"), sound[:size]) {
			t.Errorf("%d bytes of %d are opened", size, used)
		}
	}
	for _, at := range inUse {
		data := slices.Clone(sound)
		clear(data[at : at+os.Getpagesize()])
		if !try(fmt.Sprint("a lost page at ", at), data) {
			t.Errorf("a lost page at %d is opened", at)
		}
	}
	r := rand.New(rand.NewPCG(1, 2)) // where it falls into text or a free page, nobody notices
	for range 60 {
		data := slices.Clone(sound)
		at := 8192 + r.IntN(used-8192) // bbolt has two headers, each with a sum
		n := min(1+r.IntN(5000), len(data)-at)
		for i := range n {
			data[at+i] = byte(r.IntN(256) * (n % 2)) // noise, or nothing
		}
		try(fmt.Sprint(n, " bytes at ", at), data)
	}
	if try("sound again", sound) {
		t.Error("a sound file is not opened")
	}
}

// pagesInUse gives where the pages lie that a bbolt file's buckets consist of, without
// what they run over into.
func pagesInUse(t *testing.T, path string) (offsets []int) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{NoFreelistSync: true})
	must(t, err)
	defer func() { must(t, db.Close()) }()
	must(t, db.View(func(tx *bbolt.Tx) error {
		for id := 2; ; {
			page, err := tx.Page(id)
			if page == nil || err != nil {
				return err
			}
			if page.Type == "free" {
				id++ // its header is of a time when it was not
				continue
			}
			offsets = append(offsets, id*db.Info().PageSize)
			id += 1 + page.OverflowCount
		}
	}))
	if len(offsets) < 10 {
		t.Fatalf("%d pages in use", len(offsets))
	}
	return offsets
}
