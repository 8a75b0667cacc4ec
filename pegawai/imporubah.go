package pegawai

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// berkalaImpor is the dated records of known people that rows are compared with.
type berkalaImpor struct {
	penugasan   map[ID][]Penugasan
	kontrak     map[ID][]Kontrak
	statusPajak map[ID][]StatusPajak
	kepesertaan map[ID][]Kepesertaan
	nilai       map[ID][]Nilai
}

func bacaBerkala(ctx context.Context, st Stores, l dasar.LembagaID, rs []*rencanaBaris) (b berkalaImpor, err error) {
	id := make([]ID, len(rs))
	for i, x := range rs {
		id[i] = x.lama.ID
	}
	slices.Sort(id)
	for _, f := range []func() error{
		func() (err error) { b.penugasan, err = milikOrang(ctx, st.Penugasan, l, id); return },
		func() (err error) { b.kontrak, err = milikOrang(ctx, st.Kontrak, l, id); return },
		func() (err error) { b.statusPajak, err = milikOrang(ctx, st.StatusPajak, l, id); return },
		func() (err error) { b.kepesertaan, err = milikOrang(ctx, st.Kepesertaan, l, id); return },
		func() (err error) { b.nilai, err = milikOrang(ctx, st.Nilai, l, id); return },
	} {
		if err := f(); err != nil {
			return b, err
		}
	}
	return b, nil
}

func milikOrang[T Berkala](ctx context.Context, st BerkalaStore[T], l dasar.LembagaID, id []ID) (map[ID][]T, error) {
	ts, err := st.Milik(ctx, l, id...)
	return perOrang(ts), err
}

// ubahanBerkala is what one row changes in the dated records of a known person.
type ubahanBerkala struct {
	s           *Service
	penugasan   *bukuBerkala[Penugasan]
	kontrak     *bukuBerkala[Kontrak]
	statusPajak *bukuBerkala[StatusPajak]
	kepesertaan *bukuBerkala[Kepesertaan]
	nilai       *bukuBerkala[Nilai]
	w           []Peringatan
	err         error
}

func (s *Service) bukaUbahan(k *keadaan, orang Pegawai, b berkalaImpor) *ubahanBerkala {
	return &ubahanBerkala{s: s,
		penugasan: bukuSatu(jenisPenugasan(), k, orang, b.penugasan), kontrak: bukuSatu(jenisKontrak(), k, orang, b.kontrak),
		statusPajak: bukuSatu(jenisStatus(), k, orang, b.statusPajak), kepesertaan: bukuSatu(jenisKepesertaan(), k, orang, b.kepesertaan),
		nilai: bukuSatu(jenisNilai(), k, orang, b.nilai),
	}
}

// bukuSatu opens the records of one person for changes in memory.
func bukuSatu[T Berkala](j jenisBerkala[T], k *keadaan, orang Pegawai, milik map[ID][]T) *bukuBerkala[T] {
	return &bukuBerkala[T]{j: j, k: *k, orang: map[ID]Pegawai{orang.ID: orang}, milik: map[ID][]T{orang.ID: slices.Clone(milik[orang.ID])}, ubahan: map[string]bool{}}
}

// banding compares a row with the dated records in force on sejak and takes the
// changes in; the first rule that refuses one is kept in err.
func (u *ubahanBerkala) banding(x *rencanaBaris, pel dasar.Pelaku, sejak dasar.Tanggal) {
	orang := *x.lama
	if x.baru != nil {
		orang = *x.baru
	}
	mulai := maksHari(sejak, orang.Mulai)
	u.bandingTugas(x, pel, mulai)
	if x.kontrak != nil {
		baru := x.kontrakPada(mulai)
		lama, ada := padaHari(u.kontrak, orang.ID, mulai, func(Kontrak) bool { return true })
		if !ada || lama.Jenis != baru.Jenis || lama.Klasifikasi != baru.Klasifikasi || lama.Metode != baru.Metode {
			gantiBerkala(u, u.kontrak, pel, orang.ID, baru)
			x.bedakan("status", string(lama.Jenis)+" "+string(lama.Klasifikasi), string(baru.Jenis)+" "+string(baru.Klasifikasi))
		}
	}
	if x.ptkp.PTKP != "" {
		baru := x.statusPada(mulai)
		lama, _ := padaHari(u.statusPajak, orang.ID, mulai, func(StatusPajak) bool { return true })
		if lama.PTKP != baru.PTKP {
			gantiBerkala(u, u.statusPajak, pel, orang.ID, baru)
			x.bedakan("ptkp", lama.PTKP, baru.PTKP)
		}
	}
	lama, ada := padaHari(u.kepesertaan, orang.ID, mulai, func(Kepesertaan) bool { return true })
	baru := x.peserta(lama)
	if sama := baru == lama; !sama && (ada || baru.Kesehatan || baru.JHT) {
		baru.Mulai, baru.Selesai = mulai, dasar.Tanggal{}
		gantiBerkala(u, u.kepesertaan, pel, orang.ID, baru)
		x.bedakan("bpjs", lama.teks(), baru.teks())
	}
	u.bandingNilai(x, pel, orang.ID, mulai)
	u.w = slices.Concat(u.penugasan.w, u.kontrak.w, u.statusPajak.w, u.kepesertaan.w, u.nilai.w)
}

func (k Kepesertaan) teks() string {
	s := ""
	for _, p := range [...]struct {
		ikut bool
		nama string
	}{{k.Kesehatan, "Kesehatan"}, {k.JHT, "JHT"}, {k.JP, "JP"}, {k.JKKJKM, "JKK JKM"}} {
		if p.ikut {
			if s != "" {
				s += ", "
			}
			s += p.nama
		}
	}
	return s
}

// bandingTugas compares the duties: those that the row names and the person has not
// are added, and the main one moves with them.
func (u *ubahanBerkala) bandingTugas(x *rencanaBaris, pel dasar.Pelaku, mulai dasar.Tanggal) {
	if x.kode == "" || len(x.unit) == 0 {
		return
	}
	id := x.lama.ID
	pokok := max(slices.IndexFunc(x.unit, func(un santri.KodeUnit) bool { // the unit of the main duty, which the hours are about
		_, ada := padaHari(u.penugasan, id, mulai, func(t Penugasan) bool { return t.Utama && t.Jabatan == x.kode && t.Unit == un })
		return ada
	}), 0)
	for i, baru := range x.penugasan(mulai, pokok) {
		lama, ada := padaHari(u.penugasan, id, mulai, func(t Penugasan) bool { return t.Jabatan == baru.Jabatan && t.Unit == baru.Unit })
		if ada { // which duty is the main one was settled by people
			baru.Utama = lama.Utama
			if baru.NomorSK == "" {
				baru.NomorSK = lama.NomorSK
			}
			if x.jam == nil || i != pokok {
				baru.JamPekan = lama.JamPekan
			}
			if lama.JamPekan == baru.JamPekan && lama.NomorSK == baru.NomorSK {
				continue
			}
		}
		utama, _ := padaHari(u.penugasan, id, mulai, func(t Penugasan) bool { return t.Utama })
		gantiBerkala(u, u.penugasan, pel, id, baru)
		x.bedakan("jabatan", tugasTeks(utama, lama, ada), tugasTeks(baru, baru, true))
	}
}

func tugasTeks(utama, lama Penugasan, ada bool) string {
	t := lama
	if !ada {
		t = utama
	}
	if t.Jabatan == "" {
		return ""
	}
	s := string(t.Jabatan) + " di " + string(t.Unit)
	if t.JamPekan > 0 {
		s += ", " + t.JamPekan.String() + " jam"
	}
	return s
}

// bandingNilai compares the columns of pay; nought ends a value.
func (u *ubahanBerkala) bandingNilai(x *rencanaBaris, pel dasar.Pelaku, id ID, mulai dasar.Tanggal) {
	for _, baru := range x.nilaiPada(mulai, true) {
		lama, ada := padaHari(u.nilai, id, mulai, func(n Nilai) bool { return n.Komponen == baru.Komponen && n.Unit == "" })
		nol := baru.Nilai == 0 && baru.Persen == 0
		if lama.Nilai == baru.Nilai && lama.Persen == baru.Persen || nol && !ada {
			continue
		}
		if nol {
			u.tolak(u.nilai.ubah(lama.ID, func(n *Nilai) error { return n.akhiri(mulai) }, pel.ID, u.s))
		} else {
			gantiBerkala(u, u.nilai, pel, id, baru)
		}
		x.bedakan(string(baru.Komponen), nilaiTeks(lama), nilaiTeks(baru))
	}
}

func nilaiTeks(n Nilai) string {
	if n.Persen != 0 {
		return n.Persen.String() + "%"
	}
	return n.Nilai.String()
}

// mendahului refuses a new TMT that dated records begin before.
func (b berkalaImpor) mendahului(id ID, mulai dasar.Tanggal) error {
	p := Pegawai{ID: id, Mulai: mulai}
	for _, err := range []error{awal(b.penugasan[id], p), awal(b.kontrak[id], p), awal(b.kepesertaan[id], p), awal(b.nilai[id], p)} {
		if err != nil {
			return err
		}
	}
	return nil
}

// padaHari returns the record of a person that holds on a day and fulfils a condition.
func padaHari[T Berkala](b *bukuBerkala[T], id ID, hari dasar.Tanggal, cocok func(T) bool) (t T, ada bool) {
	for _, x := range b.milik[id] {
		if k := x.Kop(); k.Batal == "" && berlaku(k.Mulai, k.Selesai, hari) && cocok(x) {
			return x, true
		}
	}
	return t, false
}

// gantiBerkala takes a new record in and ends what it excludes.
func gantiBerkala[T Berkala](u *ubahanBerkala, b *bukuBerkala[T], pel dasar.Pelaku, id ID, t T) {
	h := b.j.kepala(&t)
	*h.lembaga, *h.pegawai, *h.oleh, *h.dicatat, *h.batal, *h.versi = pel.Lembaga, id, pel.ID, u.s.kini(), "", 0
	*h.id = idBaru()
	err := error(nil)
	if b.j.rapikan != nil {
		err = b.j.rapikan(&t)
	}
	if err == nil {
		err = b.tambah(t, true)
	}
	u.tolak(err)
}

// tolak keeps the first refusal.
func (u *ubahanBerkala) tolak(err error) {
	if u.err == nil {
		u.err = err
	}
}

// akhiri ends a value before the day; one that begins on it becomes void.
func (n *Nilai) akhiri(hari dasar.Tanggal) error {
	if n.Selesai = hari.TambahHari(-1); n.Selesai.Before(n.Mulai) {
		n.Selesai, n.Batal = n.Mulai, "nol menurut daftar yang diimpor"
	}
	return nil
}

// berubah lists what the row changed.
func (u *ubahanBerkala) berubah() kumpulanBerkala {
	return kumpulanBerkala{u.penugasan.berubah(), u.kontrak.berubah(), u.statusPajak.berubah(), u.kepesertaan.berubah(), u.nilai.berubah()}
}
