// Command wenbao answers questions with figures from reports.
package main

func main() {}
