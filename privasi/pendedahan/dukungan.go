package pendedahan

import (
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/rezim"
)

var (
	// ErrAksesDukungan says that support access has no ticket, no instruction or no end
	// within the setting, or is not agreed.
	ErrAksesDukungan = dasar.Aturan("PRI-DUKUNG-01")
	// ErrAksesDukunganHabis says that support access is over.
	ErrAksesDukunganHabis = dasar.Aturan("PRI-DUKUNG-02")
)

// AksesDukungan lets somebody of the vendor in, for one ticket and some hours. It ends by
// itself.
type AksesDukungan struct {
	Lembaga    dasar.LembagaID `privasi:"-,lembaga"`
	ID         string          `privasi:"-,kunci teknis"`
	Akun       string          `privasi:"-,akun petugas dukungan"`
	Tiket      string          `privasi:"-,nomor tiket"`
	Instruksi  string          `privasi:"-,kunci perintah tertulis pengendali"`
	Kategori   []string        `privasi:"-,jalur kategori; tanpa isi"`
	Diminta    time.Time       `privasi:"-,saat diminta"`
	Penyetuju  string          `privasi:"-,akun lembaga yang menyetujui"`
	Mulai      time.Time       `privasi:"-,saat mulai"`
	Berakhir   time.Time       `privasi:"-,saat berakhir"`
	Dihentikan time.Time       `privasi:"-,saat dihentikan lebih awal"`
	Versi      uint64          `privasi:"-,nomor perubahan"`
}

// MintaDukungan asks for access: with a ticket, the written instruction that it is done
// under (UU 27/2022 article 51), and the categories that it needs.
func MintaDukungan(l dasar.LembagaID, id, tiket, instruksi string, kategori []string, a Aktor, pada time.Time) (AksesDukungan, privasi.Peristiwa, error) {
	if l == "" || id == "" || a.Akun == "" || strings.TrimSpace(tiket) == "" || instruksi == "" || len(kategori) == 0 || pada.IsZero() {
		return AksesDukungan{}, privasi.Peristiwa{}, ErrAksesDukungan.Invalidf("akses dukungan harus menyebut tiket, perintah tertulis lembaga, dan jenis data yang diperlukan").Pada("tiket")
	}
	d := AksesDukungan{Lembaga: l, ID: id, Akun: a.Akun, Tiket: strings.TrimSpace(tiket), Instruksi: instruksi, Kategori: urut(kategori), Diminta: mikro(pada)}
	return d, d.peristiwa("AksesDukunganDiminta", "", "diminta", a, pada), nil
}

func (d AksesDukungan) peristiwa(jenis, dari, ke string, a Aktor, pada time.Time) privasi.Peristiwa {
	return privasi.Peristiwa{Jenis: jenis, Objek: d.ID, Dari: dari, Ke: ke, Oleh: a.Akun, Kapasitas: a.Kapasitas, Pada: mikro(pada)}
}

// Setujui opens the access for some time, at most what the setting allows. Whoever asked
// cannot agree himself.
func (d AksesDukungan) Setujui(lama time.Duration, a Aktor, s rezim.Setelan, pada time.Time) (AksesDukungan, privasi.Peristiwa, error) {
	if !d.Mulai.IsZero() || a.Akun == "" || a.Akun == d.Akun || lama <= 0 || lama > time.Duration(s.DukunganJam)*time.Hour {
		return d, privasi.Peristiwa{}, ErrAksesDukungan.Forbiddenf("akses dukungan disetujui oleh petugas lembaga, satu kali tiap tiket, paling lama %d jam", s.DukunganJam).Pada("lama")
	}
	d.Penyetuju, d.Mulai, d.Berakhir = a.Akun, mikro(pada), mikro(pada.Add(lama))
	return d, d.peristiwa("AksesDukunganDibuka", "diminta", "aktif", a, pada), nil
}

// Hentikan ends the access before its time. Done twice it keeps the first moment.
func (d AksesDukungan) Hentikan(a Aktor, pada time.Time) (AksesDukungan, privasi.Peristiwa) {
	if d.Dihentikan.IsZero() {
		d.Dihentikan = mikro(pada)
	}
	return d, d.peristiwa("AksesDukunganDitutup", "aktif", "berakhir", a, d.Dihentikan)
}

// Status is "diminta", "aktif" or "berakhir" at t.
func (d AksesDukungan) Status(t time.Time) string {
	switch {
	case !d.Dihentikan.IsZero() && !t.Before(d.Dihentikan), !d.Mulai.IsZero() && !t.Before(d.Berakhir):
		return "berakhir"
	case d.Mulai.IsZero() || t.Before(d.Mulai):
		return "diminta"
	}
	return "aktif"
}

// Periksa says whether an account may use the access for a category at t.
func (d AksesDukungan) Periksa(akun, kategori string, t time.Time) error {
	switch {
	case d.Status(t) == "berakhir":
		return ErrAksesDukunganHabis.Forbiddenf("akses dukungan tiket ini sudah berakhir; minta yang baru")
	case d.Status(t) != "aktif" || akun == "" || akun != d.Akun || !mencakup(d.Kategori, kategori):
		return ErrAksesDukungan.Forbiddenf("tiket ini tidak membuka data tersebut untuk Anda")
	}
	return nil
}

// mencakup reports whether a path lies under one of the list, at a dot.
func mencakup(daftar []string, jalur string) bool {
	return slices.ContainsFunc(daftar, func(k string) bool {
		return k != "" && (jalur == k || strings.HasPrefix(jalur, k+"."))
	})
}
