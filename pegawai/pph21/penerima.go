package pph21

import (
	"math/big"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
)

// Harian is the tax of pay by the day, the week, the piece or the job.
type Harian struct {
	Hari        int
	BrutoSehari dasar.Rupiah // average of a day, half up: it chooses the row
	PPhSehari   dasar.Rupiah // of a day, half up, to show
	Tarif       Tarif        // 0 where Article 17 applies
	Pasal17     bool         // above 2.500.000 a day
	Bruto       dasar.Rupiah
	DPP         dasar.Rupiah // what is taxed: Bruto, or 50% of it under Article 17
	PPh         dasar.Rupiah // of all days: rounded once
	Versi       string
}

var (
	// ErrHari says that a number of days is not 1 to 366.
	ErrHari = dasar.Aturan("PEG-PPH-16")
	// ErrDikecualikan says that more wages and material are excluded than was paid.
	ErrDikecualikan = dasar.Aturan("PEG-PPH-17")
)

// Harian is the tax of a pegawai tidak tetap who is paid by the day, week, piece
// (satuan) or job (borongan): daily TER on the average of a day (PP 58/2023 Lampiran
// D), above 2.500.000 a day Article 17 on half of it (PMK 168/2023 Ps. 12(2)b,
// 16(2)b), times the days. Wages paid monthly use [Tabel.Bulanan] instead.
//
// The row is chosen by the average in whole rupiah; the tax is computed from the
// exact total and rounded once, so that it is the rate times the gross of BP21.
func (t *Tabel) Harian(total dasar.Rupiah, hari int, u *uraian.Uraian) (Harian, error) {
	if err := batas(total, "total"); err != nil {
		return Harian{}, err
	}
	if hari < 1 || hari > 366 {
		return Harian{}, ErrHari.Invalidf("jumlah hari kerja harus 1 sampai 366").Pada("hari")
	}
	h := Harian{Hari: hari, Bruto: total, DPP: total, BrutoSehari: dasar.Rupiah(bagiBulat(int64(total), int64(hari))), Versi: t.versi}
	i := t.harian.cari(int64(h.BrutoSehari))
	h.Pasal17 = t.harian.pasal17 && i == len(t.harian.tarif)-1
	var pajak *big.Rat // of all days, exact, in ten-thousandths of a rupiah
	if h.Pasal17 {
		h.DPP = dasar.Rupiah(bagiBulat(int64(total)*t.harian.dpp, 100))
		sehari := t.progresifPecahan(big.NewRat(int64(total)*t.harian.dpp, int64(hari)*100))
		pajak = sehari.Mul(sehari, big.NewRat(int64(hari), 1))
	} else {
		h.Tarif = Tarif(t.harian.tarif[i])
		pajak = new(big.Rat).SetInt64(int64(total) * int64(h.Tarif))
	}
	h.PPh = t.bulatPecahan(pajak, 1)
	h.PPhSehari = t.bulatPecahan(pajak, int64(hari))
	if u.Perlu() {
		u.Catatf("PMK 168/2023 Ps. 12 dan 16", h.BrutoSehari, "rata-rata sehari: %s ÷ %d hari", total, hari)
		if h.Pasal17 {
			u.Catatf(t.sumber(JenisTERHarian), h.PPhSehari, "di atas %s sehari: tarif Pasal 17 atas %d%% dari bruto sehari%s", dasar.Rupiah(t.harian.bawah(i)), t.harian.dpp, t.tambahan())
		} else {
			u.Catatf(t.sumber(JenisTERHarian), h.PPhSehari, "TER harian %s%s", h.Tarif, t.tambahan())
		}
		u.Catatf("PMK 168/2023 Ps. 12 dan 16", h.PPh, "pajak sehari × %d hari, dibulatkan sekali", hari)
	}
	return h, nil
}

// progresifPecahan is Article 17 on a fraction of a rupiah, in ten-thousandths.
func (t *Tabel) progresifPecahan(x *big.Rat) *big.Rat {
	utuh := new(big.Int).Div(new(big.Int).Sub(new(big.Int).Add(x.Num(), x.Denom()), big.NewInt(1)), x.Denom())
	i := t.pasal17.cari(utuh.Int64()) // bounds are whole: the next whole rupiah is in the same row
	r := new(big.Rat).Sub(x, new(big.Rat).SetInt64(t.pasal17.bawah(i)))
	r.Mul(r, new(big.Rat).SetInt64(t.pasal17.tarif[i]))
	return r.Add(r, new(big.Rat).SetInt64(t.pasal17.dasar[i]))
}

// bulatPecahan is [Tabel.bulat] of an exact tax divided by n.
func (t *Tabel) bulatPecahan(pajak *big.Rat, n int64) dasar.Rupiah {
	r := new(big.Rat).Mul(pajak, big.NewRat(t.pengali, 100*skala*n))
	r.Add(r, big.NewRat(1, 2))
	return dasar.Rupiah(new(big.Int).Div(r.Num(), r.Denom()).Int64())
}

// Bayaran is the tax of one payment by Article 17, without PTKP and never added to
// earlier payments.
type Bayaran struct {
	Bruto dasar.Rupiah
	DPP   dasar.Rupiah
	PPh   dasar.Rupiah
	Versi string
}

// BukanPegawai is the tax of an expert, a guest preacher, a trainer or a service:
// Article 17 on 50% of the payment, each payment by itself since 2024 (PMK 168/2023
// Ps. 12 and 16). dikecualikan are wages of third persons and material that a
// contract and an invoice prove (Ps. 12(4)b); without both it is 0, and catering
// has none. DPP is half up to whole rupiah and not rounded to thousands: it is no PKP.
func (t *Tabel) BukanPegawai(bruto, dikecualikan dasar.Rupiah, u *uraian.Uraian) (Bayaran, error) {
	if err := batas(bruto, "bruto"); err != nil {
		return Bayaran{}, err
	}
	if dikecualikan < 0 || dikecualikan > bruto {
		return Bayaran{}, ErrDikecualikan.Invalidf("upah dan material yang dikecualikan harus 0 sampai bruto").Pada("dikecualikan")
	}
	persen := t.ketentuan.dppBukanPegawai
	b := Bayaran{Bruto: bruto, DPP: dasar.Rupiah(bagiBulat(int64(bruto-dikecualikan)*persen, 100)), Versi: t.versi}
	b.PPh = t.bulat(t.pasal17.progresif(int64(b.DPP)))
	if u.Perlu() {
		if dikecualikan > 0 {
			u.Catat("PMK 168/2023 Ps. 12(4)b", "dikurangi upah dan material yang terbukti dengan kontrak dan faktur", dikecualikan)
		}
		u.Catatf("PMK 168/2023 Ps. 12 dan 16", b.DPP, "dasar pengenaan: %d%% × %s", persen, bruto-dikecualikan)
		t.uraikanPasal17(b.DPP, u)
		u.Catatf("PER-11/PJ/2025 Ps. 129", b.PPh, "PPh 21 pembayaran ini%s", t.tambahan())
	}
	return b, nil
}

// SekaliBayar is the tax of a payment to somebody who takes part in an activity
// (committee, seminar, training, prize), to a former employee, or of a withdrawal
// from a pension fund: Article 17 on the full gross of each payment (PMK 168/2023
// Ps. 12 and 16). Employees who receive such an honorarium have it added to their
// salary instead (Lampiran huruf B VI.1 note 4). Severance and pension paid at once
// are final (PP 68/2009) and not computed here.
func (t *Tabel) SekaliBayar(bruto dasar.Rupiah, u *uraian.Uraian) (Bayaran, error) {
	if err := batas(bruto, "bruto"); err != nil {
		return Bayaran{}, err
	}
	b := Bayaran{Bruto: bruto, DPP: bruto, PPh: t.bulat(t.pasal17.progresif(int64(bruto))), Versi: t.versi}
	if u.Perlu() {
		u.Catat("PMK 168/2023 Ps. 12 dan 16", "dasar pengenaan: seluruh bruto pembayaran ini", b.DPP)
		t.uraikanPasal17(b.DPP, u)
		u.Catatf("PER-11/PJ/2025 Ps. 129", b.PPh, "PPh 21 pembayaran ini%s", t.tambahan())
	}
	return b, nil
}

// Pasal17 is the yearly tax on a PKP (UU PPh Ps. 17(1)a), half up; the caller has
// rounded PKP down to full thousands where it is one.
func (t *Tabel) Pasal17(pkp dasar.Rupiah) (dasar.Rupiah, error) {
	if err := batas(pkp, "pkp"); err != nil {
		return 0, err
	}
	return t.bulat(t.pasal17.progresif(int64(pkp))), nil
}

// uraikanPasal17 writes one step for every row that a part of x falls into.
func (t *Tabel) uraikanPasal17(x dasar.Rupiah, u *uraian.Uraian) {
	j := t.pasal17
	for i := range j.tarif {
		bagian := min(int64(x), j.sampai[i]) - j.bawah(i)
		if bagian <= 0 && i > 0 {
			return
		}
		u.Catatf(t.sumber(JenisPasal17), dasar.Rupiah((bagian*j.tarif[i]+skala/2)/skala), "%s × %s", Tarif(j.tarif[i]), dasar.Rupiah(bagian))
	}
}
