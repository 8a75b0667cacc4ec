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
	"github.com/pesantren-go/pesantren/akademik/akademiktest"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santribun"
)

// BenchmarkRapor computes the marks of 3,000 santri in 16 subjects of four scores each,
// reads included, and makes their 3,000 rapor, in turn with one hand-written SQL query of the same rows. It reports
// the fastest round of each in milliseconds.
func BenchmarkRapor(b *testing.B) {
	db := dasartest.Postgres(b, dasarbun.Schema, santribun.Migrasi, akademikbun.Migrasi)
	st := akademikbun.Stores(db)
	s, kelas := sekolahBesar(b, akademik.Service{Atomic: dasarbun.Atomic(db, akademikbun.Stores), Stores: st, Now: time.Now})
	_, err := db.ExecContext(b.Context(), "ANALYZE") // what autovacuum does within a minute
	require.NoError(b, err)
	pel := dasar.Pelaku{ID: "uji", Lembaga: "uji", Peran: privasi.PeranKepala, Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanRapor}
	var kami, draf, mentah time.Duration
	for b.Loop() {
		mulai := time.Now()
		ls, err := s.Leger(b.Context(), pel, "1", kelas...)
		require.NoError(b, err)
		n := 0
		for _, l := range ls {
			for _, h := range l.Hasil {
				n += len(h)
			}
		}
		require.Equal(b, 3000*16, n)
		kami = tercepat(kami, time.Since(mulai))

		mulai = time.Now()
		ds, err := s.DrafRapor(b.Context(), pel, "1", kelas...)
		require.NoError(b, err)
		require.Len(b, ds, 3000)
		draf = tercepat(draf, time.Since(mulai))

		mulai = time.Now()
		rows, err := db.QueryContext(b.Context(), `SELECT a.rombel, a.mapel, s.santri, a.kode, s.angka FROM akademik_skor s JOIN akademik_asesmen a ON a.lembaga = s.lembaga AND a.id = s.asesmen
			WHERE s.lembaga = 'uji' AND a.periode = '1'`)
		require.NoError(b, err)
		n = 0
		for rows.Next() {
			var rombel, mapel, orang, kode string
			var angka int64
			require.NoError(b, rows.Scan(&rombel, &mapel, &orang, &kode, &angka))
			n++
		}
		require.NoError(b, rows.Err())
		require.NoError(b, rows.Close())
		require.Equal(b, 3000*16*4, n)
		mentah = tercepat(mentah, time.Since(mulai))
	}
	b.ReportMetric(float64(kami.Microseconds())/1000, "leger-ms")
	b.ReportMetric(float64(draf.Microseconds())/1000, "draf-ms")
	b.ReportMetric(float64(mentah.Microseconds())/1000, "sql-ms")
	b.ReportMetric(float64(kami)/float64(mentah), "kali-sql")
}

func tercepat(a, b time.Duration) time.Duration {
	if a == 0 || b < a {
		return b
	}
	return a
}

// sekolahBesar has 100 classes of 30 with 16 subjects of four assessments, all scored.
func sekolahBesar(b *testing.B, s akademik.Service) (*akademik.Service, []akademik.RombelID) {
	b.Helper()
	ctx, st := b.Context(), s.Stores
	ps, kelas := akademiktest.Murid(100, 30), make([]akademik.RombelID, 100)
	s.Santri = akademik.SumberSantri{Peserta: bersubjek{ps}}
	s.Guru, s.Penjaga = tanpaGuru{}, privasitest.Rumah(b, santri.DaftarkanTipe, akademik.DaftarkanTipe).Penjaga
	hari := dasar.TanggalDari(time.Now())
	require.NoError(b, st.Struktur.SimpanTahun(ctx, "uji", akademik.TahunAjaran{ID: "t", Nama: "t", Kalender: akademik.Masehi, Mulai: hari.TambahHari(-30), Selesai: hari.TambahHari(30),
		Periode: []akademik.Periode{{Kode: "1", Nama: "1", Mulai: hari.TambahHari(-30), Selesai: hari.TambahHari(30)}}}))
	require.NoError(b, st.Nilai.SimpanAturan(ctx, "uji", akademik.AturanNilai{Sejak: hari.TambahHari(-30), Aturan: akademik.AturanNilaiUsul()}))
	var mapel []akademik.Mapel
	for m := range 16 {
		mapel = append(mapel, akademik.Mapel{Kode: akademik.KodeMapel(fmt.Sprintf("m%02d", m)), Nama: "Mapel", Aktif: true, Urutan: m})
	}
	require.NoError(b, st.Struktur.SimpanMapel(ctx, "uji", mapel...))
	var rombel []akademik.Rombel
	var asesmen []akademik.Asesmen
	var skor []akademik.Skor
	for k := range kelas {
		kelas[k] = akademik.RombelID(fmt.Sprintf("r%03d", k))
		rombel = append(rombel, akademik.Rombel{ID: kelas[k], Tahun: "t", Jenis: akademik.Kelas, Jalur: santri.Formal, Unit: "MTs", Nama: fmt.Sprintf("K%03d", k)})
		for _, m := range mapel {
			for i, kode := range []string{"SLM1", "SLM2", "SLM3", "SAS"} {
				a := akademik.Asesmen{ID: fmt.Sprintf("%s-%s-%d", kelas[k], m.Kode, i), Rombel: kelas[k], Mapel: m.Kode, Periode: "1", Kode: kode, Nama: kode, Komponen: kode[:3], Maks: nilai.A(100), Bobot: nilai.A(1)}
				asesmen = append(asesmen, a)
				for o := range 30 {
					skor = append(skor, akademik.Skor{Asesmen: a.ID, Santri: santri.ID(fmt.Sprintf("s%03d-%02d", k, o)), Percobaan: 1, Keadaan: nilai.Ada, Angka: nilai.A(int64(60 + (o*7+i*3+k)%41))})
				}
			}
		}
	}
	require.NoError(b, st.Struktur.SimpanRombel(ctx, "uji", rombel...))
	require.NoError(b, st.Nilai.SimpanAsesmen(ctx, "uji", asesmen...))
	require.NoError(b, st.Nilai.SimpanSkor(ctx, "uji", skor...))
	return &s, kelas
}

// bersubjek gives the santri of a source the subjects that their names are asked for by.
type bersubjek struct{ santri.SumberPeserta }

func (x bersubjek) Peserta(ctx context.Context, l dasar.LembagaID, hari dasar.Tanggal, status ...santri.Status) iter.Seq2[santri.Peserta, error] {
	return func(yield func(santri.Peserta, error) bool) {
		for p, err := range x.SumberPeserta.Peserta(ctx, l, hari, status...) {
			if p.Subjek = privasi.SubjekID("subjek-" + p.ID); !yield(p, err) {
				return
			}
		}
	}
}

type tanpaGuru struct{}

func (tanpaGuru) Ambil(context.Context, dasar.LembagaID, ...pegawai.ID) ([]pegawai.Pegawai, error) {
	return nil, nil
}
