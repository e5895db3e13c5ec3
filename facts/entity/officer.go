package entity

// Officers is an alternation of what the titles of people end in who work for a company or answer for it:
// 时任副总[经理], 财务[负责人].
const Officers = `经理|行长|董事长|总裁|总监|主任|主管|负责人|会计|秘书|董秘|董事|监事|高管|责任人|当事人`
