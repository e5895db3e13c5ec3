package facts

import (
	"errors"
	"strings"
)

// Modality says whether the text claims that a fact happened.
type Modality string

// Modalities. The zero value is actual.
const (
	Actual   Modality = ""         // 实现, 为, 达
	Target   Modality = "target"   // 力争, 计划, 目标, 拟
	Forecast Modality = "forecast" // 预计, 预测, 有望, 或将
	Denied   Modality = "denied"   // 否认, 不属实, 未达到, 传闻
)

// Measure says what a fact's figure says about its metric. A question for one
// measure is never answered with another.
type Measure string

// Measures. The zero value is the level: the metric's own value, which may
// itself be a ratio (不良率1.36%).
const (
	Level    Measure = ""         // 金融科技投入272.46亿元
	Growth   Measure = "growth"   // 同比增长4.67%: relative change
	Change   Measure = "change"   // 较年初增加392亿元, 提升3.3个百分点: absolute change
	Share    Measure = "share"    // 占全行员工的8.6%: part of a whole
	Multiple Measure = "multiple" // 是2022年的2.14倍
)

// Basis says where a fact's period or entity was read.
type Basis string

// Bases, from the surest to the least sure.
const (
	ByClause    Basis = "clause"    // said in the figure's own clause
	BySentence  Basis = "sentence"  // earlier in its sentence
	ByParagraph Basis = "paragraph" // an earlier sentence of its paragraph
	ByHeading   Basis = "heading"   // the heading above, or the table's header
	ByArticle   Basis = "article"   // the title, or what the article is about
	ByDate      Basis = "published" // supposed from the publication date
)

// Dimension is a further qualifier of a fact: Axis "scope" (集团, 本行, 境内),
// "region", "product", "part" (其中) …, Member as the text words it.
type Dimension struct{ Axis, Member string }

// Fact is one reported figure with everything the text says it is about.
// Strings other than Surface are folded (simplified characters, half width).
type Fact struct {
	Article  string // Article.ID
	Sentence int    // index into Article.Sentences
	Span     Span   // of the figure in the article's text
	Surface  string // the figure as written: 近600万户 → 600万户

	Entity      string // canonical name, "" when the text names none
	EntityBasis Basis

	Metric  string // as the text words it: 手机银行客户
	Concept string // canonical name of a lexicon metric, "" when it is none
	Measure Measure
	Of      string // Share: the whole (全行员工); Multiple: what it is a multiple of
	Against Period // Growth, Change, Multiple: the period compared with
	Versus  string // the wording of the comparison: 同比, 较上年末
	Context string // folded words that qualify the figure, a line each: clause, sentence up to it, heading, other names

	Dimensions  []Dimension
	Period      Period
	PeriodBasis Basis

	Quantity Quantity
	High     Quantity // upper end of a range; zero Value otherwise
	Modality Modality
	Speaker  string // whose words: 分析师, 中信证券预计; "" for the article's own
	Rule     string // the extraction rule that made the fact
}

// Says reports whether the fact's metric, concept or context has words, which are
// folded; it has "".
func (f *Fact) Says(words string) bool {
	return words == "" || strings.Contains(f.Metric, words) || strings.Contains(f.Concept, words) || strings.Contains(f.Context, words)
}

// AliasConcept is the concept of a text fact that gives a further name of its
// entity: 北京钢研高纳科技 of 钢研高纳.
const AliasConcept = "别名"

// Query selects facts. A zero field selects all; lists mean any of.
type Query struct {
	Entities []string // canonical names
	Metric   string   // folded substring of metric, concept or context
	Concepts []string // canonical metric names
	Period   Period   // facts whose period overlaps it
	Value    Decimal  // equal, or equal after a change of sign
	Articles []string // article IDs
	Limit    int      // at most this many; 0 = all

	// Most is in how many articles one looks at most for facts of entities or concepts:
	// where more may have some the result is ErrTooMany, and none is read; 0 = all.
	Most int

	// Maybe, if set, reports whether a fact may be wanted, of which its words are not
	// known: Sentence, Surface, Metric, Of, Context, Speaker and values. Others are left out.
	Maybe func(f *Fact) bool
}

// ErrTooMany is returned for a Query that more articles than its Most may have facts for.
var ErrTooMany = errors.New("too many articles")

// Source is where a figure stands, ready to be cited. Start and End count
// Unicode code points of the article's text (CONTRACT: half-open).
type Source struct {
	Article   string // Article.Name
	Title     string
	Published Date
	URL       string
	Page      int    // 1, 2 … of a paged document; 0 = it has none
	Sentence  string // verbatim
	Start     int
	End       int
}

// Axes of the dimensions that tables of reports have.
const (
	ScopeAxis     = "scope"     // 合并 or 母公司
	StatementAxis = "statement" // the financial statement: 利润表
	NoteAxis      = "note"      // a note to the statements, by its caption
	MembersAxis   = "members"   // how many have a figure together, where a text only counts them
)

// ParentScope is the member of ScopeAxis for the company alone, without its group.
const ParentScope = "母公司"

// Dimension returns the member on an axis, "" if the fact has none.
func (f *Fact) Dimension(axis string) string {
	for _, d := range f.Dimensions {
		if d.Axis == axis {
			return d.Member
		}
	}
	return ""
}
