package keuangan

import (
	"context"
	"maps"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// ErrPenjaga says that a program shows what people owe and pay without the door that
// decides on it and notes it ([Service].Penjaga).
var ErrPenjaga = dasar.Aturan("KEU-PENJAGA-01")

// What the readers of this package show of people, by the names of the inventory.
const (
	tipeTagihan    = "keuangan.Tagihan"
	tipePembayaran = "keuangan.Pembayaran"
	tipeTitipan    = "keuangan.GerakTitipan"
	tipeKeringanan = "keuangan.Keringanan"
	tipeTarif      = "keuangan.Tarif"
)

var (
	bidangTagihan    = []string{"Uraian", "Bruto", "Potongan", "Jumlah", "JatuhTempo"}
	bidangPenjelasan = "Penjelasan" // of a bill: it tells the reason of a discount
	bidangPembayaran = []string{"Jumlah", "SisaTitipan", "Alasan"}
	bidangTitipan    = []string{"Jumlah"}
	bidangTarif      = []string{"Jumlah", "Alasan"}
	bidangKeringanan = []string{"Persen", "Nominal", "Alasan"}
)

// dilihat is how far the money of some santri is released to a caller: decisions whose
// trail has been written.
type dilihat struct {
	orang    map[santri.ID]orangDilihat
	keluarga map[santri.KeluargaID][]santri.ID
}

type orangDilihat struct {
	v *privasi.Pandangan
	s privasi.SubjekID
}

// wajib refuses, with [privasi.ErrTingkat], unless fields of the santri are released in full.
func (d dilihat) wajib(id santri.ID, bidang ...string) error {
	o, ada := d.orang[id]
	if !ada {
		return privasi.ErrTingkat.Forbiddenf("data keuangan santri ini tidak boleh dibuka")
	}
	return o.v.Wajib(privasi.Penuh, o.s, bidang...)
}

// wajibKeluarga is wajib for each santri of a family: what a family paid is of them all.
func (d dilihat) wajibKeluarga(k santri.KeluargaID, bidang ...string) error {
	if len(d.keluarga[k]) == 0 {
		return d.wajib("")
	}
	for _, id := range d.keluarga[k] {
		if err := d.wajib(id, bidang...); err != nil {
			return err
		}
	}
	return nil
}

// lihat asks the door for fields of a type about santri: one decision for each
// [privasi.MaksSubjek] of them.
func (s *Service) lihat(ctx context.Context, pel dasar.Pelaku, tipe string, bidang []string, ids ...santri.ID) (dilihat, error) {
	slices.Sort(ids)
	d := dilihat{orang: make(map[santri.ID]orangDilihat, len(ids))}
	for ruas := range slices.Chunk(slices.Compact(ids), privasi.MaksSubjek) {
		ps, err := s.Stores.Santri.PesertaID(ctx, pel.Lembaga, s.hariIni(pel.Lembaga), ruas...)
		if err != nil {
			return d, err
		}
		if err := s.putuskan(ctx, pel, tipe, bidang, d, ps); err != nil {
			return d, err
		}
	}
	return d, nil
}

// lihatKeluarga is lihat for all santri of families.
func (s *Service) lihatKeluarga(ctx context.Context, pel dasar.Pelaku, tipe string, bidang []string, ks ...santri.KeluargaID) (dilihat, error) {
	slices.Sort(ks)
	d := dilihat{orang: map[santri.ID]orangDilihat{}, keluarga: make(map[santri.KeluargaID][]santri.ID, len(ks))}
	for ruas := range slices.Chunk(slices.Compact(ks), dasar.MaxPage) {
		ps, err := s.Stores.Santri.PesertaKeluarga(ctx, pel.Lembaga, s.hariIni(pel.Lembaga), ruas...)
		if err != nil {
			return d, err
		}
		for _, p := range ps {
			d.keluarga[p.Keluarga] = append(d.keluarga[p.Keluarga], p.ID)
		}
		if err := s.putuskan(ctx, pel, tipe, bidang, d, ps); err != nil {
			return d, err
		}
	}
	return d, nil
}

func (s *Service) putuskan(ctx context.Context, pel dasar.Pelaku, tipe string, bidang []string, d dilihat, ps []santri.Peserta) error {
	for ruas := range slices.Chunk(ps, privasi.MaksSubjek) {
		if s.Penjaga == nil {
			return &dasar.Error{Rule: string(ErrPenjaga), Message: "uang orang hanya diperlihatkan lewat penjaga data; isi keuangan.Service.Penjaga"}
		}
		subjek := make([]privasi.SubjekID, len(ruas))
		for i, p := range ruas {
			subjek[i] = p.Subjek
		}
		v, err := s.Penjaga.Minta(ctx, pel, tipe, bidang, subjek...)
		if err != nil {
			return err
		}
		for _, p := range ruas {
			d.orang[p.ID] = orangDilihat{v, p.Subjek}
		}
	}
	return nil
}

// tahan returns the bill without what the caller may not see of it.
func (p Posisi) tahan() Posisi {
	t := &p.Tagihan
	t.Uraian, t.Penjelasan, t.JatuhTempo = "", nil, dasar.Tanggal{}
	t.Bruto, t.Potongan, t.Jumlah = 0, 0, 0
	p.NotaKredit, p.Teralokasi, p.Tertahan = 0, 0, true
	return p
}

// lihatPosisi asks the door for bills and holds back, in place, those of people that it
// does not release.
func (s *Service) lihatPosisi(ctx context.Context, pel dasar.Pelaku, ps []Posisi) error {
	ids := make([]santri.ID, len(ps))
	for i, p := range ps {
		ids[i] = p.Tagihan.Santri
	}
	d, err := s.lihat(ctx, pel, tipeTagihan, append(slices.Clone(bidangTagihan), bidangPenjelasan), ids...)
	if err != nil {
		return err
	}
	for i, p := range ps {
		switch {
		case d.wajib(p.Tagihan.Santri, bidangTagihan...) != nil:
			ps[i] = p.tahan()
		case d.wajib(p.Tagihan.Santri, bidangPenjelasan) != nil:
			ps[i].Tagihan.Penjelasan = nil
		}
	}
	return nil
}

// lihatContoh is lihatPosisi for the bills that a run would issue: those held back are left out.
func (s *Service) lihatContoh(ctx context.Context, pel dasar.Pelaku, r *Rencana) error {
	ps := make([]Posisi, len(r.Contoh))
	for i, t := range r.Contoh {
		ps[i].Tagihan = t
	}
	if err := s.lihatPosisi(ctx, pel, ps); err != nil {
		return err
	}
	r.Contoh = nil
	for _, p := range ps {
		if !p.Tertahan {
			r.Contoh = append(r.Contoh, p.Tagihan)
		}
	}
	return nil
}

// lihatSatu refuses the bills of a santri whose money the caller may not see.
func (s *Service) lihatSatu(ctx context.Context, pel dasar.Pelaku, id santri.ID) error {
	d, err := s.lihat(ctx, pel, tipeTagihan, bidangTagihan, id)
	if err != nil {
		return err
	}
	return d.wajib(id, bidangTagihan...)
}

// lihatBayar is lihatPosisi for payments.
func (s *Service) lihatBayar(ctx context.Context, pel dasar.Pelaku, bs []PembayaranRinci) error {
	ks := make([]santri.KeluargaID, len(bs))
	for i, b := range bs {
		ks[i] = b.Keluarga
	}
	d, err := s.lihatKeluarga(ctx, pel, tipePembayaran, bidangPembayaran, ks...)
	if err != nil {
		return err
	}
	for i, b := range bs {
		if d.wajibKeluarga(b.Keluarga, bidangPembayaran...) != nil {
			b.Jumlah, b.SisaTitipan, b.Alasan, b.Alokasi, b.Tertahan = 0, 0, "", nil, true
			bs[i] = b
		}
	}
	return nil
}

// lihatSatuBayar refuses a payment of a family whose money the caller may not see.
func (s *Service) lihatSatuBayar(ctx context.Context, pel dasar.Pelaku, k santri.KeluargaID) error {
	d, err := s.lihatKeluarga(ctx, pel, tipePembayaran, bidangPembayaran, k)
	if err != nil {
		return err
	}
	return d.wajibKeluarga(k, bidangPembayaran...)
}

// TahanTunggakan asks the door for arrears by santri and holds back, in place, the lines
// of people that it does not release: they stay, marked, without amounts and days. Totals
// are the books' and stay as they are.
func (s *Service) TahanTunggakan(ctx context.Context, pel dasar.Pelaku, bs []BarisTunggakan) error {
	ids := make([]santri.ID, len(bs))
	for i, b := range bs {
		ids[i] = b.Santri
	}
	d, err := s.lihat(ctx, pel, tipeTagihan, bidangTagihan, ids...)
	if err != nil {
		return err
	}
	for i, b := range bs {
		if d.wajib(b.Santri, bidangTagihan...) != nil {
			bs[i] = BarisTunggakan{Santri: b.Santri, Keluarga: b.Keluarga, Unit: b.Unit, Kelas: b.Kelas, Umur: make([]dasar.Rupiah, len(b.Umur)), Tertahan: true}
		}
	}
	return nil
}

// LihatRekening refuses the account of a santri whose money the door does not release.
func (s *Service) LihatRekening(ctx context.Context, pel dasar.Pelaku, id santri.ID) error {
	return s.lihatSatu(ctx, pel, id)
}

// lihatTitipan keeps the credit of families that the door releases.
func (s *Service) lihatTitipan(ctx context.Context, pel dasar.Pelaku, m map[santri.KeluargaID]dasar.Rupiah) (map[santri.KeluargaID]dasar.Rupiah, error) {
	ks := slices.Collect(maps.Keys(m))
	d, err := s.lihatKeluarga(ctx, pel, tipeTitipan, bidangTitipan, slices.DeleteFunc(ks, func(k santri.KeluargaID) bool { return k == "" })...)
	maps.DeleteFunc(m, func(k santri.KeluargaID, _ dasar.Rupiah) bool {
		return k != "" && d.wajibKeluarga(k, bidangTitipan...) != nil
	})
	return m, err
}

// lihatKeringanan keeps the discounts of santri that the door releases, without reasons
// where it holds those alone back.
func (s *Service) lihatKeringanan(ctx context.Context, pel dasar.Pelaku, ks []Keringanan) ([]Keringanan, error) {
	ids := make([]santri.ID, len(ks))
	for i, k := range ks {
		ids[i] = k.Santri
	}
	d, err := s.lihat(ctx, pel, tipeKeringanan, bidangKeringanan, ids...)
	if err != nil {
		return nil, err
	}
	for i, k := range ks {
		if d.wajib(k.Santri, "Alasan") != nil {
			ks[i].Alasan = privasi.TeksTiada
		}
	}
	return slices.DeleteFunc(ks, func(k Keringanan) bool { return d.wajib(k.Santri, "Persen", "Nominal") != nil }), nil
}

// lihatTarif is lihatKeringanan for the prices of single santri; the others are nobody's.
func (s *Service) lihatTarif(ctx context.Context, pel dasar.Pelaku, ts []Tarif) ([]Tarif, error) {
	var ids []santri.ID
	for _, t := range ts {
		if t.Santri != "" {
			ids = append(ids, t.Santri)
		}
	}
	d, err := s.lihat(ctx, pel, tipeTarif, bidangTarif, ids...)
	if err != nil {
		return nil, err
	}
	for i, t := range ts {
		if t.Santri != "" && d.wajib(t.Santri, "Alasan") != nil {
			ts[i].Alasan = privasi.TeksTiada
		}
	}
	return slices.DeleteFunc(ts, func(t Tarif) bool { return t.Santri != "" && d.wajib(t.Santri, "Jumlah") != nil }), nil
}
