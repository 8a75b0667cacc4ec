// Package persetujuan keeps consent: who said yes to which purpose, after reading
// what, how it is proven, and whether it still holds.
//
// # Model
//
// A [Persetujuan] is one record for one person and one purpose: a list of dated
// steps that is only ever added to. It begins when consent is asked for
// ([Minta]), after a notice was served ([Penyajian]) in its exact version and in a
// form that the reader understands. [Persetujuan.Beri] is an explicit act for
// that one purpose, by the person himself or by a proven guardian, out of a form
// ([Formulir]) that leaves the choice free, or with evidence of paper or a
// recording. [Persetujuan.Tolak], [Persetujuan.Tunda], [Persetujuan.Tarik],
// [Persetujuan.Perbarui] and [Persetujuan.Batalkan] are the other moves.
//
// What a record is worth at a moment is computed from its steps and the [Fakta]
// around it: age, authority, hand-over, changes of the notice, the end date
// ([Persetujuan.StatusPada]). [BerlakuPada] answers for a person and a purpose over
// all records; where two guardians disagree, the more restrictive wins.
//
// # Traps
//
//   - Having read, scrolled, signed in or kept silent is never consent; nothing here
//     turns it into one.
//   - Purposes match exactly. Consent to "pemasaran" covers no purpose below it, and
//     consent to a purpose above it does not cover "pemasaran".
//   - A withdrawal is final for its record: consenting again is a new record. It is
//     never refused because of the clock, and withdrawing twice gives the same answer.
//   - Expired and suspended are computed, so a stopped scheduler leaves no door open.
//   - A guardian whose authority is frozen gets an error here that must not reach
//     him: see the package wali.
package persetujuan
