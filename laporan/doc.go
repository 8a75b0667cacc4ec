// Package laporan is the statements that a treasurer, a head and a board read:
// trial balance, ledger account, arrears with ageing, cash of the day, and the
// account of one santri.
//
// Every statement is a [Dokumen]: a table with the question it answers, the day
// and the moment of recording it looks from, when it was made, how many rows it
// has, and a short checksum of them. The same question with both dates fixed
// gives the same rows for ever ("what did we say on 1 July?"). Every total names
// the question whose rows add up to it ([Baris].Rinci), so that a reader can
// open it, and a test can add it up.
//
// The package reads through the ports of the others; sums over many rows are
// made in the database through [Ringkasan], which laporanbun implements.
// Nothing is ever written.
//
// # Traps
//
//   - A statement without Tercatat looks from "everything recorded so far" and
//     changes when a late entry comes in; print the moment to be able to ask again.
//   - Names are opened through privasi.Penjaga in one logged decision per
//     statement; a role that may not see them gets "—", not an error.
//   - No rows are not a zero: Dokumen.Kosong says that there is nothing to add up.
package laporan
