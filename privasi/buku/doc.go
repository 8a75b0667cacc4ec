// Package buku is the log that nobody can rewrite unnoticed: a Merkle tree over
// everything that was shown, given and withdrawn (RFC 6962), with signed
// checkpoints that others can keep.
//
// # Model
//
// A leaf ([Daun]) is a few bytes that name nobody: hashes and salted
// commitments. The root over all leaves so far ([Akar], [Tepi.Akar]) is signed
// as a checkpoint ([TitikPeriksa]). With a checkpoint and a short proof anybody
// can check, without the database and without a network, that a leaf is in the
// log ([PeriksaMuat]) and that a newer log only added to an older one
// ([PeriksaSambung]). Proofs are those of golang.org/x/mod/sumdb/tlog, checkpoints
// are signed notes that other tools read as well.
//
// [DaunJejak] makes the leaf of one decision of the trail: one commitment per
// person in a tree of its own, so that each of them can be shown his own line
// ([BuktiJejak]) and nobody else's.
//
// # Traps
//
//   - A log without a checkpoint kept elsewhere proves nothing about its end: a
//     tail that was cut off is noticed only against a newer checkpoint.
//   - The tree stays valid after a person's data is destroyed; what goes is the salt
//     that ties a commitment to him.
//   - Integrity is not completeness: that a value was never released without a leaf
//     is the work of [privasi.Penjaga], not of this package.
package buku
