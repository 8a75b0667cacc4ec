package akademikbun_test

import (
	"context"
	"fmt"
	"iter"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/akademikbun"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// dwijalur are 600 santri who are each in a class and in a halaqah.
type dwijalur struct{ santri.SumberPeserta }

// Peserta implements [santri.SumberPeserta].
func (dwijalur) Peserta(context.Context, dasar.LembagaID, dasar.Tanggal, ...santri.Status) iter.Seq2[santri.Peserta, error] {
	return func(yield func(santri.Peserta, error) bool) {
		for i := range 600 {
			p := santri.Peserta{ID: santri.ID(fmt.Sprintf("s%03d", i)), Status: santri.Aktif, Anggota: []santri.Anggota{
				{Jalur: santri.Formal, Unit: "MTs", Kelas: fmt.Sprintf("K%02d", i%24)}, {Jalur: santri.Tahfidz, Unit: "Pondok", Kelas: fmt.Sprintf("H%02d", i*7%24)}}}
			if !yield(p, nil) {
				return
			}
		}
	}
}

// BenchmarkJadwal asks the board of a school of 24 classes of 44 periods, with 24 halaqah
// in force beside it, on Postgres. It reports the fastest round of each in milliseconds:
// opening the board, one answer (every place of a meeting with its reasons, and all
// clashes) from a board that is kept, and one move stored.
func BenchmarkJadwal(b *testing.B) {
	db := dasartest.Postgres(b, dasarbun.Schema, akademikbun.Migrasi)
	st := akademikbun.Stores(db)
	s := &akademik.Service{Atomic: dasarbun.Atomic(db, akademikbun.Stores), Stores: st, Now: time.Now, Santri: akademik.SumberSantri{Peserta: dwijalur{}}, Lemari: &akademik.LemariPapan{}}
	pel := dasar.Pelaku{ID: "uji", Lembaga: "uji", Peran: privasi.PeranKepala, Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanRapor}
	draf := sekolahJadwal(b, s)
	u, err := s.IsiJadwal(b.Context(), pel, draf, jadwal.AturIsi{})
	require.NoError(b, err)
	require.Empty(b, u.Sisa)
	require.NoError(b, s.TerimaUsul(b.Context(), pel, "", u))
	var bukaan, jawaban, pindahan time.Duration
	i := 0
	for b.Loop() {
		s.Lemari = &akademik.LemariPapan{}
		mulai := time.Now()
		p, err := s.Papan(b.Context(), pel, draf)
		require.NoError(b, err)
		bukaan = tercepat(bukaan, time.Since(mulai))

		k := p.Kegiatan[i%len(p.Kegiatan)]
		i += 13
		mulai = time.Now()
		p, err = s.Papan(b.Context(), pel, draf)
		require.NoError(b, err)
		semua, err := p.Pilihan(k.ID, "")
		require.NoError(b, err)
		require.Equal(b, 42, len(semua))
		require.Empty(b, akademik.Wajib(p.Bentrok()))
		jawaban = tercepat(jawaban, time.Since(mulai))

		mulai = time.Now()
		_, err = s.Letakkan(b.Context(), pel, "", draf, p.Jadwal.Versi, k.ID, akademik.Tempat{}, false)
		require.NoError(b, err)
		pindahan = tercepat(pindahan, time.Since(mulai))
		p, err = s.Papan(b.Context(), pel, draf)
		require.NoError(b, err)
		_, err = s.Urungkan(b.Context(), pel, "", draf, p.Jadwal.Versi)
		require.NoError(b, err)
	}
	for nama, t := range map[string]time.Duration{"buka-ms": bukaan, "jawab-ms": jawaban, "pindah-ms": pindahan} {
		b.ReportMetric(float64(t.Microseconds())/1000, nama)
	}
}

// sekolahJadwal stores the school and returns its draft.
func sekolahJadwal(b *testing.B, s *akademik.Service) akademik.JadwalID {
	b.Helper()
	ctx, st, hari := b.Context(), s.Stores, dasar.TanggalDari(time.Now())
	pekan := []jadwal.Hari{jadwal.Sabtu, jadwal.Ahad, jadwal.Senin, jadwal.Selasa, jadwal.Rabu, jadwal.Kamis}
	require.NoError(b, st.Struktur.SimpanTahun(ctx, "uji", akademik.TahunAjaran{ID: "t", Nama: "t", Kalender: akademik.Masehi, Mulai: hari.TambahHari(-30), Selesai: hari.TambahHari(200),
		Periode: []akademik.Periode{{Kode: "1", Nama: "1", Mulai: hari.TambahHari(-30), Selesai: hari.TambahHari(200)}}}))
	versi := func(id akademik.JadwalID, j santri.Jalur, status akademik.StatusJadwal, pukul, n int) akademik.Jadwal {
		return akademik.Jadwal{ID: id, Tahun: "t", Nama: string(id), Jalur: []santri.Jalur{j}, Hari: pekan, Status: status, Mulai: hari,
			Kisi: []akademik.KisiKelas{{Kisi: jadwal.KisiRata(string(j), j, pekan, jadwal.JamRata(jadwal.Pukul(pukul, 0), 40, n)...)}}}
	}
	require.NoError(b, st.Jadwal.SimpanJadwal(ctx, "uji", versi("draf", santri.Formal, akademik.JadwalDraf, 7, 8), versi("halaqah", santri.Tahfidz, akademik.JadwalBerlaku, 5, 3)))
	var mapel []akademik.Mapel
	var rombel []akademik.Rombel
	var formal, halaqah []akademik.KegiatanJadwal
	for m := range 11 {
		mapel = append(mapel, akademik.Mapel{Kode: akademik.KodeMapel(fmt.Sprintf("m%02d", m)), Nama: "Mapel", Aktif: true})
	}
	for k := range 24 {
		kelas, h := akademik.RombelID(fmt.Sprintf("k%02d", k)), akademik.RombelID(fmt.Sprintf("h%02d", k))
		rombel = append(rombel, akademik.Rombel{ID: kelas, Tahun: "t", Jenis: akademik.Kelas, Jalur: santri.Formal, Unit: "MTs", Nama: fmt.Sprintf("K%02d", k)},
			akademik.Rombel{ID: h, Tahun: "t", Jenis: akademik.Halaqah, Jalur: santri.Tahfidz, Unit: "Pondok", Nama: fmt.Sprintf("H%02d", k)})
		for m, x := range mapel {
			for n := range 2 {
				formal = append(formal, akademik.KegiatanJadwal{ID: fmt.Sprintf("%s-%s-%d", kelas, x.Kode, n), Kisi: "formal", Mapel: x.Kode, Guru: []pegawai.ID{pegawai.ID(fmt.Sprintf("g%02d-%d", m, k/6))},
					Peserta: []akademik.PesertaJadwal{{Rombel: kelas}}, JP: 2})
			}
		}
		for i, d := range pekan {
			halaqah = append(halaqah, akademik.KegiatanJadwal{ID: fmt.Sprintf("%s-%d", h, i), Kisi: "tahfidz", Mapel: "m00", Guru: []pegawai.ID{pegawai.ID(fmt.Sprintf("g%02d-%d", k%11, k%4))},
				Peserta: []akademik.PesertaJadwal{{Rombel: h}}, JP: 1, Tempat: akademik.Tempat{Ada: true, Hari: d, Jam: 0}})
		}
	}
	require.NoError(b, st.Struktur.SimpanMapel(ctx, "uji", mapel...))
	require.NoError(b, st.Struktur.SimpanRombel(ctx, "uji", rombel...))
	require.NoError(b, st.Jadwal.SimpanKegiatan(ctx, "uji", "draf", formal))
	require.NoError(b, st.Jadwal.SimpanKegiatan(ctx, "uji", "halaqah", halaqah))
	return "draf"
}
