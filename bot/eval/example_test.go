package eval_test

import (
	"fmt"

	"wenbao/bot/eval"
)

// No wrong figure in 300 answers still allows a rate of nearly 1 %.
func ExampleUpperBound() {
	fmt.Printf("%.2f%%\n", 100*eval.UpperBound(0, 300))
	// Output: 0.99%
}
