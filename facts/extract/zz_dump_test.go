package extract_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestZZDump(t *testing.T) {
	in := os.Getenv("DUMP")
	if in == "" {
		t.Skip()
	}
	data, _ := os.ReadFile(in)
	for _, part := range strings.Split("\n"+string(data), "\n## ")[1:] {
		c := readCase(t, part)
		var keep []string
		for _, l := range strings.Split(strings.TrimRight(part, "\n"), "\n") {
			if !strings.HasPrefix(l, "  ") {
				keep = append(keep, l)
			}
		}
		fmt.Println("## " + strings.Join(keep, "\n"))
		fs := forms(extractor.Article(c.art))
		if len(fs) == 0 {
			fmt.Println("  nothing")
		}
		for _, f := range fs {
			fmt.Println("  " + f)
		}
		fmt.Println()
	}
}
