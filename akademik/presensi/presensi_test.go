package presensi_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/akademik/presensi"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

var (
	senin   = dasar.Tgl(2026, 10, 5)
	anggota = []santri.ID{"a", "b", "c"}
	tujuh   = jadwal.Pukul(7, 0)
)

func TestSusun(t *testing.T) {
	t.Parallel()
	sakit := presensi.Cuti{ID: "c1", Santri: "b", Keadaan: presensi.Sakit, Mulai: senin, Selesai: senin}
	isi := func(s santri.ID, k presensi.Keadaan, menit int) presensi.Isian {
		return presensi.Isian{Santri: s, Keadaan: k, Menit: menit}
	}
	for nama, u := range map[string]struct {
		cuti  []presensi.Cuti
		isian []presensi.Isian
		harap []presensi.Catatan
		tolak []dasar.Aturan
	}{
		"semua hadir":        {},
		"disebut":            {nil, []presensi.Isian{isi("c", presensi.Alpa, 0), isi("a", presensi.Terlambat, 10)}, []presensi.Catatan{{Santri: "a", Keadaan: presensi.Terlambat, Menit: 10}, {Santri: "c", Keadaan: presensi.Alpa}}, nil},
		"cuti mengisi":       {[]presensi.Cuti{sakit}, nil, []presensi.Catatan{{Santri: "b", Keadaan: presensi.Sakit, Cuti: "c1", Terisi: true}}, nil},
		"guru mengiyakan":    {[]presensi.Cuti{sakit}, []presensi.Isian{isi("b", presensi.Sakit, 0)}, []presensi.Catatan{{Santri: "b", Keadaan: presensi.Sakit, Cuti: "c1", Terisi: true}}, nil},
		"guru melihat":       {[]presensi.Cuti{sakit}, []presensi.Isian{isi("b", presensi.Hadir, 0)}, []presensi.Catatan{{Santri: "b", Keadaan: presensi.Hadir, Cuti: "c1"}}, nil},
		"bukan anggota":      {nil, []presensi.Isian{isi("x", presensi.Alpa, 0), isi("a", presensi.Izin, 0)}, []presensi.Catatan{{Santri: "a", Keadaan: presensi.Izin}}, []dasar.Aturan{presensi.ErrSantri}},
		"dua kali sama":      {nil, []presensi.Isian{isi("a", presensi.Alpa, 0), isi("a", presensi.Alpa, 0)}, []presensi.Catatan{{Santri: "a", Keadaan: presensi.Alpa}}, nil},
		"dua kali berbeda":   {nil, []presensi.Isian{isi("a", presensi.Alpa, 0), isi("a", presensi.Sakit, 0)}, nil, []dasar.Aturan{presensi.ErrGanda, presensi.ErrGanda}},
		"kata asing":         {nil, []presensi.Isian{isi("a", "bolos", 0)}, nil, []dasar.Aturan{presensi.ErrKeadaan}},
		"menit tanpa telat":  {nil, []presensi.Isian{isi("a", presensi.Alpa, 5)}, nil, []dasar.Aturan{presensi.ErrMenit}},
		"menit negatif":      {nil, []presensi.Isian{isi("a", presensi.Terlambat, -5)}, nil, []dasar.Aturan{presensi.ErrMenit}},
		"kata sekolah":       {nil, []presensi.Isian{isi("a", "dispensasi", 0)}, []presensi.Catatan{{Santri: "a", Keadaan: "dispensasi"}}, nil},
		"cuti hari lain":     {[]presensi.Cuti{{ID: "c2", Santri: "a", Keadaan: presensi.Izin, Mulai: senin.TambahHari(1), Selesai: senin.TambahHari(2)}}, nil, nil, nil},
		"cuti sesudah mulai": {[]presensi.Cuti{{ID: "c2", Santri: "a", Keadaan: presensi.Sakit, Mulai: senin, Dari: jadwal.Pukul(7, 1), Selesai: senin}}, nil, nil, nil},
		"cuti sudah usai":    {[]presensi.Cuti{{ID: "c2", Santri: "a", Keadaan: presensi.Sakit, Mulai: senin, Selesai: senin, Sampai: tujuh}}, nil, nil, nil},
	} {
		a := presensi.Aturan{Kata: []presensi.Kata{{Kode: "dispensasi", Nama: "Dispensasi", Singkat: "D", Hitung: presensi.Izin}}}
		daftar, tolak := a.Susun(anggota, senin, tujuh, u.cuti, u.isian)
		require.Equal(t, u.harap, daftar, nama)
		require.Len(t, tolak, len(u.tolak), nama)
		for i := range tolak {
			require.ErrorIs(t, tolak[i].Err, u.tolak[i], nama)
		}
	}
}

func TestTerapkan_dan_cabut(t *testing.T) {
	t.Parallel()
	c := presensi.Cuti{ID: "c1", Santri: "a", Keadaan: presensi.Sakit, Mulai: senin, Selesai: senin}
	daftar := []presensi.Catatan{{Santri: "a", Keadaan: presensi.Alpa}, {Santri: "b", Keadaan: presensi.Alpa}}
	baru, ubah := presensi.Terapkan(daftar, senin, tujuh, c)
	require.True(t, ubah)
	require.Equal(t, []presensi.Catatan{{Santri: "a", Keadaan: presensi.Sakit, Cuti: "c1", Terisi: true}, {Santri: "b", Keadaan: presensi.Alpa}}, baru)
	require.Equal(t, presensi.Alpa, daftar[0].Keadaan, "masukan tidak diubah")
	kembali, ubah := presensi.Cabut(baru, "c1")
	require.True(t, ubah)
	require.Equal(t, daftar, kembali)
	_, ubah = presensi.Terapkan([]presensi.Catatan{{Santri: "a", Keadaan: presensi.Alpa, Cuti: "c0"}}, senin, tujuh, c)
	require.False(t, ubah, "guru memutus alpa walau ada izin")
	kembali, ubah = presensi.Cabut([]presensi.Catatan{{Santri: "a", Keadaan: presensi.Hadir, Cuti: "c1"}, {Santri: "b", Keadaan: presensi.Izin}}, "c1")
	require.True(t, ubah)
	require.Equal(t, []presensi.Catatan{{Santri: "b", Keadaan: presensi.Izin}}, kembali, "yang hadir tidak perlu disebut lagi")
	_, ubah = presensi.Cabut(daftar, "")
	require.False(t, ubah)
}

func TestAturan_ditolak(t *testing.T) {
	t.Parallel()
	kata := presensi.Kata{Kode: "tugas", Nama: "Tugas", Singkat: "TG", Hitung: presensi.Hadir}
	require.NoError(t, presensi.Aturan{}.Validate())
	require.NoError(t, presensi.Aturan{Kata: []presensi.Kata{kata}, Hari: presensi.AturanHari{Pembilang: 1, Penyebut: 1}}.Validate())
	for nama, ubah := range map[string]func(*presensi.Aturan){
		"kode pokok":      func(a *presensi.Aturan) { a.Kata[0].Kode = presensi.Izin },
		"singkat dipakai": func(a *presensi.Aturan) { a.Kata[0].Singkat = "S" },
		"tanpa nama":      func(a *presensi.Aturan) { a.Kata[0].Nama = "" },
		"hitung asing":    func(a *presensi.Aturan) { a.Kata[0].Hitung = "tugas" },
		"dua kata":        func(a *presensi.Aturan) { a.Kata = append(a.Kata, kata) },
		"terlalu banyak":  func(a *presensi.Aturan) { a.Kata = slices.Repeat(a.Kata, 21) },
		"lebih dari satu": func(a *presensi.Aturan) { a.Hari = presensi.AturanHari{Pembilang: 3, Penyebut: 2} },
		"cara asing":      func(a *presensi.Aturan) { a.Hari.Cara = "acak" },
	} {
		a := presensi.Aturan{Kata: []presensi.Kata{kata}}
		ubah(&a)
		require.ErrorIs(t, a.Validate(), presensi.ErrAturan, nama)
	}
}

// How lessons become a day, over one santri and four lessons.
func TestRekap_hari(t *testing.T) {
	t.Parallel()
	for nama, u := range map[string]struct {
		aturan presensi.AturanHari
		urut   []presensi.Keadaan
		harap  presensi.Keadaan
	}{
		"separuh":            {presensi.AturanHari{}, []presensi.Keadaan{"", presensi.Sakit, presensi.Sakit, ""}, presensi.Sakit},
		"kurang separuh":     {presensi.AturanHari{}, []presensi.Keadaan{presensi.Alpa, "", "", ""}, presensi.Hadir},
		"seluruhnya":         {presensi.AturanHari{Pembilang: 1, Penyebut: 1}, []presensi.Keadaan{presensi.Alpa, presensi.Alpa, presensi.Alpa, ""}, presensi.Hadir},
		"satu sudah cukup":   {presensi.AturanHari{Penyebut: 1}, []presensi.Keadaan{"", "", presensi.Izin, ""}, presensi.Izin},
		"terbanyak":          {presensi.AturanHari{}, []presensi.Keadaan{presensi.Sakit, presensi.Alpa, presensi.Alpa, ""}, presensi.Alpa},
		"seri sakit dahulu":  {presensi.AturanHari{}, []presensi.Keadaan{presensi.Alpa, presensi.Sakit, presensi.Alpa, presensi.Sakit}, presensi.Sakit},
		"pertama":            {presensi.AturanHari{Cara: presensi.PelajaranPertama}, []presensi.Keadaan{presensi.Alpa, "", "", ""}, presensi.Alpa},
		"pertama hadir":      {presensi.AturanHari{Cara: presensi.PelajaranPertama}, []presensi.Keadaan{"", presensi.Alpa, presensi.Alpa, presensi.Alpa}, presensi.Hadir},
		"terlambat":          {presensi.AturanHari{}, []presensi.Keadaan{presensi.Terlambat, "", "", ""}, presensi.Terlambat},
		"kata sekolah":       {presensi.AturanHari{}, []presensi.Keadaan{"pulang", "pulang", "", ""}, presensi.Izin},
		"kata yang terhapus": {presensi.AturanHari{}, []presensi.Keadaan{"dahulu", "dahulu", "", ""}, presensi.Alpa},
	} {
		a := presensi.Aturan{Kata: []presensi.Kata{{Kode: "pulang", Nama: "Pulang", Singkat: "P", Hitung: presensi.Izin}}, Hari: u.aturan}
		var ps []presensi.Pertemuan
		for i, k := range u.urut {
			p := presensi.Pertemuan{Tanggal: senin, Mulai: jadwal.Pukul(7+i, 0), Anggota: []santri.ID{"a"}}
			if k != "" {
				p.Catatan = []presensi.Catatan{{Santri: "a", Keadaan: k}}
			}
			ps = append(ps, p)
		}
		slices.Reverse(ps)
		r := a.Rekap(ps)["a"]
		harap := presensi.Jumlah{}
		switch u.harap {
		case presensi.Sakit:
			harap.Sakit = 1
		case presensi.Izin:
			harap.Izin = 1
		case presensi.Alpa:
			harap.Alpa = 1
		case presensi.Terlambat:
			harap.Terlambat = 1
		default:
			harap.Hadir = 1
		}
		require.Equal(t, harap, r.Hari, nama)
		require.Equal(t, 4, r.Pelajaran.Semua(), nama)
	}
}

func TestRekap_sekali_per_daftar(t *testing.T) {
	t.Parallel()
	ganda := presensi.Pertemuan{Tanggal: senin, Mulai: tujuh, Anggota: []santri.ID{"a", "a"}, Catatan: []presensi.Catatan{{Santri: "a", Keadaan: presensi.Sakit}}}
	require.Equal(t, 1, presensi.Aturan{}.Rekap([]presensi.Pertemuan{ganda})["a"].Pelajaran.Semua())
}

func TestPersen(t *testing.T) {
	t.Parallel()
	p, ada := presensi.Jumlah{Hadir: 1, Terlambat: 1, Alpa: 1}.Persen()
	require.True(t, ada)
	require.Equal(t, "66 2/3", p.String())
	require.Equal(t, "66,7", nilai.Pembulatan{Tempat: 1}.Bulat(p).String())
	_, ada = presensi.Jumlah{}.Persen()
	require.False(t, ada)
	r := presensi.Rekap{Pelajaran: presensi.Jumlah{Hadir: 1}, Menit: 3}
	require.Equal(t, presensi.Rekap{Pelajaran: presensi.Jumlah{Hadir: 2}, Menit: 6}, r.Tambah(r))
}

// Whatever is typed in whatever order: nobody stands twice in a register, the recap does
// not depend on an order, and the sums over states are members × lessons.
func TestSifat_presensi(t *testing.T) {
	t.Parallel()
	keadaan := append(presensi.Pokok(), "asing")
	rapid.Check(t, func(t *rapid.T) {
		a := presensi.Aturan{Hari: rapid.SampledFrom([]presensi.AturanHari{{}, {Cara: presensi.PelajaranPertama}, {Pembilang: 1, Penyebut: 1}, {Penyebut: 1}}).Draw(t, "hari")}
		n := rapid.IntRange(0, 6).Draw(t, "anggota")
		var anggota []santri.ID
		for i := range n {
			anggota = append(anggota, santri.ID(fmt.Sprint("s", i)))
		}
		siapa := rapid.Custom(func(t *rapid.T) santri.ID { return santri.ID(fmt.Sprint("s", rapid.IntRange(0, 7).Draw(t, "siapa"))) })
		var ps []presensi.Pertemuan
		for range rapid.IntRange(0, 12).Draw(t, "pelajaran") {
			hari, mulai := senin.TambahHari(rapid.IntRange(0, 2).Draw(t, "tanggal")), jadwal.Pukul(rapid.IntRange(7, 9).Draw(t, "jam"), 0)
			isian := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) presensi.Isian {
				return presensi.Isian{Santri: siapa.Draw(t, "s"), Keadaan: rapid.SampledFrom(keadaan).Draw(t, "k"), Menit: rapid.IntRange(-1, 2).Draw(t, "m")}
			}), 0, 8).Draw(t, "isian")
			cuti := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) presensi.Cuti {
				return presensi.Cuti{ID: fmt.Sprint(rapid.IntRange(1, 3).Draw(t, "id")), Santri: siapa.Draw(t, "s"), Keadaan: rapid.SampledFrom([]presensi.Keadaan{presensi.Sakit, presensi.Izin}).Draw(t, "k"), Mulai: senin, Selesai: senin.TambahHari(1)}
			}), 0, 3).Draw(t, "cuti")
			daftar, tolak := a.Susun(anggota, hari, mulai, cuti, isian)
			acak := func(n int, tukar func(i, j int)) { rand.New(rand.NewPCG(1, uint64(n))).Shuffle(n, tukar) } //nolint:gosec // any order
			balik := slices.Clone(isian)
			acak(len(balik), func(i, j int) { balik[i], balik[j] = balik[j], balik[i] })
			orang := slices.Clone(anggota)
			acak(len(orang), func(i, j int) { orang[i], orang[j] = orang[j], orang[i] })
			lain, tolakLain := a.Susun(orang, hari, mulai, cuti, balik)
			if !slices.Equal(daftar, lain) || len(tolak) != len(tolakLain) {
				t.Fatalf("urutan mengubah daftar: %v dan %v", daftar, lain)
			}
			for i, c := range daftar {
				if i > 0 && daftar[i-1].Santri >= c.Santri || !slices.Contains(anggota, c.Santri) {
					t.Fatalf("tercatat dua kali atau bukan anggota: %v", daftar)
				}
			}
			ps = append(ps, presensi.Pertemuan{Tanggal: hari, Mulai: mulai, Anggota: anggota, Catatan: daftar})
		}
		rekap := a.Rekap(ps)
		slices.Reverse(ps)
		lain := a.Rekap(ps)
		jumlah := 0
		for s, r := range rekap {
			if lain[s] != r {
				t.Fatalf("urutan mengubah rekap: %v dan %v", r, lain[s])
			}
			jumlah += r.Pelajaran.Semua()
		}
		if jumlah != n*len(ps) {
			t.Fatalf("jumlah keadaan %d, anggota × pelajaran %d", jumlah, n*len(ps))
		}
	})
}

func ExampleAturan_Susun() {
	var a presensi.Aturan
	uks := presensi.Cuti{ID: "uks-1", Santri: "hasan", Keadaan: presensi.Sakit, Mulai: senin, Dari: jadwal.Pukul(6, 30), Selesai: senin}
	daftar, tolak := a.Susun([]santri.ID{"ali", "hasan", "umar"}, senin, jadwal.Pukul(7, 0), []presensi.Cuti{uks}, []presensi.Isian{{Santri: "umar", Keadaan: presensi.Terlambat, Menit: 10}})
	for _, c := range daftar {
		fmt.Println(c.Santri, c.Keadaan, c.Menit, c.Terisi)
	}
	fmt.Println(len(tolak), "ditolak")
	// Output:
	// hasan sakit 0 true
	// umar terlambat 10 false
	// 0 ditolak
}

func ExampleAturan_Rekap() {
	var a presensi.Aturan
	p := func(jam int, c ...presensi.Catatan) presensi.Pertemuan {
		return presensi.Pertemuan{Tanggal: senin, Mulai: jadwal.Pukul(jam, 0), Anggota: []santri.ID{"ali"}, Catatan: c}
	}
	r := a.Rekap([]presensi.Pertemuan{p(7), p(8, presensi.Catatan{Santri: "ali", Keadaan: presensi.Sakit}), p(9, presensi.Catatan{Santri: "ali", Keadaan: presensi.Sakit})})["ali"]
	persen, _ := r.Pelajaran.Persen()
	fmt.Println(r.Hari.Sakit, "hari sakit; hadir", nilai.Pembulatan{Tempat: 1}.Bulat(persen), "persen pelajaran")
	// Output: 1 hari sakit; hadir 33,3 persen pelajaran
}
