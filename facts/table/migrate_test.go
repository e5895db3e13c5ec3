package table_test

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
	"wenbao/facts/table"
)

// Files of every earlier schema, written by the programs of their time, are
// brought forward and hold the same facts. testdata/schema-N.sql is the dump
// of one; schema.jsonl are the facts of the article in it.
func TestMigrations(t *testing.T) {
	want := wantFacts(t)
	for schema := 1; schema < table.SchemaVersion(); schema++ {
		for name, open := range map[string]func(context.Context, string) (table.File, error){
			"writing": table.Open, "reading": table.OpenReader,
		} {
			t.Run(fmt.Sprintf("%d for %s", schema, name), func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "facts.db")
				dump := must[[]byte](t)(os.ReadFile(fmt.Sprintf("testdata/schema-%d.sql", schema)))
				db := must[*sql.DB](t)(sql.Open("sqlite", path))
				must[sql.Result](t)(db.Exec(string(dump)))
				db.Close()
				tab := must[table.File](t)(open(context.Background(), path))
				defer tab.Close()
				found := must[[]facts.Fact](t)(tab.Find(context.Background(), facts.Query{}))
				if diff := cmp.Diff(want, found); diff != "" {
					t.Errorf("facts (-want +got):\n%s", diff)
				}
				if problems := must[[]string](t)(tab.Check(context.Background())); len(problems) > 0 {
					t.Error(problems)
				}
				found = must[[]facts.Fact](t)(tab.Find(context.Background(), facts.Query{Entities: []string{"澜汇银行"}, Period: facts.Year(2024)}))
				if len(found) == 0 {
					t.Error("the period finds nothing")
				}
			})
		}
	}
}

func wantFacts(t *testing.T) (want []facts.Fact) {
	lines := bufio.NewScanner(bytes.NewReader(must[[]byte](t)(os.ReadFile("testdata/schema.jsonl"))))
	for lines.Scan() {
		var f facts.Fact
		if err := json.Unmarshal(lines.Bytes(), &f); err != nil {
			t.Fatal(err)
		}
		want = append(want, f)
	}
	return want
}

// What a new file has is what a file brought forward has.
func TestMigratedSchemaIsTheNewOne(t *testing.T) {
	schema := func(path string) map[string]string {
		db := must[*sql.DB](t)(sql.Open("sqlite", path))
		defer db.Close()
		rows := must[*sql.Rows](t)(db.Query("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"))
		defer rows.Close()
		all := map[string]string{}
		for rows.Next() {
			var name, text string
			if err := rows.Scan(&name, &text); err != nil {
				t.Fatal(err)
			}
			all[name] = text
		}
		return all
	}
	dir := t.TempDir()
	fresh, old := filepath.Join(dir, "new.db"), filepath.Join(dir, "old.db")
	open(t, fresh).Close()
	db := must[*sql.DB](t)(sql.Open("sqlite", old))
	must[sql.Result](t)(db.Exec(string(must[[]byte](t)(os.ReadFile("testdata/schema-1.sql")))))
	db.Close()
	open(t, old).Close()
	if diff := cmp.Diff(schema(fresh), schema(old)); diff != "" {
		t.Errorf("(-new +brought forward):\n%s", diff)
	}
}

// Contexts are stored as pieces of the article's text; whatever the text, they
// come back as they were.
func TestContexts(t *testing.T) {
	text := "题目：２０２３年年报\n2023年，澜汇银行营业收入８８.６亿元，同比增长4.2%；净利润约30.5亿元。"
	sentence := facts.Span{Start: 31, End: len(text)}
	for _, context := range []string{
		"", "a", "营业收入", "2023年,澜汇银行营业收入,\n2023年,澜汇银行营业收入88.6亿元,同比增长4.2%;净利润\n题目:2023年年报",
		"不在文中的话,也不短", "2023年，澜汇银行营业收入８８.６亿元", "营业收入营业收入净利润约净利润约", "\xff亿元,同比增长", "増長營業收入增长4.2%;净利润约30.5亿元。尾",
	} {
		both(t, func(t *testing.T, tab table.Table) {
			e := table.Entry{Article: facts.Article{ID: "a", Text: text, Sentences: []facts.Sentence{{Span: sentence}}},
				Facts: []facts.Fact{{Article: "a", Span: sentence, Context: context}}}
			must[[]table.Version](t)(tab.Put(t.Context(), e))
			found := must[[]facts.Fact](t)(tab.Find(t.Context(), facts.Query{}))
			if len(found) != 1 || found[0].Context != context {
				t.Errorf("%q came back as %+v", context, found)
			}
		})
	}
}
