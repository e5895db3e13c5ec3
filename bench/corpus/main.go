// Command corpus writes as many articles as are wanted, with questions whose
// answers are known by construction:
//
//	go run ./bench/corpus -n 10000 -out /tmp/corpus
//
// It recombines the paragraphs of articles: names, years and figures are
// replaced, so that no two articles say the same. Each article is about one
// company and one year, and some sentences of its own give the figures that
// the questions ask for. A tenth of all articles are about ten companies; those
// about the same company and year agree. Questions are of several kinds: see
// mix. The same flags write the same bytes.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
)

func main() {
	articles := flag.Int("n", 1000, "number of articles")
	questions := flag.Int("questions", 1000, "number of questions at most")
	seed := flag.Uint64("seed", 1, "another seed, another corpus")
	bytes := flag.Int("bytes", 1500, "least size of an article")
	lookups := flag.Bool("lookups", false, "ask only for figures as they are written")
	out := flag.String("out", "", "folder to write to: articles/ and qa.jsonl")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: corpus [flags] -out FOLDER [FILE OR FOLDER WITH ARTICLES]…")
		flag.PrintDefaults()
	}
	flag.Parse()
	from := flag.Args()
	if len(from) == 0 {
		from = []string{"testdata/articles", "testdata/banking/articles", "testdata/industry/articles"}
	}
	if *out == "" || *articles < 1 {
		flag.Usage()
		os.Exit(2)
	}
	c, err := read(context.Background(), from)
	if err == nil {
		err = c.write(*out, options{articles: *articles, questions: *questions, bytes: *bytes, seed: *seed, lookups: *lookups})
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "corpus:", err)
		os.Exit(1)
	}
}
