package santri

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
)

// Keadaan is what changes with dates about one santri, as read at once: what the
// rules of a move look at.
type Keadaan struct {
	Santri  Santri
	Anggota []Keanggotaan // by track, then Mulai
	Mukim   []Mukim       // by Mulai
	Riwayat []Peristiwa   // oldest first
}

// Mutasi is what becomes of one santri in a move of many: memberships and stays that
// end and begin, and a change of status. The rules of [Keadaan] make it,
// [SimpanMutasi] stores it, and [Keadaan.Balik] makes the one that takes it back.
type Mutasi struct {
	Santri      Santri      // as read, with the new status
	Tutup       []Penutupan // memberships that end
	Buka        []Keanggotaan
	TutupMukim  []Penutupan
	Lanjut      []Penutupan // ends of memberships that are taken back
	LanjutMukim []Penutupan
	Peristiwa   *Peristiwa // nil = the status stays; ID and Dicatat are the caller's
}

// Jejak is what a Mutasi did, kept by whoever may have to take it back.
type Jejak struct {
	Tutup      []Penutupan `privasi:"-,penanda acak dan tanggal"`
	Buka       []string    `privasi:"-,penanda acak"`
	TutupMukim []Penutupan `privasi:"-,penanda acak dan tanggal"`
	Peristiwa  string      `privasi:"-,penanda acak"` // "" = the status stayed
}

// Jejak returns the trace of the move.
func (m Mutasi) Jejak() Jejak {
	j := Jejak{Tutup: slices.Clone(m.Tutup), TutupMukim: slices.Clone(m.TutupMukim)}
	for _, k := range m.Buka {
		j.Buka = append(j.Buka, k.ID)
	}
	if m.Peristiwa != nil {
		j.Peristiwa = m.Peristiwa.ID
	}
	return j
}

// Salin returns a copy that shares nothing.
func (j Jejak) Salin() Jejak {
	j.Tutup, j.Buka, j.TutupMukim = slices.Clone(j.Tutup), slices.Clone(j.Buka), slices.Clone(j.TutupMukim)
	return j
}

// BacaKeadaan reads what is kept about santri in four statements, whatever their
// number; unknown ones are absent. kunci keeps the records from changing until the
// unit ends.
func BacaKeadaan(ctx context.Context, st Stores, l dasar.LembagaID, kunci bool, id ...ID) (map[ID]Keadaan, error) {
	ambil := st.Santri.Ambil
	if kunci {
		ambil = st.Santri.Kunci
	}
	ns, err := ambil(ctx, l, id...)
	if err != nil {
		return nil, err
	}
	anggota, err := st.Keanggotaan.Milik(ctx, l, id...)
	if err != nil {
		return nil, err
	}
	mukim, err := st.Mukim.Milik(ctx, l, id...)
	if err != nil {
		return nil, err
	}
	riwayat, err := st.Riwayat.Milik(ctx, l, id...)
	if err != nil {
		return nil, err
	}
	milikA := kelompok(anggota, func(k Keanggotaan) ID { return k.Santri })
	milikM := kelompok(mukim, func(m Mukim) ID { return m.Santri })
	milikR := kelompok(riwayat, func(e Peristiwa) ID { return e.Santri })
	hasil := make(map[ID]Keadaan, len(ns))
	for _, n := range ns {
		hasil[n.ID] = Keadaan{n, milikA[n.ID], milikM[n.ID], milikR[n.ID]}
	}
	return hasil, nil
}

func kelompok[V any](vs []V, milik func(V) ID) map[ID][]V {
	m := map[ID][]V{}
	for _, v := range vs {
		m[milik(v)] = append(m[milik(v)], v)
	}
	return m
}

// Terbuka returns the open membership of a track.
func (k Keadaan) Terbuka(j Jalur) (Keanggotaan, bool) {
	i := slices.IndexFunc(k.Anggota, func(a Keanggotaan) bool { return a.Jalur == j && a.Terbuka() })
	if i < 0 {
		return Keanggotaan{}, false
	}
	return k.Anggota[i], true
}

// Pindah ends the open membership of the track for the reason and opens ke, with
// the rules of [TutupAnggota] and [BukaAnggota]. Whether unit and level exist is
// [Struktur.Periksa]'s to say.
func (k Keadaan) Pindah(ke Keanggotaan, sebab string) (Mutasi, error) {
	m, err := k.Keluar(ke.Jalur, ke.Mulai, sebab)
	if err != nil {
		return m, err
	}
	sisa := slices.Clone(k.Anggota)
	for i := range sisa {
		if sisa[i].ID == m.Tutup[0].ID {
			sisa[i].Selesai, sisa[i].Sebab = m.Tutup[0].Selesai, sebab
		}
	}
	m.Buka = []Keanggotaan{ke}
	return m, BukaAnggota(k.Santri.Status, sisa, ke)
}

// Keluar ends the open membership of a track.
func (k Keadaan) Keluar(j Jalur, pada dasar.Tanggal, sebab string) (Mutasi, error) {
	a, ada := k.Terbuka(j)
	if !ada {
		return Mutasi{}, ErrAnggotaTutup.Conflictf("santri bukan anggota jalur %s", potong(string(j)))
	}
	t := Penutupan{a.ID, pada, sebab}
	return Mutasi{Santri: k.Santri, Tutup: []Penutupan{t}}, TutupAnggota(a, t)
}

// Ubah changes the status by the table ([Ubah]); who leaves the institution's daily
// life leaves tracks and dormitory on that day. The same change again is refused: a
// move of many is not repeated.
func (k Keadaan) Ubah(c Perubahan, p dasar.Pelaku, hariIni dasar.Tanggal) (Mutasi, error) {
	e, ulang, err := Ubah(k.Santri, k.Riwayat, c, p, hariIni)
	if err != nil {
		return Mutasi{}, err
	}
	if ulang {
		return Mutasi{}, ErrStatusPindah.Conflictf("status sudah %s", c.Ke).Pada("status")
	}
	m := Mutasi{Santri: k.Santri, Peristiwa: &e}
	m.Santri.Status = c.Ke
	if !c.Ke.DiPesantren() {
		m.Tutup, m.TutupMukim = lepas(k.Anggota, k.Mukim, c)
	}
	return m, nil
}

// lepas ends what is open of a santri who leaves.
func lepas(anggota []Keanggotaan, mukim []Mukim, c Perubahan) (tutup, tutupMukim []Penutupan) {
	sebab := "keluar"
	if c.Ke == Lulus || c.Ke == Alumni {
		sebab = "selesai"
	}
	for _, k := range anggota {
		if k.Terbuka() {
			tutup = append(tutup, Penutupan{k.ID, akhir(k.Mulai, c.Pada), sebab})
		}
	}
	for _, m := range mukim {
		if m.Terbuka() {
			tutupMukim = append(tutupMukim, Penutupan{ID: m.ID, Selesai: akhir(m.Mulai, c.Pada)})
		}
	}
	return tutup, tutupMukim
}

// Balik makes the move that takes an earlier one back. Memberships and stays that it
// ended hold on as if it had not been; those that it opened end on their own first
// day for the reason batal, so that they never held; its change of status is followed
// by the one back, on the same day. Every day then knows the same facts as before.
//
// It is refused with [ErrMutasiLanjut] (Conflict) when the santri has moved on since:
// what the move opened has ended, what it ended reads otherwise, or the status
// changed again.
func (k Keadaan) Balik(j Jejak, p dasar.Pelaku) (Mutasi, error) {
	m := Mutasi{Santri: k.Santri}
	lanjut := func(apa string) error {
		return ErrMutasiLanjut.Conflictf("%s santri ini sudah berubah lagi sesudahnya; yang sesudahnya diurus dahulu", apa)
	}
	for _, id := range j.Buka {
		i := slices.IndexFunc(k.Anggota, func(a Keanggotaan) bool { return a.ID == id })
		if i < 0 || !k.Anggota[i].Terbuka() {
			return m, lanjut("keanggotaan")
		}
		m.Tutup = append(m.Tutup, Penutupan{id, k.Anggota[i].Mulai, "batal"})
	}
	for _, t := range j.Tutup {
		i := slices.IndexFunc(k.Anggota, func(a Keanggotaan) bool { return a.ID == t.ID })
		if i < 0 || k.Anggota[i].Selesai != t.Selesai || k.Anggota[i].Sebab != t.Sebab || k.sesudah(k.Anggota[i], j.Buka) {
			return m, lanjut("keanggotaan")
		}
		m.Lanjut = append(m.Lanjut, t)
	}
	for _, t := range j.TutupMukim {
		i := slices.IndexFunc(k.Mukim, func(x Mukim) bool { return x.ID == t.ID })
		if i < 0 || k.Mukim[i].Selesai != t.Selesai || slices.ContainsFunc(k.Mukim, func(x Mukim) bool { return x.ID != t.ID && (x.Terbuka() || x.Selesai.After(t.Selesai)) }) {
			return m, lanjut("mukim")
		}
		m.LanjutMukim = append(m.LanjutMukim, t)
	}
	if j.Peristiwa == "" {
		return m, nil
	}
	if len(k.Riwayat) == 0 || k.Riwayat[len(k.Riwayat)-1].ID != j.Peristiwa {
		return m, lanjut("status")
	}
	akhir := k.Riwayat[len(k.Riwayat)-1]
	c := Perubahan{Ke: akhir.Dari, Pada: akhir.Pada, Alasan: "salah_catat", Syarat: []Syarat{PutusanDicabut}}
	e, _, err := Ubah(k.Santri, k.Riwayat, c, p, akhir.Pada)
	m.Santri.Status, m.Peristiwa = c.Ke, &e
	return m, err
}

// sesudah reports whether the track has another membership that holds on some day
// after the end of a, those of the move itself aside.
func (k Keadaan) sesudah(a Keanggotaan, buka []string) bool {
	return slices.ContainsFunc(k.Anggota, func(x Keanggotaan) bool {
		return x.Jalur == a.Jalur && x.ID != a.ID && !slices.Contains(buka, x.ID) && !x.hampa() && (x.Terbuka() || x.Selesai.After(a.Selesai))
	})
}

// ErrMutasiLanjut says that a move cannot be taken back because the santri moved on
// (Conflict).
var ErrMutasiLanjut = dasar.Aturan("SAN-MUTASI-01")

// SimpanMutasi stores moves with the stores of one unit of work: at most eight kinds of
// statement, whatever their number. The records must have been read with kunci.
func SimpanMutasi(ctx context.Context, st Stores, l dasar.LembagaID, ms ...Mutasi) error {
	var tutup, tutupMukim, lanjut, lanjutMukim []Penutupan
	var buka []Keanggotaan
	var es []Peristiwa
	var ns []Santri
	for _, m := range ms {
		tutup, tutupMukim = append(tutup, m.Tutup...), append(tutupMukim, m.TutupMukim...)
		lanjut, lanjutMukim = append(lanjut, m.Lanjut...), append(lanjutMukim, m.LanjutMukim...)
		buka = append(buka, m.Buka...)
		if m.Peristiwa != nil {
			es, ns = append(es, *m.Peristiwa), append(ns, m.Santri)
		}
	}
	for _, f := range []func() error{
		func() error { return st.Keanggotaan.Tutup(ctx, l, tutup...) },
		func() error { return st.Keanggotaan.Lanjutkan(ctx, l, lanjut...) },
		func() error { return st.Keanggotaan.Buka(ctx, l, buka...) },
		func() error { return st.Mukim.Tutup(ctx, l, tutupMukim...) },
		func() error { return st.Mukim.Lanjutkan(ctx, l, lanjutMukim...) },
		func() error { return st.Riwayat.Catat(ctx, l, es...) },
		func() error { return st.Santri.Simpan(ctx, l, ns...) },
	} {
		if err := f(); err != nil {
			return err
		}
	}
	return nil
}
