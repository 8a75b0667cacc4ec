package kantor_test

import (
	"context"
	"errors"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/privasi/retensi"
)

// kesiswaan stands for a package that keeps people: when they left, and their names.
type kesiswaan struct {
	mulai map[privasi.SubjekID][]retensi.Mulai
	nama  map[privasi.SubjekID]string
	padam bool // the power fails in the middle
}

func (k *kesiswaan) Mulai(_ context.Context, l dasar.LembagaID, ss ...privasi.SubjekID) (map[privasi.SubjekID][]retensi.Mulai, error) {
	m := map[privasi.SubjekID][]retensi.Mulai{}
	for x, e := range k.mulai {
		if l == privasitest.Lembaga && (len(ss) == 0 || memuat(ss, x)) {
			m[x] = e
		}
	}
	return m, nil
}

func memuat(ss []privasi.SubjekID, x privasi.SubjekID) bool {
	for _, s := range ss {
		if s == x {
			return true
		}
	}
	return false
}

func (k *kesiswaan) Hapus(_ context.Context, _ dasar.LembagaID, kelas privasi.KelasRetensi, ss ...privasi.SubjekID) (map[privasi.SubjekID]int, error) {
	if k.padam {
		k.padam = false
		return nil, errors.New("listrik padam")
	}
	n := map[privasi.SubjekID]int{}
	for _, x := range ss {
		if _, ada := k.nama[x]; ada && kelas == privasi.RetensiIdentitas {
			k.nama[x], n[x] = "(dimusnahkan)", 1
		}
	}
	return n, nil
}

func keluar(t dasar.Tanggal) []retensi.Mulai {
	return []retensi.Mulai{{Kelas: privasi.RetensiIdentitas, Pada: t}, {Kelas: privasi.RetensiKesehatan, Pada: t}, {Kelas: privasi.RetensiPembukuan, Pada: retensi.AkhirTahunBuku(t, time.December)}}
}

// dengan gives the office a package whose people left on a day.
func (r *rumah) dengan(hari dasar.Tanggal, as ...anak) *kesiswaan {
	k := &kesiswaan{mulai: map[privasi.SubjekID][]retensi.Mulai{}, nama: map[privasi.SubjekID]string{}}
	for _, a := range as {
		k.mulai[a.Subjek], k.nama[a.Subjek] = keluar(hari), a.Nama
	}
	r.kantor.Mulai, r.kantor.Hapus = k, []kantor.PenyediaHapus{k}
	return k
}

// petugasLain is a second officer.
func (r *rumah) petugasLain() dasar.Pelaku {
	p := r.ppdp()
	p.ID = "akun-ppdp-2"
	return p
}

// sampaiKabar takes a new run to where everybody has been told.
func (r *rumah) sampaiKabar(t *testing.T, m kantor.RencanaMusnah) retensi.Pemusnahan {
	t.Helper()
	ctx := t.Context()
	p, err := r.kantor.RencanakanMusnah(ctx, r.ppdp(), m)
	require.NoError(t, err)
	r.Jam.Maju(time.Hour)
	_, err = r.kantor.SetujuiMusnah(ctx, r.ppdp(), p.ID)
	require.ErrorIs(t, err, retensi.ErrPenyetujuMusnah)
	_, err = r.kantor.SetujuiMusnah(ctx, r.petugasLain(), p.ID)
	require.NoError(t, err)
	r.Jam.Maju(time.Hour)
	_, err = r.kantor.KabariSubjekMusnah(ctx, r.ppdp(), p.ID)
	require.ErrorIs(t, err, retensi.ErrPindahPemusnahan, "prosesor dahulu")
	var ks []retensi.Kabar
	for _, x := range m.Prosesor {
		ks = append(ks, retensi.Kabar{Kepada: x, Bukti: "surat-1"})
	}
	_, err = r.kantor.KabariProsesorMusnah(ctx, r.ppdp(), p.ID, ks...)
	require.NoError(t, err)
	r.Jam.Maju(time.Hour)
	ks = nil
	for i, x := range p.Sasaran {
		ks = append(ks, retensi.Kabar{Kepada: string(x.Subjek), Bukti: "wa-" + strconv.Itoa(i)})
	}
	p, err = r.kantor.KabariSubjekMusnah(ctx, r.ppdp(), p.ID, ks...)
	require.NoError(t, err)
	r.Jam.Maju(time.Hour)
	return p
}

func TestP52_U42_U43_JatuhTempoSampaiDitutup(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, a, b, c := t.Context(), r.anak(t), r.anak(t), r.anak(t)
		k := r.dengan(dasar.Tgl(2026, 6, 20), a, b)
		ts, err := r.kantor.JatuhTempo(ctx, r.ppdp())
		require.NoError(t, err)
		require.Empty(t, ts)
		r.lihat(t, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, "HP", a.Subjek)

		r.Jam.Maju(3 * 365 * 24 * time.Hour)
		ts, err = r.kantor.JatuhTempo(ctx, r.ppdp())
		require.NoError(t, err)
		require.Len(t, ts, 2, "identitas dua orang; kesehatan baru sesudah lima tahun")
		h, err := r.kantor.TahanData(ctx, r.ppdp(), retensi.Penahanan{Subjek: b.Subjek, Kelas: privasi.RetensiIdentitas, Sebab: "perkara_hukum", Rujukan: "123/Pdt/2029", Uraian: privasi.Tutup("gugatan ayahnya")})
		require.NoError(t, err)
		tempo, err := r.kantor.TempoSaya(ctx, r.ppdp(), b.Subjek)
		require.NoError(t, err)
		require.Equal(t, retensi.Tertahan, tempo[0].Keadaan)

		p := r.sampaiKabar(t, kantor.RencanaMusnah{Sebab: retensi.SebabRetensi, Prosesor: []string{"hosting"}})
		require.Len(t, p.Sasaran, 1, "yang ditahan tidak ikut")
		k.padam = true
		_, err = r.kantor.LaksanakanMusnah(ctx, r.ppdp(), p.ID)
		require.Error(t, err)
		require.Equal(t, privasi.ErrPutusMusnah, r.lihat(t, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, "HP", a.Subjek).Aturan, "pintu tertutup lebih dahulu")
		p, err = r.kantor.LaksanakanMusnah(ctx, r.ppdp(), p.ID)
		require.NoError(t, err, "yang terputus diteruskan")
		require.Equal(t, 1, p.Sasaran[0].Jumlah)
		require.Len(t, p.Sasaran[0].Nisan, 64)

		require.Equal(t, map[privasi.SubjekID]string{a.Subjek: "(dimusnahkan)", b.Subjek: "Ahmad"}, k.nama)
		require.Equal(t, privasi.ErrPutusMusnah, r.lihat(t, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, "HP", a.Subjek).Aturan)
		require.Equal(t, privasi.Penuh, r.lihat(t, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, "HP", c.Subjek).Tingkat)
		a.HP = privasi.Tutup("baru")
		require.ErrorIs(t, privasi.Segel(ctx, r.Brankas, r.Daftar, privasitest.Lembaga, &a), privasi.ErrKunciMusnah)
		js, _, err := r.kantor.JejakSaya(ctx, r.ppdp(), a.Subjek, dasar.Page{})
		require.NoError(t, err)
		for _, j := range js {
			require.True(t, j.Pada.After(p.Langkah[4].Pada.Add(-time.Second)), "jejak sebelum pemusnahan dilepas darinya")
		}
		_, err = r.kantor.TandatanganiBuku(ctx, privasitest.Lembaga)
		require.NoError(t, err)
		_, err = r.kantor.PeriksaBuku(ctx, privasitest.Lembaga)
		require.NoError(t, err)

		r.Jam.Maju(time.Hour)
		_, err = r.kantor.BuktikanMusnah(ctx, r.ppdp(), p.ID, retensi.Uji{Cadangan: "2029-09-01", Dibuka: 1})
		require.ErrorIs(t, err, retensi.ErrBuktiMusnah)
		_, err = r.kantor.BuktikanMusnah(ctx, r.ppdp(), p.ID, retensi.Uji{Cadangan: "2029-09-01"})
		require.NoError(t, err)
		r.Jam.Maju(time.Hour)
		_, err = r.kantor.BuatBeritaAcara(ctx, r.petugasLain(), p.ID, kantor.BeritaAcara{Nomor: "BA-1", Tempat: "Jombang", Saksi: []string{"s1", r.ppdp().ID}})
		require.ErrorIs(t, err, retensi.ErrPenyetujuMusnah, "perencana bukan saksi")
		_, err = r.kantor.BuatBeritaAcara(ctx, r.petugasLain(), p.ID, kantor.BeritaAcara{Nomor: "BA-1", Tempat: "Jombang", Saksi: []string{"s1", "s2"}})
		require.NoError(t, err)
		r.Jam.Maju(time.Hour)
		_, err = r.kantor.TutupMusnah(ctx, r.ppdp(), p.ID)
		require.NoError(t, err)
		p, err = r.kantor.PemusnahanSatu(ctx, r.ppdp(), p.ID)
		require.NoError(t, err)
		require.True(t, p.Utuh(), "sidik berita acara bertahan di penyimpanan")
		require.Len(t, p.Langkah, 9)

		_, err = r.kantor.LepasTahanan(ctx, r.ppdp(), h.ID, "putusan_tetap")
		require.NoError(t, err)
		ts, err = r.kantor.JatuhTempo(ctx, r.ppdp())
		require.NoError(t, err)
		require.Len(t, ts, 1)
		require.Equal(t, b.Subjek, ts[0].Subjek)
	})
}

func TestI36_B29_U65_DitahanDanPembukuan(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, a := t.Context(), r.anak(t)
		k := r.dengan(dasar.Tgl(2026, 6, 20), a)
		satu := func(kelas privasi.KelasRetensi) kantor.RencanaMusnah {
			return kantor.RencanaMusnah{Sebab: retensi.SebabPermohonan, Rujukan: "P-1", Sasaran: []retensi.Sasaran{{Subjek: a.Subjek, Kelas: kelas, Tindakan: retensi.Musnah}}}
		}
		r.Jam.Maju(9 * 365 * 24 * time.Hour)
		for _, kelas := range []privasi.KelasRetensi{privasi.RetensiPembukuan, privasi.RetensiAkademik} {
			_, err := r.kantor.RencanakanMusnah(ctx, r.ppdp(), satu(kelas))
			require.ErrorIs(t, err, retensi.ErrDitahan, kelas)
		}
		p := r.sampaiKabar(t, satu(privasi.RetensiIdentitas))
		h, err := r.kantor.TahanData(ctx, r.ppdp(), retensi.Penahanan{Kelas: privasi.RetensiIdentitas, Sebab: "perkara_hukum", Rujukan: "9/2035"})
		require.NoError(t, err)
		_, err = r.kantor.LaksanakanMusnah(ctx, r.ppdp(), p.ID)
		require.ErrorIs(t, err, retensi.ErrDitahan, "ditahan sesudah semua dikabari")
		require.Equal(t, "Ahmad", k.nama[a.Subjek])
		require.Equal(t, privasi.Penuh, r.lihat(t, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, "HP", a.Subjek).Tingkat)
		_, err = r.kantor.TahanPemusnahan(ctx, r.ppdp(), p.ID)
		require.NoError(t, err)
		r.Jam.Maju(time.Hour)
		_, err = r.kantor.LanjutkanPemusnahan(ctx, r.ppdp(), p.ID)
		require.ErrorIs(t, err, retensi.ErrDitahan)
		_, err = r.kantor.LepasTahanan(ctx, r.ppdp(), h.ID, "selesai")
		require.NoError(t, err)
		_, err = r.kantor.LanjutkanPemusnahan(ctx, r.ppdp(), p.ID)
		require.NoError(t, err)
		r.Jam.Maju(time.Hour)
		_, err = r.kantor.LaksanakanMusnah(ctx, r.ppdp(), p.ID)
		require.NoError(t, err)
		require.Equal(t, "(dimusnahkan)", k.nama[a.Subjek])

		kasir := privasitest.Pelaku(privasi.PeranKasir, privasi.TujuanHakSubjek)
		_, err = r.kantor.JatuhTempo(ctx, kasir)
		require.ErrorIs(t, err, kantor.ErrBukanPetugas)
		_, err = r.kantor.RencanakanMusnah(ctx, kasir, satu(privasi.RetensiIdentitas))
		require.ErrorIs(t, err, kantor.ErrBukanPetugas)
		_, err = r.kantor.LaksanakanMusnah(ctx, kasir, p.ID)
		require.ErrorIs(t, err, kantor.ErrBukanPetugas)
		_, err = r.kantor.TahanData(ctx, kasir, retensi.Penahanan{})
		require.ErrorIs(t, err, kantor.ErrBukanPetugas)
		_, err = r.kantor.TempoSaya(ctx, kasir, a.Subjek)
		require.ErrorIs(t, err, kantor.ErrBukanMilik)
	})
}

func TestU42_JadwalLembaga(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, a := t.Context(), r.anak(t)
		r.dengan(dasar.Tgl(2026, 6, 20), a)
		j, x, err := r.kantor.JadwalRetensi(ctx, privasitest.Lembaga)
		require.NoError(t, err)
		k, _ := j.Pada(privasi.RetensiIdentitas, dasar.Tgl(2026, 10, 5))
		k.Sejak, k.Tahun = dasar.Tgl(2026, 10, 5), 5
		_, err = r.kantor.GantiKelas(ctx, r.ppdp(), k, x.Versi)
		require.NoError(t, err)
		_, err = r.kantor.GantiKelas(ctx, r.ppdp(), k, x.Versi)
		require.ErrorIs(t, err, retensi.ErrDataRetensi)
		buku, _ := j.Pada(privasi.RetensiPembukuan, dasar.Tgl(2026, 10, 5))
		buku.Sejak, buku.Tahun = dasar.Tgl(2026, 10, 5), 9
		_, err = r.kantor.GantiKelas(ctx, r.ppdp(), buku, 1)
		require.ErrorIs(t, err, retensi.ErrRetensiKurang)
		r.Jam.Maju(3 * 365 * 24 * time.Hour)
		ts, err := r.kantor.JatuhTempo(ctx, r.ppdp())
		require.NoError(t, err)
		require.Empty(t, ts, "lima tahun menurut lembaga ini")
		lain := r.ppdp()
		lain.Lembaga = privasitest.LembagaLain
		j, _, err = r.kantor.JadwalRetensi(ctx, lain.Lembaga)
		require.NoError(t, err)
		require.Equal(t, retensi.JadwalBaku(), j)
	})
}
