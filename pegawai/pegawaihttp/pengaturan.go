package pegawaihttp

import (
	"context"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// Pengaturan are the payroll settings of an institution from a day on.
type Pengaturan struct {
	Sejak         dasar.Tanggal   `json:"sejak"`
	UMK           dasar.Rupiah    `json:"umk" minimum:"1" doc:"upah minimum di tempat kerja"`
	UMKUnit       []UMKUnit       `json:"umk_unit,omitempty" maxItems:"100" doc:"unit di kabupaten/kota lain"`
	KelasJKK      int             `json:"kelas_jkk" minimum:"1" maximum:"5"`
	BatasPotongan string          `json:"batas_potongan,omitempty" maxLength:"20" doc:"persen dari yang dibayar"`
	PekanSebulan  string          `json:"pekan_sebulan,omitempty" maxLength:"20"`
	HariKerja     int             `json:"hari_kerja" minimum:"5" maximum:"6"`
	LiburPekanan  []string        `json:"libur_pekanan,omitempty" maxItems:"7" doc:"ahad, senin, selasa, rabu, kamis, jumat, sabtu"`
	Libur         []dasar.Tanggal `json:"libur,omitempty" maxItems:"500"`
	HariRaya      []HariRaya      `json:"hari_raya,omitempty" maxItems:"200" doc:"hari raya yang THR-nya jatuh tempo; atur-hari-raya menyamakannya di semua pengaturan"`
	BiayaPerBulan bool            `json:"biaya_per_bulan,omitempty" doc:"biaya jabatan dihitung bulan demi bulan"`
	Tunai         bool            `json:"tunai,omitempty" doc:"yang tanpa rekening dibayar tunai"`
	TanpaNPWP     bool            `json:"tanpa_npwp,omitempty" doc:"120% tanpa nomor yang sah"`
	PenyetujuLain bool            `json:"penyetuju_lain,omitempty" doc:"penyetuju bukan yang menyiapkan"`
	Akun          PetaAkun        `json:"akun"`
	Rekening      string          `json:"rekening,omitempty" maxLength:"80" doc:"rekening lembaga yang membayar"`
	NPWPPemotong  string          `json:"npwp_pemotong,omitempty" maxLength:"30"`
	IDTempatUsaha string          `json:"id_tempat_usaha,omitempty" maxLength:"30"`
	Batal         string          `json:"batal,omitempty" readOnly:"true" doc:"alasan pembatalan sebelum berlaku"`
	Oleh          string          `json:"oleh,omitempty" readOnly:"true"`
	Dicatat       time.Time       `json:"dicatat,omitzero" readOnly:"true"`
}

// UMKUnit is the minimum wage at the place of one unit.
type UMKUnit struct {
	Unit string       `json:"unit" minLength:"1" maxLength:"80"`
	UMK  dasar.Rupiah `json:"umk" minimum:"1"`
}

// HariRaya is the date of one religious holiday.
type HariRaya struct {
	Agama   string        `json:"agama" enum:"Islam,Kristen,Katolik,Hindu,Buddha,Konghucu"`
	Tanggal dasar.Tanggal `json:"tanggal"`
}

func (h HariRaya) hariRaya() pegawai.HariRaya {
	return pegawai.HariRaya{Agama: pegawai.Agama(h.Agama), Tanggal: h.Tanggal}
}

// PetaAkun says which account of the chart plays which part in payroll.
type PetaAkun struct {
	BebanPendidik string `json:"beban_pendidik" maxLength:"20"`
	BebanTenaga   string `json:"beban_tenaga" maxLength:"20"`
	BebanBPJS     string `json:"beban_bpjs" maxLength:"20"`
	UtangGaji     string `json:"utang_gaji" maxLength:"20"`
	UtangPajak    string `json:"utang_pajak" maxLength:"20"`
	UtangBPJS     string `json:"utang_bpjs" maxLength:"20"`
	UtangPotongan string `json:"utang_potongan" maxLength:"20"`
	PiutangKasbon string `json:"piutang_kasbon" maxLength:"20"`
	Kas           string `json:"kas" maxLength:"20"`
	Bank          string `json:"bank" maxLength:"20"`
}

var hariPekan = [...]string{"ahad", "senin", "selasa", "rabu", "kamis", "jumat", "sabtu"}

func kePengaturan(p pegawai.Pengaturan) Pengaturan {
	a := p.Akun
	return Pengaturan{
		Sejak: p.Sejak, UMK: p.UMK, UMKUnit: dasarhttp.Peta(p.UMKUnit, func(u pegawai.UMKUnit) UMKUnit { return UMKUnit{string(u.Unit), u.UMK} }), KelasJKK: p.KelasJKK,
		BatasPotongan: angka(p.BatasPotongan), PekanSebulan: angka(p.PekanSebulan), HariKerja: p.HariKerja,
		LiburPekanan: dasarhttp.Peta(p.LiburPekanan, func(d time.Weekday) string { return hariPekan[d] }), Libur: slices.Clone(p.Libur),
		HariRaya:      dasarhttp.Peta(p.HariRaya, func(h pegawai.HariRaya) HariRaya { return HariRaya{string(h.Agama), h.Tanggal} }),
		BiayaPerBulan: p.BiayaPerBulan, Tunai: p.Tunai, TanpaNPWP: p.TanpaNPWP, PenyetujuLain: p.PenyetujuLain,
		Akun: PetaAkun{
			string(a.BebanPendidik), string(a.BebanTenaga), string(a.BebanBPJS), string(a.UtangGaji), string(a.UtangPajak), string(a.UtangBPJS), string(a.UtangPotongan),
			string(a.PiutangKasbon), string(a.Kas), string(a.Bank),
		},
		Rekening: p.Rekening, NPWPPemotong: p.NPWPPemotong, IDTempatUsaha: p.IDTempatUsaha, Batal: p.Batal, Oleh: p.Oleh, Dicatat: p.Dicatat,
	}
}

func (p Pengaturan) pengaturan() (r pegawai.Pengaturan, err error) {
	kode := func(s string) keuangan.KodeAkun { return keuangan.KodeAkun(s) }
	a := p.Akun
	r = pegawai.Pengaturan{
		Sejak: p.Sejak, UMK: p.UMK, KelasJKK: p.KelasJKK, HariKerja: p.HariKerja, Libur: p.Libur, BiayaPerBulan: p.BiayaPerBulan, Tunai: p.Tunai, TanpaNPWP: p.TanpaNPWP,
		PenyetujuLain: p.PenyetujuLain, Rekening: p.Rekening, NPWPPemotong: p.NPWPPemotong, IDTempatUsaha: p.IDTempatUsaha,
		Akun: pegawai.PetaAkun{
			BebanPendidik: kode(a.BebanPendidik), BebanTenaga: kode(a.BebanTenaga), BebanBPJS: kode(a.BebanBPJS), UtangGaji: kode(a.UtangGaji), UtangPajak: kode(a.UtangPajak),
			UtangBPJS: kode(a.UtangBPJS), UtangPotongan: kode(a.UtangPotongan), PiutangKasbon: kode(a.PiutangKasbon), Kas: kode(a.Kas), Bank: kode(a.Bank),
		},
	}
	for _, u := range p.UMKUnit {
		r.UMKUnit = append(r.UMKUnit, pegawai.UMKUnit{Unit: santri.KodeUnit(u.Unit), UMK: u.UMK})
	}
	r.HariRaya = dasarhttp.Peta(p.HariRaya, HariRaya.hariRaya)
	for _, x := range p.LiburPekanan {
		i := slices.Index(hariPekan[:], x)
		if i < 0 {
			return r, pegawai.ErrPengaturan.Invalidf("hari libur pekanan ditulis ahad sampai sabtu").Pada("libur_pekanan")
		}
		r.LiburPekanan = append(r.LiburPekanan, time.Weekday(i))
	}
	if r.BatasPotongan, err = persen("batas_potongan", p.BatasPotongan); err != nil {
		return r, err
	}
	r.PekanSebulan, err = kuantitas("pekan_sebulan", p.PekanSebulan)
	return r, err
}

type padaHari struct {
	Pada dasar.Tanggal `query:"pada" doc:"hari ini bila kosong"`
}

type pegawaiPengaturan struct {
	dasarhttp.KunciUlang
	Body Pengaturan
}

type pegawaiBatalAtur struct {
	Sejak dasar.Tanggal `path:"sejak"`
	dasarhttp.KunciUlang
	Body struct {
		Alasan string `json:"alasan" minLength:"1" maxLength:"200"`
	}
}

type pegawaiHariRaya struct {
	dasarhttp.KunciUlang
	Body struct {
		HariRaya []HariRaya `json:"hari_raya" maxItems:"200" doc:"semua tahun sekaligus; yang tidak disebut bukan hari raya lagi"`
	}
}

// Tersimpan says what to look at after something was stored.
type Tersimpan struct {
	Peringatan []Peringatan `json:"peringatan"`
}

func (h pintu) pasangPengaturan(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi(penggajian, "pengaturan-gaji", ambil, "/gaji/pengaturan", "Pengaturan penggajian yang berlaku pada suatu hari"),
		func(ctx context.Context, p dasar.Pelaku, in *padaHari) (*dasarhttp.Keluar[Pengaturan], error) {
			r, ada, err := h.s.Pengaturan(ctx, p, in.Pada)
			if err == nil && !ada {
				err = pegawai.ErrPengaturan.NotFoundf("pengaturan penggajian belum diisi untuk hari itu; simpan dahulu")
			}
			return dasarhttp.Beri(r, err, kePengaturan)
		})
	dasarhttp.Daftar(a, operasi(penggajian, "atur-gaji", ganti, "/gaji/pengaturan", "Simpan pengaturan penggajian yang berlaku sejak suatu hari"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiPengaturan) (*dasarhttp.Keluar[Tersimpan], error) {
			r, err := in.Body.pengaturan()
			if err != nil {
				return nil, err
			}
			w, err := h.s.AturPengaturan(ctx, p, in.Kunci, r)
			return dasarhttp.Beri(w, err, func(w []pegawai.Peringatan) Tersimpan { return Tersimpan{dasarhttp.Peta(w, kePeringatan)} })
		})
	dasarhttp.Daftar(a, operasi(penggajian, "riwayat-pengaturan-gaji", ambil, "/gaji/pengaturan/riwayat", "Semua pengaturan penggajian, terbaru dahulu, yang dibatalkan pun"),
		func(ctx context.Context, p dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.KeluarDaftar[Pengaturan], error) {
			rs, err := h.s.RiwayatPengaturan(ctx, p)
			return dasarhttp.BeriDaftar(rs, "", err, kePengaturan)
		})
	dasarhttp.Daftar(a, operasi(penggajian, "batal-pengaturan-gaji", kirim, "/gaji/pengaturan/{sejak}/pembatalan", "Batalkan pengaturan yang belum berlaku"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiBatalAtur) (*dasarhttp.Keluar[Tersimpan], error) {
			w, err := h.s.BatalPengaturan(ctx, p, in.Kunci, in.Sejak, in.Body.Alasan)
			return dasarhttp.Beri(w, err, func(w []pegawai.Peringatan) Tersimpan { return Tersimpan{dasarhttp.Peta(w, kePeringatan)} })
		})
	dasarhttp.Daftar(a, operasi(penggajian, "atur-hari-raya", ganti, "/gaji/hari-raya", "Tetapkan tanggal hari raya semua tahun, sama di semua pengaturan"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiHariRaya) (*dasarhttp.Kosong, error) {
			return dasarhttp.Selesai(h.s.AturHariRaya(ctx, p, in.Kunci, dasarhttp.Peta(in.Body.HariRaya, HariRaya.hariRaya)))
		})
}
