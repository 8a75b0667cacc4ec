package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/examples/server/contoh"
)

// contohkan builds the sample school, runs its month, prints the summary, and
// serves it unless told to stop.
func contohkan(ctx context.Context, p pilihan, out io.Writer) error {
	folder := contoh.Bawaan()
	if p.berkas != "" {
		if st, err := os.Stat(p.berkas); err != nil || !st.IsDir() {
			return fmt.Errorf("folder %s tidak ditemukan; periksa -berkas", p.berkas)
		}
		folder = os.DirFS(p.berkas)
	}
	s, err := bukaServer(ctx, p)
	if err != nil {
		return err
	}
	defer s.Close()
	h, err := jalankanBulan(ctx, &contoh.Pelari{Server: s, Folder: folder, Kabar: func(f string, a ...any) { fmt.Fprintf(out, f+"\n", a...) }}, p, out)
	if err != nil || p.selesai {
		return err
	}
	var masuk []tautan
	for _, a := range []akun.Akun{h.Bendahara, h.Admin, h.HRD, h.PPDP} {
		if a.ID == "" {
			continue
		}
		token, err := s.Akun.Undang(ctx, a.Lembaga, a.ID, 24*time.Hour)
		if err != nil {
			return err
		}
		masuk = append(masuk, tautan{akun.NamaPeran(a.Peran), "/undangan?token=" + url.QueryEscape(token)})
	}
	return layaniServer(ctx, s, p, out, masuk...)
}

func jalankanBulan(ctx context.Context, pelari *contoh.Pelari, p pilihan, out io.Writer) (contoh.Hasil, error) {
	h, err := pelari.Jalankan(ctx)
	if err != nil {
		return h, err
	}
	h.Ringkasan.Cetak(out)
	if p.ringkasan != "" {
		err = tulisRingkasan(p.ringkasan, h.Ringkasan)
	}
	return h, err
}

// tulisRingkasan writes the file completely before it gets its name.
func tulisRingkasan(path string, r contoh.Ringkasan) error {
	b, err := json.MarshalIndent(r.JSON(), "", " ")
	if err != nil {
		return err
	}
	baru := path + ".baru"
	if err := os.WriteFile(baru, append(b, '\n'), 0o600); err != nil {
		return fmt.Errorf("ringkasan: %w", err)
	}
	return os.Rename(baru, filepath.Clean(path))
}
