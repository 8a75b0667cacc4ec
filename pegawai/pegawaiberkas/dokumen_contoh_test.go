package pegawaiberkas_test

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pegawaiberkas"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
)

var (
	kepala    = privasitest.Pelaku(privasi.PeranKepala, privasi.TujuanPenggajian)
	bendahara = privasitest.Pelaku(privasi.PeranBendahara, privasi.TujuanPenggajian)
	akun      = pegawai.PetaAkunBaku()
)

// The staff sheet of the invented pesantren becomes three paid and posted months, and
// those become every document; each is read back and adds up to the slips, and the
// slips to the journal and to the sheet.
func TestContoh_dari_lembar_sampai_semua_dokumen(t *testing.T) {
	t.Parallel()
	diSemua(t, func(k *kantor) {
		d := buatDokumenContoh(k)
		d.jurnalSamaDenganLembar()
		d.slipDicetak()
		d.dibayar()
		d.daftarIuran()
		d.rekap()
		d.coretaxBulanan()
		d.setahun()
		d.yangTidakBerhak()
	})
}

// dokumenContoh are the runs of October to December 2026 of the sheet: people
// with a term are taxed as non-permanent staff, the first two are paid in cash.
type dokumenContoh struct {
	*kantor
	u     pegawaiberkas.Sumber
	p     pegawai.Putaran // of October
	slips []pegawai.Slip
	kop   pegawaiberkas.Kop
}

func buatDokumenContoh(k *kantor) *dokumenContoh {
	t := k.t
	m := pegawai.PermintaanImpor{Lembar: k.baca(contoh(t), "pegawai.csv"), Sejak: oktober26, Kontrak: tidakTetap()}
	m.Kontrak["tidak_tetap"] = pegawai.PilihanKontrak{Jenis: pegawai.KontrakWaktu, Klasifikasi: pegawai.TidakTetapBulan, Selesai: dasar.Tgl(2027, 6, 30)}
	k.terapkan(m)
	_, err := k.s.AturPengaturan(ctx, hr, "", pegawai.Pengaturan{
		Sejak: oktober26, UMK: 2_492_811, KelasJKK: 1, BatasPotongan: 5000, PekanSebulan: 400, HariKerja: 6, Akun: akun, Tunai: true, PenyetujuLain: true,
		NPWPPemotong: "0012345678901000", IDTempatUsaha: "0012345678901000000000",
	})
	require.NoError(t, err)
	ps, _, err := k.s.Cari(ctx, hr, pegawai.Saringan{}, dasar.Page{Limit: 2})
	require.NoError(t, err)
	for _, p := range ps {
		p.Rekening = privasi.Tertutup[pegawai.Rekening]{}
		_, _, err := k.s.Ubah(ctx, hr, "", p)
		require.NoError(t, err)
	}
	d := &dokumenContoh{kantor: k, u: pegawaiberkas.Sumber{Pegawai: k.s}, kop: pegawaiberkas.Kop{Lembaga: "Pondok Contoh", Masa: okt}}
	for i := 10; i <= 12; i++ {
		p := d.bulan(dasar.Bln(2026, i))
		if i == 10 {
			d.p = p
		}
	}
	d.p, d.slips, err = d.u.Putaran(ctx, hr, d.p.ID)
	require.NoError(t, err)
	return d
}

// bulan takes one run from its hours to the books, each step by whoever takes it.
func (d *dokumenContoh) bulan(masa dasar.Bulan) pegawai.Putaran {
	t, s := d.t, d.s
	d.Jam.Setel(masa.Akhir().TambahHari(1).Waktu(time.UTC).Add(2 * time.Hour))
	js, err := s.IsiJamDariRencana(ctx, hr, "", masa)
	require.NoError(t, err)
	var id []string
	for _, j := range js {
		id = append(id, j.ID)
	}
	_, _, err = s.SetujuiJam(ctx, kepala, "", id...)
	require.NoError(t, err)
	p, err := s.BuatPutaran(ctx, hr, "", pegawai.Putaran{Jenis: pegawai.Gaji, Masa: masa})
	require.NoError(t, err)
	_, err = s.HitungPutaran(ctx, hr, p.ID)
	require.NoError(t, err)
	_, _, err = d.u.Putaran(ctx, hr, p.ID)
	require.ErrorIs(t, err, pegawaiberkas.ErrBelumKunci, "tidak ada berkas dari angka yang masih berubah")
	bulan, belum, err := d.u.Masa(ctx, hr, dasar.Bln(2026, 10), masa)
	require.Len(t, belum, 1, "yang belum dikunci disebut")
	require.Len(t, bulan, masa.Ke()-10)
	if masa.Ke() == 10 {
		require.ErrorIs(t, err, pegawaiberkas.ErrBelumKunci)
	}
	for _, f := range []func() (pegawai.Putaran, error){
		func() (pegawai.Putaran, error) { return s.PeriksaPutaran(ctx, hr, p.ID) },
		func() (pegawai.Putaran, error) { return s.SetujuiPutaran(ctx, kepala, p.ID) },
		func() (pegawai.Putaran, error) { return s.KunciPutaran(ctx, hr, p.ID) },
		func() (pegawai.Putaran, error) {
			return s.BayarPutaran(ctx, bendahara, p.ID, pegawai.Pembayaran{Tanggal: masa.Akhir().TambahHari(1), Rujukan: "TRF-" + masa.String(), Rekening: "BSI"})
		},
		func() (pegawai.Putaran, error) { return s.PostingPutaran(ctx, bendahara, p.ID) },
	} {
		p, err = f()
		require.NoError(t, err)
	}
	require.Equal(t, pegawai.Diposting, p.Status)
	return p
}

// orang opens people for a file of the given slips.
func (d *dokumenContoh) orang(pel dasar.Pelaku, k pegawaiberkas.Keperluan, slips []pegawai.Slip) []pegawaiberkas.Orang {
	d.t.Helper()
	o, err := d.u.Orang(ctx, pel, k, slips)
	require.NoError(d.t, err)
	return o
}

// upahLembar is what a row of the sheet promises for a month: base pay, allowances,
// and hours of four weeks.
func upahLembar(t *testing.T, s []string) (n dasar.Rupiah) {
	t.Helper()
	for _, i := range []int{11, 12, 13} {
		x, err := dasar.ParseRupiah(s[i])
		require.NoError(t, err)
		n += x
	}
	tarif, err := dasar.ParseRupiah(s[14])
	require.NoError(t, err)
	jam, err := pegawai.ParseKuantitas(s[15])
	require.NoError(t, err)
	return n + tarif*dasar.Rupiah(jam)/100*4
}

// saldoUnit adds up the journals of October by unit and account, debit less credit.
func (d *dokumenContoh) saldoUnit() map[santri.KodeUnit]map[keuangan.KodeAkun]dasar.Rupiah {
	t := d.t
	js, next, err := d.s.Stores.Buku.Jurnal.Cari(ctx, privasitest.Lembaga, keuangan.SaringJurnal{Teks: d.p.ID}, dasar.Page{Limit: dasar.MaxPage})
	require.NoError(t, err)
	require.Empty(t, next)
	require.Len(t, js, 6, "tiga unit, beban dan pembayaran")
	per := map[santri.KodeUnit]map[keuangan.KodeAkun]dasar.Rupiah{}
	for _, j := range js {
		unit := map[santri.KodeUnit]dasar.Rupiah{}
		for _, b := range j.Baris {
			if per[b.Unit] == nil {
				per[b.Unit] = map[keuangan.KodeAkun]dasar.Rupiah{}
			}
			per[b.Unit][b.Akun] += b.Debit - b.Kredit
			unit[b.Unit] += b.Debit - b.Kredit
		}
		for u, n := range unit {
			require.Zero(t, n, "jurnal %s seimbang di unit %s", j.Keterangan, u)
		}
	}
	return per
}

// buku is the balance of an account over all units.
func (d *dokumenContoh) buku(a keuangan.KodeAkun) (n dasar.Rupiah) {
	for _, m := range d.saldoUnit() {
		n += m[a]
	}
	return n
}

func (d *dokumenContoh) jurnalSamaDenganLembar() {
	t := d.t
	perUnit, perOrang := map[santri.KodeUnit]dasar.Rupiah{}, map[string]dasar.Rupiah{}
	kolomContoh(t, func(s []string) {
		n := upahLembar(t, s)
		perUnit[santri.KodeUnit(s[6])] += n
		perOrang[s[0]] = n
	})
	require.Len(t, d.slips, 64)
	for _, s := range d.slips {
		require.Equal(t, perOrang[s.Nomor], s.Dibayar, s.Nomor)
	}
	per := d.saldoUnit()
	require.Len(t, per, len(perUnit))
	for u, n := range perUnit {
		require.Equal(t, n, per[u][akun.BebanPendidik]+per[u][akun.BebanTenaga], "beban %s sama dengan lembar, sampai ke rupiah terakhir", u)
		require.Zero(t, per[u][akun.UtangGaji], "semua terbayar di %s", u)
	}
	require.Equal(t, jumlah(d.slips, func(s pegawai.Slip) dasar.Rupiah { return s.IuranKami }), d.buku(akun.BebanBPJS))
	require.Equal(t, -jumlah(d.slips, func(s pegawai.Slip) dasar.Rupiah { return s.IuranKami + s.Iuran }), d.buku(akun.UtangBPJS))
	require.Equal(t, -jumlah(d.slips, func(s pegawai.Slip) dasar.Rupiah { return s.PPh }), d.buku(akun.UtangPajak))
	require.Equal(t, -jumlah(d.slips, func(s pegawai.Slip) dasar.Rupiah { return s.Neto }), d.buku(akun.Bank))
	require.Less(t, d.buku(akun.UtangPajak), dasar.Rupiah(0), "ada pajaknya")
}

func (d *dokumenContoh) slipDicetak() {
	t := d.t
	c := cetak
	c.Masa, c.Dari, c.Sampai = d.p.Masa, d.p.Dari, d.p.Sampai
	orang := d.orang(hr, pegawaiberkas.UntukSlip, d.slips)
	for _, x := range []struct {
		nama    string
		hemat   bool
		halaman int
	}{{"slip-a5.pdf", false, 64}, {"slip-tiga.pdf", true, 22}} {
		c.Hemat = x.hemat
		var b bytes.Buffer
		require.NoError(t, pegawaiberkas.TulisSlip(&b, c, orang, d.slips))
		d.simpan(x.nama, b.Bytes())
		teks := string(teksPDF(t, b.Bytes()))
		require.Equal(t, x.halaman, strings.Count(teks, "\f"), "halaman %s", x.nama)
		for _, s := range d.slips {
			require.Contains(t, teks, "Diterima: "+s.Neto.String(), s.Nomor)
			require.Contains(t, teks, s.Nama)
		}
		require.Equal(t, 2, strings.Count(teks, "tunai"))
		kolomContoh(t, func(s []string) { require.NotContains(t, teks, s[19], "rekening %s tidak tercetak utuh", s[0]) })
	}
	tanpa := d.orang(kepala, pegawaiberkas.UntukSlip, d.slips)
	require.Empty(t, tanpa, "kepala melihat angkanya, bukan rekeningnya")
}

func (d *dokumenContoh) dibayar() {
	t := d.t
	orang := d.orang(bendahara, pegawaiberkas.UntukBayar, d.slips)
	bayar, err := pegawaiberkas.BagiBayar(orang, d.slips)
	require.NoError(t, err)
	require.Equal(t, [3]int{62, 2, 0}, [3]int{len(bayar.Transfer), len(bayar.Tunai), len(bayar.Nol)})
	var b bytes.Buffer
	h, err := pegawaiberkas.TulisTransfer(&b, tata(t, "umum"), kepalaTransfer, bayar.Transfer)
	require.NoError(t, err)
	d.simpan("transfer.xlsx", b.Bytes())
	rows := lembarKerja(t, b.Bytes())
	n, banyak := d.kolom(rows, "Jumlah")
	require.Equal(t, 62, banyak)
	rekening := map[string]bool{}
	for _, r := range rows {
		rekening[r[4]] = true
	}
	kolomContoh(t, func(s []string) {
		tunai := s[0] == bayar.Tunai[0].Nomor || s[0] == bayar.Tunai[1].Nomor
		require.NotEqual(t, tunai, rekening[s[19]], s[0])
	})
	var bank dasar.Rupiah
	for _, id := range []string{"bsi_contoh", "bri_contoh", "mandiri_contoh"} {
		bisa, _ := tata(t, id).PerBank(bayar.Transfer)
		h, err := pegawaiberkas.TulisTransfer(io.Discard, tata(t, id), kepalaTransfer, bisa)
		require.NoError(t, err)
		bank += h.Total
	}
	require.Equal(t, bank, n, "berkas tiap bank bersama-sama membayar yang sama")
	require.Equal(t, h.Total, n)
	tunai, orangTunai := d.dua("tunai", func(w io.Writer, x pegawaiberkas.Bentuk) error {
		return pegawaiberkas.TulisTunai(w, x, d.kop, bayar.Tunai)
	}, "Jumlah")
	require.Equal(t, 2, orangTunai)
	require.Equal(t, -d.buku(akun.Bank), n+tunai, "transfer dan tunai adalah yang keluar menurut jurnal")
}

func (d *dokumenContoh) daftarIuran() {
	t := d.t
	orang := d.orang(hr, pegawaiberkas.UntukBPJS, d.slips)
	tulisKes := func(w io.Writer, x pegawaiberkas.Bentuk) error {
		return pegawaiberkas.TulisBPJSKesehatan(w, x, d.kop, orang, d.slips)
	}
	tulisTK := func(w io.Writer, x pegawaiberkas.Bentuk) error {
		return pegawaiberkas.TulisBPJSKetenagakerjaan(w, x, d.kop, orang, d.slips)
	}
	kes, banyakKes := d.dua("bpjs-kesehatan", tulisKes, "Jumlah")
	tk, banyakTK := d.dua("bpjs-ketenagakerjaan", tulisTK, "Jumlah")
	var pekerja dasar.Rupiah
	for kolom, tulis := range map[string]func(io.Writer, pegawaiberkas.Bentuk) error{"Pekerja": tulisKes, "JHT pekerja": tulisTK, "JP pekerja": tulisTK} {
		n, _ := d.dua("bpjs", tulis, kolom)
		pekerja += n
	}
	require.Equal(t, jumlah(d.slips, func(s pegawai.Slip) dasar.Rupiah { return s.Iuran }), pekerja, "bagian pekerja sama dengan potongan di slip")
	ikut := [2]int{}
	kolomContoh(t, func(s []string) {
		for i := range ikut {
			if s[16+i] == "ya" {
				ikut[i]++
			}
		}
	})
	require.Equal(t, ikut, [2]int{banyakKes, banyakTK}, "yang ikut menurut lembar")
	require.Equal(t, -d.buku(akun.UtangBPJS), kes+tk, "kedua daftar adalah utang BPJS di jurnal")
}

func (d *dokumenContoh) rekap() {
	t := d.t
	pph, _ := d.dua("rekap-pajak", func(w io.Writer, x pegawaiberkas.Bentuk) error {
		return pegawaiberkas.TulisRekapPajak(w, x, d.kop, d.slips)
	}, "PPh")
	require.Equal(t, -d.buku(akun.UtangPajak), pph, "rekap SPT Masa adalah utang pajak di jurnal")
	neto, orang := d.dua("daftar-gaji", func(w io.Writer, x pegawaiberkas.Bentuk) error {
		return pegawaiberkas.TulisDaftarGaji(w, x, d.kop, d.slips)
	}, "Dibayarkan")
	require.Equal(t, 64, orang)
	require.Equal(t, -d.buku(akun.Bank), neto)
	_, _ = d.dua("rekap-gaji", func(w io.Writer, x pegawaiberkas.Bentuk) error {
		return pegawaiberkas.TulisRekapGaji(w, x, d.kop, d.slips)
	}, "Jumlah")
	baris, err := pegawaiberkas.RekapGaji(d.slips)
	require.NoError(t, err)
	per := map[santri.KodeUnit]dasar.Rupiah{}
	for _, b := range baris {
		if b.Bagian == pegawai.BagianPendapatan {
			per[b.Unit] += b.Jumlah
		}
	}
	for u, m := range d.saldoUnit() {
		require.Equal(t, m[akun.BebanPendidik]+m[akun.BebanTenaga], per[u], "rekap gaji %s adalah bebannya", u)
	}
}

func (d *dokumenContoh) coretaxBulanan() {
	t := d.t
	bulan, belum, err := d.u.Masa(ctx, hr, okt, okt)
	require.NoError(t, err)
	require.Empty(t, belum)
	require.Len(t, pegawaiberkas.Gabung(bulan), 64)
	tetap, lain := pegawaiberkas.PisahTetap(bulan[0].Slips)
	c, err := d.u.Coretax(ctx, hr, okt, d.p.Rujukan)
	require.NoError(t, err)
	var pph, bruto dasar.Rupiah
	for _, x := range []struct {
		dokumen pegawaiberkas.Dokumen
		baris   func(pegawaiberkas.Coretax, []pegawaiberkas.Orang, []pegawai.Slip) ([]pegawaiberkas.BarisCoretax, error)
		slips   []pegawai.Slip
		status  string // of the sheet
	}{{pegawaiberkas.BPMP, pegawaiberkas.BarisBPMP, tetap, "tetap"}, {pegawaiberkas.BP21, pegawaiberkas.BarisBP21, lain, "tidak_tetap"}} {
		rows, err := x.baris(c, d.orang(hr, pegawaiberkas.UntukPajak, x.slips), x.slips)
		require.NoError(t, err)
		nik := map[string]bool{}
		kolomContoh(t, func(s []string) {
			if s[9] == x.status {
				nik[s[4]] = true
			}
		})
		for _, r := range d.xml(c, x.dokumen, rows) {
			require.True(t, nik[r["CounterpartTin"]], "NIK %s sekali", x.dokumen)
			delete(nik, r["CounterpartTin"])
			require.Equal(t, "10", r["TaxPeriodMonth"])
			bruto += rupiahSel(t, r["Gross"])
		}
		require.Empty(t, nik, "semua yang %s ada di %s", x.status, x.dokumen)
		for _, b := range rows {
			require.Equal(t, (b.Bruto*dasar.Rupiah(b.Tarif)+5_000)/10_000, b.PPh, "%s: bruto kali tarif, setengah ke atas", b.Nomor)
			require.Empty(t, b.Peringatan)
		}
		n, _ := d.dua("coretax-"+strings.ToLower(string(x.dokumen)), func(w io.Writer, f pegawaiberkas.Bentuk) error {
			return pegawaiberkas.TulisCoretax(w, f, d.kop, peta(t, x.dokumen), rows)
		}, "PPh 21 menurut slip")
		pph += n
	}
	require.Equal(t, -d.buku(akun.UtangPajak), pph, "kedua berkas pajak adalah utang pajak di jurnal")
	require.Equal(t, jumlah(d.slips, func(s pegawai.Slip) dasar.Rupiah { return s.Bruto }), bruto)
}

func (d *dokumenContoh) setahun() {
	t := d.t
	des := dasar.Bln(2026, 12)
	bulan, _, err := d.u.Masa(ctx, hr, dasar.Bln(2026, 1), des)
	require.NoError(t, err)
	require.Len(t, bulan, 3)
	tetap, _ := pegawaiberkas.PisahTetap(pegawaiberkas.Gabung(bulan))
	orang, err := d.u.OrangA1(ctx, hr, bulan)
	require.NoError(t, err)
	require.Len(t, orang, 39)
	c, err := d.u.Coretax(ctx, hr, des, "")
	require.NoError(t, err)
	rows, err := pegawaiberkas.BarisSetahun(c, orang, bulan)
	require.NoError(t, err)
	require.Len(t, rows, 39)
	desember, err := pegawaiberkas.BarisBPA1(c, orang, bulan)
	require.NoError(t, err)
	require.ElementsMatch(t, desember, rows, "semua yang setahun ini berakhir di Desember")
	var gaji, pph dasar.Rupiah
	for _, r := range d.xml(c, pegawaiberkas.BPA1, rows) {
		require.Equal(t, []string{"10", "12", "0", "PartialYear"}, []string{r["TaxPeriodMonthStart"], r["TaxPeriodMonthEnd"], r["NumberOfMonths"], r["StatusOfWithholding"]})
		gaji += rupiahSel(t, r["SalaryPensionJhtTht"])
		pph += rupiahSel(t, r["Article21IncomeTax"])
	}
	require.Equal(t, jumlah(tetap, func(s pegawai.Slip) dasar.Rupiah { return s.Ember.Gaji }), gaji)
	require.Equal(t, jumlah(tetap, func(s pegawai.Slip) dasar.Rupiah { return s.PPh }), pph)
	k := pegawaiberkas.Kop{Lembaga: "Pondok Contoh", Masa: des}
	n, banyak := d.dua("coretax-bpa1", func(w io.Writer, f pegawaiberkas.Bentuk) error {
		return pegawaiberkas.TulisCoretax(w, f, k, peta(t, pegawaiberkas.BPA1), rows)
	}, "PPh 21 menurut slip")
	require.Equal(t, []any{39, pph}, []any{banyak, n})
	tulisA1 := func(w io.Writer, f pegawaiberkas.Bentuk) error { return pegawaiberkas.TulisA1(w, f, k, c, rows) }
	n, _ = d.dua("a1", tulisA1, "Dipotong lembaga")
	require.Equal(t, pph, n)
	n, _ = d.dua("a1", tulisA1, "Selisih")
	require.Zero(t, n, "setahun dihitung lagi sama dengan yang dipotong")
	var b bytes.Buffer
	require.NoError(t, pegawaiberkas.TulisA1PDF(&b, k, c, rows, cetak.Dibuat))
	d.simpan("a1.pdf", b.Bytes())
	teks := string(teksPDF(t, b.Bytes()))
	require.Equal(t, 39, strings.Count(teks, "\f"))
	for _, r := range rows {
		require.Contains(t, teks, r.Nama)
		require.Contains(t, teks, r.NPWP)
	}
	satu, err := d.u.Setahun(ctx, hr, rows[0].Pegawai, 2026)
	require.NoError(t, err)
	sendiri, err := pegawaiberkas.BarisSetahun(c, orang, satu)
	require.NoError(t, err)
	require.Equal(t, rows[:1], sendiri, "satu orang sama dengan barisnya di seluruh tahun")
	p, s, err := d.u.Slip(ctx, hr, d.p.ID, rows[0].Pegawai)
	require.NoError(t, err)
	require.Equal(t, []any{d.p.ID, satu[0].Slips[0]}, []any{p.ID, s})
	_, _, err = d.u.Slip(ctx, hr, d.p.ID, "tidak-ada")
	require.ErrorIs(t, err, pegawai.ErrPegawai)
	_, err = d.u.Setahun(ctx, hr, rows[0].Pegawai, 2025)
	require.ErrorIs(t, err, pegawaiberkas.ErrBelumKunci)
}

// Who may not open a field gets no file, and every opening is in the trail.
func (d *dokumenContoh) yangTidakBerhak() {
	t := d.t
	for _, x := range []struct {
		pel dasar.Pelaku
		k   pegawaiberkas.Keperluan
	}{
		{bendahara, pegawaiberkas.UntukPajak}, {kepala, pegawaiberkas.UntukBayar}, {kepala, pegawaiberkas.UntukBPJS},
		{privasitest.Pelaku(privasi.PeranAdmin, privasi.TujuanPenggajian), pegawaiberkas.UntukDaftar}, {privasitest.Pelaku(privasi.PeranAdmin, privasi.TujuanPenggajian), pegawaiberkas.UntukSlip},
	} {
		o, err := d.u.Orang(ctx, x.pel, x.k, d.slips)
		require.ErrorIs(t, err, privasi.ErrTingkat, "%s %s", x.pel.Peran, x.k)
		require.Empty(t, o)
	}
	satuUnit := hr
	satuUnit.Lingkup = dasar.Lingkup{Unit: []string{"MTs"}}
	_, err := d.u.Orang(ctx, satuUnit, pegawaiberkas.UntukDaftar, d.slips)
	require.Equal(t, dasar.Forbidden, dasar.KindOf(err))
	lain := hr
	lain.Lembaga = privasitest.LembagaLain
	_, _, err = d.u.Putaran(ctx, lain, d.p.ID)
	require.Equal(t, dasar.NotFound, dasar.KindOf(err))
	_, _, err = d.u.Masa(ctx, lain, okt, okt)
	require.ErrorIs(t, err, pegawaiberkas.ErrBelumKunci)
	_, err = d.u.Setahun(ctx, lain, d.slips[0].Pegawai, 2026)
	require.ErrorIs(t, err, pegawaiberkas.ErrBelumKunci)
	js, _, err := d.Jejak.Subjek(ctx, privasitest.Lembaga, d.slips[0].Subjek, dasar.Page{Limit: dasar.MaxPage})
	require.NoError(t, err)
	for _, mau := range []string{"hrd pegawai.Pegawai NIK=penuh,NPWP=penuh", "bendahara pegawai.Pegawai Rekening=penuh", "bendahara pegawai.Pegawai NIK=samar,NPWP=samar", "kepala pegawai.Pegawai Rekening=tiada"} {
		ada := false
		for _, j := range js {
			ada = ada || j.Peran+" "+j.Tipe+" "+j.Bidang == mau
		}
		require.True(t, ada, "%s tercatat", mau)
	}
}
