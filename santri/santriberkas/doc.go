// Package santriberkas reads the files that schools keep their santri in, and
// writes the files they ask for: CSV and XLSX in, as a neutral [santri.Lembar]
// that the import rules of package santri judge; lists and result files out.
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
//   - A cell written for a spreadsheet may start a formula there: [TulisCSV]
//     guards such cells unless the file is for an official upload.
package santriberkas
