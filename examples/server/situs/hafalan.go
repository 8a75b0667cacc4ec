package situs

import (
	"slices"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/mushaf"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

type isiHafalan struct {
	Orang   Tampak
	Halaqah []akademik.Rombel // the way back
	Capaian []string          // by page, juz and ayah, each with its basis
	Mushaf  string
	Juz     []JuzTampak
	Tagihan []hafalan.Tagihan // due for repetition
	Setoran []SetoranTampak   // newest first
	Langkah map[string]string
	Petugas map[string]string
	Hari    dasar.Tanggal
}

// JuzTampak is one juz of the map.
type JuzTampak struct {
	Nomor, Persen int
	Halaman       []hafalan.IsiBagian
	Belum         string // what is missing where some is memorised
}

// petaHafalan shows what one santri knows by heart.
func (k *kunjungan) petaHafalan() error {
	isi := isiHafalan{Hari: k.hariIni(), Mushaf: k.s.Akademik.Mushaf().Nama()}
	id := santri.ID(k.r.PathValue("id"))
	ss, err := k.s.Akademik.SetoranMilik(k.ctx(), k.Pelaku, id)
	if err != nil {
		return err
	}
	ps, err := k.s.Santri.Stores.Peserta.PesertaID(k.ctx(), k.Lembaga.ID, isi.Hari, id)
	if err != nil {
		return err
	}
	if len(ps) == 0 {
		return akademik.ErrSantriTiada.NotFoundf("santri tidak ditemukan")
	}
	if isi.Halaqah, err = k.rombelSantri(ps[0]); err != nil {
		return err
	}
	if k.hanyaMilik() && len(isi.Halaqah) == 0 {
		return akademik.ErrSantriTiada.NotFoundf("santri tidak ditemukan")
	}
	tampak, err := k.tampakPeserta(ps)
	if err != nil {
		return err
	}
	isi.Orang = tampak[id]
	keadaan, err := k.s.Akademik.Hafalan(k.ctx(), k.Pelaku, id)
	if err != nil {
		return err
	}
	if err := isi.ukur(k.s.Akademik.Mushaf(), keadaan, isi.Hari); err != nil {
		return err
	}
	for _, s := range slices.Backward(ss) {
		isi.Setoran = append(isi.Setoran, SetoranTampak{s, isi.Orang.Nama, sebutRentang(s.Rentang), jumlahSalah(s)})
	}
	if isi.Petugas, err = k.semuaAkun(); err != nil {
		return err
	}
	return k.tampil("hafalan", "Hafalan "+isi.Orang.Nama, isi)
}

// rombelSantri lists the classes and halaqah of a santri today that the visitor may
// see.
func (k *kunjungan) rombelSantri(p santri.Peserta) ([]akademik.Rombel, error) {
	tahun, err := k.s.Akademik.Tahun(k.ctx(), k.Pelaku)
	if err != nil {
		return nil, err
	}
	kelas, err := k.kelasTampak(slices.DeleteFunc(tahun, func(t akademik.TahunAjaran) bool { return !t.Memuat(k.hariIni()) }), nil)
	var out []akademik.Rombel
	for _, x := range kelas {
		if x.Memuat(p) {
			out = append(out, x.Rombel)
		}
	}
	return out, err
}

func (isi *isiHafalan) ukur(e *mushaf.Edisi, k hafalan.Keadaan, hari dasar.Tanggal) (err error) {
	c := hafalan.Ukur(e, k.Hafal)
	for _, b := range []hafalan.Basis{hafalan.BasisHalaman, hafalan.BasisJuz, hafalan.BasisAyat} {
		isi.Capaian = append(isi.Capaian, c.Sebut(b))
	}
	halaman := hafalan.Peta(e, mushaf.Halaman, k.Hafal)
	for _, j := range hafalan.Peta(e, mushaf.Juz, k.Hafal) {
		r, err := e.Bagian(mushaf.Juz, j.Nomor)
		if err != nil {
			return err
		}
		t := JuzTampak{Nomor: j.Nomor, Persen: 100 * j.Hafal / j.Ayat}
		t.Halaman = halaman[e.Nomor(mushaf.Halaman, r.Dari)-1 : e.Nomor(mushaf.Halaman, r.Sampai)]
		if j.Hafal > 0 && !j.Belum.Kosong() {
			t.Belum = sebutBelum(j.Belum)
		}
		isi.Juz = append(isi.Juz, t)
	}
	isi.Tagihan, err = k.Murojaah(hafalan.AturanMurojaahBaku(), hari)
	isi.Tagihan = isi.Tagihan[:min(len(isi.Tagihan), 12)]
	return err
}

// sebutBelum names the first gaps.
func sebutBelum(h hafalan.Himpunan) string {
	t := ""
	for i, r := range h.RentangAyat() {
		if i == 3 {
			return t + ", …"
		}
		if i > 0 {
			t += ", "
		}
		t += r.String()
	}
	return t
}
