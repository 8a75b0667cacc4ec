package situs

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/kebijakan"
)

var halamanKebijakan = []halaman{
	{pola: "GET /data-saya/kebijakan", tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).kebijakanSaya},
	{pola: "POST /data-saya/kebijakan", tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).akuiKebijakan},
	{pola: "GET /privasi/kebijakan", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).mejaKebijakan},
	{pola: "POST /privasi/kebijakan/profil", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).aturProfil},
	{pola: "POST /privasi/kebijakan/naskah", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).simpanNaskah},
	{pola: "POST /privasi/kebijakan/{versi}/kabar", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).catatKabar},
}

type isiKebijakan struct {
	Lembaga akun.Lembaga
	Pilihan []akun.Lembaga // several institutions, none chosen
	Audiens kebijakan.Audiens
	Semua   []kebijakan.Audiens
	Versi   kebijakan.Kebijakan
	Lama    kebijakan.Kebijakan
	Beda    kebijakan.Beda
	Baris   []barisVersi
	Profil  kantor.ProfilKantor
	Publik  string
}

// barisVersi is a version with its period.
type barisVersi struct {
	kebijakan.Kebijakan
	Dari, Sampai string
	Kini         bool
}

// kebijakan shows the policy to whoever asks, without signing in: the version in force or
// the one of an ID, every other version with its period, and whom to turn to.
func (s *Situs) kebijakan(w http.ResponseWriter, r *http.Request) error {
	ls, err := s.Akun.SemuaLembaga(r.Context())
	if err != nil {
		return err
	}
	minta := r.URL.Query().Get("lembaga")
	i := slices.IndexFunc(ls, func(l akun.Lembaga) bool { return string(l.ID) == minta || minta == "" && len(ls) == 1 })
	if i < 0 && minta != "" {
		return errTakAda.NotFoundf("lembaga ini tidak ada")
	}
	isi := isiKebijakan{Pilihan: ls}
	if i >= 0 {
		if isi, err = s.isiKebijakan(r, ls[i]); err != nil {
			return err
		}
	}
	return s.tulis(w, http.StatusOK, "kebijakan", "rangka.html", lembar{Judul: "Kebijakan privasi", Lembaga: isi.Lembaga, Isi: isi})
}

func (s *Situs) isiKebijakan(r *http.Request, l akun.Lembaga) (isi isiKebijakan, err error) {
	ctx := r.Context()
	isi = isiKebijakan{Lembaga: l, Audiens: kebijakan.Audiens(r.URL.Query().Get("untuk"))}
	rs, err := s.Kantor.SemuaKebijakan(ctx, l.ID)
	if err != nil {
		return isi, err
	}
	if isi.Profil, err = s.Kantor.Profil(ctx, l.ID); err != nil {
		return isi, err
	}
	if isi.Publik, err = s.Kantor.KunciPublik(ctx, l.ID); err != nil {
		return isi, err
	}
	minta, t := r.PathValue("versi"), s.Now()
	ada := func(x kebijakan.Riwayat) bool {
		return slices.ContainsFunc(x.Terbitan, func(k kebijakan.Kebijakan) bool { return k.ID == minta })
	}
	pilih := slices.IndexFunc(rs, func(x kebijakan.Riwayat) bool {
		return minta != "" && ada(x) || minta == "" && x.Audiens == isi.Audiens
	})
	if pilih < 0 && (minta != "" || isi.Audiens != "") {
		return isi, errTakAda.NotFoundf("versi kebijakan ini tidak ada")
	}
	for _, x := range rs {
		isi.Semua = append(isi.Semua, x.Audiens)
	}
	if len(rs) == 0 {
		return isi, nil
	}
	riwayat := rs[max(pilih, 0)]
	isi.Audiens = riwayat.Audiens
	kini, _ := riwayat.Pada(t)
	if minta == "" {
		minta = cmp.Or(kini.ID, riwayat.Terbitan[0].ID)
	}
	for n, k := range riwayat.Terbitan {
		dari, sampai, _ := riwayat.Masa(k.ID)
		isi.Baris = append(isi.Baris, barisVersi{k, jam(dari, l.Lokasi()), jam(sampai, l.Lokasi()), k.ID == kini.ID})
		if k.ID == minta {
			isi.Versi = k
			if n > 0 {
				isi.Lama = riwayat.Terbitan[n-1]
				isi.Beda = kebijakan.Bandingkan(isi.Lama, k)
			}
		}
	}
	return isi, nil
}

// jedaKebijakan is how long a page trusts what the session says of the policy: one that is
// announced meanwhile appears after it, without a query on every page.
const jedaKebijakan = 10 * time.Minute

// kebijakanBaru reports whether a policy waits to be read by the visitor.
func (k *kunjungan) kebijakanBaru() bool {
	dilihat := time.Unix(k.s.Sesi.GetInt64(k.ctx(), "kebijakan_dilihat"), 0)
	if k.s.Now().Sub(dilihat).Abs() >= jedaKebijakan {
		k.s.kabarkanKebijakan(k.ctx(), k.Akun)
		k.s.hitungKabar(k.ctx(), k.Akun)
	}
	return k.s.Sesi.GetBool(k.ctx(), "kebijakan_baru")
}

// kabarkanKebijakan looks whether a policy waits to be read: at sign-in, and again after
// [jedaKebijakan]. What goes wrong here keeps nobody out.
func (s *Situs) kabarkanKebijakan(ctx context.Context, a akun.Akun) {
	if s.Kantor == nil {
		return
	}
	x, ada, err := s.Kantor.KebijakanSaya(ctx, a.Pelaku().Untuk(privasi.TujuanHakSubjek))
	if err != nil {
		s.Log.ErrorContext(ctx, "policy at sign-in", "err", err)
	}
	s.Sesi.Put(ctx, "kebijakan_dilihat", s.Now().Unix())
	s.Sesi.Put(ctx, "kebijakan_baru", err == nil && ada && x.Dibaca.IsZero())
}

type isiKebijakanSaya struct {
	kantor.KebijakanSaya
	Kembali string // where the visitor was
}

// kebijakanSaya shows the newest policy for the visitor with what changed.
func (k *kunjungan) kebijakanSaya() error {
	x, ada, err := k.s.Kantor.KebijakanSaya(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	if !ada {
		return k.pindah("/kebijakan?lembaga="+string(k.Lembaga.ID), "")
	}
	return k.tampil("kebijakan_saya", "Kebijakan privasi", isiKebijakanSaya{x, tujuanAman(k.r.URL.Query().Get("kembali"))})
}

func (k *kunjungan) akuiKebijakan() error {
	f := k.r.PostForm
	if _, err := k.s.Kantor.AkuiKebijakan(k.ctx(), k.Pelaku, f.Get("versi"), f.Get("tampil")); err != nil {
		return err
	}
	k.s.Sesi.Put(k.ctx(), "kebijakan_baru", false)
	return k.pindah(tujuanAman(f.Get("kembali")), "Tercatat: Anda sudah membaca kebijakan privasi. Ini bukan persetujuan atas tujuan apa pun.")
}

type isiMejaKebijakan struct {
	salah
	Audiens kebijakan.Audiens
	Semua   []kebijakan.Audiens
	Profil  kantor.ProfilKantor
	Naskah  kantor.Rancangan
	Temuan  []barisTemuan
	Beda    kebijakan.Beda
	Baris   []barisVersi
	Maju    map[string]kantor.Kemajuan
	Belum   string // why no text can be written yet
}

type barisTemuan struct {
	Judul, Pasal, Saran, Kutipan string
	Terlarang                    bool
}

func (k *kunjungan) mejaKebijakan() error { return k.tampilMejaKebijakan(nil) }

func (k *kunjungan) tampilMejaKebijakan(galat error) (err error) {
	isi := isiMejaKebijakan{Audiens: kebijakan.Audiens(cmp.Or(k.r.FormValue("untuk"), "wali")), Semua: kebijakan.SemuaAudiens()}
	if !slices.Contains(isi.Semua, isi.Audiens) {
		isi.Audiens = kebijakan.Wali
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	if isi.Profil, err = k.s.Kantor.Profil(k.ctx(), k.Lembaga.ID); err != nil {
		return err
	}
	isi.Profil.Nama = cmp.Or(isi.Profil.Nama, k.Lembaga.Nama)
	if isi.Maju, err = k.s.Kantor.KemajuanKabar(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	r, err := k.s.Kantor.Kebijakan(k.ctx(), k.Lembaga.ID, isi.Audiens)
	if err != nil {
		return err
	}
	kini, _ := r.Pada(k.s.Now())
	for _, v := range slices.Backward(r.Terbitan) {
		dari, sampai, _ := r.Masa(v.ID)
		isi.Baris = append(isi.Baris, barisVersi{v, jam(dari, k.Lembaga.Lokasi()), jam(sampai, k.Lembaga.Lokasi()), v.ID == kini.ID})
	}
	if isi.Naskah, err = k.s.Kantor.Rancangan(k.ctx(), k.Pelaku, isi.Audiens); err == nil {
		err = isi.periksa(k, r)
	}
	if dasar.KindOf(err) == dasar.Invalid && err != nil { // no contact, no length: the page says what to do first
		isi.Belum = kalimat(pesanDari(err))
		err = nil
	}
	if err != nil {
		return err
	}
	return k.tampilSalah(isi.salah, "meja_kebijakan", "Kebijakan privasi", isi)
}

// periksa marks the draft and compares it with the last version.
func (i *isiMejaKebijakan) periksa(k *kunjungan, r kebijakan.Riwayat) error {
	n, err := k.s.Kantor.Naskah(k.ctx(), i.Naskah)
	if err != nil {
		return err
	}
	for _, t := range kantor.PeriksaNaskah(n) {
		i.Temuan = append(i.Temuan, barisTemuan{t.Judul, t.Pasal, t.Saran, t.Tempat[0].Kutipan, t.Terlarang})
	}
	if a := len(r.Terbitan); a > 0 {
		i.Beda = kebijakan.Bandingkan(r.Terbitan[a-1], kebijakan.Kebijakan{Ringkasan: n.Ringkasan, Klausul: n.Klausul, Tujuan: n.Tujuan})
	}
	return nil
}

func (k *kunjungan) aturProfil() error {
	f := k.r.PostForm
	x, err := k.s.Kantor.Profil(k.ctx(), k.Lembaga.ID)
	if err != nil {
		return err
	}
	x.Nama, x.Alamat, x.Surel, x.Telepon, x.PPDP = f.Get("nama"), f.Get("alamat"), f.Get("surel"), f.Get("telepon"), f.Get("ppdp")
	x.Pengaduan, x.BertempatIndonesia = f["pengaduan"], f.Get("indonesia") == "ya"
	if x, err = k.s.Kantor.AturProfil(k.ctx(), k.Pelaku, x); err == nil {
		err = k.s.Kantor.SiapkanKebijakan(k.ctx(), k.Pelaku)
	}
	if err != nil {
		return k.tampilMejaKebijakan(err)
	}
	return k.pindah("/privasi/kebijakan", "Profil disimpan. Naskah yang sudah terbit tidak berubah; terbitkan versi baru bila perlu.")
}

// simpanNaskah keeps the draft, and announces it where that was asked.
func (k *kunjungan) simpanNaskah() error {
	f := k.r.PostForm
	x, err := k.s.Kantor.Rancangan(k.ctx(), k.Pelaku, kebijakan.Audiens(f.Get("untuk")))
	if err != nil {
		return k.tampilMejaKebijakan(err)
	}
	x.Ringkasan, x.Klausul, x.Material = f.Get("ringkasan"), nil, f.Get("material") == "ya"
	if f.Get("aksi") == "baku" {
		n, err := k.s.Kantor.NaskahBaku(k.ctx(), k.Lembaga.ID, x.Audiens)
		if err != nil {
			return k.tampilMejaKebijakan(err)
		}
		x.Ringkasan, x.Klausul = n.Ringkasan, n.Klausul
	} else {
		for i, kunci := range f["kunci_klausul"] {
			if i < len(f["judul"]) && i < len(f["teks"]) && f["judul"][i]+f["teks"][i] != "" {
				x.Klausul = append(x.Klausul, kebijakan.Klausul{Kunci: cmp.Or(kunci, "tambahan-"+idPendek(f["judul"][i])), Judul: f["judul"][i], Teks: f["teks"][i]})
			}
		}
	}
	if x, err = k.s.Kantor.SimpanRancangan(k.ctx(), k.Pelaku, x); err != nil {
		return k.tampilMejaKebijakan(err)
	}
	ke := "/privasi/kebijakan?untuk=" + string(x.Audiens)
	if f.Get("aksi") != "terbitkan" {
		return k.pindah(ke, "Rancangan disimpan; belum diumumkan.")
	}
	berlaku, err := time.ParseInLocation("2006-01-02T15:04", f.Get("berlaku"), k.Lembaga.Lokasi())
	if err != nil {
		return k.tampilMejaKebijakan(errForm.Invalidf("isi hari dan jam mulai berlaku").Pada("berlaku"))
	}
	n, err := k.s.Kantor.Naskah(k.ctx(), x)
	if err == nil {
		_, err = k.s.Kantor.TerbitkanKebijakan(k.ctx(), k.Pelaku, n, berlaku)
	}
	if err != nil {
		return k.tampilMejaKebijakan(err)
	}
	return k.pindah(ke, "Kebijakan diumumkan; orang yang terdampak dikabari. Lihat sampai di mana di halaman Kabar.")
}

func idPendek(s string) string {
	b := []byte{}
	for _, c := range []byte(s) {
		if c|0x20 >= 'a' && c|0x20 <= 'z' {
			b = append(b, c|0x20)
		}
	}
	return string(b[:min(len(b), 24)])
}

// catatKabar notes that the people who wait were told by another way.
func (k *kunjungan) catatKabar() error {
	f := k.r.PostForm
	h := kebijakan.HasilKirim{Terkirim: f.Get("kanal") != "", Kanal: f.Get("kanal"), Sebab: kebijakan.SebabGagal(f.Get("sebab"))}
	n, err := k.s.Kantor.CatatKabar(k.ctx(), k.Pelaku, k.r.PathValue("versi"), h)
	if err != nil {
		return k.tampilMejaKebijakan(err)
	}
	return k.pindah("/privasi/kebijakan?untuk="+f.Get("untuk"), "%d orang dicatat.", n)
}
