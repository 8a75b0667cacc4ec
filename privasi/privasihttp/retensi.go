package privasihttp

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi/retensi"
)

// KelasRetensi is how long a class of data is kept.
type KelasRetensi struct {
	Kelas     string        `json:"kelas"`
	Sejak     dasar.Tanggal `json:"sejak"`
	Peristiwa string        `json:"peristiwa" doc:"yang memulai masa simpan"`
	Tahun     int           `json:"tahun"`
	Bulan     int           `json:"bulan"`
	Tetap     bool          `json:"tetap"`
	Tindakan  string        `json:"tindakan"`
	Dasar     string        `json:"dasar"`
}

func keKelas(k retensi.Kelas) KelasRetensi {
	return KelasRetensi{string(k.ID), k.Sejak, k.Peristiwa, k.Tahun, k.Bulan, k.Tetap, string(k.Tindakan), k.Dasar}
}

func (h pintu) pasangRetensi(a *dasarhttp.API) {
	dasarhttp.Daftar(a, saya("jadwal-retensi", ambil, "/jadwal-retensi", "Berapa lama setiap kelas data disimpan, semua versinya"),
		func(ctx context.Context, p dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.KeluarDaftar[KelasRetensi], error) {
			j, _, err := h.s.JadwalRetensi(ctx, p.Lembaga)
			return dasarhttp.BeriDaftar(j, "", err, keKelas)
		})
	dasarhttp.Daftar(a, meja("jatuh-tempo", ambil, "/jatuh-tempo", "Data siapa yang habis masa simpannya, yang terlama dahulu"),
		func(ctx context.Context, p dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.KeluarDaftar[BadanTempo], error) {
			ts, err := h.s.JatuhTempo(ctx, p)
			return dasarhttp.BeriDaftar(ts, "", err, keTempo)
		})
}
