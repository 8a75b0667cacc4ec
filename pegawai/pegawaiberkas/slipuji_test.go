package pegawaiberkas_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pegawaiberkas"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var (
	okt = dasar.Bln(2026, 10)
	kop = pegawaiberkas.Kop{Lembaga: "Pondok Contoh", Masa: okt}
)

// rencana is a run of the month with the standard components.
func rencana(t testing.TB, jenis pegawai.JenisPutaran, masa dasar.Bulan) *pegawai.Rencana {
	t.Helper()
	h, err := pegawai.HukumBaku()
	require.NoError(t, err)
	r, err := pegawai.Rencanakan(
		pegawai.Putaran{Lembaga: "uji", ID: "run-" + string(jenis) + masa.String(), Jenis: jenis, Nomor: 1, Masa: masa, Dari: masa.Awal(), Sampai: masa.Akhir()},
		pegawai.Pengaturan{
			Sejak: dasar.Tgl(2026, 1, 1), UMK: 2_492_811, KelasJKK: 1, BatasPotongan: 5000, PekanSebulan: 400, HariKerja: 6, Tunai: true, Akun: pegawai.PetaAkunBaku(),
			HariRaya: []pegawai.HariRaya{{Agama: pegawai.Islam, Tanggal: masa.Akhir()}},
		},
		pegawai.KomponenBaku(dasar.Tgl(2026, 1, 1)),
		[]pegawai.Jabatan{{Kode: "guru", Nama: "Guru & Wali Kelas", Kelompok: pegawai.Pendidik, Aktif: true}, {Kode: "satpam", Nama: "Satpam", Kelompok: pegawai.TenagaKependidikan, Aktif: true}}, h)
	require.NoError(t, err)
	return r
}

// bahan is one person of the classification with base pay.
func bahan(id, nama string, unit santri.KodeUnit, k pegawai.Klasifikasi, pokok dasar.Rupiah) pegawai.Bahan {
	mulai := dasar.Tgl(2020, 7, 1)
	b := pegawai.Bahan{
		Pegawai: pegawai.Pegawai{
			Lembaga: "uji", ID: pegawai.ID(id), Subjek: privasi.SubjekID("s" + id), Nomor: "P-" + id, Nama: nama, JenisKelamin: santri.LakiLaki, TanggalLahir: dasar.Tgl(1990, 5, 1),
			Agama: pegawai.Islam, Mulai: mulai, NIK: privasi.Tutup[santri.NIK]("3506990105908109"),
		},
		Kontrak:   []pegawai.Kontrak{{ID: "k", Klasifikasi: k, Metode: pegawai.Gross, Mulai: mulai}},
		Penugasan: []pegawai.Penugasan{{ID: "t1", Jabatan: "guru", Unit: unit, Utama: true, Mulai: mulai}},
		Status:    []pegawai.StatusPajak{{PTKP: "K/1", Mulai: dasar.Tgl(2026, 1, 1), Selesai: dasar.Tgl(2026, 12, 31)}},
		Nilai:     []pegawai.Nilai{{Komponen: "pokok", Nilai: pokok, Mulai: dasar.Tgl(2026, 1, 1)}},
	}
	if k == pegawai.PegawaiTetap {
		b.Kepesertaan = []pegawai.Kepesertaan{{Kesehatan: true, JHT: true, JP: true, JKKJKM: true, Mulai: mulai}}
		b.Nilai = append(b.Nilai, pegawai.Nilai{Komponen: "tunjangan_keluarga", Nilai: pokok / 20, Mulai: dasar.Tgl(2026, 1, 1)},
			pegawai.Nilai{Komponen: "honor_mengajar", Nilai: 25_000, Mulai: dasar.Tgl(2026, 1, 1)})
		b.Jam = []pegawai.Jam{{Unit: unit, Jumlah: 60_00}}
		b.Kasbon = []pegawai.KasbonJatuh{{ID: "kb", Jumlah: 150_000}}
	}
	return b
}

func slip(t testing.TB, r *pegawai.Rencana, b pegawai.Bahan) pegawai.Slip {
	t.Helper()
	s, err := r.Hitung(&b, false)
	require.NoError(t, err)
	return s
}

// sebulan are the slips of October 2026: pay of four people and THR of the first,
// and who they are. The third is paid in cash.
func sebulan(t testing.TB) ([]pegawaiberkas.Orang, []pegawai.Slip) {
	t.Helper()
	gaji, thr := rencana(t, pegawai.Gaji, okt), rencana(t, pegawai.THR, okt)
	satu := bahan("001", "Ust. Ja'far <Sidiq> & Co", "MTs", pegawai.PegawaiTetap, 8_000_000)
	grossUp := bahan("002", "=HYPERLINK(\"x\")", "MA", pegawai.PegawaiTetap, 12_000_000)
	grossUp.Kontrak[0].Metode = pegawai.GrossUp
	slips := []pegawai.Slip{
		slip(t, gaji, grossUp), slip(t, gaji, satu),
		slip(t, gaji, bahan("003", "Kiai Tamu", "MTs", pegawai.BukanPegawai, 150_000_000)),
		slip(t, gaji, bahan("004", "Guru Honor", "MA", pegawai.TidakTetapBulan, 6_000_000)),
	}
	satu.Setahun.BulanIni, satu.Setahun.PPhBulanIni = slips[1].Ember, slips[1].PPh
	satu.Kasbon = nil
	slips = append(slips, slip(t, thr, satu))
	return []pegawaiberkas.Orang{
		{ID: "001", NIK: "3506990105908109", NPWP: "0999888877776666", Rekening: pegawai.Rekening{Bank: "BSI", Nomor: "0712345678", AtasNama: "JA'FAR SIDIQ"}, KartuKesehatan: "0001234567890"},
		{ID: "002", NIK: "3506990105908110", Rekening: pegawai.Rekening{Bank: "Bank Mandiri", Nomor: "1440012345678", AtasNama: "ABDUL MU’IZZ"}},
		{ID: "003", NIK: "3506990105908111"},
		{ID: "004", NIK: "3506990105908112", Rekening: pegawai.Rekening{Bank: "bsi", Nomor: "0712345679", AtasNama: "GURU HONOR"}},
	}, slips
}

// acak draws slips whose lines add up, of several people, runs and units.
func acak(t *rapid.T) ([]pegawaiberkas.Orang, []pegawai.Slip) {
	var orang []pegawaiberkas.Orang
	var slips []pegawai.Slip
	uang := rapid.Custom(func(t *rapid.T) dasar.Rupiah { return dasar.Rupiah(rapid.Int64Range(0, 50_000_000).Draw(t, "uang")) })
	for i := range rapid.IntRange(1, 6).Draw(t, "orang") {
		id := pegawai.ID(rune('a' + i))
		o := pegawaiberkas.Orang{ID: id, NIK: santri.NIK("350699010590811" + string(rune('0'+i)))}
		if rapid.Bool().Draw(t, "rekening") {
			o.Rekening = pegawai.Rekening{Bank: "BSI", Nomor: "071234567" + string(rune('0'+i)), AtasNama: "X"}
		}
		orang = append(orang, o)
		for j := range rapid.IntRange(0, 3).Draw(t, "slip") {
			s := pegawai.Slip{
				Lembaga: "uji", Putaran: string(rune('p' + j)), Pegawai: id, Nomor: "P" + string(id), Nama: "N", Unit: "MA", Klasifikasi: pegawai.PegawaiTetap, KodeObjek: "21-100-01",
				PTKP: "TK/0", Kategori: "A", NamaJabatan: "Guru", MasaAwal: 1,
			}
			for _, x := range []struct {
				b pegawai.Bagian
				k pegawai.KodeKomponen
			}{
				{pegawai.BagianPendapatan, "pokok"}, {pegawai.BagianPendapatan, "honor"}, {pegawai.BagianPajak, pegawai.BarisPPh}, {pegawai.BagianIuran, pegawai.BarisKes},
				{pegawai.BagianIuran, pegawai.BarisJHT}, {pegawai.BagianIuranKami, pegawai.BarisKesKami}, {pegawai.BagianIuranKami, pegawai.BarisJPKami}, {pegawai.BagianPotongan, "kasbon"},
			} {
				n := uang.Draw(t, string(x.k))
				if x.b != pegawai.BagianPendapatan && x.b != pegawai.BagianIuranKami {
					n /= 100
				}
				s.Baris = append(s.Baris, pegawai.BarisSlip{Komponen: x.k, Nama: string(x.k), Bagian: x.b, Unit: rapid.SampledFrom([]santri.KodeUnit{"MA", "MTs"}).Draw(t, "unit"), Jumlah: n})
				switch x.b {
				case pegawai.BagianPendapatan:
					s.Dibayar += n
				case pegawai.BagianPajak:
					s.PPh += n
				case pegawai.BagianIuran:
					s.Iuran += n
				case pegawai.BagianIuranKami:
					s.IuranKami += n
				case pegawai.BagianPotongan:
					s.Potongan += n
				}
			}
			s.Bruto, s.DPP, s.Ember.Gaji = s.Dibayar, s.Dibayar, s.Dibayar
			s.Neto = max(s.Dibayar-s.PPh-s.Iuran-s.Potongan, 0)
			slips = append(slips, s)
		}
	}
	return orang, slips
}

func jumlah(slips []pegawai.Slip, f func(pegawai.Slip) dasar.Rupiah) (n dasar.Rupiah) {
	for _, s := range slips {
		n += f(s)
	}
	return n
}

// emas compares with a golden file, whose lines end with LF alone.
func emas(t testing.TB, nama string, isi []byte) {
	t.Helper()
	dasartest.Emas(t, nama, bytes.ReplaceAll(isi, []byte("\r\n"), []byte("\n")))
}
