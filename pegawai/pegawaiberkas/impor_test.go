package pegawaiberkas_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/keuangan/keuanganbun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pegawaiberkas"
	"github.com/pesantren-go/pesantren/pegawai/pegawaibun"
	"github.com/pesantren-go/pesantren/pegawai/pegawaimem"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasibun"
	"github.com/pesantren-go/pesantren/privasi/privasimem"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santrimem"
)

var (
	ctx       = context.Background()
	hr        = privasitest.Pelaku(privasi.PeranHRD, privasi.TujuanPenggajian)
	oktober26 = dasar.Tgl(2026, 10, 1)
)

// kantor is a pesantren that takes its staff sheet in.
type kantor struct {
	*privasitest.RumahUji
	t  *testing.T
	s  *pegawai.Service
	im *pegawai.Impor
}

func buatKantor(t *testing.T, unit ...santri.Unit) *kantor { return buatKantorDi(t, nil, unit...) }

// buatKantorDi keeps kepegawaian in a database, or in memory when db is nil.
func buatKantorDi(t *testing.T, db *bun.DB, unit ...santri.Unit) *kantor {
	t.Helper()
	r := privasitest.Rumah(t, pegawai.DaftarkanTipe)
	st := santrimem.Stores(r.Conn).Struktur
	require.NoError(t, st.SimpanUnit(ctx, privasitest.Lembaga, unit...))
	toko, unitKerja := pegawaimem.Stores(r.Conn), dasarmem.Atomic(r.Conn, pegawaimem.Stores)
	unitImpor := dasarmem.Atomic(r.Conn, func(c *dasarmem.Conn) pegawai.ImporStores {
		return pegawai.ImporStores{Stores: pegawaimem.Stores(c), Pernyataan: privasimem.NewPernyataan(c)}
	})
	if db != nil {
		toko, unitKerja = pegawaibun.Stores(db), dasarbun.Atomic(db, pegawaibun.Stores)
		unitImpor = dasarbun.Atomic(db, func(db bun.IDB) pegawai.ImporStores {
			return pegawai.ImporStores{Stores: pegawaibun.Stores(db), Pernyataan: privasibun.NewPernyataan(db)}
		})
	}
	bagan, err := keuangan.BaganBaku(privasitest.Lembaga)
	require.NoError(t, err)
	require.NoError(t, toko.Buku.Akun.Simpan(ctx, privasitest.Lembaga, bagan...))
	require.NoError(t, toko.Master.SimpanKomponen(ctx, privasitest.Lembaga, pegawai.KomponenBaku(dasar.Tgl(2026, 1, 1))...))
	s := &pegawai.Service{Atomic: unitKerja, Stores: toko, Unit: st, Brankas: r.Brankas, Penjaga: r.Penjaga, Daftar: r.Daftar, Now: r.Jam.Now}
	require.NoError(t, s.AturJabatan(ctx, hr, "", pegawai.JabatanBaku()...))
	return &kantor{r, t, s, &pegawai.Impor{Service: s, Atomic: unitImpor}}
}

// diSemua runs a case on memory, SQLite and Postgres.
func diSemua(t *testing.T, fn func(*kantor)) {
	migrasi := []func(context.Context, *bun.DB) error{dasarbun.Schema, keuanganbun.Migrasi, pegawaibun.Migrasi, privasibun.Migrasi}
	for nama, buka := range map[string]func(*testing.T) *bun.DB{
		"memori":   func(*testing.T) *bun.DB { return nil },
		"sqlite":   func(t *testing.T) *bun.DB { return dasartest.SQLite(t, migrasi...) },
		"postgres": func(t *testing.T) *bun.DB { return dasartest.Postgres(t, migrasi...) },
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			fn(buatKantorDi(t, buka(t), tigaUnit()...))
		})
	}
}

func tigaUnit() []santri.Unit {
	return []santri.Unit{{Kode: "Pondok", Nama: "Pondok"}, {Kode: "MTs", Nama: "MTs"}, {Kode: "MA", Nama: "MA"}}
}

func (k *kantor) baca(isi []byte, nama string) santri.Lembar {
	k.t.Helper()
	l, err := pegawaiberkas.BacaPegawai(bytes.NewReader(isi), nama, dasarberkas.Batas{})
	require.NoError(k.t, err)
	return l
}

func (k *kantor) periksa(m pegawai.PermintaanImpor) pegawai.PratinjauImpor {
	k.t.Helper()
	p, err := k.im.Periksa(ctx, hr, m)
	require.NoError(k.t, err)
	return p
}

func (k *kantor) terapkan(m pegawai.PermintaanImpor) pegawai.HasilImpor {
	k.t.Helper()
	w, err := privasi.Nyatakan(hr, "kepala tata usaha", privasi.NaskahWewenang, "pegawai.csv", pegawai.KategoriImpor(), k.Jam.Now())
	require.NoError(k.t, err)
	h, err := k.im.Terapkan(ctx, hr, "", m, k.periksa(m).Sidik, santri.SemuaAtauTidak, w)
	require.NoError(k.t, err)
	return h
}

func contoh(t *testing.T) []byte {
	t.Helper()
	b, err := os.ReadFile("testdata/pegawai.csv")
	require.NoError(t, err)
	return b
}

func tidakTetap() map[string]pegawai.PilihanKontrak {
	return map[string]pegawai.PilihanKontrak{"tidak_tetap": {Jenis: pegawai.KontrakWaktu, Klasifikasi: pegawai.PegawaiTetap, Selesai: dasar.Tgl(2027, 6, 30)}}
}

// The sheet of the invented pesantren comes in whole, and a second time changes nothing.
func TestImpor_contoh(t *testing.T) {
	t.Parallel()
	k := buatKantor(t, tigaUnit()...)
	m := pegawai.PermintaanImpor{Lembar: k.baca(contoh(t), "pegawai.csv"), Sejak: oktober26}
	p := k.periksa(m)
	require.Equal(t, 64, p.Jumlah.Baris)
	require.Equal(t, []string{"tidak_tetap"}, p.StatusTanya, "klasifikasi adalah keputusan orang")
	tolak := 0
	for _, b := range p.Baris {
		if u, _ := b.Utama(); b.Hasil == santri.HasilTolak {
			require.Equal(t, pegawai.ErrImporStatus, u.Aturan, b.Nomor)
			tolak++
		}
	}
	require.Equal(t, strings.Count(string(contoh(t)), ",tidak_tetap,"), tolak)
	m.Kontrak = tidakTetap()
	p = k.periksa(m)
	require.Empty(t, p.TakDikenal)
	require.Empty(t, p.JabatanBaru)
	require.Equal(t, 64, p.Baru)
	require.Zero(t, p.Jumlah.Tolak)
	for _, b := range p.Baris {
		for _, f := range b.Temuan {
			require.Equal(t, pegawai.ErrPTKPIstri, f.Aturan, "satu-satunya peringatan: istri ber-PTKP K")
		}
	}
	require.Equal(t, istriK(t), p.Jumlah.Peringatan)
	h := k.terapkan(m)
	require.Equal(t, [3]int{64, 64, 0}, [3]int{h.Baru, h.Dikabari, h.Ditolak})
	n, err := k.s.Hitung(ctx, hr, pegawai.Saringan{Bekerja: true})
	require.NoError(t, err)
	require.Equal(t, 64, n)
	p = k.periksa(m)
	require.Equal(t, [3]int{0, 0, 64}, [3]int{p.Baru, p.Berubah, p.Sama})
	k.terapkan(m)
	require.Equal(t, [2]dasar.Rupiah{jumlahKolom(t, 11), jumlahKolom(t, 14)}, [2]dasar.Rupiah{k.jumlah("pokok"), k.jumlah("honor_mengajar")}, "gaji dan tarif sampai ke rupiah terakhir")
}

// jumlah adds up what everybody is paid of a component.
func (k *kantor) jumlah(kode pegawai.KodeKomponen) (n dasar.Rupiah) {
	k.t.Helper()
	for x, err := range k.s.Stores.Nilai.Selama(ctx, privasitest.Lembaga, oktober26, oktober26) {
		require.NoError(k.t, err)
		if x.Komponen == kode {
			n += x.Nilai
		}
	}
	return n
}

func kolomContoh(t *testing.T, baris func([]string)) {
	for i, b := range strings.Split(strings.TrimSpace(string(contoh(t))), "\n") {
		if i > 0 {
			baris(strings.Split(strings.TrimRight(b, "\r"), ","))
		}
	}
}

func jumlahKolom(t *testing.T, kolom int) (n dasar.Rupiah) {
	kolomContoh(t, func(s []string) {
		r, err := dasar.ParseRupiah(s[kolom])
		require.NoError(t, err)
		n += r
	})
	return n
}

func istriK(t *testing.T) (n int) {
	kolomContoh(t, func(s []string) {
		if s[2] == "P" && strings.HasPrefix(s[10], "K/") {
			n++
		}
	})
	return n
}

// The same sheet saved in other ways says the same.
func TestImpor_bentuk_berkas(t *testing.T) {
	t.Parallel()
	teks := string(contoh(t))
	urutan := func(urut ...int) []byte {
		var b strings.Builder
		for baris := range strings.SplitSeq(strings.TrimSpace(teks), "\n") {
			sel := strings.Split(strings.TrimRight(baris, "\r"), ",")
			for i, k := range urut {
				if i > 0 {
					b.WriteByte(';')
				}
				b.WriteString(sel[k])
			}
			b.WriteString("\r\n")
		}
		return []byte(b.String())
	}
	var xlsx bytes.Buffer
	kolom := strings.Split(strings.TrimSpace(teks[:strings.IndexByte(teks, '\n')]), ",")
	require.NoError(t, dasarberkas.Tulis(&xlsx, dasarberkas.XLSX, dasarberkas.Tabel{Nama: "Pegawai", Judul: kolom, Baris: func(yield func([]dasarberkas.Sel, error) bool) {
		kolomContoh(t, func(s []string) {
			r := dasarberkas.BarisTeks(s...)
			for _, i := range []int{11, 12, 13, 14, 15} {
				r[i].Jenis = dasarberkas.SelAngka
			}
			for _, i := range []int{3, 8} {
				r[i].Jenis = dasarberkas.SelHari
			}
			yield(r, nil)
		})
	}}))
	for nama, isi := range map[string][]byte{
		"titik koma, BOM":       append([]byte("\xef\xbb\xbf"), []byte(strings.ReplaceAll(teks, ",", ";"))...),
		"urutan lain":           urutan(1, 0, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2),
		"baris kosong di bawah": []byte(teks + "\n,,,,\n\nJumlah,64 orang\n"),
		"XLSX":                  xlsx.Bytes(),
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			k := buatKantor(t, tigaUnit()...)
			m := pegawai.PermintaanImpor{Lembar: k.baca(isi, nama), Sejak: oktober26, Kontrak: tidakTetap()}
			p := k.periksa(m)
			require.Equal(t, [2]int{64, 0}, [2]int{p.Baru, p.Jumlah.Tolak})
			require.Equal(t, istriK(t), p.Jumlah.Peringatan)
			k.terapkan(m)
			m.Lembar = k.baca([]byte(teks), "pegawai.csv")
			require.Equal(t, 64, k.periksa(m).Sama, "berkas asli tidak menambah apa pun")
		})
	}
}

// Another school: other units, positions, banks; ragged and damaged rows.
func TestImpor_sekolah_lain(t *testing.T) {
	t.Parallel()
	k := buatKantor(t, santri.Unit{Kode: "SMPIT", Nama: "SMP IT Al-Falah"}, santri.Unit{Kode: "Ma'had", Nama: "Ma'had Aly"})
	m := pegawai.PermintaanImpor{Sejak: oktober26, Kontrak: map[string]pegawai.PilihanKontrak{"GTT": {Jenis: pegawai.KontrakHarian, Klasifikasi: pegawai.TidakTetapBulan}},
		Lembar: k.baca([]byte(`NIY;Nama Guru;L/P;Tgl Lahir;No KTP;Tugas;Unit Kerja;TMT;Status;PTKP;Gapok;Bank;No Rek;An
11;"Fatimah, S.Pd";P;26-12-1980;3506996612806719;Tata Usaha;smp it al-falah;01/04/2010;PTY;TK/1;3.800.000;BCA Syariah;0015761550;FATIMAH
12;Dzaki Tanjung;L;25 Oktober 1966;3506992510665552;Muhaffizh Qur'an;Mahad;2012-05-01;GTT;K/2;Rp2.150.000;BPD DIY;2565151911
13;Pendek;L
14;Hilmi;L;8/12/1991;3506990812910473;Guru Tahfizh;SMPIT / Ma'had;1-11-2021;GTT;K/2;1950000;;;;catatan
15;Unit Asing;L;;3506990812910474;Guru;SMA;1-11-2021;GTT;K/2;1950000`), "guru.csv")}
	p := k.periksa(m)
	require.Equal(t, santri.JumlahHasil{Baris: 5, OK: 1, Peringatan: 1, Tolak: 3}, p.Jumlah)
	var baris []string
	for _, b := range p.Baris {
		u, _ := b.Utama()
		baris = append(baris, fmt.Sprintf("%d %s %s %s", b.Nomor, b.Pegawai, b.Hasil, u.Aturan))
	}
	require.Equal(t, []string{
		"2 11 ok ", "3 12 tolak PEG-NOMOR-05", "4 13 tolak PEG-DIRI-04", "5 14 peringatan PEG-IMPOR-21", "6 15 tolak PEG-IMPOR-05",
	}, bersihkan(baris))
	require.Len(t, p.JabatanBaru, 1)
	require.Equal(t, pegawai.Pendidik, p.JabatanBaru[0].Kelompok)
}

// bersihkan takes the words around rule ids off.
func bersihkan(s []string) []string {
	for i := range s {
		s[i] = strings.ReplaceAll(s[i], "aturan ", "")
	}
	return s
}

// Two officers confirm the same preview at once: the people come in once.
func TestImpor_dua_petugas_sekaligus(t *testing.T) {
	t.Parallel()
	diSemua(t, func(k *kantor) {
		t := k.t
		m := pegawai.PermintaanImpor{Lembar: k.baca(contoh(t), "pegawai.csv"), Sejak: oktober26, Kontrak: tidakTetap()}
		sidik := k.periksa(m).Sidik
		galat := make([]error, 3)
		var wg sync.WaitGroup
		for i := range galat {
			w, err := privasi.Nyatakan(hr, "kepala tata usaha", privasi.NaskahWewenang, "pegawai.csv", pegawai.KategoriImpor(), k.Jam.Now())
			require.NoError(t, err)
			wg.Go(func() { _, galat[i] = k.im.Terapkan(ctx, hr, "", m, sidik, santri.SemuaAtauTidak, w) })
		}
		wg.Wait()
		berhasil := 0
		for _, err := range galat {
			if err == nil {
				berhasil++
			} else {
				require.Equal(t, dasar.Conflict, dasar.KindOf(err), "%v", err)
			}
		}
		require.Equal(t, 1, berhasil)
		n, err := k.s.Hitung(ctx, hr, pegawai.Saringan{})
		require.NoError(t, err)
		require.Equal(t, 64, n)
		require.Equal(t, 64, k.periksa(m).Sama)
	})
}

// Two officers add a contract for the same days: one of them is refused.
func TestRiwayat_bersamaan_tidak_tumpang(t *testing.T) {
	t.Parallel()
	diSemua(t, func(k *kantor) {
		t := k.t
		k.terapkan(pegawai.PermintaanImpor{Lembar: k.baca(contoh(t), "pegawai.csv"), Sejak: oktober26, Kontrak: tidakTetap()})
		ps, _, err := k.s.Cari(ctx, hr, pegawai.Saringan{}, dasar.Page{Limit: 1})
		require.NoError(t, err)
		nilai := pegawai.Nilai{Pegawai: ps[0].ID, Komponen: "transport", Nilai: 10_000, Mulai: oktober26}
		galat := make([]error, 8)
		var wg sync.WaitGroup
		for i := range galat {
			wg.Go(func() { _, _, galat[i] = k.s.Nilai().Catat(ctx, hr, "", nilai) })
		}
		wg.Wait()
		berhasil := 0
		for _, err := range galat {
			if err == nil {
				berhasil++
			} else {
				require.ErrorIs(t, err, pegawai.ErrNilaiTumpang)
			}
		}
		require.Equal(t, 1, berhasil)
	})
}

func TestBacaPegawai_ditolak(t *testing.T) {
	t.Parallel()
	_, err := pegawaiberkas.BacaPegawai(strings.NewReader("%PDF-1.7 bukan tabel"), "a.pdf", dasarberkas.Batas{})
	require.ErrorIs(t, err, dasarberkas.ErrBentuk)
}

func FuzzImpor(f *testing.F) {
	f.Add("P001", "Fauzan", "L", "3506990603774410", "Ustadz", "MTs", "2024-12-01", "tetap", "K/1", "2000000")
	f.Fuzz(func(t *testing.T, nomor, nama, jk, nik, jabatan, unit, tmt, status, ptkp, gaji string) {
		k := buatKantor(t, tigaUnit()...)
		l := santri.Lembar{}
		for i, b := range [][]string{{"nip", "nama", "jk", "nik", "jabatan", "unit", "tmt", "status", "ptkp", "gaji pokok"}, {nomor, nama, jk, nik, jabatan, unit, tmt, status, ptkp, gaji}} {
			r := santri.BarisLembar{Nomor: i + 1}
			for _, s := range b {
				r.Sel = append(r.Sel, santri.Sel{Teks: s})
			}
			l.Baris = append(l.Baris, r)
		}
		m := pegawai.PermintaanImpor{Lembar: l, Sejak: oktober26}
		p := k.periksa(m)
		if p.Jumlah.Tolak > 0 || p.Jumlah.Baris == 0 {
			return
		}
		require.Equal(t, 1, k.terapkan(m).Baru)
		require.Equal(t, 1, k.periksa(m).Sama, "yang masuk dikenali lagi dan tidak berubah")
	})
}

// What the sheet says is all that a payroll run of the month needs beside the settings
// and approved hours.
func TestImpor_contoh_cukup_untuk_gaji(t *testing.T) {
	t.Parallel()
	diSemua(t, contohCukupUntukGaji)
}

func contohCukupUntukGaji(k *kantor) {
	t := k.t
	k.terapkan(pegawai.PermintaanImpor{Lembar: k.baca(contoh(t), "pegawai.csv"), Sejak: oktober26, Kontrak: tidakTetap()})
	_, err := k.s.AturPengaturan(ctx, hr, "", pegawai.Pengaturan{Sejak: oktober26, UMK: 2_492_811, KelasJKK: 1, BatasPotongan: 5000, PekanSebulan: 400, HariKerja: 6, Akun: pegawai.PetaAkunBaku()})
	require.NoError(t, err)
	js, err := k.s.IsiJamDariRencana(ctx, hr, "", oktober26.Bulan())
	require.NoError(t, err)
	id := make([]string, len(js))
	for i, j := range js {
		id[i] = j.ID
	}
	_, _, err = k.s.SetujuiJam(ctx, hr, "", id...)
	require.NoError(t, err)
	p, err := k.s.BuatPutaran(ctx, hr, "", pegawai.Putaran{Jenis: pegawai.Gaji, Masa: oktober26.Bulan()})
	require.NoError(t, err)
	p, err = k.s.HitungPutaran(ctx, hr, p.ID)
	require.NoError(t, err)
	var bruto dasar.Rupiah
	kolomContoh(t, func(s []string) {
		for _, i := range []int{11, 12, 13} {
			n, err := dasar.ParseRupiah(s[i])
			require.NoError(t, err)
			bruto += n
		}
		tarif, err := dasar.ParseRupiah(s[14])
		require.NoError(t, err)
		jam, err := pegawai.ParseKuantitas(s[15])
		require.NoError(t, err)
		bruto += tarif * dasar.Rupiah(jam) / 100 * 4
	})
	require.Equal(t, 64, p.Jumlah.Orang)
	require.Equal(t, bruto, p.Jumlah.Dibayar, "gaji, tunjangan, dan jam × tarif × 4 pekan, sampai ke rupiah terakhir")
}
