package rakit

import (
	"io"
	"net/http"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/keuangan/keuanganberkas"
	"github.com/pesantren-go/pesantren/keuangan/keuanganhttp"
	"github.com/pesantren-go/pesantren/laporan/laporanhttp"
	"github.com/pesantren-go/pesantren/santri/santrihttp"
)

// rakitAPI mounts the JSON APIs of the packages behind the role table.
func (s *Server) rakitAPI(siapa dasarhttp.Siapa) http.Handler {
	a := dasarhttp.Baru(dasarhttp.Opsi{Judul: "Pesantren", Versi: "1", Siapa: siapa, Log: s.opsi.Log, Server: "/api", Izin: izinAPI})
	santrihttp.Pasang(a, s.Santri, s.Penjaga)
	keuanganhttp.Pasang(a, s.Keuangan, keuanganhttp.Opsi{Baca: bacaMutasi})
	laporanhttp.Pasang(a, s.Laporan)
	return a
}

// bacaMutasi reads a bank statement for the API.
func bacaMutasi(r io.Reader, nama, tataLetak string, dari, sampai dasar.Tanggal) (keuangan.BerkasBank, error) {
	return keuanganberkas.Baca(r, nama, keuanganberkas.Opsi{TataLetak: tataLetak, Dari: dari, Sampai: sampai})
}

// izinAPI says which permission an operation needs: by its purpose, and
// whether it changes anything. An operation that nothing covers is refused.
func izinAPI(p dasar.Pelaku, o dasarhttp.Operasi) error {
	baca := o.Metode == http.MethodGet
	for _, b := range [...]struct {
		tujuan     string
		baca, ubah akun.Izin
	}{
		{"kesiswaan.impor", akun.Impor, akun.Impor},
		{"kesiswaan", akun.LihatSantri, akun.UbahSantri},
		{"keuangan.penagihan", akun.LihatUang, akun.Menagih},
		{"keuangan.pembayaran", akun.LihatUang, akun.Kasir},
		{"keuangan.rekonsiliasi", akun.Bank, akun.Bank},
		{"keuangan.laporan", akun.LihatUang, akun.Laporan},
		{"keuangan", akun.LihatUang, akun.Buku},
		{"sistem", akun.Kelola, akun.Kelola},
	} {
		if o.Tujuan == b.tujuan || strings.HasPrefix(o.Tujuan, b.tujuan+".") {
			if baca {
				return akun.PeriksaIzin(p, b.baca)
			}
			return akun.PeriksaIzin(p, b.ubah)
		}
	}
	return akun.ErrIzin.Forbiddenf("bagian ini tidak dibuka lewat API")
}
