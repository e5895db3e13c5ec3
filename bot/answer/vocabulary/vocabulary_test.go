package vocabulary

import "testing"

// Of those that share a short name, a bank goes by it before its own houses.
func TestParent(t *testing.T) {
	for _, tt := range []struct {
		reason string
		names  []string
		want   string
	}{
		{"a bank and its houses", []string{"瑞禾理财", "瑞禾银行", "瑞禾消费金融"}, "瑞禾银行"},
		{"an insurer and its houses", []string{"瑞禾人寿", "瑞禾产险", "瑞禾保险"}, ""},
		{"houses alone", []string{"瑞禾人寿", "瑞禾产险"}, ""},
		{"a broker beside a bank", []string{"瑞禾银行", "瑞禾证券"}, ""},
		{"a bank beside an insurer", []string{"瑞禾银行", "瑞禾保险"}, ""},
	} {
		if got := parent("瑞禾", tt.names); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.reason, got, tt.want)
		}
	}
}
