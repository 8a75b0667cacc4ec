package pegawai

import (
	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/pph21"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
)

// HasilPajak is the PPh 21 of one slip.
type HasilPajak struct {
	Dipotong     dasar.Rupiah   // withheld from this payment; negative = given back
	Tunjangan    dasar.Rupiah   // allowance or tax borne by the institution: part of the pay
	DPP          dasar.Rupiah   // what the document shows as base
	BiayaJabatan dasar.Rupiah   // of the month alone, what this slip adds to it, half up
	BiayaSisa    int64          // ten-thousandths of a rupiah that BiayaJabatan leaves out
	Kategori     pph21.Kategori // of monthly TER, 0 = none
	Tarif        int64          // monthly TER in hundredths of a percent
	Terakhir     bool
	Disetahunkan bool          // of the last period: Ps. 15(3)
	Pasal17      bool          // daily pay above the table of daily TER: another tax object
	BatasKembali dasar.Tanggal // last day to return a refund
	Peringatan   []string
}

// siapkanPajak finds the status of the tax year and what the year has so far.
func (r *Rencana) siapkanPajak(o *Orang) (err error) {
	masa := r.Putaran.Masa
	status, ada := o.b.status(masa.Tahun())
	if o.kontrak.Klasifikasi.perluPTKP() {
		if !ada {
			return ErrPTKPKosong.Invalidf("status PTKP tahun %d belum diisi; isi keadaan keluarga per 1 Januari", masa.Tahun()).Pada("ptkp")
		}
		o.status = status
		if o.ptkp, err = pph21.ParseStatus(status.PTKP); err != nil {
			return err
		}
	}
	berhenti := o.b.Pegawai.Berhenti
	o.terakhir = o.kontrak.Klasifikasi.setahun() && (masa.Ke() == 12 || (!berhenti.IsZero() && berhenti.Bulan().Compare(masa) <= 0))
	if o.pajak, err = r.caraPajak(o); err != nil {
		return err
	}
	o.ditanggung = o.kontrak.Metode == GrossUp || o.kontrak.Metode == Nett
	o.setahun = o.b.Setahun
	o.sudah = pph21.Dipotong{Bruto: o.setahun.BulanIni.Bruto(), PPh: o.setahun.PPhBulanIni}
	o.langsung = o.pajak == pajakBulanan && !o.ditanggung && o.sudah == pph21.Dipotong{} && !r.Setelan.BiayaPerBulan
	if o.pajak == pajakBulanan {
		if o.ter, err = r.pph.TER(o.ptkp); err != nil {
			return err
		}
	}
	for _, s := range o.b.Saldo {
		if s.PemberiLain {
			o.lain.Neto, o.lain.PPh = o.lain.Neto+s.Neto, o.lain.PPh+s.PPh
			continue
		}
		o.setahun.Ember = o.setahun.Ember.Tambah(s.Ember)
		o.setahun.Bulan += s.Bulan
		o.setahun.PPh += s.PPh
		o.setahun.BiayaJabatan += s.BiayaJabatan
		if awal := masa.Ke() - o.setahun.Bulan; s.Bulan > 0 && awal >= 1 {
			o.setahun.MasaAwal = awal
		}
	}
	return nil
}

// perluPTKP reports whether the tax depends on the PTKP status.
func (k Klasifikasi) perluPTKP() bool {
	return k.setahun() || k == TidakTetapBulan || k == DewanPengawas
}

// setahun reports whether the last period settles the whole year.
func (k Klasifikasi) setahun() bool { return k == PegawaiTetap || k == Pensiunan }

// ErrKlasifikasi says that a classification for tax is missing or unknown.
var ErrKlasifikasi = dasar.Aturan("PEG-PAJAK-01")

// caraPajak is how the tax of one slip is found.
type caraPajak uint8

const (
	pajakBulanan caraPajak = iota
	pajakTerakhir
	pajakHarian
	pajakSekali
)

// caraPajak chooses by the classification of the contract.
func (r *Rencana) caraPajak(o *Orang) (caraPajak, error) {
	switch k := o.kontrak.Klasifikasi; {
	case o.terakhir:
		return pajakTerakhir, nil
	case k.perluPTKP():
		return pajakBulanan, nil
	case k == TidakTetapHarian:
		return pajakHarian, nil
	case k == BukanPegawai, k == PesertaKegiatan:
		return pajakSekali, nil
	}
	return 0, ErrKlasifikasi.Invalidf("klasifikasi pajak pada kontrak belum diisi").Pada("klasifikasi")
}

// hitungPajak works out the tax of one slip.
func (r *Rencana) hitungPajak(o *Orang, a *Angka, bruto dasar.Rupiah, u *uraian.Uraian) (err error) {
	a.Pajak = HasilPajak{}
	switch o.pajak {
	case pajakBulanan:
		err = r.pajakBulanan(o, a, bruto, u)
	case pajakTerakhir:
		err = r.pajakTerakhir(o, a, bruto, u)
	case pajakHarian:
		err = r.pajakHarian(o, a, bruto, u)
	default:
		err = r.pajakSekali(o, a, bruto, u)
	}
	if err != nil {
		return err
	}
	a.ember[iTunjPajak] += a.Pajak.Tunjangan
	if !r.Setelan.BiayaPerBulan {
		return nil
	}
	return r.biayaBulan(o, a)
}

func (r *Rencana) pajakBulanan(o *Orang, a *Angka, bruto dasar.Rupiah, u *uraian.Uraian) (err error) {
	if o.ditanggung {
		return r.pajakDitanggung(o, a, bruto, u)
	}
	m, err := r.pph.Susulan(o.ptkp, o.sudah, bruto, u)
	a.Pajak.DPP, a.Pajak.Kategori, a.Pajak.Dipotong, a.Pajak.Tarif = bruto, m.Kategori, m.Potong, int64(m.Tarif)
	return err
}

func (r *Rencana) pajakDitanggung(o *Orang, a *Angka, bruto dasar.Rupiah, u *uraian.Uraian) error {
	t, err := r.pph.GrossUp(o.ptkp, o.sudah, bruto, u)
	if err != nil {
		return err
	}
	a.Pajak = HasilPajak{Dipotong: t.Potong, Tunjangan: t.Tunjangan, DPP: bruto + t.Tunjangan, Kategori: t.Kategori, Tarif: int64(t.Tarif)}
	if t.Ganda {
		a.Pajak.Peringatan = []string{"pajak yang ditanggung punya dua jawaban, yang terkecil dipakai; yang lain dengan tarif " + t.Lain.Tarif.String()}
	}
	return nil
}

func (r *Rencana) pajakTerakhir(o *Orang, a *Angka, bruto dasar.Rupiah, u *uraian.Uraian) error {
	s := o.setahun
	tahun := s.Ember.Tambah(s.BulanIni)
	in := pph21.Setahun{
		Status: o.ptkp, Masa: r.Putaran.Masa, Bulan: min(s.Bulan+1, 12), Bruto: tahun.Bruto() + bruto, Iuran: tahun.Iuran + a.ember[iIuran],
		Zakat: tahun.Zakat + a.ember[iZakat], Dipotong: s.PPh + s.PPhBulanIni, PemberiLain: o.lain, Pensiunan: o.kontrak.Klasifikasi == Pensiunan,
		PerBulan: r.Setelan.BiayaPerBulan, BiayaLalu: decimal.New(int64(s.BiayaJabatan)*skalaBiaya+s.BiayaSisa, -4), BrutoIni: s.BulanIni.Bruto() + bruto,
	}
	if o.kontrak.Disetahun {
		in.Setahunkan = in.Bulan
	}
	a.Pajak = HasilPajak{Terakhir: true, Disetahunkan: o.kontrak.Disetahun, DPP: bruto}
	if !o.ditanggung {
		t, err := r.pph.MasaTerakhir(in, u)
		a.Pajak.Dipotong, a.Pajak.BatasKembali = t.PPh, t.BatasKembali
		return err
	}
	t, err := r.pph.GrossUpTerakhir(in, u)
	a.Pajak.Dipotong, a.Pajak.Tunjangan, a.Pajak.BatasKembali, a.Pajak.DPP = t.PPh, t.Tunjangan, t.BatasKembali, bruto+t.Tunjangan
	if t.Ganda {
		a.Pajak.Peringatan = []string{"pajak yang ditanggung punya dua jawaban; yang terkecil dipakai"}
	}
	return err
}

// pajakHarian taxes pay by the day: the days are those of presence.
func (r *Rencana) pajakHarian(o *Orang, a *Angka, bruto dasar.Rupiah, u *uraian.Uraian) error {
	hari := int(o.b.Hadir.Hadir / 100)
	if hari == 0 {
		if bruto == 0 {
			return nil
		}
		return ErrHadirKosong.Invalidf("hari kerja belum dicatat; pajak upah harian dihitung dari rata-rata sehari").Pada("hadir")
	}
	h, err := r.pph.Harian(bruto, hari, u)
	a.Pajak.Dipotong, a.Pajak.DPP, a.Pajak.Pasal17 = h.PPh, h.DPP, h.Pasal17
	return err
}

func (r *Rencana) pajakSekali(o *Orang, a *Angka, bruto dasar.Rupiah, u *uraian.Uraian) error {
	var b pph21.Bayaran
	var err error
	if o.kontrak.Klasifikasi == BukanPegawai {
		b, err = r.pph.BukanPegawai(bruto, 0, u)
	} else {
		b, err = r.pph.SekaliBayar(bruto, u)
	}
	a.Pajak.Dipotong, a.Pajak.DPP = b.PPh, b.DPP
	return err
}

// skalaBiaya is how many units of [Slip].BiayaSisa are a rupiah.
const skalaBiaya = 10_000

// biayaBulan notes what this slip adds to the biaya jabatan of its month, exactly:
// only the month-by-month variant reads it, and rounds the sum of the year once.
func (r *Rencana) biayaBulan(o *Orang, a *Angka) error {
	if !o.kontrak.Klasifikasi.setahun() {
		return nil
	}
	pensiunan := o.kontrak.Klasifikasi == Pensiunan
	lama, err := r.pph.BiayaSebulan(o.setahun.BulanIni.Bruto(), pensiunan)
	if err != nil {
		return err
	}
	baru, err := r.pph.BiayaSebulan(o.setahun.BulanIni.Bruto()+a.bruto()+a.Pajak.Tunjangan, pensiunan)
	if err != nil {
		return err
	}
	tambah := baru.Sub(lama)
	bulat := tambah.Round(0)
	a.Pajak.BiayaJabatan, a.Pajak.BiayaSisa = dasar.Rupiah(bulat.IntPart()), tambah.Sub(bulat).Shift(4).IntPart()
	return nil
}

// kodeObjek is the tax object of the contract, or that of its classification.
func (r *Rencana) kodeObjek(o *Orang, a *Angka) string {
	if o.kontrak.KodeObjek != "" {
		return o.kontrak.KodeObjek
	}
	switch o.kontrak.Klasifikasi {
	case PegawaiTetap:
		return "21-100-01"
	case Pensiunan:
		return "21-100-02"
	case TidakTetapBulan:
		return "21-100-35"
	case TidakTetapHarian:
		if a.Pajak.Pasal17 {
			return "21-100-30"
		}
		return "21-100-24"
	case BukanPegawai:
		return "21-100-18"
	case DewanPengawas:
		return "21-100-10"
	}
	return "21-100-15"
}
