package metric

import "wenbao/facts/pattern"

// Debtor returns the firm or office for whose debt a metric is set aside, "" for other metrics: 澜州财政局 of
// 澜州财政局其他应收款坏账准备. It knows them by their endings and misses short names.
func Debtor(metric string) string {
	if m := debtor.FindStringSubmatch(metric); m != nil {
		return m[1]
	}
	return ""
}

var debtor = pattern.New(`^(\p{Han}.{2,40}?(?:公司|局|院|厂|中心|集团|大学|医院|合伙\)))(?:其他)?(?:应收|预付)\p{Han}{1,3}坏账准备(?:余额)?$`)
