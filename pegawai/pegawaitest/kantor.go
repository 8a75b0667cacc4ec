package pegawaitest

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santrimem"
)

// Kantor is a personnel office on a storage under test: default positions,
// components and accounts, settings since January 2026, one unit. Keys and register
// are in memory. The clock stands at 5 October 2026.
type Kantor struct {
	*privasitest.RumahUji
	S  *pegawai.Service
	HR dasar.Pelaku
	n  int
}

// BuatKantor opens the office.
func BuatKantor(t testing.TB, k Toko) *Kantor {
	t.Helper()
	ctx, r := t.Context(), privasitest.Rumah(t, pegawai.DaftarkanTipe)
	unit := santrimem.Stores(r.Conn).Struktur
	require.NoError(t, unit.SimpanUnit(ctx, lembaga, santri.Unit{Kode: "MTs", Nama: "MTs Uji", Jalur: santri.Formal}))
	h := &Kantor{
		RumahUji: r, HR: privasitest.Pelaku(privasi.PeranHRD, privasi.TujuanPenggajian),
		S: &pegawai.Service{Atomic: k.Atomic, Stores: k.Stores, Unit: unit, Brankas: r.Brankas, Penjaga: r.Penjaga, Daftar: r.Daftar, Now: r.Jam.Now},
	}
	bagan, err := keuangan.BaganBaku(lembaga)
	require.NoError(t, err)
	require.NoError(t, k.Stores.Buku.Akun.Simpan(ctx, lembaga, bagan...))
	require.NoError(t, h.S.AturJabatan(ctx, h.HR, "", pegawai.JabatanBaku()...))
	awal := dasar.Tgl(2026, 1, 1)
	require.NoError(t, k.Stores.Master.SimpanKomponen(ctx, lembaga, pegawai.KomponenBaku(awal)...))
	require.NoError(t, k.Stores.Master.SimpanPengaturan(ctx, lembaga, pegawai.Pengaturan{Sejak: awal, UMK: 2_492_811, KelasJKK: 1, BatasPotongan: 5000, HariKerja: 6, Akun: pegawai.PetaAkunBaku()}))
	return h
}

// Formulir is a form of somebody with a number and a NIK of their own.
func (h *Kantor) Formulir(nama string) pegawai.Formulir {
	h.n++
	return pegawai.Formulir{
		Nomor: fmt.Sprintf("P%03d", h.n), Nama: nama, JenisKelamin: "L", Agama: "Islam", TanggalLahir: dasar.Tgl(1990, 3, 12), Mulai: dasar.Tgl(2026, 1, 1),
		NIK: fmt.Sprintf("350699120390%04d", h.n), Bank: "BSI", NoRekening: fmt.Sprintf("71234%05d", h.n), AtasNama: nama,
	}
}

// Guru takes a teacher on, with everything that a run needs: base pay of 3 million,
// an allowance of 2 million.
func (h *Kantor) Guru(t testing.TB, f pegawai.Formulir) pegawai.Pegawai {
	t.Helper()
	status, err := pegawai.BuatStatusPajak(2026, "K/1")
	require.NoError(t, err)
	ps, _, err := h.S.Terima(t.Context(), h.HR, "", pegawai.Penerimaan{
		Diri:        f,
		Kontrak:     []pegawai.Kontrak{{Jenis: pegawai.KontrakTetap, Klasifikasi: pegawai.PegawaiTetap, Metode: pegawai.Gross}},
		Penugasan:   []pegawai.Penugasan{{Jabatan: "guru", Unit: "MTs", Utama: true}},
		StatusPajak: []pegawai.StatusPajak{status},
		Kepesertaan: []pegawai.Kepesertaan{{Kesehatan: true, JHT: true, JP: true, JKKJKM: true}},
		Nilai:       []pegawai.Nilai{{Komponen: "pokok", Nilai: 3_000_000}, {Komponen: "tunjangan_jabatan", Nilai: 2_000_000}},
	})
	require.NoError(t, err)
	return ps[0]
}

// Setujui makes the run of pay of a month and takes it to the point of locking.
func (h *Kantor) Setujui(t testing.TB, masa dasar.Bulan) pegawai.Putaran {
	t.Helper()
	ctx := t.Context()
	p, err := h.S.BuatPutaran(ctx, h.HR, "", pegawai.Putaran{Jenis: pegawai.Gaji, Masa: masa})
	require.NoError(t, err)
	_, err = h.S.HitungPutaran(ctx, h.HR, p.ID)
	require.NoError(t, err)
	_, err = h.S.PeriksaPutaran(ctx, h.HR, p.ID)
	require.NoError(t, err)
	p, err = h.S.SetujuiPutaran(ctx, h.HR, p.ID)
	require.NoError(t, err)
	return p
}
