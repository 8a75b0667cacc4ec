package situs

import (
	"maps"
	"net/url"
	"strconv"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/rezim"
)

var halamanMejaSetelan = []halaman{
	{pola: "GET /privasi/setelan", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).mejaSetelan},
	{pola: "POST /privasi/setelan", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).aturSetelanKantor},
}

// kotakSetelan is one setting of the office as its form asks for it: exactly one of Angka,
// Teks and Ya says where it is kept.
type kotakSetelan struct {
	Nama, Label, Bantu string
	Angka              *int
	Teks               *string
	Ya                 *bool
	Pilih              []Opsi // of Teks
}

type grupSetelan struct {
	Judul string
	Isi   []kotakSetelan
}

// grupSetelan lists the settings that somebody may change, with what the law or the
// product bounds them by.
func semuaSetelan(s *rezim.Setelan) []grupSetelan {
	return []grupSetelan{
		{"Waktu", []kotakSetelan{
			{Nama: "zona", Label: "Zona waktu lembaga", Teks: &s.Zona, Pilih: zonaIndonesia}, {Nama: "zona_batas", Label: "Zona yang menentukan mulai berlakunya aturan", Teks: &s.ZonaBatas, Pilih: zonaIndonesia},
			{Nama: "hari_pertama", Label: "Hari kejadian ikut dihitung sebagai hari kerja pertama", Ya: &s.HariPertamaDihitung}, {Nama: "lebih_untung", Label: "Aturan baru yang lebih menguntungkan orangnya dipakai untuk jam yang sedang berjalan", Ya: &s.RezimLebihUntung},
		}},
		{"Permohonan dan insiden", []kotakSetelan{
			{Nama: "mulai_insiden", Label: "Jam insiden mulai", Teks: &s.MulaiInsiden, Pilih: []Opsi{{rezim.MulaiDeteksi, "sejak terlihat"}, {rezim.MulaiKepastian, "sejak penyelidikan menyimpulkannya"}}},
			{Nama: "target_dalam_jam", Label: "Peringatan untuk jam 72 jam, sesudah", Bantu: "jam", Angka: &s.TargetDalamJam}, {Nama: "pengaduan_hari", Label: "Jawaban pengaduan dalam", Bantu: "hari", Angka: &s.PengaduanHari},
		}},
		{"Anak dan wali", []kotakSetelan{
			{Nama: "wali_untuk_hak_anak", Label: "Persetujuan wali atas permohonan anak", Teks: &s.WaliUntukHakAnak, Pilih: []Opsi{{rezim.WaliHanyaMerusak, "hanya yang tidak dapat dikembalikan"}, {rezim.WaliWajib, "selalu"}, {rezim.WaliTidak, "tidak"}}},
			{Nama: "wali_semua", Label: "Persetujuan wali untuk semua dasar pemrosesan", Ya: &s.WaliUntukSemuaDasar}, {Nama: "nikah", Label: "Nikah mendewasakan untuk pelindungan data", Ya: &s.NikahMendewasakan},
			{Nama: "peralihan", Label: "Izin wali saat santri dewasa", Teks: &s.Peralihan, Pilih: []Opsi{{rezim.LanjutLaluTangguh, "lanjut dahulu, lalu ditangguhkan"}, {rezim.TangguhSeketika, "ditangguhkan seketika"}}},
			{Nama: "hari_peralihan", Label: "Lanjut selama", Bantu: "hari", Angka: &s.HariPeralihan}, {Nama: "hari_jelang", Label: "Dikabari sebelum dewasa", Bantu: "hari", Angka: &s.HariJelangPeralihan},
		}},
		{"Kebijakan dan statistik", []kotakSetelan{
			{Nama: "pengumuman_jam", Label: "Perubahan penting diumumkan sebelum berlaku", Bantu: "jam", Angka: &s.PengumumanJam}, {Nama: "jeda_tanya_ulang", Label: "Tidak bertanya lagi sesudah ditolak", Bantu: "hari", Angka: &s.JedaTanyaUlangHari},
			{Nama: "kelompok_terkecil", Label: "Kelompok terkecil dalam angka yang diumumkan", Bantu: "orang, sekurangnya 2", Angka: &s.KelompokTerkecil}, {Nama: "tinjau_bulan", Label: "Orang diminta memeriksa datanya tiap", Bantu: "bulan, paling lama 60", Angka: &s.TinjauBulan},
		}},
		{"Akses khusus dan keamanan", []kotakSetelan{
			{Nama: "dukungan_jam", Label: "Akses dukungan per tiket", Bantu: "jam, paling lama 4", Angka: &s.DukunganJam}, {Nama: "darurat_menit", Label: "Akses darurat", Bantu: "menit, paling lama 30", Angka: &s.DaruratMenit},
			{Nama: "darurat_sehari", Label: "Akses darurat sehari", Bantu: "kali, paling banyak 2", Angka: &s.DaruratSehari}, {Nama: "darurat_tinjau_hari", Label: "Ditinjau dalam", Bantu: "hari, paling lama 2", Angka: &s.DaruratTinjauHari},
			{Nama: "otentik_ulang_menit", Label: "Masuk ulang untuk tindakan peka, berlaku", Bantu: "menit, paling lama 5", Angka: &s.OtentikUlangMenit}, {Nama: "tenang_jam", Label: "Masa tenang sesudah perubahan peka", Bantu: "jam, sekurangnya 24", Angka: &s.TenangJam},
			{Nama: "umur_cadangan_kunci", Label: "Umur cadangan kunci", Bantu: "hari, paling lama 30", Angka: &s.UmurCadanganKunci},
		}},
		{"Pihak", []kotakSetelan{
			{Nama: "alamat_pengawas", Label: "Pengawas", Teks: &s.AlamatPengawas}, {Nama: "saksi", Label: "Yang menyimpan salinan titik periksa", Teks: &s.SaksiTitikPeriksa}, {Nama: "kedudukan", Label: "Kedudukan petugas pelindungan data", Teks: &s.KedudukanPPDP},
		}},
	}
}

var zonaIndonesia = []Opsi{{"Asia/Jakarta", "WIB"}, {"Asia/Makassar", "WITA"}, {"Asia/Jayapura", "WIT"}}

type isiMejaSetelan struct {
	formulir
	kantor.SetelanKantor
	Grup []grupSetelan
	Awal []rezim.Rezim // laws that are still to come: they may be followed before
	Oleh string
}

// mejaSetelan shows what the institution decided where the law leaves it open.
func (k *kunjungan) mejaSetelan() error { return k.tampilSetelanKantor(nil) }

func (k *kunjungan) tampilSetelanKantor(galat error) error {
	x, err := k.s.Kantor.Setelan(k.ctx(), k.Lembaga.ID)
	if err != nil {
		return err
	}
	isi := isiMejaSetelan{formulir: formulirBaru(k.r.PostForm), SetelanKantor: x, Grup: semuaSetelan(&x.Isi), Oleh: k.namaAkun(x.Oleh)}
	for _, r := range rezim.Baku().Semua() {
		if r.Sejak.After(k.hariIni()) {
			isi.Awal = append(isi.Awal, r)
		}
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	} else {
		isi.F = isiSetelan(isi.Grup)
		for id, t := range x.Isi.BeralihAwal {
			isi.F.Set("awal_"+id, t.String())
		}
	}
	return k.tampilForm(isi.formulir, "meja_setelan", "Setelan kantor pelindungan data", isi)
}

func isiSetelan(gs []grupSetelan) url.Values {
	f := url.Values{}
	for _, g := range gs {
		for _, b := range g.Isi {
			switch {
			case b.Angka != nil:
				f.Set(b.Nama, strconv.Itoa(*b.Angka))
			case b.Teks != nil:
				f.Set(b.Nama, *b.Teks)
			case *b.Ya:
				f.Set(b.Nama, "ya")
			}
		}
	}
	return f
}

func (k *kunjungan) aturSetelanKantor() error {
	x, err := k.s.Kantor.Setelan(k.ctx(), k.Lembaga.ID)
	if err != nil {
		return err
	}
	b := pembacaForm{f: k.r.PostForm}
	for _, g := range semuaSetelan(&x.Isi) {
		for _, s := range g.Isi {
			switch {
			case s.Angka != nil:
				*s.Angka = b.angka(s.Nama)
			case s.Teks != nil:
				*s.Teks = b.teks(s.Nama)
			default:
				*s.Ya = b.ya(s.Nama)
			}
		}
	}
	x.Isi.BeralihAwal = maps.Clone(x.Isi.BeralihAwal)
	for _, r := range rezim.Baku().Semua() {
		if !r.Sejak.After(k.hariIni()) {
			continue
		}
		delete(x.Isi.BeralihAwal, r.ID)
		if t := b.tanggal("awal_" + r.ID); !t.IsZero() {
			if x.Isi.BeralihAwal == nil {
				x.Isi.BeralihAwal = map[string]dasar.Tanggal{}
			}
			x.Isi.BeralihAwal[r.ID] = t
		}
	}
	if x.Versi, err = strconv.ParseUint(b.teks("versi"), 10, 63); err != nil {
		b.salah = append(b.salah, errForm.Invalidf("muat ulang halaman, lalu isi kembali").Pada("versi"))
	}
	if err = b.err(); err == nil {
		_, err = k.s.Kantor.AturSetelan(k.ctx(), k.Pelaku, x)
	}
	if err != nil {
		return k.tampilSetelanKantor(err)
	}
	return k.pindah("/privasi/setelan", "Setelan disimpan.")
}
