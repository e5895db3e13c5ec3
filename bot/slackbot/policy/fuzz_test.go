package policy

import (
	"strings"
	"testing"
)

// FuzzParse reads any file. What is taken has known words only; what is not is
// refused in one line.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"", "team: T0123456\napp: A0123456\ndefault: deny\nexternal: refuse\nguests: allow\nchannels:\n  C0123456:\n    answers: deny\n    visibility: private\n    base: /srv/banks\n",
		"channels:\n  C0123456: {mention_only: true, external: allow}\n", "default: maybe", "channels: [1]", "a: &a [*a]", "<<: {default: allow}", "? x\n: y", "---\n---\n", "default: !!binary x",
	} {
		f.Add([]byte(s))
	}
	words := map[Verdict]bool{"": true, Allow: true, Deny: true, Refuse: true}
	f.Fuzz(func(t *testing.T, raw []byte) {
		p, err := parse(raw)
		if err != nil {
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("error of several lines: %q", err)
			}
			return
		}
		if !words[p.Default] || !words[p.External] || !words[p.Guests] {
			t.Errorf("%+v", p)
		}
		for id, c := range p.Channels {
			if !channelID.MatchString(id) || !words[c.Answers] || !words[c.External] || !words[c.Guests] {
				t.Errorf("%s: %+v", id, c)
			}
		}
	})
}
