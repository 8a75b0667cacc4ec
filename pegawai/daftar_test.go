package pegawai_test

import (
	"testing"

	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

// Every type that a store takes or gives is registered with complete tags.
func TestDaftarkanTipe_lengkap(t *testing.T) {
	t.Parallel()
	var d privasi.Daftar
	pegawai.DaftarkanTipe(&d)
	privasitest.Lengkap(t, &d,
		(*pegawai.Store)(nil), (*pegawai.MasterStore)(nil), (*pegawai.BerkalaStore[pegawai.Penugasan])(nil), (*pegawai.BerkalaStore[pegawai.Kontrak])(nil),
		(*pegawai.BerkalaStore[pegawai.Kepesertaan])(nil), (*pegawai.BerkalaStore[pegawai.StatusPajak])(nil), (*pegawai.BerkalaStore[pegawai.SaldoPajak])(nil),
		(*pegawai.BerkalaStore[pegawai.Nilai])(nil), (*pegawai.BerkalaStore[pegawai.Isian])(nil), (*pegawai.BerkalaStore[pegawai.CatatanJam])(nil),
		(*pegawai.BerkalaStore[pegawai.Presensi])(nil), (*pegawai.BerkalaStore[pegawai.Cuti])(nil), (*pegawai.BerkalaStore[pegawai.Dokumen])(nil),
		(*pegawai.BerkalaStore[pegawai.Kasbon])(nil), (*pegawai.PutaranStore)(nil), (*pegawai.SlipStore)(nil), (*pegawai.SumberJam)(nil),
		privasitest.Kecuali{Tipe: pegawai.Saringan{}, Alasan: "saringan, tidak disimpan"},
	)
}
