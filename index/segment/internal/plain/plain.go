// Package plain loads gse the way its documentation says, with the words of
// words.tsv added: seconds of work, for the generator and the tests that hold
// the frozen dictionary against it. Nothing that ships imports it.
package plain

import (
	"github.com/go-ego/gse"

	"wenbao/index/segment/internal/domain"
)

// Load returns a segmenter with gse's simplified Chinese dictionary and the
// domain words.
func Load() (*gse.Segmenter, error) {
	seg := &gse.Segmenter{SkipLog: true, NotLoadHMM: true}
	if err := seg.LoadDictEmbed("zh_s"); err != nil {
		return nil, err
	}
	for _, w := range domain.Words() {
		if err := seg.AddToken(w, domain.Freq); err != nil {
			return nil, err
		}
	}
	seg.CalcToken()
	return seg, nil
}
