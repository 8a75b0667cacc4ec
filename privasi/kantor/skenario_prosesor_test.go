package kantor_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/privasi/ropa"
)

// The data moves from a processor in Jakarta to one in Singapore. The new one has its
// eleven contents, and its place abroad a mechanism in the order of the law, before the
// day (P-29, B-37, B-39, P-30); on that day the record names it, and the old one no more.
func TestP29_B39_skenarioGantiProsesor(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, kode, awal := t.Context(), "santri-pokok", r.Jam.Now()
		hari := func(n int) time.Time { return awal.AddDate(0, 0, n) }
		versi := uint64(0)
		ya := func(l ropa.Lampiran, err error) {
			t.Helper()
			require.NoError(t, err)
			versi = l.Versi
		}
		tidak := func(aturan error) func(ropa.Lampiran, error) {
			return func(_ ropa.Lampiran, err error) {
				t.Helper()
				require.ErrorIs(t, err, aturan)
			}
		}
		prosesor := func(id string, dari, sampai time.Time) ropa.Prosesor {
			p := ropa.Prosesor{Pihak: ropa.Pihak{ID: id, Nama: "PT " + id, Negara: "ID"}, Kegiatan: []string{kode}, Perjanjian: ropa.Perjanjian{Nomor: "PKS-" + id, Mulai: dari, Selesai: sampai, Isi: map[string]string{}}}
			for _, b := range ropa.ButirPerjanjian() {
				p.Perjanjian.Isi[b] = "pasal " + b
			}
			return p
		}
		o, pel := r.kantor, r.ppdp()
		ya(o.AturPihak(ctx, pel, ropa.Lampiran{Pengendali: ropa.Pihak{Nama: "Yayasan Uji", Kontak: "0811"}, PPDP: "ppdp", PemenuhanHak: "di kantor"}))
		ya(o.AturProsesor(ctx, pel, prosesor("lama", awal, time.Time{}), versi))
		ya(o.AturTempat(ctx, pel, ropa.Lokasi{ID: "jkt", Pengelola: "lama", BadanHukum: "PT lama", Kota: "Jakarta", Negara: "ID", Mulai: awal}, versi))
		rinci := func(lokasi ...string) ropa.Rincian {
			return ropa.Rincian{Kegiatan: kode, Sebagai: ropa.SebagaiPengendali, KategoriSubjek: []string{"santri"}, Sumber: []string{"wali"}, Lokasi: lokasi}
		}
		ya(o.AturRincian(ctx, pel, rinci("jkt"), versi))
		isi := func(butir string) []string {
			x, err := o.KeadaanRopa(ctx, pel)
			require.NoError(t, err)
			i := slices.IndexFunc(x.Kini.Baris, func(b ropa.Baris) bool { return b.Kegiatan == kode })
			return x.Kini.Baris[i].Butir[butir]
		}
		pindah := hari(30)

		kurang := prosesor("baru", pindah, time.Time{})
		delete(kurang.Perjanjian.Isi, "pengakhiran")
		tidak(ropa.ErrPerjanjianTakLengkap)(o.AturProsesor(ctx, pel, kurang, versi))
		tidak(ropa.ErrLokasiTakTerdaftar)(o.AturTempat(ctx, pel, ropa.Lokasi{ID: "sg", Pengelola: "baru", BadanHukum: "PT baru", Kota: "Singapura", Negara: "SG", Mulai: pindah}, versi))
		ya(o.AturProsesor(ctx, pel, prosesor("baru", pindah, time.Time{}), versi))
		ya(o.AturTempat(ctx, pel, ropa.Lokasi{ID: "sg", Pengelola: "baru", BadanHukum: "PT baru", Kota: "Singapura", Negara: "SG", Mulai: pindah}, versi))
		x := ropa.Transfer{ID: "t", Lokasi: "sg", Penerima: "PT baru", Kegiatan: []string{kode}, Penilaian: "TIA-1", Mekanisme: ropa.Setuju, Dikabari: hari(10), Mulai: pindah}
		tidak(ropa.ErrUrutanMekanisme)(o.AturTransfer(ctx, pel, x, versi))
		x.Setara, x.Mengikat, x.Mekanisme = ropa.Nilai{Pada: hari(1), Dokumen: "N-1"}, ropa.Nilai{Pada: hari(31), Memenuhi: true, Dokumen: "N-2"}, ropa.Mengikat
		tidak(ropa.ErrTransfer)(o.AturTransfer(ctx, pel, x, versi)) // judged after it began
		x.Mengikat.Pada, x.Dikabari = hari(2), pindah
		tidak(ropa.ErrTransfer)(o.AturTransfer(ctx, pel, x, versi)) // people told on the day itself
		x.Dikabari = hari(10)
		ya(o.AturTransfer(ctx, pel, x, versi))

		require.Equal(t, []string{"Yayasan Uji (pengendali)", "PT lama (prosesor, perjanjian PKS-lama)"}, isi("pengendali_prosesor"))
		require.Equal(t, []string{"tidak ada transfer ke luar Indonesia"}, isi("transfer"), "belum harinya")
		ya(o.AturProsesor(ctx, pel, prosesor("lama", awal, pindah), versi))
		ya(o.AturTempat(ctx, pel, ropa.Lokasi{ID: "jkt", Pengelola: "lama", BadanHukum: "PT lama", Kota: "Jakarta", Negara: "ID", Mulai: awal, Selesai: pindah}, versi))
		r.Jam.Setel(pindah.Add(-time.Second))
		require.Contains(t, isi("pengendali_prosesor"), "PT lama (prosesor, perjanjian PKS-lama)")

		r.Jam.Setel(pindah)
		ya(o.AturRincian(ctx, pel, rinci("sg"), versi))
		require.Equal(t, []string{"Yayasan Uji (pengendali)", "PT baru (prosesor, perjanjian PKS-baru)"}, isi("pengendali_prosesor"))
		require.Equal(t, []string{"ke PT baru di SG, mekanisme mengikat, penilaian TIA-1"}, isi("transfer"))
		l, err := o.Lampiran(ctx, pel)
		require.NoError(t, err)
		require.NoError(t, l.PeriksaSimpan("sg", kode, ropa.ButirPerjanjian(), r.Jam.Now()))
		require.ErrorIs(t, l.PeriksaSimpan("jkt", kode, ropa.ButirPerjanjian(), r.Jam.Now()), ropa.ErrLokasiTakTerdaftar)
	})
}
