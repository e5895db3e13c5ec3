package person

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPersons(t *testing.T) {
	tests := []struct {
		reason string
		text   string
		want   []string
	}{
		{"two characters before 在", "董事长温良在会上说", []string{"温良"}},
		{"three characters", "行长陆明远在业绩会上表示", []string{"陆明远"}},
		{"a character that also begins a verb", "行长陈海强称,贷款将增长", []string{"陈海强"}},
		{"the verb itself", "行长陈海强调,贷款将增长", []string{"陈海"}},
		{"longer word after the name wins", "董秘柏舟予以否认", []string{"柏舟"}},
		{"compound surname", "总裁欧阳静宜介绍", []string{"欧阳静宜"}},
		{"two offices", "副董事长兼总裁孙一鸣称", []string{"孙一鸣"}},
		{"label", "法定代表人:徐宏达", []string{"徐宏达"}},
		{"office in brackets", "陆明远(行长)、温良(董事长)出席", []string{"陆明远", "温良"}},
		{"office in brackets behind how somebody is styled", "陆明远先生(主席)、温芷凝女士(行政总裁)", []string{"陆明远", "温芷凝"}},
		{"acting", "其职责由陈可期代行", []string{"陈可期"}},
		{"appointment", "董事会聘任郑书语为副总经理", []string{"郑书语"}},
		{"speech without office", "廖青山表示,转型仍在继续", []string{"廖青山"}},
		{"foreign name", "首席执行官约翰·史密斯表示", []string{"约翰·史密斯"}},
		{"Latin name", "首席财务官Jane Doe表示", []string{"Jane Doe"}},
		{"byline", "记者 余嘉言", []string{"余嘉言"}},
		{"word after the name that no list has", "董事长戴知秋随即赶赴现场", []string{"戴知秋"}},
		{"two characters before an unknown phrase", "董事长李墨此行收获颇丰", []string{"李墨"}},
		{"office of a department", "货币政策处处长邹行简多次重申", []string{"邹行简"}},
		{"an office that goes to another", "董事会秘书由陈昕变更为顾小满,自3月1日起", []string{"陈昕", "顾小满"}},
		{"common word behind an office", "董事长于会上宣读议案", nil},
		{"no person in an office alone", "董事长在年报致辞中表示", nil},
		{"no person in common words", "高管表示,方案已获董事会通过", nil},
		{"organisation is no person", "中国证监会表示", nil},
		{"management is no person", "管理层表示", nil},
	}
	for _, tt := range tests {
		var got []string
		for _, p := range Find(tt.text) {
			got = append(got, p.In(tt.text))
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %s (-want +got)\n%s", tt.reason, tt.text, diff)
		}
	}
}

func TestSuccessor(t *testing.T) {
	text := "财务总监罗定远已于4月20日辞职,董事会聘任顾明薇接任"
	got := map[string][]string{}
	for _, p := range Find(text) {
		got[p.In(text)] = p.Roles
	}
	want := map[string][]string{"罗定远": {"首席财务官"}, "顾明薇": {"首席财务官"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestReplaced(t *testing.T) {
	text := "公司财务总监由陆昕变更为顾小满"
	got := map[string]bool{}
	for _, p := range Find(text) {
		if len(p.Roles) > 0 && p.Roles[0] == "首席财务官" {
			got[p.In(text)] = p.Former
		}
	}
	if diff := cmp.Diff(map[string]bool{"陆昕": true, "顾小满": false}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
