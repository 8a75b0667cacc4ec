package keuangan_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
)

// What payments take from the settings is checked when it is set, not when a
// cashier stands before a family.
func TestPengaturan_pembayaran(t *testing.T) {
	for nama, x := range map[string]struct {
		ubah func(*keuangan.Pengaturan)
		mau  error
	}{
		"baku": {func(*keuangan.Pengaturan) {}, nil},
		"urutan sendiri": {func(p *keuangan.Pengaturan) {
			p.UrutanAlokasi = []keuangan.Kriteria{keuangan.PerKomponen, keuangan.PerTempo}
		}, nil},
		"seri sendiri":         {func(p *keuangan.Pengaturan) { p.Seri = "KW/MTS" }, nil},
		"kriteria asing":       {func(p *keuangan.Pengaturan) { p.UrutanAlokasi = []keuangan.Kriteria{"acak"} }, keuangan.ErrKriteria},
		"seri huruf kecil":     {func(p *keuangan.Pengaturan) { p.Seri = "kw" }, keuangan.ErrPengaturan},
		"seri terlalu panjang": {func(p *keuangan.Pengaturan) { p.Seri = "KUITANSI-MTSN" }, keuangan.ErrPengaturan},
		"rekening bank": {func(p *keuangan.Pengaturan) {
			p.RekeningBank = []keuangan.RekeningBank{{Kode: "BSI", Uraian: "BSI KCP Malang"}, {Kode: "BRI"}}
		}, nil},
		"rekening ganda":        {func(p *keuangan.Pengaturan) { p.RekeningBank = []keuangan.RekeningBank{{Kode: "BSI"}, {Kode: "BSI"}} }, keuangan.ErrPengaturan},
		"rekening tanpa kode":   {func(p *keuangan.Pengaturan) { p.RekeningBank = []keuangan.RekeningBank{{Uraian: "BSI"}} }, keuangan.ErrPengaturan},
		"tanpa akun antar-unit": {func(p *keuangan.Pengaturan) { p.Akun.AntarUnit = "" }, keuangan.ErrPengaturan},
	} {
		p := keuangan.PengaturanBaku()
		p.Sejak = dasar.Tgl(2026, 7, 1)
		x.ubah(&p)
		require.ErrorIs(t, p.Validate(), x.mau, nama)
	}
}
