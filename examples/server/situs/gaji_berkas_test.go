package situs_test

import (
	"encoding/xml"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

// gajiTerkunci is the run of September 2025 of two people, locked; the second leaves
// on its last day. It returns the HR officer, the path of the run, and the people.
func (r *rumah) gajiTerkunci() (hrd peramban, jalur string, orang []pegawai.Pegawai) {
	t := r.t
	t.Helper()
	hrd = r.kepegawaian(true)
	pel := r.pelaku("A", "hrd", privasi.TujuanKepegawaian)
	orang, _, err := r.s.Pegawai.Cari(t.Context(), pel, pegawai.Saringan{}, dasar.Page{Limit: 5})
	require.NoError(t, err)
	require.Len(t, orang, 2)
	_, _, err = r.s.Pegawai.Berhentikan(t.Context(), pel, "", orang[1].ID, dasar.Tgl(2025, 9, 30), pegawai.SebabMundur)
	require.NoError(t, err)
	jalur = r.putaranGaji(hrd)
	for _, x := range []struct {
		p peramban
		v url.Values
	}{{hrd, aksi("hitung")}, {hrd, aksi("periksa")}, {r.masuk("kepala.a"), aksi("setujui")}, {hrd, aksi("kunci")}} {
		status, isi := x.p.kirim(http.MethodPost, jalur, x.v)
		require.Equal(t, 200, status, isi)
	}
	return hrd, jalur, orang
}

// bernomor gives the institution its numbers at the tax office.
func (r *rumah) bernomor(hrd peramban) {
	r.t.Helper()
	status, isi := hrd.kirim(http.MethodPost, "/gaji/pengaturan", url.Values{"sejak": {"2025-01-01"}, "umk": {"2.492.811"}, "kelas_jkk": {"1"}, "batas_potongan": {"50"}, "hari_kerja": {"6"},
		"pisah": {"ya"}, "npwp": {"0012345678901000"}, "nitku": {"0012345678901000000000"}})
	require.Equal(r.t, 200, status, isi)
}

// unduh fetches a file and looks at what it says it is.
func (p peramban) unduh(jalur string) string {
	p.t.Helper()
	res, err := p.c.Get(p.url + jalur)
	require.NoError(p.t, err)
	res.Body.Close()
	status, isi := p.ambil(jalur)
	require.Equal(p.t, 200, status, "%s: %s", jalur, isi)
	nama, _, _ := strings.Cut(jalur, "?")
	akhiran := nama[strings.LastIndexAny(nama, "./")+1:]
	require.Contains(p.t, res.Header.Get("Content-Disposition"), "attachment", jalur)
	require.Contains(p.t, res.Header.Get("Content-Disposition"), "."+akhiran, jalur)
	require.Contains(p.t, map[string]string{"pdf": "application/pdf", "xml": "application/xml; charset=utf-8", "csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}[akhiran],
		res.Header.Get("Content-Type"))
	return isi
}

// lembarKerja are the rows of a workbook.
func lembarKerja(t *testing.T, isi string) string {
	t.Helper()
	f, err := excelize.OpenReader(strings.NewReader(isi))
	require.NoError(t, err)
	defer f.Close()
	rows, err := f.GetRows(f.GetSheetName(0), excelize.Options{RawCellValue: true})
	require.NoError(t, err)
	var b strings.Builder
	for _, r := range rows {
		b.WriteString(strings.Join(r, "|") + "\n")
	}
	return b.String()
}

var tautanBerkas = regexp.MustCompile(`href="(/gaji/[0-9a-f-]{36}/berkas/[^"]+)"`)

// tautan are the files that a page offers.
func tautan(isi string) (ke []string) {
	for _, m := range tautanBerkas.FindAllStringSubmatch(isi, -1) {
		ke = append(ke, m[1])
	}
	return ke
}

// Before the lock every document is named with the reason why there is none; after it
// each role gets what its work needs, and each file opens.
func TestGajiBerkas_menurut_peran(t *testing.T) {
	r := bangun(t)
	hrd, jalur, orang := r.gajiTerkunci()
	pel := r.pelaku("A", "hrd", privasi.TujuanPenggajian)
	slips, _, err := r.s.Pegawai.DaftarSlip(t.Context(), pel, strings.TrimPrefix(jalur, "/gaji/"), "", dasar.Page{Limit: 5})
	require.NoError(t, err)
	require.Len(t, slips, 2)
	isi := hrd.isi(jalur)
	require.Contains(t, isi, "isi NPWP dan NITKU lembaga")
	status, isi := hrd.ambil(jalur + "/berkas/bpmp.xml")
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PEG-BERKAS-27")
	r.bernomor(hrd)

	isi = hrd.isi(jalur)
	berkas := tautan(isi)
	require.Len(t, berkas, 2+2*2+2*3+3*3+3, "semua selain transfer dan tunai")
	require.Contains(t, isi, "dibuat oleh yang membayarkan gaji")
	for _, b := range berkas {
		if strings.Contains(b, "/bp21.") {
			status, isi := hrd.ambil(b)
			require.Equal(t, 409, status)
			require.Contains(t, isi, "SRV-GAJI-01")
			require.Contains(t, isi, "tidak ada penerima selain pegawai tetap")
			continue
		}
		isi := hrd.unduh(b)
		switch b[strings.LastIndex(b, ".")+1:] {
		case "pdf":
			require.True(t, strings.HasPrefix(isi, "%PDF"), b)
		case "xlsx":
			require.Contains(t, lembarKerja(t, isi), "Pesantren A", b)
		case "csv":
			require.Contains(t, isi, " 2025", b)
		case "xml":
			require.NoError(t, xml.Unmarshal([]byte(isi), new(any)), b)
		}
	}
	require.Contains(t, hrd.unduh(jalur+"/berkas/bpmp.xml"), "<CounterpartTin>3506990105900001</CounterpartTin>")
	a1 := hrd.unduh(jalur + "/berkas/bpa1.xml")
	require.Contains(t, a1, "<CounterpartTin>3506990105900002</CounterpartTin>")
	require.NotContains(t, a1, "3506990105900001", "yang masih bekerja belum mendapat BPA1")
	require.Contains(t, lembarKerja(t, hrd.unduh(jalur+"/berkas/daftar-gaji.xlsx")), "|"+plain(slips[0].Neto)+"|")
	require.Equal(t, hrd.unduh(jalur+"/berkas/slip-a5.pdf"), hrd.unduh(jalur+"/berkas/slip-a5.pdf"), "berkas yang sama setiap kali diminta")

	bendahara := r.masuk("bendahara.a")
	isi = bendahara.isi(jalur)
	require.Contains(t, isi, "register pemrosesan tidak membuka isinya bagi peran Bendahara")
	require.Contains(t, strings.Join(tautan(isi), " "), "transfer-umum.xlsx")
	transfer := lembarKerja(t, bendahara.unduh(jalur+"/berkas/transfer-umum.xlsx"))
	require.Contains(t, transfer, "7123456789")
	require.Contains(t, transfer, "|"+plain(slips[0].Neto+slips[1].Neto), "yang ditransfer adalah yang diterima menurut slip")
	require.Contains(t, lembarKerja(t, bendahara.unduh(jalur+"/berkas/transfer-bsi_contoh.xlsx")), "7123456789")
	for _, x := range []struct{ nama, kata string }{{"transfer-bri_contoh.csv", "daftar transfer umum"}, {"tunai.xlsx", "dibayar lewat rekening"}} {
		status, isi = bendahara.ambil(jalur + "/berkas/" + x.nama)
		require.Equal(t, 409, status, x.nama)
		require.Contains(t, isi, x.kata)
	}
	status, isi = bendahara.ambil(jalur + "/berkas/bpmp.xml")
	require.Equal(t, 403, status)
	require.Contains(t, isi, "PRI-BACA-01")
	require.NotContains(t, isi, "350699", "yang ditolak tidak membawa NIK")

	for _, x := range []struct {
		p    peramban
		nama string
		mau  int
	}{
		{hrd, "transfer-umum.xlsx", 403}, {r.masuk("kepala.a"), "slip-a5.pdf", 200}, {r.masuk("kepala.a"), "bpjs-kesehatan.xlsx", 403}, {r.masuk("kepala.a"), "tunai.csv", 403},
		{r.masuk("umar"), "slip-a5.pdf", 403}, {r.masuk("umar"), "bpmp.xml", 403}, {r.masuk("umar"), "rekap-gaji.csv", 200}, {r.masuk("kasir.a"), "rekap-gaji.csv", 403},
		{hrd, "rahasia.pdf", 404}, {hrd, "slip-a5.exe", 404}, {hrd, "bpmp", 404},
	} {
		status, _ := x.p.ambil(jalur + "/berkas/" + x.nama)
		require.Equal(t, x.mau, status, x.nama)
	}
	for _, ke := range []string{jalur + "/slip/" + string(orang[0].ID), "/pegawai/" + string(orang[0].ID) + "/slip"} {
		require.NotContains(t, r.masuk("umar").isi(ke), "/pdf\"", "tanpa tautan yang menjawab 403: %s", ke)
		require.Contains(t, r.masuk("kepala.a").isi(ke), "/slip/"+string(orang[0].ID)+"/pdf\"", ke)
	}
	r.lembaga("B", "bakar")
	for _, ke := range []string{"/berkas/rekap-gaji.csv", "/berkas/slip-a5.pdf", "/slip/" + string(orang[0].ID) + "/pdf"} {
		status, isi := r.masuk("bakar").ambil(jalur + ke)
		require.Equal(t, 404, status, "lembaga lain: %s", ke)
		require.NotContains(t, isi, "Maryam")
	}
	r.tercatat(orang[1], "hrd pegawai.Pegawai NIK=penuh,NPWP=penuh", "bendahara pegawai.Pegawai Rekening=penuh")
	r.tercatat(orang[0], "bendahara pegawai.Pegawai NIK=samar,NPWP=samar")
}

// tercatat checks that openings of somebody's data stand in the trail.
func (r *rumah) tercatat(p pegawai.Pegawai, mau ...string) {
	r.t.Helper()
	js, _, err := r.s.Penjaga.Jejak.Subjek(r.t.Context(), "A", p.Subjek, dasar.Page{Limit: dasar.MaxPage})
	require.NoError(r.t, err)
	var ada []string
	for _, j := range js {
		ada = append(ada, j.Peran+" "+j.Tipe+" "+j.Bidang)
	}
	for _, m := range mau {
		require.Contains(r.t, ada, m)
	}
}

func plain(n dasar.Rupiah) string { return strings.ReplaceAll(n.Angka(), ".", "") }

// A run that is not locked, or was reversed, gives no file, and says why.
func TestGajiBerkas_belum_dikunci(t *testing.T) {
	r := bangun(t)
	hrd := r.kepegawaian(true)
	r.bernomor(hrd)
	jalur := r.putaranGaji(hrd)
	status, isi := hrd.kirim(http.MethodPost, jalur, aksi("hitung"))
	require.Equal(t, 200, status)
	require.Empty(t, tautan(isi))
	require.Equal(t, 11, strings.Count(isi, "tersedia sesudah putaran dikunci"), "semua yang boleh ia buat")
	slip := regexp.MustCompile(regexp.QuoteMeta(jalur) + `/slip/[0-9a-f-]{36}`).FindString(isi)
	require.Contains(t, hrd.isi(slip), "PDF tersedia sesudah putaran dikunci")
	for _, ke := range []string{jalur + "/berkas/slip-a5.pdf", jalur + "/berkas/bpmp.xml", jalur + "/berkas/rekap-gaji.csv", jalur + "/berkas/rekap-pajak.csv", jalur + "/berkas/a1.pdf", slip + "/pdf"} {
		status, isi = hrd.ambil(ke)
		require.Equal(t, 409, status, ke)
		require.Contains(t, isi, "PEG-BERKAS-30", ke)
	}
	status, isi = hrd.kirim(http.MethodPost, jalur, aksi("balik", "alasan", "salah bulan"))
	require.Equal(t, 200, status, isi)
	require.Contains(t, hrd.isi(jalur), "putaran ini dibatalkan")
	status, isi = hrd.ambil(jalur + "/berkas/slip-a5.pdf")
	require.Equal(t, 409, status)
	require.Contains(t, isi, "putaran penggantinya")
}

// The files of a month say which of its runs they leave out.
func TestGajiBerkas_putaran_lain_belum_dikunci(t *testing.T) {
	r := bangun(t)
	hrd, jalur, _ := r.gajiTerkunci()
	require.NotContains(t, hrd.isi(jalur), "belum masuk ke berkas")
	status, isi := hrd.kirim(http.MethodPost, "/gaji", url.Values{"kunci": {"k9"}, "bulan": {"2025-09"}, "jenis": {"bonus"}})
	require.Equal(t, 200, status, isi)
	require.Contains(t, hrd.isi(jalur), "belum masuk ke berkas BPJS dan pajak")
}

// One person's payslips, each as PDF, and the sums of the year.
func TestPegawaiSlip(t *testing.T) {
	r := bangun(t)
	hrd, jalur, orang := r.gajiTerkunci()
	r.bernomor(hrd)
	bekerja, pergi := "/pegawai/"+string(orang[0].ID)+"/slip", "/pegawai/"+string(orang[1].ID)+"/slip"
	isi := hrd.isi(bekerja)
	require.Contains(t, isi, "Gaji dan bisyaroh September 2025")
	require.Contains(t, isi, "Dibuat sesudah masa pajak terakhirnya dikunci")
	require.Contains(t, hrd.isi(bekerja+"?tahun=2024"), "Belum ada slip yang dikunci untuk tahun 2024.")
	status, isi := hrd.ambil(bekerja + "?tahun=dua")
	require.Equal(t, 422, status)
	require.Contains(t, isi, "Tahun tidak terbaca")
	status, isi = hrd.ambil(bekerja + "/a1.pdf?tahun=2025")
	require.Equal(t, 409, status)
	require.Contains(t, isi, "Belum ada masa pajak terakhir", "yang masih bekerja belum mempunyai rincian setahun")
	status, isi = hrd.ambil(bekerja + "/a1.pdf?tahun=2024")
	require.Equal(t, 409, status)
	require.Contains(t, isi, "PEG-BERKAS-30")
	status, _ = hrd.ambil(bekerja + "/a1.xml")
	require.Equal(t, 404, status)

	require.Contains(t, hrd.isi(pergi), "/slip/a1.pdf?tahun=2025")
	for _, akhiran := range []string{"pdf", "xlsx", "csv"} {
		status, isi := hrd.ambil(pergi + "/a1." + akhiran + "?tahun=2025")
		require.Equal(t, 200, status, isi)
		if akhiran == "csv" {
			require.Contains(t, isi, "3506990105900002")
			require.NotContains(t, isi, "3506990105900001")
		}
	}
	pdf := jalur + "/slip/" + string(orang[0].ID)
	require.Contains(t, hrd.isi(pdf), pdf+"/pdf")
	require.True(t, strings.HasPrefix(hrd.unduh(pdf+"/pdf"), "%PDF"))
	status, _ = hrd.ambil(jalur + "/slip/tidak-ada/pdf")
	require.Equal(t, 404, status)

	bendahara, admin := r.masuk("bendahara.a"), r.masuk("umar")
	require.Contains(t, bendahara.isi(pergi), "tidak membuka NIK dan NPWP bagi peran Bendahara")
	status, isi = bendahara.ambil(pergi + "/a1.pdf?tahun=2025")
	require.Equal(t, 403, status)
	require.NotContains(t, isi, "350699")
	isi = admin.isi(bekerja)
	require.NotContains(t, isi, "Maryam")
	require.NotContains(t, isi, "7.000.000")
	status, _ = admin.ambil(pdf + "/pdf")
	require.Equal(t, 403, status)
	status, _ = r.masuk("kasir.a").ambil(bekerja)
	require.Equal(t, 403, status)
}
