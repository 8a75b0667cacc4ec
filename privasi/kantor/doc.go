// Package kantor is the privacy office of an institution: what the rules of the
// rooms beside it decide is kept, sealed, proven and answered for here.
//
// # Model
//
// The rooms (wali, persetujuan, hak, retensi and the others) are pure: a state and a
// command give a new state and its moves. [Service] reads a state, lets the rule
// decide, seals what is personal, and stores the state with its moves in one unit of
// work ([privasi.GudangRekaman]). Two people who move the same record do not
// overwrite each other: the second gets PRI-REKAMAN-01.
//
// The office answers the door's questions: as [privasi.SumberFakta] it tells which
// consents hold, who is restricted and what was destroyed ([Service.Fakta]). It signs
// the log ([Service.TandatanganiBuku]) and shows a person who saw his data, line by
// line with a proof ([Service.JejakSaya]).
//
// Retention is kept as the schedule says it ([Service.JatuhTempo]), held by whom it must
// be held ([Service.TahanData]), and ends in nine steps by two people
// ([Service.RencanakanMusnah] to [Service.TutupMusnah]). Owners say when the clock starts
// ([SumberMulai]) and erase what stands readable with them ([PenyediaHapus]). The daily
// round ([Service.RutinRetensi]) plans what is due, and carries out what a standing order
// of two people names ([Service.UsulkanPerintahTetap]); the cases of the task team by an
// order of its own, out of everybody else's sight ([Service.UsulkanPerintahPerkara]). A whole institution leaves from
// [Service.AkhiriLayanan] to [Service.TutupAkhirLayanan].
//
// A policy is drafted, announced before it counts and told to each person it affects
// ([Service.TerbitkanKebijakan], [Service.KebijakanSaya]); before the first of them nothing
// but rights, complaints and emergencies is processed, and later nothing for a purpose that
// the one in force does not name ([Service.PeriksaKebijakan]). Requests about one's own data
// come in by [Service.AjukanPermohonan] or, from paper, [Service.CatatPermohonan];
// complaints have a channel of their own ([Service.Adukan]), and go to the leadership where
// the desk itself is complained about.
//
// Whoever has to be told something gets one delivery, gathered out of the matters
// ([Service.KumpulkanKabar]) and carried by a [Pengirim], an inbox ([Service.KotakSaya]) or a
// letter ([Service.SuratAntaran]) until it is known what became of it
// ([Service.RutinKabar]).
//
// A person reads the records that stand for him through the door ([Service.DataSaya]). What
// he takes with him is gathered from every owner of registered types and
// written with its proofs ([Service.SiapkanSalinan]); evidence of a span of time is the
// same file with fewer sections ([Service.BerkasBukti]).
//
// The record of processing is generated out of register, tags, retention and attachments,
// and put down when it is complete ([Service.SahkanRopa]); what differs later is named
// ([Service.KeadaanRopa]). [Service.Simulasi] replays every matter, open ones too, under a
// law that is still to come. A call that makes a record may be sent twice ([Service.Sekali]).
//
// # Traps
//
//   - A destruction closes the door, then destroys keys, then lets the owners erase. Cut
//     short, it is called again and finishes; nothing of it is ever taken back.
//
//   - What a person may do for himself or for his child is asked of [Service.Hubungan];
//     without it nobody is related to anybody. What the desk may do needs the role of
//     the data protection officer (PPDP).
//
//   - Sealing happens before the unit of work. A state that a rule returned is sealed
//     and stored once; after a conflict read it again.
//
//   - Nothing here is cached: a withdrawal holds at the next decision. Beside it stands
//     [PintuKebijakan], which remembers for a minute which purposes the policies name.
package kantor
