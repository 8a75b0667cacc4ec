package situs

import (
	"bytes"
	"slices"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/akademikberkas"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/santri"
)

const alamatImporSetoran = "/akademik/impor/setoran"

// isiImporSetoranBaru fills the choices: halaqah of the visitor.
func (k *kunjungan) isiImporSetoranBaru() (isi isiImporSekolah, halaqah []akademik.RombelID, err error) {
	isi = isiImporSekolah{formulir: k.isianImpor(), Ke: alamatImporSetoran, Judul: "Impor setoran"}
	kelas, _, err := k.kelasHariIni()
	if err != nil {
		return isi, nil, err
	}
	kelas = slices.DeleteFunc(kelas, func(r KelasTampak) bool { return r.Jenis != akademik.Halaqah && r.Jalur != santri.Tahfidz })
	isi.Kelas = opsiKelas(kelas)
	for _, r := range kelas {
		halaqah = append(halaqah, r.ID)
	}
	return isi, halaqah, nil
}

// mintaSetoran narrows what the visitor may write to the halaqah that the form names. A
// teacher writes for the santri of his or her halaqah; the office for every santri.
func (k *kunjungan) mintaSetoran(isi isiImporSekolah, halaqah []akademik.RombelID) (m akademik.MintaImporSetoran, err error) {
	pilih := akademik.RombelID(isi.F.Get("kelas"))
	switch {
	case pilih != "" && slices.Contains(halaqah, pilih):
		m.Rombel = []akademik.RombelID{pilih}
	case pilih == "" && !k.hanyaMilik():
	case pilih == "" && len(halaqah) > 0:
		m.Rombel = halaqah
	default:
		return m, errPilihKelas.Invalidf("pilih halaqah yang Anda bimbing").Pada("kelas")
	}
	return m, nil
}

func (k *kunjungan) formImporSetoran() error {
	isi, _, err := k.isiImporSetoranBaru()
	if err != nil {
		return err
	}
	return k.tampilImporSekolah(isi, nil)
}

// imporSetoran reads the sheet that came with the form, judges it, and does what was
// asked: show, download the verdicts, or apply.
func (k *kunjungan) imporSetoran() error {
	isi, halaqah, err := k.isiImporSetoranBaru()
	if err != nil {
		return err
	}
	data, err := k.lembarSekolah(&isi)
	if err != nil {
		return k.tampilImporSekolah(isi, err)
	}
	m, err := k.mintaSetoran(isi, halaqah)
	if err != nil {
		return k.tampilImporSekolah(isi, err)
	}
	if m.Lembar, err = akademikberkas.BacaSetoran(bytes.NewReader(data), isi.Nama, dasarberkas.Batas{Ukuran: maksLembarPegawai}); err != nil {
		return k.tampilImporSekolah(isi, err)
	}
	p, err := k.s.Akademik.PeriksaImporSetoran(k.ctx(), k.Pelaku, m)
	if err != nil {
		return k.tampilImporSekolah(isi, err)
	}
	switch isi.F.Get("aksi") {
	case "unduh":
		return k.unduhHasilSekolah("setoran", p)
	case "terapkan":
		h, err := k.s.Akademik.TerapkanImporSetoran(k.ctx(), k.Pelaku, isi.F.Get("kunci"), m, isi.F.Get("sidik"))
		if err == nil {
			return k.pindah(alamatImporSekolah(alamatImporSetoran, isi.F.Get("kelas")), "Impor selesai: %d setoran dicatat, %d sudah ada, %d baris ditolak.", h.Tersimpan, h.Sama, h.Ditolak)
		}
		if err := isi.pakai(err); err != nil {
			return err
		}
	}
	if err := k.pratinjauSekolah(&isi, p); err != nil {
		return err
	}
	return k.tampilImporSekolah(isi, nil)
}

// lembarSetoranKosong is a sheet to fill: every santri of the halaqah on today's day.
// Rows that are left as they are count as no row.
func (k *kunjungan) lembarSetoranKosong() error {
	isi, halaqah, err := k.isiImporSetoranBaru()
	if err != nil {
		return err
	}
	pilih := akademik.RombelID(isi.F.Get("kelas"))
	if !slices.Contains(halaqah, pilih) {
		return k.tampilImporSekolah(isi, errPilihKelas.Invalidf("pilih satu halaqah untuk lembarnya").Pada("kelas"))
	}
	r, err := k.rombel(string(pilih))
	if err != nil {
		return err
	}
	orang, err := k.anggotaTampak(r, k.hariIni())
	if err != nil {
		return err
	}
	hari := k.hariIni().String()
	return k.unduhLembar("lembar-setoran", dasarberkas.Tabel{Nama: "Setoran", Judul: []string{"Tanggal", "NIS", "Nama", "Jenis", "Dari", "Sampai", "Nilai"}, Lebar: []int{12, 14, 30, 12, 12, 12, 12},
		Baris: func(yield func([]dasarberkas.Sel, error) bool) {
			for _, o := range orang {
				if !yield(dasarberkas.BarisTeks(hari, o.NIS, o.Nama, "", "", "", ""), nil) {
					return
				}
			}
		}})
}
