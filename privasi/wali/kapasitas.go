package wali

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// ErrKapasitas says that an assessment of a child's capacity lacks its reason,
// its DPIA, its assessor, its scope or its period.
var ErrKapasitas = dasar.Aturan("PRI-WALI-18")

// Kapasitas records that a child understands enough to decide some things
// himself (PP 33/2026 article 38 paragraphs 5 and 6), assessed in writing and tied
// to the DPIA.
type Kapasitas struct {
	Lembaga dasar.LembagaID          `privasi:"-,lembaga"`
	ID      string                   `privasi:"-,kunci teknis"`
	Santri  privasi.SubjekID         `privasi:"subjek"`
	Penilai string                   `privasi:"-,akun penilai"`
	Alasan  privasi.Tertutup[string] `privasi:"kategori=wali.kapasitas;kelas=spesifik;retensi=permohonan"`
	DPIA    string                   `privasi:"-,kunci DPIA"`
	Lingkup []string                 `privasi:"-,tujuan atau hak yang dinilai"` // exact codes
	Mulai   time.Time                `privasi:"-,mulai berlaku"`
	Selesai time.Time                `privasi:"-,akhir berlaku"` // exclusive; an assessment is never for ever
	Versi   uint64                   `privasi:"-,versi catatan"`
}

// NilaiKapasitas makes an assessment in force from now until selesai.
func NilaiKapasitas(k Kapasitas, w Waktu) (Kapasitas, []privasi.Peristiwa, error) {
	k.Penilai, k.Mulai = w.Oleh, w.Pada.UTC()
	switch {
	case k.Alasan.Kosong():
		return Kapasitas{}, nil, ErrKapasitas.Invalidf("tuliskan alasan penilaian").Pada("alasan")
	case k.Penilai == "" || k.DPIA == "" || k.Santri == "":
		return Kapasitas{}, nil, ErrKapasitas.Invalidf("sebutkan penilai dan DPIA yang mendasarinya").Pada("dpia")
	case len(k.Lingkup) == 0 || !k.Selesai.After(k.Mulai):
		return Kapasitas{}, nil, ErrKapasitas.Invalidf("sebutkan hal yang boleh diputuskan anak dan sampai kapan").Pada("lingkup")
	}
	k.Lingkup = slices.Clone(k.Lingkup)
	return k, w.peristiwa("KapasitasDinilai", k.ID, k.Santri, "", "", k.DPIA), nil
}

// Berlaku reports whether the assessment covers a purpose or right at a moment.
func (k Kapasitas) Berlaku(santri privasi.SubjekID, lingkup string, t time.Time) bool {
	return k.Santri == santri && santri != "" && slices.Contains(k.Lingkup, lingkup) && !t.Before(k.Mulai) && t.Before(k.Selesai)
}
