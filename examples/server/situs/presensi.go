package situs

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/akademik/presensi"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanPresensi = []halaman{
	{pola: "GET /presensi/{rombel}/{tanggal}/{mulai}/{acara}", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).presensi},
	{pola: "POST /presensi/{rombel}/{tanggal}/{mulai}/{acara}", izin: akun.IsiAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).isiPresensi},
	{pola: "POST /presensi/{rombel}/{tanggal}/{mulai}/{acara}/pengganti", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).tunjukPengganti},
}

// PresensiTampak is one register or lesson with its names and address.
type PresensiTampak struct {
	akademik.SesiHari
	Pelajaran string // subject or activity
	Guru      []string
	Ke        string // of its register
	KeGanti   string // where somebody else is appointed
	Usai      bool
	Kini      bool // it runs now
	Pengganti bool // somebody else teaches it
}

type isiPresensi struct {
	formulir
	P        PresensiTampak
	Kata     []presensi.Kata
	Baris    []BarisPresensi
	Jurnal   bool // it is a lesson
	Pengajar []BarisPengajar
	Guru     []Opsi // who may stand in
	Tulis    bool
	Atur     bool
	Alasan   bool
	Bukan    int // rows about people who are not members
	Versi    int
	Petugas  map[string]string
	Riwayat  []akademik.Register
	Ringkas  string // 38 hadir, 1 sakit
}

// BarisPresensi is one santri of a register.
type BarisPresensi struct {
	Tampak
	Keadaan presensi.Keadaan
	Awal    presensi.Keadaan // what the page showed first
	Menit   string
	Izin    string // leave that holds
	Timpa   bool   // and that the teacher overrode
}

// BarisPengajar is the place of one scheduled teacher, "" when the lesson has none.
type BarisPengajar struct {
	Menggantikan pegawai.ID
	Nama         string
	Pilih        string // who taught, "" = nobody
}

// sesi reads what the address names.
func (k *kunjungan) sesi() (x akademik.Sesi, err error) {
	x.Rombel = akademik.RombelID(strings.TrimPrefix(k.r.PathValue("rombel"), "-"))
	acara, kegiatan := strings.CutPrefix(k.r.PathValue("acara"), "k-")
	if kegiatan {
		x.Kegiatan = acara
	} else {
		x.Mapel = akademik.KodeMapel(acara)
	}
	x.Kelompok = k.r.FormValue("kelompok")
	var e2 error
	if x.Tanggal, err = dasar.ParseTanggal(k.r.PathValue("tanggal")); err == nil {
		x.Mulai, e2 = pukul(k.r.PathValue("mulai"))
	}
	if err != nil || e2 != nil {
		err = errTakAda.NotFoundf("pelajaran itu tidak ada; kembali ke daftar hari ini")
	}
	return x, err
}

// pukul reads 0700 or 07:00.
func pukul(s string) (jadwal.Menit, error) {
	s = strings.TrimSpace(s)
	if len(s) == 4 && !strings.ContainsAny(s, ":.") {
		s = s[:2] + ":" + s[2:]
	}
	if s == "24:00" {
		return jadwal.Pukul(24, 0), nil
	}
	n, err := menitJam(s)
	return jadwal.Menit(n), err
}

// alamatPresensi is the address of a register, or of a part of it.
func alamatPresensi(x akademik.Sesi, bagian ...string) string {
	acara := string(x.Mapel)
	if x.Kegiatan != "" {
		acara = "k-" + x.Kegiatan
	}
	rombel := string(x.Rombel)
	if rombel == "" {
		rombel = "-"
	}
	jalur := append([]string{"", "presensi", url.PathEscape(rombel), x.Tanggal.String(), strings.Replace(x.Mulai.String(), ":", "", 1), url.PathEscape(acara)}, bagian...)
	if x.Kelompok != "" {
		return strings.Join(jalur, "/") + "?" + url.Values{"kelompok": {x.Kelompok}}.Encode()
	}
	return strings.Join(jalur, "/")
}

// lembarPresensi opens the register of the address: a teacher only those he teaches,
// stands in for, or is the wali of.
func (k *kunjungan) lembarPresensi() (l akademik.LembarPresensi, err error) {
	x, err := k.sesi()
	if err != nil {
		return l, err
	}
	if l, err = k.s.Akademik.Presensi(k.ctx(), k.Pelaku, x); err != nil {
		return l, err
	}
	if k.hanyaMilik() && !k.sesiMilik(l.SesiHari) {
		return l, akademik.ErrRombelTiada.NotFoundf("pelajaran ini bukan ampuan Anda; mintalah tata usaha menunjuk Anda sebagai pengganti")
	}
	return l, nil
}

func (k *kunjungan) sesiMilik(x akademik.SesiHari) bool {
	return k.Akun.Pegawai != "" && (x.Milik(pegawai.ID(k.Akun.Pegawai)) || string(x.Kelas.Wali) == k.Akun.Pegawai)
}

// presensiTampak names sessions: one decision for all their teachers.
func (k *kunjungan) presensiTampak(xs []akademik.SesiHari) ([]PresensiTampak, error) {
	mapel, err := k.s.Akademik.Mapel(k.ctx(), k.Pelaku)
	if err != nil {
		return nil, err
	}
	var guru []pegawai.ID
	for _, x := range xs {
		guru = append(guru, x.Guru...)
		for _, p := range x.Jurnal.Pengajar {
			guru = append(guru, p.Guru)
		}
	}
	nama, err := k.tampakPegawaiID(guru...)
	if err != nil {
		return nil, err
	}
	hari, jam := k.s.Akademik.Pukul(k.Lembaga.ID)
	out := make([]PresensiTampak, len(xs))
	for i, x := range xs {
		t := PresensiTampak{SesiHari: x, Pelajaran: x.Nama, Ke: alamatPresensi(x.Sesi), KeGanti: alamatPresensi(x.Sesi, "pengganti"), Usai: x.Usai(hari, jam), Kini: x.Tanggal == hari && x.Mulai <= jam && jam < x.Selesai}
		if x.Mapel != "" {
			t.Pelajaran = namaMapel(mapel, x.Mapel)
		}
		for _, p := range mengajar(x) {
			t.Guru = append(t.Guru, nama[p.Guru].Nama)
			t.Pengganti = t.Pengganti || p.Menggantikan != ""
		}
		out[i] = t
	}
	return out, nil
}

// mengajar is who teaches a session: by the journal, else by the timetable.
func mengajar(x akademik.SesiHari) []akademik.Pengajar {
	if len(x.Jurnal.Pengajar) > 0 || x.Jurnal.Terlaksana {
		return x.Jurnal.Pengajar
	}
	var ps []akademik.Pengajar
	for _, g := range x.Guru {
		ps = append(ps, akademik.Pengajar{Guru: g})
	}
	return ps
}

func (k *kunjungan) presensi() error { return k.tampilPresensi(nil, nil) }

func (k *kunjungan) tampilPresensi(galat error, bukan []presensi.Galat) (err error) {
	l, err := k.lembarPresensi()
	if err != nil {
		return err
	}
	isi := isiPresensi{formulir: formulirBaru(k.r.PostForm), Kata: l.Aturan.Aturan.Semua(), Jurnal: l.Kegiatan == "", Tulis: akun.Boleh(k.Akun.Peran, akun.IsiAkademik), Atur: akun.Boleh(k.Akun.Peran, akun.AturAkademik),
		Alasan: l.Alasan, Bukan: len(bukan), Versi: l.Register.Versi}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	ps, err := k.presensiTampak([]akademik.SesiHari{l.SesiHari})
	if err != nil {
		return err
	}
	isi.P = ps[0]
	if err := k.barisPresensi(&isi, l); err != nil {
		return err
	}
	if err := k.jurnalPresensi(&isi, l); err != nil {
		return err
	}
	if isi.Petugas, err = k.semuaAkun(); err != nil {
		return err
	}
	if l.Terisi() {
		if isi.Riwayat, err = k.s.Akademik.RiwayatPresensi(k.ctx(), k.Pelaku, l.Sesi); err != nil {
			return err
		}
	}
	return k.tampilForm(isi.formulir, "presensi", strings.TrimSpace(isi.P.Pelajaran+" "+isi.P.Kelas.Nama), isi)
}

// barisPresensi fills the sheet: everybody present, but for what stands and what leave
// says; what was typed comes back when the sheet was refused.
func (k *kunjungan) barisPresensi(isi *isiPresensi, l akademik.LembarPresensi) error {
	nama, err := k.tampakPeserta(l.Anggota)
	if err != nil {
		return err
	}
	hitung := map[presensi.Keadaan]int{}
	for _, p := range l.Anggota {
		c := l.Catatan[p.ID]
		b := BarisPresensi{Tampak: nama[p.ID], Keadaan: c.Keadaan, Timpa: c.Cuti != "" && !c.Terisi}
		if b.Keadaan == "" {
			b.Keadaan = presensi.Hadir
		}
		if c.Cuti != "" {
			b.Izin = "ada izin"
		}
		if c.Menit > 0 {
			b.Menit = strconv.Itoa(c.Menit)
		}
		b.Awal = b.Keadaan
		hitung[b.Keadaan]++
		if n := string(p.ID); isi.Keliru() && isi.F.Get("h-"+n) != "" {
			b.Keadaan, b.Menit = presensi.Keadaan(isi.F.Get("h-"+n)), isi.F.Get("m-"+n)
		}
		isi.Baris = append(isi.Baris, b)
	}
	var t []string
	for _, x := range isi.Kata {
		if hitung[x.Kode] > 0 {
			t = append(t, strconv.Itoa(hitung[x.Kode])+" "+strings.ToLower(x.Nama))
		}
	}
	isi.Ringkas = strings.Join(t, ", ")
	return nil
}

// jurnalPresensi fills the journal of the lesson.
func (k *kunjungan) jurnalPresensi(isi *isiPresensi, l akademik.LembarPresensi) (err error) {
	if !isi.Jurnal {
		return nil
	}
	if !isi.Keliru() {
		isi.F = url.Values{"materi": {l.Jurnal.Materi}, "tp": {l.Jurnal.TP}, "catatan": {l.Jurnal.Catatan}}
	}
	if isi.Guru, err = k.pilihGuru(); err != nil {
		return err
	}
	nama := map[string]string{}
	for i, o := range isi.Guru {
		isi.Guru[i].Nama = strings.TrimSuffix(o.Nama, " —") // a number that the register hides
		nama[o.Kode] = isi.Guru[i].Nama
	}
	tempat := slices.Clone(l.Guru)
	if len(tempat) == 0 {
		tempat = []pegawai.ID{""}
	}
	for _, g := range tempat {
		b := BarisPengajar{Menggantikan: g, Nama: nama[string(g)], Pilih: string(g)}
		if l.Jurnal.Versi > 0 {
			b.Pilih = ""
			for _, p := range l.Jurnal.Pengajar {
				if p.Menggantikan == g && g != "" || p.Menggantikan == "" && (p.Guru == g || g == "") {
					b.Pilih = string(p.Guru)
				}
			}
		}
		if isi.Keliru() {
			b.Pilih = isi.F.Get("p-" + string(g))
		}
		isi.Pengajar = append(isi.Pengajar, b)
	}
	return nil
}

// pengajarForm reads who taught in whose place.
func pengajarForm(f url.Values, guru []pegawai.ID) (ps []akademik.Pengajar) {
	if len(guru) == 0 {
		guru = []pegawai.ID{""}
	}
	for _, g := range guru {
		siapa := g // a form that does not ask means the timetable
		if f.Has("p-" + string(g)) {
			siapa = pegawai.ID(f.Get("p-" + string(g)))
		}
		switch siapa {
		case "":
		case g:
			ps = append(ps, akademik.Pengajar{Guru: g})
		default:
			ps = append(ps, akademik.Pengajar{Guru: siapa, Menggantikan: g})
		}
	}
	return ps
}

// isiPresensi takes the register with its journal: rows that say what the page showed
// are not named, so that leave recorded meanwhile still fills them in.
func (k *kunjungan) isiPresensi() error {
	l, err := k.lembarPresensi()
	if err != nil {
		return err
	}
	f := k.r.PostForm
	b := &pembacaForm{f: f}
	m := akademik.MasukanPresensi{Sesi: l.Sesi, Versi: b.angka("versi"), Sebab: b.teks("sebab")}
	for _, id := range f["santri"] {
		keadaan, awal := presensi.Keadaan(f.Get("h-"+id)), presensi.Keadaan(f.Get("l-"+id))
		if keadaan == "" || keadaan == presensi.Hadir && awal == presensi.Hadir {
			continue
		}
		x := presensi.Isian{Santri: santri.ID(id), Keadaan: keadaan}
		if keadaan == presensi.Terlambat {
			x.Menit = b.angka("m-" + id)
		}
		m.Isian = append(m.Isian, x)
	}
	if l.Kegiatan == "" {
		m.Jurnal = &akademik.MasukanJurnal{Pengajar: pengajarForm(f, l.Guru), Materi: b.teks("materi"), TP: b.teks("tp"), Catatan: b.teks("catatan")}
	}
	if err := b.err(); err != nil {
		return k.tampilPresensi(err, nil)
	}
	_, bukan, err := k.s.Akademik.IsiPresensi(k.ctx(), k.Pelaku, f.Get("kunci"), m)
	if err != nil {
		return k.tampilPresensi(err, nil)
	}
	kabar := "Presensi disimpan."
	if len(bukan) > 0 {
		kabar += fmt.Sprintf(" %d baris tentang santri yang bukan anggota kelas dilewati.", len(bukan))
	}
	return k.pindah(alamatPresensi(l.Sesi), "%s", kabar)
}

// tunjukPengganti appoints who will teach the lesson.
func (k *kunjungan) tunjukPengganti() error {
	l, err := k.lembarPresensi()
	if err != nil {
		return err
	}
	if !akun.Boleh(k.Akun.Peran, akun.AturAkademik) {
		if err := akun.PeriksaIzin(k.Pelaku, akun.IsiAkademik); err != nil {
			return err
		}
	}
	var ps []akademik.Pengajar
	for _, p := range pengajarForm(k.r.PostForm, l.Guru) {
		if p.Menggantikan != "" || len(l.Guru) == 0 || len(l.Guru) > 1 {
			ps = append(ps, p)
		}
	}
	if err := k.s.Akademik.TunjukPengajar(k.ctx(), k.Pelaku, k.r.PostForm.Get("kunci"), l.Sesi, ps...); err != nil {
		return k.tampilPresensi(err, nil)
	}
	if k.hanyaMilik() {
		return k.pindah("/akademik/hari-ini?hari="+l.Tanggal.String(), "Pengganti dicatat; pelajarannya tampil di hari ini miliknya.")
	}
	return k.pindah(alamatPresensi(l.Sesi), "Pengganti dicatat; pelajarannya tampil di hari ini miliknya.")
}
