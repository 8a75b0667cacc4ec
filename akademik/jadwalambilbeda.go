package akademik

import (
	"cmp"
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
)

// ErrBedaPeserta says that a difference cannot be taken over, or not without another one.
var ErrBedaPeserta = dasar.Aturan("AKD-VERSIJADWAL-10")

// TerimaBedaPeserta takes differences of a file of FET over into a draft, all of them or
// none: groups that it adds, groups that it lacks, who attends which activity. What is not
// named stays as it is. Activities keep where they lie. Read the file again for the
// places that it proposes for the draft as it is then.
func (s *Service) TerimaBedaPeserta(ctx context.Context, pel dasar.Pelaku, kunci string, id JadwalID, versi int, bs []BedaPeserta) error {
	p, err := s.Papan(ctx, pel, id)
	if err != nil {
		return err
	}
	if len(bs) == 0 {
		return ErrBedaPeserta.Invalidf("centang perbedaan yang diambil").Pada("ambil")
	}
	nama := make([]string, len(bs))
	for i, b := range bs {
		nama[i] = b.Kunci()
	}
	return s.ubahDraf(ctx, pel, "beda_peserta", kunci, dasar.Sidik([]any{id, versi, nama}), p, versi, func(j *Jadwal, ada []KegiatanJadwal) ([]KegiatanJadwal, []string, error) {
		simpan, err := p.ambilBeda(j, ada, bs)
		return simpan, nil, err
	}, nil)
}

// ambilBeda changes a version and its activities: groups come first and go last, so that
// an activity may move from one that goes to one that comes.
func (p *PapanJadwal) ambilBeda(j *Jadwal, ada []KegiatanJadwal, bs []BedaPeserta) (simpan []KegiatanJadwal, err error) {
	*j = j.Salin()
	for _, b := range bs {
		switch b.Jenis {
		case jadwal.KelompokBaru:
			if err := p.tambahKelompok(j, b.Kelompok); err != nil {
				return nil, err
			}
		case jadwal.KelompokHilang, jadwal.PesertaBeda:
		default:
			return nil, ErrBedaPeserta.Invalidf("perbedaan jenis %s tidak diambil dari FET; ubah di halamannya sendiri", b.Jenis).Pada("ambil")
		}
	}
	for _, b := range bs {
		if b.Jenis == jadwal.PesertaBeda {
			k, err := p.gantiPeserta(j, ada, b)
			if err != nil {
				return nil, err
			}
			simpan = append(simpan, k)
		}
	}
	for _, b := range bs {
		if b.Jenis == jadwal.KelompokHilang {
			j.hapusKelompok(b.Kelompok)
		}
	}
	if j.Pembagian, err = tanpaKosong(j.Pembagian); err != nil {
		return nil, err
	}
	return simpan, cmpErr(j.Validate(), j.cukup(terapkan(ada, simpan, nil)))
}

// tambahKelompok adds a group to a class of the version: with the division that the class
// has on record, else to the only one of the version, else as the first of a new one.
func (p *PapanJadwal) tambahKelompok(j *Jadwal, q PesertaJadwal) error {
	if !p.mencakup(q.Rombel) || q.Kelompok == "" {
		return ErrKegiatan.Invalidf("kelas atau kelompok itu bukan bagian jadwal ini").Pada("ambil")
	}
	if p.pakaiKelompok(j, []KegiatanJadwal{{Peserta: []PesertaJadwal{q}}}); j.punyaKelompok(q) {
		return nil
	}
	i := slices.IndexFunc(j.Pembagian, func(x PembagianKelas) bool { return x.Rombel == q.Rombel })
	switch {
	case j.banyakPembagian(q.Rombel) > 1:
		return ErrBedaPeserta.Invalidf("kelas itu dibagi dengan beberapa cara; tambahkan kelompok %s di halaman Jam dan kelompok", q.Kelompok).Pada("ambil")
	case i < 0:
		j.Pembagian = append(j.Pembagian, PembagianKelas{q.Rombel, []string{q.Kelompok}})
	default:
		j.Pembagian[i].Kelompok = append(j.Pembagian[i].Kelompok, q.Kelompok)
	}
	return nil
}

// gantiPeserta gives an activity those who attend it.
func (p *PapanJadwal) gantiPeserta(j *Jadwal, ada []KegiatanJadwal, b BedaPeserta) (k KegiatanJadwal, err error) {
	i := slices.IndexFunc(ada, func(k KegiatanJadwal) bool { return k.ID == b.Kegiatan })
	if i < 0 {
		return k, ErrKegiatan.NotFoundf("kegiatan itu tidak ada lagi di jadwal ini; muat ulang halaman")
	}
	k = ada[i].Salin()
	k.Peserta = slices.Clone(b.Peserta)
	slices.SortFunc(k.Peserta, PesertaJadwal.banding)
	k.Peserta = slices.Compact(k.Peserta)
	p.pakaiKelompok(j, []KegiatanJadwal{k})
	for _, q := range k.Peserta {
		if !p.mencakup(q.Rombel) {
			return k, ErrKegiatan.Invalidf("kelas atau kelompok itu bukan bagian jadwal ini").Pada("ambil")
		}
		if q.Kelompok != "" && !j.punyaKelompok(q) {
			return k, ErrBedaPeserta.Invalidf("kelompok %s belum ada; centang juga baris kelompok barunya", p.NamaPeserta(q)).Pada("ambil")
		}
	}
	return k, k.Validate()
}

func (p *PapanJadwal) mencakup(id RombelID) bool {
	return slices.ContainsFunc(p.Rombel, func(r Rombel) bool { return r.ID == id })
}

func (p PesertaJadwal) banding(q PesertaJadwal) int {
	return cmp.Or(cmp.Compare(p.Rombel, q.Rombel), cmp.Compare(p.Kelompok, q.Kelompok))
}

func (j *Jadwal) hapusKelompok(q PesertaJadwal) {
	for i, x := range j.Pembagian {
		if x.Rombel == q.Rombel {
			j.Pembagian[i].Kelompok = slices.DeleteFunc(x.Kelompok, func(n string) bool { return n == q.Kelompok })
		}
	}
}

// tanpaKosong forgets divisions without a group; one group alone divides nothing.
func tanpaKosong(ps []PembagianKelas) ([]PembagianKelas, error) {
	ps = slices.DeleteFunc(ps, func(x PembagianKelas) bool { return len(x.Kelompok) == 0 })
	for _, x := range ps {
		if len(x.Kelompok) == 1 {
			return nil, ErrBedaPeserta.Invalidf("kelompok %s akan sendirian di kelasnya; centang perubahan kelompok kelas itu seluruhnya", x.Kelompok[0]).Pada("ambil")
		}
	}
	return ps, nil
}
