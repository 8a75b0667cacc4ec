package kantor_test

import (
	"context"
	"errors"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/antar"
	"github.com/pesantren-go/pesantren/privasi/insiden"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/kebijakan"
	"github.com/pesantren-go/pesantren/privasi/pendedahan"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

// kotak is whose inbox somebody opens.
type kotak map[privasi.SubjekID]bool

func (k kotak) Berakun(context.Context, dasar.LembagaID, []privasi.SubjekID) (map[privasi.SubjekID]bool, error) {
	return k, nil
}

// pengirim answers for each person as it is told; for others it knows no channel. It dies
// after some messages when it is told to.
type pengirim struct {
	jawab  map[privasi.SubjekID]antar.Hasil
	mati   int // after so many messages; 0: never
	matiku func()
	kirim  map[privasi.SubjekID][]string // ids of messages, by person
}

var errPengirim = errors.New("gerbang putus")

func (p *pengirim) Kirim(_ context.Context, _ dasar.LembagaID, ps []antar.Pesan, lapor func(int, antar.Hasil) error) error {
	for i, m := range ps {
		if p.mati > 0 && i == p.mati {
			if p.matiku != nil {
				p.matiku()
			}
			return errPengirim
		}
		h, ada := p.jawab[m.Subjek]
		if !ada {
			h = antar.Hasil{Sebab: antar.TanpaKanal}
		}
		p.kirim[m.Subjek] = append(p.kirim[m.Subjek], m.ID)
		if err := lapor(i, h); err != nil {
			return err
		}
	}
	return nil
}

func (r *rumah) putarKabar(t *testing.T, server string) kantor.HasilKabarRutin {
	t.Helper()
	h, err := r.kantor.RutinKabar(t.Context(), privasitest.Lembaga, server)
	require.NoError(t, err)
	return h
}

// statusKabar are the states of all deliveries, by person.
func (r *rumah) statusKabar(t *testing.T) map[privasi.SubjekID]antar.Antaran {
	t.Helper()
	as, _, err := r.kantor.DaftarAntaran(t.Context(), r.ppdp(), kantor.SaringAntaran{}, dasar.Page{})
	require.NoError(t, err)
	m := map[privasi.SubjekID]antar.Antaran{}
	for _, a := range as {
		require.NotContains(t, m, a.Subjek, "satu perkara, satu kabar")
		m[a.Subjek] = a
	}
	return m
}

// A sender that works, fails for now, fails for good, knows no channel and dies in the
// middle: each person ends told, or failed with a reason that the desk sees, and what
// failed still arrives by hand.
func TestP59_pengirimYangGagal(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx := t.Context()
		r.terbit(t)
		orang := []privasi.SubjekID{"s1", "s2", "s3", "s4", "s5", "s6"}
		r.kantor.Pembaca = pembaca{kebijakan.Wali: orang}
		r.kantor.Jangkau = kotak{"s4": true, "s5": true}
		sampai := antar.Hasil{Terkirim: true, Kanal: "surel", Bukti: "250"}
		p := &pengirim{kirim: map[privasi.SubjekID][]string{}, mati: 2, jawab: map[privasi.SubjekID]antar.Hasil{
			"s1": sampai, "s2": {Kanal: "surel"}, "s3": {Sebab: antar.Alamat, Kanal: "surel"}, "s6": {Sebab: antar.Ditolak, Kanal: "whatsapp"}}}
		r.kantor.Pengirim = p
		k, err := r.ubah(t, r.Jam.Now().Add(30*24*time.Hour))
		require.NoError(t, err)
		_, err = r.kantor.RutinKabar(ctx, privasitest.Lembaga, "x")
		require.ErrorIs(t, err, errPengirim, "yang rusak dikatakan, dan dicoba lagi")
		p.mati = 0
		for range 40 {
			r.Jam.Maju(12 * time.Hour)
			r.putarKabar(t, "x")
		}
		m := r.statusKabar(t)
		require.Len(t, m, 6)
		dapat := map[privasi.SubjekID]antar.Sebab{}
		for s, a := range m {
			require.Contains(t, []antar.Status{antar.Terkirim, antar.Gagal}, a.Status, s)
			dapat[s] = a.Sebab
		}
		require.Equal(t, map[privasi.SubjekID]antar.Sebab{"s1": "", "s2": antar.Habis, "s3": antar.Alamat, "s4": antar.TakDibuka, "s5": antar.TakDibuka, "s6": antar.Ditolak}, dapat)
		require.Equal(t, antar.PercobaanTerbanyak, m["s2"].Percobaan)
		for s, ids := range p.kirim {
			require.Len(t, slices.Compact(slices.Clone(ids)), 1, "setiap percobaan membawa kunci yang sama: %s", s)
		}
		maju := func() kantor.Kemajuan {
			x, err := r.kantor.KemajuanKabar(ctx, r.ppdp())
			require.NoError(t, err)
			return x[k.ID]
		}
		require.Equal(t, kantor.Kemajuan{Orang: 6, Terkirim: 1, Gagal: 5}, maju())

		p.jawab["s2"] = sampai
		_, err = r.kantor.UlangiAntaran(ctx, privasitest.Pelaku(privasi.PeranTataUsaha, privasi.TujuanHakSubjek))
		require.ErrorIs(t, err, kantor.ErrBukanPetugas)
		n, err := r.kantor.UlangiAntaran(ctx, r.ppdp(), m["s2"].ID)
		require.NoError(t, err)
		require.Equal(t, 1, n)
		require.Equal(t, kantor.HasilKabarRutin{Jalan: true, Terkirim: 1}, r.putarKabar(t, "x"))
		require.Equal(t, kantor.Kemajuan{Orang: 6, Terkirim: 2, Gagal: 4}, maju())

		as, surat, _, err := r.kantor.SuratAntaran(ctx, r.ppdp(), "", dasar.Page{})
		require.NoError(t, err)
		require.Len(t, as, 4)
		for _, a := range as {
			require.Contains(t, surat[a.ID].Isi, "Pesantren Uji mengumumkan kebijakan privasi")
		}
		_, err = r.kantor.SerahkanAntaran(ctx, r.ppdp(), " ")
		require.ErrorIs(t, err, antar.ErrBukti)
		n, err = r.kantor.SerahkanAntaran(ctx, r.ppdp(), "12/XI/2026", m["s3"].ID, m["s6"].ID)
		require.NoError(t, err)
		require.Equal(t, 2, n)
		_, err = r.kantor.SerahkanAntaran(ctx, r.ppdp(), "12/XI/2026", m["s3"].ID)
		require.ErrorIs(t, err, antar.ErrPindah)
		r.milik["akun-wali-4"] = []privasi.SubjekID{"s4"}
		_, isi, err := r.kantor.BukaKabar(ctx, akunBernama("akun-wali-4", privasi.PeranWali), m["s4"].ID)
		require.NoError(t, err, "juga yang terlambat dibuka masih sampai")
		require.Contains(t, isi.Isi, "tujuan “memasang foto dan nama di media sosial lembaga”")
		require.Equal(t, kantor.Kemajuan{Orang: 6, Terkirim: 5, Gagal: 1}, maju())
		belum, err := r.kantor.BelumDikabari(ctx, r.ppdp(), k.ID)
		require.NoError(t, err)
		require.Len(t, belum, 1)
		require.Equal(t, privasi.SubjekID("s5"), belum[0].Subjek)
		j, err := r.kantor.JumlahAntaran(ctx, r.ppdp())
		require.NoError(t, err)
		require.Equal(t, map[antar.Status]int{antar.Terkirim: 5, antar.Gagal: 1}, maps.Collect(func(yield func(antar.Status, int) bool) {
			for s, n := range j[antar.Kebijakan] {
				if n > 0 && !yield(s, n) {
					return
				}
			}
		}))
	})
}

// A server that is killed while messages go out: what went out is kept, another server
// goes on once the turn is free, and nobody gets what he has.
func TestP59_mesinMatiDiTengah(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		r.terbit(t)
		orang := []privasi.SubjekID{"s1", "s2", "s3", "s4", "s5"}
		r.kantor.Pembaca = pembaca{kebijakan.Wali: orang}
		p := &pengirim{kirim: map[privasi.SubjekID][]string{}, jawab: map[privasi.SubjekID]antar.Hasil{}, mati: 2}
		for _, s := range orang {
			p.jawab[s] = antar.Hasil{Terkirim: true, Kanal: "surel", Bukti: "250"}
		}
		r.kantor.Pengirim = p
		_, err := r.ubah(t, r.Jam.Now().Add(30*24*time.Hour))
		require.NoError(t, err)
		ctx, bunuh := context.WithCancel(t.Context())
		p.matiku = bunuh
		_, err = r.kantor.RutinKabar(ctx, privasitest.Lembaga, "satu")
		require.Error(t, err)
		r.putus(t, "satu")
		require.False(t, r.putarKabar(t, "dua").Jalan, "gilirannya belum bebas")
		r.Jam.Maju(kantor.SewaRutin)
		p.mati = 0
		require.Equal(t, kantor.HasilKabarRutin{Jalan: true, Terkirim: 3}, r.putarKabar(t, "dua"))
		for _, s := range orang {
			require.Len(t, p.kirim[s], 1, "%s", s)
			require.Equal(t, antar.Terkirim, r.statusKabar(t)[s].Status)
		}
		require.Equal(t, kantor.HasilKabarRutin{Jalan: true}, r.putarKabar(t, "dua"), "tidak ada yang dua kali")
	})
}

// putus leaves the turn of notices as a killed server does: taken, not ended.
func (r *rumah) putus(t *testing.T, server string) {
	t.Helper()
	x, err := r.kantor.Stores.Rekaman.Ambil(t.Context(), privasitest.Lembaga, "rutin_retensi", "kabar")
	require.NoError(t, err)
	var isi kantor.Rutin
	require.NoError(t, privasi.BacaIsi(r.Daftar, x.Isi, &isi))
	require.Equal(t, server, isi.Pemegang)
	isi.Tamat = time.Time{}
	x.Isi, err = privasi.TulisIsi(r.Daftar, &isi)
	require.NoError(t, err)
	_, err = r.kantor.Stores.Rekaman.Simpan(t.Context(), x, x.Versi)
	require.NoError(t, err)
}

// Whoever was handed in by somebody else is told once for each import: in his inbox,
// where opening it ends the duty.
func TestP19_P20_orangDariImporDikabari(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, gudang := t.Context(), r.kantor.Stores.Pernyataan
		p, err := privasi.Nyatakan(privasitest.Pelaku(privasi.PeranTataUsaha, privasi.TujuanImpor), "kepala tata usaha", "saya berwenang", "EMIS 2026", []string{"identitas"}, r.Jam.Now())
		require.NoError(t, err)
		require.NoError(t, gudang.Simpan(ctx, p))
		require.NoError(t, gudang.TambahTugas(ctx, privasitest.Lembaga, p.TugasUntuk("s1", "s2", "s1")))
		r.kantor.Jangkau = kotak{"s1": true}
		require.Equal(t, kantor.HasilKabarRutin{Jalan: true, Baru: 2, Gagal: 1}, r.putarKabar(t, "x"), "s2 tidak dapat masuk: suratnya dicetak")
		require.Equal(t, kantor.HasilKabarRutin{Jalan: true}, r.putarKabar(t, "x"))
		m := r.statusKabar(t)
		require.Equal(t, antar.Ditaruh, m["s1"].Status)
		require.Equal(t, antar.TanpaKanal, m["s2"].Sebab)

		ayah := akunBernama("ayah", privasi.PeranWali)
		r.milik[ayah.ID] = []privasi.SubjekID{"s1"}
		as, err := r.kantor.KotakSaya(ctx, ayah, "s1", "s2")
		require.NoError(t, err)
		require.Len(t, as, 1, "bukan kabar orang lain")
		require.True(t, as[0].Dibaca.IsZero())
		_, _, err = r.kantor.BukaKabar(ctx, ayah, m["s2"].ID)
		require.ErrorIs(t, err, kantor.ErrBukanMilik)
		for range 2 {
			a, s, err := r.kantor.BukaKabar(ctx, ayah, as[0].ID)
			require.NoError(t, err)
			require.Equal(t, antar.Terkirim, a.Status)
			require.Equal(t, r.Jam.Now().UTC().Truncate(time.Microsecond), a.Dibaca)
			for _, kata := range []string{"kepala tata usaha", "EMIS 2026", "Hak Anda", "memasukkan data"} {
				require.Contains(t, s.Isi, kata)
			}
		}
		ts, _, err := gudang.Tugas(ctx, privasitest.Lembaga, dasar.Page{})
		require.NoError(t, err)
		require.Len(t, ts, 1, "kewajibannya selesai bagi yang membaca")
		require.Equal(t, privasi.SubjekID("s2"), ts[0].Subjek)
		lain, _, err := r.kantor.DaftarAntaran(ctx, dasar.Pelaku{ID: "ppdp", Lembaga: privasitest.LembagaLain, Peran: privasi.PeranPPDP, Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanHakSubjek}, kantor.SaringAntaran{}, dasar.Page{})
		require.NoError(t, err)
		require.Empty(t, lain)
	})
}

// The notices of a failure go out by themselves, arrive at the failure's own list, and
// what the desk sent another way is not sent again.
func TestU46_kabarInsidenSampai(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, a, b, c := t.Context(), r.anak(t), r.anak(t), r.anak(t)
		awal := r.Jam.Now()
		for _, x := range []anak{a, b, c} {
			r.lihat(t, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, "HP", x.Subjek)
		}
		i, err := r.kantor.LaporkanInsiden(ctx, r.ppdp(), insiden.Laporan{Jenis: []insiden.Kegagalan{insiden.Kerahasiaan}})
		require.NoError(t, err)
		_, err = r.kantor.SelidikiInsiden(ctx, r.ppdp(), i.ID)
		require.NoError(t, err)
		_, err = r.kantor.HitungRadius(ctx, r.ppdp(), i.ID, insiden.Jendela{Akun: []string{"akun-" + privasi.PeranTataUsaha}, Dari: awal})
		require.NoError(t, err)
		_, err = r.kantor.PastikanInsiden(ctx, r.ppdp(), i.ID, kepastian(r))
		require.NoError(t, err)
		_, err = r.kantor.SusunKabar(ctx, r.ppdp(), i.ID, false)
		require.NoError(t, err)
		r.kantor.Jangkau = kotak{a.Subjek: true, b.Subjek: true}
		require.Equal(t, kantor.HasilKabarRutin{Jalan: true, Baru: 3, Gagal: 1}, r.putarKabar(t, "x"))
		m := r.statusKabar(t)
		require.Equal(t, i.Batas(), m[a.Subjek].Batas)
		wali := akunBernama("ayah", privasi.PeranWali)
		r.milik[wali.ID] = []privasi.SubjekID{a.Subjek}
		_, surat, err := r.kantor.BukaKabar(ctx, wali, m[a.Subjek].ID)
		require.NoError(t, err)
		require.Contains(t, surat.Isi, "HP tata usaha dicuri")
		_, err = r.kantor.CatatKiriman(ctx, r.ppdp(), i.ID, kantor.Pengiriman{Terkirim: true, Kanal: "telepon", Bukti: "T-1"}, m[b.Subjek].Rujukan)
		require.NoError(t, err)
		require.Equal(t, "telepon", r.statusKabar(t)[b.Subjek].Kanal, "yang dikabari meja tidak menunggu lagi")
		_, err = r.kantor.SerahkanAntaran(ctx, r.ppdp(), "S-1", m[c.Subjek].ID)
		require.NoError(t, err)
		berkas, err := r.kantor.AmbilInsiden(ctx, r.ppdp(), i.ID)
		require.NoError(t, err)
		for _, k := range berkas.Kabar {
			if k.Pihak == insiden.Subjek {
				require.Equal(t, insiden.Terkirim, k.Status, "juga yang semula gagal")
			}
		}
	})
}

// orangUji are birth dates.
type orangUji map[privasi.SubjekID]wali.Orang

func (o orangUji) Orang(context.Context, dasar.LembagaID, []privasi.SubjekID) (map[privasi.SubjekID]wali.Orang, error) {
	return o, nil
}

// Ninety days before majority the santri and his guardians are told, once; who is far
// from it, or long past it, is not.
func TestU19_I18_menjelangDewasaDikabari(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx := t.Context()
		lahir := func(x privasi.SubjekID, tahun int) wali.Orang {
			return wali.Orang{Lembaga: privasitest.Lembaga, Subjek: x, Lahir: dasar.Tgl(tahun, 12, 1), Zona: "Asia/Jakarta"}
		}
		r.kantor.Orang = orangUji{"kecil": lahir("kecil", 2014), "hampir": lahir("hampir", 2008), "lama": lahir("lama", 2000)}
		r.kantor.Pembaca = pembaca{kebijakan.Santri: {"kecil", "hampir", "lama"}}
		r.kantor.Kerabat = kerabat{"hampir": {"ayah", "ibu"}}
		r.kantor.Jangkau = kotak{"hampir": true, "ayah": true, "ibu": true}
		require.Equal(t, kantor.HasilKabarRutin{Jalan: true, Baru: 3}, r.putarKabar(t, "x"))
		require.Equal(t, time.Date(2026, 11, 30, 17, 0, 0, 0, time.UTC), r.statusKabar(t)["ayah"].Batas, "tengah malam WIB saat dewasa")
		r.milik["akun"] = []privasi.SubjekID{"hampir", "ayah"}
		for x, kata := range map[privasi.SubjekID]string{"hampir": "Anda sendiri yang memutuskan", "ayah": "ia sendiri yang memutuskan"} {
			_, s, err := r.kantor.BukaKabar(ctx, akunBernama("akun", privasi.PeranWali), r.statusKabar(t)[x].ID)
			require.NoError(t, err)
			require.Contains(t, s.Isi, kata)
			require.Contains(t, s.Isi, "1 Desember 2026")
		}
		_, tugas, err := r.kantor.Peralihan(ctx, r.ppdp(), "hampir")
		require.NoError(t, err)
		require.Len(t, tugas, 1)
		require.Equal(t, "kanal_sendiri", tugas[0].Apa)
		r.Jam.Maju(25 * time.Hour)
		require.Zero(t, r.putarKabar(t, "x").Baru)
		require.Equal(t, antar.Batal, r.statusKabar(t)["ibu"].Status, "satu wali sudah tahu: kewajibannya selesai")
	})
}

// When a prohibition to tell ends, the person is told without anybody asking (P-45).
func TestP45_kabarSesudahLarangan(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, a := t.Context(), r.anak(t)
		m := surat(r, a, tipeAnak+".HP")
		m.Instrumen.LarangSampai, m.Instrumen.LarangPasal = r.Jam.Now().Add(48*time.Hour), "UU TPPU"
		p, err := r.kantor.MintaPendedahan(ctx, r.ppdp(), m)
		require.NoError(t, err)
		_, err = r.kantor.UjiPendedahan(ctx, r.ppdp(), p.ID, pendedahan.HasilUji{Dokumen: "UJI-1", Perlu: true, Seimbang: true})
		require.NoError(t, err)
		for _, peran := range []string{privasi.PeranKepala, privasi.PeranPengasuh} {
			_, err = r.kantor.SetujuiPendedahan(ctx, privasitest.Pelaku(peran, privasi.TujuanHakSubjek), p.ID)
			require.NoError(t, err)
		}
		_, err = r.kantor.LakukanPendedahan(ctx, r.ppdp(), p.ID, []string{tipeAnak + ".HP"})
		require.NoError(t, err)
		r.kantor.Jangkau = kotak{a.Subjek: true}
		require.Zero(t, r.putarKabar(t, "x").Baru, "undang-undang melarang")
		r.Jam.Maju(48 * time.Hour)
		require.EqualValues(t, 1, r.putarKabar(t, "x").Baru)
		r.milik["ayah"] = []privasi.SubjekID{a.Subjek}
		_, s, err := r.kantor.BukaKabar(ctx, akunBernama("ayah", privasi.PeranWali), r.statusKabar(t)[a.Subjek].ID)
		require.NoError(t, err)
		require.Contains(t, s.Isi, "Polres")
		belum, err := r.kantor.PerluDikabari(ctx, r.ppdp())
		require.NoError(t, err)
		require.Empty(t, belum)
	})
}
