package situs

import (
	"slices"
	"strconv"

	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/privasiberkas"
)

type isiMejaMohonSatu struct {
	formulir
	Aksi string // whose form was refused
	kantor.BerkasPermohonan
	Nomor    string
	Hak      hak.Uraian
	Siapa    string
	Pemohon  string
	Jam      []hak.HitunganJam
	Telat    bool
	Oleh     map[string]string
	Petugas  []Opsi
	Bidang   []Opsi
	Semula   string // what the field says now
	Sebab    []hak.UraianSebab
	Kanal    []Opsi
	Terbatas bool // the restriction holds now
	Salinan  bool // a copy answers it
	Meja     bool // the visitor is of the desk, not of the leadership
	Diri     bool // it concerns the visitor himself
}

// Form is the form of one move: what was typed when it was refused, else empty.
func (i isiMejaMohonSatu) Form(aksi string) formulir {
	if i.Aksi == aksi {
		return i.formulir
	}
	return formulirBaru(nil)
}

// Nomori is the number of another request.
func (isiMejaMohonSatu) Nomori(p hak.Permohonan) string { return kantor.Nomor(p.ID, p.Dicatat) }

// mejaMohonSatu shows one request with every move that its state allows.
func (k *kunjungan) mejaMohonSatu() error { return k.tampilMejaMohon(nil) }

func (k *kunjungan) tampilMejaMohon(galat error) (err error) {
	isi := isiMejaMohonSatu{formulir: formulirBaru(k.r.PostForm), Aksi: k.r.PostForm.Get("aksi")}
	if isi.BerkasPermohonan, err = k.s.Kantor.BacaPermohonan(k.ctx(), k.s.Penjaga, k.Pelaku, k.r.PathValue("id")); err != nil {
		return err
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	p := isi.Permohonan
	isi.Nomor, isi.Jam, isi.Telat = kantor.Nomor(p.ID, p.Dicatat), k.s.Kantor.JamPermohonan(p), p.Lewat(k.s.Now())
	isi.Hak, _ = p.Jenis.Uraikan()
	isi.Sebab, isi.Salinan = hak.SebabUntuk(p.Jenis), kantor.DijawabSalinan(p)
	isi.Kanal = slices.DeleteFunc(opsiPilihan("kanal"), func(o Opsi) bool { return o.Kode != string(p.Kanal) })
	if err := isi.siapa(k); err != nil {
		return err
	}
	if isi.Oleh, err = k.semuaAkun(); err != nil {
		return err
	}
	if err := isi.penangan(k); err != nil {
		return err
	}
	m, err := k.s.Kantor.Dibatasi(k.ctx(), k.Lembaga.ID, p.Subjek)
	if err != nil {
		return err
	}
	isi.Terbatas = m[p.Subjek]
	return k.tampilForm(isi.formulir, "mohon_meja", "Permohonan "+isi.Nomor, isi)
}

// siapa names the people of the request, and for a correction says what the field holds
// now, through the door.
func (i *isiMejaMohonSatu) siapa(k *kunjungan) error {
	p := i.Permohonan
	nama, err := k.bukaNama(p.Subjek, p.Pemohon)
	if err != nil {
		return err
	}
	i.Siapa, i.Pemohon = nama[p.Subjek], nama[p.Pemohon]
	if p.Jenis != hak.Koreksi && p.Jenis != hak.Lengkapi {
		return nil
	}
	cs, err := k.catatanSubjek(p.Subjek)
	if err != nil {
		return err
	}
	c := cs[p.Subjek]
	i.Bidang = k.bidangTipe(c.tipe)
	if tipe, bidang := pisahBidang(p.Bidang); tipe == c.tipe && bidang != "" && p.Status.Terbuka() {
		v, err := k.s.Penjaga.Minta(k.ctx(), k.Pelaku, tipe, []string{bidang}, p.Subjek)
		if err != nil {
			return err
		}
		i.Semula = v.Sajikan(c.rec)[bidang]
	}
	return nil
}

// penangan lists who may be given the request, and whether it concerns the visitor.
func (i *isiMejaMohonSatu) penangan(k *kunjungan) error {
	xs, err := k.s.Kantor.PenanganPermohonan(k.ctx(), k.Lembaga.ID, i.Permohonan)
	for _, x := range xs {
		i.Petugas = append(i.Petugas, Opsi{x.Akun, i.Oleh[x.Akun]})
	}
	i.Meja = akun.Boleh(k.Akun.Peran, akun.MejaPrivasi)
	i.Diri = i.Meja && !slices.ContainsFunc(xs, func(x hak.Aktor) bool { return x.Akun == k.Akun.ID })
	return err
}

// NamaBidang is the field of the request in words.
func (i isiMejaMohonSatu) NamaBidang() string { return namaBidangPenuh(i.BerkasPermohonan.Bidang) }

// gerakMejaMohon makes one move of a request. The page must have shown it as it stands.
func (k *kunjungan) gerakMejaMohon() error {
	f, id := k.r.PostForm, k.r.PathValue("id")
	versi, _ := strconv.ParseUint(f.Get("versi"), 10, 64)
	err := k.s.Kantor.PastikanVersi(k.ctx(), k.Pelaku, id, versi)
	if err == nil {
		err = k.gerakHak(id, f.Get("aksi"))
	}
	if err != nil {
		return k.tampilMejaMohon(err)
	}
	return k.pindah("/privasi/permohonan/"+id, "Permohonan diperbarui.")
}

func (k *kunjungan) gerakHak(id, aksi string) (err error) {
	f, s := k.r.PostForm, k.s.Kantor
	switch aksi {
	case "verifikasi":
		_, err = s.VerifikasiPermohonan(k.ctx(), k.Pelaku, id)
	case "pastikan":
		_, err = s.PastikanPemohon(k.ctx(), k.Pelaku, id, f.Get("cara"))
	case "lanjut":
		_, err = s.LanjutkanPermohonan(k.ctx(), k.Pelaku, id)
	case "nilai":
		if f.Get("mampu") == "" {
			return errForm.Invalidf("pilih mampu atau belum mampu").Pada("mampu")
		}
		_, err = s.NilaiPermohonanAnak(k.ctx(), k.Pelaku, id, f.Get("mampu") == "ya", f.Get("alasan"), f.Get("dpia"))
	case "tugas":
		_, err = s.TugaskanPermohonan(k.ctx(), k.Pelaku, id, f.Get("penangan"))
	case "henti":
		_, err = s.HentikanPemrosesan(k.ctx(), k.Pelaku, id)
	case "lepas":
		_, err = s.LepasPembatasan(k.ctx(), k.Pelaku, id)
	case "koreksi":
		tipe, bidang := pisahBidang(f.Get("bidang"))
		_, err = s.CatatKoreksi(k.ctx(), k.Pelaku, id, tipe, bidang, f.Get("semula"), f.Get("menjadi"))
	case "penuhi":
		_, err = s.PenuhiPermohonan(k.ctx(), k.Pelaku, id, f.Get("sebagian") == "ya", f.Get("bukti"))
	case "tolak":
		_, err = s.TolakPermohonan(k.ctx(), k.Pelaku, id, kantor.AlasanTolak{Sebab: hak.SebabTolak(f.Get("sebab")), Teks: f.Get("teks"), Pasal: f.Get("pasal"), Uji: f.Get("uji")})
	case "kabari":
		_, err = s.KabariPermohonan(k.ctx(), k.Pelaku, id, hak.Kanal(f.Get("kanal")), f.Get("bukti"))
	case "tutup":
		_, err = s.TutupPermohonan(k.ctx(), k.Pelaku, id)
	default:
		err = errForm.Invalidf("pilih tindakan").Pada("aksi")
	}
	return err
}

// akunPeran lists the accounts in use of some roles as choices.
func (k *kunjungan) akunPeran(peran ...string) (os []Opsi, err error) {
	as, err := k.s.Akun.Daftar(k.ctx(), k.Lembaga.ID)
	for _, a := range as {
		if a.Aktif && slices.Contains(peran, a.Peran) {
			os = append(os, Opsi{a.ID, a.Nama})
		}
	}
	return os, err
}

// suratMohon writes the answer as a letter.
func (k *kunjungan) suratMohon() error {
	b, err := k.s.Kantor.BacaPermohonan(k.ctx(), k.s.Penjaga, k.Pelaku, k.r.PathValue("id"))
	if err != nil {
		return err
	}
	if b.Diputus.IsZero() {
		return errTakAda.NotFoundf("permohonan ini belum diputus; suratnya ada sesudah dipenuhi atau ditolak")
	}
	nama, err := k.bukaNama(b.Subjek)
	if err != nil {
		return err
	}
	return k.kirimSurat(b, nama[b.Subjek])
}

// Putusan is what was decided, in a word.
func (i isiMejaMohonSatu) Putusan() string { return privasiberkas.Putusan(i.BerkasPermohonan) }
