package slot

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestIn(t *testing.T) {
	tests := []struct {
		reason, question, text string
		want                   string // "" for none
	}{
		{"bounded on the left", "岭东基金保有规模仅次于谁", "岭东基金保有规模居前,仅次于海湾基金。", "海湾基金"},
		{"bounded on both sides", "岭东农商行被谁吸收合并了", "去年3月,该行被青禾银行整体吸收合并。", "青禾银行"},
		{"what it is", "岭东银行的第一大股东是哪家", "第一大股东为岭东市财政局,持股17%。", "岭东市财政局"},
		{"named right behind", "岭东银行第一大股东是谁", "第一大股东青禾集团持股8.7%。", "青禾集团"},
		{"stage", "新一代系统进入了什么阶段", "新一代系统已进入灰度测试阶段。", "灰度测试"},
		{"what is asked for is named by its class", "“岭云财富”是哪家券商的App", "“岭云财富”为青禾证券旗下App。", "青禾证券"},
		{"figures are cut off", "同比以什么为基数", "同比以重述口径净利润1.5亿元为基数。", "重述口径净利润"},
		{"said of the name before", "岭东银行第一大股东是谁", "青禾集团同时是该行第一大股东,持股9.8%。", "青禾集团"},
		{"为 of another word", "补贴计划是什么", "补贴计划为期25年。", ""},
		{"place", "岭东银行的总部在哪里", "岭东银行总部设在岭东市。", "岭东市"},
		{"with what it is to the other", "岭东农商行被谁吸收合并了", "该行被主发起行青禾银行整体吸收合并。", "主发起行青禾银行"},
		{"in passing", "岭云战略是什么", "岭云战略的成效明显。", ""},
		{"other action", "岭东农商行被谁吸收合并了", "该行被监管部门罚款20万元。", ""},
		{"nothing around", "是什么", "这是一家银行。", ""},
	}
	for _, tt := range tests {
		got := ""
		if a, ok := Parse(tt.question); ok {
			if sp, ok := a.In(tt.text); ok {
				got = sp.In(tt.text)
			}
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %s (-want +got)\n%s", tt.reason, tt.question, diff)
		}
	}
}
