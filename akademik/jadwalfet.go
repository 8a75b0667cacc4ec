package akademik

import (
	"context"
	"io"
	"slices"

	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
)

// NamaFET gives the names that a file for FET shows; ids go along in comments, so that
// the places can be taken back.
type NamaFET struct {
	Lembaga string
	Guru    func(pegawai.ID) string
}

// TulisFETJadwal writes a version as a file of FET, with what holds beside it as
// unavailability. The sentences name what FET cannot express.
func (s *Service) TulisFETJadwal(ctx context.Context, pel dasar.Pelaku, id JadwalID, w io.Writer, nama NamaFET) ([]string, error) {
	p, err := s.Papan(ctx, pel, id)
	if err != nil {
		return nil, err
	}
	j, _ := p.namai(p.untukIsi(), nama.Guru)
	return jadwal.TulisFET(w, j, nama.Lembaga)
}

// namai gives teachers, classes and subjects names in place of ids, and says which; one
// that two have is told apart by a number.
func (p *PapanJadwal) namai(j jadwal.Jadwal, guru func(pegawai.ID) string) (_ jadwal.Jadwal, ke map[jadwal.Pihak]string) {
	pakai := map[jadwal.Pihak]bool{}
	ke = map[jadwal.Pihak]string{}
	nama := func(jenis jadwal.JenisPihak, id string) string {
		x := jadwal.Pihak{Jenis: jenis, ID: id}
		if n, ada := ke[x]; ada {
			return n
		}
		n := p.nama(x, guru)
		for i := 2; n == "" || pakai[jadwal.Pihak{Jenis: jenis, ID: n}]; i++ {
			n = p.nama(x, guru) + " #" + string(rune('0'+i%10))
			if i > 9 {
				n = id
			}
		}
		ke[x], pakai[jadwal.Pihak{Jenis: jenis, ID: n}] = n, true
		return n
	}
	semua := func(jenis jadwal.JenisPihak, id []string) (hasil []string) {
		for _, i := range id {
			hasil = append(hasil, nama(jenis, i))
		}
		return hasil
	}
	j.Rombel, j.Kegiatan, j.Halangan, j.Beban, j.Santri = slices.Clone(j.Rombel), slices.Clone(j.Kegiatan), slices.Clone(j.Halangan), slices.Clone(j.Beban), slices.Clone(j.Santri)
	for i, r := range j.Rombel {
		j.Rombel[i].ID, j.Rombel[i].Isi = nama(jadwal.Kelas, r.ID), semua(jadwal.Kelas, r.Isi)
	}
	for i, k := range j.Kegiatan {
		j.Kegiatan[i].Mapel, j.Kegiatan[i].Guru, j.Kegiatan[i].Rombel = p.NamaMapel(KodeMapel(k.Mapel)), semua(jadwal.Guru, k.Guru), semua(jadwal.Kelas, k.Rombel)
	}
	for i, h := range j.Halangan {
		j.Halangan[i].Pihak.ID = nama(h.Pihak.Jenis, h.Pihak.ID)
	}
	for i, b := range j.Beban {
		j.Beban[i].Guru = nama(jadwal.Guru, b.Guru)
	}
	for i, x := range j.Santri {
		j.Santri[i].Rombel = semua(jadwal.Kelas, x.Rombel)
	}
	return j, ke
}

// BacaFETJadwal reads a file that [Service.TulisFETJadwal] wrote and FET solved, and
// proposes its places for the draft; what somebody changed there about who attends what is
// listed beside them ([Service.TerimaBedaPeserta]). Activities are known by the ids in
// their comments; a file without any of them is jadwal.ErrFET.
func (s *Service) BacaFETJadwal(ctx context.Context, pel dasar.Pelaku, id JadwalID, r io.Reader) (UsulLetak, error) {
	p, err := s.Papan(ctx, pel, id)
	if err != nil {
		return UsulLetak{}, err
	}
	b, err := jadwal.BacaFET(r)
	if err != nil {
		return UsulLetak{}, err
	}
	if !slices.ContainsFunc(b.Jadwal.Kegiatan, func(k jadwal.Kegiatan) bool { _, ada := p.letak[k.ID]; return ada }) {
		return UsulLetak{}, jadwal.ErrFET.Invalidf("tidak ada satu pun kegiatan jadwal ini di berkas itu; unduh berkas FET dari halaman ini, selesaikan, lalu unggah hasilnya").Pada("berkas")
	}
	baru, sisa, err := p.untukIsi().AmbilLetak(b.Jadwal)
	if err != nil {
		return UsulLetak{}, err
	}
	u, err := p.usul(baru.Letak)
	if err != nil {
		return u, err
	}
	for _, id := range sisa {
		u.Sisa = append(u.Sisa, jadwal.Sisa{Letak: jadwal.Letak{Kegiatan: id}})
	}
	for _, x := range b.TakDipahami {
		u.Catatan = append(u.Catatan, x.Nama)
	}
	u.Beda, err = p.bedaPeserta(b)
	return u, err
}
