package derive

import (
	"cmp"
	"slices"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/arithmetic"
	"wenbao/bot/answer/choice"
	"wenbao/bot/answer/compose"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/match"
	"wenbao/bot/answer/search"
	"wenbao/bot/extractive/wordlist"
	"wenbao/facts"
	"wenbao/facts/metric"
	"wenbao/facts/pattern"
)

// shareOfWhole computes 月活占手机银行客户数的比重 from the two levels.
func shareOfWhole(t *search.Turn, n gates.Need, _ gates.Outcome) (answer.Answer, bool, error) {
	if n.Measure != facts.Share {
		return answer.Answer{}, false, nil
	}
	part, all := t.Q.Content, t.Q.Whole
	if all == "" || ofOwner.MatchString(all) {
		part, all = wholeUnsaid(strings.ReplaceAll(t.Q.Content, " ", ""))
	}
	a, b, ok, err := partAndWhole(t, n, part, all)
	if err != nil || !ok {
		return answer.Answer{}, false, err
	}
	a, like, err := likeWhole(t, a, b)
	if err != nil || !like {
		return answer.Answer{}, false, err
	}
	if a.Quantity.Unit != b.Quantity.Unit || a.Span == b.Span || a.Entity != b.Entity || !gates.SameTime(a.Period, b.Period) || a.Quantity.Value.Cmp(b.Quantity.Value) > 0 {
		return answer.Answer{}, false, nil
	}
	d, ok := arithmetic.Quotient(a.Fact, b.Fact, "%", facts.KindPercent, 100)
	if !ok {
		return answer.Answer{}, false, nil
	}
	if c, ok, err := shareBeside(t, a, d); ok || err != nil {
		ans, err := compose.Statements(t, []gates.Candidate{c})
		return ans, err == nil, err
	}
	ans, err := compose.Computed(t, d, a.Entity, a.Metric+"占"+b.Metric+"的比例", a.Period)
	return ans, err == nil, err
}

// partAndWhole returns the levels of a part and of its whole; with no whole said, of one that the text has for it.
func partAndWhole(t *search.Turn, n gates.Need, part, all string) (a, b gates.Candidate, ok bool, err error) {
	if part == "" {
		return a, b, false, nil
	}
	a, ok, err = level(t, part, n.Periods)
	if err != nil || !ok {
		return a, b, false, err
	}
	if all == "" {
		b, ok, err = wholeTold(t, n, a, part)
		return a, b, ok, err
	}
	then := n.Periods
	if len(then) == 0 && !a.Period.Instant && !a.Period.IsZero() {
		then = []facts.Period{a.Period} // the part's own: no quarter of a whole year's
	}
	b, ok, err = besidePart(t, a)
	if err == nil && !ok {
		b, ok, err = level(t, all, then)
	}
	return a, b, ok, err
}

// ofOwner is a whole that is said by whose it is: FILA收入占安踏[集团]比重.
var ofOwner = pattern.New(`^(?:集团|公司|全公司|全集团|全部|总体|整体|总)$`)

// wholeUnsaid returns the part whose share a question asks for and the whole that goes without saying, which is of
// the kind that the part's name ends with: 直销收入占比 is of 营业收入, 逾期贷款占比 of 贷款总额. What it gets wrong: shares of
// a business's own revenue, which have to say so.
func wholeUnsaid(words string) (part, whole string) {
	part = strings.TrimSuffix(words, "占比")
	for _, k := range [][2]string{{"收入", "营业收入"}, {"贷款", "贷款总额"}, {"存款", "存款总额"}} {
		if strings.HasSuffix(part, k[0]) && len(part) > len("总收入") && !strings.HasSuffix(part, "保费收入") && !strings.HasSuffix(part, "利息收入") && !strings.HasSuffix(part, "营业收入") {
			return part, k[1]
		}
	}
	return part, ""
}

// besidePart returns the one level in the sentence of a part that begins or ends as the asked whole does, and is told
// before it: [手机银行注册用户7120万户],月活2233万户 for 月活占注册用户的比例, [董事会由11名董事组成],其中独立董事4名 for 董事会里
// 独立董事占多少.
func besidePart(t *search.Turn, a gates.Candidate) (gates.Candidate, bool, error) {
	whole := t.M.Runes(strings.ReplaceAll(t.Q.Whole, " ", ""))
	if a.Rule == "table" || len(whole) < 2 {
		return gates.Candidate{}, false, nil
	}
	fs, err := t.FactsAt(a.Article)
	if err != nil {
		return gates.Candidate{}, false, err
	}
	var got []gates.Candidate
	for _, f := range fs {
		name := t.M.Runes(f.Metric)
		if f.Sentence == a.Sentence && f.Span.Start < a.Span.Start && f.Entity == a.Entity && f.Measure == facts.Level && f.Quantity.Unit == a.Quantity.Unit && f.Rule != "table" &&
			len(name) >= len(whole) && (string(name[len(name)-len(whole):]) == string(whole) || string(name[:len(whole)]) == string(whole)) {
			got = append(got, gates.Candidate{Fact: f, Fit: a.Fit})
		}
	}
	if len(got) != 1 {
		return gates.Candidate{}, false, nil
	}
	return got[0], true, nil
}

// shareBeside returns the share that the row of a part prints beside it (股票 | 107,364 | 8.7),
// where it is what the part's figure and the whole come to: a column of shares alone does not
// say of what they are.
func shareBeside(t *search.Turn, a gates.Candidate, d arithmetic.Derived) (gates.Candidate, bool, error) {
	fs, err := t.FactsAt(a.Article)
	if err != nil {
		return gates.Candidate{}, false, err
	}
	for _, f := range fs {
		if f.Entity != a.Entity || f.Sentence != a.Sentence || f.Measure != facts.Share || f.Quantity.Kind != facts.KindPercent || f.Rule != "table" || f.Quantity.Decimals < 1 || !gates.SameTime(f.Period, a.Period) {
			continue
		}
		if f.Quantity.Value == facts.DecimalFromRat(d.Quantity.Value.Rat(), f.Quantity.Decimals) {
			return gates.Candidate{Fact: f, Fit: a.Fit}, true, nil
		}
	}
	return gates.Candidate{}, false, nil
}

// likeWhole returns the part of a whole in the words of its kind where the text has both: 同业存单托管余额,
// and not 同业存单发行, of a 托管余额. It is false for what came in a time as a part of what there was.
func likeWhole(t *search.Turn, part, whole gates.Candidate) (gates.Candidate, bool, error) {
	r := []rune(whole.Metric)
	kind := string(r[max(0, len(r)-2):])
	if !standing[kind] || strings.HasSuffix(part.Metric, kind) {
		return part, true, nil
	}
	n := t.Need()
	n.Measure, n.Unit.Kind, n.Whole = facts.Level, "", nil
	n.SetContent(t.Q.Content+kind, kind, "")
	found, err := t.Seek(n)
	if err != nil {
		return part, false, err
	}
	for _, c := range found {
		if c.Article == whole.Article && c.Entity == whole.Entity && strings.HasSuffix(c.Metric, kind) && c.Span != whole.Span && gates.SameTime(c.Period, whole.Period) && c.Quantity.Value.Cmp(whole.Quantity.Value) < 0 {
			return c, true, nil
		}
	}
	return part, !flowing.MatchString(part.Metric), nil
}

// standing ends what there is at a time, flowing is what came or went in one.
var (
	standing = map[string]bool{"余额": true, "存量": true, "总量": true}
	flowing  = pattern.New(`发行|成交|新增|发放|销售|交易`)
)

// VagueShare computes a share that the text states in round words only (有1.27万个设在
// 县及县以下,占比超过一半), where the question wants it computed: from the part and the
// whole of the share's own sentence. The result has to keep to what is stated.
func VagueShare(t *search.Turn, n gates.Need, best gates.Candidate) (answer.Answer, bool, error) {
	if n.Measure != facts.Share || best.Quantity.Approx == facts.Exact || best.Quantity.Kind != facts.KindPercent || !wordlist.Any(t.Q.Text, words.Words("compute")) {
		return answer.Answer{}, false, nil
	}
	fs, err := t.FactsAt(best.Article)
	if err != nil {
		return answer.Answer{}, false, err
	}
	var part, all *facts.Fact
	for i := range fs {
		f := &fs[i]
		if f.Entity != best.Entity || f.Sentence != best.Sentence || f.Measure != facts.Level || f.Span.Start > best.Span.Start {
			continue
		}
		if f.Metric == best.Metric {
			part = f
		} else if len(n.Whole) > 0 && match.LongestRun(n.Whole[max(0, len(n.Whole)-2):], t.M.Runes(f.Metric)) == 2 {
			all = f
		}
	}
	if part != nil && all == nil {
		if all, err = wholeElsewhere(t, n, part, fs); err != nil {
			return answer.Answer{}, false, err
		}
	}
	if part == nil || all == nil || part.Quantity.Unit != all.Quantity.Unit || part.Quantity.Value.Cmp(all.Quantity.Value) > 0 {
		return answer.Answer{}, false, nil
	}
	d, ok := arithmetic.Quotient(*part, *all, "%", facts.KindPercent, 100)
	over := d.Quantity.Value.Cmp(best.Quantity.Value) >= 0
	if !ok || best.Quantity.Approx == facts.Over && !over || best.Quantity.Approx == facts.Under && over {
		return answer.Answer{}, false, nil
	}
	ans, err := compose.Computed(t, d, best.Entity, part.Metric+"占"+cmp.Or(t.Q.Whole, all.Metric)+"的比例", part.Period)
	return ans, err == nil, err
}

// wholeElsewhere returns the whole that a part is told of: the one level of its unit before 其中 in its sentence (发行规模6814亿元;
// 其中[绿色金融债2850亿元]), or what the question names as the whole, of the same time and article (银保占太保寿险[新业务价值]多少). nil if none is.
func wholeElsewhere(t *search.Turn, n gates.Need, part *facts.Fact, fs []facts.Fact) (*facts.Fact, error) {
	if clause, _, _, _ := match.SplitContext(part.Context); len(n.Whole) == 0 && strings.Contains(clause, "其中") {
		var all *facts.Fact
		for i := range fs {
			f := &fs[i]
			if f.Sentence != part.Sentence || f.Entity != part.Entity || f.Measure != facts.Level || f.Quantity.Unit != part.Quantity.Unit || f.Span.End > part.Span.Start || f.Period != part.Period {
				continue
			}
			if all != nil {
				return nil, nil
			}
			all = f
		}
		return all, nil
	}
	if t.Q.Whole == "" {
		return nil, nil
	}
	c, ok, err := level(t, t.Q.Whole, []facts.Period{part.Period})
	if err != nil || !ok || c.Article != part.Article || c.Entity != part.Entity || c.Period != part.Period {
		return nil, err
	}
	return &c.Fact, nil
}

// level finds the stated level of a metric worded as in a question, for the
// question's entities.
func level(t *search.Turn, content string, periods []facts.Period) (gates.Candidate, bool, error) {
	n := t.Need()
	n.Measure, n.Unit.Kind, n.Periods, n.Whole = facts.Level, "", periods, nil
	n.SetContent(content, gates.LastChunk(content), "")
	found, err := t.Seek(n)
	if err != nil || len(found) == 0 {
		return gates.Candidate{}, false, err
	}
	c := choice.Settle(t, n, found)
	named := strings.HasPrefix(string(t.M.Runes(c.Metric)), string(n.Query.Runes))
	concept, class, ok := t.M.Metrics.Lookup(content)
	same := ok && class == metric.Exact && concept == c.Concept // 营收 is 营业收入
	return c, named || same || c.Precision >= minOperand, nil   // 贷款 is 贷款余额, 品牌 no 乐道品牌
}

// minOperand is how much of an operand's own name the question has to say.
const minOperand = 0.55

// wholeOfShare computes the whole from a part and its share: 全行员工有多少
// from 金融科技人员3.6万人,占全行员工的8.6%. The share has to be of what is
// asked, and the part has to stand in the same sentence.
func wholeOfShare(t *search.Turn, n gates.Need, _ gates.Outcome) (answer.Answer, bool, error) {
	if n.Measure != facts.Level && !(n.Measure == facts.Share && t.Q.Unit.Kind == facts.KindCount) || t.Q.Whole != "" || t.Q.State != "" {
		return answer.Answer{}, false, nil // 调整前 is a figure of its own
	}
	ps, err := t.FactsIn(n.Entities, gates.Hull(n.Periods))
	if err != nil {
		return answer.Answer{}, false, err
	}
	content, _ := t.ContentOf(beforeBracket(t.Q.Text))
	content = gates.WithoutGroup(content)
	for _, share := range ps {
		s := share.Fact
		if s.Measure != facts.Share || s.Of == "" || s.Quantity.Value.Cmp("100") == 0 || s.Modality != facts.Actual || s.Quantity.Kind != facts.KindPercent || !n.ScopeKept(s) {
			continue
		}
		if _, ok := n.PeriodFits(s); !ok {
			continue
		}
		asked := t.M.Runes(content)
		if bare, ok := strings.CutPrefix(content, "全行"); ok && !strings.Contains(s.Of, "全行") {
			asked = t.M.Runes(bare) // 全行员工 of 占员工总数
		}
		of := t.M.Runes(s.Of)
		expl := make([]float64, len(asked))
		match.Cover(asked, of, 1, expl)
		if len(asked) == 0 || match.Mean(expl) < 0.9 {
			continue
		}
		fs, err := besideShare(t, n.Entities, s)
		if err != nil {
			return answer.Answer{}, false, err
		}
		for _, part := range fs {
			p := part.Fact
			if p.Article != s.Article || p.Sentence != s.Sentence || p.Measure != facts.Level || p.Metric != s.Metric || p.Span.Start > s.Span.Start {
				continue
			}
			if whole := s.Period; (p.Rule == "table" || !whole.Instant && !p.Period.Instant) && !whole.IsZero() && !p.Period.IsZero() && whole != p.Period {
				continue // 2022年11.16亿元,…三年累计38.10亿元,占同期营业收入的626.0%; 期末数 beside 上期期末数占总资产的比例
			}
			if !gates.UnitFits(n.Unit, p) || !n.KindFits(p) { // 客户贷款总额 is no 客户
				continue
			}
			d, ok := arithmetic.Quotient(*p, *s, p.Quantity.Unit, p.Quantity.Kind, 100)
			if !ok {
				continue
			}
			ans, err := compose.Computed(t, d, p.Entity, s.Of+"人数", p.Period)
			if !strings.HasSuffix(s.Of, "人员") && !strings.HasSuffix(s.Of, "员工") {
				ans, err = compose.Computed(t, d, p.Entity, s.Of, p.Period)
			}
			return ans, err == nil, err
		}
	}
	return answer.Answer{}, false, nil
}

// besideShare returns the facts among which the part of a share is: those about the
// entities in its article, since a part need not say the period.
func besideShare(t *search.Turn, entities []string, s *facts.Fact) ([]*match.Prepared, error) {
	if len(entities) == 0 {
		return t.FactsIn(nil, facts.Period{})
	}
	fs, err := t.FactsAt(s.Article)
	return match.Prepare(slices.DeleteFunc(slices.Clone(fs), func(f facts.Fact) bool { return !slices.Contains(entities, f.Entity) })), err
}

// beforeBracket drops what a question adds in brackets: (按占比推算).
func beforeBracket(s string) string {
	if i := strings.IndexAny(s, "(["); i > 0 {
		return s[:i]
	}
	return s
}
