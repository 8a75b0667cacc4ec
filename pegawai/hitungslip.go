package pegawai

import (
	"fmt"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/pegawai/lembur"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
)

// Hitung computes the slip of one person. With jelaskan every line and the tax
// carry the steps that led to them; the figures are the same either way.
//
// It refuses, with the field, what is missing or contradicts itself (ErrNIKKosong
// and its sisters), a base or net that comes out negative, and whatever the rooms
// of the law refuse.
func (r *Rencana) Hitung(b *Bahan, jelaskan bool) (Slip, error) {
	o, err := r.Siapkan(b)
	if err != nil {
		return Slip{}, err
	}
	var a Angka
	var u *uraian.Uraian
	if jelaskan {
		u = &uraian.Uraian{}
	}
	if err := r.Angka(o, &a, u); err != nil {
		return Slip{}, err
	}
	return r.slip(o, &a, u), nil
}

// slip freezes figures and texts.
func (r *Rencana) slip(o *Orang, a *Angka, u *uraian.Uraian) Slip {
	p, t := o.b.Pegawai, o.b.Penugasan[o.utama]
	s := Slip{
		Lembaga: p.Lembaga, Putaran: r.Putaran.ID, Pegawai: p.ID, Subjek: p.Subjek, Nomor: p.Nomor, Nama: p.Nama,
		Jabatan: t.Jabatan, NamaJabatan: r.namaJabatan(t.Jabatan), Unit: t.Unit,
		Klasifikasi: o.kontrak.Klasifikasi, Metode: o.kontrak.Metode, KodeObjek: r.kodeObjek(o, a), PTKP: o.status.PTKP,
		Kategori: a.Pajak.Kategori.String(), Tarif: a.Pajak.Tarif, Terakhir: a.Pajak.Terakhir, Disetahunkan: a.Pajak.Disetahunkan, MasaAwal: r.masaAwal(o), DPP: a.Pajak.DPP,
		Ember: a.embers(), BiayaJabatan: a.Pajak.BiayaJabatan, BiayaSisa: a.Pajak.BiayaSisa, Dibayar: a.Dibayar, PPh: a.Pajak.Dipotong,
		Iuran: a.Iuran.Pekerja, IuranKami: a.Iuran.Lembaga, Potongan: a.JumlahPotong, Neto: a.Neto, Peringatan: r.peringatan(o, a),
	}
	s.Bruto = s.Ember.Bruto()
	if o.pakaiBPJS {
		s.UpahBPJS = a.Tetap
	}
	if u != nil {
		s.Uraian = u.Langkah[a.uraianIuran:]
	}
	s.Baris = make([]BarisSlip, 0, len(o.upah)+len(o.potong)+10)
	for i := range o.upah {
		r.barisUpah(&s, o, a, i, u.Perlu())
	}
	r.barisPajak(&s, o, a)
	r.barisIuran(&s, o, a, u)
	for i := range o.potong {
		r.barisPotong(&s, o, a, i)
	}
	return s
}

func (r *Rencana) namaJabatan(k KodeJabatan) string {
	if j, ada := r.jabatan[k]; ada {
		return j.Nama
	}
	return string(k)
}

// masaAwal is the first month of the tax year that this institution paid.
func (r *Rencana) masaAwal(o *Orang) int {
	if o.setahun.MasaAwal > 0 {
		return o.setahun.MasaAwal
	}
	return r.Putaran.Masa.Ke()
}

// akunBeban is where a line of pay is booked: the component's account, that of the
// position, or that of the group.
func (r *Rencana) akunBeban(l *langkah, t Penugasan) keuangan.KodeAkun {
	j := r.jabatan[t.Jabatan]
	switch {
	case l.Akun != "":
		return l.Akun
	case j.Akun != "":
		return j.Akun
	case j.Kelompok == TenagaKependidikan:
		return r.Setelan.Akun.BebanTenaga
	}
	return r.Setelan.Akun.BebanPendidik
}

func (r *Rencana) barisUpah(s *Slip, o *Orang, a *Angka, i int, jelaskan bool) {
	x := &o.upah[i]
	l := &r.upah[x.ke]
	if l.bayangan || (a.Upah[i] == 0 && x.banyak == 0) {
		return
	}
	t := o.b.Penugasan[x.tugas]
	b := BarisSlip{
		Komponen: l.Kode, Nama: l.Nama, Bagian: BagianPendapatan, Ember: l.Ember, Pajak: l.Pajak, Tetap: l.Tetap, Pokok: l.Pokok,
		Unit: x.unit, Jabatan: t.Jabatan, Banyak: x.banyak, Jumlah: a.Upah[i], Akun: r.akunBeban(l, t), Rujukan: x.rujukan, Keterangan: x.teks,
	}
	if l.Golongan == Natura {
		b.Bagian = BagianNatura
	}
	if l.Cara == CaraJam || l.Cara == CaraHadir || l.Cara == CaraKejadian {
		b.Tarif = x.nilai
	}
	if jelaskan {
		b.Uraian = r.uraikan(o, a, l, x, b)
	}
	s.Baris = append(s.Baris, b)
}

// uraikan says how a line of pay came about.
func (r *Rencana) uraikan(o *Orang, a *Angka, l *langkah, x *unsur, b BarisSlip) []uraian.Langkah {
	var u uraian.Uraian
	switch l.Cara {
	case CaraTetap:
		if x.bagi > 0 {
			u.Catatf("hari kalender, dibulatkan setengah ke atas", b.Jumlah, "%s × %d/%d hari", x.nilai, x.bagi, r.hari)
		} else {
			u.Catat("", "nilai tetap", b.Jumlah)
		}
	case CaraPersen:
		for _, k := range l.dasar {
			u.Catat("", r.upah[k].Nama, a.perKode[r.jumlahKe[k]])
		}
		u.Catatf("", b.Jumlah, "%s%% dari jumlahnya", x.persen)
	case CaraRumus:
		for _, n := range l.rumus.Nama() {
			if d, ada := r.arti(o, a, n); ada {
				u.Catatf("", 0, "%s = %s", n, d)
			}
		}
		u.Catatf("", b.Jumlah, "rumus %s", l.Rumus)
	case CaraLembur:
		if upah, err := r.lembur.Dasar(a.Pokok, a.Tetap-a.Pokok, r.tidakTetap(o, a), &u); err == nil {
			_, _ = r.lembur.Hitung(lembur.Masukan{Upah: upah, Hari: x.hari, Pekan: r.Setelan.HariKerja, Jam: x.banyak.Desimal()}, &u) // computed before, without an error
		}
	case CaraTHR:
		_, _ = r.thr.Besar(a.Tetap, int(x.banyak/100), &u) // computed before, without an error
	case CaraJumlah:
		u.Catat("", "jumlah dicatat", b.Jumlah)
	default:
		u.Catatf("", b.Jumlah, "%s × %s", x.banyak, x.nilai)
	}
	return u.Langkah
}

func (r *Rencana) barisPajak(s *Slip, o *Orang, a *Angka) {
	t := o.b.Penugasan[o.utama]
	if n := a.Pajak.Tunjangan; n != 0 {
		nama := "Tunjangan PPh 21"
		if o.kontrak.Metode == Nett {
			nama = "PPh 21 ditanggung lembaga"
		}
		s.Baris = append(s.Baris, BarisSlip{
			Komponen: BarisTunjPajak, Nama: nama, Bagian: BagianPendapatan, Ember: EmberTunjPajak, Pajak: true, Unit: t.Unit, Jabatan: t.Jabatan,
			Jumlah: n, Akun: r.akunBeban(&langkah{}, t),
		})
	}
	b := BarisSlip{Komponen: BarisPPh, Nama: "PPh 21", Bagian: BagianPajak, Unit: t.Unit, Jabatan: t.Jabatan, Jumlah: a.Pajak.Dipotong, Akun: r.Setelan.Akun.UtangPajak, Uraian: s.Uraian}
	if b.Jumlah < 0 {
		b.Komponen, b.Nama = BarisPPhBalik, "Pengembalian PPh 21"
		b.Keterangan = "dikembalikan paling lambat " + a.Pajak.BatasKembali.Panjang()
	}
	if b.Jumlah != 0 || a.Pajak.DPP != 0 { // a tax of nought is a number that people ask about
		s.Baris = append(s.Baris, b)
	}
}

// barisIuran adds the contributions; the first line of each side carries their
// steps.
func (r *Rencana) barisIuran(s *Slip, o *Orang, a *Angka, u *uraian.Uraian) {
	t, i := o.b.Penugasan[o.utama], a.Iuran
	var sudah Bagian
	for _, x := range [...]struct {
		kode   KodeKomponen
		nama   string
		bagian Bagian
		ember  Ember
		jumlah dasar.Rupiah
	}{
		{BarisKesKami, "BPJS Kesehatan (lembaga)", BagianIuranKami, EmberPremi, i.KesehatanLembaga},
		{BarisJKK, "BPJS JKK (lembaga)", BagianIuranKami, EmberPremi, i.JKK},
		{BarisJKM, "BPJS JKM (lembaga)", BagianIuranKami, EmberPremi, i.JKM},
		{BarisJHTKami, "BPJS JHT (lembaga)", BagianIuranKami, "", i.JHTLembaga},
		{BarisJPKami, "BPJS JP (lembaga)", BagianIuranKami, "", i.JPLembaga},
		{BarisKes, "BPJS Kesehatan", BagianIuran, "", i.Kesehatan},
		{BarisJHT, "BPJS JHT", BagianIuran, EmberIuran, i.JHT},
		{BarisJP, "BPJS JP", BagianIuran, EmberIuran, i.JP},
	} {
		if x.jumlah == 0 {
			continue
		}
		b := BarisSlip{
			Komponen: x.kode, Nama: x.nama, Bagian: x.bagian, Ember: x.ember, Pajak: x.bagian == BagianIuranKami && x.ember != "",
			Unit: t.Unit, Jabatan: t.Jabatan, Jumlah: x.jumlah, Akun: r.Setelan.Akun.UtangBPJS,
		}
		if x.bagian == BagianIuranKami {
			b.Akun = r.Setelan.Akun.BebanBPJS
		}
		if u != nil && sudah != x.bagian {
			b.Uraian, sudah = u.Langkah[:a.uraianIuran:a.uraianIuran], x.bagian
		}
		s.Baris = append(s.Baris, b)
	}
}

func (r *Rencana) barisPotong(s *Slip, o *Orang, a *Angka, i int) {
	x := &o.potong[i]
	l := &r.potongan[x.ke]
	if a.Potong[i] == 0 {
		return
	}
	b := BarisSlip{
		Komponen: l.Kode, Nama: l.Nama, Bagian: BagianPotongan, Ember: l.Ember, Unit: x.unit, Jabatan: o.b.Penugasan[x.tugas].Jabatan,
		Banyak: x.banyak, Jumlah: a.Potong[i], Akun: l.Akun, Rujukan: x.rujukan, Keterangan: l.Aturan, Angsuran: l.Cara == CaraAngsuran,
	}
	if b.Akun == "" {
		b.Akun = r.Setelan.Akun.UtangPotongan
		if l.Cara == CaraAngsuran {
			b.Akun = r.Setelan.Akun.PiutangKasbon
		}
	}
	s.Baris = append(s.Baris, b)
}

// peringatan collects what a person should look at; none of it stops the run.
func (r *Rencana) peringatan(o *Orang, a *Angka) (ps []string) {
	if o.status.Sementara {
		ps = append(ps, "status PTKP "+o.status.PTKP+" masih sementara; pastikan kepada pegawai")
	}
	ps = append(append(ps, a.Pajak.Peringatan...), a.Iuran.Peringatan...)
	for _, t := range a.tunda {
		l := &r.potongan[o.potong[t.ke].ke]
		ps = append(ps, fmt.Sprintf("%s diminta %s, dipotong %s karena batas potongan; sisanya tetap terutang", l.Nama, t.minta, a.Potong[t.ke]))
	}
	for i := range o.upah {
		x := &o.upah[i]
		for j := range o.upah[:i] {
			if y := &o.upah[j]; y.ke == x.ke && y.unit == x.unit && x.bagi == 0 && r.upah[x.ke].Cara == CaraTetap {
				ps = append(ps, fmt.Sprintf("%s dibayar lebih dari sekali untuk unit %s; periksa nilainya", r.upah[x.ke].Nama, x.unit))
			}
		}
	}
	return ps
}

// tidakTetap is the pay of the month that is neither fixed nor overtime.
func (r *Rencana) tidakTetap(o *Orang, a *Angka) (jumlah dasar.Rupiah) {
	for i := range o.upah {
		if l := &r.upah[o.upah[i].ke]; !l.Tetap && !l.bayangan && l.Golongan == Pendapatan && l.Cara != CaraLembur {
			jumlah += a.Upah[i]
		}
	}
	return max(jumlah, 0)
}
