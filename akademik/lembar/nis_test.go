package lembar_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik/lembar"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

func ExamplePengenal_Kenali() {
	p := lembar.BuatPengenal(map[string]santri.ID{"0701": "s1"})
	nis, id, t := p.Kenali(santri.Sel{Jenis: santri.SelAngka, Teks: "701"})
	fmt.Println(nis, id, t.Hasil, t.Alasan)
	// Output: 0701 s1 perbaiki angka nol di depan NIS hilang dan dikembalikan
}

func TestKenali(t *testing.T) {
	t.Parallel()
	p := lembar.BuatPengenal(map[string]santri.ID{"0701": "a", "702": "b", "00703": "c", "0703": "d", "123456789012345": "e"})
	angka := func(s string) santri.Sel { return santri.Sel{Jenis: santri.SelAngka, Teks: s} }
	for nama, u := range map[string]struct {
		sel    santri.Sel
		nis    string
		id     santri.ID
		aturan dasar.Aturan
	}{
		"tepat":                {santri.Sel{Teks: " 0701 "}, "0701", "a", ""},
		"berkutip":             {santri.Sel{Teks: "'0701"}, "0701", "a", ""},
		"nol hilang":           {angka("701"), "0701", "a", lembar.ErrNol},
		"angka berpangkat":     {angka("7.02E+2"), "702", "b", ""},
		"lima belas angka":     {angka("1.23456789012345E+14"), "123456789012345", "e", ""},
		"enam belas angka":     {angka("1234567890123456"), "", "", lembar.ErrNIS},
		"pecahan":              {angka("70.5"), "", "", lembar.ErrNIS},
		"nol berlebih":         {santri.Sel{Teks: "000701"}, "000701", "", lembar.ErrSantri},
		"dua orang yang cocok": {angka("703"), "703", "", lembar.ErrSantri},
		"asing":                {santri.Sel{Teks: "999"}, "999", "", lembar.ErrSantri},
		"kosong":               {santri.Sel{Teks: "  "}, "", "", lembar.ErrNIS},
		"rusak":                {santri.Sel{Jenis: santri.SelRusak, Teks: "#N/A"}, "", "", lembar.ErrNIS},
		"tanggal":              {santri.Sel{Jenis: santri.SelTanggal, Teks: "2026-07-01"}, "", "", lembar.ErrNIS},
	} {
		nis, id, temuan := p.Kenali(u.sel)
		require.Equal(t, u.nis, nis, nama)
		require.Equal(t, u.id, id, nama)
		require.Equal(t, u.aturan, temuan.Aturan, nama)
	}
}
