package privasihttp

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi/buku"
	"github.com/pesantren-go/pesantren/privasi/kebijakan"
)

// VersiKebijakan is one version of the policy for an audience.
type VersiKebijakan struct {
	ID        string    `json:"id" doc:"sidik isinya"`
	Audiens   string    `json:"audiens"`
	Diumumkan time.Time `json:"diumumkan"`
	Berlaku   time.Time `json:"berlaku"`
	Penting   bool      `json:"penting" doc:"perubahan penting: izin yang terkait ditanyakan kembali"`
	Ringkasan string    `json:"ringkasan"`
	Klausul   []Klausul `json:"klausul"`
}

// Klausul is one clause.
type Klausul struct {
	Kunci string `json:"kunci"`
	Judul string `json:"judul"`
	Teks  string `json:"teks"`
}

func keVersi(k kebijakan.Kebijakan) VersiKebijakan {
	return VersiKebijakan{k.ID, string(k.Audiens), k.DiumumkanPada, k.BerlakuSejak, k.Material, k.Ringkasan, dasarhttp.Peta(k.Klausul, keKlausul)}
}

func keKlausul(k kebijakan.Klausul) Klausul { return Klausul(k) }

// BadanBuku is what anybody checks receipts and proofs against.
type BadanBuku struct {
	KunciPublik string    `json:"kunci_publik"`
	Titik       string    `json:"titik" doc:"titik periksa bertanda tangan"`
	Ukuran      int64     `json:"ukuran" doc:"banyaknya catatan"`
	Pada        time.Time `json:"pada"`
}

// MasukAudiens names whom a policy is for.
type MasukAudiens struct {
	Audiens string `path:"audiens" maxLength:"20" doc:"santri, wali, pegawai, atau umum"`
}

// MasukHalamanAudiens asks for a page of the versions for an audience.
type MasukHalamanAudiens struct {
	MasukAudiens
	dasarhttp.Halaman
}

func (h pintu) pasangKebijakan(a *dasarhttp.API) {
	dasarhttp.Daftar(a, saya("versi-kebijakan", ambil, "/kebijakan-privasi/{audiens}", "Semua versi kebijakan privasi, yang terlama dahulu"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukHalamanAudiens) (*dasarhttp.KeluarDaftar[VersiKebijakan], error) {
			r, err := h.s.Kebijakan(ctx, p.Lembaga, kebijakan.Audiens(m.Audiens))
			return dasarhttp.BeriHalaman(r.Terbitan, m.Halaman, err, func(k kebijakan.Kebijakan) string { return k.ID }, keVersi)
		})
	dasarhttp.Daftar(a, saya("buku-privasi", ambil, "/buku-privasi", "Kunci publik lembaga dan titik periksa terakhir bukunya"),
		func(ctx context.Context, p dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.Keluar[BadanBuku], error) {
			kunci, err := h.s.KunciPublik(ctx, p.Lembaga)
			if err != nil {
				return nil, err
			}
			t, err := h.s.TandatanganiBuku(ctx, p.Lembaga)
			return dasarhttp.Beri(t, err, func(t buku.TitikTersimpan) BadanBuku { return BadanBuku{kunci, t.Teks, int64(t.Ukuran), t.Pada} })
		})
}
