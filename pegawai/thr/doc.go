// Package thr computes the religious holiday allowance (tunjangan hari raya
// keagamaan) under Permenaker 6/2016.
//
// # Model
//
// The numbers of the regulation, and which religion has which holiday, are dated
// data in a [Buku]: [Baku] is embedded, [Baca] reads one of the embedder in the
// same JSON form. [Buku.Pada] gives the [Tabel] of a holiday; [Tabel.Hitung] says
// what one worker is entitled to and until when it must be paid. The dates of the
// holidays are given by the caller: the government fixes them every year.
//
// Twelve months of service and more: one month's wage. One to less than twelve:
// months ÷ 12 × wage, rounded once, half up, to whole rupiah. Less than one month:
// nothing.
//
// # Traps
//
//   - No rule says how part months count or how to round: [BulanKerja] counts whole
//     months completed when the holiday begins, and the half goes up. The slip says so.
//   - The wage is pokok + tunjangan tetap (or the clean wage), never variable pay;
//     of daily workers it is the average of the last twelve months.
//   - A better agreement, regulation of the institution or custom prevails: the
//     result is the least that is due.
//   - THR is due once a year, also in a year with two Idulfitri; and a worker whose
//     religion is not known has no holiday. Both are for the caller to see.
//   - It is bruto of the month it is due in, and no base of BPJS.
package thr
