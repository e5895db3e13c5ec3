package v4

import "testing"

// A piece of the text is told from the sentence, in schema 3 from the piece before.
func TestContexts(t *testing.T) {
	const text = "甲。营收１２亿元，净利３亿元。" // the sentence begins at 6; 12 is two bytes in the narrow text
	for _, test := range []struct {
		name    string
		packed  []byte
		chained bool
		want    string
	}{
		{"spelled", []byte{2 * 2, 'o', 'k'}, false, "ok"},
		{"told from the sentence", []byte{6*2 + 1, 0, 2 * 1, ' ', 2*2 + 1, 6 * 2}, false, "营收 12"},
		{"told from the piece before", []byte{6*2 + 1, 0, 2 * 1, ' ', 2*2 + 1, 0}, true, "营收 12"},
		{"none", nil, true, ""},
	} {
		got, err := NewContexts(text, test.chained).Decode(test.packed, 6)
		if err != nil || got != test.want {
			t.Errorf("%s: %q, %v, want %q", test.name, got, err, test.want)
		}
	}
	for _, damaged := range [][]byte{{0x80}, {2 * 9, 'a'}, {1}, {6*2 + 1, 13}, {99*2 + 1, 0x80, 0x01}} {
		if got, err := NewContexts(text, false).Decode(damaged, 6); err == nil {
			t.Errorf("% x gives %q", damaged, got)
		}
	}
}
