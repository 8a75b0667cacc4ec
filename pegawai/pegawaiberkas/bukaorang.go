package pegawaiberkas

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

// Keperluan says what a file holds of people: that much is opened, and no more.
type Keperluan string

// The files that name people.
const (
	UntukDaftar Keperluan = "daftar" // list of pay: names and amounts
	UntukSlip   Keperluan = "slip"   // payslips: the account too, for who may see it
	UntukBayar  Keperluan = "bayar"  // transfer and cash: the net, and the account
	UntukBPJS   Keperluan = "bpjs"   // contributions, and the NIK
	UntukPajak  Keperluan = "pajak"  // tax, and NIK and NPWP
)

// The registered types that files are decided on.
const (
	tipeSlip    = "pegawai.Slip"
	tipePegawai = "pegawai.Pegawai"
)

// Bidang returns the fields of pegawai.Slip and of pegawai.Pegawai that the file
// holds; both are empty for an unknown Keperluan. All must be open in full, except
// that payslips do without the account.
func (k Keperluan) Bidang() (slip, orang []string) {
	uang := []string{"Nama", "Nomor", "Dibayar", "Iuran", "IuranKami", "PPh", "Potongan", "Neto"}
	switch k {
	case UntukDaftar:
		return append(uang, "Bruto"), nil
	case UntukSlip:
		return append(uang, "PTKP"), []string{"Rekening"}
	case UntukBayar:
		return []string{"Nama", "Nomor", "Neto"}, []string{"Rekening"}
	case UntukBPJS:
		return []string{"Nama", "Nomor", "Iuran", "IuranKami", "UpahBPJS"}, []string{"NIK"}
	case UntukPajak:
		return []string{"Nama", "Nomor", "PTKP", "Bruto", "DPP", "PPh", "Ember", "BiayaJabatan"}, []string{"NIK", "NPWP"}
	}
	return nil, nil
}

// sekaliBuka is how many people one decision is about.
const sekaliBuka = 5000

// Orang opens the identity of the people on slips as far as the file needs it. The
// decision about slips and people is in the trail before anything is opened. A
// field that the register withholds refuses the whole file with privasi.ErrTingkat
// (Forbidden). Somebody whose record is gone is left out; the file names the number.
func (u Sumber) Orang(ctx context.Context, pel dasar.Pelaku, k Keperluan, slips []pegawai.Slip) (hasil []Orang, err error) {
	if err := pel.Lingkup.Periksa(""); err != nil {
		return nil, err
	}
	subjek := map[pegawai.ID]privasi.SubjekID{}
	var id []pegawai.ID
	for _, s := range slips {
		if k == UntukBPJS && s.Iuran == 0 && s.IuranKami == 0 {
			continue // not on the list
		}
		if _, ada := subjek[s.Pegawai]; !ada {
			subjek[s.Pegawai] = s.Subjek
			id = append(id, s.Pegawai)
		}
	}
	for bagian := range slices.Chunk(id, sekaliBuka) {
		orang, err := u.buka(ctx, pel, k, bagian, subjek)
		if err != nil {
			return nil, err
		}
		hasil = append(hasil, orang...)
	}
	return hasil, nil
}

func (u Sumber) buka(ctx context.Context, pel dasar.Pelaku, k Keperluan, id []pegawai.ID, subjek map[pegawai.ID]privasi.SubjekID) ([]Orang, error) {
	bidang, tersegel := k.Bidang()
	semua := make([]privasi.SubjekID, len(id))
	for i, x := range id {
		semua[i] = subjek[x]
	}
	v, err := u.Pegawai.Penjaga.Minta(ctx, pel, tipeSlip, bidang, semua...)
	if err != nil {
		return nil, err
	}
	for _, s := range semua {
		if err := v.Wajib(privasi.Penuh, s, bidang...); err != nil {
			return nil, err
		}
	}
	if len(tersegel) == 0 {
		return nil, nil
	}
	ps, err := u.Pegawai.Stores.Pegawai.Ambil(ctx, pel.Lembaga, id...)
	if err != nil || len(ps) == 0 {
		return nil, err
	}
	semua = semua[:0]
	for i := range ps {
		semua = append(semua, ps[i].Subjek)
	}
	if v, err = u.Pegawai.Penjaga.Minta(ctx, pel, tipePegawai, tersegel, semua...); err != nil {
		return nil, err
	}
	return bacaOrang(v, k, tersegel, ps)
}

func bacaOrang(v *privasi.Pandangan, k Keperluan, tersegel []string, ps []pegawai.Pegawai) (hasil []Orang, err error) {
	for i := range ps {
		p := &ps[i]
		if err := v.Wajib(privasi.Penuh, p.Subjek, tersegel...); err != nil {
			if k == UntukSlip {
				continue
			}
			return nil, err
		}
		o := Orang{ID: p.ID}
		for _, b := range tersegel {
			switch b {
			case "Rekening":
				o.Rekening, _, err = privasi.Baca(v, p.Subjek, b, p.Rekening)
			case "NIK":
				o.NIK, _, err = privasi.Baca(v, p.Subjek, b, p.NIK)
			case "NPWP":
				o.NPWP, _, err = privasi.Baca(v, p.Subjek, b, p.NPWP)
			}
			if err != nil {
				return nil, err
			}
		}
		hasil = append(hasil, o)
	}
	return hasil, nil
}

// OrangA1 is [Sumber.Orang] for the BPA1 of a tax year: only who has a last period in
// the slips is opened, with the opening balances.
func (u Sumber) OrangA1(ctx context.Context, pel dasar.Pelaku, bulan []SlipMasa) ([]Orang, error) {
	var akhir []pegawai.Slip
	for _, s := range Gabung(bulan) {
		if s.Terakhir && tetap(s) {
			akhir = append(akhir, s)
		}
	}
	orang, err := u.Orang(ctx, pel, UntukPajak, akhir)
	if err != nil || len(orang) == 0 {
		return nil, err
	}
	id, siapa := make([]pegawai.ID, len(orang)), orangPer(orang)
	for i := range orang {
		id[i] = orang[i].ID
	}
	saldo, err := u.Pegawai.Stores.SaldoPajak.Milik(ctx, pel.Lembaga, id...)
	if err != nil {
		return nil, err
	}
	for _, s := range saldo {
		if s.Batal == "" {
			siapa[s.Pegawai].Saldo = append(siapa[s.Pegawai].Saldo, s)
		}
	}
	return orang, nil
}
