package carry

// rateOf are names of rates of change.
var rateOf = map[string]bool{"增速": true, "增幅": true, "降幅": true, "跌幅": true, "涨幅": true, "升幅": true, "增长率": true}
