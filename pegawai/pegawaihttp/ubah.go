package pegawaihttp

import (
	"context"
	"net/http"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

// UbahanPegawai changes some fields: an absent one stays, an empty one is emptied.
type UbahanPegawai struct {
	Versi        int            `json:"versi" minimum:"1" doc:"versi yang dibaca sebelum mengubah"`
	Nomor        *string        `json:"nomor,omitempty" maxLength:"60"`
	Nama         *string        `json:"nama,omitempty" maxLength:"200"`
	JenisKelamin *string        `json:"jenis_kelamin,omitempty" maxLength:"20"`
	Agama        *string        `json:"agama,omitempty" maxLength:"40"`
	TempatLahir  *string        `json:"tempat_lahir,omitempty" maxLength:"200"`
	TanggalLahir *dasar.Tanggal `json:"tanggal_lahir,omitempty"`
	Mulai        *dasar.Tanggal `json:"mulai,omitempty"`
	NIK          *string        `json:"nik,omitempty" maxLength:"60"`
	NPWP         *string        `json:"npwp,omitempty" maxLength:"60"`
	NUPTK        *string        `json:"nuptk,omitempty" maxLength:"60"`
	NIP          *string        `json:"nip,omitempty" maxLength:"60"`
	HP           *string        `json:"hp,omitempty" maxLength:"60"`
	Surel        *string        `json:"surel,omitempty" maxLength:"254"`
	Alamat       *string        `json:"alamat,omitempty" maxLength:"1000"`
}

func (u UbahanPegawai) ubahan() pegawai.Ubahan {
	return pegawai.Ubahan{
		Nomor: u.Nomor, Nama: u.Nama, JenisKelamin: u.JenisKelamin, Agama: u.Agama, TempatLahir: u.TempatLahir, TanggalLahir: u.TanggalLahir, Mulai: u.Mulai,
		NIK: u.NIK, NPWP: u.NPWP, NUPTK: u.NUPTK, NIP: u.NIP, HP: u.HP, Surel: u.Surel, Alamat: u.Alamat,
	}
}

// RekeningPegawai is the account that somebody's pay goes to, as the caller may see it.
type RekeningPegawai struct {
	Versi       int      `json:"versi" doc:"versi data pegawainya"`
	Rekening    string   `json:"rekening,omitempty"`
	Tersamar    []string `json:"tersamar,omitempty"`
	Tersembunyi []string `json:"tersembunyi,omitempty"`
}

type pegawaiUbah struct {
	MasukID
	dasarhttp.KunciUlang
	Body UbahanPegawai
}

type pegawaiRekening struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Versi int `json:"versi" minimum:"1" doc:"versi yang dibaca sebelum mengubah"`
		Rekening
	}
}

func (h pintu) pasangUbah(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi(administrasi, "ubah-pegawai", http.MethodPatch, "/pegawai/{id}", "Ubah data pegawai"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiUbah) (*dasarhttp.Keluar[Profil], error) {
			b, err := h.ubah(ctx, p, in.Kunci, in.pegawai(), in.Body.Versi, in.Body.ubahan())
			if err != nil {
				return nil, err
			}
			return h.profil(ctx, p, in.pegawai(), b)
		})
	dasarhttp.Daftar(a, operasi(penggajian, "rekening-pegawai", ambil, "/pegawai/{id}/rekening", "Rekening tujuan gaji seorang pegawai"),
		func(ctx context.Context, p dasar.Pelaku, in *MasukID) (*dasarhttp.Keluar[RekeningPegawai], error) {
			return h.rekening(ctx, p, in.pegawai())
		})
	dasarhttp.Daftar(a, operasi(penggajian, "ubah-rekening-pegawai", ganti, "/pegawai/{id}/rekening", "Ganti rekening tujuan gaji; kosong = dibayar tunai"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiRekening) (*dasarhttp.Keluar[RekeningPegawai], error) {
			r := pegawai.IsianRekening(in.Body.Rekening)
			if _, err := h.ubah(ctx, p, in.Kunci, in.pegawai(), in.Body.Versi, pegawai.Ubahan{Rekening: &r}); err != nil {
				return nil, err
			}
			return h.rekening(ctx, p, in.pegawai())
		})
}

func (h pintu) ubah(ctx context.Context, p dasar.Pelaku, kunci string, id pegawai.ID, versi int, u pegawai.Ubahan) (pegawai.Bacaan, error) {
	r, err := h.s.Ambil(ctx, p, id)
	if err != nil {
		return pegawai.Bacaan{}, err
	}
	o, b, err := u.Terapkan(r.Pegawai)
	if err != nil {
		return b, dasarhttp.Rinci(err)
	}
	o.Versi = versi
	_, w, err := h.s.Ubah(ctx, p, kunci, o)
	b.Peringatan = append(b.Peringatan, w...)
	return b, err
}

func (h pintu) rekening(ctx context.Context, p dasar.Pelaku, id pegawai.ID) (*dasarhttp.Keluar[RekeningPegawai], error) {
	r, err := h.s.Ambil(ctx, p, id)
	if err != nil {
		return nil, err
	}
	bidang := []namaBidang{{json: "rekening", bidang: "Rekening"}}
	v, err := h.s.Penjaga.Minta(ctx, p, tipePegawai, namaDari(bidang), r.Pegawai.Subjek)
	return dasarhttp.Beri(v, err, func(v *privasi.Pandangan) RekeningPegawai {
		t := sajikan(v, r.Pegawai.Subjek, bidang, &r.Pegawai)
		return RekeningPegawai{r.Pegawai.Versi, t.nilai["rekening"], t.tersamar, t.tersembunyi}
	})
}
