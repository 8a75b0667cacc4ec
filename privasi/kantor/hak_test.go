package kantor_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/privasi/rezim"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

// A correction asked for in the application and one that came as a letter are the same
// request: number and clock at once, the letter counted from the day it arrived, and the
// later of the two joins the earlier.
func TestP48_U23_duaJalanSatuPermohonan(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, k := t.Context(), r.keluarga(t)
		x, kini := k.anak.Subjek, r.Jam.Now()
		p, err := r.kantor.AjukanPermohonan(ctx, k.ayah, x, kantor.MintaHak{Jenis: hak.Koreksi, Uraian: "KENARI-uraian: nama tertulis Achmad"})
		require.NoError(t, err)
		require.Equal(t, hak.Diproses, p.Status, "wali yang masuk tidak dimintai KTP lagi")
		require.Equal(t, kini.Add(72*time.Hour), p.Batas())
		require.Regexp(t, `^PDP/\d{4}/\d\d/[0-9A-F]{6}$`, kantor.Nomor(p.ID, p.Dicatat))
		_, err = r.kantor.AjukanPermohonan(ctx, k.ayah, r.anak(t).Subjek, kantor.MintaHak{Jenis: hak.Akses, Uraian: "x"})
		require.ErrorIs(t, err, kantor.ErrBukanMilik)

		surat := kantor.CatatanPermohonan{Subjek: x, Pemohon: "s-kakek", Sebagai: hak.Kuasa, MintaHak: kantor.MintaHak{Jenis: hak.Koreksi, Uraian: "nama tertulis Achmad"}, Kanal: hak.Surat, Tiba: kini.Add(-48 * time.Hour)}
		_, err = r.kantor.CatatPermohonan(ctx, k.ayah, surat)
		require.ErrorIs(t, err, kantor.ErrBukanPetugas)
		_, err = r.kantor.CatatPermohonan(ctx, r.ppdp(), surat)
		require.ErrorIs(t, err, hak.ErrTanggalTerima, "hari yang lebih awal butuh pindaian")
		surat.Pindaian = "SM-14"
		q, err := r.kantor.CatatPermohonan(ctx, r.ppdp(), surat)
		require.NoError(t, err)
		require.Equal(t, hak.Diterima, q.Status)
		require.Equal(t, kini.Add(24*time.Hour), q.Batas(), "dihitung sejak surat tiba")
		lama, err := r.kantor.BacaPermohonan(ctx, r.Penjaga, k.ayah, p.ID)
		require.NoError(t, err)
		require.Equal(t, hak.Duplikat, lama.Status)
		require.Equal(t, q.ID, lama.DuplikatDari)
		require.Contains(t, lama.Isi, "Achmad")
		require.Equal(t, "PermohonanDiduplikatkan", lama.Riwayat[len(lama.Riwayat)-1].Jenis)
	})
}

// From receipt to closing: the officer corrects, the old value stays as a note, the person
// reads state and answer; nobody else does.
func TestP49_U27_koreksiSampaiDitutup(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, k := t.Context(), r.keluarga(t)
		p, err := r.kantor.AjukanPermohonan(ctx, k.ayah, k.anak.Subjek, kantor.MintaHak{Jenis: hak.Koreksi, Uraian: "KENARI-uraian"})
		require.NoError(t, err)
		_, err = r.kantor.PenuhiPermohonan(ctx, r.ppdp(), p.ID, false, "")
		require.ErrorIs(t, err, hak.ErrBuktiPenuhi)
		_, err = r.kantor.PenuhiPermohonan(ctx, k.ayah, p.ID, false, "x")
		require.ErrorIs(t, err, kantor.ErrBukanPetugas)
		_, err = r.kantor.CatatKoreksi(ctx, r.ppdp(), p.ID, "santri", "Nama", "Achmad", "Achmad")
		require.ErrorIs(t, err, hak.ErrPermohonan)
		kor, err := r.kantor.CatatKoreksi(ctx, r.ppdp(), p.ID, "santri", "Nama", "KENARI-lama", "Ahmad")
		require.NoError(t, err)
		_, err = r.kantor.PenuhiPermohonan(ctx, r.ppdp(), p.ID, false, kor.ID)
		require.NoError(t, err)
		_, err = r.kantor.KabariPermohonan(ctx, r.ppdp(), p.ID, hak.Surat, "S-1")
		require.ErrorIs(t, err, hak.ErrKanalJawab, "dijawab lewat saluran yang dipakai")
		_, err = r.kantor.KabariPermohonan(ctx, r.ppdp(), p.ID, hak.Aplikasi, "halaman permohonan")
		require.NoError(t, err)
		p, err = r.kantor.TutupPermohonan(ctx, r.ppdp(), p.ID)
		require.NoError(t, err)
		require.Equal(t, hak.Ditutup, p.Status)
		b, err := r.kantor.BacaPermohonan(ctx, r.Penjaga, k.ayah, p.ID)
		require.NoError(t, err)
		require.Len(t, b.Koreksi, 1)
		require.Equal(t, "KENARI-uraian", b.Isi)
		asing := privasitest.Pelaku(privasi.PeranWali, privasi.TujuanHakSubjek)
		_, err = r.kantor.BacaPermohonan(ctx, r.Penjaga, asing, p.ID)
		require.ErrorIs(t, err, kantor.ErrBukanMilik)
		rs, err := r.kantor.Stores.Rekaman.MilikSubjek(ctx, privasitest.Lembaga, []string{"permohonan", "koreksi"}, []privasi.SubjekID{k.anak.Subjek})
		require.NoError(t, err)
		require.Len(t, rs, 2)
		for _, x := range rs {
			require.NotContains(t, string(x.Isi), "KENARI")
		}
	})
}

// A refusal carries reason, words, article and the way to complain, and the person reads
// them.
func TestP50_penolakanLengkap(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, k := t.Context(), r.keluarga(t)
		p, err := r.kantor.AjukanPermohonan(ctx, k.ayah, k.anak.Subjek, kantor.MintaHak{Jenis: hak.Hapus, Uraian: "hapus nilai"})
		require.NoError(t, err)
		_, err = r.kantor.TolakPermohonan(ctx, r.ppdp(), p.ID, kantor.AlasanTolak{})
		require.ErrorIs(t, err, hak.ErrAlasanKosong)
		_, err = r.kantor.TolakPermohonan(ctx, r.ppdp(), p.ID, kantor.AlasanTolak{Sebab: hak.TolakDitahan, Teks: "nilai wajib disimpan", Pasal: "UU 20/2003"})
		require.NoError(t, err)
		b, err := r.kantor.BacaPermohonan(ctx, r.Penjaga, k.ayah, p.ID)
		require.NoError(t, err)
		require.Equal(t, "nilai wajib disimpan", b.Jawaban)
		require.Contains(t, b.JalurAdu, "Kementerian")
	})
}

// A child asks himself: his request waits for an assessment with its clock running, and
// what cannot be taken back waits for his guardian as well.
func TestU17_U18_anakMemintaSendiri(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, k := t.Context(), r.keluarga(t)
		santri := akunBernama("akun-anak", privasi.PeranSantri)
		orang := r.kantor.Pengenal.(akunOrang)
		orang[santri.ID], r.milik[santri.ID] = k.anak.Subjek, []privasi.SubjekID{k.anak.Subjek}
		p, err := r.kantor.AjukanPermohonan(ctx, santri, k.anak.Subjek, kantor.MintaHak{Jenis: hak.Hapus, Uraian: "hapus foto saya"})
		require.NoError(t, err)
		require.Equal(t, hak.MenungguPenilaian, p.Status)
		require.False(t, p.Batas().IsZero())
		_, err = r.kantor.NilaiPermohonanAnak(ctx, r.ppdp(), p.ID, true, " ", "DPIA-1")
		require.ErrorIs(t, err, hak.ErrAlasanNilai)
		p, err = r.kantor.NilaiPermohonanAnak(ctx, r.ppdp(), p.ID, true, "memahami akibatnya", "DPIA-1")
		require.NoError(t, err)
		require.Equal(t, hak.MenungguWali, p.Status)
		_, err = r.kantor.LanjutkanPermohonan(ctx, r.ppdp(), p.ID)
		require.ErrorIs(t, err, hak.ErrPerpindahan)
		_, err = r.kantor.JawabWaliPermohonan(ctx, santri, p.ID, true, "")
		require.ErrorIs(t, err, hak.ErrWaliBelumTerbukti)
		p, err = r.kantor.JawabWaliPermohonan(ctx, k.ibu, p.ID, true, "")
		require.NoError(t, err)
		require.Equal(t, hak.Diproses, p.Status)
		_, err = r.kantor.BatalkanPermohonan(ctx, k.ayah, p.ID)
		require.ErrorIs(t, err, hak.ErrBukanPemohon)
		p, err = r.kantor.BatalkanPermohonan(ctx, santri, p.ID)
		require.NoError(t, err)
		require.Equal(t, hak.Dibatalkan, p.Status)

		set, err := r.kantor.Setelan(ctx, privasitest.Lembaga)
		require.NoError(t, err)
		set.Isi.WaliUntukHakAnak = rezim.WaliTidak
		_, err = r.kantor.AturSetelan(ctx, r.ppdp(), set)
		require.NoError(t, err)
		p, err = r.kantor.AjukanPermohonan(ctx, santri, k.anak.Subjek, kantor.MintaHak{Jenis: hak.Hapus, Uraian: "hapus foto saya"})
		require.NoError(t, err)
		p, err = r.kantor.NilaiPermohonanAnak(ctx, r.ppdp(), p.ID, true, "memahami akibatnya", "DPIA-1")
		require.NoError(t, err)
		require.Equal(t, hak.Diproses, p.Status, "saklar lembaga: wali tidak diminta")
	})
}

// A frozen guardian is answered as always; what he asked is not carried out.
func TestPermohonan_waliDibekukanTidakTahu(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, k := t.Context(), r.keluarga(t)
		ks, err := r.kantor.WaliSantri(ctx, r.ppdp(), k.anak.Subjek)
		require.NoError(t, err)
		for _, x := range ks {
			_, err = r.kantor.BekukanWali(ctx, r.ppdp(), x.ID, wali.BekuSengketa)
			require.NoError(t, err)
		}
		p, err := r.kantor.AjukanPermohonan(ctx, k.ayah, k.anak.Subjek, kantor.MintaHak{Jenis: hak.Musnah, Uraian: "musnahkan"})
		require.NoError(t, err)
		require.Equal(t, hak.Diproses, p.Status)
		_, err = r.kantor.PenuhiPermohonan(ctx, r.ppdp(), p.ID, false, "BA-1")
		require.ErrorIs(t, err, hak.ErrWaliBelumTerbukti)
	})
}

// While a restriction is in force the door shows the data to nobody, except for the
// person's own rights; lifted, it shows it again.
func TestU33_pembatasanMenutupPintu(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, k := t.Context(), r.keluarga(t)
		x := k.anak.Subjek
		tu := func() privasi.HasilBidang {
			return r.lihat(t, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, "HP", x)
		}
		p, err := r.kantor.AjukanPermohonan(ctx, k.ayah, x, kantor.MintaHak{Jenis: hak.Batasi, Uraian: "alamat sedang dipersoalkan"})
		require.NoError(t, err)
		require.Equal(t, privasi.Penuh, tu().Tingkat, "diminta belum dipasang")
		for range 2 {
			p, err = r.kantor.HentikanPemrosesan(ctx, r.ppdp(), p.ID)
			require.NoError(t, err)
		}
		require.Equal(t, privasi.Tiada, tu().Tingkat)
		v, err := r.Penjaga.Minta(ctx, k.ayah, tipeAnak, []string{"HP"}, x)
		require.NoError(t, err)
		putus := v.Keputusan()
		require.Equal(t, privasi.Penuh, putus.Hasil(x, "HP").Tingkat, "haknya sendiri tetap")
		m, err := r.kantor.Dibatasi(ctx, privasitest.Lembaga, x, "lain")
		require.NoError(t, err)
		require.Equal(t, map[privasi.SubjekID]bool{x: true}, m)
		for range 2 {
			_, err = r.kantor.LepasPembatasan(ctx, r.ppdp(), p.ID)
			require.NoError(t, err)
		}
		require.Equal(t, privasi.Penuh, tu().Tingkat)
	})
}

// The desk reads the earliest deadline first, counts what is late, and sees nothing of
// another institution.
func TestDaftarPermohonan_menurutBatas(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, k := t.Context(), r.keluarga(t)
		for _, j := range []hak.Jenis{hak.Akses, hak.Koreksi, hak.GantiRugi} {
			_, err := r.kantor.AjukanPermohonan(ctx, k.ayah, k.anak.Subjek, kantor.MintaHak{Jenis: j, Uraian: "x"})
			require.NoError(t, err)
			r.Jam.Maju(time.Hour)
		}
		r.Jam.Maju(70 * time.Hour)
		ps, _, err := r.kantor.DaftarPermohonan(ctx, r.ppdp(), kantor.SaringPermohonan{}, dasar.Page{})
		require.NoError(t, err)
		require.Len(t, ps, 3)
		require.Equal(t, hak.Akses, ps[0].Jenis)
		require.True(t, ps[0].Lewat(r.Jam.Now()))
		lewat, _, err := r.kantor.DaftarPermohonan(ctx, r.ppdp(), kantor.SaringPermohonan{Lewat: true}, dasar.Page{})
		require.NoError(t, err)
		require.Len(t, lewat, 1)
		asing := r.ppdp()
		asing.Lembaga = privasitest.LembagaLain
		ps, _, err = r.kantor.DaftarPermohonan(ctx, asing, kantor.SaringPermohonan{}, dasar.Page{})
		require.NoError(t, err)
		require.Empty(t, ps)
		_, _, err = r.kantor.DaftarPermohonan(ctx, k.ayah, kantor.SaringPermohonan{}, dasar.Page{})
		require.ErrorIs(t, err, kantor.ErrBukanPetugas)
	})
}

// A complaint has its own list and clock; whoever it is about neither sees nor handles it,
// and the answer names the regulator.
func TestP54_P55_P56_pengaduan(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, k := t.Context(), r.keluarga(t)
		lain := akunBernama("ppdp-2", privasi.PeranPPDP)
		r.milik[k.ayah.ID] = append(r.milik[k.ayah.ID], r.kantor.Pengenal.(akunOrang)[k.ayah.ID])
		_, err := r.kantor.Adukan(ctx, k.ayah, " ")
		require.ErrorIs(t, err, hak.ErrPengaduan)
		x, err := r.kantor.Adukan(ctx, k.ayah, "KENARI-rincian", r.ppdp().ID)
		require.NoError(t, err)
		require.Equal(t, r.Jam.Now().AddDate(0, 0, 14), x.Tenggat)
		for _, kanal := range []hak.Kanal{hak.Telepon, hak.WhatsApp, hak.Surel, hak.Surat} {
			_, err = r.kantor.CatatAduan(ctx, lain, "s-orang", kanal, "ditelepon")
			require.NoError(t, err, kanal)
		}
		xs, _, err := r.kantor.DaftarAduan(ctx, r.ppdp(), kantor.SaringAduan{}, dasar.Page{})
		require.NoError(t, err)
		require.Len(t, xs, 4, "yang diadukan tidak melihatnya")
		_, err = r.kantor.BacaAduan(ctx, r.Penjaga, r.ppdp(), x.ID)
		require.Equal(t, dasar.NotFound, dasar.KindOf(err))
		_, err = r.kantor.TanganiAduan(ctx, lain, x.ID, r.ppdp().ID)
		require.ErrorIs(t, err, hak.ErrBenturanKepentingan)
		_, err = r.kantor.TanganiAduan(ctx, lain, x.ID, lain.ID)
		require.NoError(t, err)
		b, err := r.kantor.BacaAduan(ctx, r.Penjaga, lain, x.ID)
		require.NoError(t, err)
		require.Equal(t, "KENARI-rincian", b.Isi)
		_, err = r.kantor.JawabAduan(ctx, lain, x.ID, "kunci sudah diganti")
		require.NoError(t, err)
		_, err = r.kantor.TutupAduan(ctx, lain, x.ID)
		require.NoError(t, err)
		b, err = r.kantor.BacaAduan(ctx, r.Penjaga, k.ayah, x.ID)
		require.NoError(t, err)
		require.Equal(t, "kunci sudah diganti", b.Balasan)
		require.NotEmpty(t, b.Pengawas)
		_, err = r.kantor.BacaAduan(ctx, r.Penjaga, k.ibu, x.ID)
		require.ErrorIs(t, err, kantor.ErrBukanMilik)
		milik, err := r.kantor.AduanSaya(ctx, k.ayah)
		require.NoError(t, err)
		require.Len(t, milik, 1)
	})
}
