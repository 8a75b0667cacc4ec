package pegawai_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pegawaimem"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santrimem"
)

// hariIni is the day on which the clock of a [rumahPegawai] stands.
var (
	hariIni = dasar.Tgl(2026, 10, 5)
	tmt     = dasar.Tgl(2026, 1, 5)
	ctx     = context.Background()
)

// rumahPegawai is a pesantren with two units, the default positions, components and
// accounts, and settings in force since January.
type rumahPegawai struct {
	*privasitest.RumahUji
	t  *testing.T
	s  *pegawai.Service
	st pegawai.Stores
	hr dasar.Pelaku
	n  int
}

func rumah(t *testing.T) *rumahPegawai {
	t.Helper()
	r := privasitest.Rumah(t, pegawai.DaftarkanTipe)
	unit := santrimem.Stores(r.Conn).Struktur
	h := &rumahPegawai{
		RumahUji: r, t: t, st: pegawaimem.Stores(r.Conn), hr: privasitest.Pelaku(privasi.PeranHRD, privasi.TujuanPenggajian),
		s: &pegawai.Service{
			Atomic: dasarmem.Atomic(r.Conn, pegawaimem.Stores), Stores: pegawaimem.Stores(r.Conn), Unit: unit, Brankas: r.Brankas, Penjaga: r.Penjaga, Daftar: r.Daftar, Now: r.Jam.Now,
		},
	}
	for _, l := range []dasar.LembagaID{privasitest.Lembaga, privasitest.LembagaLain} {
		require.NoError(t, unit.SimpanUnit(ctx, l, santri.Unit{Kode: "MTs", Nama: "MTs Uji", Jalur: santri.Formal}, santri.Unit{Kode: "MA", Nama: "Madrasah Aliyah", Jalur: santri.Formal}))
		bagan, err := keuangan.BaganBaku(l)
		require.NoError(t, err)
		require.NoError(t, h.st.Buku.Akun.Simpan(ctx, l, bagan...))
	}
	require.NoError(t, h.s.AturJabatan(ctx, h.hr, "", pegawai.JabatanBaku()...))
	require.NoError(t, h.st.Master.SimpanKomponen(ctx, privasitest.Lembaga, pegawai.KomponenBaku(tmt)...))
	_, err := h.s.AturPengaturan(ctx, h.hr, "", pengaturanUji())
	require.NoError(t, err)
	return h
}

func pengaturanUji() pegawai.Pengaturan {
	return pegawai.Pengaturan{
		Sejak: dasar.Tgl(2026, 1, 1), UMK: 2_492_811, KelasJKK: 1, BatasPotongan: 5000, PekanSebulan: 400, HariKerja: 6, LiburPekanan: []time.Weekday{time.Friday},
		Akun: pegawai.PetaAkunBaku(),
	}
}

// formulir makes a form of somebody with a number and a NIK of their own.
func (h *rumahPegawai) formulir(nama string) pegawai.Formulir {
	h.n++
	return pegawai.Formulir{Nomor: fmt.Sprintf("P%03d", h.n), Nama: nama, JenisKelamin: "L", Agama: "Islam", TanggalLahir: dasar.Tgl(1990, 3, 12), Mulai: tmt,
		NIK: fmt.Sprintf("350699120390%04d", h.n), HP: "081234567890", Bank: "BSI", NoRekening: fmt.Sprintf("71234%05d", h.n), AtasNama: nama}
}

// guru takes a teacher of MTs on, with everything that a payroll run needs.
func (h *rumahPegawai) guru(nama string) pegawai.Pegawai {
	h.t.Helper()
	ps, _, err := h.s.Terima(ctx, h.hr, "", h.penerimaan(nama))
	require.NoError(h.t, err)
	return ps[0]
}

func (h *rumahPegawai) penerimaan(nama string) pegawai.Penerimaan {
	status, err := pegawai.BuatStatusPajak(2026, "K/1")
	require.NoError(h.t, err)
	return pegawai.Penerimaan{
		Diri:        h.formulir(nama),
		Kontrak:     []pegawai.Kontrak{{Jenis: pegawai.KontrakTetap, Klasifikasi: pegawai.PegawaiTetap, Metode: pegawai.Gross}},
		Penugasan:   []pegawai.Penugasan{{Jabatan: "guru", Unit: "MTs", Utama: true, JamPekan: 1200}},
		StatusPajak: []pegawai.StatusPajak{status},
		Kepesertaan: []pegawai.Kepesertaan{{Kesehatan: true, JHT: true, JP: true, JKKJKM: true}},
		Nilai:       []pegawai.Nilai{{Komponen: "pokok", Nilai: 3_000_000}, {Komponen: "honor_mengajar", Nilai: 25_000}},
	}
}

// kunci locks a run of pay of a month.
func (h *rumahPegawai) kunciPutaran(b dasar.Bulan) {
	h.t.Helper()
	require.NoError(h.t, h.st.Putaran.Simpan(ctx, privasitest.Lembaga, pegawai.Putaran{
		Lembaga: privasitest.Lembaga, ID: "putaran-" + b.String(), Jenis: pegawai.Gaji, Nomor: 1, Masa: b, Dari: b.Awal(), Sampai: b.Akhir(), Status: pegawai.Dikunci,
	}))
}

// di returns the HR officer with a scope of some units.
func (h *rumahPegawai) di(unit ...string) dasar.Pelaku {
	p := h.hr
	p.ID, p.Lingkup = "akun-hr-unit", dasar.Lingkup{Unit: unit}
	return p
}

func (h *rumahPegawai) profil(id pegawai.ID) pegawai.Profil {
	h.t.Helper()
	p, err := h.s.Ambil(ctx, h.hr, id)
	require.NoError(h.t, err)
	return p
}

// aturan lists the rules of warnings.
func aturan(w []pegawai.Peringatan) (a []dasar.Aturan) {
	for _, x := range w {
		a = append(a, x.Aturan)
	}
	return a
}
