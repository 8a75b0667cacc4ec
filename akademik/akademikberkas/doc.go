// Package akademikberkas reads and writes the files of school life. In: a teacher's
// sheet of marks, CSV or XLSX, comes in with [BacaNilai] and is judged by
// nilai.PeriksaLembar; a halaqah's sheet of recitations comes in with [BacaSetoran] and
// is judged by hafalan.PeriksaLembar. Out: rapor as PDF, one file for a class
// ([TulisRapor]), the leger of a class as list and as PDF ([TulisLeger],
// [TulisLegerPDF]), and certificates of what somebody knows by heart
// ([TulisSyahadah]), with Arabic names and terms as they were given.
//
// # Traps
//
//   - Nothing is judged or mended here: cells come out as they are in the file, with
//     their kind. 64,5 stays a text, and 8/10 that a spreadsheet made a date of stays
//     a date, which the rules refuse.
//   - What prints is the rapor.Rapor and nothing else: nothing is computed, looked up
//     or rounded here. A mark that is not there is a row of dots, never 0.
//   - A sheet holds other people's marks in the clear: it prints as its size.
package akademikberkas
