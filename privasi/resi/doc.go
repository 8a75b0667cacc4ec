// Package resi makes receipts of consent that a parent keeps and that anybody can
// check without a network, a database or trust in the school's server.
//
// # Model
//
// [Isi] is what a receipt says: which institution, which notice, which purpose, what
// became of the consent, when, and in which capacity somebody spoke. It names
// nobody: the person and the guardian stand in it as commitments, HMAC-SHA-256 under
// a salt ([Komitmen]). The holder has the salt; the institution keeps it sealed
// under the person's key ([Catatan]), so that destroying the key makes the log's
// leaf point at nobody.
//
// The issuer signs the canonical bytes ([Terbitkan]) and puts the leaf
// ([Bertanda.Daun]) into the log of package buku. When a checkpoint covers it,
// [Bertanda.Lengkapi] adds the proof. [Periksa] checks all of it against one public
// key, the one that is printed on the policy page.
//
// # Traps
//
//   - Every failure is the same [ErrResi], without detail: a wrong byte, another
//     person, another institution, a moment in the future.
//   - The text is canonical: fields in order, no blanks, one way to write each value.
//     Any bit that changes makes it fail, also one that decoders overlook.
//   - A receipt proves what was said at its moment, not that it still holds: a later
//     withdrawal has a receipt of its own.
//   - Salts are at least 16 random bytes and never reused; the same salt twice would
//     tie two leaves to one person.
package resi
