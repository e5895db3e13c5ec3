package table_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"wenbao/facts"
	"wenbao/facts/table"
)

func figure(article string, start int, entity, concept string, p facts.Period, value facts.Decimal) facts.Fact {
	return facts.Fact{Article: article, Span: facts.Span{Start: start, End: start + 1}, Entity: entity,
		Concept: concept, Metric: concept + "额", Context: "全行 " + entity, Period: p,
		Quantity: facts.Quantity{Value: value, Unit: "CNY"}}
}

func TestFind(t *testing.T) {
	y23, h1 := facts.Year(2023), facts.Half(2023, 1)
	end22 := facts.At(facts.NewDate(2022, 12, 31))
	a := table.Entry{Article: facts.Article{ID: "a"}, Facts: []facts.Fact{
		figure("a", 30, "工行", "净利润", y23, "100"),
		figure("a", 10, "工行", "科技投入", h1, "-5.5"),
		figure("a", 10, "建行", "净利润", end22, "7"),
		figure("a", 50, "", "", facts.Period{}, ""),
	}}
	b := table.Entry{Article: facts.Article{ID: "b"}, Facts: []facts.Fact{
		figure("b", 1, "建行", "科技投入", facts.Period{Start: facts.NewDate(2024, 1, 1)}, "5.5"),
	}}
	tests := []struct {
		reason string
		query  facts.Query
		want   string // article, start and value of each
	}{
		{"no field set selects all, by article, position, order put", facts.Query{}, "a10:-5.5 a10:7 a30:100 a50: b1:5.5"},
		{"an entity", facts.Query{Entities: []string{"工行"}}, "a10:-5.5 a30:100"},
		{"any of several entities", facts.Query{Entities: []string{"工行", "建行", "农行"}}, "a10:-5.5 a10:7 a30:100 b1:5.5"},
		{"an unknown entity", facts.Query{Entities: []string{"农行"}}, ""},
		{"facts of no entity", facts.Query{Entities: []string{""}}, "a50:"},
		{"entity and concept", facts.Query{Entities: []string{"工行"}, Concepts: []string{"净利润"}}, "a30:100"},
		{"a concept", facts.Query{Concepts: []string{"科技投入"}}, "a10:-5.5 b1:5.5"},
		{"a part of the metric", facts.Query{Metric: "利润额"}, "a10:7 a30:100"},
		{"a part of the concept", facts.Query{Metric: "科技"}, "a10:-5.5 b1:5.5"},
		{"a part of the context", facts.Query{Metric: "行 建"}, "a10:7 b1:5.5"},
		{"% and _ are no wildcards", facts.Query{Metric: "%"}, ""},
		{"a year overlaps its half and itself, not the instant before", facts.Query{Period: y23}, "a10:-5.5 a30:100"},
		{"an instant at the year's end", facts.Query{Period: y23.AtEnd()}, "a30:100"},
		{"an instant at the end of the year before", facts.Query{Period: end22}, "a10:7"},
		{"an open end reaches any distance", facts.Query{Period: facts.Year(2099)}, "b1:5.5"},
		{"an open question too", facts.Query{Period: facts.Period{End: facts.NewDate(2023, 1, 1)}}, "a10:7"},
		{"a value, or its opposite", facts.Query{Value: "5.5"}, "a10:-5.5 b1:5.5"},
		{"a negative value, or its opposite", facts.Query{Value: "-5.5"}, "a10:-5.5 b1:5.5"},
		{"an article", facts.Query{Articles: []string{"b", "无"}}, "b1:5.5"},
		{"those that may be wanted", facts.Query{Maybe: func(f *facts.Fact) bool { return f.Entity == "建行" && f.Quantity.Unit == "CNY" }}, "a10:7 b1:5.5"},
		{"of them at most so many", facts.Query{Maybe: func(f *facts.Fact) bool { return f.Period != y23 }, Limit: 2}, "a10:-5.5 a10:7"},
		{"at most so many", facts.Query{Limit: 2}, "a10:-5.5 a10:7"},
		{"at most so many of an entity", facts.Query{Entities: []string{"建行"}, Limit: 1}, "a10:7"},
	}
	both(t, func(t *testing.T, tab table.Table) {
		ctx := context.Background()
		if _, err := tab.Put(ctx, b, a); err != nil {
			t.Fatal(err)
		}
		for _, tt := range tests {
			found, err := tab.Find(ctx, tt.query)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for i, f := range found {
				if i > 0 {
					got += " "
				}
				got += fmt.Sprintf("%s%d:%s", f.Article, f.Span.Start, f.Quantity.Value)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tt.reason, diff)
			}
		}
	})
}

// The two tables agree on any facts and any query.
func TestFindAlike(t *testing.T) {
	ctx := context.Background()
	disk, mem := open(t, t.TempDir()+"/facts.db"), table.Memory()
	pick := func(t *rapid.T, of ...string) string { return rapid.SampledFrom(of).Draw(t, "pick") }
	list := func(t *rapid.T, of ...string) []string {
		return rapid.SliceOfN(rapid.SampledFrom(of), 0, 3).Draw(t, "list")
	}
	period := func(t *rapid.T) facts.Period {
		date := func() facts.Date {
			if rapid.Bool().Draw(t, "open") {
				return facts.Date{}
			}
			return facts.NewDate(rapid.IntRange(2020, 2023).Draw(t, "year"), 1, 1)
		}
		return facts.Period{Start: date(), End: date(), Instant: rapid.Bool().Draw(t, "instant")}
	}
	rapid.Check(t, func(t *rapid.T) {
		id := pick(t, "甲", "乙", "丙")
		e := table.Entry{Article: facts.Article{ID: id}}
		for range rapid.IntRange(0, 6).Draw(t, "facts") {
			f := figure(id, rapid.IntRange(0, 3).Draw(t, "start"), pick(t, "", "工行", "建行"), pick(t, "", "净利润", "利润"),
				period(t), facts.Decimal(pick(t, "", "0", "1", "-1")))
			e.Facts = append(e.Facts, f)
		}
		for _, tab := range []table.Table{disk, mem} {
			if _, err := tab.Put(ctx, e); err != nil {
				t.Fatal(err)
			}
		}
		q := facts.Query{
			Entities: list(t, "", "工行", "建行", "农行"), Concepts: list(t, "", "净利润", "利润"),
			Articles: list(t, "甲", "乙", "丁"), Metric: pick(t, "", "", "利润", "净", "工"),
			Value: facts.Decimal(pick(t, "", "", "0", "1", "-1")), Limit: rapid.IntRange(0, 3).Draw(t, "limit"),
		}
		if rapid.Bool().Draw(t, "maybe") {
			q.Maybe = func(f *facts.Fact) bool { return f.Concept == "净利润" }
		}
		if rapid.Bool().Draw(t, "when") {
			q.Period = period(t)
		}
		onDisk, err := disk.Find(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		inMemory, err := mem.Find(ctx, q)
		if diff := cmp.Diff(inMemory, onDisk, cmpopts.EquateEmpty()); diff != "" || err != nil {
			t.Fatalf("%+v (-memory +disk): %v\n%s", q, err, diff)
		}
	})
}

// Where more articles may have what is looked for than the query's Most, none is read.
func TestFindMost(t *testing.T) {
	both(t, func(t *testing.T, tab table.Table) {
		for i := range 40 {
			id, y := fmt.Sprintf("%02d", i), facts.Year(2000+i%10)
			e := table.Entry{Article: facts.Article{ID: id}, Facts: []facts.Fact{
				figure(id, 1, "工行", "净利润", y, "1"), figure(id, 5, "工行", "净利润", y, "2"),
			}}
			if i%20 == 3 {
				e.Facts = append(e.Facts, figure(id, 9, "工行", "科技投入", y, "3"))
			}
			if _, err := tab.Put(t.Context(), e); err != nil {
				t.Fatal(err)
			}
		}
		icbc, tech := []string{"工行"}, []string{"科技投入"}
		for _, c := range []struct {
			query facts.Query
			want  int // facts; -1 for too many
		}{
			{facts.Query{Entities: icbc, Most: 39}, -1},
			{facts.Query{Entities: icbc, Most: 40}, 82},
			{facts.Query{Entities: icbc, Period: facts.Year(2003), Most: 4}, 10},
			{facts.Query{Entities: icbc, Period: facts.Year(2003), Most: 3}, -1},
			{facts.Query{Entities: icbc, Concepts: tech, Most: 3}, 2},
			{facts.Query{Entities: []string{"建行"}, Most: 1}, 0},
		} {
			got, err := tab.Find(t.Context(), c.query)
			if tooMany := errors.Is(err, facts.ErrTooMany); tooMany != (c.want < 0) || !tooMany && (err != nil || len(got) != c.want) {
				t.Errorf("%+v: %d facts, %v, want %d", c.query, len(got), err, c.want)
			}
		}
	})
}

// A base in a folder that nobody may write to is copied as it is read: without the files
// that readers and a writer share.
func TestCopyOfWhatCannotChange(t *testing.T) {
	path, to := filepath.Join(t.TempDir(), "facts.db"), filepath.Join(t.TempDir(), "copy.db")
	if err := open(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(path+"-shm", 0o777); err != nil { // stands in its place
		t.Fatal(err)
	}
	r, err := table.OpenReader(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if err := r.Copy(t.Context(), to); err != nil {
		t.Fatal(err)
	}
	if c, err := table.OpenReader(t.Context(), to); err != nil {
		t.Error(err)
	} else {
		c.Close()
	}
}

// A table tells how many facts it has without counting them in a file, where pages are
// half empty at first.
func TestSize(t *testing.T) {
	both(t, func(t *testing.T, tab table.Table) {
		ctx, size := context.Background(), must[int64](t)
		before := size(tab.Size(ctx))
		const articles, each = 300, 40
		for i := range articles {
			id := fmt.Sprintf("%03d", i)
			e := table.Entry{Article: facts.Article{ID: id, Text: "正文"}}
			for j := range each {
				e.Facts = append(e.Facts, figure(id, j*10, fmt.Sprint("银行", i), fmt.Sprint("指标", i*j%101), facts.Year(2015+j%10), facts.Decimal(fmt.Sprint(i*1000+j))))
			}
			if _, err := tab.Put(ctx, e); err != nil {
				t.Fatal(err)
			}
		}
		if grown := size(tab.Size(ctx)) - before; grown < articles*each/8 || grown > articles*each*3 {
			t.Errorf("%d facts after %d, put %d", grown, before, articles*each)
		}
	})
}
