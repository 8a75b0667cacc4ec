// Package antar carries a notice (kabar) to one person until it is known that it reached
// him, or why it did not.
//
// # Model
//
// An [Antaran] is the delivery of one notice about one matter to one person; the same
// kind, matter and person are the same delivery ([Kunci]), so that it is made once however
// often it is asked for. It waits to be sent ([Antre]); what goes out by a channel is
// sent ([Terkirim]) with its proof. Whoever has no other channel finds it in his inbox
// ([Ditaruh]), where opening it is the proof; what nobody opened in time, and what no
// channel carries, fails with a reason ([Gagal]) and goes on paper: handing the letter
// over ends it as sent. A failure may be tried again by hand.
//
// # Traps
//
//   - A delivery holds no text: the text is written by the matter when it is read, so that
//     nothing personal waits here.
//   - A sender that was cut short is asked again for the same notice: it passes [Pesan].ID
//     on, so that who receives twice can tell.
//   - [Gagal] is final for the clock, not for people: [Antaran.Ulangi], [Antaran.Baca] and
//     [Antaran.Sampai] still end it.
package antar
