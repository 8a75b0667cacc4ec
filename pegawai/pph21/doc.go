// Package pph21 computes PPh 21, the Indonesian tax on income from work, as an
// employer withholds it: monthly TER, the settlement of the last period, tax that
// the employer bears, and the recipients who are no employees.
//
// # Model
//
// The law is dated data. A [Bagian] is one part of it (TER A, Pasal 17, PTKP, ...)
// with its days and its source; a [Buku] holds parts of all years; [Buku.Pada]
// gives the [Tabel] of one day, on which every rule is a pure method. [Baku] is the
// law as it stood on 1 October 2026, from 2024 on; [Baca] and [Buku.Dengan] put
// next year's parts in without a new release. Results name the version of the
// tables, and record their steps in a *uraian.Uraian when given one.
//
// Sources: PP 58/2023 (TER), PMK 168/2023 (rules and worked examples), UU 7/2021
// (Pasal 17), PMK 101/PMK.010/2016 (PTKP), PER-11/PJ/2025 (rounding).
//
// # Traps
//
//   - A row of TER is (a, b]: 5.400.000 pays nothing, 5.400.001 pays 0,25% of the
//     whole gross, not of the part above.
//   - The result of the last period is signed. Negative is a refund; never clamp it.
//   - PTKP is not shared by months for somebody who joins or leaves; only the cap
//     of biaya jabatan is.
//   - Gross-up may have two answers. The smaller is taken, and the other is told.
//   - K/I exists in the annual return only: withholding by it is refused.
//   - Nothing is inferred: which rule fits a person is the caller's decision.
package pph21
