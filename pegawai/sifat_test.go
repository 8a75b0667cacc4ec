package pegawai_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pph21"
	"github.com/pesantren-go/pesantren/santri"
)

// orangAcak draws a person with everything that a slip can hold.
func orangAcak(t *rapid.T) pegawai.Bahan {
	b := guru()
	rupiah := func(nama string, maks int64) dasar.Rupiah {
		return dasar.Rupiah(rapid.Int64Range(0, maks).Draw(t, nama))
	}
	b.Nilai[0].Nilai = 2_500_000 + rupiah("pokok", 40_000_000)
	b.Nilai[1].Nilai = rupiah("keluarga", 2_000_000)
	b.Nilai[2].Nilai = 1 + rupiah("tarif", 100_000)
	b.Jam[0].Jumlah = pegawai.Kuantitas(rapid.Int64Range(0, 20_000).Draw(t, "jam"))
	b.Status[0].PTKP = rapid.SampledFrom([]string{"TK/0", "TK/1", "TK/2", "TK/3", "K/0", "K/1", "K/2", "K/3"}).Draw(t, "ptkp")
	b.Kontrak[0].Metode = rapid.SampledFrom([]pegawai.MetodePajak{pegawai.Gross, pegawai.GrossUp, pegawai.Nett}).Draw(t, "metode")
	if rapid.Bool().Draw(t, "unit kedua") {
		b.Penugasan = append(b.Penugasan, pegawai.Penugasan{ID: "t2", Jabatan: "wali_kelas", Unit: "MA", Mulai: dasar.Tgl(2025, 7, 1)})
		b.Nilai = append(b.Nilai, pegawai.Nilai{Komponen: "tunjangan_jabatan", Unit: "MA", Nilai: rupiah("jabatan", 3_000_000), Mulai: awal2026})
		b.Jam = append(b.Jam, pegawai.Jam{Unit: "MA", Jumlah: pegawai.Kuantitas(rapid.Int64Range(0, 5_000).Draw(t, "jam MA"))})
	}
	if rapid.Bool().Draw(t, "isian") {
		b.Isian = append(b.Isian, pegawai.Isian{Komponen: "kegiatan", Jumlah: rupiah("kegiatan", 5_000_000)}, pegawai.Isian{Komponen: "koreksi", Unit: "MA", Jumlah: -rupiah("koreksi", 200_000)},
			pegawai.Isian{Komponen: "natura_pajak", Jumlah: rupiah("natura", 1_000_000)})
	}
	if rapid.Bool().Draw(t, "kasbon") {
		b.Kasbon = []pegawai.KasbonJatuh{{ID: "kas", Jumlah: 1 + rupiah("kasbon", 30_000_000)}}
	}
	return b
}

func denganPotongan(_ *pegawai.Pengaturan, ks *[]pegawai.Komponen) {
	for i := range *ks {
		k := &(*ks)[i]
		if k.Golongan == pegawai.Potongan && k.Cara != pegawai.CaraRumus {
			k.Aktif, k.Aturan = true, "Peraturan Yayasan 7/2026"
			if k.Cara == pegawai.CaraTetap {
				k.Nilai = 25_000
			}
		}
	}
}

// A slip adds up, whatever is in it; explaining changes no number; the journal of
// its run balances in every unit; deductions stay under their guards.
func TestHitung_slip_dan_jurnal_selalu_seimbang(t *testing.T) {
	t.Parallel()
	r := rencana(t, putaran(dasar.Bln(2026, 10)), denganPotongan)
	rapid.Check(t, func(t *rapid.T) {
		buku := pegawai.BuatPembukuan(pegawai.PetaAkunBaku())
		var neto, bpjs dasar.Rupiah
		for range rapid.IntRange(1, 5).Draw(t, "orang") {
			b := orangAcak(t)
			s, err := r.Hitung(&b, false)
			require.NoError(t, err)
			jelas, err := r.Hitung(&b, true)
			require.NoError(t, err)
			require.Equal(t, s.Neto, jelas.Neto)
			require.Equal(t, s.PPh, jelas.PPh)
			requireSlipUtuh(t, s)
			require.LessOrEqual(t, s.Potongan, s.Dibayar/2+1)
			var pokok dasar.Rupiah
			for _, l := range s.Baris {
				if l.Pokok {
					pokok += l.Jumlah
				}
			}
			if s.Potongan > 0 {
				require.GreaterOrEqual(t, s.Neto+s.PPh-s.Ember.TunjPajak, pokok, "potongan tidak menyentuh gaji pokok tanpa aturan yang membolehkan")
			}
			neto, bpjs = neto+s.Neto, bpjs+s.Iuran+s.IuranKami
			buku.Tambah(&s)
		}
		run := putaran(dasar.Bln(2026, 10))
		run.Dibayar, run.Rekening = dasar.Tgl(2026, 10, 31), "BSI"
		kredit := map[keuangan.KodeAkun]dasar.Rupiah{}
		var debitKas dasar.Rupiah
		for _, j := range buku.Jurnal(run, "hrd", saat) {
			require.NoError(t, j.Validate())
			for _, l := range j.Baris {
				require.Equal(t, j.Baris[0].Unit, l.Unit)
				kredit[l.Akun] += l.Kredit - l.Debit
				if l.Akun == keuangan.AkunBank {
					debitKas += l.Kredit - l.Debit
				}
			}
		}
		akun := pegawai.PetaAkunBaku()
		require.Zero(t, kredit[akun.UtangGaji], "utang gaji lunas sesudah dibayar")
		require.Equal(t, neto, debitKas)
		require.Equal(t, bpjs, kredit[akun.UtangBPJS])
	})
}

// Twelve months withheld and the last period come to the tax of the year, and the
// slips of a year are what the last period stands on.
func TestHitung_setahun_sama_dengan_pajak_setahun(t *testing.T) {
	t.Parallel()
	tabel, err := pph21.Baku().Pada(dasar.Tgl(2026, 12, 1))
	require.NoError(t, err)
	rapid.Check(t, func(t *rapid.T) {
		dasarnya := orangAcak(t)
		dasarnya.Kontrak[0].Metode = pegawai.Gross
		var setahun pegawai.Setahun
		var pph dasar.Rupiah
		mulai := rapid.IntRange(1, 12).Draw(t, "mulai")
		for bulan := mulai; bulan <= 12; bulan++ {
			b := dasarnya
			b.Setahun = setahun
			if rapid.Bool().Draw(t, "bonus") {
				b.Isian = append(b.Isian, pegawai.Isian{Komponen: "bonus", Jumlah: 10_000_000})
			}
			s, err := rencana(nilT{}, putaran(dasar.Bln(2026, bulan)), denganPotongan).Hitung(&b, false)
			require.NoError(t, err)
			require.Equal(t, bulan == 12, s.Terakhir)
			setahun.Bulan++
			setahun.Ember = setahun.Ember.Tambah(s.Ember)
			setahun.PPh += s.PPh
			setahun.BiayaJabatan += s.BiayaJabatan
			pph += s.PPh
		}
		status, err := pph21.ParseStatus(dasarnya.Status[0].PTKP)
		require.NoError(t, err)
		akhir, err := tabel.MasaTerakhir(pph21.Setahun{
			Status: status, Masa: dasar.Bln(2026, 12), Bulan: 13 - mulai, Bruto: setahun.Ember.Bruto(), Iuran: setahun.Ember.Iuran, Zakat: setahun.Ember.Zakat,
		}, nil)
		require.NoError(t, err)
		require.Equal(t, akhir.Pajak, pph)
	})
}

// Pay and THR of one month are one tax base: two runs withhold what one would.
func TestHitung_dua_putaran_satu_masa(t *testing.T) {
	t.Parallel()
	masa := dasar.Bln(2026, 3)
	gaji := guru()
	gaji.Nilai[0].Nilai = 9_000_000
	s, err := rencana(t, putaran(masa)).Hitung(&gaji, false)
	require.NoError(t, err)
	p := putaran(masa)
	p.Jenis, p.ID = pegawai.THR, "thr"
	susul := gaji
	susul.Setahun = pegawai.Setahun{BulanIni: s.Ember, PPhBulanIni: s.PPh}
	h, err := rencana(t, p).Hitung(&susul, false)
	require.NoError(t, err)
	require.Equal(t, dasar.Rupiah(9_150_000), h.Dibayar, "satu bulan upah tetap")
	require.Equal(t, dasar.Rupiah(9_150_000), h.Ember.Bonus)
	require.Zero(t, h.Iuran, "THR bukan dasar BPJS")
	tabel, err := pph21.Baku().Pada(masa.Awal())
	require.NoError(t, err)
	sebulan, err := tabel.Bulanan(pph21.K1, s.Bruto+h.Bruto, nil)
	require.NoError(t, err)
	require.Equal(t, sebulan.PPh, s.PPh+h.PPh)
	requireSlipUtuh(t, h)
}

// THR needs the religion; who has less than a month of service gets none.
func TestHitung_THR(t *testing.T) {
	t.Parallel()
	p := putaran(dasar.Bln(2026, 3))
	p.Jenis = pegawai.THR
	r := rencana(t, p)
	b := guru()
	b.Pegawai.Agama = ""
	_, err := r.Hitung(&b, false)
	require.ErrorIs(t, err, pegawai.ErrAgamaKosong)
	for mulai, thr := range map[dasar.Tanggal]dasar.Rupiah{dasar.Tgl(2026, 3, 1): 0, dasar.Tgl(2025, 12, 20): 787_500, dasar.Tgl(2025, 3, 20): 3_150_000} {
		b := guru()
		b.Pegawai.Mulai = mulai
		s, err := r.Hitung(&b, true)
		require.NoError(t, err)
		require.Equal(t, thr, s.Dibayar, mulai)
	}
}

// A joiner in the middle of a month is paid by calendar days.
func TestHitung_masuk_tengah_bulan(t *testing.T) {
	t.Parallel()
	b := guru()
	b.Pegawai.Mulai, b.Kontrak[0].Mulai, b.Penugasan[0].Mulai = dasar.Tgl(2026, 10, 17), dasar.Tgl(2026, 10, 17), dasar.Tgl(2026, 10, 17)
	b.Nilai = b.Nilai[:1]
	b.Jam = nil
	b.Kepesertaan = nil
	s, err := rencana(t, putaran(dasar.Bln(2026, 10))).Hitung(&b, true)
	require.NoError(t, err)
	require.Equal(t, dasar.Rupiah(1_451_613), s.Dibayar, "3.000.000 × 15/31, setengah ke atas")
}

// The substitute is paid for what he taught, in the unit where he taught it.
func TestHitung_badal_dibayar(t *testing.T) {
	t.Parallel()
	b := guru()
	b.Jam = []pegawai.Jam{{Unit: "MA", Jumlah: 4_00, Badal: 4_00}, {Unit: "MTs", Jumlah: 40_00}}
	s, err := rencana(t, putaran(dasar.Bln(2026, 10))).Hitung(&b, false)
	require.NoError(t, err)
	unit := map[santri.KodeUnit]dasar.Rupiah{}
	for _, l := range s.Baris {
		if l.Komponen == "honor_mengajar" {
			unit[l.Unit] += l.Jumlah
		}
	}
	require.Equal(t, map[santri.KodeUnit]dasar.Rupiah{"MA": 100_000, "MTs": 1_000_000}, unit)
}

// A refund of the last period is a line of its own with its last day.
func TestHitung_pengembalian(t *testing.T) {
	t.Parallel()
	b := guru()
	b.Setahun = pegawai.Setahun{Bulan: 11, MasaAwal: 1, Ember: pegawai.Embers{Gaji: 40_000_000}, PPh: 500_000}
	s, err := rencana(t, putaran(dasar.Bln(2026, 12))).Hitung(&b, true)
	require.NoError(t, err)
	require.Equal(t, dasar.Rupiah(-500_000), s.PPh)
	i := -1
	for n, l := range s.Baris {
		if l.Komponen == pegawai.BarisPPhBalik {
			i = n
		}
	}
	require.GreaterOrEqual(t, i, 0)
	require.Contains(t, s.Baris[i].Keterangan, "31 Januari 2027")
	requireSlipUtuh(t, s)
}

// nilT lets a plan be made inside rapid.
type nilT struct{ testing.TB }

func (nilT) Helper()                   {}
func (nilT) Errorf(f string, a ...any) { panic(f) }
func (nilT) FailNow()                  { panic("gagal") }
