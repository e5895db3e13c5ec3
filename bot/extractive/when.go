package extractive

import (
	"strings"

	"wenbao/bot/extractive/line"
	"wenbao/bot/extractive/moment"
	"wenbao/facts/pattern"
)

var reportYear = pattern.New(`(\d{4})年?(年报|年度报告|度报告|年年报|年年度报告|半年报|第[一二三四]季度)`)

// A question for an end (有效期到什么时候) wants a date behind 至, not 取得于.
var (
	untilText = pattern.New(`到什么时候|到哪|到何时|截止|到期|有效期|持续到|至何时|结束`)
	endsAt    = pattern.New(`(至|到|截止|截止于|持续到|延长到|期限为|为)$`)
)

// byline is a line on the article itself: 发布时间:2025年3月26日.
var byline = pattern.New(`^\W{0,3}((发布|更新|发表|发稿|时间|来源|日期)(时间|日期)?|\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?( ?\d{1,2}:\d{2}(:\d{2})?)?)( ?[:：|]|$)`)

// date answers 什么时候: the date that belongs to the clause that explains the
// question.
//
//	3月27日,中国工商银行发布2023年度报告。      哪天发布年报 → 3月27日
//	中期每10股派1.208元已于2025年1月实施完毕  什么时候实施完毕 → 2025年1月
func (r *reader) date(s *sentence) []pick {
	if s.cover < 0.62 || s.own < 0.35 || credits.MatchString(s.Text) || byline.MatchString(s.Text) {
		return nil
	}
	ms := moment.In(s.Text, s.page.art.Published)
	cs := line.Clauses(s.Text)
	until := untilText.MatchString(r.q.text)
	var out []pick
	for i, m := range ms {
		if m.Finest == 0 || r.asked(m, s.Text) || reportedOn.MatchString(s.Text[:m.Start]) && !strings.Contains(r.q.text, "期间") || moment.OfReport.MatchString(s.Text[m.End:]) && m.Finest < 3 {
			continue
		}
		if finest := r.wanted(); m.Finest < finest && !(finest == 4 && m.Finest == 3) {
			continue
		}
		area := moment.Reach(s.Text, cs, ms, i)
		near := r.within(s.Lower[area.Start:area.End])
		if until {
			near = max(near, 0.9*r.within(s.Lower[:area.End]))
		}
		if r.aligned(s.Lower[m.End:]) {
			near = max(near, 0.7)
		} else if len(ms) == 1 && s.own >= 0.6 && s.cover >= 0.7 {
			near = max(near, 0.5) // no other date to mix it up with
		}
		if near < 0.5 || denied(s.Text[area.Start:area.End]) || r.undone(s.Text[area.Start:area.End]) || r.otherSubject(s.Text[area.Start:area.End]) || !r.mustsNear(s.Lower, m.Start) {
			continue
		}
		score := s.years * (0.5*near + 0.4*s.cover)
		if strings.HasSuffix(s.Text[:m.Start], "截至") {
			score *= 0.6
		}
		if until && endsAt.MatchString(s.Text[:m.Start]) {
			score += 0.2
		} else if until {
			score -= 0.2
		}
		score += 0.025 * float64(m.Finest)
		p := s.pick(m.Start, m.End, score)
		p.Text = m.Shown
		if m.Note != "" && m.Note != m.Shown {
			p.Text += "（" + m.Note + "）"
		}
		out = append(out, p)
	}
	return out
}

// reportedOn says that a date is one that something reports on: 业绩预告[期间]:2024年1月1日至12月31日.
var reportedOn = pattern.New(`期间[:为]?$`)

// aligned reports whether what stands behind a date is what stands behind 什么
// 时候 in the question: 在5月12日|前回复.
func (r *reader) aligned(behind string) bool {
	loc := whenWord.FindStringIndex(r.q.text)
	if loc == nil {
		return false
	}
	asked := []rune(line.Lower(strings.TrimLeft(r.q.text[loc[1]:], "的了之以前")))
	return len(asked) >= 2 && strings.HasPrefix(behind, string(asked[:2]))
}

var whenWord = pattern.New(`什么时候|什么时间|几时|何时|哪一?[天年日]|哪个?月`)

// credits marks the line that names author and source of an article.
var credits = pattern.New(`^[^。]*([|｜]|作者|来源|记者|撰文|责编|编辑)[^。]*$`)

// mustsNear reports whether the part between semicolons that holds pos has the
// version numbers of the question.
func (r *reader) mustsNear(lower string, pos int) bool {
	part := lower[strings.LastIndexByte(lower[:pos], ';')+1:]
	if i := strings.IndexByte(part, ';'); i >= 0 {
		part = part[:i]
	}
	for _, m := range r.q.musts {
		if !strings.Contains(part, m) {
			return false
		}
	}
	return true
}

// otherSubject reports whether a clause is about a subsidiary or branch that
// the question does not mention: 申请设立的子公司已于上年3月开业.
func (r *reader) otherSubject(clause string) bool {
	for _, w := range []string{"子公司", "分公司", "附属公司", "参股公司", "分行"} {
		if strings.Contains(clause, w) && !strings.Contains(r.q.text, w) {
			return true
		}
	}
	return false
}

// asked reports whether the question itself names the date.
func (r *reader) asked(m moment.Moment, text string) bool {
	return strings.Contains(r.q.text, text[m.Start:m.End]) && !asksYesNo.MatchString(r.q.text)
}

// wanted returns how fine a date must be.
func (r *reader) wanted() int {
	switch t := r.q.text; {
	case strings.Contains(t, "哪天") || strings.Contains(t, "哪一天") || strings.Contains(t, "几号") || strings.Contains(t, "几日") || strings.Contains(t, "何日"):
		return 4
	case askedMonth.MatchString(t):
		return 3
	}
	return 1
}

var askedMonth = pattern.New(`(哪一?个?|几|什么)月`)

// undone reports whether a clause says that what is asked did not happen: 进入2025年,因没有大额首付款入账.
func (r *reader) undone(clause string) bool {
	return notDone.MatchString(clause) && !notDone.MatchString(r.q.text)
}

var notDone = pattern.New(`没有|尚未|并未|未能|暂未|从未`)

// denied reports whether a clause says that something is not known: 未给出明确
// 答复.
func denied(clause string) bool {
	return strings.Contains(clause, "未给出") || strings.Contains(clause, "未披露") || strings.Contains(clause, "未明确") || strings.Contains(clause, "没有披露") || strings.Contains(clause, "没有公布")
}
