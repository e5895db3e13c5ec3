package table

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/table/pack"
	"wenbao/facts/table/pack/code"
	"wenbao/facts/table/posting"
)

// query is a query with what was found so far.
type query struct {
	pack.Query
	everything bool // postings do not tell: all articles are read, and none is kept

	found [][]facts.Fact // of an article each
	all   []facts.Fact   // the same in one piece, while they are those of one search
	count int
}

// search looks for facts in articles, in their order, until enough are found, and reports
// whether they are. All facts are made in one place: what moves them costs as much as what
// makes them.
func (q *query) search(articles []unpacked) (enough bool, err error) {
	picked := make([][]int, len(articles))
	n := 0
	for i, u := range articles {
		if u.Figures == nil {
			continue
		}
		if picked[i], err = u.Select(&q.Query, u.ID); err != nil {
			return false, fmt.Errorf("%s: %w", u.ID, err)
		}
		n += len(picked[i])
	}
	if q.Limit > 0 {
		n = min(n, q.Limit-q.count)
	}
	all := make([]facts.Fact, 0, n)
	for i, u := range articles {
		from := len(all)
		if all, err = u.Append(all, &q.Query, u.ID, picked[i]); err != nil {
			return false, fmt.Errorf("%s: %w", u.ID, err)
		}
		if some := all[from:len(all):len(all)]; len(some) > 0 {
			q.found, q.count = append(q.found, some), q.count+len(some)
		}
	}
	if q.all = nil; len(all) == q.count {
		q.all = all
	}
	return q.enough(), nil
}

func (q *query) enough() bool { return q.Limit > 0 && q.count >= q.Limit }

// facts returns what was found.
func (q *query) facts() []facts.Fact {
	if len(q.all) > 0 {
		return q.all
	}
	return slices.Concat(q.found...)
}

// How many articles one statement names, and how many it reads where there may soon be
// enough.
const (
	namedAtOnce = 64
	readAtOnce  = 16
)

// atOnce is how many articles one statement reads for a query.
func (q *query) atOnce() int {
	if q.Limit > 0 {
		return readAtOnce
	}
	return namedAtOnce
}

// Find reads the articles that postings lead to, all where they do not tell.
func (d *disk) Find(ctx context.Context, q facts.Query) ([]facts.Fact, error) {
	sets := &query{Query: pack.NewQuery(q)}
	generation, _, err := d.Generation(ctx)
	if err != nil {
		return nil, err
	}
	if len(q.Articles) > 0 {
		places, err := d.placesOf(ctx, generation, q.Articles)
		if keys := posting.KeysWithin(posting.KindEntity, q.Entities, q.Period); err == nil && len(keys) > 0 && len(keys) <= posting.MaxYears+1 {
			places, err = d.ofKeys(ctx, generation, places, keys)
		}
		if err != nil {
			return nil, err
		}
		err = d.findIn(ctx, sets, places)
		return sets.facts(), err
	}
	numbers, ok, err := d.candidates(ctx, generation, q)
	if err != nil {
		return nil, err
	}
	if ok {
		if q.Most > 0 && len(numbers) > q.Most {
			return nil, facts.ErrTooMany
		}
		err := d.findOf(ctx, sets, numbers)
		return sets.facts(), err
	}
	sets.everything = true
	for after := ""; ; {
		places, err := d.Following(ctx, after, 256)
		if err == nil && len(places) > 0 {
			err = d.findIn(ctx, sets, places)
		}
		if err != nil || len(places) == 0 || sets.enough() {
			return sets.facts(), err
		}
		after = places[len(places)-1].ID
	}
}

func (d *disk) Following(ctx context.Context, after string, n int) ([]Numbered, error) {
	var places []Numbered
	err := d.each(ctx, scanPlaces(&places), "SELECT id, key FROM article WHERE key > ? ORDER BY key LIMIT ?", after, n)
	for _, p := range places {
		if err == nil && p.ID <= after { // whoever goes on behind the last one would never come to an end
			err = fmt.Errorf("article %d is out of order: %w", p.Number, code.ErrDamaged)
		}
		after = p.ID
	}
	return places, err
}

func scanPlaces(places *[]Numbered) func(*sql.Rows) error {
	return func(r *sql.Rows) error {
		var p Numbered
		err := r.Scan(&p.Number, &p.ID)
		*places = append(*places, p)
		return err
	}
}

// placesIn returns where the articles are that have one of the values in a
// column, by key.
func placesIn[V any](ctx context.Context, d *disk, column string, values []V) (places []Numbered, err error) {
	for chunk := range slices.Chunk(values, namedAtOnce) {
		err := d.each(ctx, scanPlaces(&places),
			"SELECT id, key FROM article WHERE "+column+" IN ("+marks(size(len(chunk)))+")", padded(chunk)...)
		if err != nil {
			return nil, err
		}
	}
	slices.SortFunc(places, func(a, b Numbered) int { return strings.Compare(a.ID, b.ID) })
	return places, nil
}

// findIn looks in the articles at the places, in their order, until enough is found.
func (d *disk) findIn(ctx context.Context, q *query, places []Numbered) error {
	for chunk := range slices.Chunk(places, q.atOnce()) {
		articles, err := d.unpacked(ctx, q, chunk)
		if err != nil {
			return err
		}
		if enough, err := q.search(articles); err != nil || enough {
			return err
		}
	}
	return nil
}

// findOf is findIn for articles with the numbers, by key.
func (d *disk) findOf(ctx context.Context, q *query, numbers []int64) error {
	if q.Limit > 0 && len(numbers) > readAtOnce { // the first ones are read
		numbers = slices.Clone(numbers)
		ok, err := d.sortByKey(ctx, numbers)
		if err != nil {
			return err
		}
		if !ok {
			places, err := placesIn(ctx, d, "id", numbers)
			if err != nil {
				return err
			}
			return d.findIn(ctx, q, places)
		}
	}
	for chunk := range slices.Chunk(numbers, q.atOnce()) {
		articles, err := d.fetch(ctx, q, chunk)
		if err != nil {
			return err
		}
		slices.SortFunc(articles, func(a, b unpacked) int { return strings.Compare(a.ID, b.ID) })
		if enough, err := q.search(articles); err != nil || enough {
			return err
		}
	}
	slices.SortStableFunc(q.found, func(a, b []facts.Fact) int { return strings.Compare(a[0].Article, b[0].Article) })
	return nil
}

// fetch returns those of the articles with the numbers, at most namedAtOnce, that
// stand, in no order.
func (d *disk) fetch(ctx context.Context, q *query, numbers []int64) (articles []unpacked, err error) {
	missing := make([]int64, 0, len(numbers))
	for _, number := range numbers {
		if u, ok := d.cache.get(number); ok {
			articles = append(articles, u)
		} else {
			missing = append(missing, number)
		}
	}
	if len(missing) == 0 {
		return articles, nil
	}
	err = d.each(ctx, func(r *sql.Rows) (err error) {
		var u unpacked
		var b sql.RawBytes
		if err := r.Scan(&u.Number, &u.ID, &b); err != nil {
			return err
		}
		if u.Figures, err = pack.Unpack(b); err != nil {
			return fmt.Errorf("%s: %w", u.ID, err)
		}
		if !q.everything {
			d.cache.put(u.Numbered, u.Figures)
		}
		articles = append(articles, u)
		return nil
	}, "SELECT a.id, a.key, b.content FROM article a JOIN body b ON b.article = a.id WHERE a.id IN ("+marks(size(len(missing)))+")",
		padded(missing)...)
	return articles, err
}

// unpacked returns the articles at the places, at most namedAtOnce. One that was
// replaced meanwhile is read as it is now or was; one that was deleted may have no Figures.
func (d *disk) unpacked(ctx context.Context, q *query, places []Numbered) ([]unpacked, error) {
	numbers := make([]int64, len(places))
	at := make(map[int64]int, len(places))
	for i, p := range places {
		numbers[i], at[p.Number] = p.Number, i
	}
	got, err := d.fetch(ctx, q, numbers)
	if err != nil {
		return nil, err
	}
	articles := make([]unpacked, len(places))
	for _, u := range got {
		articles[at[u.Number]] = u
	}
	for i, p := range places {
		if articles[i].ID = p.ID; articles[i].Figures != nil {
			continue
		}
		if _, articles[i].Figures, err = d.entry(ctx, "a.key = ?", p.ID); err != nil && !errors.Is(err, ErrNoArticle) {
			return nil, err
		}
	}
	return articles, nil
}

// entry returns the article at which a condition on table a holds, and
// the figures of it.
func (d *disk) entry(ctx context.Context, where string, arg any) (v Version, g *pack.Figures, err error) {
	err = d.each(ctx, func(r *sql.Rows) (err error) {
		var b sql.RawBytes
		if err := scanArticle(r, &v.Number, &v.Article, &b); err != nil {
			return err
		}
		if u, ok := d.cache.get(v.Number); ok {
			g = u.Figures
		} else {
			g, err = pack.Unpack(b)
		}
		if err == nil {
			err = g.Article(&v.Article)
		}
		if err != nil {
			err = fmt.Errorf("%s: %w", v.Article.ID, err)
		}
		return err
	}, "SELECT "+articleColumns+", b.content FROM article a JOIN body b ON b.article = a.id WHERE "+where, arg)
	if err == nil && g == nil {
		err = ErrNoArticle
	}
	return v, g, err
}

// version returns a version with its facts by position.
func (d *disk) version(ctx context.Context, number int64) (Version, error) {
	v, g, err := d.entry(ctx, "a.id = ?", number)
	if err != nil {
		return v, err
	}
	if v.Facts, err = g.All(v.Article.ID); err != nil {
		return v, fmt.Errorf("%s: %w", v.Article.ID, err)
	}
	slices.SortStableFunc(v.Facts, func(a, b facts.Fact) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return v, nil
}

// marks returns n parameters, "?, ?, ?".
func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?, ", n), ", ") }

// size returns how many parameters a statement has for n values: a power of two,
// so that there are few statements to keep.
func size(n int) int { return 1 << bits.Len(uint(n-1)) }

// padded returns values as parameters of a statement, the last one repeated.
func padded[V any](values []V) []any {
	args := make([]any, size(len(values)))
	for i := range args {
		args[i] = values[min(i, len(values)-1)]
	}
	return args
}
