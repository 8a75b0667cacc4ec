package rakit

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/retensi"
	"github.com/pesantren-go/pesantren/santri"
)

// mulai joins what santri and staff know of people's leaving.
type mulai struct{ s *Server }

// Mulai implements [kantor.SumberMulai]: who is needed nowhere any more, since the
// latest day; who is needed is listed without an event. Who is a wali here and staff there stays until both are over. When the
// books of a person began to age is not said here, so that they are never due by
// themselves.
func (m mulai) Mulai(ctx context.Context, l dasar.LembagaID, ss ...privasi.SubjekID) (map[privasi.SubjekID][]retensi.Mulai, error) {
	keluar, err := m.s.Santri.Stores.Retensi.Keluar(ctx, l, ss...)
	if err != nil {
		return nil, err
	}
	staf, err := m.s.Pegawai.Stores.Retensi.Keluar(ctx, l, ss...)
	if err != nil {
		return nil, err
	}
	for s, hari := range staf {
		santri.Terakhir(keluar, s, hari)
	}
	hasil := make(map[privasi.SubjekID][]retensi.Mulai, len(keluar))
	for s, hari := range keluar {
		if hasil[s] = nil; hari.IsZero() {
			continue
		}
		for _, k := range []privasi.KelasRetensi{privasi.RetensiIdentitas, privasi.RetensiKesehatan, privasi.RetensiAkun} {
			hasil[s] = append(hasil[s], retensi.Mulai{Kelas: k, Pada: hari})
		}
	}
	return hasil, nil
}
