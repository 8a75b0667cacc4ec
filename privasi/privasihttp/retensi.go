package privasihttp

import (
	"context"
	"slices"

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

// kunciTempo tells a class of a person apart.
func kunciTempo(t retensi.Tempo) string { return string(t.Subjek) + " " + string(t.Kelas) }

// MasukJatuhTempo filters what is due by its class.
type MasukJatuhTempo struct {
	dasarhttp.Halaman
	Kelas string `query:"kelas" maxLength:"40"`
}

func (h pintu) pasangRetensi(a *dasarhttp.API) {
	dasarhttp.Daftar(a, saya("jadwal-retensi", ambil, "/jadwal-retensi", "Berapa lama setiap kelas data disimpan, semua versinya"),
		func(ctx context.Context, p dasar.Pelaku, m *dasarhttp.Halaman) (*dasarhttp.KeluarDaftar[KelasRetensi], error) {
			j, _, err := h.s.JadwalRetensi(ctx, p.Lembaga)
			return dasarhttp.BeriHalaman(j, *m, err, func(k retensi.Kelas) string { return string(k.ID) + " " + k.Sejak.String() }, keKelas)
		})
	dasarhttp.Daftar(a, meja("jatuh-tempo", ambil, "/jatuh-tempo", "Data siapa yang habis masa simpannya, yang terlama dahulu"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukJatuhTempo) (*dasarhttp.KeluarDaftar[BadanTempo], error) {
			ts, err := h.s.JatuhTempo(ctx, p)
			ts = slices.DeleteFunc(ts, func(t retensi.Tempo) bool { return m.Kelas != "" && string(t.Kelas) != m.Kelas })
			return dasarhttp.BeriHalaman(ts, m.Halaman, err, kunciTempo, keTempo)
		})
}
