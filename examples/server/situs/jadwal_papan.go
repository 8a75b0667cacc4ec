package situs

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
)

type isiPapan struct {
	formulir
	Kepala     kepalaJadwal
	Lihat      string // kelas, guru, ruang
	Untuk      string
	NamaUntuk  string
	PilihUntuk []Opsi
	Hari       []KolomHari
	Tunggu     []AcaraTampak
	Pilih      *AcaraTampak // what is being placed
	Ruang      string
	PilihRuang []Opsi
	Bebas      int // places without a clash
	Ditolak    []string
}

// KolomHari is one day of the board.
type KolomHari struct {
	Nama string
	Sel  []SelPapan
}

// SelPapan is one period of one day: what lies there, and what would happen to the
// chosen activity if it began there.
type SelPapan struct {
	Baris   int // from 1
	Waktu   string
	Isi     []AcaraTampak
	Tempat  string // "1:0": day and period, "" = it does not fit here
	Keadaan string // bebas, anjuran, bentrok, sini
	Sebab   []string
}

// AcaraTampak is one activity in words.
type AcaraTampak struct {
	ID, Nama, Mapel, Kelas, Guru, Ruang string
	JP                                  int
	Lanjut, Tetap, Bentrok, Pilih       bool
	Alamat                              string
	Tempat                              string // where it lies, as forms say it: "6:0", "" = nowhere
}

// papanJadwal shows the timetable of a class, a teacher or a room. With a chosen activity
// every place says whether it is free, and if not why; htmx asks for that part alone.
func (k *kunjungan) papanJadwal() error { return k.tampilPapan(nil, nil) }

func (k *kunjungan) tampilPapan(galat error, bentrok []jadwal.Bentrok) error {
	p, err := k.bukaJadwal()
	if err != nil {
		return err
	}
	v := &penampilPapan{k: k, p: p, isi: isiPapan{formulir: formulirBaru(k.r.PostForm)}, semua: p.Bentrok()}
	if galat != nil {
		if err := v.isi.pakai(galat); err != nil {
			return err
		}
	}
	if v.guru, err = k.guruJadwal(p, append(slices.Clone(v.semua), bentrok...)...); err != nil {
		return err
	}
	anak, err := k.santriJadwal(bentrok...)
	if err != nil {
		return err
	}
	for _, b := range bentrok {
		v.isi.Ditolak = append(v.isi.Ditolak, p.Kalimat(b, v.guru, anak))
	}
	v.isi.Kepala = k.kepalaJadwal(p, "papan", v.semua)
	if err := v.bangun(); err != nil {
		return err
	}
	if k.htmx() && galat == nil {
		return k.tampilBagian("jadwal_papan", "papan", v.isi)
	}
	return k.tampilForm(v.isi.formulir, "jadwal_papan", "Jadwal "+p.Jadwal.Nama, v.isi)
}

// penampilPapan puts the answer together.
type penampilPapan struct {
	k       *kunjungan
	p       *akademik.PapanJadwal
	guru    func(pegawai.ID) string
	isi     isiPapan
	semua   []jadwal.Bentrok
	bentrok map[string]bool // activities that clash
	pilih   akademik.KegiatanJadwal
}

func (v *penampilPapan) bangun() error {
	f := v.k.r
	v.bentrok = map[string]bool{}
	for _, b := range akademik.Wajib(v.semua) {
		for _, id := range b.Kegiatan {
			v.bentrok[id] = true
		}
	}
	v.isi.Lihat, v.isi.Untuk = f.FormValue("lihat"), f.FormValue("untuk")
	if x, ada := v.p.Cari(f.FormValue("pilih")); ada && v.isi.Kepala.Atur {
		v.pilih = x
	}
	v.pilihUntuk()
	v.tunggu()
	v.kolom()
	if v.pilih.ID != "" {
		return v.pilihan()
	}
	return nil
}

// pilihUntuk settles whose timetable is shown: the one asked for, a class of the chosen
// activity, else the first class.
func (v *penampilPapan) pilihUntuk() {
	switch v.isi.Lihat {
	case "guru":
		ada := map[pegawai.ID]bool{}
		for _, x := range v.p.Kegiatan {
			for _, g := range x.Guru {
				if !ada[g] {
					ada[g] = true
					v.isi.PilihUntuk = append(v.isi.PilihUntuk, Opsi{string(g), v.guru(g)})
				}
			}
		}
		slices.SortFunc(v.isi.PilihUntuk, func(a, b Opsi) int { return cmp.Or(strings.Compare(a.Nama, b.Nama), strings.Compare(a.Kode, b.Kode)) })
	case "ruang":
		for _, r := range v.p.Syarat.Ruang {
			v.isi.PilihUntuk = append(v.isi.PilihUntuk, Opsi{r.ID, r.ID})
		}
	default:
		v.isi.Lihat = "kelas"
		for _, r := range v.p.Rombel {
			v.isi.PilihUntuk = append(v.isi.PilihUntuk, Opsi{string(r.ID), string(r.Unit) + " " + r.Nama})
		}
		if v.isi.Untuk == "" && len(v.pilih.Peserta) > 0 {
			v.isi.Untuk = string(v.pilih.Peserta[0].Rombel)
		}
	}
	i := slices.IndexFunc(v.isi.PilihUntuk, func(o Opsi) bool { return o.Kode == v.isi.Untuk })
	if i < 0 && len(v.isi.PilihUntuk) > 0 {
		i = 0
	}
	if i >= 0 {
		v.isi.Untuk, v.isi.NamaUntuk = v.isi.PilihUntuk[i].Kode, v.isi.PilihUntuk[i].Nama
	}
}

// milik reports whether an activity belongs to what is shown.
func (v *penampilPapan) milik(x akademik.KegiatanJadwal) bool {
	switch v.isi.Lihat {
	case "guru":
		return slices.Contains(x.Guru, pegawai.ID(v.isi.Untuk))
	case "ruang":
		return x.Tempat.Ruang == v.isi.Untuk || !x.Tempat.Ada && slices.Contains(x.PilihRuang, v.isi.Untuk)
	}
	return slices.ContainsFunc(x.Peserta, func(p akademik.PesertaJadwal) bool { return string(p.Rombel) == v.isi.Untuk })
}

func (v *penampilPapan) acara(x akademik.KegiatanJadwal) AcaraTampak {
	a := AcaraTampak{ID: x.ID, Nama: v.p.NamaKegiatan(x.ID), Mapel: v.p.NamaMapel(x.Mapel), Ruang: x.Tempat.Ruang, JP: x.JP, Tetap: x.Tempat.Tetap, Bentrok: v.bentrok[x.ID], Pilih: x.ID == v.pilih.ID}
	if x.Tempat.Ada {
		a.Tempat = tempatForm(jadwal.Waktu{Hari: x.Tempat.Hari, Jam: x.Tempat.Jam})
	}
	var guru, kelas []string
	for _, g := range x.Guru {
		guru = append(guru, v.guru(g))
	}
	for _, p := range x.Peserta {
		kelas = append(kelas, v.p.NamaPeserta(p))
	}
	a.Guru, a.Kelas = strings.Join(guru, ", "), strings.Join(kelas, ", ")
	a.Alamat = "?" + url.Values{"lihat": {v.isi.Lihat}, "untuk": {v.isi.Untuk}, "pilih": {x.ID}}.Encode()
	return a
}

func (v *penampilPapan) tunggu() {
	for _, x := range v.p.Kegiatan {
		if !x.Tempat.Ada && v.milik(x) {
			v.isi.Tunggu = append(v.isi.Tunggu, v.acara(x))
		}
	}
	slices.SortFunc(v.isi.Tunggu, func(a, b AcaraTampak) int {
		return cmp.Or(strings.Compare(a.Nama, b.Nama), b.JP-a.JP, strings.Compare(a.ID, b.ID))
	})
}

// kisi gives the periods of each day that the board shows: those of the chosen activity
// or of the class; for a teacher or a room those of every grid, each once.
func (v *penampilPapan) kisi(h jadwal.Hari) (hasil []jadwal.Selang) {
	pakai := ""
	if v.pilih.ID != "" {
		pakai = v.pilih.Kisi
	} else if v.isi.Lihat == "kelas" {
		for _, r := range v.p.Rombel {
			if x, ada := v.p.Jadwal.KisiRombel(r); ada && string(r.ID) == v.isi.Untuk {
				pakai = x.ID
			}
		}
	}
	for _, x := range v.p.Jadwal.Kisi {
		for _, d := range x.Hari {
			if d.Hari == h && (pakai == "" || pakai == x.ID) {
				hasil = append(hasil, d.Jam...)
			}
		}
	}
	slices.SortFunc(hasil, func(a, b jadwal.Selang) int {
		return cmp.Or(cmp.Compare(a.Mulai, b.Mulai), cmp.Compare(a.Selesai, b.Selesai))
	})
	return slices.Compact(hasil)
}

func (v *penampilPapan) kolom() {
	var milik []akademik.KegiatanJadwal
	for _, x := range v.p.Kegiatan {
		if x.Tempat.Ada && v.milik(x) {
			milik = append(milik, x)
		}
	}
	for _, h := range v.p.Jadwal.Hari {
		kolom := KolomHari{Nama: h.String()}
		for i, g := range v.kisi(h) {
			sel := SelPapan{Baris: i + 1, Waktu: g.String()}
			for _, x := range milik {
				if w, ada := v.p.Jadwal.Waktu(x); ada && x.Tempat.Hari == h && w.Bentrok(g) {
					a := v.acara(x)
					a.Lanjut = w.Mulai < g.Mulai
					sel.Isi = append(sel.Isi, a)
				}
			}
			kolom.Sel = append(kolom.Sel, sel)
		}
		v.isi.Hari = append(v.isi.Hari, kolom)
	}
}

// pilihan colours every place for the chosen activity.
func (v *penampilPapan) pilihan() error {
	a := v.acara(v.pilih)
	v.isi.Pilih = &a
	v.ruang()
	semua, err := v.p.Pilihan(v.pilih.ID, v.isi.Ruang)
	if err != nil {
		return err
	}
	var bentrok []jadwal.Bentrok
	for _, x := range semua {
		bentrok = append(bentrok, x.Bentrok...)
	}
	anak, err := v.k.santriJadwal(bentrok...)
	if err != nil {
		return err
	}
	di := map[jadwal.Hari]int{}
	for i, h := range v.p.Jadwal.Hari {
		di[h] = i
	}
	for _, x := range semua {
		i, ada := di[x.Hari]
		if !ada || x.Jam >= len(v.isi.Hari[i].Sel) {
			continue
		}
		s := &v.isi.Hari[i].Sel[x.Jam]
		s.Tempat = tempatForm(x.Waktu)
		switch wajib := akademik.Wajib(x.Bentrok); {
		case len(wajib) > 0:
			s.Keadaan = "bentrok"
		case len(x.Bentrok) > 0:
			s.Keadaan = "anjuran"
		default:
			s.Keadaan = "bebas"
			v.isi.Bebas++
		}
		if t := v.pilih.Tempat; t.Ada && t.Hari == x.Hari && t.Jam == x.Jam && t.Ruang == v.isi.Ruang {
			s.Keadaan = "sini"
		}
		for _, b := range x.Bentrok {
			s.Sebab = append(s.Sebab, v.p.Kalimat(b, v.guru, anak))
		}
	}
	return nil
}

// tempatForm writes a place as forms send it: "6:0".
func tempatForm(w jadwal.Waktu) string { return strconv.Itoa(int(w.Hari)) + ":" + strconv.Itoa(w.Jam) }

// ruang settles the room that places are tried in.
func (v *penampilPapan) ruang() {
	daftar := v.pilih.PilihRuang
	if len(daftar) == 0 {
		v.isi.PilihRuang = append(v.isi.PilihRuang, Opsi{"", "tanpa ruang"})
		for _, r := range v.p.Syarat.Ruang {
			daftar = append(daftar, r.ID)
		}
	}
	for _, r := range daftar {
		v.isi.PilihRuang = append(v.isi.PilihRuang, Opsi{r, r})
	}
	r := v.k.r
	v.isi.Ruang = v.pilih.Tempat.Ruang
	if r.Form.Has("ruang") {
		v.isi.Ruang = r.FormValue("ruang")
	}
	if !slices.ContainsFunc(v.isi.PilihRuang, func(o Opsi) bool { return o.Kode == v.isi.Ruang }) {
		v.isi.Ruang = v.isi.PilihRuang[0].Kode
	}
}

// letakJadwal puts an activity somewhere, or takes it off. A clash is refused with its
// reasons unless the form says that it is meant.
func (k *kunjungan) letakJadwal() error {
	f := k.r.PostForm
	id := akademik.JadwalID(k.r.PathValue("id"))
	t, versi, err := bacaTempat(f)
	var bentrok []jadwal.Bentrok
	if err == nil {
		bentrok, err = k.s.Akademik.Letakkan(k.ctx(), k.Pelaku, f.Get("kunci"), id, versi, f.Get("pilih"), t, f.Get("paksa") != "")
	}
	if err != nil {
		if dasar.RuleOf(err) != string(akademik.ErrLetakBentrok) {
			bentrok = nil
		}
		return k.tampilPapan(err, bentrok)
	}
	kabar := "Pertemuan diletakkan pada " + t.Hari.String() + " jam ke-" + strconv.Itoa(t.Jam+1) + "."
	switch {
	case f.Get("aksi") == "kunci":
		kabar = map[bool]string{true: "Pertemuan dikunci di tempatnya.", false: "Kunci pertemuan dibuka."}[t.Tetap]
	case !t.Ada:
		kabar = "Pertemuan diangkat dan menunggu tempat."
	case len(akademik.Wajib(bentrok)) > 0:
		kabar += " Bentroknya dicatat di daftar bentrok."
	}
	return k.pindah(alamatJadwal(id, "")+"?"+url.Values{"lihat": {f.Get("lihat")}, "untuk": {f.Get("untuk")}}.Encode(), "%s", kabar)
}

func bacaTempat(f url.Values) (t akademik.Tempat, versi int, err error) {
	versi, _ = strconv.Atoi(f.Get("versi")) // a wrong number is a stale version
	if f.Get("aksi") == "angkat" {
		return t, versi, nil
	}
	hari, jam, ada := strings.Cut(f.Get("tempat"), ":")
	h, err1 := strconv.ParseUint(hari, 10, 3)
	j, err2 := strconv.ParseUint(jam, 10, 8)
	if !ada || err1 != nil || err2 != nil || h > 6 {
		return t, versi, errForm.Invalidf("pilih hari dan jamnya di papan")
	}
	return akademik.Tempat{Ada: true, Hari: jadwal.Hari(h), Jam: int(j), Ruang: f.Get("ruang"), Tetap: f.Get("tetap") != ""}, versi, nil
}

func (k *kunjungan) urungJadwal() error {
	f := k.r.PostForm
	id := akademik.JadwalID(k.r.PathValue("id"))
	versi, _ := strconv.Atoi(f.Get("versi")) // a wrong number is a stale version
	n, err := k.s.Akademik.Urungkan(k.ctx(), k.Pelaku, f.Get("kunci"), id, versi)
	if err != nil {
		return k.tampilPapan(err, nil)
	}
	return k.pindah(alamatJadwal(id, "")+"?"+url.Values{"lihat": {f.Get("lihat")}, "untuk": {f.Get("untuk")}}.Encode(), "Langkah terakhir diurungkan: %d pertemuan kembali ke tempat semula.", n)
}
