package answerer_test

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/bot/answer"
	"wenbao/bot/answer/answerer"
	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/period"
	"wenbao/facts/quantity"
)

// asBytes is all that a user can observe of an answer.
func asBytes(t testing.TB, a answer.Answer) string {
	t.Helper()
	b, err := json.MarshalIndent(a, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// Asking again, of the same or of another answerer over the same base, gives
// the same bytes.
func TestSameQuestionSameAnswer(t *testing.T) {
	b := newBase(t, articles(t)...)
	first, second := newAnswerer(t, b), newAnswerer(t, b)
	for _, c := range conversations(t) {
		turns := strings.Split(c.turns, " → ")
		want := asBytes(t, ask(t, first, turns...))
		for _, a := range []*answerer.Answerer{first, second} {
			if diff := cmp.Diff(want, asBytes(t, ask(t, a, turns...))); diff != "" {
				t.Errorf("%s (-first +again):\n%s", c.turns, diff)
			}
		}
	}
}

// The order in which articles were put in changes no answer.
func TestOrderOfArticles(t *testing.T) {
	arts := articles(t)
	cs := conversations(t)
	inOrder := newAnswerer(t, newBase(t, arts...))
	want := make([]string, len(cs))
	for i, c := range cs {
		want[i] = asBytes(t, ask(t, inOrder, strings.Split(c.turns, " → ")...))
	}
	shuffle := rand.New(rand.NewPCG(1, 2))
	for range 4 {
		shuffle.Shuffle(len(arts), func(i, j int) { arts[i], arts[j] = arts[j], arts[i] })
		a := newAnswerer(t, newBase(t, arts...))
		for i, c := range cs {
			if diff := cmp.Diff(want[i], asBytes(t, ask(t, a, strings.Split(c.turns, " → ")...))); diff != "" {
				t.Errorf("%s (-in order +shuffled):\n%s", c.turns, diff)
			}
		}
	}
}

// without returns the articles without every sentence that a source cites.
func without(arts []facts.Article, sources []facts.Source) []facts.Article {
	var out []facts.Article
	for _, art := range arts {
		var paragraphs []string
		for _, b := range art.Blocks {
			p := b.In(art.Text)
			for _, s := range sources {
				if s.Article == art.Name {
					p = strings.ReplaceAll(p, s.Sentence, "")
				}
			}
			if p = strings.TrimSpace(p); p != "" {
				paragraphs = append(paragraphs, p)
			}
		}
		out = append(out, article(art.Name, art.Title, art.Published, paragraphs...))
	}
	return out
}

// When the sentences that an answer cites are gone, the answer is gone too, or
// cites others: no answer lives on what it does not cite.
func TestAnswerNeedsItsSources(t *testing.T) {
	arts := articles(t)
	a := newAnswerer(t, newBase(t, arts...))
	answered := 0
	for _, c := range conversations(t) {
		turns := strings.Split(c.turns, " → ")
		before := ask(t, a, turns...)
		if before.Status != answer.Answered {
			continue
		}
		answered++
		rest := without(arts, before.Sources)
		after := ask(t, newAnswerer(t, newBase(t, rest...)), turns...)
		checkCited(t, c.turns, after, turns, rest)
	}
	if answered < 40 {
		t.Errorf("only %d answered", answered)
	}
}

// Where a text shows arithmetic: results, the bounds of a result, and the
// number that an average divides by.
var (
	result  = regexp.MustCompile(`[=≈] ([^ ;；,，。()（）]+)`)
	bounds  = regexp.MustCompile(`介于(.+?)与(.+?)之间`)
	divisor = regexp.MustCompile(`\) ÷ (\d+) =`)
)

// checkAttributed reads the text of an answer again and wants every figure in
// it to stand in a cited sentence or the question, or to be computed in the
// text before our eyes.
func checkAttributed(t *testing.T, name string, a answer.Answer, turns []string) {
	t.Helper()
	text := lex.String(a.Text)
	known := map[facts.Quantity]bool{}
	know := func(texts ...string) {
		for _, m := range quantity.Find(strings.Join(texts, "。")) {
			known[facts.Quantity{Value: m.Quantity.Value.Abs(), Unit: m.Quantity.Unit}] = true
		}
	}
	know(turns...)
	spelt := ""
	for _, s := range a.Sources {
		know(s.Sentence, s.Title)
		spelt += lex.String(s.Sentence) + "\n"
	}
	computed := false
	for _, f := range a.Figures {
		computed = computed || f.Derived
		if !f.Derived && !strings.Contains(spelt, lex.String(f.Text)) {
			t.Errorf("%s: %s is in no cited sentence", name, f.Text)
		}
	}
	shown := result.FindAllStringSubmatch(text, -1)
	if computed && shown == nil {
		t.Errorf("%s: computed, and no arithmetic: %s", name, text)
	}
	for _, re := range [][][]string{shown, bounds.FindAllStringSubmatch(text, -1), divisor.FindAllStringSubmatch(text, -1)} {
		for _, m := range re {
			know(m[1:]...)
		}
	}
	if shown != nil {
		know("1", "1倍") // 1 + 3.9%, 1.5倍 − 1倍
	}
	folded := lex.Fold(text)
	periods := period.FindFolded(folded, period.Context{})
	for _, m := range quantity.FindFolded(folded) {
		figure := m.Span.In(text)
		switch {
		case known[facts.Quantity{Value: m.Quantity.Value.Abs(), Unit: m.Quantity.Unit}]:
		case slices.ContainsFunc(periods, func(p period.Mention) bool { return p.Span.Overlaps(m.Span) }):
		case m.Quantity.Unit == "" && strings.Contains(spelt, figure): // part of a name
		case m.Quantity.Unit == "" && strings.HasSuffix(text[:m.Span.Start], "排第"): // the asked rank
		default:
			t.Errorf("%s: %s comes from nowhere: %s", name, figure, text)
		}
	}
}

func TestFiguresAreAttributed(t *testing.T) {
	a := newAnswerer(t, newBase(t, articles(t)...))
	for _, c := range conversations(t) {
		turns := strings.Split(c.turns, " → ")
		checkCited(t, c.turns, ask(t, a, turns...), turns, articles(t))
	}
}

// checkCited wants the sentences that an answer of any status cites to stand in
// the articles, its figures in those, and no figure where there is no answer.
func checkCited(t *testing.T, name string, a answer.Answer, turns []string, arts []facts.Article) {
	t.Helper()
	for _, s := range a.Sources {
		if !slices.ContainsFunc(arts, func(art facts.Article) bool {
			return art.Name == s.Article && strings.Contains(art.Text, s.Sentence)
		}) {
			t.Errorf("%s: cites what stands nowhere: %s", name, s.Sentence)
		}
	}
	switch {
	case a.Status == answer.Answered:
		checkAttributed(t, name, a, turns)
	case len(a.Figures) > 0:
		t.Errorf("%s: %s with figures", name, a.Status)
	case len(a.Sources) > 0:
		checkAttributed(t, name, a, turns)
	}
}

// edited returns the articles with random edits of their paragraphs: characters
// and sentences dropped, doubled and changed places, digits changed.
func edited(r *rand.Rand, arts []facts.Article) []facts.Article {
	var out []facts.Article
	for _, art := range arts {
		var paragraphs []string
		for _, b := range art.Blocks {
			p := []rune(b.In(art.Text))
			for range r.IntN(4) {
				p = edit(r, p)
			}
			if s := strings.TrimSpace(string(p)); s != "" {
				paragraphs = append(paragraphs, s)
			}
		}
		if r.IntN(3) == 0 {
			r.Shuffle(len(paragraphs), func(i, j int) { paragraphs[i], paragraphs[j] = paragraphs[j], paragraphs[i] })
		}
		out = append(out, article(art.Name, art.Title, art.Published, paragraphs...))
	}
	return out
}

func edit(r *rand.Rand, p []rune) []rune {
	if len(p) < 2 {
		return p
	}
	i := r.IntN(len(p) - 1)
	j := min(len(p), i+1+r.IntN(8))
	switch r.IntN(4) {
	case 0:
		return slices.Delete(slices.Clone(p), i, j)
	case 1:
		return slices.Insert(slices.Clone(p), r.IntN(len(p)), p[i:j]...)
	case 2:
		q := slices.Clone(p)
		q[i], q[j-1] = q[j-1], q[i]
		return q
	}
	q := slices.Clone(p)
	for k := range q {
		if q[k] >= '0' && q[k] <= '9' && r.IntN(6) == 0 {
			q[k] = '0' + rune(r.IntN(10))
		}
	}
	return q
}

// However articles are edited, an answer holds no figure that they do not have
// or that is not computed, visibly, from theirs.
func TestEditedArticles(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	cs, arts := conversations(t), articles(t)
	answered := 0
	for range 30 {
		changed := edited(r, arts)
		a := newAnswerer(t, newBase(t, changed...))
		for range 25 {
			c := cs[r.IntN(len(cs))]
			turns := strings.Split(c.turns, " → ")
			ans := ask(t, a, turns...)
			if ans.Status == answer.Answered {
				answered++
			}
			checkCited(t, c.turns, ans, turns, changed)
		}
	}
	if answered < 150 {
		t.Errorf("only %d answered", answered)
	}
}

// gold returns the turns of the gold questions of the repository, and its plain
// articles: a title, a line with the day, paragraphs.
func gold(t *testing.T) (turns [][]string, arts []facts.Article) {
	t.Helper()
	f, err := os.Open("../../../testdata/qa.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for d := json.NewDecoder(f); d.More(); {
		var q struct {
			Question string
			History  []string
		}
		if err := d.Decode(&q); err != nil {
			t.Fatal(err)
		}
		turns = append(turns, append(q.History, q.Question))
	}
	paths, err := filepath.Glob("../../../testdata/articles/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSpace(string(data)), "\n")
		var published facts.Date
		for _, m := range period.Find(lines[1], period.Context{}) {
			published = m.Period.Start
		}
		paragraphs := slices.DeleteFunc(lines[2:], func(s string) bool { return s == "" })
		arts = append(arts, article(filepath.Base(path), lines[0], published, paragraphs...))
	}
	return turns, arts
}

// The same over the gold questions, whose articles nobody wrote for this.
func TestGoldFiguresAreAttributed(t *testing.T) {
	questions, arts := gold(t)
	a := newAnswerer(t, newBase(t, arts...))
	answered := 0
	for _, turns := range questions {
		ans := ask(t, a, turns...)
		if ans.Status == answer.Answered {
			answered++
		}
		checkCited(t, strings.Join(turns, " → "), ans, turns, arts)
	}
	if answered < 60 {
		t.Errorf("only %d of %d answered", answered, len(questions))
	}
}

// A suggestion is a question that can be answered, and every abstention has a
// reason.
func TestSuggestionsAreAnswered(t *testing.T) {
	questions, arts := gold(t)
	for _, c := range conversations(t) {
		questions = append(questions, strings.Split(c.turns, " → "))
	}
	a := newAnswerer(t, newBase(t, append(arts, articles(t)...)...))
	suggested := map[string]bool{}
	for _, turns := range questions {
		name := strings.Join(turns, " → ")
		got := ask(t, a, turns...)
		if (got.Status == answer.Answered) != (got.Reason == "") {
			t.Errorf("%s: %s with reason %q", name, got.Status, got.Reason)
		}
		if got.Status == answer.Clarify && len(got.Suggestions) == 0 {
			t.Errorf("%s: asks back and offers nothing", name)
		}
		for _, s := range got.Suggestions {
			if suggested[s] {
				continue
			}
			suggested[s] = true
			if ans := ask(t, a, s); ans.Status != answer.Answered {
				t.Errorf("%s: suggests %s, which gets: %s", name, s, ans.Text)
			}
		}
	}
	if len(suggested) < 40 {
		t.Errorf("only %d suggestions", len(suggested))
	}
}
