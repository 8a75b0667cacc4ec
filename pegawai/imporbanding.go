package pegawai

import (
	"bytes"
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// kelompokImpor is how many people one round trip is about.
const kelompokImpor = 5000

// rencanaBaru plans the intake of somebody who is not known, and checks it as
// [Service.Terima] would.
func (s *Service) rencanaBaru(pel dasar.Pelaku, k *keadaan, sejak dasar.Tanggal, x *rencanaBaris) {
	x.Tindakan = santri.TindakBaru
	if len(x.unit) == 0 && len(k.unit) == 1 {
		for u := range k.unit {
			x.unit = []santri.KodeUnit{u}
		}
	}
	switch {
	case x.kode == "":
		x.tolak("jabatan", ErrImporJabatan, "jabatan kosong; isi jabatan pegawai baru")
		return
	case len(x.unit) == 0:
		x.tolak("unit", ErrImporUnit, "unit kosong; isi unit tempat bertugas")
		return
	case !x.dalamLingkup(pel.Lingkup):
		return
	}
	x.ingatkanKurang()
	x.terima = x.penerimaan(sejak)
	siap, w, err := s.siapkan(pel, k, *x.terima)
	x.terapkan(w, err)
	x.siap = siap
}

// dalamLingkup refuses a row about units that the actor does not cover.
func (x *rencanaBaris) dalamLingkup(l dasar.Lingkup) bool {
	for _, u := range x.unit {
		if !l.Mencakup(string(u)) {
			x.tolak("unit", ErrImporLingkup, "unit ini di luar wewenang Anda")
			return false
		}
	}
	return true
}

// ingatkanKurang warns about what a payroll run will ask for.
func (x *rencanaBaris) ingatkanKurang() {
	if x.kontrak == nil {
		x.temu("status", santri.HasilPeringatan, ErrImporKurang, "", "status kepegawaian kosong; isi kontraknya sebelum gaji dihitung")
	}
	if x.ptkp.PTKP == "" {
		x.temu("ptkp", santri.HasilPeringatan, ErrImporKurang, "", "status PTKP kosong; isi sebelum gaji dihitung")
	}
}

// terapkan takes over what the rules of the records say.
func (x *rencanaBaris) terapkan(w []Peringatan, err error) {
	for _, p := range w {
		if !slices.ContainsFunc(x.Temuan, func(t santri.Temuan) bool { return t.Aturan == p.Aturan }) {
			x.temu(p.Bidang, santri.HasilPeringatan, p.Aturan, "", p.Pesan)
		}
	}
	if err != nil {
		x.galat("baris", err)
		x.Tindakan = santri.TindakTolak
	}
}

// penerimaan makes the intake of a row: what the sheet says holds from sejak, or from
// TMT for somebody who came later.
func (x *rencanaBaris) penerimaan(sejak dasar.Tanggal) *Penerimaan {
	mulai := maksHari(sejak, x.orang.Mulai)
	r := &Penerimaan{Diri: x.diri, Penugasan: x.penugasan(mulai, 0), Nilai: x.nilaiPada(mulai, false)}
	if x.kontrak != nil {
		r.Kontrak = []Kontrak{x.kontrakPada(mulai)}
	}
	if x.ptkp.PTKP != "" {
		r.StatusPajak = []StatusPajak{x.statusPada(mulai)}
	}
	if k := x.peserta(Kepesertaan{}); k != (Kepesertaan{}) {
		k.Mulai = mulai
		r.Kepesertaan = []Kepesertaan{k}
	}
	return r
}

// penugasan lists the duties of a row; that of the unit at place pokok is the main
// one, and the one that the hours are about.
func (x *rencanaBaris) penugasan(mulai dasar.Tanggal, pokok int) (ts []Penugasan) {
	for i, u := range x.unit {
		t := Penugasan{Jabatan: x.kode, Unit: u, Utama: i == pokok, NomorSK: x.sk, Mulai: mulai}
		if x.jam != nil && i == pokok {
			t.JamPekan = *x.jam
		}
		ts = append(ts, t)
	}
	return ts
}

func (x *rencanaBaris) kontrakPada(mulai dasar.Tanggal) Kontrak {
	k := x.kontrak
	return Kontrak{Jenis: k.Jenis, Klasifikasi: k.Klasifikasi, Metode: k.Metode, Mulai: mulai, Selesai: k.Selesai}
}

func (x *rencanaBaris) statusPada(mulai dasar.Tanggal) StatusPajak {
	s := x.ptkp
	s.Mulai, s.Selesai = dasar.Tgl(mulai.Tahun(), 1, 1), dasar.Tgl(mulai.Tahun(), 12, 31)
	return s
}

// peserta lays what the row says of BPJS over what was known.
func (x *rencanaBaris) peserta(k Kepesertaan) Kepesertaan {
	if x.bpjs[0] != takDisebut {
		k.Kesehatan = x.bpjs[0] == yaDisebut
	}
	if tk := x.bpjs[1] == yaDisebut; x.bpjs[1] != takDisebut && tk != (k.JHT || k.JKKJKM) {
		k.JHT, k.JP, k.JKKJKM = tk, tk, tk
	}
	if !k.Kesehatan {
		k.Tambahan = 0
	}
	return k
}

// nilaiPada lists the values of a row; those of nought only with nol.
func (x *rencanaBaris) nilaiPada(mulai dasar.Tanggal, nol bool) (ns []Nilai) {
	for _, n := range x.nilai {
		if n.Nilai != 0 || n.Persen != 0 || nol {
			n.Mulai = mulai
			ns = append(ns, n)
		}
	}
	return ns
}

// rencanaLama compares the known people of the rows with what is stored.
func (s *Service) rencanaLama(ctx context.Context, pel dasar.Pelaku, k *keadaan, sejak dasar.Tanggal, rs []*rencanaBaris) error {
	var kenal []*rencanaBaris
	for _, x := range rs {
		if x.diambil() && x.lama != nil {
			kenal = append(kenal, x)
		}
	}
	for bagian := range slices.Chunk(kenal, kelompokImpor) {
		b, err := bacaBerkala(ctx, s.Stores, pel.Lembaga, bagian)
		if err != nil {
			return err
		}
		var banding []*rencanaBaris
		for _, x := range bagian {
			x.Tindakan = santri.TindakSama
			if !tercakup(pel.Lingkup, b.penugasan[x.lama.ID], k.hariIni) {
				x.tolak("nomor", ErrImporLingkup, "pegawai ini di luar wewenang Anda")
			} else if x.dalamLingkup(pel.Lingkup) {
				x.bandingkanDiri()
				if x.baru != nil && x.baru.Mulai.After(x.lama.Mulai) {
					x.terapkan(nil, b.mendahului(x.lama.ID, x.baru.Mulai))
				}
				banding = append(banding, x)
			}
		}
		if err := s.bandingkanTertutup(ctx, pel, banding); err != nil {
			return err
		}
		for _, x := range banding {
			if !x.diambil() {
				continue
			}
			x.bedaDiri = len(x.Beda)
			u := s.bukaUbahan(k, *x.lama, b)
			u.banding(x, pel, sejak)
			if x.terapkan(u.w, u.err); x.diambil() && len(x.Beda) > 0 {
				x.Tindakan = santri.TindakUbah
			}
		}
	}
	return nil
}

func (x *rencanaBaris) bedakan(bidang, lama, baru string) {
	x.Beda = append(x.Beda, santri.Beda{Bidang: bidang, Lama: lama, Baru: baru})
}

// bandingkanDiri compares the readable fields and the NIK. What the sheet leaves empty
// stays: an import never erases.
func (x *rencanaBaris) bandingkanDiri() {
	p, n := *x.lama, x.orang
	for _, f := range [...]struct {
		bidang     string
		lama, baru string
		pasang     func()
	}{
		{"nomor", p.Nomor, n.Nomor, func() { p.Nomor = n.Nomor }},
		{"nama", p.Nama, n.Nama, func() { p.Nama = n.Nama }},
		{"jenis_kelamin", string(p.JenisKelamin), string(n.JenisKelamin), func() { p.JenisKelamin = n.JenisKelamin }},
		{"tempat_lahir", p.TempatLahir, n.TempatLahir, func() { p.TempatLahir = n.TempatLahir }},
		{"tanggal_lahir", p.TanggalLahir.String(), n.TanggalLahir.String(), func() { p.TanggalLahir = n.TanggalLahir }},
		{"agama", string(p.Agama), string(n.Agama), func() { p.Agama = n.Agama }},
		{"mulai", p.Mulai.String(), n.Mulai.String(), func() { p.Mulai = n.Mulai }},
	} {
		if f.baru != "" && f.baru != f.lama {
			x.bedakan(f.bidang, f.lama, f.baru)
			f.pasang()
		}
	}
	if b, _ := p.NIK.Bungkus(); x.indeks != nil && !bytes.Equal(b.Indeks, x.indeks) {
		x.bedakan("nik", adaTidak(p.NIK.Kosong()), privasiSamar(privasi.KategoriNIK, string(x.nik)))
		p.NIK = n.NIK
	}
	if len(x.Beda) > 0 {
		x.baru = &p
	}
}
