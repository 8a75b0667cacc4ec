package santrihttp

import (
	"context"
	"net/http"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/santri"
)

// BadanTerima takes one santri in.
type BadanTerima struct {
	NIS          string          `json:"nis,omitempty" maxLength:"60"`
	NISN         string          `json:"nisn,omitempty" maxLength:"60"`
	NIK          string          `json:"nik,omitempty" maxLength:"60"`
	NoKK         string          `json:"no_kk,omitempty" maxLength:"60"`
	Nama         string          `json:"nama" maxLength:"200"`
	NamaArab     string          `json:"nama_arab,omitempty" maxLength:"200" doc:"dengan huruf Arab, untuk rapor dan syahadah"`
	JenisKelamin string          `json:"jenis_kelamin" maxLength:"20" doc:"L atau P"`
	TempatLahir  string          `json:"tempat_lahir,omitempty" maxLength:"200"`
	TanggalLahir string          `json:"tanggal_lahir,omitempty" doc:"2010-03-12"`
	Alamat       string          `json:"alamat,omitempty" maxLength:"1000"`
	HP           string          `json:"hp,omitempty" maxLength:"60"`
	Catatan      string          `json:"catatan,omitempty" maxLength:"1000"`
	Angkatan     int             `json:"angkatan,omitempty"`
	Status       string          `json:"status" doc:"calon atau aktif"`
	Pada         string          `json:"pada" doc:"tanggal masuk, 2026-07-13"`
	Keluarga     string          `json:"keluarga,omitempty" maxLength:"64" doc:"id keluarga yang sudah ada; kosong bila dikenali dari ayah, ibu dan HP"`
	Wali         []BadanIsiWali  `json:"wali,omitempty" maxItems:"10"`
	Keanggotaan  []BadanAnggota  `json:"keanggotaan,omitempty" maxItems:"3"`
	Mukim        *BadanIsiAsrama `json:"mukim,omitempty" doc:"kosong bila tidak mukim"`
}

// BadanIsiWali is a parent or guardian as typed in.
type BadanIsiWali struct {
	Nama     string `json:"nama" maxLength:"200"`
	NIK      string `json:"nik,omitempty" maxLength:"60"`
	HP       string `json:"hp,omitempty" maxLength:"60"`
	Hubungan string `json:"hubungan" doc:"ayah, ibu, atau wali"`
	Utama    bool   `json:"utama,omitempty" doc:"dihubungi dan ditagih lebih dahulu"`
}

func (b BadanIsiWali) isian() santri.IsianWali {
	return santri.IsianWali{Nama: b.Nama, NIK: b.NIK, HP: b.HP, Hubungan: santri.Hubungan(b.Hubungan), Utama: b.Utama}
}

// BadanIsiAsrama is a bed.
type BadanIsiAsrama struct {
	Asrama string `json:"asrama,omitempty" maxLength:"40"`
	Kamar  string `json:"kamar,omitempty" maxLength:"40"`
}

// tanggal reads a day of a body; an empty text is unset.
func tanggal(bidang, s string) (dasar.Tanggal, error) {
	if s == "" {
		return dasar.Tanggal{}, nil
	}
	t, err := dasar.ParseTanggal(s)
	if err != nil {
		return t, dasar.ErrTanggal.Invalidf("tanggal ditulis seperti 2026-07-13 dan harus ada di kalender").Pada(bidang)
	}
	return t, nil
}

// penerimaan reads the body.
func (b *BadanTerima) penerimaan() (santri.Penerimaan, santri.Bacaan, error) {
	lahir, err := tanggal("tanggal_lahir", b.TanggalLahir)
	if err != nil {
		return santri.Penerimaan{}, santri.Bacaan{}, err
	}
	pada, err := tanggal("pada", b.Pada)
	if err != nil {
		return santri.Penerimaan{}, santri.Bacaan{}, err
	}
	n, bacaan, err := santri.Isian{NIS: b.NIS, NISN: b.NISN, NIK: b.NIK, NoKK: b.NoKK, Nama: b.Nama, NamaArab: b.NamaArab, JenisKelamin: b.JenisKelamin, TempatLahir: b.TempatLahir,
		TanggalLahir: lahir, Alamat: b.Alamat, HP: b.HP, Catatan: b.Catatan, Angkatan: b.Angkatan}.Baca()
	if err != nil {
		return santri.Penerimaan{}, bacaan, err
	}
	n.Status, n.Keluarga = santri.Status(b.Status), santri.KeluargaID(b.Keluarga)
	isian := make([]santri.IsianWali, len(b.Wali))
	for i, w := range b.Wali {
		isian[i] = w.isian()
	}
	r := santri.Penerimaan{Santri: n, Pada: pada}
	wali, kunci, lain, err := santri.BacaWali(isian...)
	if err != nil {
		return r, bacaan, err
	}
	r.Wali, r.KunciKeluarga = wali, kunci
	bacaan.Perbaikan, bacaan.Peringatan = append(bacaan.Perbaikan, lain.Perbaikan...), append(bacaan.Peringatan, lain.Peringatan...)
	for _, k := range b.Keanggotaan {
		r.Keanggotaan = append(r.Keanggotaan, santri.Keanggotaan{Jalur: santri.Jalur(k.Jalur), Unit: santri.KodeUnit(k.Unit), Tingkat: k.Tingkat, Kelas: k.Kelas})
	}
	if b.Mukim != nil {
		r.Mukim = &santri.Mukim{Asrama: b.Mukim.Asrama, Kamar: b.Mukim.Kamar}
	}
	return r, bacaan, nil
}

// BadanUbahan changes some fields: an absent one stays, an empty one is emptied.
type BadanUbahan struct {
	Versi        int     `json:"versi" minimum:"1" doc:"versi yang dibaca sebelum mengubah"`
	NIS          *string `json:"nis,omitempty" maxLength:"60"`
	NISN         *string `json:"nisn,omitempty" maxLength:"60"`
	NIK          *string `json:"nik,omitempty" maxLength:"60"`
	NoKK         *string `json:"no_kk,omitempty" maxLength:"60"`
	Nama         *string `json:"nama,omitempty" maxLength:"200"`
	NamaArab     *string `json:"nama_arab,omitempty" maxLength:"200"`
	JenisKelamin *string `json:"jenis_kelamin,omitempty" maxLength:"20"`
	TempatLahir  *string `json:"tempat_lahir,omitempty" maxLength:"200"`
	TanggalLahir *string `json:"tanggal_lahir,omitempty"`
	Alamat       *string `json:"alamat,omitempty" maxLength:"1000"`
	HP           *string `json:"hp,omitempty" maxLength:"60"`
	Catatan      *string `json:"catatan,omitempty" maxLength:"1000"`
	Angkatan     *int    `json:"angkatan,omitempty"`
}

func (b *BadanUbahan) ubahan() (santri.Ubahan, error) {
	u := santri.Ubahan{NIS: b.NIS, NISN: b.NISN, NIK: b.NIK, NoKK: b.NoKK, Nama: b.Nama, NamaArab: b.NamaArab, JenisKelamin: b.JenisKelamin, TempatLahir: b.TempatLahir,
		Alamat: b.Alamat, HP: b.HP, Catatan: b.Catatan, Angkatan: b.Angkatan}
	if b.TanggalLahir != nil {
		t, err := tanggal("tanggal_lahir", *b.TanggalLahir)
		if err != nil {
			return u, err
		}
		u.TanggalLahir = &t
	}
	return u, nil
}

type (
	// MasukTerima is the request of terima-santri.
	MasukTerima struct {
		dasarhttp.KunciUlang
		Body BadanTerima
	}
	// MasukUbahan is the request of ubah-santri.
	MasukUbahan struct {
		MasukID
		dasarhttp.KunciUlang
		Body BadanUbahan
	}
	// MasukStatus is the request of ubah-status.
	MasukStatus struct {
		MasukID
		dasarhttp.KunciUlang
		Body struct {
			Status string   `json:"status"`
			Pada   string   `json:"pada" doc:"tanggal berlaku"`
			Alasan string   `json:"alasan,omitempty" doc:"dari daftar alasan"`
			Syarat []string `json:"syarat,omitempty" maxItems:"10" doc:"yang sudah dipastikan petugas"`
		}
	}
	// MasukKelas is the request of pindah-kelas.
	MasukKelas struct {
		MasukID
		dasarhttp.KunciUlang
		Body struct {
			BadanAnggota
			Mulai string `json:"mulai"`
			Sebab string `json:"sebab,omitempty" doc:"naik, tinggal, selesai, pindah, atau keluar"`
		}
	}
	// MasukKeluarJalur is the request of keluar-jalur.
	MasukKeluarJalur struct {
		MasukID
		dasarhttp.KunciUlang
		Body struct {
			Jalur string `json:"jalur"`
			Pada  string `json:"pada"`
			Sebab string `json:"sebab"`
		}
	}
	// MasukMukim is the request of mukimkan-santri.
	MasukMukim struct {
		MasukID
		dasarhttp.KunciUlang
		Body struct {
			BadanIsiAsrama
			Mulai string `json:"mulai"`
		}
	}
	// MasukAkhiri is the request of akhiri-mukim.
	MasukAkhiri struct {
		MasukID
		dasarhttp.KunciUlang
		Body struct {
			Pada string `json:"pada"`
		}
	}
)

func (h pintu) pasangPerubahan(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasiBuat("terima-santri", "/santri", "Terima santri baru"), h.terima)
	dasarhttp.Daftar(a, operasi("ubah-santri", http.MethodPatch, "/santri/{id}", "Ubah data santri"), h.ubah)
	dasarhttp.Daftar(a, operasi("ubah-status", http.MethodPost, "/santri/{id}/status", "Ubah status santri"), h.status)
	dasarhttp.Daftar(a, operasi("pindah-kelas", http.MethodPost, "/santri/{id}/kelas", "Pindahkan santri ke kelas lain"), h.kelas)
	dasarhttp.Daftar(a, operasi("keluar-jalur", http.MethodPost, "/santri/{id}/keluar-jalur", "Akhiri keanggotaan satu jalur"), h.keluarJalur)
	dasarhttp.Daftar(a, operasi("mukimkan-santri", http.MethodPost, "/santri/{id}/mukim", "Beri santri kamar"), h.mukim)
	dasarhttp.Daftar(a, operasi("akhiri-mukim", http.MethodPost, "/santri/{id}/akhiri-mukim", "Santri tidak lagi mukim"), h.akhiriMukim)
}

func (h pintu) terima(ctx context.Context, p dasar.Pelaku, m *MasukTerima) (*KeluarProfil, error) {
	r, bacaan, err := m.Body.penerimaan()
	if err != nil {
		return nil, err
	}
	s, err := h.sekali(ctx, p, m.KunciUlang, m.Body)
	if err != nil {
		return nil, err
	}
	ns, err := s.Terima(ctx, p, r)
	if err != nil {
		return nil, err
	}
	return h.profil(ctx, p, ns[0].ID, bacaan)
}

func (h pintu) ubah(ctx context.Context, p dasar.Pelaku, m *MasukUbahan) (*KeluarProfil, error) {
	u, err := m.Body.ubahan()
	if err != nil {
		return nil, err
	}
	pr, err := h.s.Ambil(ctx, p, santri.ID(m.ID))
	if err != nil {
		return nil, err
	}
	n, bacaan, err := u.Terapkan(pr.Santri)
	if err != nil {
		return nil, err
	}
	n.Versi = m.Body.Versi
	s, err := h.sekali(ctx, p, m.KunciUlang, m.Body)
	if err != nil {
		return nil, err
	}
	if _, err := s.Perbarui(ctx, p, n); err != nil {
		return nil, err
	}
	return h.profil(ctx, p, n.ID, bacaan)
}

// lakukan runs one change with the sender's key and answers with the profile.
func (h pintu) lakukan(ctx context.Context, p dasar.Pelaku, id string, k dasarhttp.KunciUlang, badan any, hari string, fn func(*santri.Service, dasar.Tanggal) error) (*KeluarProfil, error) {
	pada, err := tanggal("pada", hari)
	if err != nil {
		return nil, err
	}
	s, err := h.sekali(ctx, p, k, badan)
	if err != nil {
		return nil, err
	}
	if err := fn(s, pada); err != nil {
		return nil, err
	}
	return h.profil(ctx, p, santri.ID(id), santri.Bacaan{})
}

func (h pintu) status(ctx context.Context, p dasar.Pelaku, m *MasukStatus) (*KeluarProfil, error) {
	return h.lakukan(ctx, p, m.ID, m.KunciUlang, m.Body, m.Body.Pada, func(s *santri.Service, pada dasar.Tanggal) error {
		c := santri.Perubahan{Ke: santri.Status(m.Body.Status), Pada: pada, Alasan: m.Body.Alasan}
		for _, x := range m.Body.Syarat {
			c.Syarat = append(c.Syarat, santri.Syarat(x))
		}
		_, err := s.UbahStatus(ctx, p, santri.ID(m.ID), c)
		return err
	})
}

func (h pintu) kelas(ctx context.Context, p dasar.Pelaku, m *MasukKelas) (*KeluarProfil, error) {
	return h.lakukan(ctx, p, m.ID, m.KunciUlang, m.Body, m.Body.Mulai, func(s *santri.Service, pada dasar.Tanggal) error {
		_, err := s.Pindahkan(ctx, p, santri.ID(m.ID), santri.Keanggotaan{Jalur: santri.Jalur(m.Body.Jalur), Unit: santri.KodeUnit(m.Body.Unit), Tingkat: m.Body.Tingkat,
			Kelas: m.Body.Kelas, Mulai: pada}, m.Body.Sebab)
		return err
	})
}

func (h pintu) keluarJalur(ctx context.Context, p dasar.Pelaku, m *MasukKeluarJalur) (*KeluarProfil, error) {
	return h.lakukan(ctx, p, m.ID, m.KunciUlang, m.Body, m.Body.Pada, func(s *santri.Service, pada dasar.Tanggal) error {
		return s.KeluarJalur(ctx, p, santri.ID(m.ID), santri.Jalur(m.Body.Jalur), pada, m.Body.Sebab)
	})
}

func (h pintu) mukim(ctx context.Context, p dasar.Pelaku, m *MasukMukim) (*KeluarProfil, error) {
	return h.lakukan(ctx, p, m.ID, m.KunciUlang, m.Body, m.Body.Mulai, func(s *santri.Service, pada dasar.Tanggal) error {
		_, err := s.Mukimkan(ctx, p, santri.ID(m.ID), santri.Mukim{Asrama: m.Body.Asrama, Kamar: m.Body.Kamar, Mulai: pada})
		return err
	})
}

func (h pintu) akhiriMukim(ctx context.Context, p dasar.Pelaku, m *MasukAkhiri) (*KeluarProfil, error) {
	return h.lakukan(ctx, p, m.ID, m.KunciUlang, m.Body, m.Body.Pada, func(s *santri.Service, pada dasar.Tanggal) error {
		return s.AkhiriMukim(ctx, p, santri.ID(m.ID), pada)
	})
}
