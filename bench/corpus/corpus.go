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
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/entity/naming"
	"wenbao/facts/lex"
	"wenbao/index/article"
)

// source is an article to take paragraphs from.
type source struct {
	year       int // of its publication, or the last that it names
	paragraphs []paragraph
}

// paragraph is a folded paragraph with the entities that it names.
type paragraph struct {
	text     string
	mentions []entity.Mention
}

type corpus struct {
	sources  []source
	entities *naming.Lexicon
}

var yearNamed = regexp.MustCompile(`20\d\d年`)

// read takes the paragraphs of articles that have a name or a figure to
// replace.
func read(ctx context.Context, from []string) (*corpus, error) {
	c := &corpus{entities: naming.Default()}
	for path, err := range article.Walk(ctx, from) {
		if err != nil {
			return nil, err
		}
		for doc := range article.Documents(ctx, path) {
			if doc.Err != nil {
				continue // a folder may hold other things
			}
			if s := c.paragraphs(doc.Article); len(s.paragraphs) > 0 {
				c.sources = append(c.sources, s)
			}
		}
	}
	if len(c.sources) == 0 {
		return nil, errors.New("no article with paragraphs")
	}
	return c, nil
}

func (c *corpus) paragraphs(art facts.Article) source {
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
			asked = asked || strings.Contains(text, f.word)
		}
		if !asked {
			s.paragraphs = append(s.paragraphs, paragraph{text, c.entities.Find(text)})
		}
	}
	return s
}

// options say what to write.
type options struct {
	articles, questions, bytes int
	seed                       uint64
	lookups                    bool // no other kind of question
}

// write writes articles/NNN/NNNNNN.txt and qa.jsonl.
func (c *corpus) write(out string, o options) error {
	for folder := range (o.articles + 999) / 1000 {
		if err := os.MkdirAll(filepath.Join(out, "articles", fmt.Sprintf("%03d", folder)), 0o777); err != nil {
			return err
		}
	}
	var workers sync.WaitGroup
	var next atomic.Int64
	errs := make([]error, runtime.GOMAXPROCS(0))
	for i := range errs {
		workers.Go(func() {
			for errs[i] == nil {
				n := int(next.Add(1)) - 1
				if n >= o.articles {
					return
				}
				path := filepath.Join(out, "articles", fmt.Sprintf("%03d", n/1000), fmt.Sprintf("%06d.txt", n))
				errs[i] = os.WriteFile(path, []byte(c.article(n, o)), 0o666)
			}
		})
	}
	workers.Wait()
	return errors.Join(append(errs, c.questions(filepath.Join(out, "qa.jsonl"), o))...)
}

// questions writes qa.jsonl: questions about articles at equal distances.
func (c *corpus) questions(path string, o options) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	w := bufio.NewWriter(f)
	asked := map[string]bool{}
	for i := range o.questions {
		kind := mix[i%len(mix)]
		if o.lookups {
			kind = lookup
		}
		from := i * o.articles / o.questions
		for n := from; n < min(from+100, o.articles); n++ { // the next that such a question can be asked of
			g := c.ask(kind, o.seed, n, companies(o.articles))
			if g == nil || asked[g.Question] {
				continue
			}
			asked[g.Question] = true
			line, err := json.Marshal(g)
			if err != nil {
				return err
			}
			w.Write(append(line, '\n')) // Flush reports an error
			break
		}
	}
	return w.Flush()
}

// article writes the n-th article.
func (c *corpus) article(n int, o options) string {
	r := rand.New(rand.NewPCG(o.seed, uint64(n)))
	company, year := subject(n)
	name, t := c.name(company), truth(o.seed, company)
	var b strings.Builder
	fmt.Fprintf(&b, "%s%d年经营情况\n%d年3月%d日\n\n", name, year, year+1, 1+r.IntN(28))
	for _, k := range said(o.seed, company, year) {
		b.WriteString(c.sentence(k, company, year, t, r))
	}
	b.WriteString("\n\n")
	for b.Len() < o.bytes {
		s := c.sources[r.IntN(len(c.sources))]
		at := r.IntN(len(s.paragraphs))
		for _, p := range s.paragraphs[at:min(at+1+r.IntN(3), len(s.paragraphs))] {
			b.WriteString(c.vary(p, name, year-s.year, r))
			b.WriteString("\n\n")
		}
	}
	return b.String()
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
func (c *corpus) vary(para paragraph, name string, shift int, r *rand.Rand) string {
	p, mentions := para.text, para.mentions
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
