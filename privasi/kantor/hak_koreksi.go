package kantor

import (
	"context"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
)

var laciKoreksi = laci[hak.CatatanKoreksi]{"koreksi", func(k *hak.CatatanKoreksi) kepala {
	return kepala{lembaga: k.Lembaga, id: k.ID, subjek: k.Subjek, status: k.Permohonan, pada: k.Pada, versi: &k.Versi}
}}

// CatatKoreksi keeps what a field said before it was corrected for a request.
func (s *Service) CatatKoreksi(ctx context.Context, pel dasar.Pelaku, permohonan, tipe, bidang, lama, baru string) (hak.CatatanKoreksi, error) {
	if err := petugas(pel); err != nil {
		return hak.CatatanKoreksi{}, err
	}
	p, err := laciPermohonan.ambil(ctx, s, pel.Lembaga, permohonan)
	if err != nil {
		return hak.CatatanKoreksi{}, err
	}
	tipe, bidang = strings.TrimSpace(tipe), strings.TrimSpace(bidang)
	if p.Jenis != hak.Koreksi && p.Jenis != hak.Lengkapi || p.Status != hak.Diproses || bidang == "" || baru == lama || len(lama) > 1000 || len(baru) > 1000 {
		return hak.CatatanKoreksi{}, hak.ErrPermohonan.Invalidf("sebutkan isian yang dibetulkan beserta isinya semula dan yang baru, untuk permohonan pembetulan yang sedang diproses").Pada("bidang")
	}
	k := hak.CatatanKoreksi{Lembaga: pel.Lembaga, ID: idBaru(), Permohonan: p.ID, Subjek: p.Subjek, Tipe: tipe, Bidang: bidang, Lama: privasi.Tutup(lama), Baru: privasi.Tutup(baru), Pada: s.kini()}
	return catat(ctx, s, laciKoreksi, pel, k, []privasi.Peristiwa{{Jenis: "NilaiDikoreksi", Objek: k.ID, Subjek: k.Subjek, Sebab: bidang, Oleh: pel.ID, Pada: k.Pada}})
}
