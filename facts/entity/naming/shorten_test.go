package naming

import (
	"testing"

	"wenbao/facts/entity"
)

func TestStem(t *testing.T) {
	l := Default()
	for _, tt := range []struct{ reason, name, want string }{
		{"a trade", "恒瑞医药", "恒瑞"},
		{"a suffix of names", "远岫光能", "远岫"},
		{"a place", "北京银行", ""},
		{"another name or brand", "招商证券", ""},
		{"a common word", "交通银行", ""},
		{"too short", "金银行", ""},
		{"no trade", "比亚迪", ""},
		{"empty", "", ""},
	} {
		if got := l.Stem(tt.name); got != tt.want {
			t.Errorf("%s: %s: got %q, want %q", tt.reason, tt.name, got, tt.want)
		}
	}
}

func TestShortForms(t *testing.T) {
	for _, c := range []struct{ reason, name, form, text string }{
		{"a place without its 市", "青澜市", "青澜", "青澜2024年GDP"},
		{"a hospital by its number", "松岭市第一人民医院", "松岭市一医院", "松岭市一医院有多少床位"},
		{"a company without 控股", "澄屿置业控股", "澄屿置业", "澄屿置业2023年毛利率"},
		{"a company by the first word of its trade", "启屿生物医药控股", "启屿生物", "启屿生物2024年收入"},
		{"a commercial bank as a bank", "滨澜商业银行", "滨澜银行", "滨澜银行2024年净利润"},
		{"a lender by a shorter word", "澜禾消费金融", "澜禾消金", "澜禾消金2024年净利润"},
		{"a fund without type and style", "东屿远航成长混合", "东屿远航", "东屿远航A类净值"},
	} {
		l := Default().With([]entity.Entity{{Name: c.name, Kind: entity.Unlisted, Aliases: Default().ShortForms(c.name)}})
		ms := l.Find(c.text)
		if len(ms) != 1 || ms[0].Names[0] != c.name || ms[0].Span.In(c.text) != c.form {
			t.Errorf("%s: %s: got %v, want %s for %s", c.reason, c.text, ms, c.form, c.name)
		}
	}
	l := Default().With([]entity.Entity{{Name: "青澜市", Kind: entity.Place, Aliases: []string{"青澜"}}})
	if ms := l.Find("青澜港货物吞吐量"); len(ms) > 0 {
		t.Errorf("青澜港 is another body than 青澜市: got %v", ms)
	}
}
