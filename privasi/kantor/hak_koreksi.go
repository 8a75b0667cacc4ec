package kantor

import (
	"context"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
)

// tipeKoreksi is the registered name of a correction.
const tipeKoreksi = "hak.CatatanKoreksi"

var laciKoreksi = laci[hak.CatatanKoreksi]{"koreksi", func(k *hak.CatatanKoreksi) kepala {
	return kepala{lembaga: k.Lembaga, id: k.ID, subjek: k.Subjek, status: k.Permohonan, pada: k.Pada, versi: &k.Versi}
}}

// CatatKoreksi keeps what a field said before it was corrected for a request.
func (s *Service) CatatKoreksi(ctx context.Context, pel dasar.Pelaku, permohonan, tipe, bidang, lama, baru string) (hak.CatatanKoreksi, error) {
	p, err := s.permohonanMeja(ctx, pel, permohonan)
	if err != nil {
		return hak.CatatanKoreksi{}, err
	}
	tipe, bidang, lama, baru = strings.TrimSpace(tipe), strings.TrimSpace(bidang), rapikanUraian(lama), rapikanUraian(baru)
	if p.Jenis != hak.Koreksi && p.Jenis != hak.Lengkapi || p.Status != hak.Diproses || bidang == "" || baru == lama || len(lama) > maksUsul || len(baru) > maksUsul {
		return hak.CatatanKoreksi{}, hak.ErrPermohonan.Invalidf("sebutkan isian yang dibetulkan beserta isinya semula dan yang baru, untuk permohonan pembetulan yang sedang diproses").Pada("bidang")
	}
	k := hak.CatatanKoreksi{Lembaga: pel.Lembaga, ID: idBaru(), Permohonan: p.ID, Subjek: p.Subjek, Tipe: tipe, Bidang: bidang, Lama: privasi.Tutup(lama), Baru: privasi.Tutup(baru), Pada: s.kini()}
	return catat(ctx, s, laciKoreksi, pel, k, []privasi.Peristiwa{{Jenis: "NilaiDikoreksi", Objek: k.ID, Subjek: k.Subjek, Sebab: bidang, Oleh: pel.ID, Pada: k.Pada}})
}

// koreksi opens the corrections of a request, for who may open the request itself.
func (s *Service) koreksi(ctx context.Context, d *privasi.Penjaga, pel dasar.Pelaku, p hak.Permohonan) ([]Koreksi, error) {
	ks, err := laciKoreksi.milik(ctx, s, pel.Lembaga, p.Subjek)
	ks = slices.DeleteFunc(ks, func(k hak.CatatanKoreksi) bool { return k.Permohonan != p.ID })
	if err != nil || len(ks) == 0 {
		return nil, err
	}
	v, err := d.Minta(ctx, pel, tipeKoreksi, []string{"Lama", "Baru"}, p.Subjek)
	if err != nil {
		return nil, err
	}
	xs := make([]Koreksi, len(ks))
	for i, k := range ks {
		xs[i].CatatanKoreksi = k
		if xs[i].Semula, _, err = privasi.Baca(v, p.Subjek, "Lama", k.Lama); err != nil {
			return nil, err
		}
		if xs[i].Menjadi, _, err = privasi.Baca(v, p.Subjek, "Baru", k.Baru); err != nil {
			return nil, err
		}
	}
	return xs, nil
}
