package santri_test

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
)

var isianUji = santri.Isian{NIS: "'230001", NISN: "102234606", NIK: "3506 9912 0310 0001", NoKK: "3506990101200001", Nama: "  Ahmad  Fauzi", NamaArab: " أَحْمَد  فوزي ", JenisKelamin: "Perempuan",
	TempatLahir: " Nganjuk ", TanggalLahir: dasar.Tgl(2010, 3, 12), Alamat: "RT 06  RW 03", HP: "(021) 5551234", Catatan: "yatim", Angkatan: 2026}

func TestIsian_dibaca(t *testing.T) {
	t.Parallel()
	s, b, err := isianUji.Baca()
	require.NoError(t, err)
	require.Equal(t, []dasar.Aturan{santri.ErrAngkaKutip, santri.ErrNISNNol, santri.ErrNamaRapi, santri.ErrKelaminKata, santri.ErrAngkaPemisah}, diperbaiki(b.Perbaikan))
	require.Equal(t, []dasar.Aturan{santri.ErrHPTetap, santri.ErrNIKKelamin}, diingatkan(b.Peringatan))
	r := privasitest.Rumah(t, santri.DaftarkanTipe)
	s.Subjek = privasi.NewSubjek()
	require.Equal(t, map[string]string{"NIK": "3506991203100001", "NoKK": "3506990101200001", "Alamat": "RT 06 RW 03", "HP": "+62215551234", "Catatan": "yatim", "Resmi": "", "Kesehatan": ""},
		privasitest.Buka(t, r, s))
	require.Equal(t, []string{"Nganjuk", "أَحْمَد فوزي"}, []string{s.TempatLahir, s.NamaArab})
	require.True(t, s.NIK.Segar())
}

func TestIsian_semua_galat_sekaligus(t *testing.T) {
	t.Parallel()
	i := isianUji
	i.NIS, i.NISN, i.Nama, i.NamaArab, i.JenisKelamin, i.Alamat, i.HP = "a b", "12", "", "Ahmad", "?", "x\x00", "abc"
	i.NoKK, i.NIK = "3506991203100001", "3506991203100001"
	_, _, err := i.Baca()
	var bidang []string
	for _, e := range err.(interface{ Unwrap() []error }).Unwrap() {
		g, ok := errors.AsType[*dasar.Error](e)
		require.True(t, ok)
		require.Equal(t, dasar.Invalid, g.Kind)
		bidang = append(bidang, g.Field)
	}
	require.Equal(t, []string{"nis", "nisn", "nama", "nama_arab", "jenis_kelamin", "hp", "alamat", "no_kk"}, bidang)
	require.ErrorIs(t, err, santri.ErrKKSamaNIK)
}

func TestUbahan(t *testing.T) {
	t.Parallel()
	s, _, err := isianUji.Baca()
	require.NoError(t, err)
	r := privasitest.Rumah(t, santri.DaftarkanTipe)
	s.Subjek = privasi.NewSubjek()
	privasitest.Segel(t, r, &s)
	sama, b, err := santri.Ubahan{}.Terapkan(s)
	require.NoError(t, err)
	require.True(t, b.Bersih())
	privasitest.Sama(t, r, s, sama)
	u := santri.Ubahan{Nama: new("Budi"), NamaArab: new("بودي"), NISN: new(""), HP: new(""), NIK: new("3506995203100001"), Angkatan: new(2025), TanggalLahir: new(dasar.Tgl(2010, 3, 13)), JenisKelamin: new("P"),
		NIS: new("9"), TempatLahir: new("Kediri"), NoKK: new("3506990101200002"), Alamat: new("Ds. Wates"), Catatan: new("")}
	baru, b, err := u.Terapkan(s)
	require.NoError(t, err)
	require.Equal(t, []dasar.Aturan{santri.ErrNIKLahir}, diingatkan(b.Peringatan))
	require.Equal(t, map[string]string{"NIK": "3506995203100001", "NoKK": "3506990101200002", "Alamat": "Ds. Wates", "HP": "", "Catatan": "", "Resmi": "", "Kesehatan": ""}, privasitest.Buka(t, r, baru))
	require.Equal(t, []any{"Budi", "بودي", santri.NISN(""), santri.NIS("9"), 2025, "Kediri"}, []any{baru.Nama, baru.NamaArab, baru.NISN, baru.NIS, baru.Angkatan, baru.TempatLahir})
	_, _, err = santri.Ubahan{Nama: new(""), NIK: new("1")}.Terapkan(s)
	require.ErrorIs(t, err, santri.ErrNamaKosong)
	require.ErrorIs(t, err, santri.ErrNIKPanjang)
	_, _, err = santri.Ubahan{NIK: new("3506995203100001"), NoKK: new("3506995203100001")}.Terapkan(s)
	require.ErrorIs(t, err, santri.ErrKKSamaNIK)
}

func TestBacaWali(t *testing.T) {
	t.Parallel()
	ws, kunci, b, err := santri.BacaWali(santri.IsianWali{Nama: "H. Nashir", HP: "0811234567", Hubungan: santri.Ayah}, santri.IsianWali{Nama: "Rizqi ", HP: "0812 3456 7890", Hubungan: santri.Ibu, Utama: true})
	require.NoError(t, err)
	require.Len(t, ws, 2)
	require.Equal(t, "Rizqi", ws[1].Wali.Nama)
	require.Equal(t, []dasar.Aturan{santri.ErrNamaRapi}, diperbaiki(b.Perbaikan))
	require.Equal(t, santri.KunciKeluarga("Nashir", "Rizqi", "+6281234567890"), kunci, "nomor kontak utama")
	_, kunci, _, err = santri.BacaWali(santri.IsianWali{Nama: "Nashir", HP: "0811234567", Hubungan: santri.Ayah})
	require.NoError(t, err)
	require.Equal(t, santri.KunciKeluarga("Nashir", "", "+62811234567"), kunci)
	_, _, _, err = santri.BacaWali(santri.IsianWali{Nama: "", HP: "x"})
	require.ErrorIs(t, err, santri.ErrNamaKosong)
	require.ErrorIs(t, err, santri.ErrHPHuruf)
}

// A form prints as a mask whatever is asked of fmt and slog.
func TestIsian_tidak_tercetak(t *testing.T) {
	t.Parallel()
	for _, v := range []any{isianUji, &isianUji, santri.Ubahan{NIK: new("3506991203100001")}, santri.IsianWali{Nama: "Nashir", NIK: "3506991203100001"}, []santri.Isian{isianUji},
		struct{ X santri.Isian }{isianUji}, map[string]santri.IsianWali{"a": {Nama: "Nashir"}}} {
		var log bytes.Buffer
		slog.New(slog.NewTextHandler(&log, nil)).Info("x", "v", v)
		teks := log.String()
		for _, kata := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
			teks += fmt.Sprintf(kata, v)
		}
		for _, rahasia := range []string{"Fauzi", "350699", "3506 99", "Nashir", fmt.Sprintf("%x", "Fauzi")} {
			require.NotContains(t, teks, rahasia)
		}
	}
}

func TestPeriksa(t *testing.T) {
	t.Parallel()
	baik := santri.Santri{Nama: "Ahmad", JenisKelamin: santri.LakiLaki, Status: santri.Aktif, NIS: "1", NISN: "0102234606", TanggalLahir: dasar.Tgl(2010, 2, 28), Angkatan: 2026}
	require.NoError(t, baik.Periksa(hariUji))
	for nama, u := range map[string]struct {
		ubah   func(*santri.Santri)
		aturan error
		bidang string
	}{
		"nama_kosong":    {func(s *santri.Santri) { s.Nama = "" }, santri.ErrNamaKosong, "nama"},
		"nama_berspasi":  {func(s *santri.Santri) { s.Nama = " Ahmad" }, santri.ErrNamaRapi, "nama"},
		"arab_latin":     {func(s *santri.Santri) { s.NamaArab = "Ahmad" }, santri.ErrNamaArab, "nama_arab"},
		"arab_campur":    {func(s *santri.Santri) { s.NamaArab = "أحمد A" }, santri.ErrNamaArab, "nama_arab"},
		"arab_angka":     {func(s *santri.Santri) { s.NamaArab = "أحمد ٢" }, santri.ErrNamaArab, "nama_arab"},
		"arab_tanda":     {func(s *santri.Santri) { s.NamaArab = "-" }, santri.ErrNamaArab, "nama_arab"},
		"arab_berspasi":  {func(s *santri.Santri) { s.NamaArab = " أحمد" }, santri.ErrNamaArab, "nama_arab"},
		"kelamin":        {func(s *santri.Santri) { s.JenisKelamin = "l" }, santri.ErrKelamin, "jenis_kelamin"},
		"status":         {func(s *santri.Santri) { s.Status = "" }, santri.ErrStatusAsing, "status"},
		"nis":            {func(s *santri.Santri) { s.NIS = "'1" }, santri.ErrNISBentuk, "nis"},
		"nisn":           {func(s *santri.Santri) { s.NISN = "102234606" }, santri.ErrNISNPanjang, "nisn"},
		"tempat_lahir":   {func(s *santri.Santri) { s.TempatLahir = "a  b" }, dasar.ErrTeks, "tempat_lahir"},
		"lahir_besok":    {func(s *santri.Santri) { s.TanggalLahir = hariUji.TambahHari(1) }, santri.ErrLahir, "tanggal_lahir"},
		"lahir_1899":     {func(s *santri.Santri) { s.TanggalLahir = dasar.Tgl(1899, 12, 31) }, santri.ErrLahir, "tanggal_lahir"},
		"angkatan_depan": {func(s *santri.Santri) { s.Angkatan = 2028 }, santri.ErrAngkatan, "angkatan"},
		"angkatan_minus": {func(s *santri.Santri) { s.Angkatan = -1 }, santri.ErrAngkatan, "angkatan"},
	} {
		s := baik
		u.ubah(&s)
		err := s.Periksa(hariUji)
		require.ErrorIs(t, err, u.aturan, nama)
		g, _ := errors.AsType[*dasar.Error](err)
		require.Equal(t, u.bidang, g.Field, nama)
	}
	require.ErrorIs(t, santri.Wali{}.Periksa(), santri.ErrNamaKosong)
	require.ErrorIs(t, santri.Wali{Nama: "A  B"}.Periksa(), santri.ErrNamaRapi)
	require.ErrorIs(t, santri.Hubungan("bibi").Validate(), santri.ErrHubungan)
}
