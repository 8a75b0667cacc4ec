package bpjs

import (
	"fmt"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
)

// uraikan writes the steps that led to i.
func (t *Tabel) uraikan(m *Masukan, i *Iuran, u *uraian.Uraian) {
	u.Catatf("", m.Upah, "upah pokok + tunjangan tetap bulan %s", t.bulan.Panjang())
	if m.Ikut.Kesehatan {
		t.kes.uraikan("Kesehatan", m, i.KesehatanLembaga, i.Kesehatan, u)
	}
	if m.Ikut.JHT {
		t.jht.uraikan("JHT", m, i.JHTLembaga, i.JHT, u)
	}
	if m.Ikut.JP && !t.lewat(m) {
		t.jp.uraikan("JP", m, i.JPLembaga, i.JP, u)
	}
	if m.Ikut.JKK {
		t.jkk[m.KelasJKK-1].uraikan(fmt.Sprintf("JKK kelas %d", m.KelasJKK), m, i.JKK, 0, u)
		u.Catat(t.jkp.Sumber, "JKP: tidak ada iuran tambahan", 0)
	}
	if m.Ikut.JKM {
		t.jkm.uraikan("JKM", m, i.JKM, 0, u)
	}
	for _, p := range i.Peringatan {
		u.Catat(t.jp.Sumber, "perhatian: "+p, 0)
	}
	u.Catat("PMK 168/2023 Ps. 5(3)", "iuran lembaga yang menambah bruto", i.Bruto)
	u.Catat("PMK 168/2023 Ps. 10(1)b", "iuran pekerja yang boleh dikurangkan pada masa pajak terakhir", i.Pengurang)
}

func (b *Baris) uraikan(nama string, m *Masukan, lembaga, pekerja dasar.Rupiah, u *uraian.Uraian) {
	d := b.dasarIuran(m.Upah, m.UMK)
	switch {
	case d > m.Upah:
		u.Catatf(b.Sumber, d, "dasar iuran %s: upah dinaikkan sampai upah minimum", nama)
	case d < m.Upah:
		u.Catatf(b.Sumber, d, "dasar iuran %s: upah dibatasi", nama)
	}
	if b.Lembaga > 0 {
		u.Catatf(b.Sumber, lembaga, "%s lembaga: %s × %s", nama, b.Lembaga, d)
	}
	tarif := b.Pekerja.String()
	if b.Tambahan > 0 && m.Tambahan > 0 {
		tarif = fmt.Sprintf("(%s + %d × %s)", tarif, m.Tambahan, b.Tambahan)
	}
	if b.Pekerja > 0 || pekerja > 0 {
		u.Catatf(b.Sumber, pekerja, "%s pekerja: %s × %s", nama, tarif, d)
	}
}
