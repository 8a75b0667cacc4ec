package pegawaihttp

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
)

// Rekening is a bank account that pay goes to; three empty texts mean cash.
type Rekening struct {
	Bank     string `json:"bank,omitempty" maxLength:"60"`
	Nomor    string `json:"nomor,omitempty" maxLength:"60"`
	AtasNama string `json:"atas_nama,omitempty" maxLength:"200"`
}

// Awal types are the first record of each kind of somebody who is taken on.
type (
	// AwalPenugasan is a first duty.
	AwalPenugasan struct {
		Masa
		DataPenugasan
	}
	// AwalKontrak is a first contract.
	AwalKontrak struct {
		Masa
		DataKontrak
	}
	// AwalKepesertaan is a first membership in BPJS.
	AwalKepesertaan struct {
		Masa
		DataKepesertaan
	}
	// AwalNilai is a first value of a component.
	AwalNilai struct {
		Masa
		DataNilai
	}
)

// MasukanPegawai takes one employee on: the person as typed in, and the first of every
// kind of dated record, kept together or not at all.
type MasukanPegawai struct {
	Nomor        string            `json:"nomor,omitempty" maxLength:"60" doc:"nomor induk pegawai"`
	Nama         string            `json:"nama" maxLength:"200"`
	JenisKelamin string            `json:"jenis_kelamin" maxLength:"20" doc:"L atau P"`
	Agama        string            `json:"agama,omitempty" maxLength:"40"`
	TempatLahir  string            `json:"tempat_lahir,omitempty" maxLength:"200"`
	TanggalLahir dasar.Tanggal     `json:"tanggal_lahir,omitzero"`
	Mulai        dasar.Tanggal     `json:"mulai" doc:"hari pertama bekerja"`
	NIK          string            `json:"nik,omitempty" maxLength:"60"`
	NPWP         string            `json:"npwp,omitempty" maxLength:"60"`
	NUPTK        string            `json:"nuptk,omitempty" maxLength:"60"`
	NIP          string            `json:"nip,omitempty" maxLength:"60"`
	HP           string            `json:"hp,omitempty" maxLength:"60"`
	Surel        string            `json:"surel,omitempty" maxLength:"254"`
	Alamat       string            `json:"alamat,omitempty" maxLength:"1000"`
	Rekening     Rekening          `json:"rekening,omitzero" doc:"kosong bila dibayar tunai"`
	Penugasan    []AwalPenugasan   `json:"penugasan,omitempty" maxItems:"20"`
	Kontrak      []AwalKontrak     `json:"kontrak,omitempty" maxItems:"5"`
	Kepesertaan  []AwalKepesertaan `json:"kepesertaan,omitempty" maxItems:"5"`
	StatusPajak  []DataStatusPajak `json:"status_pajak,omitempty" maxItems:"5"`
	Nilai        []AwalNilai       `json:"nilai,omitempty" maxItems:"100"`
}

func (m MasukanPegawai) penerimaan() (p pegawai.Penerimaan, err error) {
	p.Diri = pegawai.Formulir{
		Nomor: m.Nomor, Nama: m.Nama, JenisKelamin: m.JenisKelamin, Agama: m.Agama, TempatLahir: m.TempatLahir, TanggalLahir: m.TanggalLahir, Mulai: m.Mulai,
		NIK: m.NIK, NPWP: m.NPWP, NUPTK: m.NUPTK, NIP: m.NIP, HP: m.HP, Surel: m.Surel, Alamat: m.Alamat,
		Bank: m.Rekening.Bank, NoRekening: m.Rekening.Nomor, AtasNama: m.Rekening.AtasNama,
	}
	if p.Penugasan, err = dasarhttp.Coba(m.Penugasan, func(x AwalPenugasan) (pegawai.Penugasan, error) {
		return MasukanPenugasan{Masa: x.Masa, DataPenugasan: x.DataPenugasan}.penugasan()
	}); err != nil {
		return p, err
	}
	if p.Kontrak, err = dasarhttp.Coba(m.Kontrak, func(x AwalKontrak) (pegawai.Kontrak, error) {
		return MasukanKontrak{Masa: x.Masa, DataKontrak: x.DataKontrak}.kontrak()
	}); err != nil {
		return p, err
	}
	if p.Kepesertaan, err = dasarhttp.Coba(m.Kepesertaan, func(x AwalKepesertaan) (pegawai.Kepesertaan, error) {
		return MasukanKepesertaan{Masa: x.Masa, DataKepesertaan: x.DataKepesertaan}.kepesertaan()
	}); err != nil {
		return p, err
	}
	if p.StatusPajak, err = dasarhttp.Coba(m.StatusPajak, func(x DataStatusPajak) (pegawai.StatusPajak, error) {
		return MasukanStatusPajak{DataStatusPajak: x}.status()
	}); err != nil {
		return p, err
	}
	p.Nilai, err = dasarhttp.Coba(m.Nilai, func(x AwalNilai) (pegawai.Nilai, error) {
		return MasukanNilai{Masa: x.Masa, DataNilai: x.DataNilai}.nilai()
	})
	return p, err
}

type pegawaiTerima struct {
	dasarhttp.KunciUlang
	Body MasukanPegawai
}

func (h pintu) pasangTerima(a *dasarhttp.API) {
	dasarhttp.Daftar(a, baru(administrasi, "terima-pegawai", "/pegawai", "Terima pegawai baru beserta tugas, kontrak, dan gajinya"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiTerima) (*dasarhttp.Keluar[Profil], error) {
			m, err := in.Body.penerimaan()
			if err != nil {
				return nil, err
			}
			_, b, err := m.Diri.Baca()
			if err != nil {
				return nil, dasarhttp.Rinci(err)
			}
			ps, w, err := h.s.Terima(ctx, p, in.Kunci, m)
			if err != nil {
				return nil, err
			}
			b.Peringatan = w
			return h.profil(ctx, p, ps[0].ID, b)
		})
}
