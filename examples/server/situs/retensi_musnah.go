package situs

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas/pdf"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/retensi"
)

var halamanRetensiMusnah = []halaman{
	{pola: "GET /privasi/retensi/musnah", izin: akun.SetujuPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).daftarMusnah},
	{pola: "GET /privasi/retensi/musnah/{id}", izin: akun.SetujuPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).musnahSatu},
	{pola: "POST /privasi/retensi/musnah/{id}", izin: akun.SetujuPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).gerakMusnah},
	{pola: "GET /privasi/retensi/musnah/{id}/berita-acara", izin: akun.SetujuPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).cetakBeritaAcara},
}

// namaStatusMusnah is where a run stands, in the words of the office.
var namaStatusMusnah = map[retensi.Status]string{
	retensi.Direncanakan: "menunggu persetujuan", retensi.Disetujui: "disetujui", retensi.ProsesorKabar: "prosesor dikabari", retensi.SubjekKabar: "siap dilaksanakan", retensi.Dieksekusi: "dilaksanakan",
	retensi.Dibuktikan: "terbukti", retensi.BerBeritaAcara: "ada berita acara", retensi.Ditutup: "selesai", retensi.Ditahan: "ditahan",
}

type isiDaftarMusnah struct {
	Status string
	Pilih  []Opsi
	Baris  []barisMusnah
	Lanjut string
	Meja   bool
}

type barisMusnah struct {
	retensi.Pemusnahan
	Nama  string // of the status
	Orang int
}

func (k *kunjungan) daftarMusnah() error {
	isi := isiDaftarMusnah{Status: k.r.URL.Query().Get("status"), Meja: akun.Boleh(k.Akun.Peran, akun.MejaPrivasi)}
	for _, s := range append(retensi.SemuaTerbuka(), retensi.Ditutup) {
		isi.Pilih = append(isi.Pilih, Opsi{Kode: string(s), Nama: namaStatusMusnah[s]})
	}
	var saring []retensi.Status
	if isi.Status != "" {
		saring = []retensi.Status{retensi.Status(isi.Status)}
	}
	ps, lanjut, err := k.s.Kantor.DaftarPemusnahan(k.ctx(), k.Pelaku, dasar.Page{After: k.r.URL.Query().Get("lanjut"), Limit: barisSehalaman}, saring...)
	if err != nil {
		return err
	}
	isi.Lanjut = lanjut
	for _, p := range ps {
		isi.Baris = append(isi.Baris, barisMusnah{p, namaStatusMusnah[p.Status], len(p.Orang())})
	}
	return k.tampil("retensi_musnah", "Pemusnahan data", isi)
}

// langkahMusnah is one of the nine steps on the screen.
type langkahMusnah struct {
	Teks  string
	Oleh  string
	Pada  string
	Kini  bool // the next one
	Sudah bool
}

type isiMusnahSatu struct {
	salah
	retensi.Pemusnahan
	Nama       string
	Langkah    []langkahMusnah
	Baris      []barisSasaran
	Lain       int // targets that are not shown
	Meja       bool
	PerluSandi bool
	Sendiri    bool // the visitor planned it: somebody else approves
	Susulan    bool
	F          map[string]string
	Saksi      []Opsi
	Dipilih    []string
}

type barisSasaran struct {
	retensi.Sasaran
	Nama, Kelas string
}

// maksSasaranTampil bounds the list of targets on the page; the minutes have all.
const maksSasaranTampil = 100

func (k *kunjungan) musnahSatu() error { return k.tampilMusnah(nil) }

func (k *kunjungan) tampilMusnah(galat error) error {
	p, err := k.s.Kantor.PemusnahanSatu(k.ctx(), k.Pelaku, k.r.PathValue("id"))
	if err != nil {
		return err
	}
	isi := isiMusnahSatu{Pemusnahan: p, Nama: namaStatusMusnah[p.Status], Meja: akun.Boleh(k.Akun.Peran, akun.MejaPrivasi), PerluSandi: k.perluSandi(), F: map[string]string{}, Dipilih: k.r.PostForm["saksi"]}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	for n := range k.r.PostForm {
		isi.F[n] = k.r.PostForm.Get(n)
	}
	oleh, err := k.semuaAkun()
	if err != nil {
		return err
	}
	isi.Langkah = k.langkahMusnah(p, oleh)
	isi.Sendiri = len(p.Langkah) > 0 && p.Langkah[0].Oleh == k.Pelaku.ID
	_, isi.Susulan = p.PerluSusulan()
	tampil := p.Sasaran[:min(len(p.Sasaran), maksSasaranTampil)]
	isi.Lain = len(p.Sasaran) - len(tampil)
	ss := make([]privasi.SubjekID, len(tampil))
	for i, x := range tampil {
		ss[i] = x.Subjek
	}
	nama, err := k.namaSubjek(ss...)
	if err != nil {
		return err
	}
	for _, x := range tampil {
		isi.Baris = append(isi.Baris, barisSasaran{x, nama[x.Subjek], namaKelas[x.Kelas]})
	}
	as, err := k.s.Akun.Daftar(k.ctx(), k.Lembaga.ID)
	if err != nil {
		return err
	}
	for _, a := range as {
		if a.Aktif && len(p.Langkah) > 0 && a.ID != p.Langkah[0].Oleh && a.Peran != privasi.PeranWali && a.Peran != privasi.PeranSantri {
			isi.Saksi = append(isi.Saksi, Opsi{Kode: a.ID, Nama: a.Nama})
		}
	}
	return k.tampilSalah(isi.salah, "retensi_musnah_satu", "Pemusnahan data", isi)
}

// langkahMusnah lists the nine steps with who did them, and marks the next.
func (k *kunjungan) langkahMusnah(p retensi.Pemusnahan, oleh map[string]string) (ls []langkahMusnah) {
	for i, h := range retensi.SembilanLangkah() {
		l := langkahMusnah{Teks: h.Teks, Kini: i == len(p.Langkah)}
		if i < len(p.Langkah) {
			l.Oleh, l.Pada, l.Sudah = namaPelaku(oleh, p.Langkah[i].Oleh), jam(p.Langkah[i].Pada, k.Lembaga.Lokasi()), true
		}
		ls = append(ls, l)
	}
	return ls
}

// namaPelaku is who did a step; the scheduler has no account.
func namaPelaku(oleh map[string]string, id string) string {
	switch n := oleh[id]; {
	case id == retensi.Sistem:
		return "penjadwal"
	case n == "":
		return id
	default:
		return n
	}
}

func (k *kunjungan) gerakMusnah() (err error) {
	f, id, s := k.r.PostForm, k.r.PathValue("id"), k.s.Kantor
	kabar := "Langkah dicatat."
	switch f.Get("aksi") {
	case "setujui":
		_, err = s.SetujuiMusnah(k.ctx(), k.Pelaku, id)
	case "prosesor", "orang", "susulan":
		err = k.kabariMusnah(f.Get("aksi"), id, strings.TrimSpace(f.Get("bukti")))
	case "tahan":
		_, err = s.TahanPemusnahan(k.ctx(), k.Pelaku, id)
	case "lanjutkan":
		_, err = s.LanjutkanPemusnahan(k.ctx(), k.Pelaku, id)
	case "sisihkan":
		_, err = s.SisihkanMusnah(k.ctx(), k.Pelaku, id)
		kabar = "Yang tertahan dikeluarkan; sisanya dapat dilanjutkan."
	case "laksanakan":
		if f.Get("yakin") != "ya" {
			return k.tampilMusnah(errForm.Invalidf("centang dahulu: yang dimusnahkan tidak dapat dikembalikan").Pada("yakin"))
		}
		if err := k.pastikan(); err != nil {
			return k.tampilMusnah(err)
		}
		_, err = s.LaksanakanMusnah(k.ctx(), k.Pelaku, id)
		kabar = "Dilaksanakan. Sekarang uji bahwa tidak ada yang dapat dibuka lagi."
	case "buktikan":
		u := retensi.Uji{Cadangan: strings.TrimSpace(f.Get("cadangan")), Salinan: pecahBaris(f.Get("salinan"))}
		if f.Get("nihil") != "ya" {
			u.Dibuka = 1
		}
		_, err = s.BuktikanMusnah(k.ctx(), k.Pelaku, id, u)
	case "berita":
		_, err = s.BuatBeritaAcara(k.ctx(), k.Pelaku, id, kantor.BeritaAcara{Nomor: strings.TrimSpace(f.Get("nomor")), Tempat: strings.TrimSpace(f.Get("tempat")), Saksi: f["saksi"]})
	case "tutup":
		_, err = s.TutupMusnah(k.ctx(), k.Pelaku, id)
		kabar = "Pemusnahan selesai dan berita acaranya tersimpan."
	default:
		err = errForm.Invalidf("pilih tindakan").Pada("aksi")
	}
	if err != nil {
		return k.tampilMusnah(err)
	}
	return k.pindah("/privasi/retensi/musnah/"+id, "%s", kabar)
}

// kabariMusnah notes one proof for every party of a step; whom a notice reached has its
// own.
func (k *kunjungan) kabariMusnah(apa, id, bukti string) error {
	p, err := k.s.Kantor.PemusnahanSatu(k.ctx(), k.Pelaku, id)
	if err != nil {
		return err
	}
	pihak, kirim := p.Orang(), k.s.Kantor.KabariSubjekMusnah
	switch apa {
	case "prosesor":
		pihak, kirim = p.Prosesor, k.s.Kantor.KabariProsesorMusnah
	case "susulan":
		kirim = k.s.Kantor.KabariSusulanMusnah
	}
	sampai := map[privasi.SubjekID]string{}
	if apa == "orang" {
		if sampai, _, err = k.s.Kantor.BuktiMusnah(k.ctx(), k.Pelaku, id); err != nil {
			return err
		}
	}
	ks := make([]retensi.Kabar, len(pihak))
	for i, x := range pihak {
		ks[i] = retensi.Kabar{Kepada: x, Bukti: cmp.Or(sampai[privasi.SubjekID(x)], bukti)}
	}
	_, err = kirim(k.ctx(), k.Pelaku, id, ks...)
	return err
}

// cetakBeritaAcara prints the minutes under the head of the school. People stand in them
// by their opaque ids; officials by the names of their accounts.
func (k *kunjungan) cetakBeritaAcara() error {
	p, err := k.s.Kantor.PemusnahanSatu(k.ctx(), k.Pelaku, k.r.PathValue("id"))
	if err != nil {
		return err
	}
	if p.BeritaAcara.Sidik == "" {
		return errTakAda.NotFoundf("berita acara pemusnahan ini belum dibuat")
	}
	oleh, err := k.semuaAkun()
	if err != nil {
		return err
	}
	kop, _, err := k.s.Akun.Kop(k.ctx(), k.Lembaga.ID, "")
	if err != nil {
		return err
	}
	k.unduhan("application/pdf", dasarberkas.NamaBerkas(k.Lembaga.Nama, "berita-acara-pemusnahan", p.BeritaAcara.Pada.In(k.Lembaga.Lokasi()), "pdf"))
	return pdf.Tulis(k.w, pdf.Dokumen{Judul: "Berita Acara Pemusnahan", Dibuat: p.BeritaAcara.Pada.In(k.Lembaga.Lokasi()), Huruf: 10, Bagian: pdf.Satu(k.isiBeritaMusnah(p, kop, oleh))})
}

func (k *kunjungan) isiBeritaMusnah(p retensi.Pemusnahan, kop akun.Kop, oleh map[string]string) pdf.Bagian {
	ba, lok := p.BeritaAcara, k.Lembaga.Lokasi()
	hari := dasar.TanggalDari(ba.Pada.In(lok)).Panjang()
	kepala := pdf.Kop{Arab: kop.NamaArab, Nama: kop.Nama}
	if kepala.Nama == "" {
		kepala.Nama = k.Lembaga.Nama
	}
	for _, b := range []string{kop.Nomor, kop.Alamat} {
		if b != "" {
			kepala.Baris = append(kepala.Baris, b)
		}
	}
	sasaran := pdf.Tabel{Kolom: []pdf.Kolom{{Judul: "No", Kanan: true}, {Judul: "Penanda orang"}, {Judul: "Kelas data"}, {Judul: "Tindakan"}, {Judul: "Catatan", Kanan: true}, {Judul: "Nisan kunci"}}}
	for i, x := range p.Sasaran {
		nisan := x.Nisan
		if len(nisan) > 16 {
			nisan = nisan[:16] + "…"
		}
		sasaran.Baris = append(sasaran.Baris, []string{strconv.Itoa(i + 1), string(x.Subjek), namaKelas[x.Kelas], string(x.Tindakan), strconv.Itoa(x.Jumlah), nisan})
	}
	langkah := pdf.Tabel{Kolom: []pdf.Kolom{{Judul: "No", Kanan: true}, {Judul: "Langkah"}, {Judul: "Oleh"}, {Judul: "Pada"}}}
	for i, l := range k.langkahMusnah(p, oleh) {
		langkah.Baris = append(langkah.Baris, []string{strconv.Itoa(i + 1), l.Teks, l.Oleh, l.Pada})
	}
	tanda := pdf.TandaTangan{Tempat: ba.Tempat + ", " + hari, Lekat: true}
	for i, s := range ba.Saksi[:min(len(ba.Saksi), 3)] {
		tanda.Pihak = append(tanda.Pihak, pdf.Pihak{Sebagai: "Saksi " + strconv.Itoa(i+1), Nama: namaPelaku(oleh, s)})
	}
	tanda.Pihak = append(tanda.Pihak, pdf.Pihak{Sebagai: "Yang membuat", Nama: namaPelaku(oleh, ba.Oleh)})
	return pdf.Bagian{Kaki: "Berita acara " + ba.Nomor + " · sidik " + ba.Sidik[:min(len(ba.Sidik), 16)], Isi: []pdf.Blok{
		kepala, pdf.Judul{Teks: "BERITA ACARA PEMUSNAHAN DATA PRIBADI", Bawah: []string{"Nomor " + ba.Nomor}},
		pdf.Alinea{Teks: "Pada " + hari + " di " + ba.Tempat + " telah dihapus atau dimusnahkan data pribadi di bawah ini, karena " + strings.ReplaceAll(string(p.Sebab), "_", " ") + "."},
		sasaran, pdf.Alinea{Teks: "Langkah yang dilakukan", Tebal: true}, langkah,
		pdf.Pasangan{Isi: [][2]string{{"Cadangan yang diuji", ba.Cadangan}, {"Salinan yang diperiksa", cmp.Or(strings.Join(ba.Salinan, ", "), "tidak ada salinan lain")}, {"Sidik catatan", ba.Sidik}}}, tanda,
	}}
}
