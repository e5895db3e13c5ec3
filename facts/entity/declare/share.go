package declare

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts/entity"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// A page on one share names it where no other name can stand, so that common words may be part of it: 岚高电新, 海岚实业.

var (
	// 截至2025年5月9日收盘,海岚实业报收于13.91元; 5月14日,岚高电新盘中下跌2.01%
	closedAt = pattern.New(`^([\p{Han}A-Za-z*]{3,6}?)(?:\([^()]{1,12}\))?(?:报收于|盘中(?:上涨|下跌|涨停|跌停)|[涨跌]\d)`)
	// 海岚实业在2025年5月9日的股市表现如何
	performed = pattern.New(`^\s*([\p{Han}A-Za-z*]{3,6}?)在20\d\d年[^,。\n]{0,24}(?:股市|股价|市场)表现`)
	// what a page on the trading of a share or on its figures has
	ofShare = lex.NewWords("主力资金", "换手率", "每股收益", "报收于", "市盈率")
	// what names no company
	ofMany = lex.NewWords("板块", "概念", "行业", "指数", "市场", "基金", "赛道", "个股", "大盘", "A股", "美股", "港股", "股票", "公司", "资金", "金价", "油价", "今日", "昨日", "沪指", "深成", "早盘", "收盘", "该股", "主力", "ETF", "LOF")
)

// shares declares the share that a page tells the trading of.
func (d *declarer) shares() {
	head := d.text[:min(len(d.text), 4*titledWithin)]
	if strings.Contains(head, "表现") {
		if m := performed.FindStringSubmatchIndex(head); m != nil && d.onShare(d.text[m[2]:m[3]], m[2]) {
			return
		}
	}
	for at := 0; ; {
		i := strings.IndexByte(head[at:], ',')
		if i < 0 {
			return
		}
		at += i + 1
		if before := head[:at-1]; !strings.HasSuffix(before, "收盘") && !strings.HasSuffix(before, "日") {
			continue
		}
		if m := closedAt.FindStringSubmatchIndex(head[at:]); m != nil {
			d.onShare(head[at+m[2]:at+m[3]], at+m[2])
			return
		}
	}
}

// onShare declares a name that a page on a share has at its head, if the text repeats it and no known name stands there. A share
// under warning goes by its short name: *ST岚发, of 岚发实业.
func (d *declarer) onShare(name string, at int) bool {
	kind := listedAs.FindString(name) // 汀澜金融-S
	name = strings.TrimSuffix(name, kind)
	n := utf8.RuneCountInString(name)
	if n < 3 || n > 6 || d.lists(name) || ofMany.In(name) || strings.Count(d.text, name) < 2 || !ofShare.In(d.text) || d.lexicon.Shapes().Self[name] {
		return false
	}
	for _, m := range d.mentions {
		if m.Span.Start < at+len(name) && at < m.Span.End {
			return false
		}
	}
	for _, m := range d.mentions {
		said := m.Span.In(d.text)
		if stem, ok := strings.CutPrefix(strings.TrimPrefix(said, "*"), "ST"); ok && utf8.RuneCountInString(stem) > 1 && strings.HasPrefix(name, stem) {
			f := d.entry(said, m.Span.Start)
			f.Aliases, f.sure = entity.Merge(f.Aliases, []string{name}), true
			return true
		}
	}
	f := d.entry(name, at)
	f.sure = true
	f.listed(name, kind)
	return true
}

// listed adds the name by which an exchange lists a share of some kind: 汀澜金融-S.
func (f *declared) listed(name, kind string) {
	if kind != "" {
		f.Aliases = entity.Merge(f.Aliases, []string{name + kind})
	}
}
