package keuangan

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/santri"
)

func pengenalUji() *Pengenal {
	var ws []santri.WaliSantri
	for _, x := range []struct{ id, nama, wali string }{
		{"s1", "Ahmad Fauzi Ridwan", "H. Budi Santoso, S.Pd"}, {"s2", "Salma Fauziah", "H. Budi Santoso, S.Pd"}, {"s3", "Ahmad Zaki", "Hasan"},
		{"s4", "Umar Hadi", "Rofi'i Al-Farisi"}, {"s5", "Al-Khansa Nur", "Muhammad Rizqi Hidayat"}, {"s6", "Mei Lestari", "April Juni"},
		{"s7", "Budi Kecil", "Santoso Wijaya"}, {"s8", "Ahmad Fauzi", "Budi Santoso"},
	} {
		ws = append(ws, santri.WaliSantri{Santri: santri.ID(x.id), Keluarga: santri.KeluargaID("k-" + x.id), NIS: santri.NIS(x.id), Nama: x.nama, Wali: x.wali})
	}
	va := map[string]Usulan{"8810260001": {"s1", "k-s1", SebabVA}, "8810260003": {"s3", "k-s3", SebabVA}, "88102600011": {"s4", "k-s4", SebabVA}}
	return BuatPengenal(ws, va, KataMutasiBaku())
}

func TestCocokkan(t *testing.T) {
	t.Parallel()
	p := pengenalUji()
	for _, k := range []struct {
		nama, teks string
		keluar     bool
		kelas      KelasMutasi
		usulan     []santri.ID
	}{
		{"VA", "VA 8810260001 SYAHRIAH", false, Pasti, []santri.ID{"s1"}},
		{"VA melekat pada huruf", "VA8810260003/SPP", false, Pasti, []santri.ID{"s3"}},
		{"VA disebut dua kali", "8810260001 8810260001", false, Pasti, []santri.ID{"s1"}},
		{"angka lebih panjang bukan VA itu", "VA 88102600011", false, Pasti, []santri.ID{"s4"}},
		{"angka yang memuat VA bukan VA", "VA 9988102600012", false, TakDikenal, nil},
		{"VA dua santri", "8810260001 8810260003", false, Tinjau, []santri.ID{"s1", "s3"}},
		{"VA di uang keluar", "VA 8810260001", true, Keluar, nil},
		{"VA menang atas nama", "TRSF HASAN SPP AHMAD VA 8810260001", false, Pasti, []santri.ID{"s1"}},
		{"wali dan nama depan", "TRSF BUDI SANTOSO SPP SALMA OKT", false, Tinjau, []santri.ID{"s2"}},
		{"nama santri yang lebih lengkap didahulukan", "TRSF BUDI SANTOSO SPP AHMAD FAUZI RIDWAN", false, Tinjau, []santri.ID{"s1", "s8"}},
		{"apostrof dan tanda hubung", "TRSF ROFII AL FARISI SPP UMAR", false, Tinjau, []santri.ID{"s4"}},
		{"nama depan bertanda hubung", "TRSF MUHAMMAD RIZQI HIDAYAT SPP AL-KHANSA", false, Tinjau, []santri.ID{"s5"}},
		{"separuh nama depan tidak cukup", "TRSF MUHAMMAD RIZQI HIDAYAT SPP AL", false, TakDikenal, []santri.ID{"s5"}},
		{"wali satu kata", "TRSF HASAN SPP AHMAD", false, Tinjau, []santri.ID{"s3"}},
		{"sapaan dilewati", "TRANSFER DARI BPK H BUDI SANTOSO UNTUK SALMA", false, Tinjau, []santri.ID{"s2"}},
		{"nama bulan sebagai nama orang", "TRSF APRIL JUNI SPP MEI", false, Tinjau, []santri.ID{"s6"}},
		{"berita lalu pengirim, tanpa kata penanda", "SPP SALMA BUDI SANTOSO", false, Tinjau, []santri.ID{"s2"}},
		{"nama wali saja", "TRANSFER DARI BUDI SANTOSO", false, TakDikenal, []santri.ID{"s1", "s2", "s8"}},
		{"nama santri saja", "TRANSFER UNTUK SALMA", false, TakDikenal, nil},
		{"pengirim lebih panjang dari nama wali", "TRANSFER DARI HASAN ZAKI SPP AHMAD", false, TakDikenal, nil},
		{"nama wali bagian nama lain", "TRSF BUDI SANTOSO WIJAYA SPP SALMA", false, TakDikenal, nil},
		{"nama depan di dalam nama pengirim", "TRANSFER DARI AHMAD HASAN", false, TakDikenal, nil},
		{"nama depan di dalam nama pengirim dua kata", "TRANSFER DARI SALMA BUDI SANTOSO", false, TakDikenal, nil},
		{"satu kata di sebelah nama santri bukan pengirim", "SPP AHMAD HASAN", false, TakDikenal, nil},
		{"dua nama orang lain di sebelahnya", "SPP UMAR BUDI SANTOSO", false, TakDikenal, nil},
		{"wali bukan pengirim", "TRSF UMAR HADI SPP AHMAD HASAN", false, TakDikenal, nil},
		{"potongan kata tidak cocok", "TRSF BUDI SANTOSOX SPP SALMAN", false, TakDikenal, nil},
		{"biaya", "BIAYA ADM", true, BiayaBank, nil},
		{"pajak bagi hasil", "PAJAK BAGI HASIL", true, BiayaBank, nil},
		{"biaya di tengah teks", "TRSF KE PT LISTRIK BIAYA BULANAN", true, Keluar, nil},
		{"bagi hasil", "BAGI HASIL", false, BagiHasil, nil},
		{"biaya di uang masuk", "BIAYA DAFTAR ULANG", false, TakDikenal, nil},
		{"kosong", "", false, TakDikenal, nil},
	} {
		t.Run(k.nama, func(t *testing.T) {
			h := p.Cocokkan(BarisBank{Masuk: !k.keluar, Teks: k.teks})
			require.Equal(t, k.kelas, h.Kelas, "%v", h.Usulan)
			var ids []santri.ID
			for _, u := range h.Usulan {
				ids = append(ids, u.Santri)
				require.Equal(t, santri.KeluargaID("k-"+string(u.Santri)), u.Keluarga)
				require.NotEqual(t, u.Sebab.Teks(), string(u.Sebab), "every reason has a sentence")
			}
			require.Equal(t, k.usulan, ids)
			require.Len(t, h.Penjelasan, 1+len(ids))
		})
	}
}

func TestAngkaMutasi(t *testing.T) {
	t.Parallel()
	require.Equal(t, []string{"8810260001", "123456"}, AngkaMutasi("VA8810260001, 12345 8810260001/123456 "+fmt.Sprintf("%040d", 7)))
	require.Empty(t, AngkaMutasi("٨٨١٠٢٦٠٠٠١"))
}

func BenchmarkCocokkan(b *testing.B) {
	for _, n := range []int{1_000, 100_000} {
		b.Run(fmt.Sprintf("%d_wali", n), func(b *testing.B) {
			ws := make([]santri.WaliSantri, n)
			for i := range ws {
				ws[i] = santri.WaliSantri{Santri: santri.ID(fmt.Sprint("s", i)), Nama: fmt.Sprintf("Ahmad%d Zaki", i), Wali: fmt.Sprintf("Budi%d Santoso%d", i%977, i)}
			}
			p := BuatPengenal(ws, nil, KataMutasiBaku())
			r := BarisBank{Masuk: true, Teks: "TRSF E-BANKING CR 1610/FTSCY/WS95051 950000.00 SPP AHMAD7 BUDI7 SANTOSO7"}
			for b.Loop() {
				if h := p.Cocokkan(r); h.Kelas != Tinjau {
					b.Fatal(h.Kelas)
				}
			}
		})
	}
}
