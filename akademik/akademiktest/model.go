package akademiktest

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// RunModel replays random operations on two storages and compares every refusal and
// every answer: a database is right when it answers as memory does. Each run has two
// institutions of its own, so one storage serves all runs.
func RunModel(t *testing.T, acuan, diuji Toko) {
	ke := 0
	rapid.Check(t, func(rt *rapid.T) {
		ke++
		m := &model{T: rt, t: t, l: []dasar.LembagaID{dasar.LembagaID(fmt.Sprintf("a-%d", ke)), dasar.LembagaID(fmt.Sprintf("b-%d", ke))}, toko: [2]Toko{acuan, diuji}}
		bagian := m.bagian()
		daftar := bagian[m.pilih("bagian", len(bagian))]
		for range rapid.IntRange(5, 40).Draw(rt, "langkah") {
			m.langkah(daftar)
		}
		for _, l := range m.l {
			a, b := m.potret(m.toko[0].Stores, l), m.potret(m.toko[1].Stores, l)
			require.Len(rt, b, len(a))
			for i := range a {
				require.Equal(rt, a[i], b[i], "bacaan ke-%d", i)
			}
		}
	})
}

// model draws from a small world, so that operations meet each other.
type model struct {
	*rapid.T
	t    *testing.T
	l    []dasar.LembagaID
	toko [2]Toko
}

func (m *model) pilih(nama string, n int) int { return rapid.IntRange(0, n-1).Draw(m.T, nama) }

// id draws one of a few names that do not come in their order.
func (m *model) id(awal string, n int) string {
	return fmt.Sprint(awal, (m.pilih(awal, n)*2+1)%(n+1))
}

func (m *model) hari() dasar.Tanggal { return dasar.Tgl(2026, 9, 28).TambahHari(m.pilih("hari", 8)) }

// beberapa draws some records of which none has the key of another: twice in a batch is
// a mistake of the caller.
func beberapa[T any](m *model, buat func(versi int) T, kunci func(T) string) (xs []T) {
	versi, ada := m.pilih("versi", 3), map[string]bool{}
	for range 1 + m.pilih("banyak", 3) {
		if x := buat(versi); !ada[kunci(x)] {
			ada[kunci(x)] = true
			xs = append(xs, x)
		}
	}
	return xs
}

// bagian are the operations of one subject each. A run stays with one, so that its
// operations meet.
func (m *model) bagian() [][]func(dasar.LembagaID) perintah {
	return [][]func(dasar.LembagaID) perintah{
		{m.tahun, m.mapel, m.rombel, m.rombel, m.pengampu, m.setoran, m.aturan, m.asesmen, m.skor, m.skor, m.beku},
		{m.kitab, m.acara, m.pekan, m.putusan, m.ujian, m.syarat, m.hasil, m.syahadah},
		{m.kenaikan, m.barisNaik, m.langkahNaik, m.aturanNaik, m.langkahRapor, m.langkahRapor, m.isianRapor, m.nomorRapor, m.terbitan},
		{m.jadwal, m.pembagian, m.pembagian, m.kegiatanJadwal, m.langkahJadwal, m.syaratJadwal},
		{m.register, m.register, m.jurnal, m.izin, m.kegiatan, m.aturanPresensi},
	}
}

// langkah does one thing on both storages, some in a unit of work that then fails;
// the rule of the refusal must agree.
func (m *model) langkah(daftar []func(dasar.LembagaID) perintah) {
	do := daftar[m.pilih("perintah", len(daftar))](m.l[m.pilih("lembaga", 2)])
	gagal := m.pilih("gagal", 5) == 0
	galat := [2]string{}
	for i, t := range m.toko {
		err := t.Atomic.Do(m.t.Context(), func(ctx context.Context, st akademik.Stores) error {
			if err := do(ctx, st); err != nil || !gagal {
				return err
			}
			return akademik.ErrTahunDitutup.Conflictf("unit ini batal")
		})
		if err != nil {
			galat[i] = dasar.RuleOf(err)
			require.NotEmpty(m.T, galat[i], "galat tanpa aturan: %v", err)
		}
	}
	require.Equal(m.T, galat[0], galat[1])
}

func (m *model) tahun(l dasar.LembagaID) perintah {
	ts := beberapa(m, func(versi int) akademik.TahunAjaran {
		t := TahunMasehi(2024 + m.pilih("tahun", 3))
		t.ID, t.Versi, t.Ditutup, t.Dicatat = akademik.TahunID(m.id("t", 3)), versi, m.pilih("tutup", 2) == 0, saat
		return t
	}, func(t akademik.TahunAjaran) string { return string(t.ID) })
	return func(ctx context.Context, st akademik.Stores) error { return st.Struktur.SimpanTahun(ctx, l, ts...) }
}

func (m *model) mapel(l dasar.LembagaID) perintah {
	x := akademik.Mapel{Kode: akademik.KodeMapel(m.id("m", 4)), Nama: m.id("Nama", 3), NamaArab: "النحو", Urutan: m.pilih("urut", 2), Aktif: m.pilih("aktif", 2) == 0}
	return func(ctx context.Context, st akademik.Stores) error { return st.Struktur.SimpanMapel(ctx, l, x) }
}

func (m *model) rombel(l dasar.LembagaID) perintah {
	rs := beberapa(m, func(versi int) akademik.Rombel {
		r := rombel(akademik.RombelID(m.id("r", 4)), akademik.TahunID(m.id("t", 2)), santri.KodeUnit(m.id("U", 2)), rapid.SampledFrom([]santri.Jalur{santri.Formal, santri.Tahfidz}).Draw(m.T, "jalur"), m.id("K", 2))
		r.Versi, r.Wali = versi, pegawai.ID(m.id("g", 2))
		if r.Jalur == santri.Tahfidz {
			r.Jenis = akademik.Halaqah
		}
		return r
	}, func(r akademik.Rombel) string { return string(r.ID) })
	return func(ctx context.Context, st akademik.Stores) error { return st.Struktur.SimpanRombel(ctx, l, rs...) }
}

func (m *model) pengampu(l dasar.LembagaID) perintah {
	ps := beberapa(m, func(versi int) akademik.Pengampu {
		p := akademik.Pengampu{ID: m.id("p", 4), Rombel: akademik.RombelID(m.id("r", 4)), Mapel: akademik.KodeMapel(m.id("m", 4)), Guru: pegawai.ID(m.id("g", 2)), JP: m.pilih("jp", 3), Mulai: m.hari(), Dicatat: saat, Versi: versi}
		if m.pilih("akhir", 2) == 0 {
			p.Selesai = p.Mulai.TambahHari(m.pilih("lama", 4))
		}
		if m.pilih("batal", 4) == 0 {
			p.Batal = "salah"
		}
		return p
	}, func(p akademik.Pengampu) string { return p.ID })
	return func(ctx context.Context, st akademik.Stores) error { return st.Struktur.SimpanPengampu(ctx, l, ps...) }
}

func (m *model) setoran(l dasar.LembagaID) perintah {
	ss := beberapa(m, func(versi int) akademik.Setoran {
		dari := 1 + m.pilih("ayat", 50)
		s := setoran(m.id("s", 4), santri.ID(m.id("o", 3)), m.hari(), dari, dari+m.pilih("panjang", 20))
		s.Versi, s.Rombel, s.Kesalahan = versi, akademik.RombelID(m.id("r", 4)), []akademik.Kesalahan{{Jenis: "mad", Banyak: m.pilih("salah", 3)}}
		if m.pilih("ulang", 3) == 0 {
			s.Hasil = hafalan.Ulang
		}
		if m.pilih("batal", 3) == 0 {
			s.Batal = "salah orang"
		}
		return s
	}, func(s akademik.Setoran) string { return s.ID })
	return func(ctx context.Context, st akademik.Stores) error { return st.Setoran.Simpan(ctx, l, ss...) }
}

func (m *model) aturan(l dasar.LembagaID) perintah {
	a := akademik.AturanNilai{Sejak: m.hari(), Aturan: akademik.AturanNilaiUsul(), Dicatat: saat}
	if m.pilih("unit", 2) == 0 {
		a.Unit = santri.KodeUnit(m.id("U", 2))
	}
	if m.pilih("mapel", 2) == 0 {
		a.Mapel = akademik.KodeMapel(m.id("m", 4))
	}
	a.Aturan.KKM = nilai.A(int64(60 + m.pilih("kkm", 3)))
	return func(ctx context.Context, st akademik.Stores) error { return st.Nilai.SimpanAturan(ctx, l, a) }
}

func (m *model) asesmen(l dasar.LembagaID) perintah {
	as := beberapa(m, func(versi int) akademik.Asesmen {
		return akademik.Asesmen{ID: m.id("a", 4), Rombel: akademik.RombelID(m.id("r", 2)), Mapel: akademik.KodeMapel(m.id("m", 2)), Periode: m.id("", 2), Kode: m.id("SLM", 4), Nama: "x", Komponen: "SLM",
			Maks: nilai.A(100), Bobot: nilai.A(1), Tanggal: m.hari(), Dicatat: saat, Versi: versi}
	}, func(a akademik.Asesmen) string { return a.ID })
	return func(ctx context.Context, st akademik.Stores) error { return st.Nilai.SimpanAsesmen(ctx, l, as...) }
}

func (m *model) skor(l dasar.LembagaID) perintah {
	xs := beberapa(m, func(versi int) akademik.Skor {
		x := akademik.Skor{Asesmen: m.id("a", 2), Santri: santri.ID(m.id("o", 3)), Percobaan: 1 + m.pilih("ke", 2), Dicatat: saat, Oleh: "akun", Versi: versi}
		if m.pilih("ada", 3) > 0 {
			x.Keadaan, x.Angka = nilai.Ada, nilai.A(int64(m.pilih("angka", 101)))
		} else {
			x.Keadaan, x.Sebab = nilai.Dikecualikan, nilai.Sakit
		}
		return x
	}, func(x akademik.Skor) string { return fmt.Sprint(x.Asesmen, x.Santri, x.Percobaan) })
	return func(ctx context.Context, st akademik.Stores) error { return st.Nilai.SimpanSkor(ctx, l, xs...) }
}

// potret is all that a storage tells about an institution.
func (m *model) potret(st akademik.Stores, l dasar.LembagaID) (hasil []any) {
	ctx := m.t.Context()
	ts, err := st.Struktur.Tahun(ctx, l)
	hasil = tambahPotret(m, hasil, ts, err)
	ms, err := st.Struktur.Mapel(ctx, l)
	hasil = tambahPotret(m, hasil, ms, err)
	for _, f := range []akademik.SaringRombel{{}, {ID: []akademik.RombelID{"r3", "r1"}}, {Tahun: []akademik.TahunID{"t1"}}, {Unit: []string{"U1"}}, {Unit: []string{}}, {Jalur: santri.Formal}, {Wali: "g1"}, {Halaqah: true}} {
		rs, err := st.Struktur.Rombel(ctx, l, f)
		hasil = tambahPotret(m, hasil, rs, err)
	}
	for _, f := range []akademik.SaringPengampu{{}, {ID: []string{"p1", "p3"}}, {Rombel: []akademik.RombelID{"r1"}}, {Guru: "g1"}, {Mapel: "m1"}, {Pada: dasar.Tgl(2026, 10, 1)}} {
		ps, err := st.Struktur.Pengampu(ctx, l, f)
		hasil = tambahPotret(m, hasil, ps, err)
	}
	ss, err := st.Setoran.Ambil(ctx, l, "s3", "s1", "tiada")
	hasil = tambahPotret(m, hasil, ss, err)
	ss, err = st.Setoran.Milik(ctx, l, "o3", "o1")
	hasil = tambahPotret(m, hasil, ss, err)
	for _, orang := range [][]santri.ID{nil, {"o1"}} {
		ss, err = st.Setoran.Selama(ctx, l, dasar.Tgl(2026, 9, 29), dasar.Tgl(2026, 10, 3), orang...)
		hasil = tambahPotret(m, hasil, ss, err)
	}
	as, err := st.Nilai.Aturan(ctx, l)
	hasil = tambahPotret(m, hasil, as, err)
	for _, f := range []akademik.SaringAsesmen{{}, {ID: []string{"a1", "a3"}}, {Rombel: []akademik.RombelID{"r1"}, Mapel: "m1"}, {Periode: "1"}} {
		as, err := st.Nilai.Asesmen(ctx, l, f)
		hasil = tambahPotret(m, hasil, as, err)
	}
	xs, err := st.Nilai.Skor(ctx, l, "a1", "a2", "a3")
	hasil = tambahPotret(m, hasil, xs, err)
	for _, o := range []santri.ID{"o1", "o3"} {
		xs, err := st.Nilai.RiwayatSkor(ctx, l, "a1", o)
		hasil = tambahPotret(m, hasil, xs, err)
	}
	return slices.Concat(hasil, m.potretHafal(st, l), m.potretJadwal(st, l), m.potretKelompok(st, l), m.potretPresensi(st, l), m.potretRapor(st, l))
}

// tambahPotret keeps an answer; an absent list and an empty one are alike.
func tambahPotret[T any](m *model, hasil []any, v []T, err error) []any {
	require.NoError(m.T, err)
	return append(hasil, append([]T{}, v...))
}
