package akademik

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/pegawai"
)

// BedaPeserta is one thing that a file of FET says differently about who attends what,
// for a person to take over or to leave.
type BedaPeserta struct {
	Jenis    jadwal.JenisBeda
	Kegiatan string          // the activity of jadwal.PesertaBeda and jadwal.KegiatanHilang
	Kelompok PesertaJadwal   // the group of jadwal.KelompokBaru and jadwal.KelompokHilang
	Peserta  []PesertaJadwal // who attends the activity according to the file
	Kalimat  string          // the difference in words
	Tolak    string          // why it is not taken over and what to do instead; "" = it can be
}

// Kunci names a difference, the same for the same one.
func (b BedaPeserta) Kunci() string {
	bagian := []string{string(b.Jenis), b.Kegiatan, idPeserta(b.Kelompok)}
	for _, q := range b.Peserta {
		bagian = append(bagian, idPeserta(q))
	}
	return strings.Join(bagian, "+")
}

// bedaPeserta compares a file with the board, in the names that the file would have.
func (p *PapanJadwal) bedaPeserta(b jadwal.BerkasFET) ([]BedaPeserta, error) {
	j, ke := p.namai(p.untukIsi(), func(id pegawai.ID) string { return string(id) })
	bs, err := b.Beda(j)
	if err != nil {
		return nil, err
	}
	c := pembanding{p: p, peserta: map[string]PesertaJadwal{}, tambah: map[RombelID]int{}}
	for x, nama := range ke {
		if x.Jenis == jadwal.Kelas && !strings.Contains(x.ID, garis) {
			r, kelompok, _ := strings.Cut(x.ID, "|")
			c.peserta[nama] = PesertaJadwal{RombelID(r), kelompok}
		}
	}
	for _, x := range bs {
		if q, ada := c.kelompokBaru(x); ada {
			c.peserta[x.Nama] = q
			c.tambah[q.Rombel]++
		}
	}
	hasil := make([]BedaPeserta, len(bs))
	for i, x := range bs {
		hasil[i] = c.urai(x)
	}
	return hasil, nil
}

// pembanding knows the names of a file of FET.
type pembanding struct {
	p       *PapanJadwal
	peserta map[string]PesertaJadwal // class or group by its name there
	tambah  map[RombelID]int         // groups that the file adds to a class
}

// kelompokBaru reads a group that the file adds to one class of ours.
func (c pembanding) kelompokBaru(x jadwal.BedaFET) (PesertaJadwal, bool) {
	if x.Jenis != jadwal.KelompokBaru || len(x.Baru) != 1 {
		return PesertaJadwal{}, false
	}
	kelas, ada := c.peserta[x.Baru[0]]
	q := PesertaJadwal{kelas.Rombel, strings.TrimSpace(strings.TrimPrefix(x.Nama, x.Baru[0]))}
	return q, ada && kelas.Kelompok == "" && namaKelompok(q.Kelompok) && !c.p.Jadwal.punyaKelompok(q)
}

// urai puts a difference into words and says whether it can be taken over.
func (c pembanding) urai(x jadwal.BedaFET) (b BedaPeserta) {
	b.Jenis = x.Jenis
	lama, baru := strings.Join(x.Lama, ", "), strings.Join(x.Baru, ", ")
	switch x.Jenis {
	case jadwal.KelompokBaru:
		b.Kelompok, b.Tolak = c.peserta[x.Nama], c.tolakBaru(x)
		b.Kalimat = fmt.Sprintf("Kelompok %s baru di %s", x.Nama, baru)
		if len(x.Baru) == 0 {
			b.Kalimat = fmt.Sprintf("Kelas %s ada di berkas, di sini tidak", x.Nama)
		}
	case jadwal.KelompokHilang:
		b.Kalimat = x.Nama + " tidak ada lagi di berkas"
		if q, ada := c.peserta[x.Nama]; !ada {
			b.Tolak = "ini irisan dua pembagian kelas; ubah pembagiannya di halaman Jam dan kelompok"
		} else if b.Kelompok = q; q.Kelompok == "" {
			b.Tolak = "kelas tidak dihapus lewat FET; hapus kegiatannya di halaman Pertemuan bila memang tidak belajar"
		}
	case jadwal.KelompokPindah:
		b.Kalimat = fmt.Sprintf("%s pindah dari %s ke %s", x.Nama, lama, baru)
		b.Tolak = "kelompok tetap di kelasnya; buat kelompok baru di kelas yang dituju"
	case jadwal.BerbagiBaru, jadwal.BerbagiHilang:
		b.Kalimat = baru + " punya santri yang sama"
		if x.Jenis == jadwal.BerbagiHilang {
			b.Kalimat = lama + " tidak lagi punya santri yang sama"
		}
		b.Tolak = "berkas tidak menyebut santri; pindahkan santrinya di halaman kelompok kelas itu"
	case jadwal.PesertaBeda:
		b.Kegiatan = x.Nama
		b.Peserta, b.Tolak = c.pesertaBaru(x.Baru)
		b.Kalimat = fmt.Sprintf("%s: peserta %s menjadi %s", c.sebut(x.Nama), adaAtau(lama), adaAtau(baru))
	case jadwal.KegiatanBaru:
		b.Kalimat = fmt.Sprintf("Kegiatan %s untuk %s ada di berkas saja", x.Nama, adaAtau(baru))
		b.Tolak = "tambahkan di halaman Pertemuan dengan gurunya"
	case jadwal.KegiatanHilang:
		b.Kegiatan = x.Nama
		b.Kalimat = c.sebut(x.Nama) + " tidak ada atau tidak aktif di berkas"
		b.Tolak = "hapus di halaman Pertemuan bila memang tidak diajarkan lagi"
	}
	return b
}

func adaAtau(s string) string {
	if s == "" {
		return "tanpa kelas"
	}
	return s
}

// sebut names an activity with where it lies, for a subject has several in a week.
func (c pembanding) sebut(id string) string {
	k, _ := c.p.Cari(id)
	nama := c.p.NamaMapel(k.Mapel)
	if w, ada := c.p.Jadwal.Waktu(k); ada {
		return fmt.Sprintf("%s (%s %s)", nama, k.Tempat.Hari, w)
	}
	return nama + " (menunggu)"
}

func (c pembanding) tolakBaru(x jadwal.BedaFET) string {
	q, kenal := c.peserta[x.Nama]
	if !kenal {
		if len(x.Baru) == 0 {
			return "buat kelasnya dahulu di halaman Kelas, lalu unduh berkas FET yang baru"
		}
		return "kelompok diambil bila ada di dalam satu kelas, dengan nama sendiri paling panjang " + fmt.Sprint(maksKode) + " karakter tanpa tanda | / +"
	}
	if slices.Contains(c.p.Kelompok(q.Rombel), q.Kelompok) {
		return ""
	}
	switch n := c.p.Jadwal.banyakPembagian(q.Rombel); {
	case n > 1:
		return "kelas ini dibagi dengan beberapa cara; tambahkan di halaman Jam dan kelompok"
	case n == 0 && c.tambah[q.Rombel] < 2:
		return "kelas dibagi menjadi dua kelompok atau lebih; tambahkan kelompok lainnya di FET"
	}
	return ""
}

// pesertaBaru reads who attends; what is unknown, or nobody, is refused.
func (c pembanding) pesertaBaru(nama []string) (ps []PesertaJadwal, tolak string) {
	for _, n := range nama {
		q, ada := c.peserta[n]
		if !ada {
			return nil, n + " tidak dikenal di sini; pilih kelas atau kelompok yang ada"
		}
		ps = append(ps, q)
	}
	if len(ps) == 0 {
		return nil, "tiap kegiatan punya peserta; hapus kegiatannya di halaman Pertemuan bila memang tidak ada"
	}
	return ps, ""
}

func (j Jadwal) banyakPembagian(r RombelID) (n int) {
	for _, x := range j.Pembagian {
		if x.Rombel == r {
			n++
		}
	}
	return n
}
