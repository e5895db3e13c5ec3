package report

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/entity/naming"
	"wenbao/facts/extract/grid"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// Reporter returns whom a periodic report is of: the company that its cover
// names, with the short name of its particulars (股票简称) as canonical name; "" if it
// names none. The other result are the entities that the article declares, extra, of
// which a long report keeps only companies, with that company among them.
func (c Cover) Reporter(extra []entity.Entity, x *naming.Lexicon) (string, []entity.Entity) {
	if len(c.Article.Blocks) >= manyBlocks {
		extra = companies(extra, c.Text.Text)
	}
	full := c.name()
	short, code := c.listing(full)
	if full == "" && short == "" {
		return "", extra
	}
	name := ""
	for _, s := range []string{short, full} {
		if ms := x.Find(s); s != "" && len(ms) == 1 && ms[0].Span.Start == 0 && len(ms[0].Names) == 1 && ms[0].Rule != entity.RulePattern {
			name = ms[0].Names[0]
			break
		}
	}
	stem := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(full, "有限公司"), "股份"), "有限责任公司")
	mine := entity.Entity{Name: cmp.Or(name, short, stem), Kind: entity.Unlisted}
	var rest []entity.Entity
	for _, e := range extra {
		names := append([]string{e.Name}, e.Aliases...)
		if slices.Contains(names, mine.Name) || stem != "" && slices.Contains(names, stem) || full != "" && slices.Contains(names, full) {
			mine.Aliases = append(mine.Aliases, names...)
			mine.Codes = append(mine.Codes, e.Codes...)
			continue
		}
		rest = append(rest, e)
	}
	for _, s := range slices.Concat([]string{full, stem, short, code}, unbracketed(stem), ungrouped(stem)) {
		if s != "" && s != mine.Name && !slices.Contains(mine.Aliases, s) {
			mine.Aliases = append(mine.Aliases, s)
		}
	}
	mine.Aliases = slices.DeleteFunc(mine.Aliases, func(s string) bool { return s == mine.Name })
	return mine.Name, append(shortened(c.family(stem, rest), mine), mine)
}

// companies returns the declared names that the text gives with a company's
// form, without their aliases of two characters: a report names its companies
// in full somewhere, and what else looks like a name in it is a project or a
// product (研发储能站).
func companies(declared []entity.Entity, text string) []entity.Entity {
	var out []entity.Entity
	for _, e := range declared {
		full := false
		for _, name := range append([]string{e.Name}, e.Aliases...) {
			full = full || companyForms.End(name) || inFull(text, name)
		}
		if full {
			e.Aliases = slices.DeleteFunc(slices.Clone(e.Aliases), func(s string) bool { return utf8.RuneCountInString(s) < 3 })
			out = append(out, e)
		}
	}
	return out
}

// companyForms are what a company's name goes on with or ends in.
var companyForms = lex.NewWords("有限", "股份", "集团", "公司", "银行")

// inFull reports whether a text has a name with a company's form behind it.
func inFull(text, name string) bool {
	for at := 0; ; at++ {
		n := lex.Index(text[at:], name)
		if n < 0 {
			return false
		}
		if at += n; companyForms.Begin(text[at+len(name):]) {
			return true
		}
	}
}

// companyName matches a company's full name as a whole line.
var companyName = pattern.New(`^[\p{Han}()]{4,40}(?:股份有限公司|有限责任公司|有限公司)`)

// name returns the full name that the cover says: before the report's
// name, or in the line above it.
func (c Cover) name() string {
	lines := []string{c.Title}
	for i, b := range c.Article.Blocks {
		if i == maxOpening {
			break
		}
		if b.Kind != facts.TableRow && b.Len() < 300 {
			lines = append(lines, c.textOf(b.Span))
		}
	}
	for _, s := range lines {
		if s = strings.ReplaceAll(s, " ", ""); utf8.RuneCountInString(s) <= 60 {
			if m := companyName.FindString(s); m != "" && !strings.Contains(s, "交易及结算所") {
				return m
			}
		}
	}
	return ""
}

var (
	shortLabel = pattern.New(`^(?:公司的?)?(?:A股|H股)?(?:股票|证券|公司|中文)?(?:的?中文)?简称$|^A股简称$|^股票简称$`)
	shortValue = pattern.New(`^\*?(?:ST)?[\p{Han}A-Za-z]{2,8}$`)
	codeLabel  = pattern.New(`^(?:A股)?(?:股票|证券|公司)?代码$`)
	codeValue  = pattern.New(`^\d{6}$`)
)

// listing reads the short name and the code among the particulars of the company with the
// full name, beside their labels or below them. Other tables have such labels, too: 债券名称 |
// 简称 | 发行日, 证券简称 | 最初投资成本.
func (c Cover) listing(full string) (short, code string) {
	var above []grid.Cell
	for i, b := range c.Article.Blocks {
		if b.Kind != facts.TableRow {
			above = nil
			continue
		}
		r := grid.Read(i, b, c.Text, true)
		for k, c := range r.Cells {
			isShort, isCode := shortLabel.MatchString(c.Text), codeLabel.MatchString(c.Text)
			for _, v := range r.Cells[k+1:] {
				if v.Text == "" || !isShort && !isCode {
					continue
				}
				if isShort && short == "" && shortValue.MatchString(v.Text) && !strings.HasSuffix(v.Text, "代码") && mayShorten(v.Text, full) {
					short = v.Text
				}
				if isCode && code == "" && codeValue.MatchString(v.Text) {
					code = v.Text
				}
				break
			}
		}
		for _, h := range above {
			for _, c := range r.Cells {
				if c.Column == h.Column && short == "" && shortLabel.MatchString(h.Text) && shortValue.MatchString(c.Text) && !shortLabel.MatchString(c.Text) && mayShorten(c.Text, full) {
					short = c.Text
				}
				if c.Column == h.Column && code == "" && codeLabel.MatchString(h.Text) && codeValue.MatchString(c.Text) {
					code = c.Text
				}
			}
		}
		above = r.Cells
		if short != "" && code != "" {
			return short, code
		}
	}
	return short, code
}

// mayShorten reports whether half of the characters of a short name stand in the full one, if
// that is known: 皖能电力 of 安徽省皖能股份有限公司, not 发行日 of 澜海证券股份有限公司. A company that
// goes by a name which has nothing of its full one keeps the full one.
func mayShorten(short, full string) bool {
	in, all := 0, 0
	for _, r := range strings.TrimPrefix(strings.TrimPrefix(short, "*"), "ST") {
		if all++; strings.ContainsRune(full, r) || r < utf8.RuneSelf {
			in++
		}
	}
	return full == "" || in*2 >= all
}

// unbracketed returns what a name with a bracket in it is called, too:
// 澜海保险(集团) is 澜海保险 and 澜海保险集团.
func unbracketed(name string) []string {
	front, rest, ok := strings.Cut(name, "(")
	mid, end, closed := strings.Cut(rest, ")")
	if !ok || !closed || utf8.RuneCountInString(front) < 3 || mid != "集团" && mid != "控股" {
		return nil
	}
	return []string{front + end, front + mid + end}
}

// ungrouped returns what people call a company whose name ends in 集团 or 控股, where that
// leaves a name: 澜海保险集团 is 澜海保险, and 澜海集团; 澜海置业控股 is 澜海置业, and 澜海食品集团控股
// is 澜海食品集团 and 澜海食品. Only the company that a report is of is called so; that
// of a shareholder may be another one, 澜海集团 the parent of 澜海.
func ungrouped(name string) []string {
	var short []string
	if rest, ok := strings.CutSuffix(name, "控股"); ok && utf8.RuneCountInString(rest) >= 4 {
		short, name = append(short, rest), rest
	}
	rest, ok := strings.CutSuffix(name, "集团")
	if !ok || utf8.RuneCountInString(rest) < 4 {
		return short
	}
	short = append(short, rest)
	if r := []rune(rest); len(r) == 4 {
		short = append(short, string(r[:2])+"集团")
	}
	return short
}

// family adds to the entities of a group's report the companies of the group that it calls by
// the first two characters of its own name and what they do, twice at least: 澜海寿险 beside
// 澜海产险 in the report of 澜海保险集团. Those two characters alone are none of theirs.
func (c Cover) family(stem string, known []entity.Entity) []entity.Entity {
	r := []rune(stem)
	if len(r) < 5 || !strings.HasSuffix(stem, "集团") && !strings.HasSuffix(stem, "控股") {
		return known
	}
	first := string(r[:2])
	for i := range known {
		known[i].Aliases = slices.DeleteFunc(slices.Clone(known[i].Aliases), func(s string) bool { return s == first })
	}
	for _, kind := range trades {
		name := first + kind
		if strings.Count(c.Text.Text, name) < 2 || slices.ContainsFunc(known, func(e entity.Entity) bool { return e.Name == name || slices.Contains(e.Aliases, name) }) {
			continue
		}
		known = append(known, entity.Entity{Name: name, Kind: entity.Unlisted})
	}
	return known
}

// trades are what such companies do.
var trades = []string{"寿险", "人寿", "产险", "财险", "健康险", "养老险", "再保险", "证券", "资管", "金租", "理财", "期货"}

// shortened gives the companies of a report the names that people call them by, without the last
// word on what they do: 明岚新能源 for 明岚新能源材料. What could be two of them is none's.
func shortened(known []entity.Entity, mine entity.Entity) []entity.Entity {
	short := func(e entity.Entity) string {
		rest := lastTrade.ReplaceAllString(e.Name, "")
		if rest == e.Name || utf8.RuneCountInString(rest) < 4 || slices.ContainsFunc(append(mine.Aliases, mine.Name), func(s string) bool { return strings.HasPrefix(rest, s) }) {
			return ""
		}
		return rest
	}
	owners := map[string]int{}
	for _, e := range append(known[:len(known):len(known)], mine) {
		names := map[string]bool{short(e): true}
		for _, s := range append(e.Aliases, e.Name) {
			names[s] = true
		}
		for s := range names {
			owners[s]++
		}
	}
	for i, e := range known {
		if s := short(e); s != "" && owners[s] == 1 && !strings.HasPrefix(mine.Name, s) {
			known[i].Aliases = append(slices.Clone(e.Aliases), s)
		}
	}
	return known
}

// lastTrade matches the last word of a company's name on what it does.
var lastTrade = pattern.New(`(?:材料|科技|技术|管理|服务|代理|产业|实业|投资|发展|工程|设备|装备|制造|贸易|物流)$`)
