package kalender_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik/kalender"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/hijriah"
)

func TestGeseran(t *testing.T) {
	t.Parallel()
	lama := hijriah.Baku()
	syawal, err := lama.AwalBulan(1448, 10)
	require.NoError(t, err)
	baru, err := lama.Dengan(hijriah.Putusan{Tahun: 1448, Bulan: 10, Awal: syawal.TambahHari(1), Sumber: "uji"})
	if err != nil {
		baru, err = lama.Dengan(hijriah.Putusan{Tahun: 1448, Bulan: 10, Awal: syawal.TambahHari(-1), Sumber: "uji"})
	}
	require.NoError(t, err)
	ke, err := baru.AwalBulan(1448, 10)
	require.NoError(t, err)
	a := kalender.Agenda{Acara: []kalender.Acara{
		{ID: "id", Nama: "Idulfitri", Libur: true, Pola: kalender.Pola{Jenis: kalender.Bulanan, Kalender: kalender.Hijriah, Bulan: 10, HariKe: 1}},
		{ID: "upacara", Nama: "Upacara", Pola: kalender.Pola{Jenis: kalender.Mingguan, Hari: []time.Weekday{time.Monday}}},
		{ID: "proklamasi", Nama: "Proklamasi", Pola: kalender.Pola{Jenis: kalender.Bulanan, Bulan: 8, HariKe: 17}},
	}}
	g, err := a.Geseran(lama, baru, dasar.Tgl(2027, 1, 1), dasar.Tgl(2027, 12, 31))
	require.NoError(t, err)
	require.Equal(t, []kalender.Geser{{Acara: a.Acara[0], Dari: syawal, Ke: ke}}, g, "hanya yang mengikuti bulan Hijriah")
	g, err = a.Geseran(lama, lama, dasar.Tgl(2027, 1, 1), dasar.Tgl(2027, 12, 31))
	require.NoError(t, err)
	require.Empty(t, g)
}

func TestTulisICS(t *testing.T) {
	t.Parallel()
	a := kalender.Agenda{Acara: []kalender.Acara{{ID: "rapat", Nama: "Rapat; wali, santri baru " + strings.Repeat("ابجد ", 14) + "ا", Pola: kalender.Pola{Jenis: kalender.Sekali, Mulai: dasar.Tgl(2026, 11, 6)}}}}
	hari, err := a.Jabarkan(hijriah.Baku(), dasar.Tgl(2026, 11, 1), dasar.Tgl(2026, 11, 30))
	require.NoError(t, err)
	var b strings.Builder
	require.NoError(t, kalender.TulisICS(&b, "Kalender", "A", hari, time.Date(2026, 10, 5, 1, 0, 0, 0, time.UTC)))
	s := b.String()
	for _, l := range strings.Split(strings.TrimSuffix(s, "\r\n"), "\r\n") {
		require.LessOrEqual(t, len(l), 76)
	}
	utuh := strings.ReplaceAll(s, "\r\n ", "")
	for _, kata := range []string{"UID:rapat-20261106@A", "DTSTART;VALUE=DATE:20261106", "DTEND;VALUE=DATE:20261107", `SUMMARY:Rapat\; wali\, santri baru`, "Jumat Pahing", "DTSTAMP:20261005T010000Z", "END:VCALENDAR\r\n"} {
		require.Contains(t, utuh, kata)
	}
}
