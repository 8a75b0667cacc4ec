package kantor_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/insiden"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

func kepastian(r *rumah) insiden.Kepastian {
	return insiden.Kepastian{Jenis: []insiden.Kegagalan{insiden.Kerahasiaan}, Dari: r.Jam.Now().Add(-2 * time.Hour), Sampai: r.Jam.Now(),
		Isi: insiden.IsiKabar{Kapan: "5 Oktober 2026", Bagaimana: "HP tata usaha dicuri", Penanganan: "akun dikunci", Pemulihan: "kata sandi diganti", KontakPPDP: "ppdp@pondok.example"}}
}

// A stolen phone from the first sign to the last notice: the radius comes out of the
// trail, everybody in it gets a notice, and nothing closes before.
func TestInsiden_dariLaporanSampaiTutup(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, a, b, c := t.Context(), r.anak(t), r.anak(t), r.anak(t)
		tu := privasitest.Pelaku(privasi.PeranTataUsaha, privasi.TujuanKesiswaan)
		awal := r.Jam.Now()
		r.lihat(t, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, "HP", a.Subjek)
		r.lihat(t, privasi.PeranKepala, privasi.TujuanKesiswaan, "HP", c.Subjek)
		r.Jam.Maju(time.Hour)
		r.lihat(t, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, "Nama", b.Subjek)
		r.Jam.Maju(time.Hour)

		_, err := r.kantor.LaporkanInsiden(ctx, tu, insiden.Laporan{Terdeteksi: r.Jam.Now().Add(time.Minute)})
		require.ErrorIs(t, err, kantor.ErrWaktuDepan)
		i, err := r.kantor.LaporkanInsiden(ctx, tu, insiden.Laporan{Jenis: []insiden.Kegagalan{insiden.Kerahasiaan}})
		require.NoError(t, err, "siapa pun yang masuk boleh melapor")
		require.Equal(t, r.Jam.Now().Add(72*time.Hour), i.Batas())
		_, err = r.kantor.SelidikiInsiden(ctx, tu, i.ID)
		require.ErrorIs(t, err, kantor.ErrBukanPetugas)
		_, err = r.kantor.SusunKabar(ctx, r.ppdp(), i.ID, false)
		require.ErrorIs(t, err, insiden.ErrPerpindahan)
		_, err = r.kantor.SelidikiInsiden(ctx, r.ppdp(), i.ID)
		require.NoError(t, err)

		_, err = r.kantor.HitungRadius(ctx, r.ppdp(), i.ID, insiden.Jendela{})
		require.ErrorIs(t, err, kantor.ErrRadius)
		n, err := r.kantor.HitungRadius(ctx, r.ppdp(), i.ID, insiden.Jendela{Akun: []string{tu.ID}, Dari: awal, Sampai: awal})
		require.NoError(t, err)
		require.Equal(t, 1, n, "kedua ujung jendela dihitung")
		n, err = r.kantor.HitungRadius(ctx, r.ppdp(), i.ID, insiden.Jendela{Akun: []string{tu.ID, tu.ID}, Dari: awal})
		require.NoError(t, err)
		require.Equal(t, 2, n)
		berkas, err := r.kantor.AmbilInsiden(ctx, r.ppdp(), i.ID)
		require.NoError(t, err)
		require.Len(t, berkas.Terdampak, 2, "yang sudah diketahui tidak dicatat dua kali; c dibuka akun lain")
		require.Len(t, berkas.Radius, 2)
		require.Empty(t, berkas.Kabar)

		_, err = r.kantor.PastikanInsiden(ctx, r.ppdp(), i.ID, kepastian(r))
		require.NoError(t, err)
		_, err = r.kantor.TutupInsiden(ctx, r.ppdp(), i.ID)
		require.ErrorIs(t, err, insiden.ErrKabarBelumLengkap)
		n, err = r.kantor.SusunKabar(ctx, r.ppdp(), i.ID, false)
		require.NoError(t, err)
		require.Equal(t, 3, n, "dua orang dan pengawas")
		n, err = r.kantor.SusunKabar(ctx, r.ppdp(), i.ID, false)
		require.NoError(t, err)
		require.Zero(t, n, "pemberitahuan yang sama tidak ditulis dua kali")

		wali := privasitest.Pelaku(privasi.PeranWali, privasi.TujuanHakSubjek)
		r.milik[wali.ID] = []privasi.SubjekID{a.Subjek}
		saya, err := r.kantor.InsidenSaya(ctx, wali, a.Subjek, "Pesantren Uji")
		require.NoError(t, err)
		require.Len(t, saya, 1)
		require.Contains(t, saya[0].Teks, "nomor telepon")
		require.Contains(t, saya[0].Teks, "OTP")
		_, err = r.kantor.InsidenSaya(ctx, wali, b.Subjek, "Pesantren Uji")
		require.ErrorIs(t, err, kantor.ErrBukanMilik)

		_, err = r.kantor.CatatKiriman(ctx, r.ppdp(), i.ID, kantor.Pengiriman{Terkirim: true, Kanal: "pesan"})
		require.ErrorIs(t, err, insiden.ErrKabarSebab, "tanpa bukti tidak terkirim")
		n, err = r.kantor.CatatKiriman(ctx, r.ppdp(), i.ID, kantor.Pengiriman{Terkirim: true, Kanal: "pesan", Bukti: "KIRIM-1"})
		require.NoError(t, err)
		require.Equal(t, 2, n)
		_, err = r.kantor.BeritahukanInsiden(ctx, r.ppdp(), i.ID)
		require.ErrorIs(t, err, insiden.ErrKabarBelumLengkap, "pengawas belum")

		require.NoError(t, r.kantor.TambahTerdampak(ctx, r.ppdp(), i.ID, []string{privasi.KategoriKesehatan}, a.Subjek))
		n, err = r.kantor.SusunKabar(ctx, r.ppdp(), i.ID, false)
		require.NoError(t, err)
		require.Equal(t, 2, n, "lebih banyak data, kabar baru: orangnya dan pengawas")
		berkas, err = r.kantor.AmbilInsiden(ctx, r.ppdp(), i.ID)
		require.NoError(t, err)
		var pengawas []string
		for _, k := range berkas.Kabar {
			if k.Pihak == insiden.Pengawas {
				pengawas = append(pengawas, kantor.IDKabar(k))
			}
		}
		_, err = r.kantor.CatatKiriman(ctx, r.ppdp(), i.ID, kantor.Pengiriman{Terkirim: true, Kanal: "surat", Bukti: "S-1"}, pengawas...)
		require.NoError(t, err)
		_, err = r.kantor.BeritahukanInsiden(ctx, r.ppdp(), i.ID)
		require.ErrorIs(t, err, insiden.ErrKabarBelumLengkap, "kabar kedua belum sampai")
		_, err = r.kantor.CatatKiriman(ctx, r.ppdp(), i.ID, kantor.Pengiriman{Terkirim: true, Kanal: "pesan", Bukti: "KIRIM-2"})
		require.NoError(t, err)
		for _, langkah := range []func() (insiden.Insiden, error){
			func() (insiden.Insiden, error) { return r.kantor.BeritahukanInsiden(ctx, r.ppdp(), i.ID) },
			func() (insiden.Insiden, error) { return r.kantor.PulihkanInsiden(ctx, r.ppdp(), i.ID) },
			func() (insiden.Insiden, error) { return r.kantor.TutupInsiden(ctx, r.ppdp(), i.ID) },
		} {
			i, err = langkah()
			require.NoError(t, err)
		}
		require.Equal(t, insiden.Ditutup, i.Status)
		_, err = r.kantor.HitungRadius(ctx, r.ppdp(), i.ID, insiden.Jendela{Akun: []string{tu.ID}})
		require.ErrorIs(t, err, kantor.ErrRadius, "yang selesai tidak bertambah")
	})
}

// The list shows who is late first, and another institution sees nothing of it.
func TestInsiden_daftarMenurutJam(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx := t.Context()
		for range 2 {
			_, err := r.kantor.LaporkanInsiden(ctx, r.ppdp(), insiden.Laporan{})
			require.NoError(t, err)
			r.Jam.Maju(time.Hour)
		}
		is, _, err := r.kantor.DaftarInsiden(ctx, r.ppdp(), "", dasar.Page{})
		require.NoError(t, err)
		require.Len(t, is, 2)
		require.True(t, is[0].Batas().Before(is[1].Batas()))
		r.Jam.Maju(70 * time.Hour)
		n, err := r.kantor.InsidenLewat(ctx, r.ppdp())
		require.NoError(t, err)
		require.Zero(t, n, "tepat pada batasnya belum lewat")
		r.Jam.Maju(time.Minute)
		n, err = r.kantor.InsidenLewat(ctx, r.ppdp())
		require.NoError(t, err)
		require.Equal(t, 1, n)
		_, err = r.kantor.SelidikiInsiden(ctx, r.ppdp(), is[0].ID)
		require.NoError(t, err)
		x, err := r.kantor.BukanInsiden(ctx, r.ppdp(), is[0].ID, "alarm palsu: HP ditemukan terkunci")
		require.NoError(t, err)
		require.Equal(t, r.ppdp().ID, x.TandaPPDP)
		n, err = r.kantor.InsidenLewat(ctx, r.ppdp())
		require.NoError(t, err)
		require.Zero(t, n)
		asing := r.ppdp()
		asing.Lembaga = privasitest.LembagaLain
		_, err = r.kantor.AmbilInsiden(ctx, asing, is[1].ID)
		require.Equal(t, dasar.NotFound, dasar.KindOf(err))
		is, _, err = r.kantor.DaftarInsiden(ctx, asing, "", dasar.Page{})
		require.NoError(t, err)
		require.Empty(t, is)
	})
}
