package table

func unpack4(b []byte) (*Entry, error) {
	g, err := unpack(b)
	if err != nil {
		return nil, err
	}
	e := &Entry{}
	if err := g.article(&e.Article); err == nil {
		e.Facts, err = g.all("")
	}
	return e, err
}
