// Package dasartest holds what the tests of every package share: conformance
// suites of the shared interfaces ([RunAtomic], [RunUlang], [RunKotak]), real
// databases that last as long as a test ([Postgres], [SQLite]), golden files
// ([Emas]) and a clock that stands still until it is moved ([Jam]).
//
// A storage suite runs on all three storages:
//
//	func TestMemori(t *testing.T)   { xtest.Run(t, func(t *testing.T) x.Store { return xmem.New(dasarmem.New()) }) }
//	func TestSQLite(t *testing.T)   { xtest.Run(t, func(t *testing.T) x.Store { return xbun.New(dasartest.SQLite(t, xbun.Migrasi)) }) }
//	func TestPostgres(t *testing.T) { xtest.Run(t, func(t *testing.T) x.Store { return xbun.New(dasartest.Postgres(t, xbun.Migrasi)) }) }
//
// # Traps
//
//   - Postgres needs the server's programs on the machine (Debian: apt-get
//     install postgresql) or TEST_DATABASE_URL. A test without them fails; it
//     is never skipped.
//   - Pass the migration as a plain function, not as a closure or a method
//     value: then the migrated database is made once per test binary and copied
//     for each test.
package dasartest
