package situs

import (
	"net/url"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

var halamanCuti = []halaman{
	{pola: "GET /pegawai/cuti", izin: akun.LihatPegawai, tujuan: privasi.TujuanKepegawaian, fn: (*kunjungan).daftarCuti},
	{pola: "POST /pegawai/cuti", izin: akun.LihatPegawai, tujuan: privasi.TujuanKepegawaian, fn: (*kunjungan).langkahCuti},
	{pola: "POST /pegawai/{id}/cuti", izin: akun.UbahPegawai, tujuan: privasi.TujuanKepegawaian, fn: (*kunjungan).ajukanCuti},
}

type isiCuti struct {
	salah
	Bulan    dasar.Bulan
	Menunggu bool
	Baris    []BarisCuti
	Alasan   string // of the request that was opened
	Buka     string // its id
	Petugas  map[string]string
}

// BarisCuti is one request with the name of its person.
type BarisCuti struct {
	pegawai.Cuti
	Orang PegawaiTampak
	Hari  int // calendar days
}

func (k *kunjungan) daftarCuti() error { return k.tampilCuti("", nil) }

// tampilCuti lists the requests of a month, or all of this year and next that wait.
func (k *kunjungan) tampilCuti(buka string, galat error) (err error) {
	q := k.r.URL.Query()
	isi := isiCuti{Bulan: k.bulanDipilih(), Menunggu: q.Get("bulan") == "", Buka: buka}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	dari, sampai := isi.Bulan.Awal(), isi.Bulan.Akhir()
	if isi.Menunggu {
		dari, sampai = k.hariIni().TambahHari(-180), k.hariIni().TambahHari(180)
	}
	cs, err := k.s.Pegawai.DaftarCuti(k.ctx(), k.Pelaku, dari, sampai, isi.Menunggu)
	if err != nil {
		return err
	}
	id := make([]pegawai.ID, len(cs))
	for i, c := range cs {
		id[i] = c.Pegawai
	}
	orang, err := k.tampakPegawaiID(id...)
	if err != nil {
		return err
	}
	for _, c := range cs {
		isi.Baris = append(isi.Baris, BarisCuti{c, orang[c.Pegawai], c.Lama()})
	}
	if buka != "" {
		if isi.Alasan, err = k.s.Pegawai.AlasanCuti(k.ctx(), k.Pelaku, buka); err != nil {
			if err := isi.pakai(err); err != nil {
				return err
			}
		}
	}
	if isi.Petugas, err = k.semuaAkun(); err != nil {
		return err
	}
	return k.tampilSalah(isi.salah, "cuti", "Cuti dan izin", isi)
}

// bulanDipilih is the month of the query, this month when it names none.
func (k *kunjungan) bulanDipilih() dasar.Bulan {
	if b, err := dasar.ParseBulan(k.r.URL.Query().Get("bulan")); err == nil {
		return b
	}
	return k.hariIni().Bulan()
}

func (k *kunjungan) ajukanCuti() error {
	id := pegawai.ID(k.r.PathValue("id"))
	b := &pembacaForm{f: k.r.PostForm}
	m := pegawai.PengajuanCuti{Pegawai: id, Jenis: pegawai.JenisCuti(b.teks("jenis")), Mulai: b.tanggal("mulai"), Selesai: b.tanggal("selesai"), NomorSurat: b.teks("nomor_surat"), Alasan: b.teks("alasan")}
	if err := b.err(); err != nil {
		return k.tampilPegawai("cuti", err)
	}
	_, w, err := k.s.Pegawai.AjukanCuti(k.ctx(), k.Pelaku, k.r.PostFormValue("kunci"), m)
	if err != nil {
		return k.tampilPegawai("cuti", err)
	}
	return k.pindah("/pegawai/"+url.PathEscape(string(id))+"#cuti", "Pengajuan dicatat; menunggu keputusan orang lain.%s", peringatanPegawai(w))
}

// langkahCuti decides, cancels, or opens the reason of a request.
func (k *kunjungan) langkahCuti() error {
	f := k.r.PostForm
	id, kunci := f.Get("cuti"), f.Get("kunci")
	var w []pegawai.Peringatan
	var c pegawai.Cuti
	var err error
	switch aksi := f.Get("aksi"); aksi {
	case "setuju", "tolak":
		if err := akun.PeriksaIzin(k.Pelaku, akun.PutusPegawai); err != nil {
			return err
		}
		c, w, err = k.s.Pegawai.PutusCuti(k.ctx(), k.Pelaku, kunci, id, aksi == "setuju", f.Get("catatan"))
	case "batal":
		if err := akun.PeriksaIzin(k.Pelaku, akun.UbahPegawai); err != nil {
			return err
		}
		c, w, err = k.s.Pegawai.BatalCuti(k.ctx(), k.Pelaku, kunci, id, f.Get("alasan"))
	case "alasan":
		return k.tampilCuti(id, nil)
	default:
		err = errForm.Invalidf("pilih setujui, tolak, atau batalkan")
	}
	if err != nil {
		return k.tampilCuti("", err)
	}
	return k.pindah(tujuanCuti(k.r.URL), "Pengajuan %s.%s", c.Status, peringatanPegawai(w))
}

func tujuanCuti(u *url.URL) string {
	if b := u.Query().Get("bulan"); b != "" {
		return "/pegawai/cuti?bulan=" + url.QueryEscape(b)
	}
	return "/pegawai/cuti"
}
