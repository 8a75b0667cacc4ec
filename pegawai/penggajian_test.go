package pegawai_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/keuangan/keuanganmem"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pegawaimem"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
)

func nikUji(nomor string) santri.NIK { return santri.NIK("350699010590" + "1" + nomor[1:]) }

func kodeUnit(u string) santri.KodeUnit { return santri.KodeUnit(u) }

var (
	hrd    = dasar.Pelaku{ID: "hrd", Lembaga: "uji", Peran: "hrd", Lingkup: dasar.LingkupSemua}
	kepala = dasar.Pelaku{ID: "kepala", Lembaga: "uji", Peran: "kepala", Lingkup: dasar.LingkupSemua}
)

// kantor is an institution with books, settings and two people, ready for a run.
type kantor struct {
	*pegawai.Service
	t    *testing.T
	ctx  context.Context
	buku *keuangan.Service
}

func bukaKantor(t *testing.T) *kantor {
	t.Helper()
	r := privasitest.Rumah(t, pegawai.DaftarkanTipe)
	r.Jam.Setel(time.Date(2026, 11, 2, 3, 0, 0, 0, time.UTC))
	k := &kantor{
		Service: &pegawai.Service{
			Atomic: dasarmem.Atomic(r.Conn, pegawaimem.Stores), Stores: pegawaimem.Stores(r.Conn), Brankas: r.Brankas, Penjaga: r.Penjaga, Daftar: r.Daftar, Now: r.Jam.Now,
		},
		t: t, ctx: t.Context(),
		buku: &keuangan.Service{Atomic: keuanganmem.Atomic(r.Conn, nil), Stores: keuanganmem.New(r.Conn, nil), Now: r.Jam.Now},
	}
	require.NoError(t, k.buku.Siapkan(k.ctx, hrd))
	set := setelan()
	set.PenyetujuLain = true
	require.NoError(t, k.Stores.Master.SimpanPengaturan(k.ctx, "uji", set))
	require.NoError(t, k.Stores.Master.SimpanJabatan(k.ctx, "uji", jabatanUji()...))
	require.NoError(t, k.Stores.Master.SimpanKomponen(k.ctx, "uji", pegawai.KomponenBaku(awal2026)...))
	k.tambah("p1", "P001", "MTs", 3_000_000, "K/1")
	k.tambah("p2", "P002", "MA", 13_000_000, "TK/0")
	return k
}

// tambah takes an employee in with everything that a slip needs.
func (k *kantor) tambah(id pegawai.ID, nomor string, unit string, pokok dasar.Rupiah, ptkp string) {
	b := guru()
	p := b.Pegawai
	p.ID, p.Subjek, p.Nomor, p.Nama, p.Alias = id, privasi.NewSubjek(), nomor, "Ustadz "+nomor, ""
	p.NIK = privasi.Tutup(nikUji(nomor))
	require.NoError(k.t, privasi.Segel(k.ctx, k.Brankas, k.Daftar, "uji", &p))
	require.NoError(k.t, k.Stores.Pegawai.Simpan(k.ctx, "uji", p))
	kontrak, tugas, status, ikut, nilai := b.Kontrak[0], b.Penugasan[0], b.Status[0], b.Kepesertaan[0], b.Nilai[0]
	kontrak.ID, tugas.ID, status.ID, ikut.ID, nilai.ID = "k"+nomor, "t"+nomor, "s"+nomor, "i"+nomor, "n"+nomor
	kontrak.Pegawai, tugas.Pegawai, status.Pegawai, ikut.Pegawai, nilai.Pegawai = id, id, id, id, id
	tugas.Unit, status.PTKP, nilai.Nilai = kodeUnit(unit), ptkp, pokok
	for _, err := range []error{
		k.Stores.Kontrak.Simpan(k.ctx, "uji", kontrak), k.Stores.Penugasan.Simpan(k.ctx, "uji", tugas), k.Stores.StatusPajak.Simpan(k.ctx, "uji", status),
		k.Stores.Kepesertaan.Simpan(k.ctx, "uji", ikut), k.Stores.Nilai.Simpan(k.ctx, "uji", nilai),
	} {
		require.NoError(k.t, err)
	}
}

func (k *kantor) putaran(jenis pegawai.JenisPutaran, masa dasar.Bulan) pegawai.Putaran {
	k.t.Helper()
	p, err := k.BuatPutaran(k.ctx, hrd, "", pegawai.Putaran{Jenis: jenis, Masa: masa})
	require.NoError(k.t, err)
	return p
}

// sampai takes a run to a state.
func (k *kantor) sampai(id string, status pegawai.StatusPutaran) (p pegawai.Putaran) {
	k.t.Helper()
	for _, langkah := range []func() (pegawai.Putaran, error){
		func() (pegawai.Putaran, error) { return k.HitungPutaran(k.ctx, hrd, id) },
		func() (pegawai.Putaran, error) { return k.PeriksaPutaran(k.ctx, hrd, id) },
		func() (pegawai.Putaran, error) { return k.SetujuiPutaran(k.ctx, kepala, id) },
		func() (pegawai.Putaran, error) { return k.KunciPutaran(k.ctx, hrd, id) },
		func() (pegawai.Putaran, error) {
			return k.BayarPutaran(k.ctx, hrd, id, pegawai.Pembayaran{Tanggal: dasar.Tgl(2026, 10, 31), Rujukan: "TRF-1", Rekening: "BSI"})
		},
		func() (pegawai.Putaran, error) { return k.PostingPutaran(k.ctx, hrd, id) },
	} {
		var err error
		p, err = langkah()
		require.NoError(k.t, err)
		if p.Status == status {
			return p
		}
	}
	return p
}

func TestPutaran_dari_draf_sampai_posting(t *testing.T) {
	t.Parallel()
	k := bukaKantor(t)
	p := k.putaran(pegawai.Gaji, dasar.Bln(2026, 10))
	require.Equal(t, pegawai.Draf, p.Status)
	_, err := k.BuatPutaran(k.ctx, hrd, "", pegawai.Putaran{Jenis: pegawai.Gaji, Masa: dasar.Bln(2026, 10)})
	require.ErrorIs(t, err, pegawai.ErrPutaranGanda)

	p = k.sampai(p.ID, pegawai.Dihitung)
	require.Equal(t, 2, p.Jumlah.Orang)
	ulang, err := k.HitungPutaran(k.ctx, hrd, p.ID)
	require.NoError(t, err)
	require.Equal(t, p, ulang, "menghitung ulang tidak mengubah apa pun")

	_, err = k.PeriksaPutaran(k.ctx, hrd, p.ID)
	require.NoError(t, err)
	_, err = k.SetujuiPutaran(k.ctx, hrd, p.ID)
	require.ErrorIs(t, err, pegawai.ErrPenyetuju)
	_, err = k.KembalikanPutaran(k.ctx, kepala, p.ID, "  ")
	require.ErrorIs(t, err, pegawai.ErrAlasan)
	_, err = k.KembalikanPutaran(k.ctx, kepala, p.ID, "honor belum masuk")
	require.NoError(t, err)

	p = k.sampai(p.ID, pegawai.Diposting)
	require.Equal(t, pegawai.Diposting, p.Status)
	dua, err := k.PostingPutaran(k.ctx, hrd, p.ID)
	require.NoError(t, err)
	require.Equal(t, p.Versi, dua.Versi, "diposting sekali saja")
	_, err = k.HitungPutaran(k.ctx, hrd, p.ID)
	require.ErrorIs(t, err, pegawai.ErrTerkunci)

	saldo := map[keuangan.KodeAkun]dasar.Rupiah{}
	baris, err := k.Stores.Buku.Jurnal.Saldo(k.ctx, "uji", keuangan.PadaSaat{}, false)
	require.NoError(t, err)
	for _, s := range baris {
		saldo[s.Akun] += s.Netto()
	}
	require.Zero(t, saldo["2.1.1.02"], "utang gaji lunas")
	require.Equal(t, -p.Jumlah.PPh, saldo["2.1.1.03"])
	require.Equal(t, -p.Jumlah.Iuran-p.Jumlah.IuranKami, saldo["2.1.1.04"])
	require.Equal(t, -p.Jumlah.Neto, saldo[keuangan.AkunBank])

	_, err = k.BalikPutaran(k.ctx, hrd, p.ID, "salah unit", pegawai.Dikunci, pegawai.Dibayar)
	require.ErrorIs(t, err, pegawai.ErrLangkah, "sudah dibukukan sejak dilihat")
	require.Equal(t, dasar.Conflict, dasar.KindOf(err))
	tetap, err := k.Putaran(k.ctx, hrd, p.ID)
	require.NoError(t, err)
	require.Equal(t, pegawai.Diposting, tetap.Status, "yang ditolak tidak mengubah apa pun")
	p, err = k.BalikPutaran(k.ctx, hrd, p.ID, "salah unit", pegawai.Diposting)
	require.NoError(t, err)
	require.Equal(t, pegawai.Dibalik, p.Status)
	baris, err = k.Stores.Buku.Jurnal.Saldo(k.ctx, "uji", keuangan.PadaSaat{}, false)
	require.NoError(t, err)
	for _, s := range baris {
		require.Zero(t, s.Netto(), s.Akun)
	}
	k.putaran(pegawai.Gaji, dasar.Bln(2026, 10))
}

// Somebody whose records lack something is named with the field, everybody of them,
// and nothing of the run is stored.
func TestPutaran_bahan_kurang(t *testing.T) {
	t.Parallel()
	k := bukaKantor(t)
	k.tambah("p3", "P003", "MTs", 2_500_000, "")
	k.tambah("p4", "P004", "MTs", 2_500_000, "")
	p := k.putaran(pegawai.Gaji, dasar.Bln(2026, 10))
	_, err := k.HitungPutaran(k.ctx, hrd, p.ID)
	require.ErrorIs(t, err, pegawai.ErrBahanKurang)
	var g *pegawai.GalatBahan
	require.ErrorAs(t, err, &g)
	require.Len(t, g.Kurang, 2)
	require.Equal(t, "P003", g.Kurang[0].Nomor)
	require.ErrorIs(t, g.Kurang[0].Err, pegawai.ErrPTKPKosong)
	require.Equal(t, "ptkp", g.Kurang[0].Err.Field)
	p, err = k.Putaran(k.ctx, hrd, p.ID)
	require.NoError(t, err)
	require.Equal(t, pegawai.Draf, p.Status)
	for range k.Stores.Slip.Alirkan(k.ctx, "uji", p.ID) {
		t.Fatal("tidak ada slip yang tersimpan")
	}
}

func TestPutaran_menolak(t *testing.T) {
	t.Parallel()
	k := bukaKantor(t)
	require.NoError(t, k.Stores.Jam.Simpan(k.ctx, "uji", pegawai.CatatanJam{ID: "j", Pegawai: "p1", Unit: "MTs", Jumlah: 200, Mulai: dasar.Tgl(2026, 10, 5), Selesai: dasar.Tgl(2026, 10, 5)}))
	p := k.putaran(pegawai.Gaji, dasar.Bln(2026, 10))
	_, err := k.HitungPutaran(k.ctx, hrd, p.ID)
	require.ErrorIs(t, err, pegawai.ErrJamTertunda)
	lampau := k.putaran(pegawai.Gaji, dasar.Bln(2026, 1))
	require.NoError(t, k.Stores.Jam.Simpan(k.ctx, "uji", pegawai.CatatanJam{ID: "j", Pegawai: "p1", Unit: "MTs", Jumlah: 200, Mulai: dasar.Tgl(2026, 10, 5), Selesai: dasar.Tgl(2026, 10, 5), Batal: "keliru", Versi: 1}))

	k.sampai(p.ID, pegawai.Disetujui)
	n, err := k.Stores.Nilai.Ambil(k.ctx, "uji", "nP001")
	require.NoError(t, err)
	n[0].Nilai += 1
	require.NoError(t, k.Stores.Nilai.Simpan(k.ctx, "uji", n...))
	_, err = k.KunciPutaran(k.ctx, hrd, p.ID)
	require.ErrorIs(t, err, pegawai.ErrBasi)
	require.Equal(t, dasar.Conflict, dasar.KindOf(err))

	_, err = k.KembalikanPutaran(k.ctx, kepala, p.ID, "data berubah")
	require.NoError(t, err)
	k.sampai(p.ID, pegawai.Dikunci)
	for _, b := range []pegawai.Pembayaran{{}, {Tanggal: dasar.Tgl(2027, 1, 1), Rujukan: "x", Rekening: "BSI"}, {Tanggal: dasar.Tgl(2026, 10, 31), Rujukan: "x"}} {
		_, err = k.BayarPutaran(k.ctx, hrd, p.ID, b)
		require.ErrorIs(t, err, pegawai.ErrPembayaran)
	}
	for _, id := range []pegawai.ID{"p1", "p2"} {
		orang, err := k.Stores.Pegawai.Ambil(k.ctx, "uji", id)
		require.NoError(t, err)
		orang[0].Mulai = dasar.Tgl(2026, 9, 1)
		require.NoError(t, k.Stores.Pegawai.Simpan(k.ctx, "uji", orang...))
	}
	_, err = k.HitungPutaran(k.ctx, hrd, lampau.ID)
	require.ErrorIs(t, err, pegawai.ErrTanpaPegawai)
	_, err = k.Putaran(k.ctx, dasar.Pelaku{ID: "x", Lembaga: "lain", Lingkup: dasar.LingkupSemua}, p.ID)
	require.ErrorIs(t, err, pegawai.ErrPutaranTiada)
	_, err = k.AmbilSlip(k.ctx, hrd, p.ID, "tidak ada")
	require.ErrorIs(t, err, pegawai.ErrPegawai)
}

// The newest locked run before is compared with, largest difference first.
func TestBanding(t *testing.T) {
	t.Parallel()
	k := bukaKantor(t)
	k.sampai(k.putaran(pegawai.Gaji, dasar.Bln(2026, 9)).ID, pegawai.Dikunci)
	n, err := k.Stores.Nilai.Ambil(k.ctx, "uji", "nP002")
	require.NoError(t, err)
	n[0].Nilai += 1_000_000
	require.NoError(t, k.Stores.Nilai.Simpan(k.ctx, "uji", n...))
	k.tambah("p3", "P003", "MTs", 2_500_000, "K/0")
	p := k.putaran(pegawai.Gaji, dasar.Bln(2026, 10))
	k.sampai(p.ID, pegawai.Dihitung)
	beda, lalu, err := k.Banding(k.ctx, hrd, p.ID)
	require.NoError(t, err)
	require.Equal(t, dasar.Bln(2026, 9), lalu.Masa)
	require.Len(t, beda, 2)
	require.True(t, beda[0].Baru)
	require.Equal(t, pegawai.ID("p3"), beda[0].Pegawai)
	require.Equal(t, pegawai.ID("p2"), beda[1].Pegawai)
	require.Equal(t, pegawai.KodeKomponen("pokok"), beda[1].Komponen[0].Komponen)
}

// A kasbon is deducted as it falls due and never beyond what is owed.
func TestPutaran_kasbon(t *testing.T) {
	t.Parallel()
	k := bukaKantor(t)
	angsuran, err := pegawai.JadwalAngsuran(1_000_000, 3, dasar.Bln(2026, 9))
	require.NoError(t, err)
	require.NoError(t, k.Stores.Kasbon.Simpan(k.ctx, "uji", pegawai.Kasbon{ID: "kas", Pegawai: "p1", Pokok: 1_000_000, Angsuran: angsuran, Mulai: dasar.Tgl(2026, 8, 20)}))
	require.NoError(t, k.Stores.Isian.Simpan(k.ctx, "uji", pegawai.Isian{ID: "i9", Pegawai: "p1", Komponen: "kegiatan", Jumlah: 300_000, Mulai: dasar.Tgl(2026, 9, 2), Selesai: dasar.Tgl(2026, 9, 2)},
		pegawai.Isian{ID: "i10", Pegawai: "p1", Komponen: "kegiatan", Jumlah: 2_000_000, Mulai: dasar.Tgl(2026, 10, 2), Selesai: dasar.Tgl(2026, 10, 2)}))
	var jumlah dasar.Rupiah
	for _, bulan := range []int{9, 10} {
		p := k.putaran(pegawai.Gaji, dasar.Bln(2026, bulan))
		k.sampai(p.ID, pegawai.Dikunci)
		s, err := k.AmbilSlip(k.ctx, hrd, p.ID, "p1")
		require.NoError(t, err)
		jumlah += s.Potongan
	}
	sudah, err := k.Stores.Slip.Terangsur(k.ctx, "uji")
	require.NoError(t, err)
	require.Equal(t, jumlah, sudah["kas"])
	require.Equal(t, dasar.Rupiah(666_667), jumlah, "dua dari tiga angsuran; yang tertahan bulan September ikut Oktober")
}
