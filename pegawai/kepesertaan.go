package pegawai

import "github.com/pesantren-go/pesantren/dasar"

var (
	// ErrPeserta says that a membership in BPJS is malformed.
	ErrPeserta = dasar.Aturan("PEG-PESERTA-01")
	// ErrPesertaTumpang says that another record of membership holds on some of the
	// days (Conflict).
	ErrPesertaTumpang = dasar.Aturan("PEG-PESERTA-02")
)

// Validate refuses, with [ErrPeserta], further family members outside 0 to 10 or
// without BPJS Kesehatan (Perpres 82/2018: each costs the worker 1%).
func (k Kepesertaan) Validate() error {
	if k.Tambahan < 0 || k.Tambahan > 10 || k.Tambahan > 0 && !k.Kesehatan {
		return ErrPeserta.Invalidf("anggota keluarga tambahan 0 sampai 10 orang, dan hanya bagi peserta BPJS Kesehatan").Pada("tambahan")
	}
	return nil
}

// jenisKepesertaan tells the common path what is particular about memberships.
func jenisKepesertaan() jenisBerkala[Kepesertaan] {
	return jenisBerkala[Kepesertaan]{
		nama: "kepesertaan", toko: func(st Stores) BerkalaStore[Kepesertaan] { return st.Kepesertaan }, kepala: (*Kepesertaan).kepala,
		rapikan: func(k *Kepesertaan) error { return k.Validate() },
		bentrok: func(k, _ Kepesertaan) error {
			return ErrPesertaTumpang.Conflictf("catatan kepesertaan BPJS lain berlaku %s; akhiri atau ganti dahulu", masa(k.Mulai, k.Selesai)).Pada("mulai")
		},
	}
}

// Kepesertaan gives the memberships of people in BPJS; Ganti ends the one so far.
func (s *Service) Kepesertaan() Riwayat[Kepesertaan] {
	return Riwayat[Kepesertaan]{s, jenisKepesertaan()}
}
