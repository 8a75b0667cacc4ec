// Package ekspor makes the file in which a person takes everything with him that an
// institution keeps of him, and checks such a file without a database, a network or
// trust in the server.
//
// # Model
//
// The inventory ([privasi.Daftar]) says which types are stored. Each owner of types
// implements [Penyedia]: for every type of its own it gives the rows of one person or
// the reason why there are never any ([Bagian]). [Lengkap] refuses, by name, a type
// that nobody answers for: that is what makes an export complete rather than long.
//
// [Penulis] writes a zip: for each type one file of JSON, one row a line, and the same
// as CSV; then the manifest ([Manifes]) with one section per registered type, also
// those without rows, each with its count and its SHA-256, signed with the key of the
// institution's log (Ed25519). The last bytes of the zip, its comment, sign the whole
// file, so that no bit of the container is free either.
//
// [Periksa] needs the file and the public key that the policy page prints. It compares
// signature, sections, hashes and counts, and every proof inside: lines of the trail
// against the signed checkpoint, receipts against the same. What does not hold is a
// named error.
//
// # Traps
//
//   - A section is what its owner says. That nothing was forgotten inside one is for a
//     test that scans the database, not for the verifier.
//   - Who opens and packs the file anew keeps its contents provable and breaks the
//     container ([ErrWadah]): hand on the file as it was downloaded.
//   - A file that was cut off by the network has no comment and fails as unreadable.
//   - Nobody else's values belong in a row: owners give ids of other people, never
//     their names or numbers. A row of another person is refused ([ErrPenyedia]).
package ekspor
