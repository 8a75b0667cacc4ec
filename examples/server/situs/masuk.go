package situs

import (
	"net"
	"net/http"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/pendedahan"
)

// siapa returns the signed-in visitor; nobody is akun.ErrMasuk.
func (s *Situs) siapa(w http.ResponseWriter, r *http.Request) (*kunjungan, error) {
	ctx := r.Context()
	id, lembaga := s.Sesi.GetString(ctx, "akun"), s.Sesi.GetString(ctx, "lembaga")
	if id == "" {
		return nil, akun.ErrMasuk.Forbiddenf("masuk dahulu")
	}
	a, err := s.Akun.Ambil(ctx, dasar.LembagaID(lembaga), id)
	if err != nil && dasar.KindOf(err) != dasar.NotFound {
		return nil, err
	}
	if err != nil || !a.Aktif {
		return nil, akun.ErrMasuk.Forbiddenf("akun ini tidak aktif lagi; masuk dengan akun lain")
	}
	l, err := s.Akun.Lembaga(ctx, a.Lembaga)
	if err != nil {
		return nil, err
	}
	return &kunjungan{s: s, w: w, r: r, Akun: a, Lembaga: l, Pelaku: a.Pelaku()}, nil
}

// Siapa identifies the caller of the JSON API by the same session. A locked account is
// refused everything there.
func (s *Situs) Siapa(r *http.Request) (dasar.Pelaku, error) {
	k, err := s.siapa(nil, r)
	if err == nil {
		err = dasarhttp.Tolak(k.periksaKunci())
	}
	if err != nil {
		return dasar.Pelaku{}, err
	}
	return k.Pelaku, nil
}

// periksaKunci refuses, with [pendedahan.ErrAkunTerkunci], an account whose emergency was
// not reviewed in time. Families cannot declare one and are not asked, and without an
// office nobody can.
func (k *kunjungan) periksaKunci() error {
	if k.s.Kantor == nil || k.Akun.Peran == privasi.PeranWali || k.Akun.Peran == privasi.PeranSantri {
		return nil
	}
	kunci, err := k.s.Kantor.TerkunciDarurat(k.ctx(), k.Pelaku)
	if err == nil && kunci {
		err = pendedahan.ErrAkunTerkunci.Forbiddenf("akun ini terkunci karena akses darurat Anda belum ditinjau; hubungi petugas pelindungan data")
	}
	return err
}

type isiMasuk struct {
	Ke, NamaMasuk, Pesan, Aturan string
}

func (s *Situs) formMasuk(w http.ResponseWriter, r *http.Request) error {
	ls, err := s.Akun.SemuaLembaga(r.Context())
	if err != nil {
		return err
	}
	if len(ls) == 0 {
		return s.tulis(w, http.StatusOK, "belum_siap", "rangka.html", lembar{Judul: "Belum disiapkan", Sempit: true})
	}
	if _, err := s.siapa(w, r); err == nil {
		http.Redirect(w, r, tujuanAman(r.URL.Query().Get("ke")), http.StatusSeeOther)
		return nil
	}
	return s.tulis(w, http.StatusOK, "masuk", "rangka.html", lembar{Judul: "Masuk", Sempit: true, Isi: isiMasuk{Ke: tujuanAman(r.URL.Query().Get("ke"))}})
}

func (s *Situs) masuk(w http.ResponseWriter, r *http.Request) error {
	alamat, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		alamat = r.RemoteAddr
	}
	a, err := s.Masuk.Masuk(r.Context(), r.PostForm.Get("nama_masuk"), r.PostForm.Get("sandi"), alamat)
	if k := dasar.KindOf(err); err != nil && (k == dasar.Forbidden || k == dasar.Unavailable) && dasar.RuleOf(err) != "" {
		isi := isiMasuk{Ke: tujuanAman(r.PostForm.Get("ke")), NamaMasuk: r.PostForm.Get("nama_masuk"), Pesan: kalimat(pesanDari(err)), Aturan: dasar.RuleOf(err)}
		return s.tulis(w, http.StatusUnauthorized, "masuk", "rangka.html", lembar{Judul: "Masuk", Sempit: true, Isi: isi})
	}
	if err != nil {
		return err
	}
	if err := s.bukaSesi(r, a); err != nil {
		return err
	}
	http.Redirect(w, r, tujuanAman(r.PostForm.Get("ke")), http.StatusSeeOther)
	return nil
}

// bukaSesi starts a session under a fresh token.
func (s *Situs) bukaSesi(r *http.Request, a akun.Akun) error {
	ctx := r.Context()
	if err := s.Sesi.RenewToken(ctx); err != nil {
		return err
	}
	s.Sesi.Put(ctx, "akun", a.ID)
	s.Sesi.Put(ctx, "lembaga", string(a.Lembaga))
	s.Sesi.Put(ctx, "dipastikan", s.Now().Unix())
	s.kabarkanKebijakan(ctx, a)
	s.hitungKabar(ctx, a)
	return nil
}

func (s *Situs) keluar(w http.ResponseWriter, r *http.Request) error {
	if err := s.Sesi.Destroy(r.Context()); err != nil {
		return err
	}
	http.Redirect(w, r, "/masuk", http.StatusSeeOther)
	return nil
}
