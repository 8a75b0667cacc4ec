// Package akademikberkas reads the files of school life for the rules of akademik:
// a teacher's sheet of marks, CSV or XLSX, comes in with [BacaNilai] and is judged by
// nilai.PeriksaLembar; a halaqah's sheet of recitations comes in with [BacaSetoran] and is
// judged by hafalan.PeriksaLembar.
//
// # Traps
//
//   - Nothing is judged or mended here: cells come out as they are in the file, with
//     their kind. 64,5 stays a text, and 8/10 that a spreadsheet made a date of stays
//     a date, which the rules refuse.
//   - A sheet holds other people's marks in the clear: it prints as its size.
package akademikberkas
