package declare

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts/entity"
	"wenbao/facts/entity/naming"
)

func TestKin(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []entity.Entity
	}{
		{"before a time in one run, and one of its kin by its stem",
			"高速公路股三季报\n岚淮高速前三季度实现营收71.36亿元。规模最小的皖岚高速走得最快。岚淮高速资产负债率43.6%,皖岚则为36.9%",
			[]entity.Entity{{Name: "岚淮高速", Kind: entity.Unlisted, Aliases: []string{"岚淮"}}, {Name: "皖岚高速", Kind: entity.Unlisted, Aliases: []string{"皖岚"}}}},
		{"before a report", "行情\n岚北电力三季报称,前三季度出售配额326万吨。前三季度,岚北电力供电煤耗287.4克",
			[]entity.Entity{{Name: "岚北电力", Kind: entity.Unlisted, Aliases: []string{"岚北"}}}},
		{"once, with the ending of another",
			"高速公路股三季报\n湘岚高速2024年每股派0.36元。皖岚高速则在三季报公布中期分红",
			[]entity.Entity{{Name: "湘岚高速", Kind: entity.Unlisted, Aliases: []string{"湘岚"}}, {Name: "皖岚高速", Kind: entity.Unlisted, Aliases: []string{"皖岚"}}}},
		{"a line of business", "行情\n冷链物流前三季度收入1.2亿元。冷链物流毛利率9%", nil},
		{"once", "行情\n岚北电力三季报称,前三季度出售配额326万吨", nil},
	} {
		if diff := cmp.Diff(c.want, Of(naming.Default(), c.text)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", c.name, diff)
		}
	}
}
