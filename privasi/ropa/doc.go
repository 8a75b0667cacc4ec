// Package ropa writes the record of processing activities out of what the program
// really does, and guards what must be in place before an activity may run.
//
// # Model
//
// Three things make the record: the signed register (privasi.Register) says which
// activity touches which categories for which purpose, on which basis and for which
// roles; the tags of the persisted types (privasi.Daftar) say which fields those are
// and how long they live; a [Lampiran] holds what no program knows: who the
// controller, the processors and the places are, where data comes from and goes to.
// [Susun] joins them into thirteen contents per activity and refuses when one is
// missing. Nobody types the record; [Selisih] shows what changed, and
// [TanpaKegiatan] finds fields that no activity covers.
//
// Around it stand the gates: agreements with processors ([Perjanjian]), places
// ([Lampiran.PeriksaSimpan]), transfers abroad in their strict order ([Transfer]),
// impact assessments ([Dpia]), collection points that take what they declare and no
// more ([DaftarTitik]), cameras ([Kamera]), the officer's conflicts ([Ppdp]), measures
// written from the running configuration ([SusunPengamanan]) and the merging of
// legal entities ([Pengalihan]).
//
// # Traps
//
//   - Contents are codes of the law data; which of them are demanded comes as a list,
//     so that a newer regime needs no new program.
//   - "No transfer" and "no processor" are said in the record, never left empty.
//   - An activity that touches one specific field needs an assessment; with children
//     and money around, that is nearly every activity.
//   - A changed basis or purpose is a new activity under a new code with a new notice,
//     never an edit of the old one ([PeriksaPerubahan]).
package ropa
