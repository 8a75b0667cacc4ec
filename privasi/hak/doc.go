// Package hak handles what people ask about their own data: requests with clocks, their
// answers, and complaints about how it went.
//
// # Model
//
// A [Permohonan] is one request of one person for one right ([Jenis], with its article
// and clocks in [SemuaJenis]). [Terima] records it, from the app or from paper, with its
// number and clock at once; the law of that moment stays with it. It then passes
// verification, and where needed the proof of a guardian, the assessment of a child's
// capacity or the guardian's approval, is dealt with, granted (in part) or refused, told,
// and closed. What it waits for is its [Status]; while it waits its clock runs, except
// where the law starts it at verification.
//
// Every move is a method of the value: it returns the new value and the event, and
// changes nothing itself. Whether a request is late follows from its clocks and a moment
// ([Permohonan.Lewat]); nothing is ever cancelled by a clock.
//
// A [Pengaduan] is a complaint: another channel, another clock, and never handled by the
// person complained about. A [Pembatasan] is data that may only be kept; a
// [KeputusanOtomatis] is a decision by a machine that a person has to look at first.
//
// # Traps
//
//   - A paper request counts from the day it arrived, not from the day somebody typed it
//     in. An earlier day needs the scan; a later one is refused.
//   - Two requests for the same right and scope are one: the later points to the earliest,
//     also when the paper that surfaces last is the earliest.
//   - The proof of a guardian is asked for again when a request is carried out
//     ([Permohonan.Penuhi]); what was true when it was made is not enough.
//   - Whether somebody is a child is a fact of the moment: a request that waits for an
//     assessment or a guardian goes on when he comes of age ([Permohonan.Lanjutkan]).
//   - A frozen guardian must not notice. Whoever builds [Fakta] for the answer to him gives
//     what an ordinary request would show (package wali).
package hak
