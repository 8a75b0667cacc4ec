// Package contoh builds a school from a folder of office files and runs one
// month of it: santri in, October's bills out, the bank's month matched, the staff
// paid, the books read. The folder of an invented school is embedded; [Jalankan] takes
// any folder in the same layout:
//
//	pengaturan.json       name, zone, units, VA prefix, opening balances, order of import
//	tarif.csv             kode,uraian,unit,mukim,jumlah
//	<sheet>.csv or .xlsx  the santri sheets named in urutan_impor
//	mutasi-<bank>-<yyyy-mm>.csv   bank statements; the month of the newest is the month that runs
//	pegawai.csv           optional: the staff, paid for that month; the next month is begun
//	nilai-<level>.csv     optional: marks; classes, subjects and assessments are made as it names them
//	setoran.csv           optional: recitations of the Qur'an
//	dapodik-<unit>.xlsx   optional: tried in an empty institution of its own
//
// Running it again on the same data changes nothing.
package contoh
