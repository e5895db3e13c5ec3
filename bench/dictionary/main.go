// Command dictionary trains the dictionary that packed articles are compressed
// with on the articles of a knowledge base:
//
//	go run ./cmd/wenbao ingest --db /tmp/base testdata/articles testdata/*/articles
//	go run ./bench/dictionary /tmp/base/facts.db > facts/table/dictionary.zstd
//
// Bases written with one dictionary cannot be read without it: a new one needs a
// new number and the old one beside it (facts/table/compress.go).
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/klauspost/compress/dict"
	"github.com/klauspost/compress/zstd"

	"wenbao/facts/table"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: dictionary FACTS.DB")
		os.Exit(2)
	}
	if err := run(context.Background(), os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "dictionary:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, path string) error {
	tab, err := table.OpenReader(ctx, path)
	if err != nil {
		return err
	}
	defer tab.Close()
	var samples [][]byte
	for v, err := range tab.Since(ctx, 0) {
		if err != nil {
			return err
		}
		samples = append(samples, table.Pack(v.Entry))
	}
	b, err := dict.BuildZstdDict(samples, dict.Options{
		MaxDictSize: 112 << 10, HashBytes: 6, ZstdDictID: 1, ZstdLevel: zstd.SpeedFastest})
	if err == nil {
		_, err = os.Stdout.Write(b)
	}
	return err
}
