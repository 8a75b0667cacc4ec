package akademiktest

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

func (h *Sekolah) fet(t *testing.T, id akademik.JadwalID) string {
	t.Helper()
	var b bytes.Buffer
	_, err := h.TulisFETJadwal(t.Context(), h.Pelaku, id, &b, akademik.NamaFET{Guru: func(id pegawai.ID) string { return "Guru " + string(id) }})
	require.NoError(t, err)
	return b.String()
}

func (h *Sekolah) bacaFET(t *testing.T, id akademik.JadwalID, isi string) akademik.UsulLetak {
	t.Helper()
	u, err := h.BacaFETJadwal(t.Context(), h.Pelaku, id, strings.NewReader(isi))
	require.NoError(t, err)
	return u
}

// ambil takes over what can be taken over.
func (h *Sekolah) ambil(t *testing.T, u akademik.UsulLetak, kunci string) error {
	t.Helper()
	return h.TerimaBedaPeserta(t.Context(), h.Pelaku, kunci, u.Jadwal, u.Versi, slices.DeleteFunc(slices.Clone(u.Beda), func(b akademik.BedaPeserta) bool { return b.Tolak != "" }))
}

var (
	kelas7A  = regexp.MustCompile(`(?s)<Year>\s*<Name>7A</Name>.*?</Year>`)
	acaraFET = regexp.MustCompile(`(?s)<Activity>.*?</Activity>`)
	ikutFET  = regexp.MustCompile(`<Students>[^<]*</Students>`)
	nomorFET = regexp.MustCompile(`id=([^<]+)<`)
)

// suntingFET changes a file as somebody does in FET: 7A gets these groups, and activities
// those who attend them.
func suntingFET(isi string, kelompok []string, peserta map[string][]string) string {
	y := "<Year><Name>7A</Name>"
	for _, k := range kelompok {
		y += "<Group><Name>" + k + "</Name></Group>"
	}
	isi = kelas7A.ReplaceAllLiteralString(isi, y+"</Year>")
	return acaraFET.ReplaceAllStringFunc(isi, func(a string) string {
		ps, ada := peserta[nomorFET.FindStringSubmatch(a)[1]]
		if !ada {
			return a
		}
		var b strings.Builder
		for _, p := range ps {
			b.WriteString("<Students>" + p + "</Students>")
		}
		return strings.Replace(ikutFET.ReplaceAllLiteralString(a, ""), "</Activity>", b.String()+"</Activity>", 1)
	})
}

// What a file of FET says differently about groups and who attends is told line by line,
// taken over together or left, and refused where there is no counterpart.
func layananBedaFET(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	h.isiJadwal(t)
	h.Lemari = &akademik.LemariPapan{}
	j := h.draf(t, "MTs", santri.Formal, 7)
	mtk, ipa := h.cari(t, j.ID, "mtk")[0].ID, h.cari(t, j.ID, "ipa")[0].ID
	_, err := h.letak(t, j.ID, mtk, di(jadwal.Senin, 1), false)
	require.NoError(t, err)
	asal := h.fet(t, j.ID)
	require.Empty(t, h.bacaFET(t, j.ID, asal).Beda, "yang tidak disentuh")

	isi := suntingFET(asal, []string{"7A pa", "7A pi"}, map[string][]string{mtk: {"7A pa"}, ipa: {"9Z"}})
	u := h.bacaFET(t, j.ID, strings.Replace(isi, "</Students_List>", "<Year><Name>9Z</Name></Year></Students_List>", 1))
	type baris struct{ kalimat, tolak string }
	var semua []baris
	for _, b := range u.Beda {
		semua = append(semua, baris{b.Kalimat, b.Tolak})
	}
	require.ElementsMatch(t, []baris{
		{"Kelompok 7A pa baru di 7A", ""}, {"Kelompok 7A pi baru di 7A", ""},
		{"Kelas 9Z ada di berkas, di sini tidak", "buat kelasnya dahulu di halaman Kelas, lalu unduh berkas FET yang baru"},
		{"Matematika (Senin 07:40-09:00): peserta 7A menjadi 7A pa", ""},
		{"IPA (menunggu): peserta 7A menjadi 9Z", "9Z tidak dikenal di sini; pilih kelas atau kelompok yang ada"},
	}, semua)
	pilih := func(jenis jadwal.JenisBeda, n int) (hasil []akademik.BedaPeserta) {
		for _, b := range u.Beda {
			if b.Jenis == jenis && b.Tolak == "" {
				hasil = append(hasil, b)
			}
		}
		require.GreaterOrEqual(t, len(hasil), n, jenis)
		return hasil[:n]
	}
	asing := akademik.BedaPeserta{Jenis: jadwal.KelompokBaru, Kelompok: akademik.PesertaJadwal{Rombel: h.Halaqah.ID, Kelompok: "pa"}}
	hilang := akademik.BedaPeserta{Jenis: jadwal.PesertaBeda, Kegiatan: "tiada", Peserta: []akademik.PesertaJadwal{{Rombel: h.Kelas.ID}}}
	for nama, x := range map[string]struct {
		ambil []akademik.BedaPeserta
		harap error
	}{
		"tidak memilih":           {nil, akademik.ErrBedaPeserta},
		"kegiatan tanpa kelompok": {pilih(jadwal.PesertaBeda, 1), akademik.ErrBedaPeserta},
		"satu kelompok saja":      {pilih(jadwal.KelompokBaru, 1), akademik.ErrBedaPeserta},
		"kelas jadwal lain":       {[]akademik.BedaPeserta{asing}, akademik.ErrKegiatan},
		"kegiatan yang tiada":     {[]akademik.BedaPeserta{hilang}, akademik.ErrKegiatan},
		"bukan urusan FET":        {[]akademik.BedaPeserta{{Jenis: jadwal.BerbagiHilang}}, akademik.ErrBedaPeserta},
	} {
		require.ErrorIs(t, h.TerimaBedaPeserta(ctx, h.Pelaku, "", j.ID, u.Versi, x.ambil), x.harap, nama)
	}
	bs := slices.Concat(pilih(jadwal.KelompokBaru, 2), pilih(jadwal.PesertaBeda, 1))
	require.ErrorIs(t, h.TerimaBedaPeserta(ctx, h.Pelaku, "", j.ID, u.Versi-1, bs), akademik.ErrVersi)
	lain := h.Pelaku
	lain.Lembaga = "lembaga-asing"
	require.ErrorIs(t, h.TerimaBedaPeserta(ctx, lain, "", j.ID, u.Versi, bs), akademik.ErrJadwalTiada)
	require.Equal(t, dasar.Forbidden, dasar.KindOf(h.TerimaBedaPeserta(ctx, h.Lingkup("MTs"), "", j.ID, u.Versi, bs)), "jadwal semua unit")
	require.Equal(t, asal, h.fet(t, j.ID), "yang ditolak tidak mengubah apa pun")
	require.NoError(t, h.ambil(t, u, "kunci"))
	require.NoError(t, h.ambil(t, u, "kunci"), "kiriman ulang")
	k := h.cari(t, j.ID, "mtk")[0]
	require.Equal(t, []akademik.PesertaJadwal{{Rombel: h.Kelas.ID, Kelompok: "pa"}}, k.Peserta)
	require.Equal(t, di(jadwal.Senin, 1), k.Tempat, "tetap di tempatnya")

	u = h.bacaFET(t, j.ID, suntingFET(h.fet(t, j.ID), []string{"7A pa"}, nil))
	require.Len(t, u.Beda, 1)
	require.ErrorIs(t, h.ambil(t, u, ""), akademik.ErrBedaPeserta, "tinggal satu kelompok")
	u = h.bacaFET(t, j.ID, suntingFET(h.fet(t, j.ID), nil, map[string][]string{mtk: {"7A"}}))
	require.ErrorIs(t, h.TerimaBedaPeserta(ctx, h.Pelaku, "", j.ID, u.Versi, pilih(jadwal.KelompokHilang, 2)), akademik.ErrJadwal, "masih dipakai kegiatan")
	h.bedaFETSifat(t, j.ID)
}

// bedaFETSifat: whatever groups somebody draws in FET, the differences are exactly the
// change, and taken over they are none.
func (h *Sekolah) bedaFETSifat(t *testing.T, id akademik.JadwalID) {
	t.Helper()
	kelompok := []string{"7A pa", "7A pi"}
	for n := range 5 {
		p, err := h.Papan(t.Context(), h.Pelaku, id)
		require.NoError(t, err)
		baru, peserta := rapid.Custom(func(r *rapid.T) []string {
			return rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"7A pa", "7A pi", "7A remedial"}), 0, 3, rapid.ID).Filter(func(x []string) bool { return len(x) != 1 }).Draw(r, "kelompok")
		}).Example(n), map[string][]string{}
		var harap []string
		for _, x := range baru {
			if !slices.Contains(kelompok, x) {
				harap = append(harap, fmt.Sprint(jadwal.KelompokBaru, x))
			}
		}
		for _, x := range kelompok {
			if !slices.Contains(baru, x) {
				harap = append(harap, fmt.Sprint(jadwal.KelompokHilang, x))
			}
		}
		for i, k := range p.Kegiatan {
			ke := rapid.SampledFrom(append([]string{"7A"}, baru...)).Example(10*n + i)
			peserta[k.ID] = []string{ke}
			if ke != p.NamaPeserta(k.Peserta[0]) {
				harap = append(harap, fmt.Sprint(jadwal.PesertaBeda, k.ID, ke))
			}
		}
		isi := suntingFET(h.fet(t, id), baru, peserta)
		u := h.bacaFET(t, id, isi)
		var dapat []string
		for _, b := range u.Beda {
			require.Empty(t, b.Tolak, b.Kalimat)
			if b.Jenis == jadwal.PesertaBeda {
				dapat = append(dapat, fmt.Sprint(b.Jenis, b.Kegiatan, p.NamaPeserta(b.Peserta[0])))
			} else {
				dapat = append(dapat, fmt.Sprint(b.Jenis, p.NamaPeserta(b.Kelompok)))
			}
		}
		require.ElementsMatch(t, harap, dapat, "%v menjadi %v", kelompok, baru)
		if len(harap) > 0 {
			require.NoError(t, h.ambil(t, u, ""))
		}
		require.Empty(t, h.bacaFET(t, id, isi).Beda, "diambil: tidak berbeda lagi")
		kelompok = baru
	}
}
