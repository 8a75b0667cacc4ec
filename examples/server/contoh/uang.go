package contoh

import (
	"context"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/privasi"
)

// akunKomponen proposes the accounts of a fee from its code; a school with
// another chart changes them on the tariff page.
func akunKomponen(kode string) (piutang, pendapatan keuangan.KodeAkun) {
	memuat := func(kata ...string) bool {
		return slices.ContainsFunc(kata, func(k string) bool { return strings.Contains(strings.ToLower(kode), k) })
	}
	switch {
	case memuat("makan", "katering"):
		return "1.1.2.03", "4.1.1.03"
	case memuat("laundry", "cuci"):
		return "1.1.2.03", "4.1.1.04"
	case memuat("pangkal", "daftar", "psb"):
		return "1.1.2.02", "4.1.1.02"
	case memuat("kitab", "kegiatan", "ujian"):
		return "1.1.2.04", "4.1.1.05"
	}
	return keuangan.AkunPiutangSantri, "4.1.1.01"
}

func (p *Pelari) aturTarif(ctx context.Context) error {
	pel := p.pelaku(privasi.TujuanPenagihan)
	var ks []keuangan.Komponen
	var ts []keuangan.Tarif
	p.r.Tarif = map[string]map[string]dasar.Rupiah{}
	for _, t := range p.f.tarif {
		kode := t.harga.Komponen
		if !slices.ContainsFunc(ks, func(k keuangan.Komponen) bool { return k.Kode == kode }) {
			piutang, pendapatan := akunKomponen(t.kode)
			ks = append(ks, keuangan.Komponen{Lembaga: pel.Lembaga, Kode: kode, Uraian: t.uraian, Piutang: piutang, Pendapatan: pendapatan,
				Keringanan: keuangan.AkunKeringanan, Prioritas: 10 * (len(ks) + 1), Berkala: keuangan.Bulanan, TanggalTempo: p.f.atur.TanggalTempo, Aktif: true})
		}
		h := t.harga
		h.Lembaga, h.Sejak = pel.Lembaga, p.f.bulan.Awal()
		ts = append(ts, h)
		syarat := t.syarat()
		if p.r.Tarif[syarat] == nil {
			p.r.Tarif[syarat] = map[string]dasar.Rupiah{}
		}
		p.r.Tarif[syarat][t.kode] = h.Jumlah
	}
	if err := p.Server.Keuangan.AturKomponen(ctx, pel, ks...); err != nil {
		return err
	}
	_, err := p.Server.Keuangan.AturTarif(ctx, pel, ts...)
	return err
}

// saldoAwal books the opening balances of the bank accounts (bank_bsi is the
// account BSI) on the first day of the month.
func (p *Pelari) saldoAwal(ctx context.Context) error {
	pel := p.pelaku(privasi.TujuanLaporan)
	var saldo []keuangan.SaldoAwal
	for nama, jumlah := range p.f.atur.SaldoAwal {
		rekening := strings.TrimPrefix(nama, "bank_")
		if jumlah != 0 {
			saldo = append(saldo, keuangan.SaldoAwal{Akun: keuangan.AkunBank, Rekening: strings.ToUpper(rekening), Jumlah: jumlah})
		}
	}
	if len(saldo) == 0 {
		return nil
	}
	if err := p.daftarkanRekening(ctx, saldo); err != nil {
		return err
	}
	slices.SortFunc(saldo, func(a, b keuangan.SaldoAwal) int { return strings.Compare(a.Rekening, b.Rekening) })
	if _, err := p.Server.Keuangan.CatatSaldoAwal(ctx, pel, "contoh/saldo-awal", p.f.bulan.Awal(), saldo...); err != nil {
		return err
	}
	_, err := p.Server.Keuangan.TutupSaldoAwal(ctx, pel, p.f.bulan.Awal())
	return err
}

// daftarkanRekening adds the bank accounts to those that pages offer.
func (p *Pelari) daftarkanRekening(ctx context.Context, saldo []keuangan.SaldoAwal) error {
	pel := p.pelaku(privasi.TujuanLaporan)
	atur, err := p.Server.Keuangan.Setelan(ctx, pel)
	if err != nil {
		return err
	}
	n := len(atur.RekeningBank)
	for _, s := range saldo {
		if !slices.ContainsFunc(atur.RekeningBank, func(r keuangan.RekeningBank) bool { return r.Kode == s.Rekening }) {
			atur.RekeningBank = append(atur.RekeningBank, keuangan.RekeningBank{Kode: s.Rekening, Uraian: "Bank " + s.Rekening})
		}
	}
	if len(atur.RekeningBank) == n {
		return nil
	}
	return p.Server.Keuangan.AturSetelan(ctx, pel, atur)
}

func (p *Pelari) tagih(ctx context.Context) error {
	pel := p.pelaku(privasi.TujuanPenagihan)
	k := p.Server.Keuangan
	pra, err := k.PratinjauTagihan(ctx, pel, keuangan.MintaTagihan{Bulan: p.f.bulan, Terbit: p.f.bulan.Awal()}, 0)
	if err != nil {
		return err
	}
	h, err := k.TerbitkanTagihan(ctx, pel, "", pra.Minta, pra.Sidik, func(selesai, total int) {
		p.kabar("  %d dari %d tagihan", selesai, total)
	})
	if err != nil {
		return err
	}
	for _, g := range h.Gagal {
		p.r.Peringatan = append(p.r.Peringatan, "tagihan: "+g.Sebab)
	}
	return p.hitungTagihan(ctx)
}

// hitungTagihan reads the bills of the month back, whichever run issued them.
func (p *Pelari) hitungTagihan(ctx context.Context) error {
	pel := p.pelaku(privasi.TujuanPenagihan)
	p.r.Tagihan.Komponen = map[string]JumlahKomponen{}
	saring := keuangan.SaringTagihan{Periode: p.f.bulan.String()}
	for after := ""; ; {
		ps, next, err := p.Server.Keuangan.CariTagihan(ctx, pel, saring, keuangan.PadaSaat{}, dasar.Page{After: after, Limit: dasar.MaxPage})
		if err != nil {
			return err
		}
		for _, x := range ps {
			if x.Batal {
				continue
			}
			kode := p.f.tertulis(x.Tagihan.Komponen)
			j := p.r.Tagihan.Komponen[kode]
			j.JumlahTagihan, j.Total = j.JumlahTagihan+1, j.Total+x.Tagihan.Jumlah
			p.r.Tagihan.Komponen[kode] = j
			p.r.Tagihan.Total += x.Tagihan.Jumlah
		}
		if after = next; after == "" {
			return nil
		}
	}
}

func (p *Pelari) bacaBuku(ctx context.Context) error {
	pel := p.pelaku(privasi.TujuanLaporan)
	akhir := keuangan.PadaSaat{Tanggal: p.f.bulan.Akhir()}
	n, err := p.Server.Keuangan.NeracaSaldo(ctx, pel, keuangan.SaringNeraca{Pada: akhir})
	if err != nil {
		return err
	}
	p.r.Neraca = Neraca{Akun: []BarisNeraca{}, Debit: n.Debit, Kredit: n.Kredit}
	for _, b := range n.Baris {
		x := BarisNeraca{Kode: string(b.Akun.Kode), Nama: b.Akun.Nama}
		if b.Akhir >= 0 {
			x.Debit = b.Akhir
		} else {
			x.Kredit = -b.Akhir
		}
		p.r.Neraca.Akun = append(p.r.Neraca.Akun, x)
	}
	t, err := p.Server.Keuangan.Tunggakan(ctx, pel, keuangan.MintaTunggakan{Pada: akhir, Menurut: keuangan.PerSantri})
	if err != nil {
		return err
	}
	p.r.Tunggakan = Tunggakan{Santri: len(t.Baris), Jumlah: t.Total.Jumlah}
	selisih, err := p.Server.Keuangan.PeriksaBuku(ctx, pel)
	for _, s := range selisih {
		p.r.Peringatan = append(p.r.Peringatan, "hitungan ulang berbeda: "+s.Apa)
	}
	return err
}
