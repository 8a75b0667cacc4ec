// Package nilai is the marks engine: pure rules, without storage and clock.
//
// # Model
//
// A number that an office writes is an [Angka] (ten-thousandths, exact); what is
// computed from it is a [Pecahan] (a fraction, exact), and becomes a number again
// once, at the end, by a [Pembulatan] that has a name.
//
// A [Skala] is what marks are written on, with its bands ([Pita]); [PredikatK13]
// makes the one of Kurikulum 2013 from a KKM. [Peringkat] ranks, as a report of its
// own.
//
// # Traps
//
//   - 76,33 is not the mean of anything: compare and band the [Pecahan], print the
//     [Angka].
//   - Whether a value is rounded before its band is chosen is a property of the
//     scale: 83,6 is B in K13 with KKM 75, and 89,999 is not A on a letter scale.
package nilai
