package pegawaiberkas_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pegawaiberkas"
)

// A layout that is accepted can be written, whatever the names hold.
func FuzzBacaTataTransfer(f *testing.F) {
	for _, x := range pegawaiberkas.TataTransferBaku() {
		b, err := json.Marshal(x)
		require.NoError(f, err)
		f.Add(b, "=1+1", "Ja’far\n;")
	}
	f.Fuzz(func(t *testing.T, data []byte, nama, bank string) {
		x, err := pegawaiberkas.BacaTataTransfer(data)
		if err != nil {
			require.ErrorIs(t, err, pegawaiberkas.ErrTataTransfer)
			return
		}
		x.Bank = nil
		var b bytes.Buffer
		_, err = pegawaiberkas.TulisTransfer(&b, x, kepalaTransfer, []pegawaiberkas.Bayaran{{Nama: nama, Jumlah: 1, Rekening: pegawai.Rekening{Bank: bank, Nomor: "0712345678", AtasNama: nama}}})
		if dasar.KindOf(err) == dasar.Internal {
			require.NoError(t, err)
		}
	})
}

// A mapping that is accepted gives well-formed XML, whatever the names hold.
func FuzzBacaPetaCoretax(f *testing.F) {
	for _, d := range []pegawaiberkas.Dokumen{pegawaiberkas.BPMP, pegawaiberkas.BP21, pegawaiberkas.BPA1} {
		b, err := json.Marshal(peta(f, d))
		require.NoError(f, err)
		f.Add(b, "<b>&\x00")
	}
	c := coretax(f, okt)
	f.Fuzz(func(t *testing.T, data []byte, jabatan string) {
		p, err := pegawaiberkas.BacaPetaCoretax(data)
		if err != nil {
			require.ErrorIs(t, err, pegawaiberkas.ErrPeta)
			return
		}
		var b bytes.Buffer
		if pegawaiberkas.TulisCoretaxXML(&b, p, c, []pegawaiberkas.BarisCoretax{{Jabatan: jabatan, Nama: jabatan, Masa: okt}}) == nil {
			require.Positive(t, banyakUnsur(t, b.Bytes()))
		}
	})
}
