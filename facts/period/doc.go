// Package period finds years, quarters, months, days and their relatives in
// Chinese text and resolves them to dates: 2023年末, 前三季度, 较上年末.
package period
