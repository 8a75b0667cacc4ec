// Package bpjs computes contributions to BPJS Kesehatan and BPJS
// Ketenagakerjaan: what the institution (lembaga) and the worker (pekerja) owe for
// one worker and one contribution month, and what of it counts for PPh 21.
//
// # Model
//
// Rates, floors, caps, the age limit of JP and the tax treatment are dated rows
// ([Baris]) in a [Buku]. [Baku] is the embedded one; [Baca] reads a book of the
// embedder, [Buku.Tambah] adds next year's rows to one, in the same form, without
// a new release. [Buku.Pada] gives the [Tabel] of one contribution month and
// [Tabel.Hitung] the [Iuran] of one worker: pure, exact, without allocation.
//
// Every contribution is rate × base, rounded once, half up, to whole rupiah. No
// rule is known for the rounding: it is a choice of this package.
//
// # Traps
//
//   - The month decides, never the year: the cap of JP changes with the March
//     contribution. JHT has no cap.
//   - The base is pokok + tunjangan tetap. THR and variable pay are not in it.
//   - Shares of the institution in Kesehatan, JKK and JKM are bruto of the worker;
//     those in JHT and JP are not. The worker's 1% for Kesehatan is not deductible.
//   - A minimum wage of 0 means "no floor": the caller decides whether a missing
//     UMK is an error.
//   - A wage of nol with a floor still owes Kesehatan, on the floor.
//   - A month for which the newest cap of JP may be out of date is computed with a
//     warning in [Iuran.Peringatan]; a month before the book begins is refused.
package bpjs
