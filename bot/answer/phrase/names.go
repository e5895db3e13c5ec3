package phrase

// Names lists names, the first six of more: 江苏银行、宁波银行等.
func Names(ns []string) string {
	out := ""
	for i, n := range ns {
		if i == 6 {
			return out + "等"
		}
		if i > 0 {
			out += "、"
		}
		out += n
	}
	return out
}
