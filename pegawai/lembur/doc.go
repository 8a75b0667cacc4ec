// Package lembur computes overtime pay (upah kerja lembur) under PP 35/2021.
//
// # Model
//
// The numbers of the regulation are dated data in a [Buku]: [Baku] is embedded,
// [Baca] reads one of the embedder in the same JSON form. [Buku.Pada] gives the
// [Tabel] of a day. Its base ([Upah]) is the monthly wage that the regulation
// names: [Tabel.Dasar] of a monthly wage, [Tabel.DasarHarian] of a daily wage,
// [Tabel.DasarHasil] of pay by piece. [Tabel.Hitung] pays the hours of one day.
//
// Pay = base ÷ 173 × Σ hours × multiplier, exact, rounded once, half up, to whole
// rupiah (no rule of rounding is known: a choice). A part of an hour is paid pro
// rata with the multiplier of the hour it lies in.
//
// # Traps
//
//   - The hourly wage ([Tabel.Sejam]) is rounded for the eye only. Never multiply
//     it.
//   - The base is 100% of pokok + tunjangan tetap, unless that is less than 75% of
//     the whole wage: then it is 75% of the whole wage.
//   - Hours beyond the last row of a rest day have no multiplier: they are refused
//     with [ErrLewatTabel], not paid at the last one.
//   - Hours beyond the legal limit of a workday were worked and are paid, with a
//     warning; [Tabel.PeriksaBatas] refuses them where overtime is ordered.
//   - The minimum wage is the floor of pay by piece only (Ps. 33(3)).
package lembur
