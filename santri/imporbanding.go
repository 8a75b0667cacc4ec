package santri

import (
	"context"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// ubahan is what one row changes about a known santri.
type ubahan struct {
	santri     *Santri // the record to store, nil when it stays
	anggota    []Keanggotaan
	tutup      []Penutupan
	mukim      []Mukim
	tutupMukim []Penutupan
	sidik      *SidikImpor
}

// keadaan is what is stored around a group of known santri.
type keadaan struct {
	ikatan  map[ID][]Perwalian
	wali    map[WaliID]Wali
	asuhan  map[WaliID][]ID // of wali whose name changes
	rumah   map[tandaWali]Wali
	anggota map[ID][]Keanggotaan
	mukim   map[ID][]Mukim
	sidik   map[ID][]byte
}

// banding compares known santri with their rows and prepares what changes. An
// empty field of the file changes nothing: an import never erases.
type banding struct {
	im      *Impor
	pel     dasar.Pelaku
	layout  TataLetak
	mulai   dasar.Tanggal
	keadaan keadaan
	us      []*putusan // the known ones
	baru    []*putusan // the new ones
	indeks  map[string][]byte
	wali    *ubahanWali
}

// bandingkan does it for all known rows.
func (im *Impor) bandingkan(ctx context.Context, p dasar.Pelaku, us []*putusan, t TataLetak, mulai dasar.Tanggal) (*ubahanWali, error) {
	x := banding{im: im, pel: p, layout: t, mulai: mulai, wali: buatUbahanWali()}
	for _, u := range us {
		if u.santri != nil && u.tindakan != TindakTolak {
			x.us = append(x.us, u)
		}
		if u.tindakan == TindakBaru {
			x.baru = append(x.baru, u)
		}
	}
	for _, f := range []func(context.Context) error{x.muat, x.lingkup, x.polos, x.tersegel, x.orangTua, x.tempat} {
		if err := f(ctx); err != nil {
			return nil, err
		}
	}
	for _, u := range x.us {
		if u.tindakan = TindakSama; len(u.beda) > 0 {
			u.tindakan = TindakUbah
		}
	}
	return x.wali, nil
}

// muat reads what is stored around the known ones.
func (x *banding) muat(ctx context.Context) error {
	k := keadaan{map[ID][]Perwalian{}, map[WaliID]Wali{}, map[WaliID][]ID{}, map[tandaWali]Wali{}, map[ID][]Keanggotaan{}, map[ID][]Mukim{}, map[ID][]byte{}}
	l, st := x.pel.Lembaga, x.im.Stores
	for bagian := range slices.Chunk(x.us, kelompokImpor) {
		id := make([]ID, len(bagian))
		for i, u := range bagian {
			id[i] = u.santri.ID
		}
		ikatan, err := st.Wali.Perwalian(ctx, l, id...)
		if err != nil {
			return err
		}
		wali, err := ambilWali(ctx, st.Stores, l, ikatan)
		if err != nil {
			return err
		}
		for _, i := range ikatan {
			k.ikatan[i.Santri] = append(k.ikatan[i.Santri], i)
			k.wali[i.Wali] = wali[i.Wali]
		}
		anggota, err := st.Keanggotaan.Milik(ctx, l, id...)
		if err != nil {
			return err
		}
		for _, a := range anggota {
			k.anggota[a.Santri] = append(k.anggota[a.Santri], a)
		}
		mukim, err := st.Mukim.Milik(ctx, l, id...)
		if err != nil {
			return err
		}
		for _, m := range mukim {
			k.mukim[m.Santri] = append(k.mukim[m.Santri], m)
		}
		sidik, err := st.Impor.Sidik(ctx, l, x.layout, id...)
		if err != nil {
			return err
		}
		for _, s := range sidik {
			k.sidik[s.Santri] = s.Sidik
		}
	}
	x.keadaan = k
	for _, u := range x.us {
		s := *u.santri
		u.ubah = &ubahan{santri: &s}
	}
	return nil
}

// lingkup refuses rows about santri, or units, that the actor does not cover.
func (x *banding) lingkup(context.Context) error {
	hari := x.im.Service.hariIni(x.pel.Lembaga)
	for _, u := range x.us {
		if !tercakup(x.pel.Lingkup, x.keadaan.anggota[u.santri.ID], hari) {
			u.tolak("unit", ErrImporLingkup, "santri ini di luar wewenang Anda")
			continue
		}
		for _, a := range u.Isi.Anggota {
			if !x.pel.Lingkup.Mencakup(string(a.Unit)) {
				u.tolak("unit", ErrImporLingkup, "unit ini di luar wewenang Anda")
				break
			}
		}
	}
	x.us = slices.DeleteFunc(x.us, func(u *putusan) bool { return u.tindakan == TindakTolak })
	return nil
}

func (u *putusan) bedakan(bidang, lama, baru string) {
	u.beda = append(u.beda, Beda{bidang, lama, baru})
}

// polos compares the readable fields and the NIK, which its index compares.
func (x *banding) polos(context.Context) error {
	for _, u := range x.us {
		s, isi := u.ubah.santri, u.Isi
		if isi.NIS != s.NIS && isi.NIS != "" && (x.layout != LembarDapodik || s.NIS == "") {
			u.bedakan("nis", string(s.NIS), string(isi.NIS))
			s.NIS = isi.NIS
		}
		if isi.NISN != s.NISN && isi.NISN != "" {
			u.bedakan("nisn", string(s.NISN), string(isi.NISN))
			s.NISN = isi.NISN
		}
		if b, _ := s.NIK.Bungkus(); isi.NIK != "" && !samaIndeks(b.Indeks, u.indeksNIK) {
			u.bedakan("nik", adaTertutup(s.NIK.Kosong()), samarkan(privasi.KategoriNIK, string(isi.NIK)))
			s.NIK = privasi.Tutup(isi.NIK)
		}
		if !samaNama(s.Nama, isi.Nama) {
			u.bedakan("nama", s.Nama, isi.Nama)
			s.Nama = isi.Nama
		}
		if isi.NamaArab != "" && isi.NamaArab != s.NamaArab {
			u.bedakan("nama_arab", s.NamaArab, isi.NamaArab)
			s.NamaArab = isi.NamaArab
		}
		if isi.JenisKelamin != s.JenisKelamin {
			u.bedakan("jenis_kelamin", string(s.JenisKelamin), string(isi.JenisKelamin))
			s.JenisKelamin = isi.JenisKelamin
		}
		if isi.TempatLahir != "" && !strings.EqualFold(isi.TempatLahir, s.TempatLahir) {
			u.bedakan("tempat_lahir", s.TempatLahir, isi.TempatLahir)
			s.TempatLahir = isi.TempatLahir
		}
		if !isi.TanggalLahir.IsZero() && isi.TanggalLahir != s.TanggalLahir {
			u.bedakan("tanggal_lahir", s.TanggalLahir.String(), isi.TanggalLahir.String())
			s.TanggalLahir = isi.TanggalLahir
		}
		if isi.Angkatan != 0 && isi.Angkatan != s.Angkatan {
			u.bedakan("angkatan", tahunTeks(s.Angkatan), itoa(isi.Angkatan))
			s.Angkatan = isi.Angkatan
		}
	}
	return nil
}

func tahunTeks(n int) string {
	if n == 0 {
		return ""
	}
	return itoa(n)
}

// samaNama reports that the file says nothing new about a name: it is the same,
// or the same written all in capitals.
func samaNama(ada, baru string) bool {
	return ada == baru || baru == strings.ToUpper(baru) && strings.EqualFold(ada, baru)
}

// adaTertutup shows that a sealed field holds something, without opening it.
func adaTertutup(kosong bool) string {
	if kosong {
		return ""
	}
	return "•••"
}

// samarkan masks a value of the file for the list of differences.
func samarkan(kategori, nilai string) string {
	for _, s := range privasi.SamaranBaku() {
		if s.Kategori == kategori {
			return s.Samarkan(nilai)
		}
	}
	return adaTertutup(nilai == "")
}

// tempat compares memberships and boarding. What differs ends on the day the
// import takes effect and begins anew.
func (x *banding) tempat(context.Context) error {
	for _, u := range x.us {
		for _, a := range u.Isi.Anggota {
			x.jalur(u, a)
		}
		if x.layout != LembarDapodik {
			x.mukim(u)
		}
	}
	return nil
}

func (x *banding) jalur(u *putusan, a Anggota) {
	mulai, lama := x.mulai, ""
	for _, k := range x.keadaan.anggota[u.santri.ID] {
		switch {
		case k.Jalur != a.Jalur:
		case !k.Terbuka():
			mulai = kemudian(mulai, k.Selesai)
		case k.Unit == a.Unit && (a.Kelas == "" || k.Tingkat == a.Tingkat && k.Kelas == a.Kelas):
			return
		default:
			mulai, lama = kemudian(mulai, k.Mulai), sebutAnggota(Anggota{k.Jalur, k.Unit, k.Tingkat, k.Kelas})
			u.ubah.tutup = append(u.ubah.tutup, Penutupan{k.ID, mulai, "pindah"})
		}
	}
	u.bedakan(string(a.Jalur), lama, sebutAnggota(a))
	u.ubah.anggota = append(u.ubah.anggota, Keanggotaan{Lembaga: x.pel.Lembaga, Santri: u.santri.ID,
		Jalur: a.Jalur, Unit: a.Unit, Tingkat: a.Tingkat, Kelas: a.Kelas, Mulai: mulai})
}

func sebutAnggota(a Anggota) string {
	if a.Kelas == "" {
		return string(a.Unit)
	}
	return string(a.Unit) + " " + a.Kelas
}

func kemudian(a, b dasar.Tanggal) dasar.Tanggal {
	if b.After(a) {
		return b
	}
	return a
}

func (x *banding) mukim(u *putusan) {
	isi := u.Isi
	if isi.Mukim == TakDisebut {
		return
	}
	mulai := x.mulai
	var buka *Mukim
	for _, m := range x.keadaan.mukim[u.santri.ID] {
		if m.Terbuka() {
			buka = new(m)
			mulai = kemudian(mulai, m.Mulai)
		} else {
			mulai = kemudian(mulai, m.Selesai)
		}
	}
	lama := ""
	if buka != nil {
		lama = sebutMukim(buka.Asrama, buka.Kamar)
		if isi.Mukim == YaDisebut && (isi.Asrama == "" || buka.Asrama == isi.Asrama) && (isi.Kamar == "" || buka.Kamar == isi.Kamar) {
			return
		}
		u.ubah.tutupMukim = append(u.ubah.tutupMukim, Penutupan{ID: buka.ID, Selesai: mulai})
	} else if isi.Mukim == TidakDisebut {
		return
	}
	if isi.Mukim == TidakDisebut {
		u.bedakan("mukim", lama, "Tidak")
		return
	}
	u.bedakan("mukim", lama, sebutMukim(isi.Asrama, isi.Kamar))
	u.ubah.mukim = append(u.ubah.mukim, Mukim{Lembaga: x.pel.Lembaga, Santri: u.santri.ID, Asrama: isi.Asrama, Kamar: isi.Kamar, Mulai: mulai})
}

func sebutMukim(asrama, kamar string) string {
	if asrama == "" && kamar == "" {
		return "Ya"
	}
	return strings.TrimSpace(asrama + " " + kamar)
}
