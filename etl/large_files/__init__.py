"""The same canonical long file, when it is big: read in pieces, checked in arrays, stored as it comes."""
