package akademikberkas_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik/akademikberkas"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/santri"
)

// Whatever the bytes, a sheet is refused or every row has a verdict, and what a row
// that stands enters is taken by the rules.
func FuzzBacaNilai(f *testing.F) {
	for _, s := range []string{"nis,mapel,slm1\n1,Fikih,\"64,5\"\n", "NIS;slm1\n01;S\n;;\n", "nis\tmapel\tslm1\r1\tfikih\t1.000\r", "a,b\n", "\xff\xfen\x00", "nis,mapel,slm1,slm1\n1,Fikih,A,9\n1,Fikih,,\n"} {
		f.Add([]byte(s))
	}
	skala, err := nilai.AmbilSkala("100")
	require.NoError(f, err)
	r, err := nilai.Susun(nilai.Aturan{Kode: "a", Versi: 1, Skala: skala, Komponen: []nilai.Komponen{{Kode: "SLM", Bobot: nilai.A(1)}}}, []nilai.Butir{{Kode: "slm1", Komponen: "SLM"}})
	require.NoError(f, err)
	bahan := nilai.BahanLembar{Santri: map[string]santri.ID{"1": "a", "02": "b"}, Mapel: map[string]*nilai.Rencana{"Fikih": r}, Tetap: "Fikih"}
	f.Fuzz(func(t *testing.T, isi []byte) {
		l, err := akademikberkas.BacaNilai(bytes.NewReader(isi), "x", dasarberkas.Batas{})
		if err != nil {
			return
		}
		h, err := nilai.PeriksaLembar(l, bahan)
		if err != nil {
			return
		}
		j := h.Jumlah
		require.Equal(t, len(h.Baris), j.Baris)
		require.Equal(t, j.Baris, j.OK+j.Perbaiki+j.Peringatan+j.Tolak)
		for _, b := range h.Baris {
			_, ada := b.Utama()
			require.Equal(t, b.Hasil != santri.HasilOK, ada)
			if b.Hasil != santri.HasilTolak {
				require.NotEmpty(t, b.Santri)
				_, err := b.Rencana.Hitung(b.Isian, nil)
				require.NoError(t, err)
			}
		}
	})
}
