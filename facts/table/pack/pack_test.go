package pack

import (
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
	"wenbao/facts/table/pack/code"
)

// someArticle returns an article with facts as no extractor makes them: of pieces of
// its text and of others, at places within and beyond it.
func someArticle(r *rand.Rand) (facts.Article, []facts.Fact) {
	const pool = "澜汇银行2023年营业收入８８．６亿元，同比增长4.2%；净利润约30.5亿元。\n其中：不良率1.36%！贷款余额5,020万元？\n"
	var text string
	for range 1 + r.IntN(4) {
		from := r.IntN(len(pool))
		text += pool[from:]
	}
	near := func(n int) int { return r.IntN(n+8) - 4 }
	piece := func() string {
		if from := r.IntN(len(text)); r.IntN(3) > 0 {
			return text[from:min(len(text), from+r.IntN(40))]
		}
		return []string{"", "别的话", "\xff\n", "clause", "净利润", "亿元\n同比"}[r.IntN(6)]
	}
	span := func() facts.Span { return facts.Span{Start: near(len(text)), End: near(len(text))} }
	date := func() facts.Date { return facts.Date{Year: 2020 + r.IntN(5), Month: 1 + r.IntN(13), Day: r.IntN(32)} }
	period := func() facts.Period {
		switch r.IntN(4) {
		case 0:
			return facts.Period{}
		case 1:
			return facts.Year(2020 + r.IntN(5))
		case 2:
			return facts.DayOf(facts.NewDate(2023, 12, 1+r.IntN(31)))
		}
		return facts.Period{Start: date(), End: date(), Instant: r.IntN(2) == 0}
	}
	value := func() facts.Decimal {
		return []facts.Decimal{"", "0", "8860000000", "-4.2", "0.0136", "30.5", "50200000", "123456789012345678901234567890"}[r.IntN(8)]
	}
	quantity := func() facts.Quantity {
		return facts.Quantity{Value: value(), Unit: facts.Unit(piece()), Kind: facts.KindMoney, Decimals: r.IntN(20) - 10, Approx: facts.About}
	}
	art := facts.Article{Text: text}
	var list []facts.Fact
	for range r.IntN(6) {
		art.Sentences = append(art.Sentences, facts.Sentence{Span: span(), Block: near(3)})
	}
	for range r.IntN(4) {
		bl := facts.Block{Span: span(), Kind: []facts.BlockKind{facts.Paragraph, "", "odd"}[r.IntN(3)], Level: near(3), Page: near(9)}
		for range r.IntN(3) {
			bl.Cells = append(bl.Cells, facts.Cell{Span: span(), Column: near(3), Columns: near(2), Header: r.IntN(2) == 0})
		}
		art.Blocks = append(art.Blocks, bl)
	}
	for range 1 + r.IntN(8) {
		f := facts.Fact{Sentence: near(6), Span: span(), Surface: piece(), Entity: piece(), EntityBasis: facts.ByClause, Metric: piece(),
			Concept: piece(), Measure: facts.Growth, Of: piece(), Speaker: piece(), Versus: "同比", Context: piece() + "\n" + piece(),
			Period: period(), Against: period(), Quantity: quantity(), High: quantity(), Rule: piece()}
		if s := f.Span; s.Start >= 0 && s.End >= s.Start && s.End <= len(text) && r.IntN(2) == 0 {
			f.Surface = text[max(0, s.Start-r.IntN(4)):min(len(text), s.End+r.IntN(4))]
		}
		if r.IntN(3) == 0 {
			f.Dimensions = []facts.Dimension{{Axis: "scope", Member: piece()}}
		}
		list = append(list, f)
	}
	return art, list
}

// Whatever an article and its facts are, they come back as they were.
func TestPackedComesBack(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 800 {
		art, list := someArticle(r)
		g, err := Unpack(Pack(&art, list))
		if err != nil {
			t.Fatal(err)
		}
		var gotArt facts.Article
		var gotList []facts.Fact
		err = g.Article(&gotArt)
		if err == nil {
			gotList, err = g.All("")
		}
		if err != nil {
			t.Fatalf("%v of %+v, %+v", err, art, list)
		}
		if diff := cmp.Diff(art, gotArt) + cmp.Diff(list, gotList); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
	}
}

// What a query is asked of facts is told without their words as it is with them.
func TestWordless(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 200 {
		art, list := someArticle(r)
		g, err := Unpack(Pack(&art, list))
		if err != nil {
			t.Fatal(err)
		}
		var told []facts.Fact
		q := NewQuery(facts.Query{Maybe: func(f *facts.Fact) bool {
			told = append(told, *f)
			return len(told)%2 == 0
		}})
		found, err := g.Select(&q, art.ID)
		if err != nil || len(found) != len(list)/2 {
			t.Fatalf("%d of %d found: %v", len(found), len(list), err)
		}
		for i, f := range list {
			f.Sentence, f.Surface, f.Metric, f.Of, f.Speaker, f.Context = 0, "", "", "", "", ""
			f.Quantity.Value, f.Quantity.Decimals, f.High.Value, f.High.Decimals = "", 0, "", 0
			if diff := cmp.Diff(f, told[i]); diff != "" {
				t.Fatalf("(-want +got):\n%s", diff)
			}
		}
	}
}

// What an article is packed to does not depend on those packed before it, nor on those
// packed meanwhile.
func TestPackedAlike(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 40 {
		art, list := someArticle(r)
		fresh := packers.New().(*packer)
		want := string(fresh.pack(&art, list))
		used := packers.New().(*packer)
		for range 3 {
			other, others := someArticle(r)
			used.pack(&other, others)
		}
		if got := string(used.pack(&art, list)); got != want {
			t.Fatalf("%q after others, %q alone", got, want)
		}
		whole := string(Pack(&art, list))
		var together sync.WaitGroup
		for range 4 {
			together.Go(func() {
				if got := string(Pack(&art, list)); got != whole {
					t.Errorf("%q and %q", got, whole)
				}
			})
		}
		together.Wait()
	}
}

// Damage that no checksum tells gives errors or other facts, and nothing worse.
func TestDamagedPacked(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	damage := func(b []byte) []byte {
		b, err := code.Decompress(b)
		if err != nil {
			t.Fatal(err)
		}
		for range 1 + r.IntN(3) {
			b[r.IntN(len(b))] = byte(r.IntN(256))
		}
		return code.Compress(b[:len(b)-r.IntN(2)*r.IntN(len(b))])
	}
	for range 1500 {
		art, list := someArticle(r)
		b := Pack(&art, list)
		n, k := binary.Uvarint(b)
		figures, text := b[k:k+int(n)], b[k+int(n):]
		if r.IntN(3) > 0 {
			figures = damage(figures)
		} else {
			text = damage(text)
		}
		g, err := Unpack(append(append(binary.AppendUvarint(nil, uint64(len(figures))), figures...), text...))
		if err == nil {
			err = g.Article(new(facts.Article))
		}
		if err == nil {
			_, err = g.All("")
		}
		if err != nil && !errors.Is(err, code.ErrDamaged) {
			t.Errorf("not told as damage: %v", err)
		}
	}
}

// Lists that packed articles refer to have each line once.
func TestCommonLists(t *testing.T) {
	for name, n := range map[string][2]int{
		"words":      {len(words().list), len(words().at())},
		"wordings":   {len(wordings().list), len(wordings().at())},
		"quantities": {len(quantities().list), len(quantities().at())},
	} {
		if n[0] != n[1] || n[0] < 100 {
			t.Errorf("%s: %d lines, %d of them different", name, n[0], n[1])
		}
	}
}

// FuzzUnpack unpacks any bytes: facts and an article that pack to what says the same, or
// damage that is told as such.
func FuzzUnpack(f *testing.F) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 16 {
		art, list := someArticle(r)
		b := Pack(&art, list)
		n, k := binary.Uvarint(b)
		figures, err := code.Decompress(b[k : k+int(n)])
		text, textErr := code.Decompress(b[k+int(n):])
		if err != nil || textErr != nil {
			f.Fatal(err, textErr)
		}
		f.Add(figures, text)
	}
	f.Fuzz(func(t *testing.T, figures, text []byte) {
		if len(figures)+len(text) > 1<<14 {
			t.Skip("longer is only slower")
		}
		figures = code.Compress(figures)
		g, err := Unpack(append(append(binary.AppendUvarint(nil, uint64(len(figures))), figures...), code.Compress(text)...))
		var art facts.Article
		if err == nil {
			err = g.Article(&art)
		}
		var list []facts.Fact
		if err == nil {
			list, err = g.All("")
		}
		if err != nil {
			if !errors.Is(err, code.ErrDamaged) {
				t.Errorf("not told as damage: %v", err)
			}
			return
		}
		if g, err = Unpack(Pack(&art, list)); err != nil {
			t.Fatal(err)
		}
		again, err := g.All("")
		if diff := cmp.Diff(list, again); err != nil || diff != "" {
			t.Errorf("%v (-first +second):\n%s", err, diff)
		}
	})
}
