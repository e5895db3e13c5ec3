package segment

// ImageBytes is the embedded dictionary, for the test that compares it.
var ImageBytes = words
