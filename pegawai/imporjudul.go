package pegawai

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/pesantren-go/pesantren/santri"
)

// judulDikenal gives, per field, the titles that offices write for it, reduced as
// sederhana does. Order does not matter; a title stands once.
var judulDikenal = [...]struct{ bidang, judul string }{
	{"no", "no nourut nomorurut urut"},
	{"nomor", "nip nomor nipy niy nig npk nopegawai nomorpegawai nomorindukpegawai nomorindukyayasan noinduk nomorinduk noindukpegawai idpegawai kodepegawai kodeguru nomorkaryawan"},
	{"nip", "nippns nipasn nippnsasn nippppk"},
	{"nik", "nik noktp nomorktp nomorindukkependudukan nonik niknoktp"},
	{"npwp", "npwp nonpwp nomornpwp"},
	{"nuptk", "nuptk nonuptk"},
	{"nama", "nama namalengkap namapegawai namaguru namakaryawan namaustadz namagurudanpegawai namagurupegawai namaptk namatenaga"},
	{"jenis_kelamin", "lp jk jeniskelamin kelamin jnskelamin jeniskelaminlp jklp gender"},
	{"ttl", "ttl tempattgllahir tempattanggallahir tempatdantanggallahir tempatdantgllahir"},
	{"tempat_lahir", "tempatlahir tmplahir tmptlahir"},
	{"tanggal_lahir", "tanggallahir tgllahir tgllhr"},
	{"agama", "agama"},
	{"hp", "hp nohp nomorhp nohandphone handphone nowa wa nomorwa whatsapp telepon notelp telp kontak"},
	{"surel", "surel email alamatemail"},
	{"alamat", "alamat alamatlengkap alamatrumah"},
	{"jabatan", "jabatan jabatanutama tugas tugasutama posisi jenisptk pekerjaan jabatantugas"},
	{"unit", "unit unitkerja unitpendidikan lembaga sekolah madrasah penempatan satuanpendidikan jenjang satminkal tempattugas"},
	{"nomor_sk", "nomorsk nosk sk skpengangkatan"},
	{"mulai", "tmt tmtkerja tmtpengangkatan tanggalmasuk tglmasuk mulaibekerja mulaikerja mulaibertugas tanggalmulai tglmulai tglmulaikerja tanggalmulaikerja"},
	{"status", "statuskepegawaian statuspegawai statuskerja statuskaryawan status"},
	{"ptkp", "ptkp statusptkp statuspajak"},
	{"gaji_pokok", "gajipokok gapok gaji gajipokokbulanan bisyarohpokok bisyaroh mukafaah mukafaahpokok honorpokok"},
	{"tunjangan_jabatan", "tunjanganjabatan tunjjabatan tunjab"},
	{"tunjangan_keluarga", "tunjangankeluarga tunjkeluarga"},
	{"tarif_jam", "tarifjammengajar tarifjam tarifperjam honorperjam honorjam honormengajarperjam tarifmengajar tarifjp"},
	{"jam_pekan", "jamperpekan jampekan jamsepekan jamperminggu jamminggu jtm jammengajar jumlahjam jpperpekan jumlahjammengajar"},
	{"bpjs_kesehatan", "ikutbpjskesehatan bpjskesehatan bpjskes ikutbpjskes"},
	{"bpjs_tk", "ikutbpjstk bpjstk bpjsketenagakerjaan ikutbpjsketenagakerjaan bpjamsostek"},
	{"bank", "bank namabank"},
	{"no_rekening", "norekening nomorrekening norek rekening norekeningbank nomorrekeningbank"},
	{"atas_nama", "atasnama atasnamarekening rekeningatasnama pemilikrekening namarekening namapemilikrekening an"},
}

// kamusJudul maps each title to its field. Read only.
var kamusJudul = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for _, d := range judulDikenal {
		for judul := range strings.FieldsSeq(d.judul) {
			m[judul] = d.bidang
		}
	}
	return m
})

// kolomKomponen are the fields of the usual columns of pay, with the component that
// each fills unless the request says another.
func kolomKomponen() map[string]KodeKomponen {
	return map[string]KodeKomponen{"gaji_pokok": "pokok", "tunjangan_jabatan": "tunjangan_jabatan", "tunjangan_keluarga": "tunjangan_keluarga", "tarif_jam": "honor_mengajar"}
}

// judulImpor is what was recognised in the row of titles.
type judulImpor struct {
	nomor      int                  // row number of the titles
	data       int                  // index in Lembar.Baris of the first row below
	lebar      int                  // columns of the titles
	kolom      map[string]int       // by field
	nilai      map[KodeKomponen]int // columns of pay, by component
	takDikenal []string
}

// NilaiJudul tells how many titles the import recognises in the best row of a sheet,
// 0 for none. Readers use it to choose a separator or a sheet.
func NilaiJudul(l santri.Lembar) int {
	n := 0
	for i := range min(len(l.Baris), santri.JudulDalam) {
		n = max(n, len(bacaJudul(l, i).kolom))
	}
	return n
}

// cariJudul finds the row with the most recognised titles among the first ones; it
// must name nama and two other fields. Columns of pay are settled with the
// institution's components.
func cariJudul(l santri.Lembar, kom []Komponen, ganti map[string]KodeKomponen) (judulImpor, error) {
	var terbaik judulImpor
	for i := range min(len(l.Baris), santri.JudulDalam) {
		if j := bacaJudul(l, i); len(j.kolom) > len(terbaik.kolom) {
			terbaik = j
		}
	}
	if _, ada := terbaik.kolom["nama"]; !ada || len(terbaik.kolom) < 3 {
		return judulImpor{}, ErrImporJudul.Invalidf("baris judul kolom tidak ditemukan; beri judul seperti NIP, Nama, NIK, Jabatan, Unit, TMT di atas data")
	}
	terbaik.tentukan(l, kom, ganti)
	return terbaik, nil
}

// bacaJudul reads row i as titles.
func bacaJudul(l santri.Lembar, i int) judulImpor {
	b := l.Baris[i]
	j := judulImpor{nomor: b.Nomor, data: i + 1, lebar: len(b.Sel), kolom: map[string]int{}, nilai: map[KodeKomponen]int{}}
	for k, s := range b.Sel {
		bidang, dikenal := kamusJudul()[sederhana(s.Teks)]
		if _, ganda := j.kolom[bidang]; dikenal && !ganda {
			j.kolom[bidang] = k
		}
	}
	return j
}

// tentukan settles the columns of pay, gives the titles that stay unknown, and moves
// the official NIP of 18 digits out of the way where the office has its own number.
func (j *judulImpor) tentukan(l santri.Lembar, kom []Komponen, ganti map[string]KodeKomponen) {
	pakai := map[int]bool{}
	for _, k := range j.kolom {
		pakai[k] = true
	}
	baku := kolomKomponen()
	maps.Copy(baku, ganti)
	for bidang, kode := range baku {
		if k, ada := j.kolom[bidang]; ada {
			j.nilai[kode] = k
		}
	}
	kenal := map[string]KodeKomponen{}
	for _, x := range kom {
		kenal[sederhana(x.Nama)], kenal[sederhana(string(x.Kode))] = x.Kode, x.Kode
	}
	for k, s := range l.Baris[j.data-1].Sel {
		if pakai[k] || strings.TrimSpace(s.Teks) == "" {
			continue
		}
		kode, ada := kenal[sederhana(s.Teks)]
		if _, ganda := j.nilai[kode]; ada && !ganda {
			j.nilai[kode] = k
			continue
		}
		if kamusJudul()[sederhana(s.Teks)] == "nomor" && j.pindahNIP(l, k) {
			continue
		}
		j.takDikenal = append(j.takDikenal, santri.HurufKolom(k)+" "+potongKode(strings.TrimSpace(s.Teks)))
	}
}

// pindahNIP settles two titles of numbers (NIP and NIY): the one named NIP is the
// official number then, and the other the office's own.
func (j *judulImpor) pindahNIP(l santri.Lembar, k int) bool {
	lama := j.kolom["nomor"]
	judul := l.Baris[j.data-1].Sel
	_, ada := j.kolom["nip"]
	switch {
	case ada:
		return false
	case sederhana(judul[lama].Teks) == "nip":
		j.kolom["nip"], j.kolom["nomor"] = lama, k
	case sederhana(judul[k].Teks) == "nip":
		j.kolom["nip"] = k
	default:
		return false
	}
	return true
}

// komponenKolom lists the components that the columns fill, in the order of codes.
func (j judulImpor) komponenKolom() []KodeKomponen { return slices.Sorted(maps.Keys(j.nilai)) }

// sederhana reduces a title or word to its lower-case letters and digits.
func sederhana(s string) string {
	if len(s) > 200 {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFKC.String(s))
}
