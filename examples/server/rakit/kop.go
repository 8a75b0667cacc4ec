package rakit

import (
	"cmp"
	"context"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// kopRapor is the head of the paper of a unit as its office wrote it; before that the names
// of the institution and of the unit.
func (s *Server) kopRapor(ctx context.Context, l dasar.LembagaID, u santri.KodeUnit) (akademik.KopRapor, error) {
	k, _, err := s.Akun.Kop(ctx, l, string(u))
	if err != nil {
		return akademik.KopRapor{}, err
	}
	lembaga, err := s.Akun.Lembaga(ctx, l)
	if err != nil {
		return akademik.KopRapor{}, err
	}
	st, err := s.Santri.Stores.Struktur.Struktur(ctx, l)
	if err != nil {
		return akademik.KopRapor{}, err
	}
	unit, _ := st.CariUnit(string(u))
	return akademik.KopRapor{
		Sekolah:   rapor.Sekolah{Nama: cmp.Or(k.Nama, lembaga.Nama), NamaArab: k.NamaArab, Unit: cmp.Or(k.NamaUnit, unit.Nama, string(u)), Nomor: k.Nomor, Alamat: k.Alamat, Kota: k.Kota},
		Kepala:    rapor.Penanda{Nama: k.Kepala, Jabatan: cmp.Or(k.Jabatan, "Kepala"), Nomor: k.NomorKepala},
		Kurikulum: k.Kurikulum,
	}, nil
}
