package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/lex"
	"wenbao/index/article"
)

// source is an article to take paragraphs from.
type source struct {
	year       int // of its publication, or the last that it names
	paragraphs []string
}

type corpus struct {
	sources  []source
	entities *entity.Lexicon
}

// figure is what an article says of its company in a sentence of its own.
type figure struct {
	metric, unit, base string
	low, high          int // of the number as written, in hundredths
	sentences          []string
}

// figures are what questions ask for. Paragraphs that name one of them are
// not used, so nothing else answers.
var figures = []figure{
	{"研发投入", "亿元", "CNY", 110, 99900, []string{"{年}年，{名}研发投入{数}亿元。", "{名}{年}年研发投入达{数}亿元。"}},
	{"绿色贷款余额", "亿元", "CNY", 1100, 999900, []string{"截至{年}年末，{名}绿色贷款余额{数}亿元。", "{年}年末，{名}绿色贷款余额为{数}亿元。"}},
	{"理财产品规模", "亿元", "CNY", 1100, 999900, []string{"截至{年}年末，{名}理财产品规模{数}亿元。"}},
	{"门店总数", "家", "家", 1100, 999900, []string{"截至{年}年末，{名}门店总数{数}家。"}},
	{"员工总数", "人", "人", 50000, 9990000, []string{"截至{年}年末，{名}员工总数{数}人。", "{年}年末，{名}员工总数为{数}人。"}},
}

const perArticle = 3 // figures of its own

var yearNamed = regexp.MustCompile(`20\d\d年`)

// read takes the paragraphs of articles that have a name or a figure to
// replace.
func read(ctx context.Context, from []string) (*corpus, error) {
	c := &corpus{entities: entity.Default()}
	for path, err := range article.Walk(ctx, from) {
		if err != nil {
			return nil, err
		}
		for doc := range article.Documents(ctx, path) {
			if doc.Err != nil {
				continue // a folder may hold other things
			}
			if s := paragraphs(doc.Article); len(s.paragraphs) > 0 {
				c.sources = append(c.sources, s)
			}
		}
	}
	if len(c.sources) == 0 {
		return nil, errors.New("no article with paragraphs")
	}
	return c, nil
}

func paragraphs(art facts.Article) source {
	s := source{year: art.Published.Year - 1}
	for _, m := range yearNamed.FindAllString(art.Text, -1) {
		if y, _ := strconv.Atoi(m[:4]); art.Published.IsZero() && y > s.year && y < 2030 {
			s.year = y
		}
	}
	if s.year < 2000 {
		s.year = 2020
	}
	for _, b := range art.Blocks {
		text := lex.String(strings.TrimSpace(b.In(art.Text)))
		if b.Kind != facts.Paragraph && b.Kind != facts.ListItem || len(text) < 60 || len(text) > 3000 || strings.Contains(text, "\n") {
			continue
		}
		asked := false
		for _, f := range figures {
			asked = asked || strings.Contains(text, f.metric)
		}
		if !asked {
			s.paragraphs = append(s.paragraphs, text)
		}
	}
	return s
}

// write writes articles/NNN/NNNNNN.txt and qa.jsonl.
func (c *corpus) write(out string, articles, questions, bytes int, seed uint64) (err error) {
	if err := os.MkdirAll(out, 0o777); err != nil {
		return err
	}
	f, err := os.Create(filepath.Join(out, "qa.jsonl"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	gold := bufio.NewWriter(f)
	every := max(1, articles*perArticle/max(questions, 1))
	asked := 0
	for n := range articles {
		folder := filepath.Join(out, "articles", fmt.Sprintf("%03d", n/1000))
		if n%1000 == 0 {
			if err := os.MkdirAll(folder, 0o777); err != nil {
				return err
			}
		}
		a := c.article(n, bytes, rand.New(rand.NewPCG(seed, uint64(n))))
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%06d.txt", n)), []byte(a.text), 0o666); err != nil {
			return err
		}
		for i, g := range a.gold {
			if (n*perArticle+i)%every == 0 && asked < questions {
				asked++
				line, err := json.Marshal(g)
				if err != nil {
					return err
				}
				gold.Write(append(line, '\n')) // Flush reports an error
			}
		}
	}
	return gold.Flush()
}

type written struct {
	text string
	gold []map[string]any
}

// article writes the n-th article: ten in a row are about one company, each
// about another year.
func (c *corpus) article(n, bytes int, r *rand.Rand) written {
	name, year := c.name(n/10), 2014+n%10
	var b strings.Builder
	fmt.Fprintf(&b, "%s%d年经营情况\n%d年3月%d日\n\n", name, year, year+1, 1+r.IntN(28))
	var w written
	for _, k := range r.Perm(len(figures))[:perArticle] {
		f := figures[k]
		number, value := f.draw(r)
		sentence := strings.NewReplacer("{年}", strconv.Itoa(year), "{名}", name, "{数}", number).
			Replace(f.sentences[r.IntN(len(f.sentences))])
		b.WriteString(sentence)
		w.gold = append(w.gold, map[string]any{
			"id": fmt.Sprintf("g%d-%d", n, k), "question": fmt.Sprintf("%s%d年%s是多少？", name, year, f.metric), "kind": "lookup",
			"expect": map[string]any{"status": "answered", "derived": false,
				"figures": []any{map[string]string{"value": value, "unit": f.base}}},
			"source": map[string]string{"article": fmt.Sprintf("%06d.txt", n), "sentence_contains": strings.TrimSuffix(sentence, "。")},
		})
	}
	b.WriteString("\n\n")
	for b.Len() < bytes {
		s := c.sources[r.IntN(len(c.sources))]
		at := r.IntN(len(s.paragraphs))
		for _, p := range s.paragraphs[at:min(at+1+r.IntN(3), len(s.paragraphs))] {
			b.WriteString(c.vary(p, name, year-s.year, r))
			b.WriteString("\n\n")
		}
	}
	w.text = b.String()
	return w
}

// draw returns a number as written and its value in base units.
func (f figure) draw(r *rand.Rand) (number, value string) {
	hundredths := f.low + r.IntN(f.high-f.low)
	if f.unit == "亿元" {
		return fmt.Sprintf("%d.%02d", hundredths/100, hundredths%100), fmt.Sprint(hundredths) + "000000"
	}
	return fmt.Sprint(hundredths / 100), fmt.Sprint(hundredths / 100)
}

// Names are two characters and what the company does. The characters stand in
// no listed name together.
const (
	firstRunes  = "澜岫岚沁溯漪霁昀珩璟翊煜旻铄琅璨湛澍淳泓滢沅洹湜沣浔淦钰铭锦鑫骏骁翰翱翎羿晟晖曜"
	secondRunes = "汇川原岭湖桥泽峰陵源堤渊岳洲湾溪垣屿峡滨衡恒诚远达通宏博睿瑞祺祥裕丰茂盛隆昌兴"
)

var trades = []string{"银行", "证券", "科技", "医药", "能源", "电子", "材料", "重工"}

func (c *corpus) name(i int) string {
	first, second := []rune(firstRunes), []rune(secondRunes)
	k := i / len(trades)
	a, b := k%len(first), k/len(first)%len(second)
	stem := string(first[a]) + string(second[b])
	if k /= len(first) * len(second); k > 0 {
		stem += string(second[(k*7+a)%len(second)])
	}
	return stem + trades[i%len(trades)]
}

var (
	yearRun   = regexp.MustCompile(`(?:19|20)\d\d(?:年|财年|Q[1-4]|H[12]|-|/)`)
	figureRun = regexp.MustCompile(`\d+(?:,\d{3})*(?:\.\d+)?`)
)

// vary puts other names, years and figures into a folded paragraph. The most
// frequent name becomes the article's, others become other companies'.
func (c *corpus) vary(p, name string, shift int, r *rand.Rand) string {
	mentions := c.entities.Find(p)
	count := map[string]int{}
	main := ""
	for _, m := range mentions {
		if count[m.Names[0]]++; main == "" || count[m.Names[0]] > count[main] {
			main = m.Names[0]
		}
	}
	others := map[string]string{main: name}
	var b strings.Builder
	at := 0
	for _, m := range mentions {
		other, ok := others[m.Names[0]]
		if !ok {
			other = c.name(r.IntN(10000))
			others[m.Names[0]] = other
		}
		b.WriteString(varyDigits(p[at:m.Span.Start], shift, r))
		b.WriteString(other)
		at = m.Span.End
	}
	b.WriteString(varyDigits(p[at:], shift, r))
	return b.String()
}

// varyDigits shifts years and draws the digits of other figures anew; dates
// stay dates.
func varyDigits(s string, shift int, r *rand.Rand) string {
	years := map[int]int{}
	for _, m := range yearRun.FindAllStringIndex(s, -1) {
		y, _ := strconv.Atoi(s[m[0] : m[0]+4])
		years[m[0]] = y + shift
	}
	var b strings.Builder
	at := 0
	for _, m := range figureRun.FindAllStringIndex(s, -1) {
		b.WriteString(s[at:m[0]])
		at = m[1]
		run := s[m[0]:m[1]]
		switch y, ok := years[m[0]]; {
		case ok && len(run) == 4:
			b.WriteString(strconv.Itoa(y))
		case len(run) < 2 || strings.HasPrefix(s[m[1]:], "年") || strings.HasPrefix(s[m[1]:], "月") || strings.HasPrefix(s[m[1]:], "日"):
			b.WriteString(run)
		default:
			b.WriteString(digits(run, r))
		}
	}
	b.WriteString(s[at:])
	return b.String()
}

func digits(run string, r *rand.Rand) string {
	out := []byte(run)
	for i, c := range out {
		if c > '0' && c <= '9' {
			out[i] = byte('1' + r.IntN(9))
		}
	}
	return string(out)
}
