// Package lembar is what all sheets of school life have in common: whose row it is.
// The rules for marks (package nilai) and recitations (package hafalan) judge the rest.
//
// A spreadsheet takes the zeros in front of a NIS away, writes long ones with an
// exponent, and keeps 15 digits at most. [Pengenal] gives the zeros back where exactly
// one santri fits, and refuses what may be somebody else.
//
// # Traps
//
//   - The map of santri is the permission as well: who is not in it is unknown, whether
//     or not the institution has such a NIS.
package lembar
