package akademik

import (
	"cmp"
	"encoding/hex"
	"slices"

	"github.com/pesantren-go/pesantren/akademik/kurikulum"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// StrukturKelas is a class beside its curriculum.
type StrukturKelas struct {
	KurikulumKelas
	Temuan []kurikulum.Temuan // none while the class follows nothing or its level is not known
}

// UsulKurikulum is what the curricula of a year ask for and the school does not have yet.
// Nothing that exists is changed: a subject keeps its name and group, and JP that differ
// are only listed.
type UsulKurikulum struct {
	Tahun     TahunAjaran
	Kelas     []StrukturKelas
	Mapel     []Mapel           // new subjects, and those to take into use again
	Pengampu  []Pengampu        // vacancies, without an ID
	Penilaian []AturanNilai     // for units that no rules of marks hold for
	Ragam     []santri.KodeUnit // units that follow several curricula: rules are the school's to choose
}

// Kosong reports whether there is nothing to do.
func (u UsulKurikulum) Kosong() bool { return len(u.Mapel)+len(u.Pengampu)+len(u.Penilaian) == 0 }

// Sidik is the fingerprint of what the proposal would do.
func (u UsulKurikulum) Sidik() string {
	s := dasar.Sidik([]any{u.Tahun.ID, u.Mapel, u.Pengampu, u.Penilaian})
	return hex.EncodeToString(s[:12])
}

// Untuk keeps of a proposal what concerns some classes: their vacancies and the subjects
// that these need. Rules of marks stay with the units of these classes.
func (u UsulKurikulum) Untuk(rombel ...RombelID) UsulKurikulum {
	unit := map[santri.KodeUnit]bool{}
	u.Kelas = slices.DeleteFunc(slices.Clone(u.Kelas), func(k StrukturKelas) bool { return !slices.Contains(rombel, k.Rombel.ID) })
	for _, k := range u.Kelas {
		unit[k.Rombel.Unit] = true
	}
	u.Pengampu = slices.DeleteFunc(slices.Clone(u.Pengampu), func(p Pengampu) bool { return !slices.Contains(rombel, p.Rombel) })
	u.Mapel = slices.DeleteFunc(slices.Clone(u.Mapel), func(m Mapel) bool {
		return !slices.ContainsFunc(u.Pengampu, func(p Pengampu) bool { return p.Mapel == m.Kode })
	})
	u.Penilaian = slices.DeleteFunc(slices.Clone(u.Penilaian), func(a AturanNilai) bool { return !unit[a.Unit] })
	return u
}

// bahanKurikulum is what a proposal is made from.
type bahanKurikulum struct {
	tahun    TahunAjaran
	hari     dasar.Tanggal // in the year
	kelas    []KurikulumKelas
	mapel    []Mapel
	pengampu []Pengampu
	aturan   []AturanNilai
}

// susun makes the proposal.
func (b bahanKurikulum) susun() (UsulKurikulum, error) {
	u := UsulKurikulum{Tahun: b.tahun}
	urutan := 0
	for _, m := range b.mapel {
		urutan = max(urutan, m.Urutan)
	}
	mapel := slices.Clone(b.mapel) // with the new ones
	for _, k := range b.kelas {
		s := StrukturKelas{KurikulumKelas: k}
		if susunan := k.Susunan(); len(susunan) > 0 {
			s.Temuan = kurikulum.Periksa(susunan, b.diajarkan(k.Rombel.ID))
			letak := kurikulum.Pasangkan(susunan, b.calon(mapel, k.Rombel.Jalur))
			for i, t := range s.Temuan[:len(susunan)] {
				if t.Jenis != kurikulum.Kurang {
					continue
				}
				j := letak[i]
				switch {
				case j < 0:
					urutan++
					j, mapel = len(mapel), append(mapel, mapelBaru(t.Butir, b.tahun.Lembaga, urutan))
					u.Mapel = append(u.Mapel, mapel[j])
				case !mapel[j].Aktif:
					mapel[j].Aktif = true
					u.Mapel = append(u.Mapel, mapel[j])
				}
				u.Pengampu = append(u.Pengampu, Pengampu{Lembaga: b.tahun.Lembaga, Rombel: k.Rombel.ID, Mapel: mapel[j].Kode, JP: t.Butir.Pekan.Usul, Mulai: b.tahun.Mulai})
			}
		}
		u.Kelas = append(u.Kelas, s)
	}
	return u, b.penilaian(&u)
}

func mapelBaru(b kurikulum.Butir, l dasar.LembagaID, urutan int) Mapel {
	return Mapel{Lembaga: l, Kode: KodeMapel(b.Kode), Nama: b.Nama, NamaArab: b.NamaArab, Kelompok: b.Kelompok, Urutan: urutan, Aktif: true}
}

// diajarkan is what a class is taught on the day or will be in the year.
func (b bahanKurikulum) diajarkan(r RombelID) (hasil []kurikulum.Diajarkan) {
	for _, p := range b.pengampu {
		if p.Rombel != r || p.Batal != "" || !p.Selesai.IsZero() && p.Selesai.Before(b.hari) {
			continue
		}
		i := slices.IndexFunc(hasil, func(d kurikulum.Diajarkan) bool { return d.Kode == string(p.Mapel) })
		if i < 0 {
			i, hasil = len(hasil), append(hasil, kurikulum.Diajarkan{Kode: string(p.Mapel)})
		}
		hasil[i].JP += p.JP
		hasil[i].Guru = hasil[i].Guru || !p.Lowong()
	}
	for i, d := range hasil {
		if k := slices.IndexFunc(b.mapel, func(m Mapel) bool { return string(m.Kode) == d.Kode }); k >= 0 {
			hasil[i].Nama = b.mapel[k].Nama
		}
	}
	slices.SortStableFunc(hasil, func(x, y kurikulum.Diajarkan) int { return cmp.Compare(x.Kode, y.Kode) })
	return hasil
}

// calon are the subjects of the school that a class may be given: by code any, by name
// only those that its track teaches already or that are in no group, so that the fikih of
// a madrasah is not taken for the one of the diniyah.
func (b bahanKurikulum) calon(mapel []Mapel, j santri.Jalur) []kurikulum.Diajarkan {
	sejalur := map[KodeMapel]bool{}
	for _, p := range b.pengampu {
		if slices.ContainsFunc(b.kelas, func(k KurikulumKelas) bool { return k.Rombel.ID == p.Rombel && k.Rombel.Jalur == j }) {
			sejalur[p.Mapel] = true
		}
	}
	hasil := make([]kurikulum.Diajarkan, len(mapel))
	for i, m := range mapel {
		hasil[i] = kurikulum.Diajarkan{Kode: string(m.Kode)}
		if m.Kelompok == "" || sejalur[m.Kode] {
			hasil[i].Nama = m.Nama
		}
	}
	return hasil
}

// penilaian proposes rules of marks for units of one curriculum that none hold for.
func (b bahanKurikulum) penilaian(u *UsulKurikulum) error {
	ikut := map[santri.KodeUnit][]kurikulum.Kurikulum{}
	var unit []santri.KodeUnit
	for _, k := range b.kelas {
		if !k.Ada() {
			continue
		}
		if !slices.Contains(unit, k.Rombel.Unit) {
			unit = append(unit, k.Rombel.Unit)
		}
		if !slices.ContainsFunc(ikut[k.Rombel.Unit], func(x kurikulum.Kurikulum) bool { return x.Kode == k.Kurikulum.Kode }) {
			ikut[k.Rombel.Unit] = append(ikut[k.Rombel.Unit], k.Kurikulum)
		}
	}
	for _, x := range unit {
		if _, ada := AturanBerlaku(b.aturan, x, "", b.tahun.Mulai); ada {
			continue
		}
		if len(ikut[x]) > 1 {
			u.Ragam = append(u.Ragam, x)
			continue
		}
		a, err := ikut[x][0].Aturan()
		if err != nil {
			return err
		}
		u.Penilaian = append(u.Penilaian, AturanNilai{Lembaga: b.tahun.Lembaga, Unit: x, Sejak: b.tahun.Mulai, Aturan: a})
	}
	return nil
}
