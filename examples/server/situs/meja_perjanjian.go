package situs

import (
	"cmp"
	"slices"

	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanMejaPerjanjian = []halaman{
	{pola: "GET /privasi/perjanjian", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).mejaPerjanjian},
	{pola: "POST /privasi/perjanjian", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).catatPerjanjian},
}

// maksPerjanjian is how many children one form records; the rest follows in the next.
const maksPerjanjian = 200

// rombelPerjanjian counts the children of a class whose agreement is missing.
type rombelPerjanjian struct {
	Unit, NamaUnit, Kelas string
	Kurang                int
}

type isiMejaPerjanjian struct {
	formulir
	Wajib   bool // the register closes a child's data without an agreement
	Kurang  int
	Rombel  []rombelPerjanjian
	Unit    string
	Kelas   string
	Dipilih bool // somebody chose whom to record
	Orang   []Tampak
	Sisa    int // beyond this form
}

// mejaPerjanjian lists, by class, the children whose guardians' approval of the admission
// agreement is not recorded, and records it for a whole class or unit.
func (k *kunjungan) mejaPerjanjian() error { return k.tampilPerjanjian(nil) }

func (k *kunjungan) tampilPerjanjian(galat error) error {
	isi := isiMejaPerjanjian{formulir: formulirBaru(k.r.PostForm), Unit: k.r.FormValue("unit"), Kelas: k.r.FormValue("kelas"), Dipilih: k.r.FormValue("unit") != ""}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	reg, err := k.s.Penjaga.Register.Ambil(k.ctx(), k.Lembaga.ID)
	if err != nil {
		return err
	}
	isi.Wajib = slices.Contains(reg.PerluWali, privasi.Kontrak)
	ps, err := k.tanpaPerjanjian()
	if err != nil {
		return err
	}
	isi.Kurang = len(ps)
	if isi.Rombel, err = k.rombelPerjanjian(ps); err != nil {
		return err
	}
	ps = slices.DeleteFunc(ps, func(p santri.Peserta) bool {
		return !isi.Dipilih || kodeUnit(p) != isi.Unit || isi.Kelas != "" && p.Utama().Kelas != isi.Kelas
	})
	if isi.Sisa = max(0, len(ps)-maksPerjanjian); isi.Sisa > 0 {
		ps = ps[:maksPerjanjian]
	}
	tampak, err := k.tampakPeserta(ps)
	if err != nil {
		return err
	}
	for _, p := range ps {
		isi.Orang = append(isi.Orang, tampak[p.ID])
	}
	return k.tampilForm(isi.formulir, "meja_perjanjian", "Perjanjian penerimaan", isi)
}

// tanpaUnit stands for santri who are in no unit.
const tanpaUnit = "-"

func kodeUnit(p santri.Peserta) string { return cmp.Or(string(p.Utama().Unit), tanpaUnit) }

// tanpaPerjanjian are the active santri who are children without a recorded agreement, by
// class and name.
func (k *kunjungan) tanpaPerjanjian() ([]santri.Peserta, error) {
	var ps []santri.Peserta
	var ss []privasi.SubjekID
	for p, err := range k.s.Santri.Stores.Peserta.Peserta(k.ctx(), k.Lembaga.ID, k.hariIni()) {
		if err != nil {
			return nil, err
		}
		ps, ss = append(ps, p), append(ss, p.Subjek)
	}
	kurang, err := k.s.Kantor.TanpaPerjanjian(k.ctx(), k.Pelaku, ss...)
	if err != nil {
		return nil, err
	}
	milik := map[privasi.SubjekID]bool{}
	for _, x := range kurang {
		milik[x] = true
	}
	ps = slices.DeleteFunc(ps, func(p santri.Peserta) bool { return !milik[p.Subjek] })
	slices.SortFunc(ps, func(a, b santri.Peserta) int {
		return cmp.Or(cmp.Compare(kodeUnit(a), kodeUnit(b)), cmp.Compare(a.Utama().Kelas, b.Utama().Kelas), cmp.Compare(a.Nama, b.Nama))
	})
	return ps, nil
}

// rombelPerjanjian counts sorted people by unit and class.
func (k *kunjungan) rombelPerjanjian(ps []santri.Peserta) (rs []rombelPerjanjian, err error) {
	nama := map[string]string{tanpaUnit: "Tanpa unit"}
	unit, err := k.pilihUnit()
	if err != nil {
		return nil, err
	}
	for _, u := range unit {
		nama[u.Kode] = u.Nama
	}
	for _, p := range ps {
		r := rombelPerjanjian{Unit: kodeUnit(p), NamaUnit: nama[kodeUnit(p)], Kelas: p.Utama().Kelas}
		if n := len(rs) - 1; n >= 0 && rs[n].Unit == r.Unit && rs[n].Kelas == r.Kelas {
			rs[n].Kurang++
			continue
		}
		r.Kurang = 1
		rs = append(rs, r)
	}
	return rs, nil
}

func (k *kunjungan) catatPerjanjian() error {
	b := pembacaForm{f: k.r.PostForm}
	ids := make([]santri.ID, 0, len(k.r.PostForm["santri"]))
	for _, id := range k.r.PostForm["santri"] {
		ids = append(ids, santri.ID(id))
	}
	if len(ids) > maksPerjanjian {
		return k.tampilPerjanjian(errForm.Invalidf("catat paling banyak %d santri sekali kirim", maksPerjanjian).Pada("santri"))
	}
	tanggal := b.tanggal("tanggal")
	if err := b.err(); err != nil {
		return k.tampilPerjanjian(err)
	}
	ps, err := k.s.Santri.Stores.Peserta.PesertaID(k.ctx(), k.Lembaga.ID, k.hariIni(), ids...)
	if err != nil {
		return err
	}
	if len(ps) != len(ids) {
		return errTakAda.NotFoundf("santri yang dipilih tidak ditemukan; muat ulang halaman")
	}
	ss := make([]privasi.SubjekID, len(ps))
	for i, p := range ps {
		ss[i] = p.Subjek
	}
	n, err := k.s.Kantor.CatatPerjanjian(k.ctx(), k.Pelaku, b.teks("nomor"), tanggal, ss...)
	if err != nil {
		return k.tampilPerjanjian(err)
	}
	return k.pindah("/privasi/perjanjian", "%d perjanjian dicatat.", n)
}
