package pegawai

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// barisImpor is one row on its way: what it says, read and checked. It is somebody's
// data in the clear, lives between sheet and sealing only, and prints as a mask.
type barisImpor struct {
	BarisImpor
	aturan  *aturanImpor
	sumber  santri.BarisLembar
	diri    Formulir
	orang   Pegawai // read from diri
	nik     santri.NIK
	jabatan string // as written, "" = not said
	kode    KodeJabatan
	unit    []santri.KodeUnit
	sk      string
	jam     *Kuantitas // planned hours a week, nil = not said
	kontrak *PilihanKontrak
	ptkp    StatusPajak // PTKP "" = not said
	bpjs    [2]ya       // Kesehatan, Ketenagakerjaan
	nilai   []Nilai     // what the row says of every column of pay
}

// ya is a yes, a no, or nothing said.
type ya uint8

const (
	takDisebut ya = iota
	yaDisebut
	tidakDisebut
)

// Format prints a mask.
func (b barisImpor) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte("•••")) }

// temu records a finding about a field, with its cell; the verdict of the row is the
// worst.
func (b *barisImpor) temu(bidang string, h santri.Hasil, a dasar.Aturan, baru, alasan string) {
	t := santri.Temuan{Baris: b.Nomor, Bidang: bidang, Hasil: h, Aturan: a, Baru: baru, Alasan: alasan}
	if i := b.aturan.judul.letak(bidang); i >= 0 {
		t.Sel = fmt.Sprintf("%s%d", santri.HurufKolom(i), b.Nomor)
		if i < len(b.sumber.Sel) {
			t.Lama = santri.PotongSel(b.sumber.Sel[i].Teks)
		}
	}
	b.Temuan = append(b.Temuan, t)
	if h.Berat() > b.Hasil.Berat() {
		b.Hasil = h
	}
}

// letak is the column that a finding about a field stands in, -1 for none.
func (j judulImpor) letak(bidang string) int {
	for _, b := range []string{bidang, map[string]string{"rekening": "no_rekening", "tanggal_lahir": "ttl", "tempat_lahir": "ttl", "kontrak": "status", "klasifikasi": "status"}[bidang]} {
		if i, ada := j.kolom[b]; ada {
			return i
		}
	}
	if i, ada := j.nilai[KodeKomponen(bidang)]; ada {
		return i
	}
	return -1
}

// galat records the errors of a field or form as refusals.
func (b *barisImpor) galat(bidang string, err error) {
	if err == nil {
		return
	}
	if banyak, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range banyak.Unwrap() {
			b.galat(bidang, e)
		}
		return
	}
	a, pesan := dasar.Aturan(dasar.RuleOf(err)), err.Error()
	if e, ok := errors.AsType[*dasar.Error](err); ok {
		pesan = e.Message
		if e.Field != "" {
			bidang = e.Field
		}
	}
	b.temu(bidang, santri.HasilTolak, a, "", pesan)
}

// aturanImpor are the facts that rows are judged with.
type aturanImpor struct {
	judul    judulImpor
	sejak    dasar.Tanggal
	unit     []santri.Unit
	kontrak  map[string]PilihanKontrak // by simplified word
	komponen *keadaan
}

// kontrakBaku are the words that mean a permanent employee of the foundation.
func kontrakBaku() map[string]PilihanKontrak {
	tetap := PilihanKontrak{Jenis: KontrakTetap, Klasifikasi: PegawaiTetap, Metode: Gross}
	m := map[string]PilihanKontrak{}
	for _, k := range []string{"tetap", "pegawaitetap", "gurutetap", "gurutetapyayasan", "pegawaitetapyayasan", "tetapyayasan", "gty", "pty", "karyawantetap"} {
		m[k] = tetap
	}
	return m
}

// pembacaImpor reads one row.
type pembacaImpor struct {
	*aturanImpor
	h *barisImpor
}

// baca reads and judges a row by itself.
func (a *aturanImpor) baca(b santri.BarisLembar) *barisImpor {
	h := &barisImpor{BarisImpor: BarisImpor{Nomor: b.Nomor, Hasil: santri.HasilOK}, aturan: a, sumber: b}
	p := pembacaImpor{a, h}
	p.diri()
	p.tempat()
	p.pajak()
	p.upah()
	p.sisa()
	return h
}

func (p *pembacaImpor) temu(bidang string, h santri.Hasil, a dasar.Aturan, baru, alasan string) {
	p.h.temu(bidang, h, a, baru, alasan)
}

func (p *pembacaImpor) galat(bidang string, err error) { p.h.galat(bidang, err) }

// diri reads who the row is about.
func (p *pembacaImpor) diri() {
	tempat, lahir := p.teks("tempat_lahir", 100), santri.Sel{}
	if s, ada := p.sel("ttl"); ada {
		kota, hari, _ := strings.Cut(p.teksSel("ttl", s, 120), ",")
		if lahir = (santri.Sel{Teks: strings.TrimSpace(hari)}); tempat == "" {
			tempat = strings.TrimSpace(kota)
		}
	}
	if s, _ := p.sel("tanggal_lahir"); strings.TrimSpace(s.Teks) != "" {
		lahir = s
	}
	mulai, _ := p.sel("mulai")
	p.h.diri = Formulir{
		Nomor: p.teks("nomor", 60), Nama: p.teks("nama", santri.MaksNama), JenisKelamin: p.teks("jenis_kelamin", 40), Agama: p.teks("agama", 40),
		TempatLahir: tempat, TanggalLahir: p.tanggal("tanggal_lahir", lahir), Mulai: p.tanggal("mulai", mulai),
		NIK: p.angka("nik"), NPWP: p.angka("npwp"), NUPTK: p.angka("nuptk"), NIP: p.angka("nip"), HP: p.teks("hp", 60), Surel: p.teks("surel", 254),
		Alamat: p.teks("alamat", MaksAlamat), Bank: p.teks("bank", 60), NoRekening: p.angka("no_rekening"), AtasNama: p.teks("atas_nama", 100),
	}
	p.h.Pegawai, p.h.Nama = potongKode(p.h.diri.Nomor), p.h.diri.Nama
	if p.h.diri.Nomor == "" && p.h.diri.NIK == "" && p.h.Hasil != santri.HasilTolak {
		p.temu("nomor", santri.HasilTolak, ErrImporTanda, "", "nomor pegawai dan NIK kosong; isi salah satunya supaya orangnya dapat dikenali")
	}
	orang, b, err := p.h.diri.Baca()
	p.h.orang = orang
	p.h.nik, _, _ = santri.ParseNIK(p.h.diri.NIK)
	p.galat("", err)
	for _, x := range b.Perbaikan {
		baru := ""
		if x.Bidang == "nama" {
			baru = orang.Nama
		}
		p.temu(x.Bidang, santri.HasilPerbaiki, x.Aturan, baru, x.Pesan)
	}
	for _, x := range b.Peringatan {
		p.temu(x.Bidang, santri.HasilPeringatan, x.Aturan, "", x.Pesan)
	}
}

// tempat reads position, units, letter and planned hours.
func (p *pembacaImpor) tempat() {
	p.h.jabatan = p.teks("jabatan", 60)
	if p.h.jabatan != "" && kodeDari(p.h.jabatan) == "" {
		p.temu("jabatan", santri.HasilTolak, ErrImporJabatan, "", "nama jabatan tidak memuat huruf Latin; periksa kolomnya")
	}
	p.h.sk = p.teks("nomor_sk", 60)
	if u := p.teks("unit", 120); u != "" {
		if p.h.unit = p.kenaliUnit(u); p.h.unit == nil {
			p.temu("unit", santri.HasilTolak, ErrImporUnit, "", "unit tidak dikenal; tulis kode atau nama unit lembaga ini, atau daftarkan dahulu")
		}
	}
	if t := p.teks("jam_pekan", 20); t != "" {
		n, err := ParseKuantitas(t)
		p.galat("jam_pekan", err)
		p.h.jam = &n
	}
}

// kenaliUnit finds the units that a cell names: one by code or name, or several of
// them separated by comma, semicolon, stroke, plus or &.
func (p *pembacaImpor) kenaliUnit(s string) []santri.KodeUnit {
	satu := func(s string) santri.KodeUnit {
		kata := sederhana(s)
		for _, u := range p.unit {
			if kata != "" && (sederhana(string(u.Kode)) == kata || sederhana(u.Nama) == kata) {
				return u.Kode
			}
		}
		return ""
	}
	if u := satu(s); u != "" {
		return []santri.KodeUnit{u}
	}
	var hasil []santri.KodeUnit
	for _, b := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",;/+&", r) }) {
		u := satu(b)
		if u == "" {
			return nil
		}
		if !slices.Contains(hasil, u) {
			hasil = append(hasil, u)
		}
	}
	return hasil
}

// pajak reads status, PTKP and memberships.
func (p *pembacaImpor) pajak() {
	if s := p.teks("status", 60); s != "" {
		if k, ada := p.kontrak[sederhana(s)]; ada {
			p.h.kontrak = &k
		} else {
			p.temu("status", santri.HasilTolak, ErrImporStatus, "", "tentukan dahulu jenis kontrak dan klasifikasi pajak untuk status ini; undang-undang pajak tidak menebaknya dari nama")
		}
	}
	if s := p.teks("ptkp", 20); s != "" {
		st, err := BuatStatusPajak(p.sejak.Tahun(), s)
		p.galat("ptkp", err)
		if p.h.ptkp = st; err == nil {
			for _, w := range st.Peringatan(p.h.orang.JenisKelamin) {
				p.temu("ptkp", santri.HasilPeringatan, w.Aturan, "", w.Pesan)
			}
		}
	}
	p.h.bpjs = [2]ya{p.yaTidak("bpjs_kesehatan"), p.yaTidak("bpjs_tk")}
}

// upah reads the columns of pay.
func (p *pembacaImpor) upah() {
	for _, kode := range p.judul.komponenKolom() {
		i := p.judul.nilai[kode]
		if i >= len(p.h.sumber.Sel) {
			continue
		}
		t := p.teksSel(string(kode), p.h.sumber.Sel[i], 60)
		if t == "" || t == "-" {
			continue
		}
		n := Nilai{Komponen: kode}
		kom, err := p.komponen.kenalKomponen(kode, p.sejak)
		if err == nil {
			err = n.isi(kom, t)
		}
		if err != nil {
			p.galat("", diBidang(err, string(kode)))
			continue
		}
		p.h.nilai = append(p.h.nilai, n)
	}
}

// isi reads an amount, a rate or a percentage, as the component is computed.
func (n *Nilai) isi(k Komponen, t string) (err error) {
	if k.Cara == CaraPersen {
		if n.Persen, err = ParsePersen(t); err != nil {
			return ErrImporJumlah.Invalidf("bukan persen 0 sampai 100; tulis misalnya 2,5").Pada(string(k.Kode)).Karena(err)
		}
	} else if n.Nilai, err = dasar.ParseRupiah(t); err != nil || n.Nilai < 0 {
		return ErrImporJumlah.Invalidf("bukan jumlah rupiah; tulis misalnya 1.250.000 tanpa sen, tidak negatif").Pada(string(k.Kode)).Karena(err)
	}
	if n.Nilai == 0 && n.Persen == 0 {
		return nil
	}
	return diBidang(n.Cocok(k), string(k.Kode))
}

// sisa looks at cells beyond the titles.
func (p *pembacaImpor) sisa() {
	for i := p.judul.lebar; i < len(p.h.sumber.Sel); i++ {
		if strings.TrimSpace(p.h.sumber.Sel[i].Teks) != "" {
			p.temu("baris", santri.HasilPeringatan, ErrImporLebih, "", "ada isi di luar judul kolom; mungkin selnya bergeser, periksa barisnya")
			p.h.Temuan[len(p.h.Temuan)-1].Sel = fmt.Sprintf("%s%d", santri.HurufKolom(i), p.h.Nomor)
			return
		}
	}
}
