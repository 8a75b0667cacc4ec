// Package pph21 is the income tax on work (PPh Pasal 21) that an institution
// withholds: pure rules over dated tables.
//
// # Model
//
// A [Buku] holds the parts of the law, each with its own dates and source: monthly
// TER A, B and C, daily TER, Article 17, PTKP, biaya jabatan and biaya pensiun, a
// few single numbers, and the tax objects of Coretax. [Buku.Pada] gives the [Tabel]
// in force on a day, and the rules are its methods:
//
//	pegawai tetap, a month         [Tabel.Bulanan], [Tabel.Susulan] (THR after the salary)
//	pegawai tetap, last period     [Tabel.MasaTerakhir]
//	tax borne by the employer      [Tabel.GrossUp], [Tabel.GrossUpTerakhir]
//	pegawai tidak tetap, monthly   [Tabel.Bulanan], every month by itself, nothing in December
//	daily, weekly, piece, job      [Tabel.Harian]
//	bukan pegawai                  [Tabel.BukanPegawai]
//	peserta kegiatan, pension fund [Tabel.SekaliBayar]
//	dewan pengawas                 [Tabel.Bulanan]
//	periodic pension               [Tabel.Bulanan], then [Tabel.MasaTerakhir] with Pensiunan
//
// Which of them somebody falls under is given and never inferred. Every result
// carries the version of the tables ([Tabel.Versi]), and with a *uraian.Uraian the
// steps with their articles; a nil one costs nothing.
//
// Next year's table needs no release: a file in the form of [Baca] is added with
// [Buku.Dengan]. The files in data/ are the model of each kind.
//
// # Traps
//
//   - A row of TER is (a, b]: 5.400.000 is 0%, 5.400.001 is 0,25% of everything.
//     There is nothing between them: a fraction is rounded first, by [Bruto].
//   - Monthly TER knows no biaya jabatan, PTKP, contribution or zakat.
//   - The last period is signed. A negative PPh is a refund with a last day, never
//     zero.
//   - PTKP is not shared by months for somebody who joins or leaves; only the cap of
//     biaya jabatan is.
//   - Only contributions for JHT, JP and pension reduce the year; BPJS Kesehatan of
//     the employee does not.
//   - An open table stays in force when a new law comes that nobody has entered:
//     [Tabel.Peringatan] says so from the first month of the next tax year on.
//   - Before 2024 there is no TER: refused.
//   - A gross-up may have two solutions; the smallest is taken and Ganda says so.
//   - K/I exists only in the annual return and has no TER.
//   - 120% without NPWP is off unless somebody takes [Tabel.TanpaNPWP].
//
// # Rounding
//
// Tax is rounded once, half up to whole rupiah (PER-11/PJ/2025 Ps. 129, in force
// since 22 May 2025; nothing was regulated before). PKP goes down to full thousands
// (UU PPh Ps. 17(4)). For biaya jabatan, n/12 and the average of a day no rule is
// known: they are rounded half up at the end, which is a choice. Amounts are bounded
// by [dasar.MaxRupiah], rates have at most two decimals and are computed as whole
// hundredths of a percent.
//
// # Sources
//
// PP 58/2023 (TER); UU PPh Ps. 17(1)a as changed by UU 7/2021; PMK 101/PMK.010/2016
// (PTKP); PMK 168/2023 and its annex (rules and examples); PER-11/PJ/2025 (rounding,
// forms); PENG-6/PJ.09/2024 (no surcharge on a valid NIK). State of the law: 1
// October 2026. Official errors are not reproduced: PMK 168/2023 Lampiran B I.6
// multiplies 55.500.000 where bruto is 55.000.000.
package pph21
