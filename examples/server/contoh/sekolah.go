package contoh

import (
	"bytes"
	"context"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/akademikberkas"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// Nilai is what the sheets of marks came to.
type Nilai struct {
	Baris     int `json:"rows"`
	Tolak     int `json:"tolak"`
	Asing     int `json:"tolak_santri_tak_dikenal"`
	Tersimpan int `json:"nilai_baru"` // marks that this run wrote
	Rapor     int `json:"nilai_rapor"`
}

// Setoran is what the sheets of recitations came to: Hafal are the distinct ayat that
// each santri has passed, by NIS.
type Setoran struct {
	Baris     int            `json:"rows"`
	Tolak     int            `json:"tolak"`
	Tersimpan int            `json:"setoran_baru"` // recitations that this run wrote
	Hafal     map[string]int `json:"ayat_hafal"`
}

var polaSekolah = regexp.MustCompile(`^(nilai|setoran)[-0-9a-z]*\.(csv|xlsx)$`)

// bacaSekolah reads the sheets of marks and recitations, when there are any.
func (f *folder) bacaSekolah() error {
	isi, err := fs.ReadDir(f.fsys, ".")
	if err != nil {
		return err
	}
	for _, e := range isi {
		m := polaSekolah.FindStringSubmatch(e.Name())
		if m == nil || slices.Contains(f.atur.UrutanImpor, e.Name()) {
			continue
		}
		b, err := bacaBerkas(f.fsys, e.Name())
		if err != nil {
			return err
		}
		baca, ke := akademikberkas.BacaNilai, &f.nilai
		if m[1] == "setoran" {
			baca, ke = akademikberkas.BacaSetoran, &f.setoran
		}
		l, err := baca(bytes.NewReader(b), e.Name(), dasarberkas.Batas{})
		if err != nil {
			return err
		}
		*ke = append(*ke, l)
	}
	return nil
}

// bersekolah gives the school its year and classes, and takes marks and recitations in.
func (p *Pelari) bersekolah(ctx context.Context) error {
	if len(p.f.nilai)+len(p.f.setoran) == 0 {
		return nil
	}
	pel := p.admin.Pelaku().Untuk(privasi.TujuanRapor)
	if len(p.f.nilai) > 0 {
		if err := p.masukkanNilai(ctx, pel); err != nil {
			return err
		}
	}
	if len(p.f.setoran) > 0 {
		return p.masukkanSetoran(ctx, pel)
	}
	return nil
}

// tahunAjaran finds or makes the formal school year of the month, in two terms.
func (p *Pelari) tahunAjaran(ctx context.Context, pel dasar.Pelaku) (akademik.TahunAjaran, error) {
	s, hari := p.Server.Akademik, p.f.bulan.Akhir()
	ts, err := s.Tahun(ctx, pel)
	if err != nil {
		return akademik.TahunAjaran{}, err
	}
	for _, t := range ts {
		if t.Memuat(hari) && (len(t.Jalur) == 0 || slices.Contains(t.Jalur, santri.Formal)) {
			return t, nil
		}
	}
	awal := dasar.Bln(p.f.bulan.Tahun(), 7)
	if p.f.bulan.Compare(awal) < 0 {
		awal = awal.Tambah(-12)
	}
	return s.AturTahun(ctx, pel, "", akademik.TahunAjaran{
		Jalur: []santri.Jalur{santri.Formal},
		Nama:  awal.String()[:4] + "/" + awal.Tambah(12).String()[:4], Kalender: akademik.Masehi, Mulai: awal.Awal(), Selesai: awal.Tambah(11).Akhir(),
		Periode: []akademik.Periode{{Kode: "1", Nama: "Ganjil", Mulai: awal.Awal(), Selesai: awal.Tambah(5).Akhir()}, {Kode: "2", Nama: "Genap", Mulai: awal.Tambah(6).Awal(), Selesai: awal.Tambah(11).Akhir()}},
	})
}

// kelasFormal makes the classes that santri are in and the year lacks, and returns
// those whose santri the sheets of marks name.
func (p *Pelari) kelasFormal(ctx context.Context, pel dasar.Pelaku, t akademik.TahunAjaran) ([]akademik.Rombel, error) {
	type tempat struct {
		unit santri.KodeUnit
		nama string
	}
	s, disebut, perlu := p.Server.Akademik, p.nisDisebut(), map[tempat]bool{}
	ada, err := s.Rombel(ctx, pel, akademik.SaringRombel{Tahun: []akademik.TahunID{t.ID}})
	if err != nil {
		return nil, err
	}
	sudah := map[tempat]bool{}
	for _, r := range ada {
		sudah[tempat{r.Unit, r.Nama}] = true
	}
	var baru []akademik.Rombel
	for o, err := range p.Server.Santri.Stores.Peserta.Peserta(ctx, p.lembaga.ID, s.HariIni(p.lembaga.ID)) {
		if err != nil {
			return nil, err
		}
		a := o.Utama()
		if a.Jalur != santri.Formal || a.Kelas == "" {
			continue
		}
		k := tempat{a.Unit, a.Kelas}
		perlu[k] = perlu[k] || disebut[string(o.NIS)]
		if !sudah[k] {
			sudah[k] = true
			baru = append(baru, akademik.Rombel{Tahun: t.ID, Jenis: akademik.Kelas, Jalur: a.Jalur, Unit: a.Unit, Tingkat: a.Tingkat, Nama: a.Kelas})
		}
	}
	if baru, err = s.AturRombel(ctx, pel, "", baru...); err != nil {
		return nil, err
	}
	return slices.DeleteFunc(append(ada, baru...), func(r akademik.Rombel) bool { return !perlu[tempat{r.Unit, r.Nama}] }), nil
}

// nisDisebut are the texts of the cells of the sheets of marks: whoever's NIS is among
// them has marks.
func (p *Pelari) nisDisebut() map[string]bool {
	disebut := map[string]bool{}
	for _, l := range p.f.nilai {
		for _, b := range l.Baris {
			for _, sel := range b.Sel {
				disebut[strings.TrimSpace(sel.Teks)] = true
			}
		}
	}
	return disebut
}
