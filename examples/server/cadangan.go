package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/pesantren-go/pesantren/examples/server/rakit"
)

// cadangkan writes a backup beside the running server, or without it.
func cadangkan(ctx context.Context, p pilihan, out io.Writer) error {
	if p.berkas == "" {
		p.berkas = "cadangan-" + time.Now().Format("20060102-1504") + ".zip"
	}
	s, err := bukaServer(ctx, p)
	if err != nil {
		return err
	}
	if err := errors.Join(s.CadangkanKe(ctx, p.berkas, "cadangkan"), s.Close()); err != nil {
		return err
	}
	fmt.Fprintf(out, "Cadangan tersimpan: %s. Kuncinya tidak ikut; simpan kunci-induk dan nisan.jsonl di tempat lain.\n", p.berkas)
	return nil
}

// pulihkan brings a backup back.
func pulihkan(ctx context.Context, p pilihan, out io.Writer) error {
	if p.berkas == "" {
		return errors.New("sebutkan cadangannya: pulihkan -data FOLDER -berkas CADANGAN.zip")
	}
	return rakit.Pulihkan(ctx, opsi(p), p.berkas, out)
}
