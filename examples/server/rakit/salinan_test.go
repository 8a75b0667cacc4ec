package rakit_test

import (
	"archive/zip"
	"bytes"
	"encoding/hex"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/examples/server/rakit"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/ekspor"
	"github.com/pesantren-go/pesantren/privasi/hak"
	kantorprivasi "github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/santri"
)

// bentukPindai adds the sixteen bytes of ids that are UUIDs: the trail keeps people so.
func bentukPindai(ids []string) []string {
	for _, id := range slices.Clone(ids) {
		if u, err := uuid.Parse(id); err == nil {
			ids = append(ids, string(u[:]))
		}
	}
	return ids
}

// pindai counts, in every table of the database, the rows in which one of the ids stands
// anywhere, as text or as bytes: a scan that knows nothing of types, owners or columns.
func pindai(t *testing.T, s *rakit.Server, ids ...string) map[string]int64 {
	t.Helper()
	ctx, pg := t.Context(), s.DB.Dialect().Name() == dialect.PG
	daftar := "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
	if pg {
		daftar = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
	}
	var tabel []string
	require.NoError(t, s.DB.NewRaw(daftar).Scan(ctx, &tabel))
	hasil := map[string]int64{}
	for _, nama := range tabel {
		kolom := []string{"x::text"}
		if !pg {
			require.NoError(t, s.DB.NewRaw(`SELECT 'CAST("' || name || '" AS BLOB)' FROM pragma_table_info(?)`, nama).Scan(ctx, &kolom))
		}
		var syarat []string
		var arg []any
		for _, id := range bentukPindai(ids) {
			for _, k := range kolom {
				if pg { // bytes are written as hexadecimal digits there
					syarat, arg = append(syarat, "strpos("+k+", ?) > 0 OR strpos("+k+", ?) > 0"), append(arg, strings.ToValidUTF8(strings.ReplaceAll(id, "\x00", "?"), "?"), hex.EncodeToString([]byte(id)))
				} else {
					syarat, arg = append(syarat, "instr("+k+", ?) > 0"), append(arg, []byte(id))
				}
			}
		}
		var n int64
		require.NoError(t, s.DB.NewRaw("SELECT COUNT(*) FROM ? AS x WHERE "+strings.Join(syarat, " OR "), append([]any{bun.Ident(nama)}, arg...)...).Scan(ctx, &n))
		if n > 0 {
			hasil[nama] = n
		}
	}
	return hasil
}

// tabelSeksi says where the rows of a person stand and which sections tell of them.
var tabelSeksi = map[string][]string{
	"santri_santri": {"santri.Santri"}, "santri_wali": {"santri.Wali"}, "santri_perwalian": {"santri.Perwalian"}, "santri_keanggotaan": {"santri.Keanggotaan"}, "santri_mukim": {"santri.Mukim"}, "santri_riwayat": {"santri.Peristiwa"},
	"keuangan_tagihan": {"keuangan.Tagihan"}, "keuangan_alokasi": {"keuangan.Alokasi"}, "keuangan_nota_kredit": {"keuangan.NotaKredit"}, "keuangan_keringanan": {"keuangan.Keringanan"}, "keuangan_tarif": {"keuangan.Tarif"}, "keuangan_va": {"keuangan.NomorVA"},
	"akademik_setoran": {"akademik.Setoran"}, "akademik_kitab": {"akademik.SetoranKitab"}, "akademik_rapor": {"akademik.RaporTerbit"}, "akademik_syahadah": {"akademik.Syahadah"}, "akademik_ujian_hasil": {"akademik.HasilUjian"}, "akademik_ujian_syarat": {"akademik.CatatanSyarat"}, "akademik_izin": {"akademik.IzinSantri"}, "akademik_kenaikan_baris": {"akademik.BarisKenaikan"},
	"akademik_skor+akademik_skor_lama": {"akademik.Skor"}, "akademik_presensi+akademik_register_lama": {"akademik.Register"},
	"akademik_pembagian": {"akademik.Pembagian"}, "akademik_bekuan": {"akademik.Bekuan"}, "akademik_rombel": {"akademik.Rombel"}, "akademik_pengampu": {"akademik.Pengampu"}, "akademik_jurnal": {"akademik.Jurnal"},
	"pegawai_pegawai": {"pegawai.Pegawai"}, "pegawai_slip": {"pegawai.Slip"},
	"pegawai_catatan": {"pegawai.Penugasan", "pegawai.Kontrak", "pegawai.Kepesertaan", "pegawai.StatusPajak", "pegawai.SaldoPajak", "pegawai.Nilai", "pegawai.Isian", "pegawai.CatatanJam", "pegawai.Presensi", "pegawai.Cuti", "pegawai.Dokumen", "pegawai.Kasbon"},
	"privasi_catatan": {"privasi.Jejak"}, "privasi_kabar": {"privasi.TugasKabar"}, "server_akun": {"akun.Akun"},
	"privasi_rekaman": {"wali.Orang", "wali.Kewenangan", "wali.Kapasitas", "wali.Peralihan", "persetujuan.Persetujuan", "persetujuan.Penyajian", "resi.Catatan", "hak.Permohonan", "hak.Pengaduan", "hak.CatatanKoreksi",
		"kantor.Salinan", "kantor.Musnah", "kantor.Pembatasan", "kantor.Perjanjian", "retensi.Penahanan", "insiden.Terdampak", "insiden.Kabar", "kantor.KirimanKabar", "pendedahan.Pendedahan", "pendedahan.Darurat",
		"kebijakan.TugasKabar", "kantor.HasilKabar", "kebijakan.Pengakuan", "antar.Antaran"},
	"privasi_peristiwa": {"privasi.Peristiwa"},
}

// tabelDitahan are tables in which a person stands and which no section tells of, with
// the type that says why in the manifest.
var tabelDitahan = map[string]string{
	"keuangan_baris":            "keuangan.Baris",    // journals name him by a random alias
	"akademik_register_anggota": "akademik.Register", // the list of a class, kept once for all its lessons
	"pegawai_slip_baris":        "pegawai.BarisSlip", // inside the slips
	"pegawai_giliran":           "",                  // whose turn it is to be written, kept for an instant
	"privasi_blok":              "",                  // an index: in which stretch of the trail he stands
}

// bolehAsing are the records of somebody else that name a guardian, and whose they are:
// his power over a child, and what he said for the child, stand in the child's copy.
var bolehAsing = []string{"kewenangan", "persetujuan", "resi", "penyajian"}

// asing counts records of other people in which one of the ids stands.
func asing(t *testing.T, s *rakit.Server, x privasi.SubjekID, ids []string) (n int64) {
	t.Helper()
	var rs []struct {
		Jenis, ID string
		Isi       []byte
	}
	require.NoError(t, s.DB.NewRaw("SELECT jenis, id, isi FROM privasi_rekaman WHERE lembaga = 'A' AND subjek <> ?", string(x)).Scan(t.Context(), &rs))
	for _, r := range rs {
		if slices.ContainsFunc(ids, func(x string) bool { return bytes.Contains(r.Isi, []byte(x)) }) {
			require.Contains(t, bolehAsing, r.Jenis, r.ID)
			n++
		}
	}
	return n
}

// The copy of a santri, of his guardian and of an employee, on both engines: a section
// for every registered type, as many rows as a scan of the whole database finds of him,
// and nothing of the family whose rows stand beside his.
func TestI31_P27_U28_SalinanLengkap(t *testing.T) {
	for nama, url := range map[string]func() string{"sqlite": func() string { return "" }, "postgres": func() string { return dasartest.PostgresURL(t) }} {
		t.Run(nama, func(t *testing.T) {
			jam := dasartest.JamPada(time.Date(2025, 10, 20, 3, 0, 0, 0, time.UTC))
			o := opsiUji(t.TempDir(), jam)
			o.DatabaseURL = url()
			s := bukaLembaga(t, o)
			k, lain := isiKeluarga(t, s, "1AABBCCDD", "+62811000011", jam.Now()), isiKeluarga(t, s, "2EEFFGGHH", "+62811000022", jam.Now())
			izinkan(t, s, k)
			terisi := map[string]bool{}
			for _, x := range []struct {
				peran  string
				subjek privasi.SubjekID
			}{{privasi.PeranWali, k.santri.Subjek}, {privasi.PeranWali, k.wali.Subjek}, {privasi.PeranGuru, k.pegawai.Subjek}} {
				jam.Maju(time.Minute)
				h, teks := salinanDari(t, s, k.sendiri(x.peran), x.subjek, jam.Now())
				cocokPindai(t, s, x.subjek, h, terisi)
				for _, orang := range []string{"2EEFFGGHH", "811000022", string(lain.santri.Subjek), string(lain.wali.Subjek), string(lain.pegawai.Subjek)} {
					require.NotContains(t, teks, orang, "data orang lain")
				}
				require.Contains(t, teks, "1AABBCCDD")
				require.NotContains(t, teks, "argon2id", "sidik kata sandi tidak ikut")
			}
			require.ElementsMatch(t, slices.Collect(maps.Keys(tabelSeksi)), slices.Collect(maps.Keys(terisi)), "tiap tabel berisi baris salah seorang dari mereka")
		})
	}
}

// izinkan lets the guardian say yes to an optional purpose for his child, and ask for a
// copy.
func izinkan(t *testing.T, s *rakit.Server, k keluargaUji) {
	t.Helper()
	ctx, pel := t.Context(), k.sendiri(privasi.PeranWali)
	require.NoError(t, s.Kantor.SajikanPemberitahuan(ctx, pel, k.santri.Subjek, privasi.TujuanPublikasi))
	_, err := s.Kantor.Jawab(ctx, pel, k.santri.Subjek, privasi.TujuanPublikasi, true)
	require.NoError(t, err)
	_, err = s.Kantor.AjukanPermohonan(ctx, k.sendiri(privasi.PeranGuru), k.pegawai.Subjek, kantorprivasi.MintaHak{Jenis: hak.Salinan})
	require.NoError(t, err)
}

// salinanDari takes a copy and opens it as its owner would: checked first.
func salinanDari(t *testing.T, s *rakit.Server, pel dasar.Pelaku, x privasi.SubjekID, kini time.Time) (ekspor.Hasil, string) {
	t.Helper()
	p, err := s.Kantor.SiapkanSalinan(t.Context(), pel, kantorprivasi.MintaSalinan{Subjek: x})
	require.NoError(t, err)
	var b bytes.Buffer
	_, err = p.Tulis(t.Context(), s.Penjaga, &b)
	require.NoError(t, err)
	publik, err := s.Kantor.KunciPublik(t.Context(), "A")
	require.NoError(t, err)
	h, err := ekspor.Periksa(bytes.NewReader(b.Bytes()), int64(b.Len()), publik, kini)
	require.NoError(t, err)
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	require.NoError(t, err)
	var teks strings.Builder
	for _, f := range z.File {
		r, err := f.Open()
		require.NoError(t, err)
		_, err = io.Copy(&teks, r)
		require.NoError(t, err)
	}
	return h, teks.String()
}

// cocokPindai holds the counts of the sections against the scan of the whole database.
func cocokPindai(t *testing.T, s *rakit.Server, x privasi.SubjekID, h ekspor.Hasil, terisi map[string]bool) {
	t.Helper()
	o := ekspor.Orang{Subjek: x}
	for _, p := range s.Kantor.Ekspor {
		require.NoError(t, p.Kenali(t.Context(), "A", &o))
	}
	ids := []string{string(x)}
	for _, jenis := range []string{santri.TandaSantri, santri.TandaWali, santri.TandaAlias, pegawai.TandaPegawai} {
		ids = append(ids, o.Tanda(jenis)...)
	}
	for _, b := range dasartest.Kumpul(t, s.Keuangan.Stores.Milik.Tagihan(t.Context(), "A", ekspor.Sebutan[santri.ID](o, santri.TandaSantri)...)) {
		ids = append(ids, b.ID)
	}
	jumlah, sebab := map[string]int64{}, map[string]string{}
	var tipe, daftar []string
	for _, q := range h.Seksi {
		jumlah[q.Tipe], sebab[q.Tipe], tipe = q.Baris, q.Sebab, append(tipe, q.Tipe)
	}
	for _, d := range s.Daftar.Semua() {
		daftar = append(daftar, d.Nama)
	}
	require.Equal(t, daftar, tipe, "satu seksi untuk tiap tipe terdaftar")

	ada := pindai(t, s, ids...)
	ada["privasi_peristiwa"]-- // that this very copy was finished was written after it
	ada["privasi_rekaman"] -= asing(t, s, x, ids)
	for tabel, tipe := range tabelSeksi {
		var n, harap int64
		for nama := range strings.SplitSeq(tabel, "+") {
			n += ada[nama]
			delete(ada, nama)
		}
		for _, q := range tipe {
			require.Contains(t, jumlah, q)
			harap += jumlah[q]
		}
		require.Equal(t, n, harap, "%s melawan %v", tabel, tipe)
		if n > 0 {
			terisi[tabel] = true
		}
	}
	for tabel, tipe := range tabelDitahan {
		if _, di := ada[tabel]; di && tipe != "" {
			require.NotEmpty(t, sebab[tipe], tabel)
		}
		delete(ada, tabel)
	}
	require.Empty(t, ada, "baris orang ini di tabel yang tidak dijawab siapa pun")
	if keluarga := o.Tanda(santri.TandaKeluarga); len(keluarga) > 0 {
		ada := pindai(t, s, keluarga...)
		require.Positive(t, jumlah["keuangan.Pembayaran"])
		require.Equal(t, [2]int64{ada["keuangan_bayar"], ada["keuangan_gerak_titipan"]}, [2]int64{jumlah["keuangan.Pembayaran"], jumlah["keuangan.GerakTitipan"]}, "milik keluarganya")
	}
	akunnya := pindai(t, s, o.Tanda(akun.TandaAkun)...)
	require.Equal(t, akunnya["server_akun"], jumlah["akun.Akun"], "tiap akunnya, dicari dengan penandanya")
	require.Positive(t, jumlah["akun.Akun"])
}
