package index_test

import (
	"context"
	"fmt"
	"testing"

	"wenbao/index"
)

// BenchmarkIngest takes 300 articles of 20 short lines to a folder, without
// reading files or recognising facts.
func BenchmarkIngest(b *testing.B) {
	l, size := library{}, 0
	for i := range 300 {
		text := ""
		for j := range 20 {
			text += fmt.Sprintf("工行第%d家分行2023年手机银行客户%d万户，比上年末增加%d户。\n", i, i*j, j)
		}
		l[fmt.Sprintf("%03d", i)] = text
		size += len(text)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		x, err := index.Open(context.Background(), b.TempDir(), index.Options{})
		if err != nil {
			b.Fatal(err)
		}
		ingest(b, x, l)
		x.Close()
	}
}

func BenchmarkPassages(b *testing.B) {
	x := index.Memory(index.Options{})
	l := library{}
	for i := range 500 {
		l[fmt.Sprint(i)] = fmt.Sprintf("第%d家银行2023年金融科技投入%d亿元。", i, i)
	}
	ingest(b, x, l)
	for b.Loop() {
		if _, err := x.Passages(context.Background(), "第77家银行的科技投入", 10); err != nil {
			b.Fatal(err)
		}
	}
}
