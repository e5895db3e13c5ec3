// Package quantity finds amounts, counts, percentages and measures in Chinese
// text: 272.46亿元, 近600万户, 三分之一强, 45%-65%.
package quantity
