package facts

// Approx says how exact the wording of a quantity is.
type Approx string

// The four degrees of exactness. The zero value is exact.
const (
	Exact Approx = ""      // 272.46亿元
	About Approx = "about" // 约, 近, 左右, 上下
	Over  Approx = "over"  // 超, 逾, 突破, 以上, 余, 多
	Under Approx = "under" // 不足, 不到, 以下, 以内
)

// String returns the contract's word: "exact" for the zero value.
func (a Approx) String() string {
	if a == Exact {
		return "exact"
	}
	return string(a)
}

// Unit is an ISO 4217 code for money (CNY, HKD, USD), "%", "pp" for percentage
// points (1 basis point = 0.01 pp), "x" for times (倍), a physical unit (吨,
// GWh), or the measure word of a count (户, 人, 家). "" is a bare number.
type Unit string

// UnitKind classes units by what can be compared, added and asked for.
type UnitKind string

// Unit kinds.
const (
	KindNumber   UnitKind = "number"   // bare number
	KindMoney    UnitKind = "money"    // ISO 4217
	KindPercent  UnitKind = "percent"  // %
	KindPoints   UnitKind = "points"   // pp
	KindTimes    UnitKind = "times"    // x
	KindCount    UnitKind = "count"    // measure words
	KindPhysical UnitKind = "physical" // 吨, 公里, GWh, 平方米
	KindDuration UnitKind = "duration" // 年, 天, 个月 as lengths of time
	KindText     UnitKind = "text"     // no figure: the fact's value is its Surface
)

// Quantity is a value with its unit, as one wording says it.
type Quantity struct {
	Value    Decimal  // exact, in base units: 272.46亿元 → 27246000000
	Unit     Unit     //
	Kind     UnitKind //
	Decimals int      // precision as written, OIM: power of ten, 272.46亿 → -6, 3.6万 → -3, 8.6 → 1
	Approx   Approx   //
}
