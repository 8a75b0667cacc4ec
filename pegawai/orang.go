package pegawai

import (
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/bpjs"
	"github.com/pesantren-go/pesantren/pegawai/lembur"
	"github.com/pesantren-go/pesantren/pegawai/pph21"
	"github.com/pesantren-go/pesantren/pegawai/thr"
	"github.com/pesantren-go/pesantren/santri"
)

// Orang is the [Bahan] of one person resolved against a plan: which components
// apply, with which rates and quantities. [Rencana.Angka] computes it as often as
// wanted.
type Orang struct {
	// What the figures of every slip need stands together, and first.
	aksi       []aksi // of upah, what [Rencana.Angka] needs of each
	tetap      int    // how many of them are fixed pay
	lembur     bool   // some of them are overtime
	langsung   bool   // monthly TER on this pay alone, borne by the employee
	potong     []unsur
	pajak      caraPajak
	ditanggung bool // the institution bears the tax
	pakaiBPJS  bool
	ter        pph21.TER // with pajakBulanan
	iuran      bpjs.Pekerja

	b       *Bahan
	kontrak Kontrak
	status  StatusPajak
	ptkp    pph21.Status
	utama   int // place of the main duty
	upah    []unsur

	jam       Kuantitas
	masaKerja int
	terakhir  bool         // last tax period: December, or the last month of service
	masukan   bpjs.Masukan // of the contributions, without the wage

	sudah   pph21.Dipotong // earlier runs of the month
	setahun Setahun        // of the system and of the opening balance together
	lain    pph21.A1       // certificates of other payers
}

// unsur is one line to be: a step of the plan with this person's figures.
type unsur struct {
	ke      int // place in Rencana.upah or Rencana.potongan
	tugas   int // place of the duty, -1 = none of its own
	unit    santri.KodeUnit
	nilai   dasar.Rupiah // amount or rate
	persen  Persen
	banyak  Kuantitas
	bagi    int32 // CaraTetap with Prorata: days paid; 0 = all
	hari    lembur.Hari
	rujukan string // kasbon or entry
	teks    string // what the entry says
}

// Siapkan resolves one person. It refuses what is missing or contradicts itself,
// with the field; [Kurang] collects all of it.
func (r *Rencana) Siapkan(b *Bahan) (*Orang, error) {
	o := &Orang{b: b}
	for _, langkah := range []func(*Orang) error{r.siapkanDiri, r.siapkanPajak, r.siapkanIuran, r.siapkanUpah, r.siapkanPotongan, r.siapkanAksi} {
		if err := langkah(o); err != nil {
			return nil, err
		}
	}
	return o, nil
}

func (r *Rencana) siapkanDiri(o *Orang) (err error) {
	b := o.b
	if err := b.tugas(); err != nil {
		return err
	}
	if o.kontrak, err = b.kontrak(r.Akhir()); err != nil {
		return err
	}
	if b.Pegawai.NIK.Kosong() {
		return ErrNIKKosong.Invalidf("NIK belum diisi; bukti potong pajak memerlukannya").Pada("nik")
	}
	if b.Pegawai.Rekening.Kosong() && !r.Setelan.Tunai {
		return ErrRekeningKosong.Invalidf("rekening bank belum diisi; isi, atau izinkan bayar tunai di pengaturan").Pada("rekening")
	}
	o.utama = b.utama()
	o.masaKerja = thr.BulanKerja(b.Pegawai.Mulai, r.Akhir().TambahHari(1))
	for _, j := range b.Jam {
		o.jam += j.Jumlah
	}
	return nil
}

// siapkanIuran says which contributions the run takes: those of the month, in its
// first run of pay.
func (r *Rencana) siapkanIuran(o *Orang) error {
	if r.Putaran.Jenis != Gaji || r.Putaran.Nomor != 1 {
		return nil
	}
	akhir := r.Akhir()
	for i, k := range o.b.Kepesertaan {
		if i > 0 && beririsan(k.Mulai, k.Selesai, o.b.Kepesertaan[i-1].Mulai, o.b.Kepesertaan[i-1].Selesai) {
			return ErrTumpang.Invalidf("dua catatan kepesertaan BPJS berlaku pada hari yang sama").Pada("kepesertaan")
		}
		if k.Mulai.After(akhir) || (!k.Selesai.IsZero() && k.Selesai.Before(r.Putaran.Masa.Awal())) {
			continue
		}
		o.pakaiBPJS = true
		o.masukan = bpjs.Masukan{
			Ikut: bpjs.Ikut{Kesehatan: k.Kesehatan, JHT: k.JHT, JP: k.JP, JKK: k.JKKJKM, JKM: k.JKKJKM}, KelasJKK: r.Setelan.KelasJKK, Tambahan: k.Tambahan,
			UMK: r.Setelan.UMKDi(o.b.Penugasan[o.utama].Unit), Lahir: o.b.Pegawai.TanggalLahir,
		}
	}
	if !o.pakaiBPJS {
		return nil
	}
	var err error
	o.iuran, err = r.bpjs.Pekerja(o.masukan)
	return err
}

func (r *Rencana) siapkanUpah(o *Orang) error {
	for i := range r.upah {
		l := &r.upah[i]
		if cocok := l.cakupan(o.b.Penugasan); len(cocok) > 0 {
			us, err := r.unsur(o, l, i, cocok)
			if err != nil {
				return err
			}
			o.upah = append(o.upah, us...)
		}
	}
	return nil
}

func (r *Rencana) siapkanPotongan(o *Orang) error {
	for i := range r.potongan {
		l := &r.potongan[i]
		if cocok := l.cakupan(o.b.Penugasan); len(cocok) > 0 {
			us, err := r.unsur(o, l, i, cocok)
			if err != nil {
				return err
			}
			o.potong = append(o.potong, us...)
		}
	}
	return nil
}

// unsur resolves one component for a person whose duties at the places cocok it
// applies to.
func (r *Rencana) unsur(o *Orang, l *langkah, ke int, cocok []int) ([]unsur, error) {
	us, err := r.unsurMenurut(o, l, ke, cocok)
	if err == nil && len(us) == 0 && l.Wajib {
		err = ErrNilaiKosong.Invalidf("komponen %s wajib dan belum ada nilainya", l.Kode).Pada(string(l.Kode))
	}
	return us, err
}

func (r *Rencana) unsurMenurut(o *Orang, l *langkah, ke int, cocok []int) ([]unsur, error) {
	tugas := cocok[0]
	if slices.Contains(cocok, o.utama) {
		tugas = o.utama
	}
	dasarnya := unsur{ke: ke, tugas: tugas, unit: o.b.Penugasan[tugas].Unit}
	switch l.Cara {
	case CaraTetap:
		return r.unsurTetap(o, l, dasarnya, cocok), nil
	case CaraJam:
		return r.unsurJam(o, l, dasarnya, cocok)
	case CaraHadir:
		return r.unsurHadir(o, l, dasarnya)
	case CaraKejadian, CaraJumlah, CaraLembur:
		return r.unsurIsian(o, l, dasarnya, cocok)
	case CaraTHR:
		return r.unsurTHR(o, l, dasarnya)
	case CaraAngsuran:
		var us []unsur
		for _, k := range o.b.Kasbon {
			u := dasarnya
			u.nilai, u.rujukan = k.Jumlah, k.ID
			us = append(us, u)
		}
		return us, nil
	case CaraPersen:
		dasarnya.persen = l.Persen
		if n, ada := o.b.nilaiPada(l.Kode, dasarnya.unit, r.Akhir()); ada {
			dasarnya.persen = n.Persen
		}
		if dasarnya.persen == 0 {
			return nil, nil
		}
	}
	return []unsur{dasarnya}, nil
}

// unsurTetap gives one line for every value of the person, or for every matching
// duty, or for the default amount.
func (r *Rencana) unsurTetap(o *Orang, l *langkah, u unsur, cocok []int) (us []unsur) {
	tambah := func(tugas int, nilai dasar.Rupiah, mulai, selesai dasar.Tanggal) {
		t := o.b.Penugasan[tugas]
		x := u
		x.tugas, x.unit, x.nilai = tugas, t.Unit, nilai
		if l.Prorata {
			x.bagi = int32(r.hariIrisan(o, maks(mulai, t.Mulai), minim(selesai, t.Selesai)))
			if x.bagi == 0 {
				return
			}
			if int(x.bagi) == r.Putaran.HariDibayar() {
				x.bagi = 0
			}
		} else if !berlaku(mulai, selesai, minim(r.Akhir(), o.b.Pegawai.Berhenti)) {
			return
		}
		us = append(us, x)
	}
	nilai := o.b.nilai(l.Kode)
	switch {
	case l.PerTugas:
		for _, t := range cocok {
			tugas := o.b.Penugasan[t]
			if n, ada := o.b.nilaiPada(l.Kode, tugas.Unit, minim(r.Akhir(), tugas.Selesai)); ada {
				tambah(t, n.Nilai, n.Mulai, n.Selesai)
			} else if l.Nilai > 0 {
				tambah(t, l.Nilai, tugas.Mulai, tugas.Selesai)
			}
		}
	case len(nilai) > 0:
		for _, n := range nilai {
			if t := tugasDi(o.b.Penugasan, cocok, u.tugas, n.Unit); t >= 0 {
				tambah(t, n.Nilai, n.Mulai, n.Selesai)
			}
		}
	case l.Nilai > 0:
		tambah(u.tugas, l.Nilai, o.b.Penugasan[u.tugas].Mulai, o.b.Penugasan[u.tugas].Selesai)
	}
	return us
}

// tugasDi returns the matching duty in a unit; without a unit, the main one.
func tugasDi(tugas []Penugasan, cocok []int, utama int, u santri.KodeUnit) int {
	if u == "" {
		return utama
	}
	for _, t := range cocok {
		if tugas[t].Unit == u {
			return t
		}
	}
	return -1
}

// hariIrisan counts the days of the run that lie in [mulai, selesai] and in the
// person's service.
func (r *Rencana) hariIrisan(o *Orang, mulai, selesai dasar.Tanggal) int {
	dari := maks(maks(mulai, r.Putaran.Dari), o.b.Pegawai.Mulai)
	sampai := minim(minim(r.Putaran.Sampai, selesai), o.b.Pegawai.Berhenti)
	return max(sampai.Selisih(dari)+1, 0)
}

// unsurJam pays the hours really taught, unit by unit.
func (r *Rencana) unsurJam(o *Orang, l *langkah, u unsur, cocok []int) (us []unsur, err error) {
	bertarif := l.Nilai > 0 || len(o.b.nilai(l.Kode)) > 0
	if len(o.b.Jam) == 0 {
		if bertarif && l.Wajib {
			return nil, ErrJamKosong.Invalidf("jam mengajar yang disetujui belum ada; catat jamnya, nol bila memang tidak mengajar").Pada("jam")
		}
		return nil, nil
	}
	for _, j := range o.b.Jam {
		tugas := tugasDi(o.b.Penugasan, cocok, u.tugas, j.Unit)
		if tugas < 0 && len(l.Lingkup) > 0 && slices.ContainsFunc(l.Lingkup, func(s Lingkup) bool { return s.Unit != "" }) {
			continue // the component is not for hours in that unit
		}
		if tugas < 0 {
			tugas = u.tugas // a substitute in a unit without a duty of his own
		}
		tarif := l.Nilai
		if n, ada := o.b.nilaiPada(l.Kode, j.Unit, r.Akhir()); ada {
			tarif = n.Nilai
		}
		if tarif == 0 && j.Jumlah > 0 {
			return nil, ErrNilaiKosong.Invalidf("ada jam mengajar tetapi tarif %s belum diisi", l.Kode).Pada(string(l.Kode))
		}
		x := u
		x.tugas, x.nilai, x.banyak = tugas, tarif, j.Jumlah
		if j.Unit != "" {
			x.unit = j.Unit
		}
		if j.Badal > 0 {
			x.teks = "termasuk " + j.Badal.String() + " jam badal"
		}
		us = append(us, x)
	}
	return us, nil
}

// unsurHadir pays days of presence.
func (r *Rencana) unsurHadir(o *Orang, l *langkah, u unsur) ([]unsur, error) {
	u.nilai = l.Nilai
	if n, ada := o.b.nilaiPada(l.Kode, u.unit, r.Akhir()); ada {
		u.nilai = n.Nilai
	}
	if u.nilai == 0 {
		return nil, nil
	}
	if !o.b.Hadir.Diketahui {
		return nil, ErrHadirKosong.Invalidf("kehadiran dalam masa ini belum dicatat; komponen %s dibayar menurut hari hadir", l.Kode).Pada("hadir")
	}
	u.banyak = o.b.Hadir.Hadir
	return []unsur{u}, nil
}

// unsurIsian gives one line for everything entered.
func (r *Rencana) unsurIsian(o *Orang, l *langkah, u unsur, cocok []int) (us []unsur, err error) {
	for _, i := range o.b.Isian {
		if i.Komponen != l.Kode {
			continue
		}
		x := u
		if t := tugasDi(o.b.Penugasan, cocok, u.tugas, i.Unit); t >= 0 {
			x.tugas, x.unit = t, o.b.Penugasan[t].Unit
		} else {
			x.unit = i.Unit
		}
		x.banyak, x.rujukan, x.teks = i.Banyak, i.ID, i.Keterangan
		switch l.Cara {
		case CaraJumlah:
			x.nilai = i.Jumlah
		case CaraLembur:
			x.hari = lembur.Hari(i.Hari)
		default:
			x.nilai = l.Nilai
			if n, ada := o.b.nilaiPada(l.Kode, x.unit, i.Mulai); ada {
				x.nilai = n.Nilai
			}
			if x.nilai == 0 {
				return nil, ErrNilaiKosong.Invalidf("tarif %s belum diisi", l.Kode).Pada(string(l.Kode))
			}
		}
		us = append(us, x)
	}
	return us, nil
}

// unsurTHR gives the line of THR to whoever completed a month before the holiday
// of their religion; the amount follows from the fixed wage.
func (r *Rencana) unsurTHR(o *Orang, l *langkah, u unsur) ([]unsur, error) {
	if !o.b.Pegawai.Bekerja(r.Putaran.Dari, r.Putaran.Sampai) {
		return nil, nil
	}
	i := slices.IndexFunc(r.Setelan.HariRaya, func(h HariRaya) bool {
		return h.Agama == o.b.Pegawai.Agama && h.Tanggal.Selisih(r.Putaran.Sampai) > -62 && h.Tanggal.Selisih(r.Putaran.Sampai) < 62
	})
	if o.b.Pegawai.Agama == "" {
		return nil, ErrAgamaKosong.Invalidf("agama belum diisi; THR dibayar menurut hari raya agamanya").Pada("agama")
	}
	if i < 0 {
		return nil, nil // the holiday of this religion is in another run
	}
	bulan := thr.BulanKerja(o.b.Pegawai.Mulai, r.Setelan.HariRaya[i].Tanggal)
	if bulan < 1 {
		return nil, nil
	}
	u.banyak = Kuantitas(min(bulan, 12)) * 100
	u.teks = "hari raya " + r.Setelan.HariRaya[i].Tanggal.Panjang()
	return []unsur{u}, nil
}

// maks returns the later day; an unset one is earlier than every day.
func maks(a, b dasar.Tanggal) dasar.Tanggal {
	if a.After(b) {
		return a
	}
	return b
}

// minim returns the earlier day; an unset one is open, later than every day.
func minim(a, b dasar.Tanggal) dasar.Tanggal {
	if b.IsZero() || (!a.IsZero() && a.Before(b)) {
		return a
	}
	return b
}
