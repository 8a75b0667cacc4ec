package santri_test

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

func aturan() santri.AturanImpor {
	unit := func(k string, j santri.Jalur) santri.Unit {
		return santri.Unit{Kode: santri.KodeUnit(k), Nama: k, Jalur: j}
	}
	return santri.AturanImpor{Hari: dasar.Tgl(2026, 10, 5),
		Struktur: santri.Struktur{Unit: []santri.Unit{unit("Pondok", santri.Diniyah), unit("MTs", santri.Formal), unit("MA", santri.Formal)}}}
}

const judulUji = "NIS|NISN|NIK|Nama|L/P|Tempat, Tgl Lahir|Nama Ayah|Nama Ibu|No HP Wali|Unit|Kelas|Diniyah|Asrama|Kamar|Mukim|Ket|Angkatan|No KK|Nama Arab"

// barisUji is a sound row; ganti replaces cells by their titles.
func barisUji(ganti map[string]string) string {
	nilai := map[string]string{"NIS": "260001", "NISN": "0131234567", "NIK": "3506991203130001", "Nama": "Ali", "L/P": "L",
		"Tempat, Tgl Lahir": "Kediri, 12 Maret 2013", "Nama Ayah": "Abu", "Nama Ibu": "Ummu", "No HP Wali": "081234567890", "Unit": "MTs", "Kelas": "7A",
		"Diniyah": "1 Ula", "Asrama": "A", "Kamar": "1", "Mukim": "Ya"}
	for k, v := range ganti {
		nilai[k] = v
	}
	var sel []string
	for k := range strings.SplitSeq(judulUji, "|") {
		sel = append(sel, nilai[k])
	}
	return strings.Join(sel, "|")
}

func periksaSatu(t *testing.T, ganti map[string]string) santri.BarisImpor {
	t.Helper()
	p, err := santri.PeriksaLembar(lembar(judulUji, barisUji(ganti)), aturan())
	require.NoError(t, err)
	require.Len(t, p.Baris, 1)
	return p.Baris[0]
}

// The table of faults and outcomes, case by case.
func TestPeriksaLembar_kerusakan_dan_putusan(t *testing.T) {
	t.Parallel()
	const ok, perbaiki, peringatan, tolak = santri.HasilOK, santri.HasilPerbaiki, santri.HasilPeringatan, santri.HasilTolak
	for nama, c := range map[string]struct {
		ganti  map[string]string
		hasil  santri.Hasil
		bidang string
		nilai  string
		aturan dasar.Aturan
	}{
		"baik":                     {nil, ok, "", "", ""},
		"nama Arab":                {map[string]string{"Nama Arab": "علي"}, ok, "", "", ""},
		"nama Arab dengan Latin":   {map[string]string{"Nama Arab": "Ali"}, tolak, "nama_arab", "", santri.ErrNamaArab},
		"nama_kosong":              {map[string]string{"Nama": " "}, tolak, "nama", "", santri.ErrImporNama},
		"nama_berspasi":            {map[string]string{"Nama": "  Siti   Aisyah "}, perbaiki, "nama", "Siti Aisyah", santri.ErrImporRapi},
		"nama_tanpa_huruf":         {map[string]string{"Nama": "12345"}, tolak, "nama", "", santri.ErrNamaHuruf},
		"nama_berkarakter_kendali": {map[string]string{"Nama": "Ali\x00"}, tolak, "nama", "", santri.ErrImporTeks},
		"NIK_15_angka":             {map[string]string{"NIK": "350699120313000"}, tolak, "nik", "", santri.ErrNIKPanjang},
		"NIK_berhuruf":             {map[string]string{"NIK": "35069912O3130001"}, tolak, "nik", "", santri.ErrNIKHuruf},
		"NIK_rusak":                {map[string]string{"NIK": "3,50699E+15"}, tolak, "nik", "", santri.ErrAngkaRusak},
		"NIK_apostrof":             {map[string]string{"NIK": "'3506991203130001"}, perbaiki, "nik", "3506991203130001", santri.ErrAngkaKutip},
		"NIK_berspasi":             {map[string]string{"NIK": "3506 9912 0313 0001"}, perbaiki, "nik", "3506991203130001", santri.ErrAngkaPemisah},
		"NIK_beda_tanggal":         {map[string]string{"NIK": "3506991303130001"}, peringatan, "nik", "tanggal lahir berbeda dari NIK", santri.ErrNIKLahir},
		"NIK_beda_kelamin":         {map[string]string{"NIK": "3506995203130001"}, peringatan, "nik", "jenis kelamin berbeda dari NIK", santri.ErrNIKKelamin},
		"NIK_kosong":               {map[string]string{"NIK": ""}, ok, "", "", ""},
		"NISN_kosong":              {map[string]string{"NISN": ""}, ok, "", "", ""},
		"NISN_berhuruf":            {map[string]string{"NISN": "00A1234567"}, tolak, "nisn", "", santri.ErrNISNHuruf},
		"NISN_9_angka":             {map[string]string{"NISN": "131234567"}, perbaiki, "nisn", "0131234567", santri.ErrNISNNol},
		"NISN_8_angka":             {map[string]string{"NISN": "31234567"}, perbaiki, "nisn", "0031234567", santri.ErrNISNNol},
		"NISN_7_angka":             {map[string]string{"NISN": "1234567"}, tolak, "nisn", "", santri.ErrNISNPanjang},
		"kelamin_kosong":           {map[string]string{"L/P": ""}, tolak, "jenis_kelamin", "", santri.ErrImporKelamin},
		"kelamin_kata":             {map[string]string{"L/P": "Laki-laki"}, perbaiki, "jenis_kelamin", "L", santri.ErrImporJKTulis},
		"kelamin_kode":             {map[string]string{"L/P": "1"}, ok, "", "", ""},
		"kelamin_asing":            {map[string]string{"L/P": "X"}, tolak, "jenis_kelamin", "", santri.ErrImporJKAsing},
		"tanggal_mustahil":         {map[string]string{"Tempat, Tgl Lahir": "Kediri, 31 Februari 2013"}, tolak, "tanggal_lahir", "", santri.ErrImporTanggal},
		"tanggal_di_depan":         {map[string]string{"Tempat, Tgl Lahir": "Kediri, 12 Maret 2027", "NIK": ""}, tolak, "tanggal_lahir", "", santri.ErrImporDepan},
		"tanggal_ejaan_lain":       {map[string]string{"Tempat, Tgl Lahir": "Kediri, Jawa Timur, 12/03/2013"}, ok, "", "", ""},
		"tanggal_tanpa_koma":       {map[string]string{"Tempat, Tgl Lahir": "Kediri 12-3-2013"}, ok, "", "", ""},
		"HP_ejaan_lain":            {map[string]string{"No HP Wali": "+62 (0)812-3456.7890"}, ok, "", "", ""},
		"HP_berhuruf":              {map[string]string{"No HP Wali": "O81234567890"}, tolak, "wali_hp", "", santri.ErrHPHuruf},
		"HP_rumah":                 {map[string]string{"No HP Wali": "(0354) 551234"}, peringatan, "wali_hp", "bukan nomor seluler", santri.ErrHPTetap},
		"HP_kosong":                {map[string]string{"No HP Wali": "-"}, ok, "", "", ""},
		"unit_asing":               {map[string]string{"Unit": "SMK"}, tolak, "unit", "", santri.ErrImporUnit},
		"unit_beda_huruf":          {map[string]string{"Unit": " mts "}, ok, "", "", ""},
		"unit_kosong_diniyah":      {map[string]string{"Unit": ""}, ok, "", "", ""},
		"tanpa_unit":               {map[string]string{"Unit": "", "Diniyah": ""}, peringatan, "unit", "santri tidak masuk unit mana pun", santri.ErrImporTanpa},
		"kelas_kosong":             {map[string]string{"Kelas": ""}, peringatan, "rombel", "kelas kosong", santri.ErrImporKelas},
		"kelas_tak_terbaca":        {map[string]string{"Kelas": "Abu Bakar"}, peringatan, "rombel", "tingkat tidak terbaca dari kelas", santri.ErrImporKelas},
		"mukim_tak_terbaca":        {map[string]string{"Mukim": "kadang"}, tolak, "mukim", "", santri.ErrImporMukim},
		"tidak_mukim_berasrama":    {map[string]string{"Mukim": "Tidak"}, peringatan, "mukim", "tertulis tidak mukim tetapi asrama atau kamar terisi", santri.ErrImporAsrama},
		"angkatan_salah":           {map[string]string{"Angkatan": "26"}, tolak, "angkatan", "", santri.ErrImporAngkatan},
		"galat_lembar_kerja":       {map[string]string{"NISN": "#N/A"}, tolak, "nisn", "", santri.ErrNISNHuruf},
		"KK_sama_NIK":              {map[string]string{"No KK": "3506991203130001"}, tolak, "no_kk", "", santri.ErrKKSamaNIK},
		"tanpa_nomor":              {map[string]string{"NIS": "", "NISN": "", "NIK": ""}, tolak, "nis", "", santri.ErrImporTanda},
		"dua_kerusakan":            {map[string]string{"Nama": " Ali", "NIK": "1"}, tolak, "nik", "", santri.ErrNIKPanjang},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			b := periksaSatu(t, c.ganti)
			require.Equal(t, c.hasil, b.Hasil, b.Temuan)
			u, ada := b.Utama()
			require.Equal(t, c.hasil != ok, ada)
			if ada {
				require.Equal(t, c.bidang, u.Bidang)
				require.Equal(t, c.nilai, u.Nilai())
				require.Equal(t, c.aturan, u.Aturan)
				require.Equal(t, 2, u.Baris)
				require.NotEmpty(t, u.Alasan)
			}
		})
	}
}

func TestPeriksaLembar_nama_Arab(t *testing.T) {
	t.Parallel()
	require.Equal(t, "علي بن أبي", periksaSatu(t, map[string]string{"Nama Arab": " علي  بن أبي"}).Isi.NamaArab)
}

func TestPeriksaLembar_temuan_menunjuk_sel(t *testing.T) {
	t.Parallel()
	u, _ := periksaSatu(t, map[string]string{"NIK": "350699"}).Utama()
	require.Equal(t, "C2", u.Sel)
	require.Equal(t, "350699", u.Lama)
	u, _ = periksaSatu(t, map[string]string{"Tempat, Tgl Lahir": "Kediri, 31 Juni 2013"}).Utama()
	require.Equal(t, "F2", u.Sel, "kolom gabungan")
}

func TestPeriksaLembar_sel_angka(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		kolom int
		teks  string
		hasil santri.Hasil
		nilai func(santri.IsiBaris) string
		mau   string
		a     dasar.Aturan
	}{
		{1, "131234567", santri.HasilPerbaiki, func(i santri.IsiBaris) string { return string(i.NISN) }, "0131234567", santri.ErrNISNNol},
		{1, "1.31234567E8", santri.HasilPerbaiki, func(i santri.IsiBaris) string { return string(i.NISN) }, "0131234567", santri.ErrNISNNol},
		{0, "260001.0", santri.HasilOK, func(i santri.IsiBaris) string { return string(i.NIS) }, "260001", ""},
		{2, "3506991203130001", santri.HasilPerbaiki, func(i santri.IsiBaris) string { return string(i.NIK) }, "3506991203130001", santri.ErrImporAngkaTks},
		{2, "3506991203130010", santri.HasilTolak, func(i santri.IsiBaris) string { return string(i.NIK) }, "", santri.ErrImporAngka},
		{2, "3.50699120313E15", santri.HasilTolak, func(i santri.IsiBaris) string { return string(i.NIK) }, "", santri.ErrImporAngka},
		{2, "1E-1000000000", santri.HasilTolak, func(i santri.IsiBaris) string { return string(i.NIK) }, "", santri.ErrAngkaRusak},
		{8, "81234567890", santri.HasilOK, func(i santri.IsiBaris) string { return string(i.Ayah.HP) }, "+6281234567890", ""},
		{5, "41345", santri.HasilOK, func(i santri.IsiBaris) string { return i.TanggalLahir.String() }, "2013-03-12", ""},
	} {
		l := lembar(judulUji, barisUji(nil))
		l.Baris[1].Sel[c.kolom] = santri.Sel{Jenis: santri.SelAngka, Teks: c.teks}
		p, err := santri.PeriksaLembar(l, aturan())
		require.NoError(t, err)
		require.Equal(t, c.hasil, p.Baris[0].Hasil, c.teks)
		require.Equal(t, c.mau, c.nilai(p.Baris[0].Isi), c.teks)
		u, _ := p.Baris[0].Utama()
		require.Equal(t, c.a, u.Aturan, c.teks)
	}
	l := lembar(judulUji, barisUji(nil))
	l.Baris[1].Sel[3] = santri.Sel{Jenis: santri.SelRusak, Teks: "#N/A"}
	p, err := santri.PeriksaLembar(l, aturan())
	require.NoError(t, err)
	u, _ := p.Baris[0].Utama()
	require.Equal(t, santri.ErrImporSel, u.Aturan)
}

func TestPeriksaLembar_ganda_di_dalam_berkas(t *testing.T) {
	t.Parallel()
	satu := barisUji(nil)
	p, err := santri.PeriksaLembar(lembar(judulUji, satu,
		barisUji(map[string]string{"NIS": "260002", "NIK": "3506991203130002"}),                      // same NISN
		barisUji(map[string]string{"NISN": "0131234568", "NIK": "3506991203130003"}),                 // same NIS
		barisUji(map[string]string{"NIS": "260004", "NISN": "0131234569"}),                           // same NIK
		barisUji(map[string]string{"NIS": "260005", "NISN": "131234567", "NIK": "3506991203130005"}), // same NISN once padded
		barisUji(map[string]string{"NIS": "260006", "NISN": "", "NIK": ""}), barisUji(map[string]string{"NIS": "260007", "NISN": "", "NIK": ""})), aturan())
	require.NoError(t, err)
	require.Equal(t, santri.JumlahHasil{Baris: 7, OK: 3, Tolak: 4}, p.Jumlah)
	for i, bidang := range []string{"nisn", "nis", "nik", "nisn"} {
		u, _ := p.Baris[i+1].Utama()
		require.Equal(t, bidang, u.Bidang)
		require.Equal(t, santri.ErrImporGanda, u.Aturan)
		require.Contains(t, u.Alasan, "baris 2")
	}
}

func TestPeriksaLembar_baris_yang_bukan_data(t *testing.T) {
	t.Parallel()
	p, err := santri.PeriksaLembar(lembar("No|NIS|Nama|L/P|Unit|Kelas|Diniyah", "1|1|Ali|L|MTs|7A|", "2||||||", "||||||", "3|2|Umi|P|MTs|7A|", "|||||",
		"Jumlah|2|||||", "|Total 2 santri|||||", "||||Kediri, 1 Oktober 2026||"), aturan())
	require.NoError(t, err)
	require.Equal(t, santri.JumlahHasil{Baris: 2, OK: 2}, p.Jumlah)
	require.Len(t, p.Catatan, 1)
	require.Contains(t, p.Catatan[0], "baris 7, 8, 9")
}

func TestPeriksaLembar_tempat_dan_keluarga(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		ganti   map[string]string
		anggota []santri.Anggota
		mukim   santri.Ya
		utama   santri.Hubungan
	}{
		"biasa": {nil, []santri.Anggota{{Jalur: santri.Formal, Unit: "MTs", Tingkat: "7", Kelas: "7A"}, {Jalur: santri.Diniyah, Unit: "Pondok", Tingkat: "1 Ula", Kelas: "1 Ula"}}, santri.YaDisebut, santri.Ayah},
		"romawi": {map[string]string{"Kelas": "VIII-B", "Diniyah": "2 Wustha B"},
			[]santri.Anggota{{Jalur: santri.Formal, Unit: "MTs", Tingkat: "8", Kelas: "VIII-B"}, {Jalur: santri.Diniyah, Unit: "Pondok", Tingkat: "2 Wustha", Kelas: "2 Wustha B"}}, santri.YaDisebut, santri.Ayah},
		"hanya_pondok": {map[string]string{"Unit": "pondok", "Kelas": "", "Mukim": "", "Asrama": "B"},
			[]santri.Anggota{{Jalur: santri.Diniyah, Unit: "Pondok", Tingkat: "1 Ula", Kelas: "1 Ula"}}, santri.YaDisebut, santri.Ayah},
		"yatim":         {map[string]string{"Ket": "Yatim", "Mukim": "tidak mukim", "Asrama": "", "Kamar": "", "Diniyah": ""}, []santri.Anggota{{Jalur: santri.Formal, Unit: "MTs", Tingkat: "7", Kelas: "7A"}}, santri.TidakDisebut, santri.Ibu},
		"almarhum":      {map[string]string{"Nama Ayah": "Abu (Alm.)", "Mukim": "", "Asrama": "", "Kamar": "", "Diniyah": "-"}, []santri.Anggota{{Jalur: santri.Formal, Unit: "MTs", Tingkat: "7", Kelas: "7A"}}, santri.TakDisebut, santri.Ibu},
		"yatim_piatu":   {map[string]string{"Ket": "yatim piatu", "Diniyah": ""}, []santri.Anggota{{Jalur: santri.Formal, Unit: "MTs", Tingkat: "7", Kelas: "7A"}}, santri.YaDisebut, santri.Ayah},
		"kelas_jurusan": {map[string]string{"Unit": "MA", "Kelas": "XII IPA 1", "Diniyah": ""}, []santri.Anggota{{Jalur: santri.Formal, Unit: "MA", Tingkat: "12", Kelas: "XII IPA 1"}}, santri.YaDisebut, santri.Ayah},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			b := periksaSatu(t, c.ganti)
			require.NotEqual(t, santri.HasilTolak, b.Hasil, b.Temuan)
			require.Equal(t, c.anggota, b.Isi.Anggota)
			require.Equal(t, c.mukim, b.Isi.Mukim)
			require.Equal(t, c.utama, b.Isi.HubunganUtama())
			require.Equal(t, santri.NomorHP("+6281234567890"), b.Isi.Utama().HP)
		})
	}
}

func TestPeriksaLembar_angkatan_dari_NIS_hanya_bila_diminta(t *testing.T) {
	t.Parallel()
	a := aturan()
	for _, c := range []struct {
		pakai bool
		ganti map[string]string
		mau   int
	}{{false, nil, 0}, {true, nil, 2026}, {true, map[string]string{"NIS": "990001"}, 0}, {true, map[string]string{"Angkatan": "2024/2025"}, 2024}, {false, map[string]string{"Angkatan": "2024"}, 2024}} {
		a.AngkatanDariNIS = c.pakai
		p, err := santri.PeriksaLembar(lembar(judulUji, barisUji(c.ganti)), a)
		require.NoError(t, err)
		require.Equal(t, c.mau, p.Baris[0].Isi.Angkatan, c)
	}
}

func TestPeriksaLembar_unit_lembar(t *testing.T) {
	t.Parallel()
	l := lembar("DATA SISWA MTS AL HIKMAH", "NIS|Nama|L/P|Kelas", "1|Ali|L|7A")
	p, err := santri.PeriksaLembar(l, aturan())
	require.NoError(t, err)
	require.Equal(t, santri.KodeUnit("MTs"), p.Baris[0].Isi.Anggota[0].Unit)

	a := aturan()
	a.Unit = "ma"
	p, err = santri.PeriksaLembar(l, a)
	require.NoError(t, err)
	require.Equal(t, santri.KodeUnit("MA"), p.Baris[0].Isi.Anggota[0].Unit)

	for _, l := range []santri.Lembar{lembar("NIS|Nama|L/P", "1|Ali|L"), lembar("MTS DAN MA AL HIKMAH", "NIS|Nama|L/P", "1|Ali|L")} {
		_, err = santri.PeriksaLembar(l, aturan())
		require.ErrorIs(t, err, santri.ErrImporUnit)
	}
	a.Unit = "SMK"
	_, err = santri.PeriksaLembar(l, a)
	require.ErrorIs(t, err, santri.ErrImporUnit)
}

// The official workbook: a wrong NIK of a parent is flagged and dropped, the
// santri stays; data nobody computes with is carried as it stands.
func TestPeriksaLembar_dapodik(t *testing.T) {
	t.Parallel()
	l := lembar("MTS CONTOH", "Nama|NIPD|JK|Alamat|RT|RW|Kelurahan|Kecamatan|HP|Penerima KPS|No. KPS|SKHUN|Penerima KIP|Nomor KIP|Ayah NIK|Nama Ayah|Lintang|Berat Badan|Jenis Tinggal|Rombel Saat Ini",
		"ALI|1|L|Jl. Mawar|3|2|Ds. Pare|Kec. Pare|081234567890|Tidak|||Ya|ABC12|123|Abu|-7.75|33|Pesantren|7A")
	p, err := santri.PeriksaLembar(l, aturan())
	require.NoError(t, err)
	require.Equal(t, santri.LembarDapodik, p.Judul.TataLetak)
	b := p.Baris[0]
	require.Equal(t, santri.HasilPeringatan, b.Hasil)
	var a []dasar.Aturan
	for _, x := range b.Temuan {
		a = append(a, x.Aturan)
	}
	require.Equal(t, []dasar.Aturan{santri.ErrImporWali, santri.ErrImporKIP}, a)
	require.Empty(t, b.Isi.Ayah.NIK)
	require.Equal(t, "Jl. Mawar, RT 3 RW 2, Kel. Pare, Kec. Pare", b.Isi.Alamat)
	require.Equal(t, santri.NomorHP("+6281234567890"), b.Isi.HP)
	require.Equal(t, santri.YaDisebut, b.Isi.Mukim)
	require.Equal(t, santri.DataKesehatan{"berat_badan": "33"}, b.Isi.Kesehatan)
	require.Equal(t, "-7.75", b.Isi.Resmi["lintang"])
	require.Equal(t, "ABC12", b.Isi.Resmi["no_kip"])
	require.Equal(t, "1", b.Isi.Resmi["nis_lokal"])
}

// Whatever prints or encodes a row by mistake shows nothing of the person.
func TestIsiBaris_tidak_bocor(t *testing.T) {
	t.Parallel()
	b := periksaSatu(t, map[string]string{"NIK": "'3506991203130001"})
	var log strings.Builder
	slog.New(slog.NewTextHandler(&log, nil)).Info("x", "isi", b.Isi, "temuan", b.Temuan[0])
	_, err := json.Marshal(b.Isi)
	require.Error(t, err)
	wali, err := json.Marshal(b.Isi.Ayah)
	require.NoError(t, err)
	l := lembar(judulUji, barisUji(nil))
	for _, s := range []string{fmt.Sprintf("%v %+v %#v %s", b.Isi, b.Isi, b.Isi, b.Isi), fmt.Sprintf("%v %+v %#v", b.Temuan, b.Temuan, b.Temuan),
		fmt.Sprintf("%v %+v %#v", b.Isi.Ayah, b.Isi.Ibu, b.Isi.Wali), fmt.Sprintf("%v %+v %#v", l, l, l), log.String(), string(wali)} {
		for _, rahasia := range []string{"3506991203130001", "81234567890", "Abu", "Ummu"} {
			require.NotContains(t, s, rahasia)
		}
	}
}
