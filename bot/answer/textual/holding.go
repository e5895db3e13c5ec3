package textual

import (
	"slices"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/compose"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/search"
	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// How much of somebody another one holds: 远岱集团持有清禾银行多少股份, 海石创投持有宁屿科技的股权比例. A text says it of the
// holder alone (民营股东远岱集团持股6.4%), so its figure is found by the sentence: the share
// beside 持股 or 股权, with the holder named before it and no other share between.
var (
	holding = pattern.New(`^(?:请问)?(.{2,16}?)(?:减持后|增持后|目前|现在|共|合计)?持有(.{2,16}?)(?:(?:多少|几多|几成|百分之几|几%)(?:的)?(?:股份|股权|权益|股)|的(?:股份|股权|权益)(?:比例|占比))`)
	// the same of a holder by his place: 岚城重工第一大股东持股比例
	placeHeld = pattern.New(`^(?:请问)?(.{2,16}?)的?((?:第[一二三四五六七八九十]大|单一最大|控股)股东)的?(?:持股(?:比例|占比)?|股权占比|持有(?:多少)?(?:股份|股权))`)

	// and of somebody by what he is to it: 岚城机器人的创始人陶思远持有的股权比例
	roleHeld = pattern.New(`^(?:请问)?(.{2,30}?)的?(?:创始人|实际控制人|实控人|董事长|控股股东|股东)(\p{Han}{2,4}?)(?:目前|现在)?(?:的?持股比例|的?股权比例|持有的?(?:股权|股份|持股)?(?:比例|占比)|持有多少(?:股份|股权))`)

	beside = pattern.New(`持股(?:比例)?(?:约|为|达|近|超|逾)?$|持有$|至$|到$|占(?:公司)?(?:总股本|股本总额|总股份)的?(?:比例)?(?:约|为)?$`)
	stake  = pattern.New(`^的?(?:股份|股权|权益)`)
)

// Held answers how much of somebody another one holds (远岱集团持有清禾银行多少股份); ok is
// false when the question is none of these or nothing says.
func Held(t *search.Turn) (answer.Answer, bool, error) {
	holder, of, byPlace := "", "", false
	if strings.HasSuffix(strings.TrimRight(t.Q.Text, "? "), "多少股") {
		return answer.Answer{}, false, nil // a number of shares
	}
	if m := holding.FindStringSubmatch(t.Q.Text); m != nil {
		holder, of = strings.TrimSpace(m[1]), strings.TrimSpace(m[2])
	} else if m := placeHeld.FindStringSubmatch(t.Q.Text); m != nil && len(t.Q.Entities) == 1 {
		holder, of, byPlace = m[2], t.Q.Entities[0], true
	} else if m := roleHeld.FindStringSubmatch(t.Q.Text); m != nil && len(t.Q.Entities) == 1 {
		holder, of = m[2], t.Q.Entities[0]
	} else {
		return answer.Answer{}, false, nil
	}
	fs, err := t.FactsOf(nil)
	if err != nil {
		return answer.Answer{}, false, err
	}
	var best *facts.Fact
	for i := range fs {
		f := &fs[i]
		if f.Quantity.Kind != facts.KindPercent || f.Modality != facts.Actual || f.Measure != facts.Level && f.Measure != facts.Share {
			continue
		}
		ok, err := saysHeld(t, f, holder, of)
		if !ok && err == nil && !byPlace && rowOf(t, f, of) {
			ok, err = isOn(t, f, holder)
		}
		if ok && byPlace {
			ok, err = isOn(t, f, of)
		}
		if err != nil {
			return answer.Answer{}, false, err
		}
		if !ok {
			continue
		}
		if best != nil && best.Quantity.Value != f.Quantity.Value && (best.Article != f.Article || best.Sentence != f.Sentence) {
			return answer.Answer{}, false, nil // two sentences say so: of when, is not told
		}
		best = f // of 由49.0%降至48.1% the latter
	}
	if best == nil {
		return answer.Answer{}, false, nil
	}
	f := *best
	f.Entity, f.Metric, f.Concept, f.Period, f.PeriodBasis, f.Measure = holder, "持有"+of+"的比例", "", facts.Period{}, "", facts.Level
	if byPlace {
		f.Entity, f.Metric = of, holder+"持股比例"
	}
	ans, err := compose.Statements(t, []gates.Candidate{{Fact: f}})
	return ans, err == nil, err
}

// ownHolding says behind a subsidiary's name that the company which the text is on has it: 岚城超市(集团持有62.5%权益),
// 岚城超市系公司2022年以5.4亿元收购,持股比例68%.
var ownHolding = pattern.New(`(?:公司|集团)(?:持有|[^,;。]{0,20}(?:收购|取得|设立|出资)[^;。]{0,12}持股)`)

// ownStake matches what says that the company which the text is on has the share behind it.
var ownStake = pattern.New(`(?:^|[,;:。])(?:本?公司|本行|本?集团)(?:直接|间接|合计)?持(?:股(?:比例)?|有)(?:约|为)?$`)

// saysHeld reports whether the sentence of a figure says that it is what holder has of.
func saysHeld(t *search.Turn, f *facts.Fact, holder, of string) (bool, error) {
	art, err := t.Article(f.Article)
	if err != nil || f.Sentence < 0 || f.Sentence >= len(art.Sentences) {
		return false, err
	}
	s := art.Sentences[f.Sentence]
	before := lex.Fold(art.Text[s.Start:f.Span.Start]).Text
	after := lex.Fold(art.Text[f.Span.End:s.End]).Text
	if !beside.MatchString(before) && !stake.MatchString(after) || !strings.Contains(before, "持") && !stake.MatchString(after) {
		return false, nil
	}
	at, own := lastNamed(t, before, holder), ownStake.MatchString(before)
	if own && lastNamed(t, lex.Fold(art.Title).Text, holder) < 0 {
		return false, nil // 云岚期货有限公司,公司持股100%: what the company that the text is on has
	}
	named := lastNamed(t, before, of) >= 0 || lastNamed(t, lex.Fold(art.Text).Text, of) >= 0
	if at < 0 {
		at = lastNamed(t, before, of) // 附属公司岚城超市(集团持有62.5%权益)
		named = at >= 0 && ownHolding.MatchString(before[at:]) && lastNamed(t, lex.Fold(art.Text).Text, holder) >= 0
	}
	gap := before[max(at, 0):]
	if strings.Contains(gap, "分别") && !strings.Contains(f.Metric+f.Entity, holder) {
		return false, nil // 云岫资本、海石创投分别持股12.5%和6.8%: the other one's
	}
	return at >= 0 && named && !strings.Contains(gap, ";") && (!strings.Contains(gap, "%") || strings.HasSuffix(before, "至") || strings.HasSuffix(before, "到")), nil
}

// rowOf reports whether a figure is the share in a company by the table of subsidiaries of a report: 岚城超市 | 62.5% | 0%.
func rowOf(t *search.Turn, f *facts.Fact, of string) bool {
	if f.Rule != "table" || f.Metric != "持股比例" {
		return false
	}
	return f.Entity == of || slices.ContainsFunc(t.Entities.Find(of), func(m entity.Mention) bool { return slices.Equal(m.Names, []string{f.Entity}) })
}

// isOn reports whether the sentence of a figure or the title of its article names somebody.
func isOn(t *search.Turn, f *facts.Fact, name string) (bool, error) {
	art, err := t.Article(f.Article)
	if err != nil {
		return false, err
	}
	return f.Entity == name || lastNamed(t, lex.Fold(art.Title).Text, name) >= 0 || lastNamed(t, lex.Fold(art.Sentences[f.Sentence].In(art.Text)).Text, name) >= 0, nil
}

// lastNamed returns where a text names somebody last, by that or another of the names
// known for it; -1 for nowhere.
func lastNamed(t *search.Turn, text, name string) int {
	at := strings.LastIndex(text, name)
	for _, m := range t.Entities.Find(name) {
		if len(m.Names) == 1 && m.Span.Len() == len(name) { // 岚城 in 岚城控股 is another one
			for _, alias := range append(t.Entities.Aliases(m.Names[0]), m.Names[0]) {
				at = max(at, strings.LastIndex(text, alias))
			}
		}
	}
	return at
}
