package situs

import (
	"io"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pegawaiberkas"
)

// putaran reads the slips of the run and opens what the document holds of people.
func (b *berkasGaji) putaran(perlu pegawaiberkas.Keperluan) (slips []pegawai.Slip, orang []pegawaiberkas.Orang, err error) {
	if _, slips, err = b.u.Putaran(b.k.ctx(), b.k.Pelaku, b.p.ID); err != nil || perlu == "" {
		return slips, nil, err
	}
	orang, err = b.u.Orang(b.k.ctx(), b.k.Pelaku, perlu, slips)
	return slips, orang, err
}

// masa reads the slips of all locked runs of the run's month.
func (b *berkasGaji) masa() ([]pegawai.Slip, error) {
	if _, _, err := b.u.Putaran(b.k.ctx(), b.k.Pelaku, b.p.ID); err != nil { // asked of this run: it must be locked
		return nil, err
	}
	bulan, _, err := b.u.Masa(b.k.ctx(), b.k.Pelaku, b.p.Masa, b.p.Masa)
	return pegawaiberkas.Gabung(bulan), err
}

func (b *berkasGaji) slip(hemat bool, slips []pegawai.Slip) (tulisBerkas, error) {
	orang, err := b.u.Orang(b.k.ctx(), b.k.Pelaku, pegawaiberkas.UntukSlip, slips)
	c := pegawaiberkas.CetakSlip{Lembaga: b.k.Lembaga.Nama, Jenis: b.p.Jenis, Masa: b.p.Masa, Dari: b.p.Dari, Sampai: b.p.Sampai, Dibuat: b.dikunci(), Hemat: hemat}
	return func(w io.Writer) error { return pegawaiberkas.TulisSlip(w, c, orang, slips) }, err
}

func slipSemua(hemat bool) func(*berkasGaji) (tulisBerkas, error) {
	return func(b *berkasGaji) (tulisBerkas, error) {
		slips, _, err := b.putaran("")
		if err != nil {
			return nil, err
		}
		return b.slip(hemat, slips)
	}
}

func (b *berkasGaji) daftarGaji() (tulisBerkas, error) {
	slips, _, err := b.putaran(pegawaiberkas.UntukDaftar)
	return func(w io.Writer) error { return pegawaiberkas.TulisDaftarGaji(w, b.bentuk(), b.kop(), slips) }, err
}

func (b *berkasGaji) rekapGaji() (tulisBerkas, error) {
	slips, _, err := b.putaran("")
	return func(w io.Writer) error { return pegawaiberkas.TulisRekapGaji(w, b.bentuk(), b.kop(), slips) }, err
}

func (b *berkasGaji) rekapPajak() (tulisBerkas, error) {
	slips, err := b.masa()
	return func(w io.Writer) error { return pegawaiberkas.TulisRekapPajak(w, b.bentuk(), b.kop(), slips) }, err
}

// bayaran splits the run by the way it is paid.
func (b *berkasGaji) bayaran() (pegawaiberkas.DaftarBayar, error) {
	slips, orang, err := b.putaran(pegawaiberkas.UntukBayar)
	if err != nil {
		return pegawaiberkas.DaftarBayar{}, err
	}
	return pegawaiberkas.BagiBayar(orang, slips)
}

func transfer(t pegawaiberkas.TataTransfer) func(*berkasGaji) (tulisBerkas, error) {
	return func(b *berkasGaji) (tulisBerkas, error) {
		d, err := b.bayaran()
		if err != nil {
			return nil, err
		}
		bisa, _ := t.PerBank(d.Transfer)
		if len(bisa) == 0 {
			return nil, errBerkasKosong.Conflictf("tidak ada pegawai putaran ini yang rekeningnya dilayani susunan %s; pakai daftar transfer umum atau bayar tunai", t.Nama)
		}
		asal, err := b.rekeningAsal()
		kepala := pegawaiberkas.Transfer{Tanggal: b.tanggal(), RekeningAsal: asal, Keterangan: b.p.Jenis.Nama() + " " + b.p.Masa.Panjang()}
		return func(w io.Writer) error {
			_, err := pegawaiberkas.TulisTransfer(w, t, kepala, bisa)
			return err
		}, err
	}
}

func (b *berkasGaji) tunai() (tulisBerkas, error) {
	d, err := b.bayaran()
	if err == nil && len(d.Tunai) == 0 {
		err = errBerkasKosong.Conflictf("semua pegawai putaran ini dibayar lewat rekening; tidak ada daftar tunai")
	}
	return func(w io.Writer) error { return pegawaiberkas.TulisTunai(w, b.bentuk(), b.kop(), d.Tunai) }, err
}

// bpjs makes one of the two lists of contributions.
func bpjs(tulis func(io.Writer, pegawaiberkas.Bentuk, pegawaiberkas.Kop, []pegawaiberkas.Orang, []pegawai.Slip) error) func(*berkasGaji) (tulisBerkas, error) {
	return func(b *berkasGaji) (tulisBerkas, error) {
		slips, err := b.masa()
		if err != nil {
			return nil, err
		}
		iuran, err := pegawaiberkas.RekapIuran(slips)
		if err == nil && len(iuran) == 0 {
			err = errBerkasKosong.Conflictf("tidak ada iuran BPJS di putaran %s yang sudah dikunci", b.p.Masa.Panjang())
		}
		if err != nil {
			return nil, err
		}
		orang, err := b.u.Orang(b.k.ctx(), b.k.Pelaku, pegawaiberkas.UntukBPJS, slips)
		return func(w io.Writer) error { return tulis(w, b.bentuk(), b.kop(), orang, slips) }, err
	}
}

// coretax makes the rows of one kind of withholding document of the month.
func coretax(dok pegawaiberkas.Dokumen) func(*berkasGaji) (tulisBerkas, error) {
	return func(b *berkasGaji) (tulisBerkas, error) {
		peta, err := pegawaiberkas.PetaCoretaxBaku(dok)
		if err != nil {
			return nil, err
		}
		c, err := b.u.Coretax(b.k.ctx(), b.k.Pelaku, b.p.Masa, b.p.Rujukan)
		if err != nil {
			return nil, err
		}
		rows, err := b.barisCoretax(dok, c)
		if err == nil && len(rows) == 0 {
			err = errBerkasKosong.Conflictf("tidak ada %s untuk masa %s: %s", dok, b.p.Masa.Panjang(), sebabKosong[dok])
		}
		return func(w io.Writer) error {
			if b.akhiran == "xml" {
				return pegawaiberkas.TulisCoretaxXML(w, peta, c, rows)
			}
			return pegawaiberkas.TulisCoretax(w, b.bentuk(), b.kop(), peta, rows)
		}, err
	}
}

var sebabKosong = map[pegawaiberkas.Dokumen]string{
	pegawaiberkas.BPMP: "tidak ada pegawai tetap, atau semuanya mendapat BPA1",
	pegawaiberkas.BP21: "tidak ada penerima selain pegawai tetap",
	pegawaiberkas.BPA1: "tidak ada pegawai tetap yang masa pajak terakhirnya bulan ini; BPA1 dibuat di Desember, atau di bulan orangnya berhenti",
}

func (b *berkasGaji) barisCoretax(dok pegawaiberkas.Dokumen, c pegawaiberkas.Coretax) ([]pegawaiberkas.BarisCoretax, error) {
	ctx, pel := b.k.ctx(), b.k.Pelaku
	slips, err := b.masa()
	if err != nil {
		return nil, err
	}
	if dok == pegawaiberkas.BPA1 {
		orang, err := b.u.OrangA1(ctx, pel, []pegawaiberkas.SlipMasa{{Masa: b.p.Masa, Slips: slips}})
		if err != nil || len(orang) == 0 {
			return nil, err
		}
		tahun, _, err := b.u.Masa(ctx, pel, dasar.Bln(b.p.Masa.Tahun(), 1), b.p.Masa)
		if err != nil {
			return nil, err
		}
		return pegawaiberkas.BarisBPA1(c, orang, tahun)
	}
	tetap, lain := pegawaiberkas.PisahTetap(slips)
	baris := pegawaiberkas.BarisBPMP
	if dok == pegawaiberkas.BP21 {
		tetap, baris = lain, pegawaiberkas.BarisBP21
	}
	orang, err := b.u.Orang(ctx, pel, pegawaiberkas.UntukPajak, tetap)
	if err != nil {
		return nil, err
	}
	return baris(c, orang, tetap)
}

// setahun makes the yearly sums of everybody.
func (b *berkasGaji) setahun() (tulisBerkas, error) {
	if _, _, err := b.u.Putaran(b.k.ctx(), b.k.Pelaku, b.p.ID); err != nil {
		return nil, err
	}
	bulan, _, err := b.u.Masa(b.k.ctx(), b.k.Pelaku, dasar.Bln(b.p.Masa.Tahun(), 1), dasar.Bln(b.p.Masa.Tahun(), 12))
	if err != nil {
		return nil, err
	}
	return b.a1(bulan)
}

// a1 makes the yearly sums of the people on the slips of a year.
func (b *berkasGaji) a1(bulan []pegawaiberkas.SlipMasa) (tulisBerkas, error) {
	des := dasar.Bln(b.p.Masa.Tahun(), 12)
	c, err := b.u.Coretax(b.k.ctx(), b.k.Pelaku, des, "")
	if err != nil {
		return nil, err
	}
	orang, err := b.u.OrangA1(b.k.ctx(), b.k.Pelaku, bulan)
	if err != nil {
		return nil, err
	}
	rows, err := pegawaiberkas.BarisSetahun(c, orang, bulan)
	if err == nil && len(rows) == 0 {
		err = errBerkasKosong.Conflictf("belum ada masa pajak terakhir di tahun %d; rincian setahun dibuat sesudah putaran Desember, atau putaran bulan orangnya berhenti, dikunci", des.Tahun())
	}
	kop := pegawaiberkas.Kop{Lembaga: b.k.Lembaga.Nama, Masa: des}
	return func(w io.Writer) error {
		if b.akhiran == "pdf" {
			return pegawaiberkas.TulisA1PDF(w, kop, c, rows, b.dikunci())
		}
		return pegawaiberkas.TulisA1(w, b.bentuk(), kop, c, rows)
	}, err
}
