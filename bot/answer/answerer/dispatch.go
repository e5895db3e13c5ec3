package answerer

import (
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/abstain"
	"wenbao/bot/answer/breakdown"
	"wenbao/bot/answer/choice"
	"wenbao/bot/answer/compare"
	"wenbao/bot/answer/derive"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/reverse"
	"wenbao/bot/answer/search"
	"wenbao/bot/answer/series"
	"wenbao/bot/answer/sets"
	"wenbao/bot/answer/textual"
	"wenbao/bot/answer/verify"
	"wenbao/bot/extractive"
	"wenbao/bot/question"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

// dispatch dispatches on the kind of question.
func dispatch(t *search.Turn) (answer.Answer, error) {
	if len(t.Q.Ambiguous) > 0 && (len(t.Q.Entities)+len(t.Q.Ambiguous) > 1) {
		if err := settleBrands(t); err != nil {
			return answer.Answer{}, err
		}
	}
	if t.Q.Kind == question.Compare && len(t.Q.Ambiguous) > 0 && len(t.Q.Entities) == 1 {
		return otherSide(t)
	}
	if asksFiner.MatchString(t.Q.Text) {
		return abstain.NothingOf(t) // 谁处罚了某银行: whom the text names is who was fined
	}
	if t.Q.AsksWhatIsKnown() {
		return abstain.Inventory(t)
	}
	if ans, ok, err := derive.Restated(t); ok || err != nil {
		return ans, err
	}
	if ans, ok, err := textual.Held(t); ok || err != nil {
		return ans, err
	}
	if ans, ok, err := textual.OfEvent(t); ok || err != nil {
		return ans, err
	}
	for _, f := range []func(*search.Turn) (answer.Answer, bool, error){textual.Placed, textual.Paid, textual.Subsidiary, textual.Life, textual.Term, textual.Cell} {
		if ans, ok, err := f(t); ok || err != nil {
			return ans, err
		}
	}
	if ans, ok, err := byPhrase(t); ok || err != nil {
		return ans, err
	}
	if extractive.AsksWhy(t.Q.Text) {
		return abstain.NothingOf(t) // no figure is a reason
	}
	if text, ok := t.Q.AsWhen(); ok {
		if ans, ok, err := textual.Answer(t, extractive.When, text); ok && ans.Status == answer.Answered || err != nil {
			return ans, err
		}
	}
	if asksWho.MatchString(t.Q.Text) && (t.Q.Kind == question.Lookup || t.Q.Kind == question.Growth) {
		return abstain.NothingOf(t) // 控股股东是谁: no figure says
	}
	if t.Q.Claims() {
		for _, f := range []func(*search.Turn) (answer.Answer, bool, error){verify.Sign, verify.Claim} {
			if ans, ok, err := f(t); ok || err != nil {
				return ans, err
			}
		}
	}
	if numberOfMetrics.MatchString(t.Q.Text) && (t.Q.Kind == question.List || t.Q.Kind == question.Lookup) && len(t.Q.Parts) < 2 {
		return abstain.NothingOf(t) // 三大指标各是多少: one of them is not all
	}
	return byKind(t)
}

// byPhrase answers a question for a name, a day, a reason or another phrase of a text. false where it may ask for a
// figure, as X是什么 may.
func byPhrase(t *search.Turn) (answer.Answer, bool, error) {
	if ty, ok := extractive.Classify(t.Q.Text); ok && t.Q.Kind != question.Trend && (t.Q.Kind != question.Reverse || strings.ContainsAny(t.Q.Text, "“\"「") || extractive.Triggers(t.Q.Text) != "") {
		if t.Q.Kind == question.Rank {
			if ans, err := byKind(t); err != nil || ans.Status == answer.Answered {
				return ans, true, err // 排第几: with the figure that places it
			}
		}
		ans, ok, err := textual.Answer(ofKnown(t), ty, t.Q.Text)
		if err != nil || ok && ans.Status == answer.Answered {
			return ans, true, err
		}
		if ok && (ty != extractive.What || t.Q.Content == "") {
			return ans, true, nil
		}
	}
	return answer.Answer{}, false, nil
}

// asksFiner asks which authority fined somebody.
var asksFiner = pattern.New(`^(?:是|被)?(?:谁|哪个机构|哪家机构|哪个部门)(?:处罚|罚款|罚)了?`)

// asksWho ends a question for a name.
var asksWho = pattern.New(`(?:股东|控制人|实控人|董事长|行长|总经理|总裁|CEO|创始人|法人|代表人|负责人)(?:是谁|为谁|是哪位|叫什么|叫啥|是谁啊)[?？]?$`)

// byKind answers a question of its kind.
func byKind(t *search.Turn) (answer.Answer, error) {
	if err := ofListed(t); err != nil {
		return answer.Answer{}, err
	}
	if ans, ok, err := series.Joint(t); ok || err != nil {
		return ans, err
	}
	switch t.Q.Kind {
	case question.Reverse:
		return reverse.Answer(t)
	case question.Verify:
		if ans, ok, err := series.Steadily(t); ok || err != nil {
			return ans, err
		}
		return verify.Answer(t)
	case question.Rank, question.Trend, question.List:
		if ans, ok, err := series.Answer(t); ok || err != nil {
			return ans, err
		}
		// 多少家银行营收正增长: no rate is how many there are
		rises := t.Q.HowMany && t.Q.Measure == facts.Growth
		if t.Q.Kind == question.List && t.Q.Each == "" && len(t.Q.Bounds) == 0 && !rises { // a lookup keeps to no bound
			return lookup(t)
		}
		if t.Q.Kind == question.Trend && oneStep(t) {
			return lookup(t)
		}
		return abstain.NothingOf(t)
	case question.Compare, question.Aggregate:
		if t.Q.Kind == question.Aggregate && len(t.Q.Entities) == 1 && len(t.Q.Periods) == 1 {
			if ans, ok, err := series.TotalOverYears(t); ok || err != nil {
				return ans, err
			}
		}
		if len(t.Q.Entities) > 1 || len(t.Q.Periods) > 1 || len(t.Q.Groups) > 1 || t.Q.Sides != nil {
			return compare.Answer(t)
		}
		if t.Q.Kind == question.Aggregate {
			if ans, ok, err := groupTotal(t); ok || err != nil {
				return ans, err
			}
		}
	}
	if t.Q.Each != "" && (len(t.Q.Entities) == 1 || breakdown.OfCountry(t)) {
		if ans, ok, err := series.OfParts(t); ok || err != nil {
			return ans, err
		}
		if breakdown.OfCountry(t) {
			return abstain.NothingOf(t) // the whole is no answer for its parts
		}
	}
	if c := strings.ReplaceAll(t.Q.Content, " ", ""); c == "" || shareOfWhat.MatchString(c) && t.Q.Whole == "" && t.Q.Inherited == (question.Slots{}) {
		return abstain.NothingAsked(t)
	}
	if t.Q.Than && t.Q.Gap && len(t.Q.Entities) == 1 && t.Q.Background == "" && !t.Q.Inherited.Metric {
		return abstain.NothingOf(t) // whom it is compared with is known, and who is compared is not
	}
	return oneOrTwo(t)
}

// ofListed takes the group that a question names for the part of it that the base has the asked figures of, where it has
// none of the whole and the question calls both by one word: 43家券商自营收入 of an article on 上市券商. The answer names
// whom it is of.
func ofListed(t *search.Turn) error {
	if len(t.Q.Groups) != 1 || len(t.Q.Entities) > 0 || t.Q.Kind == question.Rank || t.Q.Kind == question.List || t.Q.Kind == question.Compare {
		return nil
	}
	n := t.Need()
	n.Periods, n.Open = nil, nil
	if found, err := t.Seek(n); err != nil || len(found) > 0 {
		return err
	}
	for _, alias := range t.Entities.Aliases(t.Q.Groups[0]) {
		ms := t.Entities.Find("上市" + alias)
		if !strings.Contains(t.Q.Text, alias) || len(ms) != 1 || len(ms[0].Names) != 1 {
			continue
		}
		if e, _ := t.Entities.Get(ms[0].Names[0]); e.Parent != t.Q.Groups[0] {
			continue
		}
		n.Entities = ms[0].Names
		found, err := t.Seek(n)
		if err != nil {
			return err
		}
		if len(found) > 0 {
			t.Q.Groups = ms[0].Names
			return nil
		}
	}
	return nil
}

// oneOrTwo answers a question about one entity with one figure, and one about two with one of
// each, unless they are a company and whose it is.
func oneOrTwo(t *search.Turn) (answer.Answer, error) {
	if ans, ok, err := ofCompanyOf(t); ok || err != nil {
		return ans, err
	}
	if len(t.Q.Entities) > 1 {
		ans, err := compare.Answer(t) // 工行净利润和建行营业收入: each with its own
		if err == nil && holds(t.Q) && len(ans.Figures) > 1 {
			return abstain.NothingOf(t) // besideParty knows who holds and who is held
		}
		return ans, err
	}
	if ans, ok, err := glance(t); ok || err != nil {
		return ans, err
	}
	ans, err := lookup(t)
	if err != nil {
		return answer.Answer{}, err
	}
	return ofMembers(t, ans)
}

// numberOfMetrics asks for several metrics by their number alone.
var numberOfMetrics = pattern.New(`[两二三四五六](?:大|项|个)(?:主要|核心|关键)?指标`)

// groupTotal sums over a group, or over those that a question counts by their trade, who have no figure of
// another trade's: 三家激光雷达厂商份额合计.
func groupTotal(t *search.Turn) (answer.Answer, bool, error) {
	ans, ok, err := series.GroupTotal(t)
	if !ok && err == nil && t.Q.Trade && len(t.Q.Entities)+len(t.Q.Groups) == 0 {
		ans, err = abstain.NothingOf(t)
		ok = err == nil
	}
	return ans, ok, err
}

// shareOfWhat is a question for a share that does not say of what.
var shareOfWhat = pattern.New(`^(?:占比|比例|比重|占比例|占比重)$`)

// oneStep turns a course over two years of which no two levels are known (2023到2024年是升
// 是降) into the change of the later one, which a text may state alone.
func oneStep(t *search.Turn) bool {
	span := t.Q.SpanOf()
	if len(t.Q.Entities) != 1 || span.IsZero() || span.Last().Year != span.Start.Year+1 || span != (facts.Period{Start: facts.Year(span.Start.Year).Start, End: facts.Year(span.Last().Year).End}) {
		return false
	}
	t.Q.Kind, t.Q.Measure = question.Growth, facts.Growth
	t.Q.Periods = []facts.Period{facts.Year(span.Last().Year)}
	return true
}

// ofMembers asks back where a question names a collective subject without members of its
// own that nothing is known of, and several that belong to it would answer: 理财公司2024年
// 净利润多少.
func ofMembers(t *search.Turn, ans answer.Answer) (answer.Answer, error) {
	if ans.Status != answer.NotFound || len(t.Q.Groups) != 1 || len(t.Q.Entities) > 0 || t.Q.Wants != facts.Actual {
		return ans, nil
	}
	if !sets.IsOpen(t.Q.Groups[0]) {
		return ans, nil
	}
	if listed := sets.Listed(t.Q.Groups[0]); listed != "" {
		all := t.Q.Groups
		t.Q.Groups = []string{listed}
		if ans, err := lookup(t); err != nil || ans.Status == answer.Answered {
			return ans, err // 42家券商上半年净利润: of the listed ones, and the answer says so
		}
		t.Q.Groups = all
	}
	n := t.Need()
	n.Entities = nil
	got, err := sets.ByEntity(t, n)
	if err != nil || len(got) < 2 {
		return ans, err
	}
	gates.Order(got)
	if rivals := choice.Rivals(t, got[0], got); len(rivals) > 1 {
		return abstain.Clarify(t, rivals), nil
	}
	return ans, nil
}
