package rakit

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"time"
	"unicode"

	"github.com/google/uuid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/examples/server/situs"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// TautanPenyiapan returns the path of a fresh one-time set-up link while the
// server has no institution, and "" afterwards.
func (s *Server) TautanPenyiapan(ctx context.Context) (string, error) {
	ls, err := s.Akun.SemuaLembaga(ctx)
	if err != nil || len(ls) > 0 {
		return "", err
	}
	t, err := s.Akun.Undang(ctx, "", "", 24*time.Hour)
	return "/siapkan?token=" + url.QueryEscape(t), err
}

// DaftarPemrosesan implements situs.Penyiap.
func (s *Server) DaftarPemrosesan(nama string) (privasi.Register, error) {
	if nama == "" {
		nama = "pesantren"
	}
	return privasi.DaftarBaku("", nama, s.opsi.Now()), nil
}

// Siapkan implements situs.Penyiap. Its steps are idempotent for one
// institution; the institution itself appears last, so that a set-up that was
// cut is simply done again.
func (s *Server) Siapkan(ctx context.Context, p situs.Persiapan) (akun.Akun, error) {
	l := akun.Lembaga{ID: dasar.LembagaID(uuid.Must(uuid.NewV7()).String()), Nama: p.Nama, Zona: p.Zona}
	p.Admin.Lembaga = l.ID
	return s.SiapkanLembaga(ctx, l, p)
}

// SiapkanLembaga sets up an institution with a given id.
func (s *Server) SiapkanLembaga(ctx context.Context, l akun.Lembaga, p situs.Persiapan) (akun.Akun, error) {
	p, err := p.Periksa()
	if err != nil {
		return akun.Akun{}, err
	}
	p.Admin.Lembaga = l.ID
	a, err := s.Akun.Buat(ctx, p.Admin, p.Sandi)
	if err != nil {
		return a, err
	}
	pel := a.Pelaku().Untuk("sistem.administrasi")
	if err := s.tandatangani(ctx, l, a, p.Jabatan); err != nil {
		return a, fmt.Errorf("daftar pemrosesan: %w", err)
	}
	if err := s.Santri.AturStruktur(ctx, pel, struktur(l.ID, p.Unit)); err != nil {
		return a, fmt.Errorf("unit: %w", err)
	}
	if err := s.Keuangan.Siapkan(ctx, pel); err != nil {
		return a, fmt.Errorf("bagan akun: %w", err)
	}
	setelan, err := s.Keuangan.Setelan(ctx, pel)
	if err != nil {
		return a, err
	}
	setelan.Sejak, setelan.AwalanVA = dasar.Tgl(2000, 1, 1), p.AwalanVA
	setelan.PembukaPeriode = []string{"admin"}
	if err := s.Keuangan.AturSetelan(ctx, pel, setelan); err != nil {
		return a, fmt.Errorf("pengaturan keuangan: %w", err)
	}
	if err := s.siapkanKebijakan(ctx, pel, l, p); err != nil {
		return a, fmt.Errorf("kebijakan privasi: %w", err)
	}
	return a, s.Akun.SimpanLembaga(ctx, l)
}

// siapkanKebijakan publishes the default privacy policy. Without a contact of the office
// there is none yet, for a policy has to name one; where it is to be asked, the contact
// waits in the profile. Either way the pages lead to the questions first.
func (s *Server) siapkanKebijakan(ctx context.Context, pel dasar.Pelaku, l akun.Lembaga, p situs.Persiapan) error {
	if p.Kontak == "" {
		return nil
	}
	x, err := s.Kantor.Profil(ctx, l.ID)
	if err != nil {
		return err
	}
	if x.Versi == 0 {
		x.Nama, x.Telepon, x.Alamat, x.PPDP = l.Nama, p.Kontak, p.Alamat, p.PPDP
		if strings.Contains(p.Kontak, "@") {
			x.Telepon, x.Surel = "", p.Kontak
		}
		if _, err := s.Kantor.AturProfil(ctx, pel, x); err != nil {
			return err
		}
	}
	if p.TanyaKebijakan {
		return nil
	}
	return s.Kantor.SiapkanKebijakan(ctx, pel)
}

func (s *Server) tandatangani(ctx context.Context, l akun.Lembaga, a akun.Akun, jabatan string) error {
	reg, err := privasi.DaftarBaku(l.ID, l.Nama, s.opsi.Now()).Tandatangani(a.ID, jabatan, s.opsi.Now())
	if err != nil {
		return err
	}
	return s.Register.Simpan(ctx, l.ID, reg, 0)
}

// struktur makes units of the names that the office gave.
func struktur(l dasar.LembagaID, nama []string) santri.Struktur {
	var st santri.Struktur
	for i, n := range nama {
		st.Unit = append(st.Unit, santri.Unit{Lembaga: l, Kode: santri.KodeUnit(n), Nama: n, Jalur: JalurUnit(n), Urutan: i + 1})
	}
	return st
}

// JalurUnit guesses the track from the name: a pondok or madrasah diniyah
// teaches the diniyah, a tahfidz house the tahfidz, every other unit is formal.
func JalurUnit(nama string) santri.Jalur {
	for _, kata := range strings.FieldsFunc(strings.ToLower(nama), func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch kata {
		case "pondok", "ponpes", "pesantren", "diniyah", "diniyyah", "madin", "madrasahdiniyah", "salaf", "salafiyah":
			return santri.Diniyah
		case "tahfidz", "tahfizh", "tahfiz", "tahfid":
			return santri.Tahfidz
		}
	}
	return santri.Formal
}
