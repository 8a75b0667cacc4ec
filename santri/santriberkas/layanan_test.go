package santriberkas_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santriberkas"
)

const judulKecil = "NIS,NISN,NIK,Nama,L/P,Tempat Lahir,Tanggal Lahir,Nama Ayah,Nama Ibu,HP Wali,Unit,Kelas,Diniyah,Asrama,Mukim,Alamat,ID\n"

// kecil makes a sheet of the office from rows of comma separated cells.
func kecil(t testing.TB, baris ...string) santri.PermintaanImpor {
	t.Helper()
	l, err := santriberkas.Baca(strings.NewReader(judulKecil+strings.Join(baris, "\n")), "kecil.csv", santriberkas.Batas{})
	require.NoError(t, err)
	return santri.PermintaanImpor{Lembar: l}
}

const (
	ali  = "1,0131234567,3506991203130001,Ali,L,Kediri,12-3-2013,Abu Bakar,Ummu Salamah,081234567890,MTs,7A,1 Ula,A 1,Ya,RT 1 Pare,"
	umar = "2,0121234567,3506991203120002,Umar,L,Kediri,12-3-2012,Abu Bakar,Ummu Salamah,081234567890,MTs,8A,2 Ula,A 1,Ya,RT 1 Pare,"
)

// tampak shows the changes of one row.
func tampak(b santri.BarisPratinjau) (hasil []string) {
	for _, d := range b.Beda {
		hasil = append(hasil, fmt.Sprintf("%s: %s > %s", d.Bidang, d.Lama, d.Baru))
	}
	return hasil
}

func TestImpor_perubahan_per_bidang(t *testing.T) {
	t.Parallel()
	diSemua(t, func(t *testing.T, r *rumah) {
		r.masukkan(t, lembaga, kecil(t, ali, umar))
		lama := r.semua(t, lembaga)
		r.Jam.Maju(24 * time.Hour)

		baru := "1,0131234567,3506991203130009,Ali Akbar,L,Kediri,12-3-2013,Abu Bakar,Ummu Salamah,081234567899,MTs,7B,1 Ula,B 2,Ya,RT 2 Pare,"
		p, h := r.masukkan(t, lembaga, kecil(t, baru, umar))
		require.Equal(t, []string{"nik: ••• > 350699•••09", "nama: Ali > Ali Akbar", "alamat: ••• > •••", "ayah_hp: ••• > •••899",
			"formal: MTs 7A > MTs 7B", "mukim: A 1 > B 2"}, tampak(p.Baris[0]))
		require.Equal(t, 1, h.Berubah)
		require.Equal(t, santri.HasilPeringatan, p.Baris[1].Hasil, "saudara memberi nomor lain untuk ayah yang sama")
		u, _ := p.Baris[1].Utama()
		require.Equal(t, santri.ErrImporHPWali, u.Aturan)

		kini := r.semua(t, lembaga)
		require.Equal(t, lama["1"].ID, kini["1"].ID)
		require.Equal(t, lama["1"].Keluarga, kini["1"].Keluarga, "keluarga tidak berpindah oleh impor")
		require.Equal(t, "Ali Akbar", kini["1"].Nama)
		require.Equal(t, "7B", kini["1"].Utama().Kelas)
		milik, err := r.toko.Keanggotaan.Milik(context.Background(), lembaga, kini["1"].ID)
		require.NoError(t, err)
		require.Len(t, milik, 3, "keanggotaan lama ditutup, tidak dihapus")

		_, h = r.masukkan(t, lembaga, kecil(t, baru, umar))
		require.Equal(t, 2, h.Sama)
	})
}

func TestImpor_sel_kosong_tidak_menghapus(t *testing.T) {
	t.Parallel()
	diSemua(t, func(t *testing.T, r *rumah) {
		r.masukkan(t, lembaga, kecil(t, ali))
		_, h := r.masukkan(t, lembaga, kecil(t, "1,,,ALI,L,,,,,,MTs,,,,,,"))
		require.Equal(t, 1, h.Sama)
		require.Equal(t, "Ali", r.semua(t, lembaga)["1"].Nama)
	})
}

func TestImpor_dikenali_bukan_oleh_nama(t *testing.T) {
	t.Parallel()
	diSemua(t, func(t *testing.T, r *rumah) {
		r.masukkan(t, lembaga, kecil(t, ali, umar))
		id := r.semua(t, lembaga)
		for nama, c := range map[string]struct {
			baris  string
			tindak santri.Tindakan
			siapa  santri.NIS
			aturan dasar.Aturan
		}{
			"NISN":                   {"9,0131234567,,Ali Baru,L,,,,,,MTs,7A,,,,,", santri.TindakUbah, "1", ""},
			"NIK":                    {"9,,3506991203130001,Ali Baru,L,,,,,,MTs,7A,,,,,", santri.TindakUbah, "1", ""},
			"NIS_dan_tanggal":        {"1,,,Ali Baru,L,,12-3-2013,,,,MTs,7A,,,,,", santri.TindakUbah, "1", ""},
			"ID":                     {"9,,,Orang Lain,L,,,,,,MTs,7A,,,,," + string(id["1"].ID), santri.TindakUbah, "1", ""},
			"ID_asing":               {"9,,,Ali,L,,,,,,MTs,7A,,,,,tidak-ada", santri.TindakTolak, "", santri.ErrImporID},
			"NIS_milik_orang_lain":   {"1,,,Zaid,L,,1-1-2011,,,,MTs,7A,,,,,", santri.TindakTolak, "", santri.ErrNISDipakai},
			"NISN_dan_NIK_berbeda":   {"9,0131234567,3506991203120002,Ali,L,,,,,,MTs,7A,,,,,", santri.TindakTolak, "", santri.ErrImporDua},
			"NISN_dan_NIS_berbeda":   {"2,0131234567,,Ali,L,,,,,,MTs,7A,,,,,", santri.TindakTolak, "", santri.ErrImporDua},
			"nama_sama_saja":         {"9,,,Ali,L,,,,,,MTs,7A,,,,,", santri.TindakBaru, "", ""},
			"nama_tanggal_ibu":       {"9,,,Ali,L,,12-3-2013,,Hj. Ummu Salamah,,MTs,7A,,,,,", santri.TindakTanya, "", santri.ErrImporMirip},
			"nama_tanggal_ibu_lain":  {"9,,,Ali,L,,12-3-2013,,Khadijah,,MTs,7A,,,,,", santri.TindakBaru, "", ""},
			"nama_tanggal_tanpa_ibu": {"9,,,Ali,L,,12-3-2013,,,,MTs,7A,,,,,", santri.TindakTanya, "", santri.ErrImporMirip},
		} {
			p := r.pratinjau(t, lembaga, kecil(t, c.baris))
			b := p.Baris[0]
			require.Equal(t, c.tindak, b.Tindakan, nama)
			require.Equal(t, id[c.siapa].ID, b.Santri, nama)
			if u, ada := b.Utama(); c.aturan != "" {
				require.True(t, ada, nama)
				require.Equal(t, c.aturan, u.Aturan, nama)
			}
		}
		lain := r.pratinjau(t, privasitest.LembagaLain, kecil(t, ali))
		require.Equal(t, 1, lain.Baru, "lembaga lain tidak mengenal siapa pun di sini")
	})
}

func TestImpor_dua_baris_satu_santri(t *testing.T) {
	t.Parallel()
	r := buatRumah(t, nil)
	r.masukkan(t, lembaga, kecil(t, ali))
	p := r.pratinjau(t, lembaga, kecil(t, "9,0131234567,,Ali,L,,,,,,MTs,7A,,,,,", "1,,,Ali,L,,,,,,MTs,7A,,,,,"))
	require.Equal(t, santri.TindakTolak, p.Baris[1].Tindakan)
	u, _ := p.Baris[1].Utama()
	require.Equal(t, santri.ErrImporDua, u.Aturan)
	require.Contains(t, u.Alasan, "baris 2")
}

// Two rows that pass a number from one known santri to another are both refused:
// in which order they are applied would decide who owns it.
func TestImpor_nomor_berpindah(t *testing.T) {
	t.Parallel()
	r := buatRumah(t, nil)
	r.masukkan(t, lembaga, kecil(t, ali))
	p := r.pratinjau(t, lembaga, kecil(t, "5,0131234567,,Ali,L,,,,,,MTs,7A,,,,,", "1,0121234569,,Zaid,L,,,,,,MTs,7A,,,,,"))
	for i, a := range []dasar.Aturan{santri.ErrImporTukar, santri.ErrNISDipakai} {
		u, _ := p.Baris[i].Utama()
		require.Equal(t, a, u.Aturan)
	}
	_, h := r.masukkan(t, lembaga, kecil(t, "5,0131234567,,Ali,L,,,,,,MTs,7A,,,,,"))
	require.Equal(t, 1, h.Berubah)
	_, h = r.masukkan(t, lembaga, kecil(t, "1,0121234569,,Zaid,L,,,,,,MTs,7A,,,,,"))
	require.Equal(t, 1, h.Baru, "nomor yang sudah lepas boleh dipakai")
}

func TestImpor_pertanyaan_dijawab(t *testing.T) {
	t.Parallel()
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, pel := context.Background(), tataUsaha(lembaga)
		r.masukkan(t, lembaga, kecil(t, ali))
		id := r.semua(t, lembaga)["1"].ID
		kembar := kecil(t, "9,,,Ali,L,,12-3-2013,,Ummu Salamah,,MTs,9C,,,,,")
		p := r.pratinjau(t, lembaga, kembar)
		require.Equal(t, []santri.ID{id}, p.Baris[0].Mirip)
		require.Equal(t, 1, p.Tanya)

		w := r.wewenang(t, pel, p.TataLetak)
		_, _, err := r.impor.Terapkan(ctx, pel, p.Token, santri.SemuaAtauTidak, w)
		require.ErrorIs(t, err, santri.ErrImporCara)
		for _, salah := range []map[int]santri.Jawaban{{2: "bukan-siapa-siapa"}, {7: santri.JawabBaru}, {2: ""}} {
			_, err = r.impor.Jawab(ctx, pel, p.Token, salah)
			require.ErrorIs(t, err, santri.ErrImporJawab)
		}
		lewat, err := r.impor.Jawab(ctx, pel, p.Token, map[int]santri.Jawaban{2: santri.JawabLewat})
		require.NoError(t, err)
		require.Equal(t, santri.TindakLewat, lewat.Baris[0].Tindakan)
		sama, err := r.impor.Jawab(ctx, pel, lewat.Token, map[int]santri.Jawaban{2: santri.Jawaban(id)})
		require.NoError(t, err)
		require.Equal(t, santri.TindakUbah, sama.Baris[0].Tindakan)
		require.Equal(t, id, sama.Baris[0].Santri)
		baru, err := r.impor.Jawab(ctx, pel, sama.Token, map[int]santri.Jawaban{2: santri.JawabBaru})
		require.NoError(t, err)
		require.Equal(t, santri.TindakBaru, baru.Baris[0].Tindakan)

		_, h := r.masukkan(t, lembaga, kembar)
		require.Equal(t, 1, h.Ditahan, "yang belum dijawab tidak disimpan")
		h, _, err = r.impor.Terapkan(ctx, pel, baru.Token, santri.SemuaAtauTidak, w)
		require.NoError(t, err)
		require.Equal(t, 1, h.Baru)
		require.Len(t, r.semua(t, lembaga), 2)
	})
}

func TestImpor_semua_atau_tidak(t *testing.T) {
	t.Parallel()
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, pel := context.Background(), tataUsaha(lembaga)
		p := r.pratinjau(t, lembaga, kecil(t, ali, ",,,Rusak,L,,,,,,SMK,7A,,,,,"))
		w := r.wewenang(t, pel, p.TataLetak)
		_, _, err := r.impor.Terapkan(ctx, pel, p.Token, santri.SemuaAtauTidak, w)
		require.ErrorIs(t, err, santri.ErrImporCara)
		require.Empty(t, r.semua(t, lembaga))
		h, _, err := r.impor.Terapkan(ctx, pel, p.Token, santri.YangBaikSaja, w)
		require.NoError(t, err)
		require.Equal(t, 1, h.Baru)
		require.Equal(t, 1, h.Ditolak)
	})
}

func TestB42_P26_U54_Impor_perlu_pernyataan_wewenang(t *testing.T) {
	t.Parallel()
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, pel := context.Background(), tataUsaha(lembaga)
		p := r.pratinjau(t, lembaga, kecil(t, ali, umar))
		baik := r.wewenang(t, pel, p.TataLetak)
		ubah := func(f func(*privasi.PernyataanWewenang)) privasi.PernyataanWewenang {
			w := baik
			f(&w)
			return w
		}
		for nama, c := range map[string]struct {
			w privasi.PernyataanWewenang
			a dasar.Aturan
		}{
			"tidak_ada":       {privasi.PernyataanWewenang{}, privasi.ErrTanpaWewenang},
			"orang_lain":      {ubah(func(w *privasi.PernyataanWewenang) { w.Oleh = "akun-lain" }), santri.ErrImporWewenang},
			"lembaga_lain":    {ubah(func(w *privasi.PernyataanWewenang) { w.Lembaga = privasitest.LembagaLain }), santri.ErrImporWewenang},
			"tujuan_lain":     {ubah(func(w *privasi.PernyataanWewenang) { w.Tujuan = privasi.TujuanPenagihan }), santri.ErrImporWewenang},
			"kurang_kategori": {ubah(func(w *privasi.PernyataanWewenang) { w.Kategori = []string{"identitas"} }), santri.ErrImporWewenang},
		} {
			_, _, err := r.impor.Terapkan(ctx, pel, p.Token, santri.YangBaikSaja, c.w)
			require.ErrorIs(t, err, c.a, nama)
			require.Equal(t, dasar.Forbidden, dasar.KindOf(err), nama)
			require.Empty(t, r.semua(t, lembaga), nama)
		}
		h, _, err := r.impor.Terapkan(ctx, pel, p.Token, santri.YangBaikSaja, baik)
		require.NoError(t, err)
		ada, err := r.toko.Pernyataan.Ambil(ctx, lembaga, baik.ID)
		require.NoError(t, err)
		require.Equal(t, baik, ada)
		tugas, _, err := r.toko.Pernyataan.Tugas(ctx, lembaga, dasar.Page{Limit: 100})
		require.NoError(t, err)
		require.Len(t, tugas, 4, "dua santri, satu ayah, satu ibu: masing-masing sekali")
		require.Equal(t, 4, h.Dikabari)
		lain, _, err := r.toko.Pernyataan.Tugas(ctx, privasitest.LembagaLain, dasar.Page{})
		require.NoError(t, err)
		require.Empty(t, lain)
	})
}

func TestImpor_token(t *testing.T) {
	t.Parallel()
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, pel := context.Background(), tataUsaha(lembaga)
		p := r.pratinjau(t, lembaga, kecil(t, ali))
		w := r.wewenang(t, pel, p.TataLetak)
		lain, lembagaLain := pel, tataUsaha(privasitest.LembagaLain)
		lain.ID = "akun-lain"
		for _, x := range []dasar.Pelaku{lain, lembagaLain} {
			_, _, err := r.impor.Terapkan(ctx, x, p.Token, santri.YangBaikSaja, r.wewenang(t, x, p.TataLetak))
			require.ErrorIs(t, err, santri.ErrImporToken, "pratinjau milik orang lain")
			_, err = r.impor.Ambil(ctx, x, p.Token)
			require.ErrorIs(t, err, santri.ErrImporToken)
		}
		lagi, err := r.impor.Ambil(ctx, pel, p.Token)
		require.NoError(t, err)
		require.Equal(t, p, lagi)

		satu, sudah, err := r.impor.Terapkan(ctx, pel, p.Token, santri.YangBaikSaja, w)
		require.NoError(t, err)
		require.False(t, sudah)
		dua, sudah, err := r.impor.Terapkan(ctx, pel, p.Token, santri.YangBaikSaja, w)
		require.NoError(t, err)
		require.True(t, sudah)
		require.Equal(t, satu, dua)
		lagi, err = r.impor.Ambil(ctx, pel, p.Token)
		require.NoError(t, err)
		require.Equal(t, satu, lagi.Hasil)
		require.Empty(t, lagi.Baris, "isi pratinjau dibuang sesudah diterapkan")

		p = r.pratinjau(t, lembaga, kecil(t, umar))
		r.Jam.Maju(santri.MasaPratinjau + time.Second)
		_, _, err = r.impor.Terapkan(ctx, pel, p.Token, santri.YangBaikSaja, r.wewenang(t, pel, p.TataLetak))
		require.ErrorIs(t, err, santri.ErrImporToken, "kedaluwarsa")
	})
}

func TestImpor_data_berubah_sejak_pratinjau(t *testing.T) {
	t.Parallel()
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, pel := context.Background(), tataUsaha(lembaga)
		r.masukkan(t, lembaga, kecil(t, ali))
		p := r.pratinjau(t, lembaga, kecil(t, strings.Replace(ali, "7A", "7C", 1), umar))
		w := r.wewenang(t, pel, p.TataLetak)
		ada, err := r.toko.Santri.Ambil(ctx, lembaga, r.semua(t, lembaga)["1"].ID)
		require.NoError(t, err)
		ada[0].Nama = "Ali Zainal"
		_, err = r.impor.Service.Perbarui(ctx, pel, ada[0])
		require.NoError(t, err)
		_, _, err = r.impor.Terapkan(ctx, pel, p.Token, santri.YangBaikSaja, w)
		require.ErrorIs(t, err, santri.ErrImporBasi)
		require.Equal(t, dasar.Conflict, dasar.KindOf(err))
		require.Len(t, r.semua(t, lembaga), 1)

		baru, err := r.impor.Jawab(ctx, pel, p.Token, nil)
		require.NoError(t, err)
		require.Equal(t, []string{"nama: Ali Zainal > Ali", "formal: MTs 7A > MTs 7C"}, tampak(baru.Baris[0]))
		h, _, err := r.impor.Terapkan(ctx, pel, baru.Token, santri.YangBaikSaja, w)
		require.NoError(t, err)
		require.Equal(t, 1, h.Baru)
		require.Equal(t, 1, h.Berubah)
	})
}

// Sixteen clicks on "apply", and as many on the preview of the same file by a
// second officer: everybody comes in once.
func TestImpor_bersamaan(t *testing.T) {
	t.Parallel()
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx := context.Background()
		satu, dua := tataUsaha(lembaga), tataUsaha(lembaga)
		dua.ID = "akun-dua"
		var token [2]string
		for i, pel := range []dasar.Pelaku{satu, dua} {
			p, err := r.impor.Periksa(ctx, pel, kecil(t, ali, umar))
			require.NoError(t, err)
			token[i] = p.Token
		}
		galat, pertama := make([]error, 16), make([]bool, 16)
		var wg sync.WaitGroup
		for i := range galat {
			pel := []dasar.Pelaku{satu, dua}[i%2]
			w := r.wewenang(t, pel, santri.LembarSendiri)
			wg.Go(func() {
				_, sudah, err := r.impor.Terapkan(ctx, pel, token[i%2], santri.SemuaAtauTidak, w)
				galat[i], pertama[i] = err, err == nil && !sudah
			})
		}
		wg.Wait()
		menang := 0
		for i, err := range galat {
			if pertama[i] {
				menang++
			}
			if err != nil {
				require.Equal(t, dasar.Conflict, dasar.KindOf(err), err)
			}
		}
		require.Equal(t, 1, menang, errors.Join(galat...))
		require.Len(t, r.semua(t, lembaga), 2)
	})
}

func TestImpor_status_dan_lingkup(t *testing.T) {
	t.Parallel()
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, pel := context.Background(), tataUsaha(lembaga)
		r.masukkan(t, lembaga, kecil(t, ali, umar))
		orang := r.semua(t, lembaga)
		_, err := r.impor.Service.UbahStatus(ctx, pel, orang["2"].ID, santri.Perubahan{Ke: santri.Boyong, Pada: dasar.Tgl(2026, 10, 5), Alasan: "keluarga",
			Syarat: []santri.Syarat{santri.BebasTanggungan, santri.Sowan}})
		require.NoError(t, err)
		p := r.pratinjau(t, lembaga, kecil(t, umar))
		u, _ := p.Baris[0].Utama()
		require.Equal(t, santri.ErrImporStatus, u.Aturan)

		pel.Lingkup = dasar.Lingkup{Unit: []string{"MA"}}
		p, err = r.impor.Periksa(ctx, pel, kecil(t, ali, "7,,,Zaid,L,,,,,,MTs,7A,,,,,", "8,,,Zubair,L,,,,,,MA,10A,,,,,", "9,,,Zahra,P,,,,,,,,,,,,"))
		require.NoError(t, err)
		var tindak []santri.Tindakan
		for _, b := range p.Baris {
			tindak = append(tindak, b.Tindakan)
			if b.Tindakan == santri.TindakTolak {
				u, _ := b.Utama()
				require.Equal(t, santri.ErrImporLingkup, u.Aturan)
			}
		}
		require.Equal(t, []santri.Tindakan{santri.TindakTolak, santri.TindakTolak, santri.TindakBaru, santri.TindakTolak}, tindak)
	})
}

func TestImpor_wali(t *testing.T) {
	t.Parallel()
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, pel := context.Background(), tataUsaha(lembaga)
		r.masukkan(t, lembaga, kecil(t, ali, umar))
		orang := r.semua(t, lembaga)
		ayah := func(nis santri.NIS) santri.WaliBaru {
			profil, err := r.impor.Service.Ambil(ctx, pel, orang[nis].ID)
			require.NoError(t, err)
			require.Len(t, profil.Wali, 2)
			require.True(t, profil.Wali[0].Utama)
			require.Equal(t, santri.Ayah, profil.Wali[0].Hubungan)
			return profil.Wali[0]
		}
		require.Equal(t, ayah("1").Wali.ID, ayah("2").Wali.ID, "saudara berbagi wali")
		lama := ayah("1").Wali.ID

		gelar := func(s string) string { return strings.Replace(s, "Abu Bakar", "H. ABU BAKAR S.Pd", 1) }
		_, h := r.masukkan(t, lembaga, kecil(t, gelar(ali), gelar(umar)))
		require.Equal(t, 2, h.Sama, "gelar dan huruf besar bukan orang lain")

		ganti := func(s string) string { return strings.Replace(s, "Abu Bakar", "Abu Dzar", 1) }
		_, h = r.masukkan(t, lembaga, kecil(t, ganti(ali), ganti(umar)))
		require.Equal(t, 2, h.Berubah)
		require.Equal(t, "Abu Dzar", ayah("2").Wali.Nama)
		require.Equal(t, lama, ayah("1").Wali.ID, "semua anaknya sepakat: nama diperbaiki")

		_, h = r.masukkan(t, lembaga, kecil(t, ali, ganti(umar)))
		require.Equal(t, 1, h.Berubah)
		require.NotEqual(t, lama, ayah("1").Wali.ID, "saudara tidak sepakat: orang lain")
		require.Equal(t, lama, ayah("2").Wali.ID)
		_, h = r.masukkan(t, lembaga, kecil(t, ali, ganti(umar)))
		require.Equal(t, 2, h.Sama)

		adik := strings.NewReplacer("1,0131234567,3506991203130001,Ali", "3,,,Usman", "12-3-2013", "12-3-2014").Replace(ali)
		_, h = r.masukkan(t, lembaga, kecil(t, ali, adik))
		require.Equal(t, 1, h.Baru)
		require.Equal(t, orang["1"].Keluarga, r.semua(t, lembaga)["3"].Keluarga)
		orang = r.semua(t, lembaga)
		require.Equal(t, ayah("1").Wali.ID, ayah("3").Wali.ID)
	})
}

// What a person mended by hand is not undone by a file that says nothing new.
func TestImpor_suntingan_tangan_tidak_tertimpa(t *testing.T) {
	t.Parallel()
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, pel := context.Background(), tataUsaha(lembaga)
		r.masukkan(t, lembaga, kecil(t, ali))
		id := r.semua(t, lembaga)["1"].ID
		ada, err := r.toko.Santri.Ambil(ctx, lembaga, id)
		require.NoError(t, err)
		ada[0].Alamat = privasi.Tutup("Jl. Suntingan 5")
		_, err = r.impor.Service.Perbarui(ctx, pel, ada[0])
		require.NoError(t, err)
		jejak := func() int {
			js, _, err := r.Jejak.Subjek(ctx, lembaga, ada[0].Subjek, dasar.Page{Limit: 100})
			require.NoError(t, err)
			return len(js)
		}
		sebelum := jejak()
		_, h := r.masukkan(t, lembaga, kecil(t, ali))
		require.Equal(t, 1, h.Sama)
		require.Equal(t, sebelum, jejak(), "tidak ada yang perlu dibuka")

		p, h := r.masukkan(t, lembaga, kecil(t, strings.Replace(ali, "RT 1", "RT 9", 1)))
		require.Equal(t, 1, h.Berubah)
		require.Equal(t, []string{"alamat: ••• > •••"}, tampak(p.Baris[0]))
		require.Greater(t, jejak(), sebelum, "membuka untuk membandingkan meninggalkan jejak")
		buka, err := r.toko.Santri.Ambil(ctx, lembaga, id)
		require.NoError(t, err)
		require.Equal(t, "RT 9 Pare", privasitest.Buka(t, r.RumahUji, buka[0])["Alamat"])
	})
}

// Someone whose role may not open addresses compares by marks only.
func TestImpor_peran_yang_tidak_boleh_membuka(t *testing.T) {
	t.Parallel()
	r := buatRumah(t, nil)
	ctx := context.Background()
	admin := privasitest.Pelaku(privasi.PeranAdmin, privasi.TujuanImpor)
	n := santri.Santri{NIS: "1", Nama: "Ali", JenisKelamin: santri.LakiLaki, Status: santri.Aktif, Alamat: privasi.Tutup("Jl. Tangan 1")}
	_, err := r.impor.Service.Terima(ctx, admin, santri.Penerimaan{Santri: n, Pada: dasar.Tgl(2026, 10, 1),
		Keanggotaan: []santri.Keanggotaan{{Jalur: santri.Formal, Unit: "MTs", Tingkat: "7", Kelas: "7A"}}})
	require.NoError(t, err)
	p, err := r.impor.Periksa(ctx, admin, kecil(t, "1,,,Ali,L,,,,,,MTs,7A,,,,RT 1 Pare,"))
	require.NoError(t, err)
	require.Equal(t, santri.TindakSama, p.Baris[0].Tindakan, "yang tidak dapat dibandingkan dibiarkan")
	p = r.pratinjau(t, lembaga, kecil(t, "1,,,Ali,L,,,,,,MTs,7A,,,,RT 1 Pare,"))
	require.Equal(t, []string{"alamat: ••• > •••"}, tampak(p.Baris[0]))
}

// Neither database nor preview holds what the file said about sealed fields.
func TestImpor_tidak_meninggalkan_teks_terang(t *testing.T) {
	t.Parallel()
	for _, p := range penyimpanan[1:] {
		t.Run(p.nama, func(t *testing.T) {
			t.Parallel()
			r := buatRumah(t, p.buka(t))
			r.masukkan(t, lembaga, kecil(t, ali))
			r.pratinjau(t, lembaga, kecil(t, umar))
			privasitest.TanpaKenari(t, p.nama, isiBasisData(t, r.db), "3506991203130001", "3506991203120002", "81234567890", "RT 1 Pare")
		})
	}
}

// isiBasisData returns everything a database keeps: the bytes of the files of
// SQLite, the text of every row of Postgres.
func isiBasisData(t testing.TB, db *bun.DB) []byte {
	t.Helper()
	if db.Dialect().Name() == dialect.SQLite {
		var nama string
		require.NoError(t, db.QueryRow("SELECT file FROM pragma_database_list WHERE name = 'main'").Scan(&nama))
		isi, err := os.ReadFile(nama)
		require.NoError(t, err)
		wal, err := os.ReadFile(nama + "-wal")
		require.NoError(t, err)
		return append(isi, wal...)
	}
	var tabel, semua []string
	require.NoError(t, db.NewRaw("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").Scan(context.Background(), &tabel))
	require.NotEmpty(t, tabel)
	for _, n := range tabel {
		var baris []string
		require.NoError(t, db.NewRaw("SELECT t::text FROM ? AS t", bun.Ident(n)).Scan(context.Background(), &baris))
		semua = append(semua, baris...)
	}
	return []byte(strings.Join(semua, "\n"))
}

func TestImpor_mulai(t *testing.T) {
	t.Parallel()
	r := buatRumah(t, nil)
	m := kecil(t, ali)
	m.Mulai = dasar.Tgl(2026, 10, 6)
	_, err := r.impor.Periksa(context.Background(), tataUsaha(lembaga), m)
	require.ErrorIs(t, err, santri.ErrStatusTanggal)
	m.Mulai = dasar.Tgl(2026, 7, 13)
	r.masukkan(t, lembaga, m)
	for p, err := range r.toko.Peserta.Peserta(context.Background(), lembaga, dasar.Tgl(2026, 7, 13)) {
		require.NoError(t, err)
		require.Equal(t, "7A", p.Utama().Kelas)
		require.True(t, p.Mukim)
	}
	_, err = r.impor.Periksa(context.Background(), dasar.Pelaku{}, m)
	require.ErrorIs(t, err, dasar.ErrPelaku)
}

// The preview opens through the door only: a role without a level for the
// purpose sees nothing of it, not even its own.
func TestImpor_peran_tanpa_wewenang(t *testing.T) {
	t.Parallel()
	r := buatRumah(t, nil)
	p := r.pratinjau(t, lembaga, kecil(t, ali))
	pel := tataUsaha(lembaga)
	pel.Peran = privasi.PeranWali
	_, err := r.impor.Ambil(context.Background(), pel, p.Token)
	require.ErrorIs(t, err, privasi.ErrTingkat)
	_, _, err = r.impor.Terapkan(context.Background(), pel, p.Token, santri.YangBaikSaja, r.wewenang(t, pel, p.TataLetak))
	require.ErrorIs(t, err, privasi.ErrTingkat)
	require.Empty(t, r.semua(t, lembaga))
	pel = tataUsaha(lembaga)
	pel.Tujuan = "tujuan.asing"
	_, err = r.impor.Ambil(context.Background(), pel, p.Token)
	require.ErrorIs(t, err, privasi.ErrTujuanTakDikenal)
}
