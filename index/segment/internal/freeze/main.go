// Command freeze lets gse load its own simplified Chinese dictionary and the
// words of words.tsv and writes what it then knows to words.bin. Run it with
// go generate in index/segment whenever gse or words.tsv changes.
package main

import (
	"fmt"
	"os"

	"wenbao/index/segment/internal/image"
	"wenbao/index/segment/internal/plain"
)

func main() {
	if err := freeze("words.bin"); err != nil {
		fmt.Fprintln(os.Stderr, "freeze:", err)
		os.Exit(1)
	}
}

func freeze(path string) error {
	seg, err := plain.Load()
	if err != nil {
		return err
	}
	var words []image.Word
	for i := range seg.Dict.Tokens {
		t := &seg.Dict.Tokens[i]
		words = append(words, image.Word{Text: t.Text(), Freq: t.Freq()})
	}
	data, err := image.Build(words, seg.Dict.TotalFreq())
	if err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o666)
}
