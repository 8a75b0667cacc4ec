// Package dasarbun runs units of work on SQL databases through bun, and holds
// what every SQL storage of the house shares: errors with a kind ([Translate],
// [OneRow]), moments ([Mikro]), migrations per package ([Migrasi]), bulk
// inserts ([SisipBanyak]), the outbox ([Kotak]) and idempotency keys ([Ulang]).
//
// It works on Postgres and SQLite and imports no driver; the rooms pgdb and
// sqlitedb open the two that the house is tested on.
//
// # Traps
//
//   - On Postgres a unit is READ COMMITTED: what it read may be changed by
//     another unit unless it holds a lock. Take locks first and in a fixed
//     order: UPDATE ... RETURNING on the row that counts, or [ForUpdate].
//   - A violated constraint kills a Postgres transaction. Find expected
//     conflicts with ON CONFLICT DO NOTHING and [OneRow].
//   - On SQLite a unit is BEGIN IMMEDIATE: it has the database for writing from
//     its start. An outer store that writes inside it waits until it gives up.
//   - bun writes values into the text of a query. An empty slice in IN (?) is
//     an error on Postgres, and a NUL in a text fails late: check at the border.
package dasarbun
