package match

// Cover raises out[i] to w for every rune of a that stands in a run of two or
// more that b has too.
func Cover(a, b []rune, w float64, out []float64) {
	var in uint64 // the runes of b modulo 64: most of a are none of them
	for _, r := range b {
		in |= 1 << (r & 63)
	}
	for i := 0; i+1 < len(a); {
		n := 0
		if in>>(a[i]&63)&(in>>(a[i+1]&63))&1 != 0 {
			n = LongestRun(a[i:], b)
		}
		if n < 2 {
			i++
			continue
		}
		for k := i; k < i+n; k++ {
			out[k] = max(out[k], w)
		}
		// the last rune of a run may begin another: 手机银行|行长
		i += max(1, n-1)
	}
}

// byName raises what an entity's name explains of the question, but no beginning of a longer
// word: 中国工商银行 has the 银行 of 银行卡交易金额, and no 银行卡.
func (q *Query) byName(name []rune, expl []float64) {
	for _, c := range q.chunks {
		for i := c[0]; i < c[1]; {
			n, weight := LongestRun(q.Runes[i:c[1]], name), inEntity
			if q.Named && i == c[0] {
				weight = inOwnName // 星澜科技 has none of the 科技 of 星澜科技科技投入
			}
			if end := i + n; n > 1 && (end == c[1] || expl[end] > 0 || q.weights[end] < 1) {
				for k := i; k < end; k++ {
					expl[k] = max(expl[k], weight)
				}
			}
			i += max(1, n)
		}
	}
}

// LongestRun returns the length of the longest prefix of a that occurs in b.
func LongestRun(a, b []rune) int {
	best := 0
	for j := 0; len(a) > 0 && j+best < len(b); j++ {
		if b[j] != a[0] {
			continue
		}
		n := 1
		for n < len(a) && j+n < len(b) && a[n] == b[j+n] {
			n++
		}
		best = max(best, n)
	}
	return best
}

// singles gives half credit to runes in no run that b has: 科技上投入.
func singles(a, b []rune, out []float64) {
	for i, r := range a {
		if out[i] >= single {
			continue
		}
		for _, s := range b {
			if r == s {
				out[i] = single
				break
			}
		}
	}
}

// Mean returns the mean of x, 1 for none: nothing is left unexplained.
func Mean(x []float64) float64 {
	if len(x) == 0 {
		return 1
	}
	var sum float64
	for _, v := range x {
		sum += v
	}
	return sum / float64(len(x))
}
