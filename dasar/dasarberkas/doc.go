// Package dasarberkas reads and writes tables as files, CSV and XLSX, for every
// domain: a [Lembar] comes in, a [Tabel] goes out, and both are made of [Sel].
// What the columns mean is the business of the domain, which tells its own
// titles with [Opsi].Kenal and gives refusals its own rule ids with [Sebagai].
//
// # Traps
//
//   - Office files lie. A CSV may be Windows-1252, may end its lines with a
//     lone CR and separate with semicolons; a workbook may hold a NISN as a
//     number whose zeros are gone. Nothing is mended here: cells come out as
//     they are in the file, with their kind, and the rules report the damage.
//   - Files are hostile until read. Every limit of [Batas] is enforced while
//     reading, before memory is spent: a zip bomb, ten megabytes of quotes or
//     a million columns end with an error that says which limit and where.
//   - A formula is read as the value it had when the file was saved; nothing
//     is computed and no link is followed.
//   - A cell written for a spreadsheet may start a formula there: [CSV] guards
//     such cells with an apostrophe, [CSVPolos] does not.
//   - A sheet holds other people's data in the clear: it prints as its size,
//     and refusals name lines and columns, never contents.
package dasarberkas
