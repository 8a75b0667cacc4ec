package situs

import (
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pegawaiberkas"
	"github.com/pesantren-go/pesantren/privasi"
)

var halamanPegawaiSlip = []halaman{
	{pola: "GET /pegawai/{id}/slip", izin: akun.LihatGaji, tujuan: privasi.TujuanPenggajian, fn: (*kunjungan).slipPegawai},
	{pola: "GET /pegawai/{id}/slip/{nama}", izin: akun.LihatGaji, tujuan: privasi.TujuanPenggajian, fn: (*kunjungan).a1Pegawai},
}

type isiSlipPegawai struct {
	salah
	ID     pegawai.ID
	Nama   string
	Nomor  string
	Tahun  int
	Slip   []SlipTampak
	Berkas []BerkasTampak // yearly sums
	Sebab  string         // why there are none
	PDF    bool           // the visitor's role opens a payslip as a file
}

// SlipTampak is one payslip of a person, each field as the visitor may see it.
type SlipTampak struct {
	Masa    dasar.Bulan
	Putaran pegawai.Putaran
	Data    map[string]string
}

func (k *kunjungan) slipPegawai() error { return k.tampilSlipPegawai(nil) }

// tahunSlip reads the year asked for; without one it is this year.
func (k *kunjungan) tahunSlip() (int, error) {
	teks := strings.TrimSpace(k.r.URL.Query().Get("tahun"))
	if teks == "" {
		return k.hariIni().Tahun(), nil
	}
	n, err := strconv.Atoi(teks)
	if err != nil || n < 1945 || n > 2200 {
		return 0, errForm.Invalidf("tahun tidak terbaca; tulis misalnya 2026").Pada("tahun")
	}
	return n, nil
}

// tampilSlipPegawai lists the payslips of a person in one year, and the yearly sums.
func (k *kunjungan) tampilSlipPegawai(galat error) error {
	isi := isiSlipPegawai{ID: pegawai.ID(k.r.PathValue("id")), Tahun: k.hariIni().Tahun()}
	profil, err := k.s.Pegawai.Ambil(k.ctx(), k.Pelaku, isi.ID)
	if err != nil {
		return err
	}
	if n, err := k.tahunSlip(); err == nil {
		isi.Tahun = n
	} else if galat == nil {
		galat = err
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	p := profil.Pegawai
	v, err := k.s.Penjaga.Minta(k.ctx(), k.Pelaku, tipePegawai, []string{"Nama", "Nomor"}, p.Subjek)
	if err != nil {
		return err
	}
	isi.Nama, isi.Nomor = v.Terang(p.Subjek, "Nama", p.Nama), v.Terang(p.Subjek, "Nomor", p.Nomor)
	if err := k.isiSlipPegawai(&isi, p.Subjek); err != nil {
		return err
	}
	return k.tampilSalah(isi.salah, "pegawai_slip", "Slip "+isi.Nama, isi)
}

func (k *kunjungan) isiSlipPegawai(isi *isiSlipPegawai, s privasi.SubjekID) error {
	u := pegawaiberkas.Sumber{Pegawai: k.s.Pegawai}
	ps, err := u.PutaranMasa(k.ctx(), k.Pelaku, dasar.Bln(isi.Tahun, 1), dasar.Bln(isi.Tahun, 12))
	if err != nil {
		return err
	}
	slips, err := k.s.Pegawai.Stores.Slip.Milik(k.ctx(), k.Lembaga.ID, isi.ID, isi.Tahun)
	if err != nil {
		return err
	}
	v, err := k.s.Penjaga.Minta(k.ctx(), k.Pelaku, tipeSlip, bidangDaftarSlip, s)
	if err != nil {
		return err
	}
	akhir := false
	for _, p := range ps {
		for i := range slips {
			if slips[i].Putaran == p.ID {
				isi.Slip = append(isi.Slip, SlipTampak{p.Masa, p, v.Sajikan(&slips[i])})
				akhir = akhir || slips[i].Terakhir
			}
		}
	}
	reg, err := k.s.Penjaga.Register.Ambil(k.ctx(), k.Lembaga.ID)
	if err != nil {
		return err
	}
	isi.PDF = k.terbuka(reg, pegawaiberkas.UntukSlip)
	switch {
	case !k.terbuka(reg, pegawaiberkas.UntukPajak):
		isi.Sebab = "Register pemrosesan tidak membuka NIK dan NPWP bagi peran " + akun.NamaPeran(k.Akun.Peran) + "."
	case !akhir:
		isi.Sebab = "Dibuat sesudah masa pajak terakhirnya dikunci: Desember, atau bulan ia berhenti."
	default:
		for _, a := range []string{"pdf", "xlsx", "csv"} {
			isi.Berkas = append(isi.Berkas, BerkasTampak{strings.ToUpper(a), "/pegawai/" + string(isi.ID) + "/slip/a1." + a + "?tahun=" + strconv.Itoa(isi.Tahun)})
		}
	}
	return nil
}

// a1Pegawai answers with the yearly sums of one person.
func (k *kunjungan) a1Pegawai() error {
	id := pegawai.ID(k.r.PathValue("id"))
	if _, err := k.s.Pegawai.Ambil(k.ctx(), k.Pelaku, id); err != nil {
		return err
	}
	kode, akhiran, _ := strings.Cut(k.r.PathValue("nama"), ".")
	if _, ada := jenisBerkas[akhiran]; kode != "a1" || !ada || akhiran == "xml" {
		return errTakAda.NotFoundf("dokumen ini tidak ada; pilih dari halaman slip pegawai")
	}
	tahun, err := k.tahunSlip()
	if err != nil {
		return k.tampilSlipPegawai(err)
	}
	u := pegawaiberkas.Sumber{Pegawai: k.s.Pegawai}
	bulan, err := u.Setahun(k.ctx(), k.Pelaku, id, tahun)
	if err != nil {
		return k.tampilSlipPegawai(err)
	}
	tulis, err := (&berkasGaji{k, u, pegawai.Putaran{Masa: dasar.Bln(tahun, 12)}, akhiran}).a1(bulan)
	if err == nil {
		err = k.kirimBerkas("pph21 "+strconv.Itoa(tahun)+" "+bulan[0].Slips[0].Nomor, akhiran, tulis)
	}
	if err != nil {
		return k.tampilSlipPegawai(err)
	}
	return nil
}
