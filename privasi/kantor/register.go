package kantor

import (
	"context"
	"maps"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/ropa"
)

// ErrPeralihanMundur says that somebody wanted to do without impact assessments for longer
// than the register says.
var ErrPeralihanMundur = dasar.Aturan("PRI-ROPA-24")

// penandatangan lets through who signs the register for the institution: whoever watches
// over it does not.
func penandatangan(pel dasar.Pelaku) error {
	if err := pel.Validate(); err != nil {
		return err
	}
	if !slices.Contains([]string{privasi.PeranKepala, privasi.PeranPengasuh, privasi.PeranAdmin}, pel.Peran) {
		return ErrPenyetujuPeran.Forbiddenf("register ditandatangani kepala, pengasuh, atau admin")
	}
	return nil
}

// TandatanganiRegister puts a register in the place of the one whose Versi it carries. An
// activity that is new, begins again or reaches further ([privasi.Kegiatan.Meluas]) and has a reason for
// an impact assessment needs one that was approved for what it will be, and has not run out
// ([ropa.ErrDPIA]); from then on it shows specific data only as long as one is in force. What
// is said about assessments in baru itself counts for nothing: the records do. The day from
// which a row demands one only ever moves forward ([ErrPeralihanMundur]); a row signed before
// there was such a day gets it with this signature ([privasi.MasaPeralihanDPIA]).
func (s *Service) TandatanganiRegister(ctx context.Context, pel dasar.Pelaku, baru privasi.Register, jabatan string) (privasi.Register, error) {
	if err := penandatangan(pel); err != nil {
		return baru, err
	}
	lama, err := s.Register.Ambil(ctx, pel.Lembaga)
	if err != nil {
		return baru, err
	}
	if baru.Versi != lama.Versi {
		return baru, privasi.ErrRegisterVersi.Conflictf("register sudah ditandatangani orang lain; periksa lagi yang tersisa di bawah ini")
	}
	if _, err := baru.Tandatangani(pel.ID, jabatan, s.kini()); err != nil { // what is wrong with the register itself comes first
		return baru, err
	}
	if err := ropa.PeriksaPerubahan(lama, baru); err != nil {
		return baru, err
	}
	baru = baru.Salin()
	if err := s.jagaDpia(ctx, lama, &baru); err != nil {
		return baru, err
	}
	if baru, err = baru.Tandatangani(pel.ID, jabatan, s.kini()); err != nil {
		return baru, err
	}
	return baru, s.Register.Simpan(ctx, pel.Lembaga, baru, lama.Versi)
}

// jagaDpia gives every row of a new register the assessment that it has, and refuses one
// that needs one and has none.
func (s *Service) jagaDpia(ctx context.Context, lama privasi.Register, baru *privasi.Register) error {
	if lama.WajibDPIA && !baru.WajibDPIA {
		return mundur()
	}
	m, err := s.bukaMejaDpia(ctx, lama.Lembaga)
	if err != nil {
		return err
	}
	dulu := map[string]privasi.Kegiatan{}
	for _, k := range lama.Kegiatan {
		dulu[k.Kode] = k
	}
	for i := range baru.Kegiatan {
		k := &baru.Kegiatan[i]
		if k.Meluas(dulu[k.Kode]) {
			err = s.nilaiMeluas(m, k)
		} else {
			err = tetapkanPeralihan(dulu[k.Kode], k, s.kini())
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func mundur() error {
	return ErrPeralihanMundur.Invalidf("tanggal mulai wajibnya penilaian dampak hanya dapat dimajukan").Pada("dpia_sejak")
}

// nilaiMeluas finds the assessment of a row for what it will be.
func (s *Service) nilaiMeluas(m mejaDpia, k *privasi.Kegiatan) error {
	r, kini := rincian(m.lampiran, k.Kode), s.kini()
	k.DPIA, k.DPIASampai, k.DPIASejak = "", time.Time{}, kini
	sidik := ropa.SidikKegiatan(*k, s.Daftar, r)
	for _, id := range slices.Sorted(maps.Keys(m.semua)) {
		if p := m.semua[id]; p.Kegiatan == k.Kode && p.BerlakuPada(sidik, kini) {
			dinilai(k, p, kini)
		}
	}
	if k.DPIA != "" {
		return nil
	}
	return ropa.PeriksaAktif(m.register.Lembaga, *k, s.Daftar, r, nil, kini)
}

// dinilai puts an approved assessment into a row, which from then on demands one.
func dinilai(k *privasi.Kegiatan, p ropa.Dpia, kini time.Time) {
	k.DPIA, k.DPIASampai = p.ID, p.Kedaluwarsa
	if k.DPIASejak.IsZero() || kini.Before(k.DPIASejak) {
		k.DPIASejak = kini
	}
}

// tetapkanPeralihan keeps the assessment of a row that reaches no further, and its day.
func tetapkanPeralihan(lama privasi.Kegiatan, k *privasi.Kegiatan, kini time.Time) error {
	k.DPIA, k.DPIASampai = lama.DPIA, lama.DPIASampai
	switch {
	case lama.Kode == "": // new, and not active: judged when it begins
		k.DPIASejak = kini
	case lama.DPIASejak.IsZero() && (k.DPIASejak.IsZero() || k.DPIASejak.After(kini.Add(privasi.MasaPeralihanDPIA))):
		k.DPIASejak = kini.Add(privasi.MasaPeralihanDPIA)
	case !lama.DPIASejak.IsZero() && (k.DPIASejak.IsZero() || k.DPIASejak.After(lama.DPIASejak)):
		return mundur()
	}
	return nil
}
