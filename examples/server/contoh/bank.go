package contoh

import (
	"context"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// cocokkan imports every statement of the folder: certain rows are posted by
// themselves, a name is never more than a proposal.
func (p *Pelari) cocokkan(ctx context.Context) error {
	pel := p.pelaku(privasi.TujuanRekonsiliasi)
	nis, err := p.nomorInduk(ctx)
	if err != nil {
		return err
	}
	p.r.Bank = Bank{Kelas: map[string]int{string(keuangan.Pasti): 0, string(keuangan.Tinjau): 0, string(keuangan.TakDikenal): 0}, Truth: []BarisBank{}}
	masuk := decimal.Zero
	for _, m := range p.f.mutasi {
		h, err := p.Server.Keuangan.ImporMutasi(ctx, pel, keuangan.PermintaanMutasi{Rekening: m.rekening, Berkas: m.berkas, Maju: func(selesai, total int) {
			if selesai%50 == 0 || selesai == total {
				p.kabar("  %d dari %d baris dibukukan", selesai, total)
			}
		}})
		if err != nil {
			return err
		}
		for _, g := range h.Gagal {
			p.r.Peringatan = append(p.r.Peringatan, fmt.Sprintf("bank baris %d: %s", g.Baris, g.Pesan))
		}
		p.r.Bank.Rows += len(h.Baris) + h.Ulangan
		p.r.Bank.Ganda += h.Ulangan
		p.r.Bank.Dibukukan += h.Dibukukan
		for _, x := range h.Baris {
			if x.Masuk {
				masuk = masuk.Add(x.Nominal)
			}
			p.catatBaris(x, nis)
		}
	}
	p.r.Bank.Credit = dasar.Rupiah(masuk.Floor().IntPart())
	return nil
}

func (p *Pelari) catatBaris(x keuangan.BarisPratinjau, nis map[santri.ID]string) {
	switch x.Kelas {
	case keuangan.Pasti, keuangan.Tinjau, keuangan.TakDikenal:
	default:
		return // charges, profit share and debits are no payments of a family
	}
	b := BarisBank{Ref: x.Kunci, Jumlah: dasar.Rupiah(x.Nominal.Floor().IntPart()), Kelas: string(x.Kelas)}
	if x.Kelas != keuangan.TakDikenal {
		for _, u := range x.Usulan {
			b.Usulan = append(b.Usulan, nis[u.Santri])
		}
		if len(b.Usulan) > 0 {
			b.NIS = b.Usulan[0]
		}
	}
	p.r.Bank.Kelas[b.Kelas]++
	p.r.Bank.Truth = append(p.r.Bank.Truth, b)
}

// nomorInduk maps santri to their NIS, for the summary.
func (p *Pelari) nomorInduk(ctx context.Context) (map[santri.ID]string, error) {
	out := map[santri.ID]string{}
	for s, err := range p.Server.Santri.Stores.Peserta.Peserta(ctx, p.lembaga.ID, p.f.bulan.Akhir()) {
		if err != nil {
			return nil, err
		}
		out[s.ID] = string(s.NIS)
	}
	return out, nil
}
