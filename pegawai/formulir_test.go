package pegawai_test

import (
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

func formulir() pegawai.Formulir {
	return pegawai.Formulir{Nomor: "P001", Nama: "Rahma Maulida", JenisKelamin: "P", Agama: "islam", TanggalLahir: dasar.Tgl(1986, 7, 1), Mulai: dasar.Tgl(2025, 8, 1),
		NIK: "3506994107863094", HP: "081234567890", Bank: "BSI", NoRekening: "5153080240", AtasNama: "RAHMA MAULIDA"}
}

func ExampleFormulir_Baca() {
	f := pegawai.Formulir{Nomor: "P001", Nama: "Rahma  Maulida", JenisKelamin: "Perempuan", TanggalLahir: dasar.Tgl(1986, 7, 2), Mulai: dasar.Tgl(2025, 8, 1),
		NIK: "3506994107863094", NPWP: "3506994107863095"}
	p, bacaan, err := f.Baca()
	fmt.Println(p.Nama, p.JenisKelamin, p.NIK, err)
	for _, b := range bacaan.Perbaikan {
		fmt.Println("diperbaiki:", b.Bidang, b.Pesan)
	}
	for _, b := range bacaan.Peringatan {
		fmt.Println(b.Bidang, b.Pesan)
	}
	// Output:
	// Rahma Maulida P ••• <nil>
	// diperbaiki: nama spasi berlebih pada nama dibuang
	// diperbaiki: jenis_kelamin jenis kelamin ditulis sebagai L atau P
	// nik tanggal lahir berbeda dari NIK; cocokkan dengan akta atau kartu keluarga
	// npwp NPWP 16 angka biasanya sama dengan NIK; cocokkan keduanya
}

func TestFormulir_Baca_lengkap(t *testing.T) {
	t.Parallel()
	f := formulir()
	p, b, err := f.Baca()
	require.NoError(t, err)
	require.Empty(t, b)
	require.Equal(t, pegawai.Islam, p.Agama)
	require.False(t, p.Rekening.Kosong())
	require.True(t, p.NPWP.Kosong())
	require.NoError(t, p.Periksa(dasar.Tgl(2026, 10, 5)))
	f.Bank, f.NoRekening, f.AtasNama = "", "", ""
	p, _, err = f.Baca()
	require.NoError(t, err)
	require.True(t, p.Rekening.Kosong(), "tunai: tanpa rekening")
}

func TestFormulir_Baca_ditolak(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		rusak  func(*pegawai.Formulir)
		aturan error
		bidang string
	}{
		"nama kosong":         {func(f *pegawai.Formulir) { f.Nama = " " }, santri.ErrNamaKosong, "nama"},
		"kelamin kosong":      {func(f *pegawai.Formulir) { f.JenisKelamin = "" }, santri.ErrKelamin, "jenis_kelamin"},
		"agama asing":         {func(f *pegawai.Formulir) { f.Agama = "Jedi" }, pegawai.ErrAgama, "agama"},
		"NIK 15 angka":        {func(f *pegawai.Formulir) { f.NIK = "350699410786309" }, santri.ErrNIKPanjang, "nik"},
		"NPWP pendek":         {func(f *pegawai.Formulir) { f.NPWP = "123" }, pegawai.ErrNPWP, "npwp"},
		"NIP bukan 18":        {func(f *pegawai.Formulir) { f.NIP = "1986" }, pegawai.ErrNIP, "nip"},
		"HP huruf":            {func(f *pegawai.Formulir) { f.HP = "O8123" }, santri.ErrHPHuruf, "hp"},
		"surel tanpa domain":  {func(f *pegawai.Formulir) { f.Surel = "rahma@" }, pegawai.ErrSurel, "surel"},
		"rekening separuh":    {func(f *pegawai.Formulir) { f.AtasNama = "" }, pegawai.ErrRekening, "rekening"},
		"TMT kosong":          {func(f *pegawai.Formulir) { f.Mulai = dasar.Tanggal{} }, pegawai.ErrMulai, "mulai"},
		"TMT sebelum lahir":   {func(f *pegawai.Formulir) { f.Mulai = dasar.Tgl(1986, 7, 1) }, pegawai.ErrMulai, "mulai"},
		"nomor terlalu lama":  {func(f *pegawai.Formulir) { f.Nomor = strings.Repeat("9", 31) }, dasar.ErrTeksPanjang, "nomor"},
		"alamat berkarakter0": {func(f *pegawai.Formulir) { f.Alamat = "Jalan\x00" }, dasar.ErrTeks, "alamat"},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			f := formulir()
			c.rusak(&f)
			_, _, err := f.Baca()
			require.ErrorIs(t, err, c.aturan)
			var e *dasar.Error
			require.ErrorAs(t, err, &e)
			require.Equal(t, c.bidang, e.Field)
		})
	}
}

func TestFormulir_Baca_semua_galat_sekaligus(t *testing.T) {
	t.Parallel()
	f := formulir()
	f.Nama, f.NIK, f.Agama = "", "12", "Jedi"
	_, _, err := f.Baca()
	for _, a := range []error{santri.ErrNamaKosong, santri.ErrNIKPanjang, pegawai.ErrAgama} {
		require.ErrorIs(t, err, a)
	}
}

func TestFormulir_Baca_peringatan(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		ubah   func(*pegawai.Formulir)
		aturan dasar.Aturan
		bidang string
	}{
		"tanpa NIK":            {func(f *pegawai.Formulir) { f.NIK = "" }, pegawai.ErrTanpaNIK, "nik"},
		"NIK lain kelamin":     {func(f *pegawai.Formulir) { f.JenisKelamin = "L" }, santri.ErrNIKKelamin, "nik"},
		"NIK lain tanggal":     {func(f *pegawai.Formulir) { f.TanggalLahir = dasar.Tgl(1986, 7, 2) }, santri.ErrNIKLahir, "nik"},
		"tanpa tanggal lahir":  {func(f *pegawai.Formulir) { f.TanggalLahir = dasar.Tanggal{} }, pegawai.ErrUsia, "tanggal_lahir"},
		"belum 18 tahun":       {func(f *pegawai.Formulir) { f.Mulai = dasar.Tgl(2004, 6, 30) }, pegawai.ErrUsia, "tanggal_lahir"},
		"NUPTK ganjil":         {func(f *pegawai.Formulir) { f.NUPTK = "ID1234" }, pegawai.ErrNUPTK, "nuptk"},
		"NPWP lain dari NIK":   {func(f *pegawai.Formulir) { f.NPWP = "3506994107863095" }, pegawai.ErrNPWPBeda, "npwp"},
		"telepon rumah":        {func(f *pegawai.Formulir) { f.HP = "(021) 5551234" }, santri.ErrHPTetap, "hp"},
		"provinsi tak dikenal": {func(f *pegawai.Formulir) { f.NIK = "9906994107863094" }, santri.ErrNIKProvinsi, "nik"},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			f := formulir()
			c.ubah(&f)
			_, b, err := f.Baca()
			require.NoError(t, err)
			require.Len(t, b.Peringatan, 1)
			require.Equal(t, c.aturan, b.Peringatan[0].Aturan)
			require.Equal(t, c.bidang, b.Peringatan[0].Bidang)
		})
	}
	f := formulir()
	f.NPWP = "01.234.567.8-901.000"
	f.Mulai = dasar.Tgl(2004, 7, 1)
	_, b, err := f.Baca()
	require.NoError(t, err)
	require.Empty(t, b.Peringatan, "NPWP lama tidak sama dengan NIK, dan tepat 18 tahun boleh")
}

func TestUlangTahun_29_Februari(t *testing.T) {
	t.Parallel()
	f := formulir()
	f.NIK, f.TanggalLahir, f.Mulai = "3506996902960001", dasar.Tgl(1996, 2, 29), dasar.Tgl(2014, 2, 28)
	_, b, err := f.Baca()
	require.NoError(t, err)
	require.Empty(t, b.Peringatan)
}

// A form never prints what it holds.
func TestFormulir_tersamar(t *testing.T) {
	t.Parallel()
	f, u := formulir(), pegawai.Ubahan{NIK: new("3506994107863094")}
	var log strings.Builder
	slog.New(slog.NewTextHandler(&log, nil)).Info("uji", "f", f, "u", u)
	for _, s := range []string{fmt.Sprint(f), fmt.Sprintf("%+v", f), fmt.Sprintf("%#v", f), fmt.Sprintf("%+v", &f), fmt.Sprintf("%#v", u), fmt.Sprint(u), log.String()} {
		require.NotContains(t, s, "3506994107863094")
		require.NotContains(t, s, "Rahma")
		require.Contains(t, s, "•••")
	}
}

func TestUbahan_Terapkan(t *testing.T) {
	t.Parallel()
	p, _, err := formulir().Baca()
	require.NoError(t, err)
	n, b, err := pegawai.Ubahan{Nama: new("Rahma M."), Rekening: &pegawai.IsianRekening{}, Agama: new("Protestan"), Surel: new("Rahma@Contoh.sch.id")}.Terapkan(p)
	require.NoError(t, err)
	require.Empty(t, b)
	require.Equal(t, "Rahma M.", n.Nama)
	require.Equal(t, pegawai.Kristen, n.Agama)
	require.True(t, n.Rekening.Kosong())
	require.False(t, n.Surel.Kosong())
	require.False(t, n.NIK.Kosong(), "yang tidak disebut tetap")

	_, b, err = pegawai.Ubahan{NIK: new("3506994207863094")}.Terapkan(p)
	require.NoError(t, err)
	require.Equal(t, santri.ErrNIKLahir, b.Peringatan[0].Aturan)
	n, b, err = pegawai.Ubahan{NIK: new("")}.Terapkan(p)
	require.NoError(t, err)
	require.True(t, n.NIK.Kosong())
	require.Equal(t, pegawai.ErrTanpaNIK, b.Peringatan[0].Aturan)
	_, b, err = pegawai.Ubahan{TanggalLahir: new(dasar.Tgl(2015, 1, 1))}.Terapkan(p)
	require.NoError(t, err)
	require.Equal(t, pegawai.ErrUsia, b.Peringatan[0].Aturan)
	_, _, err = pegawai.Ubahan{Nama: new(""), Rekening: &pegawai.IsianRekening{Bank: "BSI"}, Mulai: new(dasar.Tanggal{})}.Terapkan(p)
	for _, a := range []error{santri.ErrNamaKosong, pegawai.ErrRekening, pegawai.ErrMulai} {
		require.ErrorIs(t, err, a)
	}
}

func TestPegawai_Periksa(t *testing.T) {
	t.Parallel()
	baik, _, err := formulir().Baca()
	require.NoError(t, err)
	for nama, c := range map[string]struct {
		rusak  func(*pegawai.Pegawai)
		aturan error
	}{
		"nama kosong":       {func(p *pegawai.Pegawai) { p.Nama = "" }, santri.ErrNamaKosong},
		"nama tak rapi":     {func(p *pegawai.Pegawai) { p.Nama = "Rahma  M" }, pegawai.ErrTakRapi},
		"kelamin":           {func(p *pegawai.Pegawai) { p.JenisKelamin = "W" }, pegawai.ErrTakRapi},
		"nomor berspasi":    {func(p *pegawai.Pegawai) { p.Nomor = "P001 " }, pegawai.ErrTakRapi},
		"tempat lahir":      {func(p *pegawai.Pegawai) { p.TempatLahir = "a\nb" }, pegawai.ErrTakRapi},
		"agama":             {func(p *pegawai.Pegawai) { p.Agama = "islam" }, pegawai.ErrAgama},
		"lahir besok":       {func(p *pegawai.Pegawai) { p.TanggalLahir = dasar.Tgl(2026, 10, 6) }, pegawai.ErrLahir},
		"lahir abad ke-19":  {func(p *pegawai.Pegawai) { p.TanggalLahir = dasar.Tgl(1899, 12, 31) }, pegawai.ErrLahir},
		"TMT jauh di depan": {func(p *pegawai.Pegawai) { p.Mulai = dasar.Tgl(2028, 1, 1) }, pegawai.ErrMulai},
		"TMT kosong":        {func(p *pegawai.Pegawai) { p.Mulai = dasar.Tanggal{} }, pegawai.ErrMulai},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			p := baik
			c.rusak(&p)
			require.ErrorIs(t, p.Periksa(dasar.Tgl(2026, 10, 5)), c.aturan)
		})
	}
}

func TestParseAgama(t *testing.T) {
	t.Parallel()
	for teks, hasil := range map[string]pegawai.Agama{"": "", " ISLAM ": pegawai.Islam, "Budha": pegawai.Buddha, "kong hu cu": pegawai.Konghucu, "Katolik": pegawai.Katolik} {
		a, err := pegawai.ParseAgama(teks)
		require.NoError(t, err)
		require.Equal(t, hasil, a, teks)
	}
}

func FuzzFormulir(f *testing.F) {
	f.Add("Rahma", "3506994107863094", "081234567890", "rahma@contoh.sch.id", "5153080240")
	f.Fuzz(func(t *testing.T, nama, nik, hp, surel, rek string) {
		p, _, err := pegawai.Formulir{Nama: nama, JenisKelamin: "L", NIK: nik, HP: hp, Surel: surel, Bank: "BSI", NoRekening: rek, AtasNama: nama,
			Nomor: nama, Alamat: surel, NUPTK: nik, Mulai: dasar.Tgl(2020, 1, 1)}.Baca()
		if err == nil {
			require.NoError(t, p.Periksa(dasar.Tgl(2026, 10, 5)))
		}
	})
}
