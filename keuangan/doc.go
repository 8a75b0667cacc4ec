// Package keuangan keeps the money of a pesantren: the double-entry books
// ([Jurnal], [Akun], [Periode]), what santri owe ([Komponen], [Tarif],
// [Tagihan]), what was paid ([Pembayaran], [Alokasi], [Kuitansi]) and what the
// bank says ([MutasiBank]).
//
// # Model
//
// The journal is append-only. Every operation that moves money posts through
// [Catat] in its own unit of work, under a cause (Sumber) that can be posted
// once; a mistake is undone by the exact opposite ([Jurnal.Balik]), never by an
// edit. A bill is immutable, and what it still asks is computed in one place
// ([Posisi.Sisa]) from credit notes and allocations beside it. Balances are
// sums; the tables that make them fast are derived, can be rebuilt
// ([JurnalStore.Rangkum]) and are compared ([Service.PeriksaBuku]).
//
// Every journal balances in each unit and fund (dana), so that a unit or a
// fund has a trial balance of its own. Every journal has two dates: Tanggal, the
// day it counts for, and Dicatat, the moment it was written down. A report that
// fixes both ([PadaSaat]) never changes again. A month that is locked accepts
// nothing by any path.
//
// What people owe and pay is data about them. [Service] shows it through
// [privasi.Penjaga] alone: each reader asks for the santri that it is about, the
// trail names them, and what is held back stays in its list, marked Tertahan and
// without amounts, or is refused. Sums of the books are nobody's and stay whole. Bills
// and payments are `umum`: they are claims and books of the institution. What a family
// keeps with it (titipan) and why somebody pays less (keringanan) tell of his finances
// and are `spesifik` (UU 27/2022 article 4(2)f and its elucidation: savings, deposits,
// cards).
//
// [Service] is the door for people: it checks the scope of the [dasar.Pelaku],
// makes ids and moments, and opens units of work. The operations below it
// ([Catat] and others) take stores, so that other packages post inside units of
// their own. Rules are pure functions and methods on values.
//
// # Traps
//
//   - Journals and bills name people by random ids and aliases only. Do not
//     write a name into Keterangan: destroying a person's keys would not reach it.
//   - Cash lines name a drawer (Laci), bank lines a bank account (Rekening):
//     the chart of accounts says which accounts ask for it.
//   - Accounts that are kept per santri or family (piutang, titipan) are moved
//     by bills and payments only; [Service.CatatJurnal] refuses them.
//   - A published figure fixes PadaSaat.Tercatat to a moment that lies a little
//     back: a unit of work that is still under way carries the moment at which it began.
//   - [JurnalStore.Tambah] checks no rules and expects its months to be held:
//     call [Catat].
//   - After an error a unit of work must end; see [dasar.Atomic].
package keuangan
