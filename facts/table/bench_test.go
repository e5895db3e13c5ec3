package table_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"wenbao/facts"
	"wenbao/facts/table"
)

// filled puts 2,000 articles of 20 facts each, about 100 entities and 200
// metrics, into the table.
func filled(b *testing.B, tab table.Table) {
	b.Helper()
	var batch []table.Entry
	for i := range 2000 {
		id := fmt.Sprintf("/reports/%04d.txt", i)
		e := table.Entry{Article: facts.Article{ID: id, Text: "正文"}}
		for j := range 20 {
			e.Facts = append(e.Facts, figure(id, j*10, fmt.Sprintf("银行%d", i%100), fmt.Sprintf("指标%d", (i/100*20+j)%200),
				facts.Year(2015+i%10), facts.Decimal(fmt.Sprint(i*20+j))))
		}
		if batch = append(batch, e); len(batch) == 200 {
			if _, err := tab.Put(context.Background(), batch...); err != nil {
				b.Fatal(err)
			}
			batch = nil
		}
	}
}

func BenchmarkPut(b *testing.B) {
	for b.Loop() {
		tab := open(b, filepath.Join(b.TempDir(), "facts.db"))
		filled(b, tab)
		tab.Close()
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/40000, "ns/fact")
}

func BenchmarkFind(b *testing.B) {
	for name, tab := range map[string]table.Table{
		"disk": open(b, filepath.Join(b.TempDir(), "facts.db")), "memory": table.Memory(),
	} {
		filled(b, tab)
		q := facts.Query{Entities: []string{"银行7"}, Concepts: []string{"指标27"}, Period: facts.Year(2022)}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				found, err := tab.Find(context.Background(), q)
				if err != nil || len(found) == 0 {
					b.Fatal(len(found), err)
				}
			}
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	path := filepath.Join(b.TempDir(), "facts.db")
	filled(b, open(b, path))
	for b.Loop() {
		tab, err := table.OpenReader(context.Background(), path)
		if err != nil {
			b.Fatal(err)
		}
		tab.Close()
	}
}
