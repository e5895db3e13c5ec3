package peers

import (
	"bufio"
	"context"
	"database/sql"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/cjk"
	_ "modernc.org/sqlite"

	"wenbao/facts/table"
	"wenbao/index/article"
	"wenbao/index/passage"
)

var (
	wanted   = flag.Bool("peers", false, "compare with other engines")
	articles = flag.Int("n", 1000, "articles of the corpus")
	from     = flag.String("from", "", "articles to take its paragraphs from, instead of testdata; separated by commas")
)

// document is a passage, with the terms that wenbao finds it by.
type document struct {
	ID    int    `json:"id"`
	Text  string `json:"text"`
	Terms string `json:"terms"`
}

// question is what is searched for, and what the passage wanted contains.
type question struct {
	Text   string `json:"text"`
	Terms  string `json:"terms"`
	Wanted string `json:"wanted"`
}

// result is one line of the table.
type result struct {
	Name    string  `json:"name"`
	Index   float64 `json:"index"` // seconds
	Size    int64   `json:"size"`  // bytes, of what would be kept on disk
	P50     float64 `json:"p50"`   // milliseconds
	P99     float64 `json:"p99"`
	Found   float64 `json:"found"` // share of the questions whose passage is among the first ten
	Skipped string  `json:"skipped"`
}

func TestPeers(t *testing.T) {
	if !*wanted {
		t.Skip("only with -args -peers")
	}
	dir := t.TempDir()
	versions, docs, questions := work(t, dir)
	size := 0
	for _, d := range docs {
		size += len(d.Text)
	}
	t.Logf("%d passages, %.1f MB of text, %d questions; any of the terms, first ten", len(docs), float64(size)/1e6, len(questions))
	results := []result{wenbao(t, dir, versions, docs, questions)}
	results = append(results, stockBleve(t, dir, "cjk", docs, questions),
		stockBleve(t, dir, "standard", docs, questions),
		fts(t, dir, "FTS5 unicode61, same terms", "unicode61", docs, questions),
		fts(t, dir, "FTS5 trigram", "trigram", docs, questions))
	results = append(results, npm(t, dir, docs, questions)...)
	t.Logf("%-28s %9s %6s %8s %6s %8s %8s %6s %6s", "", "MB/s", "ratio", "bytes", "ratio", "p50 ms", "p99 ms", "ratio", "found")
	first := results[0]
	for _, r := range results {
		if r.Skipped != "" {
			t.Logf("%-28s skipped: %s", r.Name, r.Skipped)
			continue
		}
		t.Logf("%-28s %9.2f %6.2f %7.2fx %6.2f %8.3f %8.3f %6.2f %5.1f%%", r.Name, float64(size)/1e6/r.Index, first.Index/r.Index,
			float64(r.Size)/float64(size), float64(r.Size)/float64(first.Size), r.P50, r.P99, r.P50/first.P50, 100*r.Found)
	}
	rate := ingested(t, dir)
	for _, r := range results[1:3] {
		t.Logf("all of an ingest, files to facts, table and passages: %.2f MB/s, %.1f times as fast as %s indexes passages", rate, rate*r.Index/float64(size)*1e6, r.Name)
	}
}

// ingested returns how many megabytes a second `wenbao ingest` takes in of the corpus, from files to facts, table and passages.
func ingested(t *testing.T, dir string) float64 {
	bin := filepath.Join(dir, "bin")
	if out, err := exec.Command("go", "build", "-o", bin, "wenbao/cmd/wenbao").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	from := filepath.Join(dir, "corpus/articles")
	start := time.Now()
	if out, err := exec.Command(bin, "ingest", "--db", filepath.Join(dir, "base"), from).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return float64(sizeOf(t, from)) / 1e6 / time.Since(start).Seconds()
}

// work generates the corpus.
func work(t *testing.T, dir string) ([]table.Version, []document, []question) {
	args := []string{"run", "./bench/corpus", "-n", fmt.Sprint(*articles), "-questions", "300", "-lookups", "-out", filepath.Join(dir, "corpus")}
	if *from != "" {
		args = append(args, strings.Split(*from, ",")...)
	}
	cmd := exec.Command("go", args...)
	cmd.Dir = "../.."
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	var versions []table.Version
	var docs []document
	for path, err := range article.Walk(t.Context(), []string{filepath.Join(dir, "corpus/articles")}) {
		if err != nil {
			t.Fatal(err)
		}
		for doc := range article.Documents(t.Context(), path) {
			art := doc.Article
			versions = append(versions, table.Version{Number: int64(len(versions) + 1), Entry: table.Entry{Article: art}})
			for _, span := range passage.Split(art) {
				text := span.In(art.Text)
				docs = append(docs, document{len(docs), text, strings.Join(passage.Terms(text), " ")})
			}
		}
	}
	f, err := os.Open(filepath.Join(dir, "corpus/qa.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var questions []question
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var g struct {
			Question string
			Source   struct {
				Sentence string `json:"sentence_contains"`
			}
		}
		if err := json.Unmarshal(lines.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		terms := passage.Terms(g.Question)
		slices.Sort(terms)
		questions = append(questions, question{g.Question, strings.Join(slices.Compact(terms), " "), g.Source.Sentence})
	}
	return versions, docs, questions
}

// asked times a search for every question; search returns the texts found.
func asked(t *testing.T, r *result, questions []question, search func(question) ([]string, error)) {
	var took []float64
	for _, q := range questions {
		start := time.Now()
		texts, err := search(q)
		if err != nil {
			t.Fatal(r.Name, err)
		}
		took = append(took, float64(time.Since(start).Microseconds())/1000)
		if slices.ContainsFunc(texts, func(s string) bool { return strings.Contains(s, q.Wanted) }) {
			r.Found += 1 / float64(len(questions))
		}
	}
	slices.Sort(took)
	r.P50, r.P99 = took[len(took)/2], took[len(took)*99/100]
}

// standing are versions that all stand, by number.
type standing []table.Version

func (s standing) Current(_ context.Context, numbers []int64) ([]string, error) {
	names := make([]string, len(numbers))
	for i, n := range numbers {
		names[i] = s[n-1].Article.ID
	}
	return names, nil
}

func (s standing) Following(_ context.Context, after string, n int) (list []table.Numbered, err error) {
	for _, v := range s {
		if v.Article.ID > after {
			list = append(list, table.Numbered{Number: v.Number, ID: v.Article.ID})
		}
	}
	slices.SortFunc(list, func(a, b table.Numbered) int { return strings.Compare(a.ID, b.ID) })
	return list[:min(n, len(list))], nil
}

func wenbao(t *testing.T, dir string, versions []table.Version, docs []document, questions []question) result {
	r := result{Name: "wenbao"}
	path := filepath.Join(dir, "wenbao")
	start := time.Now()
	w, err := passage.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range versions {
		if err := w.Add(v.Number, passage.Of(v.Article, v.Facts)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Finish(nil); err != nil {
		t.Fatal(err)
	}
	r.Index, r.Size = time.Since(start).Seconds(), sizeOf(t, path)
	byID := map[string]string{}
	x, err := passage.Open(path, standing(versions))
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	for _, v := range versions {
		byID[v.Article.ID] = v.Article.Text
	}
	asked(t, &r, questions, func(q question) (texts []string, err error) {
		found, err := x.Search(t.Context(), q.Text, nil, 10)
		for _, p := range found {
			texts = append(texts, p.In(byID[p.Article]))
		}
		return texts, err
	})
	return r
}

// stockBleve is bleve as its documentation sets it up, with its default mapping and an
// analyzer of its own: cjk for Chinese, standard is what one gets who asks for nothing.
func stockBleve(t *testing.T, dir, analyzer string, docs []document, questions []question) result {
	r := result{Name: "bleve, stock " + analyzer}
	path := filepath.Join(dir, analyzer)
	m := bleve.NewIndexMapping()
	m.DefaultAnalyzer = analyzer
	start := time.Now()
	b, err := bleve.New(path, m)
	if err != nil {
		t.Fatal(err)
	}
	batch := b.NewBatch()
	for i, d := range docs {
		if err := batch.Index(fmt.Sprint(d.ID), map[string]any{"text": d.Text}); err != nil {
			t.Fatal(err)
		}
		if batch.Size() == 1000 || i == len(docs)-1 {
			if err := b.Batch(batch); err != nil {
				t.Fatal(err)
			}
			batch = b.NewBatch()
		}
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	r.Index, r.Size = time.Since(start).Seconds(), sizeOf(t, path)
	if b, err = bleve.Open(path); err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	asked(t, &r, questions, func(q question) (texts []string, err error) {
		match := bleve.NewMatchQuery(q.Text)
		match.SetField("text")
		res, err := b.SearchInContext(t.Context(), bleve.NewSearchRequestOptions(match, 10, 0, false))
		if err != nil {
			return nil, err
		}
		for _, h := range res.Hits {
			var id int
			fmt.Sscan(h.ID, &id)
			texts = append(texts, docs[id].Text)
		}
		return texts, nil
	})
	return r
}

// fts is SQLite's full-text search: on wenbao's terms or, with trigram, on the
// text.
func fts(t *testing.T, dir, name, tokenizer string, docs []document, questions []question) result {
	r := result{Name: name}
	path := filepath.Join(dir, tokenizer+".db")
	start := time.Now()
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=journal_mode(WAL)&_pragma=synchronous(NORMAL)")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	content := func(d document) string {
		if tokenizer == "trigram" {
			return d.Text
		}
		return strings.Join(passage.Terms(d.Text), " ") // cutting is part of the work
	}
	if _, err := db.Exec("CREATE VIRTUAL TABLE p USING fts5(t, tokenize = '" + tokenizer + "', content = '')"); err != nil {
		t.Fatal(err)
	}
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range docs {
		if _, err := tx.Exec("INSERT INTO p (rowid, t) VALUES (?, ?)", d.ID+1, content(d)); err != nil {
			t.Fatal(err)
		}
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		t.Fatal(err)
	}
	r.Index, r.Size = time.Since(start).Seconds(), sizeOf(t, path)
	asked(t, &r, questions, func(q question) (texts []string, err error) {
		words := strings.Fields(q.Terms)
		for i, w := range words {
			words[i] = `"` + strings.ReplaceAll(w, `"`, `""`) + `"`
		}
		rows, err := db.Query("SELECT rowid FROM p WHERE p MATCH ? ORDER BY rank LIMIT 10", strings.Join(words, " OR "))
		if err != nil {
			return nil, err
		}
		defer rows.Close()
		for rows.Next() {
			var id int
			if err := rows.Scan(&id); err != nil {
				return nil, err
			}
			texts = append(texts, docs[id-1].Text)
		}
		return texts, rows.Err()
	})
	return r
}

// npm runs peers.mjs on the same passages and questions.
func npm(t *testing.T, dir string, docs []document, questions []question) []result {
	skip := func(reason string) []result {
		return []result{{Name: "minisearch, orama, flexsearch", Skipped: reason}}
	}
	if _, err := exec.LookPath("npm"); err != nil {
		return skip("npm is not installed")
	}
	input, err := os.Create(filepath.Join(dir, "work.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.NewEncoder(input).Encode(map[string]any{"docs": docs, "questions": questions}); err != nil {
		t.Fatal(err)
	}
	input.Close()
	cmd := exec.Command("node", "--max-old-space-size=8192", "peers.mjs", input.Name(), dir)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return skip(err.Error())
	}
	var results []result
	if err := json.Unmarshal(out, &results); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return results
}

func sizeOf(t *testing.T, path string) (n int64) {
	err := filepath.WalkDir(path, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err == nil {
			n += info.Size()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}
