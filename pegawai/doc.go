// Package pegawai is kepegawaian: the staff of a pesantren, their duties, and
// their pay, from the letter of assignment to the ledger and the tax file.
//
// # Model
//
// A [Pegawai] is one human in one institution. What changes with dates lives
// beside the person and is never overwritten: [Penugasan] (duties in units),
// [Kontrak] (terms, and how the tax law sees them), [StatusPajak] (PTKP as of 1
// January), [Kepesertaan] (BPJS), [Nilai] (what somebody is paid of a component),
// [Cuti], [Presensi], [Dokumen], [Kasbon].
//
// All dated records are written on one path, [Riwayat]: Catat adds, Ganti replaces
// from a day on, Akhiri ends, Batal makes void with a reason; what excludes each other
// is refused while the person is locked. [Service.Terima] takes people on with the
// first of every kind, [Service.Berhentikan] ends what is open, and [Impor] takes an
// office's sheet in after a preview.
//
// A [Komponen] is one kind of pay or deduction as data. A [Rencana] is everything
// that one run has in common (components, tables of the law, settings), compiled
// once; [Rencana.Hitung] turns the [Bahan] of one person into a [Slip], purely and
// exactly, and explains every line when asked. The tax is computed by
// pegawai/pph21, contributions by pegawai/bpjs, THR by pegawai/thr and overtime by
// pegawai/lembur.
//
// A [Putaran] is one run over everybody: draf, dihitung, diperiksa, disetujui,
// dikunci, dibayar, diposting. Slips of a locked run never change; a correction is
// a line in the next run, or a reversal of the whole run. Posting goes through
// keuangan.Catat in the same unit of work.
//
// # Traps
//
//   - A missing PTKP status, contract, value or hour is refused with the person
//     and the field. There is no silent TK/0 and no partial run.
//   - The classification of a person for tax ([Klasifikasi]) is given, never
//     inferred from a name or a way of paying.
//   - A tax month is a calendar month ([Putaran.Masa]) even where the pay follows
//     Hijri months ([Putaran.Dari], [Putaran.Sampai]).
//   - Two runs of one month (pay and THR) are one tax base: the second withholds
//     what the whole month owes less what the first withheld.
//   - A negative PPh 21 of the last period is a refund and a line of its own; it
//     is never clamped.
//   - Quantities are hundredths ([Kuantitas]), percentages hundredths of a percent
//     ([Persen]).
package pegawai
