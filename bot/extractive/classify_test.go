package extractive

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestClassify(t *testing.T) {
	tests := []struct {
		question string
		want     Type // "" for none
	}{
		{"云岭银行董事长是谁?", Who},
		{"谁接替了前任行长?", Who},
		{"云岭银行的法定代表人的具体情况", Who},
		{"质押事件的质权方是谁", Who},
		{"年报是哪天发布的", When},
		{"手机银行新版什么时候上线", When},
		{"股东大会几月几号召开?", When},
		{"回购事件对应的披露时间是什么?", When},
		{"GBC+指哪些客户", What},
		{"什么是双录?", What},
		{"大模型叫什么名字", What},
		{"零售业务为什么放缓", What},
		{"评级是什么级别", What},
		{"请提供云岭银行的注册地址。", What},
		{"公司怎么回应裁员传闻", What},
		{"推出了哪些特色产品", List},
		{"战略包括哪几个方面", List},

		{"云岭银行2023年净利润是多少?", ""},
		{"云岭银行有几家分行?", ""},
		{"谁的净利润更高?", ""},
		{"前三名是谁?", ""},
		{"哪一年净利润最高?", ""},
		{"哪些银行科技投入超过200亿元?", ""},
		{"净利润增长了吗?", ""},
		{"148770户指什么?", ""},
		{"248.50亿元是哪家银行的科技投入?哪一年?", ""},
		{"不良率是什么水平", ""},
		{"云岭银行2019年技术人员数是什么?", ""},
		{"年报中提及的管理费用率具体是什么?", ""},
		{"质押物占总股比是什么?", ""},
		{"资料里有哪几种说法?", ""},
		{"你好", ""},
		{"", ""},
	}
	for _, tt := range tests {
		got, ok := Classify(tt.question)
		if diff := cmp.Diff(tt.want, got); diff != "" || ok != (tt.want != "") {
			t.Errorf("%s: ok %v (-want +got)\n%s", tt.question, ok, diff)
		}
	}
}
