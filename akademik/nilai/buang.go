package nilai

import (
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
)

// Buang is a drop rule: how many of the lowest and of the highest scores of a
// component do not count. The zero value drops nothing.
type Buang struct {
	Terendah  int `privasi:"-,aturan penilaian"`
	Tertinggi int `privasi:"-,aturan penilaian"`
}

// ErrBuang says that a drop rule is negative, unreasonably large, or given to a
// component that counts its highest score only.
var ErrBuang = dasar.Aturan("AKD-ATURAN-10")

// Poin is one score among those a drop rule chooses from: Nilai out of Maks. Pasti
// is never dropped. A Maks of 0 adds to the score and not to what was possible.
type Poin struct {
	Nilai, Maks Pecahan
	Pasti       bool
}

// Pilih tells for each of p whether it counts. What is kept maximises ΣNilai/ΣMaks
// after the lowest are dropped, together with what is never dropped, and of that
// minimises it after the highest are: so 6 of 10 may go before 12 of 20. The last
// one that may be dropped stays; the highest are kept when nothing would be left.
// On a tie the earlier ones in p stay. When all that may be dropped have Maks 0 they
// go by Nilai and place in p, the lowest from the low end and the highest from the
// high end.
func (b Buang) Pilih(p []Poin) []bool {
	pakai := make([]bool, len(p))
	var calon []int
	tetap := jumlahPoin{}
	berMaks := false
	for i, x := range p {
		pakai[i] = true
		if x.Pasti {
			tetap = tetap.tambah(x)
			continue
		}
		calon = append(calon, i)
		berMaks = berMaks || x.Maks.Tanda() != 0
	}
	rendah, tinggi := min(b.Terendah, len(calon)-1), b.Tertinggi
	if rendah+tinggi >= len(calon) {
		tinggi = 0
	}
	if len(calon) == 0 || rendah+tinggi <= 0 {
		return pakai
	}
	for _, i := range calon {
		pakai[i] = false
	}
	if berMaks {
		calon = pilihRasio(p, calon, tetap, len(calon)-rendah, 1)
		calon = pilihRasio(p, calon, tetap, len(calon)-tinggi, -1)
	} else {
		slices.SortStableFunc(calon, func(i, j int) int { return p[i].Nilai.Banding(p[j].Nilai) })
		calon = calon[rendah : len(calon)-tinggi]
	}
	for _, i := range calon {
		pakai[i] = true
	}
	return pakai
}

// pilihUntung is Pilih for a component of ours. What may not be dropped can pull
// down what a drop leaves, so that dropping would harm; then fewer of the lowest go,
// or all that may be, whichever is best. Where nothing is kept by force that is
// Pilih itself. So a drop of the lowest never lowers a mark, and excusing a santri
// from an item neither.
func (b Buang) pilihUntung(p []Poin) []bool {
	bebas := 0
	for _, x := range p {
		if !x.Pasti {
			bebas++
		}
	}
	if b.Tertinggi > 0 || b.Terendah == 0 || bebas == len(p) {
		return b.Pilih(p)
	}
	terbaik := make([]bool, len(p))
	for n := range min(b.Terendah, bebas) + 1 {
		pakai := Buang{Terendah: n}.Pilih(p)
		if n == bebas {
			for i, x := range p {
				pakai[i] = x.Pasti
			}
		}
		if n == 0 || lebihBaik(p, pakai, terbaik) {
			terbaik = pakai
		}
	}
	return terbaik
}

func lebihBaik(p []Poin, a, b []bool) bool {
	x, y := jumlahDipakai(p, a), jumlahDipakai(p, b)
	return x.nilai.Bagi(x.maks).Banding(y.nilai.Bagi(y.maks)) > 0
}

func jumlahDipakai(p []Poin, pakai []bool) (j jumlahPoin) {
	for i, x := range p {
		if pakai[i] {
			j = j.tambah(x)
		}
	}
	return j
}

type jumlahPoin struct{ nilai, maks Pecahan }

func (j jumlahPoin) tambah(p Poin) jumlahPoin {
	return jumlahPoin{j.nilai.Tambah(p.Nilai), j.maks.Tambah(p.Maks)}
}

func (j jumlahPoin) tambahSemua(p []Poin, i []int) jumlahPoin {
	for _, n := range i {
		j = j.tambah(p[n])
	}
	return j
}

// pilihRasio chooses n of calon so that the ratio of sums is the greatest (arah 1)
// or the smallest (arah −1), exactly: for a ratio q the best choice is that of the
// n extreme values of Nilai − q × Maks, and its own ratio is the next q until q
// stays (Dinkelbach). It ends, because every q is the better ratio of another choice.
func pilihRasio(p []Poin, calon []int, tetap jumlahPoin, n, arah int) []int {
	if n >= len(calon) {
		return calon
	}
	pilih := slices.Clone(calon)
	slices.SortStableFunc(pilih, func(i, j int) int { return p[j].Maks.Banding(p[i].Maks) })
	pilih = pilih[:n]
	jumlah := tetap.tambahSemua(p, pilih)
	for jumlah.maks.Tanda() > 0 {
		q := jumlah.nilai.Bagi(jumlah.maks)
		baru := ekstrem(p, calon, q, n, arah)
		j := tetap.tambahSemua(p, baru)
		if j.maks.Tanda() == 0 {
			if arah > 0 && j.nilai.Tanda() > 0 { // points out of nothing possible: no ratio is higher
				return ekstrem(p, calon, tanpaMaks(p, calon, q), n, arah)
			}
			break
		}
		if j.nilai.Bagi(j.maks).Banding(q) == 0 {
			pilih = baru
			break
		}
		pilih, jumlah = baru, j
	}
	slices.Sort(pilih)
	return pilih
}

// ekstrem takes the n items with the greatest (arah 1) or smallest (arah −1)
// Nilai − q × Maks, the earlier ones on a tie, in the order of calon.
func ekstrem(p []Poin, calon []int, q Pecahan, n, arah int) []int {
	jarak := make(map[int]Pecahan, len(calon))
	for _, i := range calon {
		jarak[i] = p[i].Nilai.Kurang(q.Kali(p[i].Maks))
	}
	urut := slices.Clone(calon)
	slices.SortStableFunc(urut, func(i, j int) int { return -arah * jarak[i].Banding(jarak[j]) })
	urut = urut[:n]
	slices.Sort(urut)
	return urut
}

// tanpaMaks is a ratio so high that every item with a maximum comes after every one
// without.
func tanpaMaks(p []Poin, calon []int, q Pecahan) Pecahan {
	for _, i := range calon {
		if x := p[i]; x.Maks.Tanda() > 0 {
			q = terbesar(q, x.Nilai.Bagi(x.Maks).Tambah(Utuh(1)))
		}
	}
	return q
}
