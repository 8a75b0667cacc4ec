// Package tunas keeps what PP 17/2025 (PP TUNAS) asks of a system that children use:
// age bands, what a band may do alone, an account that begins with the guardian,
// privacy that is high from the start, no profiling, a sign when somebody watches,
// and the evidence of the self-assessment.
//
// # Model
//
// All numbers and lists are dated data with source and confidence ([Baku]); most of
// the law's text could not be checked twice, so an embedder may give other tables
// ([Baca]). [Ketentuan.Jenjang] is the band of a person at a moment,
// [Ketentuan.Akses] what a feature asks of that band, [Ketentuan.Bawaan] a setting
// before anybody touched it. An [Akun] moves from asked to active only through the
// guardian; from 17 the child is asked first and the guardian confirms. [Pemantauan]
// is somebody watching, which the child always sees. [Penilaian] is the
// self-assessment.
//
// # Traps
//
//   - Child here is under 18, married or not: package wali's AnakTerlindung.
//   - An unknown age is the youngest band: everything goes through the guardian.
//   - A refusal deletes account data only. Marks and books are kept under their own
//     classes.
//   - The way to complain is open to every band.
package tunas
