// Package privasitest holds what tests about personal data share: a set-up in
// memory ([Rumah]), the check that every persisted field is tagged ([Lengkap]),
// comparison of records with sealed fields ([Sama]), a search for canaries
// ([TanpaKenari]), and the conformance suites of the privasi stores.
//
// A package's own test of its tags is one line:
//
//	privasitest.Lengkap(t, rumah.Daftar, (*santri.Store)(nil), (*santri.GudangWali)(nil))
package privasitest
