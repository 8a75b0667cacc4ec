package pegawai_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pph21"
)

func perBulan(s *pegawai.Pengaturan, _ *[]pegawai.Komponen) { s.BiayaPerBulan = true }

// setahunDari sums slips as a store does: those before masa, and those of masa.
func setahunDari(masa dasar.Bulan, per map[dasar.Bulan][]pegawai.Slip) (x pegawai.Setahun) {
	for b, ss := range per {
		for _, s := range ss {
			if b == masa {
				x.BulanIni, x.PPhBulanIni = x.BulanIni.Tambah(s.Ember), x.PPhBulanIni+s.PPh
				continue
			}
			x.Ember, x.PPh, x.BiayaJabatan, x.BiayaSisa = x.Ember.Tambah(s.Ember), x.PPh+s.PPh, x.BiayaJabatan+s.BiayaJabatan, x.BiayaSisa+s.BiayaSisa
		}
		if b != masa {
			x.Bulan++
		}
	}
	return x
}

// Month by month biaya jabatan is exact in every slip and rounded once, half up, for
// the year: eleven months of x,45 rupiah are 4,95 and not nothing. Some of the wages
// tried have a taxable income just beside a full thousand, where a rupiah decides.
func TestHitung_biaya_per_bulan_tidak_dibulatkan_tiap_bulan(t *testing.T) {
	t.Parallel()
	biasa, akhir := rencana(t, putaran(dasar.Bln(2026, 11)), perBulan), rencana(t, putaran(dasar.Bln(2026, 12)), perBulan)
	tabel, err := pph21.Baku().Pada(dasar.Tgl(2026, 12, 1))
	require.NoError(t, err)
	for i := range dasar.Rupiah(1500) {
		b := guru()
		b.Kepesertaan, b.Jam, b.Nilai = nil, nil, b.Nilai[:1]
		b.Nilai[0].Nilai = 9_000_009 + 20*i
		s, err := biasa.Hitung(&b, false)
		require.NoError(t, err)
		satu, err := tabel.BiayaSebulan(s.Bruto, false)
		require.NoError(t, err)
		require.True(t, satu.Equal(decimal.NewFromInt(int64(s.BiayaJabatan)).Add(decimal.New(s.BiayaSisa, -4))), "biaya sebulan tepat")
		per := map[dasar.Bulan][]pegawai.Slip{}
		for m := 1; m <= 11; m++ {
			per[dasar.Bln(2026, m)] = []pegawai.Slip{s}
		}
		b.Setahun = setahunDari(dasar.Bln(2026, 12), per)
		d, err := akhir.Hitung(&b, false)
		require.NoError(t, err)
		a, err := tabel.MasaTerakhir(pph21.Setahun{
			Status: pph21.K1, Masa: dasar.Bln(2026, 12), Bulan: 12, Bruto: 12 * s.Bruto, PerBulan: true, BiayaLalu: satu.Mul(decimal.NewFromInt(11)), BrutoIni: s.Bruto,
		}, nil)
		require.NoError(t, err)
		require.Equal(t, a.Pajak, 11*s.PPh+d.PPh, "upah %s", b.Nilai[0].Nilai)
	}
}

// A bonus and the pay of December are one last month: its biaya jabatan is deducted
// once, not once more for the bonus that was locked before.
func TestPutaran_biaya_per_bulan_dua_putaran_terakhir(t *testing.T) {
	t.Parallel()
	k := bukaKantor(t)
	set := setelan()
	set.BiayaPerBulan = true
	require.NoError(t, k.Stores.Master.SimpanPengaturan(k.ctx, "uji", set))
	require.NoError(t, k.Stores.Isian.Simpan(k.ctx, "uji", pegawai.Isian{ID: "b", Pegawai: "p2", Komponen: "bonus", Jumlah: 3_000_000, Mulai: dasar.Tgl(2026, 12, 2), Selesai: dasar.Tgl(2026, 12, 2)}))
	var bruto, iuran, pph, lalu, ini dasar.Rupiah
	for bulan := 9; bulan <= 12; bulan++ {
		jenis := []pegawai.JenisPutaran{pegawai.Gaji}
		if bulan == 12 {
			jenis = []pegawai.JenisPutaran{pegawai.Bonus, pegawai.Gaji}
		}
		for _, j := range jenis {
			p := k.putaran(j, dasar.Bln(2026, bulan))
			k.sampai(p.ID, pegawai.Dikunci)
			s, err := k.AmbilSlip(k.ctx, hrd, p.ID, "p2")
			require.NoError(t, err)
			bruto, iuran, pph = bruto+s.Bruto, iuran+s.Ember.Iuran, pph+s.PPh
			if bulan == 12 {
				ini += s.Bruto
			} else {
				lalu += 500_000 // 13 million a month: the cap
			}
		}
	}
	tabel, err := pph21.Baku().Pada(dasar.Tgl(2026, 12, 1))
	require.NoError(t, err)
	a, err := tabel.MasaTerakhir(pph21.Setahun{
		Status: pph21.TK0, Masa: dasar.Bln(2026, 12), Bulan: 4, Bruto: bruto, Iuran: iuran, PerBulan: true, BiayaLalu: decimal.NewFromInt(int64(lalu)), BrutoIni: ini,
	}, nil)
	require.NoError(t, err)
	require.Equal(t, a.Pajak, pph)
}

// A slip says whether its tax was annualised (PMK 168/2023 Ps. 15(3)): the contract
// may be corrected later, the slip is what BPA1 reports.
func TestHitung_membekukan_disetahunkan(t *testing.T) {
	t.Parallel()
	b := guru()
	b.Kontrak[0].Disetahun = true
	for bulan, harap := range map[int]bool{10: false, 12: true} {
		s, err := rencana(t, putaran(dasar.Bln(2026, bulan))).Hitung(&b, false)
		require.NoError(t, err)
		require.Equal(t, harap, s.Disetahunkan)
	}
}
