package akademik

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// maksSantriDisebut bounds the santri that one sentence names; the others are counted.
const maksSantriDisebut = 3

// SantriDisebut lists whom the sentences of clashes name, each once: open their names
// before [PapanJadwal.Kalimat].
func SantriDisebut(bs []jadwal.Bentrok) (id []santri.ID) {
	for _, b := range bs {
		if b.Aturan != jadwal.ErrSantri {
			continue
		}
		for _, x := range b.Pihak[:min(len(b.Pihak), maksSantriDisebut)] {
			id = append(id, santri.ID(x.ID))
		}
	}
	slices.Sort(id)
	return slices.Compact(id)
}

// Kalimat says a clash in Indonesian; guru names a teacher. Santri are counted, and named
// where anak is given: see [SantriDisebut].
func (p *PapanJadwal) Kalimat(b jadwal.Bentrok, guru func(pegawai.ID) string, anak ...func(santri.ID) string) string {
	if b.Aturan == jadwal.ErrSantri {
		var acara []string
		for _, id := range b.Kegiatan {
			acara = append(acara, p.NamaKegiatan(id))
		}
		return fmt.Sprintf("%s ikut %s, bersamaan pada %s %s; pindahkan salah satunya.", sebutSantri(b.Pihak, anak), strings.Join(acara, " dan "), b.Hari, b.Selang)
	}
	return b.Kalimat(func(x jadwal.Pihak) string { return p.nama(x, guru) })
}

func sebutSantri(ps []jadwal.Pihak, anak []func(santri.ID) string) string {
	var nama []string
	for _, f := range anak {
		for _, x := range ps[:min(len(ps), maksSantriDisebut)] {
			nama = append(nama, f(santri.ID(x.ID)))
		}
	}
	switch sisa := len(ps) - len(nama); {
	case len(nama) == 0:
		return fmt.Sprintf("%d santri", sisa)
	case sisa > 0:
		return fmt.Sprintf("%s, dan %d santri lain", strings.Join(nama, ", "), sisa)
	}
	return strings.Join(nama, ", ")
}

// KalimatSisa says in Indonesian why an activity still waits, as Kalimat does.
func (p *PapanJadwal) KalimatSisa(s jadwal.Sisa, guru func(pegawai.ID) string, anak ...func(santri.ID) string) string {
	if len(s.Bentrok) == 0 {
		return p.NamaKegiatan(s.Letak.Kegiatan) + " belum mendapat tempat; letakkan sendiri, kurangi JP-nya, atau longgarkan kisinya."
	}
	return p.NamaKegiatan(s.Letak.Kegiatan) + " belum mendapat tempat. Yang paling ringan: " + p.Kalimat(s.Bentrok[0], guru, anak...)
}

func (p *PapanJadwal) nama(x jadwal.Pihak, guru func(pegawai.ID) string) string {
	switch x.Jenis {
	case jadwal.Guru:
		return guru(pegawai.ID(x.ID))
	case jadwal.Kelas:
		if _, bagian, ada := strings.Cut(x.ID, "/"); ada { // what groups of two divisions share
			var nama []string
			for b := range strings.SplitSeq(bagian, "/") {
				nama = append(nama, p.nama(jadwal.Pihak{Jenis: jadwal.Kelas, ID: b}, guru))
			}
			return strings.Join(nama, "/")
		}
		r, kelompok, _ := strings.Cut(x.ID, "|")
		return p.NamaPeserta(PesertaJadwal{RombelID(r), kelompok})
	case jadwal.Acara:
		return p.NamaKegiatan(x.ID)
	}
	return x.ID
}

// NamaPeserta names a class, with its group.
func (p *PapanJadwal) NamaPeserta(x PesertaJadwal) string {
	for _, r := range p.bahan.rombel {
		if r.ID == x.Rombel {
			return strings.TrimSpace(r.Nama + " " + x.Kelompok)
		}
	}
	return strings.TrimSpace("kelas lain " + x.Kelompok)
}

// NamaMapel names a subject.
func (p *PapanJadwal) NamaMapel(m KodeMapel) string { return cmp.Or(p.bahan.mapel[m], string(m)) }

// NamaKegiatan names an activity, of the version or of one beside it, by its subject
// and classes.
func (p *PapanJadwal) NamaKegiatan(id string) string {
	k, ada := p.Cari(id)
	if !ada {
		versi, lain, _ := strings.Cut(id, garis)
		ks := p.bahan.lain[JadwalID(versi)]
		i := slices.IndexFunc(ks, func(x KegiatanJadwal) bool { return x.ID == lain })
		if i < 0 {
			return "kegiatan lain"
		}
		k = ks[i]
	}
	var peserta []string
	for _, x := range k.Peserta {
		peserta = append(peserta, p.NamaPeserta(x))
	}
	return p.NamaMapel(k.Mapel) + " " + strings.Join(peserta, "+")
}
