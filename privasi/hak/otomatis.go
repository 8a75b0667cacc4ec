package hak

import (
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

var (
	// ErrPerluPeninjau says that a decision by a machine alone, with an effect that matters,
	// waits for a person.
	ErrPerluPeninjau = dasar.Aturan("PRI-HAK-17")
	// ErrBukanPortabel says that data may not be asked for in portable form.
	ErrBukanPortabel = dasar.Aturan("PRI-HAK-18")
)

// KeputusanOtomatis is a result that a machine computed about a person. With an effect that
// matters it is not final before a person has looked at it.
type KeputusanOtomatis struct {
	Lembaga    dasar.LembagaID          `privasi:"-,lembaga"`
	ID         string                   `privasi:"-,kunci teknis"`
	Subjek     privasi.SubjekID         `privasi:"subjek"`
	Proses     string                   `privasi:"-,nama hitungan"` // "kenaikan.usul"
	Signifikan bool                     `privasi:"-,sifat akibat"`  // legal or otherwise significant
	Dihitung   time.Time                `privasi:"-,saat dihitung"`
	Peninjau   string                   `privasi:"-,akun peninjau"`
	Diubah     bool                     `privasi:"-,hasil tinjauan"`
	Alasan     privasi.Tertutup[string] `privasi:"kategori=permohonan;kelas=spesifik;retensi=permohonan"`
	Ditinjau   time.Time                `privasi:"-,saat ditinjau"`
	Versi      uint64                   `privasi:"-,nomor perubahan"`
}

// Final says whether the result may take effect: one that matters needs its reviewer
// ([ErrPerluPeninjau]).
func (k KeputusanOtomatis) Final() error {
	if k.Signifikan && k.Peninjau == "" {
		return ErrPerluPeninjau.Forbiddenf("hasil hitungan ini berakibat penting; harus ditinjau orang sebelum berlaku")
	}
	return nil
}

// Tinjau records the review by a person: whether it changed the result, and why.
func (k KeputusanOtomatis) Tinjau(diubah bool, alasan privasi.Tertutup[string], a Aktor, pada time.Time) (KeputusanOtomatis, privasi.Peristiwa, error) {
	switch {
	case a.Akun == "" || alasan.Kosong():
		return k, privasi.Peristiwa{}, ErrPerluPeninjau.Invalidf("sebutkan peninjau dan alasannya").Pada("alasan")
	case a.Subjek == k.Subjek:
		return k, privasi.Peristiwa{}, ErrBenturan.Forbiddenf("hasil tidak boleh ditinjau oleh orangnya sendiri")
	}
	k.Peninjau, k.Diubah, k.Alasan, k.Ditinjau = a.Akun, diubah, alasan, mikro(pada)
	return k, privasi.Peristiwa{Jenis: "KeputusanOtomatisDitinjau", Objek: k.ID, Subjek: k.Subjek, Dari: "dihitung", Ke: "ditinjau", Oleh: a.Akun, Kapasitas: a.Kapasitas, Pada: k.Ditinjau}, nil
}

// Portabel says whether data of an activity can be taken along: it rests on consent or
// contract and is processed by machine (UU 27/2022 article 13).
func Portabel(d privasi.DasarHukum, otomatis bool) error {
	if !otomatis || d != privasi.Persetujuan && d != privasi.Kontrak {
		return ErrBukanPortabel.Forbiddenf("data ini tidak diproses otomatis berdasarkan persetujuan atau perjanjian; minta salinannya saja")
	}
	return nil
}

// CatatanKoreksi keeps what a field said before a correction, where it cannot be replaced
// without a trace (books, a published rapor).
type CatatanKoreksi struct {
	Lembaga    dasar.LembagaID          `privasi:"-,lembaga"`
	ID         string                   `privasi:"-,kunci teknis"`
	Permohonan string                   `privasi:"-,kunci permohonan"`
	Subjek     privasi.SubjekID         `privasi:"subjek"`
	Tipe       string                   `privasi:"-,jenis catatan"`
	Bidang     string                   `privasi:"-,nama bidang"`
	Lama       privasi.Tertutup[string] `privasi:"kategori=permohonan;kelas=spesifik;retensi=permohonan"`
	Baru       privasi.Tertutup[string] `privasi:"kategori=permohonan;kelas=spesifik;retensi=permohonan"`
	Pada       time.Time                `privasi:"-,saat dikoreksi"`
	Versi      uint64                   `privasi:"-,nomor perubahan"`
}
