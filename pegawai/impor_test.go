package pegawai_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pegawaimem"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasimem"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
)

// impor is an import into the pesantren of a test.
func (h *rumahPegawai) impor() *pegawai.Impor {
	return &pegawai.Impor{Service: h.s, Atomic: dasarmem.Atomic(h.Conn, func(c *dasarmem.Conn) pegawai.ImporStores {
		return pegawai.ImporStores{Stores: pegawaimem.Stores(c), Pernyataan: privasimem.NewPernyataan(c)}
	})}
}

func (h *rumahPegawai) wewenang() privasi.PernyataanWewenang {
	h.t.Helper()
	w, err := privasi.Nyatakan(h.hr, "kepala tata usaha", privasi.NaskahWewenang, "daftar-pegawai.csv", pegawai.KategoriImpor(), h.Jam.Now())
	require.NoError(h.t, err)
	return w
}

// lembar makes a sheet of texts: one row a line, cells parted by |.
func lembar(baris string) santri.Lembar {
	var l santri.Lembar
	for i, b := range strings.Split(strings.TrimSpace(baris), "\n") {
		r := santri.BarisLembar{Nomor: i + 1}
		for s := range strings.SplitSeq(b, "|") {
			r.Sel = append(r.Sel, santri.Sel{Teks: strings.TrimSpace(s)})
		}
		l.Baris = append(l.Baris, r)
	}
	return l
}

const judulUji = "nip|nama|jenis_kelamin|tanggal_lahir|nik|jabatan|unit|agama|tmt|status_kepegawaian|ptkp|gaji_pokok|tarif_jam_mengajar|jam_per_pekan|ikut_bpjs_kesehatan|ikut_bpjs_tk|bank|no_rekening|atas_nama\n"

// barisUji is a good row; ganti replaces cells by their place.
func barisUji(ganti map[int]string) string {
	sel := strings.Split("P001|Fauzan|L|1977-03-06|3506990603774410|Ustadz|MTs|Islam|2024-12-01|tetap|K/1|2000000|25000|17|ya|ya|BSI|0278077285|FAUZAN", "|")
	for i, s := range ganti {
		sel[i] = s
	}
	return strings.Join(sel, "|") + "\n"
}

func baris(l santri.Lembar) pegawai.PermintaanImpor {
	return pegawai.PermintaanImpor{Lembar: l, Sejak: dasar.Tgl(2026, 10, 1)}
}

func (h *rumahPegawai) periksa(m pegawai.PermintaanImpor) pegawai.PratinjauImpor {
	h.t.Helper()
	p, err := h.impor().Periksa(ctx, h.hr, m)
	require.NoError(h.t, err)
	return p
}

func (h *rumahPegawai) terapkan(m pegawai.PermintaanImpor) pegawai.HasilImpor {
	h.t.Helper()
	hasil, err := h.impor().Terapkan(ctx, h.hr, "", m, h.periksa(m).Sidik, santri.SemuaAtauTidak, h.wewenang())
	require.NoError(h.t, err)
	return hasil
}

func TestImpor_baru_lalu_sama(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	m := baris(lembar(judulUji + barisUji(nil)))
	p := h.periksa(m)
	require.Equal(t, santri.JumlahHasil{Baris: 1, OK: 1}, p.Jumlah)
	require.Equal(t, 1, p.Baru)
	require.Empty(t, p.JabatanBaru, "Ustadz ada di daftar baku")
	n, err := h.s.Hitung(ctx, h.hr, pegawai.Saringan{})
	require.NoError(t, err)
	require.Zero(t, n, "pratinjau tidak menulis")
	hasil := h.terapkan(m)
	require.Equal(t, [2]int{1, 1}, [2]int{hasil.Baru, hasil.Dikabari})

	ps, _, err := h.s.Cari(ctx, h.hr, pegawai.Saringan{}, dasar.Page{})
	require.NoError(t, err)
	pr := h.profil(ps[0].ID)
	require.Equal(t, dasar.Tgl(2024, 12, 1), pr.Pegawai.Mulai)
	require.Equal(t, "BSI 0278077285 a.n. FAUZAN", privasitest.Buka(t, h.RumahUji, ps[0])["Rekening"])
	require.Equal(t, [3]string{"ustadz", "MTs", "17"}, [3]string{string(pr.Penugasan[0].Jabatan), string(pr.Penugasan[0].Unit), pr.Penugasan[0].JamPekan.String()})
	require.Equal(t, m.Sejak, pr.Penugasan[0].Mulai, "yang dikatakan daftar berlaku sejak tanggalnya")
	require.Equal(t, pegawai.PegawaiTetap, pr.Kontrak[0].Klasifikasi)
	require.Equal(t, "K/1", pr.StatusPajak[0].PTKP)
	require.True(t, pr.Kepesertaan[0].Kesehatan && pr.Kepesertaan[0].JHT && pr.Kepesertaan[0].JP && pr.Kepesertaan[0].JKKJKM)
	require.Equal(t, [2]pegawai.KodeKomponen{"honor_mengajar", "pokok"}, [2]pegawai.KodeKomponen{min(pr.Nilai[0].Komponen, pr.Nilai[1].Komponen), max(pr.Nilai[0].Komponen, pr.Nilai[1].Komponen)})
	tugas, _, err := h.Pernyataan.Tugas(ctx, h.hr.Lembaga, dasar.Page{})
	require.NoError(t, err)
	require.Equal(t, pr.Pegawai.Subjek, tugas[0].Subjek)

	p = h.periksa(m)
	require.Equal(t, [3]int{0, 0, 1}, [3]int{p.Baru, p.Berubah, p.Sama})
	require.Empty(t, p.Baris[0].Beda)
	require.Equal(t, ps[0].ID, p.Baris[0].ID)
	hasil = h.terapkan(m)
	require.Equal(t, 1, hasil.Sama)
	require.Zero(t, hasil.Dikabari)
	m.Sejak = dasar.Tgl(2026, 11, 1)
	require.Equal(t, 1, h.periksa(m).Sama, "bulan berikutnya pun tidak ada yang baru")
	lagi := h.profil(ps[0].ID)
	require.Equal(t, 1, lagi.Pegawai.Versi)
	require.Equal(t, []any{pr.Penugasan, pr.Kontrak, pr.Kepesertaan, pr.StatusPajak, pr.Nilai}, []any{lagi.Penugasan, lagi.Kontrak, lagi.Kepesertaan, lagi.StatusPajak, lagi.Nilai})
}

func TestImpor_perubahan(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	h.terapkan(baris(lembar(judulUji + barisUji(nil))))
	ps, _, err := h.s.Cari(ctx, h.hr, pegawai.Saringan{}, dasar.Page{})
	require.NoError(t, err)
	id := ps[0].ID
	m := pegawai.PermintaanImpor{Sejak: dasar.Tgl(2026, 11, 1), Kontrak: map[string]pegawai.PilihanKontrak{"Tidak Tetap": {Jenis: pegawai.KontrakWaktu, Klasifikasi: pegawai.PegawaiTetap, Selesai: dasar.Tgl(2027, 6, 30)}},
		Lembar: lembar(judulUji + barisUji(map[int]string{1: "Fauzan Ahmad", 5: "Wali Kelas", 7: "", 9: "tidak_tetap", 10: "K/2", 11: "2.500.000", 12: "0", 13: "20", 14: "tidak", 15: "", 17: "0278077286"}))}
	p := h.periksa(m)
	require.Equal(t, 1, p.Berubah)
	beda := map[string]santri.Beda{}
	for _, b := range p.Baris[0].Beda {
		beda[b.Bidang] = b
	}
	require.Equal(t, santri.Beda{Bidang: "nama", Lama: "Fauzan", Baru: "Fauzan Ahmad"}, beda["nama"])
	require.Equal(t, santri.Beda{Bidang: "pokok", Lama: "Rp2.000.000", Baru: "Rp2.500.000"}, beda["pokok"])
	require.Equal(t, santri.Beda{Bidang: "honor_mengajar", Lama: "Rp25.000", Baru: "Rp0"}, beda["honor_mengajar"])
	require.Equal(t, santri.Beda{Bidang: "jabatan", Lama: "ustadz di MTs, 17 jam", Baru: "wali_kelas di MTs, 20 jam"}, beda["jabatan"])
	require.Equal(t, santri.Beda{Bidang: "bpjs", Lama: "Kesehatan, JHT, JP, JKK JKM", Baru: "JHT, JP, JKK JKM"}, beda["bpjs"])
	require.NotContains(t, fmt.Sprint(beda["rekening"]), "0278077286", "bidang tersegel tersamar")
	require.Len(t, beda, 8)
	require.NotContains(t, fmt.Sprintf("%v %+v", p.Baris[0], p.Baris), "Fauzan", "baris pratinjau tidak tercetak")
	h.terapkan(m)

	pr := h.profil(id)
	require.Equal(t, "Fauzan Ahmad", pr.Pegawai.Nama)
	require.Equal(t, pegawai.Islam, pr.Pegawai.Agama, "sel kosong tidak menghapus")
	require.Contains(t, privasitest.Buka(t, h.RumahUji, pr.Pegawai)["Rekening"], "0278077286")
	akhir := dasar.Tgl(2026, 10, 31)
	require.Len(t, pr.Penugasan, 2)
	require.Equal(t, akhir, pr.Penugasan[0].Selesai)
	require.True(t, pr.Penugasan[1].Utama)
	require.Len(t, pr.Kontrak, 2)
	require.Equal(t, [2]dasar.Tanggal{akhir, dasar.Tgl(2027, 6, 30)}, [2]dasar.Tanggal{pr.Kontrak[0].Selesai, pr.Kontrak[1].Selesai})
	require.Len(t, pr.StatusPajak, 2)
	for _, n := range pr.Nilai {
		if n.Mulai == dasar.Tgl(2026, 10, 1) {
			require.Equal(t, akhir, n.Selesai, n.Komponen)
		}
	}
	require.Len(t, pr.Nilai, 3)
	require.Equal(t, 1, h.periksa(m).Sama, "diulang: tidak ada yang berubah lagi")
}

// A row is judged by itself: each fault with its rule, its cell and its line.
func TestImpor_baris_dinilai(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		ganti  map[int]string
		hasil  santri.Hasil
		aturan dasar.Aturan
		sel    string
	}{
		"NIK 15 angka":         {map[int]string{4: "350699060377441"}, santri.HasilTolak, santri.ErrNIKPanjang, "E2"},
		"nama kosong":          {map[int]string{1: ""}, santri.HasilTolak, santri.ErrNamaKosong, "B2"},
		"tanpa nomor dan NIK":  {map[int]string{0: "", 4: ""}, santri.HasilTolak, pegawai.ErrImporTanda, "A2"},
		"jabatan kosong":       {map[int]string{5: ""}, santri.HasilTolak, pegawai.ErrImporJabatan, "F2"},
		"jabatan angka":        {map[int]string{5: "12"}, santri.HasilTolak, pegawai.ErrImporJabatan, "F2"},
		"unit asing":           {map[int]string{6: "SMP"}, santri.HasilTolak, pegawai.ErrImporUnit, "G2"},
		"unit separuh asing":   {map[int]string{6: "MTs, SMP"}, santri.HasilTolak, pegawai.ErrImporUnit, "G2"},
		"unit kosong":          {map[int]string{6: ""}, santri.HasilTolak, pegawai.ErrImporUnit, "G2"},
		"agama asing":          {map[int]string{7: "Jedi"}, santri.HasilTolak, pegawai.ErrAgama, "H2"},
		"TMT kosong":           {map[int]string{8: ""}, santri.HasilTolak, pegawai.ErrMulai, "I2"},
		"TMT dua angka":        {map[int]string{8: "1/12/24"}, santri.HasilTolak, santri.ErrImporTahun, "I2"},
		"status asing":         {map[int]string{9: "honorer"}, santri.HasilTolak, pegawai.ErrImporStatus, "J2"},
		"tidak tetap":          {map[int]string{9: "tidak_tetap"}, santri.HasilTolak, pegawai.ErrImporStatus, "J2"},
		"PTKP K/I":             {map[int]string{10: "K/I/1"}, santri.HasilTolak, pegawai.ErrPTKP, "K2"},
		"gaji bukan angka":     {map[int]string{11: "dua juta"}, santri.HasilTolak, pegawai.ErrImporJumlah, "L2"},
		"gaji negatif":         {map[int]string{11: "-5"}, santri.HasilTolak, pegawai.ErrImporJumlah, "L2"},
		"jam bukan angka":      {map[int]string{13: "banyak"}, santri.HasilTolak, pegawai.ErrKuantitas, "N2"},
		"BPJS mungkin":         {map[int]string{14: "mungkin"}, santri.HasilTolak, pegawai.ErrImporYa, "O2"},
		"rekening tanpa bank":  {map[int]string{16: ""}, santri.HasilTolak, pegawai.ErrRekening, "R2"},
		"lahir besok":          {map[int]string{3: "2026-10-06", 4: "", 8: "2026-10-07"}, santri.HasilTolak, pegawai.ErrLahir, "D2"},
		"NIK kosong":           {map[int]string{4: ""}, santri.HasilPeringatan, pegawai.ErrTanpaNIK, "E2"},
		"NIK lain tanggal":     {map[int]string{3: "1977-03-07"}, santri.HasilPeringatan, santri.ErrNIKLahir, "E2"},
		"istri K tanpa surat":  {map[int]string{2: "P", 4: "3506994603774410"}, santri.HasilPeringatan, pegawai.ErrPTKPIstri, "K2"},
		"tanpa status":         {map[int]string{9: ""}, santri.HasilPeringatan, pegawai.ErrImporKurang, "J2"},
		"tanpa PTKP":           {map[int]string{10: ""}, santri.HasilPeringatan, pegawai.ErrImporKurang, "K2"},
		"sel di luar judul":    {map[int]string{18: "FAUZAN|bergeser"}, santri.HasilPeringatan, pegawai.ErrImporLebih, "T2"},
		"kelamin kata":         {map[int]string{2: "laki-laki"}, santri.HasilPerbaiki, santri.ErrKelaminKata, "C2"},
		"spasi dalam NIK":      {map[int]string{4: "3506 9906 0377 4410"}, santri.HasilPerbaiki, santri.ErrAngkaPemisah, "E2"},
		"rupiah bertitik":      {map[int]string{11: "Rp 2.000.000,00"}, santri.HasilOK, "", ""},
		"nama unit, dua unit":  {map[int]string{6: "madrasah aliyah / MTS"}, santri.HasilOK, "", ""},
		"tanpa rekening":       {map[int]string{16: "", 17: "", 18: ""}, santri.HasilOK, "", ""},
		"tanggal Indonesia":    {map[int]string{3: "6 Maret 1977"}, santri.HasilOK, "", ""},
		"setrip berarti tiada": {map[int]string{12: "-"}, santri.HasilOK, "", ""},
		"desimal jam":          {map[int]string{13: "17,5"}, santri.HasilOK, "", ""},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			h := rumah(t)
			p := h.periksa(baris(lembar(judulUji + barisUji(c.ganti))))
			require.Len(t, p.Baris, 1)
			b := p.Baris[0]
			require.Equal(t, c.hasil, b.Hasil, b.Temuan)
			require.Equal(t, 2, b.Nomor)
			u, ada := b.Utama()
			require.Equal(t, c.aturan != "", ada)
			require.Equal(t, c.aturan, u.Aturan, b.Temuan)
			require.Equal(t, c.sel, u.Sel)
			require.Equal(t, c.hasil == santri.HasilTolak, b.Tindakan == santri.TindakTolak)
		})
	}
}

func TestImpor_sel_lembar_kerja(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	l := lembar(judulUji + barisUji(nil) + barisUji(map[int]string{0: "P002", 4: "3506990603774411"}) + barisUji(map[int]string{0: "P003", 4: "3506990603774412"}))
	angka := func(b, k int, s string) { l.Baris[b].Sel[k] = santri.Sel{Jenis: santri.SelAngka, Teks: s} }
	angka(1, 4, "3506990603774410")
	angka(2, 4, "3506990603774411")
	angka(2, 11, "2.5E6")
	l.Baris[2].Sel[3] = santri.Sel{Jenis: santri.SelTanggal, Teks: "1977-03-06"}
	l.Baris[3].Sel[1] = santri.Sel{Jenis: santri.SelRusak, Teks: "#N/A"}
	l.Catatan = []string{"lembar lain: Rekap"}
	p := h.periksa(baris(l))
	u, _ := p.Baris[0].Utama()
	require.Equal(t, pegawai.ErrImporAngka, u.Aturan, "angka ke-16 hilang")
	u, _ = p.Baris[1].Utama()
	require.Equal(t, [2]any{pegawai.ErrImporAngkaTeks, santri.HasilPerbaiki}, [2]any{u.Aturan, p.Baris[1].Hasil})
	u, _ = p.Baris[2].Utama()
	require.Equal(t, pegawai.ErrImporSel, u.Aturan)
	require.Equal(t, []string{"lembar lain: Rekap"}, p.Catatan)
}

func TestImpor_judul(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	_, err := h.impor().Periksa(ctx, h.hr, baris(lembar("satu|dua\n1|2")))
	require.ErrorIs(t, err, pegawai.ErrImporJudul)
	// Another office: order, words, lines above and below, two kinds of number.
	m := baris(lembar(`PESANTREN AL-HIKMAH|||||
DAFTAR GURU DAN PEGAWAI|||||

No|NIP|NIY|Nama Lengkap|L/P|NIK|Tempat, Tanggal Lahir|Tugas|Satminkal|TMT|Bisyaroh Pokok|Transport Kehadiran|Golongan Darah
1|198607012010012001|G-01|Siti  Aminah|P|3506994107863094|Nganjuk, 1 Juli 1986|Guru BK|Madrasah Aliyah|1-7-2010|3.000.000|15.000|O
2||G-02|Khalid|L|3506991006635660|Kediri, 10 Juni 1963|Penjaga Malam|mts|1/5/2020|2.000.000||A

Jumlah|||2 orang||||||||||
Mengetahui,||||||||||||`))
	p := h.periksa(m)
	require.Equal(t, santri.JumlahHasil{Baris: 2, Peringatan: 2}, p.Jumlah, p.Baris)
	require.Equal(t, []string{"M Golongan Darah"}, p.TakDikenal)
	require.Equal(t, []string{"baris jumlah atau penutup di bawah data tidak dibaca: baris 8, 9"}, p.Catatan)
	require.Equal(t, [2]string{"G-01", "Siti Aminah"}, [2]string{p.Baris[0].Pegawai, p.Baris[0].Nama})
	require.Equal(t, 5, p.Baris[0].Nomor)
	require.Len(t, p.JabatanBaru, 2)
	require.Equal(t, [2]string{"guru_bk pendidik", "penjaga_malam tenaga_kependidikan"},
		[2]string{string(p.JabatanBaru[0].Kode) + " " + string(p.JabatanBaru[0].Kelompok), string(p.JabatanBaru[1].Kode) + " " + string(p.JabatanBaru[1].Kelompok)})
	hasil := h.terapkan(m)
	require.Equal(t, [2]int{2, 2}, [2]int{hasil.Baru, hasil.JabatanBaru})
	ps, _, err := h.s.Cari(ctx, h.hr, pegawai.Saringan{}, dasar.Page{})
	require.NoError(t, err)
	require.Equal(t, "198607012010012001", privasitest.Buka(t, h.RumahUji, ps[1])["NIP"])
	require.Equal(t, "Nganjuk", ps[1].TempatLahir)
	pr := h.profil(ps[1].ID)
	require.Len(t, pr.Nilai, 2, "kolom berjudul nama komponen ikut terisi")
	require.Equal(t, 2, h.periksa(m).Sama)
}

func TestImpor_satu_unit_dan_komponen_lain(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	l := lembar("nip|nama|jk|tmt|jabatan|gaji_pokok\nP1|Hilmi|L|2020-01-01|Guru|1000000")
	m := baris(l)
	u, _ := h.periksa(m).Baris[0].Utama()
	require.Equal(t, pegawai.ErrImporUnit, u.Aturan, "dua unit: harus disebut")
	m.Komponen = map[string]pegawai.KodeKomponen{"gaji_pokok": "bisyaroh"}
	_, err := h.impor().Periksa(ctx, h.hr, m)
	require.ErrorIs(t, err, pegawai.ErrImporKomponen)
	require.ErrorContains(t, err, "kolom F")
	require.NoError(t, h.st.Master.SimpanKomponen(ctx, privasitest.Lembaga, pegawai.Komponen{Kode: "bisyaroh", Nama: "Bisyaroh", Sejak: tmt, Cara: pegawai.CaraTetap, Aktif: true}))
	h.s.Unit = satuUnit{}
	h.terapkan(m)
	ps, _, err := h.s.Cari(ctx, h.hr, pegawai.Saringan{}, dasar.Page{})
	require.NoError(t, err)
	pr := h.profil(ps[0].ID)
	require.Equal(t, santri.KodeUnit("Pondok"), pr.Penugasan[0].Unit)
	require.Equal(t, pegawai.KodeKomponen("bisyaroh"), pr.Nilai[0].Komponen)
}

// satuUnit is an institution with one unit.
type satuUnit struct{}

func (satuUnit) Struktur(context.Context, dasar.LembagaID) (santri.Struktur, error) {
	return santri.Struktur{Unit: []santri.Unit{{Kode: "Pondok", Nama: "Pondok"}}}, nil
}

func TestImpor_mengenali(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	a, _ := h.guru("Fauzan"), h.guru("Hilmi") // P001 and P002
	c := h.guru("Khalid")
	_, _, err := h.s.Berhentikan(ctx, h.hr, "", c.ID, hariIni, pegawai.SebabMundur)
	require.NoError(t, err)
	baris1 := func(nomor, nama, lahir, nik string) string {
		return barisUji(map[int]string{0: nomor, 1: nama, 3: lahir, 4: nik})
	}
	for nama, x := range map[string]struct {
		baris  string
		aturan dasar.Aturan
		id     pegawai.ID
	}{
		"nomor dan NIK cocok":             {baris1("P001", "Fauzan", "1990-03-12", "3506991203900001"), "", a.ID},
		"NIK saja, nomor baru":            {baris1("G-77", "Fauzan", "1990-03-12", "3506991203900001"), "", a.ID},
		"nomor saja, tanggal lahir sama":  {baris1("P001", "M. Fauzan", "1990-03-12", ""), "", a.ID},
		"nomor dua orang":                 {baris1("P001", "Hilmi", "1990-03-12", "3506991203900002"), pegawai.ErrImporDua, ""},
		"nomor dipakai orang lain":        {baris1("P001", "Zaki", "1980-01-01", "3506990101800001"), pegawai.ErrImporOrang, ""},
		"nomor orang lain, tanpa NIK":     {baris1("P001", "Zaki", "1980-01-01", ""), pegawai.ErrImporOrang, ""},
		"NIK dibetulkan, orangnya serupa": {baris1("P001", "Fauzan", "1990-03-12", "3506991203900009"), "", a.ID},
		"nama sama saja: orang baru":      {baris1("P009", "Fauzan", "1990-03-12", "3506991203900009"), "", ""},
		"sudah berhenti":                  {baris1("P003", "Khalid", "1990-03-12", "3506991203900003"), pegawai.ErrImporBerhenti, c.ID},
	} {
		p := h.periksa(baris(lembar(judulUji + x.baris)))
		u, _ := p.Baris[0].Utama()
		if p.Baris[0].Hasil != santri.HasilTolak {
			u.Aturan = ""
		}
		require.Equal(t, x.aturan, u.Aturan, nama)
		require.Equal(t, x.id, p.Baris[0].ID, nama)
	}
	p := h.periksa(baris(lembar(judulUji + baris1("P001", "Fauzan", "1990-03-12", "") + baris1("p1", "Fauzan", "1990-03-12", "3506991203900001") +
		baris1("P050", "Zaki", "1980-01-01", "3506990101800001") + baris1("P050", "Zaid", "1980-01-02", "3506990201800001") + baris1("P051", "Zakia", "1980-01-01", "3506990101800001"))))
	for i, n := range []bool{true, false, false, true, true} {
		u, _ := p.Baris[i].Utama()
		require.Equal(t, n, u.Aturan == pegawai.ErrImporGanda, i)
	}
	// A number passes from one person to somebody new within one sheet.
	p = h.periksa(baris(lembar(judulUji + baris1("P777", "Fauzan", "1990-03-12", "3506991203900001") + baris1("P001", "Fauzan", "1990-03-12", "3506991203900077"))))
	u, _ := p.Baris[1].Utama()
	require.Equal(t, pegawai.ErrImporGanda, u.Aturan)
}

func TestImpor_lingkup(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	h.guru("Fauzan")
	di := h.di("MA")
	for nama, b := range map[string]string{
		"orang baru di unit lain": barisUji(map[int]string{0: "P900"}),
		"orang lama di unit lain": barisUji(map[int]string{3: "1990-03-12", 4: "3506991203900001", 6: "MA"}),
	} {
		p, err := h.impor().Periksa(ctx, di, baris(lembar(judulUji+b)))
		require.NoError(t, err)
		u, _ := p.Baris[0].Utama()
		require.Equal(t, pegawai.ErrImporLingkup, u.Aturan, nama)
	}
	_, err := h.impor().Periksa(ctx, dasar.Pelaku{}, baris(lembar(judulUji)))
	require.ErrorIs(t, err, dasar.ErrPelaku)
}

func TestImpor_terapkan_ditolak(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	im := h.impor()
	m := baris(lembar(judulUji + barisUji(nil) + barisUji(map[int]string{0: "P002", 4: "12"})))
	p := h.periksa(m)
	_, err := im.Terapkan(ctx, h.hr, "", m, p.Sidik, santri.SemuaAtauTidak, h.wewenang())
	require.ErrorIs(t, err, pegawai.ErrImporCara)
	_, err = im.Terapkan(ctx, h.hr, "", m, p.Sidik, santri.YangBaikSaja, privasi.PernyataanWewenang{})
	require.ErrorIs(t, err, privasi.ErrTanpaWewenang)
	w := h.wewenang()
	w.Oleh = "orang-lain"
	_, err = im.Terapkan(ctx, h.hr, "", m, p.Sidik, santri.YangBaikSaja, w)
	require.ErrorIs(t, err, pegawai.ErrImporWewenang)
	w = h.wewenang()
	w.Kategori = []string{"identitas"}
	_, err = im.Terapkan(ctx, h.hr, "", m, p.Sidik, santri.YangBaikSaja, w)
	require.ErrorIs(t, err, pegawai.ErrImporWewenang)
	lain := m
	lain.Lembar = lembar(judulUji + barisUji(map[int]string{17: "0278077286"}) + barisUji(map[int]string{0: "P002", 4: "12"}))
	_, err = im.Terapkan(ctx, h.hr, "", lain, p.Sidik, santri.YangBaikSaja, h.wewenang())
	require.ErrorIs(t, err, pegawai.ErrImporBasi, "berkas lain dengan pratinjau yang sama")
	require.Equal(t, dasar.Conflict, dasar.KindOf(err))

	hasil, err := im.Terapkan(ctx, h.hr, "k", m, p.Sidik, santri.YangBaikSaja, h.wewenang())
	require.NoError(t, err)
	require.Equal(t, [2]int{1, 1}, [2]int{hasil.Baru, hasil.Ditolak})
	ulang, err := im.Terapkan(ctx, h.hr, "k", m, p.Sidik, santri.YangBaikSaja, h.wewenang())
	require.NoError(t, err)
	require.Equal(t, hasil, ulang, "ulangan menjawab hasil pertama")
	_, err = im.Terapkan(ctx, h.hr, "", m, p.Sidik, santri.YangBaikSaja, h.wewenang())
	require.ErrorIs(t, err, pegawai.ErrImporBasi, "sudah masuk: pratinjau lama tidak berlaku")
	n, err := h.s.Hitung(ctx, h.hr, pegawai.Saringan{})
	require.NoError(t, err)
	require.Equal(t, 1, n)

	for nama, x := range map[string]struct {
		m pegawai.PermintaanImpor
		a error
	}{
		"sejak 1926":           {pegawai.PermintaanImpor{Lembar: m.Lembar, Sejak: dasar.Tgl(1926, 1, 1)}, pegawai.ErrMasa},
		"pilihan kontrak asal": {pegawai.PermintaanImpor{Lembar: m.Lembar, Kontrak: map[string]pegawai.PilihanKontrak{"honorer": {Jenis: pegawai.KontrakWaktu}}}, pegawai.ErrKontrak},
	} {
		_, err := im.Periksa(ctx, h.hr, x.m)
		require.ErrorIs(t, err, x.a, nama)
	}
}

// What changed between preview and confirmation is never overwritten unseen.
func TestImpor_basi_oleh_perubahan_tangan(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	h.terapkan(baris(lembar(judulUji + barisUji(nil))))
	ps, _, err := h.s.Cari(ctx, h.hr, pegawai.Saringan{}, dasar.Page{})
	require.NoError(t, err)
	m := baris(lembar(judulUji + barisUji(map[int]string{11: "2100000"})))
	p := h.periksa(m)
	_, _, err = h.s.Nilai().Ganti(ctx, h.hr, "", pegawai.Nilai{Pegawai: ps[0].ID, Komponen: "pokok", Nilai: 2_200_000, Mulai: dasar.Tgl(2026, 10, 1)})
	require.NoError(t, err)
	_, err = h.impor().Terapkan(ctx, h.hr, "", m, p.Sidik, santri.SemuaAtauTidak, h.wewenang())
	require.ErrorIs(t, err, pegawai.ErrImporBasi)
	h.terapkan(m)
	nilai := slices.DeleteFunc(h.profil(ps[0].ID).Nilai, func(n pegawai.Nilai) bool { return n.Batal != "" || n.Komponen != "pokok" })
	require.Len(t, nilai, 1)
	require.Equal(t, dasar.Rupiah(2_100_000), nilai[0].Nilai)
}

func TestImpor_tersegel_yang_tidak_boleh_dibuka(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	h.terapkan(baris(lembar(judulUji + barisUji(nil))))
	h.hr = h.hr.Untuk(privasi.TujuanKepegawaian) // the default register keeps bank accounts to payroll
	m := baris(lembar(judulUji + barisUji(map[int]string{17: "0278077286"})))
	p := h.periksa(m)
	require.Equal(t, santri.TindakSama, p.Baris[0].Tindakan)
	u, _ := p.Baris[0].Utama()
	require.Equal(t, pegawai.ErrImporBanding, u.Aturan)
	h.hr.Tujuan = ""
	_, err := h.impor().Periksa(ctx, h.hr, m)
	require.ErrorIs(t, err, privasi.ErrTujuanKosong)
}

func TestImpor_TMT_maju(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	h.terapkan(baris(lembar(judulUji + barisUji(nil))))
	p := h.periksa(baris(lembar(judulUji + barisUji(map[int]string{8: "2026-10-03"}))))
	u, _ := p.Baris[0].Utama()
	require.Equal(t, pegawai.ErrLuarMasa, u.Aturan, "catatan lama mendahului TMT baru")
	p = h.periksa(baris(lembar(judulUji + barisUji(map[int]string{8: "2020-01-01"}))))
	require.Equal(t, 1, p.Berubah)
}

// A second unit is a second duty; which one is the main duty stays as people settled it.
func TestImpor_unit_kedua(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	h.terapkan(baris(lembar(judulUji + barisUji(nil))))
	m := baris(lembar(judulUji + barisUji(map[int]string{6: "MA, MTs"})))
	m.Sejak = dasar.Tgl(2026, 11, 1)
	h.terapkan(m)
	ps, _, err := h.s.Cari(ctx, h.hr, pegawai.Saringan{}, dasar.Page{})
	require.NoError(t, err)
	ts := h.profil(ps[0].ID).Penugasan
	require.Len(t, ts, 2)
	require.True(t, ts[0].Utama && ts[0].Unit == "MTs" && ts[0].Selesai.IsZero(), "tugas utama tetap berjalan")
	require.True(t, !ts[1].Utama && ts[1].Unit == "MA" && ts[1].JamPekan == 0, "jam sepekan milik tugas utama")
	require.Equal(t, 1, h.periksa(m).Sama)
}
