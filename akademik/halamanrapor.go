package akademik

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/kurikulum"
	"github.com/pesantren-go/pesantren/akademik/mushaf"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/santri"
)

// halaman fills the page that the curriculum of the class asks for, without one that of
// its track, and the page of tahfidz for whoever recites.
func (b *bahanRapor) halaman(r *rapor.Rapor, l *Leger, p santri.Peserta, isi map[KodeMapel]IsiRapor) error {
	kelompok, skala, err := b.mapelRapor(r, l, p, isi)
	if err != nil {
		return err
	}
	switch {
	case b.bentuk(l.Rombel) == kurikulum.RaporFormal:
		r.Formal = &rapor.Formal{Kurikulum: cmp.Or(b.kop[l.Rombel.Unit].Kurikulum, b.kurikulum[l.Rombel.ID].Kurikulum.Nama), Kelompok: kelompok, Skala: skala}
	case l.Rombel.Jalur != santri.Tahfidz || len(kelompok) > 0:
		r.Diniyah = &rapor.Diniyah{Kelompok: kelompok, Skala: skala}
		for _, g := range b.gerbang[l.Rombel.ID][p.ID] {
			r.Diniyah.Gerbang = append(r.Diniyah.Gerbang, gerbangRapor(g))
		}
	}
	if len(kelompok) == 0 && l.Rombel.Jenis == Kelas {
		r.Kurang = append(r.Kurang, rapor.Kurang{Bagian: "Nilai", Sebab: "belum ada mata pelajaran di kelas ini"})
	}
	if r.Tahfidz, err = b.tahfidz(l, p); err != nil {
		return err
	}
	if err := b.halamanKitab(r, l, p.ID); err != nil {
		return err
	}
	if r.Tahfidz == nil && l.Rombel.Jenis == Halaqah {
		r.Kurang = append(r.Kurang, rapor.Kurang{Bagian: "Tahfidz", Sebab: "belum ada setoran"})
	}
	return err
}

// halamanKitab puts kitab and nadham beside the subjects on the page of the class: that
// of diniyah, or of tahfidz for a halaqah.
func (b *bahanRapor) halamanKitab(r *rapor.Rapor, l *Leger, id santri.ID) error {
	if r.Diniyah == nil && l.Rombel.Jenis != Halaqah {
		return nil
	}
	ks, err := b.kitabLain(l, id)
	switch {
	case err != nil || len(ks) == 0:
		return err
	case l.Rombel.Jenis != Halaqah:
		r.Diniyah.Kitab = ks
	case r.Tahfidz == nil:
		r.Tahfidz = &rapor.Tahfidz{Kitab: ks}
	default:
		r.Tahfidz.Kitab = ks
	}
	return nil
}

// bentuk is the page that a class gets.
func (b *bahanRapor) bentuk(r Rombel) kurikulum.BentukRapor {
	switch k := b.kurikulum[r.ID]; {
	case k.Ada():
		return k.Kurikulum.Rapor
	case r.Jalur == santri.Formal:
		return kurikulum.RaporFormal
	}
	return kurikulum.RaporDiniyah
}

// mapelRapor makes the subjects of one santri in their groups, and the legend of their
// scales. The curriculum of the class says in which group a subject is, so that one
// subject stands in the group of K13 on one rapor and of Merdeka on another.
func (b *bahanRapor) mapelRapor(r *rapor.Rapor, l *Leger, p santri.Peserta, isi map[KodeMapel]IsiRapor) (ks []rapor.Kelompok, skala []rapor.Skala, err error) {
	for _, m := range l.Mapel {
		if !l.Ikut(p.ID, m.Kode) {
			continue
		}
		x, err := b.satuMapel(l, m, p.ID, isi[m.Kode])
		if err != nil {
			return nil, nil, err
		}
		if x.Keadaan == nilai.Belum {
			r.Kurang = append(r.Kurang, rapor.Kurang{Bagian: "Nilai " + m.Nama, Sebab: sebabBelum(l, m, p.ID)})
		}
		if i := slices.IndexFunc(b.kitab, func(k hafalan.Kitab) bool { return k.Kode == string(m.Kode) }); i >= 0 {
			if x.Capaian, err = b.capaianKitab(l, p.ID, b.kitab[i]); err != nil {
				return nil, nil, err
			}
		}
		nama, ada := b.kelompok[tempatNilai{l.Rombel.ID, m.Kode}]
		if !ada {
			nama = m.Kelompok
		}
		i := slices.IndexFunc(ks, func(k rapor.Kelompok) bool { return k.Nama == nama })
		if i < 0 {
			i, ks = len(ks), append(ks, rapor.Kelompok{Nama: nama})
		}
		ks[i].Mapel = append(ks[i].Mapel, x)
		if s := l.rinci.aturan[m.Kode].Skala; len(s.Pita) > 0 {
			legenda := legendaSkala(s)
			if !slices.ContainsFunc(skala, func(y rapor.Skala) bool { return y.Nama == legenda.Nama && slices.Equal(y.Pita, legenda.Pita) }) {
				skala = append(skala, legenda)
			}
		}
	}
	return ks, skala, nil
}

func (b *bahanRapor) satuMapel(l *Leger, m MapelLeger, id santri.ID, isi IsiRapor) (rapor.Mapel, error) {
	x := rapor.Mapel{Kode: string(m.Kode), Nama: m.Nama, NamaArab: m.NamaArab, Kitab: m.Kitab, Asal: l.rinci.asal[id][m.Kode]}
	for _, g := range m.Guru {
		x.Guru = append(x.Guru, b.guru[g])
	}
	a, ada := l.rinci.aturan[m.Kode]
	if !ada {
		return x, nil
	}
	x.Aturan = rapor.Aturan{Nama: a.Sebutan(), Sidik: a.sidik}
	if kkm := cmp.Or(a.KKM, a.Skala.Lulus); kkm != 0 {
		x.KKM = kkm.String()
	}
	h, tujuan := l.Hasil[id][m.Kode], l.rinci.tujuan[id]
	satu, err := b.satuNilai(a.Aturan, h, tujuan[bagianMapel{m.Kode, ""}], isi.Deskripsi)
	x.Keadaan, x.Tuntas = satu.Keadaan, satu.Tuntas
	if len(m.Aspek) == 0 {
		x.Nilai, x.Predikat, x.Deskripsi = satu.Nilai, satu.Predikat, satu.Deskripsi
		return x, err
	}
	for _, y := range h.Aspek {
		disunting := isi.Deskripsi
		if y.Aspek == nilai.Keterampilan {
			disunting = isi.Keterampilan
		}
		z, err := b.satuNilai(a.Aturan, y.Hasil, tujuan[bagianMapel{m.Kode, y.Aspek}], disunting)
		if err != nil {
			return x, err
		}
		z.Nama = y.Aspek.Sebutan()
		x.Aspek = append(x.Aspek, z)
	}
	return x, err
}

// satuNilai is one mark with its predikat and description.
func (b *bahanRapor) satuNilai(a nilai.Aturan, h nilai.Hasil, tujuan []nilai.NilaiTP, disunting string) (x rapor.Aspek, err error) {
	x.Keadaan = h.Keadaan()
	if h.Rapor.Ada {
		x.Keadaan, x.Nilai, x.Tuntas = nilai.Ada, h.Rapor.Bulat.String(), h.Rapor.Tuntas
		if p, err := a.Skala.CariPita(h.Rapor.Pita); err == nil {
			x.Predikat = rapor.Predikat{Kode: p.Kode, Nama: p.Nama, Arab: p.Arab}
		}
	} else if x.Keadaan == nilai.Ada {
		x.Keadaan = nilai.Belum
	}
	tp := make([]nilai.TPDeskripsi, len(tujuan))
	for i, t := range tujuan {
		tp[i] = nilai.TPDeskripsi{Kode: t.TP, Teks: t.TP, Nilai: t.Nilai, Tercapai: t.Nilai.Tuntas || cmp.Or(a.KKM, a.Skala.Lulus) == 0}
	}
	x.Deskripsi, err = b.templat.Susun(tp)
	x.Deskripsi.Disunting = disunting
	return x, err
}

// sebabBelum says what keeps a mark away.
func sebabBelum(l *Leger, m MapelLeger, id santri.ID) string {
	switch h := l.Hasil[id][m.Kode]; {
	case !m.Aturan:
		return "aturan penilaian belum ada"
	case m.Asesmen == 0:
		return "belum ada penilaian"
	case len(h.Belum) > 0:
		return strings.Join(h.Belum, ", ") + " belum dinilai"
	}
	return "belum dinilai"
}

func legendaSkala(s nilai.Skala) rapor.Skala {
	x := rapor.Skala{Nama: s.Nama, Min: s.Min.String(), Maks: s.Maks.String()}
	if s.Lulus != 0 {
		x.Lulus = s.Lulus.String()
	}
	for _, p := range s.Pita {
		x.Pita = append(x.Pita, rapor.Pita{Predikat: rapor.Predikat{Kode: p.Kode, Nama: p.Nama, Arab: p.Arab}, Dari: p.Dari.String()})
	}
	return x
}

func gerbangRapor(g nilai.PutusanGerbang) rapor.Gerbang {
	g = g.Ringkas()
	x := rapor.Gerbang{Nama: g.Gerbang.Nama, Ambang: strings.TrimSpace(g.Gerbang.Ambang.String() + " " + g.Gerbang.Satuan), Keadaan: g.Keadaan, Dispensasi: g.Dispensasi.Oleh}
	if g.Kurang.Tanda() > 0 {
		x.Kurang = strings.TrimSpace(g.Kurang.String() + " " + g.Gerbang.Satuan)
	}
	return x
}

// tahfidz is the page of what one santri knows by heart at the end of the term; nil for
// whoever never recited.
func (b *bahanRapor) tahfidz(l *Leger, p santri.Peserta) (*rapor.Tahfidz, error) {
	var sampai []hafalan.Setoran
	dalam := map[string]Setoran{}
	for _, x := range b.setoran[p.ID] {
		if x.Tanggal.After(l.Periode.Selesai) {
			continue
		}
		bacaan := x.Bacaan()
		if sampai = append(sampai, bacaan); !x.Tanggal.Before(l.Periode.Mulai) {
			dalam[bacaan.ID] = x
		}
	}
	if len(sampai) == 0 {
		return nil, nil
	}
	k, err := hafalan.Susun(sampai, b.s.kebijakan())
	if err != nil {
		return nil, err
	}
	e := b.s.Mushaf()
	t := &rapor.Tahfidz{Mushaf: e.Nama()}
	if t.Capaian, err = capaianRapor(hafalan.Ukur(e, k.Hafal), hafalan.Ukur(e, k.Mutqin)); err != nil {
		return nil, err
	}
	for _, j := range hafalan.DaftarJenis() {
		s := rapor.Setoran{Jenis: j}
		for _, x := range k.Langkah {
			if y, ada := dalam[x.ID]; ada && x.Jenis == j {
				s.Kali, s.Ayat, s.Baru = s.Kali+1, s.Ayat+x.Ayat, s.Baru+x.Baru
				if x.Hasil == hafalan.Ulang {
					s.Ulang++
				}
				if j == hafalan.Tasmi || j == hafalan.Ujian {
					t.Ujian = append(t.Ujian, rapor.Ujian{Tanggal: y.Tanggal, Jenis: j, Bacaan: sebutAyat(y.Rentang), Nilai: y.Skor, Hasil: y.Hasil})
				}
			}
		}
		if s.Kali > 0 {
			t.Setoran = append(t.Setoran, s)
		}
	}
	slices.SortStableFunc(t.Ujian, func(a, b rapor.Ujian) int {
		return cmp.Or(a.Tanggal.Compare(b.Tanggal), cmp.Compare(a.Bacaan, b.Bacaan))
	})
	return t, nil
}

func capaianRapor(hafal, mutqin hafalan.Capaian) (cs []rapor.Capaian, err error) {
	for _, x := range []struct {
		b    hafalan.Basis
		dari int
	}{{hafalan.BasisHalaman, hafal.TotalHalaman}, {hafalan.BasisJuz, hafal.TotalJuz}, {hafalan.BasisAyat, hafal.TotalAyat}} {
		n, e1 := hafal.Jumlah(x.b)
		persen, e2 := hafal.Persen(x.b)
		m, e3 := mutqin.Jumlah(x.b)
		if err := cmp.Or(e1, e2, e3); err != nil {
			return nil, err
		}
		c := rapor.Capaian{Basis: x.b, Jumlah: koma(n.String()), Dari: strconv.Itoa(x.dari), Persen: koma(persen.StringFixed(2))}
		if m.IsPositive() {
			c.Mutqin = koma(m.String())
		}
		cs = append(cs, c)
	}
	return cs, nil
}

func koma(s string) string { return strings.Replace(s, ".", ",", 1) }

func sebutAyat(rs []RentangAyat) string {
	t := make([]string, len(rs))
	for i, r := range rs {
		t[i] = mushaf.Rentang{Dari: mushaf.Ayat(r.Dari), Sampai: mushaf.Ayat(r.Sampai)}.String()
	}
	return strings.Join(t, ", ")
}
