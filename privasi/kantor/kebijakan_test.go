package kantor_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/kebijakan"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

// pembaca is who reads the policy, by audience.
type pembaca map[kebijakan.Audiens][]privasi.SubjekID

func (p pembaca) Pembaca(_ context.Context, _ dasar.LembagaID, a kebijakan.Audiens) ([]privasi.SubjekID, error) {
	return p[a], nil
}

// pengenal ties accounts to people.
type pengenal map[string]privasi.SubjekID

func (p pengenal) Diri(_ context.Context, pel dasar.Pelaku) (privasi.SubjekID, error) {
	return p[pel.ID], nil
}

// terbit sets the office of a house up with a default policy in force.
func (r *rumah) terbit(t *testing.T) {
	t.Helper()
	_, err := r.kantor.AturProfil(t.Context(), r.ppdp(), kantor.ProfilKantor{Nama: "Pesantren Uji", Telepon: "0811-0000-0001", Pengaduan: []string{"surat ke alamat kantor", " "}})
	require.NoError(t, err)
	require.NoError(t, r.kantor.SiapkanKebijakan(t.Context(), akunBernama("umar", privasi.PeranAdmin)))
	r.Jam.Maju(time.Hour)
}

// A new institution has no policy and may process nothing but a first contact; once
// set up it has one for every audience, and setting up again changes nothing.
func TestP01_P07_kebijakanPertama(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx := t.Context()
		pintu := kantor.SinggahkanKebijakan(r.kantor)
		boleh := func(tujuan string) error {
			return pintu.PeriksaKebijakan(ctx, r.ppdp().Untuk(tujuan))
		}
		for _, tujuan := range []string{privasi.TujuanKesiswaan, privasi.TujuanKepegawaian, privasi.TujuanSistem, privasi.TujuanPublikasi, "jual.data"} {
			require.ErrorIs(t, boleh(tujuan), kebijakan.ErrTanpaKebijakan, tujuan)
		}
		for _, tujuan := range []string{kebijakan.TujuanPraPendaftaran, privasi.TujuanHakSubjek, privasi.TujuanPelindungan, privasi.TujuanKesehatan, privasi.TujuanPemberitahuan} {
			require.NoError(t, boleh(tujuan), tujuan)
		}
		require.ErrorIs(t, r.kantor.SiapkanKebijakan(ctx, r.ppdp()), kebijakan.ErrPengendali)
		require.ErrorIs(t, r.kantor.SiapkanKebijakan(ctx, akunBernama("guru", privasi.PeranGuru)), kantor.ErrBukanPetugas)
		_, err := r.kantor.AturProfil(ctx, r.ppdp(), kantor.ProfilKantor{Nama: "Pesantren Uji"})
		require.ErrorIs(t, err, kebijakan.ErrPengendali)
		ns, err := r.kantor.PratinjauKebijakan(ctx, akunBernama("ali", privasi.PeranKepala), kantor.ProfilKantor{Nama: "Pesantren Uji", Surel: "uji@uji.example"})
		require.NoError(t, err)
		require.Len(t, ns, len(kebijakan.SemuaAudiens()))
		for _, n := range ns {
			require.Empty(t, kantor.PeriksaNaskah(n), "naskah baku lolos pemeriksaan")
		}
		require.ErrorIs(t, boleh(privasi.TujuanKesiswaan), kebijakan.ErrTanpaKebijakan, "pratinjau tidak menerbitkan")
		kini := r.Jam.Now()
		r.terbit(t)
		require.NoError(t, boleh(privasi.TujuanKesiswaan))
		r.Jam.Maju(kini.Sub(r.Jam.Now()))
		require.NoError(t, boleh(privasi.TujuanKesiswaan), "versi pertama berlaku begitu diumumkan")
		r.Jam.Maju(-time.Second)
		require.ErrorIs(t, boleh(privasi.TujuanKesiswaan), kebijakan.ErrTanpaKebijakan, "yang diingat tidak berlaku surut")
		r.Jam.Maju(time.Hour)
		rs, err := r.kantor.SemuaKebijakan(ctx, privasitest.Lembaga)
		require.NoError(t, err)
		require.Len(t, rs, len(kebijakan.SemuaAudiens()))
		require.NoError(t, r.kantor.SiapkanKebijakan(ctx, r.ppdp()))
		lagi, err := r.kantor.SemuaKebijakan(ctx, privasitest.Lembaga)
		require.NoError(t, err)
		require.Equal(t, rs, lagi)
		lain, err := r.kantor.SemuaKebijakan(ctx, privasitest.LembagaLain)
		require.NoError(t, err)
		require.Empty(t, lain)
	})
}

// ubah publishes a version whose purposes changed, because the register did.
func (r *rumah) ubah(t *testing.T, berlaku time.Time) (kebijakan.Kebijakan, error) {
	t.Helper()
	reg, err := r.Penjaga.Register.Ambil(t.Context(), privasitest.Lembaga)
	require.NoError(t, err)
	for i := range reg.Tujuan {
		if reg.Tujuan[i].Kode == privasi.TujuanPublikasi {
			reg.Tujuan[i].Uraian = "memasang foto dan nama di media sosial lembaga"
		}
	}
	lama := reg.Versi
	reg, err = reg.Tandatangani("akun-kepala", "Pengasuh", r.Jam.Now())
	require.NoError(t, err)
	require.NoError(t, r.Penjaga.Register.Simpan(t.Context(), privasitest.Lembaga, reg, lama))
	n, err := r.kantor.NaskahBaku(t.Context(), privasitest.Lembaga, kebijakan.Wali)
	require.NoError(t, err)
	return r.kantor.TerbitkanKebijakan(t.Context(), r.ppdp(), n, berlaku)
}

// A material change is announced two weeks before, each affected person gets exactly one
// task that ends once, and reading is not consenting.
func TestP59_P60_U04_kebijakanBaruSampaiKeTiapOrang(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, w := t.Context(), akunBernama("wali-1", privasi.PeranWali)
		r.kantor.Pengenal = pengenal{"wali-1": "s-wali-1", "wali-3": "s-wali-3"}
		r.terbit(t)
		r.kantor.Pembaca = pembaca{kebijakan.Wali: {"s-wali-1", "s-wali-2", "s-wali-3", "s-wali-1"}}
		x, ada, err := r.kantor.KebijakanSaya(ctx, w)
		require.NoError(t, err)
		require.True(t, ada)
		require.Empty(t, x.Lama.ID)
		require.NoError(t, r.kantor.BolehFitur(ctx, w, kebijakan.FiturTambahan), "versi pertama tidak mengubah apa pun")

		_, err = r.ubah(t, r.Jam.Now().Add(24*time.Hour))
		require.ErrorIs(t, err, kebijakan.ErrTerlaluCepat)
		k, err := r.ubah(t, r.Jam.Now().Add(15*24*time.Hour))
		require.NoError(t, err)
		require.True(t, k.Material)
		maju := func() kantor.Kemajuan {
			m, err := r.kantor.KemajuanKabar(ctx, r.ppdp())
			require.NoError(t, err)
			return m[k.ID]
		}
		require.Equal(t, kantor.Kemajuan{Orang: 3}, maju())

		for range 2 {
			x, _, err = r.kantor.KebijakanSaya(ctx, w)
			require.NoError(t, err)
			require.Equal(t, k.ID, x.Kebijakan.ID, "yang diumumkan tampil sebelum berlaku")
			require.Equal(t, []string{privasi.TujuanPublikasi}, x.Beda.Tersentuh())
			require.Equal(t, kantor.Kemajuan{Orang: 3, Terkirim: 1}, maju(), "tampil dua kali terkirim sekali")
		}
		_, err = r.kantor.CatatKabar(ctx, r.ppdp(), k.ID, kebijakan.HasilKirim{Sebab: "malas"})
		require.ErrorIs(t, err, kebijakan.ErrKabarSebab)
		n, err := r.kantor.CatatKabar(ctx, r.ppdp(), k.ID, kebijakan.HasilKirim{Sebab: kebijakan.GagalTanpaKanal}, "s-wali-2")
		require.NoError(t, err)
		require.Equal(t, 1, n)
		belum, err := r.kantor.BelumDikabari(ctx, r.ppdp(), k.ID)
		require.NoError(t, err)
		require.Len(t, belum, 2, "yang gagal harus dikabari dengan cara lain")
		n, err = r.kantor.CatatKabar(ctx, r.ppdp(), k.ID, kebijakan.HasilKirim{Terkirim: true, Kanal: "surat"})
		require.NoError(t, err)
		require.Equal(t, 1, n)
		require.Equal(t, kantor.Kemajuan{Orang: 3, Terkirim: 2, Gagal: 1}, maju())
		require.Zero(t, maju().Antre())

		r.Jam.Maju(16 * 24 * time.Hour)
		require.ErrorIs(t, r.kantor.BolehFitur(ctx, w, kebijakan.FiturTambahan), kebijakan.ErrPerluPengakuan)
		for _, f := range []kebijakan.Fitur{kebijakan.FiturHak, kebijakan.FiturPengaduan, kebijakan.FiturTarik, kebijakan.FiturEkspor, kebijakan.FiturDarurat, kebijakan.FiturPokok} {
			require.NoError(t, r.kantor.BolehFitur(ctx, w, f), f)
		}
		_, err = r.kantor.AkuiKebijakan(ctx, w, k.ID, strings.Repeat("0", 64))
		require.ErrorIs(t, err, kebijakan.ErrSidikTampil)
		a, err := r.kantor.AkuiKebijakan(ctx, w, k.ID, k.ID)
		require.NoError(t, err)
		b, err := r.kantor.AkuiKebijakan(ctx, w, k.ID, k.ID)
		require.NoError(t, err)
		require.Equal(t, a, b)
		require.NoError(t, r.kantor.BolehFitur(ctx, w, kebijakan.FiturTambahan))
		x, _, err = r.kantor.KebijakanSaya(ctx, w)
		require.NoError(t, err)
		require.Equal(t, a.Pada, x.Dibaca)
		_, ada, err = r.kantor.KebijakanSaya(ctx, akunBernama("bukan-siapa-siapa", privasi.PeranGuru))
		require.NoError(t, err)
		require.False(t, ada)
	})
}

// The linter stands between a draft and its publication.
func TestP37_klausulTerlarangTidakTerbit(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx := t.Context()
		r.terbit(t)
		x, err := r.kantor.Rancangan(ctx, r.ppdp(), kebijakan.Wali)
		require.NoError(t, err)
		require.NotEmpty(t, x.Klausul)
		x.Klausul = append(x.Klausul, kebijakan.Klausul{Kunci: "risiko", Judul: "Risiko", Teks: "Pengguna menanggung segala risiko atas data yang diberikan."})
		x, err = r.kantor.SimpanRancangan(ctx, r.ppdp(), x)
		require.NoError(t, err)
		n, err := r.kantor.Naskah(ctx, x)
		require.NoError(t, err)
		require.NotEmpty(t, kantor.PeriksaNaskah(n))
		_, err = r.kantor.TerbitkanKebijakan(ctx, r.ppdp(), n, r.Jam.Now().Add(time.Hour))
		require.ErrorIs(t, err, kebijakan.ErrKlausulTerlarang)
		x.Klausul[len(x.Klausul)-1].Teks = "Kami menjaga data Anda dengan kunci terpisah untuk setiap orang."
		x, err = r.kantor.SimpanRancangan(ctx, r.ppdp(), x)
		require.NoError(t, err)
		lagi, err := r.kantor.Rancangan(ctx, r.ppdp(), kebijakan.Wali)
		require.NoError(t, err)
		require.Equal(t, x, lagi)
		n, err = r.kantor.Naskah(ctx, x)
		require.NoError(t, err)
		k, err := r.kantor.TerbitkanKebijakan(ctx, r.ppdp(), n, r.Jam.Now().Add(time.Hour))
		require.NoError(t, err)
		require.False(t, k.Material)
		_, err = r.kantor.TerbitkanKebijakan(ctx, akunBernama("umar", privasi.PeranAdmin), n, r.Jam.Now().Add(2*time.Hour))
		require.ErrorIs(t, err, kantor.ErrBukanPetugas)
	})
}

// Consent for a purpose whose text changed ends when the new version takes effect, not
// when it is announced; asked again it counts again.
func TestP61_izinBerakhirBilaTujuannyaBerubah(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		k := r.keluarga(t)
		r.terbit(t)
		r.jawab(t, k.ayah, k.anak.Subjek, true)
		_, err := r.ubah(t, r.Jam.Now().Add(15*24*time.Hour))
		require.NoError(t, err)
		require.Equal(t, privasi.Penuh, r.publikasi(t, k.anak.Subjek).Tingkat)
		r.Jam.Maju(15 * 24 * time.Hour)
		require.Equal(t, privasi.ErrPutusPersetujuan, r.publikasi(t, k.anak.Subjek).Aturan)
		r.jawab(t, k.ayah, k.anak.Subjek, true)
		require.Equal(t, privasi.Penuh, r.publikasi(t, k.anak.Subjek).Tingkat)
	})
}

// A purpose that the policy in force does not name opens nothing until a version names it,
// unless each person is asked: what was announced counts from its day and not before, and
// a version that drops a purpose shuts it.
func TestP25_U37_tujuanDiLuarKebijakan(t *testing.T) {
	r, ctx := semuaRumah["Memori"](t), t.Context()
	pintu := kantor.SinggahkanKebijakan(r.kantor)
	r.Penjaga.Kebijakan = pintu
	boleh := func(tujuan string) error { return pintu.PeriksaKebijakan(ctx, r.ppdp().Untuk(tujuan)) }
	r.terbit(t)
	for _, x := range privasi.DaftarBaku(privasitest.Lembaga, "", r.Jam.Now()).Tujuan {
		require.NoError(t, boleh(x.Kode), "kebijakan baku menyebut %s", x.Kode)
	}
	tanda := func(ubah func(*privasi.Register)) {
		reg, err := r.Penjaga.Register.Ambil(ctx, privasitest.Lembaga)
		require.NoError(t, err)
		lama := reg.Versi
		reg = reg.Salin()
		ubah(&reg)
		reg, err = reg.Tandatangani("akun-kepala", "Pengasuh", r.Jam.Now())
		require.NoError(t, err)
		require.NoError(t, r.Penjaga.Register.Simpan(ctx, privasitest.Lembaga, reg, lama))
	}
	const alumni = "alumni.sumbangan"
	baris := func(reg *privasi.Register) *privasi.Kegiatan { return &reg.Kegiatan[len(reg.Kegiatan)-1] }
	tanda(func(reg *privasi.Register) {
		reg.Tujuan = append(reg.Tujuan, privasi.Tujuan{Kode: alumni, Uraian: "meminta sumbangan dari alumni"})
		reg.Pemberitahuan[0].Tujuan = append(reg.Pemberitahuan[0].Tujuan, alumni)
		k := reg.Kegiatan[0]
		k.Kode, k.Tujuan, k.Kategori, k.Dasar = "alumni", alumni, []string{privasi.KategoriNama}, privasi.KepentinganSah
		k.TingkatPeran = map[string]privasi.Tingkat{privasi.PeranTataUsaha: privasi.Penuh}
		reg.Kegiatan = append(reg.Kegiatan, k)
	})
	a := r.anak(t)
	minta := func() error {
		_, err := r.Penjaga.Minta(ctx, privasitest.Pelaku(privasi.PeranTataUsaha, alumni), tipeAnak, []string{"Nama"}, a.Subjek)
		return err
	}
	require.ErrorIs(t, minta(), kebijakan.ErrTujuanLain)
	tertutup := func() []kantor.TujuanTertutup {
		ts, err := r.kantor.DaftarTujuanTertutup(ctx, privasitest.Lembaga)
		require.NoError(t, err)
		return ts
	}
	require.Len(t, tertutup(), 1, "meja tahu apa yang tertutup; kebijakan baku menyebut yang lain")
	require.Equal(t, alumni, tertutup()[0].Tujuan.Kode)
	require.Equal(t, kebijakan.AudiensTujuan(alumni), tertutup()[0].Audiens)
	require.Zero(t, tertutup()[0].Sejak, "belum ada versi yang menyebutnya")
	require.ErrorIs(t, boleh("jual.data"), kebijakan.ErrTujuanLain, "yang tidak dikenal siapa pun tertutup juga")
	tanda(func(reg *privasi.Register) { baris(reg).Dasar = privasi.Persetujuan })
	require.NoError(t, minta(), "izin tiap orang ditanyakan putusannya")
	require.Empty(t, tertutup())
	require.Equal(t, privasi.Tiada, r.lihat(t, privasi.PeranTataUsaha, alumni, "Nama", a.Subjek).Tingkat)
	tanda(func(reg *privasi.Register) { baris(reg).Dasar = privasi.KepentinganSah })

	umumkan := func() {
		for _, x := range kebijakan.AudiensTujuan(alumni) {
			n, err := r.kantor.NaskahBaku(ctx, privasitest.Lembaga, x)
			require.NoError(t, err)
			_, err = r.kantor.TerbitkanKebijakan(ctx, r.ppdp(), n, r.Jam.Now().Add(15*24*time.Hour))
			require.NoError(t, err)
		}
	}
	umumkan()
	require.Equal(t, r.Jam.Now().Add(15*24*time.Hour).UTC(), tertutup()[0].Sejak.UTC(), "versi yang diumumkan membukanya")
	r.Jam.Maju(14 * 24 * time.Hour)
	require.ErrorIs(t, minta(), kebijakan.ErrTujuanLain, "diumumkan, belum berlaku")
	r.Jam.Maju(24 * time.Hour)
	require.NoError(t, minta())
	require.Empty(t, tertutup())
	require.Equal(t, privasi.Penuh, r.lihat(t, privasi.PeranTataUsaha, alumni, "Nama", a.Subjek).Tingkat)
	tanda(func(reg *privasi.Register) { baris(reg).Status = privasi.Dihentikan })
	umumkan()
	r.Jam.Maju(15*24*time.Hour - time.Second)
	require.NoError(t, boleh(alumni))
	r.Jam.Maju(time.Second)
	require.ErrorIs(t, boleh(alumni), kebijakan.ErrTujuanLain, "yang diingat tidak melewati versi yang sudah diumumkan")
}
