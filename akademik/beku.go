package akademik

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// Bekuan is an assessment with the attempts of one santri as they stood when he left its
// class. It is made right before the class changes the assessment, so that what he took
// along to the class that follows stays what it was; Versi 1 is that, and every later one
// is a change that somebody accepted. The last counts.
type Bekuan struct {
	Lembaga dasar.LembagaID `privasi:"-,penanda lembaga"`
	Asesmen string          `privasi:"-,penanda acak"`
	Santri  santri.ID       `privasi:"orang=santri"`
	Versi   int             `privasi:"-,nomor versi catatan"`
	Isi     Asesmen         `privasi:"-,penilaian seperti saat dibekukan"`
	Skor    []Skor          `privasi:"kategori=akademik.nilai;kelas=umum;retensi=akademik_tetap;terbuka=rapor dihitung dengannya"` // attempts, in order
	Oleh    string          `privasi:"-,akun petugas"`
	Dicatat time.Time       `privasi:"-,saat pencatatan"`
}

// ErrBekuan says that there is no change of a class before to accept, or that it moved on
// since it was shown (Conflict).
var ErrBekuan = dasar.Aturan("AKD-BEKUAN-01")

// Salin returns a copy that shares nothing.
func (b Bekuan) Salin() Bekuan {
	b.Skor = slices.Clone(b.Skor)
	return b
}

// BekuStore keeps what santri took along from classes they left. It only grows.
type BekuStore interface {
	// SimpanBeku adds records; one that exists (assessment, santri, Versi) is [ErrVersi]
	// (Conflict) and nothing is kept.
	SimpanBeku(ctx context.Context, l dasar.LembagaID, b ...Bekuan) error
	// Beku returns all versions of santri, by santri, assessment, Versi.
	Beku(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]Bekuan, error)
}

// beda says what of an assessment is different now, in words; "" = nothing that counts.
func (b Bekuan) beda(kini Asesmen, skor []Skor) string {
	var t []string
	ubah := func(nama, dulu, baru string) {
		if dulu != baru {
			t = append(t, nama+" "+dulu+" menjadi "+baru)
		}
	}
	if b.Isi.Batal == "" && kini.Batal != "" {
		return "dibatalkan: " + kini.Batal
	}
	ubah("kode", b.Isi.Kode, kini.Kode)
	ubah("komponen", b.Isi.Komponen, kini.Komponen)
	ubah("nilai penuh", b.Isi.Maks.String(), kini.Maks.String())
	ubah("bobot", b.Isi.Bobot.String(), kini.Bobot.String())
	ubah("tujuan", "“"+b.Isi.Tujuan+"”", "“"+kini.Tujuan+"”")
	ubah("nilai", teksPercobaan(b.Skor), teksPercobaan(skor))
	return strings.Join(t, ", ")
}

func teksPercobaan(xs []Skor) string {
	t := make([]string, len(xs))
	for i, x := range xs {
		t[i] = TeksSkor(x)
	}
	return strings.Join(t, ", ")
}

// bekukan keeps, in the unit that is about to change an assessment, what it was for those
// who are scored there and are members of the class no more.
func (s *Service) bekukan(ctx context.Context, st Stores, pel dasar.Pelaku, dulu Asesmen, anggota []santri.Peserta) error {
	skor, err := st.Nilai.Skor(ctx, pel.Lembaga, dulu.ID)
	if err != nil {
		return err
	}
	milik, ada := map[santri.ID][]Skor{}, idOrang(anggota)
	for _, x := range skor {
		if !slices.Contains(ada, x.Santri) {
			milik[x.Santri] = append(milik[x.Santri], x)
		}
	}
	if len(milik) == 0 {
		return nil
	}
	id := make([]santri.ID, 0, len(milik))
	for x := range milik {
		id = append(id, x)
	}
	slices.Sort(id)
	beku, err := st.Beku.Beku(ctx, pel.Lembaga, id...)
	if err != nil {
		return err
	}
	for _, b := range beku {
		if b.Asesmen == dulu.ID {
			delete(milik, b.Santri)
		}
	}
	var simpan []Bekuan
	for _, x := range id {
		if xs := milik[x]; dinilai(xs) {
			simpan = append(simpan, Bekuan{Lembaga: pel.Lembaga, Asesmen: dulu.ID, Santri: x, Versi: 1, Isi: dulu, Skor: xs, Oleh: pel.ID, Dicatat: s.kini()})
		}
	}
	return st.Beku.SimpanBeku(ctx, pel.Lembaga, simpan...)
}

// catatBeku takes up what santri took along from the classes that they came from.
func (b bahan) catatBeku(beku []Bekuan, asal map[santri.ID]asalNilai) {
	for _, x := range beku { // by version: the last stands
		if !slices.ContainsFunc(asal[x.Santri].rombel, func(r Rombel) bool { return r.ID == x.Isi.Rombel }) {
			continue
		}
		if b.beku[x.Santri] == nil {
			b.beku[x.Santri] = map[string]Bekuan{}
		}
		b.beku[x.Santri][x.Asesmen] = x
	}
}

// bacaBeku reads them for those who moved.
func (s *Service) bacaBeku(ctx context.Context, l dasar.LembagaID, b bahan, asal map[santri.ID]asalNilai) error {
	id := make([]santri.ID, 0, len(asal))
	for x := range asal {
		id = append(id, x)
	}
	if len(id) == 0 {
		return nil
	}
	slices.Sort(id)
	beku, err := s.Stores.Beku.Beku(ctx, l, id...)
	b.catatBeku(beku, asal)
	return err
}

// lama are the assessments of a class before, of the term that is this one there, as a
// santri took them along.
func (b bahan) lama(id santri.ID, r Rombel, m KodeMapel, kini Rombel, p Periode) (hasil []Asesmen) {
	t, kode := tempatNilai{r.ID, m}, kodeDi(b.tahun, kini.Tahun, p, r.Tahun)
	asesmen := b.asesmen[t]
	if r.Tahun != kini.Tahun {
		asesmen = b.lain[t]
	}
	pakai := func(a Asesmen) {
		if a.Batal == "" && slices.Contains(kode, a.Periode) {
			hasil = append(hasil, a)
		}
	}
	ada := map[string]bool{}
	for _, a := range asesmen {
		ada[a.ID] = true
		if x, beku := b.beku[id][a.ID]; beku {
			a = x.Isi
		}
		pakai(a)
	}
	for _, x := range b.beku[id] { // void in its class by now
		if !ada[x.Asesmen] && x.Isi.Rombel == t.rombel && x.Isi.Mapel == t.mapel {
			pakai(x.Isi)
		}
	}
	slices.SortStableFunc(hasil, func(a, b Asesmen) int {
		return cmp.Or(a.Tanggal.Compare(b.Tanggal), cmp.Compare(a.Kode, b.Kode), cmp.Compare(a.ID, b.ID))
	})
	return hasil
}

// TerimaBekuan accepts, for one santri of a grid, that an assessment of the class before
// changed after he left it: from now on it counts as it is there. versi is the Versi of
// the assessment that the actor saw ([NilaiBawaan].Kini). The sheet must be open.
func (s *Service) TerimaBekuan(ctx context.Context, pel dasar.Pelaku, kunci string, rombel RombelID, mapel KodeMapel, periode string, id santri.ID, asesmen string, versi int) error {
	l, err := s.Nilai(ctx, pel, rombel, mapel, periode)
	if err != nil {
		return err
	}
	if l.Tahun.Ditutup {
		return ErrTahunDitutup.Conflictf("tahun ajaran %s sudah ditutup", l.Tahun.Nama)
	}
	masukan := []any{rombel, mapel, periode, id, asesmen, versi}
	_, _, err = s.sekali(ctx, pel, "bekuan", kunci, masukan, "ada", func(ctx context.Context, st Stores) error {
		if err := terimaNilai(ctx, st, pel.Lembaga, l); err != nil {
			return err
		}
		i := slices.IndexFunc(l.Bawaan[id], func(b NilaiBawaan) bool { return b.Asesmen.ID == asesmen && b.Berubah != "" })
		if i < 0 || l.Bawaan[id][i].Kini.Versi != versi {
			return ErrBekuan.Conflictf("perubahan di kelas sebelumnya itu tidak ada atau sudah berubah lagi; muat ulang halaman")
		}
		x := l.Bawaan[id][i]
		return st.Beku.SimpanBeku(ctx, pel.Lembaga, Bekuan{Lembaga: pel.Lembaga, Asesmen: asesmen, Santri: id, Versi: x.beku + 1, Isi: x.Kini, Skor: x.skorKini, Oleh: pel.ID, Dicatat: s.kini()})
	})
	return err
}
