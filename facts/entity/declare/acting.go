package declare

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts/entity"
	"wenbao/facts/entity/shape"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// acting declares names of four characters or more that the article repeats and that it lets do
// what companies do (common.tsv: acts): 25日晚间,云西股份和[金山文化]相继披露…, 龙头公司[华岚新能源]宣布;
// and what they buy and sell shares of: 收购[新岚锐]51%股权. A run with a word of business or grammar
// in it is none. What it misses: names that are said once, and of three characters.
func (d *declarer) acting() {
	s := d.lexicon.Shapes()
	looked := map[string]bool{}
	try := func(name string, at int) {
		if !looked[name] {
			looked[name] = true
			d.actor(name, at)
		}
	}
	d.eachCue(s.Common["acts"], func(at int, _ string) {
		start := at
		for n := 0; n < 16 && start > 0; n++ {
			r, size := utf8.DecodeLastRuneInString(d.text[:start])
			if !shape.Han(r) {
				break
			}
			start -= size
		}
		run := d.text[start:at]
		run = run[shape.AfterDate(d.text[:start], run):] // 27日|金山文化
		for _, w := range s.Common["actlead"].List() {
			if i := lex.LastIndex(run, w); i >= 0 {
				run = run[i+len(w):]
			}
		}
		for trimmed := true; trimmed; {
			trimmed = false
			for _, w := range s.Common["acttrail"].Ending(run) {
				if rest, ok := strings.CutSuffix(run, w); ok {
					run, trimmed = rest, true
				}
			}
		}
		if i := lex.LastIndex(d.text[:at], run); run != "" {
			try(run, i)
		}
	})
	d.eachCue(s.Common["dealing"], func(at int, w string) {
		at += len(w)
		end := at
		for n := 0; n < 7 && end < len(d.text); n++ {
			r, size := lex.Rune(d.text, end)
			if !shape.Han(r) {
				break
			}
			end += size
		}
		if rest := strings.TrimLeft(d.text[end:], "0123456789."); len(rest) < len(d.text[end:]) && (strings.HasPrefix(rest, "%股") || strings.HasPrefix(rest, "%的股")) {
			try(strings.TrimSuffix(d.text[at:end], "的"), at)
		}
	})
}

// AlsoTold is a pattern of who told of the same as the company before, and when: 同处合肥的[昀泽显示]当晚也预告,….
const AlsoTold = `(?:同[处在为属是]\p{Han}{1,10}的)?(\p{Han}{3,6}?)(当晚|当日|同日|同晚|随后|昨晚|近日)?也(?:预告|公告|披露|发布|公布|宣布)`

var alsoTold = pattern.New(`^` + AlsoTold)

// followers declares those whom alsoTold names, where the text has the name elsewhere, too, and it begins with no word:
// 显示 may end one, as any line of business.
func (d *declarer) followers() {
	s := d.lexicon.Shapes()
	looked := 0
	for _, r := range d.opened() {
		run := r.In(d.text)
		if looked > mostAlike || !strings.Contains(run, "也") {
			continue
		}
		m := alsoTold.FindStringSubmatchIndex(run)
		if m == nil {
			continue
		}
		name, at := run[m[2]:m[3]], r.Start+m[2]
		stem := name[:len("昀泽")]
		if d.odd(name) || s.Words[stem] || s.HasWord(stem) || !d.plainless(stem, 2) || strings.ContainsFunc(stem, s.Chars.Has) || shape.Covered(d.mentions, at, at+len(name)) {
			continue
		}
		if looked++; strings.Count(d.text, name) < 2 {
			continue
		}
		d.entry(name, at).sure = true
	}
}

// actor declares a name at byte at, if it is one that the article repeats.
func (d *declarer) actor(name string, at int) {
	s := d.lexicon.Shapes()
	if utf8.RuneCountInString(name) < 4 || !d.fresh(name, at) || !d.plainless(d.bare(name), 2) || strings.Count(d.text, name) < 2 || d.ofMany(name) || s.Common["noactor"].End(name) {
		return
	}
	d.entry(name, at).sure = true
}

// skipped gives a company that is named in full the short name that skips characters of it and
// that the article repeats: [云岚大健康] for 云西岚旅大健康产业集团有限公司. Such names begin with the
// full one's first character, and have four characters at least.
func (d *declarer) skipped() {
	if len(d.text) > maxSkipped {
		return
	}
	for _, f := range d.found {
		if !f.sure || len(f.Aliases) > 0 || !lex.Longer(f.Name, 7) {
			continue
		}
		full := []rune(f.Name)
		best, looked := "", map[string]bool{}
		for i := 0; i < len(d.text); {
			n := lex.Index(d.text[i:], string(full[0]))
			if n < 0 {
				break
			}
			i += n
			name, skips := subsequence(full, d.text[i:])
			if i += len(string(full[0])); skips && !looked[name] && utf8.RuneCountInString(name) >= 4 && len(name) > len(best) && strings.Count(d.text, name) > 1 && !d.lists(name) && d.plainless(name, 3) {
				best = name
			}
			looked[name] = true
		}
		if best != "" && !d.ofAnother(best, f) && !slices.ContainsFunc(d.mentions, func(m entity.Mention) bool { return m.Span.In(d.text) == best }) {
			d.rename(f, best, false)
		}
	}
}

// ofAnother reports whether a name is another company's: the full one without its legal form, the beginning of it or a
// short one. 云岚高速公路, of 云岚高速公路股份有限公司, is none of its subsidiary 云岚平澜高速公路有限责任公司.
func (d *declarer) ofAnother(name string, f *declared) bool {
	return slices.ContainsFunc([]string{"股份有限公司", "有限公司", "有限责任公司"}, func(legal string) bool { return strings.Contains(d.text, name+legal) }) ||
		slices.ContainsFunc(d.found, func(g *declared) bool {
			return g != f && (strings.HasPrefix(g.Name, name) || slices.Contains(g.Aliases, name))
		})
}

// maxSkipped is how many bytes a text may have whose names are read so: each is looked for in all of
// it, and reports say by what they shorten them.
const maxSkipped = 60_000

// subsequence returns the longest beginning of text whose characters stand in full in that order,
// and whether it skips some of them.
func subsequence(full []rune, text string) (name string, skips bool) {
	at := 0
	for i, r := range text {
		next := slices.Index(full[at:], r)
		if next < 0 {
			return text[:i], skips
		}
		skips = skips || next > 0
		at += next + 1
	}
	return text, skips
}

// ofMany reports whether a run ends in a word for several or for a trade (common.tsv: ofmany): 上市险企,
// 制造业. A generic ending with a stem before it is none: 沃野牧业, 金翎种业.
func (d *declarer) ofMany(name string) bool {
	return d.lexicon.Shapes().Common["ofmany"].End(name) && d.bare(name) == name
}
