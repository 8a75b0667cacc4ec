// Package retensi says how long personal data is kept, what holds it, and how it
// goes: with notice to those who must hear of it, in nine steps, with a berita acara
// (minutes) at the end.
//
// # Model
//
// A [Kelas] is one retention class with the ten contents that the written policy
// needs: it starts with an event ([Mulai]), lasts years and months, and ends with an
// action. The shipped ones are dated data ([JadwalBaku]); an institution replaces
// what it decides itself ([Jadwal.Ganti]).
//
// [Jadwal.Nilai] says when one person's data of a class is due, and why; a
// [Penahanan] holds it. [Jadwal.Rencana] is the list of what is due at a moment. A
// [Pemusnahan] carries it out: planned, approved, processors told, people told, done,
// proven, minuted, closed. A [PerintahTetap] lets classes go by themselves. [AkhirLayanan] is the same for a whole institution that
// leaves.
//
// # Traps
//
//   - Hapus is not musnah. Deleted data is out of everybody's reach but the
//     controller's; destroyed data names nobody any more and does not come back, from
//     no backup. Destroying a key is musnah.
//   - A day of ten years is kept to its last hour: data is due on the day after.
//   - A class whose length nobody has set is never due. It is reported instead.
//   - Holds and minimum lengths bind a person's own request as well ([ErrDitahan]),
//     and are looked at again at the moment of execution.
//   - Coming back (a santri who left and returned) stops the clock until he leaves
//     again.
package retensi
