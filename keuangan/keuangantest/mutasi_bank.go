package keuangantest

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
)

const rekeningBank = "BSI 7123"

// bank is the treasurer's desk of one fresh institution: a loket with santri
// whose wali have names, and a vault for the texts of bank rows.
type bank struct {
	*loket
	rumah     *privasitest.RumahUji
	bendahara dasar.Pelaku
	ke        int // of the last bank row made
	saldo     decimal.Decimal
}

func rumahBank(t *testing.T) *privasitest.RumahUji {
	return privasitest.Rumah(t, func(d *privasi.Daftar) { require.NoError(t, keuangan.Daftar(d)) })
}

func bukaBank(t require.TestingT, rumah *privasitest.RumahUji, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) *bank {
	k := &bank{loket: bukaLoket(t, st, at), rumah: rumah, saldo: decimal.NewFromInt(10_000_000)}
	k.Stores.Santri = penduduk{}
	k.Brankas, k.Penjaga, k.Daftar = rumah.Brankas, rumah.Penjaga, rumah.Daftar
	require.NoError(t, rumah.Register.Simpan(context.Background(), k.lembaga, privasitest.RegisterBaku(t, k.lembaga), 0))
	k.bendahara = dasar.Pelaku{ID: "bendahara-1", Lembaga: k.lembaga, Peran: privasi.PeranBendahara, Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanRekonsiliasi}
	k.atur(t, nil)
	return k
}

// atur sets the settings of the institution: VA numbers are 8810 + NIS.
func (k *bank) atur(t require.TestingT, ubah func(*keuangan.Pengaturan)) {
	p := keuangan.PengaturanBaku()
	p.Sejak, p.AwalanVA = dasar.Tgl(2026, 1, 1), "8810"
	if ubah != nil {
		ubah(&p)
	}
	require.NoError(t, k.Stores.Pengaturan.Simpan(context.Background(), k.lembaga, p))
}

// penduduk are the same four santri in every institution.
type penduduk struct{}

var pendudukUji = []struct {
	id, nis, nama, keluarga, unit string
	wali                          []string
}{
	{"k-1-s1", "260001", "Ahmad Fauzi Ridwan", "k-1", "MTs", []string{"H. Budi Santoso, S.Pd", "Siti Aminah"}},
	{"k-1-s2", "260002", "Salma Fauziah", "k-1", "MA", []string{"H. Budi Santoso, S.Pd", "Siti Aminah"}},
	{"k-2-s1", "260003", "Ahmad Zaki", "k-2", "MTs", []string{"Hasan", "Nur Laila"}},
	{"k-3-s1", "260004", "Umar Hadi", "k-3", "Pondok", []string{"Rofi'i Al-Farisi"}},
}

func (penduduk) semua() (out []santri.Peserta) {
	for _, o := range pendudukUji {
		out = append(out, santri.Peserta{
			ID: santri.ID(o.id), Subjek: privasi.SubjekID("subjek-" + o.id), Keluarga: santri.KeluargaID(o.keluarga), NIS: santri.NIS(o.nis), Nama: o.nama, Alias: santri.Alias("alias-" + o.id),
			Status: santri.Aktif, Anggota: []santri.Anggota{{Jalur: santri.Formal, Unit: santri.KodeUnit(o.unit)}},
		})
	}
	return out
}

// Peserta implements [santri.SumberPeserta].
func (w penduduk) Peserta(context.Context, dasar.LembagaID, dasar.Tanggal, ...santri.Status) iter.Seq2[santri.Peserta, error] {
	return satuSatu(w.semua())
}

func satuSatu[T any](xs []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, x := range xs {
			if !yield(x, nil) {
				return
			}
		}
	}
}

// PesertaKeluarga implements [santri.SumberPeserta].
func (w penduduk) PesertaKeluarga(_ context.Context, _ dasar.LembagaID, _ dasar.Tanggal, ks ...santri.KeluargaID) ([]santri.Peserta, error) {
	return slices.DeleteFunc(w.semua(), func(p santri.Peserta) bool { return !slices.Contains(ks, p.Keluarga) }), nil
}

// PesertaID implements [santri.SumberPeserta].
func (w penduduk) PesertaID(_ context.Context, _ dasar.LembagaID, _ dasar.Tanggal, id ...santri.ID) ([]santri.Peserta, error) {
	return slices.DeleteFunc(w.semua(), func(p santri.Peserta) bool { return !slices.Contains(id, p.ID) }), nil
}

// NamaWali implements [santri.SumberPeserta].
func (w penduduk) NamaWali(context.Context, dasar.LembagaID, dasar.Tanggal) iter.Seq2[santri.WaliSantri, error] {
	var out []santri.WaliSantri
	for _, o := range pendudukUji {
		for _, nama := range o.wali {
			out = append(out, santri.WaliSantri{Santri: santri.ID(o.id), Keluarga: santri.KeluargaID(o.keluarga), NIS: santri.NIS(o.nis), Nama: o.nama, Wali: nama})
		}
	}
	return satuSatu(out)
}

// baris makes the next row of the statement, with its running balance.
func (k *bank) baris(hari int, masuk bool, nominal, teks string) keuangan.BarisBank {
	k.ke++
	n := decimal.RequireFromString(nominal)
	if k.saldo = k.saldo.Add(n); !masuk {
		k.saldo = k.saldo.Sub(n).Sub(n)
	}
	return keuangan.BarisBank{
		Baris: k.ke + 1, Tanggal: dasar.Tgl(2026, 10, hari), Jam: "10:00", Masuk: masuk, Nominal: n, Saldo: decimal.NewNullDecimal(k.saldo),
		Rujukan: fmt.Sprintf("FT%06d", k.ke), Teks: teks,
	}
}

func (k *bank) berkas(rs ...keuangan.BarisBank) keuangan.PermintaanMutasi {
	return keuangan.PermintaanMutasi{Rekening: rekeningBank, Berkas: keuangan.BerkasBank{Nama: "mutasi.csv", TataLetak: "bsi-1", RujukanUnik: true, TeksStabil: true, Baris: rs}}
}

func (k *bank) impor(t require.TestingT, rs ...keuangan.BarisBank) keuangan.HasilMutasi {
	h, err := k.ImporMutasi(context.Background(), k.bendahara, k.berkas(rs...))
	require.NoError(t, err)
	return h
}

// lihat returns a stored row as a person would name it.
func (k *bank) lihat(t require.TestingT, r keuangan.BarisBank) (keuangan.MutasiBank, keuangan.BarisMutasi) {
	ms, err := k.Stores.Mutasi.Kunci(context.Background(), k.lembaga, rekeningBank, r.Rujukan)
	require.NoError(t, err)
	require.Len(t, ms, 1, r.Rujukan)
	return ms[0], keuangan.BarisMutasi{Rekening: rekeningBank, Kunci: ms[0].Kunci, Versi: ms[0].Versi}
}

// saldoAkun returns the balance of an account, debit less kredit.
func (k *bank) saldoAkun(t require.TestingT, akun keuangan.KodeAkun) (n dasar.Rupiah) {
	rows, err := k.Stores.Buku.Jurnal.Saldo(context.Background(), k.lembaga, keuangan.PadaSaat{}, false)
	require.NoError(t, err)
	for _, r := range rows {
		if r.Akun == akun {
			n += r.Netto()
		}
	}
	return n
}

// keadaan describes the money of the institution without ids: what bank rows,
// bills, credit and accounts say. Two histories that came to the same agree.
func (k *bank) keadaan(t require.TestingT) (out []string) {
	ctx := context.Background()
	saldo, err := k.Stores.Buku.Jurnal.Saldo(ctx, k.lembaga, keuangan.PadaSaat{}, true)
	require.NoError(t, err)
	for _, s := range saldo {
		if n := s.Netto(); n != 0 {
			out = append(out, fmt.Sprintf("saldo %s %s %d", s.Akun, s.Unit, n))
		}
	}
	titipan, err := k.Stores.Bayar.Titipan(ctx, k.lembaga, keuangan.PadaSaat{})
	require.NoError(t, err)
	for f, n := range titipan {
		if n != 0 {
			out = append(out, fmt.Sprintf("titipan %s %d", f, n))
		}
	}
	for _, s := range []santri.KeluargaID{"k-1", "k-2", "k-3"} {
		ps, _, err := k.Stores.Tagihan.Posisi(ctx, k.lembaga, keuangan.SaringTagihan{Keluarga: s}, keuangan.PadaSaat{}, dasar.Page{Limit: dasar.MaxPage})
		require.NoError(t, err)
		var sisa dasar.Rupiah
		for _, p := range ps {
			sisa += p.Sisa()
		}
		out = append(out, fmt.Sprintf("tunggakan %s %d", s, sisa))
	}
	for p := (dasar.Page{Limit: dasar.MaxPage}); ; {
		ms, next, err := k.Stores.Mutasi.Cari(ctx, k.lembaga, keuangan.SaringMutasi{}, p)
		require.NoError(t, err)
		for _, m := range ms {
			out = append(out, fmt.Sprintf("baris %s %s %s bayar=%v", m.Kunci, m.Kelas, m.Putusan, m.Pembayaran != ""))
		}
		if p.After = next; next == "" {
			break
		}
	}
	slices.Sort(out)
	return out
}

// utuh checks what holds after every step: the books, the credit and the bills
// agree with their rows, and every rupiah that the bank rows brought is booked
// exactly once.
func (k *bank) utuh(t require.TestingT) {
	ctx := context.Background()
	for nama, periksa := range map[string]func(context.Context, dasar.LembagaID) ([]keuangan.Selisih, error){
		"jurnal": k.Stores.Buku.Jurnal.Periksa, "bayar": k.Stores.Bayar.Periksa, "tagihan": k.Stores.Tagihan.Periksa,
	} {
		beda, err := periksa(ctx, k.lembaga)
		require.NoError(t, err)
		require.Empty(t, beda, nama)
	}
	ms, next, err := k.Stores.Mutasi.Cari(ctx, k.lembaga, keuangan.SaringMutasi{}, dasar.Page{Limit: dasar.MaxPage})
	require.NoError(t, err)
	require.Empty(t, next)
	var bank, takKenal dasar.Rupiah
	for _, m := range ms {
		if m.Putusan != keuangan.Dibukukan && m.Putusan != keuangan.TakKenal {
			require.Empty(t, m.Pembayaran+m.Jurnal, "a row that waits has nothing booked")
			continue
		}
		if m.Putusan == keuangan.TakKenal {
			takKenal += m.Jumlah
		}
		if m.Masuk {
			bank += m.Jumlah
		} else {
			bank -= m.Jumlah
		}
		if m.Pembayaran != "" {
			b, err := k.AmbilBayar(ctx, k.bendahara, m.Pembayaran)
			require.NoError(t, err)
			require.Equal(t, m.Jumlah, b.Jumlah, "a row is matched with its amount, no more")
			require.Empty(t, b.DibalikOleh)
		}
	}
	require.Equal(t, bank, k.saldoAkun(t, keuangan.AkunBank), "the bank account holds what the rows brought")
	require.Equal(t, -takKenal, k.saldoAkun(t, keuangan.AkunTitipanTakKenal))
}

// tagihSantri issues one bill of one santri with its journal.
func (k *bank) tagihSantri(t require.TestingT, siapa santri.ID, f santri.KeluargaID, unit santri.KodeUnit, komponen keuangan.KodeKomponen, tempo dasar.Tanggal, n dasar.Rupiah) string {
	k.nomor++
	tag := keuangan.Tagihan{
		Lembaga: k.lembaga, ID: fmt.Sprintf("%s-t%04d", k.lembaga, k.nomor), Santri: siapa, Keluarga: f, Alias: "alias", Komponen: komponen,
		Periode: fmt.Sprintf("p%04d", k.nomor), Versi: 1, Unit: unit, Uraian: string(komponen), Bruto: n, Jumlah: n,
		Terbit: tempo.Bulan().Awal(), JatuhTempo: tempo, Prioritas: prioritas[komponen], Putaran: "uji", Dicatat: k.jam.Now(),
	}
	j := keuangan.Jurnal{
		Lembaga: k.lembaga, ID: "j-" + tag.ID, Sumber: "penagihan/uji/" + tag.ID, Jenis: keuangan.Umum, Tanggal: tag.Terbit, Keterangan: "Penagihan", Oleh: "uji", Dicatat: tag.Dicatat,
		Baris: []keuangan.Baris{{Akun: piutangBaku(komponen), Unit: unit, Debit: n}, {Akun: "4.1.1.01", Unit: unit, Kredit: n}},
	}
	require.NoError(t, k.Atomic.Do(context.Background(), func(ctx context.Context, st keuangan.Stores) error {
		if _, err := st.Tagihan.Terbitkan(ctx, k.lembaga, []keuangan.Tagihan{tag}); err != nil {
			return err
		}
		return keuangan.Catat(ctx, st.Buku, j)
	}))
	return tag.ID
}
