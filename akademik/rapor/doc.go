// Package rapor says what a rapor holds and how it comes about: pure rules, without
// storage and clock.
//
// # Model
//
// A [Rapor] is one santri's rapor of one class and term as a plain value that stands by
// itself: every name, label and mark is the text that prints, so that a page, a PDF and
// a check ten years later need nothing else. Its pages are those of the tracks:
// [Formal], [Diniyah], [Tahfidz]; a page that the santri does not have is nil.
//
// [Rapor.Sidik] is the hash of its content. A [Terbitan] puts number, version and hash
// to a Rapor when it is published; a [Dokumen] is both, and what is printed from.
//
// The way there is a state machine: the sheet ([Keadaan]) of a class, subject and term
// is open, sent by its teacher, checked by the wali kelas, locked with its class and
// published. [Keadaan.Sesudah] is every step of it, with who may take it.
//
// # Traps
//
//   - A Rapor prints in any state, also with half of the marks: what is missing is
//     listed in [Rapor.Kurang], and a Dokumen that is not whole or not published must
//     show [Dokumen.Tanda] on every page.
//   - The hash covers the content and nothing about its publication: reopened and
//     published again without a change, a rapor has another version and the same hash.
//   - A mark that is not there is "", which is not 0. Marks are text: 78,5 as printed.
//   - Ranks are in no Rapor. They are a report of their own (nilai.Peringkat).
//   - The field names below are part of the hash. A field that is added later and left
//     empty changes no hash; a renamed one changes all of them.
package rapor
