package question

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/pattern"
)

// side asks which of two parts is larger, or by how much: 香港和内地哪个高.
var side = pattern.New(`哪个|哪一个|哪项|哪块|谁|更[高低多少大小快慢]|相差|差多少|差几|差了|[高多低少]多少|[高多低少]几`)

// sides splits what a comparison within one entity is between: 香港和中国内地的
// 新业务价值 → 香港新业务价值, 中国内地新业务价值; 境内和境外收入 → 境内收入, 境外收入. Two
// metrics of their own (营业收入和净利润) come out as they are.
func sides(parts []string) []string {
	if len(parts) < 2 {
		return nil
	}
	last := parts[len(parts)-1]
	tail := ""
	if i := strings.LastIndex(last, "的"); i > 0 {
		tail = last[i+len("的"):]
	} else if i := strings.LastIndexByte(last, ' '); i > 0 {
		tail = last[i+1:]
	} else if first, l := []rune(parts[0]), []rune(last); len(first) == 2 && len(l) > 3 && (first[0] == l[0] || first[1] == l[1]) {
		tail = string(l[2:]) // 境内, 境外收入
	}
	if tail == "" {
		return parts
	}
	out := make([]string, len(parts))
	for i, p := range parts {
		out[i] = p
		if !strings.HasSuffix(p, tail) {
			out[i] = p + " " + tail
		}
	}
	return out
}

// Kinds of parts: 三大业务的收入各是多少, 各主要市场, 哪块业务收入最高, 收入最高的地区.
const partNouns = `业务板块|业务分部|产品类别|产品类型|业务类型|业务|险种|行业|市场|地区|区域|板块|分部|产品|渠道|品类|类型|应用|领域|品牌|国家|条线|产业|电源|部门|分公司|子公司|险类|品种|系列|事业部|事业群组|事业群|省份|城市|基地|生态|大区|院区|销售模式|经营模式|路段|航线`

var (
	kindsOf   = pattern.New(`(?:各个?|[两二三四五六七八九十]大|[两二三四五六七八九十](?:个|块|类|种|项|次)|各大|(?:^| )主要)(?:主要)?(` + partNouns + `)(?:板块)?(?:里面|之中|当中|[里中])?`)
	whichPart = pattern.New(`哪(?:一)?(?:个|块|类|种|项|些)?(` + partNouns + `)(?:板块)?`)
	partAlone = pattern.New(`(?:^| )(?:的)?(` + partNouns + `)(?: |是?$|是?哪[里裡]?$)`)
)

// countsParts reports whether a quantity is followed by a noun of parts: the 三块
// of 三块业务 is no money.
func countsParts(after string) bool {
	return partNoun.MatchString(after)
}

var partNoun = pattern.New(`^(?:主要)?(?:` + partNouns + `)`)

// each takes the kind of part out of the content of a list or ranking: 三大业务的收入 →
// 收入, 业务.
func (q *Question) each() {
	patterns := []*pattern.Pattern{kindsOf}
	if q.Kind == Rank {
		patterns = []*pattern.Pattern{kindsOf, whichPart, partAlone}
	}
	for _, re := range patterns {
		at := re.FindStringSubmatchIndex(q.Content)
		if at == nil {
			continue
		}
		rest := trimEdges(strings.TrimSpace(q.Content[:at[0]])) + " " + trimEdges(strings.TrimSpace(q.Content[at[1]:]))
		if rest = strings.Join(strings.Fields(rest), " "); rest != "" {
			q.Each = q.Content[at[2]:at[3]]
			q.Content, q.Head = rest, rest[strings.LastIndexByte(rest, ' ')+1:]
			break
		}
	}
	if m := eachInText.FindStringSubmatch(q.Text); m != nil && q.Each == "" && q.Kind != Rank {
		if rest := trimEdges(strings.TrimSpace(strings.TrimPrefix(q.Content, m[1]+" "))); rest != q.Content && rest != "" {
			q.Each, q.Content, q.Head = m[1], rest, rest[strings.LastIndexByte(rest, ' ')+1:]
		}
	}
	if q.Kind == List && q.Measure == facts.Growth && len(q.Entities) == 1 {
		q.partsMoved()
	}
	if q.Each == "" && q.Kind == List && len(q.Entities) == 1 {
		if m := ownCompanies.FindStringSubmatch(q.Text); m != nil {
			q.Each = m[1] // 北京银行三家子公司净利润各是多少: none of its own
		}
	}
	if q.Kind == Rank {
		q.askedPart()
		q.sortedBy()
		if rest := strings.TrimSuffix(q.Content, "排"); q.Each != "" && rest != q.Content && rest != "" {
			q.Content, q.Head = rest, rest[strings.LastIndexByte(rest, ' ')+1:] // 排前两名
		}
	}
}

// partsMoved takes out of the content of a list what kind of parts it is asked of that fell or rose:
// 哪个地区收入下降 → 收入, 地区.
func (q *Question) partsMoved() {
	m := partInText.FindStringSubmatch(q.Text)
	if m == nil || q.Each != "" || !strings.Contains(q.Content, m[1]) {
		return
	}
	rest := strings.Join(strings.Fields(movedSaid.ReplaceAllString(strings.Replace(q.Content, m[1], " ", 1), " ")), " ")
	if rest != "" {
		q.Each, q.Content, q.Head = m[1], rest, rest[strings.LastIndexByte(rest, ' ')+1:]
		q.Rising = q.Rising || !q.Negative && !amountAsked.MatchString(q.Text)
	}
}

// amountAsked is how a list asks by how much its parts rose or fell, not which of them did.
var amountAsked = pattern.New(`多少|几|各|分别|增速|增幅|幅度|率`)

// movedSaid is how a question says that something fell or rose.
var movedSaid = pattern.New(`(?:同比|比上年)?(?:负增长|下降|下滑|减少|增长|上升)了?`)

// ownCompanies are companies of somebody, of which a list is asked.
var ownCompanies = pattern.New(`(?:[两几二三四五六七八九十各]|\d+)家(?:主要|重要|核心|控股|全资|参股)*的?(子公司|分公司|孙公司|联营公司|附属公司)`)

// sortedBy takes out of the content of a ranking what says by which kind of part a table is
// read, and says the kind again: 分产品看 毛利率 → 毛利率; of 各地区里哪个地区收入最高 地区收入
// → 收入; and what is asked twice, 收入 收入 of 收入最高的三个地区及其收入.
func (q *Question) sortedBy() {
	var chunks []string
	for _, c := range strings.Fields(q.Content) {
		if m := readBy.FindStringSubmatch(c); m != nil {
			if q.Each == "" {
				q.Each = m[1]
			}
			c = strings.TrimPrefix(c, m[0])
		}
		if rest, ok := strings.CutPrefix(c, q.Each); ok && q.Each != "" && utf8.RuneCountInString(rest) > 1 {
			c = rest
		}
		if c = strings.TrimPrefix(c, "的"); c != "" && !slices.Contains(chunks, c) {
			chunks = append(chunks, c)
		}
	}
	if len(chunks) == 1 {
		q.Parts = nil
	}
	if len(chunks) > 0 {
		q.Content, q.Head = strings.Join(chunks, " "), chunks[len(chunks)-1]
	}
}

// readBy matches what says by which kind of part: 分产品看, 按地区.
var readBy = pattern.New(`^[分按](` + partNouns + `)(?:来)?(?:看|划分|统计)?`)

// askedPart takes the kind of part that a ranking asks among out of its content, where
// what asked for it is gone from there: 哪个险种综合成本率最低 → 综合成本率, 险种.
func (q *Question) askedPart() {
	m := partInText.FindStringSubmatch(q.Text)
	if m == nil || q.Each != "" {
		return
	}
	i := strings.Index(q.Content, m[1])
	if i < 0 {
		return
	}
	after := q.Content[i+len(m[1]):]
	for _, w := range []string{"之中", "当中", "中", "里"} {
		after = strings.TrimPrefix(after, w)
	}
	rest := strings.Join(strings.Fields(q.Content[:i]+" "+after), " ")
	if rest != "" {
		q.Each, q.Content, q.Head = m[1], rest, rest[strings.LastIndexByte(rest, ' ')+1:]
	}
}

var partInText = pattern.New(`(?:各个?|各大|哪(?:一)?(?:个|块|类|种|项|些|款)?)(` + partNouns + `)`)

// eachInText is the kind of parts of which a question asks each, where a time stands between them and the metric: [各业务]Q2收入.
var eachInText = pattern.New(`(?:各个?|各大)(` + partNouns + `)`)

// versions asks for all that sources say of one figure: 有哪几种说法.
var versions = pattern.New(`(?:资料|文章|材料|来源|各处|不同来源)?[里中]?(?:都)?(?:一共)?有?(?:哪)?(?:几|些|多少)(?:种|个)?(?:不同)?(?:的)?(?:说法|口径|版本)|(?:说法|口径|数字)(?:有几|不一致|打架|矛盾)`)

// polite questions end in 吗 without claiming anything: 能告诉我工行净利润吗.
var polite = pattern.New(`^(?:请问)?(?:你|您)?(?:能|可以|可否|能否|方便|知道|清楚|记得|了解)|(?:知道|清楚|记得|告诉|查到|找到|看到).*吗|有.*(?:数据|数字|信息|资料|披露|公布|公开|记录|给出|提供)了?(?:吗|没)|(?:披露|公布|公开|给出|提供|收录).*(?:吗|没有)`)

// Claims reports whether a question without figures says something that is
// true or not: 公司要拆分上市,是真的吗.
func (q Question) Claims() bool {
	return q.Kind == Lookup && len(q.Given) == 0 && askPos(q.Text) < 0 && (has(q.Text, "verify") || untagged.MatchString(q.Text)) && !polite.MatchString(q.Text)
}

// than compares two metrics of one entity: 出口比进口多多少, 彩妆比护肤多多少[收入].
var than = pattern.New(`^(\p{Han}{2,12})比(\p{Han}{2,12})(?: (\p{Han}{2,8}))?$`)

// notThan are words that have a 比 of their own: 占比, 同比, 比例.
var notThan = pattern.New(`[占同环对可之度分均]比|(?:费|比)率比|比[例重率值较价]|比[上去前年]`)

// between reads a comparison of two metrics that 比 sets apart. The second may
// leave out what they have in common.
func (q *Question) between() {
	if q.Kind != Growth && q.Kind != Lookup && q.Kind != Compare || len(q.Entities)+len(q.Ambiguous) > 1 || len(q.Periods) > 1 || len(q.Against) > 0 || !moreThan.MatchString(q.Text) {
		return
	}
	m := than.FindStringSubmatch(q.Content)
	if m == nil || notThan.MatchString(q.Content) {
		return
	}
	q.Kind, q.Measure, q.Gap, q.Sides = Compare, "", true, m[1:3]
	if m[3] != "" {
		q.Sides = []string{m[1] + m[3], m[2] + m[3]}
	}
	q.Content, q.Head = strings.Join(q.Sides, " "), q.Sides[1]
}

// AsksExcess reports whether it is asked by how much one is more than another, 坏账计提比例比同行高多少,
// which no level answers.
func (q Question) AsksExcess() bool {
	return q.Gap && len(q.Against) == 0 && len(q.Periods) < 2 && excess.MatchString(q.Text)
}

// excess is 比 with whom or what before the words of moreThan, or before more of a deed (比安禾多[卖]多少头), and no 比例 or
// 占比; or a metric with 差 behind it that is no part of its name, as of 利差 and 顺差: 城乡居民收入差多少.
var excess = pattern.New(`比[^,。;?例重率值占]{2,14}[高多低少](?:出|了|[卖销产投花赚亏招发交装运建开])*(?:多少|几)|(?:收入|利润|[量额率数款])差(?:了|出|距|额)*(?:是|有)?(?:多少|几)`)

// moreThan asks by how much one is more than another.
var moreThan = pattern.New(`[高多低少大小快慢](?:出|了)?(?:多少|几)`)
