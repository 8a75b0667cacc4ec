package situs

import (
	"net/url"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// jenisRiwayat is one kind of dated record with its form: all are written the same
// way, see [pegawai.Riwayat].
type jenisRiwayat struct {
	nama  string
	tulis func(k *kunjungan, f url.Values, id pegawai.ID) ([]pegawai.Peringatan, error)
}

// riwayat makes the writer of one kind of record out of its service and its form.
func riwayat[T pegawai.Berkala](nama string, buka func(*pegawai.Service) pegawai.Riwayat[T], baca func(*pembacaForm, pegawai.ID) T) jenisRiwayat {
	return jenisRiwayat{nama, func(k *kunjungan, f url.Values, id pegawai.ID) (w []pegawai.Peringatan, err error) {
		r, kunci, catatan, b := buka(k.s.Pegawai), f.Get("kunci"), f.Get("catatan"), &pembacaForm{f: f}
		switch aksi := f.Get("aksi"); aksi {
		case "catat", "ganti":
			t := baca(b, id)
			if err := b.err(); err != nil {
				return nil, err
			}
			if aksi == "ganti" {
				_, w, err = r.Ganti(k.ctx(), k.Pelaku, kunci, t)
			} else {
				_, w, err = r.Catat(k.ctx(), k.Pelaku, kunci, t)
			}
			return w, err
		case "akhiri":
			hari := b.tanggal("terakhir")
			if err := b.err(); err != nil {
				return nil, err
			}
			_, w, err = r.Akhiri(k.ctx(), k.Pelaku, kunci, catatan, hari)
			return w, err
		case "batal":
			_, w, err = r.Batal(k.ctx(), k.Pelaku, kunci, catatan, f.Get("alasan"))
			return w, err
		}
		return nil, errForm.Invalidf("pilih apa yang dilakukan dengan catatan ini")
	}}
}

// riwayatTugas are the records that the page of a person shows, riwayatGaji those of
// the page about pay.
var (
	riwayatTugas = map[string]jenisRiwayat{
		"penugasan": riwayat("Penugasan", (*pegawai.Service).Penugasan, bacaPenugasan),
		"kontrak":   riwayat("Kontrak", (*pegawai.Service).Kontrak, bacaKontrak),
	}
	riwayatGaji = map[string]jenisRiwayat{
		"ptkp":  riwayat("Status PTKP", (*pegawai.Service).StatusPajak, bacaStatusPajak),
		"bpjs":  riwayat("Kepesertaan BPJS", (*pegawai.Service).Kepesertaan, bacaKepesertaan),
		"nilai": riwayat("Nilai komponen", (*pegawai.Service).Nilai, bacaNilai),
		"isian": riwayat("Isian bulanan", (*pegawai.Service).Isian, bacaIsianGaji),
		"saldo": riwayat("Saldo pajak", (*pegawai.Service).SaldoPajak, bacaSaldoPajak),
	}
)

func bacaPenugasan(b *pembacaForm, id pegawai.ID) pegawai.Penugasan {
	return pegawai.Penugasan{Pegawai: id, Jabatan: pegawai.KodeJabatan(b.teks("jabatan")), Unit: santri.KodeUnit(b.teks("unit")), Utama: b.ya("utama"), NomorSK: b.teks("nomor_sk"),
		JamPekan: isianForm(b, "jam_pekan", pegawai.ParseKuantitas), Mulai: b.tanggal("mulai"), Selesai: b.tanggal("selesai")}
}

func bacaKontrak(b *pembacaForm, id pegawai.ID) pegawai.Kontrak {
	return pegawai.Kontrak{Pegawai: id, Jenis: pegawai.JenisKontrak(b.teks("jenis")), Nomor: b.teks("nomor"), Klasifikasi: pegawai.Klasifikasi(b.teks("klasifikasi")),
		Metode: pegawai.MetodePajak(b.teks("metode")), KodeObjek: b.teks("kode_objek"), Disetahun: b.ya("disetahun"), Mulai: b.tanggal("mulai"), Selesai: b.tanggal("selesai")}
}

func bacaStatusPajak(b *pembacaForm, id pegawai.ID) (s pegawai.StatusPajak) {
	s = pegawai.StatusPajak{Pegawai: id, PTKP: b.teks("ptkp"), Kawin: b.ya("kawin"), Tanggungan: b.angka("tanggungan"), SuratSuami: b.ya("surat_suami"), Sementara: b.ya("sementara")}
	if s.PTKP != "" {
		t, err := pegawai.BuatStatusPajak(max(b.angka("tahun"), 1), s.PTKP)
		if err != nil {
			b.salah = append(b.salah, err)
			return s
		}
		t.Pegawai, t.SuratSuami, t.Sementara = id, s.SuratSuami, s.Sementara
		return t
	}
	if bulan, err := dasar.BuatBulan(max(b.angka("tahun"), 1), 1); err != nil {
		b.salah = append(b.salah, diBidang(err, "tahun"))
	} else {
		s.Mulai = bulan.Awal()
	}
	return s
}

func bacaKepesertaan(b *pembacaForm, id pegawai.ID) pegawai.Kepesertaan {
	return pegawai.Kepesertaan{Pegawai: id, Kesehatan: b.ya("kesehatan"), JHT: b.ya("jht"), JP: b.ya("jp"), JKKJKM: b.ya("jkk"), Tambahan: b.angka("tambahan"),
		Mulai: b.tanggal("mulai"), Selesai: b.tanggal("selesai")}
}

func bacaNilai(b *pembacaForm, id pegawai.ID) pegawai.Nilai {
	return pegawai.Nilai{Pegawai: id, Komponen: pegawai.KodeKomponen(b.teks("komponen")), Unit: santri.KodeUnit(b.teks("unit")), Nilai: b.rupiah("nilai"),
		Persen: isianForm(b, "persen", pegawai.ParsePersen), Mulai: b.tanggal("mulai"), Selesai: b.tanggal("selesai")}
}

func bacaIsianGaji(b *pembacaForm, id pegawai.ID) pegawai.Isian {
	return pegawai.Isian{Pegawai: id, Komponen: pegawai.KodeKomponen(b.teks("komponen")), Unit: santri.KodeUnit(b.teks("unit")), Banyak: isianForm(b, "banyak", pegawai.ParseKuantitas),
		Jumlah: b.rupiah("jumlah"), Hari: b.teks("hari"), Keterangan: b.teks("keterangan"), Mulai: b.tanggal("mulai")}
}

func bacaSaldoPajak(b *pembacaForm, id pegawai.ID) pegawai.SaldoPajak {
	return pegawai.SaldoPajak{Pegawai: id, PemberiLain: b.ya("pemberi_lain"), Bulan: b.angka("bulan"), Neto: b.rupiah("neto"), PPh: b.rupiah("pph"), BiayaJabatan: b.rupiah("biaya_jabatan"),
		Ember: pegawai.Embers{Gaji: b.rupiah("ember_gaji"), TunjPajak: b.rupiah("ember_tunj_pajak"), TunjLain: b.rupiah("ember_tunj_lain"), Honor: b.rupiah("ember_honor"),
			Premi: b.rupiah("ember_premi"), Natura: b.rupiah("ember_natura"), Bonus: b.rupiah("ember_bonus"), Iuran: b.rupiah("ember_iuran"), Zakat: b.rupiah("ember_zakat")},
		Mulai: b.tanggal("mulai"), Selesai: b.tanggal("selesai")}
}

// riwayatPegawai writes a duty or a contract.
func (k *kunjungan) riwayatPegawai() error {
	return k.tulisRiwayat(riwayatTugas, "/pegawai/"+url.PathEscape(k.r.PathValue("id")), k.tampilPegawai)
}

func (k *kunjungan) tulisRiwayat(semua map[string]jenisRiwayat, alamat string, tampil func(string, error) error) error {
	jenis := k.r.PathValue("jenis")
	r, ada := semua[jenis]
	if !ada {
		return errTakAda.NotFoundf("bagian ini tidak ada; kembali ke data pegawai")
	}
	w, err := r.tulis(k, k.r.PostForm, pegawai.ID(k.r.PathValue("id")))
	if err != nil {
		return tampil(jenis, err)
	}
	return k.pindah(alamat+"#"+jenis, "%s disimpan.%s", r.nama, peringatanPegawai(w))
}
