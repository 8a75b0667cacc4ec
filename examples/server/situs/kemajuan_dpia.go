package situs

import (
	"fmt"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi/kantor"
)

// kemajuanDpia says how far the institution is with its impact assessments, and from when
// the rest is shut.
type kemajuanDpia struct {
	Perlu    int       // activities that need one
	Berlaku  int       // and have it
	Tertutup int       // and are shut without it
	Sejak    time.Time // from when the last of the others are; zero: the register does not say
}

func hitungDpia(ds []kantor.DpiaKegiatan, kini time.Time) (m kemajuanDpia) {
	for _, d := range ds {
		if !d.Perlu() {
			continue
		}
		m.Perlu++
		switch {
		case d.Keadaan == kantor.DpiaBerlaku && !d.Usulan:
			m.Berlaku++
		case d.Tertutup(kini):
			m.Tertutup++
		case d.Kegiatan.DPIASejak.After(m.Sejak):
			m.Sejak = d.Kegiatan.DPIASejak
		}
	}
	return m
}

// kata is the sentence of the desk and of the home page, "" when nothing is left to do.
func (m kemajuanDpia) kata(lokasi *time.Location) string {
	switch {
	case m.Berlaku == m.Perlu:
		return ""
	case m.Tertutup > 0:
		return fmt.Sprintf("%d tertutup karena belum dinilai", m.Tertutup)
	case m.Sejak.IsZero():
		return "belum semua kegiatan dinilai"
	}
	return "yang belum dinilai tertutup sejak " + dasar.TanggalDari(m.Sejak.In(lokasi)).Panjang()
}

// angkaDampak reminds whoever may write, advise on or approve an assessment, long before
// the day on which data is shut without one. The zero figure: nothing is left to do.
func (k *kunjungan) angkaDampak() (angkaBeranda, error) {
	ds, err := k.s.Kantor.DaftarDpia(k.ctx(), k.Pelaku)
	if err != nil {
		return angkaBeranda{}, err
	}
	m := hitungDpia(ds, k.s.Now())
	kata := m.kata(k.Lembaga.Lokasi())
	if kata == "" {
		return angkaBeranda{}, nil
	}
	return angkaBeranda{Nama: "Penilaian dampak data", Nilai: fmt.Sprintf("%d dari %d", m.Berlaku, m.Perlu), Ket: kata, Ke: "/privasi/dpia"}, nil
}
