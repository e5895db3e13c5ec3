package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"wenbao/facts/entity/naming"
	"wenbao/facts/metric"
)

// The first columns of the two kinds of lexicon; the whole header is checked
// by the package that reads it.
const (
	entityColumns = "name\tkind"
	metricColumns = "name\tunits"
)

// loadLexicons returns the embedded lexicons, extended by the files of
// --lexicon.
func (a *app) loadLexicons() (*naming.Lexicon, *metric.Lexicon, error) {
	if len(a.lexicons) == 0 {
		return naming.Default(), metric.Default(), nil
	}
	entities, metrics := naming.Load(), metric.Load()
	for _, path := range a.lexicons {
		if err := extendLexicon(path, entities, metrics); err != nil {
			return nil, nil, fmt.Errorf("词表%s：%s", path, reason(err))
		}
	}
	return entities, metrics, nil
}

// extendLexicon adds a file to the lexicon that its header line names.
func extendLexicon(path string, entities *naming.Lexicon, metrics *metric.Lexicon) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	r := bufio.NewReader(f)
	header, err := r.ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	whole := io.MultiReader(strings.NewReader(header), r)
	switch header = strings.TrimPrefix(header, "\uFEFF"); {
	case strings.HasPrefix(header, entityColumns):
		return entities.Extend(whole)
	case strings.HasPrefix(header, metricColumns):
		return metrics.Extend(whole)
	}
	return fmt.Errorf("第一行应为主体词表的表头（name、kind、…）或指标词表的表头（name、units、…），以制表符分隔")
}
