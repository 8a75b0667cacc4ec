// Package keuanganberkas reads bank statements and writes the lists of keuangan
// as CSV and XLSX.
//
// No bank publishes the layout of its files, and one bank has several. Layouts
// are therefore data ([TataLetakBaku]): the titles of the columns, how days and
// amounts are written, whether references are unique. A file is recognised by
// its title row, wherever that stands; a school whose bank writes otherwise
// gives a layout of its own ([Opsi].Sendiri). What is read is proved by the
// running balance (keuangan.BerkasBank.Susun).
//
// # Traps
//
//   - "1,000.00" and "1.000,00" both occur. Which one a file uses is decided once,
//     from all its amounts; a file that fits neither, or both, is refused.
//   - Days are day first. 10/05/2026 is 10 May; a layout that is month first must say so.
//   - BCA leaves the year out: it follows from the period that the file states,
//     or that the caller gives.
//   - A row that cannot be read is left out and listed with its line; the other
//     rows are read all the same.
//   - Texts name people. Nothing here logs them, and errors never repeat them.
package keuanganberkas
